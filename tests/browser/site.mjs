// A plain static server for the tests, which keeps a log: what the page really asked for, seen from the other side.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after } from "node:test";

const servers = new Set();

/**
 * Serves one file at `/` on the loopback address; anything else is 404, and is in the log.
 * @param {string} file
 * @returns {Promise<{ url: string, log: string[] }>} its address, and "METHOD /path" of every request so far
 */
export async function serveFile(file) {
  const log = [];
  const server = createServer(async (request, response) => {
    log.push(`${request.method} ${request.url}`);
    if (request.url?.split("?")[0] !== "/") {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
    response.end(await readFile(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.add(server);
  return { url: `http://127.0.0.1:${server.address().port}/`, log };
}

after(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});
