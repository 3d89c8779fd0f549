// Light or dark: as the system says, until the person turns it.

const dark = matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is dark now. */
export const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";

/** Turns to the other one; back at the system's own, the page follows the system again. */
export function turn() {
  const next = isDark() ? "light" : "dark";
  if ((next === "dark") === dark.matches) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
}
