//! The sample filing of the tests: invented, in the form of a real amendment of 2003.

use amendment_viewer::{Opened, open};

pub const TEXT: &str = include_str!("../cases/sample.txt");

/// The sample, read and checked.
pub fn sample() -> Opened {
    open("sample.txt", TEXT.as_bytes(), None)
}
