//! Which schedules of two sides are one: by their letters, by a new letter that is stated, then by what they hold.

use std::collections::{HashMap, HashSet};

use super::roll::{Roll, letter_of};
use crate::check::names::ids::NameId;
use crate::check::stated::claims::{Claim, Said};
use crate::order::InOrder;

/// Schedules that are one thing before and after: one and one, one and several (split), several and one (joined),
/// or on one side only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Indices of the lists before.
    pub before: Vec<usize>,
    /// Indices of the lists after.
    pub after: Vec<usize>,
}

/// The groups, and to which each list belongs.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// Every group once, in the order of the lists before, then of those that are new.
    pub groups: Vec<Group>,
    /// For each list before, its group.
    pub before: Vec<usize>,
    /// For each list after, its group.
    pub after: Vec<usize>,
}

/// Links the lists of two sides.
pub fn links(before: &Roll<'_>, after: &Roll<'_>, claims: &[Claim]) -> Links {
    let mut to: Vec<Option<usize>> = vec![None; after.lists.len()];
    by_letter(before, after, claims, &mut to);
    by_content(before, after, claims, &mut to);
    the_only_two(before, after, &mut to);
    groups(before.lists.len(), &to, joined(before, after, &to))
}

fn by_letter(before: &Roll<'_>, after: &Roll<'_>, claims: &[Claim], to: &mut [Option<usize>]) {
    let mut lettered: HashMap<&str, usize> = HashMap::new();
    for (i, list) in before.lists.iter().enumerate() {
        lettered.entry(&list.id).or_insert(i);
    }
    let relabelled: HashMap<String, String> = claims
        .iter()
        .filter_map(|claim| match &claim.said {
            Said::Relabel { old, new } => Some((letter_of(&new.value), letter_of(&old.value))),
            _ => None,
        })
        .collect();
    for (list, to) in after.lists.iter().zip(to) {
        let old = relabelled.get(&list.id).and_then(|old| lettered.get(old.as_str()));
        *to = lettered.get(list.id.as_str()).or(old).copied();
    }
}

/// A list whose letter is new, and at least half of whose names stood in one list that prints them nowhere else now, is
/// split off from it, or is it under a new letter.
fn by_content(before: &Roll<'_>, after: &Roll<'_>, claims: &[Claim], to: &mut [Option<usize>]) {
    if to.iter().all(Option::is_some) {
        return;
    }
    let mut held: HashMap<NameId, Vec<usize>> = HashMap::new();
    for item in &before.items {
        let lists = held.entry(item.id).or_default();
        if !lists.contains(&item.list) {
            lists.push(item.list);
        }
    }
    let heirs: HashSet<usize> = to.iter().flatten().copied().collect();
    // What the heir of a list prints has not left it.
    let stays: HashSet<(usize, NameId)> =
        after.items.iter().filter_map(|item| Some((to.get(item.list).copied().flatten()?, item.id))).collect();
    let sizes = after.sizes();
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for item in after.items.iter().filter(|item| to.get(item.list).copied().flatten().is_none()) {
        for &list in held.get(&item.id).into_iter().flatten().filter(|&&list| !stays.contains(&(list, item.id))) {
            *shared.entry((item.list, list)).or_default() += 1;
        }
    }
    let mut best: Vec<_> = shared.into_iter().collect();
    best.order_by_key(|&((new, old), count)| (new, std::cmp::Reverse(count), old));
    for ((new, old), count) in best {
        // A new schedule of the same names, as one of fees, does not take the place of a list that is not printed.
        let fresh = after.lists.get(new).is_some_and(|list| comes_in(claims, &list.id));
        let half = sizes.get(new).is_some_and(|&size| count * 2 >= size);
        if let Some(to) = to.get_mut(new).filter(|to| to.is_none() && half && (!fresh || heirs.contains(&old))) {
            *to = Some(old);
        }
    }
}

/// Whether a schedule of this letter is said to be added, not to replace another.
fn comes_in(claims: &[Claim], letter: &str) -> bool {
    claims.iter().any(|claim| match &claim.said {
        Said::Replace { schedule } => {
            let words = claim.words.value.to_lowercase();
            letter_of(&schedule.value) == letter && words.contains("new ") && words.contains("add")
        }
        _ => false,
    })
}

/// One list on each side, whatever its letter: there is nothing else that it could be compared with.
fn the_only_two(before: &Roll<'_>, after: &Roll<'_>, to: &mut [Option<usize>]) {
    if let ([_], [_], [to]) = (before.lists.as_slice(), after.lists.as_slice(), to) {
        to.get_or_insert(0);
    }
}

/// Lists before that nobody continues, and whose names now mostly stand, new there, in one list after.
fn joined(before: &Roll<'_>, after: &Roll<'_>, to: &[Option<usize>]) -> Vec<(usize, usize)> {
    let heirs: HashSet<usize> = to.iter().flatten().copied().collect();
    let sizes = before.sizes();
    if (0..before.lists.len()).all(|list| heirs.contains(&list)) {
        return Vec::new();
    }
    let stood: HashSet<(usize, NameId)> = before.items.iter().map(|item| (item.list, item.id)).collect();
    let mut fresh: HashMap<NameId, usize> = HashMap::new();
    for item in &after.items {
        if to.get(item.list).copied().flatten().is_some_and(|old| !stood.contains(&(old, item.id))) {
            fresh.entry(item.id).or_insert(item.list);
        }
    }
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for item in before.items.iter().filter(|item| !heirs.contains(&item.list)) {
        if let Some(&list) = fresh.get(&item.id) {
            *shared.entry((item.list, list)).or_default() += 1;
        }
    }
    let mut out: Vec<_> = shared
        .into_iter()
        .filter(|((old, _), count)| sizes.get(*old).is_some_and(|&size| count * 2 > size))
        .map(|(pair, _)| pair)
        .collect();
    out.order();
    out
}

fn groups(before: usize, to: &[Option<usize>], joined: Vec<(usize, usize)>) -> Links {
    let mut links = Links { groups: Vec::new(), before: (0..before).collect(), after: Vec::new() };
    links.groups = (0..before).map(|list| Group { before: vec![list], after: Vec::new() }).collect();
    for (list, to) in to.iter().enumerate() {
        let group = to.unwrap_or(links.groups.len());
        if group == links.groups.len() {
            links.groups.push(Group::default());
        }
        if let Some(group) = links.groups.get_mut(group) {
            group.after.push(list);
        }
        links.after.push(group);
    }
    for (old, new) in joined {
        let (Some(&from), Some(&into)) = (links.before.get(old), links.after.get(new)) else { continue };
        if let (Some(group), true) = (links.groups.get_mut(from), from != into) {
            let moved = std::mem::take(&mut group.before);
            moved.iter().for_each(|&list| links.before.iter_mut().skip(list).take(1).for_each(|group| *group = into));
            if let Some(group) = links.groups.get_mut(into) {
                group.before.extend(moved);
            }
        }
    }
    links
}
