// The parties that the preamble names, and the words that it defines.

import { fill, h, lineLink } from "./dom.js";
import { createPace, each } from "./pace.js";
import { line, say, terms as words } from "./strings.js";

/** @import { DocumentView } from "./types" */

/** So many terms are there at once; the rest of a long list follows. */
const AT_ONCE = 100;

export function createTerms() {
  const element = h("section", { id: "terms", "aria-labelledby": "h-t", tabindex: "-1" });
  const pace = createPace();
  return {
    element,
    /** @param {DocumentView} document */
    show({ terms, parties }) {
      const rows = h("tbody");
      pace.begin(each(rows, terms, row), AT_ONCE);
      fill(element, h("div", { class: "head" }, h("h2", { id: "h-t" }, words.heading), h("span", { class: "aside" }, String(terms.length))),
        parties.length > 0 && h("p", { class: "parties" }, h("span", { class: "aside" }, parties.length === 1 ? words.party : words.parties),
          parties.map((party) => h("span", { class: "says" }, party.text, lineLink(party.line, line(party.line))))),
        terms.length === 0 ? h("p", { class: "none" }, say.noTerms) : table(rows));
    },
  };
}

/** @param {DocumentView["terms"][number]} term @param {number} index */
function row({ term, meaning }, index) {
  return h("tr", { "data-pick": `term ${index}`, "data-term": term.text },
    h("th", { scope: "row", class: "says" }, `“${term.text}”`),
    h("td", { class: "says" }, meaning ? meaning.text : h("span", { class: "aside" }, words.notSaid)),
    h("td", { class: "num" }, lineLink(term.line, line(term.line))));
}

/** @param {HTMLElement} rows */
function table(rows) {
  return h("table", { class: "words" },
    h("thead", null, h("tr", null, h("th", { scope: "col" }, words.term), h("th", { scope: "col" }, words.means), h("th", { scope: "col", class: "num" }, words.line))),
    rows);
}
