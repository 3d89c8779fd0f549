// The share menu: what each kind does in one sentence, and the plain downloads.

import { button, h, icon } from "./dom.js";
import { share as words } from "./strings.js";

/** @typedef {"view" | "page" | "link" | "markdown" | "csv" | "json" | "original"} Kind */

/** @param {{ onShare: (kind: Kind, source: boolean) => void, offersLink: () => Promise<boolean> }} hooks */
export function createShare(hooks) {
  const source = h("input", { type: "checkbox", checked: true, onchange: () => void offer() });
  /** @param {Kind} kind */
  const run = (kind) => () => {
    element.hidePopover();
    hooks.onShare(kind, source.checked);
  };
  /** @param {"view" | "page" | "link"} kind */
  const entry = (kind) => h("button", { type: "button", onclick: run(kind) }, icon(kind), h("b", null, words[kind].name), h("span", null, words[kind].says));
  const link = entry("link");
  link.hidden = true;
  /** A link is there while it would be short, and leads nowhere without the text. */
  const offer = async () => {
    link.hidden = true;
    link.hidden = !(source.checked && (await hooks.offersLink()));
  };
  const downloads = /** @type {const} */ (["markdown", "csv", "json", "original"]).map((kind) => button(words.downloads[kind], { class: "bare", onclick: run(kind) }));
  const element = h("div", { class: "menu", id: "share", popover: "auto", role: "dialog", "aria-label": words.title },
    entry("view"), entry("page"), link,
    h("label", null, source, h("span", null, words.source, h("br"), h("span", { class: "aside" }, words.without))),
    h("div", { class: "row" }, h("span", { class: "aside" }, words.download), ...downloads));
  element.addEventListener("beforetoggle", (event) => event.newState === "open" && void offer());
  return {
    element,
    /** A view without its source has nothing to download and cannot be read again. @param {boolean} has @param {boolean} along */
    show(has, along) {
      for (const one of downloads) one.disabled = !has;
      source.disabled = !has;
      source.checked = has && along;
    },
  };
}
