//! The nouns that dates belong to.

use crate::read::title::is_agreement_noun;

use super::Whose;

pub(in crate::read) fn is_amendment_word(word: &str) -> bool {
    matches!(
        word,
        "amendment" | "addendum" | "supplement" | "supplemental" | "modification" | "letter" | "notice" | "joinder"
    )
}

/// Whether words end with the name of an agreement or with what it is called: "the Oak Agreement (the "Agreement")".
pub(super) fn ends_called(stem: &str) -> bool {
    stem.ends_with([')', '"']) || is_agreement_noun(stem.rsplit(' ').next().unwrap_or(""))
}

/// "the Oak Management Agreement between Elm Services, LLC (formerly known as Elm Corp.) and Oak Funds, Inc., dated": whether
/// an agreement is named right before the parties between which it is, whose names may take many words.
pub(super) fn is_between_parties(stem: &str) -> bool {
    /// Two parties with what they were called before.
    const REACH: usize = 60;
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let words: Vec<String> = stem.split_whitespace().rev().take(REACH).map(bare).collect();
    let between = words.iter().position(|word| matches!(word.as_str(), "between" | "among"));
    let before = between.map(|at| words[at + 1..].iter().find(|word| !matches!(word.as_str(), "by" | "and" | "made")));
    before.flatten().is_some_and(|word| is_agreement_noun(word))
}

/// The noun that a date belongs to: the nearest before it, parentheses of definition skipped.
pub(super) fn nearest_noun(stem: &str) -> Option<Whose> {
    let mut rest = stem.trim_end_matches([',', ' ']);
    for _ in 0..2 {
        if rest.ends_with(')') {
            let open = rest.rfind('(')?;
            if rest[open..].contains("amendment") && rest[open..].contains('"') {
                return Some(Whose::Amendment);
            }
            // "The Servicing Plan of Oak Funds (the "Plan"), adopted": what the words are called tells what they name.
            let mut defined = rest[open..].split('"').skip(1).step_by(2);
            if defined.any(|term| is_agreement_noun(term.trim_end_matches([',', ' ']).rsplit(' ').next().unwrap_or("")))
            {
                return Some(Whose::Agreement);
            }
            rest = rest[..open].trim_end_matches([',', ' ']);
        }
    }
    let words: Vec<&str> = rest.split_whitespace().rev().take(11).collect();
    let linked = words.iter().any(|word| matches!(*word, "between" | "among"));
    for (i, word) in words.iter().enumerate() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if is_amendment_word(word) && i <= 6 {
            return Some(Whose::Amendment);
        }
        let above = words.get(i + 1).map_or("", |w| w.trim_matches(|c: char| !c.is_alphanumeric()));
        // "This instrument, dated as of D, is delivered under the Agreement": how a deed speaks of itself.
        if word == "instrument" && above == "this" && i == 0 {
            return Some(Whose::Amendment);
        }
        if is_agreement_noun(word) && above == "supplemental" {
            return Some(Whose::Amendment);
        }
        // "the Agreement for Allocation of Premiums and Recoveries, dated": what it is for may take many words.
        // "the Plan of Distribution Pursuant to Rule 12b-1, dated".
        let purpose = i > 0 && matches!(words[i - 1], "for" | "of" | "regarding" | "concerning" | "relating");
        if is_agreement_noun(word) && (i <= 5 || linked || purpose) {
            return Some(Whose::Agreement);
        }
    }
    None
}
