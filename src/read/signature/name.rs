//! How much of a caption's line is a name, and where a second name begins in it.

use crate::text::fold::is_blank;

use super::lexicon::{count_words, ends_entity, is_entity, is_open, words};

/// "OAK TRUST  ELM SERVICES, INC.": two names on one line.
pub(super) fn two_names(text: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let at = find_phrase(text, "  ")?;
    let (left, right) = (text[..at].trim_end(), text[at..].trim_start());
    let from = text.len() - right.len();
    (ends_entity(left) && is_entity(right) && count_words(left) >= 2 && count_words(right) >= 2 && !left.ends_with(','))
        .then_some((0..left.len(), from..text.len()))
}

/// How much of a caption's line is the name itself.
pub(super) fn name_length(text: &str) -> usize {
    const ENDS: &[&str] = &[
        ", a ",
        ", an ",
        ", as ",
        " as ",
        ", formerly",
        " formerly ",
        ", f/k/a",
        " f/k/a",
        ", d/b/a",
        " d/b/a",
        ", individually",
        ", successor",
        " on behalf of",
        ", on behalf of",
        ", solely",
        ", not in",
        ", acting",
        " (the ",
        " (\"",
        " (“",
        ", in its",
        ", each ",
        " (formerly",
        ", for itself",
        ", by and through",
        " (collectively",
        ", and as ",
        " a/k/a",
        ", a series",
        ", severally",
        " (individually",
    ];
    // Lowering ASCII alone changes no offset.
    let lower = text.to_ascii_lowercase();
    let attorney = lower.contains("attorney-in-fact");
    let tail = [" by", " by:", ", as", ", as a", ", and as", ", individually", ", a", ", an"]
        .iter()
        .find(|tail| lower.trim_end().ends_with(*tail));
    let end =
        ENDS.iter().filter_map(|phrase| find_phrase(&lower, phrase)).filter(|&at| at > 0).min().unwrap_or(text.len());
    let end = tail.map_or(end, |tail| end.min(text.trim_end().len() - tail.len()));
    if attorney { text.len() } else { end }
}

/// Where a phrase begins in a text whose blanks may be of any width.
fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    let starts = |rest: &str| {
        let mut given = rest.chars();
        phrase.chars().all(|c| given.next().is_some_and(|g| g == c || c == ' ' && is_blank(g)))
    };
    text.char_indices().map(|(at, _)| at).find(|&at| starts(&text[at..]))
}

pub(super) fn described_open(text: &str) -> bool {
    let last = words(text).next_back().unwrap_or_default();
    is_open(text)
        || matches!(
            last.as_str(),
            "f/k/a" | "k" | "known" | "d" | "its" | "national" | "administrative" | "capacity" | "but"
        )
        || text.trim_end().ends_with(['/', '('])
        || text.trim_end().ends_with("f/k/a")
        || text.trim_end().ends_with("d/b/a")
}
