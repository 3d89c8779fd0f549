// What the bytes of a file are, before they are read: an archive, a submission, or no filing at all; of the last each
// answer is a sentence that says what to do. The beginning and the end are looked at, not the whole.

import { bad } from "./strings.js";

/** The longest line that is still a line: HTML exhibits come in one line of a few megabytes, plain text does not. */
const LONGEST_LINE = 1_000_000;
/** How much of a file is looked at first. */
export const HEAD = 65_536;
/** A file of documents without a header is worth a list of its own from here on; a smaller one is read as it stands. */
const LARGE = 4_000_000;

/** Documents of older programs all begin alike: of these the name tells. @type {[RegExp, (name: string) => string][]} */
const OLDER = [[/\.xl[a-z]$/iu, bad.sheet], [/\.pp[a-z]$/iu, bad.slides], [/\.(?:msg|oft)$/iu, bad.mail]];

/** @type {[number[], (name: string) => string][]} */
const BEGINNINGS = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], bad.pdf],
  [[0x89, 0x50, 0x4e, 0x47], bad.picture], [[0xff, 0xd8, 0xff], bad.picture], [[0x47, 0x49, 0x46, 0x38], bad.picture],
  [[0x49, 0x49, 0x2a, 0x00], bad.picture], [[0x4d, 0x4d, 0x00, 0x2a], bad.picture],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], bad.rtf],
  [[0xd0, 0xcf, 0x11, 0xe0], (name) => (OLDER.find(([end]) => end.test(name))?.[1] ?? bad.word)(name)],
  [[0x52, 0x61, 0x72, 0x21], bad.packed], [[0x37, 0x7a, 0xbc, 0xaf], bad.packed], [[0x42, 0x5a, 0x68], bad.packed], [[0xfd, 0x37, 0x7a, 0x58], bad.packed],
];

/** @param {Uint8Array} bytes @param {number[]} start */
const begins = (bytes, start) => start.every((byte, index) => bytes[index] === byte);

/** @param {Uint8Array} bytes */
const latin = (bytes) => new TextDecoder("latin1").decode(bytes);

/** @param {Uint8Array} bytes */
const isUtf16 = (bytes) => begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff]) || isBareUtf16(bytes);

/** Latin letters in UTF-16 without a mark have a NUL in nearly every second place and hardly any beside; the engine counts the same. @param {Uint8Array} bytes */
function isBareUtf16(bytes) {
  const pairs = Math.min(bytes.length >> 1, 256);
  const nuls = [0, 0];
  for (let at = 0; at < 2 * pairs; at += 1) if (bytes[at] === 0) nuls[at % 2] = (nuls[at % 2] ?? 0) + 1;
  const [many = 0, few = 0] = nuls.sort((a, b) => b - a);
  return pairs >= 4 && many * 4 > pairs * 3 && few * 20 <= pairs;
}

/** Control characters that no text holds; a page's form feed and its kin are allowed. @param {Uint8Array} head */
function isBinary(head) {
  let odd = 0;
  for (const byte of head) if ((byte > 0 && byte < 9) || (byte > 13 && byte < 27)) odd += 1;
  return odd > 0 && odd > head.length / 500;
}

/** A few NULs are what a system put between pages, and any number at the end fills a block; more of them are another kind of file. @param {Uint8Array} head */
function isNulls(head) {
  const text = head.subarray(0, head.findLastIndex((byte) => byte !== 0) + 1);
  return text.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0) > text.length / 20;
}

/** The mark of a PDF may stand behind what a mail system or a printer put before it. @param {string} start */
const isPdf = (start) => /^[\s\ufeff\xef\xbb\xbf]*%PDF-\d|[\r\n]%PDF-\d\.\d[\r\n]+%[\x80-\xff]{2}/u.test(start);

/** A drawing is written in markup, and is a picture all the same. @param {string} start */
const isDrawing = (start) => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/iu.test(start);

/**
 * What unpacks: a gzip file, or a zip archive.
 * @param {Uint8Array} head
 * @returns {"gzip" | "zip" | null}
 */
export function archive(head) {
  if (begins(head, [0x1f, 0x8b])) return "gzip";
  return begins(head, [0x50, 0x4b, 0x03, 0x04]) || begins(head, [0x50, 0x4b, 0x05, 0x06]) ? "zip" : null;
}

/** The documents of other programs are zip archives too: the sentence for them. @param {string} name @param {string[]} inside the names of the files in it */
export function officeFile(name, inside) {
  const holds = (/** @type {string} */ start) => inside.some((one) => one.startsWith(start));
  if (holds("word/") || (holds("mimetype") && holds("content.xml"))) return bad.word(name);
  if (holds("xl/")) return bad.sheet(name);
  return holds("ppt/") ? bad.slides(name) : null;
}

/** Names in the beginning of an archive that ends too early. @param {Uint8Array} head */
export const namesIn = (head) => latin(head).match(/\b(?:word|xl|ppt)\//gu) ?? [];

/** Whether it is a submission of several documents. @param {Uint8Array} head @param {number} size of the whole */
export function isSubmission(head, size) {
  const text = latin(head.subarray(0, 16_384));
  return /^<(?:SEC-DOCUMENT|SEC-HEADER|SUBMISSION|IMS-HEADER)>/imu.test(text) || (size > LARGE && /^\s*<DOCUMENT>/iu.test(text));
}

/**
 * The sentence for a file that cannot be a filing by its beginning; null where it may be one.
 * @param {string} name
 * @param {Uint8Array} head
 * @param {string} [type] as the system names it
 */
export function objection(name, head, type = "") {
  if (head.length === 0) return bad.empty(name);
  const known = BEGINNINGS.find(([start]) => begins(head, start));
  if (known) return known[1](name);
  if (latin(head.subarray(257, 262)) === "ustar") return bad.packed(name);
  const start = latin(head.subarray(0, 1024));
  if (isPdf(start)) return bad.pdf(name);
  if (isDrawing(start)) return bad.picture(name);
  // A name may be wrong; what is text is read whatever it is called.
  if (isUtf16(head) || !(isBinary(head) || isNulls(head))) return null;
  return type.startsWith("image/") ? bad.picture(name) : bad.binary(name);
}

/** The sentence for a text in which nothing can be read. @param {string} name @param {Uint8Array} bytes */
export function objectionToText(name, bytes) {
  if (isBlank(bytes)) return bad.blank(name);
  return hasEndlessLine(bytes) && !isUtf16(bytes) && !isMarkup(bytes) ? bad.oneLine(name, bytes.length) : null;
}

/** @param {Uint8Array} bytes */
function isBlank(bytes) {
  return bytes.every((byte) => byte === 32 || byte === 0 || (byte >= 9 && byte <= 13)) || (bytes.length < HEAD && new TextDecoder().decode(bytes).trim() === "");
}

/** Whether a line is longer than a line can be. Looks from where the longest would end back for its end. @param {Uint8Array} bytes */
function hasEndlessLine(bytes) {
  for (let from = 0; bytes.length - from > LONGEST_LINE;) {
    const window = bytes.subarray(from, from + LONGEST_LINE + 1);
    const end = Math.max(window.lastIndexOf(10), window.lastIndexOf(13));
    if (end < 0) return true;
    from += end + 1;
  }
  return false;
}

/** @param {Uint8Array} bytes */
const isMarkup = (bytes) => /<(?:!doctype|html|head|body|table|div|p|document|sec-document)\b/iu.test(latin(bytes.subarray(0, HEAD)));
