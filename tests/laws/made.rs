//! Texts that nobody would write: lines of the fixtures among the words that the reader looks for, and noise.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::texts::Text;

/// Words that make the reader look up, and signs that could mislead it.
const WORDS: [&str; 72] = [
    "AMENDMENT NO. ",
    "AMENDMENT",
    "SECOND",
    "TO THE",
    "[ ]",
    "FORM OF",
    "AGREEMENT",
    "(CLASS B SHARES)",
    "BETWEEN",
    "SCHEDULE A",
    "\"APPENDIX B (continued)",
    "EXHIBIT",
    "Schedules A and B",
    "PORTFOLIOS",
    "OAK TRUST",
    "Oak Fund",
    "Oak 2030 Fund",
    "Elm Funds, Inc.",
    "(formerly Elm Fund)",
    "(formerly",
    "Class A",
    "Class A, C and R6",
    "0.35%",
    "0.35\t%",
    "$1,000",
    "May 1, 2003",
    "1st day of May, 2003",
    "__ day of ____, 20__",
    "First $5 million",
    "NAME OF FUND",
    "Effective Date",
    "WHEREAS,",
    "NOW, THEREFORE,",
    "is hereby amended",
    "is deleted and replaced with the following:",
    "to add",
    "are changed to",
    "respectively",
    "made as of",
    "by and between",
    "(the \"Agreement\")",
    "1.",
    "(a)",
    "2)",
    "All other terms remain in full force.",
    "IN WITNESS WHEREOF, the parties",
    "Dated:",
    "By:",
    "Attest:",
    "Name:",
    "Title:",
    "/s/ Ada Quist",
    "/s/",
    "________",
    "- ------",
    "(SEAL)",
    "EACH FUND LISTED ON SCHEDULE A",
    "<PAGE>",
    "<TABLE>",
    "<S>  <C>",
    "<DOCUMENT>",
    "<TEXT>",
    "</TEXT>",
    "<P>",
    "<TR><TD>",
    "......",
    "*",
    ":",
    "\"",
    "“",
    ")",
    "-2-",
];

/// What may stand between two pieces.
const JOINTS: [&str; 12] = [" ", "  ", "     ", "\n", "\n\n", "\r\n", "\r", "\t", " | ", "\u{a0}", "\u{c}", ""];

/// Texts of up to a few dozen pieces.
pub fn texts(fixtures: Vec<Text>) -> impl Strategy<Value = String> {
    let lines: Vec<String> = fixtures.iter().flat_map(|text| text.text.lines().map(str::to_owned)).collect();
    let piece = prop_oneof![
        5 => select(&WORDS[..]).prop_map(str::to_owned),
        4 => select(lines),
        1 => "\\PC{0,6}",
        1 => select(vec!["İ", "ŉ", "ẞ", "𝒜", "\u{202e}", "\u{200b}", "\u{feff}", "\0"]).prop_map(str::to_owned),
    ];
    let joint = select(&JOINTS[..]);
    vec((piece, joint), 0..40).prop_map(|all| all.into_iter().map(|(piece, joint)| piece + joint).collect())
}
