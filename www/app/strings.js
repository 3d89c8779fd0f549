// Every word a person reads that the filing did not write.

/** @import { Dated, DocumentView, Instruction, Opened, Problem, Schedule, Signature } from "./types" */

import { count, dayOf, list, number, size } from "./figures.js";

export { count, dayOf, list, number, size };
import * as labels from "./labels.js";
import { short } from "./sentences.js";

export * from "./arrivals.js";
export { changes, inForce, timeline } from "./comparing.js";
export * from "./labels.js";
export { bad, checking, say, shared, short } from "./sentences.js";

/**
 * "October 29, 2003"; the words as written where they name no full day.
 * @param {Dated} dated
 */
export function day(dated) {
  return dated.iso ? dayOf(dated.iso) : dated.written.text;
}

/** @param {string} encoding */
export const encodingName = (encoding) => (/^(?:utf|iso|windows|us|ascii)/iu.test(encoding) ? encoding.toUpperCase().replace("WINDOWS", "Windows") : encoding);

const KINDS = new Map([
  ["amendment", "Amendment"], ["schedule", "Schedule"], ["agreement", "Agreement"], ["plan-amendment", "Amendment"],
  ["letter", "Letter"], ["notice", "Notice"], ["other", "Document"],
]);

/** "Amendment No. 2", "Form of Amendment", "Schedule A". @param {DocumentView} document */
export function title(document) {
  const first = document.schedules[0];
  const name = document.kind === "schedule" && first ? first.label.text : KINDS.get(document.kind) ?? "Document";
  const numbered = document.number === null ? name : `${name} No. ${document.number}`;
  return document.draft ? `Draft of ${numbered}` : numbered;
}

/** @param {"only" | "all-except"} mode @param {string[]} classes "Class B", "All but Class B" */
export const scope = (mode, classes) => (mode === "only" ? list(classes) : `All but ${list(classes)}`);

/** @param {{ funds: number, portfolios: number }} value "10 funds, 54 portfolios" */
export function tally({ funds, portfolios }) {
  return funds === 0 ? count(portfolios, "portfolio") : `${count(funds, "fund")}, ${count(portfolios, "portfolio")}`;
}

const SEVERITIES = /** @type {const} */ (["error", "warning", "note"]);

/** @param {Problem[]} problems "1 warning, 2 notes" */
export function severities(problems) {
  return SEVERITIES.map((severity) => ({ severity, found: problems.filter((problem) => problem.severity === severity).length }))
    .filter(({ found }) => found > 0).map(({ severity, found }) => count(found, severity)).join(", ");
}

export const severityName = { error: "Error", warning: "Warning", note: "Note" };

/** Signature blocks that bind a party; who attests or witnesses does not. @param {Signature[]} signatures */
const binding = (signatures) => signatures.filter(({ role }) => role === "by" || role === "individual");

/** Of who attests or witnesses: how many did. @param {Signature[]} signatures @param {Signature["role"]} role @param {string} done */
function beside(signatures, role, done) {
  const blocks = signatures.filter((one) => one.role === role);
  const there = blocks.filter(({ mark }) => mark === "conformed" || mark === "illegible").length;
  return blocks.length > 0 && `${there === blocks.length ? number(there) : `${number(there)} of ${number(blocks.length)}`} ${done}`;
}

/** @param {Signature[]} signatures "2 of 2 conformed, 2 attested" */
export function conformed(signatures) {
  const blocks = binding(signatures);
  const of = (/** @type {Signature["mark"]} */ mark) => blocks.filter((one) => one.mark === mark).length;
  return [blocks.length > 0 && `${number(of("conformed"))} of ${number(blocks.length)} conformed`, beside(signatures, "attest", "attested"), beside(signatures, "witness", "witnessed")].filter(Boolean).join(", ");
}

/** @param {Signature[]} signatures "1 of 3 conformed, 2 attested; 1 illegible, 1 blank" */
export function marks(signatures) {
  const of = (/** @type {Signature["mark"]} */ mark) => binding(signatures).filter((one) => one.mark === mark).length;
  const others = [["illegible", "illegible"], ["printed", "printed only"], ["blank", "blank"]].map(([mark, words]) => { const found = of(/** @type {Signature["mark"]} */ (mark)); return found > 0 && `${number(found)} ${words}`; }).filter(Boolean);
  return [conformed(signatures), others.join(", ")].filter(Boolean).join("; ");
}

/** @param {Signature} signature "Conformed, undated" */
export function markOf({ mark, date }) {
  const name = { conformed: "Conformed", illegible: "Signed, illegible", blank: "Left blank", printed: "Printed only" }[mark];
  return `${name}, ${date ? `dated ${day(date)}` : "undated"}`;
}

export const roleLead = { by: "By:", attest: "Attest:", witness: "Witness:", individual: "" };

const VERBS = { replace: "Replace", add: "Add", remove: "Remove", rename: "Rename", edit: "Edit", fee: "Fee", other: "Other" };

/** @param {Instruction} instruction */
export const verb = (instruction) => VERBS[instruction.act];

/** @param {Schedule} schedule what follows an instruction that supplies a schedule in the text */
export const supplied = (schedule) => ` follows in the text, ${schedule.complete ? "complete" : "in part"}, lines ${schedule.lines[0]} to ${schedule.lines[1]}.`;

/** @param {Opened} opened */
export function sourceFacts({ source }) {
  return [count(source.lines, "line"), source.pages > 1 && count(source.pages, "page"), size(source.bytes), encodingName(source.encoding)].filter(Boolean).join(", ");
}

/** @param {{ read: number, total: number }} coverage */
export const coverage = ({ read, total }) => `${number(read)} of ${number(total)} lines`;

/** One sentence that says what was read, for the live region and as the page's title. @param {string} name @param {DocumentView} document @param {string} agreement */
export function wasRead(name, document, agreement) {
  const funds = document.schedules.reduce((sum, schedule) => sum + schedule.funds, 0);
  const portfolios = document.schedules.reduce((sum, schedule) => sum + schedule.portfolios, 0);
  const facts = [tally({ funds, portfolios }), count(binding(document.signatures).length, "signature"), count(document.problems.length, "problem"),
    `${document.coverage.total === 0 ? 100 : Math.floor((100 * document.coverage.read) / document.coverage.total)} percent of the lines read`];
  return `Read ${name}: ${title(document)}${agreement ? `, ${agreement}` : ""}. ${facts.join(", ")}.`;
}

/** The parts of a document, for the rail. @param {DocumentView} document @param {number} written notes */
export function outline({ instructions, schedules, signatures, terms, problems }, written) {
  const portfolios = schedules.reduce((sum, schedule) => sum + schedule.portfolios, 0);
  return [
    { id: "instructions", label: labels.instructions.heading, count: instructions.length }, { id: "hierarchy", label: labels.tree.heading, count: portfolios },
    { id: "signatures", label: labels.signatures.heading, count: binding(signatures).length }, { id: "terms", label: labels.terms.heading, count: terms.length },
    { id: "problems", label: labels.problems.heading, count: problems.length }, { id: "notes", label: labels.notes.heading, count: written },
  ];
}

/** The foot of a printed page. @param {Opened["source"]} source @param {string} today */
export const foot = ({ name, sha256 }, today) => footOf(`${name}   SHA-256 ${short(sha256)}`, today);

/** @param {string} what @param {string} today */
export const footOf = (what, today) => `${what}   read ${dayOf(today)}`;

/** What several documents are called together. @param {string} name of the one on show @param {number} others */
export const together = (name, others) => (others === 0 ? name : `${name}, and ${count(others, "other document")}`);
