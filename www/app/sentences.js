// The longer sentences: what went wrong and what to do, what happened, what a control does.
// Part of strings.js, which hands them on; kept apart so that both files stay short.

import { count, number, size } from "./figures.js";

/** Why something was not read, and what helps. The former document stays on screen. */
export const bad = {
  /** @param {string} name */ empty: (name) => `${name} is empty. Open the filing again and copy all of its text.`,
  /** @param {string} name */ blank: (name) => `${name} holds nothing but blanks. Select the text of the filing itself, then copy and paste it.`,
  /** @param {string} name */ picture: (name) => `${name} is a picture, and a picture holds no text. Open the filing that it shows, select all, copy, and paste here.`,
  /** @param {string} name */ pdf: (name) => `${name} is a PDF, not text. Open it, select all, copy, and paste here.`,
  /** @param {string} name */ word: (name) => `${name} is a Word document, not text. Open it, select all, copy, and paste here; or save it as plain text or as a web page.`,
  /** @param {string} name */ sheet: (name) => `${name} is a spreadsheet, not text. Open it, select the cells, copy, and paste here.`,
  /** @param {string} name */ slides: (name) => `${name} is a presentation, not text. Open it, select the text, copy, and paste here.`,
  /** @param {string} name */ mail: (name) => `${name} is an e-mail as its program keeps it, not text. Open it, select all, copy, and paste here.`,
  /** @param {string} name */ rtf: (name) => `${name} is rich text with its own codes. Open it, select all, copy, and paste here.`,
  /** @param {string} name */ packed: (name) => `${name} is an archive of a kind that is not unpacked here; .zip and .gz are. Unpack it and drop the files that are in it.`,
  /** @param {string} name */ binary: (name) => `${name} is not text. If it is a document, open it in its program, select all, copy, and paste here.`,
  /** @param {string} name @param {number} length */
  oneLine: (name, length) => `${name} is one line of ${size(length)}. A filing has lines: save it again with its line breaks, or copy the text from the page that shows it.`,
  /** @param {string} name */ folder: (name) => `${name} holds no files, or the browser did not open it. Open the folder and drop the files that are in it.`,
  /** @param {string} name */ unreadable: (name) => `${name} could not be read. It may have been moved, or another program may hold it: copy it to another place and drop it again.`,
  link: "A link was dropped. This page fetches nothing: open the link, select all, copy, and paste here.",
  nothing: "The clipboard holds no text. Open the filing, select all, copy, and paste again.",
  clipboard: "The browser did not hand over the clipboard. Press Ctrl V, or ⌘ V on a Mac, to paste.",
  notCopied: "The browser did not allow copying. Select the text and press Ctrl C, or ⌘ C on a Mac.",
  /** @param {string} name */ trapped: (name) => `${name} could not be read: the reader stopped on it. What was on screen stays. Please report the file to the project; other files can be read.`,
  /** @param {string} name */ shown: (name) => `${name} was read and could not be shown: the page failed on it. What was on screen stays. Please report the file to the project; other files can be opened.`,
  engine: "The reader could not start. This browser may be too old or may forbid WebAssembly: try a current Chromium, Firefox or Safari.",
  notKept: "This browser keeps nothing for this page: it may be a private window, or its storage may be full or turned off. Share a view to keep your work.",
  notForgotten: "The browser did not delete what it keeps for this page. Delete the data of this page in the browser’s own settings.",
  share: "The page could not be saved. Try again; if it fails again, download the Markdown or print the page.",
};

/** What can be undone, by its kind: a noun that follows "Undone:". */
const DONE = {
  open: (/** @type {string} */ name) => `opening ${name}`,
  close: (/** @type {string} */ name) => `closing ${name}`,
  read: (/** @type {string} */ name) => `reading ${name} another way`,
  replace: (/** @type {string} */ name) => `replacing ${name}`,
  note: (/** @type {string} */ name) => `the change to the note on ${name}`,
};

/** What happened. */
export const say = {
  /** @param {string} name @param {number} bytes */ reading: (name, bytes) => `Reading ${name}, ${size(bytes)}`,
  cancelled: "Cancelled. Nothing has changed.",
  /** @param {number} files @param {string} name */ several: (files, name) => `${count(files, "file")} read. ${name} is on show; the others are under Documents.`,
  /** @param {{ act: keyof typeof DONE, name: string }} step */ undone: ({ act, name }) => `Undone: ${DONE[act](name)}.`,
  /** @param {{ act: keyof typeof DONE, name: string }} step */ redone: ({ act, name }) => `Done again: ${DONE[act](name)}.`,
  /** @param {string} name "a portfolio" */ readAs: (name) => `Read as ${name}. Undo brings the reading before back.`,
  nothingToUndo: "There is nothing to undo.", nothingToRedo: "There is nothing to do again.",
  /** @param {string} what */ copied: (what) => `Copied: ${what}.`,
  linkCopied: "Copied: a link that holds the document. Whoever opens it sees what you see.",
  linkOnDisk: "Copied: a link that holds the document. This page was opened from a disk, so the link works on this device only; to send it, share a view, or open this page from a server.",
  noFile: "A link leads to a name in a file that holds the document. Share a view first, and copy the link there.",
  notHere: "The link leads to a name that is not in this document.",
  /** @param {string} name */ saved: (name) => `Saved ${name}.`,
  /** @param {number} shown @param {number} all */ filtered: (shown, all) => `${number(shown)} of ${number(all)}`,
  vow: "Nothing leaves this page: it makes no request, and forgets what you pasted when the tab closes.",
  kept: "Kept until this tab closes.",
  vowRemembered: "Nothing leaves this page: it makes no request. Documents and notes are remembered on this device, as you asked.",
  remembered: "Documents and notes are remembered on this device.",
  nowRemembered: "From now on documents and notes are kept in this browser, on this device, until you forget them. Whoever uses this browser can see them.",
  forgotten: "Forgotten: nothing is kept on this device. What is on show stays until this tab closes.",
  nothingRead: "Nothing of an amendment was found in this text: no instruction, no list of funds or portfolios, no signature, no defined term. If the amendment is another text, paste or drop that; documents that are open stay open. If it is this one, copy it again from the page that shows it, with its line breaks.",
  noSchedule: "No list of funds or portfolios was found in this document.",
  noInstructions: "No operative sentence was found.",
  noSignatures: "No signature block was found.",
  noTerms: "No defined term was found.",
  noProblems: "No drafting fault was found.",
  noNotes: "No notes yet. A note travels with every share.",
  noManual: "This check has no manual yet.",
};

/** What a shared view says about itself. */
export const shared = {
  /** @param {string} sha */ ok: (sha) => `Checked: the text is the one that the page was made from, SHA-256 ${short(sha)}.`,
  /** @param {string} name @param {string} sha */ no: (name, sha) => `The SHA-256 does not match: ${name} is not the text that the page was made from, which was ${short(sha)}.`,
  without: "This view was saved without its source, so what it says cannot be checked. Open the filing itself to read it again.",
  /** @param {number} format */ newer: (format) => `This view was made by a newer Amendment Viewer (format ${number(format)}). Its report can be read; to open it, use the version that made it or a later one.`,
  broken: "This view is damaged: what it carries cannot be opened. Its report can still be read; ask for it to be sent again.",
  newerLink: "This link was made by a newer Amendment Viewer. Open it with the page that made it.",
  brokenLink: "This link is damaged: a part of it may have been lost on its way. Ask for it to be sent again, or for the filing itself.",
  largeLink: "This link holds more than a link may. Nothing of it was opened; ask for the filing itself.",
  tooLarge: "This view is too large to open. Ask for the filing itself instead.",
};

/** What is said when two texts claim to be the same document. */
export const checking = {
  /** @param {string} name @param {string} former @param {string} latter SHA-256 */
  twin: (name, former, latter) => `Two texts are ${name}, and they differ: SHA-256 ${short(former)} and ${short(latter)}. Both are under Documents.`,
  /** @param {number} left */ more: (left) => `${left === 1 ? "1 more of the texts that came claims to be a document that is open, and differs" : `${number(left)} more of the texts that came claim to be documents that are open, and differ`} from what was there. All are under Documents.`,
  compare: "Compare both", replace: "Replace the former, keep its notes",
};

/** @param {string} sha "67c1b774…33f1" */
export const short = (sha) => `${sha.slice(0, 8)}…${sha.slice(-4)}`;
