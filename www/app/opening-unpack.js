// Archives: what is in a .zip or .gz, one file after the other, never more than filings would come to. The browser
// inflates; what a zip archive lists is read by unzipit, which is small, kept up, and holds every entry to its stated size.

import { unzipRaw } from "unzipit";
import { HEAD, archive, namesIn, officeFile } from "./sniff.js";
import { unread } from "./strings.js";

/** @import { Given } from "./types" */

/** What one archive may unpack to: the largest submissions, and room for a whole agreement file of a fund family. */
const MOST_BYTES = 1_000_000_000;
/** Text packs to a tenth, tables to a thirtieth; what unpacks to hundreds of times its size is made to fill the memory. */
const MOST_TIMES = 200;
/** Up to here nobody minds how often something repeats: a million empty lines are a small file. */
const SMALL = 32_000_000;
/** More files than a folder of agreements holds. */
const MOST_FILES = 5000;

/** What an archive of a size may unpack to. @param {number} packed */
const allowed = (packed) => Math.min(MOST_BYTES, Math.max(SMALL, packed * MOST_TIMES));

/** An archive that is refused, with the sentence for it. */
export class Refused extends Error {}

/** @param {Blob} blob @param {number} [from] */
export const headOf = async (blob, from = 0) => new Uint8Array(await blob.slice(from, from + HEAD).arrayBuffer());

/** A name that points outside its archive, as the place inside that is left of it. @param {string} name */
const inside = (name) => name.split(/[\\/]/u).filter((part) => part !== "" && part !== "." && part !== ".." && !/^[a-z]:$/iu.test(part)).join("/");

/** Whether a name leads out of where it stands. */
const OUTSIDE = /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[a-z]:/iu;

/** A file under a name that leads nowhere else. @param {Given} given @param {(sentence: string) => void} onTold @returns {Given} */
function placed(given, onTold) {
  if (!OUTSIDE.test(given.name)) return given;
  const name = inside(given.name) || "file";
  onTold(unread.renamed(given.name, name));
  return { ...given, name };
}

/**
 * The files in an archive; a file that is no archive is itself all there is.
 * @param {Given} given
 * @param {{ signal: AbortSignal, onTold: (sentence: string) => void, onUnpacking: () => void }} how `onTold`: what was left out, and why
 * @returns {AsyncGenerator<{ one: Given, head: Uint8Array, at: number, of: number }>}
 */
export async function* unpacked(given, how) {
  const head = await headOf(given.blob);
  const kind = archive(head);
  if (kind === null) return yield { one: placed(given, how.onTold), head, at: 0, of: 1 };
  how.onUnpacking();
  if (kind === "gzip") {
    const one = { ...given, name: given.name.replace(/\.gz$/iu, ""), blob: await gunzipped(given, how.signal) };
    const first = await headOf(one.blob);
    if (archive(first)) throw new Refused(officeFile(one.name, namesIn(first)) ?? unread.nested(one.name));
    yield { one, head: first, at: 0, of: 1 };
  } else yield* unzipped(given, head, how);
}

/** @param {Given} given @param {AbortSignal} signal */
async function gunzipped({ name, blob }, signal) {
  const most = allowed(blob.size);
  const inflated = blob.stream().pipeThrough(inPieces()).pipeThrough(new DecompressionStream("gzip"));
  try {
    return await blobOf(inflated.pipeThrough(counted(name, most, most), { signal }));
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof Refused ? error : new Refused(unread.damaged(name));
  }
}

/** Stops what goes on beyond `room`. @param {string} name @param {number} room @param {number} most what the archive may come to, for the sentence */
function counted(name, room, most) {
  let seen = 0;
  return new TransformStream({
    transform(/** @type {Uint8Array<ArrayBuffer>} */ chunk, /** @type {TransformStreamDefaultController<Uint8Array<ArrayBuffer>>} */ controller) {
      seen += chunk.byteLength;
      if (seen > room) throw new Refused(unread.bomb(name, most));
      controller.enqueue(chunk);
    },
  });
}

/** A little at a time: what a small piece unpacks to comes out at once, before anybody can count it. */
function inPieces() {
  const PIECE = 16_384;
  return new TransformStream({
    transform(/** @type {Uint8Array<ArrayBuffer>} */ chunk, /** @type {TransformStreamDefaultController<Uint8Array<ArrayBuffer>>} */ controller) {
      for (let at = 0; at < chunk.byteLength; at += PIECE) controller.enqueue(chunk.subarray(at, at + PIECE));
    },
  });
}

/** Gathered as blobs, which the browser may put on disk. @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream */
async function blobOf(stream) {
  const PART = 8_000_000;
  /** @type {Blob[]} */
  const parts = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  let some = [];
  let size = 0;
  const reader = stream.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    some.push(step.value);
    size += step.value.byteLength;
    if (size > PART) {
      parts.push(new Blob(some));
      [some, size] = [[], 0];
    }
  }
  return new Blob([...parts, ...some]);
}

/** @param {Given} given @param {Uint8Array} head @param {{ signal: AbortSignal, onTold: (sentence: string) => void }} how */
async function* unzipped({ name, blob }, head, { signal, onTold }) {
  const entries = await entriesOf(name, blob, head);
  const most = allowed(blob.size);
  let room = most;
  if (entries.reduce((sum, { size }) => sum + size, 0) > room) throw new Refused(unread.bomb(name, most));
  for (const [at, entry] of entries.entries()) {
    signal.throwIfAborted();
    const called = inside(entry.name) || name;
    if (OUTSIDE.test(entry.name)) onTold(unread.renamed(entry.name, called));
    try {
      const inflated = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (await entry.stream());
      const whole = await blobOf(inflated.pipeThrough(counted(name, room, most), { signal }));
      room -= whole.size;
      const first = await headOf(whole);
      if (archive(first)) onTold(officeFile(called, namesIn(first)) ?? unread.nested(called));
      else yield { one: { name: called, blob: whole, encoding: null }, head: first, at, of: entries.length };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Refused) throw error;
      onTold(unread.damagedPart(name, called));
    }
  }
}

/** The files that an archive lists. @param {string} name @param {Blob} blob @param {Uint8Array} head */
async function entriesOf(name, blob, head) {
  const listed = await unzipRaw(blob).then(({ entries }) => entries, () => null);
  const office = officeFile(name, listed ? listed.map((entry) => entry.name) : namesIn(head));
  if (office) throw new Refused(office);
  if (!listed) throw new Refused(unread.damaged(name));
  const files = listed.filter((entry) => !entry.isDirectory && !/(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$)/iu.test(entry.name.replace(/(?:^|\/)\.{1,2}(?=\/)/gu, "")));
  if (files.length > MOST_FILES) throw new Refused(unread.crowded(name, files.length, MOST_FILES));
  if (files.length === 0) throw new Refused(unread.nothingIn(name));
  return files;
}
