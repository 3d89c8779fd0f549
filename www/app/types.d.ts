// What the engine hands over, named once in src/wasm.d.ts, and what the shell adds to it.

import type { Filing, Opened, Submission } from "glue";

export type {
  At, Change, Consolidated, Dated, Delta, DeltaRow, DocumentView, Entry, Evidence, Filing, FundRows, Instruction, Kind, Node, Opened, Paragraph, Place, Problem, ProseEvent,
  Schedule, ScheduleRows, SharedState, Signature, SignerRow, SignerSide, Statement, Submission, Tally, Timeline, TimelineColumn, TimelineRow, Timelines, Words,
} from "glue";

/** What an element may hold; what is empty is left out. */
export type Child = globalThis.Node | string | number | null | undefined | false | Child[];

/** A text as it came, under the number by which the engine knows it: other bytes, another encoding or another choice are another text. */
export interface Text {
  key: number; name: string; bytes: Uint8Array; encoding: string | null; filing: Filing | null;
  /** The keys of the doubtful places that a person reads in the other way. */
  chosen: number[];
}

/** What a person gave: a file, or words, before anybody has looked at it. */
export interface Given {
  name: string; blob: Blob; encoding: string | null;
  /** It came without a name, and is to be told from others that did. */
  pasted?: boolean;
  /** The same words in another form: a clipboard holds rich text and plain text. */
  rival?: Given;
}

/** A whole submission of the visit: where its documents are read from, and the list of them. */
export interface Folder { id: number; name: string; blob: Blob; submission: Submission }

/** One source of the visit: the bytes, what was read from them, and where the reader stands in it. */
export interface Sheet extends Text {
  id: number;
  /** The submission that it is a document of, and which one; null for a text of its own. */
  from: { folder: number; entry: number } | null;
  /** The same words as they were pasted in the other form. */
  rival: (Text & { opened: Opened }) | null;
  opened: Opened;
  /** Index of the document on show. */
  document: number;
  /** The reader's notes by node key; "" is the document as a whole. */
  notes: Map<string, string>;
  selected: string | null;
  filter: string;
}

/** The picked thing: its words light up in the source, its row in the reading. */
export interface Picked { kind: "node" | "signature" | "instruction" | "term" | "problem" | "line"; index: number }

export type Panel = "reading" | "problems" | "changes" | "timeline" | "source";

/** A document of the visit: the text by its number, and the document's index in it. */
export interface Ref { key: number; part: number }

/** `passing`: it speaks of what is on show, and goes with it; `lasting`: nothing but a person takes it away. */
export interface Message { tone: "plain" | "bad" | "ok" | "no"; text: string; passing?: boolean; lasting?: boolean; actions?: { label: string; run: () => void }[] }
