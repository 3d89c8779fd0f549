//! Names that change places with others: "for A read B", "by deleting A and inserting B".

use std::ops::Range;

use crate::read::listed::Listed;
use crate::read::prose::item_mark;
use crate::read::vocabulary::ends_like_a_name;

use super::rename::{Pair, sides};

/// "For "Oak Fund" in Schedule A read "Elm Fund"".
pub(super) fn read_for(text: &str, range: &Range<usize>, lower: &str, known: &Listed) -> Option<Vec<Pair>> {
    let length = item_mark(lower).map_or(0, |(_, length)| length);
    let turn = lower.find(" read ").filter(|_| lower[length..].trim_start().starts_with("for "))?;
    let sides = sides(text, range, lower, known);
    let parted = sides.partition_point(|side| side.start < range.start + turn);
    match (&sides[..parted], &sides[parted..]) {
        ([old], [new]) => Some(vec![(old.clone(), new.clone())]),
        _ => None,
    }
}

/// "Wherever the name "Oak, Inc." appears in the Agreement, the name "Elm, Inc." shall be substituted".
pub(super) fn wherever(text: &str, range: &Range<usize>, lower: &str) -> Option<Vec<Pair>> {
    let length = item_mark(lower).map_or(0, |(_, length)| length);
    let body = lower[length..].trim_start_matches(|c: char| !c.is_alphabetic());
    let body = body.strip_prefix("each place ").or(body.split_once("wherever ").map(|(_, rest)| rest))?;
    let puts = ["substituted", "inserted", "is replaced", "shall be read", "is to be read", "shall appear"];
    // "Wherever "Oak Fund" appears": what is in quotes is told to be a name by how it ends.
    let named = || text[range.clone()].split('"').nth(1).is_some_and(ends_like_a_name);
    if !(body.contains("name") || named()) || !puts.iter().any(|verb| body.contains(verb)) {
        return None;
    }
    let mut quoted = text[range.clone()].match_indices('"').map(|(at, _)| range.start + at + 1);
    let (old, old_end, new, new_end) = (quoted.next()?, quoted.next()?, quoted.next()?, quoted.next()?);
    quoted.next().is_none().then(|| vec![(old..old_end - 1, new..new_end - 1)])
}

/// "by deleting Oak Fund and inserting Elm Fund".
pub(super) fn swapped(text: &str, range: &Range<usize>, lower: &str, known: &Listed) -> Option<Vec<Pair>> {
    let deletes = ["deleting ", "striking ", "removing "].iter().filter_map(|word| lower.find(word)).min();
    deletes?;
    let sides = sides(text, range, lower, known);
    let [first, second] = sides.as_slice() else { return None };
    let between = text[first.end..second.start].trim_matches(['"', ' ', ',']).to_lowercase();
    let at = |word: usize| range.start + word < first.start;
    let bare = between.strip_suffix(" the").unwrap_or(&between);
    match bare {
        "and inserting" | "and substituting" | "and by inserting" | "and by substituting"
            if deletes.is_some_and(at) =>
        {
            Some(vec![(first.clone(), second.clone())])
        }
        _ => None,
    }
}
