// The list as other programs take it, and the clipboard.

import { bad, say, tree as words } from "./strings.js";

/** @import { DocumentView, Node } from "./types" */
/** @import { CopyKind } from "./tree-copy.js" */

/**
 * What the copy menu does.
 * @param {{ messages: ReturnType<typeof import("./messages.js").createMessages>, view: () => DocumentView | undefined, name: () => string | undefined,
 *   link: () => string | null }} parts `link`: to the selected name; null where this page is no file that holds it
 */
export function createCopying({ messages, view, name, link }) {
  /** @param {CopyKind} what @param {DocumentView} document */
  const textOf = (what, document) => ({ name, markdown: () => asMarkdown(document), tsv: () => asTable(document), link: () => link() ?? "" })[what]();

  return {
    /** @param {CopyKind} what */
    async copy(what) {
      const document = view();
      if (!document) return;
      if (what === "link" && link() === null) return messages.show([{ tone: "plain", text: say.noFile }]);
      const text = (what === "name" || what === "link") && name() === undefined ? undefined : textOf(what, document);
      if (text === undefined) messages.show([{ tone: "plain", text: words.noName }]);
      else if (await copy(text)) messages.announce(say.copied(words.copyWhat[what]));
      else messages.show([{ tone: "bad", text: bad.notCopied }]);
    },
  };
}

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
