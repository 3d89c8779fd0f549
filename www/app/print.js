// Paper: all of the document or the selected name alone, and the foot of every page: file, SHA-256, day. A style sheet is changed through its rules, never through text in the page.

import { fill, h } from "./dom.js";
import { footOfAll } from "./foot.js";
import { printing as words } from "./strings.js";

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** For the browsers that know no margin boxes: a line of the document, which the style sheet fixes to the foot of each page. */
export const running = h("p", { class: "running", "aria-hidden": "true" });

/**
 * One rule for all pages, their side too: pages with a name of their own are one browser's, the other turns the first of them alone.
 * @param {string} text @param {boolean} across whether the pages lie on their side
 */
export function setFoot(text, across) {
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(footOfAll(text, across));
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  running.textContent = text;
}

/**
 * What the print button does: where a name is selected it asks whether all is meant, or this name with what is under it.
 * @param {{ picked: () => string | null, branch: () => Set<number> }} hooks `picked`: the selected name; `branch`: its node, those above and those below
 */
export function createPrint({ picked, branch }) {
  const root = document.documentElement;
  const name = h("span");
  const entry = (/** @type {string} */ title, /** @type {Node | string} */ says, /** @type {() => void} */ run) =>
    h("button", { type: "button", onclick: () => { element.hidePopover(); run(); } }, h("b", null, title), h("span", null, says));
  const element = h("div", { class: "menu small", id: "print", popover: "auto", role: "dialog", "aria-label": words.title },
    entry(words.all, words.allSays, () => print()), entry(words.branch, name, printBranch));

  function printBranch() {
    const kept = branch();
    const about = [...document.querySelectorAll("#hierarchy [data-node], .reading [data-about]")].filter((part) => part instanceof HTMLElement && kept.has(Number(part.dataset.node ?? part.dataset.about)));
    for (const part of about) (part.closest("li") ?? part).classList.add("kept");
    root.dataset.print = "branch";
    addEventListener("afterprint", () => {
      delete root.dataset.print;
      for (const part of document.querySelectorAll(".kept")) part.classList.remove("kept");
    }, { once: true });
    print();
  }

  return {
    element,
    print() {
      const chosen = picked();
      if (chosen === null) return print();
      fill(name, words.branchSays(chosen));
      element.showPopover();
      element.querySelector("button")?.focus();
    },
  };
}
