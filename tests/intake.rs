//! What comes in: pages unwrapped to lines. Every `intake/NAME.htm` has what a person should read of it beside it
//! (`NAME.txt`, TABs shown as `→`, page marks as `␌`,
//! lines that go on with a table's row with `⋮` before them); `BLESS=1 cargo test` writes these files anew, to be looked at.

// A missing fixture should stop a test where it is missed.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use amendment_viewer::text::Span;
use amendment_viewer::text::flat::Flat;
use amendment_viewer::text::source::Source;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intake")
}

fn fixtures() -> Vec<(String, String)> {
    let mut found: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "htm"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    found.sort();
    assert!(found.len() > 5, "the fixtures are gone");
    found
}

fn flat(text: &str) -> Flat {
    Flat::of(&Source::from_text("page", text))
}

/// The lines with what cannot be seen made visible; `⋮` stands before a line that goes on with a row.
fn shown(flat: &Flat) -> String {
    let mut out = String::new();
    let mut at = 0;
    for line in flat.text.split_inclusive('\n') {
        out.push_str(if flat.continued.contains(&at) { "⋮" } else { "" });
        out.push_str(&line.replace('\t', "→").replace('\u{c}', "␌").replace("\r\n", "\n"));
        at += line.len() as u32;
    }
    out
}

#[test]
fn pages_read_as_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for (name, html) in fixtures() {
        let got = shown(&flat(&html));
        let path = folder().join(format!("{name}.txt"));
        if bless {
            fs::write(&path, &got).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n") != got {
            wrong.push(format!("--- {name}\n{got}"));
        }
    }
    assert!(wrong.is_empty(), "read otherwise than expected (BLESS=1 rewrites):\n{}", wrong.join("\n"));
}

/// The pieces stand in order, in bounds, and say the same where they say so; the sources rise unless cells are stacked.
fn check_map(html: &str, flat: &Flat, name: &str) {
    let mut last = 0;
    for piece in &flat.pieces {
        let (read, written) = (piece.flat.range(), piece.source.range());
        assert!(piece.flat.start >= last && read.end <= flat.text.len(), "{name}: {piece:?}");
        assert!(flat.text.get(read.clone()).is_some(), "{name}: {piece:?}");
        assert!(html.get(written.clone()).is_some(), "{name}: {piece:?}");
        if read.len() == written.len() {
            assert_eq!(flat.text[read], html[written], "{name}: {piece:?}");
        }
        last = piece.flat.end;
    }
    for span in flat.raised.iter() {
        assert!(flat.text.get(span.range()).is_some(), "{name}: {span:?}");
    }
    for span in flat.skipped.iter() {
        assert!(html.get(span.range()).is_some(), "{name}: {span:?}");
    }
}

#[test]
fn every_word_leads_back_to_its_source() {
    for (name, html) in fixtures() {
        let flat = flat(&html);
        check_map(&html, &flat, &name);
        for (at, word) in words(&flat.text) {
            let source = flat.to_source(Span::new(at, at + word.len()));
            let written = &html[source.range()];
            let plain = word.chars().all(|c| c.is_ascii_alphanumeric());
            // A list's number comes from its tag, some letters from entities, some words run through tags.
            let same = written == word || written.contains('<') || written.contains('&');
            assert!(same || !plain, "{name}: {word:?} came from {written:?}");
        }
    }
}

#[test]
fn sources_rise_where_nothing_is_stacked() {
    for (name, html) in fixtures() {
        if matches!(name.as_str(), "stacked" | "nested" | "signatures") {
            continue;
        }
        let starts: Vec<_> = flat(&html).pieces.iter().map(|piece| piece.source.start).collect();
        assert!(starts.is_sorted(), "{name}: {starts:?}");
    }
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[test]
fn what_is_raised_is_known() {
    let page = flat(
        "<body><p>Larch 65 Fund<sup>2</sup>, the 3<sup>rd</sup> and <span style='vertical-align: super'>(a)</span></p>",
    );
    assert_eq!(page.text.as_str(), "Larch 65 Fund2, the 3rd and (a)\n");
    let raised: Vec<_> = page.raised.iter().map(|span| &page.text[span.range()]).collect();
    assert_eq!(raised, ["2", "rd", "(a)"]);
}

#[test]
fn what_is_not_read_is_known() {
    let html = "<html><title>Frame</title><body>seen<!-- remark --><i hidden>gone</i>";
    let page = flat(html);
    let skipped: Vec<_> = page.skipped.iter().map(|span| &html[span.range()]).collect();
    assert_eq!((page.text.as_str(), skipped), ("seen\n", vec!["Frame", "<!-- remark -->", "gone"]));
}

#[test]
fn plain_text_stays_as_it_is() {
    for text in ["", "<PAGE>\n  <S>  <C>\n<TABLE>\nLarch  Fund\t1 < 2\r\n", "the <p> tag\n> quoted"] {
        let page = flat(text);
        assert_eq!((page.text.as_str(), page.html, page.pieces.len()), (text, false, 0));
    }
}

/// However lines end, a page reads the same.
#[test]
fn line_ends_do_not_matter() {
    for (name, html) in fixtures() {
        for end in ["\r\n", "\r"] {
            let other = html.replace('\n', end);
            let page = flat(&other);
            check_map(&other, &page, &name);
            let text = |flat: &Flat| shown(flat).replace('\r', "\n");
            assert_eq!(text(&page), text(&flat(&html)), "{name} with {end:?}");
        }
    }
}

/// What nobody sees parts no words and no columns, and every letter still leads back to its place.
#[test]
fn what_is_not_seen_has_no_place() {
    let seen = "Larch Growth Fund\nBy:   /s/ Ada Quist\n";
    let unseen = "Larch\u{feff} Gro\u{ad}wth\u{200b} Fund\nBy: \u{200b} \0 /s/ Ada Quist\n\u{200d}";
    let page = flat(unseen);
    assert_eq!((page.text.as_str(), page.html), (seen, false));
    check_map(unseen, &page, "plain");
    let at = page.text.find("Growth").unwrap();
    assert_eq!(&unseen[page.to_source(Span::new(at, at + 6)).range()], "Gro\u{ad}wth");
    let html = "<body><p>Larch Gro&shy;wth\u{200b} Fu&#8203;nd<table><tr><td>\u{200b}</td><td>A\u{2060}\u{ad}B\u{2060}";
    let page = flat(html);
    check_map(html, &page, "page");
    assert_eq!(page.text.as_str(), "Larch Growth Fund\n\nAB\n");
}

/// The same instrument as a page and as plain text differs in blanks only.
#[test]
fn twins_read_alike() {
    let page = flat(&fs::read_to_string(folder().join("twin.htm")).unwrap()).text;
    let plain = flat(&fs::read_to_string(folder().join("twin.plain")).unwrap()).text;
    let lines = |text: &str| -> Vec<String> {
        let joined = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        joined.filter(|line| !line.is_empty()).collect()
    };
    assert_eq!(lines(&page), lines(&plain));
}

/// No beginning of a page, however it is cut off, is a reason to stop; nor is a page without one of its lines.
#[test]
fn torn_pages_are_read() {
    for (name, html) in fixtures() {
        for end in (0..html.len()).filter(|&end| html.is_char_boundary(end)) {
            check_map(&html[..end], &flat(&html[..end]), &name);
        }
        let lines: Vec<_> = html.split_inclusive('\n').collect();
        for i in 0..lines.len() {
            let torn = [&lines[..i], &lines[i + 1..]].concat().concat();
            check_map(&torn, &flat(&torn), &name);
        }
    }
}

/// Markup that would be costly if any part of the work grew faster than the page.
#[test]
fn hostile_pages_are_read() {
    let n = 3_000;
    let hostile = [
        "<table><tr><td>x".repeat(n),
        format!("{}x{}", "<div>".repeat(n), "</div>".repeat(n)),
        format!("<p>{}{}", "<sup>".repeat(n), "</div>".repeat(n)),
        format!("<p>{}", "<!-- x ".repeat(n)),
        format!("<p>{}", "<script>".repeat(n)),
        format!("<p>{}", "<p a=\"".repeat(n)),
        format!("<body>{}", "<a b='</i>".repeat(n)),
        format!("<table>{}", "<tr><td colspan=1000>a<td>b".repeat(n)),
        format!("<table>{}", "<td rowspan=65534 colspan=3>a".repeat(n)),
        format!("<table><tr>{}", "<td>a".repeat(n)),
        format!("<ol>{}", "<li><ol>x".repeat(n)),
        format!("<body>{}", "<p hidden>x".repeat(n)),
        format!("<body>{}", "&nGt;&acE;&amp".repeat(n)),
        format!("<pre>{}", "\r\n\0<pre>\u{a0}é".repeat(n)),
        format!("<TEXT>\n<html>{}", "</TEXT>\n".repeat(n)),
    ];
    for html in hostile {
        let page = flat(&html);
        check_map(&html, &page, &html[..20]);
        let room = 300 * html.len();
        assert!(page.text.len() <= room, "{} bytes of lines for {}", page.text.len(), html.len());
    }
}
