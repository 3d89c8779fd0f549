// What the engine hands over, named once in src/wasm.d.ts, and what the shell adds to it.

import type { At, Opened } from "glue";

export type { At, Dated, DocumentView, Instruction, Node, Opened, Problem, Schedule, Signature, Words } from "glue";

/** What an element may hold; what is empty is left out. */
export type Child = globalThis.Node | string | number | null | undefined | false | Child[];

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
