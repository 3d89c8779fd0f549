// Changes: what one document of an agreement does to what another said, and whether it says so.

import { rest, maybe, signers, stated } from "./changes-rest.js";
import { schedules } from "./changes-schedule.js";
import { button, fill, h, icon } from "./dom.js";
import { changes as words } from "./strings.js";

/** @import { At, Delta } from "./types" */

/** @typedef {"before" | "after"} Side */
/** @typedef {{ line: number, at: At }} Place */
/** @typedef {(side: Side, words: Place, shown?: string | number) => HTMLElement} ToLine makes a link to a line of one of the two */
/** @typedef {(before: At, after: At, on: boolean) => void} Decide counts two names as one portfolio's, or no longer */
/** @typedef {{ labels: string[], before: number, after: number, names: [string, string], agreement: string }} Chosen the documents that can be picked, and which two are */

/** @param {{ onPair: (before: number, after: number) => void, onGo: (side: Side, line: number, at: At) => void, onDecide: Decide }} hooks */
export function createChanges(hooks) {
  const from = h("select", { onchange: () => hooks.onPair(from.selectedIndex, to.selectedIndex) });
  const to = h("select", { onchange: () => hooks.onPair(from.selectedIndex, to.selectedIndex) });
  const swap = button("", { class: "bare", "aria-label": words.swap, title: words.swap, onclick: () => hooks.onPair(to.selectedIndex, from.selectedIndex) }, icon("swap"));
  const tally = h("p", { class: "tally" });
  const agreement = h("span");
  const body = h("div", { class: "changes" });
  const element = h("div", { class: "wide", id: "changes", hidden: true },
    h("header", { class: "caption" }, h("div", { class: "scotch" }), h("h1", null, words.heading, agreement)),
    h("div", { class: "pair", role: "group", "aria-label": words.pair }, h("label", null, words.from, from), swap, h("label", null, words.to, to), tally), body);

  // A part that is found by the browser's own search opens.
  body.addEventListener("beforematch", ({ target }) => target instanceof Element && open(target));
  body.addEventListener("click", ({ target }) => {
    const opener = target instanceof Element ? target.closest(".fold button") : null;
    const list = opener?.nextElementSibling;
    if (list instanceof HTMLElement) open(list, list.hidden !== false);
  });

  return {
    element,
    /** @param {Chosen} chosen */
    choose({ labels, before, after, agreement: name }) {
      for (const [select, index] of /** @type {const} */ ([[from, before], [to, after]])) {
        fill(select, labels.map((label, at) => h("option", { selected: at === index }, label)));
      }
      fill(agreement, name && `${words.inThe}${name}`);
    },
    wait() { body.setAttribute("aria-busy", "true"); },
    /** @param {Delta} delta @param {Chosen} chosen */
    show(delta, { names }) {
      /** @type {ToLine} */
      const toLine = (side, { line, at }, shown = line) => h("a", {
        class: "ln", href: `#L${line}`, "data-said": side === "before" ? words.linesOf(1) : words.nowLines(1), "aria-label": words.lineOf(names[side === "before" ? 0 : 1], line),
        onclick: (/** @type {Event} */ event) => { event.preventDefault(); hooks.onGo(side, line, at); },
      }, shown);
      fill(tally, words.counted(delta.tally).map(([sign, figure, word]) => h("span", null, icon(sign, `${sign} sign`), ` ${figure} ${word}`)), h("span", { class: "aside" }, words.unchanged(delta.tally.unchanged)));
      fill(body,
        delta.remarks.map((remark) => h("p", { class: "say" }, icon("note"), h("span", null, words.remark[remark]))),
        stated(delta, toLine), schedules(delta, names, toLine, hooks.onDecide), maybe(delta, toLine, hooks.onDecide), signers(delta, names, toLine), rest(delta, toLine));
      body.removeAttribute("aria-busy");
    },
    /** Something went wrong. @param {string} sentence */
    fail(sentence) {
      fill(tally);
      fill(body, h("p", { class: "say bad" }, icon("error"), h("span", null, sentence)));
      body.removeAttribute("aria-busy");
    },
  };
}

/** @param {Element} list what is folded @param {boolean} [on] */
function open(list, on = true) {
  if (on) list.removeAttribute("hidden");
  else list.setAttribute("hidden", "until-found");
  list.previousElementSibling?.setAttribute("aria-expanded", String(on));
}
