// What the amendment does: the verb, the sentence in its own words, what follows from it.

import { fill, h, icon, lineLink, renamed, whole } from "./dom.js";
import { createPace, each } from "./pace.js";
import { count, day, instructions as words, line, say, supplied, verb } from "./strings.js";

/** @import { DocumentView, Instruction } from "./types" */

/** So many sentences are there at once; the rest of a long list follows. */
const AT_ONCE = 100;

export function createInstructions() {
  const element = h("section", { id: "instructions", "aria-labelledby": "h-i", tabindex: "-1" });
  const pace = createPace();
  return {
    element,
    /** @param {DocumentView} document */
    show(document) {
      const { instructions } = document;
      fill(element, h("div", { class: "head" }, h("h2", { id: "h-i" }, words.heading), h("span", { class: "aside" }, String(instructions.length))),
        instructions.length === 0 && h("p", { class: "none" }, say.noInstructions));
      pace.begin(each(element, together(instructions), (group) => act(document, group)), AT_ONCE);
    },
  };
}

/** One sentence may do the same to several schedules: it is quoted once. @param {Instruction[]} instructions @returns {number[][]} */
function together(instructions) {
  /** @type {number[][]} */
  const groups = [];
  instructions.forEach((one, index) => {
    const last = instructions[index - 1];
    if (last && last.act === one.act && last.words.at[0] === one.words.at[0] && last.words.at[1] === one.words.at[1]) groups[groups.length - 1]?.push(index);
    else groups.push([index]);
  });
  return groups;
}

/** @param {DocumentView} document @param {number[]} group indices of the instructions of one sentence */
function act(document, group) {
  const all = group.flatMap((index) => document.instructions[index] ?? []);
  const first = all[0];
  if (!first) return null;
  return h("div", { class: "act", "data-pick": `instruction ${group[0]}` },
    h("b", null, verb(first)),
    h("blockquote", { class: "says" }, "“", whole(first.words.text), "”"),
    lineLink(first.words.line, line(first.words.line)),
    all.map((instruction) => [supply(document, instruction), more(instruction)]));
}

/** @param {DocumentView} document @param {Instruction} instruction */
function supply(document, instruction) {
  const schedule = document.schedules[instruction.schedule];
  if (schedule) return h("p", null, words.theNew, h("a", { href: "#hierarchy", "data-schedule": instruction.schedule, class: "whole" }, schedule.label.text), supplied(schedule));
  return instruction.supply === "attached" ? h("p", null, words.attached) : null;
}

/** Names, pairs and a date of its own, where the sentence has them. @param {Instruction} instruction */
function more({ names, pairs, effective }) {
  return [
    names.length > 0 && h("ul", { class: "named", "aria-label": count(names.length, "name") }, names.map((name) => h("li", { class: "says" }, name.text, lineLink(name.line, line(name.line))))),
    pairs.length > 0 && h("ul", { class: "named pairs ren", "aria-label": count(pairs.length, "name") },
      pairs.map(([old, now]) => h("li", { class: "says" }, icon("ren", "ren sign"), h("span", null, renamed(old.text, now.text)), " ", h("span", { class: "becomes" }, words.becomes), " ", h("span", null, renamed(now.text, old.text)), lineLink(now.line, line(now.line))))),
    effective && h("p", null, words.effective, day(effective)),
  ];
}
