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

inBothBrowsers("the page carries the licences of all that it is made of, each text once", async (kind) => {
  const opened = await openPage(kind);
  await about(opened);
  await opened.page.click(".help summary");
  await opened.page.waitForFunction(() => document.querySelector(".help details pre").textContent);
  const text = await opened.page.$eval(".help details pre", (element) => element.textContent);
  const manifest = await readFile(new URL("../../Cargo.toml", import.meta.url), "utf8");
  /** The names in a section of the manifest that begins so. */
  const named = (head) => [...(manifest.split(`\n${head}\n`)[1]?.split("\n[")[0] ?? "").matchAll(/^([\w-]+) = /gmu)].map(([, name]) => name);
  const crates = [...named("[dependencies]"), ...named("[target.'cfg(target_arch = \"wasm32\")'.dependencies]")];
  assert.ok(crates.includes("html5gum") && crates.includes("web-sys"));
  const shell = JSON.parse(await readFile(new URL("../../www/package.json", import.meta.url), "utf8"));
  const bundled = Object.keys(shell.dependencies).filter((name) => name !== "esbuild");
  for (const name of [...crates, ...bundled]) {
    assert.match(text, new RegExp(`^${name} \\d+\\.\\d+`, "mu"), name);
  }
  assert.match(text, /^The Rust standard library, /mu);
  for (const words of ["Permission is hereby granted, free of charge, to any person obtaining a copy of this software", "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION"]) {
    assert.equal(text.split(words).length, 2, words);
  }
  await opened.close();
});
