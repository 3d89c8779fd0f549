// The page for everybody: what axe finds (nothing), keys, focus, targets, and the page at 400 percent.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { assertAccessible, assertAccessibleInBothLights } from "./axe.mjs";
import { clickRow, filing, openDesk, sharePage, shareView, withoutScripts, writeNote } from "./desk.mjs";
import { test } from "node:test";
import { dropFile, inBothBrowsers, openPage, pasteText } from "./harness.mjs";

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
  ["the licences", async ({ page }) => {
    await page.click(".help summary");
    await page.waitForFunction(() => document.querySelector(".help details pre").textContent);
  }],
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

inBothBrowsers("axe finds nothing where a text is read in part, or either way, or is not the one that is meant", async (kind) => {
  const viewport = { width: 1440, height: 900 };
  const part = await openDesk(kind, { viewport }, `${filing.trimEnd()}\n\n%%% 7781 ## zz ; ; ;\n??? !!! 00 11\n`);
  await assertAccessibleInBothLights(part, "read in part");
  await part.close();
  const either = await openDesk(kind, { viewport }, await readFile(new URL("../cases/run-together-trusts.txt", import.meta.url), "utf8"));
  await either.page.$eval("#problems li .link", (why) => why.click());
  await either.page.waitForFunction(() => document.querySelector("#problems .manual > *"));
  await assertAccessibleInBothLights(either, "read either way, and why");
  await either.close();
  const chosen = await openDesk(kind, { viewport }, await readFile(new URL("../cases/trusts-by-what-they-are-called.txt", import.meta.url), "utf8"));
  await chosen.page.$eval("#problems [data-otherwise]", (button) => button.click());
  await chosen.page.waitForFunction(() => document.querySelector("#problems [data-otherwise]")?.textContent === "Read as a fund");
  await assertAccessibleInBothLights(chosen, "read the other way");
  await chosen.close();
  const opened = await openDesk(kind, { viewport });
  await clickRow(opened, "Hollingbrook Meridian Fund");
  await writeNote(opened, "One *note*.");
  await pasteText(opened, filing.replace("Hollingbrook Meridian Fund", "Hollingbrook Meredith Fund \u202e"));
  await opened.page.waitForFunction(() => document.querySelector(".messages")?.textContent.includes("Two texts"));
  await assertAccessibleInBothLights(opened, "two texts of one document");
  await opened.page.evaluate(() => document.querySelectorAll(".docs li a")[0].click());
  await opened.page.waitForSelector(".noted");
  await clickRow(opened, "Hollingbrook Global Value Fund");
  await opened.page.click('[aria-label="Print"]');
  await opened.page.waitForSelector("#print:popover-open");
  await assertAccessibleInBothLights(opened, "a note on a name, and the print menu");
  await opened.page.click('[popovertarget="share"]');
  await opened.page.waitForFunction(() => !document.querySelector("#share > button:nth-of-type(3)").hidden);
  await assertAccessibleInBothLights(opened, "the share menu with a link and several documents");
  await opened.close();
});

inBothBrowsers("axe finds nothing in a shared view without scripts, and in the page without scripts", async (kind) => {
  const opened = await openDesk(kind);
  await writeNote(opened, "One *note*.");
  const [view, page] = [await shareView(opened), await sharePage(opened)];
  await opened.close();
  for (const [state, file] of [["the shared view", view], ["the page without scripts", page]]) {
    // The tool that looks is a script itself: it looks at the report of a page whose own script does not run.
    const off = state === "the shared view" ? await withoutScripts(kind, file) : await openPage(kind, { file });
    const { width } = off.page.viewport() ?? { width: 1280 };
    for (const size of [width, 320]) {
      await off.page.setViewport({ width: size, height: 800 });
      if (kind === "firefox" || state !== "the shared view") await assertAccessible(off, `${state}, ${size}`);
      assert.ok(await off.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state} does not scroll sideways at ${size}`);
    }
    await off.close();
  }
});

inBothBrowsers("at 400 percent all is one column, nothing is cut off, and no head covers what has the focus", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 320, height: 256 } });
  assert.ok(await opened.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page does not scroll sideways");
  for (let stop = 0; stop < 40; stop += 1) {
    await opened.page.keyboard.press("Tab");
    const { name, covered, end } = await opened.page.evaluate(async () => {
      const element = document.activeElement;
      if (!element || element === document.body) return { end: true };
      for (const animation of element.getAnimations()) animation.finish();
      // A browser may scroll to what has the focus only with the next frames: looked at when it stands still.
      const frame = () => new Promise((done) => { requestAnimationFrame(done); });
      for (let top = NaN, still = 0; still < 3;) {
        await frame();
        const now = element.getBoundingClientRect().top;
        still = now === top ? still + 1 : 0;
        top = now;
      }
      const box = element.getBoundingClientRect();
      const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 30), Math.max(1, Math.min(box.top + Math.min(box.height / 2, 8), innerHeight - 2)));
      const same = at && (element.contains(at) || at.contains(element) || at.closest("label, .field") === element.closest("label, .field"));
      return { name: element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40), covered: !same || box.bottom <= 0 || box.top >= innerHeight };
    });
    if (end) break;
    assert.ok(!covered, `${name} has the focus and is out of sight or covered`);
  }
  await assertAccessible(opened, "the reading at 400 percent");
  for (const panel of [1, 2]) {
    await opened.page.evaluate((index) => document.querySelectorAll(".views a")[index].click(), panel);
    await assertAccessible(opened, `view ${panel} at 400 percent`);
    assert.ok(await opened.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `view ${panel} does not scroll sideways`);
  }
  await opened.close();
});

// Firefox's automation cannot force colours.
test("with forced colours a selected name and its words are still told apart [chromium]", { timeout: 120_000 }, async () => {
  const opened = await openDesk("chromium", { viewport: { width: 1440, height: 900 } });
  const session = await opened.page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
  await clickRow(opened, "Hollingbrook Meridian Fund");
  const colours = await opened.page.evaluate(() => {
    const of = (selector) => getComputedStyle(document.querySelector(selector)).backgroundColor;
    const edge = (selector, side) => getComputedStyle(document.querySelector(selector))[`border${side}Color`];
    return {
      row: of('.tree [aria-selected="true"]'), other: of('.tree [aria-selected="false"]'), mark: of(".source mark"), line: of(".source .l:not(.at)"),
      views: [edge(".views [aria-current]", "Bottom"), edge(".views a:not([aria-current])", "Bottom")], rail: [edge(".rail a[aria-current]", "Left"), edge(".rail a:not([aria-current])", "Left")],
    };
  });
  for (const [here, there] of [colours.views, colours.rail]) assert.notEqual(here, there, "what is on show is told from what is not");
  assert.notEqual(colours.row, colours.other);
  assert.notEqual(colours.mark, colours.line);
  await assertAccessible(opened, "forced colours");
  await opened.close();
});

inBothBrowsers("what a screen reader says of a row, a signature and a count is a sentence", async (kind) => {
  const opened = await openDesk(kind);
  const said = async (selector) => (await opened.page.$eval(selector, (element) => element.textContent.replace(/\s+/g, " ").trim()));
  assert.match(await said(".tree .fund .row"), /^HOLLINGBROOK ADVISOR FUNDS, 2 portfolios, /);
  const lines = await opened.page.$$eval(".tree .portfolio .ln", (links) => links.slice(0, 2).map((link) => link.getAttribute("aria-label")));
  assert.deepEqual(lines, ["line 32", "line 33"]);
  assert.match(await opened.page.$eval(".strip .meter", (meter) => meter.getAttribute("aria-label")), /^100 percent of the lines are read$/);
  assert.equal((await opened.page.$$('[aria-live], [role="status"], [role="alert"]')).length, 1, "one live region");
  await opened.close();
});

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

inBothBrowsers("whoever works with keys stays in place when what has the focus is made anew or goes", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  const { page } = opened;
  for (const number of [6, 7]) {
    await pasteText(opened, filing.replace("NO. 5", `NO. ${number}`));
    await page.waitForFunction((title) => document.querySelector("h1").textContent.includes(title), {}, `No. ${number}`);
  }
  /** Presses a control by key, and says where the focus is when the page has settled. */
  const press = async (selector, key = "Enter") => {
    await page.focus(selector);
    await page.keyboard.press(key);
    await new Promise((resolve) => setTimeout(resolve, 600));
    return page.evaluate(() => {
      const element = document.activeElement;
      return `${element.closest("[id]:not(#app)")?.id}: ${(element.getAttribute("aria-label") ?? element.textContent).replace(/\s+/g, " ").trim().slice(0, 40)}`;
    });
  };
  assert.match(await press(".docs li a"), /^rail: Amendment No\. 5/);
  assert.match(await press(".docs .close"), /^rail: Close pasted text/);
  assert.match(await press("#origin select", "ArrowDown"), /^origin: Read again as/);
  await writeNote(opened, "A note.");
  assert.match(await press('.remark [aria-label^="Remove"]'), /^notes: Write a note/);
  await dropFile(opened, { name: "a.pdf", bytes: "%PDF-1.7" });
  await page.waitForSelector(".messages .say");
  assert.match(await press(".messages .say button:last-child"), /^main: /);
  await page.type(".find input", "xyz");
  await press("#hierarchy .none:not([hidden]) button");
  assert.equal(await page.evaluate(() => document.activeElement.type), "search");
  await page.setViewport({ width: 1000, height: 800 });
  await press(".rail-button");
  await page.keyboard.press("Escape");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Documents/, "the folded rail gives the focus back to its button");
  await page.keyboard.press("?");
  await page.waitForSelector(".help[open]");
  assert.ok(await page.$eval(".help", (dialog) => dialog.scrollTop === 0 && dialog.contains(document.activeElement)), "the keys are read from the top");
  await opened.close();
});
