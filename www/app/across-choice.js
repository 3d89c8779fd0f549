// Which two documents a person most likely wants to compare, and how the documents of a visit are told apart in a list.

import { day, short, timeline as words, title } from "./strings.js";

/** @import { One } from "./across.js" */

/** @param {One} one */
const when = ({ view }) => view.dates.amendment?.iso ?? view.dates.effective?.iso ?? "";

/** By the day, then by the number. @param {One} a @param {One} b */
export const byTime = (a, b) => (when(a) === when(b) ? (a.view.number ?? 0) - (b.view.number ?? 0) : when(a) < when(b) ? -1 : 1);

/**
 * The document on show against the one before it in the same agreement, or else the one after it, or else any other.
 * @param {One[]} documents @param {One | undefined} here @param {(one: One) => string} agreement
 * @returns {[One, One] | null}
 */
export function defaultPair(documents, here, agreement) {
  const one = here ?? documents[0];
  if (!one || documents.length < 2) return null;
  const name = (/** @type {One} */ other) => agreement(other).toLowerCase();
  const kin = documents.filter((other) => name(other) === name(one)).sort(byTime);
  const at = kin.indexOf(one);
  const [before, after] = [kin[at - 1], kin[at + 1]];
  if (before) return [before, one];
  if (after) return [one, after];
  const other = documents.find((each) => each !== one) ?? one;
  return byTime(other, one) <= 0 ? [other, one] : [one, other];
}

/**
 * "No. 2, January 31, 2024"; with its agreement where there are several, and its file where that is not enough.
 * @param {One[]} documents @param {(one: One) => string} agreement
 */
export function labelsOf(documents, agreement) {
  const several = new Set(documents.map(agreement)).size > 1;
  const labels = documents.map((one) => {
    const { number, dates } = one.view;
    return [number === null ? title(one.view) : words.headOf({ number, agreement: false }), dates.amendment && day(dates.amendment), several && agreement(one)].filter(Boolean).join(", ");
  });
  /** @param {string[]} list @param {(one: One) => string} mark what is added to labels that stand twice */
  const parted = (list, mark) => list.map((label, index) => { const one = documents[index]; return one && list.indexOf(label) !== list.lastIndexOf(label) ? `${label} (${mark(one)})` : label; });
  return parted(parted(labels, ({ sheet }) => sheet.name), ({ sheet, part }) => `${short(sheet.opened.source.sha256)}, ${part + 1}`);
}
