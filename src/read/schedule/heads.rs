//! Which rows of a list head its columns, and what they call each.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::read::vocabulary::{
    ColumnKind, column_kind, ends_like_a_name, is_head_words as head_words, is_label, is_likely_head,
};
use crate::text::fold::Folded;
use crate::text::lines::Lines;
use crate::text::{Spanned, Words};

use super::body::Body;
use super::columns::{Column, column_of};
use super::offer::{is_class_code, is_class_head};
use super::row::{Cell, Row, WIDE};
use super::value::{Look, class_name, look};

/// No name begins farther right than this.
const MARGIN: u32 = 30;

/// The most lines that the heads of columns are stacked in.
const STACK: usize = 7;

/// Which rows are heads: those stacked above a rule of several segments, those whose every cell is a head's words, runs
/// of such lines, and the same again further down.
pub(super) fn head_rows(lines: &Lines<'_>, body: &Body) -> Vec<bool> {
    let rows = &body.rows;
    let mut heads = vec![false; rows.len()];
    for (after, segments) in &body.rules {
        mark_stack(lines, rows, *after, segments, &mut heads);
    }
    mark_opening(lines, rows, &mut heads);
    for k in 0..rows.len() {
        // Tails of wrapped names ("Trust", "Fund") look like heads but follow a row directly.
        let opens = rows[k].apart || rows[k].page_above || k == 0 || heads[k - 1] || rows[k - 1].cells.len() == 1;
        if rows[k].cells.len() < 2 || !opens {
            continue;
        }
        let class = |text: &str| is_class_head(text);
        let matrix = cells(lines, &rows[k]).filter(|text| class(text)).count() >= 2
            && !cells(lines, &rows[k]).any(|text| named(&text) && !class(&text));
        let head = |text: &str| is_head_words(text) || matrix && class(text);
        let likely = |text: &str| head(text) || is_likely_head(text) && !look(text).is_value();
        let worded = cells(lines, &rows[k]).all(|text| likely(&text)) && cells(lines, &rows[k]).any(|text| head(&text));
        heads[k] |= worded || tops_values(lines, rows, k, &heads);
    }
    mark_runs(lines, rows, &mut heads);
    super::contrast::mark(lines, rows, &mut heads);
    let known: HashSet<Folded> = rows
        .iter()
        .zip(&heads)
        .filter(|(_, head)| **head)
        .map(|(row, _)| Folded::of(lines.slice(row.span())))
        .collect();
    if !known.is_empty() {
        for (head, row) in heads.iter_mut().zip(rows).filter(|(_, row)| row.cells.len() >= 2) {
            *head |= known.contains(&Folded::of(lines.slice(row.span())));
        }
    }
    heads
}

/// Heads stacked over the first row of them that is made of heads' words alone: the lines above it stand right of the
/// names, and hold neither names nor values.
fn mark_opening(lines: &Lines<'_>, rows: &[Row], heads: &mut [bool]) {
    let worded = |row: &Row| row.cells.len() >= 2 && cells(lines, row).all(|text| is_head_words(&text));
    let Some(last) = rows.iter().take(STACK).position(worded).filter(|last| *last > 0) else { return };
    let names = rows[last].cells.first().map_or(0, |cell| cell.to);
    let over = |row: &Row| {
        let bare =
            cells(lines, row).all(|text| !look(&text).is_value() && !named(&text) && class_name(&text).is_none());
        !row.ruled && !rows[last].ruled && bare && row.cells.iter().all(|cell| cell.from >= names)
    };
    if rows[..last].iter().all(over) {
        heads[..=last].fill(true);
    }
}

/// The first row of a list, of which one cell has a head's words and none is a name or a value, over rows that have
/// values: its other cells are heads too, whatever words they are of.
fn tops_values(lines: &Lines<'_>, rows: &[Row], k: usize, heads: &[bool]) -> bool {
    let first = heads[..k].iter().all(|head| *head);
    let valued = |row: &Row| cells(lines, row).skip(1).any(|text| matches!(look(&text), Look::Figure | Look::Date));
    let below = rows[k + 1..].iter().filter(|row| row.cells.len() >= 2).take(3);
    first
        && cells(lines, &rows[k]).any(|text| is_head_words(&text))
        && (cells(lines, &rows[k]).all(|text| !look(&text).is_value() && !named(&text)) || tiers(lines, &rows[k]))
        && below.clone().count() > 0
        && below.clone().all(valued)
}

/// "Portfolio | First $250 million | Over $250 million": a head's words, and beside them tiers alone, two or more.
fn tiers(lines: &Lines<'_>, row: &Row) -> bool {
    let mut all = cells(lines, row);
    all.next().is_some_and(|text| is_head_words(&text))
        && row.cells.len() > 2
        && all.all(|text| look(&text) == Look::Tier)
}

/// Made of heads' words, and no value ("All assets 0.10%").
fn is_head_words(text: &str) -> bool {
    head_words(text) && !look(text).is_value()
}

fn cells<'a>(lines: &Lines<'a>, row: &Row) -> impl Iterator<Item = Cow<'a, str>> {
    row.cells.iter().map(|cell| lines.joined(cell.span))
}

/// The rows stacked above a rule are heads if one of them says so and none holds a value.
fn mark_stack(lines: &Lines<'_>, rows: &[Row], after: usize, segments: &[(u32, u32)], heads: &mut [bool]) {
    let Some(last) = after.checked_sub(1).filter(|&k| k < rows.len()) else { return };
    if let [(from, to)] = *segments {
        // One column of figures, its head stacked over a rule far right of the names, before the first of them.
        let over = |cell: &Cell| from >= MARGIN && cell.from < to && from < cell.to;
        if rows[..=last].iter().all(|row| !row.ruled && row.cells.len() == 1 && row.cells.iter().all(over)) {
            heads[..=last].fill(true);
            return;
        }
    }
    if segments.len() < 2
        && rows[last].cells.len() < 2
        && !cells(lines, &rows[last]).all(|text| is_head_words(&text) && !is_label(&text))
    {
        return;
    }
    let right = segments.first().map_or(0, |s| s.1);
    let valueless = |row: &Row| cells(lines, row).all(|text| !look(&text).is_value() || is_head_words(&text));
    let telling =
        |row: &Row| cells(lines, row).any(|text| is_head_words(&text) || row.cells.len() > 1 && is_likely_head(&text));
    // "First / $50 million / of aggregate" stacked over the columns, before any name, looks like tiers but heads them.
    let over = |cell: &Cell| segments.iter().filter(|(from, to)| cell.from < *to && *from < cell.to).count() == 1;
    let over_columns =
        |k: usize| rows[..=k].iter().all(|row| !row.ruled && row.cells.len() >= 2 && row.cells.iter().all(over));
    let stackable = |row: &Row| {
        let beside = row.cells.iter().all(|cell| cell.from >= right);
        let apart = row.cells.len() >= 2 && !cells(lines, row).any(|text| ends_like_a_name(&text));
        valueless(row) && (telling(row) || beside || apart)
    };
    let mut first = last + 1;
    while first > 0 && last - (first - 1) < STACK && (stackable(&rows[first - 1]) || over_columns(first - 1)) {
        first -= 1;
        if rows[first].apart || first > 0 && rows[first - 1].rule_below > 0 {
            break;
        }
    }
    // "Government / Portfolio" over a rule of the box: the rest of a row that has values, not a head.
    let rest = first <= last
        && first > 0
        && rows[first..=last].iter().all(|row| row.cells.len() == 1 && !row.apart)
        && rows[first - 1].rule_below == 0
        && !valueless(&rows[first - 1]);
    if first <= last && !rest && rows[first..=last].iter().any(telling) {
        heads[first..=last].fill(true);
    }
}

/// Lines of one cell each that are made of heads' words stand together where a table was flattened cell by cell.
fn mark_runs(lines: &Lines<'_>, rows: &[Row], heads: &mut [bool]) {
    let alone = |k: usize| rows.get(k).is_some_and(|row| row.cells.len() == 1 && is_head_words(&row.words(lines, 0)));
    for k in (0..rows.len()).filter(|&k| alone(k)) {
        let text = rows[k].words(lines, 0);
        let value = column_kind(&text) == Some(ColumnKind::Value);
        let near = k > 0 && (alone(k - 1) || heads[k - 1]) || alone(k + 1);
        let label = is_label(&text)
            && !(k > 0 && heads[k - 1])
            && !rows.get(k + 1).is_some_and(|r| column_kind(&r.words(lines, 0)) == Some(ColumnKind::Value));
        // "Name of Fund" over the first name: a head whose column lost its table.
        let first = k == 0 && text.to_lowercase().split(' ').any(|word| word == "name" || word == "names");
        if (value || near || first) && !label {
            heads[k] = true;
        }
    }
}

/// "Oak Fund" is a name; "Fund", "Fund Name" are heads.
fn named(text: &str) -> bool {
    ends_like_a_name(text) && text.split_whitespace().count() > 1 && !is_head_words(text)
}

/// A head may stand over an empty column beside its own, as spacer cells shift it: it goes to the nearest that has none.
pub(super) fn settle_heads(data: &[&Row], columns: &mut Vec<Column>) {
    let used = |column: &Column| data.iter().flat_map(|row| &row.cells).any(|cell| cell.from == column.from);
    let filled: Vec<bool> = columns.iter().map(used).collect();
    for i in 0..columns.len() {
        if filled[i] || columns[i].head.is_none() {
            continue;
        }
        let free = |k: &usize| filled[*k] && columns[*k].head.is_none();
        let right = (i + 1..columns.len()).find(|&k| columns[k].head.is_some() || filled[k]).filter(|k| free(k));
        let left = (0..i).rev().find(|&k| columns[k].head.is_some() || filled[k]).filter(|k| free(k));
        if let Some(to) = right.or(left) {
            columns[to].head = columns[i].head.take();
        }
    }
    let mut keep = filled.iter();
    columns.retain(|column| *keep.next().unwrap_or(&true) || column.head.is_some());
}

pub(super) fn name_heads(lines: &Lines<'_>, body: &Body, heads: &[bool], columns: &mut [Column]) {
    let mut stacks: Vec<Vec<Words>> = vec![Vec::new(); columns.len()];
    let mut started = false;
    for (k, (row, head)) in body.rows.iter().zip(heads).enumerate() {
        if !head {
            if started {
                break;
            }
            continue;
        }
        started = true;
        let below = heads.get(k + 1).is_some_and(|next| *next).then(|| &body.rows[k + 1]);
        for (c, cell) in row.cells.iter().enumerate() {
            let words = lines.words(cell.span);
            let until = row.cells.get(c + 1).map_or(u32::MAX, |next| next.from);
            if let Some((from, to)) = below.and_then(|below| spans(lines, body, k, (row, cell), until, below, columns))
            {
                for column in columns.iter_mut().filter(|column| from <= column.from && column.from < to) {
                    column.over.get_or_insert_with(|| words.clone());
                }
                continue;
            }
            // A head of as many cells as there are columns heads them one by one.
            let whole = !row.ruled && row.cells.len() == columns.len();
            let stack = &mut stacks[if whole { c } else { column_of(columns, cell.from, cell.to) }];
            if stack.len() < STACK {
                stack.push(words);
            }
        }
    }
    for (column, mut stack) in columns.iter_mut().zip(stacks) {
        // Over a class stands what its column is of, wherever the cells of that row begin.
        if let Some(class) =
            stack.iter().rposition(|words| look(&words.value) == Look::Class).filter(|_| stack.len() > 1)
        {
            let class = stack.swap_remove(class);
            stack = vec![class];
        }
        column.head = stack.into_iter().reduce(|head, next| Spanned {
            value: format!("{} {}", head.value, next.value),
            span: head.span,
            more: head.more.into_iter().chain(next.pieces()).collect(),
        });
    }
    let class = |column: &Column| column.head.as_ref().is_some_and(|head| is_class_head(&head.value));
    let matrix = columns.iter().filter(|column| class(column)).count() >= 2;
    for column in columns.iter_mut() {
        // "Class A" over "Current Cap" and "New Cap": the columns are the class's, and their own heads say of what.
        if column.over.as_ref().is_some_and(|over| look(&over.value) == Look::Class) && !class(column) {
            std::mem::swap(&mut column.head, &mut column.over);
        }
        let known = column.head.as_ref().is_some_and(|h| look(&h.value) == Look::Class || is_class_code(&h.value));
        column.class = known || matrix && class(column);
    }
}

/// How far a head reaches that stands over several columns with heads of their own below: a rule under it says so, or
/// the heads below its cell, up to the next one `until`, or it is "Class" over codes. It heads none of them: what they are
/// is said below it.
fn spans(
    lines: &Lines<'_>,
    body: &Body,
    k: usize,
    (row, cell): (&Row, &Cell),
    until: u32,
    below: &Row,
    columns: &[Column],
) -> Option<(u32, u32)> {
    let under = |from: u32, to: u32| {
        let inside = |c: &&Column| c.from.max(from) < c.to.min(to) && c.from + 1 >= from && c.to <= to + 1;
        columns.iter().filter(inside).count()
    };
    let mut ruled = body.rules.iter().filter(|(after, _)| *after == k + 1).flat_map(|(_, segments)| segments);
    let reaches = |&&(from, to): &&(u32, u32)| cell.from < to && from < cell.to && under(from, to) >= 2;
    if let Some(&(from, to)) = ruled.find(reaches) {
        return Some((from.saturating_sub(1), to));
    }
    let codes = below.cells.iter().filter(|cell| is_class_code(lines.slice(cell.span))).count() >= 2;
    let classes =
        |cell: &&Cell| ["class", "classes"].iter().any(|word| lines.slice(cell.span).eq_ignore_ascii_case(word));
    let once = classes(&cell) && row.cells.iter().filter(classes).count() == 1;
    let held: Vec<&Cell> = below.cells.iter().filter(|c| c.from >= cell.from && c.from < until).collect();
    match held[..] {
        [first, .., last] if below.ruled && first.from >= WIDE => Some((first.from, last.to)),
        _ => (once && codes).then_some((u32::MAX, u32::MAX)),
    }
}
