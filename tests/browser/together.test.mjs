// Several documents: shared in one file, checked against each other, their notes in one place.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { FILED, clickRow, counts, download, filing, openDesk, openShareMenu, selected, sharePage, shareView, textOf, withoutScripts, writeNote } from "./desk.mjs";
import { dropFile, dropFiles, inBothBrowsers, openPage, pasteText, saveShared, violations } from "./harness.mjs";
import { printed } from "./paper.mjs";

const later = filing.replace("AMENDMENT NO. 5", "AMENDMENT NO. 6").replace("Hollingbrook Windward Fund\n", "Hollingbrook Windward Fund\n      Hollingbrook Zenith Fund\n");
const ready = ({ page }) => page.waitForSelector("#app .caption h1", { visible: true });
const titled = ({ page }, words) => page.waitForFunction((text) => document.querySelector("#app h1")?.textContent.includes(text), {}, words);
const says = ({ page }, words) => page.waitForFunction((text) => document.querySelector(".messages")?.textContent.includes(text), {}, words);
const all = "#share > label:nth-of-type(2) input";

/** Two amendments on the desk, a note on each; the first on show. */
async function openTwo(kind) {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  await writeNote(opened, "On number five.");
  await pasteText(opened, later);
  await titled(opened, "No. 6");
  await clickRow(opened, "Hollingbrook Zenith Fund");
  await writeNote(opened, "New here.");
  await opened.page.evaluate(() => document.querySelectorAll(".docs li a")[0].click());
  await titled(opened, "No. 5");
  return opened;
}

const shareAll = (opened) => saveShared(opened, async () => {
  await openShareMenu(opened);
  await opened.page.click(all);
  await opened.page.click("#share > button:nth-of-type(1)");
});

inBothBrowsers("one view holds all documents of a visit, and is shared again byte for byte", async (kind) => {
  const opened = await openTwo(kind);
  await clickRow(opened, "Hollingbrook Meridian Fund");
  const file = await shareAll(opened);
  await opened.close();
  const view = await openPage(kind, { file, viewport: { width: 1440, height: 900 } });
  await ready(view);
  assert.equal((await view.page.$$(".docs li")).length, 2);
  assert.match(await textOf(view, "#app h1"), /No\. 5/, "the document that was on show");
  assert.equal(await selected(view), "Hollingbrook Meridian Fund");
  assert.equal((await textOf(view, ".messages")).match(/Checked/g).length, 2, "each text is checked");
  assert.deepEqual(await violations(view), []);
  assert.ok((await readFile(file)).equals(await readFile(await shareView(view))), "the same bytes");
  await view.page.evaluate(() => document.querySelectorAll(".docs li a")[1].click());
  await titled(view, "No. 6");
  assert.equal((await counts(view)).portfolios, 55);
  await view.page.waitForSelector(".remark .prose > *");
  assert.match(await textOf(view, ".remark"), /New here\. ?On Hollingbrook Zenith Fund/);
  await view.close();
  const off = await withoutScripts(kind, file);
  const report = await off.page.evaluate(() => {
    const ids = [...document.querySelectorAll("#report [id]")].map(({ id }) => id);
    const dead = [...document.querySelectorAll('#report a[href^="#"]')].filter((link) => !document.getElementById(link.getAttribute("href").slice(1)));
    const second = document.querySelector("#report .one:nth-of-type(2) .roll .ln");
    return { titles: [...document.querySelectorAll("#report h1")].map((one) => one.textContent), ids: ids.length, unique: new Set(ids).size, dead: dead.length, within: document.querySelector(second.getAttribute("href")).closest(".one").id };
  });
  assert.deepEqual(report.titles, ["AMENDMENT NO. 5", "AMENDMENT NO. 6"]);
  assert.equal(report.ids, report.unique, "no two elements share a name");
  assert.equal(report.dead, 0, "and no link leads nowhere");
  assert.equal(report.within, "d1", "the lines of the second report are those of its own text");
  await off.close();
});

inBothBrowsers("unless it is asked for, a view holds the document on show alone", async (kind) => {
  const opened = await openTwo(kind);
  const html = await readFile(await shareView(opened), "utf8");
  assert.ok(html.includes("On number five.") && !html.includes("New here.") && !html.includes("Hollingbrook Zenith Fund"));
  await opened.close();
});

inBothBrowsers("notes of all documents are found from each of them, and are marked where they are", async (kind) => {
  const opened = await openTwo(kind);
  assert.match(await textOf(opened, ".others"), /1 note on Amendment No\. 6/);
  await opened.page.$eval(".others button", (button) => button.click());
  await titled(opened, "No. 6");
  const marked = await opened.page.$$eval(".tree .row:has(.noted)", (rows) => rows.map((row) => row.textContent));
  assert.equal(marked.length, 1);
  assert.match(marked[0], /^Hollingbrook Zenith Fund.*with a note/);
  await opened.page.click('.remark [aria-label^="Remove"]');
  await opened.page.waitForFunction(() => !document.querySelector(".noted"));
  await opened.close();
});

inBothBrowsers("two texts that claim to be one document are told apart, and one may take the place of the other", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  await writeNote(opened, "Stays.");
  await pasteText(opened, filing.replace("Hollingbrook Meridian Fund", "Hollingbrook Meredith Fund"));
  await says(opened, "Two texts are Amendment No. 5, Amended and Restated Master Distribution Agreement, Class B, and they differ: SHA-256");
  assert.equal((await opened.page.$$(".docs li")).length, 2);
  await opened.page.evaluate(() => [...document.querySelectorAll(".say button")].find((button) => button.textContent.startsWith("Replace")).click());
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 1);
  assert.ok((await opened.page.$eval(".tree", (tree) => tree.textContent)).includes("Meredith"));
  await opened.page.waitForSelector(".remark .prose > *");
  assert.match(await textOf(opened, ".remark"), /Stays\./, "the notes stay");
  await opened.page.click('[aria-label^="Undo"]');
  assert.equal((await opened.page.$$(".docs li")).length, 2, "and it can be undone");
  await opened.close();
});

inBothBrowsers("of very many texts that claim to be documents that are open, a few are told and the rest is counted", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  await dropFiles(opened, Array.from({ length: 9 }, (_, index) => ({ name: `draft-${index}.txt`, bytes: filing.replace("Hollingbrook Meridian Fund", `Hollingbrook Meridian ${index + 2} Fund`) })));
  await says(opened, "6 more of the texts that came claim to be documents that are open, and differ");
  assert.equal((await textOf(opened, ".messages")).match(/Two texts are Amendment No\. 5/gu).length, 3);
  assert.equal((await opened.page.$$(".docs > ul > li")).length, 10);
  await opened.close();
});

inBothBrowsers("a view without its text is checked when the filing comes", async (kind) => {
  const opened = await openDesk(kind);
  await writeNote(opened, "For the board.");
  const file = await saveShared(opened, async () => {
    await openShareMenu(opened);
    await opened.page.click("#share input[type=checkbox]");
    await opened.page.click("#share > button:nth-of-type(1)");
  });
  await opened.close();
  for (const [text, sentence, notes] of [[filing, /Checked: the text is the one/, 1], [`${filing} `, /does not match/, 0]]) {
    const view = await openPage(kind, { file });
    await view.page.waitForSelector(".messages .say");
    await dropFile(view, { name: "filing.txt", bytes: text });
    await ready(view);
    await view.page.waitForSelector(".messages .say");
    assert.match(await textOf(view, ".messages"), sentence);
    assert.deepEqual(await counts(view), FILED);
    assert.equal((await view.page.$$(".remark")).length, notes, "the notes come with the text that they were written on");
    await view.close();
  }
});

inBothBrowsers("the page without scripts and each download hold all documents of a visit where that is asked for", async (kind) => {
  const opened = await openTwo(kind);
  await openShareMenu(opened);
  await opened.page.click(all);
  await opened.page.keyboard.press("Escape");
  const [plain, markdown, csv, json] = [await sharePage(opened), await download(opened, "Markdown"), await download(opened, "CSV"), await download(opened, "JSON")];
  await opened.close();

  const page = await openPage(kind, { file: plain });
  assert.deepEqual(await page.page.$$eval("#report h1", (all) => all.map((one) => one.textContent)), ["AMENDMENT NO. 5", "AMENDMENT NO. 6"]);
  const dead = await page.page.$$eval('#report a[href^="#"]', (links) => links.filter((link) => !document.getElementById(link.getAttribute("href").slice(1))).length);
  assert.equal(dead, 0, "no link leads nowhere");
  assert.deepEqual(await violations(page), []);
  const paper = await printed(page);
  const second = paper.findIndex((text) => text.includes("AMENDMENT NO. 6"));
  assert.ok(second > 3 && !paper[second].includes("AMENDMENT NO. 5"), "the second report begins on a page of its own");
  paper.forEach((text, index) => assert.match(text.slice(-160), /pasted text(?: 2)?\.txt SHA-256 [0-9a-f]{8}…[0-9a-f]{4} read/, `page ${index + 1}`));
  assert.notEqual(/SHA-256 (\w+)/.exec(paper[0].slice(-160))[1], /SHA-256 (\w+)/.exec(paper[second].slice(-160))[1], "each under the SHA-256 of its own text");
  await page.close();

  const memo = await readFile(markdown, "utf8");
  assert.deepEqual(memo.match(/^# .*/gmu).map((line) => /NO\. \d/u.exec(line)?.[0]), ["NO. 5", "NO. 6"]);
  assert.ok(memo.includes("On number five.") && memo.includes("New here."), "with the notes of both");
  const rows = (await readFile(csv, "utf8")).replace("\ufeff", "").trim().split("\r\n");
  assert.equal(rows[0], "File,Agreement,Amendment,Dated,Schedule,Fund,Portfolio,Class,Values,Formerly,Line");
  assert.equal(rows.length, 1 + 54 + 55);
  assert.equal(rows.filter((row) => row.includes("Hollingbrook Zenith Fund")).length, 1);
  assert.match(rows.at(-1), /^pasted text 2\.txt,AMENDED AND RESTATED MASTER DISTRIBUTION AGREEMENT,6,\d{4}-\d\d-\d\d,/u);
  const readings = JSON.parse(await readFile(json, "utf8"));
  assert.deepEqual(readings.map((one) => [one.format, one.documents[0].number]), [[1, 5], [1, 6]]);
});
