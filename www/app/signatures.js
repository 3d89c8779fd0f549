// The signature blocks, each as it is signed: the party, for whom, the hand on its rule, name and title, the mark.

import { append, figuresOf, fill, h, icon, lineLink, problemLink, scrawl, whole } from "./dom.js";
import { createPace, each } from "./pace.js";
import { line, markOf, marks, problem, roleLead, say, signatures as words } from "./strings.js";

/** @import { DocumentView, Signature } from "./types" */

/** So many blocks are there at once; the rest of a long list follows. */
const AT_ONCE = 30;

export function createSignatures() {
  const element = h("section", { id: "signatures", "aria-labelledby": "h-s", tabindex: "-1" });
  const pace = createPace();
  return {
    element,
    /** @param {DocumentView} document @param {number[][]} blocks indices of the signatures of each party */
    show(document, blocks) {
      const { signatures, problems } = document;
      const figures = figuresOf(problems, ({ signature }) => signature);
      const cards = h("div", { class: "sigs" });
      pace.begin(each(cards, blocks, (block) => card(document, block, figures)), AT_ONCE);
      fill(element, h("div", { class: "head" }, h("h2", { id: "h-s" }, words.heading), h("span", { class: "aside" }, marks(signatures) || "0")),
        signatures.length === 0 ? h("p", { class: "none" }, say.noSignatures) : cards);
    },
  };
}

/** @param {DocumentView} document @param {number[]} block @param {(index: number) => number[]} figures */
function card(document, block, figures) {
  const signatures = block.flatMap((index) => document.signatures[index] ?? []);
  const first = signatures[0];
  if (!first) return null;
  return h("article", { class: "sig" }, caption(first, block.flatMap(figures)), purpose(document, first),
    h("div", null, signatures.map((signature, i) => hand(signature, block[i] ?? 0))));
}

/** @param {Signature} signature @param {number[]} figures of the problems that are about it */
function caption(signature, figures) {
  const name = signature.party.map(({ text }) => text).join(", ");
  const heading = h("h3", { class: `who${name === name.toUpperCase() ? " caps" : ""}` }, name === "" ? words.noParty : whole(name));
  append(heading, figures.map((figure) => problemLink(figure, problem(figure))));
  return heading;
}

/** For whom: the funds that a schedule lists, or the party itself. @param {DocumentView} document @param {Signature} signature */
function purpose(document, signature) {
  const schedule = document.schedules[signature.schedule];
  if (schedule) {
    return h("p", { class: "for" }, words.signsFor, h("a", { href: "#hierarchy", "data-schedule": signature.schedule }, whole(words.fundsOf(schedule))));
  }
  if (signature.role === "individual") return h("p", { class: "for" }, words.individual);
  return h("p", { class: "for" }, signature.party.length > 1 ? words.several(signature.party.length) : words.itself, signature.term && [", ", h("a", { href: "#terms", "data-to-term": signature.term }, words.theTerm(signature.term))]);
}

/** @param {Signature} signature @param {number} index */
function hand(signature, index) {
  const { mark, role, name, title, date, via } = signature;
  const lines = [
    [words.name, name ? name.text : mark === "conformed" ? null : mark === "illegible" ? words.notReadable : words.notGiven, !name],
    [words.title, title?.text ?? null, false],
    [words.date, date?.written.text ?? null, false],
  ];
  return h("div", { class: "signed", "data-pick": `signature ${index}` },
    via.map((through) => h("p", { class: "via" }, words.through, h("span", { class: "says" }, through.text))),
    h("p", { class: `hand${mark === "blank" || mark === "printed" ? " blank" : ""}` }, roleLead[role] && h("span", { class: "by" }, roleLead[role]), written(signature)),
    h("dl", null, lines.map(([term, value, faint]) => value && [h("dt", null, String(term)), h("dd", { class: faint ? "aside" : null }, whole(String(value)))])),
    h("p", { class: "state" }, icon(mark), markOf(signature), " ", lineLink(signature.line, line(signature.line))));
}

/** What stands on the rule. @param {Signature} signature */
function written({ mark, name }) {
  if (mark === "conformed") return [h("span", { class: "s" }, "/s/"), h("span", { class: "name" }, whole(name?.text ?? ""))];
  if (mark === "illegible") return [scrawl(), h("span", { class: "s" }, words.illegible)];
  if (mark === "blank") return [h("span", { class: "s aside" }, words.nothing)];
  return [h("span", { class: "says" }, name?.text ?? words.printed)];
}
