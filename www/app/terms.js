// The parties that the preamble names, and the words that it defines.

import { fill, h, lineLink } from "./dom.js";
import { line, say, terms as words } from "./strings.js";

/** @import { DocumentView } from "./types" */

export function createTerms() {
  const element = h("section", { id: "terms", "aria-labelledby": "h-t", tabindex: "-1" });
  return {
    element,
    /** @param {DocumentView} document */
    show({ terms, parties }) {
      fill(element, h("div", { class: "head" }, h("h2", { id: "h-t" }, words.heading), h("span", { class: "aside" }, String(terms.length))),
        parties.length > 0 && h("p", { class: "parties" }, h("span", { class: "aside" }, parties.length === 1 ? words.party : words.parties),
          parties.map((party) => h("span", { class: "says" }, party.text, lineLink(party.line, line(party.line))))),
        terms.length === 0 ? h("p", { class: "none" }, say.noTerms) : table(terms));
    },
  };
}

/** @param {DocumentView["terms"]} terms */
function table(terms) {
  return h("table", { class: "words" },
    h("thead", null, h("tr", null, h("th", { scope: "col" }, words.term), h("th", { scope: "col" }, words.means), h("th", { scope: "col", class: "num" }, words.line))),
    h("tbody", null, terms.map(({ term, meaning }, index) => h("tr", { "data-pick": `term ${index}`, "data-term": term.text },
      h("th", { scope: "row", class: "says" }, `“${term.text}”`),
      h("td", { class: "says" }, meaning ? meaning.text : h("span", { class: "aside" }, words.notSaid)),
      h("td", { class: "num" }, lineLink(term.line, line(term.line)))))));
}
