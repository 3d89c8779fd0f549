// The keys, and what this page is, in a dialog.

import { h } from "./dom.js";
import { help as words } from "./strings.js";

/**
 * @param {{ onSingleKeys: (on: boolean) => void, digest: () => Promise<string>, notices: () => Promise<string> }} hooks
 * `digest`: the SHA-256 of the page's file; `notices`: the licences of what it carries
 */
export function createHelp(hooks) {
  const notices = h("pre", { tabindex: "0", role: "region", "aria-label": words.notices });
  const licences = h("details", null, h("summary", null, words.notices), notices);
  licences.addEventListener("toggle", () => {
    if (licences.open && notices.textContent === "") hooks.notices().then((text) => { notices.textContent = text; }, () => { notices.textContent = words.noNotices; });
  });
  const single = h("input", { type: "checkbox", checked: true, onchange: () => hooks.onSingleKeys(single.checked) });
  const element = h("dialog", { class: "help", "aria-labelledby": "h-keys" },
    h("div", { class: "scotch" }),
    h("div", { class: "help-head" }, h("h2", { id: "h-keys", tabindex: "-1", autofocus: true }, words.heading),
      h("form", { method: "dialog" }, h("button", { class: "button first" }, words.close))),
    h("div", { class: "keys" }, words.groups().map(({ name, keys }) => h("section", null, h("h3", null, name), h("dl", null, keys.map(([key, what]) => [h("dt", null, h("kbd", null, key)), h("dd", null, what)]))))),
    h("label", null, single, h("span", null, words.single)),
    h("section", { class: "about" }, h("h3", null, words.about), h("p", { class: "version" }), h("p", { class: "aside" }, words.digest), h("p", { class: "digest" }), h("p", { class: "aside" }, words.licence), licences));
  element.addEventListener("click", (event) => { if (event.target === element) element.close(); });
  return {
    element,
    open() {
      if (element.open) return;
      element.showModal();
      const line = element.querySelector(".digest");
      if (line?.textContent === "") hooks.digest().then((digest) => { line.textContent = digest; }, () => undefined);
    },
    /** @param {string} version */
    version(version) {
      const line = element.querySelector(".version");
      if (line) line.textContent = words.version(version);
    },
  };
}
