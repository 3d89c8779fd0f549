// The keys that work everywhere on the page, outside fields.

import { isField } from "./input.js";

/** @param {{ onUndo: () => void, onHelp: () => void, onFind: () => void, onNote: () => void, onEscape: () => void }} hooks */
export function listenToKeys(hooks) {
  /** Single keys can be turned off, as people who speak to their machine need. */
  let single = true;
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") return hooks.onEscape();
    if (isField(event.target)) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && !event.shiftKey && event.key.toLowerCase() === "z") return act(event, hooks.onUndo);
    if (control || event.altKey || !single || document.querySelector("dialog[open]")) return;
    const hook = { "?": hooks.onHelp, "/": hooks.onFind, "+": hooks.onNote }[event.key];
    if (hook) act(event, hook);
  });
  return {
    /** @param {boolean} on */
    setSingle(on) { single = on; },
  };
}

/** @param {KeyboardEvent} event @param {() => void} hook */
function act(event, hook) {
  event.preventDefault();
  hook();
}
