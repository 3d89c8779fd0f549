// The page is the drop zone: paste, drop and open end in the same two calls, `onInputs` and `onRefused`.

import { objection } from "./sniff.js";
import { bad } from "./strings.js";

/** @typedef {{ name: string, bytes: Uint8Array, encoding: string | null }} Input */
/** @typedef {{ onInputs: (inputs: Input[]) => void, onRefused: (sentences: string[]) => void, onProgress: (name: string, done: number, all: number) => void }} Hooks */

const PASTED = "pasted text";

/** Text that the clipboard or a drag hands over. @param {string} text @param {string} [name] @returns {Input} */
export const fromText = (text, name = PASTED) => ({ name, bytes: new TextEncoder().encode(text), encoding: "utf-8" });

/** @param {EventTarget | null} target a field takes its own paste */
export function isField(target) {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== "checkbox") || (target instanceof HTMLElement && target.isContentEditable);
}

/**
 * What the clipboard means: tables only live in its HTML; without one its plain text keeps the columns better.
 * @param {string} html
 * @param {string} plain
 * @returns {Input | null}
 */
export function fromClipboard(html, plain) {
  if (/<t[dh][\s>]/iu.test(html)) return fromText(html, `${PASTED}.html`);
  if (plain.trim() !== "" || html === "") return plain === "" ? null : fromText(plain, `${PASTED}.txt`);
  return fromText(html, `${PASTED}.html`);
}

/** @param {Hooks} hooks */
export function createInput(hooks) {
  /** @param {Input[]} inputs @param {string[]} refused */
  const settle = (inputs, refused) => {
    const fit = inputs.filter((input) => {
      const sentence = objection(input.name, input.bytes);
      if (sentence) refused.push(sentence);
      return !sentence;
    });
    if (refused.length > 0) hooks.onRefused(refused);
    if (fit.length > 0) hooks.onInputs(fit);
  };

  /** @param {File[]} files */
  const takeFiles = async (files) => {
    /** @type {Input[]} */
    const inputs = [];
    /** @type {string[]} */
    const refused = [];
    for (const file of files) {
      if (file.type.startsWith("image/") && file.type !== "image/svg+xml") refused.push(bad.picture(file.name));
      else {
        try {
          inputs.push({ name: file.name, bytes: await bytesOf(file, hooks.onProgress), encoding: null });
        } catch {
          refused.push(bad.unreadable(file.name));
        }
      }
    }
    settle(inputs, refused);
  };

  /** @param {DataTransfer | null} data */
  const takeTransfer = (data) => {
    if (!data) return;
    const folders = [...data.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry?.isDirectory);
    if (folders.length > 0) hooks.onRefused(folders.map((entry) => bad.folder(entry?.name ?? "")));
    const files = [...data.files].filter((file) => !folders.some((entry) => entry?.name === file.name));
    const [html, plain, link] = ["text/html", "text/plain", "text/uri-list"].map((type) => data.getData(type));
    // A spreadsheet puts a picture of its cells beside the cells: the words are meant.
    const pictured = html && plain?.trim() && !link && files.every(({ type }) => type.startsWith("image/"));
    if (files.length > 0 && !pictured) return void takeFiles(files);
    if (folders.length === 0) takeWords(html ?? "", plain ?? "", link);
  };

  /** @param {string} html @param {string} plain @param {string} [link] */
  const takeWords = (html, plain, link = "") => {
    if (link !== "" && plain.trim().split(/\s+/u).length < 3) return hooks.onRefused([bad.link]);
    const input = fromClipboard(html, plain);
    if (input) settle([input], []);
    else hooks.onRefused([bad.nothing]);
  };

  return { takeFiles, takeTransfer, takeWords };
}

/** The bytes of a file, slice by slice, so that a large one can say how far it is. @param {File} file @param {Hooks["onProgress"]} onProgress */
async function bytesOf(file, onProgress) {
  const bytes = new Uint8Array(file.size);
  const reader = file.stream().getReader();
  let at = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    bytes.set(step.value, at);
    at += step.value.length;
    onProgress(file.name, at, file.size);
  }
  return bytes.subarray(0, at);
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
