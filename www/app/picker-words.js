// One thing is picked at a time, in the reading and in the source: this finds the words of a thing and the thing of a word.

/** @import { At, DocumentView, Picked, Words } from "./types" */

/** @param {Words} words @returns {At[]} */
const all = (words) => [words.at, ...words.more];

/**
 * The words of a thing, the first first.
 * @param {DocumentView} document
 * @param {Picked["kind"]} kind
 * @param {number} index
 * @returns {{ at: At[], line: number, name: string } | null}
 */
export function wordsOf(document, kind, index) {
  const { nodes, signatures, instructions, terms, problems } = document;
  if (kind === "node") return from(nodes[index]?.name);
  if (kind === "instruction") return from(instructions[index]?.words);
  if (kind === "term") return from(terms[index]?.term);
  const found = kind === "signature" ? signatures[index] : kind === "problem" ? problems[index] : undefined;
  if (!found) return null;
  return { at: [found.at], line: found.line, name: "message" in found ? found.message : found.name?.text ?? found.party[0]?.text ?? "" };
}

/** @param {Words | undefined} words */
const from = (words) => (words ? { at: all(words), line: words.line, name: words.text } : null);

/** @param {At} at */
const length = ([start, end]) => end - start;

/**
 * What stands at a place of the source: of everything read there, the one with the fewest words.
 * @param {DocumentView} document
 * @param {number} offset
 * @returns {{ kind: Picked["kind"], index: number } | null}
 */
export function thingAt(document, offset) {
  /** @type {{ kind: Picked["kind"], index: number, size: number } | null} */
  let best = null;
  /** @param {Picked["kind"]} kind @param {number} index @param {At[]} ranges */
  const weigh = (kind, index, ranges) => {
    for (const range of ranges) {
      if (offset >= range[0] && offset < range[1] && (!best || length(range) < best.size)) best = { kind, index, size: length(range) };
    }
  };
  document.nodes.forEach((node, index) => weigh("node", index, [node.name, ...node.formerly, ...node.notes, ...node.cells.map(({ value }) => value)].flatMap(all)));
  document.terms.forEach(({ term }, index) => weigh("term", index, all(term)));
  document.instructions.forEach(({ words }, index) => weigh("instruction", index, all(words)));
  document.signatures.forEach((signature, index) => weigh("signature", index, [signature.at, ...[...signature.party, signature.name, signature.title].flatMap((words) => (words ? all(words) : []))]));
  document.problems.forEach(({ at }, index) => weigh("problem", index, [at]));
  return best;
}

/** @param {DocumentView} document @param {string | null} key */
export const nodeOf = (document, key) => (key === null ? -1 : document.nodes.findIndex((node) => node.key === key));
