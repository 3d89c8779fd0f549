// "Remember on this device": what the person sees of it, and when what is kept.

import { button, fill, h } from "./dom.js";
import { keepFocus } from "./focus.js";
import { bad, memory as words, say } from "./strings.js";

/** @import { Sheet } from "./types" */
/** @import { Kept } from "./device.js" */
/** @import { State } from "./store.js" */

/** A person who types is waited for, in ms. */
const PAUSE = 300;

/**
 * @param {{ device: ReturnType<typeof import("./device.js").createDevice>, state: () => State, wasClosed: (id: number) => boolean, messages: ReturnType<typeof import("./messages.js").createMessages>,
 *   onTurn: (on: boolean) => void }} parts
 * `wasClosed`: whether the person closed a sheet that is gone; what was merely undone stays kept
 */
export function createMemory({ device, state, wasClosed, messages, onTurn }) {
  const element = h("div", { class: "kept" });
  /** What was last kept of each document on show, by its id. @type {Map<number, { key: string, sheet: Sheet, order: number, current: boolean }>} */
  const known = new Map();
  let timer = 0;

  let offered = false;
  const draw = () => keepFocus(() => {
    const on = device.isOn();
    fill(element, h("p", null, on ? say.remembered : say.kept), offered && button(on ? words.forget : words.remember, { class: "link", onclick: on ? forget : remember }));
    onTurn(on);
  });

  const save = async () => {
    const { sheets, current } = state();
    const changed = sheets.flatMap((sheet, order) => {
      const before = known.get(sheet.id);
      const now = { key: before?.key ?? crypto.getRandomValues(new Uint32Array(4)).join("-"), sheet, order, current: sheet.id === current };
      if (before && before.sheet === sheet && before.order === order && before.current === now.current) return [];
      known.set(sheet.id, now);
      return [asKept(now)];
    });
    const ids = new Set(sheets.map(({ id }) => id));
    const away = [...known].filter(([id]) => !ids.has(id));
    const gone = away.filter(([id]) => wasClosed(id));
    for (const [id] of gone) known.delete(id);
    for (const [id, one] of away.filter(([id, { current: shown }]) => shown && !wasClosed(id))) {
      known.set(id, { ...one, current: false });
      changed.push(asKept({ ...one, current: false }));
    }
    if (changed.length + gone.length > 0) await device.save(changed, gone.map(([, { key }]) => key));
  };

  const trySave = () => save().catch(() => messages.show([{ tone: "bad", text: bad.notKept }]));

  async function remember() {
    try {
      await device.turnOn();
      await save();
      messages.show([{ tone: "plain", text: say.nowRemembered }]);
    } catch {
      messages.show([{ tone: "bad", text: bad.notKept }]);
    }
    draw();
  }

  async function forget() {
    clearTimeout(timer);
    try {
      await device.forget();
      messages.show([{ tone: "plain", text: say.forgotten }]);
    } catch {
      messages.show([{ tone: "bad", text: bad.notForgotten }]);
    }
    known.clear();
    draw();
  }

  fill(element, h("p", null, say.kept));
  device.onForgotten(() => {
    known.clear();
    draw();
    return undefined;
  });

  return {
    element,
    forget,
    /** A page that carries its document is a file already, and has nothing to remember. */
    offer() {
      offered = true;
      draw();
    },
    /** Keeps what has changed, soon. */
    changed() {
      if (!device.isOn()) return;
      clearTimeout(timer);
      timer = window.setTimeout(trySave, PAUSE);
    },
    /** What an earlier visit kept is on show now. @param {Kept[]} kept in the order of the documents */
    restored(kept) {
      state().sheets.forEach((sheet, index) => {
        const one = kept[index];
        if (one) known.set(sheet.id, { key: one.key, sheet, order: index, current: sheet.id === state().current });
      });
    },
  };
}

/** @param {{ key: string, sheet: Sheet, order: number, current: boolean }} one @returns {Kept} */
const asKept = ({ key, sheet, order, current }) => ({
  key, order, current, name: sheet.name, bytes: sheet.bytes, encoding: sheet.encoding, filing: sheet.filing, chosen: sheet.chosen,
  notes: [...sheet.notes], document: sheet.document, selected: sheet.selected, filter: sheet.filter,
});
