//! Which rows of a list head its columns, and what they call each.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::read::prose::is_bulleted;
use crate::read::vocabulary::{
    ColumnKind, column_kind, ends_like_a_name, is_head_words as head_words, is_label, is_likely_head, is_only_a_tail,
    only_head_words,
};
use crate::text::fold::Folded;
use crate::text::lines::Lines;

use super::body::Body;
use super::offer::{is_class_code, is_class_head, is_other_code};
use super::row::{Cell, Row};
use super::value::{Look, class_name, look};

/// No name begins farther right than this.
const MARGIN: u32 = 30;

/// The most lines that the heads of columns are stacked in.
pub(super) const STACK: usize = 9;

/// Which rows are heads: those stacked above a rule of several segments, those whose every cell is a head's words, runs
/// of such lines, and the same again further down.
pub(super) fn head_rows(lines: &Lines<'_>, body: &Body) -> Vec<bool> {
    let rows = &body.rows;
    let mut heads: Vec<bool> = rows.iter().map(|row| row.heads).collect();
    for (after, segments) in &body.rules {
        mark_stack(lines, rows, *after, segments, &mut heads);
    }
    mark_opening(lines, rows, &mut heads);
    for k in 0..rows.len() {
        if heads_names(lines, rows, k, &mut heads) {
            heads[k] = true;
            continue;
        }
        // Tails of wrapped names ("Trust", "Fund") look like heads but follow a row directly.
        // A value alone stands at half the height of the row that it belongs to.
        let titled = |row: &Row| row.cells.len() == 1 && !cells(lines, row).any(|text| look(&text).is_value());
        // "Oak Tax-Free Income" right below a row, over "Portfolio   A": a name's first half, which titles nothing.
        let free = |k: usize| k == 0 || rows[k].apart || rows[k].page_above || rows[k - 1].cells.len() < 2;
        let rest = || {
            let said = cells(lines, &rows[k]).skip(1).any(|text| look(&text).is_value() || is_class_code(&text));
            said && is_only_a_tail(&rows[k].words(lines, 0))
        };
        let opens = rows[k].apart
            || rows[k].page_above
            || k == 0
            || heads[k - 1]
            || titled(&rows[k - 1]) && (free(k - 1) || !rest());
        if rows[k].cells.len() < 2 || !opens {
            continue;
        }
        let class = |text: &str| is_class_head(text);
        let matrix = cells(lines, &rows[k]).filter(|text| class(text)).count() >= 2
            && !cells(lines, &rows[k]).any(|text| named(&text) && !class(&text));
        let head = |text: &str| is_head_words(text) && !is_class_a(text) || matrix && class(text);
        // "Contract" below "Date of": a line of a stack, which says nothing by itself.
        let likely = |text: &str| {
            head(text)
                || is_other_code(text)
                || (is_likely_head(text) || only_head_words(text)) && !look(text).is_value()
        };
        let worded = cells(lines, &rows[k]).all(|text| likely(&text)) && cells(lines, &rows[k]).any(|text| head(&text));
        heads[k] |= worded || tops_values(lines, rows, k, &heads);
    }
    mark_above(lines, rows, &mut heads);
    mark_runs(lines, rows, &mut heads);
    mark_rest(lines, rows, &mut heads);
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
        // Below a head that stands again is the rest of it again.
        mark_rest(lines, rows, &mut heads);
    }
    // "Class A | OAKAX" is a class and its ticker, though "A" and "Class" are words of heads.
    for (head, row) in heads.iter_mut().zip(rows) {
        let first = row.cells.first().map(|cell| lines.joined(cell.span)).unwrap_or_default();
        let others = cells(lines, row).skip(1).any(|text| is_class_head(&text) || is_head_words(&text));
        *head &= !is_class_a(&first) || others || row.cells.len() < 2;
    }
    // A further line of a cell ("Service Class" below "Institutional Class") is of the row that the cell is of.
    for k in 1..rows.len() {
        heads[k] &= !rows[k].continues || heads[k - 1];
    }
    heads
}

/// Heads stacked over the first row of them that is made of heads' words alone: the lines above it stand right of the
/// names, and hold neither names nor values.
fn mark_opening(lines: &Lines<'_>, rows: &[Row], heads: &mut [bool]) {
    // "Series | Class A | Class R", over and under whose last a head is stacked.
    let classed = |row: &Row| {
        let mut all = cells(lines, row);
        all.next().is_some_and(|text| is_head_words(&text)) && all.all(|text| is_class_head(&text))
    };
    let worded =
        |row: &Row| row.cells.len() >= 2 && (cells(lines, row).all(|text| is_head_words(&text)) || classed(row));
    let Some(last) = rows.iter().take(STACK).position(worded).filter(|last| *last > 0) else { return };
    let names = rows[last].cells.first().map_or(0, |cell| cell.to);
    let over = |row: &Row| {
        let bare = cells(lines, row).all(|text| says(&text) && !named(&text) && class_name(&text).is_none());
        !row.ruled && !rows[last].ruled && bare && row.cells.iter().all(|cell| cell.from >= names)
    };
    let stacked = rows[..last].iter().rev().take_while(|row| over(row)).count();
    // The topmost of them opens the list, or stands apart from what is above.
    let first = last - stacked;
    if stacked > 0 && (first == 0 || rows[first].apart) {
        heads[first..=last].fill(true);
    }
}

/// "Date of / Contract | Registrant": what is made of heads' words alone and stands directly above a row of heads is the
/// beginning of them, however few of the columns it heads.
fn mark_above(lines: &Lines<'_>, rows: &[Row], heads: &mut [bool]) {
    for k in (1..rows.len()).rev().filter(|&k| rows[k].cells.len() >= 2) {
        let worded = cells(lines, &rows[k - 1]).all(|text| only_head_words(&text) && !look(&text).is_value());
        let stacked = heads[k] && !rows[k].apart && rows[k - 1].rule_below == 0;
        heads[k - 1] |=
            worded && stacked && !rows[k - 1].ruled && (k == 1 || rows[k - 1].apart || rows[k - 1].page_above);
    }
}

/// "Class A", "A Class": a class, though heads may hold both words.
fn is_class_a(text: &str) -> bool {
    (text.ends_with(" A") || text.starts_with("A ")) && is_class_head(text)
}

/// The first row of a list, of which one cell has a head's words and none is a name or a value, over rows that have
/// values: its other cells are heads too, whatever words they are of.
fn tops_values(lines: &Lines<'_>, rows: &[Row], k: usize, heads: &[bool]) -> bool {
    let stacked = |row: &Row| row.cells.len() == 1 && cells(lines, row).all(|text| only_head_words(&text));
    let first = heads[..k].iter().zip(rows).all(|(head, row)| *head || stacked(row));
    // Values may stand before the names.
    let valued = |row: &Row| cells(lines, row).any(|text| matches!(look(&text), Look::Figure | Look::Date));
    // On a further page the same head stands again.
    let again = |row: &&Row| cells(lines, row).eq(cells(lines, &rows[k]));
    let below = rows[k + 1..].iter().filter(|row| row.cells.len() >= 2 && !again(row)).take(3);
    first
        && cells(lines, &rows[k]).any(|text| is_head_words(&text))
        && !cells(lines, &rows[k]).any(|text| is_class_a(&text))
        && (cells(lines, &rows[k]).all(|text| !look(&text).is_value() && !named(&text)) || tiers(lines, &rows[k]))
        && below.clone().count() > 0
        && below.clone().all(valued)
}

/// The first row of all, or the first below rows that have nothing in the names' place, whose first cell heads names
/// ("Fund", "Name of Portfolio"), over names with something beside them: whatever words or sums the others are, they
/// head columns, and so do the rows stacked above.
fn heads_names(lines: &Lines<'_>, rows: &[Row], k: usize, heads: &mut [bool]) -> bool {
    let Some(first) = rows[k].cells.first().filter(|_| k < STACK && rows[k].cells.len() >= 2) else { return false };
    let beside = |row: &Row| {
        row.cells.iter().all(|cell| cell.from > first.to)
            && cells(lines, row).all(|text| text.contains(char::is_alphanumeric))
    };
    let head = lines.joined(first.span);
    let names = matches!(column_kind(&head), Some(ColumnKind::Portfolio | ColumnKind::Fund)) && is_head_words(&head);
    // On a further page the same head stands again.
    let again = |row: &Row| cells(lines, row).eq(cells(lines, &rows[k]));
    let stands = |row: &&Row| row.cells.len() >= 2 && row.cells[0].from < first.to && !again(row);
    let below = rows[k + 1..].iter().filter(stands).take(3);
    let told = below.clone().count() >= 2
        && below.clone().all(|row| look(&row.words(lines, 0)) == Look::Words && !is_head_words(&row.words(lines, 0)));
    let plain = cells(lines, &rows[k]).skip(1).all(|text| !named(&text) && look(&text) != Look::Date);
    let opens = names && told && plain && rows[..k].iter().all(beside);
    // What a blank line parts from the heads titles the table.
    let stacked = rows[..=k].iter().rev().take_while(|row| !row.apart).count();
    if opens {
        heads[k - stacked.min(k)..k].fill(true);
    }
    opens
}

/// "Portfolio | First $250 million | Over $250 million": a head's words, and beside them tiers alone, two or more.
fn tiers(lines: &Lines<'_>, row: &Row) -> bool {
    let mut all = cells(lines, row);
    all.next().is_some_and(|text| is_head_words(&text))
        && row.cells.len() > 2
        && all.all(|text| look(&text) == Look::Tier)
}

/// Says something, and is no value: no cell of signs or of characters that nobody sees.
fn says(text: &str) -> bool {
    text.contains(char::is_alphanumeric) && !look(text).is_value()
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
    // The rule below the last row closes the box.
    let Some(last) = after.checked_sub(1).filter(|&k| k + 1 < rows.len()) else { return };
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
    // Below heads that stand already, as on a further page, are names and their values.
    let opens = !heads[..=last].contains(&true);
    let over_columns = |k: usize| {
        opens && rows[..=k].iter().all(|row| !row.ruled && row.cells.len() >= 2 && row.cells.iter().all(over))
    };
    let stackable = |row: &Row| {
        let beside = row.cells.iter().all(|cell| cell.from >= right);
        let apart =
            row.cells.len() >= 2 && !cells(lines, row).any(|text| ends_like_a_name(&text) && !only_head_words(&text));
        valueless(row) && (telling(row) || beside || apart)
    };
    let mut first = last + 1;
    while first > 0 && last - (first - 1) < STACK && (stackable(&rows[first - 1]) || over_columns(first - 1)) {
        first -= 1;
        if rows[first].apart || rows[first].page_above || first > 0 && rows[first - 1].rule_below > 0 {
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

/// Heads that run over more lines than the names' own: what stands directly below, right of the names, before a blank
/// line, is the rest of them.
fn mark_rest(lines: &Lines<'_>, rows: &[Row], heads: &mut [bool]) {
    let mut names = None;
    for k in 1..rows.len() {
        if heads[k - 1] && rows[k - 1].cells.len() >= 2 && !rows[k - 1].ruled {
            names = rows[k - 1].cells.first().map(|cell| cell.to);
        }
        // "DATE   COMPANY" over "ADDED": alone below heads, and made of their words.
        let alone =
            rows[k].cells.len() == 1 && cells(lines, &rows[k]).all(|text| only_head_words(&text) && says(&text));
        let over = rows.get(k + 1).is_some_and(|row| row.cells.len() >= 2);
        if heads[k - 1] && rows[k - 1].cells.len() >= 2 && !rows[k].apart && !rows[k].ruled && alone && over {
            heads[k] = true;
        }
        let Some(to) = names.filter(|_| heads[k - 1] && !rows[k].apart && !rows[k].ruled) else { continue };
        let end = rows[k..].iter().skip(1).take(STACK).take_while(|row| !row.apart).count() + k + 1;
        let right =
            |row: &Row| row.cells.iter().all(|cell| cell.from > to + 2) && cells(lines, row).all(|text| says(&text));
        if end < rows.len() && rows[k..end].iter().all(right) {
            heads[k..end].fill(true);
        }
    }
}

/// Lines of one cell each that are made of heads' words stand together where a table was flattened cell by cell.
fn mark_runs(lines: &Lines<'_>, rows: &[Row], heads: &mut [bool]) {
    let alone = |k: usize| rows.get(k).is_some_and(|row| row.cells.len() == 1 && is_head_words(&row.words(lines, 0)));
    // "Daily Oak Trust" at the end of a list of names: below it nothing stands that it could head.
    let valued = |row: &Row| row.cells.len() > 1 || look(&row.words(lines, 0)).is_value();
    let last_valued = rows.iter().rposition(valued).unwrap_or(0);
    for k in 0..rows.len() {
        let text = rows[k].words(lines, 0);
        // "- Service Shares": what a dash or a bullet begins heads nothing.
        if text.starts_with(['-', '–']) || is_bulleted(&text) {
            continue;
        }
        // "Distribution (12b-1) Fee" below another head: it says what its column holds, by whatever other words.
        let below = k > 0 && heads[k - 1] && rows[k - 1].cells.len() == 1 && !rows[k].apart && rows[k].cells.len() == 1;
        let says = || is_likely_head(&text) && column_kind(&text) == Some(ColumnKind::Value) && !look(&text).is_value();
        heads[k] |= below && says();
        if !alone(k) {
            continue;
        }
        let text = rows[k].words(lines, 0);
        let value = column_kind(&text) == Some(ColumnKind::Value) && k < last_valued;
        // "Trust" at the foot of a page is the rest of a registrant's name, whatever heads the next.
        let same_page = |k: usize| rows.get(k).is_some_and(|row| !row.page_above);
        let near = k > 0 && (alone(k - 1) || heads[k - 1]) && same_page(k) || alone(k + 1) && same_page(k + 1);
        let label = is_label(&text)
            && !(k > 0 && heads[k - 1])
            && !rows.get(k + 1).is_some_and(|r| column_kind(&r.words(lines, 0)) == Some(ColumnKind::Value));
        // "Name of Fund" over the first name: a head whose column lost its table.
        let first = k == 0 && text.to_lowercase().split(' ').any(|word| word == "name" || word == "names");
        // "Oak Small and Mid" over "Cap Fund": the rest of a name, though a cap is a figure elsewhere.
        let above = k.checked_sub(1).filter(|&k| !heads[k] && !alone(k)).and_then(|k| rows.get(k));
        let rest = value && ends_like_a_name(&text) && !rows[k].apart && above.is_some_and(|row| row.cells.len() == 1);
        if (value || near || first) && !label && !rest && !goes_on_beside(lines, rows, k) {
            heads[k] = true;
        }
    }
}

/// "Investor; Institutional;" over "Service": whether row `k` is the rest of a cell right above it, which ends as no cell does.
fn goes_on_beside(lines: &Lines<'_>, rows: &[Row], k: usize) -> bool {
    let Some((above, row)) = k.checked_sub(1).and_then(|above| rows.get(above)).zip(rows.get(k)) else { return false };
    let over = |from: u32| above.cells.iter().skip(1).find(|cell| cell.from == from);
    let open = |text: &str| text.ends_with([';', ',', '&', '/']) || text.ends_with(" and");
    !row.apart
        && !row.ruled
        && row.cells.first().and_then(|cell| over(cell.from)).is_some_and(|cell| open(lines.slice(cell.span)))
}

/// "Oak Fund" is a name; "Fund", "Fund Name" are heads.
fn named(text: &str) -> bool {
    ends_like_a_name(text) && text.split_whitespace().count() > 1 && !is_head_words(text)
}
