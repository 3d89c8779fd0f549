// The foot of a printed page as a rule of CSS: of the page now, and of a view that is saved.

/** A CSS string that ends where it should, whatever a file is called. @param {string} text */
const quote = (text) => `"${Array.from(text, (letter) => (/[\w .,;()-]/u.test(letter) ? letter : `\\${letter.codePointAt(0)?.toString(16)} `)).join("")}"`;

/** @param {string} text @param {boolean} [across] whether the page lies on its side */
const box = (text, across = false) => `{ ${across ? "size: landscape; " : ""}@bottom-left { content: ${quote(text)}; font: 8pt sans-serif; } }`;

/** The foot of all pages of what is on show. @param {string} text @param {boolean} across whether they lie on their side */
export const footOfAll = (text, across) => `@page ${box(text, across)}`;

/** Of a report under an id, on pages of that name. @param {string} id @param {string} text */
const own = (id, text) => `@page ${id} ${box(text)} #${id} { page: ${id}; }`;

/**
 * The foot as a rule of a style sheet; of several reports, each on pages of its own name.
 * @param {string[]} texts
 * @param {string | null} [across] of what several documents say together, which stands before their reports
 */
export const footRule = (texts, across = null) => (texts.length === 1 && across === null ? footOfAll(texts[0] ?? "", false) : [...(across === null ? [] : [own("across", across)]), ...texts.map((text, index) => own(`d${index}`, text))].join(" "));
