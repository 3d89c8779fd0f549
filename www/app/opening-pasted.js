// What is pasted has no name of its own: the texts of a visit that came so are told apart by a number.

/** @import { Folder, Given, Sheet } from "./types" */

/** A name without its ending, and the ending. @param {string} name @returns {[stem: string, ending: string]} */
function cut(name) {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot)];
}

/** Which of the texts that are called so a name is of, 0 where it is of none. @param {string} name @param {string} stem */
function nthOf(name, stem) {
  const [own] = cut(name);
  if (own === stem) return 1;
  return own.startsWith(`${stem} `) ? Number(/^[2-9]$|^[1-9]\d+$/u.exec(own.slice(stem.length + 1))?.[0] ?? 0) : 0;
}

/** Whether bytes stand there already, read with the same characters. @param {Uint8Array} bytes @param {Sheet} sheet */
const isThere = (bytes, { bytes: others, encoding }) => encoding === "utf-8" && bytes.length === others.length && bytes.every((byte, index) => byte === others[index]);

/**
 * What stands there already keeps its number; anything else takes the first that is free.
 * @param {Given} given @param {string} stem
 * @param {{ sheets: Sheet[], folders: Folder[] }} state
 */
async function numberFor({ blob, rival }, stem, { sheets, folders }) {
  const forms = await Promise.all([blob, ...(rival ? [rival.blob] : [])].map(async (form) => new Uint8Array(await form.arrayBuffer())));
  const same = sheets.find((sheet) => nthOf(sheet.name, stem) > 0 && forms.some((bytes) => isThere(bytes, sheet)))
    ?? folders.find((folder) => nthOf(folder.name, stem) > 0 && folder.blob.size === blob.size);
  if (same) return nthOf(same.name, stem);
  const taken = new Set([...sheets, ...folders].map(({ name }) => nthOf(name, stem)));
  let free = 1;
  while (taken.has(free)) free += 1;
  return free;
}

/**
 * A pasted text, both its forms under the name that it gets beside the others of the visit: "pasted text 2.txt".
 * @param {Given} given
 * @param {{ sheets: Sheet[], folders: Folder[] }} state
 * @returns {Promise<Given>}
 */
export async function toldApart(given, state) {
  const [stem] = cut(given.name);
  const nth = await numberFor(given, stem, state);
  /** @param {Given} one @returns {Given} */
  const named = (one) => ({ ...one, name: cut(one.name).join(nth === 1 ? "" : ` ${nth}`) });
  return given.rival ? { ...named(given), rival: named(given.rival) } : named(given);
}
