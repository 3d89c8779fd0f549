// What is odd about a file that can be read all the same: a sentence each, so that nobody takes a part for the whole.

import { HEAD } from "./sniff.js";
import { odd } from "./strings.js";

/** @import { Opened } from "./types" */

/** Names that other programs give to what is no text. */
const NO_TEXT = /\.(?:pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|tiff?|bmp|zip|gz)$/iu;
/** As much of the end as a last line and its end tags take. */
const TAIL = 2_048;

/** @param {Uint8Array} bytes */
const latin = (bytes) => new TextDecoder("latin1").decode(bytes);

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {Opened} opened
 * @returns {string[]}
 */
export function oddities(name, bytes, { source }) {
  const head = latin(bytes.subarray(0, HEAD));
  const tail = latin(bytes.subarray(Math.max(0, bytes.length - TAIL)));
  const begins = (/** @type {RegExp} */ tag) => tag.test(head);
  const ends = (/** @type {RegExp} */ tag) => tag.test(tail);
  const cut = source.html && ends(/<[!/a-z][^<>]*$/iu) ? odd.markup(name)
    : source.html && begins(/<html[\s>]/iu) && !ends(/<\/(?:html|body|text|document)\b/iu) ? odd.page(name)
      : begins(/^\s*<DOCUMENT>/iu) && !ends(/<\/DOCUMENT>/iu) ? odd.document(name) : "";
  return [NO_TEXT.test(name) ? odd.named(name) : "", cut, source.buried ? odd.buried(name) : ""].filter((sentence) => sentence !== "");
}
