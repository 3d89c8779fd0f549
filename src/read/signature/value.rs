//! Values of a form: places left open, and what a page's foot left behind a value.

use crate::text::fold::is_blank;

use super::lexicon::words;
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
