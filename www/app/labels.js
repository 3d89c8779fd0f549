// The words on controls and headings, one object for each part of the page.

import { count, list, number } from "./figures.js";

/** @import { Instruction, Node, Panel, Schedule } from "./types" */

const mac = () => /Mac|iPhone|iPad/u.test(navigator.platform);
const control = () => (mac() ? "⌘" : "Ctrl");

/** @param {number} at 1-based */ export const line = (at) => `Line ${number(at)}`;
/** @param {number} figure */ export const problem = (figure) => `Problem ${number(figure)}`;

export const page = { skip: "Skip to the reading", name: "Amendment Viewer", picked: "Selected" };

export const bar = {
  name: page.name, views: "Views", documents: "Documents", paste: "Paste", open: "Open…", share: "Share",
  undo: "Undo: back to the page before", undoShort: "Undo", redo: "Redo: forward again", redoShort: "Redo", tone: "Light or dark", print: "Print", help: "Keys and help",
  /** @param {boolean} dark */ theme: (dark) => (dark ? "Turn light" : "Turn dark"),
  panels: /** @type {[Panel, string][]} */ ([["reading", "Reading"], ["problems", "Problems"], ["changes", "Changes"], ["timeline", "Timeline"], ["source", "Source"]]),
};

export const rail = {
  documents: "Documents", inThis: "In this document", openFolder: "Open a folder…",
  /** @param {number} n */ several: (n) => `${number(n)} documents`,
  /** @param {string} name */ close: (name) => `Close ${name}`,
};

export const empty = {
  heading: "Paste an amendment anywhere on this page",
  lede: "Or drop the file. It is read at once: the funds and their portfolios, who signed and for whom, what the amendment does, and the drafting faults, each beside its line in the filing.",
  several: "Drop several amendments of one agreement, and Changes and Timeline come beside the Reading: what changed from one to the next, and when each portfolio began, was renamed and ended.",
  paste: "Paste", open: "Open files…", pasteKey: () => `${control()} V`, examples: "Examples", shows: "What they show", size: "Size",
};

export const summary = {
  to: " to the ", shares: "Shares", dated: "Dated", made: "Agreement made", effective: "Effective", exhibit: "Exhibit", signatures: "Signatures",
  problems: "Problems", none: "none found", read: "Read", choice: "Reader’s choice",
  /** @param {number} n @param {number} chosen */ eitherWay: (n, chosen) => `${count(n, "place")} read either way${chosen === 0 ? "" : `, ${number(chosen)} as chosen`}`,
  /** @param {number} n */ schedules: (n) => count(n, "schedule"),
  /** @param {number} percent */ percentRead: (percent) => `${percent} percent of the lines are read`,
};

export const instructions = { heading: "Instructions", theNew: "The new ", attached: "What replaces it is attached to the document.", becomes: "becomes", effective: "Effective " };

export const terms = { heading: "Defined terms", party: "Party", parties: "Parties", term: "Term", means: "Means", line: "Line", notSaid: "not said here" };

export const signatures = {
  heading: "Signatures", noParty: "No party named", signsFor: "Signs for the ", itself: "Signs for itself", individual: "Signs in person", through: "through ",
  name: "Name", title: "Title", date: "Date", notGiven: "not given", notReadable: "not readable", illegible: "[illegible]", nothing: "nothing above the rule", printed: "name printed, no /s/",
  /** @param {number} n */ several: (n) => `Signs for ${count(n, "party", "parties")}`,
  /** @param {Schedule} schedule */
  fundsOf: ({ funds, portfolios, label }) => `${funds > 0 ? count(funds, "fund") : count(portfolios, "portfolio")} of ${label.text}`,
  /** @param {string} term */ theTerm: (term) => `the ${term}`,
};

export const problems = {
  heading: "Problems", why: "Why?", seeAlso: "See also line", doubt: "Low confidence", unread: "Lines that were not read:",
  /** @param {number} first @param {number} last */ range: (first, last) => (first === last ? number(first) : `${number(first)} to ${number(last)}`),
  /** @param {number} first @param {number} last */ lines: (first, last) => (first === last ? `Unread, line ${number(first)}` : `Unread, lines ${number(first)} to ${number(last)}`),
  /** @param {number} n */ more: (n) => `and ${number(n)} more places`,
  /** @param {string} name "a portfolio" */ readAs: (name) => `Read as ${name}`,
  waiting: "The explanation is being fetched…", noAnswer: "The explanation could not be fetched: the reader stopped. Press Why? twice to ask again.",
  /** @param {string} rule */ whyOf: (rule) => `Why? About ${rule}`,
};

export const notes = {
  heading: "Notes", write: "Write a note", save: "Keep note", cancel: "Cancel", edit: "Edit", remove: "Remove", instead: "On the document instead", document: "the document", onWhat: "On ",
  markdown: "Markdown: *emphasis*, **strong**, lists, links.", elsewhere: "In other documents: ",
  /** @param {string} key */ elsewhereName: (key) => `${key.split("/").pop() ?? key}, which this reading does not list`,
  /** @param {number} n @param {string} name */ of: (n, name) => `${count(n, "note")} on ${name}`,
  /** @param {string} name */ on: (name) => `Note on ${name}`,
  /** @param {string} name */ editOn: (name) => `Edit the note on ${name}`,
  /** @param {string} name */ removeOn: (name) => `Remove the note on ${name}`,
};

const ACTS = new Map([["replace", "replaced"], ["add", "added to"], ["remove", "names removed"], ["rename", "names changed"], ["edit", "edited"]]);

export const tree = {
  heading: "Funds and portfolios", filter: "Filter funds and portfolios", placeholder: "Filter by name", expand: "Expand all", collapse: "Collapse all",
  copy: "Copy", copyTitle: "Copy", nothing: "No name holds these words.", clear: "Clear the filter",
  column: "Fund and portfolio, as printed", count: "Portfolios", line: "Line",
  copyWhat: { name: "Name", markdown: "List as Markdown", tsv: "Table", link: "Link to the name" },
  copySays: { name: "The name that is selected, as printed.", markdown: "Funds and portfolios as a list, for a memo; with a filter, those that it shows.", tsv: "Tabs between the columns, for a spreadsheet; with a filter, those rows.", link: "It opens this file at the name that is selected." },
  noName: "Select a name first.",
  /** @param {string} what @param {number | null} shown null: no filter @param {number} all */ copiedList: (what, shown, all) => `${what}, ${shown === null ? count(all, "portfolio") : `the ${number(shown)} of ${count(all, "portfolio")} that the filter shows`}`, noted: "with a note",
  /** @param {string} label */ of: (label) => `Funds and portfolios of ${label}`,
  /** @param {number} n */ schedules: (n) => count(n, "schedule"),
  /** @param {number} n */ portfolios: (n) => count(n, "portfolio"),
  /** @param {number} n */ ofAll: (n) => ` of ${number(n)}`,
  /** @param {string[]} names */ formerly: (names) => `formerly ${list(names)}`,
  /** @param {Schedule} schedule @param {Instruction[]} acts @param {boolean} [named] */
  about(schedule, acts, named = true) {
    const act = acts.find((one) => one.schedule >= 0 && one.target && one.words && sameLabel(one.target.text, schedule.label.text));
    return [named && schedule.label.text, act && ACTS.get(act.act), !schedule.complete && "in part", schedule.as_of && `as of ${schedule.as_of.written.text}`].filter(Boolean).join(", ");
  },
  /** The total under its column. @param {Schedule} schedule @param {{ funds: number, portfolios: number } | null} shown */
  sum({ funds, portfolios }, shown) {
    const head = funds === 0 ? "portfolios" : funds === 1 ? "fund" : "funds";
    if (!shown) return [funds === 0 ? head : `${number(funds)} ${head}`, number(portfolios)];
    return [funds === 0 ? head : `${number(shown.funds)} of ${number(funds)} ${head}`, `${number(shown.portfolios)} of ${number(portfolios)}`];
  },
  /** What a listener hears between a name and its figures. @param {Node} node */
  after: (node) => [node.kind === "group" && ", group", node.classes > 0 && `, ${count(node.classes, "class", "classes")}`, ", "].filter(Boolean).join(""),
  /** @param {number} portfolios */ unit: (portfolios) => (portfolios === 1 ? " portfolio, " : " portfolios, "),
  /** Beside a figure in a list whose columns are of other things. @param {number} portfolios */ unitSeen: (portfolios) => (portfolios === 1 ? " portfolio" : " portfolios"),
};

/** @param {string} a @param {string} b */
const sameLabel = (a, b) => a.toLowerCase() === b.toLowerCase();

export const source = {
  label: "Source", raw: "Raw markup", rawRegion: "Raw markup of the source", foot: "Show in source", back: "Back to the reading",
  /** @param {string} lines */ region: (lines) => `Source, ${lines}`,
  /** @param {number} n */ page: (n) => `page ${number(n)}`,
  /** @param {number} n */ unread: (n) => `${count(n, "line")} unread`,
};

export const memory = { remember: "Remember on this device", forget: "Forget everything" };

export const printing = {
  title: "Print", all: "All", allSays: "The reading, the notes and the source.", branch: "The selection",
  /** @param {string} name */ branchSays: (name) => `${name}, with what is under it, its notes and its problems.`,
};

export const split = { label: "Width of the source" };

export const messages = { dismiss: "Dismiss", cancel: "Cancel", progress: "Read", saveInput: "Save the text" };

export const share = {
  title: "Share", source: "Include the source text", without: "Without it the page says that it cannot be checked.", download: "Download",
  /** @param {number} n */ all: (n) => `All ${number(n)} documents of this visit`, allSays: "In one file, whatever it is; the originals are saved one by one.",
  view: { name: "View", says: "One file: this page, open on this document, with your selection, filter and notes. Needs nothing installed." },
  page: { name: "Page without scripts", says: "The report alone. It can run nothing and ask for nothing." },
  link: { name: "Link", says: "The document is packed into the link itself; no server sees it. Offered because this one is short." },
  downloads: { markdown: "Markdown", csv: "CSV", json: "JSON", original: "Original" },
};

export const help = {
  heading: "Keys", close: "Close", single: "Single keys (?, /, +) work outside fields",
  /** @param {string} version */ version: (version) => `Amendment Viewer ${version}`,
  about: "About", digest: "SHA-256 of this file", licence: "Free to use under the MIT licence or the Apache License 2.0.",
  notices: "Licences of what this page is made of", noNotices: "This browser could not unpack them. They are packed in the block “notices” of this file.",
  groups: () => [
    { name: "Anywhere", keys: [[`${control()} V`, "Read what is on the clipboard"], [`${control()} Z`, "Undo: back to the page before"], [`${mac() ? "⇧ ⌘ Z" : "Ctrl Y"}`, mac() ? "Redo: forward again" : "Redo: forward again; also Ctrl Shift Z"], ["/", "Filter funds and portfolios"], ["+", "Write a note on what is selected"], ["F6", "From pane to pane; with Shift, back"], ["Esc", "Clear the filter, close what is open"], ["?", "These keys"]] },
    { name: "In the list of funds", keys: [["↑ ↓", "Previous, next name"], ["→ ←", "Open, close; into, out of a fund"], ["Home End", "First, last name"], ["*", "Open all funds"], ["Letters", "The next name that begins so"], ["Enter", "Select, and show its words in the source"], [`${control()} C`, "Copy the selected name"]] },
    { name: "In the timeline", keys: [["← → ↑ ↓", "From mark to mark"], ["Home End", "First, last mark of a portfolio"], ["Enter", "Open the line"], ["/", "Find a portfolio"]] },
    { name: "On the splitter", keys: [["← →", "Source wider, narrower"], ["Home End", "Source widest, narrowest"]] },
  ],
};
