// The share menu: what each kind does in one sentence, and the plain downloads.

import { button, h, icon } from "./dom.js";
import { share as words } from "./strings.js";

/** @typedef {"view" | "page" | "link" | "markdown" | "csv" | "json" | "original" | "names"} Kind */

/** @typedef {{ source: boolean, all: boolean }} Along what goes along: the text, and the other documents of the visit */

/** @param {{ onShare: (kind: Kind, along: Along) => void, offersLink: (along: Along) => Promise<boolean> }} hooks */
export function createShare(hooks) {
  const source = h("input", { type: "checkbox", checked: true, onchange: () => void offer() });
  const all = h("input", { type: "checkbox", onchange: () => void offer() });
  const allWords = h("span");
  const allLabel = h("label", { hidden: true }, all, h("span", null, allWords, h("br"), h("span", { class: "aside" }, words.allSays)));
  const along = () => ({ source: source.checked, all: all.checked && !allLabel.hidden });
  /** @param {Kind} kind */
  const run = (kind) => () => {
    element.hidePopover();
    hooks.onShare(kind, along());
  };
  /** @param {"view" | "page" | "link"} kind */
  const entry = (kind) => h("button", { type: "button", onclick: run(kind) }, icon(kind), h("b", null, words[kind].name), h("span", null, words[kind].says));
  const link = entry("link");
  link.hidden = true;
  /** A link is there while it would be short, and leads nowhere without the text. */
  const offer = async () => {
    link.hidden = true;
    link.hidden = !(source.checked && (await hooks.offersLink(along())));
  };
  const downloads = /** @type {const} */ (["markdown", "csv", "json", "original"]).map((kind) => button(words.downloads[kind], { class: "bare", onclick: run(kind) }));
  const element = h("div", { class: "menu", id: "share", popover: "auto", role: "dialog", "aria-label": words.title },
    entry("view"), entry("page"),
    h("label", null, source, h("span", null, words.source, h("br"), h("span", { class: "aside" }, words.without))), allLabel,
    h("div", { class: "row" }, h("span", { class: "aside" }, words.download), ...downloads),
    // Last: it comes when it has been measured, and must move nothing that a pointer is on its way to.
    link);
  element.addEventListener("beforetoggle", (event) => event.newState === "open" && void offer());
  return {
    element,
    /** How many documents are at hand. @param {number} documents */
    count(documents) {
      allLabel.hidden = documents < 2;
      allWords.textContent = words.all(documents);
    },
    /** What came together is shared together. @param {boolean} on */
    together(on) { all.checked = on; },
    /** A view without its source has nothing to download and cannot be read again. @param {boolean} has @param {boolean} text */
    show(has, text) {
      for (const one of downloads) one.disabled = !has;
      source.disabled = !has;
      source.checked = has && text;
    },
  };
}
