// From bytes to the store: the reading of what came in, its progress, and every way it can fail.

import { NoEngine, Trapped } from "./engine.js";
import { decode, findIn } from "./shared-file.js";
import { bad, say, shared as sharedWords } from "./strings.js";

/** @import { Message, Opened, Panel } from "./types" */
/** @import { Kept } from "./device.js" */
/** @import { Input } from "./input.js" */
/** @import { Shared, SharedDocument } from "./shared-file.js" */

/** @typedef {Parameters<ReturnType<typeof import("./store.js").createStore>["add"]>[0][number]} Read */

/** Inputs beyond this many bytes show their progress; smaller ones are read before anyone sees it. */
const LARGE = 300_000;
const PANELS = /** @type {Panel[]} */ (["reading", "problems", "source"]);

/**
 * @param {{ engine: ReturnType<typeof import("./engine.js").createEngine>, store: ReturnType<typeof import("./store.js").createStore>,
 *   messages: ReturnType<typeof import("./messages.js").createMessages>, onOpened: (shared: Shared) => void }} parts
 */
export function createOpening({ engine, store, messages, onOpened }) {
  /** @type {AbortController | null} */
  let work = null;

  const cancel = () => {
    work?.abort();
    work = null;
    messages.progress(null, null);
    messages.announce(say.cancelled);
  };

  /** @param {Input} input @param {AbortSignal} signal @returns {Promise<Read>} */
  const read = async ({ name, bytes, encoding }, signal) => {
    if (bytes.length > LARGE) {
      messages.progress(say.reading(name, bytes.length), null, cancel);
      messages.announce(say.reading(name, bytes.length));
    }
    /** @type {Opened} */
    const opened = await engine.call("read", [name, bytes, encoding], signal);
    return { name, bytes, encoding, opened };
  };

  /** Newer work makes older work stale. */
  const begin = () => {
    work?.abort();
    work = new AbortController();
    return work;
  };

  /** @param {unknown} error @param {string} name @returns {Message | null} null: given up on purpose */
  const excuse = (error, name) => {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    return { tone: "bad", text: error instanceof NoEngine ? bad.engine : error instanceof Trapped ? bad.trapped(name) : bad.trapped(name) };
  };

  /** @param {Input[]} inputs @param {Message[]} [before] what is to be said in any case */
  const open = async (inputs, before = []) => {
    const carried = inputs.length === 1 && inputs[0] ? findIn(inputs[0].bytes) : null;
    if (carried !== null && (await openShared(carried))) return;
    const mine = begin();
    /** @type {Read[]} */
    const done = [];
    /** @type {Message[]} */
    const said = [...before];
    for (const input of inputs) {
      try {
        done.push(await read(input, mine.signal));
      } catch (error) {
        const message = excuse(error, input.name);
        if (!message) return;
        said.push(message);
      }
    }
    if (work === mine) messages.progress(null, null);
    if (done.length > 1) said.push({ tone: "plain", text: say.several(done.length, done[0]?.name ?? "") });
    if (done.length > 0) store.add(done);
    messages.show(said);
  };

  /** @param {SharedDocument} document @param {Opened} opened @returns {Message} */
  const verdict = ({ sha256 }, opened) => (opened.source.sha256 === sha256 ? { tone: "ok", text: sharedWords.ok(sha256) } : { tone: "no", text: sharedWords.no(sha256) });

  /** @param {Shared} shared */
  const openAll = async (shared) => {
    const mine = begin();
    /** @type {Read[]} */
    const done = [];
    /** @type {Message[]} */
    const said = [];
    for (const [index, document] of shared.documents.entries()) {
      if (!document.bytes) continue;
      const one = await read({ name: document.name, bytes: document.bytes, encoding: document.encoding }, mine.signal);
      const here = index === shared.view.document;
      const notes = new Map(shared.notes.filter((note) => note.document === index).map(({ key, text }) => [key, text]));
      const place = here ? { selected: shared.view.selected, filter: shared.view.filter, document: Math.min(shared.view.part, one.opened.documents.length - 1) } : {};
      done.push({ ...one, notes, ...place });
      said.push(verdict(document, one.opened));
    }
    messages.progress(null, null);
    if (done.length === 0) return void messages.show([{ tone: "no", text: sharedWords.without }]);
    store.setPanel(PANELS.find((panel) => panel === shared.view.panel) ?? "reading");
    onOpened(shared);
    store.add(done, Math.min(shared.view.document, done.length - 1));
    messages.show(said);
  };

  /** @param {string} json @returns {Promise<boolean>} whether it was a shared view at all */
  const openShared = async (json) => {
    const opening = decode(json);
    if ("broken" in opening) return say_(sharedWords.broken);
    if ("tooLarge" in opening) return say_(sharedWords.tooLarge);
    if ("newer" in opening) {
      const inputs = opening.documents.flatMap(({ name, bytes, encoding }) => (bytes ? [{ name, bytes, encoding }] : []));
      if (inputs.length > 0) await open(inputs, [{ tone: "bad", text: sharedWords.newer(opening.newer) }]);
      else say_(sharedWords.newer(opening.newer));
      return true;
    }
    try {
      await openAll(opening.shared);
    } catch (error) {
      const message = excuse(error, opening.shared.documents[0]?.name ?? "");
      messages.progress(null, null);
      if (message) messages.show([message]);
    }
    return true;
  };

  /** Reads again what an earlier visit kept, each document as it was left. @param {Kept[]} kept */
  const restore = async (kept) => {
    const mine = begin();
    /** @type {Read[]} */
    const done = [];
    for (const { name, bytes, encoding, notes, document, selected, filter } of kept) done.push({ ...(await read({ name, bytes, encoding }, mine.signal)), notes: new Map(notes), document, selected, filter });
    messages.progress(null, null);
    if (done.length > 0) store.add(done, Math.max(0, kept.findIndex(({ current }) => current)));
    store.begin();
  };

  /** @param {string} text */
  const say_ = (text) => {
    messages.show([{ tone: "bad", text }]);
    return true;
  };

  return { open, openShared, restore, cancel };
}

