// Times the readers in rounds, one after the other in each, so that what slows one slows them all. Arguments: the folder
// of the texts, the folder of the wasm and its glue, and the shell's folder, whose packages hold `marked`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [texts, built, shell] = process.argv.slice(2);
const ROUNDS = 3;
/** The place on the engine's desk; every text takes that of the one before. */
const KEY = 1;
/** No doubtful place is read otherwise. */
const NOTHING = new Uint32Array();
const { marked } = await import(pathToFileURL(createRequire(join(shell, "package.json")).resolve("marked")).href);
const encoder = new TextEncoder();

/** Where the engine tells how far it is; nobody listens here. */
globalThis.tellStep = () => {};

/** An engine of its own, with memory of its own. */
async function load(name, fresh = "") {
  const glue = await import(`${pathToFileURL(join(built, `${name}.js`)).href}?${fresh}`);
  const { memory } = glue.initSync({ module: readFileSync(join(built, `${name}_bg.wasm`)) });
  return { ...glue, memory };
}

const engine = await load("amendment_viewer");
const { scan } = await load("scan");

const readers = {
  scan: (text) => scan(encoder.encode(text)).length,
  marked: (text) => marked.parse(text).length,
  read: (text) => engine.read(KEY, "bench.txt", encoder.encode(text), undefined, null, NOTHING).documents.length,
  // The same reading without an answer: what is missing to `read` is the way of the view into JavaScript.
  lay: (text) => engine.lay(KEY, "bench.txt", encoder.encode(text), undefined, null, NOTHING),
};

function best(text) {
  const times = Object.fromEntries(Object.keys(readers).map((name) => [name, Infinity]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, reader] of Object.entries(readers)) {
      globalThis.gc?.();
      const started = performance.now();
      reader(text);
      times[name] = Math.min(times[name], performance.now() - started);
    }
  }
  return times;
}

async function peak(name, text) {
  const fresh = await load("amendment_viewer", name);
  fresh.read(KEY, "bench.txt", encoder.encode(text), undefined, null, NOTHING);
  return fresh.memory.buffer.byteLength / text.length;
}

const cells = (name, ...values) => console.log(name.padEnd(12) + values.map((value) => String(value).padStart(13)).join(""));
cells("", ...Object.keys(readers).map((name) => `${name} ms`), "MB/s", "x marked", "of scan", "growth", "memory/text");
for (const form of ["sample", "mix", "prose", "list"]) {
  let small = 0;
  for (const size of [1, 10]) {
    const name = `${form}-${size}`;
    const text = readFileSync(join(texts, `${name}.txt`), "utf8");
    const times = best(text);
    const memory = await peak(name, text);
    const growth = small ? (times.read / small).toFixed(1) : "";
    small = times.read;
    const rate = text.length / 1000 / times.read;
    const ratios = [(times.marked / times.read).toFixed(2), (times.scan / times.read).toFixed(4)];
    cells(name, ...Object.values(times).map((time) => time.toFixed(1)), rate.toFixed(1), ...ratios, growth, memory.toFixed(1));
  }
}
