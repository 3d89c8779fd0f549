//! Lists that snake: several sets of the same columns side by side, read across or down.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::read::prose::{is_caps, item_mark};
use crate::read::vocabulary::{ColumnKind, ends_like_a_name, is_category, is_only_a_tail};
use crate::text::fold::Folded;
use crate::text::lines::Lines;

use super::columns::{Column, column_of};
use super::row::Row;
use super::value::{Look, look};
use super::wrap::without_ticker;

/// How a list snakes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sets {
    /// How many sets of like columns stand side by side; one where it does not.
    pub(super) count: usize,
    /// They are read down one after the other, not across.
    pub(super) down: bool,
    /// Nothing but their likeness says that they are sets.
    pub(super) unsure: bool,
}

/// Whether the columns are two or more sets of the same: their heads repeat, or all of them hold names that stand on
/// nearly every row and no head says otherwise.
pub(super) fn sets(lines: &Lines<'_>, data: &[&Row], columns: &[Column]) -> Sets {
    let heads: Vec<Option<Folded>> = columns.iter().map(|c| c.head.as_ref().map(|h| Folded::of(&h.value))).collect();
    for sets in 2..=columns.len().min(4) {
        let width = columns.len() / sets;
        let repeats = columns.len().is_multiple_of(sets)
            && (width..columns.len()).all(|i| heads[i].is_some() && heads[i] == heads[i - width]);
        if repeats {
            return Sets { count: sets, ..Sets::default() };
        }
    }
    let bare = (2..=4).contains(&columns.len()) && heads.iter().all(Option::is_none);
    let wide: Vec<&&Row> = data.iter().filter(|row| row.cells.len() >= 2).collect();
    let names = |row: &&&Row| row.cells.iter().all(|cell| look(lines.slice(cell.span)) == Look::Words);
    let numbered =
        |row: &&&Row| row.cells.iter().all(|cell| crate::read::prose::item_mark(lines.slice(cell.span)).is_some());
    let all_numbered = wide.iter().filter(|row| numbered(row)).count() * 3 >= wide.len() * 2 && wide.len() >= 4;
    let full = wide.len() * 5 >= data.len() * if all_numbered { 2 } else { 3 } && wide.len() >= 2;
    if bare
        && full
        && wide.iter().all(names)
        && (wide.iter().filter(|row| numbered(row)).count() * 2 >= wide.len()
            || wide.iter().all(|row| row.cells.iter().all(|c| ends_like_a_name(lines.slice(c.span)))))
    {
        return Sets { count: columns.len(), down: true, unsure: false };
    }
    if bare && full && wide.iter().all(names) {
        let down: Vec<Cow<str>> = (0..columns.len()).flat_map(|column| held(lines, data, columns, column)).collect();
        let across: Vec<Cow<str>> = data.iter().flat_map(|row| &row.cells).map(|c| lines.joined(c.span)).collect();
        if is_alphabetical(&down) {
            return Sets { count: columns.len(), down: true, unsure: false };
        }
        if is_alphabetical(&across) {
            return Sets { count: columns.len(), ..Sets::default() };
        }
        if wraps_in_columns(lines, data, columns) {
            return Sets { count: columns.len(), down: true, unsure: false };
        }
    }
    // A list may go on in one column: what stands above that is looked at by itself.
    let last = data.iter().rposition(|row| row.cells.len() >= 2).unwrap_or(0);
    let above = &data[..(last + 1 + BEHIND).min(data.len())];
    if bare && above.len() < data.len() && wide.iter().all(names) && wraps_in_columns(lines, above, columns) {
        return Sets { count: columns.len(), down: true, unsure: false };
    }
    if bare && full && stand_alike(lines, &wide, columns) {
        return Sets { count: columns.len(), down: true, unsure: true };
    }
    Sets { count: 1, ..Sets::default() }
}

/// "Oak Growth          Elm Cash" on every row, and no word that says what either is: names side by side, unless the second
/// says something of the first. That would begin small or say the same of another; but what is said once of each is not
/// told from a name.
fn stand_alike(lines: &Lines<'_>, wide: &[&&Row], columns: &[Column]) -> bool {
    /// Two rows may be chance, and a narrow gap justification.
    const FEWEST: usize = 3;
    const GAP: u32 = 4;
    let mut seen: HashSet<Folded> = HashSet::new();
    let mut cells = wide.iter().flat_map(|row| &row.cells);
    wide.len() >= FEWEST
        && columns.iter().all(|column| column.kind == ColumnKind::Portfolio)
        && wide.iter().all(|row| !row.ruled && row.cells.iter().skip(1).all(|cell| cell.gap >= GAP))
        && cells.all(|cell| {
            let text = lines.slice(cell.span);
            let plain = look(text) == Look::Words && text.starts_with(char::is_uppercase);
            plain && !text.ends_with([',', ':', '-', '&']) && seen.insert(Folded::of(text))
        })
}

/// The first column may run on below the second by the two lines of a name.
const BEHIND: usize = 2;

/// Whether each column, read down, is a list of names of one family that wrap in it: a line that does not begin with the
/// family's word goes on with the one above, and every name so joined ends as names do. A category may head a column.
fn wraps_in_columns(lines: &Lines<'_>, data: &[&Row], columns: &[Column]) -> bool {
    /// Two names in each of two columns may be chance.
    const FEWEST: usize = 6;
    let first = |text: &str| text.split([' ', '/']).next().unwrap_or("").to_lowercase();
    let mut all: Vec<Vec<Cow<str>>> = vec![Vec::new(); columns.len()];
    for cell in data.iter().flat_map(|row| &row.cells) {
        if let Some(column) = all.get_mut(column_of(columns, cell.from, cell.to)) {
            column.push(lines.joined(cell.span));
        }
    }
    // "I. EXCHANGE-LISTED FUNDS" over all columns.
    let heads = |text: &str| is_category(text) || is_caps(text) && item_mark(text).is_some();
    all.iter_mut().for_each(|texts| texts.retain(|text| !heads(text)));
    let Some(family) = all.iter().flatten().next().map(|text| first(text)).filter(|word| word.len() > 2) else {
        return false;
    };
    let names = all.iter().flatten().filter(|text| first(text) == family).count();
    let total: usize = all.iter().map(Vec::len).sum();
    // Where every cell begins so, no line is the rest of another, whatever the names end in.
    if names == total && names >= FEWEST && all.iter().all(|texts| texts.len() >= 2) {
        return true;
    }
    let whole = |texts: &Vec<Cow<str>>| {
        let begins = texts.first().is_some_and(|text| first(text) == family);
        let ends = |k: usize| {
            let last = texts.get(k + 1).is_none_or(|next| first(next) == family);
            // "Elm Large Company" over "Index Fund": no fund is called a company.
            let open = crate::text::known::ends(&texts[k], " company");
            let text = without_ticker(&texts[k]);
            last == (ends_like_a_name(text) && !open) || last && is_only_a_tail(text)
        };
        begins && texts.len() >= 2 && (0..texts.len()).all(ends)
    };
    names >= FEWEST && names < total && all.iter().all(whole)
}

/// What stands in a column, from top to bottom, below what is over all of them.
fn held<'a>(lines: &Lines<'a>, data: &[&Row], columns: &[Column], column: usize) -> Vec<Cow<'a, str>> {
    let list = data.iter().skip_while(|row| row.cells.len() < 2);
    let cells = list.flat_map(|row| &row.cells).filter(|cell| column_of(columns, cell.from, cell.to) == column);
    // "(formerly Oak Fund)" below a name is told of it.
    cells.map(|cell| lines.joined(cell.span)).filter(|text| !text.starts_with('(')).collect()
}

/// Whether eight texts or more, no two of them the same, stand in alphabetical order: names, though no word says so.
pub(super) fn is_alphabetical(texts: &[Cow<'_, str>]) -> bool {
    const FEWEST: usize = 8;
    let order = |text: &Cow<'_, str>| text.to_lowercase();
    texts.len() >= FEWEST && texts.windows(2).all(|pair| order(&pair[0]) < order(&pair[1]))
}
