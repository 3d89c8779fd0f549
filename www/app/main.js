// Wires the parts of the page to each other, and does nothing itself.

import { createAcross } from "./across.js";
import { createBar } from "./bar.js";
import { createChanges } from "./changes.js";
import { createChecking } from "./checking.js";
import { letGoOfClosed } from "./closing.js";
import { createCopying } from "./copy.js";
import { agreementOf, blocksOf, scopeOf, subtitleOf } from "./describe.js";
import { createDesk } from "./desk.js";
import { createDevice } from "./device.js";
import { createEmpty } from "./empty.js";
import { createEngine } from "./engine.js";
import { examples } from "./examples.js";
import { createFiling } from "./filing.js";
import { save, today } from "./files.js";
import { filter } from "./filter.js";
import { createFollowing } from "./following.js";
import { createHelp } from "./help.js";
import { askClipboard, createInput, fromText, isField, listen } from "./input.js";
import { createInstructions } from "./instructions.js";
import { listenToKeys } from "./keys.js";
import { toNode } from "./link.js";
import { createMemory } from "./memory.js";
import { createMessages } from "./messages.js";
import { createNotes } from "./notes.js";
import { createOpening } from "./opening.js";
import { createOrigin } from "./origin.js";
import { carried, keepPristine, same } from "./page-file.js";
import { createPanes } from "./panes.js";
import { createPicker } from "./picker.js";
import { createPrint, running, setFoot } from "./print.js";
import { createProblems } from "./problems.js";
import { prose } from "./prose.js";
import { createRail } from "./rail.js";
import { decode } from "./shared-file.js";
import { createShare } from "./share.js";
import { createSharing } from "./sharing.js";
import { createSignatures } from "./signatures.js";
import { createSource } from "./source.js";
import { createSplit } from "./split.js";
import { createStore } from "./store.js";
import * as strings from "./strings.js";
import { createSummary } from "./summary.js";
import { createTerms } from "./terms.js";
import { isDark, turn } from "./theme.js";
import { createTimeline } from "./timeline.js";
import { createTree } from "./tree.js";

/** @import { At, Panel, Sheet } from "./types" */

keepPristine();
const came = carried();

const { bad, say } = strings;
const store = createStore();
const engine = createEngine();
const device = createDevice();
const messages = createMessages();

/** @param {string} markdown */
const showProse = async (markdown) => prose(await engine.call("prose", [markdown]));
/** @param {string} rule */
const showManual = async (rule) => {
  const manual = await engine.call("manual", [rule]);
  return manual ? showProse(manual) : [say.noManual];
};

const chooser = Object.assign(document.createElement("input"), { type: "file", multiple: true, hidden: true });
chooser.addEventListener("change", () => {
  input.takeFiles([...(chooser.files ?? [])]);
  chooser.value = "";
});
const onOpen = () => chooser.click();
const folderChooser = Object.assign(document.createElement("input"), { type: "file", webkitdirectory: true, hidden: true });
folderChooser.addEventListener("change", () => {
  input.takeFiles([...(folderChooser.files ?? [])]);
  folderChooser.value = "";
});
const onPaste = async () => {
  if (!(await askClipboard(input))) messages.show([{ tone: "plain", text: bad.clipboard }]);
};

const onUndo = () => messages.announce(store.undo() ? say.undone : say.nothingToUndo);
const onTheme = () => {
  turn();
  showBar();
};

const bar = createBar({ onPanel: (panel) => showPanel(panel), onPaste, onOpen, onUndo, onPrint: () => paper.print(), onTheme, onHelp: () => help.open(), onRail: () => desk.toggleRail() });
const memory = createMemory({ device, state: () => store.state, messages, onTurn: (on) => empty.promise(on) });
const rail = createRail({ kept: memory.element, subtitle: subtitleOf, onOpenFolder: () => folderChooser.click(), onEntry: (folder, entry) => void opening.openEntry(folder, entry), onCloseFolder: (folder) => store.closeFolder(folder), onClose: (id) => store.close(id), onShow: (id, index) => { if (across.isOn(store.panel)) store.setPanel("reading"); store.show(id, index); desk.showRail(false); } });
const summary = createSummary();
const instructions = createInstructions();
const tree = createTree({ onPick: (index) => picker.pick("node", index), onFilter: (text) => applyFilter(text), onCopy: (what) => void copying.copy(what) });
const signatures = createSignatures();
const terms = createTerms();
const problems = createProblems({ manual: showManual });
const filing = createFiling();
const origin = createOrigin({
  onEncoding: (encoding) => { const sheet = store.current(); if (sheet) void opening.reread(sheet, encoding); },
  onExchange: () => { const sheet = store.current(); if (sheet) opening.exchange(sheet.key); },
});
const notes = createNotes({ onShow: (id, index) => store.show(id, index), picked: () => pickedKey(), prose: showProse, onNote: (key, text) => { store.note(key, text); showNotes(); showBar(); } });
const source = createSource({ onPlace: (offset) => picker.pickPlace(offset) });
const changes = createChanges({ onPair: (before, after) => across.pick(before, after), onGo: (side, line, at) => across.goFromChanges(side, line, at), onDecide: (before, after, on) => across.decide(before, after, on) });
const timeline = createTimeline({ onAgreement: (index) => across.pickAgreement(index), onGo: (goal) => across.goFromTimeline(goal), onDay: (day) => across.showForce(day), onOpen, onDownload: (kind) => void sharing.share(kind, { source: true, all: false }), manual: showManual });
const share = createShare({ onShare: (kind, along) => void sharing.share(kind, along), offersLink: (along) => sharing.offersLink(along) });
const keys = listenToKeys({ onUndo, onHelp: () => help.open(), onFind: () => (store.panel === "timeline" ? timeline : tree).input.focus(), onNote: () => onNote(), onEscape: () => onEscape(), onPane: (step) => panes(step) });
const help = createHelp({ onSingleKeys: (on) => keys.setSingle(on), digest: () => engine.call("sha256", [new TextEncoder().encode(same())]) });
const paper = createPrint({ picked: () => (across.isOn(store.panel) ? null : pickedName() ?? null), branch: tree.branch });
const empty = createEmpty(examples, { onPaste, onOpen, onExample: (index) => { const one = examples[index]; if (one) void opening.open([fromText(one.text, one.name)]); }, onForget: () => void memory.forget() });
const desk = createDesk({
  bar: bar.element, rail: rail.element, railButton: bar.rail, caption: summary.element, source: source.element, empty: empty.element, messages: messages.element, live: messages.live,
  sections: [instructions, tree, signatures, terms, problems, filing, origin, notes].map(({ element }) => element), across: [changes.element, timeline.element], overlays: [share.element, paper.element, help.element, chooser, folderChooser, running],
}, (panes) => createSplit(panes).element, { onPanel: (panel) => showPanel(panel) });
const view = () => {
  const sheet = store.current();
  return sheet?.opened.documents[sheet.document];
};
const panes = createPanes([bar.element, rail.element, desk.reading, changes.element, timeline.element, source.element]);
const pickedName = () => { const picked = picker.picked; return picked?.kind === "node" ? view()?.nodes[picked.index]?.name.text : undefined; };
const picker = createPicker({ store, tree, source, desk });
const across = createAcross({ engine, store, changes, timeline, messages, onTitle: () => showTitle(), onGo: (goal) => goTo(goal) });
const sharing = createSharing({ engine, messages, sheets: () => store.state.sheets, current: store.current, panel: () => store.panel, across });
const opening = createOpening({ engine, store, messages, onSave: (name, bytes) => save(name, /** @type {Uint8Array<ArrayBuffer>} */ (bytes), "application/octet-stream"), onOpened: (shared, panel, keysOf) => { across.restore(shared.view.across, panel, keysOf); sharing.remember(shared); share.together(shared.documents.length > 1); } });
const copying = createCopying({ messages, view, name: pickedName, link: () => (came === "" ? null : toNode(pickedKey())) });
const checking = createChecking({ store, messages, onCompare: (former, latter) => { across.compare(former, latter); showPanel("changes"); } });
const following = createFollowing({ store, picker, opening, messages, onReading: () => showPanel("reading") });
const input = createInput({
  onGiven: (given, lost) => void opening.open(given, [], lost),
  onRefused: (sentences) => messages.show(sentences.map((text) => ({ tone: "bad", text }))),
  onLooking: () => opening.looking(),
});

function showBar() {
  bar.state({ undo: store.canUndo(), desk: store.current() !== undefined, dark: isDark() });
  bar.show(store.panel, view()?.problems.length ?? 0, across.possible());
}

/** Where a panel that is of no single document was left, to come back to. @type {{ panel: Panel, top: number, focus: Element | null } | null} */
let left = null;

/** @param {Panel} wanted */
function showPanel(wanted) {
  const panel = across.isOn(wanted) && !across.possible() ? "reading" : wanted;
  const turned = panel !== desk.shownPanel();
  store.setPanel(panel);
  desk.panel(panel);
  showBar();
  across.show(panel);
  showTitle();
  if (panel === "source") source.bring();
  if (turned && across.isOn(panel)) comeBack(panel);
}

/** @param {Panel} panel */
function comeBack(panel) {
  const place = left?.panel === panel ? left : null;
  scrollTo({ top: place?.top ?? 0, behavior: "instant" });
  if (place?.focus instanceof HTMLElement && place.focus.isConnected) place.focus.focus({ preventScroll: true });
  left = null;
}

/** Shows words of any document beside its reading; on the narrow page, in its source. @param {{ sheet: number, part: number, line: number, at: At }} goal */
function goTo({ sheet, part, line, at }) {
  left = { panel: store.panel, top: scrollY, focus: document.activeElement };
  store.setPanel(matchMedia("(max-width: 45rem)").matches ? "source" : "reading");
  const here = store.current();
  if (here?.id === sheet && here.document === part) showPanel(store.panel);
  else store.show(sheet, part);
  picker.pickWords(line, at);
  source.focus();
}

/** What the window and a printed page are called after: the document on show, or what several say together. */
function showTitle() {
  const sheet = store.current();
  const shown = view();
  if (!sheet || !shown) return;
  const agreement = agreementOf(sheet.opened, shown);
  document.title = `${across.title(store.panel) ?? `${strings.title(shown)}${agreement ? `, ${agreement}` : ""}`}: ${strings.page.name}`;
  setFoot(across.foot(store.panel) || strings.foot(sheet.opened.source, today()));
}

/** @param {string} text */
function applyFilter(text) {
  const nodes = view()?.nodes ?? [];
  tree.filter(text, filter(nodes, text));
  store.remember({ filter: text });
}

/** @param {Sheet} sheet */
function nameOfSheet(sheet) {
  const shown = sheet.opened.documents[sheet.document];
  return shown ? strings.title(shown) : sheet.name;
}

function showNotes() {
  const document_ = view();
  const sheet = store.current();
  if (!document_ || !sheet) return;
  notes.show(document_, sheet.notes, store.state.sheets.filter((one) => one !== sheet && one.notes.size > 0).map((one) => ({ id: one.id, document: one.document, name: nameOfSheet(one), count: one.notes.size })));
  tree.note(new Set(sheet.notes.keys()));
  rail.outline(strings.outline(document_, sheet.notes.size));
}

/** @param {Sheet} sheet */
function showSheet(sheet) {
  const shown = view();
  if (!shown) return;
  const agreement = agreementOf(sheet.opened, shown);
  desk.showDesk();
  summary.show(shown, agreement, scopeOf(sheet.opened, shown));
  for (const part of [instructions, tree, terms, problems]) part.show(shown);
  signatures.show(shown, blocksOf(shown.signatures));
  filing.show(sheet.opened.filing);
  origin.show(sheet);
  showNotes();
  share.show(true, true);
  source.show(sheet, shown);
  if (sheet.filter !== "") applyFilter(sheet.filter);
  picker.restore(sheet);
  messages.announce(strings.wasRead(sheet.name, shown, agreement));
  following.arrive();
}

letGoOfClosed({ engine, store });
store.subscribe((state) => {
  checking.look(state);
  const sheet = store.current();
  rail.show(state, sheet);
  share.count(state.sheets.length);
  if (sheet) showSheet(sheet);
  else desk.showEmpty();
  showPanel(store.panel);
});

document.addEventListener("copy", (event) => {
  const name = pickedName();
  if (isField(event.target) || !getSelection()?.isCollapsed || name === undefined) return;
  event.clipboardData?.setData("text/plain", name);
  event.preventDefault();
});

/** The key of the picked name, "" for the document as a whole. */
function pickedKey() {
  const picked = picker.picked;
  return picked?.kind === "node" ? view()?.nodes[picked.index]?.key ?? "" : "";
}

function onNote() {
  if (!view()) return;
  showPanel("reading");
  notes.edit(pickedKey());
}

function onEscape() {
  desk.showRail(false);
  if (document.activeElement === tree.input) applyFilter("");
}

/** Links to a part of the document, wherever they stand. */
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-part], .caption a:is([data-line], [data-problem])") : null;
  if (!(link instanceof HTMLElement)) return;
  event.preventDefault();
  desk.showRail(false);
  if (link.dataset.line) return picker.pickLine(Number(link.dataset.line));
  showPanel("reading");
  if (link.dataset.problem) return picker.pick("problem", Number(link.dataset.problem), { show: true });
  const part = document.getElementById(link.dataset.part ?? "");
  part?.scrollIntoView({ block: "start" });
  part?.focus({ preventScroll: true });
});

addEventListener("hashchange", () => void following.follow(location.hash));
listen(input, desk.dropping);
rail.addTools(bar.narrow());

const report = document.getElementById("report");
if (report) report.hidden = true;
document.body.prepend(desk.app);
desk.showEmpty();
showBar();
engine.call("version", []).then(help.version, () => messages.show([{ tone: "bad", text: bad.engine }]));
/** What the page begins with: the view that it carries, or else what an earlier visit asked it to remember. */
async function begin() {
  if (came === "") {
    const kept = await device.load().catch(() => null);
    if (kept) memory.restored(await opening.restore(kept));
    memory.offer();
    store.watch(memory.changed);
  } else if (await opening.openShared(came)) {
    if (store.current() || !report) return;
    const carriedView = decode(came);
    if ("shared" in carriedView) checking.expect(carriedView.shared);
    desk.showReport(report);
    share.show(false, false);
    bar.state({ undo: false, desk: true, dark: isDark() });
  }
}

void begin().catch((error) => console.error(error)).then(() => following.follow(location.hash));
