// Reading a filing: what stands on the desk after a paste, and how it answers to hands and keys.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { FILED, announced, clickRow, counts, filing, focused, highlighted, openDesk, rowsInSight, selected, textOf } from "./desk.mjs";
import { dropFile, inBothBrowsers, openPage, pasteRich, pasteText, pressWithControl } from "./harness.mjs";

inBothBrowsers("pasting a filing shows what it is and what is in it", async (kind) => {
  const opened = await openDesk(kind);
  assert.deepEqual(await counts(opened), FILED);
  assert.equal(await textOf(opened, "h1"), "Amendment No. 5 to the Amended and Restated Master Distribution Agreement");
  const facts = await textOf(opened, ".strip");
  for (const fact of ["Class B", "May 14, 2002", "April 2, 2001", "10 funds, 54 portfolios", "2 of 2 conformed"]) assert.ok(facts.includes(fact), `${fact} in ${facts}`);
  assert.equal(await textOf(opened, ".field output"), "54 portfolios");
  assert.equal(await textOf(opened, ".sum"), "10 funds54");
  assert.match(await announced(opened), /^Read pasted text\.txt: Amendment No\. 5.* 10 funds, 54 portfolios, 2 signatures/);
  assert.match(await textOf(opened, "#instructions"), /Replace\s?“Schedule A-1 of the Agreement is hereby deleted/);
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

inBothBrowsers("the list is drawn first, and until the rest follows nothing of another document stands below it", async (kind) => {
  const opened = await openDesk(kind);
  await opened.page.evaluate(() => {
    window.frames_ = [];
    const look = () => {
      const below = [...document.querySelectorAll("#hierarchy ~ section")].filter((one) => one.checkVisibility());
      window.frames_.push({ title: document.querySelector("h1").textContent, rows: document.querySelectorAll(".tree .portfolio").length, below: below.map((one) => one.textContent).join(" "), lines: document.querySelectorAll(".source .l").length });
      requestAnimationFrame(look);
    };
    look();
  });
  await pasteText(opened, filing.replace("NO. 5", "NO. 6").replaceAll("Owen T. Marsh", "Edith Vane"));
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 6"));
  assert.deepEqual(await counts(opened), FILED);
  await opened.page.waitForFunction(() => window.frames_.at(-1).below.includes("Edith Vane"));
  const frames = (await opened.page.evaluate(() => window.frames_)).filter(({ title }) => title.includes("No. 6"));
  assert.deepEqual({ ...frames[0], title: "" }, { title: "", rows: 54, below: "", lines: 0 }, "the first frame: the list alone");
  assert.ok(frames.every(({ below }) => !below.includes("Owen T. Marsh")), "nothing of the document before");
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

inBothBrowsers("an agreement is called what it is called, whatever signs stand in its name", async (kind) => {
  // In capitals alone, so that the page looks for it in small letters elsewhere.
  const named = (name, again) => filing.replace(/AMENDED AND RESTATED\n +MASTER DISTRIBUTION AGREEMENT/gu, name).replace(/The Amended and Restated Master\s+Distribution\s+Agreement/u, again);
  for (const [name, again, shown] of [
    ["INVESTMENT SUB-ADVISORY AGREEMENT", "The Agreement", /INVESTMENT SUB-ADVISORY AGREEMENT/],
    ["SALES, SERVICE & FEE-WAIVER AGREEMENT", "The Sales, Service & Fee-Waiver Agreement", /to the Sales, Service & Fee-Waiver Agreement/],
  ]) {
    const opened = await openDesk(kind, {}, named(name, again));
    assert.match(await textOf(opened, "h1"), shown);
    assert.deepEqual(await counts(opened), FILED);
    assert.deepEqual(opened.complaints, []);
    await opened.close();
  }
});

inBothBrowsers("a signature says who signs, for whom and how", async (kind) => {
  const opened = await openDesk(kind);
  const cards = await opened.page.$$eval(".sig", (all) => all.map((card) => card.textContent.replace(/\s+/g, " ")));
  assert.equal(cards.length, 2);
  for (const words of ["EACH FUND (LISTED ON SCHEDULE A-1", "10 funds of Schedule A-1", "/s/", "Harriet M. Stokes", "Senior Vice President", "Conformed, undated"]) assert.ok(cards[0].includes(words), `${words} in ${cards[0]}`);
  for (const words of ["HOLLINGBROOK DISTRIBUTORS, INC.", "Owen T. Marsh", "President"]) assert.ok(cards[1].includes(words), `${words} in ${cards[1]}`);
  await opened.page.click(".sig [data-schedule]");
  assert.equal(await focused(opened), "HOLLINGBROOK ADVISOR FUNDS", "the caption leads to the funds it means");
  await opened.close();
});

inBothBrowsers("the source stands beside it, line for line, with its page marks", async (kind) => {
  const opened = await openDesk(kind);
  const lines = filing.replace(/\n$/, "").split("\n");
  const shown = await opened.page.$$eval(".source .l", (all) => all.map((line) => [...line.childNodes].filter((node) => node.nodeName !== "B").map((node) => node.textContent).join("").replace(/\n$/, "")));
  assert.deepEqual(shown, lines);
  const copied = await opened.page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector(".source pre"));
    return getSelection().toString();
  });
  assert.equal(copied.trimEnd(), filing.trimEnd(), "what is copied is the text, without numbers and page names");
  assert.deepEqual(await opened.page.$$eval(".source .page b", (all) => all.map((mark) => mark.textContent)), ["page 2", "page 3", "page 4"]);
  await opened.close();
});

inBothBrowsers("pages are counted and marked where a form feed stands before their first words, as PDFs give them", async (kind) => {
  const opened = await openDesk(kind, {}, `${filing.replace(/<PAGE>[^\n]*\n\s*/gu, "\f")}\f`);
  assert.match(await textOf(opened, ".source .head"), /, 4 pages/);
  assert.deepEqual(await opened.page.$$eval(".source .page b", (all) => all.map((mark) => mark.textContent)), ["page 2", "page 3", "page 4"]);
  assert.deepEqual(await counts(opened), FILED);
  await opened.close();
});

inBothBrowsers("a picked name lights up in the source, and a word of the source picks its name", async (kind) => {
  const opened = await openDesk(kind);
  await clickRow(opened, "Hollingbrook Meridian Fund");
  assert.equal(await selected(opened), "Hollingbrook Meridian Fund");
  assert.equal(await highlighted(opened), "Hollingbrook Meridian Fund");
  const inSight = await opened.page.$eval(".source mark", (mark) => {
    const [box, pane] = [mark.getBoundingClientRect(), document.querySelector(".source").getBoundingClientRect()];
    return box.top > pane.top + 30 && box.bottom < Math.min(pane.bottom, innerHeight);
  });
  assert.ok(inSight, "the words were scrolled into sight");

  const line = filing.split("\n").findIndex((text) => text.includes("Global Energy Fund")) + 1;
  const place = await opened.page.$eval(`#L${line}`, (element) => {
    element.scrollIntoView({ block: "center" });
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, top, height } = range.getClientRects()[0];
    // The twelfth character: inside the name, beyond its indent.
    return { x: left + 12 * 7.3, y: top + height / 2 };
  });
  await opened.page.mouse.click(place.x, place.y);
  assert.equal(await selected(opened), "Hollingbrook Global Energy Fund");
  assert.equal(await highlighted(opened), "Hollingbrook Global Energy Fund");
  await opened.close();
});

inBothBrowsers("the tree obeys the keys of the tree pattern", async (kind) => {
  const opened = await openDesk(kind);
  const { keyboard } = opened.page;
  await opened.page.focus('.tree [tabindex="0"]');
  assert.equal(await focused(opened), "HOLLINGBROOK ADVISOR FUNDS");
  const steps = [
    ["ArrowDown", "Hollingbrook International Core Fund"], ["ArrowLeft", "HOLLINGBROOK ADVISOR FUNDS"], ["ArrowLeft", "HOLLINGBROOK ADVISOR FUNDS"],
    ["ArrowDown", "HOLLINGBROOK EQUITY FUNDS"], ["ArrowUp", "HOLLINGBROOK ADVISOR FUNDS"], ["ArrowRight", "HOLLINGBROOK ADVISOR FUNDS"],
    ["ArrowRight", "Hollingbrook International Core Fund"], ["End", "Hollingbrook Short Term Municipal Fund"], ["Home", "HOLLINGBROOK ADVISOR FUNDS"],
  ];
  for (const [key, name] of steps) {
    await keyboard.press(key);
    assert.equal(await focused(opened), name, `after ${key}`);
  }
  assert.equal((await opened.page.$$('.tree [tabindex="0"]')).length, 1, "the tree is one stop for Tab");
  await keyboard.press("ArrowLeft");
  assert.equal((await rowsInSight(opened)).length, 62, "a closed fund hides its two portfolios");
  await keyboard.press("*");
  assert.equal((await rowsInSight(opened)).length, 64, "* opens every fund");
  await keyboard.type("hollingbrook g");
  assert.equal(await focused(opened), "Hollingbrook Global Utilities Fund", "typing goes to the next name that begins so");
  await keyboard.press("Enter");
  assert.equal(await selected(opened), "Hollingbrook Global Utilities Fund");
  assert.equal(await highlighted(opened), "Hollingbrook Global Utilities Fund");
  await opened.close();
});

inBothBrowsers("the filter keeps ancestors, counts, and gives back what was open", async (kind) => {
  const opened = await openDesk(kind);
  await opened.page.evaluate(() => [...document.querySelectorAll(".tree .fund")][1].querySelector(".twist").click());
  const before = await rowsInSight(opened);
  await opened.page.keyboard.press("/");
  await opened.page.keyboard.type("  global  VALUE");
  assert.deepEqual(await rowsInSight(opened), ["HOLLINGBROOK FUNDS GROUP", "Hollingbrook Global Value Fund"]);
  assert.equal(await textOf(opened, ".field output"), "1 of 54");
  assert.equal(await textOf(opened, ".sum"), "1 of 10 funds1 of 54");
  assert.deepEqual(await opened.page.$$eval(".tree mark", (marks) => marks.map((mark) => mark.textContent)), ["Global Value"]);
  await opened.page.keyboard.press("Escape");
  assert.deepEqual(await rowsInSight(opened), before, "what was closed before is closed again");
  assert.equal(await textOf(opened, ".field output"), "54 portfolios");
  await opened.page.keyboard.type("large cap basic value");
  assert.deepEqual(await rowsInSight(opened), ["HOLLINGBROOK EQUITY FUNDS", "Hollingbrook Large Cap Basic Value Fund"], "a match in a closed fund is shown");
  await opened.page.keyboard.press("Escape");
  await opened.page.keyboard.type("equity funds");
  const equity = await rowsInSight(opened);
  assert.ok(equity.length > 5, "a fund that matches shows its whole list");
  assert.equal(await textOf(opened, ".field output"), `${equity.length - 1} of 54`, "and its portfolios are counted");
  await opened.page.keyboard.press("Escape");
  await opened.page.keyboard.type("portfolios");
  assert.equal(await textOf(opened, ".field output"), "0 of 54", "the words over a list are no name");
  assert.equal(await textOf(opened, ".tree mark").catch(() => ""), "", "and nothing is shown for them");
  await opened.page.keyboard.press("Escape");
  await opened.page.keyboard.type("no such fund");
  assert.equal(await textOf(opened, ".field output"), "0 of 54");
  assert.equal(await opened.page.$eval(".tree", (tree) => tree.checkVisibility()), false);
  await opened.close();
});

inBothBrowsers("every replacement can be undone, and the documents of the visit stay at hand", async (kind) => {
  const opened = await openDesk(kind);
  await clickRow(opened, "Hollingbrook Meridian Fund");
  await pasteText(opened, filing.replace("AMENDMENT NO. 5", "AMENDMENT NO. 6").replace("Hollingbrook Windward Fund\n", "Hollingbrook Windward Fund\n      Hollingbrook Zenith Fund\n"));
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 6"));
  assert.equal((await counts(opened)).portfolios, 55);
  assert.equal((await opened.page.$$(".docs li")).length, 2);
  await pressWithControl(opened, "z");
  assert.equal((await textOf(opened, "h1")).slice(0, 15), "Amendment No. 5");
  assert.equal(await selected(opened), "Hollingbrook Meridian Fund", "with the selection it had");
  await pressWithControl(opened, "z");
  assert.match(await textOf(opened, "#app"), /Paste an amendment anywhere/);
  await opened.close();
});

inBothBrowsers("a paste into a field stays in the field", async (kind) => {
  const opened = await openDesk(kind);
  await opened.page.focus(".find input");
  await pasteText(opened, "Value");
  // The filter is filled by the browser itself; a test's clipboard reaches it where the browser allows it.
  assert.equal(await textOf(opened, "h1"), "Amendment No. 5 to the Amended and Restated Master Distribution Agreement");
  assert.equal((await opened.page.$$(".docs li")).length, 1, "no other document was read");
  await opened.close();
});

inBothBrowsers("an example opens, and its problems explain themselves", async (kind) => {
  const opened = await openPage(kind);
  await opened.page.evaluate(() => [...document.querySelectorAll("td a")][2].click());
  await opened.page.waitForSelector("#problems .notes-list li");
  const item = "#problems .notes-list li:first-child";
  assert.match(await textOf(opened, item), /Note|Warning|Error/, "how grave it is, in words");
  await opened.page.$eval(`${item} .link`, (why) => why.click());
  await opened.page.waitForFunction((selector) => document.querySelector(`${selector} .manual`)?.textContent.length > 20, {}, item);
  assert.equal(await opened.page.$eval(`${item} .link`, (why) => why.getAttribute("aria-expanded")), "true");
  await opened.close();
});

inBothBrowsers("names that equal the keys of objects are names", async (kind) => {
  const opened = await openDesk(kind, {}, filing.replace("Hollingbrook Windward Fund", "__proto__ Fund").replace("Hollingbrook Charter Oak Fund", "Constructor Fund"));
  assert.deepEqual(await counts(opened), FILED);
  await clickRow(opened, "__proto__ Fund");
  assert.equal(await highlighted(opened), "__proto__ Fund");
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

inBothBrowsers("on a narrow page the source is a view of its own, and nothing is cut off", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 320, height: 640 } });
  const visible = (selector) => opened.page.$eval(selector, (element) => element.checkVisibility());
  assert.equal(await visible(".source"), false);
  assert.ok(await opened.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page does not scroll sideways");
  await clickRow(opened, "Hollingbrook Meridian Fund");
  assert.match(await textOf(opened, ".foot"), /Hollingbrook Meridian Fund/);
  await opened.page.click(".foot button");
  assert.equal(await visible(".source"), true);
  assert.equal(await visible(".reading"), false);
  assert.ok(await opened.page.$eval(".source mark", (mark) => mark.getBoundingClientRect().top > 90 && mark.getBoundingClientRect().bottom < innerHeight), "the words are in sight");
  await opened.close();
});

inBothBrowsers("of an HTML exhibit the readable text is shown, and its markup one switch away", async (kind) => {
  const opened = await openPage(kind);
  const html = `<html><body><p>AMENDMENT NO. 3</p><p>SCHEDULE A</p><table><tr><td>Hollingbrook Oak Fund</td><td>0.40%</td></tr><tr><td>Hollingbrook Elm Fund</td><td>0.45%</td></tr></table></body></html>`;
  await pasteRich(opened, { html, text: "AMENDMENT NO. 3" });
  await opened.page.waitForSelector("#app .caption h1", { visible: true });
  assert.ok(!(await textOf(opened, ".source pre:not([hidden])")).includes("<td>"));
  await opened.page.$eval(".source .head button", (button) => button.click());
  assert.ok((await textOf(opened, ".source pre:not([hidden])")).includes("<td>Hollingbrook Oak Fund</td>"));
  await opened.close();
});

inBothBrowsers("of a submission the amendment is shown, its lines first, and the other documents are listed", async (kind) => {
  const exhibit = (type, text) => `<DOCUMENT>\n<TYPE>${type}\n<TEXT>\n${text}\n</TEXT>\n</DOCUMENT>\n`;
  const submission = exhibit("EX-99.J", "CONSENT OF COUNSEL\n\nWe consent.") + exhibit("EX-99.E(5)", filing);
  const opened = await openDesk(kind, {}, submission);
  assert.equal(await textOf(opened, "h1"), "Amendment No. 5 to the Amended and Restated Master Distribution Agreement");
  assert.deepEqual(await counts(opened), FILED);
  assert.equal((await opened.page.$$(".docs li li")).length, 2);
  assert.equal((await opened.page.$$(".docs [aria-current]")).length, 1);
  assert.ok((await opened.page.$eval(".source", (pane) => pane.scrollTop)) > 40, "the source begins at the exhibit");
  await opened.close();
});

inBothBrowsers("what is picked stays where it stands in the source: only the marker comes", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  const places = () => opened.page.evaluate(() => [...document.querySelectorAll(".source .l")].slice(60, 80).map((line) => {
    const range = document.createRange();
    range.selectNodeContents(line);
    const words = [...line.childNodes].map((node) => node.textContent).join("");
    const start = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = start.nextNode(); node; node = start.nextNode()) {
      const at = node.data.search(/\S/u);
      if (at < 0) continue;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return [words.trim(), Math.round(range.getBoundingClientRect().left), Math.round(range.getBoundingClientRect().height)];
    }
    return [words.trim()];
  }));
  const before = await places();
  await clickRow(opened, "Hollingbrook Global Utilities Fund");
  assert.equal(await highlighted(opened), "Hollingbrook Global Utilities Fund");
  assert.ok(before.some(([words]) => words === "Hollingbrook Global Utilities Fund"), "among the lines that are measured");
  assert.deepEqual(await places(), before);
  await opened.close();
});

inBothBrowsers("what becomes what lines up, and bears the sign and the colour of a renaming", async (kind) => {
  for (const viewport of [{ width: 1900, height: 900 }, { width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const opened = await openPage(kind, { viewport });
    await dropFile(opened, { name: "b.txt", bytes: (await readFile(new URL("../pairs/orders-only.b.txt", import.meta.url), "utf8")).replace("3. The name of Hollin Basin Fund is changed to Hollin Basin and Range Fund.", "3. The names of Hollin Basin Fund and Hollin International Opportunity Fund are changed to Hollin Basin and Range Fund and Hollin World Fund, respectively.") });
    await opened.page.waitForSelector(".pairs li", { visible: true });
    const seen = await opened.page.evaluate(() => {
      const left = (selector) => [...document.querySelectorAll(selector)].map((one) => Math.round(one.getBoundingClientRect().left));
      const order = [...document.querySelectorAll(".pairs li")].every((one) => {
        const [old, becomes, now, line] = [".sign + span", ".becomes", ".becomes + span", ".ln"].map((part) => one.querySelector(part).getBoundingClientRect());
        return old.top <= becomes.top + 8 && now.left >= becomes.right && line.left >= now.right && (old.right <= becomes.left || old.bottom <= now.top + 8);
      });
      return { pairs: left(".pairs li").length, becomes: new Set(left(".pairs .becomes")).size, now: new Set(left(".pairs .becomes + span")).size, signs: document.querySelectorAll(".pairs svg.ren").length, order,
        wrong: document.querySelectorAll(".pairs :is(ins, del)").length, marked: [...document.querySelectorAll(".pairs em")].map((one) => getComputedStyle(one).textDecorationStyle) };
    });
    assert.equal(seen.pairs, 2);
    assert.deepEqual([seen.becomes, seen.now, seen.signs, seen.wrong, seen.order], [1, 1, 2, 0, true], `${viewport.width}`);
    assert.ok(seen.marked.length > 0 && seen.marked.every((style) => style === "dotted"));
    await opened.close();
  }
});

inBothBrowsers("spaced capitals and initials stay with their names, and the rules of neighbouring signatures line up", async (kind) => {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const opened = await openPage(kind, { viewport });
    const text = (await readFile(new URL("../timeline/split/1.txt", import.meta.url), "utf8")).replaceAll("Maren Todd", "Maren B. Todd-Hollingsworth");
    await dropFile(opened, { name: "a.txt", bytes: text });
    await opened.page.waitForSelector(".sig .hand", { visible: true });
    const seen = await opened.page.evaluate(() => {
      const hands = [...document.querySelectorAll(".sig .hand")].map((one) => one.getBoundingClientRect());
      const corner = (selector) => { const { left, top } = document.querySelector(selector).getBoundingClientRect(); return { left, top }; };
      return { whole: [...document.querySelectorAll(".sig .whole")].map((one) => [one.textContent, one.getClientRects().length]),
        rows: hands.filter(({ left }, index) => index > 0 && left > hands[index - 1].left).length, bottoms: new Set(hands.map(({ bottom }) => Math.round(bottom))).size,
        meter: corner(".strip .meter"), value: corner(".strip dd:has(.meter)") };
    });
    for (const part of ["L O R DISTRIBUTORS,", "B. Todd-Hollingsworth"]) assert.ok(seen.whole.some(([words, lines]) => words === part && lines === 1), `${part}: ${JSON.stringify(seen.whole)}`);
    if (seen.rows > 0) assert.equal(seen.bottoms, 1, "one line to sign on");
    if (seen.meter.top > seen.value.top + 16) assert.equal(Math.round(seen.meter.left), Math.round(seen.value.left), "the meter begins where its fact does");
    await opened.close();
  }
});

inBothBrowsers("beside a column of dates a count says what it counts, and no head is torn within a word", async (kind) => {
  const text = `                                   SCHEDULE C
                    List of Portfolios of the Custody Agreement

COMMENCEMENT     INVESTMENT COMPANY
DATE             Portfolio

Marlow Core Funds:
3/1/94                   Marlow Short Floating Rate Fund
9/1/98                   Marlow Ultra Bond Fund

Marlow Equity Funds:
11/3/97                  Marlow Leaders Fund
`;
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    const opened = await openDesk(kind, { viewport }, text);
    const seen = await opened.page.evaluate(() => {
      const torn = [...document.querySelectorAll(".colhead .cell")].flatMap((head) => {
        const range = document.createRange();
        return [...head.textContent.matchAll(/\S+/gu)].filter(({ 0: word, index }) => {
          range.setStart(head.firstChild, index);
          range.setEnd(head.firstChild, index + word.length);
          return range.getClientRects().length > 1;
        }).map(([word]) => word);
      });
      return { heads: [...document.querySelectorAll(".colhead .cell")].map((head) => head.textContent), torn,
        counts: [...document.querySelectorAll(".tree .fund > .keep > .row")].map((row) => row.querySelector(".c").textContent + row.querySelector(".unit")?.textContent) };
    });
    assert.equal(seen.heads.length, 1, JSON.stringify(seen.heads));
    assert.match(seen.heads[0], /COMMENCEMENT/u);
    assert.deepEqual(seen.torn, []);
    assert.deepEqual(seen.counts, ["2 portfolios", "1 portfolio"]);
    assert.equal(await textOf(opened, "#signatures .head"), "Signatures0", "a part that holds nothing says so in its head, as the others do");
    await opened.close();
  }
});

inBothBrowsers("a note that is not saved yet comes back with its document", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 1440, height: 900 } });
  const typed = () => opened.page.evaluate(() => document.querySelector("#note-text")?.value ?? null);
  await opened.page.keyboard.press("+");
  await opened.page.type("#note-text", "Half a thought");
  await dropFile(opened, { name: "other.txt", bytes: filing.replace("NO. 5", "NO. 6") });
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 6"));
  await counts(opened);
  assert.equal(await typed(), null, "it is not the other document's");
  await opened.page.click(".docs li a");
  await opened.page.waitForFunction(() => document.querySelector("h1").textContent.includes("No. 5"));
  await counts(opened);
  assert.equal(await typed(), "Half a thought");
  await opened.page.click(".note-form .first");
  await opened.page.waitForSelector(".remark .prose > *");
  assert.equal(await typed(), null, "saved, it is a note");
  assert.deepEqual(opened.complaints, []);
  await opened.close();
});

inBothBrowsers("on the narrow page a name that is tapped in the source lights up where it stands", async (kind) => {
  const opened = await openDesk(kind, { viewport: { width: 390, height: 844 } });
  await opened.page.evaluate(() => [...document.querySelectorAll(".views a")].find(({ textContent }) => textContent === "Source").click());
  const line = await opened.page.evaluateHandle(() => [...document.querySelectorAll(".source .l")].find(({ textContent }) => textContent.includes("Hollingbrook Balanced Fund")));
  await line.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  const before = await line.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const { x, y } = await line.evaluate((element) => {
    const range = document.createRange();
    range.setStart(element.firstChild, 10);
    range.setEnd(element.firstChild, 14);
    const box = range.getBoundingClientRect();
    return { x: box.x + 5, y: box.y + box.height / 2 };
  });
  await opened.page.mouse.click(x, y);
  await opened.page.waitForSelector(".source mark");
  assert.equal(await highlighted(opened), "Hollingbrook Balanced Fund");
  assert.equal(await line.evaluate((element) => Math.round(element.getBoundingClientRect().top)), before);
  await opened.close();
});
