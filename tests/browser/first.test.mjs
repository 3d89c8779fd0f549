// The first reading after a cold load: what its parts take, from the page's own bytes to the painted tree. The numbers
// are printed and judge nothing: machines differ. What is asserted is that every part is there, in its order.
import assert from "node:assert/strict";
import { FILED, counts, filing } from "./desk.mjs";
import { inBothBrowsers, openPage, pasteText } from "./harness.mjs";

/** Notes, in a page that is about to load, when each part begins and ends. */
const watch = ({ page }) => page.evaluateOnNewDocument((portfolios) => {
  const times = (window.times = {});
  const now = () => performance.timeOrigin + performance.now();
  const note = (part) => { times[part] ??= now(); };
  const compile = WebAssembly.compile.bind(WebAssembly);
  WebAssembly.compile = async (bytes) => {
    note("unpacked");
    const module = await compile(bytes);
    note("compiled");
    return module;
  };
  // The worker is made of the page's own text: what stands before it notes the times there, and the answer brings them along.
  const inWorker = () => {
    const at = () => performance.timeOrigin + performance.now();
    const post = self.postMessage.bind(self);
    let called;
    self.addEventListener("message", ({ data }) => { if (data.call === "read") called = at(); });
    self.postMessage = (message, how) => post(message.ok ? { ...message, called, answered: at() } : message, how);
  };
  const Plain = Blob;
  window.Blob = class extends Plain {
    constructor(parts, options) { super(options?.type === "text/javascript" ? [`(${inWorker})();`, ...parts] : parts, options); }
  };
  const painted = () => {
    if (document.querySelectorAll(".tree .portfolio").length < portfolios) requestAnimationFrame(painted);
    else requestAnimationFrame(() => setTimeout(() => note("painted")));
  };
  const Bare = Worker;
  window.Worker = class extends Bare {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", ({ data }) => {
        if (!data.called || times.crossed) return;
        Object.assign(times, { called: data.called, read: data.answered });
        note("crossed");
        requestAnimationFrame(painted);
      });
    }
    postMessage(message, ...rest) {
      if (message.call === "read") note("asked");
      super.postMessage(message, ...rest);
    }
  };
}, FILED.portfolios);

/** What follows what, and what the way from the one to the other is called. */
const PARTS = [["compile", "unpacked", "compiled"], ["reach the worker", "asked", "called"], ["read", "called", "read"], ["cross", "read", "crossed"], ["paint", "crossed", "painted"], ["paste to painted tree", "asked", "painted"]];

inBothBrowsers("the first reading after a cold load has its parts", async (kind, context) => {
  const opened = await openPage(kind, { viewport: { width: 1440, height: 900 } });
  await watch(opened);
  await opened.page.reload({ waitUntil: "load" });
  await opened.page.waitForFunction(() => window.times.compiled);
  await pasteText(opened, filing);
  await opened.page.waitForFunction(() => window.times.painted);
  const times = await opened.page.evaluate(() => window.times);
  const parts = PARTS.map(([name, from, to]) => ({ name, took: times[to] - times[from] }));
  context.diagnostic(parts.map(({ name, took }) => `${name} ${took.toFixed(1)} ms`).join(", "));
  // The clocks of page and worker are as exact as the browser lets them be.
  for (const { name, took } of parts) assert.ok(took > -2, `${name} has a beginning and an end: ${took} ms`);
  assert.deepEqual(await counts(opened), FILED);
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});
