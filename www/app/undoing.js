// Going back and forth: what was undone is named, and the way to it is offered beside.

import { bar as barWords, say } from "./strings.js";

/** @import { Place } from "./history.js" */

/** @param {{ store: ReturnType<typeof import("./store.js").createStore>, messages: ReturnType<typeof import("./messages.js").createMessages> }} parts */
export function createUndoing({ store, messages }) {
  /** @param {string} text @param {string} [label] @param {() => void} [run] */
  const tell = (text, label, run) => messages.show([{ tone: "plain", passing: true, text, actions: label && run ? [{ label, run }] : [] }]);

  /** @param {Place} place @param {boolean} undone */
  const sentence = ({ step, back }, undone) => (back === undone ? say.redone(step) : say.undone(step));

  const undo = () => {
    const place = store.undo();
    if (place) tell(sentence(place, true), barWords.redoShort, redo);
    else tell(say.nothingToUndo);
  };

  function redo() {
    const place = store.redo();
    if (place) tell(sentence(place, false), barWords.undoShort, undo);
    else tell(say.nothingToRedo);
  }

  return { undo, redo };
}
