// What is odd about a file that can be read all the same: a sentence each, so that nobody takes a part for the whole.

import { HEAD } from "./sniff.js";
import { odd } from "./strings.js";

/** @import { Opened } from "./types" */

/** Names that other programs give to what is no text. */
const NO_TEXT = /\.(?:pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|tiff?|bmp|zip|gz)$/iu;
/** As much of the end as a last line and its end tags take. */
const TAIL = 2_048;

/** The tag with which a document of a submission begins, on a line of its own. */
const DOCUMENT = /^<DOCUMENT>[ \t]*$/imu;
/** What is larger than this and holds several documents is listed by the engine, which looks at the end of each. */
const SMALL = 4_000_000;

/** Whether as many documents end as begin. @param {Uint8Array} bytes */
function allEnd(bytes) {
  if (bytes.length > SMALL) return true;
  const tags = latin(bytes).match(/^<\/?DOCUMENT>/gimu) ?? [];
  return tags.every((tag, index) => tag.startsWith("</") === (index % 2 === 1));
}

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
  const encoded = /^content-transfer-encoding:\s*(?:base64|quoted-printable)/imu.test(head) && /^mime-version:/imu.test(head);
  const cut = source.html && ends(/<[!/a-z][^<>]*$/iu) ? odd.markup(name)
    : source.html && begins(/<html[\s>]/iu) && !ends(/<\/(?:html|body|text|document)\b/iu) ? odd.page(name)
      : begins(DOCUMENT) && !(ends(/<\/DOCUMENT>/iu) && allEnd(bytes)) ? odd.document(name) : "";
  return [NO_TEXT.test(name) ? odd.named(name) : "", encoded ? odd.encoded(name) : "", cut, source.buried ? odd.buried(name) : ""].filter((sentence) => sentence !== "");
}
