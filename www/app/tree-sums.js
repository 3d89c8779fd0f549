// The counts of a list: what the filter shows, and the total under its column.

import { fill, h } from "./dom.js";
import { say, tree as words } from "./strings.js";

/** @import { DocumentView, Schedule } from "./types" */
/** @import { Filtered } from "./filter.js" */

/**
 * @param {{ output: HTMLElement, nothing: HTMLElement, lists: HTMLElement }} places `nothing`: what stands in the place of
 * the lists where no name is shown
 * @param {DocumentView} document
 * @param {Filtered | null} filtered
 */
export function drawSums({ output, nothing, lists }, document, filtered) {
  const all = document.schedules.reduce((sum, { portfolios }) => sum + portfolios, 0);
  output.textContent = filtered ? say.filtered(filtered.portfolios, all) : words.portfolios(all);
  nothing.hidden = !filtered || filtered.shown.size > 0;
  lists.hidden = !nothing.hidden;
  for (const sum of lists.querySelectorAll("[data-sum]")) {
    const schedule = document.schedules[Number(sum instanceof HTMLElement ? sum.dataset.sum : -1)];
    if (schedule) fill(sum, ...words.sum(schedule, filtered && count(document, schedule, filtered)).map((part) => h("span", { class: "total" }, part)));
  }
}

/** @param {DocumentView} document @param {Schedule} schedule @param {Filtered} filtered */
function count({ nodes }, schedule, filtered) {
  const shown = [...filtered.shown].filter((index) => index >= schedule.first && index < schedule.first + schedule.count);
  const of = (/** @type {string} */ kind) => shown.filter((index) => nodes[index]?.kind === kind).length;
  return { funds: of("fund"), portfolios: of("portfolio") };
}
