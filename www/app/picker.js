// Picking: the same thing lights up in the reading and in the source, and stays picked until another is.

import { calm, over, reveal } from "./dom.js";
import { settle } from "./pace.js";
import { nodeOf, thingAt, wordsOf } from "./picker-words.js";

/** @import { At, DocumentView, Picked, Sheet } from "./types" */

/**
 * @param {{ store: ReturnType<typeof import("./store.js").createStore>, tree: ReturnType<typeof import("./tree.js").createTree>,
 *   source: ReturnType<typeof import("./source.js").createSource>, desk: ReturnType<typeof import("./desk.js").createDesk> }} parts
 */
export function createPicker({ store, tree, source, desk }) {
  /** @type {{ kind: Picked["kind"], index: number } | null} */
  let picked = null;

  const view = () => {
    const sheet = store.current();
    return sheet?.opened.documents[sheet.document];
  };

  /** @param {Picked["kind"]} kind @param {number} index */
  const mark = (kind, index) => {
    desk.finish();
    for (const row of desk.reading.querySelectorAll("[data-pick][aria-current]")) row.removeAttribute("aria-current");
    const find = () => (kind === "node" ? tree.select(index) : desk.reading.querySelector(`[data-pick="${kind} ${index}"]`));
    let row = find();
    if (!row && kind !== "line") {
      settle();
      row = find();
    }
    if (kind !== "node") {
      tree.select(-1);
      row?.setAttribute("aria-current", "true");
    }
    return row;
  };

  /**
   * @param {Picked["kind"]} kind
   * @param {number} index
   * @param {{ fromSource?: boolean, show?: boolean }} [how] `show`: scroll the reading to it as well
   */
  const pick = (kind, index, { fromSource = false, show = false } = {}) => {
    const document = view();
    const words = document && wordsOf(document, kind, index);
    if (!document || !words) return;
    picked = { kind, index };
    const row = mark(kind, index);
    source.highlight(words.at, !fromSource);
    desk.picked(words.name, words.line);
    store.remember({ selected: kind === "node" ? document.nodes[index]?.key ?? null : null });
    if ((fromSource || show) && row) reveal(row, null, over());
  };

  /** @param {number} line 1-based */
  const pickLine = (line) => {
    picked = null;
    mark("line", line);
    source.highlight([source.lineAt(line)], true);
    desk.picked("", line);
    store.remember({ selected: null });
  };

  /** @param {number} offset */
  const pickPlace = (offset) => {
    const document = view();
    const thing = document && thingAt(document, offset);
    if (thing) pick(thing.kind, thing.index, { fromSource: true });
  };

  /** What stands at a place of the text, in both panes; where nothing does, the line. @param {number} line @param {At} at */
  const pickWords = (line, at) => {
    const document = view();
    const thing = document && at[1] > at[0] ? thingAt(document, at[0]) : null;
    if (thing) pick(thing.kind, thing.index, { show: true });
    else pickLine(line);
  };

  /** @param {Sheet} sheet back to where the reader stood */
  const restore = (sheet) => {
    picked = null;
    desk.picked(null, 0);
    const document = sheet.opened.documents[sheet.document];
    const index = document ? nodeOf(document, sheet.selected) : -1;
    if (index >= 0) pick("node", index);
  };

  desk.reading.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || target.closest("button, textarea, input")) return;
    if (followLink(event, target)) return;
    const row = target.closest("[data-pick]");
    if (row instanceof HTMLElement && !target.closest("a, .manual") && getSelection()?.isCollapsed) pickRow(row);
  });

  /** @param {HTMLElement} row */
  const pickRow = (row) => {
    const [kind, index] = (row.dataset.pick ?? "").split(" ");
    pick(/** @type {Picked["kind"]} */ (kind), Number(index));
  };

  /** @param {Event} event @param {Element} target */
  function followLink(event, target) {
    const link = target.closest("a");
    const data = link?.dataset;
    const document = view();
    if (!link || !data || !document) return false;
    const row = link.closest("[data-pick]");
    if (data.line !== undefined) {
      const [kind, index] = row instanceof HTMLElement ? (row.dataset.pick ?? "").split(" ") : [];
      const own = kind ? wordsOf(document, /** @type {Picked["kind"]} */ (kind), Number(index)) : null;
      if (own && own.line === Number(data.line) && row instanceof HTMLElement) pickRow(row);
      else pickLine(Number(data.line));
    } else if (data.problem !== undefined) pick("problem", Number(data.problem), { show: true });
    else if (data.toNode !== undefined) pick("node", Number(data.toNode), { show: true });
    else if (data.toTerm !== undefined) pick("term", document.terms.findIndex(({ term }) => term.text === data.toTerm), { show: true });
    else if (data.schedule !== undefined) goToSchedule(document, Number(data.schedule));
    else return false;
    event.preventDefault();
    return true;
  }

  /** @param {DocumentView} document @param {number} index */
  const goToSchedule = (document, index) => {
    const place = desk.reading.querySelector(`#schedule-${index}`) ?? tree.element;
    place.scrollIntoView({ block: "start", behavior: calm() ? "instant" : "auto" });
    const first = document.schedules[index]?.first;
    if (first !== undefined) tree.focus(first);
  };

  return { pick, pickLine, pickPlace, pickWords, restore, get picked() { return picked; } };
}
