// Wherever the person is on the page: what the page says is seen, and each view and document is found where it was left.
import assert from "node:assert/strict";
import { filing, openDesk } from "./desk.mjs";
import { dropFile, dropFiles, inBothBrowsers, pasteText } from "./harness.mjs";

const pdf = { name: "minutes.pdf", bytes: "%PDF-1.7" };
const scrollTo = ({ page }, top) => page.evaluate((to) => scrollTo({ top: to, behavior: "instant" }), top);
const top = ({ page }) => page.evaluate(() => Math.round(scrollY));
/** Whether a person sees an element: it lies in the window, and nothing lies over it. */
const seen = ({ page }, selector) => page.$eval(selector, (element) => {
  const box = element.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(12, box.height / 2));
  return box.top >= 0 && box.bottom <= innerHeight && element.contains(at);
});

for (const [width, height] of [[1440, 900], [390, 844], [320, 256]]) {
  inBothBrowsers(`what the page says is seen wherever the reader is, and covers nothing that has the focus, at ${width} by ${height}`, async (kind) => {
    const opened = await openDesk(kind, { viewport: { width, height } });
    await scrollTo(opened, 1500);
    await dropFile(opened, pdf);
    await opened.page.waitForSelector(".messages .say");
    assert.ok(await seen(opened, ".messages .say"), "the sentence is in sight");
    for (let stop = 0; stop < 12; stop += 1) {
      await opened.page.keyboard.press("Tab");
      const { name, covered } = await opened.page.evaluate(async () => {
        const frame = () => new Promise((done) => { requestAnimationFrame(done); });
        for (let index = 0; index < 4; index += 1) await frame();
        const element = document.activeElement;
        for (const animation of element.getAnimations()) animation.finish();
        const box = element.getBoundingClientRect();
        const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 30), Math.max(1, Math.min(box.top + Math.min(box.height / 2, 8), innerHeight - 2)));
        return { name: element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40), covered: at?.closest(".message-area") && !element.closest(".message-area") };
      });
      assert.ok(!covered, `${name} has the focus and is under what the page says`);
    }
    await opened.close();
  });
}

const sixth = filing.replace("AMENDMENT NO. 5", "AMENDMENT NO. 6");
const titled = ({ page }, words) => page.waitForFunction((wanted) => document.querySelector("h1")?.textContent.includes(wanted), {}, words);
const view = ({ page }, name) => page.evaluate((panel) => document.querySelector(`.views a[href="#${panel}"]`).click(), name);
const choose = ({ page }, index) => page.evaluate((at) => document.querySelectorAll(".docs li a")[at].click(), index);

inBothBrowsers("a document that is come to opens at its top, however far the page was scrolled", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  await scrollTo(opened, 1100);
  await pasteText(opened, sixth);
  await titled(opened, "No. 6");
  assert.equal(await top(opened), 0, "pasted");
  await scrollTo(opened, 900);
  await choose(opened, 0);
  await titled(opened, "No. 5");
  assert.equal(await top(opened), 0, "chosen among the documents");
  await scrollTo(opened, 900);
  await pasteText(opened, sixth);
  await titled(opened, "No. 6");
  assert.equal(await top(opened), 0, "pasted again");
  await opened.close();
});

inBothBrowsers("each view is found where it was left", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  await pasteText(opened, sixth.replace("Hollingbrook Windward Fund\n", "Hollingbrook Windward Fund\n      Hollingbrook Zenith Fund\n"));
  await titled(opened, "No. 6");
  await scrollTo(opened, 1200);
  await view(opened, "changes");
  await opened.page.waitForSelector(".delta");
  assert.equal(await top(opened), 0);
  await scrollTo(opened, 150);
  const left = await top(opened);
  await view(opened, "problems");
  await view(opened, "reading");
  assert.equal(await top(opened), 1200, "the reading");
  await view(opened, "changes");
  assert.equal(await top(opened), left, "the changes");
  await view(opened, "reading");
  await opened.page.click(".docs .close");
  await titled(opened, "No. 6");
  assert.equal(await top(opened), 1200, "what stays on show stays where it is");
  await opened.close();
});

inBothBrowsers("what was said of the document on show goes with it; what went wrong stays until it is dismissed", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  const said = () => opened.page.$$eval(".messages .say > span", (all) => all.map((one) => one.textContent));
  await dropFiles(opened, [{ name: "six.txt", bytes: sixth }, { name: "seven.txt", bytes: filing.replace("NO. 5", "NO. 7") }, pdf]);
  await titled(opened, "No. 6");
  await opened.page.waitForFunction(() => document.querySelectorAll(".messages .say").length === 2);
  assert.match((await said()).join(), /six\.txt is on show.*minutes\.pdf is a PDF/);
  const edges = (selector) => opened.page.$eval(selector, (element) => [element.getBoundingClientRect().left, element.getBoundingClientRect().right].map(Math.round));
  assert.deepEqual(await edges(".messages .say"), await edges(".caption .scotch"), "as wide as the caption");
  await choose(opened, 2);
  await titled(opened, "No. 7");
  assert.deepEqual((await said()).map((text) => text.slice(0, 11)), ["minutes.pdf"]);
  await opened.close();
});

inBothBrowsers("names of one depth begin at one edge, however long they are", async (kind) => {
  const long = `Larch ${"Exceedingly Diversified Institutional ".repeat(4)}Fund`;
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } }, `SCHEDULE A\nTO\nCUSTODY AGREEMENT\n\nPORTFOLIOS\n\n   Larch Bond Fund\n   ${long}\n   Larch Cash Fund\n`);
  const lefts = await opened.page.$$eval(".tree .nm", (names) => names.map((name) => Math.round(name.getBoundingClientRect().left)));
  assert.equal(lefts.length, 3);
  assert.equal(new Set(lefts).size, 1, `they begin at ${lefts}`);
  await opened.close();
});

inBothBrowsers("who has the page remember or forget by key stays at the button", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  const { page } = opened;
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await page.focus(".kept button");
  for (const [words, next] of [["until you forget", "Forget everything"], ["Forgotten", "Remember on this device"]]) {
    await page.keyboard.press("Enter");
    await page.waitForFunction((text) => document.querySelector(".messages").textContent.includes(text), {}, words);
    await page.waitForFunction((text) => document.querySelector(".kept button").textContent === text, {}, next);
    assert.equal(await focused(), next);
  }
  await opened.close();
});

inBothBrowsers("on a phone the head has two rows, and the filter is seen when a key calls it, from any view", async (kind) => {
  for (const [width, height] of [[320, 640], [360, 640], [390, 844], [320, 256]]) {
    const opened = await openDesk(kind, { viewport: { width, height } });
    const rows = await opened.page.$$eval(".bar > :is(.plate, .views, .tools)", (parts) => new Set(parts.filter((part) => part.checkVisibility()).map((part) => Math.round(part.getBoundingClientRect().top))).size);
    assert.equal(rows, 2, `at ${width}`);
    for (const panel of ["reading", "source", "problems"]) {
      await view(opened, panel);
      await scrollTo(opened, 1500);
      await opened.page.keyboard.press("/");
      await opened.page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      assert.ok(await opened.page.evaluate(() => document.activeElement.matches(".find input")), `/ in ${panel} at ${width}`);
      assert.ok(await seen(opened, ".find .field"), `the filter is in sight, from ${panel} at ${width} by ${height}`);
      await opened.page.keyboard.press("Escape");
      await opened.page.evaluate(() => document.activeElement.blur());
    }
    await opened.close();
  }
});
