// A place that can be read either way: the person takes the other way, and everything that follows from it is made anew.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { announced, clickRow, download, openDesk, rowsInSight, shareView, sharePage, textOf, writeNote } from "./desk.mjs";
import { inBothBrowsers, openPage } from "./harness.mjs";

/** In its Schedule B two trusts may be portfolios themselves. */
const either = await readFile(new URL("../cases/trusts-by-what-they-are-called.txt", import.meta.url), "utf8");

const kinds = ({ page }) => page.$$eval(".tree .row", (rows) => rows.map((row) => `${row.classList.contains("fund") || row.closest(".fund > .keep, .fund > .row") ? "fund" : "name"} ${row.querySelector(".n").textContent}`));
const choose = ({ page }, words) => page.evaluate((text) => {
  const all = [...document.querySelectorAll("#problems button")].filter((one) => one.textContent === text);
  all[0].focus();
  all[0].click();
  return all.length;
}, words);
const offers = ({ page }, words) => page.waitForFunction((text) => [...document.querySelectorAll("#problems button")].some((one) => one.textContent === text), {}, words);

inBothBrowsers("what can be read either way is read the other way at the person's word, and undone", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } }, either);
  const before = await kinds(opened);
  const [strip] = await opened.page.$$eval(".strip a[data-problem]", (links) => links.map((link) => link.textContent));
  assert.match(strip, /1 place read either way$/);
  assert.equal(await choose(opened, "Read as a portfolio"), 1);
  await offers(opened, "Read as a fund");
  const after = await kinds(opened);
  assert.equal(before.length, after.length, "no name is lost");
  assert.notDeepEqual(before, after);
  assert.match(await textOf(opened, ".strip"), /1 place read either way, 1 as chosen/);
  assert.match(await textOf(opened, "#problems [aria-current]"), /is read as a portfolio itself.*, as a person chose; it could be a fund over the names below/);
  assert.equal(await opened.page.evaluate(() => document.activeElement.textContent), "Read as a fund", "the focus stays where it was");
  assert.match(await announced(opened), /Read as a portfolio\. Undo/);
  const csv = await readFile(await download(opened, "CSV"), "utf8");
  assert.match(csv, /Schedule B,,Larkhall Growth Trust,/, "what leaves the page is read so too");
  await opened.page.click('[aria-label^="Undo"]');
  await offers(opened, "Read as a portfolio");
  assert.deepEqual(await kinds(opened), before);
  await choose(opened, "Read as a portfolio");
  await offers(opened, "Read as a fund");
  await choose(opened, "Read as a fund");
  await offers(opened, "Read as a portfolio");
  assert.deepEqual(await kinds(opened), before, "and the way back is the same button");
  await opened.close();
});

inBothBrowsers("what was chosen travels with every share, and a note stays on its name", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } }, either);
  const name = (await rowsInSight(opened))[1];
  await clickRow(opened, name);
  await writeNote(opened, "On the name itself.");
  await choose(opened, "Read as a portfolio");
  await offers(opened, "Read as a fund");
  const chosen = await kinds(opened);
  await opened.page.waitForSelector(".remark .prose > *");
  assert.ok((await textOf(opened, ".remark")).includes(`On ${name}`));
  const [file, plain] = [await shareView(opened), await sharePage(opened)];
  assert.match(await readFile(plain, "utf8"), /as a person chose/);
  await opened.close();
  const view = await openPage(kind, { file });
  await view.page.waitForSelector("#app .caption h1", { visible: true });
  assert.deepEqual(await kinds(view), chosen);
  assert.ok((await readFile(file)).equals(await readFile(await shareView(view))), "and is shared again byte for byte");
  await view.close();
});
