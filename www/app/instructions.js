// What the amendment does: the verb, the sentence in its own words, what follows from it.

import { fill, h, lineLink, whole } from "./dom.js";
import { count, day, instructions as words, line, say, supplied, verb } from "./strings.js";

/** @import { DocumentView, Instruction } from "./types" */

export function createInstructions() {
  const element = h("section", { id: "instructions", "aria-labelledby": "h-i", tabindex: "-1" });
  return {
    element,
    /** @param {DocumentView} document */
    show(document) {
      const { instructions } = document;
      fill(element, h("div", { class: "head" }, h("h2", { id: "h-i" }, words.heading), h("span", { class: "aside" }, String(instructions.length))),
        instructions.length === 0 && h("p", { class: "none" }, say.noInstructions),
        instructions.map((instruction, index) => act(document, instruction, index)));
    },
  };
}

/** @param {DocumentView} document @param {Instruction} instruction @param {number} index */
function act(document, instruction, index) {
  const schedule = document.schedules[instruction.schedule];
  return h("div", { class: "act", "data-pick": `instruction ${index}` },
    h("b", null, verb(instruction)),
    h("blockquote", { class: "says" }, "“", whole(instruction.words.text), "”"),
    lineLink(instruction.words.line, line(instruction.words.line)),
    schedule && h("p", null, words.theNew, h("a", { href: "#hierarchy", "data-schedule": instruction.schedule, class: "whole" }, schedule.label.text), supplied(schedule)),
    !schedule && instruction.supply === "attached" && h("p", null, words.attached),
    more(instruction));
}

/** Names, pairs and a date of its own, where the sentence has them. @param {Instruction} instruction */
function more({ names, pairs, effective, item }) {
  return [
    item && h("p", null, words.item, h("span", { class: "says" }, item.text)),
    names.length > 0 && h("ul", { class: "named", "aria-label": count(names.length, "name") }, names.map((name) => h("li", { class: "says" }, name.text, lineLink(name.line, line(name.line))))),
    pairs.length > 0 && h("ul", { class: "named", "aria-label": count(pairs.length, "name") },
      pairs.map(([old, now]) => h("li", { class: "says" }, h("del", null, old.text), ` ${words.becomes} `, h("ins", null, now.text), lineLink(now.line, line(now.line))))),
    effective && h("p", null, words.effective, day(effective)),
  ];
}
