// Places in the source pane as offsets of the text, and what a selection there copies.

/**
 * @typedef {{ start: (index: number) => number, firstOf: (group: globalThis.Node | undefined) => number | undefined }} Lines
 * `start`: the offset at which a line begins, that of the text's end after the last; `firstOf`: the index of a group's first line
 */

/** @param {globalThis.Node} within @param {globalThis.Node} node @param {number} at how many letters of `within` stand before a place in it */
function lettersBefore(within, node, at) {
  const before = new Range();
  before.selectNodeContents(within);
  before.setEnd(node, at);
  return before.toString().length;
}

/**
 * The offset of a place in the pane.
 * @param {HTMLElement} pre @param {globalThis.Node} node @param {number} at @param {Lines} lines
 */
export function offsetOf(pre, node, at, { start, firstOf }) {
  const element = node instanceof Element ? node : node.parentElement;
  const line = element?.closest(".l");
  if (line) {
    const index = Number(line.id.slice(1)) - 1;
    // Behind the words stands what the page says of them.
    return Math.min(start(index) + lettersBefore(line, node, at), start(index + 1) - 1);
  }
  if (node === pre) return start(firstOf(pre.childNodes[at]) ?? Infinity);
  const group = [...pre.childNodes].find((one) => one.contains(node));
  const first = firstOf(group);
  return group && first !== undefined ? start(first) + lettersBefore(group, node, at) : start(Infinity);
}

/**
 * A selection in the pane copies the text as filed: of what is far out of sight a browser copies nothing.
 * @param {HTMLElement} pre @param {Lines} lines @param {(from: number, to: number) => string} slice
 */
export function copyFrom(pre, lines, slice) {
  pre.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    // One browser cuts its range where something cannot be selected.
    const { startContainer, startOffset } = selection.getRangeAt(0);
    const { endContainer, endOffset } = selection.getRangeAt(selection.rangeCount - 1);
    if (!pre.contains(startContainer) || !pre.contains(endContainer)) return;
    const [from, to] = [offsetOf(pre, startContainer, startOffset, lines), offsetOf(pre, endContainer, endOffset, lines)];
    event.clipboardData?.setData("text/plain", slice(from, to));
    event.preventDefault();
  });
}
