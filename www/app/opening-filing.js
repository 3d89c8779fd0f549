// A submission: its list is made in the worker, slice by slice; of its documents the amendments are read at once and the
// others when somebody asks for them.

import { filing as words } from "./strings.js";

/** @import { Entry, Filing, Folder, Given, Submission } from "./types" */

/** @param {Entry} entry */
const isAmendment = ({ kinds }) => kinds.includes("amendment") || kinds.includes("plan-amendment");

/**
 * Which documents are read at once: the amendments; where there are none, what comes nearest to one.
 * @param {Submission} submission
 * @returns {number[]}
 */
export function chosen({ documents }) {
  const indices = documents.map((_, index) => index);
  const of = (/** @type {(entry: Entry) => boolean} */ test) => indices.filter((index) => { const entry = documents[index]; return entry !== undefined && entry.words && test(entry); });
  const amendments = of(isAmendment);
  if (amendments.length > 0) return amendments;
  return [...of(({ kinds }) => kinds.some((kind) => kind !== "other")), ...of(() => true)].slice(0, 1);
}

/** How many are amendments. @param {Submission} submission */
export const amendments = ({ documents }) => documents.filter((entry) => entry.words && isAmendment(entry)).length;

/** The documents that do not end as they should, by name. @param {Submission} submission */
export const unclosed = ({ documents }) => documents.filter(({ closed }) => !closed).map(words.nameOf);

/**
 * One document as a text of its own.
 * @param {Folder} folder
 * @param {number} index
 * @returns {Given & { filing: Filing, from: { folder: number, entry: number } }}
 */
export function given(folder, index) {
  const entry = folder.submission.documents[index];
  if (!entry) throw new RangeError("no such document");
  return { name: words.nameOf(entry), blob: folder.blob.slice(...entry.at), encoding: null, filing: folder.submission.filing, from: { folder: folder.id, entry: index } };
}
