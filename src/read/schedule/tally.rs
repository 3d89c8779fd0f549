//! Counts over the names of a list: how they are marked, what they begin with, which of them open groups or sign.

use std::collections::{HashMap, HashSet};

use crate::read::vocabulary::ends_like_a_registrant;
use crate::text::Words;
use crate::text::fold::{Folded, is_quote};

use super::entry::Entry;
use super::level::is_valued;
use super::name::Mark;

/// How the innermost level of a list is marked: of several kinds of marks, the one that most names bear.
pub(super) fn leaf(entries: &[Entry], names: &[usize]) -> Option<Mark> {
    let numerals = numerals(entries, names);
    let mut counts: Vec<(Mark, usize)> = Vec::new();
    for mark in names.iter().map(|&i| settled(entries[i].name.mark, numerals)).filter(|mark| mark.is_leaf()) {
        match counts.iter_mut().find(|(known, _)| *known == mark) {
            Some((_, count)) => *count += 1,
            None => counts.push((mark, 1)),
        }
    }
    // Of two as frequent, the inner is met later.
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(mark, _)| mark)
}

pub(super) fn numerals(entries: &[Entry], names: &[usize]) -> bool {
    names.iter().any(|&i| entries[i].name.mark == Mark::SmallRoman)
}

/// What "i." is in a list with or without numerals.
pub(super) fn settled(mark: Mark, numerals: bool) -> Mark {
    match mark {
        Mark::SmallI if numerals => Mark::SmallRoman,
        Mark::SmallI => Mark::Small,
        other => other,
    }
}

/// The first name of each group between blank lines, if there are several groups of several names and exactly the
/// first of each is called as registrants are: nothing else sets such a list's registrants off.
pub(super) fn openers(entries: &[Entry], names: &[usize]) -> HashSet<usize> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &i in names {
        match groups.last_mut().filter(|_| !entries[i].apart) {
            Some(group) => group.push(i),
            None => groups.push(vec![i]),
        }
    }
    let registrant = |i: &usize| ends_like_a_registrant(&entries[*i].name.name.value) && !is_valued(&entries[*i]);
    let telling = |group: &Vec<usize>| {
        group.len() >= 2 && group.first().is_some_and(registrant) && !group.iter().skip(1).any(registrant)
    };
    if groups.len() < 2 || !groups.iter().all(telling) {
        return HashSet::new();
    }
    groups.iter().filter_map(|group| group.first().copied()).collect()
}

/// The names that a parenthesis calls a registrant: "Oak Trust (the "Trust")".
pub(super) fn defined(entries: &[Entry], names: &[usize]) -> HashSet<usize> {
    let calls = |remark: &Words| {
        let term = remark.value.trim_matches(|c: char| !c.is_alphanumeric());
        let term = term.strip_prefix("the ").unwrap_or(term).trim_matches(|c: char| !c.is_alphanumeric());
        remark.value.contains(is_quote) && ["Trust", "Company", "Corporation"].iter().any(|word| term.starts_with(word))
    };
    names.iter().copied().filter(|&i| entries[i].name.remarks.iter().any(calls)).collect()
}

/// The names that are signers', unless most are.
pub(super) fn signing(entries: &[Entry], names: &[usize], signers: &HashSet<Folded>) -> HashSet<usize> {
    let signs = |i: &usize| signers.contains(&Folded::of(&entries[*i].name.name.value));
    let out: HashSet<usize> = names.iter().copied().filter(|i| !signers.is_empty() && signs(i)).collect();
    if out.len() * 2 > names.len() { HashSet::new() } else { out }
}

pub(super) fn first_word(entry: &Entry) -> String {
    entry.name.name.value.split([' ', '/']).next().unwrap_or("").to_lowercase()
}

/// How many names begin with each word.
pub(super) fn first_words<'a>(entries: impl Iterator<Item = &'a Entry>) -> HashMap<String, usize> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for entry in entries {
        *counts.entry(first_word(entry)).or_default() += 1;
    }
    counts
}

/// The word that at least six of ten names begin with.
pub(super) fn family(entries: &[Entry], names: &[usize]) -> Option<String> {
    let counts = first_words(names.iter().map(|&i| &entries[i]));
    let most = counts.into_iter().max_by_key(|(word, count)| (*count, word.clone()))?;
    (most.1 * 10 >= names.len() * 6).then_some(most.0)
}
