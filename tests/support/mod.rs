//! What the tests share: expectations that are files a person can read.
#![allow(dead_code, clippy::expect_used, clippy::panic)] // Each test file takes what it needs; a missing file fails its test.

use std::fs;
use std::path::PathBuf;

use amendment_viewer::Opened;
use amendment_viewer::text::source::sha256;

pub mod delta;
pub mod html;
pub mod sample;
pub mod schema;
pub mod timeline;

/// A file of `tests/`.
pub fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(file)
}

/// Compares with a file of `tests/`; `BLESS=1 cargo test` writes it instead, to be reviewed as a diff.
#[track_caller]
pub fn agrees(file: &str, actual: &str) {
    if let Some(difference) = difference(file, actual) {
        panic!("{difference}\nBLESS=1 cargo test writes the file anew.");
    }
}

/// Where `actual` first differs from a file of `tests/`; `BLESS=1` writes the file instead.
pub fn difference(file: &str, actual: &str) -> Option<String> {
    let path = path(file);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, actual).expect("the expectation can be written");
        return None;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let same = expected.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count();
    let [before, after] = [&expected, actual].map(|text| text.lines().nth(same).unwrap_or("the end"));
    let column = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
    let near = |line: &str| line.chars().skip(column.saturating_sub(40)).take(120).collect::<String>();
    (expected != actual)
        .then(|| format!("{file}, line {}:\n  expected {:?}\n  actual   {:?}", same + 1, near(before), near(after),))
}

/// A text with a reading made by hand.
pub fn opened(text: &str, reading: amendment_viewer::model::Reading) -> Opened {
    let mut opened = amendment_viewer::open("by-hand.txt", text.as_bytes(), None);
    opened.sha256 = sha256(text.as_bytes());
    opened.reading = reading;
    opened
}

/// Words that stand at the beginning of the text.
pub fn words(value: &str) -> amendment_viewer::text::Words {
    amendment_viewer::text::Words { value: value.into(), ..Default::default() }
}
