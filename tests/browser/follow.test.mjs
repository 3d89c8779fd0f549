// What several documents say together: changes between two, the timeline, the schedule in force; shared, printed, exported.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { assertAccessible, assertAccessibleInBothLights } from "./axe.mjs";
import { announced, copyLink, download, highlighted, sharePage, shareView, textOf, withoutScripts } from "./desk.mjs";
import { FERROW, amendment } from "./ferrow.mjs";
import { dropFiles, inBothBrowsers, openPage, pasteText, requestsBeyond, saveShared, violations } from "./harness.mjs";
import { placed, printed } from "./paper.mjs";

const DESK = { width: 1440, height: 900 };

/** Some of the invented amendments on the desk; the last on show. */
async function openSome(kind, names, viewport = DESK) {
  const opened = await openPage(kind, { viewport });
  await dropFiles(opened, names.map((name) => ({ name: `${name}.txt`, bytes: FERROW[name] })));
  await opened.page.waitForFunction((count) => document.querySelectorAll(".docs li").length === count, {}, names.length);
  await opened.page.evaluate(() => [...document.querySelectorAll(".docs li a")].at(-1).click());
  return opened;
}

const turnTo = async ({ page }, panel) => {
  await page.evaluate((name) => document.querySelector(`.views a[href="#${name}"]`).click(), panel);
  await page.waitForFunction((name) => !document.getElementById(name).hidden && !document.querySelector(`#${name}[aria-busy], #${name} [aria-busy]`) && document.querySelector(`#${name} :is(.head, .time tbody, .none:not([hidden]))`), {}, panel);
};
const pick = async (opened, before, after) => {
  await opened.page.evaluate(([a, b]) => {
    const [from, to] = document.querySelectorAll("#changes .pair select");
    from.selectedIndex = a;
    to.selectedIndex = b;
    to.dispatchEvent(new Event("change", { bubbles: true }));
  }, [before, after]);
  await opened.page.waitForFunction(() => !document.querySelector("#changes [aria-busy]"));
};
/** The rows of the schedules: sign, before, after, why. */
const rows = ({ page }) => page.$$eval("#changes .delta tr:not(.fold, .fundhead):has(> td)", (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\s+/gu, " ").trim()).join(" | ").replace(/ {2,}/gu, " ")));
/** A row of the timeline by its name: what each cell says. */
const life = ({ page }, name) => page.$$eval(".time tbody tr:not(.fundrow)", (all, wanted) => {
  const row = all.find((one) => one.querySelector("th").firstChild.textContent === wanted);
  return row && [...row.querySelectorAll("td")].map((cell) => cell.querySelector("a")?.getAttribute("aria-label").split(", ").slice(1, 2).join() ?? cell.textContent);
}, name);
const shownRows = ({ page }) => page.$$eval(".time tbody tr:not(.fundrow)", (all) => all.filter((row) => row.checkVisibility()).map((row) => row.querySelector("th").firstChild.textContent));

inBothBrowsers("two documents open the views of both, and one does not", async (kind) => {
  const opened = await openPage(kind, { viewport: DESK });
  await pasteText(opened, FERROW.one);
  await opened.page.waitForSelector("#app .caption h1", { visible: true });
  const views = () => opened.page.$$eval(".views a", (all) => all.filter((link) => link.checkVisibility()).map((link) => link.firstChild.textContent));
  assert.deepEqual(await views(), ["Reading", "Problems"]);
  await pasteText(opened, FERROW.two);
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
  assert.deepEqual(await views(), ["Reading", "Problems", "Changes", "Timeline"]);
  await turnTo(opened, "changes");
  await opened.page.evaluate(() => document.querySelector(".docs .close").click());
  await opened.page.waitForFunction(() => document.querySelectorAll(".views a").length < 5);
  assert.equal(await textOf(opened, ".views [aria-current]"), "Reading", "with one left there is nothing to compare");
  await opened.close();
});

inBothBrowsers("changes are told with signs, with what the amendment says of them, and with both lines", async (kind) => {
  const opened = await openSome(kind, ["one", "two"]);
  await turnTo(opened, "changes");
  assert.equal(await textOf(opened, "#changes h1"), "What changed in the Master Distribution Agreement");
  assert.equal(await textOf(opened, ".tally"), "2 added 1 moved5 unchanged");
  assert.deepEqual(await rows(opened), [
    "Moved | Ferrow Cedar Fund 24 | | Now under FERROW BOND TRUST, line 32", "Added | | Ferrow Elder Fund 26 | Line 9 says it is added",
    "Moved here | Ferrow Cedar Fund 24 | Ferrow Cedar Fund 32 | From FERROW EQUITY FUNDS, line 24", "Added | | Ferrow Zinc Fund 35 | Not mentioned in lines 9 to 12",
  ]);
  assert.equal((await opened.page.$$("#changes .delta tr.add > td .i.add, #changes .delta tr.mov > td .i.mov")).length, 4, "each has its sign, not its colour alone");
  assert.match(await textOf(opened, ".stated"), /“to add Ferrow Elder Fund.*” Borne out.*Nothing Done, not stated.*Ferrow Zinc Fund added/);
  assert.match(await textOf(opened, ".signers"), /Ida Marsh.*Noel Pratt.*another name/);
  assert.match(await announced(opened), /Compared Amendment No\. 1 with Amendment No\. 2: 2 added and 1 moved\./);
  await pick(opened, 1, 0);
  assert.match(await textOf(opened, ".changes .say"), /dated before the first/);
  await opened.page.click('[aria-label="Swap the two"]');
  await opened.page.waitForFunction(() => document.querySelector(".tally").textContent.includes("2 added"));
  await opened.close();
});

inBothBrowsers("the unchanged are folded, open by a key, and are found while they are folded", async (kind) => {
  const opened = await openSome(kind, ["one", "two"]);
  await turnTo(opened, "changes");
  const fold = "#changes .fold button";
  assert.equal(await opened.page.$eval(fold, (button) => button.nextElementSibling.hidden), "until-found");
  await opened.page.focus(fold);
  await opened.page.keyboard.press("Enter");
  assert.equal(await opened.page.$eval(fold, (button) => button.getAttribute("aria-expanded")), "true");
  assert.match(await textOf(opened, `${fold} + ul`), /Ferrow Aspen Fund 22 23 ?Ferrow Birch Fund/);
  await opened.page.evaluate((selector) => document.querySelectorAll(selector)[1].nextElementSibling.dispatchEvent(new Event("beforematch", { bubbles: true })), fold);
  assert.equal(await opened.page.$$eval(fold, (all) => all[1].getAttribute("aria-expanded")), "true");
  await opened.close();
});

inBothBrowsers("a line of either document is one click away, and the way back leads to where one was", async (kind) => {
  const opened = await openSome(kind, ["one", "two"]);
  await turnTo(opened, "changes");
  for (const [cell, title, words] of [[2, "Amendment No. 1", "Ferrow Cedar Fund"], [3, "Amendment No. 2", "Ferrow Cedar Fund"]]) {
    const link = `#changes .delta tr.mov:has(td:nth-child(3) a) td:nth-child(${cell}) a`;
    await opened.page.focus(link);
    await opened.page.keyboard.press("Enter");
    await opened.page.waitForFunction((text) => document.querySelector(".caption h1").textContent.startsWith(text) && document.querySelector(".caption").checkVisibility(), {}, title);
    assert.equal(await highlighted(opened), words);
    await turnTo(opened, "changes");
    assert.ok(await opened.page.$eval(link, (element) => element === document.activeElement), "the focus is back on the link");
  }
  await opened.close();
});

inBothBrowsers("a signature of either document is marked and seen, whichever was on show", async (kind) => {
  const opened = await openSome(kind, ["one", "two"]);
  for (const [place, title, name] of [[0, "Amendment No. 1", "Ida Marsh"], [1, "Amendment No. 2", "Noel Pratt"]]) {
    await turnTo(opened, "changes");
    await opened.page.evaluate((index) => document.querySelectorAll("#changes .signers .ln")[index].click(), place);
    await opened.page.waitForFunction((text) => document.querySelector(".caption h1").textContent.startsWith(text) && document.querySelector(".caption").checkVisibility(), {}, title);
    const marked = await opened.page.$eval("#signatures [aria-current]", (element) => ({ text: element.textContent, seen: element.getBoundingClientRect().top > 0 && element.getBoundingClientRect().bottom < innerHeight }));
    assert.ok(marked.text.includes(name), `${name} in ${marked.text}`);
    assert.ok(marked.seen, "it is in sight");
  }
  await opened.close();
});

inBothBrowsers("a document and itself, another agreement, and a text that says nothing are compared, and it is said", async (kind) => {
  const opened = await openSome(kind, ["one", "other"]);
  await pasteText(opened, "Minutes of a meeting.\nThe meeting was opened at nine.\n");
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 3);
  await turnTo(opened, "changes");
  for (const [before, after, sentence] of [[0, 0, /Both are the same text/], [0, 1, /belong to different agreements/], [0, 2, /holds nothing that can be compared/]]) {
    await pick(opened, before, after);
    assert.match(await textOf(opened, ".changes"), sentence);
  }
  await pick(opened, 0, 1);
  assert.ok((await rows(opened)).some((row) => row.includes("Ferrow Walnut Fund")), "and it is shown all the same");
  await opened.close();
});

inBothBrowsers("where nothing was read, the timeline says what to do, and what was there comes back", async (kind) => {
  const opened = await openPage(kind, { viewport: DESK });
  await dropFiles(opened, ["nine", "ten"].map((hour) => ({ name: `${hour}.txt`, bytes: `Minutes of a meeting.\nThe meeting was opened at ${hour}.\n` })));
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
  await turnTo(opened, "timeline");
  assert.match(await textOf(opened, "#timeline"), /there is nothing to put in order\. Open amendments of one agreement\./);
  await turnTo(opened, "changes");
  assert.match(await textOf(opened, ".changes"), /holds nothing that can be compared/);
  await dropFiles(opened, [{ name: "one.txt", bytes: FERROW.one }]);
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 3);
  await turnTo(opened, "timeline");
  assert.deepEqual(await life(opened, "Ferrow Aspen Fund"), ["listed", "No. 1 – in force"]);
  assert.match(await textOf(opened, "#timeline .saying"), /not in a timeline: nine\.txt and ten\.txt/);
  await opened.close();
});

inBothBrowsers("two texts of one document are compared from where they are told apart", async (kind) => {
  const opened = await openSome(kind, ["two"]);
  await pasteText(opened, FERROW.two.replace("Ferrow Zinc Fund", "Ferrow Zephyr Fund"));
  await opened.page.waitForFunction(() => document.querySelector(".messages")?.textContent.includes("Compare both"));
  await opened.page.evaluate(() => [...document.querySelectorAll(".messages button")].find((button) => button.textContent === "Compare both").click());
  await opened.page.waitForSelector("#changes .delta");
  assert.match((await rows(opened)).join("\n"), /Ferrow Zinc Fund(.|\n)*Ferrow Zephyr Fund/);
  assert.match(await textOf(opened, ".changes .say"), /Both bear the same number/);
  await opened.close();
});

inBothBrowsers("the timeline tells of each portfolio by document, and what is missing", async (kind) => {
  const opened = await openSome(kind, ["five", "one", "three", "two"]);
  await turnTo(opened, "timeline");
  assert.deepEqual(await opened.page.$$eval(".time thead th b", (all) => all.map((one) => one.textContent)), ["Portfolio", "No. 1", "No. 2", "No. 3", "No. 5", "Seen"]);
  assert.match(await textOf(opened, "#timeline .strip"), /Missing ?No\. 4/);
  assert.match(await textOf(opened, "#timeline .say"), /No\. 4 is not among these documents/);
  assert.deepEqual(await life(opened, "Ferrow Aspen Fund"), ["listed", "listed", "listed", "listed", "No. 1 – in force"]);
  assert.deepEqual(await life(opened, "Ferrow Zinc Fund"), ["absent", "added here", "listed", "listed", "No. 2 – in force"]);
  assert.deepEqual(await life(opened, "Ferrow Short Bond Fund"), ["listed", "listed", "removed here", "absent", "No. 1 – No. 3"]);
  assert.deepEqual(await life(opened, "Ferrow Dogwood Growth Fund"), ["listed", "listed", "renamed here", "listed", "No. 1 – in force"]);
  assert.deepEqual(await opened.page.$$eval(".time tfoot .total", (all) => all.map((one) => one.textContent)), ["6", "8", "7", "7"]);
  await opened.page.type("#timeline input[type=search]", "dogwood fund");
  assert.deepEqual(await shownRows(opened), ["Ferrow Dogwood Growth Fund"], "by the name that it had before");
  assert.equal(await textOf(opened, "#timeline output"), "1 of 8 rows");
  await opened.page.$eval("#timeline input[type=search]", (field) => { field.value = ""; field.dispatchEvent(new Event("input")); });
  await opened.page.click("#timeline .find button");
  assert.deepEqual(await shownRows(opened), ["Ferrow Dogwood Growth Fund", "Ferrow Elder Fund", "Ferrow Cedar Fund", "Ferrow Short Bond Fund", "Ferrow Zinc Fund"]);
  await opened.close();
});

inBothBrowsers("one number twice, numbers against dates and a document without a date are said, and the other agreement is a choice away", async (kind) => {
  const folder = new URL("../timeline/numbers/", import.meta.url);
  const opened = await openPage(kind, { viewport: DESK });
  const names = ["a1", "a2", "a2-again", "a3-early", "a4-undated", "b1"];
  await dropFiles(opened, await Promise.all(names.map(async (name) => ({ name: `${name}.txt`, bytes: await readFile(new URL(`${name}.txt`, folder), "utf8") }))));
  await opened.page.waitForFunction((count) => document.querySelectorAll(".docs li").length === count, {}, names.length);
  await turnTo(opened, "timeline");
  const said = await textOf(opened, "#timeline .saying");
  for (const sentence of [/No\. 2 stands several times: a2\.txt and a2-again\.txt/, /No\. 3 \(June 1, 2010\) is dated before No\. 2/, /Without a date, and so not applied: a4-undated\.txt/]) assert.match(said, sentence);
  await opened.page.$eval("#timeline .which select", (select) => { select.selectedIndex = 1; select.dispatchEvent(new Event("change")); });
  assert.deepEqual(await shownRows(opened), ["Pelton Core Fund", "Pelton Value Fund"]);
  await opened.close();
});

inBothBrowsers("the rail leads back to a document, and the view that was pressed keeps the focus", async (kind) => {
  const opened = await openSome(kind, ["one", "two"]);
  await opened.page.focus('.views a[href="#timeline"]');
  await opened.page.keyboard.press("Enter");
  await opened.page.waitForSelector(".time tbody tr", { visible: true });
  assert.equal(await opened.page.evaluate(() => document.activeElement.hash), "#timeline");
  await opened.page.evaluate(() => document.querySelector(".docs li a").click());
  assert.equal(await textOf(opened, ".views [aria-current]"), "Reading");
  assert.match(await textOf(opened, ".caption h1"), /^Amendment No\. 1/);
  await opened.close();
});

inBothBrowsers("what is missing, double, undated or out of order in a set says why it matters", async (kind) => {
  const sets = {
    "amendment-gap": ["three", "five"].map((name) => FERROW[name]),
    "number-twice": ["two", "two"].map((name, index) => FERROW[name].replace("June 1, 2001", `June ${index + 1}, 2001`)),
    "amendment-undated": [FERROW.one, FERROW.two.replace("Dated:  June 1, 2001", "")],
    "number-order": [FERROW.one, FERROW.two.replace("June 1, 2001", "June 1, 1999")],
  };
  for (const [rule, texts] of Object.entries(sets)) {
    const opened = await openPage(kind, { viewport: DESK });
    await dropFiles(opened, texts.map((bytes, index) => ({ name: `${index}.txt`, bytes })));
    await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
    await turnTo(opened, "timeline");
    const why = `#timeline .saying button[aria-label="Why? About ${rule}"]`;
    assert.equal(await opened.page.$eval(why, (button) => document.getElementById(button.getAttribute("aria-controls")).checkVisibility()), false);
    await opened.page.click(why);
    await opened.page.waitForFunction((selector) => document.getElementById(document.querySelector(selector).getAttribute("aria-controls")).textContent.includes("Example:"), {}, why);
    assert.equal(await opened.page.$eval(why, (button) => button.getAttribute("aria-expanded")), "true");
    await opened.close();
  }
});

inBothBrowsers("a pair that is only offered can be counted as renamed, is shared so, and can be taken back", async (kind) => {
  const opened = await openPage(kind, { viewport: DESK });
  const later = FERROW.one.replace("NO. 1", "NO. 2").replace("March 1, 2000", "June 1, 2001").replace("Ferrow Birch Fund", "Ferrow Willow Fund");
  await dropFiles(opened, [{ name: "one.txt", bytes: FERROW.one }, { name: "later.txt", bytes: later }]);
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
  await turnTo(opened, "changes");
  assert.match(await textOf(opened, ".tally"), /1 added ?1 removed/);
  await opened.page.click('#changes .maybe button[aria-label="Count Ferrow Birch Fund as renamed to Ferrow Willow Fund"]');
  await opened.page.waitForFunction(() => document.querySelector(".tally").textContent.includes("1 renamed"));
  assert.ok((await rows(opened)).some((row) => /^Renamed \| Ferrow Birch Fund \d+ \| Ferrow Willow Fund \d+ \| Counted as renamed by whoever compared/.test(row)));
  assert.match(await readFile(await download(opened, "CSV"), "utf8"), /renamed,Ferrow Birch Fund,Ferrow Willow Fund/);
  const file = await shareView(opened);
  const view = await openPage(kind, { file, viewport: DESK });
  await view.page.waitForSelector("#changes .delta", { visible: true });
  assert.match(await textOf(view, ".tally"), /^1 renamed/);
  await view.page.evaluate(() => [...document.querySelectorAll("#changes .why button")].find((button) => button.textContent === "Count as removed and added").click());
  await view.page.waitForFunction(() => document.querySelector(".tally").textContent.includes("1 added"));
  await view.close();
  await opened.close();
});

inBothBrowsers("in the timeline the arrows go from mark to mark, one Tab goes past, and Enter opens the line", async (kind) => {
  const opened = await openSome(kind, ["one", "two", "three", "five"]);
  await turnTo(opened, "timeline");
  assert.equal((await opened.page.$$('.time a[tabindex="0"]')).length, 1);
  await opened.page.focus('.time a[tabindex="0"]');
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown"]) await opened.page.keyboard.press(key);
  assert.equal(await opened.page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Ferrow Dogwood Growth Fund, renamed here, No. 3");
  await opened.page.keyboard.press("Enter");
  await opened.page.waitForFunction(() => document.querySelector(".caption h1").textContent.startsWith("Amendment No. 3") && document.querySelector(".caption").checkVisibility());
  assert.match(await highlighted(opened), /Ferrow Dogwood Growth Fund/);
  await turnTo(opened, "timeline");
  assert.equal(await opened.page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Ferrow Dogwood Growth Fund, renamed here, No. 3");
  await opened.close();
});

inBothBrowsers("the schedule in force is that of the day, each row with the line that put it there", async (kind) => {
  const opened = await openSome(kind, ["one", "two", "three", "five"]);
  await turnTo(opened, "timeline");
  await opened.page.evaluate(() => [...document.querySelectorAll("#timeline .find button")].at(-1).click());
  await opened.page.waitForSelector(".force tbody tr");
  assert.match(await textOf(opened, ".force .head"), /Schedule in force after the last document ?7 portfolios/);
  assert.match(await textOf(opened, ".force tbody"), /Ferrow Dogwood Growth Fund ?FERROW EQUITY FUNDS ?Schedule A ?No\. 1 25 ?No\. 5 \d+ ?Ferrow Dogwood Fund/);
  await opened.page.$eval(".force input", (field) => { field.value = "2000-12-31"; field.dispatchEvent(new Event("change")); });
  await opened.page.waitForFunction(() => document.querySelector(".force .head").textContent.includes("6 portfolios"));
  assert.match(await textOf(opened, ".force .head"), /as of December 31, 2000/);
  await opened.page.$eval(".force input", (field) => { field.value = "1999-12-31"; field.dispatchEvent(new Event("change")); });
  await opened.page.waitForFunction(() => document.querySelector(".force .none"));
  await opened.page.$eval(".force input", (field) => { field.value = "2001-12-31"; field.dispatchEvent(new Event("change")); });
  await opened.page.waitForFunction(() => document.querySelector(".force .head").textContent.includes("8 portfolios"));
  const csv = await readFile(await saveShared(opened, () => opened.page.evaluate(() => [...document.querySelectorAll(".downloads button")].find((button) => button.textContent === "CSV").click())), "utf8");
  const register = await readFile(await saveShared(opened, () => opened.page.evaluate(() => [...document.querySelectorAll(".downloads button")].at(-1).click())), "utf8");
  assert.match(register, /Ferrow Dogwood Growth Fund,.*three\.txt/);
  assert.match(csv, /Ferrow Zinc Fund,"?No\. 2, June 1, 2001"?,35/);
  await opened.close();
});

inBothBrowsers("changes and timelines leave as Markdown, CSV and JSON", async (kind) => {
  const opened = await openSome(kind, ["one", "two"]);
  await turnTo(opened, "changes");
  assert.match(await readFile(await download(opened, "Markdown"), "utf8"), /# What changed(.|\n)*Ferrow Zinc Fund/);
  assert.match(await readFile(await download(opened, "CSV"), "utf8"), /Schedule A,FERROW BOND TRUST,added,,Ferrow Zinc Fund,,35/);
  assert.equal(JSON.parse(await readFile(await download(opened, "JSON"), "utf8")).changes.tally.added, 2);
  await turnTo(opened, "timeline");
  assert.match(await readFile(await download(opened, "CSV"), "utf8"), /FERROW BOND TRUST,Ferrow Zinc Fund,,absent,added/);
  const page = await readFile(await sharePage(opened), "utf8");
  assert.ok(page.includes("default-src 'none'") && page.includes("Timeline of") && !page.includes("<script"));
  await opened.close();
});

inBothBrowsers("a comparison and a timeline open again from a file, offline, as they were, and byte for byte", async (kind) => {
  for (const panel of ["changes", "timeline"]) {
    const opened = await openSome(kind, ["other", "one", "two", "three"]);
    await turnTo(opened, panel);
    if (panel === "changes") await pick(opened, 1, 2);
    else await opened.page.click("#timeline .find button");
    const seen = await textOf(opened, `#${panel}`);
    const file = await shareView(opened);
    await opened.close();
    const view = await openPage(kind, { file, viewport: DESK, offline: kind === "chromium" });
    await view.page.waitForFunction((name) => document.getElementById(name)?.checkVisibility() && !document.querySelector(`#${name}[aria-busy], #${name} [aria-busy]`) && document.querySelector(`#${name} :is(.delta, .time tbody)`), {}, panel);
    assert.equal((await view.page.$$(".docs li")).length, panel === "changes" ? 2 : 3, "with the texts that it is made of, and no others");
    assert.equal((await textOf(view, `#${panel} ${panel === "changes" ? ".changes" : ".time"}`)), await sameOf(seen, view, panel));
    if (panel === "timeline") assert.equal((await shownRows(view)).length, 5, "changed only, as it was left");
    assert.deepEqual(requestsBeyond(view), []);
    assert.deepEqual(await violations(view), []);
    assert.ok((await readFile(file)).equals(await readFile(await shareView(view))), "the same bytes");
    await view.close();
    const off = await withoutScripts(kind, file);
    assert.match(await off.page.$eval("#report", (report) => report.textContent), panel === "changes" ? /What changed(.|\n)*Ferrow Zinc Fund/ : /Timeline of(.|\n)*Ferrow Zinc Fund/);
    const lines = await off.page.$$eval("#report .across a.ln", (links) => links.map((link) => [link.closest("tr")?.textContent.includes("Ferrow Zinc Fund") ?? false, document.getElementById(link.hash.slice(1))?.textContent ?? "nowhere"]));
    assert.ok(lines.some(([of, line]) => of && line.includes("Ferrow Zinc Fund")) && lines.every(([, line]) => line !== "nowhere"), `${panel}: ${lines}`);
    await off.close();
  }
});

inBothBrowsers("a comparison of short documents goes into a link", async (kind) => {
  const opened = await openSome(kind, ["other", "one", "two"]);
  await turnTo(opened, "changes");
  const link = await copyLink(opened);
  const reader = await openPage(kind, { hash: link.slice(link.indexOf("#")), viewport: DESK });
  await reader.page.waitForSelector("#changes .delta", { visible: true });
  assert.equal((await reader.page.$$(".docs li")).length, 2);
  assert.equal(await textOf(reader, ".tally"), "2 added 1 moved5 unchanged");
  await reader.close();
  await opened.close();
});

/** The part of what was seen that the pair and the lists are of: the choice of documents is smaller in the file. */
async function sameOf(seen, view, panel) {
  const now = await textOf(view, `#${panel} ${panel === "changes" ? ".changes" : ".time"}`);
  assert.ok(seen.includes(now), `${now}\n is not in \n${seen}`);
  return now;
}

inBothBrowsers("on paper the changes are open, and the timeline lies across the page", async (kind) => {
  const opened = await openSome(kind, ["one", "two"]);
  await turnTo(opened, "changes");
  const pages = (await printed(opened)).join(" ");
  for (const word of ["What changed", "2 added", "Borne out", "Ferrow Aspen Fund", "Not mentioned in lines 9 to 12", "one.txt", "two.txt"]) assert.ok(pages.includes(word), word);
  assert.ok(!pages.includes("Funds and portfolios"), "the reading of one of them is not what is on show");
  await turnTo(opened, "timeline");
  const across = (await printed(opened)).join(" ");
  for (const word of ["Timeline of the Master Distribution Agreement", "No. 1", "Mar 1, 2000", "Ferrow Zinc Fund", "in force"]) assert.ok(across.includes(word), word);
  await opened.close();
});

inBothBrowsers("axe finds nothing in changes, timeline and schedule in force, wide and narrow, light and dark", async (kind) => {
  for (const viewport of [DESK, { width: 390, height: 844 }]) {
    const opened = await openSome(kind, ["other", "one", "two", "three", "five"], viewport);
    await turnTo(opened, "changes");
    await opened.page.$eval("#changes .fold button", (button) => button.click());
    await assertAccessibleInBothLights(opened, `changes at ${viewport.width}`);
    await turnTo(opened, "timeline");
    await assertAccessibleInBothLights(opened, `timeline at ${viewport.width}`);
    await opened.page.evaluate(() => [...document.querySelectorAll("#timeline .find button")].at(-1).click());
    await opened.page.waitForSelector(".force tbody tr");
    await assertAccessibleInBothLights(opened, `schedule in force at ${viewport.width}`);
    assert.ok(await opened.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), "nothing is beside the page");
    await opened.close();
  }
});

inBothBrowsers("a wide set scrolls inside its table, under its heads", async (kind) => {
  const opened = await openPage(kind, { viewport: { width: 1024, height: 768 } });
  const many = Array.from({ length: 14 }, (_, index) => ({ name: `${index + 1}.txt`, bytes: amendment({ number: index + 1, dated: `May 1, ${2000 + index}`, funds: [{ fund: "FERROW EQUITY FUNDS", portfolios: Array.from({ length: 30 + index }, (__, i) => `Ferrow ${String.fromCharCode(65 + (i % 26))}${i > 25 ? "ll" : "sh"}wood Fund`) }] }) }));
  await dropFiles(opened, many);
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 14);
  await turnTo(opened, "timeline");
  assert.ok(await opened.page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), "the page does not scroll sideways");
  const told = () => opened.page.$eval(".sideways", (one) => one.checkVisibility() && one.textContent);
  assert.match(await told(), /moves sideways/u, "that there is more is said");
  await opened.page.setViewport({ width: 2600, height: 768 });
  await opened.page.waitForFunction(() => !document.querySelector(".sideways").checkVisibility());
  await opened.page.setViewport({ width: 1024, height: 768 });
  await opened.page.waitForFunction(() => document.querySelector(".sideways").checkVisibility());
  const heads = await opened.page.evaluate(async () => {
    const box = document.querySelector(".scroll");
    box.scrollTo(600, 500);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const [frame, head, name] = [box, box.querySelector("thead th:nth-child(2)"), box.querySelector("tbody tr:nth-child(20) th")].map((one) => one.getBoundingClientRect());
    return { moved: box.scrollLeft > 300 && box.scrollTop > 300, head: Math.abs(head.top - frame.top), name: Math.abs(name.left - frame.left) };
  });
  assert.ok(heads.moved && heads.head < 3 && heads.name < 3, JSON.stringify(heads));
  await opened.close();
});

inBothBrowsers("two documents with nothing in common are compared without a renaming, and that is said once", async (kind) => {
  const opened = await openPage(kind, { viewport: DESK });
  const text = (side) => readFile(new URL(`../pairs/strangers.${side}.txt`, import.meta.url), "utf8");
  await dropFiles(opened, [{ name: "a.txt", bytes: await text("a") }, { name: "b.txt", bytes: await text("b") }]);
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
  await turnTo(opened, "changes");
  await pick(opened, 0, 1);
  const said = await opened.page.$$eval(".changes .say", (all) => all.map((one) => one.textContent));
  assert.equal(said.length, 1, said.join("\n"));
  assert.match(said[0], /neither an agreement nor a party in common/);
  assert.equal(await textOf(opened, ".tally"), "8 added 10 removed0 unchanged");
  assert.equal((await opened.page.$$(".changes .stated")).length, 0, "nobody is blamed for what is not said of a stranger's list");
  assert.match(await textOf(opened, ".changes section"), /neither bears it out nor speaks against it/);
  await opened.close();
});

inBothBrowsers("each registrant has a row, is counted once whatever schedules list it, and every number says what it counts", async (kind) => {
  const opened = await openPage(kind, { viewport: DESK });
  const files = await Promise.all(["1", "2", "3"].map(async (name) => ({ name: `${name}.txt`, bytes: await readFile(new URL(`../timeline/registrants/${name}.txt`, import.meta.url), "utf8") })));
  await dropFiles(opened, files);
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 3);
  await turnTo(opened, "timeline");
  assert.match(await textOf(opened, "#timeline .strip"), /In force after No\. 3 ?5 funds, 7 portfolios/);
  assert.equal(await textOf(opened, "#timeline output"), "14 rows");
  assert.match(await textOf(opened, "#timeline .key + p"), /^14 rows: 7 portfolios in force; 3 funds listed without portfolios, now or before; 3 names repeated from another schedule, counted once; 1 no longer in force\.$/);
  const row = (name) => opened.page.$$eval("#timeline tbody tr", (all, wanted) => all.filter((one) => one.querySelector("th > .caps, th")?.textContent.startsWith(wanted)).map((one) => [...one.cells].map((cell) => cell.querySelector("a")?.getAttribute("aria-label").split(", ").at(-2) ?? cell.textContent)), name);
  const [alone] = await row("Tamber Reserves Trust");
  assert.deepEqual(alone.slice(1), ["listed", "carried", "listed", "No. 1 – in force"]);
  assert.match(alone[0], /listed without portfolios; Schedule A$/);
  assert.deepEqual((await row("Tamber Exchange Fund, L.P."))[0].slice(1), ["listed", "carried", "removed here", "No. 1 – No. 3"]);
  assert.match((await row("Tamber Core Bond Fund"))[1][0], /also in Schedule A, counted once/);
  await opened.page.type("#timeline input[type=search]", "reserves");
  assert.equal(await textOf(opened, "#timeline output"), "1 of 14 rows", "it is found as any other row");
  await opened.page.evaluate(() => [...document.querySelectorAll("#timeline .find button")].at(-1).click());
  await opened.page.waitForSelector("#timeline .force tbody tr", { visible: true });
  assert.match(await textOf(opened, "#timeline .force .head"), /7 portfolios, 2 funds without portfolios, in 12 rows: a name in two schedules counts once/);
  await turnTo(opened, "changes");
  await pick(opened, 0, 2);
  assert.equal(await textOf(opened, ".changes .sum"), "5 funds, 5 → 7 portfolios");
  await opened.close();
});

inBothBrowsers("where a schedule took another letter, the timeline says since when", async (kind) => {
  const opened = await openPage(kind, { viewport: DESK });
  const files = await Promise.all(["1", "2", "3"].map(async (name) => ({ name: `${name}.txt`, bytes: await readFile(new URL(`../timeline/split/${name}.txt`, import.meta.url), "utf8") })));
  await dropFiles(opened, files);
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 3);
  await turnTo(opened, "timeline");
  assert.match(await textOf(opened, "#timeline .strip"), /7 funds, 14 portfolios/, "one stands in both schedules");
  assert.equal(await textOf(opened, "#timeline .fundrow small"), "Schedule A-1 since No. 4, before that Schedule A");
  await turnTo(opened, "changes");
  await pick(opened, 1, 2);
  assert.match(await textOf(opened, ".changes .sum"), /^6 → 7 funds, 13 → 14 portfolios$/);
  await opened.close();
});

inBothBrowsers("what one sentence says of several names is quoted once, with each name, its verdict and its lines", async (kind) => {
  const opened = await openPage(kind, { viewport: DESK });
  const text = (side) => readFile(new URL(`../pairs/orders-only.${side}.txt`, import.meta.url), "utf8");
  await dropFiles(opened, [{ name: "a.txt", bytes: await text("a") }, { name: "b.txt", bytes: await text("b") }]);
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
  await turnTo(opened, "changes");
  await pick(opened, 0, 1);
  const said = await opened.page.$$eval(".stated tbody", (groups) => groups.map((group) => [group.querySelectorAll("td.says").length, ...[...group.rows].map((row) => row.cells[row.cells[0].matches(".says") ? 2 : 1].textContent.replace(/\s+/gu, " "))]));
  assert.deepEqual(said, [
    [1, "Hollin Harbor Fund Added now line 11", "Hollin Lantern Fund Added now line 12"],
    [1, "Hollin Health Fund Gone line 54 before"],
    [1, "Hollin Basin Fund becomes Hollin Basin and Range Fund Renamed line 40, now line 16"],
  ]);
  await opened.close();
});

inBothBrowsers("a line stands at the edge of the side that it is of, and a redline says whose its lines are", async (kind) => {
  const opened = await openSome(kind, ["one", "two"]);
  await turnTo(opened, "changes");
  const edges = await opened.page.evaluate(() => {
    const edge = (link) => Math.round(link.getBoundingClientRect().right);
    const heads = [...document.querySelectorAll("#changes .fundhead")].map((row) => [...row.querySelectorAll(".ln")].map(edge));
    const rows = [...document.querySelectorAll("#changes .delta tr:not(.fundhead, .fold) > td:nth-child(2) .ln, #changes .delta tr:not(.fundhead, .fold) > td:nth-child(3) .ln")].map(edge);
    const under = [...document.querySelectorAll("#changes .delta .side")].filter((side) => side.querySelector(".ln")?.getBoundingClientRect().top >= side.firstChild.getBoundingClientRect().bottom).length;
    return { heads, rows: [...new Set(rows)].sort((a, b) => a - b), under };
  });
  assert.equal(edges.rows.length, 2, "one edge a side");
  for (const head of edges.heads) assert.deepEqual(head, edges.rows, "heads too");
  assert.equal(edges.under, 0, "no line number drops under its name");
  const told = await opened.page.$$eval("#changes .redlined .at", (all) => all.map((one) => one.textContent.trim()));
  assert.ok(told.length > 0 && told.every((one) => /^(line [\d,]+, now line [\d,]+|line [\d,]+ before|now line [\d,]+)$/u.test(one)), told.join(" | "));
  await opened.close();
});

inBothBrowsers("on paper every fund's head is printed, no page ends with one or stands empty, and the timeline lies across every page", async (kind) => {
  const opened = await openPage(kind, { viewport: DESK });
  const fund = (number) => `     TALLOW SERIES ${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]}\n\n     PORTFOLIOS\n\n${[1, 2, 3].map((one) => `     Tallow ${["Amber", "Basil", "Clove"][one - 1]} ${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]} Fund`).join("\n")}\n`;
  const text = (number, added) => FERROW.one.replace("AMENDMENT NO. 1", `AMENDMENT NO. ${number}`).replace(/ {5}FERROW EQUITY FUNDS[^"]*"/u, `${Array.from({ length: 26 }, (_, at) => fund(at)).join("\n")}${added}"`);
  await dropFiles(opened, [{ name: "the-first-amendment-of-the-master-distribution-agreement.txt", bytes: text(1, "") }, { name: "the-second-amendment-of-the-master-distribution-agreement.txt", bytes: text(2, "     Tallow Zircon Fund") }]);
  await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
  await turnTo(opened, "changes");
  const pages = await printed(opened);
  assert.ok(pages.length > 2, `${pages.length} pages`);
  for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZ") assert.ok(pages.some((page) => page.includes(`TALLOW SERIES ${letter} `)), letter);
  for (const [index, page] of pages.entries()) {
    assert.ok(!/TALLOW SERIES [A-Z]( \d+)+( ?→ ?\d+(, [+−]\d+)?)? ?(the-first|$)/u.test(page), `page ${index + 1} ends with a head: ${page.slice(-200)}`);
    assert.ok(page.indexOf("the-first") > 20, `page ${index + 1} holds more than its foot: ${page}`);
    // Firefox numbers no pages.
    if (kind === "chromium") assert.ok(new RegExp(`${index + 1}\\s*/\\s*${pages.length}`, "u").test(page), page.slice(-200));
  }
  await turnTo(opened, "timeline");
  const across = await printed(opened);
  assert.ok(across.length > 2, `${across.length} pages`);
  for (const page of across) {
    assert.ok(!/TALLOW SERIES [A-Z]( \d+)+ ?(Timeline|the-first|$)/u.test(page), `no page ends with a head: ${page.slice(-200)}`);
    assert.ok(page.includes("Seen") && page.includes("No. 1 – in force"), `no column is cut off: ${page.slice(0, 200)}`);
  }
  const upright = 595;
  const words = await placed(opened);
  across.forEach((_, index) => assert.ok(words.some(({ page, right }) => page === index && right > upright), `page ${index + 1} lies on its side`));
  await opened.close();
});

inBothBrowsers("where few documents stand in the timeline, names take the room that is left", async (kind) => {
  const long = "Ferrow Institutional International Small Company Portfolio";
  for (const [width, lines] of [[1440, 1], [1024, 1], [390, 4]]) {
    const opened = await openPage(kind, { viewport: { width, height: 800 } });
    await dropFiles(opened, ["one", "two"].map((name) => ({ name: `${name}.txt`, bytes: FERROW[name].replaceAll("Ferrow Aspen Fund", long) })));
    await opened.page.waitForFunction(() => document.querySelectorAll(".docs li").length === 2);
    await turnTo(opened, "timeline");
    const seen = await opened.page.evaluate((name) => {
      const cell = [...document.querySelectorAll(".time tbody th")].find((one) => one.textContent === name);
      const range = document.createRange();
      range.selectNodeContents(cell);
      return { lines: new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size, beyond: document.documentElement.scrollWidth > innerWidth };
    }, long);
    assert.ok(seen.lines <= lines, `${seen.lines} lines at ${width}`);
    assert.equal(seen.beyond, false);
    await opened.close();
  }
});

inBothBrowsers("on the narrow page a line is called so once, and what a fund's list became stands in the fund's own row", async (kind) => {
  const opened = await openSome(kind, ["one", "two"], { width: 390, height: 844 });
  await turnTo(opened, "changes");
  const seen = await opened.page.evaluate(() => {
    // One browser computes what stands there, the other says which attribute it comes from.
    const before = (link) => getComputedStyle(link, "::before").content.replace("attr(data-said)", link.dataset.said).replace(/["\s]+/gu, " ").trim();
    const called = (link) => before(link).includes("line");
    const box = (element) => element.getBoundingClientRect();
    return {
      inWords: [...document.querySelectorAll("#changes .at .ln")].filter(called).length,
      alone: [...document.querySelectorAll("#changes .stack .ln")].filter((link) => !link.closest(".at") && !called(link)).length,
      beyond: [...document.querySelectorAll("#changes .fundhead small")].filter((figures) => box(figures).bottom > box(figures.closest("tr")).bottom + 1).length,
      lines: document.querySelectorAll("#changes .at .ln").length,
      heads: [...document.querySelectorAll("#changes .fundhead")].map((row) => [...row.querySelectorAll(".ln")].map(before).join(", ")),
    };
  });
  assert.deepEqual(seen.heads, ["line, now line", "line, now line"], "of two lines each says of which document it is");
  assert.deepEqual(await opened.page.$$eval("#changes .signers td[data-label]", (all) => all.slice(0, 2).map((cell) => cell.dataset.label)), ["Amendment No. 1", "Amendment No. 2"], "of two signers each says where he signs");
  assert.ok(seen.lines > 0);
  assert.deepEqual({ ...seen, lines: 0, heads: [] }, { inWords: 0, alone: 0, beyond: 0, lines: 0, heads: [] });
  await opened.close();
});

/** The words that stand on others, on a page as it is laid out now. */
const overlapping = ({ page }) => page.evaluate(() => {
  const walker = document.createTreeWalker(document.querySelector(".report"), NodeFilter.SHOW_TEXT);
  const all = [];
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.textContent.trim() === "" || !node.parentElement.checkVisibility() || node.parentElement.closest(".hid, .running, .lines")) continue;
    range.selectNodeContents(node);
    for (const { left, right, top, bottom } of range.getClientRects()) all.push({ left, right, top: top + 4, bottom: bottom - 4, node });
  }
  return all.flatMap((one, index) => all.slice(index + 1).filter((other) => other.node !== one.node && other.left < one.right - 1 && one.left < other.right - 1 && other.top < one.bottom && one.top < other.bottom).map((other) => `${one.node.textContent} | ${other.node.textContent}`));
});

inBothBrowsers("a page without scripts is laid out as a report: no words on others, no number glued to them, nothing beside the page", async (kind) => {
  const opened = await openSome(kind, ["one", "three"]);
  const files = [["the reading", await sharePage(opened)]];
  for (const panel of ["changes", "timeline"]) {
    await turnTo(opened, panel);
    files.push([panel, await sharePage(opened)]);
  }
  await opened.page.evaluate(() => [...document.querySelectorAll("#timeline .find button")].at(-1).click());
  await opened.page.waitForSelector(".force tbody tr");
  files.push(["the schedule in force", await sharePage(opened)]);
  await opened.close();
  for (const [what, file] of files) {
    const page = await openPage(kind, { file });
    for (const width of [1280, 390, 320]) {
      await page.page.setViewport({ width, height: 800 });
      assert.deepEqual(await overlapping(page), [], `${what} at ${width}`);
      assert.ok(await page.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what} at ${width} does not scroll sideways`);
    }
    await assertAccessible(page, what);
    await page.page.setViewport({ width: 1280, height: 800 });
    const paper = (await printed(page)).join(" ");
    assert.ok(paper.includes("Cedar") && !/(?:20\d\d|Fund)\d/u.test(paper), `${what}: ${/.{40}(?:20\d\d|Fund)\d.{20}/u.exec(paper)}`);
    await page.close();
  }
});
