// Makes the picture of README.md anew: `cargo run -- build && node tests/browser/picture.mjs`
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { clickRow, openDesk } from "./desk.mjs";

const picture = fileURLToPath(new URL("../../www/screenshot.png", import.meta.url));
const sample = await readFile(new URL("../cases/sample.txt", import.meta.url), "utf8");

const opened = await openDesk("chromium", { viewport: { width: 1400, height: 780 } }, sample);
await clickRow(opened, "NEV Bluestone Fund");
await opened.page.evaluate(() => scrollTo(0, 0));
await opened.page.screenshot({ path: picture });
await opened.page.browser().close();
