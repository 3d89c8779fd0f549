// What the shell works out from a reading before it shows it.

/** @import { DocumentView, Opened, Signature } from "./types" */

/** @type {WeakMap<DocumentView, string>} */
const agreements = new WeakMap();

/**
 * The agreement's name. A title in capitals is given as the text writes it elsewhere, where it does; nothing is invented.
 * @param {Opened} opened
 * @param {DocumentView} view
 */
export function agreementOf(opened, view) {
  const known = agreements.get(view);
  if (known !== undefined) return known;
  const printed = view.agreement?.text ?? "";
  const name = /\p{Ll}/u.test(printed) || printed === "" ? printed : mixedCase(opened, view, printed) ?? printed;
  agreements.set(view, name);
  return name;
}

/** How far into a document its own name is looked for; preambles stand at the head. */
const REACH = 200_000;

/** @param {Opened} opened @param {DocumentView} view @param {string} printed */
function mixedCase(opened, view, printed) {
  const from = opened.starts[view.lines[0] - 1] ?? 0;
  const pattern = new RegExp(printed.split(/\s+/u).map((word) => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("\\s+"), "giu");
  for (const match of opened.text.slice(from, from + REACH).matchAll(pattern)) {
    if (/\p{Ll}/u.test(match[0])) return match[0].replace(/\s+/gu, " ");
  }
  return null;
}

/**
 * The signatures of one party stand together, as they are signed: who signs, and who attests beside it.
 * @param {Signature[]} signatures
 * @returns {number[][]} indices
 */
export function blocksOf(signatures) {
  /** @type {number[][]} */
  const blocks = [];
  /** @type {string | undefined} */
  let last;
  signatures.forEach((signature, index) => {
    const party = JSON.stringify([signature.party.map(({ at }) => at), signature.schedule]);
    if (party === last && signature.party.length > 0) blocks[blocks.length - 1]?.push(index);
    else blocks.push([index]);
    last = party;
  });
  return blocks;
}
