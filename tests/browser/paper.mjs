// What comes out of a printer: the words of each page, as a person would read them off the paper.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "./harness.mjs";

const program = process.env.PDFTOTEXT ?? "pdftotext";

/** Prints on A4 and returns the words of each page, runs of blanks made one. */
export async function printed({ page }) {
  const path = join(await temporaryFolder(), "paper.pdf");
  await writeFile(path, await page.pdf({ format: "a4", preferCSSPageSize: true }));
  const { stdout } = await promisify(execFile)(program, ["-layout", path, "-"], { maxBuffer: 64_000_000 });
  // A printer joins some letters into one.
  const letters = stdout.replaceAll("ﬁ", "fi").replaceAll("ﬂ", "fl").replaceAll("ﬀ", "ff");
  return letters.split("\f").slice(0, -1).map((text) => text.replace(/\s+/g, " ").trim());
}
