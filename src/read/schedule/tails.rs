//! Where a copy lost its columns, the values still stand at the ends of the lines: cut off, they are columns again.

use crate::read::vocabulary::{ColumnKind, column_kind, ends_like_a_name, is_head_words, is_likely_head};
use crate::text::Span;
use crate::text::lines::Lines;

use super::class::is_class_list;
use super::row::{Cell, Row, WIDE, value_tail};
use super::value::{Look, look};

/// Cuts the value off rows of one cell each, if that is how this list is set.
pub(super) fn cut_tails(lines: &Lines<'_>, rows: &mut [Row]) {
    let whole = |row: &Row| row.cells.first().map_or("", |cell| lines.slice(cell.span));
    // One letter behind a name may be its own; where others list classes there, it is a class.
    let classed =
        rows.iter().filter(|row| row.cells.len() == 1 && class_tail(whole(row), false).is_some()).count() >= 2;
    let tails = |row: &Row| {
        let text = whole(row);
        let classes = class_tail(text, true).filter(|_| classed);
        let single = row.cells.len() == 1 && (classes.is_some() || look(text) == Look::Words);
        let found = match classes {
            Some(at) if single => vec![at],
            _ if single => value_tails(text),
            _ => Vec::new(),
        };
        let named = found.first().is_some_and(|&at| look(text[..at].trim()) == Look::Words);
        if named { found } else { Vec::new() }
    };
    let name = |row: &&Row| {
        let text = row.cells.first().map_or("", |cell| lines.slice(cell.span));
        row.cells.len() == 1 && look(text) == Look::Words && !is_head_words(text)
    };
    let named = rows.iter().filter(name).count();
    let tailed = rows.iter().filter(|row| !tails(row).is_empty()).count();
    if tailed < 2 || tailed * 3 < named {
        return;
    }
    let width = rows.iter().map(|row| tails(row).len()).max().unwrap_or(0) + 1;
    let first = rows.iter().position(|row| !tails(row).is_empty()).unwrap_or(0);
    // Every head on a line of its own, as many as there are columns, right over the first row.
    let heads = rows[first.saturating_sub(width)..first].iter().filter(|row| row.cells.len() == 1);
    let headed = width > 2 && heads.filter(|row| is_likely_head(&row.words(lines, 0))).count() == width;
    for (k, row) in rows.iter_mut().enumerate() {
        let starts = tails(row);
        row.ruled = true;
        if let Some(column) = (k + width).checked_sub(first).filter(|column| headed && *column < width)
            && let Some(cell) = row.cells.first_mut()
        {
            (cell.from, cell.to) = (column as u32 * WIDE, (column as u32 + 1) * WIDE - 1);
            row.heads = true;
            continue;
        }
        if k + 1 == first && width == 2 && part_heads(lines, row, classed) {
            continue;
        }
        let Some(cell) = row.cells.first_mut() else { continue };
        if starts.is_empty() {
            (cell.from, cell.to) = (0, WIDE - 1);
            continue;
        }
        let cell = cell.clone();
        let whole = lines.slice(cell.span);
        let ends = starts.iter().copied().chain([whole.len()]);
        let parts = std::iter::once(0).chain(starts.iter().copied()).zip(ends);
        row.cells = parts
            .zip(0..)
            .map(|((start, end), number)| {
                let length = whole[start..end].trim_end_matches([' ', ',']).len();
                let at = cell.span.start + start as u32;
                Cell {
                    span: Span { start: at, end: at + length as u32 },
                    from: number * WIDE,
                    to: (number + 1) * WIDE - 1,
                    gap: if number == 0 { 0 } else { WIDE },
                }
            })
            .collect();
    }
}

/// "Oak Fund A, C, R6": where the classes begin that follow a whole name; `one` may be a single one, "Oak Fund A".
fn class_tail(text: &str, one: bool) -> Option<usize> {
    /// "R6", "F-2": classes whose names are longer are read where they stand.
    const CODE: usize = 3;
    let (at, _) = text.match_indices(' ').find(|(at, _)| {
        let rest = text[at + 1..].trim_end_matches(['"', '”']);
        let letters = rest.split([',', ' ']).all(|word| word.len() <= CODE || matches!(word, "and" | "or"));
        let list = is_class_list(rest) && letters || one && is_code(rest);
        list && text[..*at].ends_with(char::is_alphanumeric) && ends_like_a_name(&text[..*at])
    })?;
    Some(at + 1)
}

/// "A", "R6": a letter alone or with a figure. "II" and "LLC" are a name's own.
fn is_code(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|first| first.is_ascii_uppercase() && first != 'V')
        && letters.clone().count() <= 1
        && letters.all(|c| c.is_ascii_digit())
}

/// Where the values begin that follow each other at the end of a line: "Oak Fund 0.25% 05/11/2007 N/A".
fn value_tails(text: &str) -> Vec<usize> {
    /// No row has more columns of values that a reflow sets behind the name.
    const MOST: usize = 6;
    let mut out = Vec::new();
    let mut end = text.len();
    while out.len() < MOST
        && let Some(at) = value_tail(text[..end].trim_end()).filter(|at| *at < end)
    {
        out.push(at);
        end = at;
    }
    out.reverse();
    out
}

/// "Name of Series Date Added" right over the first row: the heads of both columns, in one line as their values are.
/// `classed` where classes stand behind the names.
fn part_heads(lines: &Lines<'_>, row: &mut Row, classed: bool) -> bool {
    let [cell] = row.cells.as_slice() else { return false };
    let text = lines.slice(cell.span);
    const JOINTS: [&str; 5] = ["of", "and", "the", "for", "per"];
    let joint =
        |word: Option<&str>| word.is_some_and(|word| JOINTS.iter().any(|joint| word.eq_ignore_ascii_case(joint)));
    let names = |text: &str| {
        let kind = column_kind(text);
        is_head_words(text)
            && matches!(kind, Some(ColumnKind::Portfolio | ColumnKind::Fund))
            && !joint(text.rsplit(' ').next())
    };
    // "Fund Class Fee" heads three columns, of which the rows would have to have all.
    let value = |text: &str| {
        is_head_words(text)
            && column_kind(text) == Some(ColumnKind::Value)
            && !joint(text.split(' ').next())
            && text.split(' ').all(|word| column_kind(word) != Some(ColumnKind::Class))
            || classed && column_kind(text) == Some(ColumnKind::Class) && is_likely_head(text)
    };
    // "Fund Name | Fee": as much as can be is the names' head.
    let Some((at, _)) = text.rmatch_indices(' ').find(|(at, _)| names(&text[..*at]) && value(&text[at + 1..])) else {
        return false;
    };
    let (start, middle) = (cell.span.start, cell.span.start + at as u32);
    let part = |start: u32, end: u32, number: u32| Cell {
        span: Span { start, end },
        from: number * WIDE,
        to: (number + 1) * WIDE - 1,
        gap: number * WIDE,
    };
    row.cells = vec![part(start, middle, 0), part(middle + 1, cell.span.end, 1)];
    row.heads = true;
    true
}
