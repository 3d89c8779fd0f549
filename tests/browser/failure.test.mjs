// The engine itself fails: it panics, runs out of memory, calls itself too often, or its worker is gone. The page says
// so, keeps what is on screen with its notes, offers the text on which it failed for saving, and reads on with another.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { FILED, clickRow, counts, filing, openDesk, openShareMenu, shareView, textOf, writeNote } from "./desk.mjs";
import { dropFile, dropFiles, inBothBrowsers, openPage, pageWith, pasteText, saveDownload } from "./harness.mjs";

/**
 * The page whose engine fails on a text that begins with one of these words. Nothing is pretended: while the engine hands
 * over a reading, and so is in the middle of its work, it is asked for something that it cannot do.
 */
const failing = (file) => pageWith((html) => html.replace(/<script[^>]* id="worker"[^>]*>/, (tag) => `${tag}
  {
    const Real = WebAssembly.Instance;
    let engine;
    WebAssembly.Instance = function (...all) { const made = new Real(...all); engine = made.exports; return made; };
    const deeper = () => deeper() + 1;
    const strikes = {
      // Its desk is in use: Rust panics.
      panic: () => engine.holds(0),
      // Until it has no more, and the allocator gives up.
      memory: () => { for (;;) engine.__wbindgen_malloc(2 ** 30, 1); },
      stack: () => deeper(),
      gone: () => { self.close(); for (;;) Math.random(); },
    };
    addEventListener("message", ({ data }) => {
      if (data.call !== "read") return;
      const head = new FileReaderSync().readAsText(new Blob([data.args[2]]).slice(0, 40));
      const strike = strikes[head.split(/\\W/)[0]];
      if (!strike) return;
      Object.defineProperty(Object.prototype, "documents", { configurable: true, set() {
        delete Object.prototype.documents;
        strike();
      } });
    });
  }
`), file);

const said = async (opened, sentence) => {
  await opened.page.waitForFunction((text) => document.querySelector(".messages")?.textContent.includes(text), {}, sentence);
  return textOf(opened, ".messages");
};

const press = ({ page }, words) => page.evaluate((text) => [...document.querySelectorAll(".messages button")].find((button) => button.textContent === text).click(), words);

for (const way of ["panic", "memory", "stack"]) {
  inBothBrowsers(`an engine that fails (${way}) is told, and the next text is read by another`, async (kind) => {
    const opened = await openDesk(kind, { file: await failing() });
    await clickRow(opened, "Hollingbrook Meridian Fund");
    await writeNote(opened, "To be kept.");
    const text = `${way} of the markets\n\n${filing}`;
    await pasteText(opened, text);
    assert.match(await said(opened, "could not be read"), /^pasted text[^.]*\.txt could not be read: the reader stopped on it\. What was on screen stays\./);
    assert.deepEqual(await counts(opened), FILED, "what was on screen stays");
    assert.match(await textOf(opened, ".remark"), /^To be kept\./);
    const saved = await saveDownload(opened, () => press(opened, "Save the text"));
    assert.equal(await readFile(saved, "utf8"), text, "the text on which it failed is not lost");
    const csv = await saveDownload(opened, () => opened.page.evaluate(() => [...document.querySelectorAll("#share button")].find((one) => one.textContent === "CSV").click()));
    assert.equal((await readFile(csv, "utf8")).trim().split("\r\n").length, 1 + FILED.portfolios, "what the stopped engine had read is read again");
    await pasteText(opened, filing.replace("NO. 5", "NO. 9"));
    await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 9"));
    await opened.close();
  });
}

inBothBrowsers("a worker that is gone can be given up, and the next text is read by another", async (kind) => {
  const opened = await openDesk(kind, { file: await failing() });
  await dropFile(opened, { name: "gone.txt", bytes: `gone\n${filing}` });
  await opened.page.waitForSelector(".progress button");
  await opened.page.click(".progress button");
  assert.deepEqual(await counts(opened), FILED);
  await pasteText(opened, filing.replace("NO. 5", "NO. 9"));
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 9"));
  await opened.close();
});

inBothBrowsers("of several files, one on which the engine fails takes none of the others with it", async (kind) => {
  const opened = await openPage(kind, { file: await failing() });
  await dropFiles(opened, [
    { name: "first.txt", bytes: filing }, { name: "second.txt", bytes: `panic\n${filing}` }, { name: "third.txt", bytes: filing.replace("NO. 5", "NO. 6") },
  ]);
  await said(opened, "second.txt could not be read");
  assert.equal((await opened.page.$$(".docs li")).length, 2);
  await opened.close();
});

inBothBrowsers("of what was shared together or remembered, one on which the engine fails takes none of the others with it", async (kind) => {
  const opened = await openDesk(kind, {}, `panic of the markets\n\n${filing}`);
  await writeNote(opened, "On the first.");
  await pasteText(opened, filing.replace("NO. 5", "NO. 6"));
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 6"));
  await writeNote(opened, "On the second.");
  await opened.page.evaluate(() => document.querySelectorAll(".docs li a")[0].click());
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 5"));
  await openShareMenu(opened);
  await opened.page.evaluate(() => [...document.querySelectorAll("#share input[type=checkbox]")].at(-1).click());
  await opened.page.keyboard.press("Escape");
  const file = await shareView(opened);
  await opened.close();
  const view = await openPage(kind, { file: await failing(file) });
  await said(view, "could not be read");
  await view.page.waitForSelector("#app .caption h1", { visible: true });
  assert.match(await textOf(view, "h1"), /No\. 6/);
  assert.match(await textOf(view, ".remark"), /^On the second\./);
  await view.close();
});

inBothBrowsers("what the page fails to show is told, and what was on screen stays", async (kind) => {
  // A reading as the page does not expect it.
  const odd = await pageWith((html) => html.replace(/<script[^>]* id="worker"[^>]*>/, (tag) => `${tag}
    {
      const post = self.postMessage.bind(self);
      self.postMessage = (message, ...rest) => {
        if (message.value?.source?.name === "odd.txt") message.value.documents[0].terms = null;
        post(message, ...rest);
      };
    }
  `));
  const opened = await openDesk(kind, { file: odd });
  await dropFile(opened, { name: "odd.txt", bytes: filing.replace("NO. 5", "NO. 6") });
  await said(opened, "odd.txt was read and could not be shown");
  assert.match(await textOf(opened, "h1"), /No\. 5/);
  assert.deepEqual(await counts(opened), FILED);
  await dropFile(opened, { name: "good.txt", bytes: filing.replace("NO. 5", "NO. 7") });
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 7"));
  await opened.close();
});

inBothBrowsers("a view whose one text stops the engine still shows its report", async (kind) => {
  const opened = await openDesk(kind, {}, `panic of the markets\n\n${filing}`);
  const file = await shareView(opened);
  await opened.close();
  const view = await openPage(kind, { file: await failing(file) });
  await said(view, "could not be read");
  assert.match((await textOf(view, "#report")).toLowerCase(), /hollingbrook meridian fund/);
  assert.equal(await view.page.$eval("#report", (report) => report.checkVisibility()), true);
  await view.close();
});

inBothBrowsers("an explanation that cannot be fetched is told, and can be asked for again", async (kind) => {
  const opened = await openDesk(kind, { file: await pageWith((html) => html.replace(/<script[^>]* id="worker"[^>]*>/, (tag) => `${tag}
    let asked = 0;
    addEventListener("message", (event) => {
      if (event.data.call !== "manual" || asked > 0) return;
      asked += 1;
      event.stopImmediatePropagation();
      self.postMessage({ ok: false, trapped: false, message: "no answer" });
    });
  `)) });
  const why = "#problems .notes-list li:first-child .more .link";
  await opened.page.$eval(why, (button) => button.click());
  await opened.page.waitForFunction(() => document.querySelector("#problems .manual").textContent.startsWith("The explanation could not be fetched"));
  for (const shown of ["hidden", "fetched"]) {
    await opened.page.$eval(why, (button) => button.click());
    assert.equal(await opened.page.$eval("#problems .manual", (place) => place.hidden), shown === "hidden");
  }
  await opened.page.waitForSelector("#problems .manual > p");
  assert.ok((await textOf(opened, "#problems .manual")).length > 60, "the manual itself");
  await opened.close();
});
