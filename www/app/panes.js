// From pane to pane by one key: the focus goes where it was last in the pane, or to the first thing there that takes it.

const TAKES = 'a[href], button:not([disabled]), input:not([disabled]), [tabindex="0"]';

/** @param {HTMLElement[]} panes in their order */
export function createPanes(panes) {
  /** @type {Map<HTMLElement, HTMLElement>} */
  const last = new Map();
  const paneOf = (/** @type {EventTarget | null} */ target) => panes.find((pane) => target instanceof Node && pane.contains(target));

  document.addEventListener("focusin", ({ target }) => {
    const pane = paneOf(target);
    if (pane && target instanceof HTMLElement) last.set(pane, target);
  });

  const seen = (/** @type {HTMLElement | null | undefined} */ element) => element?.isConnected && element.checkVisibility({ visibilityProperty: true });

  /** @param {number} step 1 or -1 */
  return (step) => {
    const open = panes.filter(seen);
    const here = open.indexOf(paneOf(document.activeElement) ?? document.body);
    const pane = open[here < 0 ? (step > 0 ? 0 : open.length - 1) : (here + step + open.length) % open.length];
    const before = pane && last.get(pane);
    const goal = seen(before) ? before : [...(pane?.querySelectorAll(TAKES) ?? [])].find((one) => one instanceof HTMLElement && seen(one));
    if (goal instanceof HTMLElement) goal.focus();
  };
}
