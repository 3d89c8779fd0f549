// The one place that stores anything: documents and notes in this browser's IndexedDB, once the person asked for it.
// That the database is there is the consent; forgetting deletes it. Looking for it creates nothing.

const NAME = "amendment-viewer";
const STORE = "sheets";

/** @typedef {{ key: string, order: number, current: boolean, name: string, bytes: Uint8Array, encoding: string | null, filing?: import("./types").Filing | null, chosen?: number[], notes: [string, string][], document: number, selected: string | null, filter: string }} Kept one document as it is kept */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answered = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error ?? new Error("no answer"));
});

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
const finished = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error ?? new Error("given up"));
});

export function createDevice() {
  /** @type {IDBDatabase | null} */
  let database = null;
  let onLost = () => undefined;

  /** Opens the database, or creates it: only ever called after the person asked, now or at an earlier visit. */
  const open = async () => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "key" });
    database = await answered(request);
    // Another tab forgets everything: this one must not keep it from doing so, nor write it anew.
    database.onversionchange = () => {
      close();
      onLost();
    };
  };

  const close = () => {
    database?.close();
    database = null;
  };

  return {
    isOn: () => database !== null,
    /** @param {() => undefined} hook when another tab has forgotten everything */
    onForgotten(hook) { onLost = hook; },
    turnOn: open,

    /** What an earlier visit kept; null where nothing may be kept. @returns {Promise<Kept[] | null>} */
    async load() {
      const known = await indexedDB.databases().catch(() => []);
      if (!known.some(({ name }) => name === NAME)) return null;
      await open();
      const kept = database ? await answered(database.transaction(STORE).objectStore(STORE).getAll()) : [];
      return /** @type {Kept[]} */ (kept).sort((a, b) => a.order - b.order);
    },

    /** @param {Kept[]} changed @param {string[]} gone keys */
    async save(changed, gone) {
      if (!database) return;
      const transaction = database.transaction(STORE, "readwrite");
      for (const one of changed) transaction.objectStore(STORE).put(one);
      for (const key of gone) transaction.objectStore(STORE).delete(key);
      await finished(transaction);
    },

    /** Deletes all that was ever kept. */
    async forget() {
      close();
      await answered(indexedDB.deleteDatabase(NAME));
    },
  };
}
