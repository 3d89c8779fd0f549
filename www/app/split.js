// The splitter between the reading and the source: by pointer, and by keys.

import { h } from "./dom.js";
import { split as words } from "./strings.js";

/** How wide the source may be, in percent of both panes. */
const [LEAST, MOST, STEP] = [20, 80, 2];

/** @param {HTMLElement} panes */
export function createSplit(panes) {
  const element = h("div", { class: "split", role: "separator", "aria-orientation": "vertical", "aria-label": words.label, "aria-controls": "source", "aria-valuemin": LEAST, "aria-valuemax": MOST, tabindex: "0" });

  /** @param {number} percent */
  const set = (percent) => {
    const value = Math.round(Math.max(LEAST, Math.min(MOST, percent)));
    panes.style.setProperty("--source", `${value}%`);
    element.setAttribute("aria-valuenow", String(value));
  };
  const now = () => Math.round((100 * (panes.lastElementChild?.getBoundingClientRect().width ?? 0)) / (panes.getBoundingClientRect().width || 1));

  element.addEventListener("focus", () => element.setAttribute("aria-valuenow", String(now())));
  element.addEventListener("keydown", (event) => {
    const to = { ArrowLeft: now() + STEP, ArrowRight: now() - STEP, Home: MOST, End: LEAST }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    set(to);
  });
  element.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    element.focus();
  });
  element.addEventListener("pointermove", (event) => {
    if (!element.hasPointerCapture(event.pointerId)) return;
    const box = panes.getBoundingClientRect();
    set((100 * (box.right - event.clientX)) / box.width);
  });
  element.addEventListener("dblclick", () => panes.style.removeProperty("--source"));
  element.setAttribute("aria-valuenow", "55");
  return { element };
}
