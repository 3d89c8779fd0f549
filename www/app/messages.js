// What the page has to say: lines that stand until they are dismissed, one line of progress, and the live region.

import { append, button, fill, h, heightAs, icon } from "./dom.js";
import { keepFocus } from "./focus.js";
import { messages as words } from "./strings.js";

/** @import { Message } from "./types" */

const ICONS = { plain: "note", bad: "error", ok: "ok", no: "no" };

export function createMessages() {
  const live = h("p", { class: "hid", role: "status", "aria-live": "polite" });
  const list = h("div", { class: "messages" });
  const slot = h("div");
  const element = h("div", { class: "message-area" }, list, slot);
  const height = heightAs("--said", element);

  /** The line of progress, while something is going on. @type {ReturnType<typeof bar> | null} */
  let going = null;

  /** @param {string} text the same words twice are still said twice */
  const announce = (text) => {
    live.textContent = live.textContent === text ? `${text} ` : text;
  };

  /** @param {Message} message */
  const line = (message) => {
    const item = h("p", { class: `say${message.tone === "bad" || message.tone === "no" ? " bad" : ""}`, "data-passing": message.passing, "data-lasting": message.lasting }, icon(ICONS[message.tone]), h("span", null, message.text));
    for (const { label, run } of message.actions ?? []) item.append(button(label, { onclick: () => { keepFocus(() => item.remove()); run(); } }));
    item.append(button(words.dismiss, { onclick: () => keepFocus(() => item.remove()) }));
    return item;
  };

  /** @param {Message[]} messages */
  const say = (messages) => {
    if (messages.length === 0) return;
    append(list, messages.map(line));
    announce(messages.map(({ text }) => text).join(" "));
    requestAnimationFrame(seen);
  };

  /** Where they do not stick, they are gone to: with the next frame, which lays the page out anyway. */
  const seen = () => {
    const box = element.getBoundingClientRect();
    if (element.isConnected && (box.bottom > innerHeight || box.top < 0)) element.scrollIntoView({ block: "nearest", behavior: "instant" });
  };

  return {
    element, live, announce,
    /** Puts these in the place of what was said before, but for what only a person may dismiss. @param {Message[]} messages */
    show(messages) {
      for (const item of list.querySelectorAll(":scope > :not([data-lasting])")) item.remove();
      const lasting = [...list.children].map((item) => item.querySelector("span")?.textContent);
      say(messages.filter(({ text }) => !lasting.includes(text)));
    },
    /** Puts these below what was said before. @param {Message[]} messages */
    add: say,
    /** Another thing is on show: what was said of the one before is over. */
    pass: () => keepFocus(() => { for (const item of list.querySelectorAll("[data-passing]")) item.remove(); }),
    /**
     * @param {string | null} text null: nothing is going on
     * @param {number | null} percent null: nobody knows
     * @param {() => void} [onCancel]
     */
    progress(text, percent, onCancel) {
      if (text === null) {
        going = null;
        keepFocus(() => fill(slot));
        if (!list.hasChildNodes()) height.empty();
        return;
      }
      going ??= bar(slot);
      going.show(text, percent, onCancel);
    },
  };
}

/** A line of progress, changed in place: a button that is made anew under the pointer cannot be pressed. @param {HTMLElement} slot */
function bar(slot) {
  const said = h("span");
  const filled = h("i");
  const meter = h("span", { class: "meter", role: "progressbar", "aria-label": words.progress, "aria-valuemin": "0", "aria-valuemax": "100" }, filled);
  const figure = h("b", { class: "num" });
  /** @type {(() => void) | undefined} */
  let stop;
  const cancel = button(words.cancel, { onclick: () => stop?.() });
  fill(slot, h("div", { class: "say progress" }, said, meter, figure, cancel));
  return {
    /** @param {string} text @param {number | null} percent @param {(() => void) | undefined} onCancel */
    show(text, percent, onCancel) {
      stop = onCancel;
      cancel.hidden = onCancel === undefined;
      said.textContent = text;
      filled.style.setProperty("width", `${percent ?? 100}%`);
      meter.classList.toggle("unknown", percent === null);
      if (percent === null) meter.removeAttribute("aria-valuenow");
      else meter.setAttribute("aria-valuenow", String(percent));
      figure.hidden = percent === null;
      figure.textContent = percent === null ? "" : `${percent} %`;
    },
  };
}
