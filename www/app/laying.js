// Lays the document on show out on the desk: each part of the reading gets what it shows.

import { agreementOf, blocksOf, scopeOf } from "./describe.js";
import { today } from "./files.js";
import { filter } from "./filter.js";
import { setFoot } from "./print.js";
import * as strings from "./strings.js";

/** @import { DocumentView, Sheet } from "./types" */

/** Whether anything of a document was read. @param {DocumentView} document */
const isAnything = ({ instructions, schedules, signatures, terms }) => instructions.length + schedules.length + signatures.length + terms.length > 0;

/** The parts that the rail lists: those that are shown. @param {DocumentView} document @param {number} written notes */
const outlineOf = (document, written) => strings.outline(document, written).filter(({ id, count }) => count > 0 || id === "notes" || isAnything(document));

/** @typedef {{ show: (document: DocumentView) => void }} Part a part of the reading that shows a document */

/**
 * @param {{ store: ReturnType<typeof import("./store.js").createStore>, desk: ReturnType<typeof import("./desk.js").createDesk>,
 *   messages: ReturnType<typeof import("./messages.js").createMessages>, rail: ReturnType<typeof import("./rail.js").createRail>,
 *   summary: ReturnType<typeof import("./summary.js").createSummary>, instructions: Part, tree: ReturnType<typeof import("./tree.js").createTree>,
 *   signatures: ReturnType<typeof import("./signatures.js").createSignatures>, filing: ReturnType<typeof import("./filing.js").createFiling>,
 *   origin: ReturnType<typeof import("./origin.js").createOrigin>, notes: ReturnType<typeof import("./notes.js").createNotes>,
 *   source: ReturnType<typeof import("./source.js").createSource>, share: ReturnType<typeof import("./share.js").createShare>,
 *   picker: ReturnType<typeof import("./picker.js").createPicker>, across: ReturnType<typeof import("./across.js").createAcross>, others: Part[] }} parts
 */
export function createLaying({ store, desk, messages, rail, summary, instructions, tree, signatures, filing, origin, notes, source, share, picker, across, others }) {
  const view = () => {
    const sheet = store.current();
    return sheet?.opened.documents[sheet.document];
  };

  /** @param {string} text */
  const applyFilter = (text) => {
    tree.filter(text, filter(view()?.nodes ?? [], text));
    store.remember({ filter: text });
  };

  /** @param {Sheet} sheet */
  const nameOf = (sheet) => {
    const shown = sheet.opened.documents[sheet.document];
    return shown ? strings.title(shown) : sheet.name;
  };

  const showNotes = () => {
    const shown = view();
    const sheet = store.current();
    if (!shown || !sheet) return;
    const elsewhere = store.state.sheets.filter((one) => one !== sheet && one.notes.size > 0);
    notes.show(shown, sheet.notes, elsewhere.map((one) => ({ id: one.id, document: one.document, name: nameOf(one), count: one.notes.size })));
    tree.note(new Set(sheet.notes.keys()));
    rail.outline(outlineOf(shown, sheet.notes.size));
  };

  /** What stands below the list, one part a step. @param {Sheet} sheet @param {DocumentView} shown */
  function* partsBelow(sheet, shown) {
    yield signatures.show(shown, blocksOf(shown.signatures));
    for (const part of others) yield part.show(shown);
    yield filing.show(sheet.opened.filing);
    yield origin.show(sheet);
    yield showNotes();
  }

  return {
    view, applyFilter, showNotes,

    /** @param {Sheet} sheet @param {boolean} afresh whether it is come to: then its head and its list are drawn first, and what stands below and beside them right after */
    show(sheet, afresh) {
      const shown = view();
      if (!shown) return;
      const agreement = agreementOf(sheet.opened, shown);
      desk.showDesk();
      summary.show(shown, agreement, scopeOf(sheet.opened, shown));
      for (const part of [instructions, tree]) part.show(shown);
      desk.showBelow(partsBelow(sheet, shown), afresh);
      share.show(true, true);
      const any = isAnything(shown);
      desk.anything(any);
      source.show(sheet, shown, afresh);
      if (sheet.filter !== "") applyFilter(sheet.filter);
      picker.restore(sheet);
      messages.announce(any ? strings.wasRead(sheet.name, shown, agreement) : `${sheet.name}: ${strings.say.nothingRead}`);
    },

    /** What the window and a printed page are called after: the document on show, or what several say together. */
    showTitle() {
      const sheet = store.current();
      const shown = view();
      if (!sheet || !shown) return;
      const agreement = agreementOf(sheet.opened, shown);
      document.title = `${across.title(store.panel) ?? `${strings.title(shown)}${agreement ? `, ${agreement}` : ""}`}: ${strings.page.name}`;
      setFoot(across.foot(store.panel, today()) || strings.foot(sheet.opened.source, today()), store.panel === "timeline");
    },
  };
}
