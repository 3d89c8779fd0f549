// Saving a file, and what it is called.

/** @param {string} words "amendment-no-2-master-distribution-agreement-class-b" */
export function slug(words) {
  const plain = words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/gu, "-").replace(/^-+|-+$/gu, "");
  return plain.length <= 80 ? plain || "filing" : plain.slice(0, 80).replace(/-[^-]*$/u, "");
}

/**
 * @param {string} name
 * @param {string | Uint8Array<ArrayBuffer>} content
 * @param {string} type
 */
export function save(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Today, as the reader's calendar has it. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
