// The list as other programs take it, and the clipboard.

/** @import { DocumentView, Node } from "./types" */

/** Markdown's own signs in a name are words here. @param {string} text */
const plain = (text) => text.replace(/[\\`*_[\]<>#|~]/gu, "\\$&");

/** @param {DocumentView} document */
export function asMarkdown({ schedules, nodes }) {
  return schedules.map(({ label, first, count }) => [
    ...(schedules.length > 1 ? [`**${plain(label.text)}**`, ""] : []),
    ...nodes.slice(first, first + count).map((node) => `${"  ".repeat(node.depth)}- ${plain(node.name.text)}${node.kind === "fund" ? ` (${node.portfolios})` : ""}`),
  ].join("\n")).join("\n\n");
}

/** A tab or a break inside a cell would be another cell. @param {string} text */
const cell = (text) => text.replace(/\s+/gu, " ");

/** @param {DocumentView} document */
export function asTable({ schedules, nodes }) {
  const heads = [...new Set(nodes.flatMap(({ cells }) => cells.map(({ head }) => head ?? "")))];
  const rows = nodes.filter(({ kind }) => kind === "portfolio" || kind === "class").map((node) => [
    schedules[node.schedule]?.label.text ?? "", ancestor(nodes, node, "fund"), ancestor(nodes, node, "group"),
    node.kind === "class" ? ancestor(nodes, node, "portfolio") : node.name.text, node.kind === "class" ? node.name.text : "",
    ...heads.map((head) => node.cells.filter((one) => (one.head ?? "") === head).map(({ value }) => value.text).join("; ")), String(node.name.line),
  ]);
  return [["Schedule", "Fund", "Group", "Portfolio", "Class", ...heads, "Line"], ...rows].map((row) => row.map(cell).join("\t")).join("\n");
}

/** @param {Node[]} nodes @param {Node} node @param {Node["kind"]} kind */
function ancestor(nodes, node, kind) {
  for (let at = nodes[node.parent]; at; at = nodes[at.parent]) if (at.kind === kind) return at.name.text;
  return "";
}

/** @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
