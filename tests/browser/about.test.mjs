// What the page says it is: a version, and the SHA-256 of its own file, which the builder prints and anybody can compute.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { FILED, clickRow, counts, openDesk, shareView, textOf, writeNote } from "./desk.mjs";
import { builtPage, inBothBrowsers, openPage, pageWith } from "./harness.mjs";

/** What the dialog of the keys says under "About". */
async function about(opened) {
  await opened.page.evaluate(() => document.querySelector('[aria-label="Keys and help"]').click());
  await opened.page.waitForFunction(() => document.querySelector(".help .digest")?.textContent);
  return { version: await textOf(opened, ".help .version"), digest: await textOf(opened, ".help .digest") };
}

const sha256 = async (file) => createHash("sha256").update(await readFile(file)).digest("hex");

inBothBrowsers("the page tells the SHA-256 of its own file, also when it has been worked with", async (kind) => {
  const opened = await openDesk(kind);
  await clickRow(opened, "Hollingbrook Meridian Fund");
  await writeNote(opened, "A note.");
  const { version, digest } = await about(opened);
  assert.match(version, /^Amendment Viewer \d+\.\d+\.\d+$/);
  assert.equal(digest, await sha256(builtPage));
  await opened.close();
});

inBothBrowsers("a shared view tells the SHA-256 of its own file, and a file that was changed another than it had", async (kind) => {
  const opened = await openDesk(kind);
  const file = await shareView(opened);
  await opened.close();
  const view = await openPage(kind, { file });
  await view.page.waitForSelector("#app .caption h1", { visible: true });
  assert.deepEqual(await counts(view), FILED);
  assert.equal((await about(view)).digest, await sha256(file));
  await view.close();
  const other = await openPage(kind, { file: await pageWith((html) => html.replace("<body>", "<body><!-- another -->")) });
  assert.notEqual((await about(other)).digest, await sha256(builtPage));
  await other.close();
});
