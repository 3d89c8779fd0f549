// The table of the timeline: a row a portfolio, a column a document, a mark where something happened.
// Only one of its marks is a stop of the Tab key; the arrows go from mark to mark.

import { bodies, fill, h, icon } from "./dom.js";
import { timeline as words } from "./strings.js";

/** @import { At, Child, Timeline, TimelineRow } from "./types" */
/** @import { Goal } from "./timeline.js" */

const ICONS = { absent: "", listed: "listed", carried: "", added: "add", removed: "rem", renamed: "ren", moved: "mov" };
const STATES = /** @type {const} */ (["absent", "listed", "carried", "added", "removed", "renamed", "moved"]);
/** @param {string} text quotes, dashes, blanks and case make no difference */
const folded = (text) => text.toLowerCase().replace(/[‘’‛`´]/gu, "'").replace(/[“”„]/gu, '"').replace(/[‐-―−]/gu, "-").replace(/\s+/gu, " ").trim();

/** @param {(goal: Goal) => void} onGo */
export function createGrid(onGo) {
  const key = h("div", { class: "key", role: "group", "aria-label": words.marks });
  const table = h("table", { class: "time" });
  const rowsAre = h("p", { class: "aside" });
  const scroll = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.region }, table);
  const wide = h("p", { class: "aside sideways", hidden: true }, words.wide);
  const element = h("div", null, key, rowsAre, wide, scroll);
  /** @type {Timeline | null} */
  let one = null;
  /** @type {{ row: HTMLElement, names: string, changed: boolean }[]} */
  let rows = [];
  /** The head of each fund, and its rows. @type {{ head: HTMLElement | false, own: HTMLElement[] }[]} */
  let groups = [];

  /** A table that is wider than its place scrolls there, says so, and keeps its heads. */
  const box = () => { wide.hidden = !scroll.classList.toggle("boxed", table.offsetWidth > element.clientWidth); };
  new ResizeObserver(box).observe(element);

  table.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || !one) return;
    event.preventDefault();
    const cell = Number(link.dataset.cell);
    onGo({ column: cell % one.columns.length, line: one.lines[cell] ?? 0, at: /** @type {At} */ ([one.at[2 * cell] ?? 0, one.at[2 * cell + 1] ?? 0]) });
  });

  table.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement) || target.dataset.cell === undefined) return;
    for (const link of table.querySelectorAll('a[tabindex="0"]')) link.setAttribute("tabindex", "-1");
    target.setAttribute("tabindex", "0");
  });

  table.addEventListener("keydown", (event) => {
    const link = event.target instanceof HTMLElement && event.target.dataset.cell !== undefined ? event.target : null;
    const goal = link && neighbour(link, event.key);
    if (!goal) return;
    event.preventDefault();
    goal.focus({ preventScroll: true });
    goal.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  /** @param {HTMLElement} link @param {string} pressed @returns {HTMLElement | undefined} */
  const neighbour = (link, pressed) => {
    const row = link.closest("tr");
    const links = row ? linksIn(row) : [];
    const at = links.indexOf(link);
    if (pressed === "ArrowRight") return links[at + 1];
    if (pressed === "ArrowLeft") return links[at - 1];
    if (pressed === "Home") return links[0];
    if (pressed === "End") return links[links.length - 1];
    const seen = rows.map((each) => each.row).filter((each) => !each.hidden && linksIn(each).length > 0);
    const next = seen[seen.indexOf(/** @type {HTMLElement} */ (row)) + ({ ArrowDown: 1, ArrowUp: -1 }[pressed] ?? 0)];
    if (!next || next === row) return undefined;
    const column = columnOf(link);
    return linksIn(next).reduce((best, other) => (Math.abs(columnOf(other) - column) < Math.abs(columnOf(best) - column) ? other : best));
  };
  const columnOf = (/** @type {HTMLElement} */ link) => Number(link.dataset.cell) % (one?.columns.length ?? 1);

  return {
    element,
    /** @param {Timeline} value */
    show(value) {
      one = value;
      table.style.setProperty("--columns", String(value.columns.length));
      fill(key, marks(value));
      fill(rowsAre, words.rowsAre(value));
      rows = [];
      groups = value.funds.map((fund) => ({ head: !isAlone(value, fund) && fundRow(value, fund), own: value.rows.slice(fund.first, fund.first + fund.count).map((row, index) => {
        const made = portfolio(value, row, fund.first + index);
        rows.push({ row: made, names: folded([...row.names.map(({ words: name }) => name.text), fund.fund ?? ""].join("\n")), changed: row.changed });
        return made;
      }) }));
      fill(table, h("colgroup", null, h("col", { class: "n" }), h("col", { span: value.columns.length }), h("col", { class: "s" })), head(value),
        groups.map(({ head: first, own }) => bodies(first, own)), foot(value));
      table.querySelector("a")?.setAttribute("tabindex", "0");
      box();
    },
    /** @param {string} text @param {boolean} changedOnly */
    filter(text, changedOnly) {
      const wanted = folded(text);
      for (const { row, names, changed } of rows) row.hidden = !(names.includes(wanted) && (changed || !changedOnly));
      for (const { head: first, own } of groups) if (first) first.hidden = own.every((row) => row.hidden);
      const shown = rows.filter(({ row }) => !row.hidden);
      if (!shown.some(({ row }) => row.querySelector('a[tabindex="0"]'))) {
        for (const link of table.querySelectorAll('a[tabindex="0"]')) link.setAttribute("tabindex", "-1");
        shown.flatMap(({ row }) => linksIn(row))[0]?.setAttribute("tabindex", "0");
      }
      scroll.hidden = rows.length > 0 && shown.length === 0;
      return { shown: shown.length, all: rows.length };
    },
  };
}

/** @param {Element} row @returns {HTMLElement[]} */
const linksIn = (row) => [...row.querySelectorAll("a")];

/** @param {Timeline} one */
const marks = (one) => [
  h("span", null, icon("listed"), ` ${words.key.listed}`), h("span", null, h("i", { class: "dashes", "aria-hidden": "true" }), ` ${words.key.carried}`),
  ...(/** @type {const} */ (["add", "rem", "ren", "mov"])).filter((sign) => sign !== "mov" || one.states.includes(6)).map((sign) => h("span", null, icon(sign, sign), ` ${words.key[sign]}`)),
  h("span", null, words.absentKey), one.doubts.some((doubt) => doubt >= 0) && h("span", null, h("b", { class: "doubt", "aria-hidden": "true" }, "?"), ` ${words.key.doubt}`),
  ...one.gaps.map((gap) => h("span", null, h("i", { class: "twice", "aria-hidden": "true" }), ` ${words.isMissing(gap)}`)),
];

/** @param {Timeline} one @param {number} column */
const gapClass = (one, column) => (one.columns[column]?.after_gap ? "gap" : null);

/** @param {Timeline} one */
const head = (one) => h("thead", null, h("tr", null, h("th", { scope: "col" }, h("b", null, words.portfolio), h("span", null, words.under)),
  one.columns.map((column, index) => h("th", { scope: "col", class: gapClass(one, index) }, h("b", null, words.headOf(column)), h("span", null, words.short(column)))),
  h("th", { scope: "col", class: "num" }, h("b", null, words.seen), h("span", null, words.firstToLast))));

/** A registrant without portfolios is its own row. @param {Timeline} one @param {Timeline["funds"][number]} fund */
const isAlone = ({ rows }, { first, count }) => count === 1 && rows[first]?.lone === true;

/** Where a fund stands is said where there are several schedules, or were. @param {Timeline} one @param {Timeline["funds"][number]} fund */
const placeOf = (one, fund) => (fund.former.length > 0 || one.funds.some((other) => other.schedule !== fund.schedule) ? words.schedule(fund, one.columns) : "");

/** @param {Timeline} one @param {Timeline["funds"][number]} group */
const fundRow = (one, group) => h("tr", { class: "fundrow" },
  h("th", { scope: "rowgroup" }, h("span", { class: "caps" }, group.fund ?? words.schedule(group, one.columns)), group.fund !== null && placeOf(one, group) && h("small", null, placeOf(one, group))),
  group.in_force.map((figure, index) => h("td", { class: gapClass(one, index) }, figure)), h("td"));

/** Where else its name stands. @param {Timeline} one @param {TimelineRow} row */
function again(one, row) {
  const [fund, other] = [one.funds[row.fund], one.funds[one.rows[row.twin]?.fund ?? -1]];
  return other ? words.again(other.schedule === fund?.schedule && other.fund !== null ? other.fund : other.schedule) : "";
}

/** @param {Timeline} one @param {TimelineRow} row @param {number} index */
function portfolio(one, row, index) {
  const names = row.names.map(({ words: name }) => name.text);
  const last = names[names.length - 1] ?? "";
  const former = words.formerly(names.slice(0, -1));
  const group = one.funds[row.fund];
  const alone = row.lone && group !== undefined && isAlone(one, group);
  const aside = [former, row.lone && (alone ? words.alone : words.wasAlone), alone && placeOf(one, group), again(one, row)].filter(Boolean).join("; ");
  return h("tr", { class: alone ? "fundrow alone" : null }, h("th", { scope: "row", title: [last, aside].filter(Boolean).join(", ") }, row.lone ? h("span", { class: "caps" }, last) : last, aside && h("small", { class: "was" }, aside)),
    one.columns.map((_, column) => cell(one, row, index * one.columns.length + column, column, last)),
    h("td", { class: "seen" }, words.life(one.columns[row.first], row.in_force ? undefined : one.columns[row.last])));
}

/** @param {Timeline} one @param {TimelineRow} row @param {number} at @param {number} column @param {string} name */
function cell(one, row, at, column, name) {
  const state = STATES[one.states[at] ?? 0] ?? "absent";
  const doubt = one.reasons[one.doubts[at] ?? -1];
  const classes = [state !== "absent" && "on", state === "carried" && "carried", state !== "absent" && column === row.first && "from", state === "removed" && "to", gapClass(one, column)].filter(Boolean).join(" ");
  const sign = ICONS[state];
  const line = one.lines[at] ?? 0;
  const said = h("span", { class: "hid" }, doubt ? `${words.state[state]}, ${words.uncertain}` : words.state[state]);
  /** @type {Child[]} */
  const mark = [sign && icon(sign, ["add", "rem", "ren", "mov"].includes(sign) ? sign : ""), doubt && state !== "absent" && h("b", { class: "doubt", title: doubt.text, "aria-hidden": "true" }, "?")];
  const head_ = one.columns[column];
  if (line === 0 || state === "absent" || state === "carried") return h("td", { class: classes || null }, mark, said);
  return h("td", { class: classes || null }, h("a", { href: `#L${line}`, tabindex: "-1", "data-cell": at, "aria-label": words.cell(name, words.state[state], head_ ? words.headOf(head_) : "", doubt ? words.uncertain : "") }, mark));
}

/** @param {Timeline} one */
const foot = (one) => h("tfoot", null, h("tr", null, h("th", { scope: "row" }, words.total), one.totals.map((figure, index) => h("td", { class: gapClass(one, index) }, h("b", { class: "total" }, figure))), h("td")));
