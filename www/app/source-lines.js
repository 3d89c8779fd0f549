// The lines of a text in groups. A group holds the words of its lines from the beginning, so that the browser's own
// search finds them; the lines become elements, which are many and heavy, by and by, and in a text that nobody reads to
// its end when the group comes near to what is seen.

import { fill, h } from "./dom.js";
import { createPace } from "./pace.js";

/** @typedef {{ first: number, element: HTMLElement, lines: HTMLElement[] | null }} Group `first`: index of its first line; `lines`: null before they are elements */

/** Lines that are laid out together when they come into sight, at the least. */
const LEAST = 100;
/** The browser looks at every group whenever it draws; more of them would be felt. */
const MOST_GROUPS = 1200;
/** So many lines are there at once: most texts as a whole. */
const AT_ONCE = 300;
/** Up to so many groups, every line becomes an element by and by. */
const WHOLE = 200;
/** A text with a line beyond this is wrapped: nobody reads a paragraph sideways. */
export const WIDE = 240;

/** Up to here all is laid out at once: chunks cost more than they save. */
const FEW = 200;
/** @param {number} count */
export const isLong = (count) => count > FEW;

/** How many lines make a group, of so many in all. @param {number} count */
export const groupOf = (count) => Math.max(LEAST, Math.ceil(count / MOST_GROUPS));

/** The index of the first line of a group. The first group is small in any text: it is laid out with all else that is shown. @param {number} group @param {number} size lines in each of the others */
export const firstLineOf = (group, size) => (group === 0 ? 0 : LEAST + (group - 1) * size);

/** @param {number} line its index @param {number} size */
const groupAt = (line, size) => (line < LEAST ? 0 : 1 + Math.floor((line - LEAST) / size));

/**
 * @param {HTMLElement} pre
 * @param {(index: number, text: string) => HTMLElement} draw makes the element of a line; `index` counts from 0, `text` has the line's end
 */
export function createLines(pre, draw) {
  const pace = createPace();
  /** @type {Group[]} */
  let groups = [];
  let size = LEAST;
  /** @type {{ index: number, then: (line: HTMLElement) => void } | null} */
  let wanted = null;
  /** @type {WeakMap<EventTarget, Group>} */
  const known = new WeakMap();

  /** @param {Group} group */
  const unfold = (group) => {
    if (group.lines) return group.lines;
    const texts = group.element.textContent?.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/gu) ?? [];
    group.lines = texts.map((text, at) => draw(group.first + at, text));
    fill(group.element, group.lines);
    return group.lines;
  };

  /** @param {string} text @param {number} width characters @param {boolean} chunked */
  const add = (text, width, chunked) => {
    const first = firstLineOf(groups.length, size);
    const element = h("span", chunked ? { class: "chunk" } : null);
    element.textContent = text;
    // A group counts for itself: what is laid out later cannot pass a counter on.
    element.style.setProperty("counter-reset", `l ${first}`);
    const tall = firstLineOf(groups.length + 1, size) - first;
    element.style.setProperty("contain-intrinsic-size", `auto ${Math.min(width, WIDE) + 12}ch auto ${tall * 1.125}rem`);
    /** @type {Group} */
    const group = { first, element, lines: null };
    groups.push(group);
    known.set(element, group);
    if (first < AT_ONCE) unfold(group);
    pre.append(element);
    if (wanted && wanted.index < firstLineOf(groups.length, size)) meet(wanted);
  };

  /** @param {{ index: number, then: (line: HTMLElement) => void }} wish */
  const meet = ({ index, then }) => {
    wanted = null;
    const line = lineAt(index);
    if (line) then(line);
  };

  /** @param {number} index */
  const lineAt = (index) => {
    const group = groups[groupAt(index, size)];
    return group && unfold(group)[index - group.first];
  };

  /** @param {Iterable<string>} texts @param {number} width @param {boolean} chunked */
  function* fillIn(texts, width, chunked) {
    for (const text of texts) yield add(text, width, chunked);
    if (groups.length <= WHOLE) for (const group of groups) yield unfold(group);
  }

  pre.addEventListener("contentvisibilityautostatechange", (event) => {
    const group = event.target && known.get(event.target);
    if (group && "skipped" in event && !event.skipped) unfold(group);
  }, true);
  addEventListener("beforeprint", () => { if (!pre.hidden) groups.forEach(unfold); });

  return {
    /**
     * @param {Iterable<string>} texts of one group after the other
     * @param {{ lines: number, width: number, chunked: boolean, after: boolean }} how `lines`: in a group but the first; `width`: of the longest, in characters; `chunked`: what is out of sight is not laid out; `after`: they come when all else is drawn, as those of a very long text always do: with them the page would stand still for too long
     */
    show(texts, { lines, width, chunked, after }) {
      [groups, size, wanted] = [[], lines, null];
      fill(pre);
      pre.classList.toggle("wrapped", width > WIDE);
      pace.begin(fillIn(texts, width, chunked), after || size > LEAST ? 0 : Math.ceil(AT_ONCE / size));
    },
    /** The element of a line that somebody wants to see now, whether or not its turn has come. @param {number} index */
    line(index) {
      if (firstLineOf(groups.length, size) <= index) pace.finish();
      return lineAt(index);
    },
    /** Hands the element of a line over as soon as its turn has come. @param {number} index @param {(line: HTMLElement) => void} then */
    reach(index, then) {
      wanted = { index, then };
      if (index < firstLineOf(groups.length, size)) meet(wanted);
    },
    /** The element of a line, if there is one by now. @param {number} index */
    drawn: (index) => {
      const group = groups[groupAt(index, size)];
      return group?.lines?.[index - group.first];
    },
    /** The index of the first line of a group. @param {globalThis.Node | undefined} element */
    firstOf: (element) => element && known.get(element)?.first,
    clear() {
      pace.stop();
      [groups, wanted] = [[], null];
      fill(pre);
    },
  };
}
