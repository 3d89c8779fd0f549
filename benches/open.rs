//! How fast texts are opened, against a bare scan for line ends in the same run, and whether twice the text takes twice
//! the time. `cargo bench` prints a table; a word after `--` picks the texts whose names hold it.
//!
//! No time is a verdict by itself: machines differ, and so do the other programs on them. Ratios within one run are:
//! the rounds are interleaved, so what slows one text down for a while slows the others down as well, and the best
//! round of each counts.

use std::hint::black_box;
use std::time::{Duration, Instant};

use amendment_viewer::check::lint::lint;
use amendment_viewer::text::flat::Flat;
use amendment_viewer::text::lines::Lines;
use amendment_viewer::text::source::{Source, sha256};
use amendment_viewer::{model, open, read};

/// Enough for the best round to be a quiet one.
const ROUNDS: usize = 5;
const MEGABYTE: usize = 1_000_000;

/// A text, and the best time of each stage.
struct Text {
    name: &'static str,
    text: String,
    best: [Duration; STAGES.len()],
}

const STAGES: [&str; 7] = ["scan", "open", "digest", "flat", "lines", "read", "lint"];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let mut texts: Vec<Text> = texts()
        .into_iter()
        .filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str())))
        .map(|(name, text)| Text { name, text, best: [Duration::MAX; STAGES.len()] })
        .collect();
    for round in 0..ROUNDS {
        eprintln!("round {} of {ROUNDS}", round + 1);
        texts.iter_mut().for_each(measure);
    }
    print(&texts);
}

fn texts() -> Vec<(&'static str, String)> {
    let sample = include_str!("../tests/cases/sample.txt");
    let ten = 10 * MEGABYTE;
    vec![
        ("sample, 1 MB", repeated(sample, MEGABYTE)),
        ("sample, 10 MB", repeated(sample, ten)),
        ("prose, 1 MB", prose(MEGABYTE)),
        ("prose, 10 MB", prose(ten)),
        ("signatures, 1 MB", repeated(SIGNED, MEGABYTE)),
        ("signatures, 10 MB", repeated(SIGNED, ten)),
        ("list of 10,000", list(10_000)),
        ("list of 100,000", list(100_000)),
        ("schedules, 1 MB", schedules(MEGABYTE)),
        ("schedules, 10 MB", schedules(ten)),
        ("one line, 1 MB", on_one_line(&repeated(sample, MEGABYTE))),
        ("one line, 10 MB", on_one_line(&repeated(sample, ten))),
        ("page, 1 MB", page(MEGABYTE)),
        ("page, 10 MB", page(ten)),
    ]
}

fn repeated(text: &str, bytes: usize) -> String {
    text.repeat(bytes.div_ceil(text.len()))
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An agreement's running text: paragraphs that say nothing which the reader looks for.
fn prose(bytes: usize) -> String {
    let paragraph = "   The Distributor shall use reasonable efforts to sell the shares of each portfolio, and may, in\n\
         doing so, engage dealers of its choice; it shall keep such records as the rules require of it\n\
         and shall, upon request, make them available to the officers of the trust at its own cost.\n\n";
    format!("DISTRIBUTION AGREEMENT\n\nBETWEEN\n\nLARCH TRUST\n\nAND\n\nPOPLAR, INC.\n\n{}", repeated(paragraph, bytes))
}

const SIGNED: &str = "LARCH TRUST                              POPLAR DISTRIBUTORS, INC.\n\n\
    By: /s/ Ada Quist                        By: /s/ Ben Rohr\n    -------------                            ------------\n\
    Name:  Ada Quist                         Name:  Ben Rohr\nTitle: President                         Title: Treasurer\n\n\n";

/// One schedule with as many portfolios.
fn list(portfolios: usize) -> String {
    let mut out = String::from(
        "AMENDMENT NO. 1\nTO\nMASTER CUSTODY AGREEMENT\n\nSCHEDULE A\n\nNAME OF FUND                  EFFECTIVE DATE\n------------                  --------------\n\n",
    );
    for i in 0..portfolios {
        if i % 20 == 0 {
            out.push_str(&format!("\nLARCH {i} TRUST\n"));
        }
        out.push_str(&format!("{:30}May {}, 2003\n", format!("Larch {i} Fund"), i % 28 + 1));
    }
    out
}

/// As many small schedules as fit.
fn schedules(bytes: usize) -> String {
    let mut out = String::from("AMENDMENT NO. 1\nTO\nMASTER CUSTODY AGREEMENT\n\n");
    let mut i = 0;
    while out.len() < bytes {
        let (letter, number) = (char::from(b'A' + (i % 26) as u8), i / 26 % 99 + 1);
        out.push_str(&format!("SCHEDULE {letter}-{number}\n\nLarch {i} Fund\nLarch {i} Bond Fund\n\n<PAGE>\n\n"));
        i += 1;
    }
    out
}

/// A page of HTML with one long table.
fn page(bytes: usize) -> String {
    let row = "<TR><TD><P>Larch Value Fund</P></TD><TD>&nbsp;</TD><TD>0.35</TD><TD>%</TD></TR>\n";
    format!("<HTML><BODY><P>SCHEDULE A</P>\n<TABLE>\n{}</TABLE></BODY></HTML>\n", repeated(row, bytes))
}

/// One round of one text: every stage once.
fn measure(text: &mut Text) {
    let bytes = text.text.as_bytes();
    let mut stage = 0;
    let best = &mut text.best;
    let mut clock = |started: Instant| {
        best[stage] = best[stage].min(started.elapsed());
        stage += 1;
    };
    let started = Instant::now();
    black_box(scan(black_box(bytes)));
    clock(started);
    let started = Instant::now();
    black_box(open("bench.txt", black_box(bytes), None));
    clock(started);
    let started = Instant::now();
    black_box(sha256(bytes));
    clock(started);
    let started = Instant::now();
    let flat = Flat::of(&Source::from_bytes("bench.txt", bytes, None));
    clock(started);
    let started = Instant::now();
    let lines = Lines::of(&flat.text);
    clock(started);
    let started = Instant::now();
    let reading: model::Reading = read::read(&lines);
    clock(started);
    let started = Instant::now();
    reading.documents.iter().for_each(|document| {
        black_box(lint(document, &lines));
    });
    clock(started);
}

/// What any reader of lines has to do at least: look at every byte, one after the other, and note where lines end.
fn scan(bytes: &[u8]) -> Vec<u32> {
    let mut ends = Vec::new();
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' {
            ends.push(at as u32);
        }
    }
    ends
}

fn print(texts: &[Text]) {
    print!("{:20}{:>10}{:>10}{:>12}", "", "MB", "MB/s", "open/scan");
    STAGES.iter().for_each(|stage| print!("{:>11}", format!("{stage} ms")));
    println!("{:>14}", "growth");
    for (i, text) in texts.iter().enumerate() {
        let [scan, open, ..] = text.best;
        let size = text.text.len() as f64 / MEGABYTE as f64;
        let ratio = open.as_secs_f64() / scan.as_secs_f64();
        print!("{:20}{size:>10.2}{:>10.1}{ratio:>12.1}", text.name, size / open.as_secs_f64());
        text.best.iter().for_each(|best| print!("{:>11.2}", best.as_secs_f64() * 1000.0));
        // Texts come in pairs, small and large, named alike up to the size.
        let kind = |text: &Text| text.name.split([',', '1']).next().map(str::to_owned);
        match i.checked_sub(1).map(|k| &texts[k]).filter(|small| kind(small) == kind(text)) {
            Some(small) => {
                let times = open.as_secs_f64() / small.best[1].as_secs_f64();
                println!("{:>14}", format!("{times:.1} for {:.1}", text.text.len() as f64 / small.text.len() as f64));
            }
            None => println!(),
        }
    }
}
