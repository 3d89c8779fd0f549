//! A bare scan for line ends in wasm: what any reader of lines has to do at least. A yardstick for the benchmark.

use wasm_bindgen::prelude::wasm_bindgen;

/// Where lines end: every byte is looked at, one after the other.
#[wasm_bindgen]
pub fn scan(bytes: &[u8]) -> Vec<u32> {
    let mut ends = Vec::new();
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' {
            ends.push(at as u32);
        }
    }
    ends
}
