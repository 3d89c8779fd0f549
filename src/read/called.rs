//! What running text calls the agreement and the amendment.

use std::ops::Range;

use crate::read::preamble::{begins_with_amendment, is_amendment_word};
use crate::read::title::is_agreement_noun;

/// What a preamble that begins with the amendment calls it: "This Amendment Number Eight", "THIS FIRST AMENDMENT".
pub fn own_ordinal(text: &str) -> Option<(u32, Range<usize>)> {
    if !begins_with_amendment(text) {
        return None;
    }
    let words: Vec<Range<usize>> = crate::read::names::word_ranges(text).into_iter().take(10).collect();
    let bare = |k: usize| words.get(k).map_or("", |w| text[w.clone()].trim_matches(|c: char| !c.is_alphanumeric()));
    let at = (0..words.len()).find(|&k| is_amendment_word(&bare(k).to_lowercase()))?;
    if let Some(before) = at.checked_sub(1)
        && let Some(value) = crate::text::ordinals::ordinal(bare(before))
    {
        return Some((value, words[before].start..words[at].end));
    }
    let announced = matches!(bare(at + 1).to_lowercase().as_str(), "no" | "number");
    let value = crate::text::ordinals::cardinal(bare(at + 2)).filter(|_| announced)?;
    let end = words[at + 2].start + text[words[at + 2].clone()].trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    Some((value, words[at].start..end))
}

/// The agreement's name in running text: the capitalised words up to Agreement, Contract or Plan, where the text
/// defines it, dates it, or says what it amends. Defined terms alone ("the Agreement") are none.
pub fn agreement_name(text: &str) -> Option<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for piece in text.split(' ') {
        words.push(at..at + piece.len());
        at += piece.len() + 1;
    }
    let bare = |k: usize| text[words[k].clone()].trim_matches(|c: char| !c.is_alphanumeric());
    for k in 0..words.len() {
        let word = &text[words[k].clone()];
        let noun = is_agreement_noun(bare(k)) && word.starts_with(|c: char| c.is_uppercase());
        // "the Oak Lending Authorization Agreement": the last of such words is what it is.
        let capital = |k: usize| text[words[k].clone()].starts_with(char::is_uppercase);
        let goes_on = k + 1 < words.len() && capital(k + 1) && is_agreement_noun(bare(k + 1)) && bare(k) == word;
        if !noun || goes_on {
            continue;
        }
        let mut close = k;
        if matches!(bare(k).to_lowercase().as_str(), "plan" | "declaration")
            && k + 2 < words.len()
            && bare(k + 1).eq_ignore_ascii_case("of")
            && text[words[k + 2].clone()].starts_with(|c: char| c.is_uppercase())
        {
            close = k + 2;
        }
        let mut first = k;
        while first > 0
            && (is_rule(&text[words[first - 1].clone()], first > 1 && bare(first - 2) == "Rule")
                || may_precede(
                    &text[words[first - 1].clone()],
                    first > 1 && starts_upper(&text[words[first.saturating_sub(2)].clone()]),
                ))
        {
            first -= 1;
        }
        first = over_commas(text, &words, first, k);
        while first < k
            && matches!(
                bare(first).to_lowercase().as_str(),
                "the" | "this" | "that" | "certain" | "an" | "a" | "of" | "and" | "to" | "for" | "each"
            )
        {
            first += 1;
        }
        // "This Supplemental Agreement", "the Joinder Agreement": what the instrument itself is.
        if first < k && !is_amendment_word(&bare(first).to_lowercase()) {
            return Some(
                words[first].start
                    ..words[close].start
                        + text[words[close].clone()].trim_end_matches(|c: char| !c.is_alphanumeric()).len(),
            );
        }
    }
    None
}

/// "a Transfer Agency, Dividend and Shareholder Service Agreement": over its commas back to the article, where the name
/// goes on from them with an "and".
fn over_commas(text: &str, words: &[Range<usize>], first: usize, noun: usize) -> usize {
    /// No name lists more services.
    const MOST: usize = 10;
    let word = |k: usize| &text[words[k].clone()];
    if !(first..noun).any(|k| word(k) == "and") || !first.checked_sub(1).is_some_and(|k| word(k).ends_with(',')) {
        return first;
    }
    let listed = |k: usize| starts_upper(word(k)) && word(k).trim_end_matches(',').chars().all(char::is_alphabetic);
    let start = (first.saturating_sub(MOST)..first).rev().find(|&k| !listed(k));
    match start.map(|k| (k, word(k))) {
        Some((k, "a" | "an" | "the" | "that" | "certain" | "this")) => k + 1,
        _ => first,
    }
}

fn starts_upper(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase())
}

/// "18f-3(d)" in "the Rule 18f-3(d) Plan".
fn is_rule(word: &str, after_rule: bool) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    after_rule && word.starts_with(digit) && !word.ends_with([',', '.', ';', ':'])
}

fn may_precede(word: &str, after_capital: bool) -> bool {
    let connects = matches!(word, "and" | "of" | "for" | "&" | "-" | "the");
    let ends = word.ends_with([',', '.', ';', ':', ')', '"']);
    !ends && (starts_upper(word) || connects && after_capital)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_in_preambles() {
        let own = |text: &str| own_ordinal(text).map(|(value, range)| (value, text[range].to_owned()));
        assert_eq!(own("This Amendment Number Eight, dated"), Some((8, "Amendment Number Eight".to_owned())));
        assert_eq!(own("THIS FIRST AMENDMENT is made"), Some((1, "FIRST AMENDMENT".to_owned())));
        assert_eq!(own("This Amendment dated May 1, 2003, amends Amendment No. 2"), None);
        assert_eq!(own("The Agreement, as amended by Amendment No. 2"), None);
    }

    #[test]
    fn names_of_agreements() {
        let name = |text: &str| agreement_name(text).map(|r| text[r].to_owned());
        assert_eq!(
            name("to that certain Global Custody Agreement dated as of"),
            Some("Global Custody Agreement".to_owned())
        );
        assert_eq!(
            name("the Fund Accounting and Administrative Services Agreement (the \"Agreement\")"),
            Some("Fund Accounting and Administrative Services Agreement".to_owned())
        );
        assert_eq!(
            name("SUPPLEMENTAL AGREEMENT made May 1, 2003 under the Oak Management Agreement"),
            Some("Oak Management Agreement".to_owned())
        );
        assert_eq!(
            name("are parties to a Transfer Agency, Dividend and Shareholder Service Agreement made"),
            Some("Transfer Agency, Dividend and Shareholder Service Agreement".to_owned())
        );
        assert_eq!(
            name("by and between Oak Trust, Elm and Fir under the Custody Agreement"),
            Some("Custody Agreement".to_owned())
        );
        assert_eq!(name("amend the Agreement as follows"), None);
        assert_eq!(name("under the Plan of Distribution dated"), None);
    }
}
