//! How fast texts come in: a page unwrapped to lines against another reader of HTML that gathers the text of the same
//! page, and the list of a submission against a bare search for `<DOCUMENT>` in the same bytes. `cargo bench --bench intake`.
//!
//! Ratios within one run count, not times: the rounds are interleaved, and the best of each counts.

use std::hint::black_box;
use std::time::{Duration, Instant};

use amendment_viewer::text::flat::Flat;
use amendment_viewer::text::source::Source;
use amendment_viewer::text::submission::Index;

/// Enough for the best round to be a quiet one.
const ROUNDS: usize = 7;
const MEGABYTE: usize = 1_000_000;
/// As the page reads a submission in the browser.
const SLICE: usize = 4 << 20;

fn main() {
    println!("{:28}{:>8}{:>12}{:>12}{:>10}", "", "MB", "MB/s", "other MB/s", "ratio");
    for (name, page) in [
        ("page: table of paragraphs", page(ROW)),
        ("page: styled by an agent", page(STYLED)),
        ("page: prose", page(PROSE)),
        ("page: preformatted", preformatted()),
    ] {
        let source = Source::from_text("page", &page);
        compare(name, page.len(), || Flat::of(&source).text.len(), || tl_text(&page));
    }
    for (name, document) in [("submission: prose", PLAIN), ("submission: packed", PACKED)] {
        let bytes = submission(document);
        let search = || memchr::memmem::find_iter(&bytes, "<DOCUMENT>").count();
        compare(name, bytes.len(), || list(&bytes), search);
    }
}

fn compare(name: &str, bytes: usize, mut ours: impl FnMut() -> usize, mut other: impl FnMut() -> usize) {
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        let started = Instant::now();
        black_box(ours());
        best[0] = best[0].min(started.elapsed());
        let started = Instant::now();
        black_box(other());
        best[1] = best[1].min(started.elapsed());
    }
    let speed = |time: Duration| bytes as f64 / MEGABYTE as f64 / time.as_secs_f64();
    let [mine, others] = best.map(speed);
    println!("{name:28}{:>8.0}{mine:>12.0}{others:>12.0}{:>10.2}", bytes as f64 / MEGABYTE as f64, mine / others);
}

/// All text of a page, in order, as the other reader has it.
fn tl_text(page: &str) -> usize {
    let Ok(dom) = tl::parse(page, tl::ParserOptions::default()) else { return 0 };
    let mut out = String::new();
    for node in dom.nodes() {
        if let tl::Node::Raw(text) = node {
            out.push_str(&text.as_utf8_str());
        }
    }
    out.len()
}

fn list(bytes: &[u8]) -> usize {
    let mut index = Index::new();
    bytes.chunks(SLICE).for_each(|slice| index.push(slice));
    index.finish().documents.len()
}

const ROW: &str = "<TR><TD><P>Larch Value Fund</P></TD><TD>&nbsp;</TD><TD>0.35</TD><TD>%</TD></TR>\n";
const STYLED: &str = "<TR STYLE=\"font-family:Times New Roman; font-size:10pt\"><TD VALIGN=\"top\" STYLE=\"border-bottom:1px solid #000000\"><P STYLE=\"margin-top:0pt; margin-bottom:1pt; margin-left:1.00em; text-indent:-1.00em\"><FONT SIZE=\"2\" FACE=\"Times\">Larch Value Fund&#151;Class A</FONT></P></TD><TD VALIGN=\"bottom\">&nbsp;&nbsp;</TD></TR>\n";
const PROSE: &str = "<P ALIGN=\"justify\"><FONT SIZE=\"2\">The Distributor shall use reasonable efforts to sell the shares of each portfolio, and may, in\ndoing so, engage dealers of its choice; it shall keep such records as the rules require of it\nand shall, upon request, make them available to the officers of the trust at its own cost. </FONT></P>\n";
const PLAIN: &str =
    "   The Distributor shall use reasonable efforts to sell the shares of each portfolio, and may, in\n";
const PACKED: &str = "M(R`D8VAA<G,@/2!N97<@07)R87DH(D$B+\"`B0B(L(\")#(BP@(D0B+\"`B12(L\n";

fn page(row: &str) -> String {
    format!("<HTML><BODY><TABLE>\n{}</TABLE></BODY></HTML>\n", row.repeat(10 * MEGABYTE / row.len()))
}

fn preformatted() -> String {
    format!("<HTML><BODY><PRE>\n{}</PRE></BODY></HTML>\n", PLAIN.repeat(10 * MEGABYTE / PLAIN.len()))
}

/// Documents of half a megabyte each.
fn submission(line: &str) -> Vec<u8> {
    let text = line.repeat(MEGABYTE / 2 / line.len());
    let begin = if line == PACKED { "begin 644 larch.gif\n" } else { "" };
    let one = format!("<DOCUMENT>\n<TYPE>EX-99\n<SEQUENCE>1\n<TEXT>\n{begin}{text}</TEXT>\n</DOCUMENT>\n");
    format!("<SEC-HEADER>\nACCESSION NUMBER: 1\n</SEC-HEADER>\n{}", one.repeat(200)).into_bytes()
}
