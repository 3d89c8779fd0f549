//! Heads of columns told by what stands below them: words over figures, classes over marks. Agents and the trade make up
//! heads without end, so no list of words knows them all.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::order::InOrder;
use crate::read::vocabulary::{ends_like_a_name, is_head_words, is_likely_head};
use crate::text::lines::Lines;

use super::columns::MOST_COLUMNS;
use super::offer::is_class_head;
use super::priced::priced;
use super::row::{Cell, Row, WIDE};
use super::value::{Look, look};

/// How many rows below a head tell what its column holds.
const SAMPLE: usize = 40;

/// No head is longer; what is, is a sentence.
const LONGEST: usize = 90;

/// Marks the heads that open a table cut at TABs or pipes, or a page of one.
pub(super) fn mark(lines: &Lines<'_>, rows: &[Row], heads: &mut [bool]) {
    let mut opening = true;
    for k in 0..rows.len() {
        if rows[k].page_above {
            opening = true;
        }
        if heads[k] || rows[k].cells.len() == 1 && rows[k].cells.iter().all(|cell| cell.from < WIDE) {
            continue;
        }
        if !(opening && rows[k].ruled && is_head(lines, rows, k, heads)) {
            opening = false;
            continue;
        }
        heads[k] = true;
    }
}

/// Whether row `k` heads the rows below it: no cell of it is a value, while values stand below its cells.
fn is_head(lines: &Lines<'_>, rows: &[Row], k: usize, heads: &[bool]) -> bool {
    let row = &rows[k];
    if row.cells.len() > MOST_COLUMNS {
        return false;
    }
    let texts: Vec<Cow<str>> = row.cells.iter().map(|cell| lines.joined(cell.span)).collect();
    let wordy = |text: &str| {
        text.len() <= LONGEST && matches!(look(text), Look::Words | Look::Class | Look::ClassList)
            || is_class_head(text)
    };
    // "First $500 million | Over $500 million": tiers side by side, and no rate among them.
    let tiers = texts.iter().filter(|text| look(text) == Look::Tier).count() >= 2;
    if !texts.iter().all(|text| wordy(text) || tiers && look(text) == Look::Tier) {
        return false;
    }
    let below = || {
        let end = rows.iter().skip(k + 1).take(4 * SAMPLE).position(|row| row.page_above);
        let end = end.map_or(rows.len().min(k + 1 + 4 * SAMPLE), |n| k + 1 + n);
        (k + 1..end).filter(|&i| !heads[i] && rows[i].ruled && rows[i].cells.len() >= 2).take(SAMPLE).map(|i| &rows[i])
    };
    let mut telling = 0;
    for (c, text) in texts.iter().enumerate() {
        let from = row.cells[c].from;
        let until = row.cells.get(c + 1).map_or(u32::MAX, |next| next.from);
        // Spacer cells may set a head off from its column by one, never the names' own.
        let mut looks: Vec<(Look, bool)> = Vec::new();
        for row in below() {
            let first = row.cells.partition_point(|cell| cell.from < from);
            let held = row.cells[first..].iter().take_while(|cell| cell.from < until);
            looks.extend(held.map(|cell| {
                let text = lines.joined(cell.span);
                (look(&text), is_class_head(&text))
            }));
        }
        // A row of class heads stands below a head that spans them.
        looks.retain(|(looks, class)| !(*class && *looks == Look::Class && !is_class_head(text)));
        let classes = is_class_head(text);
        let value = |l: &Look| matches!(l, Look::Figure | Look::Date | Look::Tier) || !classes && *l == Look::ClassList;
        let values = looks.iter().filter(|(l, _)| value(l)).count();
        if looks.len() >= 2 && values * 10 >= looks.len() * 7 && from >= WIDE {
            telling += 1;
        } else if c == 0 && from < WIDE && texts.len() >= 2 && is_head_words(text) {
            // "Portfolio", "Name of Fund" name nobody, so that what stands beside them heads its column.
            telling += 1;
        } else if c == 0 {
            if !may_head_names(lines, text, below()) {
                return false;
            }
        } else if !(tiers || is_head_words(text) || is_likely_head(text) || classes || !ends_like_a_name(text)) {
            return false;
        }
    }
    // "Name of Account" ends as names do and says that it heads them; what only ends so needs more to tell it.
    let first = texts.first().is_some_and(|text| {
        row.cells[0].from >= WIDE
            || !ends_like_a_name(text)
            || is_head_words(text)
            || text.to_lowercase().split(' ').next().is_some_and(|word| word == "name" || word == "names")
    });
    telling >= if first { 1 } else { 2 }
}

/// Whether the words may head the names below: they begin as none of them does.
fn may_head_names<'a>(lines: &Lines<'_>, text: &str, below: impl Iterator<Item = &'a Row>) -> bool {
    let first = |text: &str| text.split([' ', '/']).next().unwrap_or("").to_lowercase();
    let mine = first(text);
    let mut names = below.filter_map(|row| row.cells.first().filter(|cell| cell.from < WIDE));
    is_head_words(text)
        || text.split_whitespace().count() <= 6 && !names.any(|cell| first(lines.slice(cell.span)) == mine)
}

/// A copied table gives no cell for a trust that reaches down from the row above: "Oak Trust | Oak Fund | May 1" over
/// "Elm Fund | May 2". Sets such a row under the columns that its cells look like, where it looks unlike its own.
pub(super) fn fill_down(lines: &Lines<'_>, rows: &mut [Row]) {
    let tabs = |row: &Row| lines.list.get(row.line).map_or(0, |line| lines.slice(line.span).matches('\t').count());
    let most = rows.iter().filter(|row| row.ruled && row.cells.len() >= 3).map(tabs).max().unwrap_or(0);
    let valued = |cell: &Cell| look(&lines.words(cell.span).value).is_value();
    // What stands in each column of whole rows: values, words, or now these, now those.
    let mut columns: HashMap<u32, Option<bool>> = HashMap::new();
    for row in
        rows.iter().filter(|row| row.ruled && row.cells.len() >= 3 && tabs(row) == most && row.cells.iter().any(valued))
    {
        for cell in &row.cells {
            let kind = columns.entry(cell.from).or_insert(Some(valued(cell)));
            *kind = kind.filter(|kind| *kind == valued(cell));
        }
    }
    for row in rows.iter_mut().filter(|row| row.ruled && row.cells.len() >= 2 && tabs(row) < most) {
        let by = (most - tabs(row)) as u32 * WIDE;
        let first = row.cells.first().is_some_and(|cell| cell.from < WIDE);
        let fits =
            |cell: &Cell, by: u32| columns.get(&(cell.from + by)).is_some_and(|kind| *kind == Some(valued(cell)));
        if first && row.cells.iter().all(|cell| fits(cell, by)) && !row.cells.iter().all(|cell| fits(cell, 0)) {
            row.cells.iter_mut().for_each(|cell| (cell.from, cell.to) = (cell.from + by, cell.to + by));
        }
    }
}

/// "Oak Trust    Ticker    Class": a registrant stands where its names' head would, beside the heads of the other columns.
/// Makes two rows of it, the heads first.
pub(super) fn part_heads(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    let parts = |k: usize| {
        let row = rows.get(k).filter(|row| k == 0 || row.apart)?;
        let [first, others @ ..] = row.cells.as_slice() else { return None };
        let below = rows.get(k + 1).filter(|below| below.cells.len() > 1 && !others.is_empty())?;
        let heads = |cell: &Cell| {
            let text = lines.joined(cell.span);
            let capital = text.starts_with(char::is_uppercase);
            let head = is_head_words(&text) || is_likely_head(&text) && !look(&text).is_value();
            capital && head && priced(&text).is_none()
        };
        // "Name of Account", "Borrower/Series" head names, though they end as some do.
        let heading = |text: &str| text.to_lowercase().starts_with("name") || text.contains('/');
        let named =
            |text: &str| ends_like_a_name(text) && !is_likely_head(text) && text.contains(' ') && !heading(text);
        let valued = !below.cells.iter().skip(1).any(heads);
        // "Oak Fund --   A Class": a fund and its one class.
        let classed = matches!(others, [one] if look(&lines.joined(one.span)) == Look::Class);
        (others.iter().all(heads) && !classed && valued && named(&lines.joined(first.span))).then_some(k)
    };
    let parted: Vec<usize> = (0..rows.len()).filter_map(parts).collect();
    if parted.is_empty() {
        return;
    }
    let whole = std::mem::take(rows);
    let mut parted = parted.into_iter().peekable();
    for (k, row) in whole.into_iter().enumerate() {
        let named = parted.next_if_eq(&k).and_then(|_| {
            row.cells.split_first().map(|(first, heads)| {
                let name = Row { cells: vec![first.clone()], apart: false, ..row.clone() };
                (Row { cells: heads.to_vec(), rule_below: 0, heads: true, ..row.clone() }, name)
            })
        });
        match named {
            Some((heads, name)) => rows.extend([heads, name]),
            None => rows.push(row),
        }
    }
}

/// A copied table gives no cell for one that reaches down from the row above, so that the heads below one that spans
/// them stand too far left: "Fund | Limit | Ends" over "Class A | Class C". Sets them under it.
pub(super) fn unshift(lines: &Lines<'_>, rows: &mut [Row]) {
    for k in 1..rows.len() {
        let (above, rest) = rows.split_at_mut(k);
        let (Some(above), Some((row, rest))) = (above.last(), rest.split_first_mut()) else { return };
        let (over, under) = (above.cells.len(), row.cells.len());
        let class = |cell: &Cell| is_class_head(&lines.words(cell.span).value);
        let shifted = over >= 2
            && under >= 2
            && above.ruled
            && row.ruled
            && row.cells.first().is_some_and(|cell| cell.from < WIDE)
            && row.cells.iter().all(class)
            && !above.cells.iter().any(class);
        if !shifted {
            continue;
        }
        let below = || rest.iter().take(SAMPLE).filter(|row| row.ruled);
        let mut places: Vec<u32> = below().flat_map(|row| &row.cells).map(|cell| cell.from).collect();
        places.order();
        places.dedup();
        if places.len() != over - 1 + under {
            continue;
        }
        let held = |from: u32| below().flat_map(|row| &row.cells).filter(move |cell| cell.from == from);
        let figures = |from: &u32| held(*from).all(|cell| look(&lines.words(cell.span).value) == Look::Figure);
        let alike = |at: usize| places.get(at..at + under).is_some_and(|run| run.iter().all(figures));
        let Some(at) = (1..over).find(|&at| alike(at)) else { continue };
        for (cell, from) in row.cells.iter_mut().zip(&places[at..]) {
            (cell.from, cell.to) = (*from, from + WIDE - 1);
        }
        if let Some(above) = rows.get_mut(k - 1) {
            for (cell, from) in above
                .cells
                .iter_mut()
                .zip(1..)
                .skip(at + 1)
                .filter_map(|(cell, n)| places.get(n - 2 + under).map(|&from| (cell, from)))
            {
                (cell.from, cell.to) = (from, from + WIDE - 1);
            }
        }
    }
}
