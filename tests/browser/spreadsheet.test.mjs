// The CSV in a spreadsheet: every cell as it was written, and nothing that runs.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { copyFile, readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { download, filing, openDesk } from "./desk.mjs";
import { inBothBrowsers, temporaryFolder } from "./harness.mjs";

/** LibreOffice, if it is here: from its variable, or on PATH. */
function office() {
  if (process.env.SOFFICE) return process.env.SOFFICE;
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of ["soffice", "libreoffice"]) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not here; the next may have it.
      }
    }
  }
  return null;
}

const program = office();
/** Commas, double quotes and UTF-8, which its dialog takes from the mark at the head of the file. */
const AS_ITS_DIALOG_OFFERS = ["--infilter=CSV:44,34,76,1"];
const FORMULAS = ["=HYPERLINK(\"https://example.org\",\"x\") Fund", "+1+1 Fund", "-2+3 Fund", "@SUM(1,2) Fund"];
const text = FORMULAS.reduce((all, name, index) => all.replace(["Hollingbrook Windward Fund", "Hollingbrook Charter Oak Fund", "Hollingbrook Meridian Fund", "Hollingbrook Global Value Fund"][index], () => name), filing)
  .replace("Hollingbrook European Growth Fund", "Hollingbrook Européen “Growth” Fund");

async function savedCsv(kind) {
  const opened = await openDesk(kind, {}, text);
  const file = await download(opened, "CSV");
  await opened.close();
  return file;
}

inBothBrowsers("the CSV says that it is UTF-8, ends its rows as the format wants, and holds no formula", async (kind) => {
  const bytes = await readFile(await savedCsv(kind));
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "Excel takes it for another encoding otherwise");
  const rows = bytes.toString("utf8").slice(1).trimEnd().split("\r\n");
  assert.equal(rows[0], "Schedule,Fund,Portfolio,Class,Values,Formerly,Line");
  assert.ok(rows.length > 50);
  assert.ok(rows.every((row) => !row.includes("\n")));
  for (const row of rows) for (const cell of row.split(",")) assert.ok(!/^"?[=+\-@\t]/.test(cell), row);
});

const reason = "LibreOffice (soffice) is not on this machine: whether the CSV opens in it was NOT tried. On Debian: apt-get install libreoffice-calc-nogui";

test("LibreOffice opens the CSV cell by cell, accents and quotes whole, and computes nothing", { skip: program === null && reason, timeout: 180_000 }, async () => {
  const folder = await temporaryFolder();
  await copyFile(await savedCsv("chromium"), join(folder, "list.csv"));
  await promisify(execFile)(program, [`-env:UserInstallation=file://${join(folder, "profile")}`, "--headless", ...AS_ITS_DIALOG_OFFERS, "--convert-to", "fods", "--outdir", folder, join(folder, "list.csv")]);
  const sheet = await readFile(join(folder, "list.fods"), "utf8");
  assert.ok(!sheet.includes("table:formula"), "no cell is a formula");
  const cells = [...sheet.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)].map(([, row]) => [...row.matchAll(/<table:table-cell[^>]*?(?:\/>|>(.*?)<\/table:table-cell>)/gs)]
    .map(([, cell = ""]) => cell.replace(/<[^>]+>/g, "").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&").trim()));
  const heads = cells.find((row) => row[0] === "Schedule");
  assert.deepEqual(heads.slice(0, 4), ["Schedule", "Fund", "Portfolio", "Class"]);
  const names = cells.map((row) => row[2]);
  assert.ok(names.includes("Hollingbrook Européen “Growth” Fund"), "accents and curly quotes");
  assert.ok(names.includes("Hollingbrook U.S. Growth Fund"));
  const shown = FORMULAS.filter((formula) => names.some((name) => name?.replace(/^'/, "") === formula));
  assert.ok(shown.length >= 2, `what looks like a formula is shown as it is written: ${shown}`);
});
