// The frame of the page: which parts stand where, and which of them the narrow page shows.

import { button, fill, h, heightAs, icon } from "./dom.js";
import { createPace } from "./pace.js";
import { line, page as words, say, source as sourceWords } from "./strings.js";

/** @import { Panel } from "./types" */

/**
 * @param {{ bar: HTMLElement, rail: HTMLElement, railButton: HTMLElement, caption: HTMLElement, sections: HTMLElement[], source: HTMLElement,
 *   empty: HTMLElement, messages: HTMLElement, live: HTMLElement, across: HTMLElement[], overlays: HTMLElement[] }} parts
 * `across`: the panels that are of no single document, each named by its id
 * @param {(panes: HTMLElement) => HTMLElement} split
 * @param {{ onPanel: (panel: Panel) => void }} hooks
 */
export function createDesk(parts, split, hooks) {
  const nothing = h("p", { class: "nothing says", hidden: true }, say.nothingRead);
  const reading = h("div", { class: "reading" }, nothing, parts.sections);
  const below = createPace(() => reading.removeAttribute("aria-busy"));
  const panes = h("div", { class: "panes" }, reading);
  panes.append(split(panes), parts.source);
  const main = h("main", { id: "main", tabindex: "-1" }, parts.caption, panes, parts.across);
  const desk = h("div", { class: "desk" }, parts.rail, main);
  const chosen = h("span", { class: "says" });
  const at = h("span", { class: "block" });
  const footLabel = h("span");
  const footButton = button(" ", { onclick: () => hooks.onPanel(main.dataset.panel === "source" ? "reading" : "source") }, icon("view"));
  footButton.append(footLabel);
  const foot = h("aside", { class: "foot", "aria-label": words.picked, hidden: true }, h("span", null, chosen, at), footButton);
  const report = h("div");
  const place = h("div", { class: "place" });
  const corners = h("div", { class: "corners", "aria-hidden": "true" }, Array.from({ length: 4 }, () => h("i", { class: "crop" })));
  const app = h("div", { id: "app" }, h("a", { class: "skip", href: "#main" }, words.skip), parts.bar, parts.live, place, foot, corners, parts.overlays);

  heightAs("--head", parts.bar);

  /** @param {boolean} open */
  const showRail = (open) => {
    const inside = parts.rail.contains(document.activeElement);
    const was = parts.rail.classList.contains("open");
    parts.rail.classList.toggle("open", open);
    parts.railButton.setAttribute("aria-expanded", String(open));
    if (open) parts.rail.querySelector("a")?.focus();
    else if (was && inside) parts.railButton.focus();
  };

  return {
    app, reading,
    showEmpty() {
      app.classList.add("empty");
      parts.empty.prepend(parts.messages);
      foot.hidden = true;
      if (!place.contains(parts.empty)) fill(place, parts.empty);
    },
    showDesk() {
      app.classList.remove("empty");
      main.prepend(parts.messages);
      if (!place.contains(desk)) fill(place, desk);
    },
    /** A view without its source: the report that came with the page is all there is. @param {HTMLElement} made */
    showReport(made) {
      app.classList.remove("empty");
      made.hidden = false;
      fill(report, parts.messages, made);
      fill(place, report);
    },
    /** Whether anything was read of the text: where not, one sentence stands for its empty parts. @param {boolean} any */
    anything(any) { nothing.hidden = any; },
    /** Draws what stands below the list: until it is there, what it said of another document is not seen. @param {Iterator<unknown>} steps one part each @param {boolean} after whether they come when all else is drawn */
    showBelow(steps, after) {
      reading.setAttribute("aria-busy", "true");
      // Whoever is at work there keeps the place, so that all is drawn at once.
      below.begin(steps, after && !reading.contains(document.activeElement) ? 0 : Infinity);
    },
    /** Somebody is about to work with what stands below the list. */
    finish: below.finish,
    shownPanel: () => main.dataset.panel ?? "",
    /** @param {Panel} panel */
    panel(panel) {
      const across = parts.across.some(({ id }) => id === panel);
      main.dataset.panel = panel;
      for (const part of [parts.caption, panes]) part.hidden = across;
      for (const part of parts.across) part.hidden = part.id !== panel;
      foot.classList.toggle("away", across);
      footLabel.textContent = panel === "source" ? sourceWords.back : sourceWords.foot;
    },
    showRail,
    toggleRail: () => showRail(!parts.rail.classList.contains("open")),
    /** @param {boolean} on */
    dropping(on) { app.classList.toggle("dropping", on); },
    /** What is picked, for the strip at the foot of the narrow page. @param {string | null} name @param {number} at1 */
    picked(name, at1) {
      foot.hidden = name === null;
      fill(chosen, name);
      at.textContent = line(at1).toLowerCase();
    },
  };
}
