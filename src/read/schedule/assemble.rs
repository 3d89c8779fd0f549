//! Entries and their levels → funds, portfolios, classes.

use std::collections::HashMap;

use crate::model::{Cell, Class, Fund, Portfolio};
use crate::read::prose::{Joined, assemble};
use crate::text::fold::{Folded, is_quote};
use crate::text::lines::Lines;
use crate::text::{Span, Spanned, Words};

use super::body::Body;
use super::columns::Grid;
use super::entry::{ClassRow, Entry, Value};
use super::level::Level;
use super::name::former_range;
use super::value::{Look, class_items, class_name, look};

/// Builds the funds of a list.
pub fn funds(lines: &Lines<'_>, body: &Body, grid: &Grid, entries: &[Entry], levels: &[Level]) -> Vec<Fund> {
    let mut builder = Builder { class_first: class_first(levels), ..Builder::new(lines, body, grid) };
    let outer = outer_groups(entries, levels);
    for ((entry, level), outer) in entries.iter().zip(levels).zip(outer) {
        if outer {
            // What follows stands under no fund of the group before.
            (builder.outer, builder.group, builder.current) = (Some(entry.name.name.clone()), None, None);
        } else {
            builder.take(entry, *level);
        }
    }
    share_tiers(&mut builder.funds);
    builder.funds
}

/// Which groups stand over funds and not over portfolios ("OPEN-END FUNDS"): those directly above a fund, and those set
/// as these are.
fn outer_groups(entries: &[Entry], levels: &[Level]) -> Vec<bool> {
    let over = |i: usize| levels[i] == Level::Group && levels.get(i + 1) == Some(&Level::Fund);
    let set = |i: usize| (entries[i].caps, entries[i].name.mark, entries[i].name.colon);
    let like: Vec<_> = (0..levels.len()).filter(|&i| over(i)).map(set).collect();
    let known = |i: usize| like.iter().take(8).any(|other| *other == set(i));
    (0..levels.len()).map(|i| levels[i] == Level::Group && known(i)).collect()
}

/// Whether classes head lists of names rather than follow a name: then names stand beside names.
fn class_first(levels: &[Level]) -> bool {
    let pairs = |a: Level, b: Level| levels.windows(2).filter(|w| w[0] == a && w[1] == b).count();
    let first = levels.iter().find(|l| matches!(l, Level::Class | Level::Portfolio));
    first == Some(&Level::Class) && pairs(Level::Class, Level::Class) <= pairs(Level::Portfolio, Level::Portfolio)
}

struct Builder<'a> {
    lines: &'a Lines<'a>,
    /// The footnotes by their marks; of several with one mark, the first.
    notes: HashMap<&'a str, &'a Words>,
    grid: &'a Grid,
    class_first: bool,
    funds: Vec<Fund>,
    /// Which fund is being filled.
    current: Option<usize>,
    group: Option<Words>,
    /// The group that the current fund stands under.
    outer: Option<Words>,
    class: Option<Words>,
    /// Funds and, in each, portfolios by folded name: a list may come back to one.
    fund_places: HashMap<Folded, usize>,
    places: HashMap<(usize, Folded), usize>,
    /// The classes of a portfolio of a fund, likewise.
    class_places: HashMap<(usize, usize, Folded), usize>,
}

impl<'a> Builder<'a> {
    fn new(lines: &'a Lines<'a>, body: &'a Body, grid: &'a Grid) -> Self {
        Self {
            lines,
            notes: body.notes.iter().rev().map(|(mark, note)| (mark.as_str(), note)).collect(),
            grid,
            class_first: false,
            funds: Vec::new(),
            current: None,
            group: None,
            outer: None,
            class: None,
            fund_places: HashMap::new(),
            places: HashMap::new(),
            class_places: HashMap::new(),
        }
    }

    fn take(&mut self, entry: &Entry, level: Level) {
        match level {
            // A cell of marks alone heads nothing.
            Level::Fund | Level::LoneFund | Level::Group if entry.name.name.value.is_empty() => {}
            Level::Fund | Level::LoneFund => {
                self.open_fund(entry.name.name.clone());
                let cells = self.cells(&entry.values);
                if let Some(fund) = self.current.and_then(|i| self.funds.get_mut(i)) {
                    fund.cells.extend(cells);
                }
                self.group = None;
                self.class = None;
                if level == Level::LoneFund {
                    self.current = None;
                }
            }
            Level::Caption => {}
            Level::Group => self.group = Some(entry.name.name.clone()),
            Level::Label => {
                let label = assemble(self.lines, entry.pieces.clone());
                if let Some(fund) = self.current.and_then(|i| self.funds.get_mut(i)) {
                    fund.label.get_or_insert(label);
                }
            }
            Level::Class if self.class_first => self.class = Some(self.class_words(&entry.pieces)),
            Level::Class => {
                let row = ClassRow { pieces: entry.pieces.clone(), values: entry.values.clone() };
                let classes = self.classes(&row);
                let fund = self.funds.len().saturating_sub(1);
                let last = self.funds.last().and_then(|fund| fund.portfolios.len().checked_sub(1));
                if let Some(last) = last {
                    self.add_classes(fund, last, classes);
                }
            }
            Level::Portfolio => self.portfolio(entry),
        }
    }

    fn open_fund(&mut self, name: Words) {
        let key = Folded::of(&name.value);
        let place = self.fund_places.get(&key).copied().unwrap_or_else(|| {
            self.funds.push(Fund { name: Some(name), ..Fund::default() });
            self.funds.len() - 1
        });
        self.fund_places.insert(key, place);
        self.current = Some(place);
    }

    fn portfolio(&mut self, entry: &Entry) {
        if !entry.fund.is_empty() {
            let joined = Joined::of_pieces(self.lines, &entry.fund);
            let name = super::name::name(self.lines, &joined, &[]).name;
            // A registrants' cell of marks alone names no registrant.
            if !name.value.is_empty() {
                self.open_fund(name);
            }
        }
        if entry.name.name.value.is_empty() {
            return;
        }
        let fund = match self.current {
            Some(fund) => fund,
            None => {
                self.funds.push(Fund::default());
                self.current = Some(self.funds.len() - 1);
                self.funds.len() - 1
            }
        };
        let mut made = self.made(entry);
        let classes = std::mem::take(&mut made.classes);
        let key = (fund, Folded::of(&made.name.value));
        let known = self.places.get(&key).copied();
        let repeats = self.class_first && self.class.is_some() || entry.name.class.is_some();
        let at = match known.filter(|_| repeats) {
            Some(at) => {
                self.funds[fund].portfolios[at].cells.extend(made.cells);
                at
            }
            None => {
                self.funds[fund].portfolios.push(made);
                let at = self.funds[fund].portfolios.len() - 1;
                self.places.entry(key).or_insert(at);
                at
            }
        };
        self.add_classes(fund, at, classes);
    }

    /// Gives classes to a portfolio; what is said of one twice is said of the same.
    fn add_classes(&mut self, fund: usize, portfolio: usize, classes: Vec<Class>) {
        let own = &mut self.funds[fund].portfolios[portfolio].classes;
        for class in classes {
            let next = own.len();
            let at = *self.class_places.entry((fund, portfolio, Folded::of(&class.name.value))).or_insert(next);
            match own.get_mut(at) {
                Some(known) => known.cells.extend(class.cells),
                None => own.push(class),
            }
        }
    }

    fn made(&self, entry: &Entry) -> Portfolio {
        let group = self.group.clone().or_else(|| self.outer.clone());
        let mut out = Portfolio { name: entry.name.name.clone(), group, ..Portfolio::default() };
        out.formerly = entry.name.formerly.clone();
        out.formerly.extend(entry.former.iter().flat_map(|pieces| self.formers(pieces)));
        out.notes = entry.name.remarks.clone();
        for mark in &entry.name.marks {
            if let Some(note) = self.notes.get(mark.as_str()) {
                self.note(note, &mut out);
            }
        }
        let mut cells = self.cells(&entry.values);
        for note in cells.iter_mut().filter_map(|cell| self.unmarked(cell)) {
            self.note(note, &mut out);
        }
        if let Some(class) = &entry.name.class {
            out.classes.push(Class { name: class.clone(), cells });
        } else {
            out.cells = cells;
        }
        for row in &entry.classes {
            out.classes.extend(self.classes(row));
        }
        if let Some(class) = self.class.as_ref().filter(|_| self.class_first) {
            // What stands beside a name under the heading of a class is said of that class.
            out.classes.insert(0, Class { name: class.clone(), cells: std::mem::take(&mut out.cells) });
        }
        out
    }

    /// Takes the mark of a footnote off a value ("0.10%*"): the note that it calls.
    fn unmarked(&self, cell: &mut Cell) -> Option<&'a Words> {
        let value = &mut cell.value;
        let bare = value.value.trim_end_matches(['*', '†', '‡']);
        let mark = value.value.get(bare.len()..).filter(|mark| !mark.is_empty() && !bare.is_empty())?.to_owned();
        let note = *self.notes.get(mark.as_str())?;
        value.value.truncate(bare.trim_end().len());
        let last = value.more.last_mut().unwrap_or(&mut value.span);
        last.end -= mark.len().min((last.end - last.start) as usize) as u32;
        Some(note)
    }

    /// A footnote that gives a former name gives it to the portfolio.
    fn note(&self, note: &Words, out: &mut Portfolio) {
        let pieces: Vec<Span> = note.pieces().collect();
        let joined = Joined::of_pieces(self.lines, &pieces);
        match former_range(&joined.text) {
            Some(range) if joined.text.len() < 120 => out.formerly.push(joined.words(self.lines, range)),
            _ => out.notes.push(note.clone()),
        }
    }

    /// Former names in a cell: "(formerly A) (formerly B)", or the bare name in a column of former names.
    fn formers(&self, pieces: &[Span]) -> Vec<Words> {
        let joined = Joined::of_pieces(self.lines, pieces);
        let text = &joined.text;
        let mut out = Vec::new();
        let mut at = 0;
        while let Some(open) = text[at..].find(['(', '[']).map(|o| at + o) {
            let close = text[open..].find([')', ']']).map_or(text.len(), |c| open + c);
            let inner = open + 1..close.max(open + 1);
            if let Some(former) = former_range(text[inner.clone()].trim_start()) {
                let skip = inner.start + text[inner.clone()].len() - text[inner.clone()].trim_start().len();
                out.push(joined.words(self.lines, skip + former.start..skip + former.end));
            }
            at = (close + 1).min(text.len());
        }
        if out.is_empty() && look(text) == Look::Words && text.len() > 3 {
            out.push(super::name::name(self.lines, &joined, &[]).name);
        }
        out
    }

    /// A cell that holds nothing but a closing quote is none.
    fn cells(&self, values: &[Value]) -> Vec<Cell> {
        let mut out: Vec<Cell> = Vec::new();
        let mut tier: Option<&Value> = None;
        for value in values {
            let cell = self.cell(value);
            if cell.value.value.is_empty() {
                continue;
            }
            let looks = look(&cell.value.value);
            match tier.take().filter(|_| looks == Look::Figure) {
                Some(above) => {
                    out.pop();
                    out.push(self.tier(above, value));
                }
                None => {
                    tier = Some(value).filter(|_| looks == Look::Tier);
                    out.push(cell);
                }
            }
        }
        out
    }

    /// A tier of assets and the rate that is paid on it are one statement: "First $250 million 0.695%".
    fn tier(&self, tier: &Value, rate: &Value) -> Cell {
        let (tier, rate) = (self.cell(tier).value, self.cell(rate));
        let value = format!("{} {}", tier.value, rate.value.value);
        let more = tier.more.into_iter().chain(rate.value.pieces()).collect();
        Cell { head: rate.head, value: Spanned { value, span: tier.span, more } }
    }

    fn cell(&self, value: &Value) -> Cell {
        // Under a class the head is the class's name already; what is over it says what the figure is.
        let column = self.grid.columns.get(value.column);
        let head = column.and_then(|c| if c.class { c.over.as_ref() } else { c.head.as_ref() });
        Cell { head: head.map(|h| h.value.clone()), value: figure(self.lines, &value.pieces) }
    }

    fn class_words(&self, pieces: &[Span]) -> Words {
        let joined = Joined::of_pieces(self.lines, pieces);
        let text = joined.text.trim_start_matches(['"', '-', ' ']);
        let skip = joined.text.len() - text.len();
        let length = class_name(text).map_or(text.trim_end_matches(['"', ',', ';']).len(), str::len);
        joined.words(self.lines, skip..skip + length)
    }

    fn classes(&self, row: &ClassRow) -> Vec<Class> {
        let joined = Joined::of_pieces(self.lines, &row.pieces);
        let cells = self.cells(&row.values);
        let items = class_items(&joined.text);
        if items.len() > 1 {
            let names = items.into_iter().map(|range| {
                let range =
                    range.start..range.start + joined.text[range.clone()].trim_end_matches(['"', '*', '.']).len();
                joined.words(self.lines, range)
            });
            return names.map(|name| Class { name, cells: cells.clone() }).collect();
        }
        let name = self.class_words(&row.pieces);
        if name.value.is_empty() { Vec::new() } else { vec![Class { name, cells }] }
    }
}

/// A value's words; a sign that stood in a cell of its own is set to its number again.
fn figure(lines: &Lines<'_>, pieces: &[Span]) -> Words {
    let trimmed: Vec<Span> = pieces
        .iter()
        .map(|&piece| {
            let text = lines.slice(piece);
            let closes = text.ends_with(is_quote) && text.matches(is_quote).count() % 2 == 1;
            let kept = if closes { text.trim_end_matches(is_quote) } else { text };
            Span { start: piece.start, end: piece.start + kept.trim_end_matches([';', ' ']).len() as u32 }
        })
        .collect();
    let mut value = String::new();
    for &piece in &trimmed {
        let text = crate::text::fold::joined(lines.slice(piece)).replace(" %", "%");
        let glued = text.starts_with(['%', ')']) || value.ends_with('$') || value.is_empty();
        value.push_str(if glued { "" } else { " " });
        // "0.90 %" is one figure, set apart to stand under others.
        value.push_str(&text.replace(" %", "%"));
    }
    let words = assemble(lines, trimmed);
    Spanned { value, ..words }
}

/// Several names stacked over one table of tiers share it.
fn share_tiers(funds: &mut [Fund]) {
    for fund in funds {
        let tiered = |p: &Portfolio| p.cells.iter().any(|cell| look(&cell.value.value) == Look::Tier);
        if !fund.portfolios.iter().any(tiered) {
            continue;
        }
        for i in (0..fund.portfolios.len().saturating_sub(1)).rev() {
            let (above, below) = fund.portfolios.split_at_mut(i + 1);
            let (here, next) = (&mut above[i], &below[0]);
            if here.cells.is_empty() && here.classes.is_empty() && tiered(next) {
                here.cells = next.cells.clone();
            }
        }
    }
}
