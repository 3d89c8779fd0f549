// The drafting faults, as footnotes: the figure, what is wrong, how grave, by which rule, and why it matters.

import { button, fill, h, icon, lineLink, whole, whyOf } from "./dom.js";
import { createPace, each } from "./pace.js";
import { line, problem as problemName, problems as words, say, severities, severityName } from "./strings.js";

/** @import { DocumentView, Problem } from "./types" */

/** What the reader says of itself, and no check of the drafting. */
const DOUBT = "low-confidence";
/** More gaps than this are a text of another kind; the source shows each of them all the same. */
const GAPS = 40;
/** So many faults are there at once; the rest of a long list follows. */
const AT_ONCE = 100;

/**
 * @typedef {{ manual: (rule: string) => Promise<(Node | string)[]>, onOtherwise: (otherwise: NonNullable<Problem["otherwise"]>) => void }} Hooks
 * `onOtherwise`: a doubtful place is to be read in the other way
 */

/** @param {Hooks} hooks */
export function createProblems(hooks) {
  const element = h("section", { id: "problems", "aria-labelledby": "h-p", tabindex: "-1" });
  const pace = createPace();
  return {
    element,
    /** @param {DocumentView} document */
    show({ problems, unread: gaps }) {
      const list = h("ol", { class: "notes-list" });
      pace.begin(each(list, problems, (found, index) => item(found, index, hooks)), AT_ONCE);
      fill(element, h("div", { class: "head" }, h("h2", { id: "h-p" }, words.heading), h("span", { class: "aside" }, severities(problems) || "0")),
        problems.length === 0 ? h("p", { class: "none" }, say.noProblems) : list,
        unread(gaps));
    },
  };
}

/** The lines that were not read, each a way to its words. @param {DocumentView["unread"]} gaps */
function unread(gaps) {
  return gaps.length > 0 && h("p", { class: "gaps" }, words.unread, gaps.slice(0, GAPS).map(([first, last]) => [" ", lineLink(first, words.lines(first, last), {}, words.range(first, last))]),
    gaps.length > GAPS && ` ${words.more(gaps.length - GAPS)}`);
}

/** @param {Problem} found @param {number} index @param {Hooks} hooks */
function item(found, index, { manual, onOtherwise }) {
  const { why, text } = whyOf(found.rule, `why-${index}`, manual);
  const { otherwise } = found;
  return h("li", { id: `p${index + 1}`, "data-pick": `problem ${index}`, "data-about": found.node },
    h("span", { class: "ref", "data-n": index + 1 }, h("span", { class: "hid" }, problemName(index + 1))),
    h("p", { class: "what" }, quoted(found.message)),
    lineLink(found.line, line(found.line)),
    h("div", { class: "more" },
      h("span", { class: `sev ${found.severity}` }, icon(found.severity), found.rule === DOUBT ? words.doubt : severityName[found.severity]),
      found.rule !== DOUBT && h("span", null, found.rule),
      found.related.length > 0 && h("span", null, words.seeAlso, found.related.map((other) => lineLink(other.line, line(other.line)))),
      otherwise && button(words.readAs(otherwise.name), { class: "link", "data-otherwise": otherwise.key, onclick: () => onOtherwise(otherwise) }),
      why),
    text);
}

/** The filing's own words, between their marks, in the filing's voice. @param {string} message */
function quoted(message) {
  return message.split(/(“[^”]*”)/u).map((part) => (part.startsWith("“") ? h("span", { class: "says" }, whole(part)) : whole(part)));
}
