// What leaves the page, and only when the person asks: a view, a page without scripts, or a plain file.

import { agreementOf, scopeOf } from "./describe.js";
import { save, slug, today } from "./files.js";
import { fill, same, style } from "./page-file.js";
import { encode } from "./shared-file.js";
import { bad, page as words, say, title } from "./strings.js";

/** @import { Panel, Sheet, SharedState } from "./types" */
/** @import { Kind } from "./share.js" */
/** @import { Shared } from "./shared-file.js" */

/** @param {Sheet} sheet */
function nameOf(sheet) {
  const view = sheet.opened.documents[sheet.document];
  return view ? [title(view), agreementOf(sheet.opened, view), scopeOf(sheet.opened, view)].filter(Boolean).join(", ") : sheet.name;
}

/** What is shared, without the day and the version: as long as this is the same, so is the day. @param {Shared} shared */
const fingerprint = (shared) => encode({ ...shared, day: "", tool: "" });

/**
 * @param {{ engine: ReturnType<typeof import("./engine.js").createEngine>, messages: ReturnType<typeof import("./messages.js").createMessages>,
 *   current: () => Sheet | undefined, panel: () => Panel }} parts
 */
export function createSharing({ engine, messages, current, panel }) {
  /** The day on which each thing was shared first. @type {Map<string, string>} */
  const days = new Map();

  /** @param {Sheet} sheet @param {boolean} source @returns {Promise<Shared>} */
  const gather = async (sheet, source) => {
    const { sha256, encoding } = sheet.opened.source;
    /** @type {Shared} */
    const shared = {
      day: today(), tool: await engine.call("version", []),
      documents: [{ name: sheet.name, encoding, sha256, bytes: source ? sheet.bytes : null }],
      notes: [...sheet.notes].map(([key, text]) => ({ document: 0, key, text })),
      view: { document: 0, part: sheet.document, selected: sheet.selected, filter: sheet.filter, panel: panel() },
    };
    shared.day = days.get(fingerprint(shared)) ?? shared.day;
    days.set(fingerprint(shared), shared.day);
    return shared;
  };

  /** @param {Shared} shared @param {boolean} source @returns {SharedState} */
  const along = ({ day, tool, notes }, source) => ({ day, tool, source, notes: notes.map(({ key, text }) => ({ key, text })) });

  /** @param {Sheet} sheet @param {Kind} kind @param {boolean} source @returns {Promise<{ ending: string, type: string, content: string | Uint8Array }>} */
  const make = async (sheet, kind, source) => {
    if (kind === "original") return { ending: "", type: "application/octet-stream", content: sheet.bytes };
    const shared = await gather(sheet, source);
    const { key } = sheet;
    const state = along(shared, source);
    const about = { texts: [sheet] };
    if (kind === "csv") return { ending: "csv", type: "text/csv", content: await engine.call("csv", [key], about) };
    if (kind === "json") return { ending: "json", type: "application/json", content: await engine.call("json", [key], about) };
    if (kind === "markdown") return { ending: "md", type: "text/markdown", content: await engine.call("markdown", [key, state], about) };
    if (kind === "page") return { ending: "report.html", type: "text/html", content: await engine.call("page", [key, state, style()], about) };
    const report = await engine.call("report", [key, state], about);
    return { ending: "html", type: "text/html", content: fill(`${nameOf(sheet)}: ${words.name}`, encode(shared), report) };
  };

  return {
    /** What the page came with was shared on that day. @param {Shared} shared */
    remember: (shared) => days.set(fingerprint(shared), shared.day),
    /** @param {Kind} kind @param {boolean} source whether the source goes along */
    async share(kind, source) {
      const sheet = current();
      try {
        const { ending, type, content } = sheet ? await make(sheet, kind, source) : { ending: "html", type: "text/html", content: same() };
        const name = kind === "original" && sheet ? sheet.name : `${slug(sheet ? nameOf(sheet) : document.title)}.${ending}`;
        save(name, /** @type {string | Uint8Array<ArrayBuffer>} */ (content), type);
        messages.announce(say.saved(name));
      } catch (error) {
        console.error(error);
        messages.show([{ tone: "bad", text: bad.share }]);
      }
    },
  };
}
