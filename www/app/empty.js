// The first minute: paste, drop, open, or an example.

import { button, fill, h, icon } from "./dom.js";
import { count, empty as words, memory, say } from "./strings.js";

/**
 * @param {{ title: string, shows: string, files: { lines: number }[] }[]} examples
 * @param {{ onPaste: () => void, onOpen: () => void, onExample: (index: number) => void, onForget: () => void }} hooks
 */
export function createEmpty(examples, hooks) {
  const rows = examples.map(({ title, shows, files }, index) => h("tr", null,
    h("td", null, h("a", { href: "#example", onclick: (/** @type {Event} */ event) => { event.preventDefault(); hooks.onExample(index); } }, title)),
    h("td", { class: "wide-only" }, shows),
    h("td", { class: "num aside" }, files.length > 1 ? count(files.length, "file") : count(files[0]?.lines ?? 0, "line"))));
  const vow = h("span", null, say.vow);
  const corners = Array.from({ length: 4 }, () => h("i", { class: "crop" }));
  const element = h("main", { id: "main", tabindex: "-1" }, ...corners, h("div", null,
    h("div", { class: "scotch" }),
    h("h1", null, words.heading),
    h("p", { class: "lede" }, words.lede),
    h("p", { class: "lede" }, words.several),
    h("div", { class: "do" },
      button(` ${words.paste} `, { class: "first", onclick: hooks.onPaste }, icon("paste")),
      button(` ${words.open}`, { onclick: hooks.onOpen }, icon("open"))),
    h("table", { class: "words" },
      h("thead", null, h("tr", null, h("th", { scope: "col" }, words.examples), h("th", { scope: "col", class: "wide-only" }, words.shows), h("th", { scope: "col", class: "num" }, words.size))),
      h("tbody", null, rows)),
    h("p", { class: "vow" }, icon("lock"), vow)));
  element.querySelector(".do .first")?.append(h("kbd", null, words.pasteKey()));
  return {
    element,
    /** What the page promises about keeping. @param {boolean} on whether it remembers */
    promise(on) { fill(vow, on ? say.vowRemembered : say.vow, on && [" ", button(memory.forget, { class: "link", onclick: hooks.onForget })]); },
  };
}
