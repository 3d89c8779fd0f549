// What the engine hands over, named once in src/wasm.d.ts, and what the shell adds to it.

import type { Opened } from "glue";

export type { At, Dated, DocumentView, Instruction, Node, Opened, Problem, ProseEvent, Schedule, SharedState, Signature, Words } from "glue";

/** What an element may hold; what is empty is left out. */
export type Child = globalThis.Node | string | number | null | undefined | false | Child[];

/** One source of the visit: the bytes, what was read from them, and where the reader stands in it. */
export interface Sheet {
  id: number;
  name: string;
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
export interface Picked { kind: "node" | "signature" | "instruction" | "term" | "problem" | "line"; index: number }

export type Panel = "reading" | "problems" | "source";

export interface Message { tone: "plain" | "bad" | "ok" | "no"; text: string; actions?: { label: string; run: () => void }[] }
