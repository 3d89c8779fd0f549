//! Lists that state each fund on lines of its own, every line with its label: "Fund: Oak Fund" over "Annual fee: 0.5%".

use std::collections::HashMap;

use crate::order::InOrder;
use crate::read::vocabulary::{ColumnKind, column_kind, ends_like_a_name, is_head_words, is_likely_head};
use crate::text::Span;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

use super::row::{Cell, Row, WIDE};

/// Puts such lists into rows under heads, if every line has a label and the first label comes again; or if the names have
/// none and every other line does.
pub(super) fn gather(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    let labelled: Vec<_> = match rows.get(..2).unwrap_or_default() {
        // A list without a label on its first lines is none, however long.
        [first, second] if [first, second].iter().any(|row| labelled(lines, row).is_some()) => {
            rows.iter().map(|row| labelled(lines, row)).collect()
        }
        _ => return,
    };
    let bare = rows.iter().zip(&labelled).filter(|(_, label)| label.is_none()).map(|(row, _)| row);
    let plain = |row: &Row| row.cells.len() == 1 && ends_like_a_name(&row.words(lines, 0));
    let names = bare.clone().count();
    let opens: Vec<bool> = if names == 0 {
        let key = |(label, _): &(Span, Span)| Folded::of(lines.slice(*label));
        let first = labelled.first().and_then(|stated| stated.as_ref().map(key));
        labelled.iter().map(|stated| stated.as_ref().map(key) == first).collect()
    } else {
        labelled.iter().map(Option::is_none).collect()
    };
    let told = labelled.iter().flatten().any(|(label, _)| names_portfolio(lines.slice(*label)));
    let whole = if names == 0 { told } else { opens[0] && names * 2 <= rows.len() && bare.clone().all(plain) };
    if !whole || opens.iter().filter(|opens| **opens).count() < 2 {
        return;
    }
    let mut places: HashMap<Folded, u32> = HashMap::new();
    let mut heads: Vec<Cell> = Vec::new();
    let mut out: Vec<Row> = Vec::new();
    for ((row, stated), opens) in rows.iter().zip(&labelled).zip(opens) {
        if opens {
            out.push(Row { cells: Vec::new(), ruled: true, indent: 0, ..row.clone() });
        }
        let Some(last) = out.last_mut() else { return };
        let Some((label, value)) = stated else {
            last.cells.push(cell(row.span(), 0));
            continue;
        };
        let next = places.len() as u32 + u32::from(names > 0);
        let place = *places.entry(Folded::of(lines.slice(*label))).or_insert(next);
        if place == next {
            heads.push(cell(*label, place));
        }
        last.cells.push(cell(*value, place));
    }
    out.iter_mut().for_each(|row| row.cells.order_by_key(|cell| cell.from));
    let top = rows.first().map(|row| Row { cells: heads, ruled: true, indent: 0, heads: true, ..row.clone() });
    *rows = top.into_iter().chain(out).collect();
}

/// "Name of Fund": what it labels is a portfolio.
fn names_portfolio(label: &str) -> bool {
    column_kind(label) == Some(ColumnKind::Portfolio) && is_head_words(label)
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
