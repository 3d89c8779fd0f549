// Whoever works with keys stays where he or she is: what has the focus may be made anew, or go, when the page is drawn
// again, and the browser would send its owner back to the top.

/** @param {Element} element */
const nameOf = (element) => element.getAttribute("aria-label") ?? element.textContent;

/** @param {HTMLElement} element */
const canHave = (element) => element.isConnected && element.checkVisibility() && !element.matches(":disabled");

/** Where else the focus may go that has no place of its own left. */
const elsewhere = () => /** @type {HTMLElement | null} */ (document.querySelector("main[tabindex]"));

/**
 * Draws, and gives the focus to what stands in the place of what had it: the same control made anew, or else the one
 * that took its place among its like, or else the part of the page around it.
 * @param {() => void} draw
 */
export function keepFocus(draw) {
  const had = document.activeElement;
  if (!(had instanceof HTMLElement) || had === document.body) return draw();
  const home = had.closest("[id]:not(#app, #main)")?.id ?? "";
  const alike = () => [...(document.getElementById(home)?.querySelectorAll(had.tagName) ?? [])].filter((one) => one instanceof HTMLElement && canHave(one));
  const [name, place] = [nameOf(had), alike().indexOf(had)];
  draw();
  if (canHave(had)) return;
  const now = alike();
  const again = now.find((one) => nameOf(one) === name) ?? now[Math.min(Math.max(0, place), now.length - 1)] ?? document.getElementById(home) ?? elsewhere();
  if (again instanceof HTMLElement) (canHave(again) ? again : elsewhere())?.focus({ preventScroll: true });
}
