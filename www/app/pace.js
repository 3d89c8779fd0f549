// Long work on the page in small pieces, between which the browser draws and takes what a person types.

import { append } from "./dom.js";

/** @import { Child } from "./types" */

/** How long a piece may take, in milliseconds: half a frame, so that scrolling stays smooth. */
const PIECE = 8;

// A timer is slowed down to one piece a second where the page is not in front; a message is not.
const { port1, port2 } = new MessageChannel();
/** @type {(() => void)[]} */
const waiting = [];
port1.onmessage = () => waiting.shift()?.();

/** @param {() => void} piece */
function soon(piece) {
  waiting.push(piece);
  port2.postMessage(null);
}

/** After the browser has drawn what is there; a page that nobody sees is not drawn. @param {() => void} piece */
function afterDrawing(piece) {
  if (document.hidden) soon(piece);
  else requestAnimationFrame(() => soon(piece));
}

/** @type {(() => void)[]} */
const unfinished = [];

/** Does everything at once that is still waiting for its turn: somebody wants to see what is not there yet. */
export const settle = () => unfinished.forEach((finish) => finish());

/** Paper shows all. */
addEventListener("beforeprint", settle);

/**
 * Work of one kind, of which one goes on at a time: what is begun anew drops what is left of the old.
 * @param {() => void} [onDone]
 */
export function createPace(onDone = () => undefined) {
  /** @type {Iterator<unknown> | null} */
  let work = null;
  let doing = false;

  /** @param {() => boolean} enough */
  const steps = (enough) => {
    const mine = work;
    doing = true;
    while (mine && mine === work && !enough()) if (mine.next().done) work = null;
    doing = false;
    if (mine && !work) onDone();
  };

  /** @param {Iterator<unknown>} mine */
  const later = (mine) => {
    if (mine !== work) return;
    const end = performance.now() + PIECE;
    steps(() => performance.now() > end);
    if (mine === work) soon(() => later(mine));
  };

  /** Does all that is left, for somebody who needs it now. */
  const finish = () => {
    if (!doing) steps(() => false);
  };
  unfinished.push(finish);

  return {
    /**
     * Begins work, each step of which is short: so many steps now, so that what is small is done at once, the rest by and by;
     * where none is done now, the first is done when all else is drawn.
     * @param {Iterator<unknown>} begun
     * @param {number} now
     */
    begin(begun, now) {
      work = begun;
      let left = now;
      steps(() => left-- <= 0);
      if (work === begun) (now > 0 ? soon : afterDrawing)(() => later(begun));
    },
    finish,
    stop() { work = null; },
  };
}

/**
 * The steps that fill an element, one item a step.
 * @template T
 * @param {Element} place
 * @param {T[]} items
 * @param {(item: T, index: number) => Child} make
 */
export function* each(place, items, make) {
  for (const [index, item] of items.entries()) yield append(place, [make(item, index)]);
}
