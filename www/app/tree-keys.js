// The keyboard of the tree, after the W3C's tree view pattern: what a key means, without touching the page.

/** @typedef {{ order: number[], parent: (index: number) => number, isOpen: (index: number) => boolean | null, text: (index: number) => string }} Shape
 * `order`: the rows in sight, top to bottom; `isOpen`: null where nothing is below */

/** @typedef {{ go?: number, open?: number[], close?: number[], pick?: number }} Step */

/** How long a typed beginning of a name grows, in ms. */
const TYPING = 700;

export function createKeys() {
  let typed = "";
  let last = -Infinity;

  /** @param {Shape} shape @param {number} at @param {string} letter @param {number} now ms @returns {Step} */
  const typeAhead = ({ order, text }, at, letter, now) => {
    typed = now - last > TYPING ? letter : typed + letter;
    last = now;
    const same = typed.split("").every((one) => one === typed[0]);
    const wanted = same ? typed.charAt(0) : typed;
    const here = order.indexOf(at);
    const from = same ? here + 1 : here;
    const found = [...order.slice(from), ...order.slice(0, from)].find((index) => text(index).toLowerCase().startsWith(wanted.toLowerCase()));
    return found === undefined ? {} : { go: found };
  };

  /**
   * @param {Shape} shape
   * @param {number} at the focused row
   * @param {{ key: string, timeStamp: number, ctrlKey: boolean, metaKey: boolean, altKey: boolean }} event
   * @returns {Step | null} null: not a key of the tree
   */
  return (shape, at, { key, timeStamp, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey) return null;
    const { order, parent, isOpen } = shape;
    const here = order.indexOf(at);
    const step = (/** @type {number | undefined} */ index) => (index === undefined || index < 0 ? {} : { go: index });
    switch (key) {
      case "ArrowDown": return step(order[here + 1]);
      case "ArrowUp": return step(order[here - 1]);
      case "Home": return step(order[0]);
      case "End": return step(order[order.length - 1]);
      case "ArrowRight":
        if (isOpen(at) === false) return { open: [at] };
        return isOpen(at) ? step(order[here + 1]) : {};
      case "ArrowLeft": return isOpen(at) ? { close: [at] } : step(parent(at));
      case "Enter": case " ": return key === " " && timeStamp - last < TYPING ? typeAhead(shape, at, key, timeStamp) : { pick: at };
      case "*": return { open: order.filter((index) => parent(index) === parent(at) && isOpen(index) === false) };
      default: return key.length === 1 && /\S/u.test(key) && !"/?+".includes(key) ? typeAhead(shape, at, key, timeStamp) : null;
    }
  };
}
