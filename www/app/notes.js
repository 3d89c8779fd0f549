// The reader's notes: Markdown, on the document or on a name in its list.

import { button, fill, h, icon } from "./dom.js";
import { notes as words, say } from "./strings.js";

/** @import { DocumentView } from "./types" */

/** @param {{ picked: () => string, onNote: (key: string, text: string) => void, onShow: (id: number, document: number) => void, prose: (markdown: string) => Promise<(Node | string)[]> }} hooks */
export function createNotes(hooks) {
  const list = h("div");
  const form = h("div");
  const write = button(` ${words.write}`, { class: "bare end", onclick: () => edit(hooks.picked()) }, icon("pen"));
  const element = h("section", { id: "notes", "aria-labelledby": "h-n", tabindex: "-1" }, h("div", { class: "head" }, h("h2", { id: "h-n" }, words.heading), write), form, list);
  /** @type {DocumentView | null} */
  let view = null;
  /** @type {Map<string, string>} */
  let notes = new Map();
  /** The note that is being written. */
  let open = "";
  /** What was typed and neither saved nor given up, by document and key: it comes back with them. @type {WeakMap<DocumentView, Map<string, string>>} */
  const drafts = new WeakMap();

  const keepDraft = () => {
    const field = form.querySelector("textarea");
    if (!field || !view) return;
    const kept = drafts.get(view) ?? new Map();
    kept.delete(open);
    if (field.value !== (notes.get(open) ?? "")) kept.set(open, field.value);
    drafts.set(view, kept);
  };

  /** @param {string} key */
  const nodeOf = (key) => view?.nodes.findIndex((node) => node.key === key) ?? -1;
  /** @param {string} key */
  const nameOf = (key) => (key === "" ? words.document : view?.nodes[nodeOf(key)]?.name.text ?? words.elsewhereName(key));

  /** @param {string} key "" is the document @param {boolean} [goes] whether the focus goes there */
  const edit = (key, goes = true) => {
    keepDraft();
    open = key;
    const kept = () => (view ? drafts.get(view) : undefined);
    const field = h("textarea", { rows: "4", id: "note-text" });
    field.value = kept()?.get(key) ?? notes.get(key) ?? "";
    const done = () => {
      kept()?.delete(key);
      fill(form);
      write.focus();
    };
    field.addEventListener("keydown", (event) => { if (event.key === "Escape") done(); });
    fill(form, h("form", { class: "note-form", onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); done(); hooks.onNote(key, field.value); } },
      h("label", { for: "note-text" }, words.on(nameOf(key))), field,
      h("div", { class: "do" }, h("button", { class: "button first" }, words.save), button(words.cancel, { onclick: done }), key !== "" && button(words.instead, { class: "link", onclick: () => edit("") }), h("span", { class: "aside" }, words.markdown))));
    if (goes) field.focus();
  };

  /** @param {string} key @param {string} text */
  const remark = (key, text) => {
    const body = h("div", { class: "prose says" });
    hooks.prose(text).then((parts) => fill(body, ...parts)).catch(() => fill(body, text));
    const node = nodeOf(key);
    return h("div", { class: "remark", "data-about": node }, body, h("p", { class: "aside" }, words.onWhat, node >= 0 ? h("a", { href: "#hierarchy", "data-to-node": node }, nameOf(key)) : nameOf(key),
      button(words.edit, { class: "link", "aria-label": words.editOn(nameOf(key)), onclick: () => edit(key) }),
      button(words.remove, { class: "link", "aria-label": words.removeOn(nameOf(key)), onclick: () => hooks.onNote(key, "") })));
  };

  return {
    element, edit,
    /** @param {DocumentView} document @param {Map<string, string>} all @param {{ id: number, document: number, name: string, count: number }[]} others documents of the visit with notes */
    show(document, all, others) {
      keepDraft();
      [view, notes] = [document, all];
      fill(form);
      const unsaved = [...(drafts.get(document)?.keys() ?? [])].at(-1);
      if (unsaved !== undefined) edit(unsaved, false);
      fill(list, all.size === 0 ? h("p", { class: "none" }, say.noNotes) : [...all].map(([key, text]) => remark(key, text)),
        others.length > 0 && h("p", { class: "others" }, words.elsewhere, others.map((one) => button(words.of(one.count, one.name), { class: "link", onclick: () => hooks.onShow(one.id, one.document) }))));
    },
  };
}
