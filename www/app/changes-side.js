// What one of two documents says, with its line at the edge: however the words break, the number stands beside the first.

import { h } from "./dom.js";

/** @import { Child, Words } from "./types" */
/** @import { ToLine } from "./changes.js" */

/** @param {ToLine} toLine @param {"before" | "after"} which @param {Words | null} at @param {...Child} shown */
export const side = (toLine, which, at, ...shown) => h("div", { class: "side" }, h("span", null, shown), " ", at && toLine(which, at));
