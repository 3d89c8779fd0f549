// The rail: the documents of the visit and the submissions they come from, what is in the one on show, and what is kept.

import { append, button, fill, h } from "./dom.js";
import { count, filing as filingWords, number, rail as words, title } from "./strings.js";

/** @import { DocumentView, Entry, Folder, Opened, Sheet } from "./types" */

/** @typedef {{ id: string, label: string, count: number }} Part */

/**
 * @param {{ onShow: (id: number, document: number) => void, onClose: (id: number) => void, onEntry: (folder: number, entry: number) => void, onCloseFolder: (folder: number) => void, onOpenFolder: () => void, subtitle: (opened: Opened, view: DocumentView) => string, kept: HTMLElement }} hooks
 */
export function createRail(hooks) {
  const documents = h("ul");
  const parts = h("ul");
  const tools = h("div", { class: "rail-tools narrow-only" });
  const element = h("aside", { class: "rail", id: "rail", "aria-label": words.documents },
    h("div", { class: "docs" }, h("h2", null, words.documents), documents, button(words.openFolder, { class: "link add", onclick: hooks.onOpenFolder })),
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
      close(source.name, () => hooks.onClose(sheet.id)),
      !only && views.length > 1 && h("ul", null, ...views.map((view, index) => h("li", null, link(hooks, sheet, index, on && index === sheet.document, title(view), hooks.subtitle(sheet.opened, view), "")))));
  };

  /** A submission: what was read of it, and the list of the rest. @param {Folder} folder @param {Sheet[]} sheets @param {Sheet | undefined} current */
  const submission = (folder, sheets, current) => {
    const { filing, documents: entries } = folder.submission;
    const open = sheets.filter((sheet) => sheet.from?.folder === folder.id).sort((a, b) => (a.from?.entry ?? 0) - (b.from?.entry ?? 0));
    const read = new Set(open.map((sheet) => sheet.from?.entry));
    const rest = entries.flatMap((entry, index) => (read.has(index) ? [] : [{ entry, index }]));
    return h("li", { class: "folder" },
      h("div", null, h("b", null, filingWords.title(filing, folder.name)), h("span", null, filingWords.tally(entries)), h("span", { class: "ln" }, folder.name)),
      close(folder.name, () => hooks.onCloseFolder(folder.id)),
      h("ul", null, ...open.map((sheet) => item(sheet, sheet === current))),
      rest.length > 0 && others(folder.id, rest));
  };

  /** The documents that nobody asked for; thousands of them are made only when the list is opened. @param {number} id @param {{ entry: Entry, index: number }[]} rest */
  const others = (id, rest) => {
    const list = h("ul");
    const fold = h("details", { "data-folder": id }, h("summary", null, filingWords.others(rest.length)), list);
    const make = () => {
      if (fold.open) unfolded.add(id);
      else unfolded.delete(id);
      if (fold.open && !list.hasChildNodes()) fill(list, ...rest.map(({ entry, index }) => h("li", null, waiting(entry, () => hooks.onEntry(id, index)))));
    };
    fold.open = unfolded.has(id);
    make();
    fold.addEventListener("toggle", make);
    return fold;
  };

  /** The submissions whose lists stand open. @type {Set<number>} */
  const unfolded = new Set();

  return {
    element,
    tools,
    /** @param {{ sheets: Sheet[], folders: Folder[] }} state @param {Sheet | undefined} current */
    show({ sheets, folders }, current) {
      fill(documents, ...folders.map((folder) => submission(folder, sheets, current)), ...sheets.filter(({ from }) => !from).map((sheet) => item(sheet, sheet === current)));
    },
    /** Opens the list of a submission's other documents, and goes there. @param {number} id */
    unfold(id) {
      const fold = element.querySelector(`[data-folder="${id}"]`);
      if (!(fold instanceof HTMLDetailsElement)) return;
      fold.open = true;
      fold.scrollIntoView({ block: "nearest" });
      fold.querySelector("summary")?.focus();
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

/** @param {string} name @param {() => void} onclick */
const close = (name, onclick) => button("", { class: "bare close", "aria-label": words.close(name), title: words.close(name), onclick }, h("span", { "aria-hidden": "true" }, "×"));

/** A document of a submission that is read when somebody asks. @param {Entry} entry @param {() => void} onRead */
function waiting(entry, onRead) {
  const name = filingWords.entry(entry);
  if (!entry.words) return h("span", { class: "waiting" }, name, h("small", null, ` ${filingWords.noWords}`));
  const onclick = (/** @type {Event} */ event) => { event.preventDefault(); onRead(); };
  return h("a", { href: "#main", class: "waiting", "aria-label": filingWords.open(name), onclick }, name, entry.description !== "" && h("small", null, entry.description));
}

/** @param {DocumentView[]} views */
const amendments = (views) => {
  const found = views.filter(({ kind }) => kind === "amendment").length;
  return found === 0 ? "" : count(found, "is an amendment", "are amendments");
};
