/** A half-open range of UTF-16 offsets into `Opened.text`. */
export type At = [number, number];
/** Words as printed; `line` counts from 1; `more` are further pieces of words that wrap in a column. */
export interface Words { text: string; line: number; at: At; more: At[] }
export interface Dated { iso: string | null; written: Words }
export interface Place { line: number; at: At }
export type Kind = "amendment" | "schedule" | "agreement" | "plan-amendment" | "letter" | "notice" | "other";
export type Severity = "error" | "warning" | "note";

/** Everything read from one text. Ranges of lines are inclusive; an index of -1 means none. */
export interface Opened { source: Source; text: string; starts: Uint32Array; documents: DocumentView[]; filing: Filing | null }
export interface Source {
  name: string; bytes: number; encoding: string; sha256: string; lines: number; pages: number; width: number; html: boolean;
  /** Tables are nested too deep to be laid out. */
  buried: boolean;
  /** How many passages a page holds and does not show, which were not read; and how the first of them begin. */
  passages: number; skipped: string[];
}
export interface DocumentView {
  kind: Kind;
  lines: [number, number];
  exhibit: Words | null;
  number: number | null;
  draft: boolean;
  agreement: Words | null;
  scope: Scope | null;
  dates: Dates;
  parties: Words[];
  terms: Term[];
  instructions: Instruction[];
  schedules: Schedule[];
  nodes: Node[];
  signatures: Signature[];
  /** First and last lines of what was not read. */
  unread: [number, number][];
  problems: Problem[];
  coverage: Coverage;
}
export interface Scope { mode: "only" | "all-except"; classes: Words[] }
export interface Dates { amendment: Dated | null; agreement: Dated | null; effective: Dated | null }
export interface Term { term: Words; meaning: Words | null }
export interface Instruction {
  act: "replace" | "add" | "remove" | "rename" | "edit" | "fee" | "other";
  target: Words | null;
  supply: "inline" | "attached" | null;
  item: Words | null;
  names: Words[];
  pairs: [Words, Words][];
  effective: Dated | null;
  words: Words;
  /** Index of the schedule that it supplies. */
  schedule: number;
}
/** Its nodes are `nodes.slice(first, first + count)`. */
export interface Schedule {
  id: string; label: Words; complete: boolean; as_of: Dated | null; columns: Words[]; lines: [number, number];
  first: number; count: number; funds: number; portfolios: number;
}
/** `classes` and `portfolios` count what stands below. */
export interface Node {
  kind: "fund" | "group" | "portfolio" | "class";
  depth: number;
  parent: number;
  schedule: number;
  key: string;
  name: Words;
  label: Words | null;
  formerly: Words[];
  cells: Cell[];
  notes: Words[];
  classes: number;
  portfolios: number;
}
export interface Cell { head: string | null; value: Words }
export interface Signature {
  party: Words[];
  /** Index of the schedule whose funds a group caption means. */
  schedule: number;
  role: "by" | "attest" | "witness" | "individual";
  mark: "conformed" | "illegible" | "blank" | "printed";
  name: Words | null;
  title: Words | null;
  date: Dated | null;
  via: Words[];
  line: number;
  at: At;
  /** The party's defined term. */
  term: string | null;
}
export interface Problem {
  rule: string; severity: Severity; message: string; line: number; at: At; related: Place[];
  /** Index of the node, or else of the signature, that it is about. */
  node: number; signature: number;
  otherwise: Otherwise | null;
}
/** The other way to read a doubtful place: "a portfolio"; `key` chooses it, and where it is `chosen`, leads back. */
export interface Otherwise { name: string; key: number; chosen: boolean }
export interface Coverage { read: number; total: number }
/** One step of building elements from Markdown; `br` and `hr` are opened and never closed, a `link` is closed as `a`. */
export type ProseEvent = { open?: string; close?: string; text?: string; link?: string };
/** What is shared along with a text; a note whose key is empty is on the document; `nth` of several reports on a page, from 0. */
export interface SharedState { day: string; tool: string; source: boolean; notes: { key: string; text: string }[]; nth: number }

export interface Tally {
  unchanged: number; added: number; removed: number; renamed: number; moved: number; changed: number;
}
export type Change =
  "kept" | "carried" | "added" | "removed" | "renamed" | "moved-here" | "moved-away" | "changed";
export type Evidence =
  "formerly" | "stated" | "series-id" | "family" | "same-slot" | "marks" | "same-portfolios" | "decided";
export type Remark =
  | "same-text" | "nothing-changed" | "strangers" | "other-agreement" | "other-scope" | "other-parties"
  | "empty-before" | "empty-after" | "backwards" | "same-number" | "part-before";

/**
 * What changed between two documents. Words of `before` stand in the text of the first, all others in that of the
 * second; but for a row that moved here, the words of `moved` stand in the first.
 */
export interface Delta {
  remarks: Remark[];
  tally: Tally;
  schedules: ScheduleRows[];
  funds: FundRows[];
  rows: DeltaRow[];
  maybe: MaybePair[];
  statements: Statement[];
  signers: SignerRow[];
  paragraphs: Paragraph[];
  /** How many paragraphs differ. */
  differing: number;
}
/** Its funds are `funds.slice(first, first + count)`; several labels where it was split or joined. */
export interface ScheduleRows {
  before: Words[]; after: Words[]; printed: boolean; first: number; count: number;
  count_before: number; count_after: number;
  /** Funds, each counted once. */
  funds_before: number; funds_after: number; tally: Tally;
}
/** Its rows are `rows.slice(first, first + count)`; `list` is the schedule in which it stands, where one was split. */
export interface FundRows {
  schedule: number; before: Words | null; after: Words | null; list: string | null;
  change: Change; evidence: Evidence | null; why: string; reordered: boolean;
  first: number; count: number; count_before: number; count_after: number; tally: Tally;
}
/** `why` is a sentence for the third column; `said` are indices of statements. */
export interface DeltaRow {
  fund: number; change: Change; before: Words | null; after: Words | null; evidence: Evidence | null; why: string;
  differences: { class: string | null; head: string | null; before: Words | null; after: Words | null }[];
  moved: { fund: string | null; schedule: string | null; words: Words } | null;
  said: number[];
}
/** Counted as one removed and one added. */
export interface MaybePair { before: Words; after: Words; same_slot: boolean; shared: string[]; why: string }
/** `words` is null for what is done and not stated; `before` and `after` are the lines that bear on it. */
export interface Statement {
  says: "add" | "remove" | "rename" | "merge" | "replace" | "relabel" | "nothing";
  words: Words | null; orders: boolean; names: Words[];
  verdict: "borne-out" | "not-borne-out" | "not-stated" | "cannot-tell";
  shows: string; before: Words[]; after: Words[];
}
export interface SignerSide {
  mark: Signature["mark"]; name: Words | null; title: Words | null; line: number; at: At;
}
export interface SignerRow {
  party: string[]; role: Signature["role"]; before: SignerSide | null; after: SignerSide | null;
  changes: ("new" | "gone" | "name" | "title" | "mark" | "party")[];
}
/** Pieces with both places are the same in both texts; with one, they stand in that text only. */
export interface Paragraph { changed: boolean; pieces: { text: string; before: Place | null; after: Place | null }[] }

/** The histories of all agreements; a `document` is an index among those handed in. */
export interface Timelines {
  agreements: Timeline[];
  aside: number[];
  problems: { document: number; rule: string; severity: Severity; message: string; line: number; at: At }[];
  /** What a number in `Timeline.states` means. */
  states: ("absent" | "listed" | "carried" | "added" | "removed" | "renamed" | "moved")[];
}
/** Cell `row * columns.length + column` of `states`, `lines` and `doubts` (and twice that of `at`) is that of the two. */
export interface Timeline {
  agreement: string | null;
  scope: string;
  columns: TimelineColumn[];
  undated: number[];
  gaps: { first: number; last: number; column: number }[];
  twins: { number: number; columns: number[] }[];
  disorder: [number, number][];
  /** `former`: the schedules in which its rows stood before column `since`. */
  funds: { fund: string | null; schedule: string; former: string[]; since: number; first: number; count: number; in_force: number[] }[];
  rows: TimelineRow[];
  states: number[];
  /** 0 for none. */
  lines: number[];
  at: number[];
  /** Indices of `reasons`, or -1. */
  doubts: number[];
  reasons: Doubt[];
  totals: number[];
  /** Registrants in force after each column, each counted once. */
  registrants: number[];
  added: number;
  removed: number;
  renamed: number;
}
export interface TimelineColumn {
  document: number; number: number | null; agreement: boolean; draft: boolean; day: string; effective: string;
  after_gap: boolean; whole: boolean; listed: number; added: number; removed: number; renamed: number; moved: number;
}
/** `names` oldest first, each with the column in whose document it stands. */
export interface TimelineRow {
  fund: number; names: { column: number; words: Words }[]; first: number; last: number; in_force: boolean;
  changed: boolean;
  /** A registrant without portfolios. */
  lone: boolean;
  /** The earlier row of its name in another schedule, in force at the same time, or -1; `repeats` where it is so in the end. */
  twin: number; repeats: boolean;
}
export interface Doubt { column: number; why: "missing" | "start" | "not-printed"; text: string }

/** The list in force as of a day; null for the end. `column` is -1 where no document has effect by then. */
export interface Consolidated {
  day: string | null;
  column: number;
  /** Each counted once. */
  portfolios: number;
  rows: {
    row: number; lone: boolean; name: Words; column: number; fund: string | null; schedule: string;
    since: Cited; listed: Cited; former: string[]; doubt: number;
  }[];
  doubts: Doubt[];
}
/** A line of a column's document; 0 for none. */
export interface Cited { column: number; line: number; at: At }

/** The facts of a submission's header; days are ISO 8601, what it does not say is "". */
export interface Filing {
  form: string; accession: string; filed: string; period: string; effective: string;
  registrants: { name: string; cik: string; formerly: string[] }[];
  /** One row a class; a series without classes has one with `class` "". */
  series: { owner: string; series: string; series_name: string; class: string; class_name: string; ticker: string }[];
}
/** A whole submission: what it is, and its documents in order. */
export interface Submission { filing: Filing; documents: Entry[]; left_out: number }
/** A document of a submission, from byte `at[0]` up to `at[1]`; `kinds` is what the instruments at its beginning are. */
export interface Entry {
  kind: string; sequence: number | null; file: string; description: string; at: [number, number]; words: boolean; closed: boolean; kinds: Kind[];
}
