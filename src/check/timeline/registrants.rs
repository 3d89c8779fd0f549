//! The lives of the registrants themselves. One that is listed without portfolios has nothing else to show it; and one
//! in several schedules is one.

use std::collections::{HashMap, HashSet};

use super::state::State as InForce;
use super::{Cell, Home, Named, Row, State};
use crate::check::compare::matching::Matched;
use crate::check::compare::roll::{Heading, Roll, letter_of};
use crate::check::names::ids::{Ids, NameId};
use crate::check::stated::claims::{Claim, Said};
use crate::order::InOrder;
use crate::text::{Span, Words};

/// Every registrant that was ever listed.
#[derive(Default)]
pub struct Registrants {
    lives: Vec<Life>,
    /// By the names that they bear.
    known: HashMap<NameId, usize>,
}

struct Life {
    name: NameId,
    row: Row,
    /// It was listed without a portfolio at some time: only then its row is shown.
    alone: bool,
    /// It is listed so now.
    alone_now: bool,
}

/// A document that is applied.
pub struct Step<'s, 'a> {
    pub before: &'s InForce<'a>,
    pub after: &'s Roll<'a>,
    pub matched: &'s Matched,
    pub said: &'s [Claim],
    pub next: &'s InForce<'a>,
    pub column: usize,
    pub columns: usize,
    /// Nothing was in force before, and a whole list is printed.
    pub begins: bool,
}

/// Where a registrant stands in the lists in force.
#[derive(Clone, Copy)]
struct Place<'n> {
    words: &'n Words,
    list: usize,
    has_portfolios: bool,
}

impl Registrants {
    /// Applies a document: what it makes of each registrant. Gives how many of those that it adds, and how many of
    /// those that it removes, have no portfolio to tell of it.
    pub fn apply(&mut self, step: &Step<'_, '_>, ids: &Ids<'_>) -> (usize, usize) {
        let renamed = self.rename(step);
        let mut there = places(step.next);
        self.drop_removed(&mut there, step, ids);
        let printed: HashMap<NameId, Span> = step.after.funds.iter().rev().filter_map(named).collect();
        let (mut added, mut removed) = (0, 0);
        let mut stays: HashSet<NameId> = HashSet::new();
        for id in step.next.roll.funds.iter().filter_map(|fund| Some(fund.name?.0)) {
            // The first of its places tells of it.
            let Some(place) = there.remove(&id) else { continue };
            stays.insert(id);
            let known = self.known.get(&id).copied();
            let life = known.unwrap_or_else(|| self.begin(id, place.words, step));
            let Some(life) = self.lives.get_mut(life) else { continue };
            let at = printed.get(&id).copied();
            let was = step.column > 0 && in_force(&life.row, step.column - 1);
            let state = match (was, at) {
                (true, _) if renamed.contains(&id) => State::Renamed,
                (true, Some(_)) => State::Listed,
                (true, None) => State::Carried,
                (false, _) if step.begins => State::Listed,
                (false, _) => State::Added,
            };
            life.alone_now = !place.has_portfolios;
            life.alone |= life.alone_now;
            added += usize::from(life.alone_now && state == State::Added);
            let doubt = step.next.doubts.get(place.list).copied().flatten();
            life.mark(step.column, Cell { state, at: at.filter(|_| state != State::Carried), doubt });
            life.stands(step, &place);
        }
        for life in &mut self.lives {
            let stays = stays.contains(&life.name);
            if !stays && step.column > 0 && in_force(&life.row, step.column - 1) {
                removed += usize::from(life.alone_now);
                life.mark(step.column, Cell { state: State::Removed, ..Cell::default() });
            }
            life.alone_now &= stays;
        }
        (added, removed)
    }

    /// How many are in force after a column.
    pub fn count(&self, column: usize) -> usize {
        self.lives.iter().filter(|life| in_force(&life.row, column)).count()
    }

    /// The rows of those that were ever listed without portfolios, with the names that they bear.
    pub fn rows(self, last: usize) -> Vec<(Row, NameId)> {
        let shown = self.lives.into_iter().filter(|life| life.alone);
        let row = |life: Life| (Row { in_force: in_force(&life.row, last), lone: true, ..life.row }, life.name);
        shown.map(row).collect()
    }

    fn begin(&mut self, id: NameId, words: &Words, step: &Step<'_, '_>) -> usize {
        let row = Row {
            names: vec![Named { words: words.clone(), column: step.column }],
            cells: vec![Cell::default(); step.columns],
            first: step.column,
            last: step.column,
            ..Row::default()
        };
        self.lives.push(Life { name: id, row, alone: false, alone_now: false });
        self.known.insert(id, self.lives.len() - 1);
        self.lives.len() - 1
    }

    /// Takes over new names; gives those that are new.
    fn rename(&mut self, step: &Step<'_, '_>) -> HashSet<NameId> {
        let mut out = HashSet::new();
        let mut renamed: Vec<usize> = step.matched.fund_evidence.keys().copied().collect();
        renamed.order();
        for new in renamed {
            let old = step.matched.funds_after.get(new).copied().flatten();
            let old = old.and_then(|old| step.before.roll.funds.get(old)).and_then(|fund| fund.name);
            let now = step.after.funds.get(new).and_then(|fund| fund.name);
            let Some(((old, _), (now, words))) = old.zip(now) else { continue };
            if old == now || self.known.contains_key(&now) {
                continue;
            }
            let Some(index) = self.known.remove(&old) else { continue };
            self.known.insert(now, index);
            if let Some(life) = self.lives.get_mut(index) {
                life.name = now;
                life.row.names.push(Named { words: words.clone(), column: step.column });
            }
            out.insert(now);
        }
        out
    }

    /// A heading without portfolios stands for a registrant where it is printed so, or was before and is not removed.
    fn drop_removed(&self, there: &mut HashMap<NameId, Place<'_>>, step: &Step<'_, '_>, ids: &Ids<'_>) {
        let ordered = || step.said.iter().filter(|claim| claim.orders);
        let removed: Vec<&str> = ordered()
            .filter_map(|claim| match &claim.said {
                Said::Remove { name } => Some(name.value.as_str()),
                _ => None,
            })
            .collect();
        let names: HashSet<NameId> = removed.iter().filter_map(|name| ids.find(name)).collect();
        let letters: HashSet<String> = removed.iter().map(|name| letter_of(name)).collect();
        let printed: HashSet<NameId> = step.after.funds.iter().filter_map(|fund| Some(fund.name?.0)).collect();
        there.retain(|id, place| {
            let list = step.next.roll.lists.get(place.list);
            let gone = names.contains(id)
                || list
                    .is_some_and(|list| !list.id.is_empty() && list.schedule.is_some() && letters.contains(&list.id));
            let alone = || self.known.get(id).and_then(|&life| self.lives.get(life)).is_some_and(|life| life.alone_now);
            place.has_portfolios || printed.contains(id) || (!gone && alone())
        });
    }
}

impl Life {
    fn mark(&mut self, column: usize, cell: Cell) {
        self.row.last = column;
        self.row.cells.iter_mut().skip(column).take(1).for_each(|known| *known = cell);
    }

    /// Notes the schedule that lists it.
    fn stands(&mut self, step: &Step<'_, '_>, place: &Place<'_>) {
        let fund = Some(place.words.value.to_string());
        let label = step.next.roll.lists.get(place.list).and_then(|list| list.label);
        let schedule = label.map(|label| label.value.to_string()).unwrap_or_default();
        let same = self.row.homes.last().is_some_and(|home| home.fund == fund && home.schedule == schedule);
        if !same {
            self.row.homes.push(Home { fund, schedule, column: step.column });
        }
    }
}

fn in_force(row: &Row, column: usize) -> bool {
    row.cells.get(column).is_some_and(|cell| cell.state.is_in_force())
}

fn named(fund: &Heading<'_>) -> Option<(NameId, Span)> {
    fund.name.map(|(id, words)| (id, words.span))
}

/// The first place of each registrant, and whether any of its places has portfolios.
fn places<'n>(next: &'n InForce<'_>) -> HashMap<NameId, Place<'n>> {
    let filled: HashSet<usize> = next.roll.items.iter().map(|item| item.fund).collect();
    let mut out: HashMap<NameId, Place<'n>> = HashMap::new();
    for (index, fund) in next.roll.funds.iter().enumerate() {
        let Some((id, words)) = fund.name else { continue };
        let place = out.entry(id).or_insert(Place { words, list: fund.list, has_portfolios: false });
        place.has_portfolios |= filled.contains(&index);
    }
    out
}
