// The submission that a document comes from: what its header says, and the series and classes it was filed for.

import { fill, h } from "./dom.js";
import { filing as words } from "./strings.js";

/** @import { Child, Filing } from "./types" */

export function createFiling() {
  const element = h("section", { id: "filing", "aria-labelledby": "h-filing", tabindex: "-1" });
  return {
    element,
    /** @param {Filing | null} filing */
    show(filing) {
      element.hidden = filing === null;
      if (!filing) return fill(element);
      fill(element, h("div", { class: "head" }, h("h2", { id: "h-filing" }, words.heading), h("span", { class: "aside" }, filing.form)), h("dl", { class: "strip" }, facts(filing)), filing.series.length > 0 && series(filing));
    },
  };
}

/** @param {string} name @param {...Child} value */
const fact = (name, ...value) => h("div", null, h("dt", null, name), h("dd", null, ...value));

/** @param {Filing} filing */
function facts({ form, filed, period, effective, accession, registrants }) {
  const days = /** @type {[string, string][]} */ ([[words.filed, filed], [words.period, period], [words.effective, effective]]);
  return [
    form && fact(words.form, form),
    ...days.map(([name, iso]) => iso && fact(name, words.day(iso))),
    accession && fact(words.accession, h("span", { class: "whole" }, accession)),
    registrants.length > 0 && fact(registrants.length === 1 ? words.filer : words.filers, registrants.map((one) => h("div", null, one.name, one.cik && ` ${words.cik} ${one.cik}`,
      one.formerly.length > 0 && h("span", { class: "aside" }, ` ${words.formerly} ${one.formerly.join(", ")}`)))),
  ];
}

/** @param {Filing} filing */
function series({ series: rows }) {
  const named = new Set(rows.map(({ series: id }) => id));
  const classes = rows.filter(({ class: id }) => id !== "").length;
  /** A series is named once, beside its first class. */
  const first = (/** @type {number} */ index) => index === 0 || rows[index - 1]?.series !== rows[index]?.series;
  return h("details", null, h("summary", null, words.covers(named.size, classes)),
    h("table", { class: "words" },
      h("thead", null, h("tr", null, [words.series, words.className, words.ticker, words.id].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", null, rows.map((row, index) => h("tr", null,
        h("td", { class: "says" }, first(index) ? row.series_name : ""), h("td", { class: "says" }, row.class_name), h("td", null, row.ticker), h("td", null, row.class || row.series))))));
}
