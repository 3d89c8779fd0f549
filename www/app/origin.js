// How the text on show was taken, and how else it can be: with other characters, or in the other form of a paste.

import { fill, h } from "./dom.js";
import { origin as words, short, size } from "./strings.js";

/** @import { Child, Sheet } from "./types" */

/** @param {{ onEncoding: (encoding: string) => void, onExchange: () => void }} hooks */
export function createOrigin(hooks) {
  const element = h("section", { id: "origin", "aria-labelledby": "h-origin", tabindex: "-1" });
  return {
    element,
    /** @param {Sheet} sheet */
    show({ name, rival, opened: { source } }) {
      const rich = name.endsWith(".html");
      fill(element, h("div", { class: "head" }, h("h2", { id: "h-origin" }, words.heading)), h("dl", { class: "strip" },
        fact(words.file, name), fact(words.size, size(source.bytes)),
        fact(words.encoding, choice(words.again, words.encodings, source.encoding, hooks.onEncoding)),
        rival && fact(words.pasted, choice(words.pasted, [["rich", words.rich], ["plain", words.plain]], rich ? "rich" : "plain", () => hooks.onExchange())),
        fact(words.sha, h("span", { class: "whole", title: source.sha256 }, short(source.sha256)))),
      source.passages > 0 && skipped(source));
    },
  };
}

/** What a page holds and does not show. @param {Sheet["opened"]["source"]} source */
const skipped = ({ passages, skipped: list }) => h("details", { class: "skipped" }, h("summary", null, `${words.skipped}: ${words.passages(passages, list.length)}`),
  h("ol", { class: "words" }, list.map((passage) => h("li", null, passage))));

/** @param {string} name @param {...Child} value */
const fact = (name, ...value) => h("div", null, h("dt", null, name), h("dd", null, ...value));

/** @param {string} label @param {[string, string][]} options value and name @param {string} now @param {(value: string) => void} onChoice */
function choice(label, options, now, onChoice) {
  const select = h("select", { "aria-label": label }, options.map(([value, name]) => h("option", { value, selected: value === now ? true : null }, name)));
  select.addEventListener("change", () => onChoice(select.value));
  return select;
}
