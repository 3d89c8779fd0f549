// The states that no single filing shows: read in part, read either way, and how each leads to its words.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { filing, highlighted, openDesk, textOf } from "./desk.mjs";
import { inBothBrowsers, pasteText } from "./harness.mjs";

const inPart = `${filing.trimEnd()}\n\n%%% 7781 ## zz ; ; ;\n??? !!! 00 11\n`;
const either = await readFile(new URL("../cases/run-together-trusts.txt", import.meta.url), "utf8");

inBothBrowsers("a text that is read in part says so, and leads to what was not read", async (kind) => {
  const opened = await openDesk(kind, {}, inPart);
  assert.match(await textOf(opened, ".strip"), /181 of 184 lines|18\d of 18\d lines/);
  assert.ok(await opened.page.$eval(".strip .meter i", (filled) => filled.getBoundingClientRect().width < filled.parentElement.clientWidth), "the meter has an end");
  assert.deepEqual(await opened.page.$$eval(".source .unread b", (all) => all.map((mark) => mark.textContent)), ["2 lines unread"]);
  assert.match(await textOf(opened, ".gaps"), /Lines that were not read: \d+ to \d+/);
  for (const link of [".strip a[data-line]", ".gaps a"]) {
    await opened.page.$eval(link, (element) => element.click());
    assert.match(await highlighted(opened), /%%% 7781/, link);
  }
  await opened.close();
});

inBothBrowsers("a text that can be read either way says so, names both ways, and tells why", async (kind) => {
  const opened = await openDesk(kind, {}, either);
  assert.match(await textOf(opened, ".strip"), /Reader’s choice ?1 place read either way/);
  await opened.page.$eval(".strip a[data-problem]", (link) => link.click());
  const item = "#problems [aria-current]";
  assert.match(await textOf(opened, item), /they were parted .* may end elsewhere.*Low confidence/);
  await opened.page.$eval(`${item} .link`, (why) => why.click());
  await opened.page.waitForFunction((selector) => document.querySelector(`${selector} .manual`)?.textContent.includes("two ways"), {}, item);
  await opened.close();
});

inBothBrowsers("the facts begin at one edge, however they wrap, and none is cut off", async (kind) => {
  for (const width of [1440, 1280, 1024, 760, 390]) {
    const opened = await openDesk(kind, { viewport: { width, height: 800 } });
    const { edge, firsts, cut } = await opened.page.evaluate(() => {
      const facts = [...document.querySelectorAll(".strip > div")].map((one) => one.querySelector("dt"));
      const left = (element) => Math.round(element.getBoundingClientRect().left);
      const tops = facts.map((one) => Math.round(one.getBoundingClientRect().top));
      const words = [...document.querySelectorAll(".strip dd")].filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > document.querySelector(".strip").getBoundingClientRect().right + 1);
      return { edge: left(document.querySelector("h1")), firsts: facts.filter((_, index) => tops[index] !== tops[index - 1]).map(left), cut: words.map((one) => one.textContent) };
    });
    assert.ok(firsts.every((left) => Math.abs(left - edge) <= 1), `at ${width}: rows begin at ${firsts}, the title at ${edge}`);
    assert.deepEqual(cut, [], `at ${width}`);
    await opened.close();
  }
});

inBothBrowsers("F6 goes from pane to pane, and comes back to where it was", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  const pane = () => opened.page.evaluate(() => document.activeElement.closest(".bar, .rail, .reading, .source")?.className.split(" ")[0]);
  await opened.page.focus('.tree [tabindex="0"]');
  await opened.page.keyboard.press("ArrowDown");
  const row = await opened.page.evaluate(() => document.activeElement.textContent);
  const seen = [];
  for (let step = 0; step < 4; step += 1) {
    await opened.page.keyboard.press("F6");
    seen.push(await pane());
  }
  assert.deepEqual(seen, ["source", "bar", "rail", "reading"]);
  assert.equal(await opened.page.evaluate(() => document.activeElement.textContent), row, "at the row that had the focus");
  await opened.page.keyboard.down("Shift");
  await opened.page.keyboard.press("F6");
  await opened.page.keyboard.up("Shift");
  assert.equal(await pane(), "rail");
  await opened.close();
});

inBothBrowsers("at every width the bar has its tools in sight, nothing scrolls sideways, and a file can be opened", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 721, height: 800 } });
  assert.ok(await opened.page.$eval(".bar > .tools", (tools) => tools.getBoundingClientRect().right <= innerWidth - 10), "of one document too");
  await pasteText(opened, filing.replace("NO. 5", "NO. 6"));
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
  for (const width of [1440, 1281, 1280, 1121, 1100, 1024, 900, 800, 721, 720, 500, 390, 320]) {
    await opened.page.setViewport({ width, height: 800 });
    for (const panel of ["reading", "changes", "timeline"]) {
      await opened.page.evaluate((name) => document.querySelector(`.views a[href="#${name}"]`).click(), panel);
      const { wide, out } = await opened.page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - innerWidth,
        out: [...document.querySelectorAll(".bar button")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth - 10).map((one) => one.textContent),
      }));
      assert.deepEqual({ wide: Math.max(0, wide), out }, { wide: 0, out: [] }, `${panel} at ${width}`);
    }
    const seen = () => opened.page.$$eval(".bar button, .rail button", (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent.trim()));
    if (!(await seen()).includes("Open…")) await opened.page.click(".rail-button");
    for (const word of ["Paste", "Open…"]) assert.ok((await seen()).includes(word), `${word} at ${width}`);
    await opened.page.keyboard.press("Escape");
  }
  await opened.close();
});

inBothBrowsers("the copy menu is whole, wherever its button stands", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1024, height: 600 } });
  for (const block of ["end", "start"]) {
    await opened.page.$eval('[popovertarget="copy"]', (button, where) => button.scrollIntoView({ block: where }), block);
    await opened.page.click('[popovertarget="copy"]');
    const { top, bottom, height } = await opened.page.$eval("#copy", (menu) => ({ ...menu.getBoundingClientRect().toJSON(), height: innerHeight }));
    assert.ok(top >= 0 && bottom <= height, `${block}: ${top} to ${bottom} of ${height}`);
    await opened.page.keyboard.press("Escape");
  }
  await opened.close();
});
