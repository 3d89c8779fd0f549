// What several documents of the visit say together: which of them are asked about, the asking, and what leaves the page.
// A document is known by the number of its text and its place in it, so whatever comes or goes, the choice holds.

import { agreementOf, scopeOf } from "./describe.js";
import { defaultPair, labelsOf } from "./across-choice.js";
import { changes as changesWords, count, footOf, inForce as forceWords, short, timeline as timelineWords, title } from "./strings.js";

/** @import { At, DocumentView, Panel, Ref, Sheet, Timeline, Timelines } from "./types" */
/** @import { Look } from "./timeline.js" */
/** @import { SharedAcross } from "./shared-file.js" */

/** @typedef {{ sheet: Sheet, part: number, view: DocumentView }} One a document of the visit */
/** @typedef {"markdown" | "csv" | "json" | "html" | "names"} Form `names`: the register of every name, as CSV */

/** @param {Ref | undefined} ref @param {One} one */
const isAt = (ref, { sheet, part }) => ref?.key === sheet.key && ref.part === part;
/** @param {One} one @returns {Ref} */
const refTo = ({ sheet, part }) => ({ key: sheet.key, part });
/** @param {One} one */
const agreementName = ({ sheet, view }) => [agreementOf(sheet.opened, view), scopeOf(sheet.opened, view)].filter(Boolean).join(", ");

/**
 * @param {{ engine: ReturnType<typeof import("./engine.js").createEngine>, store: ReturnType<typeof import("./store.js").createStore>,
 *   changes: ReturnType<typeof import("./changes.js").createChanges>, timeline: ReturnType<typeof import("./timeline.js").createTimeline>,
 *   messages: ReturnType<typeof import("./messages.js").createMessages>, onTitle: () => void,
 *   onGo: (goal: { sheet: number, part: number, line: number, at: At }) => void }} parts
 */
export function createAcross({ engine, store, changes, timeline, messages, onTitle, onGo }) {
  /** The two that a person picked. @type {[Ref, Ref] | null} */
  let pair = null;
  /** For each pair that was compared, the names that a person counts as one portfolio's: where they begin, before and after. @type {Map<string, [number, number][]>} */
  const decided = new Map();
  /** A document of the agreement that a person picked. @type {Ref | null} */
  let agreement = null;
  /** What is on show, and what it is made of: nothing is asked twice. */
  const shown = { changes: "", timeline: "" };
  /** @type {{ found: Timelines, documents: One[], index: number } | null} */
  let history = null;
  let turn = 0;

  const all = () => store.state.sheets.flatMap((sheet) => sheet.opened.documents.map((view, part) => ({ sheet, part, view })));
  const isOn = (/** @type {Panel} */ panel) => panel === "changes" || panel === "timeline";

  /** @returns {[One, One] | null} */
  const two = () => {
    const documents = all();
    const picked = pair?.map((ref) => documents.find((one) => isAt(ref, one))) ?? [];
    if (picked[0] && picked[1]) return [picked[0], picked[1]];
    const here = store.current();
    return defaultPair(documents, documents.find(({ sheet, part }) => sheet === here && part === here.document), agreementName);
  };

  /** What the engine is asked about. @param {One[]} documents @returns {[Uint32Array, Uint32Array]} */
  const asked = (documents) => [Uint32Array.from(documents, ({ sheet }) => sheet.key), Uint32Array.from(documents, ({ part }) => part)];
  /** The same of the two that are compared. @param {[One, One]} chosen @returns {[number, number, number, number]} */
  const ends = ([before, after]) => [before.sheet.key, before.part, after.sheet.key, after.part];
  /** @param {One[]} documents */
  const textsOf = (documents) => ({ texts: [...new Set(documents.map(({ sheet }) => sheet))] });
  /** @param {One[]} documents */
  const signature = (documents) => documents.map(({ sheet, part }) => `${sheet.key}.${part}`).join();

  /** @param {[One, One]} chosen */
  const decisions = (chosen) => Uint32Array.from((decided.get(signature(chosen)) ?? []).flat());

  /** @param {[One, One]} chosen @returns {[string, string]} */
  const names = ([before, after]) => {
    const [a, b] = [title(before.view), title(after.view)];
    return a === b && before.sheet !== after.sheet ? [`${a} (${before.sheet.name})`, `${b} (${after.sheet.name})`] : [a, b];
  };

  const showChanges = async () => {
    const documents = all();
    const chosen = two();
    if (!chosen) return;
    const index = (/** @type {One} */ one) => documents.findIndex((other) => isAt(refTo(one), other));
    const model = { labels: labelsOf(documents, agreementName), before: index(chosen[0]), after: index(chosen[1]), names: names(chosen), agreement: agreementName(chosen[1]) };
    changes.choose(model);
    const made = `${signature(chosen)} ${decisions(chosen)}`;
    if (made === shown.changes) return;
    shown.changes = made;
    changes.wait();
    try {
      const delta = await engine.call("compare", [...ends(chosen), decisions(chosen)], textsOf(chosen));
      if (shown.changes !== made) return;
      if (!delta) throw new Error("there is no such document");
      changes.show(delta, model);
      messages.announce(changesWords.compared(changesWords.told(delta.tally), ...model.names));
    } catch {
      if (shown.changes !== made) return;
      shown.changes = "";
      changes.fail(changesWords.failed);
    }
  };

  const showTimeline = async () => {
    const documents = all();
    const made = signature(documents);
    if (made === shown.timeline) return;
    shown.timeline = made;
    timeline.wait();
    try {
      const found = await engine.call("timelines", asked(documents), textsOf(documents));
      if (shown.timeline !== made) return;
      history = { found, documents, index: 0 };
      showAgreement(wanted(found, documents));
    } catch {
      if (shown.timeline !== made) return;
      shown.timeline = "";
      history = null;
      timeline.none(timelineWords.failed);
    }
  };

  /** The agreement that was picked, or that of the document on show, or the first. @param {Timelines} found @param {One[]} documents */
  const wanted = (found, documents) => {
    const here = store.current();
    const at = (/** @type {Ref | null} */ ref) => found.agreements.findIndex(({ columns, undated }) => [...columns.map(({ document }) => document), ...undated].some((index) => documents[index] && isAt(ref ?? undefined, documents[index])));
    const [picked, shownHere] = [at(agreement), at(here ? { key: here.key, part: here.document } : null)];
    return picked >= 0 ? picked : Math.max(0, shownHere);
  };

  /** @param {Timeline} one @param {One[]} documents */
  const nameOf = (one, documents) => { const first = documents[one.columns[0]?.document ?? one.undated[0] ?? -1]; return (first && agreementName(first)) || timelineWords.unnamed; };

  /** @param {number} index */
  const showAgreement = (index) => {
    const one = history?.found.agreements[index];
    if (!history || !one) return timeline.none(timelineWords.none);
    history.index = index;
    const { found, documents } = history;
    const files = documents.map(({ sheet }) => sheet.name);
    timeline.show({ labels: found.agreements.map((each) => nameOf(each, documents)), agreement: index, name: nameOf(one, documents), one, files, aside: found.aside.map((at) => files[at] ?? "") });
    messages.announce(timelineWords.told(nameOf(one, documents), one));
    onTitle();
  };

  /** @param {string | null} day */
  const showForce = async (day) => {
    const asking = history;
    const one = asking?.found.agreements[asking.index];
    if (!asking || !one) return;
    const mine = (turn += 1);
    const { documents, index } = asking;
    try {
      const list = await engine.call("consolidated", [...asked(documents), index, day], textsOf(documents));
      if (mine !== turn || !list) return;
      timeline.force(list, one);
      messages.announce(forceWords.told(list.portfolios, list.day));
    } catch {
      if (mine === turn) timeline.none(timelineWords.failed);
    }
  };

  /** Those that what is on show is made of. @param {Panel} panel @returns {One[]} */
  const documentsOf = (panel) => {
    if (panel === "changes") return two() ?? [];
    const one = panel === "timeline" ? history?.found.agreements[history.index] : undefined;
    return one ? [...one.columns.map(({ document }) => document), ...one.undated].flatMap((index) => history?.documents[index] ?? []) : [];
  };

  /** @param {Panel} panel @param {Form} form @param {Sheet[]} [list] whose reports stand on the page too, in this order: lines lead there @returns {Promise<string>} */
  const write = (panel, form, list) => {
    const chosen = panel === "changes" ? two() : null;
    const those = documentsOf(panel);
    if (form === "names") return engine.call("names", asked(those), textsOf(those));
    const reports = (/** @type {One[]} */ documents) => Uint32Array.from(list ? documents.map(({ sheet }) => list.indexOf(sheet)) : []);
    if (chosen) return engine.call("changes", [...ends(chosen), decisions(chosen), form, reports(chosen)], textsOf(chosen));
    if (!history) throw new Error("nothing is on show");
    const { documents, index } = history;
    const { force, day } = timeline.look();
    const about = textsOf(documents);
    return force ? engine.call("schedule", [...asked(documents), index, day, form, reports(documents)], about) : engine.call("history", [...asked(documents), index, form, reports(documents)], about);
  };

  return {
    isOn,
    /** Whether there is anything to put together. */
    possible: () => all().length > 1,
    /** @param {Panel} panel */
    show(panel) {
      if (panel === "changes") void showChanges();
      if (panel === "timeline") void showTimeline();
    },
    /** @param {number} before @param {number} after as they were offered */
    pick(before, after) {
      const [first, second] = [all()[before], all()[after]];
      if (!first || !second) return;
      pair = [refTo(first), refTo(second)];
      void showChanges();
      onTitle();
    },
    /** Counts two names of the pair on show as one portfolio's, or no longer. @param {At} before @param {At} after @param {boolean} on */
    decide([before], [after], on) {
      const chosen = two();
      if (!chosen) return;
      const others = (decided.get(signature(chosen)) ?? []).filter(([b, a]) => b !== before && a !== after);
      decided.set(signature(chosen), on ? [...others, [before, after]] : others);
      void showChanges();
    },
    /** Two sources, each with the document that it shows. @param {number} former @param {number} latter ids */
    compare(former, latter) {
      const at = (/** @type {number} */ id) => all().find(({ sheet, part }) => sheet.id === id && part === sheet.document);
      const [first, second] = [at(former), at(latter)];
      if (first && second) pair = [refTo(first), refTo(second)];
    },
    /** @param {number} index */
    pickAgreement(index) {
      const first = history?.documents[history.found.agreements[index]?.columns[0]?.document ?? -1];
      if (first) agreement = refTo(first);
      showAgreement(index);
    },
    showForce: (/** @type {string | null} */ day) => void showForce(day),
    /** @param {"before" | "after"} side @param {number} line @param {At} at */
    goFromChanges(side, line, at) {
      const one = two()?.[side === "before" ? 0 : 1];
      if (one) onGo({ sheet: one.sheet.id, part: one.part, line, at });
    },
    /** @param {{ column: number, line: number, at: At }} goal */
    goFromTimeline({ column, line, at }) {
      const one = history?.documents[history.found.agreements[history.index]?.columns[column]?.document ?? -1];
      if (one) onGo({ sheet: one.sheet.id, part: one.part, line, at });
    },
    /** @param {Panel} panel @returns {string | null} */
    title(panel) {
      const chosen = panel === "changes" ? two() : null;
      if (chosen) return `${names(chosen).join(" to ")}: ${changesWords.heading}`;
      const one = panel === "timeline" ? history?.found.agreements[history.index] : undefined;
      return one && history ? `${timelineWords.heading}${timelineWords.of}${nameOf(one, history.documents)}` : null;
    },
    /** The foot of a printed page, "" where that of the document on show is right. @param {Panel} panel @param {string} day */
    foot(panel, day) {
      const files = [...new Set(documentsOf(panel).map(({ sheet }) => `${sheet.name} SHA-256 ${short(sheet.opened.source.sha256)}`))];
      return files.length === 0 ? "" : footOf(files.length > 2 ? `${this.title(panel)}, ${count(files.length, "file")}` : files.join(", "), day);
    },
    /** The texts that have to go along, in the order of the visit. @param {Panel} panel @returns {Sheet[]} */
    sheets(panel) {
      const needed = new Set(documentsOf(panel).map(({ sheet }) => sheet));
      return store.state.sheets.filter((sheet) => needed.has(sheet));
    },
    write,
    /** How it is looked at, for a view that is shared. @param {Panel} panel @param {Sheet[]} list what goes along @returns {SharedAcross | null} */
    place(panel, list) {
      if (!isOn(panel)) return null;
      const documents = documentsOf(panel).slice(0, panel === "changes" ? 2 : 1).map(({ sheet, part }) => /** @type {[number, number]} */ ([list.indexOf(sheet), part]));
      const chosen = two();
      return panel === "changes" ? { documents, find: "", only: false, force: false, day: null, renamed: (chosen && decided.get(signature(chosen))) ?? [] } : { documents, ...timeline.look(), renamed: [] };
    },
    /** Takes a shared view's place, before its documents are on show. @param {SharedAcross | null} place @param {Panel} panel @param {(number | null)[]} keys of the texts, index by index */
    restore(place, panel, keys) {
      const refs = (place?.documents ?? []).flatMap(([document, part]) => { const key = keys[document]; return key === null || key === undefined ? [] : [{ key, part }]; });
      if (panel === "changes" && refs[0] && refs[1]) {
        pair = [refs[0], refs[1]];
        if (place && place.renamed.length > 0) decided.set(pair.map(({ key, part }) => `${key}.${part}`).join(), place.renamed);
      }
      if (panel === "timeline" && place) {
        agreement = refs[0] ?? null;
        timeline.restore(/** @type {Look} */ (place));
      }
    },
  };
}
