// Runs in the worker: takes the compiled module once, then one call after another. A call names the texts that it asks
// about; those that the desk has not (any more) come along with the call's second sending.

import * as door from "glue";
import { parted } from "./parts.js";
import { REHEARSAL } from "./rehearsal.js";

/** @import { Text } from "./types" */

/** @type {Map<string, (...args: any[]) => unknown>} */
const calls = new Map(Object.entries(door).flatMap(([name, call]) => (typeof call === "function" ? [[name, call]] : [])));

/** @param {Text} text */
const lay = ({ key, name, bytes, encoding, filing, chosen }) => door.lay(key, name, bytes, encoding, filing, Uint32Array.from(chosen));

/** Nobody sees a line change more often than this, in milliseconds. */
const OFTEN = 100;
let told = 0;
/** Whether anybody waits for steps: a text that is laid down again is not what was asked for. */
let asked = false;

/** Where nobody is: what is sent there is gone at once, with the memory that it holds. */
const { port1: gone, port2: nowhere } = new MessageChannel();
gone.close();

// What the engine calls while it reads.
Object.assign(globalThis, {
  letGo: (/** @type {ArrayBuffer} */ buffer) => nowhere.postMessage(null, [buffer]),
  tellProgress(/** @type {number} */ done, /** @type {number} */ all) {
    if (performance.now() - told < OFTEN) return;
    told = performance.now();
    self.postMessage({ progress: [done, all] });
  },
  tellLooked(/** @type {number} */ done, /** @type {number} */ all) {
    if (performance.now() - told < OFTEN) return;
    told = performance.now();
    self.postMessage({ step: [done, all] });
  },
  tellStep(/** @type {number} */ step, /** @type {number} */ done) { if (asked) self.postMessage({ step: [step, done] }); },
});

/** No text of the desk has this key. */
const NOBODY = 2 ** 32 - 1;
/** Whether anybody has asked about a text. */
let called = false;

/** Reads a text that nobody asked for and keeps nothing of it, unless somebody has asked for another meanwhile. */
function rehearse() {
  if (called) return;
  try {
    door.read(NOBODY, "", new TextEncoder().encode(REHEARSAL), null, null, new Uint32Array());
    door.keep(new Uint32Array());
  } catch { /* What is wrong is said where it matters. */ }
}

/** What is large crosses in parts: the page unpacks one message at a time. @param {unknown} value */
function answer(value) {
  const { rest, parts } = parted(value);
  for (const part of parts) self.postMessage({ part }, { transfer: part.value instanceof Uint32Array ? [/** @type {ArrayBuffer} */ (part.value.buffer)] : [] });
  self.postMessage({ ok: true, value: rest });
}

/**
 * Whether the engine stopped in the middle of its work, and with it is good for nothing more. Where it called itself too
 * often, one browser throws a RangeError, the other an error of its own.
 * @param {unknown} error
 */
const isTrap = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError || (error instanceof Error && error.name === "InternalError");

/** @param {MessageEvent} event */
self.onmessage = ({ data }) => {
  if (data.module) {
    door.initSync({ module: data.module });
    setTimeout(rehearse);
    return;
  }
  called ||= data.call === "read" || data.keys.length > 0;
  try {
    // A file is read where it is: many bytes are not copied in no time.
    const call = calls.get(data.call === "read" && data.args[2] instanceof Blob ? "readFile" : data.call);
    if (!call) throw new Error(`no such call: ${data.call}`);
    for (const text of data.texts ?? []) lay(text);
    const missing = data.keys.filter((/** @type {number} */ key) => !door.holds(key));
    if (missing.length > 0) self.postMessage({ missing });
    else {
      asked = data.call === "read";
      answer(call(...data.args));
    }
  } catch (error) {
    asked = false;
    self.postMessage({ ok: false, trapped: isTrap(error), unreadable: error instanceof DOMException, message: String(error) });
  }
};
