// The rail: the documents of the visit, what is in the one on show, and what is kept.

import { append, button, fill, h } from "./dom.js";
import { count, number, rail as words, title } from "./strings.js";

/** @import { DocumentView, Opened, Sheet } from "./types" */

/** @typedef {{ id: string, label: string, count: number }} Part */

/**
 * @param {{ onShow: (id: number, document: number) => void, onClose: (id: number) => void, subtitle: (opened: Opened, view: DocumentView) => string, kept: HTMLElement }} hooks
 */
export function createRail(hooks) {
  const documents = h("ul");
  const parts = h("ul");
  const tools = h("div", { class: "rail-tools narrow-only" });
  const element = h("aside", { class: "rail", id: "rail", "aria-label": words.documents },
    h("div", { class: "docs" }, h("h2", null, words.documents), documents),
    h("nav", { "aria-label": words.inThis }, h("h2", null, words.inThis), parts),
    tools,
    h("footer", null, hooks.kept));

  /** @param {Sheet} sheet @param {boolean} on */
  const item = (sheet, on) => {
    const { documents: views, source } = sheet.opened;
    const only = views.length === 1 ? views[0] : undefined;
    const head = only ? title(only) : words.several(views.length);
    return h("li", null,
      link(hooks, sheet, only ? 0 : sheet.document, on && only !== undefined, head, only ? hooks.subtitle(sheet.opened, only) : amendments(views), source.name),
      button("", { class: "bare close", "aria-label": words.close(source.name), title: words.close(source.name), onclick: () => hooks.onClose(sheet.id) }, h("span", { "aria-hidden": "true" }, "×")),
      !only && views.length > 1 && h("ul", null, ...views.map((view, index) => h("li", null, link(hooks, sheet, index, on && index === sheet.document, title(view), hooks.subtitle(sheet.opened, view), "")))));
  };

  return {
    element,
    tools,
    /** @param {Sheet[]} sheets @param {Sheet | undefined} current */
    show(sheets, current) {
      fill(documents, ...sheets.map((sheet) => item(sheet, sheet === current)));
    },
    /** @param {Part[]} list */
    outline(list) {
      fill(parts, ...list.map((part) => h("li", null, h("a", { href: `#${part.id}`, "data-part": part.id }, part.label, " ", h("span", { class: "num" }, number(part.count))))));
    },
    /** @param {(Node | string)[]} children */
    addTools: (children) => append(tools, children),
  };
}

/**
 * @param {{ onShow: (id: number, document: number) => void }} hooks
 * @param {Sheet} sheet @param {number} index @param {boolean} on @param {string} head @param {string} second @param {string} file
 */
function link(hooks, sheet, index, on, head, second, file) {
  const onclick = (/** @type {Event} */ event) => {
    event.preventDefault();
    hooks.onShow(sheet.id, index);
  };
  return h("a", { href: "#main", "aria-current": on ? "true" : null, onclick }, h("b", null, head), second && h("span", null, second), file && h("span", { class: "ln" }, file));
}

/** @param {DocumentView[]} views */
const amendments = (views) => {
  const found = views.filter(({ kind }) => kind === "amendment").length;
  return found === 0 ? "" : count(found, "is an amendment", "are amendments");
};
