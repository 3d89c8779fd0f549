// A name beside the other that it bears: the words that differ are marked, wherever a renaming is shown.

import { h } from "./dom.js";

/** @param {string} text @param {string} other @returns {(string | Node)[]} */
export function renamed(text, other) {
  const known = new Set(other.toLowerCase().split(/\s+/u));
  return text.split(/(\s+)/u).map((word) => (word.trim() === "" || known.has(word.toLowerCase()) ? word : h("em", null, word)));
}
