// The menu over the list of funds: what of it is copied, and how.

import { button, h, icon } from "./dom.js";
import { tree as words } from "./strings.js";

/** @typedef {"name" | "markdown" | "tsv" | "link"} CopyKind */

/** @param {(what: CopyKind) => void} onCopy */
export function copyMenu(onCopy) {
  const menu = h("div", { class: "menu small", id: "copy", popover: "auto", role: "group", "aria-label": words.copyTitle });
  for (const what of /** @type {const} */ (["name", "markdown", "tsv", "link"])) {
    menu.append(h("button", { type: "button", onclick: () => { menu.hidePopover(); onCopy(what); } }, h("b", null, words.copyWhat[what]), h("span", null, words.copySays[what])));
  }
  const opener = button(` ${words.copy}`, { class: "bare", popovertarget: "copy" }, icon("copy"));
  menu.addEventListener("beforetoggle", () => {
    const box = opener.getBoundingClientRect();
    // Above its button where there is more room.
    const [above, below] = [box.top, innerHeight - box.bottom];
    const side = above > below ? ["auto", `${innerHeight - box.top + 2}px`] : [`${box.bottom + 2}px`, "auto"];
    menu.style.setProperty("inset", `${side[0]} auto ${side[1]} ${Math.max(8, Math.min(box.left, innerWidth - 312))}px`);
    menu.style.setProperty("max-height", `${Math.max(above, below) - 8}px`);
  });
  return [opener, menu];
}
