//! Rows → entries: one entry a name, its wrapped lines joined, its values and classes gathered.

use std::collections::HashMap;

use crate::order::InOrder;
use crate::read::prose::Joined;
use crate::read::vocabulary::{ColumnKind, ends_like_a_name};
use crate::text::Span;
use crate::text::lines::Lines;

use super::below::codes_are_values;
use super::beside::join_registrants_values;
use super::body::Body;
use super::columns::Grid;
use super::draft::{classes_by_indent, draft, flatten_centred, parts};
use super::initial::settle;
use super::joined::join;
use super::middle::{join_halves, raise};
use super::name::{Name, name};
use super::one_line::several_in_one;
use super::row::Row;
use super::ticker::set_apart;
use super::value::{Look, look};

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

/// Makes the entries of a body, whose rows it takes.
pub fn entries(lines: &Lines<'_>, body: &mut Body, grid: &Grid) -> Vec<Entry> {
    let rows = std::mem::take(&mut body.rows);
    let mut drafts = Vec::with_capacity(rows.len());
    let mut after_head = false;
    for (k, (row, head)) in rows.into_iter().zip(&grid.heads).enumerate() {
        if *head {
            after_head = true;
            continue;
        }
        let over = grid.heads.get(k + 1).is_some_and(|next| *next);
        let row = if over { set_left(lines, row, grid) } else { row };
        for part in parts(&row, grid).iter() {
            let mut draft = draft(lines, part, grid);
            draft.after_head = std::mem::take(&mut after_head);
            drafts.push(draft);
        }
    }
    if grid.down {
        // Names in columns that are read down: the left column first.
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
        order.order_by_key(|&i| (sections[i], drafts[i].part));
        let mut taken: Vec<Option<Entry>> = drafts.into_iter().map(Some).collect();
        drafts = order.into_iter().filter_map(|i| taken[i].take()).collect();
    }
    if grid.down {
        level_columns(&mut drafts);
    }
    let centred = flatten_centred(lines, &mut drafts);
    classes_by_indent(lines, &mut drafts);
    raise(lines, &mut drafts);
    drafts = join_halves(drafts);
    codes_are_values(lines, &mut drafts);
    let mut notes: Vec<String> = body.notes.iter().map(|(mark, _)| mark.clone()).collect();
    notes.order();
    notes.dedup();
    let mut out = several_in_one(lines, join(lines, drafts, centred));
    join_registrants_values(lines, &mut out, grid);
    for entry in &mut out {
        let tier = |value: &Value| value.pieces.first().is_some_and(|&p| look(&lines.joined(p)) == Look::Tier);
        entry.tiered = entry.values.iter().any(tier);
        let raised = raised_marks(lines, &entry.pieces);
        let known = if raised.is_empty() { &notes } else { &raised };
        entry.name = name(lines, &Joined::of_pieces(lines, &entry.pieces), known);
    }
    settle(lines, &mut out);
    set_apart(lines, &mut out);
    out
}

/// Names in columns that are read down stand as far in as those of the first column beside them, not as on the page.
fn level_columns(drafts: &mut [Entry]) {
    let named = |draft: &&Entry| !draft.pieces.is_empty();
    let first: HashMap<usize, usize> =
        drafts.iter().filter(named).filter(|d| d.part == 0).map(|d| (d.line, d.indent)).collect();
    // By column: how far in its names stand at least, and how far in those beside them do.
    let mut margins: HashMap<usize, (usize, usize)> = HashMap::new();
    for draft in drafts.iter().filter(named).filter(|draft| draft.part > 0) {
        let beside = first.get(&draft.line).copied().unwrap_or(usize::MAX);
        let margin = margins.entry(draft.part).or_insert((draft.indent, beside));
        *margin = (draft.indent.min(margin.0), beside.min(margin.1));
    }
    for draft in drafts.iter_mut() {
        if let Some(&(own, beside)) = margins.get(&draft.part).filter(|(_, beside)| *beside < usize::MAX) {
            draft.indent = draft.indent.saturating_sub(own) + beside;
        }
    }
}

/// The marks of notes that a page prints above the line: marks they are whether or not the note is there. The "th" of
/// an ordinal is none.
fn raised_marks(lines: &Lines<'_>, pieces: &[Span]) -> Vec<String> {
    let words = pieces.iter().flat_map(|&piece| lines.raised(piece)).flat_map(|words| words.split(','));
    let bare = words.map(|word| word.trim_matches(['(', ')', ' ']));
    let is_mark = |word: &&str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty();
    bare.filter(is_mark).map(str::to_owned).collect()
}

/// A name alone on a row, set apart, over the heads of a table of its own is no value, wherever on the line it stands.
fn set_left(lines: &Lines<'_>, mut row: Row, grid: &Grid) -> Row {
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
