//! Captions that mean a group by reference: "EACH FUND LISTED ON SCHEDULE A".

use crate::text::fold::Lower;

use super::lexicon::words;

/// Whether the words are a caption that means a group by reference ("EACH FUND LISTED ON SCHEDULE A").
pub(super) fn is_group(text: &str) -> bool {
    let all: Vec<Lower> = words(text).take(24).collect();
    let first = all.first().map_or("", Lower::as_str);
    let each = first == "each"
        || matches!(first, "all" | "the" | "those" | "every") && all.iter().skip(1).any(|w| is_listing(w));
    each && all.len() > 1 && !(all.len() > 1 && first == "each" && matches!(all[1].as_str(), "a" | "as"))
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
