// The page is the drop zone: paste, drop and open end in the same two calls, `onGiven` and `onRefused`. What was given
// is looked at by whoever opens it.

import { filesIn, fromDialog } from "./input-folders.js";
import { bad } from "./strings.js";

/** @import { Given } from "./types" */

/** @typedef {{ onGiven: (given: Given[], lost: string[]) => void, onRefused: (sentences: string[]) => void, onLooking: () => void }} Hooks
 * `lost`: sentences for what the browser did not hand over; `onLooking`: a folder takes its time */

const PASTED = "pasted text";

/** Text that the clipboard or a drag hands over. @param {string} text @param {string} [name] @returns {Given} */
export const fromText = (text, name = PASTED) => ({ name, blob: new Blob([text]), encoding: "utf-8" });

/** @param {EventTarget | null} target a field takes its own paste */
export function isField(target) {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== "checkbox") || (target instanceof HTMLElement && target.isContentEditable);
}

/** Markup that says where lines and cells end; what has none of it is its words and no more. */
const STRUCTURE = /<(?:table|t[dhr]|li|[ou]l|p|div|br|h[1-6]|pre|blockquote)\b/iu;
/** Markup that plain text cannot keep. */
const CELLS = /<t[dh][\s>]/iu;

/**
 * What the clipboard means. Tables only live in its HTML, and without one its plain text mostly keeps the columns
 * better; but browsers and programs differ in what they put there, so where both have lines, both are to be read, and the
 * first is taken where they are equally clear.
 * @param {string} html
 * @param {string} plain
 * @returns {Given | null}
 */
export function fromClipboard(html, plain) {
  // A piece of a page does not say that it is one.
  const page = /<(?:html|body|!doctype)\b/iu.test(html) ? html : `<!doctype html>\n${html}`;
  const [rich, lines] = [{ ...fromText(page, `${PASTED}.html`), pasted: true }, { ...fromText(plain, `${PASTED}.txt`), pasted: true }];
  if (html === "" || (!STRUCTURE.test(html) && plain.trim() !== "")) return plain === "" ? null : lines;
  if (plain.trim() === "") return rich;
  return CELLS.test(html) ? { ...rich, rival: lines } : { ...lines, rival: rich };
}

/** @param {Hooks} hooks */
export function createInput(hooks) {
  /** @param {File[]} files */
  const takeFiles = (files) => {
    const given = fromDialog(files);
    if (given.length > 0) hooks.onGiven(given, []);
    else if (files[0]) hooks.onRefused([bad.folder(files[0].webkitRelativePath.split("/")[0] ?? files[0].name)]);
  };

  /** @param {FileSystemEntry[]} folders @param {File[]} files that lay beside them */
  const takeFolders = async (folders, files) => {
    hooks.onLooking();
    const given = fromDialog(files);
    /** @type {string[]} */
    const lost = [];
    for (const folder of folders) {
      const found = await filesIn(folder, (name) => lost.push(bad.unreadable(name)));
      if (found.length === 0 && lost.length === 0) lost.push(bad.folder(folder.name));
      given.push(...found);
    }
    hooks.onGiven(given, lost);
  };

  /** @param {DataTransfer | null} data */
  const takeTransfer = (data) => {
    if (!data) return;
    // Both lists are gone once the event is over.
    const folders = [...data.items].flatMap((item) => { const entry = item.webkitGetAsEntry?.(); return entry?.isDirectory ? [entry] : []; });
    const files = [...data.files].filter((file) => !folders.some((entry) => entry.name === file.name));
    const [html, plain, link] = ["text/html", "text/plain", "text/uri-list"].map((type) => data.getData(type));
    if (folders.length > 0) return void takeFolders(folders, files);
    // A spreadsheet puts a picture of its cells beside the cells: the words are meant.
    const pictured = html && plain?.trim() && !link && files.every(({ type }) => type.startsWith("image/"));
    if (files.length > 0 && !pictured) return takeFiles(files);
    takeWords(html ?? "", plain ?? "", link);
  };

  /** @param {string} html @param {string} plain @param {string} [link] */
  const takeWords = (html, plain, link = "") => {
    if (link !== "" && plain.trim().split(/\s+/u).length < 3) return hooks.onRefused([bad.link]);
    const given = fromClipboard(html, plain);
    if (given) hooks.onGiven([given], []);
    else hooks.onRefused([bad.nothing]);
  };

  return { takeFiles, takeTransfer, takeWords };
}

/**
 * Listens to the whole page.
 * @param {ReturnType<typeof createInput>} input
 * @param {(dropping: boolean) => void} onDropping
 */
export function listen(input, onDropping) {
  document.addEventListener("paste", (event) => {
    if (isField(event.target)) return;
    event.preventDefault();
    input.takeTransfer(event.clipboardData);
  });
  let depth = 0;
  /** @param {number} next */
  const enter = (next) => {
    depth = Math.max(0, next);
    onDropping(depth > 0);
  };
  addEventListener("dragenter", (event) => { event.preventDefault(); enter(depth + 1); });
  addEventListener("dragleave", () => enter(depth - 1));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    enter(0);
    input.takeTransfer(event.dataTransfer);
  });
}

/** Asks the browser for the clipboard; false where it does not hand it over. @param {ReturnType<typeof createInput>} input */
export async function askClipboard(input) {
  try {
    const items = await navigator.clipboard.read();
    const text = async (/** @type {string} */ type) => {
      const item = items.find(({ types }) => types.includes(type));
      return item ? (await item.getType(type)).text() : "";
    };
    input.takeWords(await text("text/html"), await text("text/plain"));
    return true;
  } catch {
    return false;
  }
}
