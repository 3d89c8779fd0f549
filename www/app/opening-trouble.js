// Why something was not read, and what the person can do about it.

import { NoEngine, Trapped } from "./engine.js";
import { Refused } from "./opening-unpack.js";
import { bad, messages as words } from "./strings.js";

/** @import { Message } from "./types" */

/** Whether work ended because nobody wants it any more, which is no trouble. @param {unknown} error */
export const isGivenUp = (error) => error instanceof DOMException && error.name === "AbortError";

/** @param {string} text @returns {Message} */
export const refusal = (text) => ({ tone: "bad", text });

/** @param {(name: string, bytes: Uint8Array) => void} onSave */
export function createTrouble(onSave) {
  /** @param {unknown} error @param {string} name */
  const excuse = (error, name) => {
    if (error instanceof Refused) return error.message;
    if (error instanceof DOMException) return bad.unreadable(name);
    return error instanceof NoEngine ? bad.engine : bad.trapped(name);
  };

  return {
    /**
     * What is said of a file that could not be read. A text on which the engine stopped can be saved: what was pasted
     * may be nowhere else.
     * @param {unknown} error thrown on when the work was given up
     * @param {string} name
     * @param {Uint8Array} [bytes] the text as it came
     * @returns {Message}
     */
    complaint(error, name, bytes) {
      if (isGivenUp(error)) throw error;
      const actions = error instanceof Trapped && bytes ? [{ label: words.saveInput, run: () => onSave(name, bytes) }] : [];
      return { ...refusal(excuse(error, name)), actions };
    },
  };
}
