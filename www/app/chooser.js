// The browser's own dialog for files, or for a folder.

import { h } from "./dom.js";

/** @param {{ folder: boolean, onFiles: (files: File[]) => void }} how */
export function createChooser({ folder, onFiles }) {
  const element = h("input", { type: "file", multiple: !folder, webkitdirectory: folder, hidden: true });
  element.addEventListener("change", () => {
    onFiles([...(element.files ?? [])]);
    element.value = "";
  });
  return { element, open: () => element.click() };
}
