// Folders that are dropped: every file in them, however deep, in the order of their names.

/** @import { Given } from "./types" */

/** What systems put beside people's files. */
const LITTER = /^(?:\.|Thumbs\.db$|desktop\.ini$|__MACOSX$)/iu;

/** A comparison that is made once: each of a folder's hundreds of names is compared with ten others. */
const { compare } = new Intl.Collator("en", { numeric: true });

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
const fileOf = (entry) => new Promise((resolve, reject) => entry.file(resolve, reject));

/** A folder hands its entries over in portions; an empty one is the last. @param {FileSystemDirectoryEntry} folder */
async function entriesOf(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const all = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.sort((a, b) => compare(a.name, b.name));
    all.push(...some);
  }
}

/**
 * The files in an entry; their names say where they stand in it.
 * @param {FileSystemEntry} entry
 * @param {(name: string) => void} onLost what the browser does not hand over
 * @param {string} [path] of the folder around
 * @returns {Promise<Given[]>}
 */
export async function filesIn(entry, onLost, path = "") {
  const name = `${path}${entry.name}`;
  try {
    if (entry.isFile) return [{ name, blob: await fileOf(/** @type {FileSystemFileEntry} */ (entry)), encoding: null }];
    const found = [];
    for (const one of await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry))) if (!LITTER.test(one.name)) found.push(...await filesIn(one, onLost, `${name}/`));
    return found;
  } catch {
    onLost(name);
    return [];
  }
}

/** Files that a folder's dialog hands over, which come with their way from the folder. @param {File[]} files @returns {Given[]} */
export function fromDialog(files) {
  const named = files.map((file) => ({ name: file.webkitRelativePath || file.name, blob: file, encoding: null }));
  const kept = named.filter(({ name }) => !name.includes("/") || !name.split("/").some((part) => LITTER.test(part) && part !== "." && part !== ".."));
  return kept.sort((a, b) => (a.name.includes("/") ? compare(a.name, b.name) : 0));
}
