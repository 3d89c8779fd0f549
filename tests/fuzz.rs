//! Replays all that the fuzzers of `fuzz/` begin with and what they found, so that nothing comes back.

// A file that cannot be read fails its test.
#![allow(clippy::expect_used, clippy::panic)]

#[allow(dead_code)] // A law is asked of one text after another here, not of twins.
#[path = "laws/law.rs"]
mod law;
#[allow(dead_code)]
#[path = "laws/shown.rs"]
mod shown;
mod support;
#[path = "laws/walk.rs"]
mod walk;
#[path = "../fuzz/ways.rs"]
mod ways;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Tries every file of the folders, each by its path in the project.
#[track_caller]
fn replay(folders: &[&str], way: fn(&[u8])) {
    let mut broken = Vec::new();
    for folder in folders {
        let path = support::path("..").join(folder);
        let mut files: Vec<_> =
            fs::read_dir(&path).expect("the folder is here").flatten().map(|entry| entry.path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{folder} holds nothing");
        for file in files.iter().filter(|file| file.is_file()) {
            let bytes = fs::read(file).expect("the file can be read");
            if catch_unwind(AssertUnwindSafe(|| way(&bytes))).is_err() {
                broken.push(file.file_name().unwrap_or_default().to_string_lossy().into_owned());
            }
        }
    }
    assert!(broken.is_empty(), "what is wrong with each stands above: {broken:?}");
}

#[test]
fn any_bytes_can_be_read() {
    replay(&["fuzz/corpus/read", "fuzz/corpus/html", "fuzz/corpus/submission"], ways::read);
}

#[test]
fn any_bytes_can_stand_in_a_page() {
    replay(&["fuzz/corpus/html", "fuzz/corpus/read"], ways::html);
}

#[test]
fn any_bytes_can_be_a_submission() {
    replay(&["fuzz/corpus/submission", "fuzz/corpus/html", "tests/intake", "tests/cases"], ways::submission);
}

#[test]
fn any_fragment_and_any_shared_view_can_be_opened() {
    // Their decoders are the shell's.
    let decoders = support::path("../fuzz/decoders.mjs");
    let replayed = std::process::Command::new("node").arg(decoders).arg("replay").status();
    assert!(replayed.expect("Node.js 20 or newer is needed").success(), "what is wrong with each stands above");
}
