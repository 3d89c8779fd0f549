//! One statement against the schedules of both sides.

use std::collections::HashMap;

use super::claims::{Claim, Said};
use super::verdicts::{Statement, Verdict};
use crate::check::compare::matching::{Fate, Matched, is_moved};
use crate::check::compare::roll::{Roll, letter_of};
use crate::check::names::ids::{Ids, NameId};
use crate::text::Words;

/// Both sides, and where each name stands in them.
pub(super) struct Court<'c, 'a> {
    pub before: &'c Roll<'a>,
    pub after: &'c Roll<'a>,
    pub matched: &'c Matched,
    pub ids: &'c Ids<'a>,
    pub old: HashMap<NameId, Vec<usize>>,
    pub new: HashMap<NameId, Vec<usize>>,
}

/// A statement that is judged, and the items that it speaks of.
pub(super) struct Found {
    pub statement: Statement,
    pub old: Vec<usize>,
    pub new: Vec<usize>,
}

impl Court<'_, '_> {
    pub fn judge(&self, claim: &Claim) -> Found {
        match &claim.said {
            Said::Add { name, to } => self.added(name, to.as_ref()),
            Said::Remove { name } => self.removed(name),
            Said::Rename { old, new } => self.renamed(old, new),
            Said::Merge { from, into } => self.merged(from, into),
            Said::Replace { schedule } => self.replaced(schedule),
            Said::Relabel { old, new } => self.relabelled(old, new),
        }
    }

    fn before_of(&self, name: &Words) -> &[usize] {
        self.ids.find(&name.value).and_then(|id| self.old.get(&id)).map_or(&[], Vec::as_slice)
    }

    fn after_of(&self, name: &Words) -> &[usize] {
        self.ids.find(&name.value).and_then(|id| self.new.get(&id)).map_or(&[], Vec::as_slice)
    }

    /// Whether an item before is still there: continued under its name, or in a list that is not printed again.
    fn stays(&self, item: usize) -> bool {
        self.matched.before.get(item).is_some_and(Option::is_some)
            || self.matched.fates.get(item) == Some(&Fate::Carried)
    }

    pub fn found(&self, verdict: Verdict, shows: impl Into<String>, old: &[usize], new: &[usize]) -> Found {
        let words = |roll: &Roll<'_>, items: &[usize]| -> Vec<Words> {
            items.iter().filter_map(|&i| roll.items.get(i)).map(|item| item.words.clone()).collect()
        };
        let statement = Statement {
            claim: None,
            verdict,
            shows: shows.into(),
            before: words(self.before, old),
            after: words(self.after, new),
        };
        Found { statement, old: old.to_vec(), new: new.to_vec() }
    }

    pub fn fund_name(&self, item: usize) -> Option<&str> {
        let item = self.after.items.get(item)?;
        self.after.funds.get(item.fund)?.name.map(|(_, words)| words.value.as_str())
    }

    /// Whether a name is that of a fund, before and after.
    fn is_fund(&self, name: &Words) -> (bool, bool) {
        let id = self.ids.find(&name.value);
        let among = |roll: &Roll<'_>| id.is_some() && roll.funds.iter().any(|fund| fund.name.map(|(id, _)| id) == id);
        (among(self.before), among(self.after))
    }

    fn added(&self, name: &Words, to: Option<&Words>) -> Found {
        use Verdict::{BorneOut, CannotTell, NotBorneOut};
        let (old, new) = (self.before_of(name), self.after_of(name));
        let Some(&first) = new.first() else {
            return match (old.iter().any(|&item| self.stays(item)), self.is_fund(name)) {
                (true, _) => self.found(NotBorneOut, "Listed before already", old, new),
                (_, (false, true)) => self.found(BorneOut, "Added as a fund", old, new),
                (_, (true, true)) => self.found(NotBorneOut, "The fund was listed before already", old, new),
                (_, (true, false)) => self.found(NotBorneOut, "The fund is gone", old, new),
                _ if self.after.items.is_empty() => self.found(CannotTell, "No schedule is printed", old, new),
                _ => self.found(NotBorneOut, "Not listed", old, new),
            };
        };
        let fresh = new.iter().copied().find(|&item| self.matched.is_loose_after(item));
        let fund = self.fund_name(fresh.unwrap_or(first));
        let other_fund = to.zip(fund).filter(|(to, fund)| self.ids.find(&to.value) != self.ids.find(fund));
        match (fresh, other_fund) {
            (Some(_), Some((_, fund))) => self.found(NotBorneOut, format!("Added, but under {fund}"), old, new),
            (Some(_), None) => {
                let shows = fund.map_or("Added".to_owned(), |fund| format!("Added under {fund}"));
                self.found(BorneOut, shows, old, new)
            }
            (None, _) => {
                match self.matched.after.get(first).copied().flatten().and_then(|old| self.before.items.get(old)) {
                    Some(former) if self.matched.evidence.contains_key(&first) => {
                        let shows = format!("Listed, but as the new name of {}", former.words.value);
                        self.found(NotBorneOut, shows, old, new)
                    }
                    _ if self.is_moved(first) => self.found(BorneOut, "Moved there from another list", old, new),
                    _ => self.found(NotBorneOut, "Listed before already", old, new),
                }
            }
        }
    }

    fn is_moved(&self, after: usize) -> bool {
        let Some(item) = self.after.items.get(after) else { return false };
        let old = self.matched.after.get(after).copied().flatten().and_then(|old| self.before.items.get(old));
        old.is_some_and(|old| is_moved(self.before, self.after, self.matched, old, item))
    }

    fn removed(&self, name: &Words) -> Found {
        use Verdict::{BorneOut, CannotTell, NotBorneOut};
        let (old, new) = (self.before_of(name), self.after_of(name));
        if !new.is_empty() {
            return self.found(NotBorneOut, "Still listed", old, new);
        }
        let Some(&first) = old.first() else {
            let letter = letter_of(&name.value);
            let schedule = self.before.lists.iter().position(|list| !letter.is_empty() && list.id == letter);
            return match (self.is_fund(name), schedule) {
                ((true, false), _) => self.found(BorneOut, "The fund is gone", old, new),
                ((_, true), _) => self.found(NotBorneOut, "The fund is still listed", old, new),
                (_, Some(list)) => {
                    let items: Vec<usize> = (0..self.before.items.len())
                        .filter(|&i| self.before.items.get(i).is_some_and(|item| item.list == list))
                        .collect();
                    self.found(BorneOut, "The schedule is gone", &items, new)
                }
                _ if self.before.items.is_empty() => self.found(CannotTell, "No schedule before", old, new),
                _ => self.found(NotBorneOut, "Not listed before", old, new),
            };
        };
        match self.matched.before.get(first).copied().flatten().and_then(|new| self.after.items.get(new)) {
            Some(now) => self.found(NotBorneOut, format!("Renamed to {}", now.words.value), old, new),
            None if self.stays(first) => {
                self.found(NotBorneOut, "Its list is not printed, and no instruction removes it", old, new)
            }
            None => self.found(BorneOut, "Gone", old, new),
        }
    }

    fn renamed(&self, old: &Words, new: &Words) -> Found {
        use Verdict::{BorneOut, CannotTell, NotBorneOut};
        let (was, is) = (self.before_of(old), self.after_of(new));
        let still = self.after_of(old);
        let funds = (self.is_fund(old), self.is_fund(new));
        if !still.is_empty() {
            return self.found(NotBorneOut, "Still listed under the old name", was, still);
        }
        if is.is_empty() && was.is_empty() {
            return match funds {
                ((true, false), (_, true)) => self.found(BorneOut, "The fund bears the new name", was, is),
                ((_, true), _) => self.found(NotBorneOut, "The fund still bears the old name", was, is),
                ((_, false), (_, true)) => self.found(BorneOut, "The fund bears the new name", was, is),
                _ => self.found(CannotTell, "No schedule lists either name", was, is),
            };
        }
        if is.is_empty() {
            return self.found(NotBorneOut, "The old name is gone, the new one is not listed", was, is);
        }
        match was
            .iter()
            .any(|&item| self.matched.before.get(item).copied().flatten().is_some_and(|now| is.contains(&now)))
        {
            true => self.found(BorneOut, "Renamed", was, is),
            false if was.is_empty() => {
                let already = !self.before_of(new).is_empty();
                let shows = if already {
                    "Listed under the new name before already"
                } else {
                    "Listed; the old name was not listed before"
                };
                self.found(if already { BorneOut } else { NotBorneOut }, shows, self.before_of(new), is)
            }
            false => self.found(NotBorneOut, "Both names were listed before", was, is),
        }
    }

    fn merged(&self, from: &Words, into: &Words) -> Found {
        use Verdict::{BorneOut, CannotTell, NotBorneOut};
        let (was, still) = (self.before_of(from), self.after_of(from));
        let stays: Vec<usize> = self.after_of(into).to_vec();
        let gone = !was.is_empty() && still.is_empty() && !was.iter().any(|&item| self.stays(item));
        let kept = !stays.is_empty() || self.before_of(into).iter().any(|&item| self.stays(item));
        match (gone, kept) {
            (true, true) => self.found(BorneOut, "The first is gone, the second is listed", was, &stays),
            (true, false) => self.found(NotBorneOut, "The first is gone, the second is not listed", was, &stays),
            (false, _) if was.is_empty() && still.is_empty() => {
                self.found(CannotTell, "The first was not listed before", was, &stays)
            }
            (false, _) => self.found(NotBorneOut, "The first is still listed", was, still),
        }
    }

    fn replaced(&self, schedule: &Words) -> Found {
        let letter = letter_of(&schedule.value);
        let printed = self.after.lists.iter().find(|list| list.schedule.is_some() && list.id == letter);
        let Some(label) = printed.and_then(|list| list.label) else {
            return match self.heir(&letter) {
                Some(heir) => {
                    let shows = format!("{} stands in its place", heir.value);
                    let mut found = self.found(Verdict::BorneOut, shows, &[], &[]);
                    found.statement.after.push(heir.clone());
                    found
                }
                None => self.found(Verdict::NotBorneOut, "It does not follow", &[], &[]),
            };
        };
        let mut found = self.found(Verdict::BorneOut, "It follows", &[], &[]);
        found.statement.after.push(label.clone());
        found
    }

    /// The label of a list after that continues the list of this letter before.
    fn heir(&self, letter: &str) -> Option<&Words> {
        let list = self.before.lists.iter().position(|list| list.id == letter)?;
        let group = self.matched.links.groups.get(*self.matched.links.before.get(list)?)?;
        group.after.iter().find_map(|&list| self.after.lists.get(list)?.label)
    }

    fn relabelled(&self, old: &Words, new: &Words) -> Found {
        let (from, to) = (letter_of(&old.value), letter_of(&new.value));
        let list = self.after.lists.iter().position(|list| list.schedule.is_some() && list.id == to);
        let group = list
            .and_then(|list| self.matched.links.after.get(list))
            .and_then(|&group| self.matched.links.groups.get(group));
        let held = group.is_some_and(|group| {
            group.before.iter().any(|&list| self.before.lists.get(list).is_some_and(|list| list.id == from))
        });
        let label = list.and_then(|list| self.after.lists.get(list)).and_then(|list| list.label);
        let (verdict, shows) = match (held, label) {
            (true, _) => (Verdict::BorneOut, "The schedule bears the new letter".to_owned()),
            (false, Some(_)) => (Verdict::CannotTell, format!("{} was not listed before", old.value)),
            (false, None) => (Verdict::NotBorneOut, format!("No {} follows", new.value)),
        };
        let mut found = self.found(verdict, shows, &[], &[]);
        found.statement.after.extend(label.cloned());
        found
    }
}
