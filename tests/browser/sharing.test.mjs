// A shared view: one file with two lives, the same bytes every time, and harmless whatever the filing says.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { FILED, clickRow, counts, download, filing, openDesk, openShareMenu, selected, sharePage, shareView, textOf, withoutScripts, writeNote } from "./desk.mjs";
import { dropFile, inBothBrowsers, openPage, pressWithControl, requestsBeyond, saveShared, temporaryFolder, violations } from "./harness.mjs";

const ready = ({ page }) => page.waitForSelector("#app .caption h1", { visible: true });
const other = (kind) => (kind === "chromium" ? "firefox" : "chromium");

const BLOCK = '<script id="shared" type="application/json">';

/** Changes what a saved view carries, as a later version or a careless hand would. */
async function changed(file, change) {
  const html = await readFile(file, "utf8");
  // The first only: the page's own script holds these words too.
  const from = html.indexOf(BLOCK) + BLOCK.length;
  const to = html.indexOf("</script>", from);
  const path = join(await temporaryFolder(), "changed.html");
  await writeFile(path, html.slice(0, from) + change(html.slice(from, to)) + html.slice(to));
  return path;
}

inBothBrowsers("a shared view opens without a network, in this browser and the other, as it was left", async (kind) => {
  const opened = await openDesk(kind);
  await clickRow(opened, "Hollingbrook Global Value Fund");
  await writeNote(opened, "Board book, *tab 7*.");
  await opened.page.type(".find input", "value");
  const file = await shareView(opened);
  assert.equal(basename(file), "amendment-no-5-amended-and-restated-master-distribution-agreement-class-b.html");
  await opened.close();
  for (const reader of [kind, other(kind)]) {
    const view = await openPage(reader, { file, offline: true });
    await ready(view);
    assert.deepEqual(await counts(view), FILED, reader);
    assert.equal(await selected(view), "Hollingbrook Global Value Fund");
    assert.equal(await view.page.$eval(".find input", (input) => input.value), "value");
    assert.equal(await textOf(view, ".field output"), "6 of 54");
    await view.page.waitForSelector(".remark em");
    assert.match(await textOf(view, ".remark"), /Board book, tab 7\. ?On the note|Board book, tab 7\./);
    assert.match(await textOf(view, ".messages"), /^Checked: the text is the one that the page was made from, SHA-256 [0-9a-f]{8}…[0-9a-f]{4}\./);
    assert.deepEqual(requestsBeyond(view), []);
    assert.deepEqual(view.complaints, []);
    assert.deepEqual(await violations(view), []);
    await view.close();
  }
});

inBothBrowsers("saving, opening and saving again gives the same bytes, also after a round through the other browser", async (kind) => {
  const opened = await openDesk(kind);
  await clickRow(opened, "Hollingbrook Meridian Fund");
  await writeNote(opened, "One\n\n</script><!-- two $& ` three \u2028");
  const first = await shareView(opened);
  await opened.close();
  let last = first;
  for (const reader of [kind, other(kind), kind]) {
    const view = await openPage(reader, { file: last });
    await ready(view);
    const next = await shareView(view);
    assert.ok((await readFile(first)).equals(await readFile(next)), `the file that ${reader} saved is another`);
    assert.equal(basename(next), basename(first));
    last = next;
    await view.close();
  }
});

inBothBrowsers("the day of a shared view stays as long as what is shared stays", async (kind) => {
  const opened = await openDesk(kind);
  const file = await changed(await shareView(opened), (json) => json.replace(/"day":"[^"]*"/, '"day":"2001-02-03"'));
  await opened.close();
  const view = await openPage(kind, { file });
  await ready(view);
  const again = await readFile(await shareView(view), "utf8");
  assert.ok(again.includes('"day":"2001-02-03"'), "nothing has changed");
  await clickRow(view, "Hollingbrook Meridian Fund");
  const later = await readFile(await shareView(view), "utf8");
  assert.ok(!later.includes('"day":"2001-02-03"'), "another name is selected");
  await view.close();
});

inBothBrowsers("without scripts a shared view is the report", async (kind) => {
  const opened = await openDesk(kind);
  const file = await shareView(opened);
  await opened.close();
  const { browser, page, close } = await withoutScripts(kind, file);
  const words = await page.evaluate(() => document.querySelector("#report").innerText.replace(/\s+/g, " "));
  for (const name of ["Hollingbrook Advisor Funds", "Hollingbrook Meridian Fund", "Hollingbrook Short Term Municipal Fund", "Harriet M. Stokes", "Owen T. Marsh"]) {
    assert.ok(words.toLowerCase().includes(name.toLowerCase()), `${name} is in the report`);
  }
  assert.ok(browser);
  await close();
});

inBothBrowsers("a page without scripts holds none, and may ask for nothing", async (kind) => {
  const opened = await openDesk(kind);
  const file = await sharePage(opened);
  await opened.close();
  const html = await readFile(file, "utf8");
  assert.ok(html.includes("default-src 'none'"));
  assert.ok(!/<script/i.test(html));
  const view = await openPage(kind, { file });
  assert.match((await textOf(view, "body")).toLowerCase(), /hollingbrook meridian fund/);
  assert.deepEqual(await violations(view), [], "its own style is let through");
  await view.close();
});

inBothBrowsers("a hostile filing is text in every life", async (kind) => {
  const name = `Evil $& $\` </script><script>window.ran = 1</script><img src=x onerror="window.ran = 2"><!-- <b>bold</b> javascript:alert(1) \u2028\u2029 Fund`;
  const opened = await openDesk(kind, {}, filing.replace("Hollingbrook Meridian Fund", () => name));
  assert.deepEqual(await counts(opened), FILED);
  assert.ok((await opened.page.$$eval(".tree .portfolio .n", (all) => all.map((one) => one.textContent))).some((text) => text.startsWith("Evil $& $` </script><script>")));
  await writeNote(opened, "A [link](javascript:window.ran=3), <img src=x onerror='window.ran=4'> and <script>window.ran = 5</script>.");
  const file = await shareView(opened);
  await opened.close();
  const view = await openPage(kind, { file });
  await ready(view);
  assert.deepEqual(await counts(view), FILED);
  await view.page.waitForSelector(".remark .prose > *");
  for (const link of await view.page.$$(".remark .prose a")) await link.evaluate((element) => element.click());
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(await view.page.evaluate(() => window.ran), undefined);
  assert.deepEqual(await view.page.$$eval("img, iframe, object, embed", (all) => all.length), 0);
  assert.equal(await view.page.$$eval("script", (all) => all.length), 5, "the page's own blocks and no other");
  assert.deepEqual(view.complaints, []);
  const again = await shareView(view);
  assert.ok((await readFile(file)).equals(await readFile(again)), "and it can be shared again, the same");
  await view.close();
  const plain = await withoutScripts(kind, file);
  assert.equal(await plain.page.evaluate(() => document.querySelectorAll("#report img, #report script, #report b b, body > img").length), 0);
  assert.ok(await plain.page.evaluate(() => document.querySelector("#report").textContent.includes("window.ran = 1")), "the report says it as text");
  await plain.close();
});

inBothBrowsers("a text that was changed after sharing is told", async (kind) => {
  const opened = await openDesk(kind);
  const file = await changed(await shareView(opened), (json) => {
    const value = JSON.parse(json);
    value.documents[0].bytes = Buffer.from(filing.replace("Hollingbrook Meridian Fund", "Hollingbrook Meredith Fund")).toString("base64");
    return JSON.stringify(value);
  });
  await opened.close();
  const view = await openPage(kind, { file });
  await ready(view);
  assert.match(await textOf(view, ".messages"), /^The SHA-256 does not match/);
  await pressWithControl(view, "z");
  await view.page.waitForFunction(() => document.querySelector(".messages").textContent.includes("Undone"));
  assert.match(await textOf(view, ".messages"), /^The SHA-256 does not match/, "nothing else that is said takes its place");
  await view.close();
  const led = await openPage(kind, { file, hash: "#n=nowhere" });
  await led.page.waitForFunction(() => document.querySelector(".messages")?.textContent.includes("The link leads to a name"));
  assert.match(await textOf(led, ".messages"), /^The SHA-256 does not match/, "nor does a link that leads nowhere");
  await led.close();
});

inBothBrowsers("what cannot be opened is said, and the report stays readable", async (kind) => {
  const opened = await openDesk(kind);
  const file = await shareView(opened);
  await opened.close();
  const kinds = [
    [/newer Amendment Viewer \(format 99\)/, (json) => JSON.stringify({ ...JSON.parse(json), format: 99, documents: [{ later: true }] })],
    [/damaged/, (json) => json.slice(0, 200)],
    [/damaged/, () => '{"format":1,"documents":[{"name":"a","sha256":"","encoding":null,"bytes":"%%%"}]}'],
    [/damaged/, () => "[1, 2]"],
  ];
  for (const [sentence, change] of kinds) {
    const view = await openPage(kind, { file: await changed(file, change) });
    await view.page.waitForSelector(".messages .say");
    assert.match(await textOf(view, ".messages"), sentence);
    assert.match((await textOf(view, "#report")).toLowerCase(), /hollingbrook meridian fund/);
    assert.equal(await view.page.$eval("#report", (report) => report.checkVisibility()), true);
    await view.close();
  }
});

inBothBrowsers("a view saved without its source says that it cannot be checked", async (kind) => {
  const opened = await openDesk(kind, {}, filing.replace("Hollingbrook Windward Fund", () => "Hollingbrook\u00a0\"Wind & 'Ward'\" Fund"));
  await writeNote(opened, "One \"two\" 'three'\u00a0\n\n---\n\n* a  \n  b\n\n| a | b |\n|---|---|\n| c | d |\n\n<b>&amp;</b>");
  const file = await saveShared(opened, async () => {
    await openShareMenu(opened);
    await opened.page.click("#share input[type=checkbox]");
    await opened.page.click("#share > button:nth-of-type(1)");
  });
  await opened.close();
  const html = await readFile(file, "utf8");
  assert.ok(html.includes('"bytes":null') && !html.includes("Dated:  May 14, 2002"), "the text did not go along");
  const view = await openPage(kind, { file });
  await view.page.waitForSelector(".messages .say");
  assert.match(await textOf(view, ".messages"), /cannot be checked/);
  assert.match((await textOf(view, "#report")).toLowerCase(), /hollingbrook meridian fund/);
  const again = await shareView(view);
  assert.ok((await readFile(file)).equals(await readFile(again)));
  await view.close();
});

inBothBrowsers("a shared view that is dropped on the viewer opens what is in it", async (kind) => {
  const opened = await openDesk(kind);
  await clickRow(opened, "Hollingbrook Meridian Fund");
  const file = await shareView(opened);
  await opened.close();
  const viewer = await openPage(kind);
  await dropFile(viewer, file);
  await ready(viewer);
  assert.deepEqual(await counts(viewer), FILED);
  assert.equal(await selected(viewer), "Hollingbrook Meridian Fund");
  assert.match(await textOf(viewer, ".messages"), /^Checked/);
  await viewer.close();
});

inBothBrowsers("downloads are what they say", async (kind) => {
  const opened = await openDesk(kind);
  const original = await download(opened, "Original");
  assert.equal(await readFile(original, "utf8"), filing);
  assert.match(basename(await download(opened, "Markdown")), /^amendment-no-5-.*\.md$/);
  const csv = await download(opened, "CSV");
  assert.match(basename(csv), /\.csv$/);
  const json = await download(opened, "JSON");
  assert.equal(JSON.parse(await readFile(json, "utf8")).format, 1);
  await opened.close();
});
