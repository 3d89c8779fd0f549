//! Rows → entries: one entry a name, its wrapped lines joined, its values and classes gathered.

use crate::read::prose::{Joined, assemble, is_caps};
use crate::read::vocabulary::{
    ColumnKind, ends_like_a_name, ends_like_a_registrant, is_category, is_label, is_only_a_tail,
};
use crate::text::Span;
use crate::text::lines::Lines;

use super::body::Body;
use super::columns::{Grid, column_of, is_class_code};
use super::name::{Name, name};
use super::row::{Cell, Row};
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
    fn has_values(&self) -> bool {
        !self.values.is_empty() || !self.classes.is_empty()
    }
}

/// Makes the entries of a body.
pub fn entries(lines: &Lines<'_>, body: &Body, grid: &Grid) -> Vec<Entry> {
    let mut drafts = Vec::new();
    let mut after_head = false;
    for (row, head) in body.rows.iter().zip(&grid.heads) {
        if *head {
            after_head = true;
            continue;
        }
        for part in parts(row, grid) {
            let mut draft = draft(lines, &part, grid);
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
    let notes: Vec<String> = body.notes.iter().map(|(mark, _)| mark.clone()).collect();
    let mut out = join(lines, drafts);
    for entry in &mut out {
        let tier = |value: &Value| value.pieces.first().is_some_and(|&p| look(&lines.words(p).value) == Look::Tier);
        entry.tiered = entry.values.iter().any(tier);
        entry.name = name(lines, &Joined::of_pieces(lines, &entry.pieces), &notes);
    }
    out
}

/// In a centred list indents say nothing: lines of every length share their middle.
fn flatten_centred(lines: &Lines<'_>, drafts: &mut [Entry]) {
    let middle = |e: &Entry| e.pieces.first().map(|&p| e.indent * 2 + lines.slice(p).chars().count());
    let plain: Vec<usize> = drafts.iter().filter(|e| !e.ruled && !e.has_values()).filter_map(middle).collect();
    let mut sorted = plain.clone();
    sorted.sort_unstable();
    let Some(&median) = sorted.get(sorted.len() / 2) else { return };
    let near = plain.iter().filter(|m| m.abs_diff(median) <= 4).count();
    let mut indents: Vec<usize> = drafts.iter().map(|e| e.indent).collect();
    indents.sort_unstable();
    indents.dedup();
    if plain.len() >= 4 && near * 10 >= plain.len() * 8 && indents.len() * 3 >= plain.len() && indents.len() >= 3 {
        drafts.iter_mut().for_each(|e| e.indent = 0);
    }
}

/// A row of a list that snakes over several sets of columns is several rows.
fn parts(row: &Row, grid: &Grid) -> Vec<Row> {
    if grid.sets < 2 {
        return vec![row.clone()];
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
    out
}

fn draft(lines: &Lines<'_>, row: &Row, grid: &Grid) -> Entry {
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
    let mut values: Vec<Value> = Vec::new();
    for cell in &row.cells {
        let column = column_of(&grid.columns, cell.from, cell.to);
        let text = lines.words(cell.span).value;
        let looks = look(&text);
        let kind = kind_of(grid, column, row, cell, looks);
        let head = grid
            .columns
            .get(column)
            .and_then(|c| c.head.as_ref())
            .filter(|h| look(&h.value) == Look::Class || is_class_code(&h.value));
        if let Some(head) = head.filter(|_| kind != ColumnKind::Portfolio && looks == Look::Figure) {
            let marks = matches!(text.to_lowercase().as_str(), "x" | "✓" | "✔" | "yes");
            let values =
                if marks { Vec::new() } else { vec![Value { column, pieces: vec![cell.span], dollar: false }] };
            if !matches!(text.to_lowercase().as_str(), "n/a" | "none" | "--" | "-" | "—" | "–" | "na" | "no") {
                out.classes.push(ClassRow { pieces: head.pieces().collect(), values });
            }
            continue;
        }
        let first = plain && out.pieces.is_empty() && !(out.has_values() || class.is_some());
        match (kind, looks) {
            (ColumnKind::Fund, _) => out.fund.push(cell.span),
            (_, Look::Former) => out.former.push(vec![cell.span]),
            (ColumnKind::Former, Look::Words) => out.former.push(vec![cell.span]),
            (ColumnKind::Class, Look::Figure) if is_short_list(&text) => {
                class = Some(ClassRow { pieces: vec![cell.span], values: Vec::new() });
            }
            (ColumnKind::Class, Look::Figure | Look::Date | Look::Tier) => {
                push_value(&mut values, column, cell.span, &text)
            }
            (ColumnKind::Class, _) => class = Some(ClassRow { pieces: vec![cell.span], values: Vec::new() }),
            (ColumnKind::Portfolio, Look::Class) if first && row.cells.len() == 1 => {
                out.class_look = true;
                out.pieces.push(cell.span);
            }
            (ColumnKind::Portfolio, Look::Class) => {
                class = Some(ClassRow { pieces: vec![cell.span], values: Vec::new() })
            }
            (ColumnKind::Portfolio, Look::Words) => {
                out.pieces.push(cell.span);
                out.indent = if row.ruled { out.indent } else { cell.from as usize };
            }
            (ColumnKind::Portfolio, Look::ClassList) if !plain => out.pieces.push(cell.span),
            _ => push_value(&mut values, column, cell.span, &text),
        }
    }
    match class {
        Some(mut class) => {
            class.values = values;
            out.classes.push(class);
        }
        None => out.values = values,
    }
    let text = lines.words(out.pieces.first().copied().unwrap_or_default()).value;
    out.caps = is_caps(&text);
    out.label = out.pieces.len() == 1 && !out.has_values() && is_label(&text);
    out
}

/// What a cell is by its column; but words that stand alone on a row between the columns, or left of the names in a
/// column of dates or figures, are a heading's.
fn kind_of(grid: &Grid, column: usize, row: &Row, cell: &Cell, looks: Look) -> ColumnKind {
    let Some(place) = grid.columns.get(column) else { return ColumnKind::Portfolio };
    let alone = row.cells.len() == 1 && looks == Look::Words;
    let between = place.to <= cell.from || cell.to <= place.from;
    let names = grid.columns.iter().filter(|c| c.kind == ColumnKind::Portfolio).map(|c| c.from).min().unwrap_or(0);
    if alone && place.kind == ColumnKind::Value && (between || cell.from < names) {
        return ColumnKind::Portfolio;
    }
    place.kind
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

/// Joins wrapped lines and hands rows without a name to the name above.
fn join(lines: &Lines<'_>, drafts: Vec<Entry>) -> Vec<Entry> {
    let named = drafts.iter().filter(|d| !d.pieces.is_empty()).count();
    let valued = drafts.iter().filter(|d| d.has_values()).count() * 5 >= named * 2 && named > 0;
    let mut out: Vec<Entry> = Vec::new();
    for next in drafts {
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
        } else if next.pieces.is_empty() {
            take_fund_row(lines, &mut out, next);
        } else if wraps(lines, current, &next, valued) {
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

/// The most pieces that a name, or a former name, wraps over: a parenthesis that is never closed takes no more.
const MOST_PIECES: usize = 12;

/// The last former name, if its parenthesis is not closed yet.
fn open_parenthesis(lines: &Lines<'_>, entry: &Entry) -> Option<usize> {
    let last = entry.former.len().checked_sub(1).filter(|&last| entry.former[last].len() < MOST_PIECES)?;
    let text = assemble(lines, entry.former[last].clone()).value;
    (text.starts_with('(') && !text.contains(')')).then_some(last)
}

/// Takes over the values, classes and former names of a row that has no name of its own.
fn take_rest(lines: &Lines<'_>, current: &mut Entry, next: Entry) {
    current.former.extend(next.former);
    for value in next.values {
        let text = value.pieces.first().map(|&p| lines.words(p).value).unwrap_or_default();
        let list = if let Some(class) = current.classes.last_mut().filter(|_| current.values.is_empty()) {
            &mut class.values
        } else {
            &mut current.values
        };
        if matches!(text.as_str(), "%" | ")")
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
        let above =
            current.classes.last().and_then(|c| c.pieces.last()).map(|&p| lines.words(p).value).unwrap_or_default();
        let unfinished = above.ends_with([',', '&']) || above.ends_with(" and");
        match current.classes.last_mut().filter(|_| unfinished && class.values.is_empty()) {
            Some(last) => last.pieces.extend(class.pieces),
            None => current.classes.push(class),
        }
    }
}

/// Whether the words of a value go on from the line above: neither is a figure or a date that stands for itself.
fn runs_on(lines: &Lines<'_>, above: &Value, text: &str) -> bool {
    let whole = assemble(lines, above.pieces.clone()).value;
    look(text) == Look::Words
        && (look(&whole) == Look::Words || text.starts_with(|c: char| c.is_lowercase() || c == '('))
        || whole.starts_with('(') && !whole.contains(')')
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

fn fund_wraps(lines: &Lines<'_>, current: &Entry, next: &Entry) -> bool {
    if current.fund.is_empty() || next.apart {
        return false;
    }
    let above = assemble(lines, current.fund.clone()).value;
    let here = assemble(lines, next.fund.clone()).value;
    continues(&above, &here)
        || !ends_like_a_name(&above)
            && ends_like_a_name(&format!("{above} {here}"))
            && here.split_whitespace().count() <= 2
}

/// Whether `here` cannot begin a name, or `above` cannot end one.
fn continues(above: &str, here: &str) -> bool {
    const OPEN_ENDS: [&str; 9] = [" and", "&", " of", " the", " for", " in", " or", "/", ", "];
    let unfinished = OPEN_ENDS.iter().any(|end| above.to_lowercase().ends_with(end));
    let parenthesis = above.matches('(').count() > above.matches(')').count();
    let lower = here.starts_with(|c: char| c.is_lowercase()) && !here.starts_with("o ");
    unfinished || parenthesis || lower || here.starts_with('(')
}

/// Whether the name of `next` is the rest of the name of `current`.
fn wraps(lines: &Lines<'_>, current: &Entry, next: &Entry, valued: bool) -> bool {
    if current.pieces.is_empty()
        || current.pieces.len() >= MOST_PIECES
        || current.class_look
        || next.class_look
        || current.label
        || next.after_head
    {
        return false;
    }
    let above = assemble(lines, current.pieces.clone()).value;
    let here = assemble(lines, next.pieces.clone()).value;
    if next.continues {
        let alike = shares_first_word(&above, &here);
        return !(alike || ends_like_a_name(&above) && ends_like_a_name(&here) && !is_only_a_tail(&here));
    }
    if look(&above).is_value() {
        return false;
    }
    let lone_label = next.label && (next.apart || next.caps || current.caps != next.caps || current.rule_below > 0);
    if continues(&above, &here) {
        return true;
    }
    if next.apart && !(next.has_values() && !current.has_values() && is_only_a_tail(&here)) || current.rule_below > 0 {
        return false;
    }
    if is_only_a_tail(&here) && !lone_label {
        return true;
    }
    if current.caps != next.caps && !above.ends_with('-') {
        return false;
    }
    let starts_item =
        here.starts_with(['•', '●', '·', '*', '"', '“']) || crate::read::prose::item_mark(&here).is_some();
    let hangs = next.indent > current.indent + 1 && next.indent <= current.indent + 8 && !next.ruled;
    // In a numbered list a line without a number is the rest of the one above.
    if crate::read::prose::item_mark(&above).is_some()
        && crate::read::prose::item_mark(&here).is_none()
        && next.indent > current.indent
        && !next.has_values()
    {
        return true;
    }
    let whole = ends_like_a_name(above.trim_end_matches(['-', ' ', '*']));
    let better = ends_like_a_name(here.trim_end_matches(['-', ' ', '*', '"', '”']));
    if starts_item || shares_first_word(&above, &here) {
        return false;
    }
    if current.has_values() {
        // The value stands on the first line: what hangs below without one is the rest.
        let heads = ends_like_a_registrant(&here) || is_category(&here);
        return valued && !next.has_values() && (hangs || better && !heads);
    }
    hangs
        && (!whole && better
            || valued && next.has_values() && !above.ends_with(':')
            || above.ends_with(':') && valued && next.has_values() && better && !is_heading_colon(&above))
        || valued && next.has_values() && !whole && better && next.fund.is_empty()
}

/// Names of one family begin with the same word; the rest of a wrapped name hardly does.
fn shares_first_word(above: &str, here: &str) -> bool {
    let first = |text: &str| text.split([' ', '/']).next().unwrap_or("").to_lowercase();
    first(above) == first(here) && first(here).len() >= 3
}

/// A colon that ends a registrant's heading, not one inside a name.
fn is_heading_colon(text: &str) -> bool {
    let stem = text.trim_end_matches(':');
    ends_like_a_name(stem)
}
