// How a text is taken, and that the person can have it otherwise: the two forms of a paste, and the characters of a file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { FILED, counts, download, filing, openDesk, openShareMenu, textOf } from "./desk.mjs";
import { dropFile, inBothBrowsers, openPage, pasteRich, pasteText } from "./harness.mjs";

const twin = (name) => readFile(new URL(`../twins/${name}`, import.meta.url), "utf8");
const ready = ({ page }) => page.waitForSelector(".caption h1", { visible: true });
const name = (opened) => textOf(opened, ".source .file");

inBothBrowsers("of a paste's two forms the clearer is read, and the other is one press away", async (kind) => {
  const opened = await openPage(kind);
  const [html, text] = [await twin("larch.chromium.html"), filing];
  // What a program does that puts one thing into one form and more into the other.
  await pasteRich(opened, { html, text });
  await ready(opened);
  assert.deepEqual(await counts(opened), FILED);
  assert.match(await textOf(opened, ".messages"), /The plain text reads more clearly and is on show\./);
  await opened.page.evaluate(() => [...document.querySelectorAll(".messages button")].find((one) => one.textContent === "Read the rich text instead").click());
  await opened.page.waitForFunction(() => document.querySelectorAll(".tree .portfolio").length === 3);
  assert.equal(await name(opened), "pasted text.html");
  assert.equal((await opened.page.$$(".messages .say")).length, 0);
  await opened.page.select("#origin select[aria-label='Pasted as']", "plain");
  await opened.page.waitForFunction(() => document.querySelectorAll(".tree .portfolio").length === 54);
  assert.equal(await name(opened), "pasted text.txt");
  assert.equal((await opened.page.$$(".docs > ul > li")).length, 1, "it is one document in two forms");
  await opened.close();
});

inBothBrowsers("a page that was copied keeps its cells", async (kind) => {
  const opened = await openPage(kind);
  await pasteRich(opened, { html: await twin(`larch.${kind}.html`), text: await twin(`larch.${kind}.txt`) });
  await ready(opened);
  assert.equal(await name(opened), "pasted text.html");
  assert.match(await textOf(opened, ".tree"), /Larch International Small Company Fund/);
  await opened.close();
});

inBothBrowsers("lines that were copied as paragraphs of a viewer are read as lines", async (kind) => {
  const opened = await openPage(kind);
  await pasteRich(opened, { html: `<meta charset="utf-8"><pre style="white-space: pre-wrap">${filing.replaceAll("<", "&lt;")}</pre>`, text: filing });
  await ready(opened);
  assert.equal(await name(opened), "pasted text.txt");
  assert.deepEqual(await counts(opened), FILED);
  assert.equal(await opened.page.$(".messages .say"), null, "both forms say the same");
  await opened.close();
});

inBothBrowsers("the characters of a file are named, and can be read as others", async (kind) => {
  const opened = await openPage(kind);
  const bytes = Buffer.from(filing.replace("HOLLINGBROOK EQUITY FUNDS", "HOLLINGBROOK \u0001 FUNDS"), "latin1");
  bytes[bytes.indexOf(1)] = 0x96;
  await dropFile(opened, { name: "old.txt", bytes });
  await ready(opened);
  const characters = () => opened.page.$eval("#origin select", (select) => select.value);
  assert.equal(await characters(), "windows-1252");
  assert.match(await textOf(opened, ".source .head"), /Windows-1252/);
  assert.match(await textOf(opened, ".source pre"), /HOLLINGBROOK – FUNDS/);
  await opened.page.select("#origin select", "utf-8");
  await opened.page.waitForFunction(() => document.querySelector(".source pre").textContent.includes("HOLLINGBROOK \ufffd FUNDS"));
  assert.equal(await characters(), "utf-8");
  await opened.page.evaluate(() => document.querySelector('.bar [aria-label^="Undo"]').click());
  assert.equal(await characters(), "windows-1252");
  await opened.close();
});

inBothBrowsers("what a page holds and does not show is not read, and can be seen", async (kind) => {
  const opened = await openPage(kind);
  const hidden = '<div style="display:none">Hidden Growth Fund</div><!-- Remarked Fund --><p style="font-size:0">Sizeless Fund</p><script>/* Coded Fund */</script>';
  await dropFile(opened, { name: "page.htm", bytes: `<html><head><title>Framed Fund</title></head><body>${hidden}<pre>${filing.replaceAll("<", "&lt;")}</pre></body></html>` });
  await ready(opened);
  assert.deepEqual(await counts(opened), FILED);
  assert.doesNotMatch(await textOf(opened, ".source pre"), /Hidden|Remarked|Sizeless|Coded|Framed/);
  assert.match(await textOf(opened, "#origin .skipped summary"), /^Not shown, not read: 5 passages/);
  await opened.page.click("#origin .skipped summary");
  assert.deepEqual(await opened.page.$$eval("#origin .skipped li", (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent)), ["Framed Fund", "Hidden Growth Fund", "<!-- Remarked Fund -->", "Sizeless Fund", "/* Coded Fund */"]);
  await dropFile(opened, { name: "plain.txt", bytes: filing.replace("NO. 5", "NO. 6") });
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 6"));
  assert.equal(await opened.page.$("#origin .skipped"), null);
  await opened.close();
});

inBothBrowsers("two bytes a letter, with and without a mark, are told", async (kind) => {
  const opened = await openDesk(kind);
  const wide = Buffer.from(filing.replace("NO. 5", "NO. 7"), "utf16le");
  await dropFile(opened, { name: "wide.txt", bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), wide]) });
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 7"));
  assert.deepEqual(await counts(opened), FILED);
  await dropFile(opened, { name: "bare.txt", bytes: Buffer.from(`“—” ${filing.replace("NO. 5", "NO. 8")}`, "utf16le") });
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 8"));
  assert.deepEqual(await counts(opened), FILED);
  await opened.close();
});

inBothBrowsers("texts that are pasted one after the other are told apart wherever they are named, and the same text is not there twice", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  const names = () => opened.page.$$eval(".docs .ln", (all) => all.map((one) => one.textContent));
  const come = (words) => opened.page.waitForFunction((text) => document.querySelector(".source .file")?.textContent === text, {}, words);
  await pasteText(opened, filing.replace("Hollingbrook Windward Fund\n", ""));
  await come("pasted text 2.txt");
  assert.deepEqual(await names(), ["pasted text.txt", "pasted text 2.txt"]);
  await pasteText(opened, filing);
  await come("pasted text.txt");
  assert.deepEqual(await names(), ["pasted text.txt", "pasted text 2.txt"], "the first stands there already");
  await pasteRich(opened, { html: await twin(`larch.${kind}.html`), text: await twin(`larch.${kind}.txt`) });
  await come("pasted text 3.html");
  assert.deepEqual((await names()).length, 3);
  await opened.page.evaluate(() => document.querySelectorAll(".docs .close")[2].click());

  await opened.page.evaluate(() => document.querySelector('.views a[href="#changes"]').click());
  await opened.page.waitForSelector("#changes .delta thead");
  assert.deepEqual(await opened.page.$$eval(".delta thead th", (heads) => heads.slice(1, 3).map((head) => head.textContent)), ["Amendment No. 5 (pasted text.txt)", "Amendment No. 5 (pasted text 2.txt)"]);
  assert.deepEqual(await opened.page.$$eval("#changes select option:checked", (options) => options.map(({ textContent }) => /\((.*)\)$/u.exec(textContent)?.[1])), ["pasted text.txt", "pasted text 2.txt"]);
  await opened.page.evaluate(() => document.querySelector('.views a[href="#reading"]').click());
  await openShareMenu(opened);
  await opened.page.click("#share > label:nth-of-type(2) input");
  await opened.page.keyboard.press("Escape");
  const rows = (await readFile(await download(opened, "CSV"), "utf8")).split("\r\n").slice(1, -1);
  assert.deepEqual([...new Set(rows.map((row) => row.split(",")[0]))], ["pasted text.txt", "pasted text 2.txt"]);
  await opened.page.evaluate(() => document.querySelectorAll(".docs .close")[0].click());
  await pasteText(opened, filing.replace("NO. 5", "NO. 9"));
  await come("pasted text.txt");
  assert.deepEqual(await names(), ["pasted text 2.txt", "pasted text.txt"], "a name that is free again is given again");
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});
