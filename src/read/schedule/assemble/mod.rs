//! Entries and their levels → funds, portfolios, classes.

mod said;

use std::collections::HashMap;

use crate::model::{Cell, Class, Fund, Portfolio};
use crate::read::prose::{Joined, assemble, read_pieces};
use crate::read::vocabulary::ColumnKind;
use crate::text::Words;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

use crate::read::schedule::body::Body;
use crate::read::schedule::columns::Grid;
use crate::read::schedule::entry::{ClassRow, Entry, Value};
use crate::read::schedule::level::{Level, tells_of_list};
use crate::read::schedule::share;

/// Builds the funds of a list. Each entry is let go when it is built in: a long list is not held twice.
pub fn funds(lines: &Lines<'_>, body: &Body, grid: &Grid, entries: Vec<Entry>, levels: &[Level]) -> Vec<Fund> {
    let mut builder = Builder { class_first: class_first(levels), ..Builder::new(lines, body, grid) };
    builder.repeats = builder.class_first || entries.iter().any(|entry| !entry.name.classes.is_empty());
    let outer = outer_groups(&entries, levels);
    for ((entry, level), outer) in entries.into_iter().zip(levels).zip(outer) {
        if outer {
            // What follows stands under no fund of the group before.
            (builder.outer, builder.group, builder.current) = (Some(entry.name.name), None, None);
        } else {
            builder.take(&entry, *level);
        }
    }
    builder.funds.iter_mut().for_each(|fund| fund.portfolios.shrink_to_fit());
    share::tiers(&mut builder.funds);
    share::before(&mut builder.funds, &builder.before);
    builder.funds
}

/// Which groups stand over funds and not over portfolios ("OPEN-END FUNDS"): those directly above a fund, and those set
/// as these are.
fn outer_groups(entries: &[Entry], levels: &[Level]) -> Vec<bool> {
    let fund = |level: &Level| matches!(level, Level::Fund | Level::LoneFund);
    let over = |i: usize| levels[i] == Level::Group && levels.get(i + 1).is_some_and(fund);
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
    /// A name may be said again to say more of it.
    repeats: bool,
    funds: Vec<Fund>,
    /// Which fund is being filled.
    current: Option<usize>,
    group: Option<Words>,
    /// The group that the current fund stands under.
    outer: Option<Words>,
    class: Option<Words>,
    /// What is stated beside that class, of each name below it.
    class_cells: Vec<Cell>,
    /// What is stated before any name.
    before: Vec<Cell>,
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
            repeats: false,
            funds: Vec::new(),
            current: None,
            group: None,
            outer: None,
            class: None,
            class_cells: Vec::new(),
            before: Vec::new(),
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
                self.open_fund(entry.name.with_classes.as_ref().unwrap_or(&entry.name.name).clone());
                let cells = self.cells(&entry.values);
                let classes = self.class_cells(entry);
                if let Some(fund) = self.current.and_then(|i| self.funds.get_mut(i)) {
                    fund.cells.extend(cells);
                    fund.cells.extend(classes);
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
            Level::Class if self.class_first => {
                let class = self.class_words(&entry.pieces);
                // "CLASS B SHARES (continued)" says no more what is paid.
                let again =
                    self.class.as_ref().is_some_and(|before| Folded::of(&before.value) == Folded::of(&class.value));
                if !again || !entry.values.is_empty() {
                    self.class_cells = self.cells(&entry.values);
                }
                self.class = Some(class);
            }
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
            if tells_of_list(&name.value) {
                self.outer = Some(name);
            } else if !name.value.is_empty() {
                self.open_fund(name);
            }
        }
        if entry.name.name.value.is_empty() {
            self.registrant_alone(entry);
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
        let key = self.repeats.then(|| (fund, Folded::of(&made.name.value)));
        let known = key.as_ref().and_then(|key| self.places.get(key).copied());
        let repeats = self.class_first && self.class.is_some() || !entry.name.classes.is_empty();
        let at = match known.filter(|_| repeats) {
            Some(at) => {
                self.funds[fund].portfolios[at].cells.extend(made.cells);
                at
            }
            None => {
                self.funds[fund].portfolios.push(made);
                let at = self.funds[fund].portfolios.len() - 1;
                if let Some(key) = key {
                    self.places.entry(key).or_insert(at);
                }
                at
            }
        };
        self.add_classes(fund, at, classes);
    }

    /// A row of a registrant without portfolios: what stands beside it is said of it, but for the "n/a" in their place.
    fn registrant_alone(&mut self, entry: &Entry) {
        let kind = |value: &Value| self.grid.columns.get(value.column).map(|column| column.kind);
        let figures = |value: &Value| read_pieces(self.lines, &value.pieces).contains(|c: char| c.is_ascii_digit());
        let stands = |value: &&Value| kind(value) == Some(ColumnKind::Value) || figures(value);
        let stated: Vec<Value> = entry.values.iter().filter(stands).cloned().collect();
        let cells = self.cells(&stated);
        let classes = self.class_cells(entry);
        match self.current.and_then(|i| self.funds.get_mut(i)) {
            Some(fund) if !entry.fund.is_empty() => {
                fund.cells.extend(cells);
                fund.cells.extend(classes);
            }
            None => self.before.extend(cells),
            Some(_) => {}
        }
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
        // A former name of characters that nobody sees names nothing.
        out.formerly.retain(|name| !name.value.trim().is_empty());
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
        match entry.name.classes.as_slice() {
            [class] => out.classes.push(Class { name: class.clone(), cells }),
            several => {
                out.cells = cells;
                let named = |class: &Words| Class { name: class.clone(), cells: Vec::new() };
                out.classes.extend(several.iter().map(named));
            }
        }
        let listed = entry.name.classes.iter().cloned();
        out.classes.extend(listed.map(|name| Class { name, cells: Vec::new() }));
        for row in &entry.classes {
            out.classes.extend(self.classes(row));
        }
        let mut classes = std::mem::take(&mut out.classes);
        for note in classes.iter_mut().flat_map(|class| &mut class.cells).filter_map(|cell| self.unmarked(cell)) {
            self.note(note, &mut out);
        }
        out.classes = classes;
        if let Some(class) = self.class.as_ref().filter(|_| self.class_first) {
            // What stands beside a name under the heading of a class is said of that class.
            let own = std::mem::take(&mut out.cells);
            let cells = if own.is_empty() { self.class_cells.clone() } else { own };
            out.classes.insert(0, Class { name: class.clone(), cells });
        }
        out
    }
}
