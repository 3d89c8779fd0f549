// What stands around the schedules of two documents: what is said against what is done, signers, and the rest of the text.

import { button, h, icon } from "./dom.js";
import { changes as words } from "./strings.js";

/** @import { Delta, Paragraph, SignerSide, Statement } from "./types" */
/** @import { Decide, Side, ToLine } from "./changes.js" */

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
  /** @param {Side} side @param {Statement} one */
  const lines = (side, one) => one[side].length > 0 && h("span", { class: "at" }, ` ${side === "before" ? words.beforeLine : words.nowLine}`, one[side].map((name) => [" ", toLine(side, name)]));
  return part("changes-stated", words.stated, words.verdicts(statements), h("table", { class: "words stack stated" }, heads([words.says, words.verdictHead, words.shows, [words.line, "num"]]),
    h("tbody", null, statements.map((one) => h("tr", null,
      h("td", { class: "says" }, one.words ? `“${one.words.text}”` : h("span", { class: "aside" }, words.nothing)),
      h("td", null, h("span", { class: `verdict ${VERDICTS[one.verdict][1]}`.trim() }, icon(VERDICTS[one.verdict][0]), ` ${words.verdict[one.verdict]}`)),
      h("td", null, one.shows, lines("before", one), lines("after", one)),
      h("td", { class: "num" }, one.words && toLine("after", one.words)))))));
}

/** @param {Delta} delta @param {ToLine} toLine @param {Decide} decide */
export function maybe({ maybe: pairs }, toLine, decide) {
  if (pairs.length === 0) return null;
  return part("changes-maybe", words.maybe, words.maybeAside(pairs.length), h("table", { class: "words stack maybe" }, h("tbody", null, pairs.map(({ before, after, why }) => h("tr", null,
    h("td", { class: "says" }, before.text, " ", toLine("before", before)), h("td", { class: "says" }, after.text, " ", toLine("after", after)), h("td", { class: "aside" }, why),
    h("td", { class: "num" }, button(words.count, { "aria-label": words.countAs(before.text, after.text), onclick: () => decide(before.at, after.at, true) })))))));
}

/** @param {Delta} delta @param {[string, string]} names @param {ToLine} toLine */
export function signers({ signers: all }, names, toLine) {
  if (all.length === 0) return null;
  /** @param {SignerSide | null} side */
  const shown = (side) => (side ? [icon(side.mark), ` ${words.side(side)}`] : h("span", { class: "aside" }, words.nobody));
  return part("changes-signers", words.signers, words.signersDiffer(all), h("table", { class: "words stack signers" }, heads([words.party, ...names, [words.lines, "num"]]),
    h("tbody", null, all.map((one) => h("tr", null,
      h("th", { scope: "row", class: "says caps" }, one.party.join("; ") || words.noParty), h("td", null, shown(one.before)),
      h("td", null, shown(one.after), one.changes.length > 0 && h("span", { class: "aside" }, ` ${words.signer(one)}`)),
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
  const [before, after] = [pieces.find((piece) => piece.before)?.before, pieces.find((piece) => piece.after)?.after];
  return h("p", { class: "redline" },
    pieces.map(({ text, before: old, after: now }, index) => [index > 0 && " ", old && now ? text : h(now ? "ins" : "del", null, text)]), " ",
    before && toLine("before", before), " ", after && toLine("after", after));
}
