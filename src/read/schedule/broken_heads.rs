//! Heads that a copy broke or shifted: a line that ends within a cell ends the row, so that "Name of / Fund → Date of /
//! Inception → Fee" are one row of heads on four lines; a head that spans a figure and its sign sets those behind it too far left.

use crate::read::prose::is_caps;
use crate::read::vocabulary::{ends_like_a_name, is_head_words, only_head_words};
use crate::text::Span;
use crate::text::lines::Lines;

use super::row::{Cell, Row, WIDE, at_signs};
use super::value::look;

/// Heads stand on no more lines.
const MOST: usize = 20;

/// So many rows below tell how wide the table is.
const FEW: usize = 6;

/// Lines that are one row of heads.
struct Broken {
    /// The first of them and the end.
    rows: std::ops::Range<usize>,
    /// Where the columns begin that the heads stand over, where the TABs do not tell.
    columns: Option<Vec<u32>>,
}

/// Puts every such row together.
pub(super) fn mend(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    let tabs: Vec<usize> = rows.iter().map(|row| whole(lines, row).matches('\t').count()).collect();
    let mut found: Vec<Broken> = Vec::new();
    let mut k = 0;
    while k < rows.len() {
        let free = found.last().map_or(0, |last| last.rows.end);
        let broken = if tabs[k] > 0 { broken(lines, rows, &tabs, (free, k)) } else { None };
        k = broken.as_ref().map_or(k + 1, |broken| broken.rows.end);
        found.extend(broken);
    }
    for broken in found.into_iter().rev() {
        let range = broken.rows;
        let mut cells = joined_cells(lines, &rows[range.clone()]);
        for (cell, from) in cells.iter_mut().zip(broken.columns.into_iter().flatten()) {
            (cell.from, cell.to) = (from, from + WIDE - 1);
        }
        rows[range.start].cells = cells;
        rows[range.start].ruled = true;
        rows.drain(range.start + 1..range.end);
    }
}

fn whole<'a>(lines: &Lines<'a>, row: &Row) -> &'a str {
    lines.list.get(row.line).map_or("", |line| lines.slice(line.span))
}

/// The cells of rows that are one.
fn joined_cells(lines: &Lines<'_>, rows: &[Row]) -> Vec<Cell> {
    let line = |row: Option<&Row>| row.and_then(|row| lines.list.get(row.line)).map(|line| line.span);
    let (Some(start), Some(last)) = (line(rows.first()), line(rows.last())) else { return Vec::new() };
    at_signs(lines.slice(Span { start: start.start, end: last.end.max(start.start) }), start.start)
}

/// No cell of it is a value.
fn is_bare(lines: &Lines<'_>, row: &Row) -> bool {
    row.cells.iter().all(|cell| !look(&lines.words(cell.span).value).is_value())
}

/// The lines that are one row of heads, the first TABs of which stand on row `k`: they have as many TABs as the rows below,
/// or as many cells as those have values beside a name.
///
/// What stands above row `free` is part of others.
fn broken(lines: &Lines<'_>, rows: &[Row], tabs: &[usize], (free, k): (usize, usize)) -> Option<Broken> {
    let joined = |i: usize| is_bare(lines, &rows[i]) && (i == k || rows[i].line == rows[i - 1].line + 1);
    let cells = |i: usize| rows[i].cells.iter().map(|cell| lines.joined(cell.span));
    let first = first_head(lines, rows, tabs, (free, k));
    let (mut sum, mut told) = (0, false);
    for end in k..rows.len().min(k + MOST) {
        if !joined(end) || cells(end).any(|text| ends_like_a_name(&text) && !is_head_words(&text)) {
            return None;
        }
        told |= cells(end).any(|text| is_head_words(&text));
        sum += tabs[end];
        let next = end + 1;
        if next >= rows.len() || !told {
            continue;
        }
        let whole = width(lines, rows, tabs, next) == Some(sum);
        let count = joined_cells(lines, &rows[first..next]).len();
        let columns = columns(lines, rows, next).filter(|columns| columns.len() == count && count > 2);
        if whole || columns.is_some() {
            // Behind the last TAB stands the rest of the last head, which is made of heads' words: others begin a name.
            let rest = |i: usize| {
                let goes_on = tabs[i] == 0 && joined(i) && i + 1 < rows.len() && !rows[i].apart;
                goes_on && only_head_words(&lines.words(rows[i].span()).value)
            };
            let end = next + (next..rows.len()).take_while(|&i| rest(i)).count();
            // On one line they are whole, and only where they stand may be told anew: a head over a figure and its sign takes
            // one TAB.
            return (end - first >= 2 || columns.is_some()).then_some(Broken { rows: first..end, columns });
        }
    }
    None
}

/// The lines above row `k` without TABs that are the beginning of its first head: they are made of heads' words, as neither
/// a name nor a category is.
fn first_head(lines: &Lines<'_>, rows: &[Row], tabs: &[usize], (free, k): (usize, usize)) -> usize {
    let begins = |i: &usize| {
        let next = rows[*i].line + 1 == rows[*i + 1].line && tabs[*i] == 0 && is_bare(lines, &rows[*i]);
        let text = lines.words(rows[*i].span()).value;
        next && !is_caps(&text) && only_head_words(&text)
    };
    k - (free..k).rev().take(MOST).take_while(begins).count()
}

/// How many TABs one row of heads has over the rows from `k` on, as the widest of them tells: a head spans a figure and
/// its sign, and a row that was broken behind its name has lost one.
fn width(lines: &Lines<'_>, rows: &[Row], tabs: &[usize], k: usize) -> Option<usize> {
    let sign = |cell: &&Cell| matches!(lines.slice(cell.span), "%" | "$");
    let behind_name =
        |i: usize| i > k && tabs[i - 1] == 0 && rows[i].cells.first().is_some_and(|cell| cell.from >= WIDE);
    let widths = (k..rows.len().min(k + FEW)).filter(|&i| tabs[i] > 0 && !is_bare(lines, &rows[i])).map(|i| {
        let signs = rows[i].cells.iter().filter(sign).count();
        (tabs[i] + usize::from(behind_name(i)), signs)
    });
    widths.max().map(|(width, signs)| width - signs.min(width))
}

/// Where the names and their values begin in the rows from `k` on, if all of them agree: a figure and its sign are one.
fn columns(lines: &Lines<'_>, rows: &[Row], k: usize) -> Option<Vec<u32>> {
    let text = |cell: &Cell| lines.joined(cell.span);
    let valued = |row: &&Row| row.ruled && row.cells.iter().any(|cell| look(&text(cell)).is_value());
    let places = |row: &Row| {
        let mut out = vec![0];
        let mut dollar = false;
        for cell in row.cells.iter().filter(|cell| cell.from >= WIDE) {
            if !dollar && text(cell) != "%" {
                out.push(cell.from);
            }
            dollar = text(cell) == "$";
        }
        out
    };
    let mut all = rows.iter().skip(k).take(2 * FEW).filter(valued).map(places);
    let first = all.next()?;
    let mut more = 0;
    let agree = all.all(|other| {
        more += 1;
        other == first
    });
    (agree && more > 0).then_some(first)
}
