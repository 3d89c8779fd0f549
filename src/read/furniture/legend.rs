//! Legends that stand beside a text and say nothing in it: how far it may be shown, what copy it is, where a site leads.

/// "Confidential", "EXECUTION VERSION", "Draft of May 1, 2003", "Next Page >>", alone on a line. In a list such a line is
/// no name; over a title it says that it is a draft.
pub fn is_legend(seen: &str) -> bool {
    /// No legend is longer.
    const LONGEST: usize = 70;
    const WHOLE: [&str; 22] = [
        "confidential",
        "strictly confidential",
        "privileged & confidential",
        "privileged and confidential",
        "confidential treatment requested",
        "proprietary and confidential",
        "execution copy",
        "execution version",
        "executed copy",
        "conformed copy",
        "final",
        "final version",
        "final form",
        "draft",
        "table of contents",
        "next page",
        "previous page",
        "next",
        "previous",
        "previous next",
        "continued on next page",
        "intentionally left blank",
    ];
    let bare = seen.trim_matches(|c: char| !c.is_alphanumeric());
    if seen.len() > LONGEST || bare.is_empty() {
        return false;
    }
    let parts = || bare.split(['|', '<', '>']).map(str::trim).filter(|part| !part.is_empty());
    let whole = |part: &str| WHOLE.iter().any(|legend| part.eq_ignore_ascii_case(legend));
    let begins = |front: &str| crate::text::known::begins(bare, front);
    let site = ["copyright ©", "copyright (c)", "downloaded from ", "www.", "about:blank", "error! unknown document"];
    parts().all(whole) || site.iter().any(|front| begins(front)) || is_dated_draft(bare)
}

/// "Draft of 5/1/03", "DRAFT 5/1/2003", "Draft – May 1, 2003".
fn is_dated_draft(bare: &str) -> bool {
    let rest = bare.get(..5).filter(|front| front.eq_ignore_ascii_case("draft")).and_then(|_| bare.get(5..));
    rest.is_some_and(|rest| {
        let day = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let day = day.strip_prefix("of ").or(day.strip_prefix("OF ")).unwrap_or(day);
        day.len() < rest.len() && crate::read::dates::begin(day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legends_and_names() {
        for text in [
            "Confidential",
            "[EXECUTION VERSION]",
            "Draft of 5/1/03",
            "DRAFT May 1, 2003",
            "<< Previous | Next >>",
            "Copyright © 2003 Oak Forms",
            "Table of Contents",
        ] {
            assert!(is_legend(text), "{text}");
        }
        for text in ["Oak Final Fund", "Draft Fund", "Next Generation Fund", "X", "--", "Previous Name"] {
            assert!(!is_legend(text), "{text}");
        }
    }
}
