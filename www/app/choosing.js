// Places that can be read either way: the person takes the other way, and stays at the place.

import { say } from "./strings.js";

/** @import { Problem } from "./types" */

/**
 * @param {{ store: ReturnType<typeof import("./store.js").createStore>, opening: ReturnType<typeof import("./opening.js").createOpening>,
 *   picker: ReturnType<typeof import("./picker.js").createPicker>, reading: HTMLElement }} parts
 */
export function createChoosing({ store, opening, picker, reading }) {
  return {
    /** @param {NonNullable<Problem["otherwise"]>} otherwise */
    async choose({ key, name, chosen }) {
      const sheet = store.current();
      if (!sheet) return;
      const others = sheet.chosen.filter((one) => one !== key);
      await opening.reread(sheet, { chosen: chosen ? others : [...others, key].sort((a, b) => a - b) }, say.readAs(name));
      const shown = store.current();
      const index = shown?.opened.documents[shown.document]?.problems.findIndex(({ otherwise }) => otherwise?.key === key) ?? -1;
      if (index < 0) return;
      picker.pick("problem", index, { show: true });
      const again = reading.querySelector(`[data-otherwise="${key}"]`);
      if (again instanceof HTMLElement) again.focus({ preventScroll: true });
    },
  };
}
