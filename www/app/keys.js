// The keys that work everywhere on the page, outside fields.

import { isField } from "./input.js";

/** @param {{ onUndo: () => void, onRedo: () => void, onHelp: () => void, onFind: () => void, onNote: () => void, onEscape: () => void, onPane: (step: number) => void }} hooks */
export function listenToKeys(hooks) {
  /** Single keys can be turned off, as people who speak to their machine need. */
  let single = true;
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") return hooks.onEscape();
    if (event.key === "F6" && !event.ctrlKey && !event.altKey && !document.querySelector("dialog[open]")) return act(event, () => hooks.onPane(event.shiftKey ? -1 : 1));
    if (isField(event.target)) return;
    const control = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (control && !event.altKey && key === "z") return act(event, event.shiftKey ? hooks.onRedo : hooks.onUndo);
    if (control && !event.altKey && !event.shiftKey && key === "y") return act(event, hooks.onRedo);
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
