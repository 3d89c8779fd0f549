//! Tables laid out as lines: a TAB for every edge between two columns that somebody can see.

use super::flow::{Bit, InRow, Laid, Sheet};
use super::ink::Ink;
use crate::text::Span;

/// A table that is being read.
#[derive(Debug, Default)]
pub(super) struct Table {
    cells: Vec<Cell>,
    /// Where the rows begin among the cells.
    rows: Vec<usize>,
    /// The lines of the cells, one cell after the other.
    lines: Vec<Laid>,
    /// For every column, the row before which a taller cell from above fills it.
    busy: Vec<usize>,
}

#[derive(Debug, Default)]
struct Cell {
    column: usize,
    columns: usize,
    /// Its lines among those of the table.
    first: usize,
    height: usize,
    /// How many columns it holds: none where nothing is seen in it, more than one where a table is nested in it.
    width: usize,
    /// The only words in it, where all stand in one place.
    only: Option<Span>,
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
        self.rows.push(self.cells.len());
    }

    /// Opens the next cell of the last row.
    pub(super) fn cell(&mut self, columns: usize, rows: usize) {
        if self.rows.is_empty() {
            self.row();
        }
        let index = self.rows.len() - 1;
        let begins = self.rows.last() == Some(&self.cells.len());
        let before = self.cells.last().filter(|_| !begins);
        let mut column = before.map_or(0, |cell| cell.column + cell.columns);
        while self.busy.get(column).is_some_and(|&until| index < until) {
            column += 1;
        }
        let column = column.min(MAX_COLUMNS - 1);
        let columns = columns.min(MAX_COLUMNS - column);
        if rows > 1 {
            self.busy.resize(self.busy.len().max(column + columns), 0);
            self.busy[column..column + columns].fill(index + rows);
        }
        self.cells.push(Cell { column, columns, ..Cell::default() });
    }

    /// Gives the cell that was opened last its lines.
    pub(super) fn fill(&mut self, lines: &[Laid], sheet: &Sheet) {
        let Some(cell) = self.cells.last_mut() else { return };
        cell.first = self.lines.len();
        cell.height = lines.len();
        self.lines.extend_from_slice(lines);
        let bits = || lines.iter().flat_map(|line| sheet.bits(line));
        cell.width = bits().map(|bit| usize::from(bit.column) + 1).max().unwrap_or(0);
        let mut words = bits().map(|bit| bit.ink);
        cell.only = words.next().filter(|_| words.next().is_none());
    }

    /// Appends the table's lines to `out`.
    pub(super) fn lay(mut self, sheet: &mut Sheet, out: &mut Vec<Laid>) {
        for row in rows(&self.rows, self.cells.len()) {
            glue(&mut self.cells[row], &sheet.ink);
        }
        let columns = Columns::of(&self.cells);
        for row in rows(&self.rows, self.cells.len()) {
            columns.lay(&mut self.cells[row], &self.lines, sheet, out);
        }
    }
}

/// The ranges of cells that begin at `starts`.
fn rows(starts: &[usize], end: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts.iter().zip(ends).map(|(&start, end)| start..end)
}

impl Cell {
    fn seen(&self) -> bool {
        self.width > 0
    }

    /// Its words, where they are few and on one line.
    fn sign<'a>(&self, ink: &'a Ink) -> Option<&'a str> {
        self.only.map(|words| ink.slice(words).trim())
    }

    /// Its line of that number, counted from 0.
    fn line<'a>(&self, of: &'a [Laid], number: usize) -> Option<&'a Laid> {
        of.get(self.first + number).filter(|_| number < self.height)
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
    fn of(cells: &[Cell]) -> Self {
        let all = cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        let mut widths = vec![0; all];
        let seen = || cells.iter().filter(|cell| cell.seen());
        for cell in seen().filter(|cell| cell.columns == 1) {
            widths[cell.column] = cell.width.max(widths[cell.column]);
        }
        // A heading over columns that are otherwise empty makes one of them seen.
        for cell in seen().filter(|cell| cell.columns > 1) {
            if widths[cell.column..cell.column + cell.columns].iter().all(|&width| width == 0) {
                widths[cell.column] = 1;
            }
        }
        let mut count = 0;
        let mut place = Vec::with_capacity(all);
        for width in widths {
            place.push(count);
            count += width;
        }
        Self { place, count }
    }

    /// Appends the lines of one row: the k-th line of every cell on the k-th line.
    fn lay(&self, row: &mut [Cell], lines: &[Laid], sheet: &mut Sheet, out: &mut Vec<Laid>) {
        if !row.is_empty() && !row.iter().any(Cell::seen) {
            return out.push(Laid::default());
        }
        let mut end = 0;
        for cell in row.iter_mut() {
            let place = self.place.get(cell.column).copied().unwrap_or(self.count);
            cell.column = if cell.glued { place } else { place.max(end) };
            if cell.seen() {
                end = cell.column + cell.width;
            }
        }
        let alone = self.count <= 1;
        let height = row.iter().map(|cell| cell.height).max().unwrap_or(0);
        let first = out.len();
        for k in 0..height {
            let mut laid = Laid { first: sheet.bits.len() as u32, ..Laid::default() };
            for cell in row.iter() {
                let Some(line) = cell.line(lines, k) else { continue };
                laid.gap |= alone && line.gap;
                laid.kept |= alone && line.kept;
                if laid.row == InRow::Free {
                    laid.row = line.row;
                }
                for bit in line.first..line.first + line.count {
                    sheet.bits.extend(sheet.bits.get(bit as usize).map(|bit| shift(*bit, cell.column, cell.glued)));
                }
                laid.count += line.count;
            }
            out.push(laid);
        }
        if !alone {
            number(&mut out[first..]);
        }
    }
}

/// Says which line begins the row; lines of tables within the cells have rows of their own.
fn number(lines: &mut [Laid]) {
    let mut place = InRow::First;
    for line in lines.iter_mut().filter(|line| !line.is_blank()) {
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
