// The words of what several documents say together: changes, the timeline, the schedule in force.
// Part of strings.js, which hands them on.

import { count, dayOf, list, number } from "./figures.js";

/** @import { Change, Delta, Evidence, SignerRow, ScheduleRows, SignerSide, Statement, Tally, Timeline, TimelineColumn } from "./types" */

/** @type {Record<Delta["remarks"][number], string>} */
const REMARKS = {
  "same-text": "Both are the same text. Pick another document to compare with.",
  "nothing-changed": "Nothing changed: the lists, the signers and the rest of the text say the same.",
  "strangers": "These documents have neither an agreement nor a party in common. They are compared name by name: no likeness counts as a renaming or a move.",
  "other-agreement": "These documents belong to different agreements. They are compared all the same.",
  "other-scope": "These documents apply to different classes of shares. They are compared all the same.",
  "other-parties": "These documents have no party in common. They are compared all the same.",
  "empty-before": "The first document holds nothing that can be compared: all of the second shows as new.",
  "empty-after": "The second document holds nothing that can be compared: the list of the first is shown as it stood.",
  "backwards": "The second document is dated before the first. Swap them to see the changes in the order of time.",
  "same-number": "Both bear the same number: one may be a draft or a corrected copy of the other.",
  "part-before": "The first document prints only a change of its schedule: what else stood in it is not known.",
};

/** @type {Record<Change, string>} */
const CHANGES = {
  kept: "Unchanged", carried: "Carried", added: "Added", removed: "Removed", renamed: "Renamed", "moved-here": "Moved here", "moved-away": "Moved", changed: "Other values",
};

/** @type {Record<Statement["verdict"], string>} */
const VERDICTS = { "borne-out": "Borne out", "not-borne-out": "Not borne out", "not-stated": "Done, not stated", "cannot-tell": "Cannot be told" };

/** @type {Record<SignerRow["changes"][number], string>} */
const SIGNERS = { new: "signs now", gone: "no longer signs", name: "another name", title: "another title", mark: "signed on one side only", party: "party reads otherwise" };

/** @type {Record<SignerSide["mark"], string>} */
const MARKS = { conformed: "Conformed", illegible: "Signed, illegible", blank: "Left blank", printed: "Printed only" };

/** @param {Tally} tally @returns {[sign: "add" | "rem" | "ren" | "mov" | "chg", figure: number, word: string][]} */
const counted = ({ added, removed, renamed, moved, changed }) => {
  /** @type {[sign: "add" | "rem" | "ren" | "mov" | "chg", figure: number, word: string][]} */
  const all = [["add", added, "added"], ["rem", removed, "removed"], ["ren", renamed, "renamed"], ["mov", moved, "moved"], ["chg", changed, "with other values"]];
  return all.filter(([, figure]) => figure > 0);
};

const SIGNS = { add: "+", rem: "−", ren: "~", mov: "→", chg: "*" };

/** @param {number} before @param {number} after @param {string} noun "9 funds", "31 → 32 portfolios" */
const became = (before, after, noun) => (before === after ? count(after, noun) : `${number(before)} → ${count(after, noun)}`);

export const changes = {
  heading: "What changed", inThe: " in the ", from: "From ", to: "to ", swap: "Swap the two", pair: "The two documents", wait: "Comparing…", failed: "The comparison could not be made: the reader stopped on it. What was on screen stays; other documents can be compared.",
  stated: "Stated against actual", notJudged: "What the second document says it does is about the lists of its own agreement; the first is of another, and neither bears it out nor speaks against it.", says: "The amendment says", verdictHead: "Verdict", shows: "The schedules show", line: "Line", nothing: "Nothing", beforeLine: "before", also: ", ",
  /** @param {number} n */ linesOf: (n) => (n === 1 ? "line" : "lines"),
  /** @param {number} n */ nowLines: (n) => (n === 1 ? "now line" : "now lines"),
  /** Of which names a statement is. @param {Statement} statement */
  about({ says, names }) {
    const [first = "", second] = names.map(({ text }) => text);
    if (second === undefined) return first;
    return says === "merge" ? `${first} into ${second}` : says === "add" ? `${first}, to ${second}` : `${first} becomes ${second}`;
  },
  change: "Change", why: "Why the reader says so", portfolios: "Portfolios", reordered: "in another order", before: "before ", none: "None", alone: "without portfolios",
  maybe: "Possibly renamed", maybeAside: (/** @type {number} */ n) => `${count(n, "pair")}; the evidence is thin`, count: "Count as renamed", uncount: "Count as removed and added",
  signers: "Signers", party: "Party", noParty: "No party named", lines: "Lines", nobody: "Nobody",
  rest: "The rest of the text", restSame: "No paragraph differs.",
  remark: REMARKS, verdict: VERDICTS, counted,
  /** @param {Change} change */ name: (change) => CHANGES[change],
  /** @param {string} before @param {string} after */ countAs: (before, after) => `Count ${before} as renamed to ${after}`,
  /** @param {number} unchanged */ unchanged: (unchanged) => `${number(unchanged)} unchanged`,
  /** @param {Tally} tally "+3 −1 ~2" */ short: (tally) => counted(tally).map(([sign, figure]) => `${SIGNS[sign]}${number(figure)}`).join(" "),
  /** @param {Tally} tally for the live region and a page's title */
  told: (tally) => list(counted(tally).map(([, figure, word]) => `${number(figure)} ${word}`)) || "nothing added, removed or renamed",
  /** @param {number} before @param {number} after */ then: (before, after) => (before === after ? count(after, "portfolio") : `${count(before, "portfolio")}, then ${number(after)}`),
  /** @param {number} before @param {number} after */ arrow: (before, after) => `${number(before)} → ${number(after)}`,
  /** @param {string[]} before @param {string[]} after labels of schedules */
  schedule(before, after) {
    if (before.length + after.length === 0) return "By instruction alone";
    if (after.length === 0) return `${list(before)}, not printed again`;
    return before.length === 0 || before.join() === after.join() ? list(after) : `${list(before)}, now ${list(after)}`;
  },
  /** @param {ScheduleRows} one "9 funds, 31 → 32 portfolios" */
  total: ({ funds_before, funds_after, count_before, count_after }) => `${Math.max(funds_before, funds_after) > 1 ? `${became(funds_before, funds_after, "fund")}, ` : ""}${became(count_before, count_after, "portfolio")}`,
  /** @param {Statement[]} statements */
  verdicts: (statements) => /** @type {Statement["verdict"][]} */ (["borne-out", "not-borne-out", "not-stated", "cannot-tell"])
    .map((verdict) => ({ verdict, found: statements.filter((one) => one.verdict === verdict).length })).filter(({ found }) => found > 0)
    .map(({ verdict, found }) => `${number(found)} ${VERDICTS[verdict].toLowerCase()}`).join(", "),
  /** @param {SignerRow} row */ signer: (row) => row.changes.map((change) => SIGNERS[change]).join(", "),
  /** @param {SignerRow[]} rows "1 signs now, 2 another name" */
  signersDiffer(rows) {
    const found = /** @type {SignerRow["changes"][number][]} */ (Object.keys(SIGNERS)).map((change) => ({ change, times: rows.filter(({ changes: all }) => all.includes(change)).length })).filter(({ times }) => times > 0);
    return found.length === 0 ? "the same on both sides" : found.map(({ change, times }) => `${number(times)} ${SIGNERS[change]}`).join(", ");
  },
  /** @param {SignerSide} side */ side: (side) => [MARKS[side.mark], side.name?.text, side.title?.text].filter(Boolean).join(", "),
  /** @param {number} differing @param {number} all */ differ: (differing, all) => `${number(differing)} of ${count(all, "paragraph")} ${differing === 1 ? "differs" : "differ"}; wrapping and justification are ignored`,
  /** @param {string} document @param {number} at */ lineOf: (document, at) => `${document}, line ${number(at)}`,
  /** @param {string} told @param {string} before @param {string} after */ compared: (told, before, after) => `Compared ${before} with ${after}: ${told}.`,
  /** @type {Record<Evidence, string>} */
  evidence: { formerly: "said in the text", stated: "an instruction says so", "series-id": "the same series", family: "the whole family is renamed", "same-slot": "the same place in the list", marks: "the same marks", "same-portfolios": "the same portfolios", decided: "your own decision" },
};

/** "No. 3", "Agreement". @param {Pick<TimelineColumn, "number" | "agreement">} column */
const headOf = (column) => (column.agreement ? "Agreement" : column.number === null ? "No number" : `No. ${number(column.number)}`);

const STATES = { absent: "absent", listed: "listed", carried: "carried", added: "added here", removed: "removed here", renamed: "renamed here", moved: "moved here" };

export const timeline = {
  heading: "Timeline", of: " of the ", unnamed: "an agreement that is not named", which: "Agreement", documents: "Documents", changes: "Changes", missing: "Missing", wait: "Putting the documents in order…",
  failed: "The timeline could not be made: the reader stopped on it. What was on screen stays; close a document and try again.", none: "No document here amends an agreement by a list of funds or portfolios, so there is nothing to put in order. Open amendments of one agreement.",
  find: "Find a portfolio under any of its names", placeholder: "Find by any name", only: "Changed only", clear: "Show all rows", nothing: "No row is left.", portfolio: "Portfolio", under: "under its last name", seen: "Seen", firstToLast: "first to last",
  region: "Timeline table. Arrow keys go from mark to mark, Enter opens the line.", total: "Portfolios in force", inForce: "in force", marks: "Marks", absentKey: "blank: absent", uncertain: "uncertain",
  wide: "Not all columns fit here: the table moves sideways.",
  key: { listed: "listed in this document", carried: "carried, schedule not touched", add: "added here", rem: "removed here", ren: "renamed here", mov: "moved here", doubt: "not certain" },
  day: "Schedule as of a day…", state: STATES, headOf,
  /** @param {Timeline} one @param {number} column */ inForceAfter: (one, column) => { const last = one.columns[column]; return last ? `In force after ${headOf(last)}` : "In force"; },
  /** @param {number} funds @param {number} portfolios */ inForceNow: (funds, portfolios) => (funds > 0 ? `${count(funds, "fund")}, ${count(portfolios, "portfolio")}` : count(portfolios, "portfolio")),
  /** @param {TimelineColumn[]} columns "8, June 1, 2021 to October 31, 2024" */
  span(columns) {
    const [first, last] = [columns[0]?.day ?? "", columns[columns.length - 1]?.day ?? ""];
    return `${number(columns.length)}${first === "" ? "" : first === last ? `, ${dayOf(first)}` : `, ${dayOf(first)} to ${dayOf(last)}`}`;
  },
  /** @param {Timeline} one */ did: ({ added, removed, renamed }) => `${number(added)} added, ${number(removed)} removed, ${number(renamed)} renamed`,
  /** @param {Timeline["gaps"]} gaps "No. 5", "Nos. 3 to 5" */
  gaps: (gaps) => list(gaps.map(({ first, last }) => (first === last ? `No. ${number(first)}` : `Nos. ${number(first)} to ${number(last)}`))),
  /** @param {Timeline["gaps"][number]} gap */ isMissing: ({ first, last }) => (first === last ? `No. ${number(first)} is missing` : `Nos. ${number(first)} to ${number(last)} are missing`),
  /** @param {Timeline["gaps"][number]} gap */ open: ({ first, last }) => (first === last ? `Open No. ${number(first)}…` : "Open them…"),
  /** @param {Timeline["gaps"][number]} gap */ harmless: ({ first, last }) => `${first === last ? `No. ${number(first)} is` : `Nos. ${number(first)} to ${number(last)} are`} not among these documents. The next one prints the whole list, so from there on the list is certain; what happened in between is seen only as its result.`,
  /** @param {number} figure @param {string[]} files */ twins: (figure, files) => `No. ${number(figure)} stands several times: ${list(files)}. One may be a draft or a corrected copy; all are applied in the order of their dates.`,
  /** @param {TimelineColumn} a @param {TimelineColumn} b */ disorder: (a, b) => `${headOf(a)} (${dayOf(a.day)}) is dated before ${headOf(b)} (${dayOf(b.day)}), against their numbers; they are applied in the order of their dates.`,
  /** @param {string[]} files */ undated: (files) => `Without a date, and so not applied: ${list(files)}.`,
  /** @param {string[]} files */ aside: (files) => `Of no agreement that is named, and so not in a timeline: ${list(files)}.`,
  /** Where there are more rows than portfolios in force: what the others are. @param {Timeline} one */
  rowsAre(one) {
    const [last, kept] = [one.totals.length - 1, one.rows.filter((row) => row.in_force)];
    const [lone, again, gone] = [kept.filter((row) => row.lone).length, kept.filter((row) => row.repeats).length, one.rows.length - kept.length];
    const parts = [`${count(one.totals[last] ?? 0, "portfolio")} in force`, lone > 0 && `${count(lone, "fund")} listed without portfolios, now or before`,
      again > 0 && `${count(again, "name")} repeated from another schedule, counted once`, gone > 0 && `${number(gone)} no longer in force`].filter((part) => part !== false);
    return parts.length === 1 ? "" : `${count(one.rows.length, "row")}: ${parts.join("; ")}.`;
  },
  alone: "listed without portfolios", wasAlone: "the fund itself, before it had portfolios",
  /** @param {string} place */ again: (place) => `also in ${place}, counted once`,
  /** Where the rows of a fund stand, and stood. @param {Timeline["funds"][number]} fund @param {TimelineColumn[]} columns */
  schedule: ({ schedule, former, since }, columns) => { const from = columns[since]; return former.length === 0 || !from ? schedule : `${schedule} since ${headOf(from)}, before that ${list(former)}`; },
  /** @param {number} n */ rows: (n) => count(n, "row"),
  /** @param {number} shown @param {number} all */ rowsOf: (shown, all) => `${number(shown)} of ${count(all, "row")}`,
  /** @param {string[]} names */ formerly: (names) => (names.length === 0 ? "" : `before ${list(names)}`),
  /** @param {string} name @param {string} state @param {string} head @param {string} doubt */ cell: (name, state, head, doubt) => [`${name}, ${state}, ${head}`, doubt].filter(Boolean).join(", "),
  /** @param {TimelineColumn | undefined} first @param {TimelineColumn | undefined} last */ life: (first, last) => `${first ? headOf(first) : ""} – ${last ? headOf(last) : "in force"}`,
  /** @param {TimelineColumn} column */ short: ({ day }) => { const full = dayOf(day); return full === day ? day : full.replace(/^(\w{3})\w*/u, "$1"); },
  /** @param {string} agreement @param {Timeline} one */ told: (agreement, { rows, columns }) => `Timeline of ${agreement}: ${count(rows.length, "row")}, ${count(columns.length, "document")}.`,
};

export const inForce = {
  heading: "Schedule in force", asOf: "As of", last: "After the last document", clear: "After the last document", day: "Day", back: "Back to the timeline", download: "Download", none: "No document has effect by that day. Pick a later day.",
  line: "line",
  /** @param {number} at */ lineOf: (at) => `line ${number(at)}`,
  portfolio: "Portfolio", fund: "Fund", schedule: "Schedule", since: "Put there by", listed: "Last printed by", former: "Names before", uncertain: "uncertain", note: "Not certain",
  forms: /** @type {["markdown" | "csv" | "json", string][]} */ ([["markdown", "Markdown"], ["csv", "CSV"], ["json", "JSON"]]),
  names: "Names", namesSays: "Every name of these documents, each spelling with its lines, as CSV",
  lone: "without portfolios",
  /** @param {{ portfolios: number, rows: { lone: boolean }[] }} list "156 portfolios, 4 funds without portfolios, in 162 rows" */
  count({ portfolios, rows }) {
    const lone = rows.filter((row) => row.lone).length;
    return [count(portfolios, "portfolio"), lone > 0 && `${count(lone, "fund")} without portfolios`, portfolios + lone < rows.length && `in ${count(rows.length, "row")}: a name in two schedules counts once`].filter(Boolean).join(", ");
  },
  /** @param {string | null} iso */ title: (iso) => (iso === null ? "after the last document" : `as of ${dayOf(iso)}`),
  /** @param {number} portfolios @param {string | null} iso */ told: (portfolios, iso) => `${count(portfolios, "portfolio")} in force ${iso === null ? "after the last document" : `as of ${dayOf(iso)}`}.`,
};
