// "Remember on this device": nothing before the person asks, everything while it is on, nothing after it is forgotten.
import assert from "node:assert/strict";
import { FILED, clickRow, counts, filing, openDesk, selected, shareView, textOf, writeNote } from "./desk.mjs";
import { inBothBrowsers, openPage, pasteText } from "./harness.mjs";

/** Everything that a page can leave behind. */
const left = ({ page }) => page.evaluate(async () => ({
  databases: (await indexedDB.databases()).map(({ name }) => name),
  local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie,
  caches: await caches.keys().catch(() => []),
}));
const NOTHING = { databases: [], local: {}, session: {}, cookies: "", caches: [] };

const press = ({ page }, words) => page.evaluate((text) => [...document.querySelectorAll(".kept button, .vow button")].find((button) => button.checkVisibility() && button.textContent === text).click(), words);
const says = (opened, words) => opened.page.waitForFunction((text) => document.querySelector(".messages")?.textContent.includes(text), {}, words);
const arrived = ({ page }) => page.waitForSelector("#app .caption h1", { visible: true });
/** Until what was typed last is kept. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 1500));

inBothBrowsers("nothing is stored before the person asks, and nothing is left after it is forgotten", async (kind) => {
  const opened = await openPage(kind, { viewport: { width: 1440, height: 900 } });
  // Not only what is there at the end: the page must not even try.
  await opened.page.evaluateOnNewDocument(() => {
    window.tries = [];
    const spy = (object, name) => {
      const real = object[name];
      object[name] = function (...args) { window.tries.push(name); return real.apply(this, args); };
    };
    spy(IDBFactory.prototype, "open");
    spy(Storage.prototype, "setItem");
    spy(CacheStorage.prototype, "open");
  });
  await opened.page.reload({ waitUntil: "load" });
  await pasteText(opened, filing);
  await arrived(opened);
  await clickRow(opened, "Hollingbrook Meridian Fund");
  await writeNote(opened, "Not to be kept.");
  await settled();
  assert.deepEqual(await left(opened), NOTHING);
  assert.deepEqual(await opened.page.evaluate(() => window.tries), []);
  await opened.page.reload({ waitUntil: "load" });
  assert.match(await textOf(opened, "h1"), /Paste an amendment/, "without consent a reload forgets");
  await pasteText(opened, filing);
  await arrived(opened);
  await press(opened, "Remember on this device");
  await says(opened, "until you forget them");
  assert.deepEqual((await left(opened)).databases, ["amendment-viewer"]);
  await press(opened, "Forget everything");
  await says(opened, "Forgotten");
  assert.deepEqual(await left(opened), NOTHING);
  assert.equal(await opened.page.evaluate(() => document.querySelectorAll(".tree .portfolio").length), 54, "what is on show stays");
  await writeNote(opened, "After forgetting.");
  await settled();
  assert.deepEqual(await left(opened), NOTHING, "and is not kept anew");
  await opened.page.reload({ waitUntil: "load" });
  assert.match(await textOf(opened, "h1"), /Paste an amendment/);
  assert.deepEqual(await left(opened), NOTHING);
  await opened.close();
});

inBothBrowsers("what is remembered survives a reload as it was left, and goes with what is closed", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  await press(opened, "Remember on this device");
  await says(opened, "until you forget them");
  await pasteText(opened, filing.replace("AMENDMENT NO. 5", "AMENDMENT NO. 6"));
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 6"));
  await opened.page.evaluate(() => document.querySelectorAll(".docs li a")[0].click());
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 5"));
  await clickRow(opened, "Hollingbrook Global Value Fund");
  await writeNote(opened, "Board book, *tab 7*.");
  await opened.page.type(".find input", "value");
  await settled();
  await opened.page.reload({ waitUntil: "load" });
  await arrived(opened);
  assert.deepEqual(await counts(opened), FILED);
  assert.match(await textOf(opened, "h1"), /No\. 5/, "the document that was on show");
  assert.equal((await opened.page.$$(".docs li")).length, 2);
  assert.equal(await selected(opened), "Hollingbrook Global Value Fund");
  assert.equal(await opened.page.$eval(".find input", (input) => input.value), "value");
  await opened.page.waitForSelector(".remark em");
  await opened.page.click(".docs .close");
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 6"));
  await settled();
  await opened.page.reload({ waitUntil: "load" });
  await arrived(opened);
  assert.match(await textOf(opened, "h1"), /No\. 6/);
  assert.equal((await opened.page.$$(".docs li")).length, 1, "what was closed is not kept");
  await opened.page.click(".docs .close");
  await opened.page.waitForSelector(".vow", { visible: true });
  assert.match(await textOf(opened, ".vow"), /remembered on this device/, "the first page does not promise what is not so");
  await press(opened, "Forget everything");
  await says(opened, "Forgotten");
  assert.match(await textOf(opened, ".vow"), /forgets what you pasted/);
  assert.deepEqual(await left(opened), NOTHING);
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

inBothBrowsers("a shared view remembers nothing and shows only what it holds", async (kind) => {
  const opened = await openDesk(kind);
  const file = await shareView(opened);
  await opened.close();
  const view = await openPage(kind, { file });
  await arrived(view);
  assert.equal(await view.page.$$eval(".kept button", (all) => all.length), 0);
  assert.match(await textOf(view, ".kept"), /Kept until this tab closes/);
  assert.deepEqual(await left(view), NOTHING);
  await view.close();
});
