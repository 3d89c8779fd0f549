// Print: what a person puts into the board book.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { clickRow, filing, openDesk, rowsInSight, sharePage, shareView, withoutScripts, writeNote } from "./desk.mjs";
import { amendment } from "./ferrow.mjs";
import { dropFiles, inBothBrowsers, openPage, pasteText } from "./harness.mjs";
import { placed, printed } from "./paper.mjs";

const sha256 = createHash("sha256").update(filing).digest("hex");
const portfolios = filing.match(/Hollingbrook .* Fund$/gmu);

/** Every page says of which text it is, and where the browser can, which of how many it is. */
function assertFeet(pages, kind) {
  assert.ok(pages.length > 3, `${pages.length} pages`);
  pages.forEach((text, index) => {
    const foot = text.slice(-160);
    assert.match(foot, new RegExp(`pasted text\\.txt SHA-256 ${sha256.slice(0, 8)}…${sha256.slice(-4)} read \\w+ \\d+, \\d{4}`), `page ${index + 1}`);
    // Firefox numbers pages itself, at the head or foot that its own dialog offers.
    if (kind === "chromium") assert.match(foot, new RegExp(` ${index + 1} ?/ ?${pages.length}$`), `page ${index + 1}`);
  });
}

/** On which pages a heading stands at the top. */
const headed = (pages, heading) => pages.flatMap((text, index) => (text.startsWith(heading) ? [index + 1] : []));

inBothBrowsers("on paper everything is open, every page has its foot, and a part that runs on has its head again", async (kind) => {
  const opened = await openDesk(kind);
  await writeNote(opened, "For the *board*.");
  await opened.page.evaluate(() => [...document.querySelectorAll(".find button")].find((button) => button.textContent === "Collapse all").click());
  assert.equal((await rowsInSight(opened)).length, 10, "on screen the funds are closed");
  const pages = await printed(opened);
  const all = pages.join(" ");
  for (const name of portfolios) assert.ok(all.split(name).length >= 3, `${name} stands in the list and in the source`);
  assert.ok(all.includes("For the board."), "the notes go along");
  for (const word of ["Filter by name", "Collapse all", "In this document", "Kept until"]) assert.ok(!all.includes(word), `${word} is of the screen`);
  assertFeet(pages, kind);
  assert.ok(headed(pages, "Funds and portfolios Schedule A-1").length >= 1, "the list runs on under its heading");
  const split = /^Funds and portfolios .{0,60}?(HOLLINGBROOK [A-Z ,.]+?) /u.exec(pages[headed(pages, "Funds and portfolios")[0] - 1]);
  assert.ok(split, "and the fund that runs on is named again");
  assert.ok(headed(pages, "pasted text.txt").length >= 3, "the source runs on under its name");
  await opened.close();
});

inBothBrowsers("a shared view prints the same foot when no script runs, and so does the page without scripts", async (kind) => {
  const opened = await openDesk(kind);
  const view = await shareView(opened);
  const plain = await sharePage(opened);
  await opened.close();
  const off = await withoutScripts(kind, view);
  assertFeet(await printed(off), kind);
  await off.close();
  const page = await openPage(kind, { file: plain });
  assertFeet(await printed(page), kind);
  await page.close();
});

inBothBrowsers("a selected name can be printed alone, with what is under it and the notes on it", async (kind) => {
  const opened = await openDesk(kind);
  await writeNote(opened, "Of the document.");
  await clickRow(opened, "HOLLINGBROOK ADVISOR FUNDS");
  await writeNote(opened, "Of the fund.");
  // The dialog itself belongs to the browser, and waits for a person.
  await opened.page.evaluate(() => { window.print = () => undefined; });
  await opened.page.click('[aria-label="Print"]');
  await opened.page.waitForSelector("#print:popover-open");
  await opened.page.click("#print > button:nth-of-type(2)");
  const pages = await printed(opened);
  const all = pages.join(" ");
  assert.equal(pages.length, 1);
  for (const words of ["Amendment No. 5", "HOLLINGBROOK ADVISOR FUNDS", "Hollingbrook International Core Fund", "Of the fund.", "SHA-256"]) assert.ok(all.includes(words), `${words} in ${all}`);
  for (const words of ["HOLLINGBROOK EQUITY FUNDS", "Of the document.", "Harriet M. Stokes", "Defined terms"]) assert.ok(!all.includes(words), `no ${words}`);
  assert.ok((await printed(opened)).length > 3, "and afterwards all is printed again");
  await opened.close();
});

inBothBrowsers("what several documents say is printed with its own foot, and each report behind it begins a page", async (kind) => {
  const text = (name) => readFile(new URL(`../timeline/split/${name}.txt`, import.meta.url), "utf8");
  const opened = await openDesk(kind, {}, await text(2));
  await pasteText(opened, await text(3));
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
  for (const [panel, foot] of [["changes", /SHA-256 \w{8}…\w{4}, pasted text 2\.txt SHA-256 \w{8}…\w{4} read \w+ \d+, \d{4}/], ["timeline", /SHA-256 \w{8}…\w{4}, pasted text 2\.txt SHA-256 \w{8}…\w{4} read \w+ \d+, \d{4}/]]) {
    await opened.page.evaluate((name) => document.querySelector(`.views a[href="#${name}"]`).click(), panel);
    await opened.page.waitForSelector(`#${panel} h1`, { visible: true });
    await opened.page.waitForFunction((id) => document.querySelector(`#${id} table tbody`), {}, panel);
    for (const page of await printed(opened)) assert.match(page.slice(-180), foot, `${panel} on the desk`);
    const off = await withoutScripts(kind, await shareView(opened));
    const pages = await printed(off);
    await off.close();
    const starts = ["AMENDMENT NO. 3", "AMENDMENT NO. 4"].map((title) => pages.findIndex((page) => page.startsWith(`${title} to the`)));
    assert.ok(starts[0] > 0 && starts[1] > starts[0], `the reports begin pages ${starts} of ${pages.length}`);
    pages.forEach((page, index) => assert.match(page.slice(-180), index < starts[0] ? foot : /[^,] pasted text(?: 2)?\.txt SHA-256 \w{8}…\w{4} read/, `${panel}, page ${index + 1}`));
  }
  await opened.close();
});

inBothBrowsers("on paper the number of a line stands beside what it is the line of, however the words break", async (kind) => {
  const text = (number, dated, tree, signer) => amendment({ number, dated, signer, funds: [{ fund: "FERROW EQUITY FUNDS", portfolios: Array.from({ length: 26 }, (_, index) => `Ferrow ${tree} Emerging Markets ${"Abcdefghijklmnopqrstuvwxyz".slice(0, index + 1)} Fund`) }] });
  const opened = await openPage(kind);
  await dropFiles(opened, [{ name: "one.txt", bytes: text(1, "March 1, 2000", "Birch", "Ida Marsh") }, { name: "two.txt", bytes: text(2, "June 1, 2001", "Willow", "Noel Archibald Wolfgang Pratt-Worthington") }]);
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
  await opened.page.evaluate(() => document.querySelector('.views a[href="#changes"]').click());
  await opened.page.waitForSelector(".maybe tbody tr");
  const numbers = (part) => opened.page.$$eval(`${part} .ln`, (lines) => lines.map((line) => line.textContent));
  const [pairs, signers] = [await numbers(".maybe"), await numbers(".signers")];
  assert.equal(pairs.length, 52);
  const words = await placed(opened);
  const isNumber = ({ text: word }) => /^\d+$/u.test(word);
  const isBeside = (one, other) => one.page === other.page && Math.abs(one.middle - other.middle) < 4;
  const below = (one, other) => one.page > other.page || (one.page === other.page && one.middle > other.middle);
  const from = words.find(({ text: word }) => word === "Possibly");
  const to = words.find((word) => word.text === "Signers" && below(word, from));
  const end = words.find((word) => word.text === "rest" && below(word, to));
  // The head of the list, which says how many pairs there are, is no part of it.
  const heads = words.filter(({ text: word }) => word === "thin");
  const inPart = (first, last, lines) => words.filter((word) => lines.includes(word.text) && below(word, first) && below(last, word) && !heads.some((head) => isBeside(head, word)));
  const renamed = inPart(from, to, pairs);
  assert.deepEqual(renamed.map(({ text: word }) => word).toSorted(), pairs.toSorted());
  for (const number of renamed) {
    const before = words.filter((word) => isBeside(word, number) && word.right <= number.left + 1).toSorted((a, b) => b.right - a.right)[0];
    assert.ok(before && !isNumber(before), `${number.text} stands beside ${before?.text ?? "nothing"}`);
  }
  const signed = inPart(to, end, signers);
  assert.equal(signed.filter((one) => signed.some((other) => other !== one && isBeside(one, other))).length, signers.length, "the lines of both sides stand beside each other");
  await opened.close();
});
