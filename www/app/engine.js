// The bridge to the engine: a worker made of the page's own text, one call at a time.
// A call that is no longer wanted is dropped from the queue, or its worker ended; after a trap another worker
// starts over the same compiled module, because a trapped instance answers nothing any more.
// A call may ask about texts that were read before: it names them by their keys, and only where the worker has them no
// more (it keeps a bounded desk, and a new one has an empty desk) their bytes are sent again.

import { joined } from "./parts.js";

/** @import { Part } from "./parts.js" */
/** @import { Text } from "./types" */

/** @typedef {typeof import("glue")} Door */
/** @typedef {"read" | "keep" | "submission" | "report" | "page" | "markdown" | "csv" | "lists" | "json" | "clarity" | "compare" | "changes" | "timelines" | "history" | "consolidated" | "schedule" | "names" | "pageOf" | "running" | "sha256" | "prose" | "manual" | "version"} Name a function of the door */
/** @typedef {(done: number, all: number) => void} OnProgress */
/**
 * @typedef {{ texts?: Text[], signal?: AbortSignal | undefined, onProgress?: OnProgress, onStep?: OnProgress, blob?: Blob | undefined }} How
 * `texts`: those whose keys are among the arguments; `signal` gives the work up; `blob`: where the bytes that are an
 * argument came from, for the worker to read them there: many bytes are not copied in no time; `onStep`: of a text, which
 * step is how far done, in hundredths; of a submission, how many of its documents have been looked at
 */
/** @typedef {{ name: string, args: unknown[], texts: Text[], onProgress: OnProgress | undefined, onStep: OnProgress | undefined, parts: Part[], resolve: (value: any) => void, reject: (reason: unknown) => void }} Call */

/** The engine stopped on this input; the next call gets a fresh one. */
export class Trapped extends Error {}
/** The engine cannot start in this browser. */
export class NoEngine extends Error {}

/** @param {string} id the text of an inert block of the page */
const block = (id) => document.getElementById(id)?.textContent ?? "";

/** What a sign stands for: those of ASCII that are seen, without `&`, `-` and `<`. @param {number} code */
const digit = (code) => code - 33 - Number(code > 38) - Number(code > 45) - Number(code > 60);

/** How many bytes there are, a blank, and the bytes: the lowest bits first, 13 to two digits of base 91. @param {string} text */
function bytesIn(text) {
  const blank = text.indexOf(" ");
  const bytes = new Uint8Array(Number(text.slice(0, blank)));
  let [bits, count, at] = [0, 0, 0];
  for (let i = blank + 1; at < bytes.length; i += 2) {
    bits |= (digit(text.charCodeAt(i)) + 91 * digit(text.charCodeAt(i + 1))) << count;
    for (count += 13; count >= 8; count -= 8) {
      bytes[at++] = bits & 255;
      bits >>>= 8;
    }
  }
  return bytes;
}

/** What the page carries packed in an inert block. @param {string} id */
const unpacked = (id) => new Response(new Blob([bytesIn(block(id))]).stream().pipeThrough(new DecompressionStream("gzip")));

/** Compiles the module that the page carries. */
const compile = async () => WebAssembly.compile(await unpacked("engine").arrayBuffer());

/** The licences of what the page carries. */
export const notices = () => unpacked("notices").text();

/** @type {string | undefined} */
let address;

/** The worker's address: a blob of the page's own block, and the only address that the policy lets through. */
function workerAddress() {
  address ??= URL.createObjectURL(new Blob([block("worker")], { type: "text/javascript" }));
  return address;
}

const policy = globalThis.trustedTypes?.createPolicy("amendment-viewer", {
  createScriptURL: (/** @type {string} */ url) => {
    if (url !== address) throw new TypeError("not a worker of this page");
    return url;
  },
});

/** @param {WebAssembly.Module} module */
function start(module) {
  const url = workerAddress();
  const worker = new Worker(/** @type {string} */ (policy ? policy.createScriptURL(url) : url));
  worker.postMessage({ module });
  return worker;
}

export function createEngine() {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let module;
  /** @type {Worker | undefined} */
  let worker;
  /** @type {Call[]} */
  const queue = [];
  /** @type {Call | undefined} */
  let current;

  /** Compiles ahead of the first call. */
  const warm = () => {
    module ??= compile();
    module.catch(() => undefined);
  };

  const stop = () => {
    worker?.terminate();
    worker = undefined;
  };

  /** @param {Call} call @param {Text[]} texts those to be laid on the worker's desk first */
  const message = ({ name, args, texts: asked }, texts) => ({
    call: name, args, keys: asked.map(({ key }) => key), texts: texts.map(({ key, name: called, bytes, encoding, filing, chosen }) => ({ key, name: called, bytes, encoding, filing, chosen })),
  });

  /** @param {Call} call @param {MessageEvent} event */
  const answer = (call, { data }) => {
    if (call !== current) return;
    if (data.part) return void call.parts.push(data.part);
    if (data.progress) return call.onProgress?.(data.progress[0], data.progress[1]);
    if (data.step) return call.onStep?.(data.step[0], data.step[1]);
    if (data.missing) return worker?.postMessage(message(call, call.texts.filter(({ key }) => data.missing.includes(key))));
    current = undefined;
    if (data.ok) call.resolve(joined(data.value, call.parts));
    else {
      if (data.trapped) stop();
      call.reject(data.trapped ? new Trapped(data.message) : data.unreadable ? new DOMException(data.message, "NotReadableError") : new Error(data.message));
    }
    void next();
  };

  async function next() {
    const call = current ? undefined : queue.shift();
    if (!call) return;
    current = call;
    try {
      warm();
      const compiled = await module;
      if (current !== call || !compiled) return;
      worker ??= start(compiled);
      worker.onmessage = (event) => answer(call, event);
      worker.onerror = (event) => answer(call, new MessageEvent("message", { data: { ok: false, trapped: true, message: event.message } }));
      worker.postMessage(message(call, []));
    } catch (error) {
      current = undefined;
      call.reject(new NoEngine(String(error)));
      void next();
    }
  }

  /** @param {Call} call */
  const abandon = (call) => {
    const waiting = queue.indexOf(call);
    if (waiting >= 0) queue.splice(waiting, 1);
    if (call === current) {
      current = undefined;
      stop();
    }
    call.reject(new DOMException("abandoned", "AbortError"));
    void next();
  };

  /**
   * @template {Name} N
   * @param {N} name
   * @param {Parameters<Door[N]>} args
   * @param {How} [how]
   * @returns {Promise<ReturnType<Door[N]>>}
   */
  const call = (name, args, { texts = [], signal, onProgress, onStep, blob } = {}) => new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new DOMException("abandoned", "AbortError"));
    /** @type {Call} */
    const made = { name, args: args.map((arg) => (blob && arg instanceof Uint8Array ? blob : arg)), texts, onProgress, onStep, parts: [], resolve, reject };
    signal?.addEventListener("abort", () => abandon(made), { once: true });
    queue.push(made);
    void next();
  });

  return { call, warm };
}
