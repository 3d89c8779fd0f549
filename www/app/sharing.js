// What leaves the page, and only when the person asks: a view, a page without scripts, or a plain file.

import { agreementOf, scopeOf } from "./describe.js";
import { save, slug, today } from "./files.js";
import { copy } from "./copy.js";
import { footRule } from "./foot.js";
import { address, pack } from "./link.js";
import { fill, same, style } from "./page-file.js";
import { encode } from "./shared-file.js";
import { bad, foot, page as words, say, title, together } from "./strings.js";

/** @import { Panel, Sheet, SharedState } from "./types" */
/** @import { Along, Kind } from "./share.js" */
/** @import { Shared } from "./shared-file.js" */

/** @typedef {{ ending: string, type: string, content: string | Uint8Array }} Made a file, but for its name */

/** Reports on one page, each under an id of its own. @param {string[]} reports */
const apart = (reports) => reports.map((html, index) => `<div class="one" id="d${index}">${html}</div>`).join("");

/** @param {Sheet} sheet */
function nameOf(sheet) {
  const view = sheet.opened.documents[sheet.document];
  return view ? [title(view), agreementOf(sheet.opened, view), scopeOf(sheet.opened, view)].filter(Boolean).join(", ") : sheet.name;
}

/** Bytes that are worth trying to pack into a link. */
const FOR_A_LINK = 1_000_000;

/** What is shared, without the day and the version: as long as this is the same, so is the day. @param {Shared} shared */
const fingerprint = (shared) => encode({ ...shared, day: "", tool: "" });

/**
 * @param {{ engine: ReturnType<typeof import("./engine.js").createEngine>, messages: ReturnType<typeof import("./messages.js").createMessages>,
 *   sheets: () => Sheet[], current: () => Sheet | undefined, panel: () => Panel, across: ReturnType<typeof import("./across.js").createAcross> }} parts
 */
export function createSharing({ engine, messages, sheets, current, panel, across }) {
  /** The day on which each thing was shared first. @type {Map<string, string>} */
  const days = new Map();

  /** What goes along: the one on show, or all that what is on show is made of. @param {Sheet} sheet @param {Along} along */
  const chosen = (sheet, { all }) => {
    const needed = all ? sheets() : across.sheets(panel());
    return needed.length > 0 ? needed : [sheet];
  };

  /** @param {Sheet} sheet @param {Along} along @returns {Promise<Shared>} */
  const gather = async (sheet, along) => {
    const list = chosen(sheet, along);
    const here = list.includes(sheet) ? sheet : list[0] ?? sheet;
    /** @type {Shared} */
    const shared = {
      day: today(), tool: await engine.call("version", []),
      documents: list.map(({ name, bytes, filing, chosen, opened: { source } }) => ({ name, encoding: source.encoding, sha256: source.sha256, bytes: along.source ? bytes : null, filing, chosen })),
      notes: list.flatMap(({ notes }, document) => [...notes].map(([key, text]) => ({ document, key, text }))),
      view: { document: list.indexOf(here), part: here.document, selected: here.selected, filter: here.filter, panel: panel(), across: across.place(panel(), list) },
    };
    shared.day = days.get(fingerprint(shared)) ?? shared.day;
    days.set(fingerprint(shared), shared.day);
    return shared;
  };

  /** The SHA-256 in base64, by the engine: the browser has its own only where the page came over a secure way. @param {string} text */
  const digest = async (text) => {
    const hexadecimal = await engine.call("sha256", [new TextEncoder().encode(text)]);
    return btoa(hexadecimal.replace(/../gu, (pair) => String.fromCharCode(Number.parseInt(pair, 16))));
  };

  /** What goes along with the text of one sheet. @param {Sheet} sheet @param {Shared} shared @param {boolean} source @param {number} [nth] @returns {SharedState} */
  const given = (sheet, { day, tool }, source, nth = 0) => ({ day, tool, source, notes: [...sheet.notes].map(([key, text]) => ({ key, text })), nth });

  /** What is on show is called so. @param {Sheet} sheet @param {number} count of the documents that go along */
  const titleOf = (sheet, count) => across.title(panel()) ?? together(nameOf(sheet), count - 1);

  /** What several documents say together, as a file. @param {Kind} kind @returns {Promise<Made>} */
  const makeAcross = async (kind) => {
    if (kind === "names") return { ending: "names.csv", type: "text/csv", content: await across.write(panel(), "names") };
    if (kind === "csv") return { ending: "csv", type: "text/csv", content: await across.write(panel(), "csv") };
    if (kind === "json") return { ending: "json", type: "application/json", content: await across.write(panel(), "json") };
    if (kind === "markdown") return { ending: "md", type: "text/markdown", content: await across.write(panel(), "markdown") };
    const name = across.foot(panel(), today());
    const report = `${await across.write(panel(), "html")}${await engine.call("running", [name])}`;
    return { ending: "report.html", type: "text/html", content: await engine.call("pageOf", [across.title(panel()) ?? words.name, report, name.replaceAll("\n", " "), style()]) };
  };

  /** The reports of what goes along, each in its form for a page. @param {Sheet[]} list @param {Shared} shared @param {boolean} source */
  const reportsOf = async (list, shared, source) => {
    const reports = [];
    for (const [index, one] of list.entries()) reports.push(await engine.call("report", [one.key, given(one, shared, source, index)], { texts: [one] }));
    return reports;
  };

  /** Several documents of the visit, as a file that lists one after the other. @param {Sheet} sheet @param {"page" | "markdown" | "csv" | "json"} kind @param {Along} along @returns {Promise<Made>} */
  const makeAll = async (sheet, kind, along) => {
    const list = chosen(sheet, along);
    if (kind === "csv") return { ending: "csv", type: "text/csv", content: await engine.call("lists", [Uint32Array.from(list, ({ key }) => key)], { texts: list }) };
    const shared = await gather(sheet, along);
    const each = [];
    for (const [index, one] of list.entries()) {
      const about = { texts: [one] };
      each.push(await (kind === "json" ? engine.call("json", [one.key], about) : kind === "markdown" ? engine.call("markdown", [one.key, given(one, shared, along.source, index)], about) : ""));
    }
    if (kind === "json") return { ending: "json", type: "application/json", content: `[\n${each.map((one) => one.trim()).join(",\n")}\n]\n` };
    if (kind === "markdown") return { ending: "md", type: "text/markdown", content: each.join("\n") };
    const feet = list.map(({ opened }) => foot(opened.source, shared.day).replaceAll("\n", " ")).join("\n");
    return { ending: "report.html", type: "text/html", content: await engine.call("pageOf", [titleOf(sheet, list.length), apart(await reportsOf(list, shared, along.source)), feet, style()]) };
  };

  /** The page itself, open on what goes along. @param {Sheet} sheet @param {Along} along */
  const view = async (sheet, along) => {
    const shared = await gather(sheet, along);
    const list = chosen(sheet, along);
    const reports = await reportsOf(list, shared, along.source);
    const name = across.isOn(panel()) ? across.foot(panel(), shared.day) : null;
    const first = name === null ? "" : `<div class="one across" id="across">${await across.write(panel(), "html", along.source ? list : undefined)}${await engine.call("running", [name])}</div>`;
    const report = first === "" && reports.length === 1 ? reports.join("") : first + apart(reports);
    const rule = footRule(list.map(({ opened }) => foot(opened.source, shared.day)), name);
    return fill(`${titleOf(sheet, list.length)}: ${words.name}`, encode(shared), report, { rule, digest: await digest(rule) });
  };

  /** @param {Sheet} sheet @param {Kind} kind @param {Along} along @returns {Promise<Made>} */
  const make = async (sheet, kind, along) => {
    if (kind === "view") return { ending: "html", type: "text/html", content: await view(sheet, along) };
    if (across.isOn(panel())) return makeAcross(kind);
    if (chosen(sheet, along).length > 1 && (kind === "page" || kind === "markdown" || kind === "csv" || kind === "json")) return makeAll(sheet, kind, along);
    const { key } = sheet;
    const about = { texts: [sheet] };
    if (kind === "csv") return { ending: "csv", type: "text/csv", content: await engine.call("csv", [key], about) };
    if (kind === "json") return { ending: "json", type: "application/json", content: await engine.call("json", [key], about) };
    const state = given(sheet, await gather(sheet, { ...along, all: false }), along.source);
    if (kind === "markdown") return { ending: "md", type: "text/markdown", content: await engine.call("markdown", [key, state], about) };
    return { ending: "report.html", type: "text/html", content: await engine.call("page", [key, state, style()], about) };
  };

  /** The bytes as they came, each text as a file of its own. @param {Sheet[]} list */
  const saveOriginals = (list) => {
    for (const { name, bytes } of list) save(name, /** @type {Uint8Array<ArrayBuffer>} */ (bytes), "application/octet-stream");
    messages.announce(list.map(({ name }) => say.saved(name)).join(" "));
  };

  /** @param {string | null} fragment */
  const copyLink = async (fragment) => {
    const copied = fragment !== null && (await copy(address(fragment)));
    messages.show([{ tone: copied ? "ok" : "bad", text: !copied ? bad.notCopied : location.protocol === "file:" ? say.linkOnDisk : say.linkCopied }]);
  };

  /** The fragment for what is on show, made before it is asked for: a clipboard waits for nobody. @type {string | null} */
  let fragment = null;

  return {
    /** Whether what goes along is short enough for a link. @param {Along} along */
    async offersLink(along) {
      const sheet = current();
      fragment = null;
      fragment = sheet && chosen(sheet, along).every(({ bytes }) => bytes.length < FOR_A_LINK) ? await pack(await gather(sheet, along)) : null;
      return fragment !== null;
    },
    /** What the page came with was shared on that day. @param {Shared} shared */
    remember: (shared) => days.set(fingerprint(shared), shared.day),
    /** @param {Kind} kind @param {Along} along */
    async share(kind, along) {
      if (kind === "link") return copyLink(fragment);
      const sheet = current();
      try {
        if (sheet && kind === "original") return saveOriginals(chosen(sheet, along));
        const { ending, type, content } = sheet ? await make(sheet, kind, along) : { ending: "html", type: "text/html", content: same() };
        const name = `${slug(sheet ? titleOf(sheet, chosen(sheet, along).length) : document.title)}.${ending}`;
        save(name, /** @type {string | Uint8Array<ArrayBuffer>} */ (content), type);
        messages.announce(say.saved(name));
      } catch (error) {
        console.error(error);
        messages.show([{ tone: "bad", text: bad.share }]);
      }
    },
  };
}
