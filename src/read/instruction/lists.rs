//! Lists of old names and of new that go together one by one: "… A and B are changed to C and D, respectively".

use std::ops::Range;

use crate::read::dates;
use crate::read::listed::Listed;
use crate::read::names::split_list;
use crate::read::prose::item_mark;
use crate::read::vocabulary::ends_like_a_name;

use super::Doubt;
use super::rename::{Renames, sides};

/// Where a turn stands in its sentence, and the lists it parts: the old names begin behind `from`, the new end at `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    pub from: usize,
    pub at: usize,
    pub after: usize,
    pub end: usize,
}

/// "… are changed to C and D, respectively": the lists on both sides of a turn.
pub(super) fn in_lists(text: &str, range: &Range<usize>, lower: &str, turn: Turn, known: &Listed) -> Renames {
    let Turn { from, at: turn, after, end } = turn;
    let start = front(lower, from, turn);
    // What stands in quotes on both sides is all that there is.
    let (old, new) =
        (quoted(text, range.start + start..range.start + turn), quoted(text, range.start + after..range.start + end));
    if old.len() == new.len() && old.len() >= 2 {
        return Renames { pairs: old.into_iter().zip(new).collect(), doubt: None };
    }
    let turn = without_verb(&lower[..turn]).len();
    // "Oak Fund and Elm Fund having been renamed, the Agreement shall refer to them as".
    let turn = lower.get(start..turn).and_then(|old| old.find(" having been ")).map_or(turn, |at| start + at);
    // The item's number is no part of the first name.
    let start = start.max(item_mark(&text[range.clone()]).map_or(0, |(_, length)| length));
    if start >= turn {
        return Renames::default();
    }
    let start = behind_day(&text[range.start..], start, turn);
    let first = first_capital(&text[range.start..], start, turn);
    let first = behind_words(text, range.start + first..range.start + turn, known);
    let mut old = split_list(text, first..range.start + turn);
    // "Oak Fund and Elm Fund having changed their names, the names of those funds are changed to": the names stand before.
    if old.iter().all(|name| !ends_like_a_name(&text[name.clone()])) && lower[..turn].contains("having changed") {
        old = known.names_in(text, range.start..range.start + turn);
    }
    let new = split_list(text, range.start + called(lower, after, end)..range.start + end);
    pair_lists(text, old, new)
}

/// "… to be read as mentions of Oak Fund and Elm Fund": where the names begin.
fn called(lower: &str, after: usize, end: usize) -> usize {
    let part = lower.get(after..end).unwrap_or("");
    let leads = ["mentions of ", "mention of ", "references to ", "a reference to ", "the names ", "them as "];
    leads.iter().find(|lead| part.starts_with(**lead)).map_or(after, |lead| after + lead.len())
}

/// "Effective May 1, 2004, Oak Fund and Elm Fund are renamed": no name holds a day, and the list begins behind it.
fn behind_day(text: &str, start: usize, end: usize) -> usize {
    let days = dates::find(text.get(start..end).unwrap_or(""));
    let behind = days.last().map_or(start, |day| start + day.range.end);
    if text.get(behind..end).is_some_and(|rest| rest.starts_with(", ")) { behind } else { start }
}

/// "so that, on that date also, Oak Fund and Elm Fund": the names begin with a capital, or with a figure.
fn first_capital(text: &str, start: usize, end: usize) -> usize {
    let part = text.get(start..end).unwrap_or("");
    let opens = |word: &str| {
        let bare = word.trim_start_matches(['"', '(', '\'']);
        bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
    };
    let words = crate::read::names::word_ranges(part);
    words.iter().find(|word| opens(&part[(*word).clone()])).map_or(start, |word| start + word.start)
}

/// Words up to a turn without the verb that they may end with: "Oak Fund and Elm Fund are hereby replaced".
fn without_verb(lower: &str) -> &str {
    const VERBS: [&str; 4] = [" replaced", " changed", " substituted", " renamed"];
    const AUXILIARIES: [&str; 8] =
        [" will", " are hereby", " is hereby", " shall be", " will be", " are to be", " are", " is"];
    let bare = VERBS.iter().find_map(|verb| lower.strip_suffix(*verb)).unwrap_or(lower);
    AUXILIARIES.iter().find_map(|verb| bare.strip_suffix(*verb)).unwrap_or(lower)
}

/// The words in quotes, without the quotes and the signs before the last of them.
fn quoted(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let marks: Vec<usize> = text[range.clone()].match_indices('"').map(|(at, _)| range.start + at).collect();
    let inner = |from: usize, to: usize| {
        let words = text[from..to].trim_end_matches([',', ';', '.', ' ']);
        from..from + words.len()
    };
    let pairs = marks.chunks_exact(2);
    if pairs.remainder().is_empty() { pairs.map(|pair| inner(pair[0] + 1, pair[1])).collect() } else { Vec::new() }
}

/// "In addition, effective as of the same date, Oak Fund and Elm Fund": where the first name begins, if words that no
/// name holds stand before it.
fn behind_words(text: &str, range: Range<usize>, known: &Listed) -> usize {
    let Some(name) = known.names_in(text, range.clone()).into_iter().next() else { return range.start };
    let small = |word: &str| {
        word.starts_with(|c: char| c.is_lowercase())
            && !matches!(word, "and" | "of" | "the" | "for" | "in" | "to" | "or")
    };
    if text[range.start..name.start].split(' ').any(small) { name.start } else { range.start }
}

/// "to reflect the name change of A and B to C and D, respectively": lists that nothing but "to" or "as" parts.
pub(super) fn lists_after(text: &str, range: &Range<usize>, lower: &str, lead: usize, known: &Listed) -> Renames {
    let end = lower.rfind("respectively").unwrap_or(lower.len());
    // A "respectively" that stands before what is looked for parts other lists.
    let start = front(lower, 0, end).max(lead).min(end);
    let links = [" to ", " as ", " with "];
    let all = sides(text, range, lower, known);
    // The word that parts the lists has as many names before it as behind.
    links
        .iter()
        .flat_map(|link| {
            lower.get(start..end).unwrap_or("").match_indices(link).map(|(k, w)| (start + k, start + k + w.len()))
        })
        .find_map(|(turn, after)| {
            let within = |from: usize, to: usize| {
                let first = all.partition_point(|n| n.start < range.start + from);
                all.partition_point(|n| n.end <= range.start + to).saturating_sub(first)
            };
            let (before, behind) = (within(start, turn), within(after, end));
            (before >= 2 && before == behind)
                .then(|| in_lists(text, range, lower, Turn { from: start, at: turn, after, end }, known))
        })
        .unwrap_or_default()
}

/// Where the list of old names begins: after "the names of", or else where it may at the earliest.
fn front(lower: &str, from: usize, turn: usize) -> usize {
    let near = lower.get(from..turn).unwrap_or("");
    let named = [
        "the names of ",
        "the name of ",
        "names of ",
        "name change of ",
        "name changes of ",
        "change of name of ",
        "change in name of ",
        "renaming ",
        "mention of ",
        "mentions of ",
        "heretofore known as ",
        "previously known as ",
        "currently known as ",
        "now known as ",
        "presently named ",
        "to rename ",
        "references to ",
        "reference to ",
    ]
    .iter()
    .filter_map(|w| near.rfind(w).map(|k| k + w.len()));
    named.chain(referred(near)).chain(mentioned(near)).max().map_or(from, |at| from + at)
}

/// "Every reference in the Oak Agreement to Oak Fund": where what is referred to begins.
fn referred(near: &str) -> Option<usize> {
    let lead = ["references in ", "reference in "].iter().filter_map(|w| near.rfind(w).map(|k| k + w.len())).max()?;
    near.get(lead..)?.find(" to ").map(|at| lead + at + " to ".len())
}

/// "All mentions in the Oak Agreement of Oak Fund": the same.
fn mentioned(near: &str) -> Option<usize> {
    let lead = ["mentions in ", "mention in "].iter().filter_map(|w| near.rfind(w).map(|k| k + w.len())).max()?;
    near.get(lead..)?.find(" of ").map(|at| lead + at + " of ".len())
}

/// Pairs two lists under the constraint of equal counts: where they differ, the longer is joined at its weakest cuts.
fn pair_lists(text: &str, old: Vec<Range<usize>>, new: Vec<Range<usize>>) -> Renames {
    /// Lists that differ by more were not cut at the wrong commas: they are no pairs.
    const MOST_JOINED: usize = 40;
    let count = old.len().min(new.len());
    if old.len().max(new.len()) - count > MOST_JOINED {
        return Renames::default();
    }
    let doubt = (old.len() != new.len()).then_some(Doubt::Lists);
    let (old, new) = (merged(text, old, count), merged(text, new, count));
    if old.len() != new.len() {
        return Renames::default();
    }
    Renames { pairs: old.into_iter().zip(new).collect(), doubt }
}

/// Joins neighbours until `count` remain: those that an "and" without a comma parts before those that a comma does, since
/// a list's own "and" stands once and often after a comma; among alike ones first those whose shorter half is shortest.
fn merged(text: &str, mut list: Vec<Range<usize>>, count: usize) -> Vec<Range<usize>> {
    while list.len() > count && list.len() > 1 {
        let words = |r: &Range<usize>| text[r.clone()].split_whitespace().count();
        let parted = |i: usize| match text.get(list[i - 1].end..list[i].start).unwrap_or("").trim() {
            "and" => 0,
            "," | ";" => 1,
            _ => 2,
        };
        let weakness = |i: &usize| (parted(*i), words(&list[*i]).min(words(&list[*i - 1])));
        let Some(weakest) = (1..list.len()).min_by_key(weakness) else { break };
        let end = list.remove(weakest).end;
        list[weakest - 1].end = end;
    }
    list
}
