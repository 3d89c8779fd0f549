// Many files at once: dropped together, in a folder, in an archive; and archives that are broken or mean harm.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FILED, counts, filing, openDesk, textOf } from "./desk.mjs";
import { chooseFiles, dropFile, dropFiles, inBothBrowsers, openPage, temporaryFolder } from "./harness.mjs";
import { zip } from "./zip.mjs";

const WIDE = { viewport: { width: 1500, height: 900 } };
const numbered = (number) => filing.replace("NO. 5", `NO. ${number}`);
const named = ({ page }) => page.$$eval(".docs > ul > li .ln", (names) => names.map((name) => name.textContent));
const said = async (opened) => {
  await opened.page.waitForSelector(".messages .say");
  return textOf(opened, ".messages");
};
const read = async (opened, count) => {
  await opened.page.waitForFunction((wanted) => document.querySelectorAll(".docs > ul > li").length === wanted, { timeout: 60_000 }, count);
  return opened;
};

inBothBrowsers("each file in a zip archive is a document, and what is no filing is told", async (kind) => {
  const opened = await openPage(kind, WIDE);
  const bytes = zip([{ name: "a/first.txt", bytes: numbered(1) }, { name: "a/", bytes: "" }, { name: "__MACOSX/a/._first.txt", bytes: "\0\u0005" }, { name: "scan.png", bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47]) }, { name: "b/second.htm", bytes: numbered(2) }]);
  await dropFile(opened, { name: "all.zip", bytes });
  await read(opened, 2);
  assert.deepEqual(await named(opened), ["a/first.txt", "b/second.htm"]);
  assert.deepEqual(await counts(opened), FILED);
  assert.match(await said(opened), /scan\.png is a picture/);
  await opened.close();
});

inBothBrowsers("a gzip file is what is in it", async (kind) => {
  const opened = await openPage(kind, WIDE);
  await dropFile(opened, { name: "filing.txt.gz", bytes: gzipSync(filing) });
  await read(opened, 1);
  assert.deepEqual(await named(opened), ["filing.txt"]);
  assert.deepEqual(await counts(opened), FILED);
  await opened.close();
});

const bomb = gzipSync(Buffer.alloc(60_000_000, "larch\n"));
const REFUSED = [
  ["cut.zip", zip([{ name: "a.txt", bytes: filing }]).subarray(0, 900), /cut\.zip is damaged: it ends too early/],
  ["cut.txt.gz", gzipSync(filing).subarray(0, 900), /cut\.txt\.gz is damaged/],
  ["all.zip.gz", gzipSync(zip([{ name: "a.txt", bytes: filing }])), /all\.zip is an archive within an archive/],
  ["bomb.gz", bomb, /bomb\.gz would unpack to more than 32 MB.*Nothing of it was read/],
  ["bomb.zip", zip([{ name: "a.txt", bytes: Buffer.alloc(60_000_000, "larch\n") }]), /bomb\.zip would unpack to more than 32 MB/],
  ["crowd.zip", zip(Array.from({ length: 5001 }, (_, i) => ({ name: `${i}.txt`, bytes: "x" }))), /crowd\.zip holds 5,001 files, and more than 5,000 are not unpacked here/],
  ["none.zip", zip([{ name: "empty/", bytes: "" }]), /none\.zip holds no files that can be read/],
  ["memo.docx", zip([{ name: "[Content_Types].xml", bytes: "<x/>" }, { name: "word/document.xml", bytes: "<x/>" }]), /memo\.docx is a Word document/],
  ["rates.xlsx", zip([{ name: "xl/workbook.xml", bytes: "<x/>" }]), /rates\.xlsx is a spreadsheet/],
];

inBothBrowsers("archives that are broken, too large or something else are refused with a sentence", async (kind) => {
  const opened = await openDesk(kind, WIDE);
  for (const [name, bytes, sentence] of REFUSED) {
    await dropFile(opened, { name, bytes });
    assert.match(await said(opened), sentence);
    assert.deepEqual(await counts(opened), FILED, `after ${name}`);
    await opened.page.$$eval(".messages .say button:last-of-type", (buttons) => buttons.forEach((button) => button.click()));
  }
  assert.equal((await named(opened)).length, 1);
  await opened.close();
});

inBothBrowsers("an archive that lies about one file, or points outside itself, loses nothing else", async (kind) => {
  const opened = await openPage(kind, WIDE);
  const bytes = zip([{ name: "good.txt", bytes: numbered(1) }, { name: "liar.txt", bytes: numbered(2), says: 100 }, { name: "../../etc/out.txt", bytes: numbered(3) }, { name: "inner.zip", bytes: zip([{ name: "x.txt", bytes: filing }]) }]);
  await dropFile(opened, { name: "odd.zip", bytes });
  await read(opened, 2);
  assert.deepEqual(await named(opened), ["good.txt", "etc/out.txt"]);
  const sentences = await said(opened);
  assert.match(sentences, /liar\.txt in odd\.zip cannot be unpacked/);
  assert.match(sentences, /“\.\.\/\.\.\/etc\/out\.txt” names a place outside its folder or archive\. It is listed as etc\/out\.txt/);
  assert.match(sentences, /inner\.zip is an archive within an archive/);
  await opened.close();
});

/** Chooses a folder; the driver of Firefox cannot, so there the page gets what Firefox's own dialog would give it. */
async function chooseFolder(opened, kind, folder, files) {
  if (kind === "chromium") return chooseFiles(opened, "input[webkitdirectory]", folder);
  await opened.page.$eval("input[webkitdirectory]", (field, given) => {
    const chosen = given.map(([path, text]) => Object.defineProperty(new File([text], path.split("/").at(-1)), "webkitRelativePath", { value: path }));
    Object.defineProperty(field, "files", { value: chosen });
    field.dispatchEvent(new Event("change"));
  }, files);
}

inBothBrowsers("a folder is chosen, and every file in it is read under its place in it", async (kind) => {
  const folder = await temporaryFolder();
  const files = [["agreements/no-10.txt", numbered(10)], ["agreements/no-9.txt", numbered(9)], ["agreements/custody/no-1.txt", numbered(1)], ["agreements/.hidden", "x"]];
  await mkdir(join(folder, "agreements", "custody"), { recursive: true });
  for (const [path, text] of files) await writeFile(join(folder, path), text);
  const opened = await openPage(kind, WIDE);
  await chooseFolder(opened, kind, join(folder, "agreements"), files);
  await read(opened, 3);
  assert.deepEqual(await named(opened), ["agreements/custody/no-1.txt", "agreements/no-9.txt", "agreements/no-10.txt"]);
  await opened.close();
});

inBothBrowsers("a folder that is dropped is looked through to its end", async (kind) => {
  const opened = await openPage(kind, WIDE);
  // A test cannot drop a folder as a person does: this is the tree of entries that the browser would hand over.
  await opened.page.evaluate((text) => {
    const file = (name) => ({ name, isFile: true, isDirectory: false, file: (give) => give(new File([text.replace("NO. 5", `NO. ${parseInt(name, 10)}`)], name)) });
    const folder = (name, ...portions) => ({ name, isFile: false, isDirectory: true, createReader: () => ({ readEntries: (give) => give(portions.shift() ?? []) }) });
    const lost = { name: "gone.txt", isFile: true, isDirectory: false, file: (_, fail) => fail(new DOMException("gone", "NotFoundError")) };
    const entry = folder("deals", [file("2.txt"), folder("deep", [file("3.txt")])], [file("1.txt"), lost]);
    const event = new Event("drop", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "dataTransfer", { value: { items: [{ webkitGetAsEntry: () => entry }], files: [], getData: () => "" } });
    document.body.dispatchEvent(event);
  }, filing);
  await read(opened, 3);
  assert.deepEqual(await named(opened), ["deals/1.txt", "deals/2.txt", "deals/deep/3.txt"]);
  assert.match(await said(opened), /deals\/gone\.txt could not be read/);
  await opened.close();
});

inBothBrowsers("three hundred agreements open one after the other, and the page says how far it is", async (kind) => {
  const opened = await openPage(kind, WIDE);
  await opened.page.evaluate(() => {
    window.steps = new Set();
    new MutationObserver(() => window.steps.add(document.querySelector(".progress span")?.textContent)).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await dropFiles(opened, Array.from({ length: 300 }, (_, i) => ({ name: `no-${i + 1}.txt`, bytes: numbered(i + 1) })));
  await read(opened, 300);
  assert.match(await textOf(opened, "h1"), /Amendment No\. 1\b/);
  assert.match(await said(opened), /300 files read\. no-1\.txt is on show/);
  const steps = await opened.page.evaluate(() => [...window.steps]);
  assert.ok(steps.includes("Reading 150 of 300: no-150.txt"), steps.slice(0, 5).join("; "));
  assert.equal(await opened.page.$(".progress"), null);
  await opened.close();
});
