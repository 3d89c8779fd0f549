//! Classes that end a name's cell: "Oak Fund - Class A", "Elm Fund, Class A and Class C", "Fir Fund (A and C Shares)".

use std::ops::Range;

use crate::read::prose::{Joined, trimmed};
use crate::read::vocabulary::ends_like_a_name;
use crate::text::Words;
use crate::text::lines::Lines;

use super::name::Name;
use super::value::{Look, class_items, class_name, look};

/// The classes that a range of words names: each of a list, or the one.
pub(super) fn class_words(lines: &Lines<'_>, joined: &Joined, range: Range<usize>) -> Vec<Words> {
    let text = &joined.text[range.clone()];
    if look(text) != Look::ClassList {
        let length = class_name(text).map_or(text.len(), str::len);
        return vec![joined.words(lines, range.start..range.start + length)];
    }
    let items = class_items(text);
    // "Class A, Class C" says the word of each, as its name; "Class A, B and C" says it once for all.
    let worded = |item: &Range<usize>| text[..item.start].ends_with("Class ");
    let each =
        items.iter().filter(|item| worded(item)).count() > 1 || items.first().is_some_and(|first| !worded(first));
    let named = |item: Range<usize>| {
        let start = if each && worded(&item) { item.start - "Class ".len() } else { item.start };
        joined.words(lines, range.start + start..range.start + item.end)
    };
    items.into_iter().map(named).collect()
}

/// Takes the classes off the end of a name.
pub(super) fn strip_classes(lines: &Lines<'_>, joined: &Joined, range: &mut Range<usize>, out: &mut Name) {
    if !out.classes.is_empty() {
        return;
    }
    let rest = &joined.text[range.clone()];
    let Some((cut, classes)) = list_of_classes(rest).or_else(|| one_class(rest)) else { return };
    out.classes = class_words(lines, joined, range.start + classes.start..range.start + classes.end);
    *range = trimmed(&joined.text, range.start..range.start + cut);
}

/// Where a name ends and a list of classes begins, after a dash or a comma.
fn list_of_classes(rest: &str) -> Option<(usize, Range<usize>)> {
    let signs = rest.match_indices([',', '-', ':']).filter(|(at, _)| rest[at + 1..].starts_with(' '));
    // No list of classes is longer.
    let near = |cut: usize| rest.len() - cut <= 160;
    let lists = |cut: usize| {
        near(cut) && look(rest[cut + 1..].trim_start()) == Look::ClassList && ends_like_a_name(&rest[..cut])
    };
    let cut = signs.map(|(at, _)| at).find(|&cut| lists(cut))?;
    Some((cut, trimmed(rest, cut + 1..rest.len())))
}

/// "Oak Fund - Class A", "Oak Fund Class A Shares", "Oak Income Fund R6 Shares".
fn one_class(rest: &str) -> Option<(usize, Range<usize>)> {
    let dashed = rest.rfind(" - ").map(|at| (at, at + 3));
    let worded = rest.rfind(" Class ").or_else(|| rest.rfind(" CLASS ")).map(|at| (at, at + 1));
    let colon = rest.find(": ").map(|at| (at, at + 2)).filter(|(at, _)| ends_like_a_name(&rest[..*at]));
    // "Oak Fund, Institutional Class".
    let whole = |name: &str| ends_like_a_name(name) && !name.contains([':', ',']);
    let comma = rest.rfind(", ").map(|at| (at, at + 2)).filter(|(at, _)| whole(&rest[..*at]));
    for (cut, from) in [dashed, colon, comma, worded].into_iter().flatten().filter(|(cut, _)| *cut > 3) {
        let tail = &rest[from..];
        // "Oak Money Fund - Oak Cash Reserve Shares": shares after a dash are a class, whatever they are called.
        let shares = Some((cut, from)) == dashed && tail.ends_with(" Shares") && ends_like_a_name(&rest[..cut]);
        if shares || look(tail) == Look::Class && class_name(tail).is_some() {
            return Some((cut, from..rest.len()));
        }
    }
    None
}
