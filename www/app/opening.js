// From what was given to the store: what it is, its reading, its progress, and every way it can fail.

import { Trapped } from "./engine.js";
import { amendments, chosen, given as givenBy, unclosed } from "./opening-filing.js";
import { createLeft } from "./opening-left.js";
import { oddities } from "./opening-oddities.js";
import { toldApart } from "./opening-pasted.js";
import { createProgress } from "./opening-progress.js";
import { createTrouble, isGivenUp, refusal } from "./opening-trouble.js";
import { unpacked } from "./opening-unpack.js";
import { REACH, decode, findIn, mayHold } from "./shared-file.js";
import { isSubmission, objection, objectionToText } from "./sniff.js";
import { bad, coming, filing as filingWords, origin as originWords, say, shared as sharedWords, unread } from "./strings.js";

/** @import { Filing, Folder, Given, Message, Opened, Panel, Sheet, Text } from "./types" */
/** @import { Kept } from "./device.js" */
/** @import { Shared, SharedDocument } from "./shared-file.js" */

/** @typedef {Text & { opened: Opened, from: Sheet["from"], rival: Sheet["rival"], notes?: Map<string, string>, document?: number, selected?: string | null, filter?: string }} Read */
/** @typedef {Given & { filing?: Filing | null, from?: Sheet["from"], chosen?: number[] }} ToRead */
/** @typedef {{ done: Read[], folders: Folder[], said: Message[], refused: Message[], signal: AbortSignal, show: number }} Batch what one gesture brought */

const PANELS = /** @type {Panel[]} */ (["reading", "problems", "changes", "timeline", "source"]);
/** More sentences than this are not read, however many files are refused. */
const SENTENCES = 6;
/** A shared view is not larger than this, so a larger page is none. */
const LARGEST_VIEW = 200_000_000;

/** @param {Text} text */
const isRich = ({ name }) => name.endsWith(".html");

/**
 * @param {{ engine: ReturnType<typeof import("./engine.js").createEngine>, store: ReturnType<typeof import("./store.js").createStore>,
 *   messages: ReturnType<typeof import("./messages.js").createMessages>, onSave: (name: string, bytes: Uint8Array) => void, onOpened: (shared: Shared, panel: Panel, keys: (number | null)[]) => void, onAll: (folder: number) => void }} parts
 * `onSave`: a text is to be saved as it came; `onOpened`: a shared view is about to be shown; `keys` are the numbers of its texts, index by index; `onAll`: all documents of a submission are to be seen
 */
export function createOpening({ engine, store, messages, onSave, onOpened, onAll }) {
  /** @type {AbortController | null} */
  let work = null;
  /** The engine knows each text by a number, which is never given twice; so does the store each submission. */
  let keys = 0;

  const behind = createLeft((given) => void open(given));

  const cancel = () => {
    work?.abort();
    work = null;
    behind.done();
    progress.end();
    messages.add(behind.told());
    messages.announce(say.cancelled);
  };
  const progress = createProgress(messages, cancel);
  const { complaint } = createTrouble(onSave);

  /** Newer work makes older work stale. @param {ToRead[]} [given] what is to be read of what a person gave */
  const begin = (given = []) => {
    behind.turnTo(given);
    work?.abort();
    work = new AbortController();
    return work;
  };

  /** @param {ToRead} one @param {Uint8Array} bytes @param {AbortSignal} signal @returns {Promise<Read>} */
  const read = async ({ name, blob, encoding, filing = null, from = null, chosen = [] }, bytes, signal) => {
    const key = keys++;
    const asked = progress.asked(name, bytes.length);
    try {
      /** @type {Opened} */
      const opened = await engine.call("read", [key, name, bytes, encoding, filing, Uint32Array.from(chosen)], { signal, blob: blob.size === bytes.length ? blob : undefined, onProgress: asked.bytes, onStep: asked.step });
      return { key, name, bytes, encoding, filing, from, chosen, opened, rival: null };
    } finally {
      asked.done();
    }
  };

  /** Reads one file, whatever it turns out to be. @param {ToRead} one @param {Uint8Array} head @param {Batch} batch */
  const take = async (one, head, batch) => {
    const sentence = objection(one.name, head, one.blob.type);
    if (sentence) return void batch.refused.push(refusal(sentence));
    if (!one.from && isSubmission(head, one.blob.size) && (await takeSubmission(one, batch))) return;
    const bytes = new Uint8Array(await one.blob.arrayBuffer());
    const late = objectionToText(one.name, bytes);
    if (late) return void batch.refused.push(refusal(late));
    try {
      const done = one.rival ? await clearer(one, bytes, one.rival, batch) : await read(one, bytes, batch.signal);
      batch.done.push(done);
      // A document of a submission was cut out of it as it stands, and a clipboard holds parts of pages.
      if (!one.from && !one.rival) batch.said.push(...oddities(one.name, bytes, done.opened).map((text) => ({ tone: /** @type {const} */ ("plain"), text })));
    } catch (error) {
      batch.refused.push(complaint(error, one.name, bytes));
    }
  };

  /** Reads both forms of what was pasted and takes the clearer. @param {Given} one @param {Uint8Array} bytes @param {Given} other @param {Batch} batch @returns {Promise<Read>} */
  const clearer = async (one, bytes, other, { signal, said }) => {
    const second = await read(other, new Uint8Array(await other.blob.arrayBuffer()), signal);
    /** @type {Read} */
    let first;
    try {
      first = await read(one, bytes, signal);
    } catch (error) {
      if (error instanceof Trapped) return second;
      throw error;
    }
    const [a = 0, b = 0] = await engine.call("clarity", [Uint32Array.of(first.key, second.key)], { texts: [first, second], signal });
    const [taken, left] = b > a ? [second, first] : [first, second];
    if (a !== b) said.push({ tone: "plain", text: originWords.tookOne(isRich(taken)), actions: [{ label: originWords.other(isRich(taken)), run: () => exchange(taken.key) }] });
    return { ...taken, rival: left };
  };

  /** Takes the other form of what was pasted. @param {number} key of the form on show */
  const exchange = (key) => {
    const sheet = store.state.sheets.find((one) => one.key === key);
    if (!sheet?.rival) return;
    const { key: mine, name, bytes, encoding, filing, chosen, opened } = sheet;
    messages.show([]);
    store.swap(sheet.id, { ...sheet.rival, rival: { key: mine, name, bytes, encoding, filing, chosen, opened } });
  };

  /**
   * Reads the text on show again: with other characters, or with other choices where it can be read either way.
   * @param {Sheet} sheet
   * @param {{ encoding: string } | { chosen: number[] }} how
   * @param {string} told what is said once it is read
   */
  const reread = async (sheet, how, told) => {
    const mine = begin();
    // Other characters make another text, in which nothing is chosen and whose other form is not known.
    const { encoding, chosen, rival } = "encoding" in how ? { ...how, chosen: [], rival: null } : { ...sheet, ...how };
    try {
      const again = await read({ name: sheet.name, blob: new Blob(), encoding, filing: sheet.filing, from: sheet.from, chosen }, sheet.bytes, mine.signal);
      store.swap(sheet.id, { ...again, rival });
      messages.announce(told);
    } catch (error) {
      if (!isGivenUp(error)) messages.show([complaint(error, sheet.name, sheet.bytes)]);
    }
    if (work !== mine) return;
    progress.end();
    messages.add(behind.told());
  };

  /** @param {Given} one @param {Batch} batch @returns {Promise<boolean>} whether it holds several documents */
  const takeSubmission = async (one, batch) => {
    const submission = await engine.call("submission", [one.blob], { signal: batch.signal, onProgress: progress.bytes(one.name), onStep: progress.looked(one.name) });
    if (submission.documents.length < 2) return false;
    const folder = { id: keys++, name: one.name, blob: one.blob, submission };
    batch.folders.push(folder);
    const wanted = chosen(submission);
    for (const [at, index] of wanted.entries()) await attempt(givenBy(folder, index), batch, at, wanted.length);
    const open = [...unclosed(submission)];
    if (open.length > 0) batch.said.push({ tone: "bad", text: unread.unclosed(one.name, open) });
    if (submission.left_out > 0) batch.said.push({ tone: "bad", text: unread.leftOut(one.name, submission.left_out) });
    batch.said.push({ tone: "plain", text: filingWords.opened(one.name, one.blob.size, submission.documents.length, amendments(submission)), actions: [{ label: filingWords.showAll, run: () => onAll(folder.id) }] });
    return true;
  };

  /** Whatever happens to one file, the others are read. @param {ToRead} one @param {Batch} batch @param {number} at @param {number} of */
  const attempt = async (one, batch, at, of) => {
    try {
      const how = { signal: batch.signal, onTold: (/** @type {string} */ sentence) => batch.refused.push(refusal(sentence)), onUnpacking: () => progress.unpacking(one.name, one.blob.size) };
      for await (const file of unpacked(one, how)) {
        const [place, all] = file.of > 1 ? [file.at, file.of] : [at, of];
        progress.text(file.one.name, file.one.blob.size, place, all);
        await take(file.one, file.head, batch);
      }
    } catch (error) {
      batch.refused.push(complaint(error, one.name));
    }
  };

  /** Puts what was read beside what was there. @param {Batch} batch */
  const settle = ({ done, folders, said, refused, show }) => {
    const shown = refused.slice(0, refused.length > SENTENCES ? SENTENCES - 1 : SENTENCES);
    const left = refused.length - shown.length;
    if (left > 0) shown.push({ tone: "bad", text: coming.more(refused[shown.length]?.text.split(" ")[0] ?? "", left) });
    const first = done[show];
    if (done.length > 1 && first && folders.length === 0) said.push({ tone: "plain", passing: true, text: say.several(done.length, first.name) });
    if (done.length > 0 || folders.length > 0) {
      try {
        store.add(done, show, folders);
      } catch (error) {
        // Whatever it was, it is no reason to leave the person before an empty page.
        console.error(error);
        store.takeBack();
        return void messages.show([refusal(bad.shown((first ?? folders[0])?.name ?? "")), ...shown]);
      }
    }
    messages.show([...said, ...shown, ...behind.told()]);
  };

  /** @param {ToRead[]} given @param {Message[]} [before] what is to be said in any case @param {string[]} [lost] */
  const open = async (given, before = [], lost = []) => {
    const mine = begin(given);
    /** @type {Batch} */
    const batch = { done: [], folders: [], said: [...before], refused: lost.map(refusal), signal: mine.signal, show: 0 };
    try {
      const view = given.length === 1 && given[0] ? await viewIn(given[0]) : null;
      if (mine.signal.aborted) return;
      if (view !== null) {
        behind.done();
        if (await openShared(view)) return;
      }
      for (const [at, one] of given.entries()) await attempt(one.pasted ? await toldApart(one, store.state) : one, batch, at, given.length);
    } catch {
      return;
    }
    if (work !== mine) return;
    behind.done();
    progress.end();
    settle(batch);
  };

  /** The shared view that a saved page carries. @param {Given} given */
  const viewIn = async ({ blob }) => {
    if (blob.size > LARGEST_VIEW) return null;
    const head = new Uint8Array(await blob.slice(0, REACH).arrayBuffer());
    return mayHold(head) ? findIn(new Uint8Array(await blob.arrayBuffer())) : null;
  };

  /** A document of a submission that nobody has asked for yet. @param {number} id @param {number} index */
  const openEntry = async (id, index) => {
    const folder = store.state.folders.find((one) => one.id === id);
    if (folder) await open([givenBy(folder, index)]);
  };

  /** @param {SharedDocument} document @param {Opened} opened @returns {Message} */
  const verdict = ({ name, sha256 }, opened) => (opened.source.sha256 === sha256 ? { tone: "ok", text: sharedWords.ok(sha256) } : { tone: "no", lasting: true, text: sharedWords.no(name, sha256) });

  /** Reads a text that was read before, here or elsewhere; whatever happens to it, the others are read. @param {{ name: string, encoding: string | null, filing?: Filing | null, chosen?: number[] }} text @param {Uint8Array} bytes @param {AbortSignal} signal @param {Message[]} said @returns {Promise<Read | null>} */
  const again = async ({ name, encoding, filing = null, chosen = [] }, bytes, signal, said) => {
    try {
      return await read({ name, blob: new Blob(), encoding, filing, chosen }, bytes, signal);
    } catch (error) {
      said.push(complaint(error, name, bytes));
      return null;
    }
  };

  /** @param {Shared} shared */
  const openAll = async (shared) => {
    const mine = begin();
    /** @type {Read[]} */
    const done = [];
    /** @type {Message[]} */
    const said = [];
    /** @type {(number | null)[]} */
    const keysOf = shared.documents.map(() => null);
    for (const [index, document] of shared.documents.entries()) {
      if (!document.bytes) continue;
      const one = await again(document, document.bytes, mine.signal, said);
      if (!one) continue;
      const here = index === shared.view.document;
      const notes = new Map(shared.notes.filter((note) => note.document === index).map(({ key, text }) => [key, text]));
      const place = here ? { selected: shared.view.selected, filter: shared.view.filter, document: Math.min(shared.view.part, one.opened.documents.length - 1) } : {};
      done.push({ ...one, notes, ...place });
      keysOf[index] = one.key;
      said.push(verdict(document, one.opened));
    }
    progress.end();
    if (done.length === 0) return void messages.show(said.length > 0 ? said : [{ tone: "no", text: sharedWords.without }]);
    const panel = PANELS.find((one) => one === shared.view.panel) ?? "reading";
    store.setPanel(panel);
    onOpened(shared, panel, keysOf);
    store.add(done, Math.min(shared.view.document, done.length - 1));
    messages.show([...said, ...behind.told()]);
  };

  /** @param {string} json @returns {Promise<boolean>} whether it was a shared view at all */
  const openShared = async (json) => {
    const opening = decode(json);
    if ("broken" in opening) return say_(sharedWords.broken);
    if ("tooLarge" in opening) return say_(sharedWords.tooLarge);
    if ("newer" in opening) {
      const given = opening.documents.flatMap(({ name, bytes, encoding }) => (bytes ? [{ name, blob: new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)]), encoding }] : []));
      if (given.length > 0) await open(given, [{ tone: "bad", text: sharedWords.newer(opening.newer) }]);
      else say_(sharedWords.newer(opening.newer));
      return true;
    }
    try {
      await openAll(opening.shared);
    } catch (error) {
      progress.end();
      if (!isGivenUp(error)) throw error;
    }
    return true;
  };

  /** Reads again what an earlier visit kept, each document as it was left. @param {Kept[]} kept @returns {Promise<Kept[]>} those that could be read */
  const restore = async (kept) => {
    const mine = begin();
    /** @type {Read[]} */
    const done = [];
    /** @type {Message[]} */
    const said = [];
    const shown = [];
    for (const text of kept) {
      const one = await again(text, text.bytes, mine.signal, said);
      if (!one) continue;
      shown.push(text);
      done.push({ ...one, notes: new Map(text.notes), document: text.document, selected: text.selected, filter: text.filter });
    }
    progress.end();
    if (done.length > 0) store.add(done, Math.max(0, shown.findIndex(({ current }) => current)));
    if (said.length > 0) messages.show(said);
    store.begin();
    return shown;
  };

  /** @param {string} text */
  const say_ = (text) => {
    messages.show([{ tone: "bad", text }]);
    return true;
  };

  return { open, openEntry, openShared, restore, exchange, reread, looking: progress.looking };
}

