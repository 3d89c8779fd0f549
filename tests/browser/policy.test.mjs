// Nothing leaves the page, and nothing runs in it but what the builder put there.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { WAYS, inBothBrowsers, openPage, pageWith, requestsBeyond, serveFile, violations } from "./harness.mjs";

const settle = () => new Promise((resolve) => setTimeout(resolve, 300));

for (const way of WAYS) {
  inBothBrowsers(`the page opens from ${way}: and asks for nothing beyond itself`, async (kind) => {
    const opened = await openPage(kind, { way });
    await settle();
    assert.equal(await opened.page.title(), "Amendment Viewer");
    assert.deepEqual(requestsBeyond(opened), []);
    if (way === "http") assert.deepEqual(opened.log, ["GET /"], "what the server saw");
    assert.deepEqual(opened.complaints, [], "errors on the console");
    assert.deepEqual(await violations(opened), [], "what the policy had to stop");
    await opened.close();
  });
}

inBothBrowsers("scripts and handlers written into the file do not run", async (kind) => {
  const file = await pageWith((html) => html.replace("</body>", () =>
    `<script>window.ran = "script"</script><button id="trap" onclick="window.ran = 'handler'">x</button>` +
    `<svg onload="window.ran = 'load'"></svg><a id="link" href="javascript:void(window.ran = 'link')">y</a></body>`));
  const opened = await openPage(kind, { file });
  await opened.page.evaluate(() => {
    document.getElementById("trap").click();
    document.getElementById("link").click();
  });
  await settle();
  assert.equal(await opened.page.evaluate(() => window.ran ?? "nothing"), "nothing");
  const stopped = await violations(opened);
  assert.ok(stopped.includes("script-src-elem"), `the inline script, among ${stopped}`);
  assert.ok(stopped.includes("script-src-attr"), `the handlers, among ${stopped}`);
  await opened.close();
});

inBothBrowsers("text cannot become markup or code while the page runs", async (kind) => {
  const opened = await openPage(kind);
  const refused = await opened.page.evaluate(() => {
    const tries = {
      innerHTML: () => { document.createElement("div").innerHTML = "<b>x</b>"; },
      insertAdjacentHTML: () => document.body.insertAdjacentHTML("beforeend", "<b>x</b>"),
      "script text": () => { document.createElement("script").textContent = "window.ran = 1"; },
      "script node": () => {
        const script = document.createElement("script");
        script.append("window.ran = 1");
        document.body.append(script);
        if (!window.ran) throw new TypeError("did not run");
      },
      "another policy": () => window.trustedTypes.createPolicy("other", {}),
      "the same policy again": () => window.trustedTypes.createPolicy("amendment-viewer", {}),
      "code from text": () => document.body.setAttribute("onclick", "1"),
      "worker from an address": () => new Worker("data:text/javascript,1"),
    };
    return Object.entries(tries).filter(([, act]) => {
      try {
        act();
        return false;
      } catch {
        return true;
      }
    }).map(([name]) => name);
  });
  assert.deepEqual(refused, ["innerHTML", "insertAdjacentHTML", "script text", "script node", "another policy",
    "the same policy again", "code from text", "worker from an address"]);
  await opened.close();
});

for (const way of WAYS) {
  inBothBrowsers(`no request can be made by a page opened from ${way}:`, async (kind) => {
    const outside = await serveFile(await pageWith());
    const file = await pageWith();
    await writeFile(join(dirname(file), "neighbour.txt"), "not for the page");
    const opened = await openPage(kind, { way, file });
    const answered = await opened.page.evaluate(async (address) => {
      const got = [];
      await fetch(address, { mode: "no-cors" }).then(() => got.push("fetch"), () => 0);
      // Firefox exempts file: addresses from the policy, and a file is of one origin with itself only: it may read
      // itself, which tells nobody anything, and no neighbour.
      const near = location.protocol === "file:" ? "neighbour.txt" : location.href;
      await fetch(new URL(near, location.href)).then(() => got.push("fetch nearby"), () => 0);
      await new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve(got.push("XMLHttpRequest"));
        request.onerror = resolve;
        try {
          request.open("GET", address);
          request.send();
        } catch {
          resolve();
        }
      });
      navigator.sendBeacon(address, "x");
      try {
        new EventSource(address);
        new WebSocket(address.replace("http", "ws"));
      } catch {
        // Refused at once, which is as good as later.
      }
      const picture = document.createElement("img");
      picture.src = `${address}picture.png`;
      const frame = document.createElement("iframe");
      frame.src = address;
      const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${address}sheet.css` });
      const form = Object.assign(document.createElement("form"), { action: address, method: "post" });
      document.body.append(picture, frame, sheet, form);
      try {
        form.submit();
      } catch {
        // Firefox throws here, Chromium only reports.
      }
      return got;
    }, outside.url);
    await settle();
    assert.deepEqual(answered, []);
    assert.deepEqual(outside.log, [], "what reached a server outside");
    await opened.close();
  });
}

inBothBrowsers("the worker is under the same policy as the page", async (kind) => {
  const outside = await serveFile(await pageWith());
  // The worker's source is no part of the hash: the shell would start whatever stands there.
  const file = await pageWith((html) => html.replace(/<script[^>]* id="worker"[^>]*>/, (tag) => `${tag}
    { const channel = new BroadcastChannel("probe");
      channel.onmessage = ({ data }) => fetch(data, { mode: "no-cors" })
        .then(() => "answered", () => "refused").then((outcome) => channel.postMessage(outcome)); }
`));
  const opened = await openPage(kind, { way: "http", file });
  const outcome = await opened.page.evaluate((address) => new Promise((resolve) => {
    const channel = new BroadcastChannel("probe");
    channel.onmessage = ({ data }) => resolve(data);
    // The worker may not be there yet; it is asked until it answers.
    setInterval(() => channel.postMessage(address), 100);
  }), outside.url);
  assert.equal(outcome, "refused");
  assert.deepEqual(outside.log, [], "what reached a server outside");
  await opened.close();
});

inBothBrowsers("the page opens without a network", async (kind) => {
  const opened = await openPage(kind, { offline: true });
  await settle();
  assert.equal(await opened.page.title(), "Amendment Viewer");
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});
