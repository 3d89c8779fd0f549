//! Rows that a copy broke in the middle of a cell: a line break within it ends the line, and the rest of the cell begins
//! the next, with the cells behind it.

use std::collections::HashMap;

use crate::text::lines::Lines;

use super::row::{Cell, Row, WIDE};
use super::value::look;

/// No cell is broken more often.
const MOST: usize = 4;

/// Sets what a broken cell's further lines hold where it would stand on one line, so that they go on with their row.
///
/// It shows by the count: the row ends before the last column of its table, the next line begins without an empty cell, and
/// together they have as many columns as the other rows.
pub(super) fn mend(rows: &mut [Row]) {
    let Some(last) = last_column(rows) else { return };
    // The heads of a table may stand on two lines that together have as many columns: a whole row comes first.
    let Some(first) = rows.iter().position(|row| row.ruled && ends_column(row) == last) else { return };
    let mut k = first + 1;
    while k < rows.len() {
        let end = ends_column(&rows[k]);
        let rest = if rows[k].ruled && (1..last).contains(&end) { rest_of(rows, k, last - end) } else { None };
        if let Some(until) = rest {
            for row in &mut rows[k + 1..=until] {
                row.ruled = true;
                row.continues = true;
                for cell in &mut row.cells {
                    let column = if cell.from < WIDE { 0 } else { cell.from / WIDE } + end;
                    (cell.from, cell.to) = (column * WIDE, column * WIDE + WIDE - 1);
                }
            }
            k = until;
        }
        k += 1;
    }
}

/// "Oak Fund" over " → Class B → 0.75%", beside rows of "  →   → Class C → 0.25%": the copy broke the row behind its name, and
/// with the break went the TAB, so that what is left stands one column too far left. Sets it right.
///
/// It shows by what the columns hold: moved on by one, every cell stands over or under its like, and where it is it does not.
pub(super) fn move_behind_names(lines: &Lines<'_>, rows: &mut [Row]) {
    let valued = |cell: &Cell| look(&lines.words(cell.span).value).is_value();
    let filled = |row: &&Row| row.ruled && row.cells.len() >= 2;
    let Some(last) = rows.iter().filter(filled).map(ends_column).max().filter(|last| *last >= 2) else { return };
    let whole = || rows.iter().filter(filled).filter(|row| ends_column(row) == last);
    if whole().count() < 2 {
        return;
    }
    // What stands in each column of whole rows: values, words, or now these, now those.
    let mut columns: HashMap<u32, Option<bool>> = HashMap::new();
    for cell in whole().flat_map(|row| &row.cells) {
        let kind = columns.entry(cell.from).or_insert(Some(valued(cell)));
        *kind = kind.filter(|kind| *kind == valued(cell));
    }
    let fits = |cell: &Cell, by: u32| columns.get(&(cell.from + by)).is_some_and(|kind| *kind == Some(valued(cell)));
    for k in 1..rows.len() {
        let [name, row] = &mut rows[k - 1..=k] else { return };
        let alone = !name.ruled && name.cells.len() == 1 && !valued(&name.cells[0]);
        let below =
            filled(&&*row) && row.line == name.line + 1 && row.cells.first().is_some_and(|cell| cell.from >= WIDE);
        let short = ends_column(row) + 1 == last && !row.cells.iter().all(|cell| fits(cell, 0));
        // A sign stands where its figure does: no other row may have one there.
        let sign = |cell: &Cell| matches!(lines.slice(cell.span), "%" | "$" | ")");
        if alone && below && short && row.cells.iter().all(|cell| sign(cell) || fits(cell, WIDE)) {
            row.cells.iter_mut().for_each(|cell| (cell.from, cell.to) = (cell.from + WIDE, cell.to + WIDE));
        }
    }
}

/// The last of the lines that go on with row `k`: pieces of the broken cell alone, and then one with the `missing` columns.
fn rest_of(rows: &[Row], k: usize, missing: u32) -> Option<usize> {
    let near = rows.iter().enumerate().skip(k + 1).take(MOST);
    let begins = |row: &Row| !row.apart && row.cells.first().is_some_and(|first| !row.ruled || first.from < WIDE);
    let mut open = near.take_while(|(_, row)| begins(row));
    let (until, row) = open.find(|(_, row)| row.ruled || row.cells.len() != 1)?;
    (row.ruled && ends_column(row) == missing).then_some(until)
}

/// The column of a row's last cell.
fn ends_column(row: &Row) -> u32 {
    row.cells.last().map_or(0, |cell| cell.from / WIDE)
}

/// The column in which most rows of the table end.
fn last_column(rows: &[Row]) -> Option<u32> {
    let ends = || rows.iter().filter(|row| row.ruled && row.cells.len() >= 2).map(ends_column);
    let last = ends().max().filter(|last| *last >= 2)?;
    (ends().filter(|end| *end == last).count() * 2 > ends().count()).then_some(last)
}
