// What axe finds in a page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

const axe = await readFile(new URL("../../www/node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** That it finds nothing. */
export async function assertAccessible({ page }, state) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(" | ")}`);
  });
  assert.deepEqual(found, [], state);
}

/** In both lights, one after the other. */
export async function assertAccessibleInBothLights(opened, state) {
  for (const theme of ["light", "dark"]) {
    await opened.page.evaluate((value) => { document.documentElement.dataset.theme = value; }, theme);
    await assertAccessible(opened, `${state}, ${theme}`);
  }
}
