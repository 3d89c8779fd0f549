// Which rows a filter leaves, and where its words stand in them. Case, blanks, dashes and quotes do not count.

/** @import { Node } from "./types" */

/** @typedef {{ shown: Set<number>, hits: Map<number, [number, number][]>, portfolios: number, funds: number, under: Map<number, number> }} Filtered
 * `shown`: rows that stay: those that match, what they stand under, and what stands under them; `under`: portfolios that stay below a row */

/** One folded character for each character, so that places in the folded text are places in the text. @param {string} text */
function foldEach(text) {
  return Array.from(text, (letter) => {
    const plain = letter.replace(/\s/u, " ").replace(/[\u2010-\u2015\u2212]/u, "-").replace(/[\u2018\u2019\u201b\u2032]/u, "'").replace(/[\u201c-\u201f\u2033]/u, '"').toLowerCase();
    const bare = plain.normalize("NFD").replace(/\p{M}/gu, "");
    return { letter, fold: bare === "" ? plain : bare };
  });
}

/** What is plain as typed, as nearly all names are: nothing but its case is to be folded. @param {string} text */
const isPlain = (text) => /^[!-~]*(?: [!-~]+)*$/u.test(text);

/** @param {string} text */
export const fold = (text) => (isPlain(text) ? text.toLowerCase() : foldSlowly(text));

/** @param {string} text */
const foldSlowly = (text) => foldEach(text).map(({ fold: folded }) => folded).join("").replace(/ +/gu, " ").trim();

/**
 * Where a folded query stands in a text, as UTF-16 ranges; a run of blanks in the text is one blank.
 * @param {string} text
 * @param {string} query folded
 * @returns {[number, number][]}
 */
export function places(text, query) {
  if (query === "") return [];
  return isPlain(text) ? inPlain(text.toLowerCase(), query) : inOdd(text, query);
}

/** @param {string} text folded, as long as it was @param {string} query @returns {[number, number][]} */
function inPlain(text, query) {
  /** @type {[number, number][]} */
  const found = [];
  for (let i = text.indexOf(query); i >= 0; i = text.indexOf(query, i + query.length)) found.push([i, i + query.length]);
  return found;
}

/** @param {string} text @param {string} query @returns {[number, number][]} */
function inOdd(text, query) {
  let folded = "";
  /** @type {number[]} */
  const from = [];
  let at = 0;
  for (const { letter, fold: piece } of foldEach(text)) {
    if (!(piece === " " && folded.endsWith(" "))) {
      folded += piece;
      for (let i = 0; i < piece.length; i += 1) from.push(at);
    }
    at += letter.length;
  }
  from.push(at);
  /** @type {[number, number][]} */
  const found = [];
  for (let i = folded.indexOf(query); i >= 0; i = folded.indexOf(query, i + query.length)) {
    const range = /** @type {[number, number]} */ ([from[i] ?? 0, from[i + query.length] ?? at]);
    if (range[1] > range[0]) found.push(range);
  }
  return found;
}

/** What a row is searched by beside its name: what is seen there. @param {Node} node */
const words = (node) => [...node.formerly, ...node.cells.map(({ value }) => value)].map(({ text }) => fold(text));

/**
 * @param {Node[]} nodes depth first
 * @param {string} text as typed
 * @returns {Filtered | null} null: no filter
 */
export function filter(nodes, text) {
  const query = fold(text);
  if (query === "") return null;
  /** @type {Set<number>} */
  const shown = new Set();
  /** @type {Map<number, [number, number][]>} */
  const hits = new Map();
  /** Who asks for a fund asks for its portfolios. @type {Set<number>} */
  const whole = new Set();
  nodes.forEach((node, index) => {
    const found = places(node.name.text, query);
    if (found.length > 0) hits.set(index, found);
    if (found.length === 0 && !whole.has(node.parent) && !words(node).some((word) => word.includes(query))) return;
    whole.add(index);
    keep(nodes, index, shown);
  });
  return { shown, hits, ...sums(nodes, shown) };
}

/** Keeps a row with its ancestors. @param {Node[]} nodes @param {number} index @param {Set<number>} shown */
function keep(nodes, index, shown) {
  for (let at = index; at >= 0 && !shown.has(at); at = nodes[at]?.parent ?? -1) shown.add(at);
}

/** @param {Node[]} nodes @param {Set<number>} shown */
function sums(nodes, shown) {
  /** @type {Map<number, number>} */
  const under = new Map();
  let portfolios = 0;
  let funds = 0;
  for (const index of shown) {
    const node = nodes[index];
    if (node?.kind === "fund") funds += 1;
    if (node?.kind !== "portfolio") continue;
    portfolios += 1;
    for (let at = node.parent; at >= 0; at = nodes[at]?.parent ?? -1) under.set(at, (under.get(at) ?? 0) + 1);
  }
  return { portfolios, funds, under };
}
