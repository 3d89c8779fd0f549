// The tests' own hands: whether what a gesture claims to do arrives in a page as a person's doing would.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { chooseFiles, dropFiles, inBothBrowsers, openPage, pageWith, pasteRich, pasteText, saveShared } from "./harness.mjs";

const blank = `<!DOCTYPE html><html lang="en"><title>A page to try</title><link rel="icon" href="data:,">
<input type="file" id="field"><button id="save">Save</button>
<script>
  window.seen = [];
  const see = (...words) => window.seen.push(words.join(" "));
  addEventListener("paste", ({ clipboardData }) =>
    see("paste", clipboardData.getData("text/plain").length, clipboardData.getData("text/html").includes("<td>")));
  addEventListener("drop", async ({ dataTransfer }) => {
    for (const file of [...dataTransfer.files]) see("drop", file.name, await file.text());
  });
  field.onchange = () => see("choose", field.files[0].name);
  save.onclick = () => Object.assign(document.createElement("a"),
    { href: URL.createObjectURL(new Blob(["saved"], { type: "text/html" })), download: "view.html" }).click();
</script>`;

inBothBrowsers("pasting, dropping, choosing and saving reach the page", async (kind) => {
  const file = await pageWith(() => blank);
  const opened = await openPage(kind, { file });
  await pasteText(opened, "Amendment No. 2\n".repeat(20_000));
  await pasteRich(opened, { html: "<table><tr><td>Fund</td></tr></table>", text: "Fund" });
  await dropFiles(opened, [{ name: "a.txt", bytes: "one" }, { name: "b.txt", bytes: "two" }]);
  await chooseFiles(opened, "#field", file);
  await opened.page.waitForFunction(() => window.seen.length === 5);
  assert.deepEqual(await opened.page.evaluate(() => window.seen.sort()),
    ["choose page.html", "drop a.txt one", "drop b.txt two", "paste 320000 false", "paste 4 true"]);
  for (const time of ["first", "second"]) {
    const saved = await saveShared(opened, "#save");
    assert.equal(basename(saved), "view.html", `the ${time} time`);
    assert.equal(await readFile(saved, "utf8"), "saved");
  }
  await opened.close();
});
