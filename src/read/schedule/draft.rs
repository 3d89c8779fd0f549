//! Rows → drafts of entries: each cell goes where its column and its look say.

use std::borrow::Cow;
use std::ops::Range;

use crate::read::prose::{is_caps, unbulleted};
use crate::read::vocabulary::{ColumnKind, is_category, is_label};
use crate::text::Span;
use crate::text::lines::Lines;

use super::columns::{Column, Grid, column_of};
use super::entry::{ClassRow, Entry, Value};
use super::kinds::names_kind;
use super::offer::offered;
use super::priced::{Priced, priced};
use super::row::{Cell, Row};
use super::value::{Look, class_name, is_ditto, look};

/// In a centred list indents say nothing: lines of every length share their middle. Whether it is one.
pub(super) fn flatten_centred(lines: &Lines<'_>, drafts: &mut [Entry]) -> bool {
    let middle = |e: &Entry| e.pieces.first().map(|&p| e.indent * 2 + lines.slice(p).chars().count());
    let plain: Vec<usize> = drafts.iter().filter(|e| !e.ruled && !e.has_values()).filter_map(middle).collect();
    let mut sorted = plain.clone();
    sorted.sort_unstable();
    let Some(&median) = sorted.get(sorted.len() / 2) else { return false };
    let near = plain.iter().filter(|m| m.abs_diff(median) <= 4).count();
    let mut indents: Vec<usize> = drafts.iter().map(|e| e.indent).collect();
    indents.sort_unstable();
    indents.dedup();
    let centred =
        plain.len() >= 4 && near * 10 >= plain.len() * 8 && indents.len() * 3 >= plain.len() && indents.len() >= 3;
    if centred {
        drafts.iter_mut().for_each(|e| e.indent = 0);
    }
    centred
}

/// Lines farther in than all names that all end in "Shares" or "Class" are classes, whatever they are called.
pub(super) fn classes_by_indent(lines: &Lines<'_>, drafts: &mut [Entry]) {
    let bare = |e: &Entry| !e.ruled && !e.pieces.is_empty();
    let Some(deepest) = drafts.iter().filter(|e| bare(e)).map(|e| e.indent).max() else { return };
    let inner: Vec<usize> = (0..drafts.len()).filter(|&i| bare(&drafts[i]) && drafts[i].indent == deepest).collect();
    let classes = |&i: &usize| ends_like_a_class(&lines.words(drafts[i].pieces[0]).value);
    let under = inner.first().is_some_and(|&i| drafts[..i].iter().any(|e| bare(e) && e.indent + 2 <= deepest));
    if under && inner.len() >= 2 && inner.iter().all(classes) {
        inner.into_iter().for_each(|i| drafts[i].class_look = true);
    }
}

/// "Institutional Service Shares", "Retail Class".
pub(super) fn ends_like_a_class(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or("").trim_end_matches(|c: char| !c.is_alphanumeric());
    text.contains(' ') && ["shares", "class"].iter().any(|word| last.eq_ignore_ascii_case(word))
        || class_name(text).is_some()
}

/// A row of a list that snakes over several sets of columns is several rows.
pub(super) fn parts<'a>(row: &'a Row, grid: &Grid) -> Cow<'a, [Row]> {
    if grid.sets < 2 {
        return Cow::Borrowed(std::slice::from_ref(row));
    }
    let width = grid.columns.len() / grid.sets;
    let mut out: Vec<Row> = Vec::new();
    let mut last = usize::MAX;
    for cell in &row.cells {
        let set = column_of(&grid.columns, cell.from, cell.to) / width;
        if set != last {
            out.push(Row { cells: Vec::new(), part: set, ..row.clone() });
            last = set;
        }
        if let Some(part) = out.last_mut() {
            part.cells.push(cell.clone());
        }
    }
    Cow::Owned(out)
}

pub(super) fn draft(lines: &Lines<'_>, row: &Row, grid: &Grid) -> Entry {
    let mut out = Entry {
        line: row.line,
        part: row.part,
        indent: row.indent,
        apart: row.apart,
        rule_below: row.rule_below,
        ruled: row.ruled,
        continues: row.continues,
        ..Entry::default()
    };
    let plain = grid.columns.len() < 2;
    let mut class: Option<ClassRow> = None;
    let mut values: Vec<Value> = Vec::with_capacity(row.cells.len().saturating_sub(1));
    for cell in &row.cells {
        let text = lines.joined(cell.span);
        let looks = if class_name(unbulleted(&text)).is_some() { look(unbulleted(&text)) } else { look(&text) };
        // A name alone on its line may run on below the head of the next column.
        let alone = row.cells.len() == 1 && !row.ruled && looks == Look::Words;
        let column = column_of(&grid.columns, cell.from, if alone { cell.from + 1 } else { cell.to });
        let kind = kind_of(grid, column, row, cell, looks);
        let place = grid.columns.get(column).filter(|c| c.class);
        let head = place.and_then(|c| c.head.as_ref());
        if let Some(head) = head.filter(|_| kind != ColumnKind::Portfolio && looks != Look::Former) {
            let free = text.eq_ignore_ascii_case("none") && place.is_some_and(|c| c.paid);
            let says = offered(&text).filter(|_| !free);
            let mut values = Vec::new();
            if says.is_none() {
                push_value(&mut values, column, cell.span, &text);
            }
            match out.classes.last_mut().filter(|_| matches!(&*text, "%" | ")")) {
                Some(last) => last.values.iter_mut().for_each(|value| value.pieces.push(cell.span)),
                None if says != Some(false) => out.classes.push(ClassRow { pieces: head.pieces().collect(), values }),
                None => {}
            }
            continue;
        }
        if let Some(Priced { name, classes }) = priced(lines.slice(cell.span)) {
            let part = |range: Range<usize>| {
                let start = cell.span.start as usize;
                Span::new(start + range.start, start + range.end)
            };
            // "CLASS A SHARES (0.25%)" alone on its line, over names or below one.
            if let [(class, fee)] = classes.as_slice()
                && name.is_empty()
                && row.cells.len() == 1
            {
                out.class_look = true;
                out.pieces.push(part(class.clone()));
                values.push(Value { column, pieces: vec![part(fee.clone())], dollar: false });
                continue;
            }
            if !name.is_empty() {
                out.pieces.push(part(name));
                out.indent = if row.ruled { out.indent } else { cell.from as usize };
            }
            out.classes.extend(classes.into_iter().map(|(class, fee)| ClassRow {
                pieces: vec![part(class)],
                values: vec![Value { column, pieces: vec![part(fee)], dollar: false }],
            }));
            continue;
        }
        let first = out.pieces.is_empty() && !(out.has_values() || class.is_some());
        match (kind, looks) {
            // "Domestic Equity Portfolios" alone at the margin, left of names behind bullets: a heading, no registrant.
            (ColumnKind::Fund, Look::Words)
                if row.cells.len() == 1 && head.is_none() && (is_category(&text) || names_kind(&text)) =>
            {
                out.pieces.push(cell.span);
            }
            (ColumnKind::Fund, _) if is_ditto(&text) => {}
            (ColumnKind::Fund, _) => out.fund.push(cell.span),
            (_, Look::Former) => out.former.push(vec![cell.span]),
            // "N/A" among former names: it never had another.
            (ColumnKind::Former, Look::Figure) => {}
            (ColumnKind::Former, Look::Words) => out.former.push(vec![cell.span]),
            (ColumnKind::Class, Look::Figure) if is_short_list(&text) => {
                next_class(&mut class, &mut values, &mut out.classes, cell.span);
            }
            (ColumnKind::Class, Look::Figure | Look::Date | Look::Tier) => {
                push_value(&mut values, column, cell.span, &text)
            }
            (ColumnKind::Class, _) => next_class(&mut class, &mut values, &mut out.classes, cell.span),
            (ColumnKind::Portfolio, Look::Class) if first && row.cells.len() == 1 => {
                out.class_look = true;
                out.pieces.push(cell.span);
            }
            (ColumnKind::Portfolio, Look::ClassList) if first && row.cells.len() == 1 && text.contains("Class ") => {
                next_class(&mut class, &mut values, &mut out.classes, cell.span)
            }
            (ColumnKind::Portfolio, Look::Class) => next_class(&mut class, &mut values, &mut out.classes, cell.span),
            (ColumnKind::Portfolio, Look::Words) if says_when(&text) => {
                push_value(&mut values, column, cell.span, &text)
            }
            (ColumnKind::Portfolio, Look::Words) => {
                out.pieces.push(cell.span);
                out.indent = if row.ruled { out.indent } else { cell.from as usize };
            }
            (ColumnKind::Portfolio, Look::ClassList) if !plain => out.pieces.push(cell.span),
            _ => push_value(&mut values, column, cell.span, &text),
        }
    }
    if class.is_some() {
        // "Oak Fund  -   Class A": the dash leads to the class.
        let leads = |value: &Value| {
            let beside = |c: &&Column| c.kind != ColumnKind::Portfolio;
            let head = grid.columns.get(value.column).filter(beside).and_then(|c| c.head.as_ref());
            let text = value.pieces.first().map_or("", |&piece| lines.slice(piece));
            head.is_none() && value.pieces.len() == 1 && matches!(text, "-" | "--" | "–" | "—")
        };
        values.retain(|value| !leads(value));
    }
    let lists = grid.columns.iter().any(|column| column.kind == ColumnKind::Class && column.lists);
    match class {
        Some(class) if lists => {
            out.classes.push(class);
            out.values = values;
        }
        Some(mut class) => {
            class.values = values;
            out.classes.push(class);
        }
        None => out.values = values,
    }
    let text = lines.joined(out.pieces.first().copied().unwrap_or_default());
    out.caps = is_caps(&text);
    out.label = out.pieces.len() == 1 && !out.has_values() && is_label(&text);
    out
}

/// A further class of a row: the one before it is whole, with the values that stood between the two.
fn next_class(class: &mut Option<ClassRow>, values: &mut Vec<Value>, done: &mut Vec<ClassRow>, span: Span) {
    if let Some(mut before) = class.take() {
        before.values = std::mem::take(values);
        done.push(before);
    }
    *class = Some(ClassRow { pieces: vec![span], values: Vec::new() });
}

/// What a cell is by its column; but words that stand alone on a row between the columns, or left of the names in a
/// column of dates or figures, are a heading's.
fn kind_of(grid: &Grid, column: usize, row: &Row, cell: &Cell, looks: Look) -> ColumnKind {
    let Some(place) = grid.columns.get(column) else { return ColumnKind::Portfolio };
    let alone = row.cells.len() == 1 && looks == Look::Words;
    let between = place.to <= cell.from || cell.to <= place.from;
    let names = grid.columns.iter().filter(|c| c.kind == ColumnKind::Portfolio).map(|c| c.from).min().unwrap_or(0);
    // Right of the registrants it goes on with what the row above says of one.
    let owned = !row.apart && grid.columns.iter().any(|c| c.kind == ColumnKind::Fund && c.to <= cell.from);
    if alone && place.kind == ColumnKind::Value && (between || cell.from < names && !owned) {
        return ColumnKind::Portfolio;
    }
    place.kind
}

/// "Established June 3, 1996": when what is named above it began, and no name.
fn says_when(text: &str) -> bool {
    const VERBS: [&str; 6] = ["established ", "commenced ", "organized ", "created ", "date established", "inception "];
    let lower = text.to_ascii_lowercase();
    VERBS.iter().any(|verb| lower.starts_with(verb))
        && crate::read::dates::find(text).pop().is_some_and(|found| found.range.end + 2 >= text.len())
}

/// "1, 2, S": classes that are called by digits.
fn is_short_list(text: &str) -> bool {
    text.split([',', ' ', '&']).all(|item| item.len() <= 2 && item.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// "%" and "$" in cells of their own belong to their number.
fn push_value(values: &mut Vec<Value>, column: usize, span: Span, text: &str) {
    let closes = matches!(text, "%" | ")" | "%)" | "%*" | "bps");
    if let Some(last) = values.last_mut().filter(|_| closes) {
        last.pieces.push(span);
        return;
    }
    if let Some(last) = values.last_mut().filter(|last| last.pieces.len() == 1 && last.dollar) {
        last.pieces.push(span);
        last.dollar = false;
        return;
    }
    values.push(Value { column, pieces: vec![span], dollar: text == "$" });
}
