// Timeline: every portfolio of an agreement through all its amendments, and the list in force as of a day.

import { button, fill, h, icon, whyOf } from "./dom.js";
import { inForce, timeline as words } from "./strings.js";
import { createForce } from "./timeline-force.js";
import { createGrid } from "./timeline-grid.js";

/** @import { At, Consolidated, Timeline } from "./types" */
/** @import { Form } from "./timeline-force.js" */

/** @typedef {{ column: number, line: number, at: At }} Goal a line of a column's document */
/** @typedef {{ labels: string[], agreement: number, name: string, one: Timeline, files: string[], aside: string[] }} History
 * `labels` of all agreements, the number of the one on show, `files` of its documents by their numbers, and those of no agreement */
/** @typedef {{ find: string, only: boolean, force: boolean, day: string | null }} Look how the timeline is looked at */

/**
 * @param {{ onAgreement: (index: number) => void, onGo: (goal: Goal) => void, onDay: (day: string | null) => void, onDownload: (form: Form | "names") => void, onOpen: () => void, manual: (rule: string) => Promise<(Node | string)[]> }} hooks
 */
export function createTimeline(hooks) {
  const name = h("span");
  const which = h("select", { onchange: () => hooks.onAgreement(which.selectedIndex) });
  const whichLabel = h("label", { class: "which" }, words.which, " ", which);
  const facts = h("dl", { class: "strip" });
  const said = h("div", { class: "saying" });
  const found = h("output");
  const find = h("input", { type: "search", placeholder: words.placeholder, oninput: () => narrow() });
  const only = button(words.only, { "aria-pressed": "false", onclick: () => { press(only, !pressed(only)); narrow(); } });
  const back = button(inForce.back, { hidden: true, onclick: () => { showForce(false); day.focus(); } });
  const day = button(` ${words.day}`, { "aria-pressed": "false", onclick: () => showForce(!pressed(day)) }, icon("page"));
  const tools = h("div", { class: "find" }, h("label", { class: "field" }, icon("find"), h("span", { class: "hid" }, words.find), find, found), only, back, day);
  const grid = createGrid(hooks.onGo);
  const force = createForce({ onGo: hooks.onGo, onDay: hooks.onDay, onDownload: hooks.onDownload });
  const nothing = h("p", { class: "none", hidden: true }, words.nothing, " ", button(words.clear, { class: "link", onclick: () => { find.value = ""; press(only, false); narrow(); } }));
  const desk = h("div", null, whichLabel, facts, said, tools, grid.element, nothing, force.element);
  const empty = h("p", { class: "none", hidden: true });
  const element = h("div", { class: "wide time-view", id: "timeline", hidden: true },
    h("header", { class: "caption" }, h("div", { class: "scotch" }), h("h1", null, words.heading, name)), empty, desk);

  /** Shows the rows that are asked for. */
  function narrow() {
    const { shown, all } = grid.filter(find.value, pressed(only));
    found.textContent = shown === all ? words.rows(all) : words.rowsOf(shown, all);
    nothing.hidden = shown > 0 || pressed(day);
  }

  /** @param {boolean} on the list as of a day in the place of the grid */
  function showForce(on) {
    press(day, on);
    force.element.hidden = !on;
    grid.element.hidden = on;
    back.hidden = !on;
    for (const part of [find.parentElement, only]) if (part) part.hidden = on;
    nothing.hidden = true;
    if (on) hooks.onDay(force.day);
  }

  return {
    element,
    input: find,
    /** How it is looked at. @returns {Look} */
    look: () => ({ find: find.value, only: pressed(only), force: pressed(day), day: force.day }),
    /** @param {Look} look as a shared view brings it */
    restore(look) {
      find.value = look.find;
      press(only, look.only);
      force.restore(look.day);
      press(day, look.force);
    },
    wait() { element.setAttribute("aria-busy", "true"); },
    /** @param {History} history */
    show(history) {
      const { labels, agreement, one, aside } = history;
      fill(which, labels.map((label, index) => h("option", { selected: index === agreement }, label)));
      whichLabel.hidden = labels.length < 2;
      fill(name, `${words.of}${history.name}`);
      fill(facts, strip(one));
      const missing = one.gaps.map((gap, index) => sentence(missed(one, gap), whyOf("amendment-gap", `why-gap-${index}`, hooks.manual), button(words.open(gap), { onclick: hooks.onOpen })));
      fill(said, missing, sentences(history).map(([rule, text], index) => sentence(text, whyOf(rule, `why-set-${index}`, hooks.manual))), aside.length > 0 && sentence(words.aside(aside)));
      grid.show(one);
      force.forget();
      empty.hidden = true;
      desk.hidden = false;
      element.removeAttribute("aria-busy");
      narrow();
      showForce(pressed(day));
    },
    /** @param {Consolidated} list @param {Timeline} one */
    force: (list, one) => force.show(list, one),
    /** There is no timeline, or it could not be made. @param {string} sentence */
    none(sentence) {
      fill(name);
      fill(empty, sentence);
      empty.hidden = false;
      desk.hidden = true;
      element.removeAttribute("aria-busy");
    },
  };
}

/** @param {HTMLElement} one */
const pressed = (one) => one.getAttribute("aria-pressed") === "true";
/** @param {HTMLElement} one @param {boolean} on */
const press = (one, on) => one.setAttribute("aria-pressed", String(on));

/** @param {string} name @param {...(Node | string)} value */
const fact = (name, ...value) => h("div", null, h("dt", null, name), h("dd", null, value));

/** @param {Timeline} one */
function strip(one) {
  const last = one.columns.length - 1;
  return [fact(words.documents, words.span(one.columns)), fact(words.inForceAfter(one, last), words.inForceNow(one.registrants[last] ?? 0, one.totals[last] ?? 0)), fact(words.changes, words.did(one)),
    one.gaps.length > 0 && fact(words.missing, icon("warning"), ` ${words.gaps(one.gaps)}`)];
}

/** @param {string} text @param {ReturnType<typeof whyOf>} [reason] @param {HTMLElement} [action] */
const sentence = (text, reason, action) => [h("p", { class: "say" }, icon("warning"), h("span", null, text), reason?.why, action), reason?.text];

/** @param {string} rule @param {string} text @returns {[string, string]} */
const said = (rule, text) => [rule, text];

/** What is missing, and where it is not known what it did; where the next one prints the whole list, nothing is in doubt. @param {Timeline} one @param {Timeline["gaps"][number]} gap */
const missed = (one, gap) => one.reasons.find(({ why, column }) => why === "missing" && column === gap.column)?.text ?? words.harmless(gap);

/** What is double, undated or out of order, each after the rule that finds it. @param {History} history @returns {[rule: string, text: string][]} */
function sentences({ one, files }) {
  const file = (/** @type {number} */ document) => files[document] ?? "";
  const at = (/** @type {number} */ index) => one.columns[index];
  return [
    ...one.twins.map(({ number, columns }) => said("number-twice", words.twins(number, columns.map((column) => file(at(column)?.document ?? -1))))),
    ...one.disorder.flatMap(([a, b]) => { const [first, second] = [at(a), at(b)]; return first && second ? [said("number-order", words.disorder(first, second))] : []; }),
    ...(one.undated.length > 0 ? [said("amendment-undated", words.undated(one.undated.map(file)))] : []),
  ];
}
