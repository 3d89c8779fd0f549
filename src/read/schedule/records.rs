//! Lists that state each fund on lines of its own, every line with its label: "Fund: Oak Fund" over "Annual fee: 0.5%".

use std::collections::HashMap;

use crate::read::vocabulary::{ColumnKind, column_kind, is_head_words, is_likely_head};
use crate::text::Span;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

use super::row::{Cell, Row, WIDE};

/// Puts such lists into rows under heads, if every line has a label and the first label comes again.
pub(super) fn gather(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    // A list without a label at its head is none, however long.
    if rows.len() < 4 || rows.first().is_none_or(|row| labelled(lines, row).is_none()) {
        return;
    }
    let Some(stated) = rows.iter().map(|row| labelled(lines, row)).collect::<Option<Vec<_>>>() else { return };
    let keys: Vec<Folded> = stated.iter().map(|(label, _)| Folded::of(lines.slice(*label))).collect();
    let Some(first) = keys.first() else { return };
    let names = |span: &Span| {
        let kind = column_kind(lines.slice(*span));
        kind == Some(ColumnKind::Portfolio) && is_head_words(lines.slice(*span))
    };
    if keys.iter().filter(|key| *key == first).count() < 2 || !stated.iter().any(|(label, _)| names(label)) {
        return;
    }
    let mut places: HashMap<&Folded, u32> = HashMap::new();
    let mut heads: Vec<Cell> = Vec::new();
    let mut out: Vec<Row> = Vec::new();
    for ((row, (label, value)), key) in rows.iter().zip(&stated).zip(&keys) {
        let next = places.len() as u32;
        let place = *places.entry(key).or_insert(next);
        if place == next {
            heads.push(cell(*label, place));
        }
        if key == first {
            out.push(Row { cells: Vec::new(), ruled: true, indent: 0, ..row.clone() });
        }
        if let Some(last) = out.last_mut() {
            last.cells.push(cell(*value, place));
        }
    }
    out.iter_mut().for_each(|row| row.cells.sort_by_key(|cell| cell.from));
    let top = rows.first().map(|row| Row { cells: heads, ruled: true, indent: 0, heads: true, ..row.clone() });
    *rows = top.into_iter().chain(out).collect();
}

fn cell(span: Span, place: u32) -> Cell {
    Cell { span, from: place * WIDE, to: place * WIDE + WIDE - 1, gap: WIDE }
}

/// The label of a line and what it states.
fn labelled(lines: &Lines<'_>, row: &Row) -> Option<(Span, Span)> {
    let whole = row.span();
    let text = lines.slice(whole);
    let at = text.find(':').filter(|&at| at < 40)?;
    let label = text[..at].trim_end();
    let value = text[at + 1..].trim_start();
    let start = whole.end - value.len() as u32;
    (!value.is_empty() && is_likely_head(label))
        .then_some((Span { start: whole.start, end: whole.start + label.len() as u32 }, Span { start, ..whole }))
}
