// What comes out of a printer: the words of each page, as a person would read them off the paper.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "./harness.mjs";

const program = process.env.PDFTOTEXT ?? "pdftotext";

/** Prints on A4 and reads the paper, in a form that the program knows. */
async function read({ page }, form) {
  const path = join(await temporaryFolder(), "paper.pdf");
  await writeFile(path, await page.pdf({ format: "a4", preferCSSPageSize: true }));
  const { stdout } = await promisify(execFile)(program, [form, path, "-"], { maxBuffer: 64_000_000 });
  return stdout;
}

/** Prints on A4 and returns the words of each page, runs of blanks made one. */
export async function printed(opened) {
  const stdout = await read(opened, "-layout");
  // A printer joins some letters into one.
  const letters = stdout.replaceAll("ﬁ", "fi").replaceAll("ﬂ", "fl").replaceAll("ﬀ", "ff");
  return letters.split("\f").slice(0, -1).map((text) => text.replace(/\s+/g, " ").trim());
}

/** Prints on A4 and returns each word with its page and its place on it, in points from the top and the left. */
export async function placed(opened) {
  const pages = (await read(opened, "-bbox")).split("<page ").slice(1);
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</gu;
  return pages.flatMap((text, page) => [...text.matchAll(word)].map(([, left, top, right, foot, words]) => ({ page, left: Number(left), right: Number(right), middle: (Number(top) + Number(foot)) / 2, text: words })));
}
