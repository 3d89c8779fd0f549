// A whole submission: listed without being held, its amendments opened, the others on demand, and what its header says.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { FILED, counts, filing, openDesk, textOf } from "./desk.mjs";
import { dropFile, inBothBrowsers, openPage, pageWith, saveDownload, saveShared } from "./harness.mjs";

const HEADER = `-----BEGIN PRIVACY-ENHANCED MESSAGE-----
Proc-Type: 2001,MIC-CLEAR

<SEC-DOCUMENT>0000000000-03-000007.txt : 20031120
<SEC-HEADER>0000000000-03-000007.hdr.sgml : 20031120
ACCESSION NUMBER:\t\t0000000000-03-000007
CONFORMED SUBMISSION TYPE:\t485BPOS
FILED AS OF DATE:\t\t20031120
FILER:
\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tHOLLINGBROOK EQUITY FUNDS
\t\tCENTRAL INDEX KEY:\t\t\t0000000042
\tFORMER COMPANY:
\t\tFORMER CONFORMED NAME:\tHOLLINGBROOK GROWTH FUNDS INC
<SERIES-AND-CLASSES-CONTRACTS-DATA>
<SERIES>
<OWNER-CIK>0000000042
<SERIES-ID>S000000001
<SERIES-NAME>Hollingbrook Meridian Fund
<CLASS-CONTRACT>
<CLASS-CONTRACT-ID>C000000001
<CLASS-CONTRACT-NAME>Class A
<CLASS-CONTRACT-TICKER-SYMBOL>HOMAX
</CLASS-CONTRACT>
</SERIES>
</SERIES-AND-CLASSES-CONTRACTS-DATA>
</SEC-HEADER>
`;
const document = (type, file, text, description = "") => `<DOCUMENT>\n<TYPE>${type}\n<SEQUENCE>1\n<FILENAME>${file}\n${description && `<DESCRIPTION>${description}\n`}<TEXT>\n${text}\n</TEXT>\n</DOCUMENT>\n`;
const prospectus = "PROSPECTUS\n\nHOLLINGBROOK EQUITY FUNDS\n\nThe fund invests in shares of companies.\n";
const consent = "CONSENT OF INDEPENDENT AUDITORS\n\nWe consent to the use of our report dated October 3, 2003.\n";
const documents = [document("485BPOS", "body.txt", prospectus), document("EX-99.E", "dex99e.txt", filing, "AMENDMENT NO. 5"), document("GRAPHIC", "seal.gif", "begin 644 seal.gif\nM<TEXT>\nend"), document("EX-99.J", "dex99j.txt", consent)];
const submission = HEADER + documents.join("") + "</SEC-DOCUMENT>\n-----END PRIVACY-ENHANCED MESSAGE-----\n";

/** Wide enough for the documents to stand beside the reading. */
const WIDE = { viewport: { width: 1500, height: 900 } };
const railOf = (opened) => textOf(opened, ".docs");
const filed = async (opened) => (await opened.page.waitForSelector(".docs .folder"), opened);
const openRest = ({ page }) => page.$eval(".folder details", (details) => { details.open = true; });

inBothBrowsers("a submission lists its documents, opens the amendment and says what it was filed as", async (kind) => {
  const opened = await openPage(kind, WIDE);
  await dropFile(opened, { name: "0000000000-03-000007.txt", bytes: submission });
  await filed(opened);
  assert.match(await textOf(opened, "h1"), /Amendment No\. 5/);
  assert.deepEqual(await counts(opened), FILED);
  assert.match(await railOf(opened), /485BPOS, HOLLINGBROOK EQUITY FUNDS ?4 documents, 1 is an amendment/);
  const facts = await textOf(opened, "#filing");
  for (const fact of [/Form ?485BPOS/, /November 20, 2003/, /0000000000-03-000007/, /HOLLINGBROOK EQUITY FUNDS CIK 0000000042 formerly HOLLINGBROOK GROWTH FUNDS INC/, /1 series and 1 class/, /HOMAX/]) assert.match(facts, fact);
  await opened.close();
});

inBothBrowsers("the other documents are read when somebody asks, and the facts go along with what is saved", async (kind) => {
  const opened = await filed(await openPage(kind, WIDE).then(async (page) => (await dropFile(page, { name: "whole.txt", bytes: submission }), page)));
  await openRest(opened);
  await opened.page.waitForSelector(".folder .waiting");
  const waiting = await opened.page.$$eval(".folder .waiting", (all) => all.map((one) => `${one.tagName} ${one.textContent}`));
  assert.deepEqual(waiting, ["A 485BPOS body.txt", "SPAN GRAPHIC seal.gif holds no words", "A EX-99.J dex99j.txt"]);
  await opened.page.click(".folder a.waiting:not([aria-label*=body])");
  await opened.page.waitForFunction(() => document.querySelector(".source .file").textContent === "dex99j.txt");
  assert.match(await textOf(opened, ".source pre"), /We consent to the use/);
  const path = await saveDownload(opened, () => opened.page.evaluate(() => [...document.querySelectorAll("#share button")].find((one) => one.textContent === "JSON").click()));
  const { filing: facts } = JSON.parse(await readFile(path, "utf8"));
  assert.deepEqual([facts.form, facts.filed, facts.registrants[0].cik, facts.series[0].ticker], ["485BPOS", "2003-11-20", "0000000042", "HOMAX"]);
  await opened.close();
});

inBothBrowsers("of a submission that streams past nothing is held: every piece is freed as soon as it is read", async (kind) => {
  const file = await pageWith((html) => html.replace(/<script[^>]* id="worker"[^>]*>/, (tag) => `${tag}
    {
      const buffers = [];
      const read = FileReaderSync.prototype.readAsArrayBuffer;
      FileReaderSync.prototype.readAsArrayBuffer = function (blob) { buffers.push(read.call(this, blob)); return buffers.at(-1); };
      const post = self.postMessage.bind(self);
      self.postMessage = (message, ...rest) => post(message.ok ? { ...message, read: buffers.length, held: buffers.filter(({ byteLength }) => byteLength > 0).length } : message, ...rest);
    }
  `));
  const opened = await openPage(kind, { ...WIDE, file });
  await opened.page.evaluateOnNewDocument(() => {
    const Plain = Worker;
    window.Worker = class extends Plain {
      constructor(...all) { super(...all); this.addEventListener("message", ({ data }) => { if (data.value?.documents && data.value.filing) window.heard ??= [data.read, data.held]; }); }
    };
  });
  await opened.page.reload({ waitUntil: "load" });
  await opened.page.evaluate(([before, after, filler]) => {
    const data = new DataTransfer();
    data.items.add(new File([before, ...Array(300).fill(filler), after], "large.txt"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [HEADER + documents[1], "</SEC-DOCUMENT>\n", document("GRAPHIC", "seal.gif", `begin 644 seal.gif\n${"M#########\n".repeat(9_000)}end`)]);
  await filed(opened);
  const [read, held] = await opened.page.evaluate(() => window.heard);
  assert.ok(read >= 8, `${read} pieces`);
  assert.equal(held, 0, "pieces held");
  await opened.close();
});

inBothBrowsers("a submission of very many documents says how far the look at them has got", async (kind) => {
  const opened = await openPage(kind, WIDE);
  await opened.page.evaluate(() => {
    window.steps = new Set();
    new MutationObserver(() => window.steps.add(document.querySelector(".progress")?.textContent)).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const many = Array.from({ length: 400 }, (_, index) => document("EX-99.P", `p${index}.txt`, prospectus.repeat(200)));
  await dropFile(opened, { name: "many.txt", bytes: HEADER + many.join("") + documents[1] + "</SEC-DOCUMENT>\n" });
  await opened.page.waitForSelector(".docs .folder", { timeout: 60_000 });
  const looks = (await opened.page.evaluate(() => [...window.steps])).filter((step) => step?.startsWith("Looking at the documents of many.txt: "));
  assert.ok(looks.length >= 2, `told ${looks.length} times`);
  assert.match(looks[0], /: \d+ of 401\d* %Cancel$/);
  assert.deepEqual(await counts(opened), FILED);
  await opened.close();
});

inBothBrowsers("a shared exhibit still says what it was filed with", async (kind) => {
  const opened = await openPage(kind, WIDE);
  await dropFile(opened, { name: "whole.txt", bytes: submission });
  await filed(opened);
  const file = await saveShared(opened, () => opened.page.evaluate(() => document.querySelector("#share button").click()));
  await opened.close();
  const view = await openPage(kind, { ...WIDE, file });
  await view.page.waitForSelector(".caption h1", { visible: true });
  assert.deepEqual(await counts(view), FILED);
  assert.match(await textOf(view, "#filing"), /0000000000-03-000007.*HOMAX/);
  await view.close();
});

inBothBrowsers("a submission that is cut off is read as far as it goes, and the page says so", async (kind) => {
  const opened = await openPage(kind, WIDE);
  await dropFile(opened, { name: "cut.txt", bytes: submission.slice(0, submission.indexOf("We consent")) });
  await filed(opened);
  assert.deepEqual(await counts(opened), FILED);
  assert.match(await textOf(opened, ".messages"), /In cut\.txt, dex99j\.txt does not end as a document of a submission should: the file may be cut off/);
  await opened.close();
});

inBothBrowsers("taking a submission off the desk takes what was read of it, and undo brings both back", async (kind) => {
  const opened = await openDesk(kind, WIDE);
  await dropFile(opened, { name: "whole.txt", bytes: submission.replaceAll("NO. 5", "NO. 6") });
  await filed(opened);
  await opened.page.click(".folder > .close");
  assert.equal(await opened.page.$(".folder"), null);
  assert.match(await textOf(opened, "h1"), /Amendment No\. 5/);
  await opened.page.evaluate(() => document.querySelector('.bar [aria-label^="Undo"]').click());
  await filed(opened);
  assert.match(await textOf(opened, "h1"), /Amendment No\. 6/);
  await opened.close();
});

inBothBrowsers("the other documents are one press away, also where the documents are folded away", async (kind) => {
  for (const width of [1500, 1024, 390]) {
    const opened = await openPage(kind, { viewport: { width, height: 800 } });
    await dropFile(opened, { name: "whole.txt", bytes: submission });
    await filed(opened);
    await opened.page.evaluate(() => [...document.querySelectorAll(".messages button")].find((one) => one.textContent === "Show all").click());
    await opened.page.waitForSelector(".folder .waiting", { visible: true });
    assert.match(await opened.page.evaluate(() => document.activeElement.textContent), /3 other documents/, `at ${width}`);
    await opened.close();
  }
});
