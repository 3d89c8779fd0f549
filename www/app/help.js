// The keys, in a dialog.

import { h } from "./dom.js";
import { help as words } from "./strings.js";

/** @param {{ onSingleKeys: (on: boolean) => void }} hooks */
export function createHelp(hooks) {
  const single = h("input", { type: "checkbox", checked: true, onchange: () => hooks.onSingleKeys(single.checked) });
  const element = h("dialog", { class: "help", "aria-labelledby": "h-keys" },
    h("div", { class: "scotch" }),
    h("h2", { id: "h-keys" }, words.heading),
    words.groups().map(({ name, keys }) => h("section", null, h("h3", null, name), h("dl", null, keys.map(([key, what]) => [h("dt", null, h("kbd", null, key)), h("dd", null, what)])))),
    h("label", null, single, h("span", null, words.single)),
    h("p", { class: "aside version" }),
    h("form", { method: "dialog" }, h("button", { class: "button first" }, words.close)));
  element.addEventListener("click", (event) => { if (event.target === element) element.close(); });
  return {
    element,
    open() { if (!element.open) element.showModal(); },
    /** @param {string} version */
    version(version) {
      const line = element.querySelector(".version");
      if (line) line.textContent = words.version(version);
    },
  };
}
