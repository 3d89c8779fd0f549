//! Notaries' acknowledgments: who signs there signs for no party.

use super::lexicon::words;

/// How many lines of a seal or a commission may follow "Notary Public".
pub(super) const AFTER_NOTARY: u32 = 4;

/// For a line of a notary's acknowledgment, how many lines it goes on at most; its last line says "Notary Public".
pub(super) fn notary_part(seen: &str) -> Option<u32> {
    const MOST: u32 = 30;
    let lower = seen.to_lowercase();
    let short = words(seen).count() <= 8;
    if short && lower.contains("notary public") || lower.starts_with("my commission") {
        return Some(AFTER_NOTARY);
    }
    let place = ["STATE OF ", "COUNTY OF ", "COMMONWEALTH OF "].iter().any(|head| seen.starts_with(head));
    let phrase = [
        "personally appeared",
        "acknowledged before me",
        "sworn to before",
        "sworn and subscribed",
        "subscribed and sworn",
        "my hand and official seal",
    ];
    (place && words(seen).count() <= 6 || phrase.iter().any(|p| lower.contains(p))).then_some(MOST)
}
