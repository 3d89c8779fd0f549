// The fund hierarchy: funds, groups, portfolios and classes as a tree, with its filter and its counts.

import { button, figuresOf, fill, h, icon, marked } from "./dom.js";
import { say, tree as words } from "./strings.js";
import { createPace } from "./pace.js";
import { copyMenu } from "./tree-copy.js";
import { createKeys } from "./tree-keys.js";
import { createNoted } from "./tree-noted.js";
import { columnsOf, createRows, heads } from "./tree-rows.js";
import { drawSums } from "./tree-sums.js";

/** @import { DocumentView } from "./types" */
/** @import { Filtered } from "./filter.js" */
/** @import { CopyKind } from "./tree-copy.js" */
/** @import { Row } from "./tree-rows.js" */

/** So many rows are there at once, and marked at once: most lists as a whole. The rest of a long list follows. */
const AT_ONCE = 100;

/** @param {{ onPick: (index: number) => void, onFilter: (text: string) => void, onCopy: (what: CopyKind) => void }} hooks */
export function createTree(hooks) {
  const filling = createPace(() => lists.removeAttribute("aria-busy"));
  const marking = createPace();
  /** @type {DocumentView | null} */
  let document_ = null;
  /** @type {Map<number, Row>} */
  let rows = new Map();
  /** What the person closed; a filter opens everything for its time and leaves this alone. @type {Set<number>} */
  let closed = new Set();
  /** @type {Filtered | null} */
  let filtered = null;
  let focused = -1;
  let selected = -1;
  /** The tab stop of each schedule's tree. @type {Map<number, number>} */
  let stops = new Map();
  const readKey = createKeys();
  const noted = createNoted();

  const output = h("output");
  const input = h("input", { type: "search", placeholder: words.placeholder, autocomplete: "off", spellcheck: "false", oninput: () => hooks.onFilter(input.value) });
  const lists = h("div");
  const nothing = h("p", { class: "none", hidden: true }, words.nothing, " ", button(words.clear, { class: "bare", onclick: () => { hooks.onFilter(""); input.focus(); } }));
  const find = h("div", { class: "find" },
    h("label", { class: "field" }, icon("find"), h("span", { class: "hid" }, words.filter), input, output),
    button(words.expand, { class: "bare wide-only", onclick: () => toggleAll(true) }), button(words.collapse, { class: "bare wide-only", onclick: () => toggleAll(false) }),
    ...copyMenu(hooks.onCopy));
  const aside = h("span", { class: "aside" });
  const element = h("section", { id: "hierarchy", "aria-labelledby": "h-h", tabindex: "-1" },
    h("div", { class: "head" }, h("h2", { id: "h-h" }, words.heading), aside), find, nothing, lists);

  const isOpen = (/** @type {number} */ index) => (rows.get(index)?.group ? filtered !== null || !closed.has(index) : null);
  const parent = (/** @type {number} */ index) => document_?.nodes[index]?.parent ?? -1;
  const text = (/** @type {number} */ index) => document_?.nodes[index]?.name.text ?? "";
  const key = (/** @type {number} */ index) => document_?.nodes[index]?.key ?? "";

  /** @param {number} index */
  const inSight = (index) => {
    if (filtered && !filtered.shown.has(index)) return false;
    for (let at = parent(index); at >= 0; at = parent(at)) if (!isOpen(at)) return false;
    return true;
  };

  /** @param {number} index the rows in sight of the schedule that a row belongs to */
  const orderAround = (index) => {
    const schedule = document_?.schedules[document_.nodes[index]?.schedule ?? -1];
    return schedule ? Array.from({ length: schedule.count }, (_, i) => schedule.first + i).filter(inSight) : [];
  };

  /** @param {number} index */
  const draw = (index) => {
    const row = rows.get(index);
    if (!row?.group) return;
    const open = isOpen(index) === true;
    row.row.setAttribute("aria-expanded", String(open));
    if (open) row.group.removeAttribute("hidden");
    else row.group.setAttribute("hidden", "until-found");
  };

  /** @param {number} index @param {boolean} open */
  const toggle = (index, open) => {
    if (open) closed.delete(index);
    else closed.add(index);
    draw(index);
  };

  /** @param {boolean} open */
  function toggleAll(open) {
    filling.finish();
    for (const [index, row] of rows) if (row.group) toggle(index, open);
    if (!open && focused >= 0) for (let at = focused; at >= 0; at = parent(at)) moveStop(at);
  }

  /** The one tab stop of a tree. @param {number} index */
  const moveStop = (index) => {
    const schedule = document_?.nodes[index]?.schedule ?? -1;
    const before = rows.get(stops.get(schedule) ?? -1);
    if (before) before.row.tabIndex = -1;
    const row = rows.get(index);
    if (row) row.row.tabIndex = 0;
    stops.set(schedule, index);
    focused = index;
  };

  /** @param {number} index */
  const focus = (index) => {
    if (!rows.has(index)) filling.finish();
    moveStop(index);
    rows.get(index)?.row.focus();
  };

  /** @param {Event} event */
  const indexOf = (event) => {
    const row = event.target instanceof Element ? event.target.closest("[data-node]") ?? event.target.closest("li")?.querySelector("[data-node]") : null;
    return row instanceof HTMLElement ? Number(row.dataset.node) : -1;
  };

  lists.addEventListener("keydown", (event) => {
    const at = indexOf(event);
    const step = at < 0 ? null : readKey({ order: orderAround(at), parent, isOpen, text }, at, event);
    if (!step) return;
    event.preventDefault();
    for (const index of step.open ?? []) toggle(index, true);
    for (const index of step.close ?? []) toggle(index, false);
    if (step.go !== undefined) focus(step.go);
    if (step.pick !== undefined) hooks.onPick(step.pick);
  });
  lists.addEventListener("click", (event) => {
    const index = indexOf(event);
    const target = event.target instanceof Element ? event.target : null;
    if (index < 0 || target?.closest(".ref")) return;
    event.preventDefault();
    event.stopPropagation();
    moveStop(index);
    if (target?.closest(".twist") && isOpen(index) !== null) toggle(index, !isOpen(index));
    else hooks.onPick(index);
  });
  lists.addEventListener("beforematch", (event) => {
    for (let at = indexOf(event); at >= 0; at = parent(at)) toggle(at, true);
  });

  /** @param {number} index the marks and counts that the filter leaves on a row */
  const drawFilter = (index) => {
    const row = rows.get(index);
    const node = document_?.nodes[index];
    if (!row || !node) return;
    row.item.hidden = filtered !== null && !filtered.shown.has(index);
    const hits = row.item.hidden ? [] : filtered?.hits.get(index) ?? [];
    // Most rows have no mark before and none after; those are left alone.
    if (hits.length > 0 || row.name.childElementCount > 0) fill(row.name, ...marked(node.name.text, hits));
    if (row.count) fill(row.count, ...(filtered ? [String(filtered.under.get(index) ?? 0), h("span", { class: "aside" }, words.ofAll(node.portfolios))] : [String(node.portfolios)]));
    draw(index);
  };

  /** Rows that are not made yet are marked when they are. */
  function* markAll() {
    for (const index of [...rows.keys()]) yield drawFilter(index);
    const stop = inSight(focused) ? undefined : [...rows.keys()].find(inSight);
    if (stop !== undefined) moveStop(stop);
  }

  /** @param {number} index @param {Row} row */
  const onRow = (index, row) => {
    rows.set(index, row);
    const schedule = document_?.nodes[index]?.schedule ?? -1;
    if (!stops.has(schedule)) {
      row.row.tabIndex = 0;
      stops.set(schedule, index);
      if (focused < 0) focused = index;
    }
    if (filtered) drawFilter(index);
    noted.draw(index, row, key(index));
  };

  return {
    element, input,
    filtered: () => filtered,
    /** @param {DocumentView} document */
    show(document) {
      [document_, rows, closed, filtered, focused, selected, stops] = [document, new Map(), new Set(), null, -1, -1, new Map()];
      noted.clear();
      input.value = "";
      const { schedules } = document;
      const only = schedules.length === 1 ? schedules[0] : undefined;
      aside.textContent = only ? words.about(only, document.instructions) : schedules.length === 0 ? "0" : words.schedules(schedules.length);
      find.hidden = document.nodes.length === 0;
      const figures = figuresOf(document.problems, ({ node }) => node);
      /** @type {Iterable<void>[]} */
      const steps = [];
      fill(lists, schedules.length === 0 ? h("p", { class: "none" }, say.noSchedule) : schedules.map((schedule, index) => {
        const columns = columnsOf(document.nodes.slice(schedule.first, schedule.first + schedule.count));
        const made = createRows(document, schedule, columns, figures, onRow);
        steps.push(made.fill);
        return [
          only ? null : h("h3", { class: "schedule", id: `schedule-${index}` }, schedule.label.text, h("span", { class: "aside" }, words.about(schedule, document.instructions, false))),
          heads(columns), made.list, h("p", { class: "sum", "data-sum": index })];
      }));
      drawSums({ output, nothing, lists }, document, filtered);
      marking.stop();
      lists.setAttribute("aria-busy", "true");
      filling.begin(inTurn(steps), AT_ONCE);
    },
    /** @param {string} text @param {Filtered | null} next */
    filter(text, next) {
      filtered = next;
      if (input.value !== text) input.value = text;
      marking.begin(markAll(), AT_ONCE);
      if (document_) drawSums({ output, nothing, lists }, document_, filtered);
    },
    /** @param {number} index -1: nothing */
    select(index) {
      rows.get(selected)?.row.setAttribute("aria-selected", "false");
      selected = index;
      if (index >= 0 && !rows.has(index)) filling.finish();
      const row = rows.get(index);
      if (!row) return null;
      for (let at = parent(index); at >= 0; at = parent(at)) toggle(at, true);
      row.row.setAttribute("aria-selected", "true");
      moveStop(index);
      return row.row;
    },
    focus,
    /** Marks the names that notes are on. @param {Set<string>} keys */
    note(keys) { noted.show(keys, rows, key); },
    /** The selected name, what it stands under, and what stands under it. @returns {Set<number>} */
    branch() {
      filling.finish();
      const line = (/** @type {number} */ index) => {
        const chain = [];
        for (let at = index; at >= 0; at = parent(at)) chain.push(at);
        return chain;
      };
      return new Set([...line(selected), ...[...rows.keys()].filter((index) => line(index).includes(selected))]);
    },
  };
}

/** The steps of several things, one thing after the other. @param {Iterable<void>[]} all */
function* inTurn(all) {
  for (const one of all) yield* one;
}
