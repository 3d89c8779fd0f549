// What the shell works out from a reading before it shows it.

import { scope } from "./strings.js";

/** @import { DocumentView, Opened, Signature, Words } from "./types" */

/** @type {WeakMap<Words, string>} */
const written = new WeakMap();

/**
 * Words that stand in capitals, as the text writes them elsewhere, where it does; nothing is invented.
 * @param {Opened} opened
 * @param {DocumentView} view
 * @param {Words} words
 */
function asWritten(opened, view, words) {
  const known = written.get(words);
  if (known !== undefined) return known;
  const name = /\p{Ll}/u.test(words.text) || words.text === "" ? words.text : mixedCase(opened, view, words.text) ?? words.text;
  written.set(words, name);
  return name;
}

/** The agreement's name, "" where none is named. @param {Opened} opened @param {DocumentView} view */
export const agreementOf = (opened, view) => (view.agreement ? asWritten(opened, view, view.agreement) : "");

/** "Class B", "All but Class B", "" for all classes. @param {Opened} opened @param {DocumentView} view */
export const scopeOf = (opened, view) => (view.scope ? scope(view.scope.mode, view.scope.classes.map((words) => asWritten(opened, view, words))) : "");

/** How far into a document its own name is looked for; preambles stand at the head. */
const REACH = 200_000;

/** A word as a pattern that means no more than the word; a comma or a dash must not be escaped. @param {string} word */
const literal = (word) => word.replace(/[\^$\\.*+?()[\]{}|/]/gu, "\\$&");

/** @param {Opened} opened @param {DocumentView} view @param {string} printed */
function mixedCase(opened, view, printed) {
  const from = opened.starts[view.lines[0] - 1] ?? 0;
  const pattern = new RegExp(printed.split(/\s+/u).map(literal).join("\\s+"), "giu");
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

/** What tells a document from its neighbours in the rail. @param {Opened} opened @param {DocumentView} view */
export const subtitleOf = (opened, view) => [view.exhibit?.text, agreementOf(opened, view).replace(/^Amended and Restated /u, ""), scopeOf(opened, view)].filter(Boolean).join(", ");
