//! Several instruments in one text: a submission's `<DOCUMENT>` wrappers part them, and so does a second title page.

use crate::text::LineRange;
use crate::text::lines::Lines;

/// The documents of a text; their lines are all its lines.
pub fn documents(lines: &Lines<'_>) -> Vec<LineRange> {
    if lines.is_empty() {
        return Vec::new();
    }
    let mut starts: Vec<usize> = (0..lines.len()).filter(|&i| opens_document(lines.seen(i))).collect();
    match starts.first_mut() {
        // What stands before the first wrapper is the submission's header.
        Some(first) => *first = 0,
        None => starts.push(0),
    }
    starts
        .iter()
        .enumerate()
        .map(|(k, &start)| LineRange::new(start, starts.get(k + 1).copied().unwrap_or(lines.len())))
        .collect()
}

fn opens_document(seen: &str) -> bool {
    seen.len() < 20 && seen.eq_ignore_ascii_case("<DOCUMENT>")
}
