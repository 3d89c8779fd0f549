//! A table that was copied cell by cell (form S22): every cell stands on a line of its own, row after row. Where the
//! rows repeat one pattern of a name and its values, they are put together again, and the heads with them.

use std::borrow::Cow;

use crate::order::InOrder;
use crate::text::lines::Lines;

use super::offer::is_class_code;
use super::row::{Cell, Row, WIDE};
use super::value::{Look, look};
use crate::read::vocabulary::{ColumnKind, column_kind, ends_like_a_name, is_head_words, is_likely_head};

/// Fewer rows than this make no pattern.
const FEWEST: usize = 3;

/// Puts the rows of a list of lone cells together, if they repeat one pattern.
pub(super) fn gather(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    if rows.len() < 2 * FEWEST || rows.iter().any(|row| row.cells.len() != 1 || row.ruled) {
        return;
    }
    let texts: Vec<Cow<str>> = rows.iter().map(|row| row.words(lines, 0)).collect();
    // Below each fund its classes may stand, each over values of its own.
    let by_class = || {
        let records = records(&texts, true);
        let classes = |record: &&Record| look(&texts[record.name]) == Look::Class;
        let owned = records.iter().all(|record| record.values == 0 || classes(&record));
        pattern(&records).filter(|_| owned).map(|width| (records, width))
    };
    let plain = records(&texts, false);
    let Some((records, width)) = pattern(&plain).map(|width| (plain, width)).or_else(by_class) else { return };
    let Some(first) = records.iter().position(|record| record.values == width) else { return };
    // "Series / Class / Cap": classes have a column beside the names', in which nothing stands on a name's own row.
    let class = |record: &Record| look(&texts[record.name]) == Look::Class;
    let kind = |k: usize| texts.get(k).and_then(|text| column_kind(text));
    let parted = class(&records[first]) && kind(1) == Some(ColumnKind::Class) && kind(0) == Some(ColumnKind::Portfolio);
    let count = width + 1 + usize::from(parted);
    // One cell of the head for every column stands directly above the first row, or above the headings over it.
    let above = |from: usize| records.get(from..from + count).unwrap_or_default();
    let words = |from: usize| above(from).iter().filter_map(|record| texts.get(record.name));
    let named = |from: usize| words(from).any(|text| ends_like_a_name(text) && !is_head_words(text));
    let known = |from: usize| {
        let bare = above(from).iter().all(|record| record.values == 0 && record.end == record.name + 1);
        let likely = words(from).skip(1).any(|text| is_likely_head(text));
        let apart = from + count == first || words(from).next().is_some_and(|text| is_head_words(text)) && !named(from);
        (bare && likely && apart && from + count <= first).then_some(from)
    };
    let near = first.checked_sub(count);
    let bare = near.filter(|&from| !named(from)).and_then(known);
    let heads = bare.or_else(|| near.and_then(|from| known(0).or_else(|| known(from))));
    // Two cells a row are read without this; only their heads are not.
    if width < 2 && heads.is_none() {
        return;
    }
    let mut out: Vec<Row> = Vec::new();
    let mut k = 0;
    while let Some(record) = records.get(k) {
        if heads == Some(k) {
            let end = k + count;
            let cells = (k..end).filter_map(|j| rows.get(records[j].name)).map(|row| &row.cells);
            out.push(row_of(&rows[record.name], 0, cells));
            k = end;
            continue;
        }
        // A list may begin with a value, which has no name above it.
        let first = record.end.saturating_sub(record.values).max(record.name + 1);
        let others = rows.get(record.name + 1..first).unwrap_or(&[]).iter();
        let values = rows.get(first..record.end).unwrap_or(&[]).iter();
        let name = std::iter::once(&rows[record.name].cells);
        let place = usize::from(parted && class(record));
        out.push(row_of(&rows[record.name], place, name.chain(values.map(|row| &row.cells))));
        out.extend(others.map(|row| row_of(row, 0, std::iter::once(&row.cells))));
        k += 1;
    }
    *rows = out;
}

/// A name, perhaps with what is said of it, and the values below it.
struct Record {
    /// Where its name stands.
    name: usize,
    /// One past its last line.
    end: usize,
    /// How many values it ends with.
    values: usize,
}

/// The records of a list, in which a class begins one of its own if `classed`.
fn records(texts: &[Cow<str>], classed: bool) -> Vec<Record> {
    let mut out: Vec<Record> = Vec::new();
    for (i, text) in texts.iter().enumerate() {
        let looks = look(text);
        let value = looks.is_value() && looks != Look::Former && !(classed && looks == Look::Class)
            || is_symbol(text)
            || is_class_code(text);
        match out.last_mut() {
            Some(record) if value => {
                record.values += 1;
                record.end = i + 1;
            }
            Some(record) if looks == Look::Former && record.values == 0 => record.end = i + 1,
            _ => out.push(Record { name: i, end: i + 1, values: usize::from(value) }),
        }
    }
    out
}

/// How many values nearly all rows have that have any.
fn pattern(records: &[Record]) -> Option<usize> {
    let valued: Vec<usize> = records.iter().map(|record| record.values).filter(|&values| values > 0).collect();
    let mut sorted = valued.clone();
    sorted.order();
    let usual = *sorted.get(sorted.len() / 2)?;
    let same = valued.iter().filter(|&&values| values == usual).count();
    let fewer = valued.iter().filter(|&&values| values < usual).count();
    (same >= FEWEST && same * 10 >= valued.len() * 9 && same + fewer == valued.len()).then_some(usual)
}

/// "QCAN", "AB12": a ticker or a code, one word of capitals and digits.
fn is_symbol(text: &str) -> bool {
    (3..=9).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// One row of these cells from column `first` on, as if a TAB stood between them.
pub(super) fn row_of<'a>(like: &Row, first: usize, cells: impl Iterator<Item = &'a Vec<Cell>>) -> Row {
    let place = |(number, cell): (usize, &Cell)| {
        let from = (first + number) as u32 * WIDE;
        Cell { from, to: from + WIDE - 1, gap: WIDE, ..cell.clone() }
    };
    Row { cells: cells.flatten().enumerate().map(place).collect(), indent: 0, ruled: true, ..like.clone() }
}
