//! A table that was copied column by column (form S23): a head over all the names, then a head over as many values. The
//! counts tell it: each head is followed by one cell for every name.

use std::borrow::Cow;

use crate::read::vocabulary::{ColumnKind, column_kind, is_head_words, is_likely_head};
use crate::text::lines::Lines;

use super::row::Row;
use super::scattered::row_of;
use super::value::{Look, look};

/// One name and one value may stand so by chance.
const FEWEST: usize = 2;

/// Puts the rows together, if all cells are accounted for.
pub(super) fn gather(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    if rows.len() < 2 * (FEWEST + 1) || rows.iter().any(|row| row.cells.len() != 1 || row.ruled) {
        return;
    }
    let texts: Vec<Cow<str>> = rows.iter().map(|row| row.words(lines, 0)).collect();
    let Some(heads) = heads(&texts) else { return };
    let row = |k: usize, others: usize| {
        let columns = heads.iter().skip(1).filter_map(|head| rows.get(head + others)).map(|row| &row.cells);
        rows.get(k).map(|first| row_of(first, 0, std::iter::once(&first.cells).chain(columns)))
    };
    let mut out: Vec<Row> = row(0, 0).into_iter().collect();
    let mut names = 0;
    for (k, text) in texts.iter().enumerate().take(heads.get(1).copied().unwrap_or_default()).skip(1) {
        if look(text) == Look::Former {
            out.extend(rows.get(k).map(|former| row_of(former, 0, std::iter::once(&former.cells))));
        } else {
            names += 1;
            out.extend(row(k, names));
        }
    }
    *rows = out;
}

/// Where the heads stand, if the first is the names' and each of the others stands over one value for every name.
fn heads(texts: &[Cow<str>]) -> Option<Vec<usize>> {
    let first = texts.first()?;
    let named = matches!(column_kind(first), Some(ColumnKind::Portfolio | ColumnKind::Fund)) && is_head_words(first);
    let valued = |text: &str| look(text).is_value() && look(text) != Look::Former;
    // Right above the first value its head stands.
    let second = texts.iter().position(|text| valued(text)).and_then(|at| at.checked_sub(1)).filter(|_| named)?;
    let listed = texts.get(1..second)?;
    let name = |text: &&Cow<str>| look(text) == Look::Words && !is_head_words(text);
    let names = listed.iter().filter(name).count();
    let whole = listed.iter().all(|text| look(text) == Look::Former || name(&text));
    if !whole || names < FEWEST || listed.first().is_none_or(|text| !name(&text)) {
        return None;
    }
    let mut out = vec![0];
    let mut at = second;
    while at < texts.len() {
        let head = texts.get(at).filter(|text| is_likely_head(text) && !valued(text));
        let values = texts.get(at + 1..at + 1 + names)?;
        if head.is_none() || !values.iter().all(|text| valued(text)) {
            return None;
        }
        out.push(at);
        at += 1 + names;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&str]) -> Option<Vec<usize>> {
        heads(&texts.iter().map(|text| Cow::Borrowed(*text)).collect::<Vec<_>>())
    }

    #[test]
    fn counts_tell_columns() {
        let table = ["Series", "Oak Fund", "Elm Fund", "(formerly Fir Fund)", "Fee", "0.10%", "0.20%"];
        assert_eq!(found(&table), Some(vec![0, 4]));
        assert_eq!(found(&[&table[..], &["Date", "May 1, 2003", "May 2, 2003"]].concat()), Some(vec![0, 4, 7]));
        assert_eq!(found(&[&table[..], &["0.30%"]].concat()), None, "one value more than names");
        assert_eq!(found(&["Series", "Oak Fund", "0.10%", "Elm Fund", "0.20%", "Fee"]), None, "row by row");
    }
}
