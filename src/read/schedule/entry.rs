//! Rows → entries: one entry a name, its wrapped lines joined, its values and classes gathered.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::read::prose::{Joined, read_pieces};
use crate::read::vocabulary::{ColumnKind, ends_like_a_name};
use crate::text::Span;
use crate::text::lines::Lines;

use super::below::hand_out;
use super::body::Body;
use super::columns::Grid;
use super::draft::{classes_by_indent, draft, flatten_centred, parts};
use super::name::{Name, name};
use super::row::Row;
use super::value::{Look, look};
use super::wrap::{bare_below, fund_wraps, runs_on, wraps};

/// A value and the column it stands in.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The column's number.
    pub column: usize,
    /// Its words, a piece a line.
    pub pieces: Vec<Span>,
    /// So far it is only a "$", which belongs to the number after it.
    pub dollar: bool,
}

/// A class that stands on a row of its own, and what stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassRow {
    /// Its words.
    pub pieces: Vec<Span>,
    /// What stands beside it.
    pub values: Vec<Value>,
}

/// A name of a list, with all that belongs to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// The first of its lines.
    pub line: usize,
    /// Which set of columns it stands in.
    pub part: usize,
    /// Its words in the registrants' column, where the list has one.
    pub fund: Vec<Span>,
    /// Its words in the names' column.
    pub pieces: Vec<Span>,
    /// Those taken apart.
    pub name: Name,
    /// Former names in a column or on lines of their own.
    pub former: Vec<Vec<Span>>,
    /// Rows of classes.
    pub classes: Vec<ClassRow>,
    /// Values of the name itself.
    pub values: Vec<Value>,
    /// How far in its name begins.
    pub indent: usize,
    /// Blank lines stand above it.
    pub apart: bool,
    /// The rule under it, as long as drawn.
    pub rule_below: usize,
    /// All capitals.
    pub caps: bool,
    /// A class by its look, which heads a list of names or follows one.
    pub class_look: bool,
    /// "PORTFOLIOS" and its kin.
    pub label: bool,
    /// Tiers of assets are among its values.
    pub tiered: bool,
    /// It is cut at TABs or pipes.
    pub ruled: bool,
    /// The source's markup says that it goes on with the row before.
    pub continues: bool,
    /// A head of columns stands above it.
    pub after_head: bool,
}

impl Entry {
    /// Whether no former name is told of it.
    pub fn former_free(&self) -> bool {
        self.former.is_empty() && self.name.formerly.is_empty()
    }

    /// Whether values or classes stand beside the name.
    pub fn has_values(&self) -> bool {
        !self.values.is_empty() || !self.classes.is_empty()
    }
}

/// Makes the entries of a body.
pub fn entries(lines: &Lines<'_>, body: &Body, grid: &Grid) -> Vec<Entry> {
    let mut drafts = Vec::new();
    let mut after_head = false;
    for (k, (row, head)) in body.rows.iter().zip(&grid.heads).enumerate() {
        if *head {
            after_head = true;
            continue;
        }
        let over = grid.heads.get(k + 1).is_some_and(|next| *next);
        let row = if over { Cow::Owned(set_left(lines, row, grid)) } else { Cow::Borrowed(row) };
        for part in parts(&row, grid).iter() {
            let mut draft = draft(lines, part, grid);
            draft.after_head = std::mem::take(&mut after_head);
            drafts.push(draft);
        }
    }
    if grid.down {
        // Names in two columns that are read down: the left column first.
        // A heading ends the columns above it.
        let mut section = 0;
        let sections: Vec<usize> = drafts
            .iter()
            .map(|draft| {
                let text = draft.pieces.first().map_or("", |&span| lines.slice(span));
                section += usize::from(
                    draft.part == 0 && draft.apart && draft.caps && crate::read::prose::item_mark(text).is_none(),
                );
                section
            })
            .collect();
        let mut order: Vec<usize> = (0..drafts.len()).collect();
        order.sort_by_key(|&i| (sections[i], drafts[i].part));
        let mut taken: Vec<Option<Entry>> = drafts.into_iter().map(Some).collect();
        drafts = order.into_iter().filter_map(|i| taken[i].take()).collect();
    }
    flatten_centred(lines, &mut drafts);
    classes_by_indent(lines, &mut drafts);
    let mut notes: Vec<String> = body.notes.iter().map(|(mark, _)| mark.clone()).collect();
    notes.sort_unstable();
    notes.dedup();
    let mut out = join(lines, drafts);
    for entry in &mut out {
        let tier = |value: &Value| value.pieces.first().is_some_and(|&p| look(&lines.joined(p)) == Look::Tier);
        entry.tiered = entry.values.iter().any(tier);
        entry.name = name(lines, &Joined::of_pieces(lines, &entry.pieces), &notes);
    }
    out
}

/// A name alone on a row, set apart, over the heads of a table of its own is no value, wherever on the line it stands.
fn set_left(lines: &Lines<'_>, row: &Row, grid: &Grid) -> Row {
    let mut row = row.clone();
    if let [cell] = row.cells.as_mut_slice()
        && row.apart
        && !row.ruled
        && ends_like_a_name(lines.slice(cell.span))
        && let Some(names) = grid.columns.iter().find(|column| column.kind == ColumnKind::Portfolio)
    {
        (cell.from, cell.to) = (names.from, names.from + 1);
    }
    row
}

/// Joins wrapped lines and hands rows without a name to the name above.
fn join(lines: &Lines<'_>, mut drafts: Vec<Entry>) -> Vec<Entry> {
    let named = drafts.iter().filter(|d| !d.pieces.is_empty()).count();
    let valued = drafts.iter().filter(|d| d.has_values()).count() * 5 >= named * 2 && named > 0;
    let family = family(lines, &drafts);
    let bare = bare_below(lines, &drafts);
    let mut out: Vec<Entry> = Vec::new();
    let mut handed = 0;
    for k in 0..drafts.len() {
        if handed == 0 && drafts[k].pieces.is_empty() {
            handed = hand_out(&mut out, &drafts[k..]);
        }
        if handed > 0 {
            handed -= 1;
            continue;
        }
        let next = std::mem::take(&mut drafts[k]);
        let Some(current) = out.last_mut() else {
            out.push(next);
            continue;
        };
        if let Some(former) = open_parenthesis(lines, current).filter(|_| !next.pieces.is_empty() && !next.apart) {
            // "(formerly Oak / Fund)": the parenthesis runs on.
            current.former[former].extend(next.pieces.iter().copied());
            take_rest(lines, current, Entry { pieces: Vec::new(), ..next });
        } else if next.pieces.is_empty() && next.fund.is_empty() {
            take_rest(lines, current, next);
        } else if bare.is_some_and(|from| next.indent >= from) && !next.pieces.is_empty() {
            out.push(next);
        } else if next.pieces.is_empty() {
            take_fund_row(lines, &mut out, next);
        } else if is_half(lines, current, &next, drafts.get(k + 1), family.as_deref())
            || !begins_anew(lines, current, &next, family.as_deref()) && wraps(lines, current, &next, valued)
        {
            current.pieces.extend(next.pieces.iter().copied());
            current.fund.extend(next.fund.iter().copied());
            current.rule_below = next.rule_below;
            take_rest(lines, current, next);
        } else if !next.fund.is_empty() && fund_wraps(lines, current, &next) {
            let mut next = next;
            current.fund.append(&mut next.fund);
            out.push(next);
        } else {
            out.push(next);
        }
    }
    out
}

/// The word that names of a list begin with: four of ten lines do, since rests of wrapped names do not.
fn family(lines: &Lines<'_>, drafts: &[Entry]) -> Option<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let names = || drafts.iter().filter(|d| !d.pieces.is_empty() && !d.class_look);
    let named = names().count();
    for word in names().filter_map(|draft| first_word(lines, draft)) {
        *counts.entry(word).or_default() += 1;
    }
    let (word, count) = counts.into_iter().max_by_key(|(word, count)| (*count, word.clone()))?;
    (word.len() > 2 && count >= 2 && count * 10 >= named * 4).then_some(word)
}

fn first_word(lines: &Lines<'_>, entry: &Entry) -> Option<String> {
    let text = lines.slice(*entry.pieces.first()?);
    text.split([' ', '/', '\u{a0}']).next().map(str::to_lowercase)
}

/// Whether `current` is the first half of a name whose values or classes stand beside its second: it begins as the names of this
/// list do, ends as none does, and the line after it does not begin a name.
fn is_half(lines: &Lines<'_>, current: &Entry, next: &Entry, after: Option<&Entry>, family: Option<&str>) -> bool {
    let of_family = |entry: &Entry| family.is_some() && first_word(lines, entry).as_deref() == family;
    let whole = || ends_like_a_name(&read_pieces(lines, &current.pieces));
    let names = !(current.class_look || next.class_look || current.label || next.label || next.after_head);
    let adjoins = names && !next.apart && current.rule_below == 0 && current.caps == next.caps;
    let told = next.has_values() || after.is_some_and(|after| after.class_look && after.indent > next.indent);
    adjoins && told && !current.has_values() && of_family(current) && !of_family(next) && !whole()
}

/// Whether `next` begins as the names of this list do, under words that do not: a heading, not the first half of it.
fn begins_anew(lines: &Lines<'_>, current: &Entry, next: &Entry, family: Option<&str>) -> bool {
    let of_family = |entry: &Entry| family.is_some() && first_word(lines, entry).as_deref() == family;
    of_family(next) && !of_family(current) && !current.has_values()
}

/// The most pieces that a name, or a former name, wraps over: a parenthesis that is never closed takes no more.
pub const MOST_PIECES: usize = 12;

/// The last former name, if its parenthesis is not closed yet.
fn open_parenthesis(lines: &Lines<'_>, entry: &Entry) -> Option<usize> {
    let last = entry.former.len().checked_sub(1).filter(|&last| entry.former[last].len() < MOST_PIECES)?;
    let text = read_pieces(lines, &entry.former[last]);
    (text.starts_with('(') && !text.contains(')')).then_some(last)
}

/// Takes over the values, classes and former names of a row that has no name of its own.
fn take_rest(lines: &Lines<'_>, current: &mut Entry, next: Entry) {
    current.former.extend(next.former);
    for value in next.values {
        let text = value.pieces.first().map(|&p| lines.joined(p)).unwrap_or_default();
        let list = if let Some(class) = current.classes.last_mut().filter(|_| current.values.is_empty()) {
            &mut class.values
        } else {
            &mut current.values
        };
        if matches!(&*text, "%" | ")")
            && let Some(last) = list.last_mut()
        {
            last.pieces.extend(value.pieces);
            continue;
        }
        match list.iter_mut().rev().find(|v| v.column == value.column) {
            Some(above) if runs_on(lines, above, &text) => above.pieces.extend(value.pieces),
            _ => list.push(value),
        }
    }
    for class in next.classes {
        let above = current.classes.last().and_then(|c| c.pieces.last()).map(|&p| lines.joined(p)).unwrap_or_default();
        let unfinished = above.ends_with([',', '&']) || above.ends_with(" and");
        match current.classes.last_mut().filter(|_| unfinished && class.values.is_empty()) {
            Some(last) => last.pieces.extend(class.pieces),
            None => current.classes.push(class),
        }
    }
}

/// A row with only a registrant: the rest of its wrapped name, or one without portfolios.
fn take_fund_row(lines: &Lines<'_>, out: &mut Vec<Entry>, next: Entry) {
    let above = out.iter().rev().find(|e| !e.fund.is_empty());
    let wraps = above.is_some_and(|above| !next.apart && fund_wraps(lines, above, &next));
    match out.iter_mut().rev().find(|e| !e.fund.is_empty()).filter(|_| wraps) {
        Some(above) => above.fund.extend(next.fund),
        None => out.push(next),
    }
}
