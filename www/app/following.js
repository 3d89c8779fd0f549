// Going where a link leads: to a document that it holds, to a name, or to a line.

import { meaning, unpack } from "./link.js";
import { say, shared as words } from "./strings.js";

/**
 * @param {{ store: ReturnType<typeof import("./store.js").createStore>, picker: ReturnType<typeof import("./picker.js").createPicker>,
 *   opening: ReturnType<typeof import("./opening.js").createOpening>, messages: ReturnType<typeof import("./messages.js").createMessages>,
 *   onReading: () => void }} parts
 */
export function createFollowing({ store, picker, opening, messages, onReading }) {
  /** The name that a link leads to, until a document that holds it is on show. @type {string | null} */
  let wanted = null;

  /** Goes to the name that is waited for, if it is here by now. */
  const arrive = () => {
    const place = wanted === null ? null : store.find(wanted);
    if (!place) return;
    wanted = null;
    if (place.sheet !== store.state.current || place.document !== store.current()?.document) store.show(place.sheet, place.document);
    onReading();
    picker.pick("node", place.node, { show: true });
  };

  return {
    arrive,
    /** @param {string} hash of the address */
    async follow(hash) {
      const goal = meaning(hash);
      if (!goal) return;
      if ("line" in goal) return store.current() && picker.pickLine(goal.line);
      if ("node" in goal) {
        wanted = goal.node;
        arrive();
        if (wanted !== null && store.current()) messages.show([{ tone: "plain", text: say.notHere }]);
        return;
      }
      const unpacked = await unpack(goal.packed, goal.version);
      if (typeof unpacked === "object") await opening.openShared(unpacked.json);
      else messages.show([{ tone: "bad", text: { newer: words.newerLink, broken: words.brokenLink, tooLarge: words.largeLink }[unpacked] }]);
    },
  };
}
