// Wires the parts of the page to each other, and does nothing itself.

import { createAcross } from "./across.js";
import { createBar } from "./bar.js";
import { createChanges } from "./changes.js";
import { createChecking } from "./checking.js";
import { createChooser } from "./chooser.js";
import { createChoosing } from "./choosing.js";
import { letGoOfClosed } from "./closing.js";
import { createCopying } from "./copy.js";
import { subtitleOf } from "./describe.js";
import { createDesk } from "./desk.js";
import { createDevice } from "./device.js";
import { createEmpty } from "./empty.js";
import { createEngine, notices } from "./engine.js";
import { examples } from "./examples.js";
import { tryFaces } from "./faces.js";
import { createFiling } from "./filing.js";
import { save } from "./files.js";
import { keepFocus } from "./focus.js";
import { createFollowing } from "./following.js";
import { createHelp } from "./help.js";
import { askClipboard, createInput, fromText, isField, listen } from "./input.js";
import { createInstructions } from "./instructions.js";
import { listenToKeys } from "./keys.js";
import { createLaying } from "./laying.js";
import { toNode } from "./link.js";
import { createMemory } from "./memory.js";
import { createMessages } from "./messages.js";
import { createNotes } from "./notes.js";
import { createOpening } from "./opening.js";
import { createOrigin } from "./origin.js";
import { carried, keepPristine, same } from "./page-file.js";
import { createPanels } from "./panels.js";
import { createPace } from "./pace.js";
import { createPanes } from "./panes.js";
import { createPicker } from "./picker.js";
import { createPlaces } from "./places.js";
import { createPrint, running } from "./print.js";
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
import { createUndoing } from "./undoing.js";

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

const chooser = createChooser({ folder: false, onFiles: (files) => input.takeFiles(files) });
const folderChooser = createChooser({ folder: true, onFiles: (files) => input.takeFiles(files) });
const onOpen = chooser.open;
const onPaste = async () => {
  if (!(await askClipboard(input))) messages.show([{ tone: "plain", text: bad.clipboard }]);
};

const undoing = createUndoing({ store, messages });
const onTheme = () => {
  turn();
  showBar();
};

const bar = createBar({ onPanel: (panel) => panels.show(panel), onPaste, onOpen, onUndo: undoing.undo, onRedo: undoing.redo, onPrint: () => paper.print(), onTheme, onHelp: () => help.open(), onRail: () => desk.toggleRail() });
const memory = createMemory({ device, state: () => store.state, wasClosed: store.wasClosed, messages, onTurn: (on) => empty.promise(on) });
const rail = createRail({ kept: memory.element, subtitle: subtitleOf, onOpenFolder: folderChooser.open, onEntry: (folder, entry) => void opening.openEntry(folder, entry), onCloseFolder: (folder) => store.closeFolder(folder), onClose: (id) => store.close(id), onShow: (id, index) => { if (across.isOn(store.panel)) store.setPanel("reading"); store.show(id, index); desk.showRail(false); } });
const summary = createSummary();
const instructions = createInstructions();
const tree = createTree({ onPick: (index) => picker.pick("node", index), onFilter: (text) => laying.applyFilter(text), onCopy: (what) => void copying.copy(what) });
const signatures = createSignatures();
const terms = createTerms();
const problems = createProblems({ manual: showManual, onOtherwise: (otherwise) => void choosing.choose(otherwise) });
const filing = createFiling();
const origin = createOrigin({
  onEncoding: (encoding) => { const sheet = store.current(); if (sheet) void opening.reread(sheet, { encoding }, strings.origin.readAgain(sheet.name, encoding)); },
  onExchange: () => { const sheet = store.current(); if (sheet) opening.exchange(sheet.key); },
});
const notes = createNotes({ onShow: (id, index) => store.show(id, index), picked: () => pickedKey(), prose: showProse, onNote: (key, text) => keepFocus(() => { store.note(key, text, nameOf(key)); laying.showNotes(); showBar(); }) });
const source = createSource({ onPlace: (offset) => picker.pickPlace(offset) });
const changes = createChanges({ onPair: (before, after) => across.pick(before, after), onGo: (side, line, at) => across.goFromChanges(side, line, at), onDecide: (before, after, on) => across.decide(before, after, on) });
const timeline = createTimeline({ onAgreement: (index) => across.pickAgreement(index), onGo: (goal) => across.goFromTimeline(goal), onDay: (day) => across.showForce(day), onOpen, onDownload: (kind) => void sharing.share(kind, { source: true, all: false }), manual: showManual });
const share = createShare({ onShare: (kind, along) => void sharing.share(kind, along), offersLink: (along) => sharing.offersLink(along) });
const keys = listenToKeys({ onUndo: undoing.undo, onRedo: undoing.redo, onHelp: () => help.open(), onFind: () => onFind(), onNote: () => onNote(), onEscape: () => onEscape(), onPane: (step) => panes(step) });
const help = createHelp({ onSingleKeys: (on) => keys.setSingle(on), digest: () => engine.call("sha256", [new TextEncoder().encode(same())]), notices });
const paper = createPrint({ picked: () => (across.isOn(store.panel) ? null : pickedName() ?? null), branch: tree.branch });
const empty = createEmpty(examples, { onPaste, onOpen, onExample: (index) => { const one = examples[index]; if (one) void opening.open(one.files.map(({ text, name }) => fromText(text, name))); }, onForget: () => void memory.forget() });
const desk = createDesk({
  bar: bar.element, rail: rail.element, railButton: bar.rail, caption: summary.element, source: source.element, empty: empty.element, messages: messages.element, live: messages.live,
  sections: [instructions, tree, signatures, terms, problems, filing, origin, notes].map(({ element }) => element), across: [changes.element, timeline.element], overlays: [share.element, paper.element, help.element, chooser.element, folderChooser.element, running],
}, (panes) => createSplit(panes).element, { onPanel: (panel) => panels.show(panel) });
const panes = createPanes([bar.element, rail.element, desk.reading, changes.element, timeline.element, source.element]);
const pickedName = () => { const picked = picker.picked; return picked?.kind === "node" ? laying.view()?.nodes[picked.index]?.name.text : undefined; };
const picker = createPicker({ store, tree, source, desk });
const across = createAcross({ engine, store, changes, timeline, messages, onTitle: () => laying.showTitle(), onGo: (goal) => panels.goTo(goal) });
const places = createPlaces({ store, across, shownPanel: desk.shownPanel });
const panels = createPanels({ store, desk, across, places, source, picker, onTurned: messages.pass, onShown: () => { showBar(); laying.showTitle(); } });
const laying = createLaying({ store, desk, messages, rail, summary, instructions, tree, signatures, filing, origin, notes, source, share, picker, across, others: [terms, problems] });
const sharing = createSharing({ engine, messages, sheets: () => store.state.sheets, current: store.current, panel: () => store.panel, across });
const opening = createOpening({ engine, store, messages, onSave: (name, bytes) => save(name, /** @type {Uint8Array<ArrayBuffer>} */ (bytes), "application/octet-stream"), onAll: (folder) => { desk.showRail(true); rail.unfold(folder); }, onOpened: (shared, panel, keysOf) => { across.restore(shared.view.across, panel, keysOf); sharing.remember(shared); share.together(shared.documents.length > 1); } });
const copying = createCopying({ messages, view: laying.view, shown: tree.filtered, name: pickedName, link: () => (came === "" ? null : toNode(pickedKey())) });
const checking = createChecking({ store, messages, onCompare: (former, latter) => { across.compare(former, latter); panels.show("changes"); } });
const following = createFollowing({ store, picker, opening, messages, onReading: () => panels.show("reading") });
const choosing = createChoosing({ store, opening, picker, reading: desk.reading });
const input = createInput({
  onGiven: (given, lost) => void opening.open(given, [], lost),
  onRefused: (sentences) => messages.show(sentences.map((text) => ({ tone: "bad", text }))),
  onLooking: () => opening.looking(),
});

function showBar() {
  bar.state({ undo: store.canUndo(), redo: store.canRedo(), desk: store.current() !== undefined, dark: isDark() });
  bar.show(store.panel, laying.view()?.problems.length ?? 0, across.possible());
}

letGoOfClosed({ engine, store });
store.subscribe((state, afresh) => keepFocus(() => {
  places.leave(afresh);
  checking.look(state);
  const sheet = store.current();
  rail.show(state, sheet);
  share.count(state.sheets.length);
  if (sheet) laying.show(sheet, afresh);
  else desk.showEmpty();
  panels.show(store.panel);
  if (sheet) following.arrive();
}));

document.addEventListener("copy", (event) => {
  const name = pickedName();
  if (isField(event.target) || !getSelection()?.isCollapsed || name === undefined) return;
  event.clipboardData?.setData("text/plain", name);
  messages.announce(say.copied(name));
  event.preventDefault();
});

/** What a note of that key is on. @param {string} key */
function nameOf(key) {
  return laying.view()?.nodes.find((node) => node.key === key)?.name.text ?? (key === "" ? strings.notes.document : strings.notes.elsewhereName(key));
}

/** The key of the picked name, "" for the document as a whole. */
function pickedKey() {
  const picked = picker.picked;
  return picked?.kind === "node" ? laying.view()?.nodes[picked.index]?.key ?? "" : "";
}

/** The field of the timeline, or else that of the reading, which has to be seen for it. */
function onFind() {
  if (store.panel === "timeline") return timeline.input.focus();
  if (!laying.view()) return;
  panels.show("reading");
  tree.input.focus();
}

function onNote() {
  if (!laying.view()) return;
  desk.finish();
  panels.show("reading");
  notes.edit(pickedKey());
}

function onEscape() {
  desk.showRail(false);
  if (document.activeElement === tree.input) laying.applyFilter("");
}

panels.followParts();
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
    bar.state({ undo: false, redo: false, desk: true, dark: isDark() });
  }
}

createPace().begin(tryFaces(), 0);
void begin().catch((error) => console.error(error)).then(() => following.follow(location.hash));
