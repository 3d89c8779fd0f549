//! The list in force between two documents.

use std::collections::{HashMap, HashSet};

use super::{Doubt, Why};
use crate::check::compare::matching::{Fate, Matched};
use crate::check::compare::roll::{Heading, Item, List, Roll};

/// What is in force: the lists, the row of each portfolio, and how certain each list is.
#[derive(Debug, Clone, Default)]
pub struct State<'a> {
    /// The lists, with the words of the last documents that printed each name.
    pub roll: Roll<'a>,
    /// For each item of the roll, its row.
    pub rows: Vec<usize>,
    /// For each list, why it is not certain.
    pub doubts: Vec<Option<Doubt>>,
}

/// What a document leaves in force. `rows` gives the row of each item after.
pub fn next<'a>(
    state: &State<'a>,
    after: &Roll<'a>,
    matched: &Matched,
    rows: &[Option<usize>],
    column: usize,
) -> State<'a> {
    let mut out = Builder { state, after, matched, rows, out: State::default(), funds: HashMap::new() };
    for (index, group) in matched.links.groups.iter().enumerate() {
        let printed = matched.printed.get(index).copied().unwrap_or_default();
        if printed || group.before.is_empty() {
            let start = Doubt { column, why: Why::Start };
            let doubt = (!printed).then_some(start);
            group.after.iter().for_each(|&list| out.printed(list, doubt));
        } else {
            group.before.iter().for_each(|&list| out.carried(list));
            let into = out.out.roll.lists.len().saturating_sub(group.before.len());
            group.after.iter().for_each(|&list| out.added(list, into));
            // Names that an instruction adds make no list of the group's own.
            let loose = |&list: &usize| matched.links.after.get(list) == Some(&index) && !group.after.contains(&list);
            (0..after.lists.len()).filter(loose).for_each(|list| out.added(list, into));
        }
    }
    out.out
}

/// Where a heading of the new roll comes from.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
enum From {
    Before(usize),
    After(usize),
    Nobody(usize),
}

struct Builder<'s, 'a> {
    state: &'s State<'a>,
    after: &'s Roll<'a>,
    matched: &'s Matched,
    rows: &'s [Option<usize>],
    out: State<'a>,
    funds: HashMap<From, usize>,
}

impl<'a> Builder<'_, 'a> {
    fn list(&mut self, list: &List<'a>, doubt: Option<Doubt>) -> usize {
        self.out.roll.lists.push(List { complete: true, ..list.clone() });
        self.out.doubts.push(doubt);
        self.out.roll.lists.len() - 1
    }

    fn heading(&mut self, from: From, list: usize, heading: Heading<'a>) -> usize {
        let funds = &mut self.out.roll.funds;
        *self.funds.entry(from).or_insert_with(|| {
            funds.push(Heading { list, ..heading });
            funds.len() - 1
        })
    }

    fn item(&mut self, item: &Item<'a>, list: usize, fund: usize, row: Option<usize>) {
        if let Some(row) = row {
            self.out.roll.items.push(Item { list, fund, ..item.clone() });
            self.out.rows.push(row);
        }
    }

    /// A list as the document prints it.
    fn printed(&mut self, list: usize, doubt: Option<Doubt>) {
        let Some(printed) = self.after.lists.get(list) else { return };
        let new = self.list(printed, doubt);
        for (i, fund) in self.after.funds.iter().enumerate().filter(|(_, fund)| fund.list == list) {
            self.heading(From::After(i), new, fund.clone());
        }
        for (i, item) in self.after.items.iter().enumerate().filter(|(_, item)| item.list == list) {
            let Some(&fund) = self.funds.get(&From::After(item.fund)) else { continue };
            self.item(item, new, fund, self.rows.get(i).copied().flatten());
        }
    }

    /// A list that stays, without what is removed, under the names that the document gives.
    fn carried(&mut self, list: usize) {
        let Some(before) = self.state.roll.lists.get(list) else { return };
        let new = self.list(before, self.state.doubts.get(list).copied().flatten());
        for (i, fund) in self.state.roll.funds.iter().enumerate().filter(|(_, fund)| fund.list == list) {
            self.heading(From::Before(i), new, fund.clone());
        }
        for (i, item) in self.state.roll.items.iter().enumerate().filter(|(_, item)| item.list == list) {
            let Some(&fund) = self.funds.get(&From::Before(item.fund)) else { continue };
            let row = self.state.rows.get(i).copied();
            match self.matched.before.get(i).copied().flatten().and_then(|after| self.after.items.get(after)) {
                // Printed again or renamed by an instruction: its words stand in this document now.
                Some(now) if self.matched.group_after(now) == self.matched.group_before(item) => {
                    let portfolio = now.portfolio.or(item.portfolio);
                    self.item(&Item { portfolio, ..now.clone() }, new, fund, row);
                }
                Some(_) => {}
                None if self.matched.fates.get(i) == Some(&Fate::Removed) => {}
                None => self.item(item, new, fund, row),
            }
        }
    }

    /// What a document adds to a list that it does not print as a whole.
    fn added(&mut self, list: usize, into: usize) {
        let filled: HashSet<usize> = self.after.items.iter().map(|item| item.fund).collect();
        for (i, fund) in self.after.funds.iter().enumerate().filter(|(_, fund)| fund.list == list) {
            let known = self.matched.funds_after.get(i).copied().flatten().is_some();
            if fund.name.is_some() && !known && !filled.contains(&i) {
                self.heading(From::After(i), into, fund.clone());
            }
        }
        for (i, item) in self.after.items.iter().enumerate().filter(|(_, item)| item.list == list) {
            let old = self.matched.after.get(i).copied().flatten().and_then(|old| self.state.roll.items.get(old));
            let own = old.is_some_and(|old| self.matched.group_before(old) == self.matched.group_after(item));
            if own {
                continue;
            }
            let named = self.after.funds.get(item.fund).cloned();
            let from = match (self.matched.funds_after.get(item.fund).copied().flatten(), &named) {
                (Some(before), _) => From::Before(before),
                (None, Some(heading)) if heading.name.is_some() => From::After(item.fund),
                _ => From::Nobody(into),
            };
            let fund = self.heading(from, into, named.unwrap_or(Heading { list: into, name: None }));
            self.item(item, into, fund, self.rows.get(i).copied().flatten());
        }
    }
}
