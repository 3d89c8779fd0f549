// The page for everybody: what axe finds (nothing), keys, focus, targets, and the page at 400 percent.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { clickRow, openDesk } from "./desk.mjs";
import { dropFile, inBothBrowsers, openPage } from "./harness.mjs";

const axe = await readFile(new URL("../../www/node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

async function assertAccessible({ page }, state) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(" | ")}`);
  });
  assert.deepEqual(found, [], state);
}

const STATES = [
  ["a picked name", (opened) => clickRow(opened, "Hollingbrook Meridian Fund")],
  ["a filter", (opened) => opened.page.type(".find input", "value")],
  ["a filter that finds nothing", (opened) => opened.page.type(".find input", "xyz")],
  ["a note being written", ({ page }) => page.evaluate(() => document.querySelector("#notes .end").click())],
  ["a message", async (opened) => {
    await dropFile(opened, { name: "a.pdf", bytes: "%PDF-1.7" });
    await opened.page.waitForSelector(".messages .say");
  }],
  ["the copy menu", ({ page }) => page.click('[popovertarget="copy"]')],
  ["the share menu", ({ page }) => page.click('[popovertarget="share"]')],
  ["the problems", ({ page }) => page.evaluate(() => { document.getElementById("copy").hidePopover(); document.querySelectorAll(".views a")[1].click(); })],
  ["the keys", ({ page }) => page.evaluate(() => document.querySelector('[aria-label="Keys and help"]').click())],
];

for (const theme of ["light", "dark"]) {
  inBothBrowsers(`axe finds nothing on the first page and on the desk, in the ${theme}`, async (kind) => {
    const first = await openPage(kind);
    await first.page.evaluate((value) => { document.documentElement.dataset.theme = value; }, theme);
    await assertAccessible(first, "the first page");
    await first.close();
    const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
    await opened.page.evaluate((value) => { document.documentElement.dataset.theme = value; }, theme);
    await assertAccessible(opened, "the desk");
    for (const [state, reach] of STATES) {
      await reach(opened);
      await assertAccessible(opened, state);
    }
    await opened.close();
  });
}

inBothBrowsers("axe finds nothing on a narrow page", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 320, height: 640 } });
  await assertAccessible(opened, "the reading");
  await clickRow(opened, "Hollingbrook Meridian Fund");
  await assertAccessible(opened, "a picked name");
  await opened.page.click(".foot button");
  await assertAccessible(opened, "the source");
  await opened.page.click(".rail-button");
  await assertAccessible(opened, "the documents");
  await opened.close();
});

inBothBrowsers("whatever has the focus is seen: marked, and under nothing", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1024, height: 600 } });
  const names = [];
  for (let stop = 0; stop < 60; stop += 1) {
    await opened.page.keyboard.press("Tab");
    const { name, hidden, marked, end } = await opened.page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return { end: true };
      const row = element;
      // The skip link slides in.
      for (const animation of row.getAnimations()) animation.finish();
      const box = row.getBoundingClientRect();
      const x = box.left + Math.min(box.width / 2, 40);
      const top = document.elementFromPoint(x, Math.min(box.top + 6, innerHeight - 1));
      const shown = top && (row.contains(top) || top.contains(row) || top.closest("label, .field") === row.closest("label, .field"));
      const style = getComputedStyle(row);
      const field = row.closest(".field");
      return {
        name: element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40),
        hidden: !shown || box.bottom <= 0 || box.top >= innerHeight,
        marked: style.outlineStyle !== "none" || (field && getComputedStyle(field).outlineStyle !== "none") || element.matches('[role="separator"]'),
      };
    });
    if (end) break;
    names.push(name);
    assert.ok(!hidden, `${name} has the focus and is out of sight or covered`);
    assert.ok(marked, `${name} has the focus and does not show it`);
  }
  assert.ok(names.some((name) => name.startsWith("HOLLINGBROOK ADVISOR FUNDS")), "Tab comes to the tree");
  assert.equal(names.filter((name) => /^Hollingbrook .* Fund/.test(name)).length, 0, "and passes it in one step");
  await opened.close();
});

inBothBrowsers("every target is at least 24 pixels high and wide, or stands apart in a sentence", async (kind) => {
  const opened = await openDesk(kind);
  const small = await opened.page.$$eval("button, a[href], input, [role=separator]", (all) => all.filter((element) => {
    const box = element.getBoundingClientRect();
    const inline = getComputedStyle(element).display === "inline";
    return element.checkVisibility() && !inline && box.width > 0 && !element.matches(".skip, .field input, [role=separator]") && (box.height < 23.5 || box.width < 23.5);
  }).map((element) => `${element.outerHTML.slice(0, 120)} ${JSON.stringify(element.getBoundingClientRect())}`));
  assert.deepEqual(small, []);
  await opened.close();
});

inBothBrowsers("the splitter answers to keys and says its value", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  const width = () => opened.page.$eval(".source", (pane) => pane.getBoundingClientRect().width);
  await opened.page.focus(".split");
  await opened.page.keyboard.press("Home");
  const wide = await width();
  await opened.page.keyboard.press("ArrowRight");
  assert.ok((await width()) < wide);
  assert.equal(await opened.page.$eval(".split", (split) => split.getAttribute("aria-valuenow")), "78");
  await opened.close();
});
