// What was closed leaves the engine's desk, too: there it weighs several times what it weighs here. The way back lays it
// down again.

/** @param {{ engine: ReturnType<typeof import("./engine.js").createEngine>, store: ReturnType<typeof import("./store.js").createStore> }} parts */
export function letGoOfClosed({ engine, store }) {
  let before = 0;
  store.subscribe(({ sheets }) => {
    const fewer = sheets.length < before;
    before = sheets.length;
    if (!fewer) return;
    const keys = sheets.flatMap(({ key, rival }) => (rival ? [key, rival.key] : [key]));
    // An engine that cannot start holds nothing.
    engine.call("keep", [Uint32Array.from(keys)]).catch(() => undefined);
  });
}
