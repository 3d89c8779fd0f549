// A small document in the fragment of a link, which no browser sends to a server, and the link to a name.
// What comes in is a stranger's: its length is bounded before it is unpacked, and so is what it unpacks to.

import { decode, encode } from "./shared-file.js";

/** @import { Shared } from "./shared-file.js" */

const VERSION = 1;
/** Characters of a fragment: what mail programs and chats still leave whole. */
const LONGEST = 32_000;
/** Bytes that a fragment may unpack to: more than any text that packs into one, and an end to what it can ask of a machine. */
const LARGEST = 20_000_000;

/** @typedef {{ node: string } | { line: number } | { packed: string, version: number }} Fragment */

/** What a fragment means; null: nothing of ours. @param {string} hash @returns {Fragment | null} */
export function meaning(hash) {
  const [, name, value = ""] = /^#(n=|L|view=)(.*)$/su.exec(hash) ?? [];
  if (name === "L") return /^\d{1,9}$/u.test(value) ? { line: Number(value) } : null;
  if (name === "n=") {
    try {
      return { node: decodeURIComponent(value) };
    } catch {
      return { node: value };
    }
  }
  const packed = /^(\d{1,6})\.([\w-]*)$/u.exec(value);
  return name === "view=" ? { packed: packed?.[2] ?? "", version: Number(packed?.[1] ?? 0) } : null;
}

/** @param {string} base64 */
const unwrapped = (base64) => Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

/** @param {Uint8Array} bytes */
function wrapped(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "");
}

/** @param {BlobPart[]} parts @param {CompressionStream | DecompressionStream} way @returns {Promise<Uint8Array | null>} null: more than LARGEST */
async function through(parts, way) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (new Blob(parts).stream().pipeThrough(way)).getReader();
  /** @type {Uint8Array[]} */
  const pieces = [];
  let total = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    pieces.push(step.value);
    total += step.value.length;
    if (total > LARGEST) {
      void reader.cancel().catch(() => undefined);
      return null;
    }
  }
  return new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (pieces)).arrayBuffer());
}

/**
 * The fragment that holds all this: a line of lengths, a line of JSON, and the bytes of the documents as they are,
 * which pack better than their base64.
 * @param {Shared} shared
 * @returns {Promise<string | null>} null: too long for a link
 */
export async function pack(shared) {
  const bodies = shared.documents.map(({ bytes }) => bytes ?? new Uint8Array());
  if (bodies.reduce((sum, { length }) => sum + length, 0) > LARGEST) return null;
  const head = `${bodies.map(({ length }) => length).join(",")}\n${encode({ ...shared, documents: shared.documents.map((one) => ({ ...one, bytes: null })) })}\n`;
  const packed = await through(/** @type {BlobPart[]} */ ([head, ...bodies]), new CompressionStream("deflate-raw"));
  const fragment = packed && `#view=${VERSION}.${wrapped(packed)}`;
  return fragment && fragment.length <= LONGEST ? fragment : null;
}

/**
 * @param {string} packed
 * @param {number} version
 * @returns {Promise<{ json: string } | "newer" | "broken" | "tooLarge">} `json`: as a shared view carries it
 */
export async function unpack(packed, version) {
  if (version > VERSION) return "newer";
  if (packed.length > LONGEST) return "tooLarge";
  try {
    const bytes = await through([unwrapped(packed)], new DecompressionStream("deflate-raw"));
    if (!bytes) return "tooLarge";
    const ends = [bytes.indexOf(10), bytes.indexOf(10, bytes.indexOf(10) + 1)];
    const [lengths = "", head = ""] = new TextDecoder().decode(bytes.subarray(0, ends[1])).split("\n");
    const opening = decode(head);
    if (!("shared" in opening)) return "broken";
    let at = (ends[1] ?? 0) + 1;
    const sizes = lengths.split(",").map(Number);
    const documents = opening.shared.documents.map((one, index) => ({ ...one, bytes: bytes.subarray(at, (at += sizes[index] ?? 0)) }));
    return at === bytes.length ? { json: encode({ ...opening.shared, documents }) } : "broken";
  } catch {
    return "broken";
  }
}

/** This page's address with another fragment. @param {string} fragment */
export const address = (fragment) => location.href.split("#")[0] + fragment;

/** @param {string} key of a node */
export const toNode = (key) => address(`#n=${encodeURIComponent(key).replaceAll("%2F", "/")}`);
