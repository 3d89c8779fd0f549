// Runs in the worker: takes the compiled module once, then one call after another.

import * as door from "glue";

/** @type {Map<string, (...args: any[]) => unknown>} */
const calls = new Map(Object.entries(door).flatMap(([name, call]) => (typeof call === "function" ? [[name, call]] : [])));

/** @param {MessageEvent} event */
self.onmessage = ({ data }) => {
  if (data.module) {
    door.initSync({ module: data.module });
    return;
  }
  try {
    const call = calls.get(data.call);
    if (!call) throw new Error(`no such call: ${data.call}`);
    self.postMessage({ ok: true, value: call(...data.args) });
  } catch (error) {
    self.postMessage({ ok: false, trapped: error instanceof WebAssembly.RuntimeError, message: String(error) });
  }
};
