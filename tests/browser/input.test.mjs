// What comes in: each way in works, and what is no filing gets a sentence while what was on screen stays.
import assert from "node:assert/strict";
import { FILED, counts, filing, openDesk, textOf } from "./desk.mjs";
import { chooseFiles, dropFile, dropFiles, inBothBrowsers, openPage, pageWith, pasteRich, pasteText, saveDownload, temporaryFolder } from "./harness.mjs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const said = async (opened, count = 1) => {
  await opened.page.waitForFunction((least) => document.querySelectorAll(".messages .say").length >= least, {}, count);
  return textOf(opened, ".messages");
};
const dismiss = ({ page }) => page.$$eval(".messages .say button:last-of-type", (buttons) => buttons.forEach((button) => button.click()));

const zip = (inside) => Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(26), Buffer.from(inside)]);

const REFUSED = [
  ["empty.txt", "", /empty\.txt is empty\./],
  ["blank.txt", " \n\t\r\n \n", /blank\.txt holds nothing but blanks/],
  ["notes.pdf", "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj", /notes\.pdf is a PDF, not text\. Open it, select all, copy, and paste here\./],
  ["notes.docx", zip("word/document.xml"), /notes\.docx is a Word document/],
  ["list.xlsx", zip("xl/workbook.xml"), /list\.xlsx is a spreadsheet/],
  ["all.zip", zip("a.txt"), /all\.zip is damaged: it ends too early/],
  ["scan.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /scan\.png is a picture/],
  ["stamped.pdf", "\r\n%PDF-1.4\n1 0 obj\n", /stamped\.pdf is a PDF, not text/],
  ["logo.svg", '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><text>Fund</text></svg>', /logo\.svg is a picture/],
  ["letter.msg", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /letter\.msg is an e-mail as its program keeps it/],
  ["rates.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /rates\.xls is a spreadsheet/],
  ["old.doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /old\.doc is a Word document/],
  ["notes.rtf", "{\\rtf1\\ansi Amendment}", /notes\.rtf is rich text/],
  ["core", Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)), /core is not text/],
];

inBothBrowsers("what is no filing gets a sentence, and what was on screen stays", async (kind) => {
  const opened = await openDesk(kind);
  for (const [name, bytes, sentence] of REFUSED) {
    await dropFile(opened, { name, bytes });
    assert.match(await said(opened), sentence);
    assert.deepEqual(await counts(opened), FILED, `after ${name}`);
    await dismiss(opened);
    assert.equal((await opened.page.$$(".messages .say")).length, 0);
  }
  assert.equal((await opened.page.$$(".docs li")).length, 1);
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

/** What looks bad and can be read all the same, each with what is said of it. */
const ODD = [
  ["filing.png", filing, "image/png", /^filing\.png holds text, whatever its name says/],
  ["filing.pdf", filing, "application/pdf", /^filing\.pdf holds text, whatever its name says/],
  ["page.txt", `<html><body><pre>${filing.replaceAll("<", "&lt;")}</pre></body></html>`, "text/plain", /^$/],
  ["cut.htm", `<html><body><pre>${filing.replaceAll("<", "&lt;")}</pre><table><tr><td width="`, "text/html", /^cut\.htm ends in the middle of its markup: it may be cut off/],
  ["endless.htm", `<html><!-- a remark that never ends <pre>${filing.replaceAll("<", "&lt;")}`, "text/html", /^endless\.htm begins as a page and does not end as one: it may be cut off/],
  ["unclosed.txt", `<DOCUMENT>\n<TYPE>EX-99.E\n<TEXT>\n${filing}`, "text/plain", /^unclosed\.txt begins as a document of a submission and does not end as one/],
  ["open.txt", `<SEC-DOCUMENT>x\n<SEC-HEADER>\nACCESSION NUMBER: 1\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>EX-99.E\n<TEXT>\n${filing}`, "text/plain", /^open\.txt begins as a document of a submission and does not end as one/],
  ["two.txt", `<DOCUMENT>\n<TYPE>EX-99.A\n<TEXT>\nCONSENT\n<DOCUMENT>\n<TYPE>EX-99.E\n<TEXT>\n${filing}\n</TEXT>\n</DOCUMENT>\n`, "text/plain", /^two\.txt begins as a document of a submission and does not end as one/],
  ["whole.txt", `<DOCUMENT>\n<TYPE>EX-99.E\n<TEXT>\n${filing}\n</TEXT>\n</DOCUMENT>\n`, "text/plain", /^$/],
  ["padded.txt", `${filing}${"\0".repeat(4000)}`, "text/plain", /^$/],
  ["saved.eml", `From: a@b.example\nMIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n${filing}`, "message/rfc822", /^saved\.eml is an e-mail or a web archive as it travels/],
  ["nested.htm", `<html><body><pre>${filing.replaceAll("<", "&lt;")}</pre>${"<table><tr><td>".repeat(10_000)}</body></html>`, "text/html", /^nested\.htm nests tables within tables, far deeper/],
];

inBothBrowsers("what is cut off, wrongly named or endlessly nested is read as far as it goes", async (kind) => {
  const opened = await openPage(kind);
  for (const [name, bytes, type, sentence] of ODD) {
    await dropFile(opened, { name, bytes, type });
    await opened.page.waitForFunction((wanted) => document.querySelector(".source .file")?.textContent === wanted, {}, name);
    assert.deepEqual(await counts(opened), FILED, name);
    assert.match((await textOf(opened, ".messages")).replace(/^Two texts are.*/u, ""), sentence);
    await dismiss(opened);
  }
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

inBothBrowsers("a name that leads elsewhere is a name, and its file is read", async (kind) => {
  const opened = await openPage(kind);
  await dropFile(opened, { name: "../../etc/out.txt", bytes: filing });
  await opened.page.waitForFunction(() => document.querySelector(".source .file")?.textContent === "etc/out.txt");
  assert.match(await said(opened), /“\.\.\/\.\.\/etc\/out\.txt” names a place outside its folder or archive\. It is listed as etc\/out\.txt/);
  assert.deepEqual(await counts(opened), FILED);
  await opened.close();
});

inBothBrowsers("a million empty lines hold nothing to read, and hide nothing", async (kind) => {
  const opened = await openDesk(kind);
  await opened.page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File(["\n".repeat(1_000_000)], "empty-lines.txt"));
    data.items.add(new File([text.replace("NO. 5", "NO. 6"), "\n".repeat(1_000_000)], "long.txt"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, filing);
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 6"));
  assert.match(await said(opened), /empty-lines\.txt holds nothing but blanks/);
  assert.deepEqual(await counts(opened), FILED);
  await opened.close();
});

inBothBrowsers("one line of twenty megabytes is refused at once", async (kind) => {
  const opened = await openPage(kind);
  await opened.page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(["word ".repeat(4_000_000)], "long.txt", { type: "text/plain" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  assert.match(await said(opened), /long\.txt is one line of 20 MB/);
  await opened.close();
});

inBothBrowsers("a paste of nothing is told", async (kind) => {
  const opened = await openPage(kind);
  await opened.page.evaluate(() => document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true })));
  assert.match(await said(opened), /The clipboard holds no text/);
  await opened.close();
});

inBothBrowsers("two files are both read, and the first is shown", async (kind) => {
  const opened = await openPage(kind);
  await dropFiles(opened, [{ name: "a.txt", bytes: filing }, { name: "b.txt", bytes: filing.replace("NO. 5", "NO. 6") }, { name: "c.pdf", bytes: "%PDF-1.4" }]);
  await opened.page.waitForSelector(".caption h1", { visible: true });
  assert.match(await textOf(opened, "h1"), /Amendment No\. 5/);
  assert.equal((await opened.page.$$(".docs li")).length, 2);
  await opened.page.evaluate(() => document.querySelectorAll(".docs li > a")[1].click());
  assert.match(await textOf(opened, "h1"), /Amendment No\. 6/);
  await opened.close();
});

inBothBrowsers("files can be chosen", async (kind) => {
  const opened = await openPage(kind);
  const path = join(await temporaryFolder(), "chosen.txt");
  await writeFile(path, filing);
  await chooseFiles(opened, 'input[type="file"]', path);
  await opened.page.waitForSelector(".caption h1", { visible: true });
  assert.deepEqual(await counts(opened), FILED);
  assert.match(await textOf(opened, ".source .head"), /chosen\.txt/);
  await opened.close();
});

inBothBrowsers("whatever the line ends, the reading is the same", async (kind) => {
  const opened = await openDesk(kind, {}, filing.replaceAll("\n", "\r\n"));
  assert.deepEqual(await counts(opened), FILED);
  await opened.close();
});

inBothBrowsers("a rich paste without a table is read as its plain text, which keeps the columns", async (kind) => {
  const opened = await openPage(kind);
  await pasteRich(opened, { html: "<pre>something else entirely</pre>", text: filing });
  await opened.page.waitForSelector(".caption h1", { visible: true });
  assert.deepEqual(await counts(opened), FILED);
  await opened.close();
});

inBothBrowsers("the page says what it is doing, and takes the next paste at once", async (kind) => {
  const opened = await openPage(kind);
  // Pasted before the engine can be ready: nothing is lost.
  await pasteText(opened, filing);
  await pasteText(opened, filing.replace("NO. 5", "NO. 8"));
  await opened.page.waitForFunction(() => document.querySelector("h1")?.textContent.includes("No. 8"));
  assert.deepEqual(await counts(opened), FILED);
  await opened.close();
});

/** The page with an engine that never ends on slow.txt. */
const troubled = () => pageWith((html) => html.replace(/<script[^>]* id="worker"[^>]*>/, (tag) => `${tag}
  addEventListener("message", (event) => {
    const name = event.data.args?.[1];
    if (name !== "slow.txt") return;
    event.stopImmediatePropagation();
    for (;;) Math.random();
  });
`));

inBothBrowsers("long work shows itself, can be cancelled, and gives way to newer work", async (kind) => {
  const opened = await openDesk(kind, { file: await troubled() });
  const long = { name: "slow.txt", bytes: "Amendment\n".repeat(50_000) };
  await dropFile(opened, long);
  await opened.page.waitForSelector(".progress [role=progressbar]");
  assert.match(await textOf(opened, ".progress"), /Reading slow\.txt, 500 KB/);
  await opened.page.click(".progress button");
  assert.equal(await opened.page.$(".progress"), null);
  assert.deepEqual(await counts(opened), FILED);
  await dropFile(opened, long);
  await opened.page.waitForSelector(".progress");
  await pasteText(opened, filing.replace("NO. 5", "NO. 9"));
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 9"));
  assert.equal(await opened.page.$(".progress"), null);
  await opened.close();
});

inBothBrowsers("ten thousand names are read, shown and filtered", async (kind) => {
  const names = Array.from({ length: 10_000 }, (_, i) => `      Hollingbrook Numbered ${String(i).padStart(5, "0")} Fund`).join("\n");
  const opened = await openDesk(kind, {}, filing.replace("      Hollingbrook Windward Fund", () => names));
  await opened.page.waitForSelector("#hierarchy > div:not([aria-busy]) .tree");
  assert.equal((await counts(opened)).portfolios, 10_053);
  await opened.page.type(".find input", "numbered 09999");
  assert.equal(await textOf(opened, ".field output"), "1 of 10,053");
  await opened.close();
});

inBothBrowsers("what is given up for something newer is named, and comes when it is asked for", async (kind) => {
  const opened = await openPage(kind);
  // Both in one breath, so that the first cannot have been read.
  await opened.page.evaluate((first, second) => {
    for (const [name, text] of [["first.txt", first], ["second.txt", second]]) {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name, { type: "text/plain" }));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, filing, filing.replace("NO. 5", "NO. 6"));
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 6"));
  assert.match(await textOf(opened, ".messages"), /^first\.txt was not read to the end, as something else was opened meanwhile\./);
  await opened.page.evaluate(() => [...document.querySelectorAll(".messages button")].find(({ textContent }) => textContent === "Open it again").click());
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 5"));
  assert.deepEqual(await opened.page.$$eval(".docs li .ln", (all) => all.map(({ textContent }) => textContent)), ["second.txt", "first.txt"]);
  assert.equal(await textOf(opened, ".messages"), "");
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});
