//! What instructions alone do to a list that is not printed again: add, remove, rename.

use std::collections::{HashMap, HashSet};

use super::links::{Group, Links};
use super::matching::Matched;
use super::roll::{Heading, Item, List, Roll, letter_of};
use crate::check::names::ids::{Ids, NameId};
use crate::check::stated::claims::{Claim, Said, is_schedule};
use crate::order::InOrder;
use crate::text::Words;

/// Puts into `after` what instructions add to lists that are not printed anew, and the new names that they give to
/// portfolios of such lists.
pub fn carry_out<'a>(
    before: &Roll<'a>,
    after: &mut Roll<'a>,
    claims: &'a [Claim],
    ids: &mut Ids<'a>,
    out: &mut Matched,
) {
    let listed: HashSet<NameId> = after.items.iter().map(|item| item.id).collect();
    let mut lists: HashMap<usize, usize> = HashMap::new();
    for claim in claims.iter().filter(|claim| claim.orders) {
        match &claim.said {
            Said::Add { name, .. } => {
                let id = ids.of(&name.value);
                let group = target(before, claim, &out.links);
                let there =
                    |item: &Item<'_>| item.id == id && group.is_none_or(|group| out.group_before(item) == group);
                let printed = group.is_some_and(|group| out.printed.get(group) == Some(&true));
                if !listed.contains(&id) && !printed && !before.items.iter().any(there) {
                    put(after, out, &mut lists, group, claim, id, name);
                }
            }
            Said::Rename { old, new } => {
                let (old, id) = (ids.of(&old.value), ids.of(&new.value));
                if listed.contains(&id) || old == id {
                    continue;
                }
                let unprinted = |group: &usize| out.printed.get(*group) != Some(&true);
                let had = before.items.iter().filter(|item| item.id == old).map(|item| out.group_before(item));
                let mut groups: Vec<usize> = had.filter(unprinted).collect();
                groups.order();
                groups.dedup();
                for group in groups {
                    put(after, out, &mut lists, Some(group), claim, id, new);
                }
            }
            _ => {}
        }
    }
}

/// The group of the schedule that an instruction names, or else that of the longest list.
fn target(before: &Roll<'_>, claim: &Claim, links: &Links) -> Option<usize> {
    let named = claim.target.as_ref().map(|target| letter_of(&target.value));
    let by_letter = named.and_then(|letter| before.lists.iter().position(|list| list.id == letter));
    let longest = || {
        let sizes = before.sizes();
        (0..before.lists.len()).max_by_key(|&list| (sizes.get(list).copied(), std::cmp::Reverse(list)))
    };
    by_letter.or_else(longest).and_then(|list| links.before.get(list).copied())
}

/// Puts a name into the unprinted list of a group, which is made where there is none yet.
fn put<'a>(
    after: &mut Roll<'a>,
    out: &mut Matched,
    lists: &mut HashMap<usize, usize>,
    group: Option<usize>,
    claim: &Claim,
    id: NameId,
    words: &'a Words,
) {
    // Nothing before to belong to: all such names make one new list.
    const NEW: usize = usize::MAX;
    let list = *lists.entry(group.unwrap_or(NEW)).or_insert_with(|| {
        let letter = claim.target.as_ref().map(|target| letter_of(&target.value)).unwrap_or_default();
        let group = group.unwrap_or_else(|| {
            out.links.groups.push(Group { before: Vec::new(), after: vec![after.lists.len()] });
            out.printed.push(false);
            out.links.groups.len() - 1
        });
        out.links.after.push(group);
        after.lists.push(List { id: letter, label: None, complete: false, schedule: None });
        after.funds.push(Heading { list: after.lists.len() - 1, name: None });
        after.lists.len() - 1
    });
    let Some(fund) = after.funds.iter().rposition(|fund| fund.list == list) else { return };
    after.items.push(Item { fund, list, id, words, portfolio: None });
}

/// The items that instructions remove: by their names, by that of their fund, or with their whole schedule.
pub fn removed(before: &Roll<'_>, claims: &[Claim], ids: &Ids<'_>, links: &Links) -> HashSet<usize> {
    let mut names: HashSet<NameId> = HashSet::new();
    let mut groups: HashSet<usize> = HashSet::new();
    for claim in claims.iter().filter(|claim| claim.orders) {
        if let Said::Remove { name } = &claim.said {
            if is_schedule(&name.value) {
                let letter = letter_of(&name.value);
                let list = before.lists.iter().position(|list| list.id == letter);
                groups.extend(list.and_then(|list| links.before.get(list)));
            } else {
                names.extend(ids.find(&name.value));
            }
        }
    }
    if names.is_empty() && groups.is_empty() {
        return HashSet::new();
    }
    let of_fund = |item: &Item<'_>| before.funds.get(item.fund).and_then(|fund| fund.name).map(|(id, _)| id);
    let goes = |item: &Item<'_>| {
        names.contains(&item.id)
            || of_fund(item).is_some_and(|id| names.contains(&id))
            || links.before.get(item.list).is_some_and(|group| groups.contains(group))
    };
    (0..before.items.len()).filter(|&i| before.items.get(i).is_some_and(goes)).collect()
}
