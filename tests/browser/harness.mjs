// What a browser test needs. `inBothBrowsers("what holds", async (browser) => { const opened = await openPage(browser); … })`
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { BROWSERS, launched } from "./browsers.mjs";
import { temporaryFolder } from "./folders.mjs";
import { serveFile } from "./site.mjs";

export { BROWSERS } from "./browsers.mjs";
export * from "./gestures.mjs";
export { temporaryFolder } from "./folders.mjs";
export { serveFile } from "./site.mjs";

/** The product. */
export const builtPage = fileURLToPath(new URL("../../dist/amendment-viewer.html", import.meta.url));
/** The two ways to open it. */
export const WAYS = Object.freeze(["file", "http"]);

const PATIENCE = 120_000;

/** One test a browser. The body gets the kind of browser, to hand to openPage, and node's test context. */
export function inBothBrowsers(title, body) {
  for (const kind of BROWSERS) test(`${title} [${kind}]`, { timeout: PATIENCE }, (context) => body(kind, context));
}

/**
 * Opens the page in a profile of its own and waits until it has loaded.
 *
 * What comes back is what the gestures take: `page` (puppeteer's), `kind`, `url`, `downloads` (a folder), `requests`
 * (every address the browser asked for), `log` (what the server saw, with way "http"), `complaints` (errors on the
 * console and uncaught exceptions), and `close()`.
 *
 * @param {string} kind "chromium" or "firefox"
 * @param {{ way?: "file" | "http", file?: string, hash?: string, viewport?: { width: number, height: number }, offline?: boolean }} [options]
 */
export async function openPage(kind, { way = "file", file = builtPage, hash = "", viewport, offline = false } = {}) {
  const { browser, downloads } = await launched(kind);
  const context = await browser.createBrowserContext(
    kind === "chromium" ? { downloadBehavior: { policy: "allow", downloadPath: downloads } } : {},
  );
  const page = await context.newPage();
  const site = way === "http" ? await serveFile(file) : { url: pathToFileURL(file).href, log: [] };
  const opened = { page, kind, url: site.url, downloads, requests: [], log: site.log, complaints: [], close: () => context.close() };
  page.on("request", (request) => opened.requests.push(request.url()));
  page.on("pageerror", (error) => opened.complaints.push(String(error?.message ?? error)));
  page.on("console", (message) => message.type() === "error" && opened.complaints.push(message.text()));
  await page.evaluateOnNewDocument(() => {
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(event.effectiveDirective), true);
  });
  if (viewport) await page.setViewport(viewport);
  if (offline) await page.setOfflineMode(true);
  await page.goto(site.url + hash, { waitUntil: "load" });
  return opened;
}

/** The requests that left the page: all but for itself and for what it holds in itself. */
export function requestsBeyond({ requests, url }) {
  const itself = requests.indexOf(requests.find((address) => address.split("#")[0] === url));
  return requests.filter((address, index) => index !== itself && !/^(data|blob|about):/.test(address));
}

/** The directives of the policy that stopped something, in the order of the events. */
export const violations = ({ page }) => page.evaluate(() => window.violations);

/** A copy of a page, changed as text, in a folder that is removed afterwards. */
export async function pageWith(change, file = builtPage) {
  const folder = await temporaryFolder();
  const copy = join(folder, "page.html");
  if (change) await writeFile(copy, change(await readFile(file, "utf8")));
  else await copyFile(file, copy);
  return copy;
}
