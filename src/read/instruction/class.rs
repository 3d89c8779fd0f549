//! Classes that are given another name (form O14): "Class P Shares are redesignated Class A2 Shares".

use std::ops::Range;

use crate::read::names::word_ranges;
use crate::text::fold::lowered;
use crate::text::known::KnownPhrases;

use super::rename::Pair;
use super::stems::{ADDS, TAKES_OUT};

/// Words that lead from a class's old name to its new one.
static TURNS: KnownPhrases = KnownPhrases::of(&[
    "redesignated as",
    "redesignated",
    "re-designated as",
    "re-designated",
    "renamed as",
    "renamed",
    "relabeled as",
    "known as",
    "designated as",
    "are designated",
    "is designated",
    "shall be designated",
    "changed to",
    "called",
    "change to",
    "redesignate as",
    "references to",
]);

/// Old names and new of the classes that a sentence renames.
pub(super) fn redesignated(text: &str, range: Range<usize>, lower: &str) -> Vec<(Range<usize>, Range<usize>)> {
    if !TURNS.stand_in(lower) {
        return Vec::new();
    }
    let all = classes(text, range.clone());
    let hit = TURNS
        .list()
        .iter()
        .flat_map(|turn| lower.match_indices(turn))
        .map(|(at, turn)| range.start + at + turn.len())
        .find_map(|after| next(text, &all, after).map(|new| (after, new)));
    let Some((after, first)) = hit else { return Vec::new() };
    let from = text[range.start..after].rfind(';').map_or(range.start, |at| range.start + at);
    let old: Vec<_> = all.iter().filter(|class| class.start >= from && class.end < after).cloned().collect();
    // A list of several goes with a list of as many.
    let new: Vec<_> = all[first..].iter().take(old.len()).cloned().collect();
    let several = old.len() > 1 && !lower.contains("respectively");
    if several || old.len() != new.len() || old.iter().zip(&new).any(|(a, b)| text[a.clone()] == text[b.clone()]) {
        return Vec::new();
    }
    old.into_iter().zip(new).collect()
}

/// "to redesignate the Service Class of each Portfolio as Class S": where the verb stands in a sentence in lower case, and
/// the old name and the new.
pub(super) fn redesignating(text: &str, range: Range<usize>, lower: &str) -> Option<(usize, Pair)> {
    static VERBS: KnownPhrases = KnownPhrases::of(&[
        "redesignate ",
        "re-designate ",
        "redesignating ",
        "re-designating ",
        "to rename ",
        "renaming ",
    ]);
    let verb = VERBS.find_in(lower)?;
    let all = classes(text, range.clone());
    let first = all.partition_point(|class| class.start < range.start + verb);
    let [old, new] = all.get(first..first + 2)? else { return None };
    // What else the sentence orders behind it is not lost for it.
    let led = VERBS.list().iter().find(|lead| lower[verb..].starts_with(**lead)).map_or(0, |lead| lead.len());
    let article = text.get(range.start + verb + led..old.start)?.trim_matches([' ', '"']);
    let behind = lowered(text.get(new.end..range.end)?);
    let more = ADDS.stand_in(&behind) || TAKES_OUT.stand_in(&behind) || all.len() > first + 2;
    if !matches!(article, "" | "the" | "its" | "each") || more {
        return None;
    }
    let between = text.get(old.end..new.start)?.trim_end_matches(['"', ' ']);
    let turned = ["as", "as the", "to be", "to be the"].iter().any(|turn| between.ends_with(&format!(" {turn}")));
    let differs = text[old.clone()] != text[new.clone()];
    (turned && differs && !between.contains([';', ',', '.'])).then(|| (verb, (old.clone(), new.clone())))
}

/// The class that stands right behind `after`: only an article or a quote may stand between.
fn next(text: &str, all: &[Range<usize>], after: usize) -> Option<usize> {
    let first = all.partition_point(|class| class.start < after);
    let between = text[after..all.get(first)?.start].trim_matches([' ', '"', ',']);
    matches!(between, "" | "as" | "the" | "to be").then_some(first)
}

/// The classes that a text names, with the word Shares where it follows: "Class B5", "Investor Class shares".
fn classes(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = word_ranges(&text[range.clone()])
        .into_iter()
        .map(|word| crate::read::prose::trimmed(text, range.start + word.start..range.start + word.end))
        .collect();
    let bare = |k: usize| words.get(k).map_or("", |w| text[w.clone()].trim_matches(|c: char| !c.is_alphanumeric()));
    let stops = |k: usize| words.get(k).is_none_or(|w| text[w.clone()].ends_with([',', ';', '.', ')', '"']));
    let mut out: Vec<Range<usize>> = Vec::new();
    let capital = |word: &str| word.len() > 2 && word.starts_with(|c: char| c.is_uppercase());
    for k in 0..words.len() {
        // "Service Shares": a class that goes without the word.
        let shares = bare(k) == "Shares"
            && k > 0
            && capital(bare(k - 1))
            && !matches!(bare(k - 1), "Class" | "The" | "All" | "Such" | "Fund" | "Trust")
            && (k < 2 || bare(k - 2) != "Class");
        if shares {
            let start =
                words[k - 1].end - text[words[k - 1].clone()].trim_start_matches(|c: char| !c.is_alphanumeric()).len();
            out.push(start..words[k].start + "Shares".len());
        }
        if bare(k) != "Class" {
            continue;
        }
        let letter =
            |word: &str| word.len() <= 3 && word.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        let named = !stops(k) && (letter(bare(k + 1)) || bare(k + 1) == "Institutional");
        let before = k.checked_sub(1).filter(|&i| capital(bare(i)) && !stops(i) && bare(i) != "The");
        let (first, mut last) = match (named, before) {
            (true, _) => (k, k + 1),
            (false, Some(before)) => (before, k),
            _ => continue,
        };
        if !stops(last) && bare(last + 1).eq_ignore_ascii_case("shares") {
            last += 1;
        }
        let start =
            words[first].end - text[words[first].clone()].trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let end = words[last].start + text[words[last].clone()].trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        out.push(start..end);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = redesignated(text, 0..text.len(), &text.to_lowercase());
        let found: Vec<_> = found.into_iter().map(|(a, b)| (&text[a], &text[b])).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn classes_that_change_their_names() {
        check(
            "Class P Shares of each Portfolio are redesignated Class A2 Shares, and Class P means Class A2.",
            &[("Class P Shares", "Class A2 Shares")],
        );
        check("The \"Investor Class\" of Oak Fund shall be known as \"Class R5\".", &[("Investor Class", "Class R5")]);
        check(
            "Class P and Class Q shares are renamed Class A and Class B shares, respectively.",
            &[("Class P", "Class A"), ("Class Q shares", "Class B shares")],
        );
        check("Service Shares are redesignated Class S shares.", &[("Service Shares", "Class S shares")]);
        check("Class A and Class B shares are known as Class C shares.", &[]);
        check("Oak Fund, which offers Class A shares, is renamed Elm Fund.", &[]);
    }
}
