// Wherever the person is on the page: what the page says is seen, and each view and document is found where it was left.
import assert from "node:assert/strict";
import { FILED, clickRow, counts, filing, openDesk, textOf } from "./desk.mjs";
import { dropFile, inBothBrowsers, openPage, pasteText } from "./harness.mjs";

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
