// Elements, and nothing but elements: whatever a filing says reaches the page as a text node.

import { problems as words } from "./strings.js";

const SVG = "http://www.w3.org/2000/svg";

/** @import { Child, Problem } from "./types" */

/** @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} Attributes */

/**
 * Makes an element. Attributes that are null, undefined or false are left out, `true` is the bare attribute,
 * and a function under `onclick`, `onkeydown`… becomes a listener.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes | null} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) setAttribute(element, name, value);
  append(element, children);
  return element;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {Attributes[string]} value
 */
function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") element.addEventListener(name.slice(2), value);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** Marks and overrides of direction, with which a text can be made to look like another. */
const TURNS = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/u;

/** Text as it is, but for what would turn the text around it: that is held in a box of its own, and seen. @param {string} text */
const plain = (text) => (TURNS.test(text) ? text.split(TURNS).map((part) => (TURNS.test(part) ? turning(part) : part)) : [text]);

/** @param {string} sign */
function turning(sign) {
  const box = document.createElement("span");
  box.className = "turns";
  box.dataset.sign = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  box.append(sign);
  return box;
}

/**
 * @param {Element} element
 * @param {Child[]} children
 */
export function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child !== null && child !== undefined && child !== false) element.append(...(child instanceof Node ? [child] : plain(String(child))));
  }
}

/**
 * Replaces everything in an element.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
}

/**
 * A picture from the page's own sheet of symbols; the words beside it say the same, so it is hidden from readers.
 * @param {string} name
 * @param {string} [classes]
 */
export function icon(name, classes = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `i ${classes}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** The stroke of a signature that nobody can read. */
export function scrawl() {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "scrawl");
  svg.setAttribute("viewBox", "0 0 110 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", "M2 18c6-18 10-18 13-2s8 4 10-7 7-9 9 2 6 8 9-3 5-7 8 2 6 7 10 0 8-6 14-4 10-2 16-6");
  svg.append(path);
  return svg;
}

/**
 * @param {string} label
 * @param {Attributes | null} attributes
 * @param {...Child} before
 */
export function button(label, attributes, ...before) {
  return h("button", { type: "button", ...attributes, class: `button ${attributes?.class ?? ""}`.trim() }, ...before, label);
}

/** A group of so few rows is kept whole on paper. */
const FEW = 8;

/**
 * The rows of a group below their head, in bodies of a table that paper does not tear: no page ends with a head alone.
 * @param {HTMLElement | false} head
 * @param {HTMLElement[]} rows
 */
export const bodies = (head, rows) => (!head || rows.length <= FEW ? h("tbody", null, head, rows) : [h("tbody", null, head, rows[0]), h("tbody", null, rows.slice(1))]);

/**
 * The number of a line at the right edge of a row: a link to the words.
 * @param {number} line
 * @param {string} name what a screen reader says
 * @param {Attributes} [attributes]
 * @param {string | number} [shown]
 */
export function lineLink(line, name, attributes = {}, shown = line) {
  return h("a", { class: "ln", href: `#L${line}`, "data-line": line, "aria-label": name, ...attributes }, shown);
}

/**
 * The figure of a problem beside what it is about.
 * @param {number} figure 1-based
 * @param {string} name
 * @param {Attributes} [attributes]
 */
export function problemLink(figure, name, attributes = {}) {
  return h("a", { class: "ref", href: `#p${figure}`, "data-n": figure, "data-problem": figure - 1, ...attributes }, h("span", { class: "hid" }, name));
}

/**
 * The figures of the problems that are about a thing, by its index.
 * @param {Problem[]} problems
 * @param {(problem: Problem) => number} about the index of the thing
 */
export function figuresOf(problems, about) {
  /** @type {Map<number, number[]>} */
  const figures = new Map();
  problems.forEach((problem, index) => {
    const there = figures.get(about(problem));
    if (there) there.push(index + 1);
    else figures.set(about(problem), [index + 1]);
  });
  return (/** @type {number} */ index) => figures.get(index) ?? [];
}

/**
 * The button that opens a rule's manual, and the place where it opens.
 * @param {string} rule
 * @param {string} id of the place
 * @param {(rule: string) => Promise<(Node | string)[]>} manual
 */
export function whyOf(rule, id, manual) {
  const text = h("div", { class: "manual", id, hidden: true });
  const why = button(words.why, { class: "link", "aria-expanded": "false", "aria-controls": id, "aria-label": words.whyOf(rule) });
  let known = false;
  why.addEventListener("click", async () => {
    const open = why.getAttribute("aria-expanded") !== "true";
    why.setAttribute("aria-expanded", String(open));
    text.hidden = !open;
    if (!open || known) return;
    // A reader that is busy with a large text answers when it is done; one that failed is asked again the next time.
    fill(text, words.waiting);
    try {
      fill(text, await manual(rule));
      known = true;
    } catch {
      fill(text, words.noAnswer);
    }
  });
  return { why, text };
}

/**
 * Text with some of its ranges in `<mark>`.
 * @param {string} text
 * @param {[number, number][]} ranges ascending, apart
 * @returns {(Node | string)[]}
 */
export function marked(text, ranges) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let at = 0;
  for (const [from, to] of ranges) {
    if (from > at) parts.push(text.slice(at, from));
    parts.push(h("mark", null, text.slice(from, to)));
    at = to;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

/**
 * Keeps `A-1` and `No. 2` unbroken.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function whole(text) {
  return text.split(TOGETHER).map((part, index) => (index % 2 === 1 ? h("span", { class: "whole" }, part) : part)).filter((part) => part !== "");
}

/** "A-1", "No. 2", "/s/"; spaced capitals and the word behind them ("A I M DISTRIBUTORS"); initials and the name behind them. */
const TOGETHER = /(\b[A-Z]{1,3}-\d+\b|\bNo\. \d+\b|\/s\/|\b[A-Z](?: [A-Z])+(?: \p{Lu}[\p{L}.,’'-]*)?(?![\p{L}])|\b(?:\p{Lu}\. )+\p{Lu}[\p{L}’'-]*)/u;

/** A name beside the other that it bears, with the words that differ marked. @param {string} text @param {string} other @returns {Child[]} */
export function renamed(text, other) {
  const known = new Set(other.toLowerCase().split(/\s+/u));
  return text.split(/(\s+)/u).map((word) => (word.trim() === "" || known.has(word.toLowerCase()) ? word : h("em", null, word)));
}

/** Whether the person asked the system for less motion. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Tells the page's look how high an element is at any time: what sticks below it has to know. Each change makes the browser
 * look at every element anew; what is known to be empty is therefore told before it is measured, together with what else changes.
 * @param {string} name of the property @param {HTMLElement} element
 */
export function heightAs(name, element) {
  let told = -1;
  const tell = (/** @type {number} */ height) => {
    if (height !== told) document.documentElement.style.setProperty(name, `${height}px`);
    told = height;
  };
  new ResizeObserver(() => {
    const height = element.offsetHeight;
    // The frame that laid this out has done its work: the next one follows.
    if (told < 0) tell(height);
    else if (height !== told) requestAnimationFrame(() => tell(element.offsetHeight));
  }).observe(element);
  return { empty: () => tell(0) };
}

/** What stands over the upper edge of the window, in px: what has the focus is kept clear of it, and so is what is picked. */
export const over = () => Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;

/** What may stand over the lower edge of the window, in px: the strip at the foot of the narrow page. */
const FOOT = 72;

/**
 * Scrolls an element to a third of the height of its scroller, if it is out of sight.
 * @param {Element} element
 * @param {Element | null} scroller null: the window
 * @param {number} top what stands over the scroller's upper edge, in px
 */
export function reveal(element, scroller, top) {
  // What the narrow page does not show just now has no place.
  if (!element.checkVisibility()) return;
  const box = element.getBoundingClientRect();
  const frame = scroller ? scroller.getBoundingClientRect() : { top: 0, bottom: innerHeight - FOOT, height: innerHeight };
  if (box.top >= frame.top + top && box.bottom <= Math.min(frame.bottom, innerHeight)) return;
  const third = frame.top + top + (frame.height - top) / 3;
  (scroller ?? window).scrollBy({ top: box.top - third, behavior: "instant" });
}
