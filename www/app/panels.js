// Which panel is on show, the way from one to another, and back to where one was.

/** @import { At, Panel } from "./types" */

/**
 * @param {{ store: ReturnType<typeof import("./store.js").createStore>, desk: ReturnType<typeof import("./desk.js").createDesk>,
 *   across: ReturnType<typeof import("./across.js").createAcross>, places: ReturnType<typeof import("./places.js").createPlaces>, source: ReturnType<typeof import("./source.js").createSource>,
 *   picker: ReturnType<typeof import("./picker.js").createPicker>, onTurned: () => void, onShown: () => void }} parts
 * `onTurned`: another document or panel is on show; `onShown`: another may be
 */
export function createPanels({ store, desk, across, places, source, picker, onTurned, onShown }) {
  /** What had the focus where a panel that is of no single document was left, to come back to. @type {{ panel: Panel, focus: Element | null } | null} */
  let left = null;

  /** @param {Panel} wanted */
  const show = (wanted) => {
    const panel = across.isOn(wanted) && !across.possible() ? "reading" : wanted;
    places.leave();
    store.setPanel(panel);
    desk.panel(panel);
    onShown();
    across.show(panel);
    const turned = places.arrive();
    if (turned) onTurned();
    if (panel === "source") source.bring();
    if (turned && across.isOn(panel)) comeBack(panel);
  };

  /** @param {Panel} panel */
  const comeBack = (panel) => {
    const focus = left?.panel === panel ? left.focus : null;
    if (focus instanceof HTMLElement && focus.isConnected) focus.focus({ preventScroll: true });
    left = null;
  };

  return {
    show,
    /** Shows words of any document beside its reading; on the narrow page, in its source. @param {{ sheet: number, part: number, line: number, at: At }} goal */
    goTo({ sheet, part, line, at }) {
      left = { panel: store.panel, focus: document.activeElement };
      store.setPanel(matchMedia("(max-width: 45rem)").matches ? "source" : "reading");
      const here = store.current();
      if (here?.id === sheet && here.document === part) show(store.panel);
      else store.show(sheet, part);
      picker.pickWords(line, at);
      source.focus();
    },
    /** Links to a part of the document, wherever they stand. */
    followParts() {
      document.addEventListener("click", (event) => {
        const link = event.target instanceof Element ? event.target.closest("a[data-part], .caption a:is([data-line], [data-problem])") : null;
        if (!(link instanceof HTMLElement)) return;
        event.preventDefault();
        desk.showRail(false);
        if (link.dataset.line) return picker.pickLine(Number(link.dataset.line));
        show("reading");
        if (link.dataset.problem) return picker.pick("problem", Number(link.dataset.problem), { show: true });
        const part = document.getElementById(link.dataset.part ?? "");
        part?.scrollIntoView({ block: "start" });
        part?.focus({ preventScroll: true });
      });
    },
  };
}
