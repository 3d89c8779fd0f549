// The caption of a document: its title and the strip of facts.

import { fill, h } from "./dom.js";
import { conformed, coverage, day, severities, summary as words, tally, title } from "./strings.js";

/** @import { Child, DocumentView, Schedule } from "./types" */

/** More schedules than this are one fact; their counts stand at their trees. */
const SCHEDULES = 2;

export function createSummary() {
  const element = h("header", { class: "caption" });
  return {
    element,
    /** @param {DocumentView} document @param {string} agreement @param {string} scope */
    show(document, agreement, scope) {
      const capitals = agreement !== "" && agreement === agreement.toUpperCase();
      fill(element, h("div", { class: "scotch" }),
        h("h1", { id: "title" }, title(document), agreement && h("span", null, words.to, h("span", { class: capitals ? "caps" : null }, agreement))),
        h("dl", { class: "strip" }, facts(document, scope)));
    },
  };
}

/** @param {string} name @param {...Child} value */
const fact = (name, ...value) => h("div", null, h("dt", null, name), h("dd", null, ...value));

/** @param {DocumentView} document @param {string} scope */
function facts(document, scope) {
  const { dates, schedules, signatures, problems } = document;
  return [
    document.exhibit && fact(words.exhibit, document.exhibit.text),
    scope && fact(words.shares, scope),
    dates.amendment && fact(words.dated, h("span", { title: dates.amendment.written.text }, day(dates.amendment))),
    dates.agreement && fact(words.made, h("span", { title: dates.agreement.written.text }, day(dates.agreement))),
    dates.effective && fact(words.effective, h("span", { title: dates.effective.written.text }, day(dates.effective))),
    ...(schedules.length > SCHEDULES ? [fact(words.schedules(schedules.length), all(schedules))] : schedules.map((schedule) => fact(schedule.label.text, tally(schedule)))),
    signatures.length > 0 && fact(words.signatures, conformed(signatures)),
    fact(words.problems, problems.length === 0 ? words.none : h("a", { href: "#problems", "data-part": "problems" }, severities(problems))),
    doubt(problems),
    fact(words.read, read(document), meter(document.coverage)),
  ];
}

/** @param {Schedule[]} schedules */
function all(schedules) {
  const sum = (/** @type {"funds" | "portfolios"} */ what) => schedules.reduce((total, schedule) => total + schedule[what], 0);
  return tally({ funds: sum("funds"), portfolios: sum("portfolios") });
}

/** Where the text may be read in two ways, the words lead to the first such place. @param {DocumentView["problems"]} problems */
function doubt(problems) {
  const doubts = problems.filter(({ rule }) => rule === "low-confidence");
  const first = problems.indexOf(/** @type {DocumentView["problems"][number]} */ (doubts[0]));
  return doubts.length > 0 && fact(words.choice, h("a", { href: `#p${first + 1}`, "data-problem": first }, words.eitherWay(doubts.length, doubts.filter(({ otherwise }) => otherwise?.chosen).length)));
}

/** Where lines are left unread, the words lead to the first of them. @param {DocumentView} document */
function read(document) {
  const first = document.unread[0]?.[0];
  const text = coverage(document.coverage);
  return first === undefined ? text : h("a", { href: `#L${first}`, "data-line": first }, text);
}

/** @param {{ read: number, total: number }} coverage */
export function meter({ read: done, total }) {
  const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
  const filled = h("i");
  filled.style.setProperty("width", `${percent}%`);
  return h("span", { class: "meter", role: "img", "aria-label": words.percentRead(percent) }, filled);
}
