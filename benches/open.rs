//! How fast texts are opened, against a bare scan for line ends in the same run, and whether twice the text takes twice
//! the time. `cargo bench` prints a table; a word after `--` picks the texts whose names hold it.
//!
//! No time is a verdict by itself: machines differ, and so do the other programs on them. Ratios within one run are:
//! the rounds are interleaved, so what slows one text down for a while slows the others down as well, and the best
//! round of each counts.

mod texts;

use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use amendment_viewer::check::lint::{Whole, lint};
use amendment_viewer::text::flat::Flat;
use amendment_viewer::text::lines::Lines;
use amendment_viewer::text::source::{Source, sha256};
use amendment_viewer::{model, open, read};

/// Enough for the best round to be a quiet one.
const ROUNDS: usize = 3;
const MEGABYTE: usize = 1_000_000;

/// A text, and the best time of each stage.
struct Text {
    name: String,
    text: String,
    best: [Duration; STAGES.len()],
}

const STAGES: [&str; 7] = ["scan", "open", "digest", "flat", "lines", "read", "lint"];

fn main() {
    if let Some(ended) = with_memory_kept() {
        std::process::exit(ended);
    }
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    heads();
    for (form, made) in texts::FORMS {
        if !wanted.is_empty() && !wanted.iter().any(|word| form.contains(word.as_str())) {
            continue;
        }
        let text = |size: usize| Text {
            name: format!("{form}, {size} MB"),
            text: made(size * MEGABYTE),
            best: [Duration::MAX; STAGES.len()],
        };
        let mut pair = [text(1), text(10)];
        for _ in 0..ROUNDS {
            pair.iter_mut().for_each(measure);
        }
        rows(&pair);
    }
}

/// Runs this program again with memory kept that was given back to the allocator, as it is kept in the page: what the
/// system takes to hand out its pages again and again grows with their number, and is not the reader's time. How that
/// ended; `None` in the second run, and where no second one can be started.
fn with_memory_kept() -> Option<i32> {
    const TUNABLES: &str = "GLIBC_TUNABLES";
    const KEPT: &str = "glibc.malloc.mmap_threshold=8589934592:glibc.malloc.trim_threshold=8589934592";
    if std::env::var_os(TUNABLES).is_some() {
        return None;
    }
    let program = std::env::current_exe().ok()?;
    let ended = Command::new(program).args(std::env::args_os().skip(1)).env(TUNABLES, KEPT).status().ok()?;
    ended.code()
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
    let whole = Whole::of(&lines);
    reading.documents.iter().for_each(|document| {
        black_box(lint(document, &whole));
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

fn heads() {
    print!("{:32}{:>10}{:>10}{:>12}", "", "MB", "MB/s", "open/scan");
    STAGES.iter().for_each(|stage| print!("{:>11}", format!("{stage} ms")));
    println!("{:>16}", "growth");
}

fn rows(pair: &[Text; 2]) {
    let size = |text: &Text| text.text.len() as f64 / MEGABYTE as f64;
    let time = |text: &Text| text.best[1].as_secs_f64();
    for text in pair {
        let ratio = time(text) / text.best[0].as_secs_f64();
        print!("{:32}{:>10.2}{:>10.1}{ratio:>12.1}", text.name, size(text), size(text) / time(text));
        text.best.iter().for_each(|best| print!("{:>11.2}", best.as_secs_f64() * 1000.0));
        if text.name == pair[1].name {
            let [small, large] = pair;
            print!("{:>16}", format!("{:.1} for {:.1}", time(large) / time(small), size(large) / size(small)));
        }
        println!();
    }
}
