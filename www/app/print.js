// The foot of every printed page: file, SHA-256, day. A style sheet is changed through its rules, never through text in the page.

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** A CSS string that ends where it should, whatever a file is called. @param {string} text */
const quote = (text) => `"${Array.from(text, (letter) => (/[\w .,;()-]/u.test(letter) ? letter : `\\${letter.codePointAt(0)?.toString(16)} `)).join("")}"`;

/** @param {string} text */
export function setFoot(text) {
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(`@page { @bottom-left { content: ${quote(text)}; font: 8pt sans-serif; } }`);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
