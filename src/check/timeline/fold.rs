//! The documents applied one after the other: each to the list that those before it left in force.

use std::collections::{HashMap, HashSet};

use super::registrants::{Registrants, Step};
use super::state::{self, State as InForce};
use super::{Cell, Counts, Doubt, Home, Named, Row, State, Timeline, Why};
use crate::check::compare::matching::{Fate, Kin, Matched, is_moved, matched};
use crate::check::compare::roll::{Heading, Item, Roll, letter_of};
use crate::check::names::ids::{Ids, NameId};
use crate::check::side::Side;
use crate::check::stated::claims::{Claim, Said, claims};
use crate::text::Span;

/// The rows, and which of them are in force in the end, in the order of the lists.
pub struct Folded {
    pub rows: Vec<Row>,
    pub in_force: Vec<usize>,
    /// For each row the number of the name that it bears in the end.
    pub names: Vec<NameId>,
}

/// Applies every column, and counts what each does.
pub fn fold(documents: &[Side<'_>], timeline: &mut Timeline) -> Folded {
    let sides: Vec<Side<'_>> =
        timeline.columns.iter().filter_map(|column| documents.get(column.document)).copied().collect();
    let said: Vec<Vec<Claim>> = sides.iter().map(|side| claims(*side)).collect();
    let mut fold = Fold {
        ids: Ids::default(),
        rows: Vec::new(),
        names: Vec::new(),
        gone: HashMap::new(),
        registrants: Registrants::default(),
        columns: sides.len(),
    };
    let mut state = InForce::default();
    for (column, (side, said)) in sides.iter().zip(&said).enumerate() {
        let gap = timeline
            .gaps
            .iter()
            .filter(|gap| gap.column == column)
            .map(|gap| Why::Missing(gap.first, gap.last))
            .next_back();
        if let Some(why) = gap {
            let doubt = Doubt { column, why };
            state.doubts.iter_mut().for_each(|known| *known = known.or(Some(doubt)));
        }
        let (next, counts) = fold.apply(state, *side, said, column);
        state = next;
        timeline.columns.iter_mut().skip(column).take(1).for_each(|one| one.counts = counts);
    }
    let Fold { mut rows, mut names, registrants, columns, .. } = fold;
    timeline.registrants = (0..columns).map(|column| registrants.count(column)).collect();
    state.rows.iter().for_each(|&row| rows.iter_mut().skip(row).take(1).for_each(|row| row.in_force = true));
    let mut lone: HashMap<NameId, usize> = HashMap::new();
    for (row, name) in registrants.rows(columns.saturating_sub(1)) {
        if row.in_force {
            lone.insert(name, rows.len());
        }
        rows.push(row);
        names.push(name);
    }
    Folded { in_force: in_order(&state, lone), rows, names }
}

/// The rows in force in the order of the lists, those of registrants without portfolios among them.
fn in_order(state: &InForce<'_>, mut lone: HashMap<NameId, usize>) -> Vec<usize> {
    let mut of_fund: Vec<Vec<usize>> = vec![Vec::new(); state.roll.funds.len()];
    for (item, &row) in state.roll.items.iter().zip(&state.rows) {
        of_fund.iter_mut().skip(item.fund).take(1).for_each(|rows| rows.push(row));
    }
    let with_own = |(fund, rows): (&Heading<'_>, Vec<usize>)| {
        let own = fund.name.and_then(|(id, _)| lone.remove(&id));
        own.into_iter().chain(rows)
    };
    state.roll.funds.iter().zip(of_fund).flat_map(with_own).collect()
}

struct Fold<'a> {
    ids: Ids<'a>,
    rows: Vec<Row>,
    names: Vec<NameId>,
    /// Rows that are no longer in force, by their last names.
    gone: HashMap<NameId, usize>,
    registrants: Registrants,
    columns: usize,
}

impl<'a> Fold<'a> {
    fn apply(
        &mut self,
        before: InForce<'a>,
        side: Side<'a>,
        said: &'a [Claim],
        column: usize,
    ) -> (InForce<'a>, Counts) {
        let mut after = Roll::of(side.document, &mut self.ids);
        let matched = matched(&before.roll, &mut after, said, &mut self.ids, &[], Kin::Related);
        let mut counts = Counts { whole: matched.printed.iter().any(|&whole| whole), ..Counts::default() };
        let rows = self.after(&before, &after, &matched, column, &mut counts);
        self.before(&before, &matched, said, column, &mut counts);
        let mut next = state::next(&before, &after, &matched, &rows, column);
        not_printed(&mut next, &after, said, column);
        self.homes(&next, column);
        let step = Step {
            before: &before,
            after: &after,
            matched: &matched,
            said,
            next: &next,
            column,
            columns: self.columns,
            begins: before.roll.funds.is_empty() && counts.whole,
        };
        let (added, removed) = self.registrants.apply(&step, &self.ids);
        (counts.added, counts.removed) = (counts.added + added, counts.removed + removed);
        (next, counts)
    }

    /// Marks what the document lists, adds and renames; gives the row of each of its items.
    fn after(
        &mut self,
        before: &InForce<'a>,
        after: &Roll<'a>,
        matched: &Matched,
        column: usize,
        counts: &mut Counts,
    ) -> Vec<Option<usize>> {
        let begins = before.roll.items.is_empty();
        let mut seen = HashSet::new();
        let mut out = Vec::with_capacity(after.items.len());
        for (i, item) in after.items.iter().enumerate() {
            let old = matched.after.get(i).copied().flatten();
            let was = old.and_then(|old| before.roll.items.get(old));
            let row = match old.and_then(|old| before.rows.get(old).copied()) {
                Some(row) => row,
                None => self.row(item, column),
            };
            let whole = after.lists.get(item.list).is_some_and(|list| list.complete && list.schedule.is_some());
            let state = match was {
                None if begins && whole => State::Listed,
                None => State::Added,
                Some(_) if matched.evidence.contains_key(&i) => State::Renamed,
                Some(was) if is_moved(&before.roll, after, matched, was, item) => State::Moved,
                Some(_) => State::Listed,
            };
            if state == State::Renamed || self.names.get(row).is_some_and(|&id| id != item.id) {
                self.rename(row, item, column);
            }
            match state {
                State::Added => counts.added += 1,
                State::Renamed => counts.renamed += 1,
                State::Moved => counts.moved += 1,
                _ => {}
            }
            counts.listed += usize::from(item.portfolio.is_some());
            seen.insert(row);
            self.mark(row, column, Cell { state, at: Some(item.words.span), doubt: None });
            out.push(Some(row));
        }
        out
    }

    /// Marks what is carried and what goes out.
    fn before(&mut self, before: &InForce<'a>, matched: &Matched, said: &[Claim], column: usize, counts: &mut Counts) {
        for (i, item) in before.roll.items.iter().enumerate().filter(|(i, _)| matched.is_loose_before(*i)) {
            let Some(&row) = before.rows.get(i) else { continue };
            if matched.fates.get(i) == Some(&Fate::Removed) {
                counts.removed += 1;
                self.gone.insert(item.id, row);
                self.mark(row, column, Cell { state: State::Removed, at: self.removal(said, item), doubt: None });
            } else {
                self.mark(row, column, Cell { state: State::Carried, at: None, doubt: None });
            }
        }
    }

    /// The words that remove a portfolio, where any do.
    fn removal(&self, said: &[Claim], item: &Item<'_>) -> Option<Span> {
        said.iter().find_map(|claim| match &claim.said {
            Said::Remove { name } | Said::Merge { from: name, .. } if self.ids.find(&name.value) == Some(item.id) => {
                Some(name.span)
            }
            _ => None,
        })
    }

    fn row(&mut self, item: &Item<'a>, column: usize) -> usize {
        // One that comes again is the same portfolio.
        if let Some(row) = self.gone.remove(&item.id) {
            return row;
        }
        let names = vec![Named { words: item.words.clone(), column }];
        let cells = vec![Cell::default(); self.columns];
        self.rows.push(Row { names, cells, first: column, last: column, ..Row::default() });
        self.names.push(item.id);
        self.rows.len() - 1
    }

    fn rename(&mut self, row: usize, item: &Item<'a>, column: usize) {
        self.names.iter_mut().skip(row).take(1).for_each(|name| *name = item.id);
        if let Some(row) = self.rows.get_mut(row) {
            row.names.push(Named { words: item.words.clone(), column });
        }
    }

    fn mark(&mut self, row: usize, column: usize, cell: Cell) {
        let Some(row) = self.rows.get_mut(row) else { return };
        row.last = column;
        row.cells.iter_mut().skip(column).take(1).for_each(|known| *known = cell);
    }

    /// Notes where each portfolio is listed now, and how certain that is.
    fn homes(&mut self, state: &InForce<'a>, column: usize) {
        for (item, &row) in state.roll.items.iter().zip(&state.rows) {
            let Some(row) = self.rows.get_mut(row) else { continue };
            let fund =
                state.roll.funds.get(item.fund).and_then(|fund| fund.name).map(|(_, words)| words.value.as_str());
            let schedule =
                state.roll.lists.get(item.list).and_then(|list| list.label).map_or("", |label| label.value.as_str());
            let same = row.homes.last().is_some_and(|home| home.fund.as_deref() == fund && home.schedule == schedule);
            if !same {
                row.homes.push(Home { fund: fund.map(str::to_owned), schedule: schedule.to_owned(), column });
            }
            let doubt = state.doubts.get(item.list).copied().flatten();
            row.cells.iter_mut().skip(column).take(1).for_each(|cell| cell.doubt = doubt);
        }
    }
}

/// A schedule that is said to be replaced and does not stand in the document is not known from here on.
fn not_printed(state: &mut InForce<'_>, after: &Roll<'_>, said: &[Claim], column: usize) {
    for claim in said.iter().filter(|claim| claim.orders) {
        let Said::Replace { schedule } = &claim.said else { continue };
        let letter = letter_of(&schedule.value);
        if after.lists.iter().any(|list| list.id == letter && list.schedule.is_some()) {
            continue;
        }
        for (_, doubt) in state.roll.lists.iter().zip(&mut state.doubts).filter(|(list, _)| list.id == letter) {
            doubt.get_or_insert(Doubt { column, why: Why::NotPrinted });
        }
    }
}
