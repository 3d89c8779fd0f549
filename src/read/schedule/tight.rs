//! Rows set so tight that one blank alone parts the name from its value: the column that the other rows keep tells where.

use std::collections::HashMap;

use crate::text::Span;
use crate::text::lines::{Lines, advance};

use super::row::{Cell, Row, value_tail};
use super::value::{Look, look};

/// How many rows make a column that others are cut by.
const KEEP: usize = 2;

/// Cuts the value off rows whose name reaches up to the column in which other rows' values begin or end.
pub(super) fn cut_at_columns(lines: &Lines<'_>, rows: &mut [Row]) {
    let (mut starts, mut ends) = (HashMap::new(), HashMap::new());
    for row in rows.iter().filter(|row| !row.ruled) {
        for cell in row.cells.iter().skip(1).filter(|cell| look(lines.slice(cell.span)).is_value()) {
            *starts.entry(cell.from).or_insert(0) += 1;
            *ends.entry(cell.to).or_insert(0) += 1;
        }
    }
    cut_heads(lines, rows);
    for row in rows.iter_mut().filter(|row| !row.ruled) {
        // Only the name's own cell: "First $250 million" heads a column.
        let mut cells = row.cells.drain(..);
        let first = cells.next().map(|cell| cut(lines, cell, &starts, &ends)).unwrap_or_default();
        row.cells = first.into_iter().chain(cells).collect();
    }
}

/// "MAXIMUM | ASSET" over "DISTRIBUTION SERVICE" over "FEE | FEE": heads stacked above the first value keep columns too.
fn cut_heads(lines: &Lines<'_>, rows: &mut [Row]) {
    /// No more lines are stacked.
    const STACK: usize = 7;
    let valued = |row: &Row| row.ruled || row.cells.iter().any(|cell| look(lines.slice(cell.span)).is_value());
    let Some(end) = rows.iter().take(STACK).position(valued) else { return };
    let mut starts = HashMap::new();
    for cell in rows[..end].iter().flat_map(|row| row.cells.iter().skip(1)) {
        *starts.entry(cell.from).or_insert(0) += 1;
    }
    let kept = |column: u32| starts.get(&column).is_some_and(|count| *count >= KEEP);
    for row in &mut rows[..end] {
        let Some(cell) = row.cells.last() else { continue };
        let Some((at, column)) = word_starts(lines.slice(cell.span), cell.from).find(|(_, column)| kept(*column))
        else {
            continue;
        };
        let (start, end) = (cell.span.start, cell.span.end);
        let left = Span { start, end: start + lines.slice(cell.span)[..at].trim_end().len() as u32 };
        let right = Cell { span: Span { start: start + at as u32, end }, from: column, to: cell.to, gap: 1 };
        let left = Cell { span: left, to: column - 1, ..cell.clone() };
        row.cells.pop();
        row.cells.extend([left, right]);
    }
}

/// A cell, or the two that it is.
fn cut(lines: &Lines<'_>, cell: Cell, starts: &HashMap<u32, usize>, ends: &HashMap<u32, usize>) -> Vec<Cell> {
    let kept = |columns: &HashMap<u32, usize>, at: u32| columns.get(&at).is_some_and(|count| *count >= KEEP);
    let text = lines.slice(cell.span);
    let begins = word_starts(text, cell.from).find(|&(at, column)| kept(starts, column) && parts(text, at));
    let ends_so = value_tail(text).filter(|&at| kept(ends, cell.to) && parts(text, at));
    let column = |at: usize| word_starts(text, cell.from).find(|(start, _)| *start == at);
    let Some((at, column)) = begins.or_else(|| ends_so.and_then(column)) else { return vec![cell] };
    let (start, end) = (cell.span.start, cell.span.end);
    let value = Cell { span: Span { start: start + at as u32, end }, from: column, to: cell.to, gap: 1 };
    let name = Span { start, end: start + text[..at].trim_end().len() as u32 };
    vec![Cell { span: name, to: column - 1, ..cell }, value]
}

/// The words of a cell that begins in column `from`: where each begins, and in which column.
fn word_starts(text: &str, from: u32) -> impl Iterator<Item = (usize, u32)> + '_ {
    let mut column = from;
    let mut blank = false;
    text.char_indices().filter_map(move |(at, c)| {
        let here = column;
        column = advance(column, c);
        let starts = std::mem::replace(&mut blank, c == ' ') && c != ' ';
        starts.then_some((at, here))
    })
}

/// Whether a name ends and a value begins at byte `at`.
fn parts(text: &str, at: usize) -> bool {
    look(&text[at..]).is_value() && look(text[..at].trim_end()) == Look::Words
}
