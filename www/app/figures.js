// Figures and lists as a person writes them.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** @param {number} value */
export function number(value) {
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, ",");
}

/**
 * "1 fund", "10 funds".
 * @param {number} value
 * @param {string} one
 * @param {string} [many]
 */
export function count(value, one, many = `${one}s`) {
  return `${number(value)} ${value === 1 ? one : many}`;
}

/** @param {string[]} parts "a", "a and b", "a, b and c" */
export function list(parts) {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

/** @param {string} iso */
export function dayOf(iso) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso);
  const month = match && MONTHS[Number(match[2]) - 1];
  return match && month ? `${month} ${Number(match[3])}, ${match[1]}` : iso;
}

/** @param {number} bytes "4,755 bytes", "41 MB" */
export function size(bytes) {
  if (bytes < 100_000) return count(bytes, "byte");
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`;
}
