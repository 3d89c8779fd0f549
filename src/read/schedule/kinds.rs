//! Headings that say what kind of registrants stand below them.

use super::entry::Entry;
use super::level::{Level, is_valued};

/// "Open-End Borrowers" over "Oak Funds", "Maryland Corporations" over "Oak Fund, Inc.": what kind of registrants stand
/// below, and none of them.
pub(super) fn kinds_of_registrants(entries: &[Entry], out: &mut [Level]) {
    for i in 0..entries.len().saturating_sub(1) {
        let heads = matches!(out[i + 1], Level::Fund | Level::LoneFund) || !entries[i + 1].fund.is_empty();
        let bare = entries[i].fund.is_empty() && !is_valued(&entries[i]);
        if heads && bare && names_kind(&entries[i].name.name.value) {
            out[i] = Level::Group;
        }
    }
}

/// Whether words say what kind of companies some are, and name nobody.
pub(super) fn names_kind(text: &str) -> bool {
    const NOUNS: [&str; 9] = [
        "borrowers",
        "companies",
        "corporations",
        "trusts",
        "registrants",
        "partnerships",
        "entities",
        "funds",
        "lenders",
    ];
    const KINDS: [&str; 22] = [
        "open-end",
        "closed-end",
        "open",
        "closed",
        "end",
        "investment",
        "management",
        "registered",
        "mutual",
        "exchange-traded",
        "interval",
        "statutory",
        "business",
        "limited",
        "existing",
        "participating",
        "delaware",
        "maryland",
        "massachusetts",
        "variable",
        "insurance",
        "money",
    ];
    let lower = text.trim_end_matches([':', ' ']).to_lowercase();
    let Some((kinds, noun)) = lower.rsplit_once(' ') else { return false };
    NOUNS.contains(&noun) && kinds.split(' ').all(|word| KINDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_names() {
        for text in [
            "Open-End Borrowers",
            "CLOSED-END FUNDS:",
            "Massachusetts business trusts",
            "Registered Investment Companies",
        ] {
            assert!(names_kind(text), "{text}");
        }
        for text in ["Oak Funds", "Delaware Oak Trusts", "Funds", "Money Trust"] {
            assert!(!names_kind(text), "{text}");
        }
    }
}
