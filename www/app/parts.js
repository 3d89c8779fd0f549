// A large value in parts, for the way from the worker to the page: whoever takes a message unpacks it as a whole, and
// does nothing else meanwhile.

/** @typedef {{ path: (string | number)[], value: unknown[] | string | Uint32Array }} Part what stands, or goes on, at a place of the value */

/** More items than this go in a part of their own; an item of a reading is a name with its cells, or a block. */
const ITEMS = 250;
/** More letters than this do. */
const LETTERS = 1_000_000;
/** A text is taken in at the speed of the memory, but of a hundred megabytes that, too, would be felt; and parts must be put together again. */
const MOST_LETTERS = 64_000_000;

/**
 * Takes the large parts out of a value, which keeps something empty in their place.
 * @param {unknown} value plain objects, arrays, numbers, strings; arrays of numbers too
 * @returns {{ rest: unknown, parts: Part[] }}
 */
export function parted(value) {
  /** @type {Part[]} */
  const parts = [];
  /** @param {unknown} one @param {Part["path"]} path @returns {unknown} */
  const take = (one, path) => {
    if (typeof one === "string" && one.length > LETTERS) {
      for (let at = 0; at < one.length; at += MOST_LETTERS) parts.push({ path, value: one.slice(at, at + MOST_LETTERS) });
      return "";
    }
    if (one instanceof Uint32Array) {
      parts.push({ path, value: one });
      return null;
    }
    if (Array.isArray(one) && one.length > ITEMS) {
      for (let at = 0; at < one.length; at += ITEMS) parts.push({ path, value: one.slice(at, at + ITEMS) });
      return [];
    }
    if (Array.isArray(one)) return one.map((item, index) => take(item, [...path, index]));
    if (typeof one !== "object" || one === null || ArrayBuffer.isView(one)) return one;
    return Object.fromEntries(Object.entries(one).map(([key, item]) => [key, take(item, [...path, key])]));
  };
  return { rest: take(value, []), parts };
}

/**
 * Puts the parts back where they stood.
 * @param {any} rest
 * @param {Part[]} parts
 */
export function joined(rest, parts) {
  const whole = { value: rest };
  for (const { path, value } of parts) {
    const [last = "value", ...back] = ["value", ...path].reverse();
    /** @type {any} */
    let place = whole;
    for (const key of back.reverse()) place = place[key];
    if (Array.isArray(value)) for (const item of value) place[last].push(item);
    else if (typeof value === "string") place[last] += value;
    else place[last] = value;
  }
  return whole.value;
}
