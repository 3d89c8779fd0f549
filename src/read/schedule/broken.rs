//! Rows that a copy broke in the middle of a cell: a line break within it ends the line, and the rest of the cell begins
//! the next, with the cells behind it.

use super::row::{Row, WIDE};

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
