// The marks on the names that notes are on.

import { h, icon } from "./dom.js";
import { tree as words } from "./strings.js";

/** @import { Row } from "./tree-rows.js" */

export function createNoted() {
  /** The keys of those names. @type {Set<string>} */
  let keys = new Set();
  /** @type {Map<number, Element>} */
  const marks = new Map();

  /** @param {number} index @param {Row} row @param {string} key of the name */
  const draw = (index, { name }, key) => {
    const mark = marks.get(index);
    const has = keys.has(key);
    if (mark && !has) {
      mark.remove();
      marks.delete(index);
    }
    if (mark || !has) return;
    const made = h("span", { class: "noted", title: words.noted }, icon("pen"), h("span", { class: "hid" }, `, ${words.noted}, `));
    marks.set(index, made);
    name.parentElement?.after(made);
  };

  return {
    draw,
    /** Another document: nothing is marked. */
    clear() {
      keys = new Set();
      marks.clear();
    },
    /** @param {Set<string>} next @param {Map<number, Row>} rows @param {(index: number) => string} keyOf */
    show(next, rows, keyOf) {
      keys = next;
      if (keys.size + marks.size > 0) for (const [index, row] of rows) draw(index, row, keyOf(index));
    },
  };
}
