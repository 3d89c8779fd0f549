//! Tables laid out as lines: a TAB for every edge between two columns that somebody can see.

use super::flow::{Bit, InRow, Laid};
use super::ink::Ink;

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<Cell>>,
    /// For every column, the row before which a taller cell from above fills it.
    busy: Vec<usize>,
}

#[derive(Debug, Default)]
struct Cell {
    column: usize,
    columns: usize,
    lines: Vec<Laid>,
    /// Belongs to the cell before it.
    glued: bool,
}

/// Rows of filings have at most some dozens of columns, spacers counted; beyond these, cells share the last one. It
/// bounds the TABs that a short row can ask for.
pub(super) const MAX_COLUMNS: usize = 200;
/// What browsers take for the height of a cell, too.
pub(super) const MAX_ROWS: usize = 65_534;

impl Table {
    pub(super) fn row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Opens the next cell of the last row.
    pub(super) fn cell(&mut self, columns: usize, rows: usize) {
        if self.rows.is_empty() {
            self.row();
        }
        let index = self.rows.len() - 1;
        let Some(row) = self.rows.last_mut() else { return };
        let mut column = row.last().map_or(0, |cell| cell.column + cell.columns);
        while self.busy.get(column).is_some_and(|&until| index < until) {
            column += 1;
        }
        let column = column.min(MAX_COLUMNS - 1);
        let columns = columns.min(MAX_COLUMNS - column);
        if rows > 1 {
            self.busy.resize(self.busy.len().max(column + columns), 0);
            self.busy[column..column + columns].fill(index + rows);
        }
        row.push(Cell { column, columns, ..Cell::default() });
    }

    /// Gives the cell that was opened last its lines.
    pub(super) fn fill(&mut self, lines: Vec<Laid>) {
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.lines = lines;
        }
    }

    /// The table as lines.
    pub(super) fn lay(mut self, ink: &Ink) -> Vec<Laid> {
        for row in &mut self.rows {
            glue(row, ink);
        }
        let columns = Columns::of(&self.rows);
        self.rows.into_iter().flat_map(|row| columns.lay(row)).collect()
    }
}

impl Cell {
    fn seen(&self) -> bool {
        self.lines.iter().any(|line| !line.bits.is_empty())
    }

    /// How many columns it holds: more than one where a table is nested in it.
    fn width(&self) -> usize {
        let bits = self.lines.iter().flat_map(|line| &line.bits);
        bits.map(|bit| usize::from(bit.column) + 1).max().unwrap_or(0)
    }

    /// Its words, where they are few and on one line.
    fn sign<'a>(&self, ink: &'a Ink) -> Option<&'a str> {
        let mut seen = self.lines.iter().flat_map(|line| &line.bits);
        let (bit, None) = (seen.next()?, seen.next()) else { return None };
        Some(ink.slice(bit.ink).trim())
    }
}

/// Joins the signs that agents put into cells of their own to the words they belong to.
fn glue(row: &mut [Cell], ink: &Ink) {
    let mut before: Option<usize> = None;
    for i in 0..row.len() {
        if !row[i].seen() {
            continue;
        }
        if let Some(b) = before {
            let (left, right) = (row[b].sign(ink), row[i].sign(ink));
            let opens = left.is_some_and(opens) && right.is_some_and(|right| right.starts_with(number_starts));
            let closes = right.is_some_and(|right| closes(right, left.unwrap_or("")));
            if opens {
                // The sign moves to its number, whose column counts.
                row[b].column = row[i].column;
                row[b].columns = row[i].columns;
            } else if closes {
                row[i].column = row[b].column;
                row[i].columns = row[b].columns;
            }
            row[i].glued = opens || closes;
        }
        before = Some(i);
    }
}

/// A sign that stands before a number.
fn opens(sign: &str) -> bool {
    matches!(sign, "$" | "US$" | "£" | "€" | "(" | "$(" | "$ (")
}

fn number_starts(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '(' | '-' | '–' | '—')
}

/// A sign that stands after what it belongs to: after a number, or a quotation mark after any words.
fn closes(sign: &str, left: &str) -> bool {
    let only = |signs: &[char]| !sign.is_empty() && sign.chars().all(|c| signs.contains(&c));
    let numeric = left.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '%' | '-' | '–' | '—'));
    only(&['”', '’', '"', '.', ';', ',']) || numeric && only(&['%', ')', '”', '"', '.', ';', ','])
}

/// Where the columns that somebody can see stand.
struct Columns {
    /// For every grid column, the place of the first seen column at or after it.
    place: Vec<usize>,
    /// How many columns are seen.
    count: usize,
}

impl Columns {
    fn of(rows: &[Vec<Cell>]) -> Self {
        let mut widths = vec![0; MAX_COLUMNS];
        let cells = || rows.iter().flatten().filter(|cell| cell.seen());
        for cell in cells().filter(|cell| cell.columns == 1) {
            widths[cell.column] = cell.width().max(widths[cell.column]);
        }
        // A heading over columns that are otherwise empty makes one of them seen.
        for cell in cells().filter(|cell| cell.columns > 1) {
            if widths[cell.column..cell.column + cell.columns].iter().all(|&width| width == 0) {
                widths[cell.column] = 1;
            }
        }
        let mut count = 0;
        let mut place = Vec::with_capacity(MAX_COLUMNS);
        for width in widths {
            place.push(count);
            count += width;
        }
        Self { place, count }
    }

    /// The lines of one row: the k-th line of every cell on the k-th line.
    fn lay(&self, row: Vec<Cell>) -> Vec<Laid> {
        let height = row.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        if !row.is_empty() && !row.iter().any(Cell::seen) {
            return vec![Laid::default()];
        }
        let alone = self.count <= 1;
        let mut lines = vec![Laid::default(); height];
        let mut end = 0;
        for cell in row {
            let place = if cell.glued { self.place[cell.column] } else { self.place[cell.column].max(end) };
            if cell.seen() {
                end = place + cell.width();
            }
            for (line, out) in cell.lines.into_iter().zip(&mut lines) {
                out.gap |= alone && line.gap;
                out.kept |= alone && line.kept;
                if out.row == InRow::Free {
                    out.row = line.row;
                }
                out.bits.extend(line.bits.into_iter().map(|bit| shift(bit, place, cell.glued)));
            }
        }
        if !alone {
            number(&mut lines);
        }
        lines
    }
}

/// Says which line begins the row; lines of tables within the cells have rows of their own.
fn number(lines: &mut [Laid]) {
    let mut place = InRow::First;
    for line in lines.iter_mut().filter(|line| !line.bits.is_empty()) {
        if line.row == InRow::Free {
            line.row = place;
        }
        place = InRow::Further;
    }
}

fn shift(bit: Bit, place: usize, glued: bool) -> Bit {
    let column = (usize::from(bit.column) + place).min(MAX_COLUMNS) as u16;
    Bit { column, glued: bit.glued || glued, ..bit }
}
