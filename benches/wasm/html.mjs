// Times readers of HTML in rounds, one after the other in each, so that what slows one slows them all. Argument: the
// folder of the wasm and its glue.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [built] = process.argv.slice(2);
const ROUNDS = 5;
const BYTES = 5_000_000;
const glue = await import(pathToFileURL(join(built, "html.js")).href);
glue.initSync({ module: readFileSync(join(built, "html_bg.wasm")) });
const READERS = ["ours", "tl", "lol_html", "lol_html_styles"];

const line = "   The Distributor shall use reasonable efforts to sell the shares of each portfolio, and may, in\n";
const cell = '<TD VALIGN="top" STYLE="border-bottom:1px solid #000000"><P STYLE="margin-top:0pt; margin-bottom:1pt; margin-left:1.00em; text-indent:-1.00em"><FONT SIZE="2" FACE="Times">Larch Value Fund&#151;Class A</FONT></P></TD>';
const filled = (before, part, after) => before + part.repeat(BYTES / part.length) + after;
const pages = {
  "table of paragraphs": filled("<HTML><BODY><TABLE>\n", "<TR><TD><P>Larch Value Fund</P></TD><TD>&nbsp;</TD><TD>0.35</TD><TD>%</TD></TR>\n", "</TABLE>"),
  "styled by an agent": filled("<HTML><BODY><TABLE>\n", `<TR STYLE="font-family:Times New Roman; font-size:10pt">${cell}<TD VALIGN="bottom">&nbsp;&nbsp;</TD></TR>\n`, "</TABLE>"),
  prose: filled("<HTML><BODY>\n", `<P ALIGN="justify"><FONT SIZE="2">${line.repeat(3)}</FONT></P>\n`, "</BODY></HTML>"),
  preformatted: filled("<HTML><BODY><PRE>\n", line, "</PRE></BODY></HTML>"),
};

const row = (name, ...cells) => console.log(name.padEnd(22) + cells.map((one) => String(one).padStart(21)).join(""));
row("", ...READERS.map((reader) => `${reader} MB/s`), "of tl", "of lol_html", "of lol_html_styles");
for (const [name, page] of Object.entries(pages)) {
  const times = Object.fromEntries(READERS.map((reader) => [reader, Infinity]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const reader of READERS) {
      const started = performance.now();
      glue[reader](page);
      times[reader] = Math.min(times[reader], performance.now() - started);
    }
  }
  const speed = (reader) => (page.length / 1000 / times[reader]).toFixed(0);
  row(name, ...READERS.map(speed), ...READERS.slice(1).map((reader) => (times[reader] / times.ours).toFixed(2)));
}
