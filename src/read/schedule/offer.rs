//! Matrices of classes: what heads their columns, and the marks below that say which classes a fund offers.

use crate::read::vocabulary::{column_kind, is_head_words};

use super::value::{Look, is_class_item, look};

/// "A", "R6": a class by its code alone, as it heads a matrix.
pub fn is_class_code(text: &str) -> bool {
    text.len() <= 3
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && !OTHER_CODES.contains(&text)
}

/// Capitals that head columns and are no class: a fiscal year's end, numbers of the tax office and of registers.
const OTHER_CODES: [&str; 13] =
    ["CAP", "PCT", "USD", "TER", "FYE", "EIN", "TIN", "CIK", "LEI", "NAV", "AUM", "BPS", "NO"];

/// Whether the capitals head a column and are no class.
pub fn is_other_code(text: &str) -> bool {
    OTHER_CODES.contains(&text)
}

/// What may head a column of a matrix of classes: "Class A", "R6", "Institutional", "Investor Shares".
pub fn is_class_head(text: &str) -> bool {
    let bare = without_mark(text);
    let says_more =
        || OTHER_CODES.contains(&bare) || offered(bare).is_some() || column_kind(bare).is_some() || is_head_words(bare);
    // "Fiduciary Shares": whatever the word before.
    let shares = bare.split_whitespace().count() <= 3
        && bare.rsplit_once(' ').is_some_and(|(kind, last)| {
            // "Trust A Shares": a letter tells which.
            let lettered = kind.rsplit_once(' ').is_some_and(|(_, letter)| matches!(letter.as_bytes(), [b'A'..=b'Z']));
            last.eq_ignore_ascii_case("shares") && kind.starts_with(char::is_uppercase) && (lettered || !says_more())
        });
    shares || look(bare) == Look::Class || is_class_code(bare) && !says_more() || is_class_item(bare) && !says_more()
}

/// Whether a cell under a class says only that the class is offered, or that it is not; `None` where it says more.
pub fn offered(text: &str) -> Option<bool> {
    const YES: [&str; 12] = ["x", "✓", "✔", "√", "☑", "☒", "yes", "ü", "þ", "●", "•", "■"];
    const NO: [&str; 9] = ["n/a", "n.a.", "na", "none", "no", "not offered", "not applicable", "✗", "☐"];
    let bare = without_mark(text).to_lowercase();
    let dashes = !bare.is_empty() && bare.chars().all(|c| matches!(c, '-' | '–' | '—' | '‒' | '−' | ' '));
    if YES.contains(&bare.as_str()) { Some(true) } else { (dashes || NO.contains(&bare.as_str())).then_some(false) }
}

/// A cell without the mark of a note after it: "X*", "Class A(1)".
fn without_mark(text: &str) -> &str {
    let bare = text.trim().trim_end_matches(['*', '†', '‡']).trim_end();
    let note = |at: usize| bare[at + 1..].strip_suffix(')').is_some_and(|n| n.len() <= 2 && n.parse::<u8>().is_ok());
    bare.rfind('(').filter(|&at| at > 0 && note(at)).map_or(bare, |at| bare[..at].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_classes() {
        for text in ["Class A", "R6", "Institutional", "Class C*", "Class I(1)", "Investor Shares"] {
            assert!(is_class_head(text), "{text}");
        }
        for text in ["X", "FEE", "Trust", "Fund", "N/A", "Service", "FYE"] {
            assert!(!is_class_head(text), "{text}");
        }
    }

    #[test]
    fn marks() {
        assert_eq!(["X", "✓", "√*", "Yes", "●(2)"].map(offered), [Some(true); 5]);
        assert_eq!(["—", "--", "N/A", "None", "Not offered"].map(offered), [Some(false); 5]);
        assert_eq!(["0.25%", "5/1/98", "", "QCAX"].map(offered), [None; 4]);
    }
}
