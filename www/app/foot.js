// The foot of a printed page as a rule of CSS: of the page now, and of a view that is saved.

/** A CSS string that ends where it should, whatever a file is called. @param {string} text */
const quote = (text) => `"${Array.from(text, (letter) => (/[\w .,;()-]/u.test(letter) ? letter : `\\${letter.codePointAt(0)?.toString(16)} `)).join("")}"`;

/** The foot as a rule of a style sheet. @param {string} text */
export const footRule = (text) => `@page { @bottom-left { content: ${quote(text)}; font: 8pt sans-serif; } }`;
