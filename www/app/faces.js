// The faces and sizes that the page's own sheet names, each tried once before anything is to be read in it: a browser
// asks the system for a face when it first draws with it, and a frame that has to ask for a dozen stands still.

import { h } from "./dom.js";

/** What names and figures are made of. */
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,;:-–—()[]/&’“”\"'$%*_";

/** Every font that a rule of the sheets names, whatever the height of its lines. @param {Iterable<CSSStyleSheet>} sheets */
function fontsIn(sheets) {
  // What an extension of the browser adds from elsewhere may not be looked at.
  const rules = [...sheets].filter(({ href }) => href === null).flatMap(({ cssRules }) => [...cssRules]);
  const fonts = rules.map((rule) => (rule instanceof CSSStyleRule ? rule.style.getPropertyValue("font").replace(/\/\S+/u, "") : ""));
  return new Set(fonts.filter((font) => font.includes(" ")));
}

/** One face a step. */
export function* tryFaces() {
  for (const font of fontsIn(document.styleSheets)) yield tryFace(font);
}

/** @param {string} font */
function tryFace(font) {
  const line = h("p", { class: "face", "aria-hidden": "true" }, SIGNS);
  line.style.font = font;
  document.body.append(line);
  line.getBoundingClientRect();
  line.remove();
}
