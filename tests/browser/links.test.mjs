// Links: a document in the fragment, and the way to a name, whatever somebody writes behind the #.
import assert from "node:assert/strict";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { FILED, catchClipboard, clickRow, copied, copyLink, counts, filing, linkEntry, openDesk, openShareMenu, selected, shareView, textOf, writeNote } from "./desk.mjs";
import { inBothBrowsers, openPage, requestsBeyond } from "./harness.mjs";

const message = async (opened) => {
  await opened.page.waitForSelector(".messages .say");
  return textOf(opened, ".messages");
};
const fragmentOf = (text) => `#view=1.${deflateRawSync(text).toString("base64url")}`;

inBothBrowsers("a small document goes into a link and comes out of it as it was left", async (kind) => {
  const opened = await openDesk(kind);
  await clickRow(opened, "Hollingbrook Global Value Fund");
  await writeNote(opened, "Board book, *tab 7*.");
  const link = await copyLink(opened);
  assert.ok(link.length < 6000, `${link.length} characters`);
  assert.match(await message(opened), /opened from a disk/, "such a link works here only, and the page says so");
  await opened.close();
  const reader = await openPage(kind === "chromium" ? "firefox" : "chromium", { hash: link.slice(link.indexOf("#")), way: "http" });
  await reader.page.waitForSelector("#app .caption h1", { visible: true });
  assert.deepEqual(await counts(reader), FILED);
  assert.equal(await selected(reader), "Hollingbrook Global Value Fund");
  assert.match(await message(reader), /^Checked/);
  await reader.page.waitForSelector(".remark em");
  assert.deepEqual(requestsBeyond(reader), []);
  assert.ok(reader.log.every((line) => line === "GET /"), `the server sees nothing of it: ${reader.log}`);
  await reader.close();
});

inBothBrowsers("a link is offered only while it is short, and only with the text", async (kind) => {
  // Words that do not repeat do not pack.
  const noise = Array.from({ length: 6000 }, (_, index) => `${((index + 1) * 2654435761 % 4294967296).toString(36)} ${(index * 40503 * 7919 % 4294967291).toString(36)}`).join("\n");
  const opened = await openDesk(kind, {}, `${filing}\n${noise}\n`);
  await openShareMenu(opened);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(await opened.page.$eval(linkEntry, (entry) => entry.checkVisibility()), false);
  await opened.close();
  const small = await openDesk(kind);
  await openShareMenu(small);
  await small.page.waitForFunction((selector) => document.querySelector(selector).checkVisibility(), {}, linkEntry);
  await small.page.click("#share input[type=checkbox]");
  await small.page.waitForFunction((selector) => !document.querySelector(selector).checkVisibility(), {}, linkEntry);
  await small.close();
});

inBothBrowsers("whatever stands behind the # is harmless, and gets a sentence", async (kind) => {
  const bomb = deflateRawSync(Buffer.alloc(24_000_000), { level: 9 });
  assert.ok(bomb.toString("base64url").length < 32_000, "short enough to be tried");
  const cases = [
    [`#view=1.${bomb.toString("base64url")}`, /holds more than a link may/],
    [`#view=1.${"A".repeat(32_001)}`, /holds more than a link may/],
    ["#view=1.AAAA", /damaged/],
    ["#view=1.", /damaged/],
    ["#view=2.AAAA", /newer Amendment Viewer/],
    ["#view=<script>", /damaged/],
    [fragmentOf("4\n{\"format\":1}\nabcd"), /damaged/],
    [fragmentOf("99999999\n" + '{"format":1,"documents":[{"name":"a","sha256":"","encoding":null,"bytes":null}],"notes":[],"view":{}}' + "\nabcd"), /damaged/],
    [fragmentOf("not ours"), /damaged/],
  ];
  for (const [hash, sentence] of cases) {
    const opened = await openPage(kind, { hash });
    assert.match(await message(opened), sentence, hash.slice(0, 40));
    assert.match(await textOf(opened, "h1"), /Paste an amendment/, "the page is as usable as before");
    await opened.close();
  }
  for (const hash of ["#__proto__", "#n=constructor", "#n=%E0%A4%A", "#L999999999999", "#main"]) {
    const opened = await openDesk(kind, { hash });
    assert.deepEqual(await counts(opened), FILED, hash);
    assert.deepEqual(opened.complaints, [], hash);
    await opened.close();
  }
});

inBothBrowsers("a link leads to a name in a shared view, and a link in a note to another name", async (kind) => {
  const opened = await openDesk(kind);
  await writeNote(opened, "See [the other](#n=a-1/hollingbrook-equity-funds/hollingbrook-u-s-growth-fund) and [line 18](#L18).");
  const file = await shareView(opened);
  await opened.close();
  const view = await openPage(kind, { file, hash: "#n=a-1/hollingbrook-funds-group/hollingbrook-global-value-fund" });
  await view.page.waitForSelector('.tree [aria-selected="true"]');
  assert.equal(await selected(view), "Hollingbrook Global Value Fund");
  const inSight = (selector) => view.page.$eval(selector, (row) => { const { top, bottom } = row.getBoundingClientRect(); return top > 40 && bottom < innerHeight; });
  assert.ok(await inSight('.tree [aria-selected="true"]'), "and the name is in sight");
  await view.page.waitForSelector(".remark .prose a");
  await view.page.$eval(".remark .prose a", (link) => link.click());
  await view.page.waitForFunction(() => document.querySelector('.tree [aria-selected="true"] .n')?.textContent === "Hollingbrook U.S. Growth Fund");
  await catchClipboard(view);
  await view.page.click('[popovertarget="copy"]');
  await view.page.click("#copy > button:nth-of-type(4)");
  await view.page.waitForFunction(() => window.copied);
  assert.match(await copied(view), /#n=a-1\/hollingbrook-equity-funds\/hollingbrook-u-s-growth-fund$/);
  await view.page.$eval(".remark .prose a:last-of-type", (link) => link.click());
  await view.page.waitForFunction(() => document.querySelector(".source .at")?.id === "L18");
  await view.close();
});

inBothBrowsers("a link is packed and nothing else: text, notes and place, readable by any inflater", async (kind) => {
  const opened = await openDesk(kind);
  const link = await copyLink(opened);
  await opened.close();
  const text = inflateRawSync(Buffer.from(link.split("#view=1.")[1], "base64url")).toString();
  const [lengths, head] = text.split("\n");
  assert.equal(Number(lengths), filing.length);
  assert.equal(JSON.parse(head).documents.length, 1);
  assert.ok(text.endsWith(filing));
});
