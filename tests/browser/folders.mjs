// Folders that are gone after the tests of the file.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

const folders = [];

/** A new, empty folder that is removed after the tests of the file. */
export async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), "amendment-viewer-test-"));
  folders.push(folder);
  return folder;
}

after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
