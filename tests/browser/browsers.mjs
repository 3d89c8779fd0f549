// The two browsers, started as people's browsers behave: own fresh profile, own download folder, file:// kept strict.
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { after } from "node:test";
import { temporaryFolder } from "./folders.mjs";

const shell = createRequire(new URL("../../www/package.json", import.meta.url));
const { default: puppeteer } = await import(shell.resolve("puppeteer-core"));

/** The browsers that the product promises to work in. */
export const BROWSERS = Object.freeze(["chromium", "firefox"]);

const programs = {
  chromium: { variable: "CHROMIUM", names: ["chromium", "chromium-browser", "google-chrome"] },
  firefox: { variable: "FIREFOX", names: ["firefox-esr", "firefox"] },
};

/** What was started in this process and has to be ended with it: kind → { browser, downloads }. */
const started = new Map();

/** The path of a browser: from its environment variable, or else the first of its usual names on PATH. */
function programOf(kind) {
  const { variable, names } = programs[kind];
  if (process.env[variable]) return process.env[variable];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // Not here; the next folder may have it.
      }
    }
  }
  throw new Error(`No ${kind} was found on PATH. Install ${names[0]}, or set ${variable} to the path of the program.`);
}

function optionsOf(kind, downloads) {
  const common = { executablePath: programOf(kind), headless: true, defaultViewport: { width: 1280, height: 800 } };
  if (kind === "chromium") {
    return {
      ...common,
      browser: "chrome",
      downloadBehavior: { policy: "allow", downloadPath: downloads },
      // The sandbox cannot be had as root, which is who runs the tests in a container.
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync"],
    };
  }
  return {
    ...common,
    browser: "firefox",
    extraPrefsFirefox: {
      // Automation relaxes file://; without this, tests pass that people's browsers fail.
      "security.fileuri.strict_origin_policy": true,
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.alwaysOpenPanel": false,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.download.viewableInternally.enabledTypes": "",
      "browser.helperApps.neverAsk.saveToDisk":
        "text/html,text/markdown,text/csv,text/plain,application/json,application/octet-stream",
    },
  };
}

/** The browser of this kind, started when first asked for and shared by the tests of one file. */
export function launched(kind) {
  if (!started.has(kind)) {
    started.set(kind, (async () => {
      const downloads = await temporaryFolder();
      return { browser: await puppeteer.launch(optionsOf(kind, downloads)), downloads };
    })());
  }
  return started.get(kind);
}

after(async () => {
  for (const starting of started.values()) {
    const { browser } = await starting.catch(() => ({}));
    await browser?.close();
  }
});
