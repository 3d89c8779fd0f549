// What a shared view carries: the sources and notes as JSON, never the reading, so that a view cannot disagree
// with its text. What comes in is a stranger's: its shape is checked and its size bounded before it is opened.

/** @import { Filing } from "./types" */

/** @typedef {{ name: string, encoding: string | null, sha256: string, bytes: Uint8Array | null, filing?: Filing | null, chosen?: number[] }} SharedDocument
 * `filing`: the facts of the submission that it was taken from; `chosen`: the doubtful places that are read in the other way */
/** @typedef {{ document: number, key: string, text: string }} SharedNote */
/** @typedef {{ documents: [number, number][], find: string, only: boolean, force: boolean, day: string | null, renamed: [number, number][] }} SharedAcross
 * `documents`: the two that are compared, or one of the agreement whose timeline it is, each as source and part of it;
 * `renamed`: where names begin that a person counts as one portfolio's, before and after */
/** @typedef {{ document: number, part: number, selected: string | null, filter: string, panel: string, across: SharedAcross | null }} SharedPlace
 * `document`: which source; `part`: which of the documents in it; `across`: only where the panel shows several together */
/** @typedef {{ day: string, tool: string, documents: SharedDocument[], notes: SharedNote[], view: SharedPlace }} Shared */
/** @typedef {{ shared: Shared } | { newer: number, documents: SharedDocument[] } | { broken: true } | { tooLarge: true }} Opening */

const FORMAT = 1;
/** Characters of JSON: room for a hundred megabytes of filings, and an end to what a page can ask of a machine. */
const LARGEST = 160_000_000;
const MOST_DOCUMENTS = 1000;
const MOST_NOTES = 10_000;
const MOST_ROWS = 20_000;
const START = '<script id="shared" type="application/json">';

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** @param {string} text */
const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/**
 * The JSON for the page's block: keys in a fixed order, and no `<` that could end the block or begin a comment.
 * @param {Shared} shared
 */
export function encode({ day, tool, documents, notes, view }) {
  return JSON.stringify({
    format: FORMAT, day, tool,
    documents: documents.map(({ name, encoding, sha256, bytes, filing, chosen = [] }) => ({ name, encoding, sha256, bytes: bytes && toBase64(bytes), ...(filing ? { filing } : {}), ...(chosen.length > 0 ? { chosen } : {}) })),
    notes: notes.map(({ document, key, text }) => ({ document, key, text })),
    view: { document: view.document, part: view.part, selected: view.selected, filter: view.filter, panel: view.panel, ...(view.across ? { across: acrossOf(view.across) } : {}) },
  }).replaceAll("<", "\\u003c");
}

/** The block stands in the head of a saved page, before everything that grows. */
export const REACH = 200_000;

/** Whether a page that begins so is a shared view. @param {Uint8Array} head its first `REACH` bytes */
export const mayHold = (head) => new TextDecoder().decode(head).includes(START);

/**
 * The carried text in a saved page that was dropped here, or null if the file is no shared view.
 * @param {Uint8Array} bytes
 */
export function findIn(bytes) {
  if (!mayHold(bytes.subarray(0, REACH))) return null;
  const text = new TextDecoder().decode(bytes);
  const from = text.indexOf(START) + START.length;
  const to = text.indexOf("</", from);
  const found = to < 0 ? "" : text.slice(from, to).trim();
  return found === "" ? null : found;
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {unknown} value */
const text = (value) => (typeof value === "string" ? value : null);
/** @param {unknown} value */
const whole = (value) => (typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : 0);
/** @param {unknown} value @param {number} most @returns {unknown[]} */
const items = (value, most) => (Array.isArray(value) ? value.slice(0, most) : []);

/** @param {unknown} value @returns {Filing | null} */
function filingOf(value) {
  if (!isObject(value)) return null;
  const words = (/** @type {Record<string, unknown>} */ from, /** @type {string} */ name) => text(from[name]) ?? "";
  const objects = (/** @type {unknown} */ list) => items(list, MOST_ROWS).filter(isObject);
  return {
    form: words(value, "form"), accession: words(value, "accession"), filed: words(value, "filed"), period: words(value, "period"), effective: words(value, "effective"),
    registrants: objects(value.registrants).map((one) => ({ name: words(one, "name"), cik: words(one, "cik"), formerly: items(one.formerly, MOST_ROWS).flatMap((name) => text(name) ?? []) })),
    series: objects(value.series).map((one) => ({
      owner: words(one, "owner"), series: words(one, "series"), series_name: words(one, "series_name"), class: words(one, "class"), class_name: words(one, "class_name"), ticker: words(one, "ticker"),
    })),
  };
}

/** @param {unknown} value @returns {SharedDocument} */
function documentOf(value) {
  if (!isObject(value)) throw new TypeError("a document is no object");
  const bytes = text(value.bytes);
  return { name: text(value.name) ?? "source", encoding: text(value.encoding), sha256: text(value.sha256) ?? "", bytes: bytes === null ? null : fromBase64(bytes), filing: filingOf(value.filing), chosen: items(value.chosen, MOST_ROWS).map(whole) };
}

/** @param {unknown} value @returns {SharedNote[]} */
function noteOf(value) {
  if (!isObject(value) || typeof value.document !== "number") return [];
  const [key, note] = [text(value.key), text(value.text)];
  return key === null || note === null ? [] : [{ document: value.document, key, text: note }];
}

/** @param {Record<string, unknown>} value @returns {SharedAcross} */
function acrossOf({ documents, find, only, force, day, renamed }) {
  const pairs = (/** @type {unknown} */ list, /** @type {number} */ most) => items(list, most).map((one) => { const [first, second] = items(one, 2); return /** @type {[number, number]} */ ([whole(first), whole(second)]); });
  return {
    documents: pairs(documents, 2),
    find: text(find) ?? "", only: only === true, force: force === true, day: /^\d{4}-\d{2}-\d{2}$/u.test(text(day) ?? "") ? text(day) : null,
    renamed: pairs(renamed, MOST_ROWS),
  };
}

/** @param {unknown} value @returns {SharedPlace} */
function placeOf(value) {
  const place = isObject(value) ? value : {};
  return { document: whole(place.document), part: whole(place.part), selected: text(place.selected), filter: text(place.filter) ?? "", panel: text(place.panel) ?? "reading", across: isObject(place.across) ? acrossOf(place.across) : null };
}

/**
 * @param {string} json
 * @returns {Opening}
 */
export function decode(json) {
  if (json.length > LARGEST) return { tooLarge: true };
  try {
    /** @type {unknown} */
    const value = JSON.parse(json);
    if (!isObject(value) || typeof value.format !== "number" || !Number.isSafeInteger(value.format)) return { broken: true };
    const documents = items(value.documents, MOST_DOCUMENTS).map(documentOf);
    if (value.format > FORMAT) return { newer: value.format, documents };
    if (value.format !== FORMAT || documents.length === 0) return { broken: true };
    return { shared: { day: text(value.day) ?? "", tool: text(value.tool) ?? "", documents, notes: items(value.notes, MOST_NOTES).flatMap(noteOf), view: placeOf(value.view) } };
  } catch {
    return { broken: true };
  }
}
