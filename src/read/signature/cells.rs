//! A line → its cells.

use crate::text::Span;
use crate::text::fold::{is_blank, is_joined, is_unseen};
use crate::text::lines::{Lines, advance};

use super::running::unquoted;

/// A run of words between wide blanks, TABs or pipes.
pub(super) struct Cell {
    pub span: Span,
    pub col: u32,
    pub nth: Option<u32>,
}

/// How many blanks in a row part two columns of a page.
const GAP: usize = 3;

/// "O A K": two capitals or more, a blank between each.
fn are_letters(text: &str) -> bool {
    text.contains(' ') && text.split(' ').all(|word| word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase()))
}

/// The cells of line `i`.
pub(super) fn cells(lines: &Lines<'_>, i: usize) -> Vec<Cell> {
    let span = lines.list[i].span;
    let text = lines.slice(span);
    let line = &lines.list[i];
    let seen = lines.slice(line.seen);
    let before = &text[..(line.seen.start - span.start) as usize];
    if is_joined(seen) && !seen.is_empty() && !seen.contains(['|', '>']) && before.bytes().all(|b| b == b' ') {
        return vec![Cell { span: line.seen, col: line.indent, nth: None }];
    }
    let skipped = text.len() - unquoted(text).len();
    let quoted = text[..skipped].contains(['>', '|']);
    let from = if quoted { skipped } else { 0 };
    let barred = text[from..].contains('\t') || text[from..].trim_end_matches('|').contains('|');
    let mut out: Vec<Cell> = Vec::new();
    let (mut col, mut nth, mut blanks) = (0u32, 0u32, GAP);
    for (at, c) in text.char_indices() {
        let start = span.start as usize + at;
        if at >= from && (c == '\t' || c == '|') {
            nth += 1;
            blanks = GAP;
        } else if is_blank(c) || is_unseen(c) || at < from {
            blanks += usize::from(is_blank(c));
        } else {
            let end = start + c.len_utf8();
            // "O A K   SECURITIES, INC.": letters set apart begin a name whose next word stands farther off.
            let spaced = |cell: &Cell| blanks <= GAP && are_letters(lines.slice(cell.span)) && c.is_uppercase();
            match out.last_mut().filter(|cell| blanks < GAP || !barred && spaced(cell)) {
                Some(cell) => cell.span.end = end as u32,
                None => out.push(Cell { span: Span::new(start, end), col, nth: barred.then_some(nth) }),
            }
            blanks = 0;
        }
        col = advance(col, c);
    }
    out
}
