// What the page knows: the documents of the visit, the one on show, and the way back.
// A state is never changed, only replaced; the history is the list of the states before.

/** @import { Folder, Opened, Panel, Sheet, Text } from "./types" */

/** @typedef {{ sheets: Sheet[], folders: Folder[], current: number }} State `current`: the id of the sheet on show, -1 when none is */

/** More steps than anyone goes back; a step costs one small array. */
const STEPS = 200;
/** Bytes of texts that are closed and can come back: some hundred agreements, or a few of the largest exhibits. */
const CLOSED = 64_000_000;

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

/** Bytes of the texts that are there in one of the states and not in this one. @param {State[]} states @param {State} state */
function closedBytes(states, state) {
  const there = new Set(state.sheets.map(({ key }) => key));
  let total = 0;
  for (const { key, bytes } of states.flatMap(({ sheets }) => sheets)) {
    if (there.has(key)) continue;
    there.add(key);
    total += bytes.length;
  }
  return total;
}

export function createStore() {
  let state = EMPTY;
  /** @type {State[]} */
  const past = [];
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
    state = next;
    changed();
    for (const listener of listeners) listener(state, afresh);
  };

  /** @param {State} next @param {boolean} [afresh] */
  const replace = (next, afresh) => {
    past.push(state);
    if (past.length > STEPS) past.shift();
    if (next.sheets.length < state.sheets.length) while (closedBytes(past, next) > CLOSED) past.shift();
    set(next, afresh);
  };

  /** @param {(sheet: Sheet) => boolean} stays @param {Folder[]} folders */
  const leave = (stays, folders) => {
    const sheets = state.sheets.filter(stays);
    const here = sheets.some(({ id }) => id === state.current);
    replace({ sheets, folders, current: here ? state.current : sheets[sheets.length - 1]?.id ?? -1 });
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
    canUndo: () => past.length > 0,
    /** @param {(state: State, afresh: boolean) => void} listener `afresh`: a document is come to, not come back to */
    subscribe(listener) { listeners.push(listener); },

    /** Is told of every change, also of those that draw nothing anew. @param {() => void} watcher */
    watch(watcher) { watchers.push(watcher); },
    /** What is on show was there before: there is no way back behind it. */
    begin() { past.length = 0; },

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
      replace({ sheets, folders, current: shown[show]?.id ?? state.current }, shown.length > 0);
    },

    /** The same source, read otherwise. @param {number} id @param {Text & Pick<Sheet, "opened" | "rival">} read */
    swap(id, read) {
      replace({ ...state, current: id, sheets: state.sheets.map((sheet) => (sheet.id === id ? { ...sheet, ...read, document: partOf(sheet, read.opened), notes: notesIn(read.opened, sheet), selected: null } : sheet)) });
    },

    /** Gives a source the notes that came for it. @param {number} id @param {Map<string, string>} notes */
    adopt(id, notes) {
      state = { ...state, sheets: state.sheets.map((sheet) => (sheet.id === id ? { ...sheet, notes: new Map([...notes, ...sheet.notes]) } : sheet)) };
      changed();
    },

    /** One text takes the place of another of the same document, and its notes. @param {number} former @param {number} latter */
    supersede(former, latter) {
      const notes = state.sheets.find(({ id }) => id === former)?.notes ?? new Map();
      replace({ ...state, current: latter, sheets: state.sheets.filter(({ id }) => id !== former).map((sheet) => (sheet.id === latter ? { ...sheet, notes: new Map([...notes, ...sheet.notes]) } : sheet)) });
    },

    /** @param {number} id */
    close(id) { leave((sheet) => sheet.id !== id, state.folders); },

    /** Takes a submission away, with what was read of it. @param {number} id */
    closeFolder(id) { leave((sheet) => sheet.from?.folder !== id, state.folders.filter((folder) => folder.id !== id)); },

    /** Goes to another source of the visit; nothing is replaced, so nothing is to be undone. @param {number} id @param {number} document */
    show(id, document) {
      set({ ...state, current: id, sheets: state.sheets.map((sheet) => (sheet.id === id ? { ...sheet, document, selected: null } : sheet)) }, true);
    },

    /** Remembers where the reader stands, without drawing anything again. @param {Partial<Pick<Sheet, "selected" | "filter">>} place */
    remember(place) {
      state = { ...state, sheets: state.sheets.map((sheet) => (sheet.id === state.current ? { ...sheet, ...place } : sheet)) };
      changed();
    },

    /** @param {string} key @param {string} text an empty text takes the note away */
    note(key, text) {
      const notes = new Map(current()?.notes);
      if (text.trim() === "") notes.delete(key);
      else notes.set(key, text);
      past.push(state);
      state = { ...state, sheets: state.sheets.map((sheet) => (sheet.id === state.current ? { ...sheet, notes } : sheet)) };
      changed();
      return notes;
    },

    undo() {
      const before = past.pop();
      if (before) set(before);
      return before !== undefined;
    },
  };
}
