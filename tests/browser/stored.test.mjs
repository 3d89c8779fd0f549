// Shared views and links that were stored long ago open today; those of a version to come are told, and read as text.
//
// In stored/ there is one of each format that was ever written, and none is ever written anew: they are views as they
// were saved, without the programs and the look that they carried. What is added to a format needs another file here.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { FILED, counts, selected, textOf } from "./desk.mjs";
import { dropFile, inBothBrowsers, openPage } from "./harness.mjs";

const stored = (name) => fileURLToPath(new URL(`stored/${name}`, import.meta.url));

/** The product, on which a stored view was dropped. */
async function dropped(kind, name) {
  const opened = await openPage(kind);
  await dropFile(opened, stored(name));
  await opened.page.waitForSelector(".messages .say");
  return opened;
}

const reads = async (opened) => {
  await opened.page.waitForSelector("#app .caption h1", { visible: true });
  assert.deepEqual(await counts(opened), FILED);
};

async function isAsItWasLeft(opened) {
  await reads(opened);
  assert.match(await textOf(opened, ".messages"), /^Checked: the text is the one that the page was made from/);
  assert.equal(await selected(opened), "Hollingbrook Global Value Fund");
  assert.equal(await opened.page.$eval(".find input", (input) => input.value), "value");
  await opened.page.waitForSelector(".remark em");
  assert.match(await textOf(opened, ".remark"), /^Board book, tab 7\./);
}

test("there is a stored view and a stored link of every format that the page knows", async () => {
  const source = (file) => readFile(new URL(`../../www/app/${file}`, import.meta.url), "utf8");
  const format = Number(/^const FORMAT = (\d+);$/m.exec(await source("shared-file.js"))[1]);
  const version = Number(/^const VERSION = (\d+);$/m.exec(await source("link.js"))[1]);
  const names = await readdir(stored(""));
  for (let one = 1; one <= format; one += 1) assert.ok(names.includes(`format-${one}.html`), `a view of format ${one}`);
  for (let one = 1; one <= version; one += 1) assert.ok(names.includes(`link-${one}.txt`), `a link of version ${one}`);
});

inBothBrowsers("a view of format 1 opens as it was left", async (kind) => {
  const opened = await dropped(kind, "format-1.html");
  await isAsItWasLeft(opened);
  await opened.close();
});

inBothBrowsers("a view of format 1 with several texts opens on what they say together, with the notes of each", async (kind) => {
  const opened = await dropped(kind, "format-1-several.html");
  await opened.page.waitForSelector(".changes .tally, .changes table, .changes h2", { visible: true });
  assert.match(await textOf(opened, ".changes"), /Hollingbrook Windward Fund/, "the fund that has gone");
  assert.equal((await opened.page.$$(".docs li")).length, 2);
  await opened.page.evaluate(() => document.querySelectorAll(".docs li a")[0].click());
  await opened.page.waitForFunction(() => document.querySelector(".remark")?.textContent.includes("On the fifth."));
  await reads(opened);
  await opened.close();
});

inBothBrowsers("a view of format 1 that holds no source says so", async (kind) => {
  const opened = await dropped(kind, "format-1-without-source.html");
  assert.match(await textOf(opened, ".messages"), /saved without its source.*cannot be checked/);
  await opened.close();
});

inBothBrowsers("a link of version 1 opens as it was left", async (kind) => {
  const opened = await openPage(kind, { hash: (await readFile(stored("link-1.txt"), "utf8")).trim() });
  await isAsItWasLeft(opened);
  await opened.close();
});

inBothBrowsers("a view of a version to come is told, and its text is read", async (kind) => {
  const opened = await dropped(kind, "format-99.html");
  await reads(opened);
  assert.match(await textOf(opened, ".messages"), /made by a newer Amendment Viewer \(format 99\)/);
  assert.equal(await opened.page.$eval(".source", (source) => source.innerText.replace(/\s+/g, " ").includes("AMENDMENT NO. 5")), true);
  await opened.close();
});
