//! Pieces → columns: a row with two marks shows where the columns of a page stand, and the rows around it follow.

use std::ops::Range;

use crate::text::lines::Lines;

use super::label::Label;
use super::lexicon::is_entity;
use super::piece::{Piece, What};

/// A row in which signatures stand side by side.
#[derive(Debug, Clone)]
pub(super) struct Pair {
    /// Its pieces.
    pub pieces: Range<usize>,
    /// Its row.
    pub row: u32,
    /// Where each of its columns begins: the column and, where cells are parted by TABs, the cell.
    starts: Vec<(u32, Option<u32>)>,
    /// Whether its columns stand apart by no more than a blank: then they say nothing of other rows.
    pub flat: bool,
}

impl Pair {
    /// How many columns it shows.
    pub(super) fn columns(&self) -> usize {
        self.starts.len()
    }
}

/// Gives every piece its stream; returns the rows that show columns.
pub(super) fn assign(lines: &Lines<'_>, pieces: &mut [Piece]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for part in parts(pieces) {
        let rows = rows(pieces, part);
        let here: Vec<Pair> = rows.iter().filter_map(|row| pair(pieces, row.clone())).collect();
        if here.is_empty() {
            if let Some((first, starts)) = out_of_step(lines, pieces, &rows) {
                rows[first..].iter().for_each(|row| place_below(&mut pieces[row.clone()], &starts));
            } else if let Some((first, column)) = staggered(pieces, &rows) {
                let own = rows[first..].iter().flat_map(Clone::clone);
                own.for_each(|i| pieces[i].stream = usize::from(pieces[i].col + NEAR >= column));
            }
            continue;
        }
        let mut near = 0;
        let mut captions: Option<Vec<u32>> = None;
        for row in rows {
            let at = pieces[row.start].row;
            while near + 1 < here.len() && here[near + 1].row.abs_diff(at) <= here[near].row.abs_diff(at) {
                near += 1;
            }
            let pair = &here[near];
            if let Some(stream) = runs_on(lines, pieces, &row) {
                pieces[row.start].stream = stream;
                continue;
            }
            captions = caption_cells(pieces, row.clone(), pair).or(captions.filter(|_| at < pair.row));
            match captions.as_ref().filter(|_| pieces[row.clone()].iter().all(|p| p.nth.is_some())) {
                Some(starts) => place_below(&mut pieces[row], starts),
                None => place(pieces, row, pair),
            }
        }
        pairs.extend(here);
    }
    pairs
}

/// "Title: Vice President &" in the last cell of a row, over "Treasurer" without a TAB: a cell that a line's end broke goes
/// on in its own column. The column.
fn runs_on(lines: &Lines<'_>, pieces: &[Piece], row: &Range<usize>) -> Option<usize> {
    let [piece] = &pieces[row.clone()] else { return None };
    let above = pieces.get(row.start.checked_sub(1)?)?;
    let words = lines.slice(above.all);
    let open = words.ends_with(['&', ',']) || words.ends_with(" and") || words.ends_with(" of");
    (piece.what == What::Text && piece.nth.is_none() && above.nth.is_some() && piece.row == above.row + 1 && open)
        .then_some(above.stream)
}

/// A part is cut where it gets longer: no page of signatures is, and some steps compare its pieces with one another.
const LONGEST: usize = 1500;

/// Runs of pieces between breaks.
pub(super) fn parts(pieces: &[Piece]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, piece) in pieces.iter().enumerate() {
        let gap = i > start && piece.row > pieces[i - 1].row + 1;
        let long = i - start >= LONGEST && gap || i - start >= 2 * LONGEST;
        if piece.what == What::Break || long {
            if start < i {
                out.push(start..i);
            }
            start = i + usize::from(!long);
        }
    }
    if start < pieces.len() {
        out.push(start..pieces.len());
    }
    out
}

/// Runs of pieces of one row.
pub(super) fn rows(pieces: &[Piece], part: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for i in part {
        match out.last_mut().filter(|row| pieces[row.start].row == pieces[i].row) {
            Some(row) => row.end = i + 1,
            None => out.push(i..i + 1),
        }
    }
    out
}

/// No page is set in more columns.
const MOST_COLUMNS: usize = 6;

/// The row as a pair, when marks or labels stand side by side in it.
fn pair(pieces: &[Piece], row: Range<usize>) -> Option<Pair> {
    let starts = group_starts(pieces, row.clone());
    if !(2..=MOST_COLUMNS).contains(&starts.len()) {
        return None;
    }
    let flat = starts[1..].iter().any(|&i| pieces[i].glued && pieces[i].nth.is_none());
    let at = pieces[row.start].row;
    Some(Pair { row: at, starts: starts.iter().map(|&i| (pieces[i].col, pieces[i].nth)).collect(), pieces: row, flat })
}

/// Which pieces of a row begin a signature, or a detail, of a column of its own.
fn group_starts(pieces: &[Piece], row: Range<usize>) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut seen: Vec<What> = Vec::new();
    let mut previous: Option<&Piece> = None;
    for i in row {
        let piece = &pieces[i];
        let bare_before = previous.is_some_and(|p| p.is_bare() && p.is_mark_label());
        let header_before =
            bare_before && previous.is_some_and(|p| matches!(p.what, What::Label(Label::Attest | Label::Witness)));
        let begins = match piece.what {
            What::Sign | What::Rule => !bare_before && (seen.is_empty() || seen.iter().any(|w| is_hand(*w))),
            What::Label(Label::Date) => seen.is_empty() || seen.contains(&piece.what),
            What::Label(_) if piece.is_mark_label() => {
                seen.is_empty()
                    || seen.iter().any(|w| is_hand(*w)) && (!bare_before || header_before || seen.contains(&piece.what))
            }
            What::Label(_) => seen.is_empty() || seen.contains(&piece.what),
            What::Text => header_before,
            _ => false,
        };
        if begins {
            starts.push(i);
            seen.clear();
        }
        seen.push(piece.what);
        previous = Some(piece);
    }
    starts
}

fn is_hand(what: What) -> bool {
    use Label::*;
    matches!(what, What::Sign | What::Rule | What::Text | What::Label(By | Signature | Attest | Witness))
}

/// The cells in which a row of captions over `pair` stands, one for each column. They may span several of the cells of
/// the marks; so may those of the rows between.
fn caption_cells(pieces: &[Piece], row: Range<usize>, pair: &Pair) -> Option<Vec<u32>> {
    let tabbed = pair.starts.iter().all(|start| start.1.is_some()) && !pair.flat;
    let all = &pieces[row];
    let worded = all.len() == pair.columns() && all.iter().all(|p| matches!(p.what, What::Text | What::Part));
    let cells: Option<Vec<u32>> = all.iter().map(|p| p.nth).collect();
    cells.filter(|cells| tabbed && worded && cells.first() == Some(&0))
}

/// Tables within the cells of a table: the captions stand side by side, but one column has a line more than the other and
/// no two marks share a row. The row of the captions and the cells in which they stand, where each has marks of its own.
fn out_of_step(lines: &Lines<'_>, pieces: &[Piece], rows: &[Range<usize>]) -> Option<(usize, Vec<u32>)> {
    let entity = |p: &Piece| p.what == What::Text && p.nth.is_some() && is_entity(lines.slice(p.all));
    let captions =
        |row: &Range<usize>| (2..=MOST_COLUMNS).contains(&row.len()) && pieces[row.clone()].iter().all(entity);
    let first = rows.iter().position(captions)?;
    let starts: Vec<u32> = pieces[rows[first].clone()].iter().filter_map(|p| p.nth).collect();
    let mut signed = vec![false; starts.len()];
    for row in &rows[first + 1..] {
        // `/s/` behind its label is no mark of its own.
        if let Some(mark) = pieces[row.clone()].iter().find(|p| p.is_mark_label()) {
            let nth = mark.nth.unwrap_or(0);
            signed[starts.iter().rposition(|start| *start <= nth)?] |= mark.words.is_empty() || mark.signed;
        }
    }
    signed.into_iter().all(|signed| signed).then_some((first, starts))
}

/// How far before its column a piece may begin, as a mark and its rule do not begin quite alike.
const NEAR: u32 = 2;

/// Two columns parted by blanks, of which one has a line more than the other, so that no two marks share a row: the row in
/// which the second begins, and its column, where pieces stand behind others again and again and each column has a mark.
fn staggered(pieces: &[Piece], rows: &[Range<usize>]) -> Option<(usize, u32)> {
    /// Fewer rows than this make no column, and no column of signatures is narrower.
    const FEWEST: usize = 2;
    const WIDTH: u32 = 20;
    if rows.iter().any(|row| row.len() > 2 || pieces[row.clone()].iter().any(|p| p.nth.is_some())) {
        return None;
    }
    let second = |row: &Range<usize>| row.clone().nth(1).map(|i| &pieces[i]).filter(|p| !p.glued);
    let column = rows.iter().find_map(second)?.col;
    let stands = |p: &Piece| p.col + NEAR >= column && p.col <= column + NEAR;
    let behind = rows.iter().filter_map(second).filter(|p| stands(p)).count();
    let all = rows.iter().filter(|row| row.len() == 2).count();
    let marks = || rows.iter().flat_map(Clone::clone).map(|i| &pieces[i]).filter(|p| p.is_mark_label());
    let right = marks().filter(|p| stands(p)).count();
    let left = marks().filter(|p| p.col + WIDTH <= column).count();
    let first = rows.iter().position(|row| pieces[row.clone()].iter().any(stands))?;
    (behind >= FEWEST && behind == all && right > 0 && left > 0 && right + left == marks().count())
        .then_some((first, column))
}

fn place_below(row: &mut [Piece], starts: &[u32]) {
    for piece in row {
        let nth = piece.nth.unwrap_or(0);
        piece.stream = starts.iter().rposition(|start| *start <= nth).unwrap_or(0);
    }
}

/// Puts the pieces of a row into the columns that `pair` shows.
fn place(pieces: &mut [Piece], row: Range<usize>, pair: &Pair) {
    let columns = pair.starts.len();
    let own = row.start == pair.pieces.start;
    let groups = if own || pair.flat { group_starts(pieces, row.clone()) } else { Vec::new() };
    if own || pair.flat && groups.len() == columns {
        let mut stream = 0;
        for i in row {
            if let Some(k) = groups.iter().position(|&g| g == i) {
                stream = k;
            }
            pieces[i].stream = stream;
        }
        return;
    }
    if pair.flat {
        // Two rules under two flat columns part as they stand; words are parted later, by what they say.
        let even = row.len() == columns;
        row.enumerate().for_each(|(k, i)| pieces[i].stream = if even { k } else { 0 });
        return;
    }
    let tabbed = pieces[row.clone()].iter().all(|p| p.nth.is_some()) && pair.starts.iter().all(|s| s.1.is_some());
    for i in row {
        pieces[i].stream = if tabbed { by_cell(&pieces[i], pair) } else { by_column(&pieces[i], pair) };
    }
}

fn by_cell(piece: &Piece, pair: &Pair) -> usize {
    let nth = piece.nth.unwrap_or(0);
    pair.starts.iter().rposition(|start| start.1.unwrap_or(0) <= nth).unwrap_or(0)
}

/// A column's words may begin somewhat before its mark, but not nearer to the column before it.
fn by_column(piece: &Piece, pair: &Pair) -> usize {
    const SLACK: u32 = 10;
    (1..pair.starts.len())
        .rev()
        .find(|&k| {
            let (here, before) = (pair.starts[k].0, pair.starts[k - 1].0);
            piece.col + SLACK.min(here.saturating_sub(before) / 3) >= here
        })
        .unwrap_or(0)
}
