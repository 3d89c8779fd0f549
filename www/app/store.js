// What the page knows: the documents of the visit, the one on show, and the way back.
// A state is never changed, only replaced; the history is the list of the states before.

import { createHistory } from "./history.js";

/** @import { Folder, Opened, Panel, Sheet, Text } from "./types" */
/** @import { Place, Step } from "./history.js" */

/** @typedef {{ sheets: Sheet[], folders: Folder[], current: number }} State `current`: the id of the sheet on show, -1 when none is */

/** @type {State} */
const EMPTY = { sheets: [], folders: [], current: -1 };

/** Which of a source's documents is shown first: one that does or lists something, an amendment before others. @param {Opened} opened */
function firstOf({ documents }) {
  const full = documents.findIndex(({ kind, instructions, schedules }) => kind === "amendment" && instructions.length + schedules.length > 0);
  const any = documents.findIndex(({ instructions, schedules }) => instructions.length + schedules.length > 0);
  return Math.max(0, full >= 0 ? full : any);
}

/** Which of the documents of a text that was read otherwise is the one on show. @param {Sheet} sheet @param {Opened} opened */
const partOf = (sheet, opened) => (opened.documents.length === sheet.opened.documents.length ? sheet.document : firstOf(opened));

/**
 * The notes of a text that was read otherwise: a name that stands under another fund now, or is one, has another key,
 * and its note follows it.
 * @param {Opened} opened
 * @param {Sheet} sheet
 */
function notesIn(opened, { notes, opened: before }) {
  const nodes = (/** @type {Opened} */ { documents }) => documents.flatMap((document) => document.nodes);
  if (notes.size === 0) return notes;
  const places = new Map(nodes(before).map(({ key, name }) => [key, name.at[0]]));
  const [keys, now] = [new Set(nodes(opened).map(({ key }) => key)), new Map(nodes(opened).map(({ key, name }) => [name.at[0], key]))];
  return new Map([...notes].map(([key, text]) => [keys.has(key) ? key : now.get(places.get(key) ?? -1) ?? key, text]));
}

/** @param {Sheet} sheet @param {Text & { opened: Opened }} other */
const isSame = (sheet, other) => sheet.name === other.name && sheet.opened.source.sha256 === other.opened.source.sha256 && sheet.opened.source.encoding === other.opened.source.encoding;

/** Where a node stands: in the document on show, or else in the first that holds it. @param {State} state @param {string} key */
function findNode({ sheets, current }, key) {
  const first = sheets.filter(({ id }) => id === current);
  for (const sheet of [...first, ...sheets]) {
    const order = [sheet.document, ...sheet.opened.documents.keys()];
    for (const document of order) {
      const node = sheet.opened.documents[document]?.nodes.findIndex((one) => one.key === key) ?? -1;
      if (node >= 0) return { sheet: sheet.id, document, node };
    }
  }
  return null;
}

export function createStore() {
  let state = EMPTY;
  const history = createHistory();
  /** The sheets that a person closed; others that are gone were undone, and stay at hand. @type {Set<number>} */
  const closed = new Set();
  let ids = 0;
  /** @type {Panel} */
  let panel = "reading";
  /** @type {((state: State, afresh: boolean) => void)[]} */
  const listeners = [];

  /** @type {(() => void)[]} */
  const watchers = [];
  const changed = () => { for (const watcher of watchers) watcher(); };

  /** @param {State} next @param {boolean} [afresh] whether a document is come to, not come back to */
  const set = (next, afresh = false) => {
    for (const { id } of next.sheets) closed.delete(id);
    state = next;
    changed();
    for (const listener of listeners) listener(state, afresh);
  };

  /** @param {State} next @param {Step} step @param {boolean} [afresh] */
  const replace = (next, step, afresh) => {
    history.add(state, step, next);
    closing(next, step);
    set(next, afresh);
  };

  /** @param {State} next @param {Step} step */
  const closing = (next, { act }) => {
    if (act !== "close" && act !== "replace") return;
    for (const { id } of state.sheets) if (!next.sheets.some((sheet) => sheet.id === id)) closed.add(id);
  };

  /** @param {number} id */
  const nameOf = (id) => state.sheets.find((sheet) => sheet.id === id)?.name ?? "";

  /** @param {(sheet: Sheet) => boolean} stays @param {Folder[]} folders @param {string} name of what is closed */
  const leave = (stays, folders, name) => {
    const sheets = state.sheets.filter(stays);
    const here = sheets.some(({ id }) => id === state.current);
    replace({ sheets, folders, current: here ? state.current : sheets[sheets.length - 1]?.id ?? -1 }, { act: "close", name });
  };

  const current = () => state.sheets.find((sheet) => sheet.id === state.current);

  return {
    get state() { return state; },
    get panel() { return panel; },
    /** @param {Panel} value */
    setPanel(value) { panel = value; },
    current,
    /** @param {string} key of a node */
    find: (key) => findNode(state, key),
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    /** Whether the person closed it, so that it need not be kept. @param {number} id */
    wasClosed: (id) => closed.has(id),
    /** @param {(state: State, afresh: boolean) => void} listener `afresh`: a document is come to, not come back to */
    subscribe(listener) { listeners.push(listener); },

    /** Is told of every change, also of those that draw nothing anew. @param {() => void} watcher */
    watch(watcher) { watchers.push(watcher); },
    /** What is on show was there before: there is no way back behind it. */
    begin: history.clear,

    /**
     * Puts sources that were read beside the others and shows the first. What was there already is shown, not doubled.
     * @param {(Text & { opened: Opened, from: Sheet["from"], rival: Sheet["rival"], notes?: Map<string, string>, document?: number, selected?: string | null, filter?: string })[]} read
     * @param {number} [show] which of them
     * @param {Folder[]} [found] the submissions that came with them
     */
    add(read, show = 0, found = []) {
      const sheets = [...state.sheets];
      const folders = [...state.folders];
      /** A submission that is there already keeps its number. @type {Map<number, number>} */
      const known = new Map();
      for (const folder of found) {
        const same = folders.find(({ name, blob }) => name === folder.name && blob.size === folder.blob.size);
        if (same) known.set(folder.id, same.id);
        else folders.push(folder);
      }
      const shown = read.map((one) => {
        const from = one.from && { ...one.from, folder: known.get(one.from.folder) ?? one.from.folder };
        const same = sheets.find((sheet) => !one.notes && isSame(sheet, one) && sheet.from?.folder === from?.folder && sheet.from?.entry === from?.entry);
        if (same) return same;
        const sheet = { id: ids++, document: firstOf(one.opened), selected: null, filter: "", ...one, from, notes: one.notes ?? new Map() };
        sheets.push(sheet);
        return sheet;
      });
      const step = /** @type {Step} */ ({ act: "open", name: (shown[show] ?? found[0])?.name ?? "" });
      replace({ sheets, folders, current: shown[show]?.id ?? state.current }, step, shown.length > 0);
    },

    /** The same source, read otherwise. @param {number} id @param {Text & Pick<Sheet, "opened" | "rival">} read */
    swap(id, read) {
      replace({ ...state, current: id, sheets: state.sheets.map((sheet) => (sheet.id === id ? { ...sheet, ...read, document: partOf(sheet, read.opened), notes: notesIn(read.opened, sheet), selected: null } : sheet)) }, { act: "read", name: nameOf(id) });
    },

    /** Gives a source the notes that came for it. @param {number} id @param {Map<string, string>} notes */
    adopt(id, notes) {
      state = { ...state, sheets: state.sheets.map((sheet) => (sheet.id === id ? { ...sheet, notes: new Map([...notes, ...sheet.notes]) } : sheet)) };
      changed();
    },

    /** One text takes the place of another of the same document, and its notes. @param {number} former @param {number} latter */
    supersede(former, latter) {
      const notes = state.sheets.find(({ id }) => id === former)?.notes ?? new Map();
      replace({ ...state, current: latter, sheets: state.sheets.filter(({ id }) => id !== former).map((sheet) => (sheet.id === latter ? { ...sheet, notes: new Map([...notes, ...sheet.notes]) } : sheet)) }, { act: "replace", name: nameOf(former) });
    },

    /** @param {number} id */
    close(id) { leave((sheet) => sheet.id !== id, state.folders, nameOf(id)); },

    /** Takes a submission away, with what was read of it. @param {number} id */
    closeFolder(id) { leave((sheet) => sheet.from?.folder !== id, state.folders.filter((folder) => folder.id !== id), state.folders.find((folder) => folder.id === id)?.name ?? ""); },

    /** Goes to another source of the visit; nothing is replaced, so nothing is to be undone. @param {number} id @param {number} document */
    show(id, document) {
      set({ ...state, current: id, sheets: state.sheets.map((sheet) => (sheet.id === id ? { ...sheet, document, selected: null } : sheet)) }, true);
    },

    /** Remembers where the reader stands, without drawing anything again. @param {Partial<Pick<Sheet, "selected" | "filter">>} place */
    remember(place) {
      state = { ...state, sheets: state.sheets.map((sheet) => (sheet.id === state.current ? { ...sheet, ...place } : sheet)) };
      changed();
    },

    /** @param {string} key @param {string} text an empty text takes the note away @param {string} name of what it is on */
    note(key, text, name) {
      const notes = new Map(current()?.notes);
      if (text.trim() === "") notes.delete(key);
      else notes.set(key, text);
      const next = { ...state, sheets: state.sheets.map((sheet) => (sheet.id === state.current ? { ...sheet, notes } : sheet)) };
      history.add(state, { act: "note", name }, next);
      state = next;
      changed();
      return notes;
    },

    /** @returns {Place | null} what was undone */
    undo() {
      const place = history.undo(state);
      if (place) set(place.state);
      return place;
    },

    /** Goes back to where it was before the last step, as if that had never been. */
    takeBack() {
      const place = history.undo(state);
      history.drop();
      if (place) set(place.state);
    },

    /** @returns {Place | null} what was done again */
    redo() {
      const place = history.redo(state);
      if (!place) return null;
      if (!place.back) closing(place.state, place.step);
      set(place.state);
      return place;
    },
  };
}
