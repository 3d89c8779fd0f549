// What the tests of the shell share: the filing they read, and how they look at the desk.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openPage, pasteText, saveShared, temporaryFolder } from "./harness.mjs";

const cases = new URL("../cases/", import.meta.url);

/** An invented filing: 10 funds, 54 portfolios, 2 signatures, 4 pages. */
export const filing = await readFile(new URL("hollingbrook-class-b-no5.txt", cases), "utf8");

/** The product with that filing on the desk. */
export async function openDesk(kind, options = {}, text = filing) {
  const opened = await openPage(kind, options);
  await pasteText(opened, text);
  await opened.page.waitForSelector("#app .caption h1", { visible: true });
  await drawn(opened);
  return opened;
}

/** A document is on show with all its parts: what stands below the list and the source come a frame after it. */
export const drawn = ({ page }) => page.waitForFunction(() => !document.querySelector(".reading[aria-busy]") && document.querySelector(".source .l"));

/** The counts a person would check first. */
export async function counts(opened) {
  await drawn(opened);
  return opened.page.evaluate(() => ({
    funds: document.querySelectorAll(".tree .fund").length,
    portfolios: document.querySelectorAll(".tree .portfolio").length,
    signatures: document.querySelectorAll("#signatures .signed").length,
  }));
}

export const FILED = Object.freeze({ funds: 10, portfolios: 54, signatures: 2 });

/** The text of an element, its blanks made one. */
export const textOf = ({ page }, selector) => page.$eval(selector, (element) => element.textContent.replace(/\s+/g, " ").trim());

/** The names of the rows that can be seen, top to bottom. */
export const rowsInSight = ({ page }) => page.$$eval(".tree .row", (rows) =>
  rows.filter((row) => row.checkVisibility() && !row.closest("[hidden]")).map((row) => row.querySelector(".n").textContent));

/** What is highlighted in the source. */
export const highlighted = ({ page }) => page.$$eval(".source mark", (marks) => marks.map((mark) => mark.textContent).join(" "));

/** The row that is selected in the tree. */
export const selected = ({ page }) => page.$$eval('.tree [aria-selected="true"] .n', (names) => names.map((name) => name.textContent).join(" | "));

/** The row that has the focus. */
export const focused = ({ page }) => page.evaluate(() => document.activeElement?.querySelector(".n")?.textContent ?? document.activeElement?.tagName);

/** Clicks the row of a name. */
export async function clickRow({ page }, name) {
  const rows = await page.$$(".tree .row");
  for (const row of rows) {
    if (await row.evaluate((element, wanted) => element.querySelector(".n").textContent === wanted, name)) {
      await row.evaluate((element) => element.scrollIntoView({ block: "center" }));
      const target = await row.$(".n");
      return target.click();
    }
  }
  throw new Error(`no row is named ${name}`);
}

/** What the page said last, to a screen reader. */
export const announced = ({ page }) => page.$eval("[role=status]", (element) => element.textContent);

export const openShareMenu = ({ page }) => page.click('[popovertarget="share"]');
export const shareView = (opened) => saveShared(opened, async () => {
  await openShareMenu(opened);
  await opened.page.click("#share > button:nth-of-type(1)");
});
export const sharePage = (opened) => saveShared(opened, async () => {
  await openShareMenu(opened);
  await opened.page.click("#share > button:nth-of-type(2)");
});
export const download = (opened, word) => saveShared(opened, async () => {
  await openShareMenu(opened);
  await opened.page.evaluate((text) => [...document.querySelectorAll("#share .row button")].find((button) => button.textContent === text).click(), word);
});

/** Writes a note on the document. */
export async function writeNote({ page }, text) {
  await page.keyboard.press("+");
  await page.waitForSelector("#note-text");
  await page.$eval("#note-text", (field, words) => { field.value = words; }, text);
  await page.click(".note-form .first");
  await page.waitForSelector(".remark .prose > *");
}

/** Scripts turned off, as a careful person has them. */
export async function withoutScripts(kind, file) {
  const opened = await openPage(kind, { file });
  if (kind === "chromium") {
    await opened.page.setJavaScriptEnabled(false);
    await opened.page.reload({ waitUntil: "load" });
  } else {
    // This browser's automation cannot turn scripts off; a page whose one script no longer fits its hash runs none.
    const html = await readFile(file, "utf8");
    const at = html.indexOf('<script id="main">') + '<script id="main">'.length;
    const path = join(await temporaryFolder(), "off.html");
    await writeFile(path, `${html.slice(0, at)} ${html.slice(at)}`);
    await opened.page.goto(`file://${path}`, { waitUntil: "load" });
  }
  assert.equal(await opened.page.$("#app"), null, "no script ran");
  return { browser: kind, page: opened.page, close: opened.close };
}

/** What the page puts on the clipboard, caught in the page: a headless browser may keep its own to itself. */
export const catchClipboard = ({ page }) => page.evaluate(() => {
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } } });
});
export const copied = ({ page }) => page.evaluate(() => window.copied);

/** The entry of the share menu that makes a link. */
export const linkEntry = "#share > button:nth-of-type(3)";

/** Makes a link to what is on show. */
export async function copyLink(opened) {
  await catchClipboard(opened);
  await openShareMenu(opened);
  await opened.page.waitForFunction((selector) => !document.querySelector(selector).hidden, {}, linkEntry);
  await opened.page.click(linkEntry);
  await opened.page.waitForFunction(() => window.copied);
  return copied(opened);
}
