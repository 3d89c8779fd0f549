//! From matched items to what is shown: schedules, their funds, and the rows of each in a reader's order.

use std::collections::HashMap;

use super::delta::{Change, FundDelta, MaybePair, Moved, Row, ScheduleDelta};
use super::matching::{Fate, Matched, is_moved};
use super::roll::{Heading, Item, Roll};
use super::rows::{Rows, count};
use super::values::differences;
use crate::check::stated::verdicts::Verdicts;
use crate::text::Words;

/// What the rows are made of.
pub struct Parts<'p, 'a> {
    pub before: &'p Roll<'a>,
    pub after: &'p Roll<'a>,
    pub matched: &'p Matched,
    pub verdicts: &'p Verdicts,
}

impl<'a> Parts<'_, 'a> {
    /// Every schedule.
    pub fn schedules(&self) -> Vec<ScheduleDelta> {
        let mut rows = self.rows();
        let groups = &self.matched.links.groups;
        let mut out: Vec<ScheduleDelta> = groups
            .iter()
            .enumerate()
            .map(|(index, group)| {
                let labels = |roll: &Roll<'a>, lists: &[usize]| -> Vec<Words> {
                    lists
                        .iter()
                        .filter_map(|&list| roll.lists.get(list))
                        .filter_map(|list| list.label.cloned())
                        .collect()
                };
                ScheduleDelta {
                    before: labels(self.before, &group.before),
                    after: labels(self.after, &group.after),
                    printed: self.matched.printed.get(index).copied().unwrap_or_default(),
                    funds: self.funds(index, group.after.len() > 1, &mut rows),
                    ..ScheduleDelta::default()
                }
            })
            .filter(|schedule| !(schedule.before.is_empty() && schedule.after.is_empty() && schedule.funds.is_empty()))
            .collect();
        out.iter_mut().for_each(count);
        out
    }

    /// The pairs that are offered.
    pub fn maybe(&self) -> Vec<MaybePair> {
        let said = |known: &HashMap<usize, Vec<usize>>, item: usize| {
            let all = known.get(&item).into_iter().flatten();
            all.filter_map(|&index| self.verdicts.statements.get(index)).any(|statement| statement.claim.is_some())
        };
        let pairs = self.matched.maybe.iter();
        // Where the text says that the one goes and the other comes, there is nothing to ask.
        let open =
            pairs.filter(|pair| !(said(&self.verdicts.before, pair.before) && said(&self.verdicts.after, pair.after)));
        open.filter_map(|pair| {
            let before = self.before.items.get(pair.before)?.words.clone();
            let after = self.after.items.get(pair.after)?.words.clone();
            Some(MaybePair { before, after, same_slot: pair.same_slot, shared: pair.shared.clone() })
        })
        .collect()
    }

    fn funds(&self, group: usize, split: bool, rows: &mut Rows) -> Vec<FundDelta> {
        let (old, new) = (&self.before.funds, &self.after.funds);
        let in_group = |groups: &[usize], fund: &Heading<'_>| groups.get(fund.list) == Some(&group);
        let mut out: Vec<(Option<usize>, FundDelta)> = Vec::new();
        for (i, fund) in new.iter().enumerate().filter(|(_, fund)| in_group(&self.matched.links.after, fund)) {
            let was = self.matched.funds_after.get(i).copied().flatten();
            let evidence = self.matched.fund_evidence.get(&i).cloned();
            let list = self.after.lists.get(fund.list);
            let change = match (&evidence, was) {
                (Some(_), _) => Change::Renamed,
                (None, None) if fund.name.is_some() => Change::Added,
                _ => Change::Kept,
            };
            let (mut shown, reordered) = rows.of_after(i);
            // A fund that several lists hold now shows what it lost once.
            if let Some(was) = was.filter(|&was| self.matched.funds_before.get(was).copied().flatten() == Some(i)) {
                shown = rows.with_before(was, shown);
            }
            let rows = shown.into_iter().map(|(_, row)| row).collect::<Vec<_>>();
            if fund.name.is_none() && rows.is_empty() {
                continue;
            }
            let delta = FundDelta {
                before: was.and_then(|was| name(old, was)),
                after: name(new, i),
                list: list.filter(|_| split).and_then(|list| list.label).map(|label| label.value.to_string()),
                change,
                evidence,
                rows,
                reordered,
            };
            out.push((was, delta));
        }
        let mut last = None;
        for (i, _) in old.iter().enumerate().filter(|(_, fund)| in_group(&self.matched.links.before, fund)) {
            if self.matched.funds_before.get(i).copied().flatten().is_none() {
                let shown = rows.with_before(i, Vec::new()).into_iter().map(|(_, row)| row).collect::<Vec<_>>();
                let printed = self.matched.printed.get(group).copied().unwrap_or_default();
                let gone = |row: &Row| row.change == Change::Removed;
                let stays = !printed && (shown.is_empty() || !shown.iter().all(gone));
                let change = if stays { Change::Carried } else { Change::Removed };
                let before = name(old, i);
                if before.is_some() || !shown.is_empty() {
                    let at = out.iter().position(|(was, _)| *was == last).map_or(0, |at| at + 1);
                    let after = None;
                    let delta = FundDelta { before, after, change, rows: shown, ..FundDelta::default() };
                    out.insert(if last.is_none() { 0 } else { at }, (Some(i), delta));
                }
            }
            last = Some(i);
        }
        out.into_iter().map(|(_, fund)| fund).collect()
    }

    fn rows(&self) -> Rows {
        let mut rows =
            Rows { after: vec![Vec::new(); self.after.funds.len()], before: vec![Vec::new(); self.before.funds.len()] };
        for (i, item) in self.after.items.iter().enumerate() {
            let old = self.matched.after.get(i).copied().flatten();
            let row = self.row_after(i, item, old.and_then(|old| self.before.items.get(old)));
            // What an instruction alone renames is shown where it was.
            let alone = self.after.lists.get(item.list).is_some_and(|list| list.schedule.is_none());
            if alone && old.is_some() {
                continue;
            }
            let own = old.filter(|_| row.change != Change::MovedHere);
            rows.after.iter_mut().skip(item.fund).take(1).for_each(|all| all.push((own, row.clone())));
        }
        for (i, item) in self.before.items.iter().enumerate() {
            let row = self.row_before(i, item);
            rows.before.iter_mut().skip(item.fund).take(1).for_each(|all| all.push((i, row.clone())));
        }
        rows
    }

    fn row_after(&self, i: usize, item: &Item<'a>, old: Option<&Item<'a>>) -> Row {
        let said = self.verdicts.after.get(&i).cloned().unwrap_or_default();
        let after = Some(item.words.clone());
        let Some(old) = old else {
            return Row { change: Change::Added, after, said, ..Row::default() };
        };
        let evidence = self.matched.evidence.get(&i).cloned();
        let differences = match (old.portfolio, item.portfolio) {
            (Some(old), Some(new)) => differences(old, new),
            _ => Vec::new(),
        };
        let moved = is_moved(self.before, self.after, self.matched, old, item).then(|| {
            self.moved(self.before, old, old.words, self.matched.group_before(old) != self.matched.group_after(item))
        });
        let change = match (&moved, &evidence) {
            (Some(_), _) => Change::MovedHere,
            (None, Some(_)) => Change::Renamed,
            (None, None) if !differences.is_empty() => Change::Changed,
            (None, None) => Change::Kept,
        };
        Row { change, before: Some(old.words.clone()), after, evidence, differences, moved, said }
    }

    /// A row for an item before: only where no row after shows it in its own fund.
    fn row_before(&self, i: usize, item: &Item<'a>) -> Option<Row> {
        let said = self.verdicts.before.get(&i).cloned().unwrap_or_default();
        let before = Some(item.words.clone());
        match self.matched.before.get(i).copied().flatten().and_then(|new| self.after.items.get(new)) {
            Some(new) if is_moved(self.before, self.after, self.matched, item, new) => {
                let moved = Some(self.moved(
                    self.after,
                    new,
                    new.words,
                    self.matched.group_before(item) != self.matched.group_after(new),
                ));
                Some(Row { change: Change::MovedAway, before, moved, said, ..Row::default() })
            }
            Some(new) if self.after.lists.get(new.list).is_some_and(|list| list.schedule.is_none()) => {
                let index = self.matched.before.get(i).copied().flatten()?;
                Some(self.row_after(index, new, Some(item)))
            }
            Some(_) => None,
            None => {
                let change =
                    if self.matched.fates.get(i) == Some(&Fate::Removed) { Change::Removed } else { Change::Carried };
                Some(Row { change, before, said, ..Row::default() })
            }
        }
    }

    fn moved(&self, roll: &Roll<'a>, item: &Item<'a>, words: &Words, other_list: bool) -> Moved {
        let fund = roll.funds.get(item.fund).and_then(|fund| fund.name).map(|(_, words)| words.value.to_string());
        let label = roll.lists.get(item.list).and_then(|list| list.label).map(|label| label.value.to_string());
        Moved { fund, schedule: label.filter(|_| other_list), words: words.clone() }
    }
}

fn name(funds: &[Heading<'_>], index: usize) -> Option<Words> {
    funds.get(index)?.name.map(|(_, words)| words.clone())
}
