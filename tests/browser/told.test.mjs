// What the page says of what it did, and where it found nothing.
import assert from "node:assert/strict";
import { announced, catchClipboard, clickRow, copied, counts, filing, FILED, openDesk, textOf } from "./desk.mjs";
import { inBothBrowsers, openPage, pasteText, pressWithControl } from "./harness.mjs";

const sections = ({ page }) => page.$$eval(".reading > section", (all) => all.filter((one) => one.checkVisibility()).map(({ id }) => id));

inBothBrowsers("a text that holds nothing of an amendment gets one sentence, and the others stay", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  await pasteText(opened, "Hello dear colleague, please find lunch menu.\n");
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
  assert.match(await textOf(opened, ".nothing"), /Nothing of an amendment was found .* paste or drop/);
  assert.ok(await opened.page.$eval(".nothing", (element) => element.checkVisibility()));
  assert.deepEqual(await sections(opened), ["origin", "notes"]);
  const listed = () => opened.page.$$eval(".rail nav a", (links) => links.map((link) => link.dataset.part));
  assert.deepEqual(await listed(), ["notes"], "the rail leads to no part that is not shown");
  assert.match(await announced(opened), /Nothing of an amendment/);
  await opened.page.evaluate(() => document.querySelectorAll(".docs li a")[0].click());
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 5"));
  assert.equal(await opened.page.$eval(".nothing", (element) => element.checkVisibility()), false);
  assert.deepEqual(await listed(), ["instructions", "hierarchy", "signatures", "terms", "problems", "notes"]);
  assert.deepEqual(await counts(opened), FILED);
  await opened.close();
});

inBothBrowsers("what was copied is said in sight, and with a filter it is what the filter shows", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  await catchClipboard(opened);
  const copy = async (index) => {
    await opened.page.click('[popovertarget="copy"]');
    await opened.page.evaluate((at) => document.querySelectorAll("#copy button")[at].click(), index);
    await opened.page.waitForFunction(() => document.querySelector(".messages")?.textContent.includes("Copied"));
    return textOf(opened, ".messages .say > span");
  };
  assert.equal(await copy(1), "Copied: List as Markdown, 54 portfolios.");
  assert.equal((await copied(opened)).split("\n").length, 64);
  await clickRow(opened, "Hollingbrook Meridian Fund");
  assert.equal(await copy(0), "Copied: Hollingbrook Meridian Fund.");
  await opened.page.type(".find input", "global value");
  assert.equal(await copy(1), "Copied: List as Markdown, the 1 of 54 portfolios that the filter shows.");
  assert.match(await copied(opened), /^- HOLLINGBROOK FUNDS GROUP \(1 of \d+\)\n {2}- Hollingbrook Global Value Fund$/);
  assert.match(await copy(2), /the 1 of 54 portfolios/);
  assert.equal((await copied(opened)).split("\n").length, 2, "a head and a row");
  await opened.close();
});

inBothBrowsers("a name that is copied by its key is said to whoever listens", async (kind) => {
  const opened = await openDesk(kind);
  await clickRow(opened, "Hollingbrook Meridian Fund");
  await pressWithControl(opened, "c");
  await opened.page.waitForFunction(() => document.querySelector("[role=status]").textContent.includes("Copied"));
  assert.equal(await announced(opened), "Copied: Hollingbrook Meridian Fund.");
  await opened.close();
});

inBothBrowsers("the first page tells of changes and timelines, and its example shows them", async (kind) => {
  const opened = await openPage(kind, { viewport: { width: 1440, height: 900 } });
  assert.match(await textOf(opened, "main"), /Changes and Timeline/);
  await opened.page.evaluate(() => [...document.querySelectorAll("td a")].find((link) => link.textContent.startsWith("Three amendments")).click());
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 3);
  await opened.page.evaluate(() => document.querySelector('.views a[href="#timeline"]').click());
  await opened.page.waitForSelector(".time tbody td");
  assert.deepEqual(await opened.page.$$eval(".time thead b", (heads) => heads.map((head) => head.textContent).filter((text) => /^(?:Amendment )?No\./.test(text)).length), 3);
  await opened.page.evaluate(() => document.querySelector('.views a[href="#changes"]').click());
  await opened.page.waitForSelector(".delta tbody tr");
  assert.match(await textOf(opened, "#changes"), /Thornfield (?:Health Care|Asia Pacific) Fund/);
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});
