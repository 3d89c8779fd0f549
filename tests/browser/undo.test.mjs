// Back and forth: what was undone is named and can be done again, and nothing is lost on the way, here or on the device.
import assert from "node:assert/strict";
import { FILED, clickRow, counts, filing, openDesk, textOf, writeNote } from "./desk.mjs";
import { inBothBrowsers, pasteText, pressWithControl } from "./harness.mjs";

const sixth = filing.replace("AMENDMENT NO. 5", "AMENDMENT NO. 6");
const titled = ({ page }, words) => page.waitForFunction((wanted) => document.querySelector("h1")?.textContent.includes(wanted), {}, words);
const said = (opened) => textOf(opened, ".messages");
const press = ({ page }, words) => page.evaluate((text) => [...document.querySelectorAll(".messages button, .kept button")].find((button) => button.checkVisibility() && button.textContent === text).click(), words);

async function pressWithShift(opened, key) {
  await opened.page.keyboard.down("Shift");
  await pressWithControl(opened, key);
  await opened.page.keyboard.up("Shift");
}

inBothBrowsers("what is undone is named in sight, and is done again by key and by button", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  await clickRow(opened, "Hollingbrook Meridian Fund");
  await writeNote(opened, "Ask counsel.");
  await pressWithControl(opened, "z");
  assert.match(await said(opened), /^Undone: the change to the note on Hollingbrook Meridian Fund\. ?Redo/);
  assert.equal((await opened.page.$$(".remark .prose")).length, 0);
  await pressWithControl(opened, "z");
  assert.match(await textOf(opened, "#app"), /Paste an amendment anywhere/);
  assert.match(await said(opened), /^Undone: opening pasted text\.txt/, "the first page says so, too");
  await press(opened, "Redo");
  assert.deepEqual(await counts(opened), FILED);
  assert.match(await said(opened), /^Done again: opening pasted text\.txt\. ?Undo/);
  await pressWithShift(opened, "z");
  await opened.page.waitForSelector(".remark .prose > *");
  await pressWithControl(opened, "z");
  await pressWithControl(opened, "y");
  await opened.page.waitForSelector(".remark .prose > *");
  await pressWithControl(opened, "y");
  assert.match(await said(opened), /nothing to do again/);
  await opened.page.keyboard.press("?");
  assert.match(await textOf(opened, ".help"), /Ctrl Y ?Redo/);
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

inBothBrowsers("what was undone stays at hand, whatever is done next", async (kind) => {
  const opened = await openDesk(kind);
  await pressWithControl(opened, "z");
  await pasteText(opened, sixth);
  await titled(opened, "No. 6");
  await pressWithControl(opened, "z");
  await pressWithControl(opened, "z");
  await titled(opened, "No. 5");
  assert.match(await said(opened), /^Done again: opening/);
  assert.deepEqual(await counts(opened), FILED);
  await opened.close();
});

inBothBrowsers("undoing takes nothing from the device; closing does, also when it is done again", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  const kept = () => opened.page.evaluate(() => new Promise((resolve) => {
    const opening = indexedDB.open("amendment-viewer");
    opening.onsuccess = () => {
      const all = opening.result.transaction("sheets").objectStore("sheets").getAll();
      all.onsuccess = () => { opening.result.close(); resolve(all.result.length); };
    };
  }));
  const settled = () => new Promise((resolve) => setTimeout(resolve, 1500));
  await press(opened, "Remember on this device");
  await opened.page.waitForFunction(() => document.querySelector(".messages").textContent.includes("until you forget"));
  await pasteText(opened, sixth);
  await titled(opened, "No. 6");
  await settled();
  assert.equal(await kept(), 2);
  await pressWithControl(opened, "z");
  await pressWithControl(opened, "z");
  await settled();
  assert.equal(await kept(), 2, "both are undone, and kept");
  await opened.page.reload({ waitUntil: "load" });
  await titled(opened, "No. ");
  assert.equal((await opened.page.$$(".docs li")).length, 2, "and are there again");
  await opened.page.click(".docs .close");
  await settled();
  assert.equal(await kept(), 1);
  await pressWithControl(opened, "z");
  await settled();
  assert.equal(await kept(), 2, "the closing is undone");
  await pressWithControl(opened, "y");
  await settled();
  assert.equal(await kept(), 1, "and done again");
  await opened.close();
});
