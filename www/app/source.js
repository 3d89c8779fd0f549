// The source, line by line as filed: numbers from a counter, page marks as breaks, the picked words highlighted,
// the words of a problem underlined, unread lines bracketed.

import { button, fill, h, reveal } from "./dom.js";
import { count, number, source as words, sourceFacts } from "./strings.js";

/** @import { At, DocumentView, Opened } from "./types" */

/** @typedef {{ from: number, to: number, figure: number }} Under the words of a problem */

/** Lines that are laid out together when they come into sight. */
const CHUNK = 100;
/** A text with a line beyond this is wrapped: nobody reads a paragraph sideways. */
const WIDE = 240;

/** @param {{ onPlace: (offset: number) => void }} hooks */
export function createSource(hooks) {
  const name = h("span", { class: "file" });
  const facts = h("span", { class: "aside" });
  const pre = h("pre", { class: "lines", tabindex: "0", role: "region" });
  const raw = h("pre", { class: "lines wrapped", tabindex: "0", role: "region", "aria-label": words.rawRegion, hidden: true });
  const rawSwitch = button(words.raw, { class: "link", "aria-pressed": "false", onclick: () => showRaw(raw.hidden === true) });
  const element = h("aside", { class: "source", id: "source", "aria-label": words.label }, h("div", { class: "head" }, name, rawSwitch, facts), pre, raw);
  /** The bytes as text, for a source that is HTML. */
  let rawText = () => "";

  /** @type {Opened | null} */
  let opened = null;
  /** @type {HTMLElement[]} */
  let lines = [];
  /** @type {Map<number, Under[]>} by line index */
  let under = new Map();
  /** @type {Map<number, number>} line index → number of the page that begins there */
  let pages = new Map();
  /** @type {Map<number, number>} line index → how many lines from there on are unread */
  let unread = new Map();
  /** @type {number[]} */
  let lit = [];

  const start = (/** @type {number} */ index) => opened?.starts[index] ?? opened?.text.length ?? 0;
  const lineOf = (/** @type {number} */ offset) => (opened ? lastBefore(opened.starts, offset) : 0);

  /** @param {number} index @param {At[]} picked */
  const draw = (index, picked) => {
    const from = start(index);
    const text = (opened?.text.slice(from, start(index + 1)) ?? "").replace(/\n$/u, "");
    const page = pages.get(index);
    const gap = unread.get(index);
    fill(/** @type {HTMLElement} */ (lines[index]), ...pieces(text, from, picked, under.get(index) ?? []),
      page !== undefined && h("b", null, words.page(page)), gap !== undefined && gap > 0 && h("b", null, words.unread(gap)), "\n");
  };

  /** @param {DocumentView} document */
  const learn = (document) => {
    under = new Map();
    document.problems.forEach(({ at: [from, to] }, index) => {
      for (let line = lineOf(from); line <= lineOf(Math.max(from, to - 1)); line += 1) {
        const piece = { from: Math.max(from, start(line)), to: Math.min(to, start(line + 1)), figure: index + 1 };
        under.set(line, [...(under.get(line) ?? []), piece]);
      }
    });
    unread = new Map();
    for (const { kind, lines: [first, last] } of document.blocks) {
      if (kind === "unread") for (let line = first; line <= last; line += 1) unread.set(line - 1, line === first ? last - first + 1 : 0);
    }
  };

  /** @param {Opened} value */
  const findPages = (value) => {
    pages = new Map();
    let page = 1;
    value.starts.forEach((from, index) => {
      if (/^[\t ]*<PAGE>/iu.test(value.text.slice(from, from + 80))) pages.set(index, (page += 1));
    });
  };

  /** Brings the picked words into sight: in the pane beside the reading, or on the narrow page itself. */
  const bring = () => {
    const first = lines[lit[0] ?? -1];
    const beside = getComputedStyle(element).position === "sticky";
    if (first) reveal(first, beside ? element : null, beside ? 44 : 150);
  };

  /** The markup itself, as filed, in place of the readable text. @param {boolean} on */
  const showRaw = (on) => {
    if (on && !raw.hasChildNodes()) {
      const written = rawText().split(/\r\n|\r|\n/u).map((line) => h("span", { class: "l" }, `${line}\n`));
      fill(raw, chunks(written, WIDE));
    }
    raw.hidden = !on;
    pre.hidden = on;
    rawSwitch.setAttribute("aria-pressed", String(on));
  };

  pre.addEventListener("click", (event) => {
    if (!getSelection()?.isCollapsed) return;
    const offset = offsetAt(event, lines, start);
    if (offset !== null) hooks.onPlace(offset);
  });

  return {
    element,
    /** @param {Opened} value @param {DocumentView} document @param {() => string} markup the bytes as text */
    show(value, document, markup) {
      opened = value;
      rawText = markup;
      fill(raw);
      showRaw(false);
      rawSwitch.hidden = !value.source.html;
      lit = [];
      findPages(value);
      learn(document);
      fill(name, value.source.name);
      facts.textContent = sourceFacts(value);
      pre.setAttribute("aria-label", words.region(count(value.source.lines, "line")));
      lines = Array.from({ length: value.starts.length }, (_, index) => h("span", { class: classOf(index, pages, unread), id: `L${index + 1}` }));
      lines.forEach((_, index) => draw(index, []));
      pre.classList.toggle("wrapped", widest(value) > WIDE);
      fill(pre, chunks(lines, widest(value)));
      const first = lines[document.lines[0] - 1];
      element.scrollTop = 0;
      if (first && document.lines[0] > 1) element.scrollTop = first.getBoundingClientRect().top - element.getBoundingClientRect().top - 44;
    },
    /** @param {At[]} picked @param {boolean} scroll */
    highlight(picked, scroll) {
      if (picked.length > 0) showRaw(false);
      for (const index of lit) {
        lines[index]?.classList.remove("at");
        draw(index, []);
      }
      lit = [...new Set(picked.flatMap(([from, to]) => range(lineOf(from), lineOf(Math.max(from, to - 1)))))];
      for (const index of lit) {
        lines[index]?.classList.add("at");
        draw(index, picked);
      }
      if (scroll) bring();
    },
    bring,
    focus: () => (raw.hidden ? pre : raw).focus({ preventScroll: true }),
    /** @param {number} line 1-based @returns {At} */
    lineAt(line) {
      const from = start(line - 1);
      return [from, Math.max(from, start(line) - (line < lines.length ? 1 : 0))];
    },
  };
}

/** @param {number} from @param {number} to inclusive */
const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** The index of the last start at or before an offset. @param {ArrayLike<number>} starts @param {number} offset */
function lastBefore(starts, offset) {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** @param {number} index @param {Map<number, number>} pages @param {Map<number, number>} unread */
const classOf = (index, pages, unread) => `l${pages.has(index) ? " page" : ""}${unread.has(index) ? " unread" : ""}`;

/** @param {Opened} opened */
function widest({ starts, text }) {
  let width = 0;
  starts.forEach((from, index) => { width = Math.max(width, (starts[index + 1] ?? text.length) - from); });
  return width;
}

/**
 * The text of a line, cut where a highlight or an underline begins or ends.
 * @param {string} text @param {number} from @param {At[]} picked @param {Under[]} under
 */
function pieces(text, from, picked, under) {
  const to = from + text.length;
  const edges = [from, to, ...picked.flat(), ...under.flatMap((one) => [one.from, one.to])].filter((edge) => edge >= from && edge <= to);
  const cuts = [...new Set(edges)].sort((a, b) => a - b);
  /** @type {Set<number>} */
  const figured = new Set();
  return cuts.slice(0, -1).map((cut, i) => {
    const piece = text.slice(cut - from, (cuts[i + 1] ?? to) - from);
    const inside = under.find((one) => one.from <= cut && cut < one.to);
    const chosen = picked.some(([a, b]) => a <= cut && cut < b) && piece.trim() !== "";
    /** @type {Node | string} */
    const word = chosen ? h("mark", null, piece) : piece;
    if (!inside) return word;
    const first = !figured.has(inside.figure);
    figured.add(inside.figure);
    return h("u", { "data-n": first ? number(inside.figure) : null, "data-problem": inside.figure - 1 }, word);
  });
}

/** @param {HTMLElement[]} lines @param {number} width characters */
function chunks(lines, width) {
  if (lines.length <= 2 * CHUNK) return lines;
  return range(0, Math.ceil(lines.length / CHUNK) - 1).map((part) => {
    const some = lines.slice(part * CHUNK, (part + 1) * CHUNK);
    // A chunk counts for itself: what is laid out later cannot pass a counter on.
    some[0]?.style.setProperty("counter-reset", `l ${part * CHUNK}`);
    const chunk = h("span", { class: "chunk" }, some);
    chunk.style.setProperty("contain-intrinsic-size", `auto ${Math.min(width, WIDE) + 12}ch auto ${some.length * 1.125}rem`);
    return chunk;
  });
}

/** @param {MouseEvent} event @param {HTMLElement[]} lines @param {(index: number) => number} start */
function offsetAt(event, lines, start) {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const line = event.target instanceof Element ? event.target.closest(".l") : null;
  if (!line || !caret || !line.contains(caret.offsetNode)) return null;
  const before = new Range();
  before.selectNodeContents(line);
  before.setEnd(caret.offsetNode, caret.offset);
  const index = lines.indexOf(/** @type {HTMLElement} */ (line));
  return Math.min(start(index) + before.toString().length, start(index + 1) - 1);
}
