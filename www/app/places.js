// Where the reader stood in each view and document, to come back to; what is come to anew begins at its top.

import { settle } from "./pace.js";

/** @import { Panel } from "./types" */

/**
 * @param {{ store: ReturnType<typeof import("./store.js").createStore>, across: ReturnType<typeof import("./across.js").createAcross>, shownPanel: () => string }} parts
 * `shownPanel`: the view that is drawn now
 */
export function createPlaces({ store, across, shownPanel }) {
  /** How far each was scrolled, in px. @type {Map<string, number>} */
  const tops = new Map();
  let here = "";
  /** How far the page was scrolled when it was left. */
  let stood = 0;
  let away = false;
  let afresh = false;

  /** Views of several documents are one place. */
  const key = () => {
    const panel = /** @type {Panel} */ (shownPanel());
    const sheet = store.current();
    return !sheet || across.isOn(panel) ? panel : `${panel} ${sheet.id}.${sheet.document}`;
  };

  return {
    /** What is on show is about to be drawn anew. @param {boolean} [anew] whether a document is come to, not come back to */
    leave(anew = false) {
      if (!away) tops.set(here, (stood = scrollY));
      away = true;
      afresh ||= anew;
    },
    /** It is drawn. @returns {boolean} whether another place is on show than before */
    arrive() {
      const now = key();
      const turned = now !== here;
      if (afresh && store.current() && !across.isOn(/** @type {Panel} */ (shownPanel()))) tops.delete(now);
      const top = tops.get(now) ?? 0;
      [here, away, afresh] = [now, false, false];
      // To ask a page how far it is scrolled that has just been drawn makes the browser lay it out at once, in the same task.
      if (top === 0 && stood === 0) return turned;
      // A long list is not all there yet.
      if (top > 0 && document.documentElement.scrollHeight < top + innerHeight) settle();
      if (scrollY !== top) scrollTo({ top, behavior: "instant" });
      return turned;
    },
  };
}
