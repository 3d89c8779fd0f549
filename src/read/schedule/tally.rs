//! Counts over the names of a list: how they are marked, what they begin with, which of them open groups or sign.

use std::collections::{HashMap, HashSet};

use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant};
use crate::text::Words;
use crate::text::fold::{Folded, Lower, is_quote, lower};

use super::entry::Entry;
use super::level::{is_set_in, is_valued, style};
use super::name::Mark;
use super::wrap::ends_as_a_company;

/// How the innermost level of a list is marked: of several kinds of marks, the one that most names bear; and how the companies
/// are marked under which some names of that level stand, where more of those bear their mark.
pub(super) fn leaf(entries: &[Entry], names: &[usize]) -> Option<(Mark, Option<Mark>)> {
    let numerals = numerals(entries, names);
    let mut counts: Vec<(Mark, usize)> = Vec::new();
    for mark in names.iter().map(|&i| settled(entries[i].name.mark, numerals)).filter(|mark| mark.is_leaf()) {
        match counts.iter_mut().find(|(known, _)| *known == mark) {
            Some((_, count)) => *count += 1,
            None => counts.push((mark, 1)),
        }
    }
    // Of two as frequent, the inner is met later.
    let most = counts.iter().copied().max_by_key(|(_, count)| *count).map(|(mark, _)| mark)?;
    let inner = counts.iter().find(|(mark, count)| *count >= 2 && stands_under(entries, names, *mark, most));
    Some(inner.map_or((most, None), |(mark, _)| (*mark, Some(most))))
}

/// "- Oak Growth Portfolio" under "3. Oak Series Trust", in a list of numbered companies of which most have no series: the
/// list begins with the `outer` mark, each name with the other stands in a run under one, and farther in, or there are
/// several such runs.
fn stands_under(entries: &[Entry], names: &[usize], inner: Mark, outer: Mark) -> bool {
    let numerals = numerals(entries, names);
    let mark = |i: usize| settled(entries[i].name.mark, numerals);
    let begins = names.iter().map(|&i| mark(i)).find(|mark| mark.is_leaf()) == Some(outer);
    let (mut runs, mut deeper, mut owner) = (0, true, None);
    // "- Elm Advisers, LLC" under "3. Oak Income Fund": who serves a fund is no series of it.
    let under = || names.iter().filter(|&&i| mark(i) == inner).map(|&i| &entries[i].name.name.value);
    if under().filter(|name| ends_as_a_company(name)).count() * 2 > under().count() {
        return false;
    }
    for &i in names {
        match mark(i) {
            own if own == outer => owner = Some((i, false)),
            own if own == inner => {
                let Some((over, begun)) = owner else { return false };
                runs += usize::from(!begun);
                deeper &= entries[i].indent >= entries[over].indent + 2 && is_set_in(&entries[i]);
                owner = Some((over, true));
            }
            _ => owner = None,
        }
    }
    inner != outer && begins && runs > 0 && (deeper || runs >= 2)
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

/// Marks of lists that stand beside the innermost ones and are marked otherwise ("(a)" beside bullets): two names or more
/// bear such a mark one after the other, and none of them stands over an innermost one.
pub(super) fn lists_beside(entries: &[Entry], names: &[usize], leaf: Mark) -> HashSet<Mark> {
    let numerals = numerals(entries, names);
    let mark = |i: usize| settled(entries[i].name.mark, numerals);
    let pairs = || names.windows(2).map(|pair| (mark(pair[0]), mark(pair[1])));
    let runs: HashSet<Mark> = pairs().filter(|(a, b)| a == b && a.is_leaf() && *a != leaf).map(|(a, _)| a).collect();
    let heads: HashSet<Mark> = pairs().filter(|(_, below)| *below == leaf).map(|(above, _)| above).collect();
    runs.difference(&heads).copied().collect()
}

/// Whether every name at the margin, of two or more, stands right above one that is farther in and ends as names do.
pub(super) fn nested(entries: &[Entry], names: &[usize], margin: usize) -> bool {
    let outer = |i: usize| entries[i].indent <= margin + 1;
    let inner = |i: usize| {
        let deeper = entries[i].indent >= margin + 2 && is_set_in(&entries[i]);
        deeper && ends_like_a_name(&entries[i].name.name.value)
    };
    names.iter().filter(|&&i| outer(i)).count() >= 2
        && names.windows(2).all(|pair| !outer(pair[0]) || inner(pair[1]))
        && names.iter().all(|&i| outer(i) || inner(i))
        && names.last().is_some_and(|&last| inner(last))
}

/// In a list that sets nothing off, names that are called as registrants are, each over some that are not, may head
/// them; surely where these alone begin with the family's word.
pub(super) fn called(entries: &[Entry], names: &[usize]) -> (HashSet<usize>, f32) {
    /// Alone with what such a name is called, as good for a heading as for a portfolio.
    const MAY: f32 = 1.5;
    const SURELY: f32 = 2.0;
    let text = |i: usize| entries[i].name.name.value.as_str();
    let registrant = |i: &usize| ends_like_a_registrant(text(*i));
    let first = |i: usize| text(i).split([' ', '/']).next().unwrap_or("");
    let Some((&top, &last)) = names.first().zip(names.last()) else { return Default::default() };
    let plain = || names.iter().all(|&i| !is_valued(&entries[i]) && style(entries, i) == style(entries, top));
    let apart = || names.windows(2).all(|pair| !(registrant(&pair[0]) && registrant(&pair[1])));
    if !(registrant(&top) && !registrant(&last) && plain() && apart()) {
        return Default::default();
    }
    let (heads, others): (Vec<usize>, Vec<usize>) = names.iter().partition(|i| registrant(i));
    if heads.len() < 2 || others.len() <= heads.len() {
        return Default::default();
    }
    let family = heads.iter().all(|&i| first(i) == first(top)) && others.iter().all(|&i| first(i) != first(top));
    let named = others.iter().all(|&i| ends_like_a_name(text(i)));
    match (family, named) {
        (true, _) => (heads.into_iter().collect(), SURELY),
        (false, true) => (heads.into_iter().collect(), MAY),
        (false, false) => Default::default(),
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

/// The word that a name begins with, in small letters; "O A K Trust" begins as "OAK Fund" does.
pub(super) fn first_word(entry: &Entry) -> Lower {
    let words = || entry.name.name.value.split([' ', '/']);
    let spaced = words().take_while(|word| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase()));
    match spaced.clone().count() {
        0 | 1 => small(words().next().unwrap_or("")),
        _ => spaced.flat_map(str::chars).map(|letter| letter.to_ascii_lowercase()).collect(),
    }
}

/// A word in small letters, as the standard library makes them of a whole text.
pub(super) fn small(word: &str) -> Lower {
    if word.is_ascii() { lower(word) } else { word.to_lowercase().into() }
}

/// How many names begin with each word.
pub(super) fn first_words<'a>(entries: impl Iterator<Item = &'a Entry>) -> HashMap<Lower, usize> {
    let mut counts: HashMap<Lower, usize> = HashMap::new();
    for entry in entries {
        *counts.entry(first_word(entry)).or_default() += 1;
    }
    counts
}

/// The most frequent word and how often it comes, if that is more than a third of all; of two as frequent, the later in
/// the alphabet. Where none is so frequent, any word or none.
///
/// Two words at most can be so frequent, and they are found without a count of each (by the method of Misra and Gries):
/// in a long list that count is most of the work, as its memory is jumped about in.
pub(super) fn most_frequent(words: impl Iterator<Item = Lower> + Clone) -> Option<(Lower, usize)> {
    let mut held: [(Lower, usize); 2] = Default::default();
    for word in words.clone() {
        let place = held.iter().position(|(known, count)| *count > 0 && *known == word);
        match place.or_else(|| held.iter().position(|(_, count)| *count == 0)) {
            Some(place) => held[place] = (word, held[place].1 + 1),
            None => held.iter_mut().for_each(|(_, count)| *count -= 1),
        }
    }
    held.iter_mut().for_each(|(_, count)| *count = 0);
    for word in words {
        if let Some((_, count)) = held.iter_mut().find(|(known, _)| *known == word) {
            *count += 1;
        }
    }
    held.into_iter().filter(|(_, count)| *count > 0).max_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)))
}

/// The word that at least six of ten names begin with.
pub(super) fn family(entries: &[Entry], names: &[usize]) -> Option<Lower> {
    let (word, count) = most_frequent(names.iter().map(|&i| first_word(&entries[i])))?;
    (count * 10 >= names.len() * 6).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_frequent_word() {
        let most =
            |words: &str| most_frequent(words.split(' ').map(lower)).map(|(word, count)| format!("{word} {count}"));
        assert_eq!(most("oak elm oak ash oak fir oak").as_deref(), Some("oak 4"));
        assert_eq!(most("a b oak c d oak elm oak elm elm oak elm").as_deref(), Some("oak 4"), "no more than elm");
        assert_eq!(most("oak ash oak elm fir").as_deref(), Some("oak 2"));
        assert_eq!(most_frequent(std::iter::empty()), None);
    }
}
