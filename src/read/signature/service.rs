//! What a service for electronic signatures prints beside a name: "DocuSigned by:", the number of its envelope.

use crate::text::fold::is_blank;

use super::label::{is_stroke, strip_spelling};

/// The words before a name signed through a service.
const SIGNED: [&str; 4] = ["docusigned", "electronically signed", "digitally signed", "e-signed"];

/// Whether the text is a service's and names nobody.
pub(super) fn is_stamp(text: &str) -> bool {
    let text = text.trim_matches(is_blank);
    is_envelope_id(text) || stamp_length(text) == text.len() && !text.is_empty()
}

/// How much of the text, up to the name, is a service's.
pub(super) fn stamp_length(text: &str) -> usize {
    let by = |words: &str| {
        let rest = strip_spelling(strip_spelling(text, words)?.trim_start_matches(is_blank), "by")?;
        rest.trim_start_matches(is_blank).strip_prefix(':')
    };
    let rest = SIGNED.iter().find_map(|words| by(words));
    rest.map_or(0, |rest| text.len() - rest.trim_start_matches(is_blank).len())
}

/// Whether a "by:" that follows would be the service's.
pub(super) fn ends_signed(text: &str) -> bool {
    let signed = |at: &usize| {
        let rest = SIGNED.iter().find_map(|words| strip_spelling(&text[*at..], words));
        rest.is_some_and(|rest| rest.trim_start_matches(is_blank).is_empty())
    };
    let tail = text.trim_end_matches(is_blank);
    let last =
        |text: &str| text.rfind(is_blank).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let one = last(tail);
    let two = last(tail[..one].trim_end_matches(is_blank));
    signed(&one) || signed(&two)
}

/// "3F2A9C11B2D34E5...": the number that a service for signatures prints under one.
fn is_envelope_id(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| matches!(c, '.' | '…') || is_stroke(c) || is_blank(c));
    let (mut digits, mut letters) = (0, 0);
    bare.len() >= 12
        && bare.bytes().all(|b| {
            digits += usize::from(b.is_ascii_digit());
            letters += usize::from(matches!(b, b'A'..=b'F'));
            matches!(b, b'0'..=b'9' | b'A'..=b'F' | b'-')
        })
        && digits > 2
        && letters > 0
}
