// A big exhibit: whoever types and scrolls while it is read and drawn is answered at once.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FILED, counts, filing, openDesk, textOf } from "./desk.mjs";
import { chooseFiles, inBothBrowsers, openPage, temporaryFolder } from "./harness.mjs";

const NAMES = 5_000;
const LINES = 80_000;
const PROSE = "and shall, upon request, make them available to the officers of the trust at its own cost; and so forth\n";

/** A filing with a long list, and an annex of eight megabytes. */
const big = () => {
  const names = Array.from({ length: NAMES }, (_, i) => `      Hollingbrook Numbered ${String(i).padStart(5, "0")} Fund`).join("\n");
  return filing.replace("NO. 5", "NO. 6").replace("      Hollingbrook Windward Fund", () => names) + "\n" + PROSE.repeat(LINES);
};

/** In how many pieces at least the page must be seen to grow: what is drawn at one go is seen twice, before and after. */
const PIECES = 6;

/** Notes, in the page, each size at which it was found while it grew, and what takes long, for a person to read. */
const listen = ({ page }) => page.evaluate(() => {
  const heard = { sizes: new Set(), silent: 0, observed: [] };
  window.heard = heard;
  try {
    new PerformanceObserver((list) => heard.observed.push(...list.getEntries().map(({ duration }) => Math.round(duration)))).observe({ entryTypes: ["longtask"] });
  } catch { /* This browser has none. */ }
  let last = performance.now();
  const [rows, lines] = [document.getElementsByClassName("portfolio"), document.getElementsByClassName("chunk")];
  // It is told after each task that changed the page.
  new MutationObserver(() => heard.sizes.add(`${rows.length} ${lines.length}`)).observe(document.body, { childList: true, subtree: true });
  const beat = () => {
    const now = performance.now();
    heard.silent = Math.max(heard.silent, Math.round(now - last));
    last = now;
    setTimeout(beat, 0);
  };
  beat();
});

/** What the main thread's tasks took of the processor, in milliseconds: however busy the machine is, that is the page's own doing. */
async function taskTimes(trace) {
  const { traceEvents } = JSON.parse(Buffer.from(trace).toString("utf8"));
  const main = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, ph, pid, tid }) => name === "ThreadControllerImpl::RunTask" && ph === "X" && main.has(`${pid} ${tid}`));
  assert.ok(tasks.length > 100 && tasks.some(({ tdur }) => tdur > 0), "the tasks were traced");
  return tasks.map(({ tdur = 0 }) => Math.round(tdur / 1000)).sort((a, b) => b - a);
}

const done = ({ page }) => page.evaluate(() => document.querySelector("h1").textContent.includes("No. 6") && !document.querySelector("#hierarchy [aria-busy]") && document.querySelectorAll(".source .chunk").length > 500);

/** Types and scrolls, as somebody who cannot wait. */
async function useIt({ page }, letter) {
  await page.type(".find input", letter);
  await page.evaluate(() => document.querySelector(".source").scrollBy(0, 600));
}

async function openBig(kind) {
  const path = join(await temporaryFolder(), "big.txt");
  await writeFile(path, big());
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  if (kind === "chromium") await opened.page.tracing.start({ categories: ["toplevel"] });
  await listen(opened);
  await chooseFiles(opened, 'input[type="file"]', path);
  for (let typed = 0; !(await done(opened)); typed += 1) await useIt(opened, "numbered "[typed % 9]);
  await opened.page.$eval(".find input", (input) => { input.value = ""; });
  for (const letter of "numbered 04999") await useIt(opened, letter);
  const heard = await opened.page.evaluate(() => ({ ...window.heard, sizes: window.heard.sizes.size }));
  const tasks = kind === "chromium" ? await taskTimes(await opened.page.tracing.stop()) : [];
  return { opened, heard, tasks };
}

// Times are printed and judge nothing: machines differ. What is asserted is that the page grew piece by piece, with time
// between the pieces for a person, and that what the person typed meanwhile is there.
inBothBrowsers("a big exhibit is read and drawn while somebody types and scrolls", async (kind, context) => {
  const { opened, heard, tasks } = await openBig(kind);
  assert.equal((await counts(opened)).portfolios, FILED.portfolios - 1 + NAMES);
  assert.equal(await textOf(opened, ".field output"), `1 of ${(FILED.portfolios - 1 + NAMES).toLocaleString("en-US")}`);
  assert.ok(await opened.page.$eval(".source .l", (line) => line.isConnected), "lines are there to be read");
  await opened.close();
  context.diagnostic(`${heard.sizes} sizes seen; silent for ${heard.silent} ms at most; observed as long: ${heard.observed.join(", ") || "none"}; processor time of the longest tasks: ${tasks.slice(0, 5).join(", ")} ms`);
  assert.ok(heard.sizes >= PIECES, `the page was seen to grow in ${heard.sizes} pieces only`);
});

inBothBrowsers("every line of a big exhibit is reached, found, and copied as filed", async (kind) => {
  const { opened } = await openBig(kind);
  const { page } = opened;
  const last = await page.evaluate(async () => {
    const pane = document.querySelector(".source");
    for (let i = 0; i < 50; i += 1) {
      pane.scrollTop = pane.scrollHeight;
      await new Promise(requestAnimationFrame);
      const lines = document.querySelectorAll(".source .l");
      const one = lines[lines.length - 1];
      if (one.getBoundingClientRect().bottom <= pane.getBoundingClientRect().bottom && Number(one.id.slice(1)) > 80_000) return { id: one.id, text: one.textContent };
    }
    return null;
  });
  assert.deepEqual(last, { id: `L${filing.trimEnd().split("\n").length + NAMES - 1 + 1 + LINES}`, text: PROSE });
  const copied = await page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector(".source pre"));
    const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    document.querySelector(".source .l").dispatchEvent(event);
    return event.clipboardData.getData("text/plain");
  });
  assert.ok(copied === big(), "the text as filed");
  const held = await page.$$eval(".source .chunk", (chunks) => chunks.reduce((sum, { textContent }) => sum + textContent.length, 0));
  assert.ok(held >= big().length, "the browser's own search finds all of it");
  await opened.close();
});

// What a face costs is the system's doing; that each was asked for before anything is read, and left nothing behind, is the page's.
inBothBrowsers("the faces that a reading is set in are tried when the page opens, and nothing of it stays", async (kind) => {
  const opened = await openPage(kind);
  await opened.page.evaluateOnNewDocument(() => {
    window.tried = new Set();
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node.className === "face") window.tried.add(node.style.font);
    }).observe(document, { childList: true, subtree: true });
  });
  await opened.page.reload({ waitUntil: "load" });
  await opened.page.waitForFunction(() => window.tried.size > 0 && window.tried.size === window.before || void (window.before = window.tried.size), { polling: 500 });
  const tried = await opened.page.evaluate(() => [...window.tried].join(", "));
  for (const face of ["var(--t1) var(--serif)", "600 var(--t1) var(--serif)", "italic var(--t2) var(--serif)", "var(--t0) var(--sans)", "var(--t-1) var(--mono)"]) assert.ok(tried.includes(face), `${face} in ${tried}`);
  assert.equal(await opened.page.$(".face"), null);
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});
