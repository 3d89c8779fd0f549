// The page as a file: a copy of this very page, as it was before anything touched it, with its slots filled anew.
// Nothing is ever spliced into a string by searching for code: the page's own script holds every needle one could look for.

/** The page as it came, kept whole. */
let pristine = /** @type {HTMLElement | null} */ (null);

/** Must run before anything is shown. */
export function keepPristine() {
  pristine = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
}

/** What the page carried when it came. */
export const carried = () => pristine?.querySelector("#shared")?.textContent?.trim() ?? "";

/** The style sheet of the product, for the page without scripts. */
export const style = () => pristine?.querySelector("#style")?.textContent ?? "";

/** The page as it came, to be saved again: what a view without its source shares. */
export const same = () => serialise(/** @type {HTMLElement} */ (pristine));

/** @param {HTMLElement} element */
const serialise = (element) => `<!doctype html>\n${element.outerHTML}\n`;

const VOID = new Set(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"]);

/**
 * Markup as a browser writes it down again: a page that is opened and saved without being made anew stays the same.
 * What is between the tags is text with `<` escaped, so a tag ends where its first `>` outside quotes is.
 * @param {string} markup
 */
export function canonical(markup) {
  return markup.split(/(<(?:"[^"]*"|[^<>"])*>)/u).map((part, index) => {
    if (index % 2 === 0) return part.replace(/\r\n?/gu, "\n").replaceAll("&quot;", '"').replace(/&#(?:39|x27);/gu, "'").replaceAll("\u00a0", "&nbsp;");
    const closed = /^<([a-z][a-z0-9]*)(.*?)\s*\/>$/su.exec(part);
    if (!closed) return part;
    return VOID.has(closed[1] ?? "") ? `<${closed[1]}${closed[2]}>` : `<${closed[1]}${closed[2]}></${closed[1]}>`;
  }).join("");
}

/** The policy of a saved page: its own two styles, the product's and that of its printed foot, and nothing more. */
const STYLES = /style-src '[^']*'(?: '[^']*')?/u;

/**
 * @param {string} title
 * @param {string} json for the block `#shared`, safe there as `encode` makes it
 * @param {string} report HTML for `<main id="report">`, every text in it escaped
 * @param {{ rule: string, digest: string }} foot a style sheet without `<`, and the SHA-256 of it in base64
 */
export function fill(title, json, report, foot) {
  const clone = /** @type {HTMLElement} */ (pristine?.cloneNode(true));
  const slot = (/** @type {string} */ selector) => {
    const found = clone.querySelector(selector);
    if (!found) throw new Error(`the page has no ${selector}`);
    return found;
  };
  // A word that stands nowhere else: the report takes its place in the finished text.
  const token = `report-${[...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("")}`;
  slot("title").textContent = title;
  const sheet = clone.querySelector("#foot") ?? document.createElement("style");
  sheet.id = "foot";
  sheet.textContent = foot.rule;
  slot("#style").after(sheet);
  const policy = slot("meta[http-equiv]");
  policy.setAttribute("content", (policy.getAttribute("content") ?? "").replace(STYLES, (styles) => `${styles.split(" ").slice(0, 2).join(" ")} 'sha256-${foot.digest}'`));
  // As a node: the text of a script element may not be set where Trusted Types are required.
  slot("#shared").replaceChildren(json);
  slot("#report").replaceChildren(token);
  const parts = serialise(clone).split(token);
  if (parts.length !== 2) throw new Error("the place of the report is not unique");
  return parts.join(canonical(report));
}
