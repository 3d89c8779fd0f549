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
pub(super) fn wherever(text: &str, range: &Range<usize>, lower: &str, known: &Listed) -> Option<Vec<Pair>> {
    let length = item_mark(lower).map_or(0, |(_, length)| length);
    let body = lower[length..].trim_start_matches(|c: char| !c.is_alphabetic());
    let body = body.strip_prefix("each place ").or(body.split_once("wherever ").map(|(_, rest)| rest))?;
    let puts = ["substituted", "inserted", "is replaced", "shall be read", "is to be read", "shall appear"];
    // "Wherever "Oak Fund" appears": what is in quotes is told to be a name by how it ends.
    let named = || text[range.clone()].split('"').nth(1).is_some_and(ends_like_a_name);
    if !(body.contains("name") || named()) || !puts.iter().any(|verb| body.contains(verb)) {
        return None;
    }
    if !text[range.clone()].contains('"') {
        return for_each(text, range, lower, known, &puts);
    }
    let mut quoted = text[range.clone()].match_indices('"').map(|(at, _)| range.start + at + 1);
    let (old, old_end, new, new_end) = (quoted.next()?, quoted.next()?, quoted.next()?, quoted.next()?);
    quoted.next().is_none().then(|| vec![(old..old_end - 1, new..new_end - 1)])
}

/// "Wherever the names Oak Fund and Elm Fund occur, there shall be substituted the names Fir Fund and Ash Fund, respectively":
/// as many names before the verb as behind it.
fn for_each(text: &str, range: &Range<usize>, lower: &str, known: &Listed, verbs: &[&str]) -> Option<Vec<Pair>> {
    let turn = verbs.iter().filter_map(|verb| lower.find(verb)).min()?;
    let sides = sides(text, range, lower, known);
    let (old, new) = sides.split_at(sides.partition_point(|side| side.start < range.start + turn));
    let paired = old.len() == new.len() && !old.is_empty() && (old.len() == 1 || lower.contains("respectively"));
    paired.then(|| old.iter().cloned().zip(new.iter().cloned()).collect())
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
