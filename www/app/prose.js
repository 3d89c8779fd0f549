// Markdown that the engine has read becomes elements here: a short list of them, and links that lead outside or to a note.

import { append, h } from "./dom.js";

/** @import { ProseEvent } from "./types" */

const TAGS = /** @type {const} */ (["p", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "h3", "h4", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "hr", "br", "sup"]);

/** @param {string} href */
const safe = (href) => /^(?:https?:|mailto:|#)/iu.test(href);

/**
 * @param {ProseEvent[]} events
 * @returns {(Node | string)[]}
 */
export function prose(events) {
  const root = h("div");
  /** @type {HTMLElement[]} */
  const stack = [root];
  const top = () => stack[stack.length - 1] ?? root;
  for (const event of events) {
    if (event.text !== undefined) append(top(), [event.text]);
    else if (event.close !== undefined) { if (stack.length > 1) stack.pop(); }
    else {
      const element = event.link === undefined ? h(TAGS.find((tag) => tag === event.open) ?? "span") : h("a", safe(event.link) ? { href: event.link, rel: "noopener noreferrer", target: event.link.startsWith("#") ? null : "_blank" } : null);
      top().append(element);
      if (event.open !== "br" && event.open !== "hr") stack.push(element);
    }
  }
  return [...root.childNodes].map((node) => /** @type {Node} */ (node));
}
