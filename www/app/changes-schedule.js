// The schedules of two documents side by side: a row a portfolio, the evidence as a third column, the unchanged folded.

import { side } from "./changes-side.js";
import { bodies, button, h, icon, renamed } from "./dom.js";
import { changes as words } from "./strings.js";

/** @import { Change, Delta, DeltaRow, FundRows, ScheduleRows, Words } from "./types" */
/** @import { Decide, ToLine } from "./changes.js" */

/** @type {Partial<Record<Change, "add" | "rem" | "ren" | "mov" | "chg">>} */
const SIGNS = { added: "add", removed: "rem", renamed: "ren", "moved-here": "mov", "moved-away": "mov", changed: "chg" };

/** @param {DeltaRow} row */
const isQuiet = ({ change }) => change === "kept" || change === "carried";

/** @param {Delta} delta @param {[string, string]} names @param {ToLine} toLine @param {Decide} decide */
export const schedules = (delta, names, toLine, decide) => delta.schedules.map((one, index) => schedule(delta, one, index, names, toLine, decide));

/** @param {Delta} delta @param {ScheduleRows} one @param {number} index @param {[string, string]} names @param {ToLine} toLine @param {Decide} decide */
function schedule(delta, one, index, names, toLine, decide) {
  const id = `changes-${index}`;
  const texts = (/** @type {Words[]} */ labels) => labels.map(({ text }) => text);
  const funds = delta.funds.slice(one.first, one.first + one.count);
  return h("section", { "aria-labelledby": id },
    h("div", { class: "head" }, h("h2", { id }, words.schedule(texts(one.before), texts(one.after))), h("span", { class: "aside" }, words.then(one.count_before, one.count_after))),
    funds.length > 0 && h("table", { class: "delta" },
      h("colgroup", null, h("col", { class: "sign-col" }), h("col"), h("col"), h("col", { class: "why-col" })),
      h("thead", null, h("tr", null, h("th", { scope: "col" }, h("span", { class: "hid" }, words.change)), h("th", { scope: "col" }, names[0]), h("th", { scope: "col" }, names[1]), h("th", { scope: "col" }, words.why))),
      funds.map((fund) => bodies(head(fund, toLine), rows(delta.rows.slice(fund.first, fund.first + fund.count), toLine, decide)))),
    h("p", { class: "sum" }, h("span", { class: "total" }, words.total(one))));
}

/** Each name on its own side, with its line at the edge of that side. @param {FundRows} fund @param {ToLine} toLine */
function head(fund, toLine) {
  const { before, after, change, tally } = fund;
  const other = change === "renamed" && before && after;
  const name = other ? before : after ?? before;
  const sign = SIGNS[change];
  const figures = [fund.count === 0 ? words.alone : words.arrow(fund.count_before, fund.count_after), words.short(tally)].filter((part) => part !== "").join(", ");
  return h("tr", { class: ["fundhead", sign].filter(Boolean).join(" ") },
    h("th", { colspan: 2, scope: "rowgroup" }, side(toLine, "before", before,
      sign && [icon(sign, `${sign} sign`), h("span", { class: "hid" }, `${words.name(change)}: `), " "], h("span", { class: "caps" }, name ? name.text : words.portfolios))),
    h("td", null, side(toLine, "after", after, other && h("em", { class: "caps" }, after.text), fund.list !== null && h("span", { class: "was" }, fund.list))),
    h("td", { class: "why" }, fund.why !== "" && h("span", null, `${fund.why} `), h("small", null, figures, fund.reordered && `, ${words.reordered}`)));
}

/** @param {DeltaRow[]} list @param {ToLine} toLine @param {Decide} decide */
function rows(list, toLine, decide) {
  /** @type {HTMLElement[]} */
  const made = [];
  for (let at = 0; at < list.length; at += 1) {
    const row = list[at];
    if (!row) break;
    if (!isQuiet(row)) {
      made.push(tableRow(row, toLine, decide));
      continue;
    }
    const end = list.findIndex((one, index) => index > at && !isQuiet(one));
    const quiet = list.slice(at, end < 0 ? list.length : end);
    made.push(folded(quiet, toLine));
    at += quiet.length - 1;
  }
  return made;
}

/** @param {DeltaRow[]} quiet @param {ToLine} toLine */
const folded = (quiet, toLine) => h("tr", { class: "fold" }, h("td"), h("td", { colspan: 3 },
  button(` ${words.unchanged(quiet.length)}`, { "aria-expanded": "false" }, icon("twist")),
  h("ul", { hidden: "until-found" }, quiet.map(({ before, after }) => h("li", null, h("span", null, (after ?? before)?.text), " ", before && toLine("before", before), " ", after && toLine("after", after))))));

/** @param {DeltaRow} row @param {ToLine} toLine @param {Decide} decide */
function tableRow(row, toLine, decide) {
  const { before, after, change, why, evidence } = row;
  const sign = SIGNS[change];
  return h("tr", { class: sign },
    h("td", null, sign && icon(sign, `${sign} sign`), h("span", { class: "hid" }, words.name(change))),
    h("td", null, before && side(toLine, "before", before, name(before.text, after?.text, change))),
    h("td", null, after && side(toLine, "after", after, name(after.text, before?.text, change))),
    h("td", { class: "why" }, why, evidence === "decided" && before && after && [" ", button(words.uncount, { class: "link", onclick: () => decide(before.at, after.at, false) })], differences(row, toLine)));
}

/** A name, with what is new or gone in it marked. @param {string} text @param {string | undefined} other @param {Change} change */
function name(text, other, change) {
  if (change === "added") return h("ins", null, text);
  if (change === "removed") return h("del", null, text);
  if (change === "moved-here" || change === "moved-away") return h("em", null, text);
  return change === "renamed" && other !== undefined ? renamed(text, other) : text;
}

/** The values that differ. @param {DeltaRow} row @param {ToLine} toLine */
const differences = ({ differences: all }, toLine) => all.length > 0 && h("ul", null, all.map(({ class: of, head: column, before, after }) => h("li", null,
  [of, column].filter(Boolean).join(", "), (of ?? column) !== null && ": ",
  before ? [h("del", null, before.text), " ", toLine("before", before)] : null, " ", after ? [h("ins", null, after.text), " ", toLine("after", after)] : null)));
