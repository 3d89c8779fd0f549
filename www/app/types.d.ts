// What the engine hands over, as the Rust side makes it (src/show/view.rs), and what the shell adds to it.

/** What an element may hold; what is empty is left out. */
export type Child = globalThis.Node | string | number | null | undefined | false | Child[];

/** A half-open range of UTF-16 offsets into `Opened.text`. */
export type At = [number, number];

/** Words as printed, and where they stand; `more` holds further pieces of a name that a page mark interrupts. */
export interface Words { text: string; line: number; at: At; more: At[] }

export interface Dated { iso: string | null; written: Words }

export interface Opened {
  source: { name: string; bytes: number; encoding: string; sha256: string; lines: number; pages: number; html: boolean };
  text: string;
  starts: Uint32Array;
  documents: DocumentView[];
}

export interface DocumentView {
  kind: "amendment" | "schedule" | "agreement" | "plan-amendment" | "letter" | "notice" | "other";
  lines: [number, number];
  exhibit: Words | null;
  number: number | null;
  draft: boolean;
  agreement: Words | null;
  scope: { mode: "only" | "all-except"; classes: Words[] } | null;
  dates: { amendment: Dated | null; agreement: Dated | null; effective: Dated | null };
  parties: Words[];
  terms: { term: Words; meaning: Words | null }[];
  instructions: Instruction[];
  schedules: Schedule[];
  nodes: Node[];
  signatures: Signature[];
  blocks: { kind: string; lines: [number, number] }[];
  problems: Problem[];
  coverage: { read: number; total: number };
}

export interface Instruction {
  act: "replace" | "add" | "remove" | "rename" | "edit" | "fee" | "other";
  target: Words | null;
  supply: "inline" | "attached" | null;
  item: Words | null;
  names: Words[];
  pairs: [Words, Words][];
  effective: Dated | null;
  words: Words;
  schedule: number;
}

export interface Schedule {
  id: string; label: Words; complete: boolean; as_of: Dated | null; columns: Words[]; lines: [number, number];
  first: number; count: number; funds: number; portfolios: number;
}

export interface Node {
  kind: "fund" | "group" | "portfolio" | "class";
  depth: number; parent: number; schedule: number; key: string;
  name: Words; label: Words | null; formerly: Words[];
  cells: { head: string | null; value: Words }[];
  notes: Words[]; classes: number; portfolios: number;
}

export interface Signature {
  party: Words[]; schedule: number;
  role: "by" | "attest" | "witness" | "individual";
  mark: "conformed" | "illegible" | "blank" | "printed";
  name: Words | null; title: Words | null; date: Dated | null; via: Words[];
  line: number; at: At; term: string | null;
}

export interface Problem {
  rule: string; severity: "error" | "warning" | "note"; message: string;
  line: number; at: At; related: { line: number; at: At }[];
  node: number; signature: number;
}

/** One step of Markdown that the engine has read: a flat list that `prose.js` turns into elements. */
export type ProseEvent = { open?: string; close?: string; text?: string; link?: string };

export interface SharedState { day: string; tool: string; source: boolean; notes: { key: string; text: string }[] }

/** One source of the visit: the bytes, what was read from them, and where the reader stands in it. */
export interface Sheet {
  id: number;
  name: string;
  /** Null in a shared view that was saved without its source. */
  bytes: Uint8Array;
  encoding: string | null;
  opened: Opened;
  /** Index of the document on show. */
  document: number;
  /** The reader's notes by node key; "" is the document as a whole. */
  notes: Map<string, string>;
  selected: string | null;
  filter: string;
}

/** The picked thing: its words light up in the source, its row in the reading. */
export interface Picked { kind: "node" | "signature" | "instruction" | "term" | "problem" | "line"; index: number; at: At[] }

export type Panel = "reading" | "problems" | "source";

export interface Message { tone: "plain" | "bad" | "ok" | "no"; text: string; action?: { label: string; run: () => void } }
