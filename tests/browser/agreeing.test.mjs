// One thing is said once: what is counted in several places is counted alike.
import assert from "node:assert/strict";
import { filing, openDesk, sharePage, textOf } from "./desk.mjs";
import { inBothBrowsers, openPage } from "./harness.mjs";

const marksOf = ({ page }) => page.$$eval(".source .page b", (all) => all.map((mark) => mark.textContent));

inBothBrowsers("pages have one number, in the source, at its head and in the report", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } }, `\n  <PAGE>\n${filing.replace("<PAGE>", "\f")}`);
  assert.deepEqual(await marksOf(opened), ["page 1", "page 2", "page 3", "page 4"]);
  assert.match(await textOf(opened, ".source .head"), /4 pages/);
  const file = await sharePage(opened);
  await opened.close();
  const report = await openPage(kind, { file });
  assert.match(await textOf(report, ".report"), /page 1\b.*page 4\b/i);
  assert.doesNotMatch(await textOf(report, ".report"), /page 5\b/i);
  await report.close();
});

inBothBrowsers("who attests is counted apart from who signs, wherever it is said", async (kind) => {
  const attested = filing.replace(/Dated:[\s\S]*$/u, "") + ["Larch", "Alder"].map((name) => `
HOLLINGBROOK ${name.toUpperCase()} TRUST

Attest:  /s/ Ida ${name}                  By:  /s/ Otto ${name}
         -------------------------             -------------------------
         Name:  Ida ${name}                    Name:  Otto ${name}
         Title: Assistant Secretary            Title: President
`).join("\n");
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } }, attested);
  const told = "2 of 2 conformed, 2 attested";
  assert.equal(await textOf(opened, "#signatures .head .aside"), told);
  assert.ok((await textOf(opened, ".strip")).includes(told), "the facts");
  assert.equal(await textOf(opened, '.rail [data-part="signatures"] .num'), "2");
  const file = await sharePage(opened);
  await opened.close();
  const report = await openPage(kind, { file });
  assert.ok((await textOf(report, ".facts")).includes(told), "the report");
  await report.close();
});

inBothBrowsers("lines of eighty letters are seen whole beside the reading", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } }, `${filing}\n${"x".repeat(80)}\n`);
  assert.ok(await opened.page.$eval(".source", (pane) => pane.scrollWidth <= pane.clientWidth), "without scrolling sideways");
  await opened.close();
});

for (const [width, height] of [[1440, 900], [390, 844]]) {
  inBothBrowsers(`the keys can be closed from wherever they are read, at ${width} by ${height}`, async (kind) => {
    const opened = await openDesk(kind, { viewport: { width, height } });
    await opened.page.keyboard.press("?");
    await opened.page.waitForSelector(".help[open]");
    const inSight = (selector) => opened.page.$eval(selector, (element) => element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom <= innerHeight);
    assert.ok(await inSight(".help form button"), "at the top");
    if (width > 1000) assert.ok(await inSight(".help .about"), "what the page is, too");
    await opened.page.$eval(".help", (dialog) => { dialog.scrollTop = dialog.scrollHeight; });
    assert.ok(await inSight(".help form button"), "at the end");
    await opened.page.click(".help form button");
    assert.equal(await opened.page.$eval(".help", (dialog) => dialog.open), false);
    await opened.close();
  });
}

inBothBrowsers("at 400 percent the way to the source stands where the name was picked, and covers nothing that has the focus", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 360, height: 225 } });
  await opened.page.$$eval(".tree .portfolio .row", (rows) => { rows[20].scrollIntoView({ block: "center" }); rows[20].querySelector(".n").click(); });
  const shown = () => opened.page.$eval(".foot button", (button) => button.getBoundingClientRect().top >= 0 && button.getBoundingClientRect().bottom <= innerHeight);
  assert.ok(await shown(), "in sight");
  assert.ok(await opened.page.$eval(".foot", (foot) => foot.offsetHeight <= innerHeight / 5), "and low");
  await opened.page.focus('.tree [tabindex="0"]');
  for (let step = 0; step < 12; step += 1) {
    await opened.page.keyboard.press("ArrowDown");
    await opened.page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    assert.ok(await opened.page.evaluate(() => document.activeElement.getBoundingClientRect().bottom <= document.querySelector(".foot").getBoundingClientRect().top), "the row with the focus is above it");
  }
  await opened.close();
});
