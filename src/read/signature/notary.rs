//! Notaries' acknowledgments: who signs there signs for no party.

use crate::text::known::{KnownPhrases, begins};

use super::lexicon::count_words;

/// How many lines of a seal or a commission may follow "Notary Public".
pub(super) const AFTER_NOTARY: u32 = 4;

/// For a line of a notary's acknowledgment, how many lines it goes on at most; its last line says "Notary Public".
pub(super) fn notary_part(seen: &str) -> Option<u32> {
    const MOST: u32 = 30;
    static PUBLIC: KnownPhrases = KnownPhrases::of(&["notary public"]);
    static PHRASES: KnownPhrases = KnownPhrases::of(&[
        "personally appeared",
        "acknowledged before me",
        "sworn to before",
        "sworn and subscribed",
        "subscribed and sworn",
        "my hand and official seal",
    ]);
    if PUBLIC.stand_in(seen) && count_words(seen) <= 8 || begins(seen, "my commission") {
        return Some(AFTER_NOTARY);
    }
    let place = ["STATE OF ", "COUNTY OF ", "COMMONWEALTH OF "].iter().any(|head| seen.starts_with(head));
    (place && count_words(seen) <= 6 || PHRASES.stand_in(seen)).then_some(MOST)
}
