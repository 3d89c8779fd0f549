// What stands around the schedules of two documents: what is said against what is done, signers, and the rest of the text.

import { button, h, icon } from "./dom.js";
import { side } from "./changes-side.js";
import { changes as words } from "./strings.js";

/** @import { Child, Delta, Paragraph, SignerSide, Statement } from "./types" */
/** @import { Decide, Place, Side, ToLine } from "./changes.js" */

/** @type {Record<Statement["verdict"], [icon: string, tone: string]>} */
const VERDICTS = { "borne-out": ["ok", ""], "not-borne-out": ["no", "no"], "not-stated": ["warning", "un"], "cannot-tell": ["note", ""] };

/** @param {string} id @param {string} name @param {string} aside @param {...(Node | null | false)} children */
const part = (id, name, aside, ...children) => h("section", { "aria-labelledby": id }, h("div", { class: "head" }, h("h2", { id }, name), h("span", { class: "aside" }, aside)), children);

/** @param {(string | [string, string])[]} names heads, with the class of a column */
const heads = (names) => h("thead", null, h("tr", null, names.map((name) => (typeof name === "string" ? h("th", { scope: "col" }, name) : h("th", { scope: "col", class: name[1] }, name[0])))));

/** @param {Delta} delta @param {ToLine} toLine */
export function stated({ statements, remarks }, toLine) {
  if (statements.length === 0) return null;
  if (remarks.includes("strangers")) return part("changes-stated", words.stated, "", h("p", { class: "none" }, words.notJudged));
  return part("changes-stated", words.stated, words.verdicts(statements), h("table", { class: "words stack stated" }, heads([words.says, words.verdictHead, words.shows, [words.line, "num"]]),
    together(statements).map((group) => h("tbody", null, group.map((one, index) => h("tr", null,
      index === 0 && h("td", { class: "says", rowspan: group.length }, one.words ? `“${one.words.text}”` : h("span", { class: "aside" }, words.nothing)),
      h("td", null, h("span", { class: `verdict ${VERDICTS[one.verdict][1]}`.trim() }, icon(VERDICTS[one.verdict][0]), ` ${words.verdict[one.verdict]}`)),
      h("td", null, one.names.length > 0 && [h("span", { class: "about" }, words.about(one)), " "], one.shows, h("span", { class: "at" }, lines(one, toLine))),
      index === 0 && h("td", { class: "num", rowspan: group.length }, one.words && toLine("after", one.words))))))));
}

/** What one sentence says of several names stands behind it; so does what nothing says. @param {Statement[]} statements */
function together(statements) {
  /** @type {Statement[][]} */
  const groups = [];
  for (const one of statements) {
    const group = groups[groups.length - 1];
    const last = group?.[0];
    if (group && last && last.words?.at[0] === one.words?.at[0] && last.words?.at[1] === one.words?.at[1]) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** "line 68, now line 74". @param {{ before: Place[], after: Place[] }} one @param {ToLine} toLine */
function lines({ before, after }, toLine) {
  /** @param {Side} side @param {Place[]} all */
  const of = (side, all) => all.map((place, index) => [index > 0 && words.also, toLine(side, place)]);
  const [old, now] = [before.length > 0 && of("before", before), after.length > 0 && of("after", after)];
  /** @param {...Child} shown a few words that stay together */
  const whole = (...shown) => [" ", h("span", { class: before.length < 2 && after.length < 2 ? "whole" : null }, shown)];
  if (old && now) return [whole(words.linesOf(before.length), " ", old, ","), whole(words.nowLines(after.length), " ", now)];
  if (old) return whole(words.linesOf(before.length), " ", old, " ", words.beforeLine);
  return now && whole(words.nowLines(after.length), " ", now);
}

/** @param {Delta} delta @param {ToLine} toLine @param {Decide} decide */
export function maybe({ maybe: pairs }, toLine, decide) {
  if (pairs.length === 0) return null;
  return part("changes-maybe", words.maybe, words.maybeAside(pairs.length), h("table", { class: "words stack maybe" }, h("tbody", null, pairs.map(({ before, after, why }) => h("tr", null,
    h("td", { class: "says" }, side(toLine, "before", before, before.text)), h("td", { class: "says" }, side(toLine, "after", after, after.text)), h("td", { class: "aside" }, why),
    h("td", { class: "num" }, button(words.count, { "aria-label": words.countAs(before.text, after.text), onclick: () => decide(before.at, after.at, true) })))))));
}

/** @param {Delta} delta @param {[string, string]} names @param {ToLine} toLine */
export function signers({ signers: all }, names, toLine) {
  if (all.length === 0) return null;
  /** @param {SignerSide | null} side */
  const shown = (side) => (side ? [icon(side.mark), ` ${words.side(side)}`] : h("span", { class: "aside" }, words.nobody));
  return part("changes-signers", words.signers, words.signersDiffer(all), h("table", { class: "words stack signers" }, heads([words.party, ...names, [words.lines, "num"]]),
    h("tbody", null, all.map((one) => h("tr", null,
      h("th", { scope: "row", class: "says caps" }, one.party.join("; ") || words.noParty), h("td", { "data-label": names[0] }, shown(one.before)),
      h("td", { "data-label": names[1] }, shown(one.after), one.changes.length > 0 && h("span", { class: "aside" }, ` ${words.signer(one)}`)),
      h("td", { class: "num" }, one.before && toLine("before", one.before), " ", one.after && toLine("after", one.after)))))));
}

/** @param {Delta} delta @param {ToLine} toLine */
export function rest({ paragraphs, differing }, toLine) {
  if (paragraphs.length === 0) return null;
  const changed = paragraphs.filter((one) => one.changed);
  return part("changes-rest", words.rest, words.differ(differing, paragraphs.length), ...(changed.length > 0 ? changed.map((one) => redline(one, toLine)) : [h("p", { class: "none" }, words.restSame)]));
}

/** @param {Paragraph} paragraph @param {ToLine} toLine */
function redline({ pieces }, toLine) {
  /** @param {Side} side */
  const first = (side) => pieces.flatMap((piece) => piece[side] ?? []).slice(0, 1);
  return h("div", { class: "redlined" },
    h("p", { class: "redline" }, pieces.map(({ text, before: old, after: now }, index) => [index > 0 && " ", old && now ? text : h(now ? "ins" : "del", null, text)])), " ",
    h("span", { class: "at" }, lines({ before: first("before"), after: first("after") }, toLine)));
}
