//! Which portfolio before is which after: first by the name in the same list, then by the name anywhere, then by what
//! speaks for a renaming. What is left over came in or went out.

use std::collections::{HashMap, HashSet};

use super::Decided;
use super::likely::likely;
use super::links::{Links, links};
use super::orders;
use super::renames;
use super::roll::{Item, Roll};
use crate::check::names::evidence::Evidence;
use crate::check::names::ids::{Ids, NameId};
use crate::check::stated::claims::Claim;

/// What becomes of a portfolio that no portfolio after continues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fate {
    /// Its list is not printed again: it stays as it was.
    #[default]
    Carried,
    /// It is gone.
    Removed,
}

/// Two names that may be one portfolio's; the evidence does not suffice.
#[derive(Debug, Clone, PartialEq)]
pub struct Maybe {
    /// Index of the item before.
    pub before: usize,
    /// Index of the item after.
    pub after: usize,
    /// Between the same neighbours.
    pub same_slot: bool,
    /// The words that both have.
    pub shared: Vec<String>,
}

/// How the items of two sides belong together.
#[derive(Debug, Clone, Default)]
pub struct Matched {
    /// How their lists do.
    pub links: Links,
    /// For each item before, the one after that continues it.
    pub before: Vec<Option<usize>>,
    /// For each item after, the one before.
    pub after: Vec<Option<usize>>,
    /// For items after that are renamed: why one may say so.
    pub evidence: HashMap<usize, Evidence>,
    /// For each item before without one after: what becomes of it.
    pub fates: Vec<Fate>,
    /// For each fund before, the one after.
    pub funds_before: Vec<Option<usize>>,
    /// For each fund after, the one before.
    pub funds_after: Vec<Option<usize>>,
    /// For funds after that are renamed: why one may say so.
    pub fund_evidence: HashMap<usize, Evidence>,
    /// Which groups are printed anew as whole lists.
    pub printed: Vec<bool>,
    /// Pairs that are offered, not asserted; each item stands in one at most.
    pub maybe: Vec<Maybe>,
    /// How the two sides belong together.
    pub kin: Kin,
}

/// How two sides belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kin {
    /// They are of one agreement, or somebody has a part in both; or it is not known that they are not.
    #[default]
    Related,
    /// Neither an agreement nor a party is common to both. A name that both list in one place is the same name; beyond
    /// that only the text itself, or a person, may say that two names are one portfolio's.
    Strangers,
}

/// Matches two sides. What instructions alone add or rename, without a list, is put into `after`; what a person
/// `decided` comes before what is only likely.
pub fn matched<'a>(
    before: &Roll<'a>,
    after: &mut Roll<'a>,
    claims: &'a [Claim],
    ids: &mut Ids<'a>,
    decided: &[Decided],
    kin: Kin,
) -> Matched {
    let mut out = Matched { links: links(before, after, claims), kin, ..Matched::default() };
    out.printed = printed(after, &out.links);
    orders::carry_out(before, after, claims, ids, &mut out);
    out.before = vec![None; before.items.len()];
    out.after = vec![None; after.items.len()];
    funds_by_name(before, after, &mut out);
    let by_name = Chains::of(before, &out.links.before);
    in_their_lists(before, after, &by_name, &mut out);
    out.fates = fates(before, claims, ids, &out);
    renames::certain(before, after, claims, ids, &mut out);
    if kin == Kin::Related {
        in_other_lists(before, after, &mut out);
    }
    renames::decided(before, after, decided, &mut out);
    renames::funds(before, after, claims, ids, &mut out);
    likely(before, after, &mut out);
    // A family that took another name shows in its funds only now.
    renames::funds(before, after, claims, ids, &mut out);
    out
}

impl Matched {
    /// Notes that two items are one portfolio.
    pub fn pair(&mut self, before: usize, after: usize) {
        if let (Some(b), Some(a)) = (self.before.get_mut(before), self.after.get_mut(after)) {
            (*b, *a) = (Some(after), Some(before));
        }
    }

    /// Whether an item before has no partner.
    pub fn is_loose_before(&self, item: usize) -> bool {
        self.before.get(item).is_some_and(Option::is_none)
    }

    /// Whether an item after has no partner.
    pub fn is_loose_after(&self, item: usize) -> bool {
        self.after.get(item).is_some_and(Option::is_none)
    }

    /// The group of an item before.
    pub fn group_before(&self, item: &Item<'_>) -> usize {
        self.links.before.get(item.list).copied().unwrap_or_default()
    }

    /// The group of an item after.
    pub fn group_after(&self, item: &Item<'_>) -> usize {
        self.links.after.get(item.list).copied().unwrap_or_default()
    }
}

fn printed(after: &Roll<'_>, links: &Links) -> Vec<bool> {
    let whole = |list: &usize| after.lists.get(*list).is_some_and(|list| list.complete && list.schedule.is_some());
    links.groups.iter().map(|group| group.after.iter().any(whole)).collect()
}

/// The items of one name in one group, one after the other.
struct Chains {
    first: HashMap<(u32, NameId), u32>,
    next: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Chains {
    fn of(roll: &Roll<'_>, groups: &[usize]) -> Self {
        let mut out = Self { first: HashMap::with_capacity(roll.items.len()), next: vec![NONE; roll.items.len()] };
        // From the end, so that each chain goes forward.
        for (i, item) in roll.items.iter().enumerate().rev() {
            let group = groups.get(item.list).copied().unwrap_or_default() as u32;
            if let (Some(later), Some(next)) = (out.first.insert((group, item.id), i as u32), out.next.get_mut(i)) {
                *next = later;
            }
        }
        out
    }

    fn all(&self, group: usize, id: NameId) -> impl Iterator<Item = usize> + '_ {
        let first = self.first.get(&(group as u32, id)).copied();
        std::iter::successors(first, |&at| self.next.get(at as usize).copied().filter(|&next| next != NONE))
            .map(|at| at as usize)
    }
}

fn funds_by_name(before: &Roll<'_>, after: &Roll<'_>, out: &mut Matched) {
    let mut named: HashMap<(usize, Option<NameId>), usize> = HashMap::new();
    for (i, fund) in before.funds.iter().enumerate() {
        let group = out.links.before.get(fund.list).copied().unwrap_or_default();
        named.entry((group, fund.name.map(|(id, _)| id))).or_insert(i);
    }
    out.funds_before = vec![None; before.funds.len()];
    out.funds_after = vec![None; after.funds.len()];
    for (i, fund) in after.funds.iter().enumerate() {
        let group = out.links.after.get(fund.list).copied().unwrap_or_default();
        let Some(&old) = named.get(&(group, fund.name.map(|(id, _)| id))) else { continue };
        if let (Some(after), Some(before)) = (out.funds_after.get_mut(i), out.funds_before.get_mut(old)) {
            *after = Some(old);
            before.get_or_insert(i);
        }
    }
}

/// The same name in the same list, under the same fund where there is a choice.
fn in_their_lists(before: &Roll<'_>, after: &Roll<'_>, by_name: &Chains, out: &mut Matched) {
    // More of one name than this in one list are no portfolios, and the work must stay in proportion.
    const MOST_ALIKE: usize = 32;
    for same_fund in [true, false] {
        for (i, item) in after.items.iter().enumerate() {
            if !out.is_loose_after(i) {
                continue;
            }
            let fund = out.funds_after.get(item.fund).copied().flatten();
            let fits = |old: &usize| {
                let of = before.items.get(*old);
                of.is_some_and(|of| {
                    let (was, is) = (fund_name(before, of.fund), fund_name(after, item.fund));
                    // A name under another fund is a move only where there is a list to move in.
                    let may_move = out.kin == Kin::Related || was.is_none() || is.is_none();
                    Some(of.fund) == fund || was == is || (!same_fund && may_move)
                })
            };
            let mut alike = by_name.all(out.group_after(item), item.id).take(MOST_ALIKE);
            if let Some(old) = alike.find(|old| out.is_loose_before(*old) && fits(old)) {
                out.pair(old, i);
            }
        }
    }
}

fn fund_name(roll: &Roll<'_>, fund: usize) -> Option<NameId> {
    roll.funds.get(fund).and_then(|fund| fund.name).map(|(id, _)| id)
}

fn fates(before: &Roll<'_>, claims: &[Claim], ids: &Ids<'_>, out: &Matched) -> Vec<Fate> {
    let removed = orders::removed(before, claims, ids, &out.links);
    let fate = |(i, item): (usize, &Item<'_>)| {
        let printed = out.printed.get(out.group_before(item)).copied().unwrap_or_default();
        if printed || removed.contains(&i) { Fate::Removed } else { Fate::Carried }
    };
    before.items.iter().enumerate().map(fate).collect()
}

/// The same name in another schedule, where it left its own.
fn in_other_lists(before: &Roll<'_>, after: &Roll<'_>, out: &mut Matched) {
    let leaves = |i: &usize| out.is_loose_before(*i) && out.fates.get(*i) == Some(&Fate::Removed);
    let mut leaving: HashMap<NameId, Vec<usize>> = HashMap::new();
    for i in (0..before.items.len()).filter(leaves) {
        if let Some(item) = before.items.get(i) {
            leaving.entry(item.id).or_default().push(i);
        }
    }
    if leaving.is_empty() {
        return;
    }
    let mut taken = HashSet::new();
    for (i, item) in after.items.iter().enumerate() {
        if out.is_loose_after(i)
            && let Some(old) = leaving.get(&item.id).into_iter().flatten().find(|old| !taken.contains(*old)).copied()
        {
            taken.insert(old);
            out.pair(old, i);
        }
    }
}

/// Whether a portfolio stands under another fund now, or in another schedule. A fund or schedule under another name is
/// none; nor is a part of a schedule that was split.
pub fn is_moved(before: &Roll<'_>, after: &Roll<'_>, matched: &Matched, old: &Item<'_>, new: &Item<'_>) -> bool {
    if matched.group_before(old) != matched.group_after(new) {
        return true;
    }
    // What an instruction alone renames stays where it was.
    let (was, is) = (fund_name(before, old.fund), fund_name(after, new.fund));
    was.is_some() && is.is_some() && was != is && matched.funds_after.get(new.fund).copied().flatten() != Some(old.fund)
}
