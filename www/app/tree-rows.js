// The rows of a schedule: one `<li>` a node, nested as the list is.

import { h, icon, lineLink, problemLink } from "./dom.js";
import { line, problem, tree as words } from "./strings.js";

/** @import { DocumentView, Node, Schedule } from "./types" */

/** @typedef {{ item: HTMLLIElement, row: HTMLElement, name: HTMLElement, count: HTMLElement | null, group: HTMLUListElement | null }} Row */

/** Rows that are laid out together when they come into sight; fewer cost more than they save. */
const CHUNK = 100;
/** What fits beside the names without pushing them, in characters: all columns together. */
const BESIDE = 34;
/** A column is as wide as its longest value and the longest word of its head, but no wider than this for the word's sake. */
const WIDEST = 14;
/** So much wider than figures are capitals. */
const CAPITAL = 1.2;

/** @typedef {{ head: string, width: number }} Column */

/** @param {string} text */
const caps = (text) => (text === text.toUpperCase() && text !== text.toLowerCase() ? " caps" : "");

/**
 * The columns of a schedule whose values are short enough to stand beside the names; none where they are not.
 * @param {Node[]} nodes of one schedule
 * @returns {Column[]}
 */
export function columnsOf(nodes) {
  /** @type {Map<string, number>} */
  const widths = new Map();
  for (const { head, value } of nodes.flatMap(({ cells }) => cells)) widths.set(head ?? "", Math.max(widths.get(head ?? "") ?? narrowest(head ?? ""), value.text.length));
  const columns = [...widths].map(([head, width]) => ({ head, width }));
  const twice = nodes.some(({ cells }) => new Set(cells.map(({ head }) => head)).size < cells.length);
  return !twice && columns.reduce((sum, { width }) => sum + width + 2, 0) <= BESIDE ? columns : [];
}

/** What the words of a head want, which must not be torn. @param {string} head */
const narrowest = (head) => Math.min(WIDEST, Math.ceil(Math.max(...head.split(/\s+/u).map((word) => word.length * (word === word.toUpperCase() ? CAPITAL : 1)))));

/** @param {HTMLElement} element @param {Column} column */
function sized(element, { width }) {
  element.style.setProperty("width", `${width + 2}ch`);
  return element;
}

/** The heads over the list. @param {Column[]} columns */
export const heads = (columns) => h("div", { class: "colhead", "aria-hidden": "true" }, h("span", null, words.column),
  columns.length === 0 ? h("span", { class: "c" }, words.count) : columns.map((column) => sized(h("span", { class: "cell" }, column.head), column)), h("span", null, words.line));

/**
 * The list of one schedule: the element, and the steps that fill it, row by row in the order of the nodes.
 * @param {DocumentView} document
 * @param {Schedule} schedule
 * @param {Column[]} columns
 * @param {(node: number) => number[]} figures of the problems that are about a node
 * @param {(index: number, row: Row) => void} onRow
 */
export function createRows(document, schedule, columns, figures, onRow) {
  const { nodes } = document;
  const last = schedule.first + schedule.count;
  /** How many rows stand directly below a row, -1 for the list itself. @type {Map<number, number>} */
  const below = new Map();
  for (let index = schedule.first; index < last; index += 1) {
    const parent = nodes[index]?.parent ?? -1;
    below.set(parent, (below.get(parent) ?? 0) + 1);
  }
  const list = h("ul", { class: "tree", role: "tree", "aria-label": words.of(schedule.label.text), "data-tree": document.schedules.indexOf(schedule) });
  /** Where the next row below a row goes. @type {Map<number, (item: HTMLLIElement) => void>} */
  const places = new Map([[-1, inChunks(list, below.get(-1) ?? 0)]]);

  function* fill() {
    for (let index = schedule.first; index < last; index += 1) {
      const node = /** @type {Node} */ (nodes[index]);
      const count = below.get(index) ?? 0;
      const row = rowOf(node, index, figures(index), count > 0, columns);
      if (count > 0) {
        row.group = h("ul", { role: "group", id: `below-${index}` });
        row.row.setAttribute("aria-owns", row.group.id);
        row.item.append(row.group);
        places.set(index, inChunks(row.group, count));
      }
      places.get(node.parent)?.(row.item);
      onRow(index, row);
      yield;
    }
  }
  return { list, fill: fill() };
}

/** Takes one item after the other into a list; many are laid out in chunks. @param {HTMLUListElement} list @param {number} count how many will come */
function inChunks(list, count) {
  let place = list;
  let at = 0;
  return (/** @type {HTMLLIElement} */ item) => {
    if (count > CHUNK && at % CHUNK === 0) {
      place = h("ul", { role: "none" });
      const chunk = h("li", { class: "chunk", role: "none" }, place);
      chunk.style.setProperty("contain-intrinsic-block-size", `auto ${Math.min(CHUNK, count - at) * 1.5}rem`);
      list.append(chunk);
    }
    at += 1;
    place.append(item);
  };
}

/** Words that only a reader who listens needs. @param {string | false} text */
const heard = (text) => text && h("span", { class: "hid" }, text);

/**
 * A row is the item of the tree, and its words are its name; what is below it stands beside it in the list and
 * belongs to it by `aria-owns`, so that a fund is not called by all its portfolios.
 * @param {Node} node @param {number} index @param {number[]} figures @param {boolean} opens @param {Column[]} columns @returns {Row}
 */
function rowOf(node, index, figures, opens, columns) {
  const parent = node.portfolios > 0;
  const name = h("span", { class: `n${node.kind === "class" ? "" : caps(node.name.text)}` }, node.name.text);
  const count = parent ? h("span", { class: "c" }, node.portfolios) : null;
  const row = h("div", {
    class: "row", role: "treeitem", tabindex: "-1", "aria-level": node.depth + 1, "aria-selected": "false", "aria-expanded": opens ? "true" : null, "data-node": index,
  },
    opens ? h("span", { class: "twist" }, icon("twist")) : node.depth === 0 && h("span", { class: "twist" }),
    h("span", { class: "nm" }, name, heard(words.after(node)), node.formerly.length > 0 && [" ", h("span", { class: "was" }, words.formerly(node.formerly.map(({ text }) => text)))]),
    figures.map((figure) => problemLink(figure, problem(figure), { tabindex: "-1" })),
    parent && h("span", { class: "lead" }), count, parent && (columns.length === 0 ? heard(words.unit(node.portfolios)) : [h("span", { class: "unit" }, words.unitSeen(node.portfolios)), heard(", ")]),
    !parent && columns.map((column) => beside(node, column)),
    lineLink(node.name.line, line(node.name.line).toLowerCase(), { tabindex: "-1" }));
  return { item: h("li", { class: node.kind, role: "none" }, node.kind === "fund" ? h("div", { class: "keep" }, row) : row, under(node, columns.length === 0)), row, name, count, group: null };
}

/** A value in its column; its head is seen over the list and heard here. @param {Node} node @param {Column} column */
function beside({ cells }, column) {
  const found = cells.find(({ head }) => (head ?? "") === column.head);
  return sized(h("span", { class: "cell" }, found && [heard(`${column.head} `), found.value.text, heard(", ")]), column);
}

/** What stands below a name: its values where they are long or many, and its footnotes. @param {Node} node @param {boolean} values */
function under({ cells, notes }, values) {
  const shown = values ? cells : [];
  if (shown.length + notes.length === 0) return null;
  return h("div", { class: "under" }, shown.map(({ head, value }) => h("span", { class: "cell" }, head && h("span", { class: "aside" }, `${head} `), value.text)),
    notes.map((note) => h("span", { class: "cell says" }, note.text)));
}
