//! Lists of names in a sentence, cut into the names.

use std::ops::Range;

use crate::order::InOrder;
use crate::read::prose::trimmed;

/// The parts of a list of names: cut at commas and "and" so that every part ends as a name does; a part that does not
/// is joined to the next, since names hold commas and "and" themselves.
pub fn split_list(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let body = &text[range.clone()];
    for (at, _) in body.match_indices([',', ';']) {
        cuts.push((range.start + at, range.start + at + 1));
    }
    for (at, piece) in body.match_indices(" and ") {
        cuts.push((range.start + at, range.start + at + piece.len()));
    }
    cuts.order();
    let mut out = Vec::new();
    let mut start = range.start;
    for (end, next) in cuts {
        let part = cleaned(text, start..end);
        if ends_name(&text[part.clone()]) {
            out.push(part);
            start = next;
        } else if text[part.clone()].is_empty() {
            start = next;
        }
    }
    let part = cleaned(text, start..range.end);
    if !part.is_empty() {
        out.push(part);
    }
    out
}

fn cleaned(text: &str, range: Range<usize>) -> Range<usize> {
    let range = trimmed(text, range);
    let mut start = range.start;
    for lead in ["and ", "the ", "the names of ", "names of "] {
        if text[start..range.end].starts_with(lead) {
            start += lead.len();
        }
    }
    let body = text[start..range.end].trim_start_matches(['"', ' ']);
    let start = range.end - body.len();
    start..start + body.trim_end_matches([',', ';', '"', ' ', '.']).len()
}

fn ends_name(text: &str) -> bool {
    crate::read::vocabulary::ends_like_a_name(text)
}
