// Runs in the worker: takes the compiled module once, then one call after another. A call names the texts that it asks
// about; those that the desk has not (any more) come along with the call's second sending.

import * as door from "glue";
import { parted } from "./parts.js";

/** @import { Text } from "./types" */

/** @type {Map<string, (...args: any[]) => unknown>} */
const calls = new Map(Object.entries(door).flatMap(([name, call]) => (typeof call === "function" ? [[name, call]] : [])));

/** @param {Text} text */
const lay = ({ key, name, bytes, encoding, filing, chosen }) => door.lay(key, name, bytes, encoding, filing, Uint32Array.from(chosen));

/** Nobody sees a line change more often than this, in milliseconds. */
const OFTEN = 100;
let told = 0;

// What the engine calls while it reads a large file.
Object.assign(globalThis, { tellProgress(/** @type {number} */ done, /** @type {number} */ all) {
  if (performance.now() - told < OFTEN) return;
  told = performance.now();
  self.postMessage({ progress: [done, all] });
} });

/** @param {Blob} blob */
const bytesOf = (blob) => new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob));

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
    return;
  }
  try {
    const call = calls.get(data.call);
    if (!call) throw new Error(`no such call: ${data.call}`);
    for (const text of data.texts ?? []) lay(text);
    const missing = data.keys.filter((/** @type {number} */ key) => !door.holds(key));
    if (missing.length > 0) self.postMessage({ missing });
    else answer(call(...data.args.map((/** @type {unknown} */ arg) => (data.call === "read" && arg instanceof Blob ? bytesOf(arg) : arg))));
  } catch (error) {
    self.postMessage({ ok: false, trapped: isTrap(error), unreadable: error instanceof DOMException, message: String(error) });
  }
};
