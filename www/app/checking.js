// Whether a text that comes is the one that is meant: the one that a view without its text was made from, or the one
// of the same document that is open already.

import { agreementOf, scopeOf } from "./describe.js";
import { checking as words, shared as sharedWords, title } from "./strings.js";

/** @import { Message, Sheet } from "./types" */
/** @import { Shared } from "./shared-file.js" */
/** @import { State } from "./store.js" */

/** More pairs than this are counted: a folder that holds two drafts of everything is not to bury the page in sentences. */
const TWINS = 3;

/** The document that a text is, whatever its words; "" where it says too little to tell. @param {Sheet} sheet */
function documentOf(sheet) {
  const view = sheet.opened.documents[sheet.document];
  const agreement = view ? agreementOf(sheet.opened, view) : "";
  return !view || view.number === null || agreement === "" ? "" : [title(view), agreement, scopeOf(sheet.opened, view)].filter(Boolean).join(", ");
}

/**
 * @param {{ store: ReturnType<typeof import("./store.js").createStore>, messages: ReturnType<typeof import("./messages.js").createMessages>,
 *   onCompare?: (former: number, latter: number) => void }} parts `onCompare`: shows two sources side by side
 */
export function createChecking({ store, messages, onCompare }) {
  /** Texts that a view without them was made from. @type {Shared | null} */
  let expected = null;
  /** @type {Set<number>} */
  let seen = new Set();

  /** @param {Sheet} sheet @returns {Message | null} */
  const againstView = ({ id, name, opened: { source } }) => {
    const index = expected?.documents.findIndex(({ sha256 }) => sha256 === source.sha256) ?? -1;
    if (!expected) return null;
    if (index < 0) return { tone: "no", text: sharedWords.no(name, expected.documents[0]?.sha256 ?? "") };
    const { sha256 } = source;
    const rest = expected.documents.filter((one) => one.sha256 !== sha256);
    store.adopt(id, new Map(expected.notes.filter((note) => note.document === index).map(({ key, text }) => [key, text])));
    if (rest.length === 0) expected = null;
    return { tone: "ok", text: sharedWords.ok(sha256) };
  };

  /** @param {Sheet} sheet @param {{ sheet: Sheet, name: string }[]} named all that are open @returns {Message | null} */
  const againstOpen = (sheet, named) => {
    const name = documentOf(sheet);
    const former = named.find((one) => one.sheet.id < sheet.id && one.sheet.opened.source.sha256 !== sheet.opened.source.sha256 && name !== "" && one.name === name)?.sheet;
    if (!former) return null;
    const actions = [{ label: words.replace, run: () => store.supersede(former.id, sheet.id) }];
    if (onCompare) actions.unshift({ label: words.compare, run: () => onCompare(former.id, sheet.id) });
    return { tone: "no", text: words.twin(name, former.opened.source.sha256, sheet.opened.source.sha256), actions };
  };

  return {
    /** What a view without its texts was made from. @param {Shared} shared */
    expect(shared) { expected = shared; },
    /** What came since the last look. @param {State} state */
    look({ sheets }) {
      const fresh = sheets.filter(({ id }) => !seen.has(id));
      const compared = seen.size > 0 || fresh.length === 1;
      seen = new Set(sheets.map(({ id }) => id));
      const named = compared ? sheets.map((sheet) => ({ sheet, name: documentOf(sheet) })) : [];
      const found = fresh.flatMap((sheet) => againstView(sheet) ?? []);
      const twins = fresh.flatMap((sheet) => againstOpen(sheet, named) ?? []);
      const told = twins.slice(0, TWINS);
      if (twins.length > TWINS) told.push({ tone: "no", text: words.more(twins.length - TWINS) });
      // What else is said of their coming is said first.
      if (found.length + told.length > 0) queueMicrotask(() => messages.add([...found, ...told]));
    },
  };
}
