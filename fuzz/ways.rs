//! What is tried with any bytes: by the fuzzers, and by the replay of all that they found in `tests/fuzz.rs`.
//! The crate that includes this has the laws of `tests/laws/` among its modules.
#![allow(dead_code, clippy::panic)] // Each fuzzer goes one way; a broken law fails it.

use amendment_viewer::text::lines::Lines;
use amendment_viewer::text::submission::MAX_DOCUMENTS;
use amendment_viewer::{Index, Opened, open};

use crate::{law, shown};

/// A text of any kind and encoding.
pub fn read(bytes: &[u8]) {
    hold(&open("text.txt", bytes, None));
}

/// The inside of a page.
pub fn html(bytes: &[u8]) {
    let page = [b"<html><body>\n", bytes, b"\n</body></html>\n"].concat();
    let opened = open("page.htm", &page, None);
    for line in &Lines::of(&opened.flat.text).list {
        let place = opened.flat.to_source(line.span);
        assert!(opened.source.text.get(place.range()).is_some(), "a line leads back to {place:?}, which is no place");
    }
    hold(&opened);
}

/// A submission, of which the pieces are cut anyhow.
pub fn submission(bytes: &[u8]) {
    let indexed = |slice: usize| {
        let mut index = Index::new();
        bytes.chunks(slice).for_each(|bytes| index.push(bytes));
        index.finish()
    };
    let found = indexed(bytes.len().max(1));
    for slice in [1, 7, 64, 4096] {
        assert_eq!(indexed(slice), found, "in slices of {slice}");
    }
    assert!(found.documents.len() <= MAX_DOCUMENTS && found.bytes == bytes.len() as u64);
    let mut end = 0;
    for entry in &found.documents {
        assert!(end <= entry.whole.start && entry.whole.end <= found.bytes, "{entry:?} begins before {end}");
        let inside = entry.whole.start <= entry.text.start && entry.text.end <= entry.whole.end;
        assert!(entry.text.is_empty() || inside, "{entry:?}");
        end = entry.whole.end;
    }
}

fn hold(opened: &Opened) {
    let faults: Vec<_> = law::of(opened).into_iter().chain(shown::of(opened)).collect();
    if let Some(fault) = faults.first() {
        panic!("{} laws are broken, the first: {fault}", faults.len());
    }
}
