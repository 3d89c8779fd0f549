// The source, line by line as filed: numbers from a counter, page marks as breaks, the picked words highlighted,
// the words of a problem underlined, unread lines bracketed.

import { button, fill, h, over, reveal } from "./dom.js";
import { createLines, firstLineOf, groupOf, isLong } from "./source-lines.js";
import { copyFrom, offsetOf } from "./source-places.js";
import { markupIn } from "./source-raw.js";
import { count, number, source as words, sourceFacts } from "./strings.js";

/** @import { At, DocumentView, Opened, Sheet } from "./types" */

/** @typedef {{ from: number, to: number, figure: number }} Under the words of a problem */

/** @param {{ onPlace: (offset: number) => void }} hooks */
export function createSource(hooks) {
  const name = h("span", { class: "file" });
  const facts = h("span", { class: "aside" });
  const pre = h("pre", { class: "lines", tabindex: "0", role: "region" });
  const raw = h("pre", { class: "lines wrapped", tabindex: "0", role: "region", "aria-label": words.rawRegion, hidden: true });
  /** Whether the pane was scrolled: where it was not, it need not be taken back, for which the whole page would be laid out at once. */
  let scrolled = false;
  const rawSwitch = button(words.raw, { class: "link", "aria-pressed": "false", onclick: () => showRaw(raw.hidden === true) });
  const element = h("aside", { class: "source", id: "source", "aria-label": words.label }, h("div", { class: "head" }, name, rawSwitch, facts), pre, raw);

  /** @type {Sheet | null} */
  let sheet = null;
  /** @type {Opened | null} */
  let opened = null;
  /** @type {Map<number, Under[]>} by line index */
  let under = new Map();
  /** @type {Map<number, number>} line index → number of the page that begins there */
  let pages = new Map();
  /** @type {[number, number][]} first and last line, from 1, in order */
  let unread = [];
  /** @type {At[]} */
  let picked = [];
  /** @type {[number, number][]} the lines on which the picked words stand: indices of the first and the last */
  let lit = [];

  const start = (/** @type {number} */ index) => opened?.starts[index] ?? opened?.text.length ?? 0;
  const lineOf = (/** @type {number} */ offset) => lastBefore(opened?.starts.length ?? 0, start, offset);

  const isLit = (/** @type {number} */ index) => lit.some(([first, last]) => first <= index && index <= last);

  /** @param {HTMLElement} line @param {number} index */
  const draw = (line, index) => {
    const from = start(index);
    const text = (opened?.text.slice(from, start(index + 1)) ?? "").replace(/\n$/u, "");
    const page = pages.get(index);
    const gap = rangeAt(unread, index + 1);
    fill(line, ...pieces(text, from, picked, under.get(index) ?? []),
      page !== undefined && h("b", null, words.page(page)), gap?.[0] === index + 1 && h("b", null, words.unread(gap[1] - gap[0] + 1)), "\n");
  };

  const lines = createLines(pre, (index) => {
    const kind = [pages.has(index) && "page", rangeAt(unread, index + 1) && "unread", isLit(index) && "at"].filter(Boolean);
    const line = h("span", { class: ["l", ...kind].join(" "), id: `L${index + 1}` });
    draw(line, index);
    return line;
  });
  const rawLines = createLines(raw, (_, text) => h("span", { class: "l" }, text.replace(/[\r\n]+$/u, ""), "\n"));

  /** A line that is not drawn yet will be drawn right. @param {number} index */
  const redraw = (index) => {
    const line = lines.drawn(index);
    line?.classList.toggle("at", isLit(index));
    if (line) draw(line, index);
  };

  /** @param {DocumentView} document */
  const learn = (document) => {
    under = new Map();
    document.problems.forEach(({ at: [from, to] }, index) => {
      for (let line = lineOf(from); line <= lineOf(Math.max(from, to - 1)); line += 1) {
        const piece = { from: Math.max(from, start(line)), to: Math.min(to, start(line + 1)), figure: index + 1 };
        const there = under.get(line);
        if (there) there.push(piece);
        else under.set(line, [piece]);
      }
    });
    unread = document.unread;
  };

  /** The text of one group after the other; pages are counted on the way: a mark over which nothing stands begins the first. @param {Opened} value @param {number} size lines in a group but the first */
  function* groups({ starts, text, source }, size) {
    let page = 0;
    for (let group = 0; firstLineOf(group, size) < starts.length; group += 1) {
      const first = firstLineOf(group, size);
      const last = Math.min(firstLineOf(group + 1, size), starts.length);
      for (let index = first; index < last; index += 1) {
        const kind = pageKind(text, starts[index] ?? 0);
        // A mark behind everything opens no page.
        if (page < source.pages && kind.startsWith("mark")) pages.set(index, (page += 1));
        else if (kind === "words") page = Math.max(1, page);
      }
      yield text.slice(starts[first], starts[last] ?? text.length);
    }
  }

  /** Brings the picked words into sight: in the pane beside the reading, or on the narrow page itself. */
  const bring = () => {
    const first = lit[0] && lines.line(lit[0][0]);
    const beside = getComputedStyle(element).position === "sticky";
    if (!first) return;
    scrolled = true;
    reveal(first, beside ? element : null, beside ? 44 : over());
  };

  /** The markup itself, as filed, in place of the readable text. @param {boolean} on */
  const showRaw = (on) => {
    if (on && sheet && !raw.hasChildNodes()) {
      const size = groupOf(sheet.bytes.length / SHORT);
      const linesOf = (/** @type {number} */ group) => firstLineOf(group + 1, size) - firstLineOf(group, size);
      rawLines.show(markupIn(sheet.bytes, sheet.opened.source.encoding, linesOf), { lines: size, width: Infinity, chunked: true, after: false });
    }
    raw.hidden = !on;
    pre.hidden = on;
    rawSwitch.setAttribute("aria-pressed", String(on));
  };

  element.addEventListener("scroll", () => { scrolled = true; }, { passive: true });
  pre.addEventListener("click", (event) => {
    if (!getSelection()?.isCollapsed) return;
    const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const line = event.target instanceof Element ? event.target.closest(".l") : null;
    if (line && caret && line.contains(caret.offsetNode)) hooks.onPlace(offsetOf(pre, caret.offsetNode, caret.offset, places));
  });
  const places = { start, firstOf: lines.firstOf };
  copyFrom(pre, places, (from, to) => opened?.text.slice(from, to) ?? "");

  return {
    element,
    /** @param {Sheet} value @param {DocumentView} document @param {boolean} after whether its lines come when all else is drawn */
    show(value, document, after) {
      sheet = value;
      opened = value.opened;
      rawLines.clear();
      showRaw(false);
      const { source, starts } = opened;
      rawSwitch.hidden = !source.html;
      [lit, picked, pages] = [[], [], new Map()];
      learn(document);
      fill(name, source.name);
      facts.textContent = sourceFacts(opened);
      pre.setAttribute("aria-label", words.region(count(source.lines, "line")));
      const size = groupOf(starts.length);
      lines.show(groups(opened, size), { lines: size, width: source.width, chunked: isLong(starts.length), after });
      if (scrolled) element.scrollTop = 0;
      scrolled = false;
      if (document.lines[0] > 1) lines.reach(document.lines[0] - 1, (first) => { scrolled = true; element.scrollTop = first.getBoundingClientRect().top - element.getBoundingClientRect().top - 44; });
    },
    /** @param {At[]} at @param {boolean} scroll */
    highlight(at, scroll) {
      if (at.length > 0) showRaw(false);
      const before = lit;
      picked = at;
      lit = picked.map(([from, to]) => [lineOf(from), lineOf(Math.max(from, to - 1))]);
      for (const [first, last] of [...before, ...lit]) for (let index = first; index <= last; index += 1) redraw(index);
      if (scroll) bring();
    },
    bring,
    focus: () => (raw.hidden ? pre : raw).focus({ preventScroll: true }),
    /** @param {number} line 1-based @returns {At} */
    lineAt(line) {
      const from = start(line - 1);
      return [from, Math.max(from, start(line) - (line < (opened?.starts.length ?? 0) ? 1 : 0))];
    },
  };
}

/** Bytes of a line of markup, to guess how many lines there are. */
const SHORT = 60;

/** The range that holds a line. @param {[number, number][]} ranges first and last line, in order and apart @param {number} line */
function rangeAt(ranges, line) {
  const range = ranges[lastBefore(ranges.length, (index) => ranges[index]?.[0] ?? 0, line)];
  return range && range[0] <= line && line <= range[1] ? range : undefined;
}

/**
 * What a line is to the pages, as the engine counts them: a mark is the tag with no more than a number behind it, or a
 * form feed, by itself or before the words of the page that it opens.
 * @param {string} text @param {number} at where the line starts
 * @returns {"mark" | "blank" | "words" | "mark and words"}
 */
function pageKind(text, at) {
  BLANK.lastIndex = TAG.lastIndex = LEAD.lastIndex = at;
  const blank = BLANK.exec(text);
  if (blank) return blank[0].includes("\f") ? "mark" : "blank";
  const number = TAG.exec(text)?.[1]?.replace(/^[\s-]+|[\s-]+$/gu, "");
  if (number !== undefined && number.length <= 8 && !number.includes(" ")) return "mark";
  return LEAD.test(text) ? "mark and words" : "words";
}
const LEAD = /[^\S\n\f]*\f/uy;
const BLANK = /[^\S\n]*(?:\n|$)/uy;
const TAG = /[^\S\n]*<[^\S\n]*page[^\S\n]*>([^\n]*)/iuy;

/** The index of the last of so many starts that is no greater. @param {number} count @param {(index: number) => number} start @param {number} value */
function lastBefore(count, start, value) {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (start(middle) <= value) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
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
