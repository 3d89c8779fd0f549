//! Signature blocks, form by form. Beside each text stands what is read from it; `BLESS=1 cargo test` rewrites that.

#![allow(clippy::expect_used)]

use std::fmt::Write;
use std::path::PathBuf;

use amendment_viewer::model::Signature;
use amendment_viewer::read::signature::{SignatureBlock, signature_blocks};
use amendment_viewer::text::Words;
use amendment_viewer::text::fold::Folded;
use amendment_viewer::text::lines::Lines;

fn texts() -> Vec<(PathBuf, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/signatures");
    let files = std::fs::read_dir(folder).expect("the folder of texts").map(|entry| entry.expect("a file").path());
    let mut all: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ext| ext == "txt")).collect();
    all.sort();
    all.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).expect("text"))).collect()
}

fn told(lines: &Lines<'_>, words: Option<&Words>) -> String {
    words.map_or("-".into(), |w| format!("{} ({})", w.value, lines.line_at(w.span.start) + 1))
}

fn listed(lines: &Lines<'_>, all: &[Words]) -> String {
    if all.is_empty() { "-".into() } else { all.iter().map(|w| told(lines, Some(w))).collect::<Vec<_>>().join("; ") }
}

/// A block as a person reads it; the number behind a value is its line.
fn shown(text: &str) -> String {
    let lines = Lines::of(text);
    let mut out = String::new();
    for block in signature_blocks(&lines, lines.all()) {
        let _ = writeln!(out, "lines {}-{}", block.lines.start + 1, block.lines.end);
        if let Some(doubt) = block.doubt {
            let _ = writeln!(out, "doubt {doubt}");
        }
        for s in &block.signatures {
            let date = s.date.as_ref().map_or("-".into(), |d| {
                format!("{} = {}", told(&lines, Some(&d.written)), d.day.map_or("?".into(), |day| day.to_string()))
            });
            let _ = writeln!(out, "  {:?}, {:?}", s.role, s.mark);
            let _ = writeln!(out, "    party {}", listed(&lines, &s.party));
            let _ = writeln!(out, "    name  {}", told(&lines, s.name.as_ref()));
            let _ = writeln!(out, "    title {}", told(&lines, s.title.as_ref()));
            let facts = [
                ("date ", date),
                ("via  ", listed(&lines, &s.via)),
                ("list ", s.schedule.clone().unwrap_or("-".into())),
            ];
            for (label, fact) in facts.iter().filter(|(_, fact)| fact != "-") {
                let _ = writeln!(out, "    {label} {fact}");
            }
        }
    }
    out
}

#[test]
fn every_form_reads_as_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for (path, text) in texts() {
        let beside = path.with_extension("expected");
        let have = shown(&text);
        if bless {
            std::fs::write(&beside, &have).expect("written");
        }
        let want = std::fs::read_to_string(&beside).unwrap_or_default();
        if want != have {
            wrong.push(format!("{}\n--- expected\n{want}--- read\n{have}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What holds for any text: spans in bounds, values are their words, blocks in order, no `/s/` left out.
fn check_laws(text: &str) {
    let lines = Lines::of(text);
    let blocks = signature_blocks(&lines, lines.all());
    for pair in blocks.windows(2) {
        assert!(pair[0].lines.end <= pair[1].lines.start, "blocks overlap in {text:?}");
    }
    for block in &blocks {
        assert!(block.lines.start < block.lines.end && block.lines.end as usize <= lines.len());
        block.signatures.iter().for_each(|s| check_signature(&lines, block, s));
    }
}

fn check_signature(lines: &Lines<'_>, block: &SignatureBlock, s: &Signature) {
    let within = |line: usize| block.lines.range().contains(&line);
    assert!(within(lines.line_at(s.span.start)) && within(lines.line_at(s.span.end.saturating_sub(1))));
    let date = s.date.iter().map(|d| &d.written);
    for words in s.party.iter().chain(&s.name).chain(&s.title).chain(&s.via).chain(date) {
        let pieces: Vec<&str> =
            words.pieces().map(|p| lines.text.get(p.range()).expect("on character boundaries")).collect();
        assert_eq!(Folded::of(&words.value), Folded::of(&pieces.join(" ")), "a value is not its words");
        assert!(words.pieces().all(|p| within(lines.line_at(p.start))), "{:?} stands outside its block", words.value);
    }
}

fn signs(text: &str) -> usize {
    let lines = Lines::of(text);
    signature_blocks(&lines, lines.all()).iter().map(|block| block.signatures.len()).sum()
}

#[test]
fn laws_hold_for_texts_and_what_is_left_of_them() {
    for (_, text) in texts() {
        check_laws(&text);
        let rows: Vec<&str> = text.split_inclusive('\n').collect();
        for cut in 0..rows.len() {
            check_laws(&rows[..cut].concat());
            check_laws(&[&rows[..cut], &rows[cut + 1..]].concat().concat());
        }
        for (at, _) in text.char_indices().step_by(7) {
            check_laws(&text[..at]);
        }
    }
}

#[test]
fn every_conformed_signature_lies_in_a_block() {
    for (path, text) in texts().into_iter().filter(|(path, _)| !path.ends_with("prose.txt")) {
        let lines = Lines::of(&text);
        let blocks = signature_blocks(&lines, lines.all());
        for i in (0..lines.len()).filter(|&i| lines.seen(i).to_lowercase().contains("/s/")) {
            assert!(blocks.iter().any(|b| b.lines.range().contains(&i)), "{}:{} is in no block", path.display(), i + 1);
        }
    }
}

#[test]
fn other_line_ends_and_blanks_read_alike() {
    let facts = |text: &str| {
        let lines = Lines::of(text);
        let blocks = signature_blocks(&lines, lines.all());
        let value = |w: &Words| Folded::of(&w.value);
        let all = blocks.into_iter().flat_map(|b| b.signatures);
        all.map(|s| {
            (
                s.role,
                s.mark,
                s.party.iter().map(value).collect::<Vec<_>>(),
                s.name.as_ref().map(value),
                s.title.as_ref().map(value),
            )
        })
        .collect::<Vec<_>>()
    };
    for (path, text) in texts() {
        let plain = facts(&text);
        assert_eq!(plain, facts(&text.replace('\n', "\r\n")), "CR LF in {}", path.display());
        assert_eq!(plain, facts(&text.replace(' ', "\u{a0}")), "no-break blanks in {}", path.display());
    }
}

#[test]
fn hostile_texts_are_read_in_peace() {
    let marks = [
        "By:",
        "/s/",
        "Attest:",
        "Name:",
        "Title:",
        "____",
        "|",
        "\t",
        " ",
        "\n",
        "é/s/é",
        "EACH FUND LISTED ON",
        "<PAGE>",
    ];
    let mut seed = 7u32;
    for _ in 0..400 {
        let text: String = (0..60)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                marks[(seed >> 16) as usize % marks.len()]
            })
            .collect();
        check_laws(&text);
    }
    check_laws(&"By: /s/ A By: /s/ B ".repeat(500));
    check_laws(&"/".repeat(5000));
    check_laws(&"\u{a0}By:\u{a0}\n".repeat(300));
    assert_eq!(signs(&"The Fund agrees with the Adviser. ".repeat(2000)), 0);
}
