//! Captions that mean a group by reference: "EACH FUND LISTED ON SCHEDULE A".

use crate::text::fold::Lower;

use super::lexicon::{ends_entity, words};
use super::name::name_length;

/// Whether the words are a caption that means a group by reference ("EACH FUND LISTED ON SCHEDULE A").
pub(super) fn is_group(text: &str) -> bool {
    let all: Vec<Lower> = words(text).take(24).collect();
    let first = all.first().map_or("", Lower::as_str);
    let each = first == "each"
        || matches!(first, "all" | "the" | "those" | "every") && all.iter().skip(1).any(|w| is_listing(w));
    let second = all.get(1).map_or("", Lower::as_str);
    // "each on behalf of its series" says of those above for whom they sign.
    const OF_THOSE_ABOVE: [&str; 9] = ["a", "as", "on", "for", "acting", "individually", "severally", "solely", "by"];
    each && !second.is_empty() && !(first == "each" && OF_THOSE_ABOVE.contains(&second))
}

/// Whether the words stand for a group where no name stands over them ("ON BEHALF OF EACH TRUST LISTED IN APPENDIX I").
pub(super) fn is_group_on_behalf(text: &str) -> bool {
    let all: Vec<Lower> = words(text).take(24).collect();
    let behalf = all.iter().position(|w| w == "behalf").filter(|at| *at <= 3);
    let of = |at: usize| all.get(at + 1).is_some_and(|w| w == "of");
    let several = |w: &Lower| matches!(w.as_str(), "each" | "all" | "those" | "every");
    // "ON BEHALF OF EACH OF THE OAK" over "COMPANIES LISTED ON SCHEDULE A": where the list stands is on the next line.
    let goes_on = |at: usize| at == 1 && all.get(at + 2).is_some_and(several) && !all.iter().any(|w| w == "its");
    let begins = behalf.is_some_and(|at| of(at) && goes_on(at)) && !text.contains(char::is_lowercase);
    // "ON BEHALF OF THE FUNDS LISTED ON APPENDIX B" says it without "each".
    let listed = behalf == Some(1) && all.get(3).is_some_and(|w| w == "the") && schedule(text).is_some();
    begins || behalf.is_some_and(of) && (all.iter().any(several) || listed) && all.iter().any(|w| is_listing(w))
}

fn is_listing(word: &str) -> bool {
    matches!(word, "listed" | "identified" | "named" | "specified" | "described" | "enumerated")
}

/// The id of the schedule that a group caption names.
pub(super) fn schedule(text: &str) -> Option<String> {
    let mut all = text.split_whitespace();
    while let Some(word) = all.next() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if matches!(bare.as_str(), "schedule" | "appendix" | "exhibit" | "annex" | "attachment") {
            let id = all.next()?.trim_matches(|c: char| !c.is_alphanumeric());
            let plausible = !id.is_empty()
                && id.len() <= 6
                && !matches!(id.to_lowercase().as_str(), "to" | "hereto" | "of" | "and");
            return plausible.then(|| id.to_owned());
        }
    }
    None
}

/// The name of a series, which is no party where its trust is.
pub(super) fn is_series(text: &str) -> bool {
    let last = words(&text[..name_length(text)]).last().unwrap_or_default();
    name_length(text) == text.len() && matches!(last.as_str(), "fund" | "portfolio" | "series" | "etf")
}

/// "Oak Growth Fund" under "OAK FUNDS, INC."
pub(super) fn is_quiet_series(name: &str, text: &str) -> bool {
    is_series(text) && text.contains(char::is_lowercase) && !name.contains(char::is_lowercase) && ends_entity(name)
}
