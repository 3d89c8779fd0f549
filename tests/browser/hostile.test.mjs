// What a filing, a file's name or a note may say to do harm: it is shown as text, and seen for what it is.
import assert from "node:assert/strict";
import { FILED, clickRow, counts, filing, highlighted, openDesk, shareView, textOf, withoutScripts, writeNote } from "./desk.mjs";
import { dropFile, inBothBrowsers, openPage, requestsBeyond, violations } from "./harness.mjs";

const ran = ({ page }) => page.evaluate(() => window.ran);
const named = (name) => filing.replace("Hollingbrook Meridian Fund", () => name);
const RLO = "\u202e";
const ISOLATE = "\u2066";

inBothBrowsers("scripts, handlers and frames in a filing are words", async (kind) => {
  const words = [
    "<script>window.ran = 1</script> Fund", "<img src=x onerror=window.ran=2> Fund", "<svg onload=window.ran=3> Fund", "<iframe srcdoc='<script>top.ran=4</script>'> Fund",
    "<style>*{display:none}</style> Fund", "{{constructor.constructor('window.ran=5')()}} Fund",
  ];
  for (const name of words) {
    const opened = await openDesk(kind, {}, named(name));
    assert.ok((await textOf(opened, ".source")).includes(name), "the source says it");
    for (const row of await opened.page.$$(".tree .row")) await row.evaluate((element) => element.click());
    assert.equal(await ran(opened), undefined, name);
    assert.equal(await opened.page.$$eval("#app :is(script, img, iframe, style, object, embed)", (all) => all.length), 0, name);
    assert.deepEqual(opened.complaints, [], name);
    assert.deepEqual(requestsBeyond(opened), [], name);
    await opened.close();
  }
});

inBothBrowsers("links in notes lead to pages, letters and names, and to nothing that runs", async (kind) => {
  const opened = await openDesk(kind);
  await writeNote(opened, ["[a](javascript:window.ran=1)", "[b](data:text/html,<script>opener.ran=2</script>)", "[c](JaVaScRiPt:window.ran=3)", "[d](vbscript:x)", "[e](file:///etc/passwd)",
    "[f](&#106;avascript:window.ran=4)", "[g](java\tscript:window.ran=5)", "[h](https://example.org/)", "[i](mailto:a@example.org)", "[j](#L18)", "![k](https://example.org/k.png)", "<a href='javascript:window.ran=6'>l</a>", "[m](//example.org)"].join("\n\n"));
  const links = await opened.page.$$eval(".remark .prose a", (all) => all.map((link) => [link.textContent, link.getAttribute("href"), link.rel]));
  const alive = links.filter(([, href]) => href !== null);
  assert.deepEqual(alive.map(([text, href]) => [text, href]), [["h", "https://example.org/"], ["i", "mailto:a@example.org"], ["j", "#L18"]]);
  assert.ok(alive.every(([, , rel]) => rel.includes("noopener") && rel.includes("noreferrer")));
  for (const link of await opened.page.$$(".remark .prose a:not([href^=http], [href^=mailto])")) await link.evaluate((element) => element.click());
  assert.equal(await ran(opened), undefined);
  assert.equal((await opened.page.$$(".remark img")).length, 0);
  const file = await shareView(opened);
  await opened.close();
  const off = await withoutScripts(kind, file);
  const kept = await off.page.$$eval("#report .remark a", (all) => all.map((link) => link.getAttribute("href")).filter((href) => href && !href.startsWith("#")));
  assert.ok(kept.every((href) => /^(https:|mailto:)/.test(href)), `in the report: ${kept}`);
  await off.close();
});

inBothBrowsers("a sign that turns the text around it is seen, and turns nothing", async (kind) => {
  const name = `Hollingbrook ${RLO}dnuF laudiseR${ISOLATE} Fund`;
  const opened = await openDesk(kind, {}, named(name));
  const line = await opened.page.evaluateHandle((words) => [...document.querySelectorAll(".source .l")].find((one) => one.textContent.includes(words)), name);
  assert.ok(await line.evaluate((element) => element !== undefined), "the text itself is not changed");
  assert.deepEqual(await line.evaluate((element) => [...element.querySelectorAll(".turns")].map((sign) => sign.dataset.sign)), ["U+202E", "U+2066"]);
  const seen = await line.evaluate((element) => [...element.querySelectorAll(".turns")].every((sign) => sign.getBoundingClientRect().width > 30));
  assert.ok(seen, "each is shown by its number");
  const order = await line.evaluate((element) => ["Hollingbrook", "dnuF", "laudiseR"].map((text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const index = node.data.indexOf(text);
      if (index < 0) continue;
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      return range.getBoundingClientRect().left;
    }
    return NaN;
  }));
  assert.ok(order[0] < order[1] && order[1] < order[2], `left to right as written: ${order}`);
  await clickRow(opened, "Hollingbrook dnuF laudiseR Fund");
  assert.ok((await highlighted(opened)).includes("dnuF laudiseR"), "and its words light up");
  await opened.close();
  const file = await openPage(kind);
  await dropFile(file, { name: `amendment${RLO}txt.exe`, bytes: filing });
  await file.page.waitForSelector("#app .caption h1", { visible: true });
  assert.ok((await file.page.$$(".docs .turns, .source .file .turns")).length >= 2, "in the name of a file as well");
  await file.close();
});

inBothBrowsers("a name of nearly a megabyte on one line neither breaks the page nor runs off it", async (kind) => {
  const opened = await openPage(kind, { viewport: { width: 1280, height: 800 } });
  await dropFile(opened, { name: "long.txt", bytes: named(`Hollingbrook ${"x".repeat(990_000)} Fund`) });
  await opened.page.waitForSelector("#app .caption h1", { visible: true });
  assert.deepEqual(await counts(opened), FILED);
  assert.ok(await opened.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page does not scroll sideways");
  await clickRow(opened, "Hollingbrook Global Value Fund");
  assert.equal(await highlighted(opened), "Hollingbrook Global Value Fund");
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

inBothBrowsers("names that equal the keys of objects are names everywhere", async (kind) => {
  const names = ["__proto__", "Constructor", "HasOwnProperty", "ToString"].map((name) => `${name} Fund`);
  let text = filing;
  for (const [index, old] of ["Hollingbrook Windward Fund", "Hollingbrook Charter Oak Fund", "Hollingbrook Meridian Fund", "Hollingbrook Global Value Fund"].entries()) text = text.replace(old, names[index]);
  const opened = await openDesk(kind, {}, text);
  assert.deepEqual(await counts(opened), FILED);
  for (const name of names) {
    await clickRow(opened, name);
    await writeNote(opened, `On ${name}.`);
  }
  const file = await shareView(opened);
  await opened.close();
  const view = await openPage(kind, { file });
  await view.page.waitForFunction((count) => document.querySelectorAll(".remark .prose > *").length === count, {}, names.length);
  assert.deepEqual(await counts(view), FILED);
  assert.equal((await view.page.$$(".noted")).length, names.length, "each note is on its name");
  assert.equal(await view.page.evaluate(() => ({}).polluted ?? Object.keys(Object.prototype).length), 0, "no object was changed");
  assert.deepEqual(view.complaints, []);
  assert.deepEqual(await violations(view), []);
  await view.close();
});
