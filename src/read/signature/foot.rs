//! What stands at the head and foot of a signature page: "[Signature page to …]", and running feet with a page's number.

use crate::text::LineRange;
use crate::text::lines::{Lines, Shape};

use super::label::label;
use super::running::{Sort, has_signed, is_cells, unquoted};

/// Markers of signature pages, which may go on over further lines.
#[derive(Default)]
pub(super) struct Feet {
    /// The sort of the marker above, while it may go on.
    open: Option<Sort>,
    /// Whether its bracket is still open.
    bracket: bool,
}

impl Feet {
    /// The sort of line `i` if it belongs to a marker: a heading of a page parts what stands around it, a foot is looked
    /// through.
    pub(super) fn sort(&mut self, lines: &Lines<'_>, i: usize, seen: &str) -> Option<Sort> {
        let goes_on = self.open.is_some()
            && !seen.is_empty()
            && (seen.starts_with(char::is_lowercase) || self.bracket && seen.ends_with([']', ')']));
        let sort = if is_page_marker(seen) {
            self.bracket = seen.starts_with(['[', '(']);
            Some(if heads_page(lines, i) { Sort::Break } else { Sort::Page })
        } else {
            self.open.filter(|_| goes_on)
        };
        let closed = seen.ends_with([']', ')', '*', '-', '.']);
        self.open = sort.filter(|_| !closed);
        sort
    }
}

/// Where a signature page begins whose first line with a caption or a mark is `start`: at its heading, if it has one.
pub(super) fn heading_over(lines: &Lines<'_>, start: usize) -> Option<usize> {
    /// How many lines a heading takes at most.
    const LINES: usize = 4;
    /// How many blank lines may stand under it.
    const BLANK: usize = 12;
    let blank = |i: &usize| lines.shape(*i) == Shape::Blank;
    let last = (start.saturating_sub(BLANK)..start).rev().find(|i| !blank(i))?;
    let worded = (last.saturating_sub(LINES)..=last).rev().take_while(|i| lines.shape(*i) == Shape::Text);
    let first = worded.last().filter(|&i| is_page_marker(unquoted(lines.seen(i))) && heads_page(lines, i))?;
    let mut feet = Feet::default();
    (first..=last).all(|i| feet.sort(lines, i, unquoted(lines.seen(i))).is_some()).then_some(first)
}

/// Whether a page begins above the line.
fn heads_page(lines: &Lines<'_>, i: usize) -> bool {
    /// How many blank lines may stand at the head of a page.
    const BLANK: usize = 12;
    let above = (i.saturating_sub(BLANK)..i).rev().map(|k| lines.shape(k)).find(|shape| *shape != Shape::Blank);
    above == Some(Shape::Page)
}

/// "[Signature page follows]" and its kin.
pub fn is_page_marker(seen: &str) -> bool {
    if !seen.starts_with(['[', '(', '*', '-', 's', 'S', 'd', 'D']) {
        return false;
    }
    let lower = seen.to_lowercase();
    let bracketed = seen.starts_with(['[', '(', '*', '-']) || lower.starts_with("signature");
    bracketed
        && lower.contains("signature")
        && (lower.contains("page") || lower.contains("follow") || lower.contains("continued"))
        || lower.starts_with("[remainder of")
        || lower.starts_with("[rest of")
        || lower.starts_with("[all signatures")
        || lower.starts_with("docusign envelope")
        || lower.starts_with("signature page")
}

/// A running foot bears the page's number among other words; the line above it belongs to it when it is as wide.
pub(super) fn mark_feet(lines: &Lines<'_>, range: LineRange, sorts: &mut [Sort]) {
    let seen = |k: usize| lines.seen(range.start as usize + k);
    for k in 0..sorts.len() {
        if sorts[k] != Sort::Line || !bears_number(seen(k)) || has_signed(seen(k)) || label(seen(k)).is_some() {
            continue;
        }
        sorts[k] = Sort::Page;
        if let Some(above) =
            k.checked_sub(1).filter(|&a| sorts[a] == Sort::Line && is_cells(seen(a)) && !has_signed(seen(a)))
        {
            sorts[above] = Sort::Page;
        }
    }
}

/// "| --- | --- |": drawn between the rows of a table, not to be signed on.
pub(super) fn is_table_rule(seen: &str) -> bool {
    seen.contains('|') && seen.chars().all(|c| matches!(c, '|' | '-' | ':' | '+' | '=' | ' '))
}

/// "Credit Agreement      - 3 -      August 10, 1999".
fn bears_number(seen: &str) -> bool {
    let number = |word: &str| word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
    let mut dashed = false;
    let mut words = seen.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if dashed && number(word) && words.peek() == Some(&"-") {
            return true;
        }
        dashed = word == "-";
    }
    false
}
