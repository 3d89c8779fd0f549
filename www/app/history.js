// The way back and forth through the states of the visit. Nothing is lost on it: what is done after going back goes on
// from there, and the way back from it leads over all that was gone back from.

/** @import { State } from "./store.js" */

/** @typedef {{ act: "open" | "close" | "read" | "replace" | "note", name: string }} Step what was done, and to what */
/** @typedef {{ state: State, step: Step, back: boolean }} Place `state`: the one before (or after) the step; `back`: the step was a step back */

/** More steps than anyone goes back; a step costs one small array. */
const STEPS = 200;
/** Bytes of texts that are closed and can come back: some hundred agreements, or a few of the largest exhibits. */
const CLOSED = 64_000_000;

/** Bytes of the texts that are there in one of the states and not in this one. @param {Place[]} places @param {State} state */
function closedBytes(places, state) {
  const there = new Set(state.sheets.map(({ key }) => key));
  let total = 0;
  for (const { key, bytes } of places.flatMap(({ state: { sheets } }) => sheets)) {
    if (there.has(key)) continue;
    there.add(key);
    total += bytes.length;
  }
  return total;
}

export function createHistory() {
  /** @type {Place[]} */
  let past = [];
  /** The nearest last. @type {Place[]} */
  let future = [];

  return {
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    clear() { [past, future] = [[], []]; },

    /** @param {State} before @param {Step} step @param {State} after */
    add(before, step, after) {
      // The steps that were gone back, forward again, and then back again: each is a step to be undone.
      const forth = [...future].reverse();
      const states = [before, ...forth.map(({ state }) => state)];
      const there = forth.map((place, index) => ({ ...place, state: /** @type {State} */ (states[index]) }));
      const again = [...forth].reverse().map(({ step: gone, back }, index) => ({ step: gone, back: !back, state: /** @type {State} */ (states[states.length - 1 - index]) }));
      past = [...past, ...there, ...again, { state: before, step, back: false }].slice(-STEPS);
      future = [];
      while (past.length > 0 && closedBytes(past, after) > CLOSED) past.shift();
    },

    /** @param {State} now @returns {Place | null} where the step back leads */
    undo(now) {
      const place = past.pop();
      if (!place) return null;
      future.push({ ...place, state: now });
      return place;
    },

    /** What was undone last is not to be done again. */
    drop() { future.pop(); },

    /** @param {State} now @returns {Place | null} */
    redo(now) {
      const place = future.pop();
      if (!place) return null;
      past.push({ ...place, state: now });
      return place;
    },
  };
}
