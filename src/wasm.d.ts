/** A half-open range of UTF-16 offsets into `Opened.text`. */
export type At = [number, number];
/** Words as printed; `line` counts from 1; `more` are further pieces of words that wrap in a column. */
export interface Words { text: string; line: number; at: At; more: At[] }
export interface Dated { iso: string | null; written: Words }
export interface Place { line: number; at: At }
export type Kind = "amendment" | "schedule" | "agreement" | "plan-amendment" | "letter" | "notice" | "other";
export type Severity = "error" | "warning" | "note";

/** Everything read from one text. Ranges of lines are inclusive; an index of -1 means none. */
export interface Opened { source: Source; text: string; starts: number[]; documents: DocumentView[]; filing: Filing | null }
export interface Source {
  name: string; bytes: number; encoding: string; sha256: string; lines: number; pages: number; html: boolean;
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
  blocks: Block[];
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
export interface Block { kind: string; lines: [number, number] }
export interface Problem {
  rule: string; severity: Severity; message: string; line: number; at: At; related: Place[];
  /** Index of the node, or else of the signature, that it is about. */
  node: number; signature: number;
}
export interface Coverage { read: number; total: number }
/** One step of building elements from Markdown; `br` and `hr` are opened and never closed, a `link` is closed as `a`. */
export type ProseEvent = { open?: string; close?: string; text?: string; link?: string };
/** What is shared along with a text; a note whose key is empty is on the document; `nth` of several reports on a page, from 0. */
export interface SharedState { day: string; tool: string; source: boolean; notes: { key: string; text: string }[]; nth: number }
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
