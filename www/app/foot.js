// The foot of a printed page as a rule of CSS: of the page now, and of a view that is saved.

/** A CSS string that ends where it should, whatever a file is called. @param {string} text */
const quote = (text) => `"${Array.from(text, (letter) => (/[\w .,;()-]/u.test(letter) ? letter : `\\${letter.codePointAt(0)?.toString(16)} `)).join("")}"`;

/** @param {string} text */
const box = (text) => `{ @bottom-left { content: ${quote(text)}; font: 8pt sans-serif; } }`;

/** The foot as a rule of a style sheet; of several reports, each on pages of its own name. @param {string[]} texts */
export const footRule = (texts) => (texts.length === 1 ? `@page ${box(texts[0] ?? "")}` : texts.map((text, index) => `@page d${index} ${box(text)} #d${index} { page: d${index}; }`).join(" "));
