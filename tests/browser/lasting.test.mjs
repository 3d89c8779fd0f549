// A page that is left open: what was opened and closed does not stay in memory.
import assert from "node:assert/strict";
import { filing, textOf } from "./desk.mjs";
import { dropFiles, openPage, pageWith } from "./harness.mjs";
import { test } from "node:test";
import { createStore } from "../../www/app/store.js";

const ROUNDS = 3;
const DOCUMENTS = 300;
/** Bytes by which rounds may differ: a closed document that stayed would weigh more than this hundreds of times over. */
const ALLOWED = 4_000_000;

/** The page whose worker tells how much memory the engine has. */
const telling = () => pageWith((html) => html.replace(/<script[^>]* id="worker"[^>]*>/, (tag) => `${tag}
  {
    const Real = WebAssembly.Instance;
    WebAssembly.Instance = function (...all) { const made = new Real(...all); globalThis.engine = made.exports; return made; };
  }
`));

/** What the page holds once everything that can go has gone. Only Chromium tells. */
async function held({ page }) {
  const client = await page.createCDPSession();
  for (let times = 0; times < 3; times += 1) await client.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = await client.send("Runtime.getHeapUsage");
  const { metrics } = await client.send("Performance.enable").then(() => client.send("Performance.getMetrics"));
  const of = (name) => metrics.find((one) => one.name === name).value;
  await client.detach();
  const engine = await page.workers()[0].evaluate(() => globalThis.engine.memory.buffer.byteLength);
  return { heap: usedSize + embedderHeapUsedSize, bytes: backingStorageSize, nodes: of("Nodes"), listeners: of("JSEventListeners"), engine };
}

test(`${DOCUMENTS} documents opened and closed leave nothing behind, round after round [chromium]`, { timeout: 600_000 }, async () => {
  const opened = await openPage("chromium", { file: await telling() });
  const { page } = opened;
  const seen = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const files = Array.from({ length: DOCUMENTS }, (_, index) => ({ name: `${round}-${index}.txt`, bytes: `${filing}\n${round} ${index}\n` }));
    await dropFiles(opened, files);
    await page.waitForFunction((count) => document.querySelectorAll(".docs li").length === count, { timeout: 300_000 }, DOCUMENTS);
    await page.evaluate(async () => {
      for (let close = document.querySelector(".docs .close"); close; close = document.querySelector(".docs .close")) {
        close.click();
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    });
    assert.match(await textOf(opened, "h1"), /Paste an amendment/);
    seen.push(await held(opened));
  }
  console.table(seen.map(({ heap, bytes, nodes, listeners, engine }) => ({ "heap, MB": (heap / 1e6).toFixed(1), "bytes, MB": (bytes / 1e6).toFixed(1), nodes, listeners, "engine, MB": (engine / 1e6).toFixed(1) })));
  const [first, ...later] = seen;
  for (const now of later) {
    assert.ok(now.heap - first.heap < ALLOWED, `the heap grew from ${first.heap} to ${now.heap} bytes`);
    assert.ok(now.bytes - first.bytes < ALLOWED, `the bytes of texts grew from ${first.bytes} to ${now.bytes}`);
    assert.ok(now.nodes <= first.nodes * 1.1 + 100, `elements grew from ${first.nodes} to ${now.nodes}`);
    assert.ok(now.listeners <= first.listeners * 1.1 + 100, `listeners grew from ${first.listeners} to ${now.listeners}`);
    assert.ok(now.engine - first.engine < ALLOWED, `the engine grew from ${first.engine} to ${now.engine} bytes`);
  }
  await opened.close();
});

test("the way back leads to texts that were closed, as long as they weigh little together", () => {
  const store = createStore();
  const read = (key, length) => ({ key, name: `${key}.txt`, bytes: { length }, opened: { source: { sha256: String(key), encoding: "utf-8" }, documents: [] }, from: null, rival: null });
  const [large, small] = [30_000_000, 3000];
  store.add([read(1, large), read(2, large), read(3, large), read(4, small)]);
  const names = () => store.state.sheets.map(({ name }) => name);
  const close = (name) => store.close(store.state.sheets.find((sheet) => sheet.name === name).id);
  close("1.txt");
  close("2.txt");
  store.undo();
  assert.deepEqual(names(), ["2.txt", "3.txt", "4.txt"], "two large ones can come back");
  close("2.txt");
  close("3.txt");
  assert.deepEqual(names(), ["4.txt"]);
  while (store.undo());
  assert.deepEqual(names(), ["2.txt", "3.txt", "4.txt"], "of three, the one that was closed first has gone for good");
});
