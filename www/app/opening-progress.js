// How far long work has got: a line with an amount, a percentage, a rate and Cancel.

import { coming, say } from "./strings.js";

/** Work beyond this many bytes shows itself; smaller work is done before anyone sees it. */
const LARGE = 300_000;
/** More files than this show themselves, too. */
const MANY = 3;
/** What is not done by then shows itself however small it is: an engine that is gone answers nothing, and must be given up. Milliseconds. */
const LATE = 1000;

/** @param {ReturnType<typeof import("./messages.js").createMessages>} messages @param {() => void} onCancel */
export function createProgress(messages, onCancel) {
  /** @param {string} text @param {number | null} percent */
  const show = (text, percent) => {
    shown = true;
    messages.progress(text, percent, onCancel);
  };
  let shown = false;
  /** How many texts are being read, one after the other. */
  let several = 1;

  const progress = {
    end() {
      shown = false;
      several = 1;
      messages.progress(null, null);
    },
    /** The engine has a text. What comes back is to be called: as its bytes come in, when a step of the reading begins, when it has answered. @param {string} name @param {number} bytes */
    asked(name, bytes) {
      const timer = setTimeout(() => { if (!shown) show(say.reading(name, bytes), null); }, LATE);
      const large = bytes > LARGE && several <= MANY;
      return {
        bytes: large ? progress.bytes(name) : undefined,
        step: (/** @type {number} */ step, /** @type {number} */ done) => { if (large) show(coming.step(name, bytes, step), done > 0 ? done : null); },
        done: () => clearTimeout(timer),
      };
    },
    looking: () => show(coming.folder, null),
    /** A text is about to be read. @param {string} name @param {number} bytes @param {number} at how many came before @param {number} of how many there are */
    text(name, bytes, at, of) {
      several = of;
      if (of > MANY) show(coming.one(name, at + 1, of), Math.floor((100 * at) / of));
      else if (bytes > LARGE) show(say.reading(name, bytes), null);
    },
    /** @param {string} name @param {number} bytes */
    unpacking(name, bytes) {
      if (bytes > LARGE / 10) show(coming.unpacking(name, bytes), null);
    },
    /** What reads a large file calls as it goes. @param {string} name */
    bytes(name) {
      const began = performance.now();
      return (/** @type {number} */ done, /** @type {number} */ all) => {
        if (all <= LARGE) return;
        const seconds = (performance.now() - began) / 1000;
        show(coming.large(name, done, all, seconds > 0.3 ? done / seconds : 0), Math.floor((100 * done) / all));
      };
    },
    /** What looks at the documents of a submission calls as it goes. @param {string} name */
    looked: (name) => (/** @type {number} */ done, /** @type {number} */ all) => show(coming.looking(name, done, all), Math.floor((100 * done) / all)),
  };
  return progress;
}
