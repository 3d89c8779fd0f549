// The list in force as of a day: each row with the document and line that put it there, and every name before.

import { button, fill, h, icon } from "./dom.js";
import { inForce as words, timeline } from "./strings.js";

/** @import { Consolidated, Timeline } from "./types" */
/** @import { Goal } from "./timeline.js" */

/** @typedef {"markdown" | "csv" | "json"} Form */

/** @param {{ onGo: (goal: Goal) => void, onDay: (day: string | null) => void, onDownload: (form: Form | "names") => void }} hooks */
export function createForce(hooks) {
  /** @type {string | null} */
  let day = null;
  const field = h("input", { type: "date", onchange: () => change(field.value || null) });
  const clear = button(words.clear, { class: "link", onclick: () => { field.value = ""; change(null); } });
  const heading = h("h2", { id: "h-force" });
  const aside = h("span", { class: "aside" });
  const body = h("div");
  const element = h("section", { class: "force", "aria-labelledby": "h-force", hidden: true },
    h("div", { class: "pair" }, h("label", null, words.asOf, " ", field), clear,
      h("div", { class: "downloads" }, h("span", { class: "aside" }, words.download), words.forms.map(([form, name]) => button(name, { class: "bare", onclick: () => hooks.onDownload(form) })), button(words.names, { class: "bare", title: words.namesSays, onclick: () => hooks.onDownload("names") }))),
    h("div", { class: "head" }, heading, aside), body);

  /** @param {string | null} value */
  function change(value) {
    day = value;
    hooks.onDay(value);
  }

  return {
    element,
    get day() { return day; },
    /** @param {string | null} value */
    restore(value) {
      day = value;
      field.value = value ?? "";
    },
    /** What is shown is of another agreement. */
    forget() { fill(body); },
    /** @param {Consolidated} list @param {Timeline} one */
    show(list, one) {
      fill(heading, `${words.heading} ${words.title(list.day)}`);
      aside.textContent = words.count(list);
      clear.hidden = list.day === null;
      const doubts = [...new Set(list.doubts.map(({ text }) => text))].map((text) => h("p", { class: "say" }, icon("warning"), h("span", null, text)));
      fill(body, doubts, list.rows.length === 0 ? h("p", { class: "none" }, words.none) : table(list, one, hooks.onGo));
    },
  };
}

/** @param {Consolidated} list @param {Timeline} one @param {(goal: Goal) => void} onGo */
function table(list, one, onGo) {
  /** @param {Goal} goal */
  const cite = (goal) => {
    const column = one.columns[goal.column];
    if (!column) return null;
    const onclick = (/** @type {Event} */ event) => { event.preventDefault(); onGo(goal); };
    return [timeline.headOf(column), goal.line > 0 && [" ", h("a", { class: "ln", href: `#L${goal.line}`, "data-said": words.line, "aria-label": `${timeline.headOf(column)}, ${words.lineOf(goal.line)}`, onclick }, goal.line)]];
  };
  const doubtful = list.rows.some(({ doubt }) => doubt >= 0);
  const heads = [words.portfolio, words.fund, words.schedule, words.since, words.listed, words.former, ...(doubtful ? [words.note] : [])];
  return h("table", { class: "words stack" }, h("thead", null, h("tr", null, heads.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", null, list.rows.map((row) => h("tr", null,
      h("th", { scope: "row", class: row.lone ? "aside" : "says" }, row.lone ? words.lone : row.name.text), h("td", { class: "says caps" }, row.lone ? row.name.text : row.fund ?? ""), h("td", { class: "whole" }, row.schedule),
      h("td", { class: "whole", "data-label": words.since }, cite(row.since)), h("td", { class: "whole", "data-label": words.listed }, cite(row.listed)),
      h("td", { class: "says", "data-label": row.former.length > 0 && words.former }, row.former.join("; ")), doubtful && h("td", { title: list.doubts[row.doubt]?.text ?? null }, row.doubt >= 0 ? words.uncertain : "")))));
}
