// What the bytes of a file are, when they are not a filing: each answer is a sentence that says what to do.

import { bad } from "./strings.js";

/** The longest line that is still a line: HTML exhibits come in one line of a few megabytes, plain text does not. */
const LONGEST_LINE = 1_000_000;
/** How much of a file is looked at for control characters. */
const HEAD = 65_536;

/** @type {[number[], (name: string) => string][]} */
const BEGINNINGS = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], bad.pdf],
  [[0x89, 0x50, 0x4e, 0x47], bad.picture], [[0xff, 0xd8, 0xff], bad.picture], [[0x47, 0x49, 0x46, 0x38], bad.picture],
  [[0x49, 0x49, 0x2a, 0x00], bad.picture], [[0x4d, 0x4d, 0x00, 0x2a], bad.picture],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], bad.rtf],
  [[0xd0, 0xcf, 0x11, 0xe0], bad.word],
  [[0x1f, 0x8b], bad.packed], [[0x52, 0x61, 0x72, 0x21], bad.packed], [[0x37, 0x7a, 0xbc, 0xaf], bad.packed],
];

/** @param {Uint8Array} bytes @param {number[]} start */
const begins = (bytes, start) => start.every((byte, index) => bytes[index] === byte);

/** @param {Uint8Array} bytes @param {string} name */
function zip(bytes, name) {
  const head = latin(bytes.subarray(0, 4000)) + latin(bytes.subarray(-4000));
  if (head.includes("word/")) return bad.word(name);
  return head.includes("xl/") ? bad.sheet(name) : bad.packed(name);
}

/** @param {Uint8Array} bytes */
const latin = (bytes) => new TextDecoder("latin1").decode(bytes);

/** @param {Uint8Array} bytes */
const isUtf16 = (bytes) => begins(bytes, [0xff, 0xfe]) || begins(bytes, [0xfe, 0xff]);

/** Control characters that no text holds; a page's form feed and its kin are allowed. @param {Uint8Array} bytes */
function isBinary(bytes) {
  const head = bytes.subarray(0, HEAD);
  let odd = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 27)) odd += 1;
  return odd > 0 && odd > head.length / 500;
}

/** @param {Uint8Array} bytes */
function isBlank(bytes) {
  return bytes.every((byte) => byte === 32 || (byte >= 9 && byte <= 13)) || (bytes.length < HEAD && new TextDecoder().decode(bytes).trim() === "");
}

/** @param {Uint8Array} bytes */
function longestLine(bytes) {
  let longest = 0;
  for (let from = 0; from < bytes.length;) {
    const feed = bytes.indexOf(10, from);
    const to = feed < 0 ? bytes.length : feed;
    if (to - from > LONGEST_LINE) longest = Math.max(longest, to - from - bytes.subarray(from, to).filter((byte) => byte === 13).length);
    from = to + 1;
  }
  return longest;
}

/** @param {Uint8Array} bytes */
const isMarkup = (bytes) => /<(?:!doctype|html|head|body|table|div|p|document|sec-document)\b/iu.test(latin(bytes.subarray(0, HEAD)));

/**
 * The sentence for bytes that cannot be a filing; null for everything that may be read.
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {string} [type] as the system names it
 */
export function objection(name, bytes, type = "") {
  if (bytes.length === 0) return bad.empty(name);
  const known = BEGINNINGS.find(([start]) => begins(bytes, start));
  if (known) return known[1](name);
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return zip(bytes, name);
  if (type.startsWith("image/")) return bad.picture(name);
  if (!isUtf16(bytes) && isBinary(bytes)) return bad.binary(name);
  if (isBlank(bytes)) return bad.blank(name);
  const longest = longestLine(bytes);
  return longest > LONGEST_LINE && !isMarkup(bytes) ? bad.oneLine(name, longest) : null;
}
