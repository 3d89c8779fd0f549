//! What the heads of columns call each.

use crate::text::lines::Lines;
use crate::text::{Spanned, Words};

use super::body::Body;
use super::columns::{Column, column_of};
use super::heads::STACK;
use super::offer::{is_class_code, is_class_head};
use super::row::{Cell, Row, WIDE};
use super::value::{Look, look};

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
    // A line of heads' words alone above all titles the list; what its columns are called stands side by side.
    let opens = first_stack(body, heads);
    for (k, (row, head)) in body.rows.iter().zip(heads).enumerate().skip(opens) {
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
            // A cell of characters that nobody sees calls nothing.
            if !words.value.contains(|c: char| c.is_alphanumeric() || c.is_ascii_punctuation()) {
                continue;
            }
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
            value: format!("{} {}", head.value, next.value).into(),
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
        let known = column
            .head
            .as_ref()
            .is_some_and(|h| is_class_head(&h.value) && (look(&h.value) == Look::Class || is_class_code(&h.value)));
        column.class = known || matrix && class(column);
    }
}

/// Where the first rows of heads begin among which one has several cells; at the first row where none has.
fn first_stack(body: &Body, heads: &[bool]) -> usize {
    let wide = body.rows.iter().zip(heads).position(|(row, head)| *head && row.cells.len() >= 2);
    let Some(wide) = wide else { return 0 };
    // A line without cells over a table of cells titles it.
    let like = |k: &usize| heads[*k] && body.rows[*k].ruled == body.rows[wide].ruled;
    wide - (0..wide).rev().take_while(like).count()
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
