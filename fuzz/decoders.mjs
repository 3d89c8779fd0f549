// Fuzzes what the page opens of strangers' making: the fragment of a link and the block of a shared view.
//
//   node fuzz/decoders.mjs fragment 1200      mutates for so many seconds, and keeps what reaches new code in fuzz/corpus/
//   node fuzz/decoders.mjs shared 1200
//   node fuzz/decoders.mjs replay             tries all that is kept, once
//
// The two decoders are JavaScript, so a fuzzer of native code cannot see into them; this one asks V8 which blocks of
// their source ran, and grows from the inputs that ran new ones, as the others do.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { Session } from "node:inspector/promises";
import { deflateRawSync } from "node:zlib";
import { meaning, pack, unpack } from "../www/app/link.js";
import { decode, encode, findIn, mayHold } from "../www/app/shared-file.js";

const here = new URL("./", import.meta.url);
const folderOf = (target) => new URL(`corpus/${target}/`, here);
const utf8 = new TextDecoder();

/** A view can be opened, written down again and opened again, and says the same; and what is written ends no element. */
function holdsShared(shared) {
  const json = encode(shared);
  assert.ok(!json.includes("<"), "what is written could end its element");
  const again = decode(json);
  assert.ok("shared" in again, "what is written cannot be opened");
  assert.equal(encode(again.shared), json, "written again, it says something else");
}

const targets = {
  /** A fragment as it stands in an address, or else what one unpacks to. */
  async fragment(bytes) {
    const hash = bytes[0] === 0x23 ? utf8.decode(bytes) : `#view=1.${deflateRawSync(bytes).toString("base64url")}`;
    const found = meaning(hash);
    if (!found || !("packed" in found)) return;
    const opened = await unpack(found.packed, found.version);
    if (typeof opened === "string") return assert.ok(["newer", "broken", "tooLarge"].includes(opened), opened);
    const { shared } = decode(opened.json);
    holdsShared(shared);
    const packed = await pack(shared);
    if (packed) assert.deepEqual(await unpack(meaning(packed).packed, 1), opened, "packed again, it unpacks to something else");
  },
  /** The JSON of a view, or a whole saved page around it. */
  async shared(bytes) {
    const inside = mayHold(bytes) ? findIn(bytes) : utf8.decode(bytes);
    if (inside === null) return;
    const opening = decode(inside);
    if ("shared" in opening) return holdsShared(opening.shared);
    assert.ok("broken" in opening || "tooLarge" in opening || Number.isSafeInteger(opening.newer), `a newer format is called ${opening.newer}`);
  },
};

/** Random numbers that are the same every time. @param {number} seed */
function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const WORDS = ["{}", "[]", "null", "true", "-1", "1e999", "9007199254740993", '""', '"bytes":', '"format":1', '"format":2', '"documents":', '"notes":', '"view":', '"across":', '"filing":',
  '"series":[', '"registrants":[', '"__proto__":{', '"constructor":', "\\u003c", "\\ud800", "</script>", "<!--", '<script id="shared" type="application/json">', "\n", ",", "#view=1.", "#n=", "#L9", "%E2%80", "\u2028"];
const VALUES = [null, true, 0, -1, 1.5, 1e21, "", "a", "2026-02-31", "\ud800", [], {}, [[0, 0], [0, 0]], { length: 1e9 }];

/** Changes one value somewhere in a JSON. @param {(below: number) => number} next */
function changeValue(text, next) {
  const root = { value: JSON.parse(text) };
  let [parent, key] = [root, "value"];
  for (;;) {
    const inner = parent[key];
    const keys = inner && typeof inner === "object" ? Object.keys(inner) : [];
    if (keys.length === 0 || next(4) === 0) break;
    [parent, key] = [inner, keys[next(keys.length)]];
  }
  const way = next(4);
  if (way === 0) delete parent[key];
  else if (way === 1 && typeof parent[key] === "string") parent[key] = parent[key].slice(0, next(parent[key].length + 1));
  else parent[key] = VALUES[next(VALUES.length)];
  return JSON.stringify(root.value) ?? "";
}

/** @param {Buffer} bytes @param {Buffer} other @param {(below: number) => number} next */
function mutated(bytes, other, next) {
  if (next(2) === 0) {
    // The line of JSON, where there is one.
    const lines = bytes.toString("latin1").split("\n");
    const at = lines.findIndex((line) => line.startsWith("{"));
    try {
      lines[at] = changeValue(lines[at], next);
      return Buffer.from(lines.join("\n"), "latin1");
    } catch {
      // None, or no longer JSON: bytes, then.
    }
  }
  let out = bytes;
  for (let times = 1 + next(4); times > 0; times -= 1) {
    const [a, b] = [next(out.length + 1), next(out.length + 1)].sort((x, y) => x - y);
    const parts = [out.subarray(0, a), out.subarray(a, b), out.subarray(b)];
    const way = next(6);
    if (way === 0) parts[1] = Buffer.alloc(0);
    else if (way === 1) parts.splice(1, 0, parts[1].subarray(0, 4096));
    else if (way === 2) parts.splice(1, 1, Buffer.from(WORDS[next(WORDS.length)]), parts[1]);
    else if (way === 3) parts[1] = Buffer.from(WORDS[next(WORDS.length)]);
    else if (way === 4) parts[2] = other.subarray(next(other.length + 1));
    else if (parts[2].length > 0) parts[2] = Buffer.concat([Buffer.from([next(256)]), parts[2].subarray(1)]);
    out = Buffer.concat(parts).subarray(0, 60_000);
  }
  return out;
}

/** The files that are kept for a target. */
async function kept(target) {
  const names = (await readdir(folderOf(target))).sort();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(new URL(name, folderOf(target))) })));
}

/** Asks V8 which characters of the decoders' source have run since it was asked last. */
async function coverage() {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  /** @type {Map<string, Uint8Array>} */
  const ran = new Map();
  let total = 0;
  return {
    get total() { return total; },
    /** Whether there are any that had not run before. */
    async news() {
      const before = total;
      const { result } = await session.post("Profiler.takePreciseCoverage");
      for (const { url, functions } of result.filter(({ url }) => /\/www\/app\/(link|shared-file)\.js$/.test(url))) {
        for (const { ranges } of functions.filter(({ ranges }) => ranges[0].count > 0)) {
          const [{ startOffset: from, endOffset: to }] = ranges;
          const known = ran.get(url) ?? ran.set(url, new Uint8Array(100_000)).get(url);
          const now = new Uint8Array(to - from);
          // An inner range comes after the one that it stands in, and says otherwise.
          for (const { startOffset, endOffset, count } of ranges) now.fill(count > 0 ? 1 : 0, startOffset - from, endOffset - from);
          for (let at = 0; at < now.length; at += 1) {
            if (now[at] > known[from + at]) total += known[from + at] = 1;
          }
        }
      }
      return total > before;
    },
  };
}

async function fuzz(target, seconds) {
  await mkdir(folderOf(target), { recursive: true });
  const blocks = await coverage();
  const pool = [];
  for (const { bytes } of await kept(target)) {
    await targets[target](bytes);
    await blocks.news();
    pool.push(bytes);
  }
  console.log(`${target}: ${pool.length} inputs, ${blocks.total} characters of source reached`);
  const seed = Number(process.env.SEED ?? 1);
  const next = random(seed);
  const [begun, end] = [Date.now(), Date.now() + 1000 * seconds];
  let [tried, found] = [0, 0];
  for (; Date.now() < end; tried += 1) {
    const bytes = mutated(pool[next(pool.length)], pool[next(pool.length)], next);
    const name = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
    const started = Date.now();
    try {
      await targets[target](bytes);
      if (Date.now() - started > 5000) throw new Error("it took longer than five seconds");
    } catch (error) {
      found += 1;
      await writeFile(new URL(`found-${name}`, folderOf(target)), bytes);
      console.log(`found-${name}: ${error.message}`);
      if (found > 20) break;
    }
    if (await blocks.news()) {
      pool.push(bytes);
      await writeFile(new URL(name, folderOf(target)), bytes);
    }
  }
  console.log(`${target}: seed ${seed}, ${Math.round((Date.now() - begun) / 1000)} s, ${tried} tried, ${pool.length} inputs, ${blocks.total} characters of source reached, ${found} found`);
  return found;
}

async function replay() {
  let failed = 0;
  for (const target of Object.keys(targets)) {
    const inputs = await kept(target);
    assert.ok(inputs.length > 0, `nothing is kept for ${target}`);
    for (const { name, bytes } of inputs) {
      await targets[target](bytes).catch((error) => {
        failed += 1;
        console.log(`${target}/${name}: ${error.message}`);
      });
    }
    console.log(`${target}: ${inputs.length} inputs`);
  }
  return failed;
}

const [what, seconds] = process.argv.slice(2);
const failed = what === "replay" ? await replay() : targets[what] ? await fuzz(what, Number(seconds ?? 60)) : NaN;
if (Number.isNaN(failed)) console.log("node fuzz/decoders.mjs fragment|shared SECONDS, or replay");
process.exit(failed === 0 ? 0 : 1);
