// The head of the page: the name, the views, and the tools.

import { button, fill, h, icon } from "./dom.js";
import { bar as words, number } from "./strings.js";

/** @import { Panel } from "./types" */

/** @typedef {{ onPanel: (panel: Panel) => void, onPaste: () => void, onOpen: () => void, onUndo: () => void, onRedo: () => void, onPrint: () => void, onTheme: () => void, onHelp: () => void, onRail: () => void }} Hooks */

/** @param {string} name @param {string} label @param {() => void} onclick */
const tool = (name, label, onclick) => h("button", { class: "button bare wide-only", type: "button", "aria-label": label, title: label, onclick }, name === "help" ? h("kbd", null, "?") : icon(name === "redo" ? "undo" : name, name === "redo" ? "turned" : ""));

/** @param {Hooks} hooks */
export function createBar(hooks) {
  const views = h("nav", { class: "views", "aria-label": words.views });
  const undo = tool("undo", words.undo, hooks.onUndo);
  const redo = tool("redo", words.redo, hooks.onRedo);
  const theme = tool("tone", words.theme(false), hooks.onTheme);
  const rail = button(` ${words.documents}`, { class: "bare narrow-only rail-button", "aria-expanded": "false", "aria-controls": "rail", onclick: hooks.onRail }, icon("page"));
  const share = button(` ${words.share}`, { class: "first", popovertarget: "share" }, icon("share"));
  const tools = h("div", { class: "tools" }, rail,
    button(` ${words.paste} `, { class: "bare opt wide-only desk-only", onclick: hooks.onPaste }, icon("paste")),
    button(` ${words.open}`, { class: "bare opt wide-only desk-only", onclick: hooks.onOpen }, icon("open")),
    h("span", { class: "sep wide-only desk-only" }), undo, redo, tool("print", words.print, hooks.onPrint), theme, tool("help", words.help, hooks.onHelp), share);
  const element = h("header", { class: "bar" }, h("span", { class: "plate" }, words.name), views, tools);

  /** What the narrow head has no room for, as words. */
  const narrow = () => [[words.paste, hooks.onPaste], [words.open, hooks.onOpen], [words.undoShort, hooks.onUndo], [words.redoShort, hooks.onRedo], [words.print, hooks.onPrint], [words.tone, hooks.onTheme], [words.help, hooks.onHelp]]
    .map(([label, onclick], index) => button(String(label), { class: index > 1 ? "narrow-only" : "", onclick: /** @type {() => void} */ (onclick) }));

  return {
    element, rail, narrow,
    /** @param {Panel} panel @param {number} problems @param {boolean} several documents are open */
    show(panel, problems, several) {
      const focused = document.activeElement instanceof HTMLAnchorElement && views.contains(document.activeElement) ? document.activeElement.hash : "";
      fill(views, ...words.panels.filter(([name]) => several || (name !== "changes" && name !== "timeline")).map(([name, label]) => h("a", {
        href: `#${name}`, class: name === "source" ? "narrow-only" : null, "aria-current": name === panel ? "page" : null,
        onclick: (/** @type {Event} */ event) => { event.preventDefault(); hooks.onPanel(name); },
      }, label, name === "problems" && [" ", h("small", null, number(problems))])));
      // The one that was pressed is made anew, and keeps the focus.
      for (const link of views.querySelectorAll("a")) if (focused !== "" && link.hash === focused) link.focus({ preventScroll: true });
    },
    /** @param {{ undo: boolean, redo: boolean, desk: boolean, dark: boolean }} state */
    state({ undo: can, redo: canRedo, desk, dark }) {
      undo.disabled = !can;
      undo.hidden = !desk && !can;
      // It comes only with what can be done again.
      redo.hidden = !canRedo;
      for (const part of [views, rail, share, ...tools.querySelectorAll(".desk-only"), tools.querySelector(`[aria-label="${words.print}"]`)]) {
        if (part instanceof HTMLElement) part.hidden = !desk;
      }
      theme.setAttribute("aria-label", words.theme(dark));
      theme.title = words.theme(dark);
    },
  };
}
