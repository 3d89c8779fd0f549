// What was being read when something else was opened: it is given up for that, and never without a word.

import { coming } from "./strings.js";

/** @import { Given, Message } from "./types" */

/** @param {(given: Given[]) => void} onAgain */
export function createLeft(onAgain) {
  /** @type {Given[]} */
  let reading = [];
  /** @type {Given[]} */
  let left = [];
  return {
    /** These are read from now on, and what was being read is not. @param {Given[]} given */
    turnTo(given) {
      left.push(...reading);
      reading = given;
    },
    /** All is read, or was given up by the person. */
    done() { reading = []; },
    /** What is to be said of what was left, once. @returns {Message[]} */
    told() {
      const files = left;
      left = [];
      return files.length === 0 ? [] : [{ tone: "plain", text: coming.left(files.map(({ name }) => name)), actions: [{ label: coming.again(files.length), run: () => onAgain(files) }] }];
    },
  };
}
