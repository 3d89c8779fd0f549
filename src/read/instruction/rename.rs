//! Old names and new in a sentence (form O7), and schedules that are given another letter (O13).

use std::cmp::Reverse;
use std::ops::Range;

use crate::read::names::{Named, split_list};

use super::target::schedule_mentions;

/// "Schedule A is redesignated as Schedule A-1": a schedule's own name changes.
pub(super) fn redesignation(text: &str, range: Range<usize>, lower: &str) -> Option<(Range<usize>, Range<usize>)> {
    const TURNS: [&str; 5] = ["redesignated as", "renamed as", "renamed to be", "relabeled as", "designated as"];
    let (turn, word) = TURNS.iter().filter_map(|w| lower.find(w).map(|at| (at, *w))).min()?;
    let old = schedule_mentions(text, range.start..range.start + turn).into_iter().next()?;
    let after = range.start + turn + word.len();
    let new = schedule_mentions(text, after..range.end).into_iter().next()?;
    (new.0.start <= after + 5).then_some((old.0, new.0))
}

/// Old and new names where the sentence renames: "the names of A and B are changed to C and D, respectively".
pub(super) fn renames(
    known: &Named<'_>,
    range: Range<usize>,
    lower: &str,
) -> Option<Vec<(Range<usize>, Range<usize>)>> {
    const TURNS: [&str; 20] = [
        " are changed to ",
        " is changed to ",
        " changed to ",
        " is known as ",
        " are known as ",
        " is now known as ",
        " shall be known as ",
        " is renamed ",
        " are renamed ",
        " renamed as ",
        " renamed ",
        " will be known as ",
        " shall be a reference to ",
        " shall be references to ",
        " shall be read as ",
        " to be read as ",
        " are replaced by references to ",
        " is replaced by references to ",
        " becomes ",
        " become ",
    ];
    let mut turns: Vec<(usize, &str)> = TURNS.iter().flat_map(|word| lower.match_indices(word)).collect();
    turns.sort_unstable_by_key(|(turn, word)| (*turn, Reverse(word.len())));
    let text = known.text;
    let mut out = Vec::new();
    let respectively = lower.contains("respectively");
    let mut at = 0;
    let mut from = 0;
    for (turn, word) in turns {
        if turn < at {
            continue;
        }
        let after = turn + word.len();
        if respectively {
            let end = lower[after..].find("respectively").map_or(lower.len(), |k| after + k);
            let start = at + front(&lower[at..turn]);
            let auxiliary =
                [" are hereby", " is hereby", " shall be", " are", " is"].iter().find(|w| lower[..turn].ends_with(**w));
            let turn = turn - auxiliary.map_or(0, |w| w.len());
            let old = split_list(text, range.start + start..range.start + turn);
            let new = split_list(text, range.start + after..range.start + end);
            out.extend(pair_lists(text, old, new));
            at = end;
        } else {
            let old = known.within(&(range.start + from..range.start + turn)).last();
            let new = known.within(&(range.start + after..range.end)).first();
            if let (Some(old), Some(new)) = (old, new) {
                from = new.end - range.start;
                out.push((old.clone(), new.clone()));
            }
            at = after;
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Where the list of old names begins in what stands before the turn: after "the names of".
fn front(before: &str) -> usize {
    [
        "the names of ",
        "the name of ",
        "names of ",
        "references to ",
        "references in the agreement to ",
        "reference in the agreement to ",
        "reference to ",
    ]
    .iter()
    .filter_map(|w| before.rfind(w).map(|k| k + w.len()))
    .max()
    .unwrap_or(0)
}

/// Pairs two lists under the constraint of equal counts: where they differ, the longer is joined at its weakest cuts.
fn pair_lists(text: &str, old: Vec<Range<usize>>, new: Vec<Range<usize>>) -> Vec<(Range<usize>, Range<usize>)> {
    /// Lists that differ by more were not cut at the wrong commas: they are no pairs.
    const MOST_JOINED: usize = 40;
    let count = old.len().min(new.len());
    if old.len().max(new.len()) - count > MOST_JOINED {
        return Vec::new();
    }
    let (old, new) = (merged(text, old, count), merged(text, new, count));
    if old.len() != new.len() {
        return Vec::new();
    }
    old.into_iter().zip(new).collect()
}

/// Joins neighbours until `count` remain: first those whose second half is shortest.
fn merged(text: &str, mut list: Vec<Range<usize>>, count: usize) -> Vec<Range<usize>> {
    while list.len() > count && list.len() > 1 {
        let words = |r: &Range<usize>| text[r.clone()].split_whitespace().count();
        let Some(weakest) = (1..list.len()).min_by_key(|&i| words(&list[i]).min(words(&list[i - 1]))) else { break };
        let end = list.remove(weakest).end;
        list[weakest - 1].end = end;
    }
    list
}
