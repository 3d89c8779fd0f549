// What a person does with the page: paste, drop, choose, save, look.
import { copyFile, mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "./folders.mjs";

const pictures = fileURLToPath(new URL("out/", import.meta.url));
const modifier = process.platform === "darwin" ? "Meta" : "Control";

/** Presses a key together with Control (⌘ on a Mac). */
export async function pressWithControl({ page }, key) {
  await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  await page.keyboard.up(modifier);
}

/** Pastes plain text wherever the focus is, through the browser's real clipboard. */
export const pasteText = (opened, text) => paste(opened, { "text/plain": text });

/** Pastes what a word processor or a web page puts on the clipboard: markup, and the same as text. */
export const pasteRich = (opened, { html, text = "" }) => paste(opened, { "text/html": html, "text/plain": text });

async function paste(opened, kinds) {
  // The clipboard of a headless browser can be filled by a copy only: this one copies what the test wants.
  await opened.page.evaluate((data) => {
    const copy = (event) => {
      for (const [kind, text] of Object.entries(data)) event.clipboardData.setData(kind, text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener("copy", copy, { capture: true, once: true });
  }, kinds);
  await pressWithControl(opened, "c");
  await pressWithControl(opened, "v");
}

/**
 * Drops files on an element, with the events that come before a drop.
 * @param {...(string | { name: string, bytes: string | Uint8Array, type?: string })} files paths, or names with contents
 */
export async function dropFiles({ page }, files, onto = "body") {
  const read = await Promise.all(files.map(async (file) => {
    const { name, bytes, type = "" } = typeof file === "string" ? { name: basename(file), bytes: await readFile(file) } : file;
    return { name, type, base64: Buffer.from(bytes).toString("base64") };
  }));
  await page.evaluate((selector, parts) => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of parts) {
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name, { type }));
    }
    const target = document.querySelector(selector);
    for (const kind of ["dragenter", "dragover", "drop"]) {
      target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, onto, read);
}

/** Drops one file: a path, or a name with contents. */
export const dropFile = (opened, file, onto) => dropFiles(opened, [file], onto);

/** Chooses files in a file field, as the browser's own dialog would. */
export async function chooseFiles({ page }, selector, ...paths) {
  const field = await page.$(selector);
  await field.uploadFile(...paths);
}

/**
 * Does what starts a download, waits until it is complete, and moves the file away, so that a name can come again.
 * @param {() => Promise<unknown>} start
 * @returns {Promise<string>} the path of the file, under the name that the page gave it
 */
export async function saveDownload({ downloads }, start, patience = 20_000) {
  // What an earlier test left would be taken for this one's.
  for (const name of await readdir(downloads)) await rm(join(downloads, name), { force: true });
  await start();
  const until = Date.now() + patience;
  let seen = "";
  while (Date.now() < until) {
    const names = await readdir(downloads);
    const busy = names.some((name) => /\.(part|crdownload|tmp)$/.test(name) || name.startsWith("."));
    if (names.length === 1 && !busy) {
      // Firefox writes under a name of its own and renames at the end: the file may be gone by now.
      const { size } = await stat(join(downloads, names[0])).catch(() => ({ size: 0 }));
      const now = `${names[0]} ${size}`;
      // Firefox makes the file first, empty; a size that stays and is not nothing means that it is all there.
      if (now === seen && !now.endsWith(" 0")) return moveAway(downloads, names[0]);
      seen = now;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const held = (await readdir(downloads)).join(", ") || "nothing";
  throw new Error(`No file was saved within ${patience / 1000} seconds; the download folder holds ${held}.`);
}

async function moveAway(folder, name) {
  const path = join(await temporaryFolder(), name);
  await copyFile(join(folder, name), path);
  await rm(join(folder, name));
  return path;
}

/** Saves the view as one file through a button or menu item: its selector, or a function that presses it. */
export function saveShared(opened, press) {
  return saveDownload(opened, typeof press === "function" ? press : () => opened.page.click(press));
}

/** Keeps a picture in tests/browser/out/, for a person to look at. */
export async function screenshot({ page, kind }, name, options = {}) {
  await mkdir(pictures, { recursive: true });
  const path = join(pictures, `${name}-${kind}.png`);
  await page.screenshot({ path, ...options });
  return path;
}
