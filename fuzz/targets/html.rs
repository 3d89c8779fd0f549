#![no_main]
#![allow(dead_code)] // Of the laws each fuzzer takes what it needs.

#[path = "../../tests/laws/law.rs"]
mod law;
#[path = "../../tests/laws/shown.rs"]
mod shown;
#[path = "../../tests/support/mod.rs"]
mod support;
#[path = "../../tests/laws/walk.rs"]
mod walk;
#[path = "../ways.rs"]
mod ways;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ways::html(bytes));
