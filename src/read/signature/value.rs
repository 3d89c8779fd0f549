//! Values of a form: places left open, and what a page's foot left behind a value.

use crate::text::fold::is_blank;

use super::lexicon::{ends_entity, words};
use super::person::is_person;

/// Words that a form prints in brackets where a value is to stand.
const ASKED: &str = "name names title signature signatory signer officer date print printed insert position capacity employee \
    executive form only tbd blank authorized company fund entity";

/// Whether the words only hold a place: `[NAME]`, `[Name of Officer]`, `[●]`, `[ ]`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else { return false };
    let asks = words(inner).any(|word| ASKED.split_ascii_whitespace().any(|known| known == word));
    !is_redacted(inner) && (asks || !is_person(inner))
}

/// Whether the words were taken out: `[***]`, `▇▇▇▇`.
pub(super) fn is_redacted(text: &str) -> bool {
    text.contains("***") || text.contains(['▇', '█'])
}

/// How much of a title is left without a page's number behind it: "President 7", "Treasurer - 8 -".
pub(super) fn without_page_number(title: &str) -> usize {
    let bare = title.trim_end_matches(|c: char| is_blank(c) || c == '-' || c == '–');
    let digits = bare.len() - bare.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let head = &bare[..bare.len() - digits];
    let kept = head.trim_end_matches(|c: char| is_blank(c) || c == '-' || c == '–');
    if (1..=3).contains(&digits) && kept.len() < head.len() && !kept.is_empty() { kept.len() } else { title.len() }
}

/// Whether the line begins to say where somebody is reached ("Address for notices:", "Attn: Legal").
pub(super) fn is_contact(text: &str) -> bool {
    const HEADS: [&str; 12] = [
        "address",
        "attention",
        "attn",
        "telephone",
        "tel",
        "phone",
        "facsimile",
        "fax",
        "telecopy",
        "telecopier",
        "email",
        "e-mail",
    ];
    let head = words(text).next().unwrap_or_default();
    HEADS.contains(&head.as_str()) && text.contains(':')
}

/// Whether the line says where a house stands: a state and its postal code at the end ("Wilmington, DE 19801"), or a
/// number and a street ("100 Elm Street, Suite 4"). It belongs to the letter's paper, to nobody's title.
pub(super) fn is_address(text: &str) -> bool {
    const STREETS: [&str; 21] = [
        "street",
        "st",
        "avenue",
        "ave",
        "road",
        "rd",
        "drive",
        "dr",
        "boulevard",
        "blvd",
        "lane",
        "ln",
        "parkway",
        "pkwy",
        "plaza",
        "suite",
        "floor",
        "square",
        "court",
        "highway",
        "box",
    ];
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let code = |word: &str| match word.split_once('-') {
        Some((zip, more)) => zip.len() == 5 && digits(zip) && more.len() == 4 && digits(more),
        None => word.len() == 5 && digits(word),
    };
    let mut back = text.split(|c: char| is_blank(c)).rev().filter(|word| !word.is_empty());
    let zip = back.next().is_some_and(|word| code(word.trim_end_matches('.')));
    let first = text.split(|c: char| is_blank(c)).find(|word| !word.is_empty()).unwrap_or("");
    let numbered = (1..=6).contains(&first.len()) && digits(first) || first.eq_ignore_ascii_case("p.o.");
    let street = || words(text).any(|word| STREETS.contains(&word.as_str()));
    // "1 Elm Street Fund" is a company.
    !ends_entity(text) && (zip && back.next().is_some() || numbered && street())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for text in
            ["Wilmington, DE 19801", "100 Elm Street, Suite 4", "P.O. Box 12", "Boston, Massachusetts 02110-1234"]
        {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "Senior Vice President",
            "12 Elm Trust",
            "Vice President, Street Trading",
            "Treasurer 2",
            "19801",
            "1 Elm Street Fund",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }
}
