// The list as other programs take it, and the clipboard.

import { bad, say, tree as words } from "./strings.js";

/** @import { DocumentView, Node } from "./types" */
/** @import { Filtered } from "./filter.js" */
/** @import { CopyKind } from "./tree-copy.js" */

/**
 * What the copy menu does.
 * @param {{ messages: ReturnType<typeof import("./messages.js").createMessages>, view: () => DocumentView | undefined, shown: () => Filtered | null, name: () => string | undefined,
 *   link: () => string | null }} parts `shown`: what the filter leaves, null where there is none; `link`: to the selected name; null where this page is no file that holds it
 */
export function createCopying({ messages, view, shown, name, link }) {
  /** @param {CopyKind} what @param {DocumentView} document */
  const textOf = (what, document) => ({ name, markdown: () => asMarkdown(document, shown()), tsv: () => asTable(document, shown()), link: () => link() ?? "" })[what]();

  /** What was copied, and of a list that a filter cuts short how much. @param {CopyKind} what @param {DocumentView} document @param {string} text */
  const told = (what, document, text) => {
    if (what === "name") return text;
    if (what === "link") return words.copyWhat.link;
    const left = shown();
    const all = document.schedules.reduce((sum, { portfolios }) => sum + portfolios, 0);
    return words.copiedList(words.copyWhat[what], left ? left.portfolios : null, all);
  };

  return {
    /** @param {CopyKind} what */
    async copy(what) {
      const document = view();
      if (!document) return;
      if (what === "link" && link() === null) return messages.show([{ tone: "plain", text: say.noFile }]);
      const text = (what === "name" || what === "link") && name() === undefined ? undefined : textOf(what, document);
      if (text === undefined) messages.show([{ tone: "plain", text: words.noName }]);
      else if (await copy(text)) messages.show([{ tone: "ok", passing: true, text: say.copied(told(what, document, text)) }]);
      else messages.show([{ tone: "bad", text: bad.notCopied }]);
    },
  };
}

/** Markdown's own signs in a name are words here. @param {string} text */
const plain = (text) => text.replace(/[\\`*_[\]<>#|~]/gu, "\\$&");

/** @param {DocumentView} document @param {Filtered | null} [shown] null: all */
export function asMarkdown({ schedules, nodes }, shown = null) {
  const figure = (/** @type {Node} */ node, /** @type {number} */ index) => (node.kind !== "fund" ? "" : shown ? ` (${shown.under.get(index) ?? 0}${words.ofAll(node.portfolios)})` : ` (${node.portfolios})`);
  const line = (/** @type {Node} */ node, /** @type {number} */ index) => (shown && !shown.shown.has(index) ? [] : [`${"  ".repeat(node.depth)}- ${plain(node.name.text)}${figure(node, index)}`]);
  return schedules.map(({ label, first, count }) => ({ label, lines: nodes.slice(first, first + count).flatMap((node, at) => line(node, first + at)) }))
    .filter(({ lines }) => !shown || lines.length > 0)
    .map(({ label, lines }) => [...(schedules.length > 1 ? [`**${plain(label.text)}**`, ""] : []), ...lines].join("\n")).join("\n\n");
}

/** A tab or a break inside a cell would be another cell. @param {string} text */
const cell = (text) => text.replace(/\s+/gu, " ");

/** @param {DocumentView} document @param {Filtered | null} [shown] null: all */
export function asTable({ schedules, nodes }, shown = null) {
  const heads = [...new Set(nodes.flatMap(({ cells }) => cells.map(({ head }) => head ?? "")))];
  const rows = nodes.filter(({ kind }, index) => (kind === "portfolio" || kind === "class") && (!shown || shown.shown.has(index))).map((node) => [
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
