//! A table as contract sites copy it: a bar alone on a line begins each row, a bar begins each cell on a line of its own,
//! and a line without one goes on with the cell above it. The rows are put together again, empty cells counted, so that
//! what stands below a head is found there.

use crate::read::vocabulary::is_category;
use crate::text::lines::Lines;

use super::body::IN_CELL;
use super::row::{Cell, Row, WIDE};
use super::value::look;

/// Fewer rows or cells than this make no such table.
const FEWEST: usize = 3;

/// What a line does to the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    /// A bar and nothing: the next row begins.
    Parts,
    /// A bar, and behind it a cell, empty or not.
    Begins,
    /// No bar: the first cell of a row, or the rest of one.
    GoesOn,
    /// Several cells on one line: no line of such a table.
    Foreign,
}

/// Puts the rows of a list together, if it is such a table.
pub(super) fn gather(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    let does: Vec<Does> = rows.iter().map(|row| does(lines, row)).collect();
    let count = |wanted: Does| does.iter().filter(|does| **does == wanted).count();
    if count(Does::Parts) < FEWEST || count(Does::Begins) < FEWEST || count(Does::Foreign) * 10 > rows.len() {
        return;
    }
    let mut out: Vec<Row> = Vec::new();
    let mut from = 0;
    for (k, _) in does.iter().enumerate().filter(|(_, does)| **does == Does::Parts).chain([(does.len(), &Does::Parts)])
    {
        join(lines, &rows[from..k], &does[from..k], &mut out);
        from = k + 1;
    }
    *rows = out;
}

/// A bar alone on a line is no row of a list; what stands below it stands apart.
pub(super) fn drop_bars(rows: &mut Vec<Row>) {
    for k in 1..rows.len() {
        rows[k].apart |= rows[k - 1].cells.is_empty();
    }
    rows.retain(|row| !row.cells.is_empty());
}

/// "|Oak Fund |0.75% |": where every row begins with a bar, it is the table's edge, and no empty cell stands before it.
pub(super) fn drop_edge(lines: &Lines<'_>, rows: &mut [Row]) {
    let edged = |row: &Row| lines.list.get(row.line).is_some_and(|line| lines.slice(line.span).starts_with('|'));
    let ruled = || rows.iter().filter(|row| row.ruled);
    // A row that goes on below begins without one.
    let count = ruled().filter(|row| edged(row)).count();
    let edge = count >= FEWEST && count * 5 >= ruled().count() * 4;
    if !edge || !ruled().all(|row| row.cells.iter().all(|cell| cell.from >= WIDE)) {
        return;
    }
    for row in rows.iter_mut().filter(|row| row.ruled) {
        row.cells.iter_mut().for_each(|cell| (cell.from, cell.to) = (cell.from - WIDE, cell.to - WIDE));
        row.indent = row.cells.first().map_or(0, |first| (first.from / WIDE) as usize * IN_CELL);
    }
}

/// What the line of a row does.
fn does(lines: &Lines<'_>, row: &Row) -> Does {
    let whole = lines.list.get(row.line).map_or("", |line| lines.slice(line.span)).trim_end_matches(['\r', '\n']);
    match (whole, whole.matches('|').count()) {
        ("|", _) => Does::Parts,
        (_, 0) if row.cells.len() <= 1 => Does::GoesOn,
        (_, 1) if whole.starts_with('|') && row.cells.len() <= 1 => Does::Begins,
        _ => Does::Foreign,
    }
}

/// The rows of the lines between two bars: one, unless the heading of a category stands behind the last value, whose bar
/// is missing before it ("|%" over "|BOND SERIES").
fn join(lines: &Lines<'_>, rows: &[Row], does: &[Does], out: &mut Vec<Row>) {
    let (mut from, mut valued) = (0, false);
    for (k, row) in rows.iter().enumerate() {
        let text = row.words(lines, 0);
        if valued && does[k] == Does::Begins && row.cells.len() == 1 && is_category(&text) {
            join_one(&rows[from..k], &does[from..k], out);
            (from, valued) = (k, false);
        }
        valued |= !row.cells.is_empty() && look(&text).is_value();
    }
    join_one(&rows[from..], &does[from..], out);
}

/// One row; lines among which none has a bar are no row of the table and stay as they are.
fn join_one(rows: &[Row], does: &[Does], out: &mut Vec<Row>) {
    let Some(first) = rows.iter().find(|row| !row.cells.is_empty()) else { return };
    if !does.contains(&Does::Begins) || does.contains(&Does::Foreign) {
        out.extend(rows.iter().cloned());
        return;
    }
    let mut cells: Vec<Cell> = Vec::new();
    let mut number: Option<u32> = None;
    for (row, does) in rows.iter().zip(does) {
        let goes_on = *does == Does::GoesOn && number.is_some();
        if !goes_on {
            number = Some(number.map_or(0, |number| number + 1));
        }
        let Some((cell, number)) = row.cells.first().zip(number) else { continue };
        match cells.last_mut().filter(|last| goes_on && last.from == number * WIDE) {
            Some(last) => last.span = last.span.hull(cell.span),
            None => {
                let from = number * WIDE;
                cells.push(Cell { from, to: from + WIDE - 1, gap: WIDE, ..cell.clone() });
            }
        }
    }
    out.push(Row { cells, ruled: true, indent: 0, ..first.clone() });
}
