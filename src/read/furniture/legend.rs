//! Legends that stand beside a text and say nothing in it: how far it may be shown, what copy it is, where a site leads.

/// "Confidential", "EXECUTION VERSION", "Draft of May 1, 2003", "Next Page >>", alone on a line. In a list such a line is
/// no name; over a title it says that it is a draft.
pub fn is_legend(seen: &str) -> bool {
    /// No legend is longer.
    const LONGEST: usize = 70;
    const WHOLE: [&str; 27] = [
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
        "related contracts",
        "related documents",
        "related agreements",
        "similar contracts",
        "more contracts",
    ];
    let bare = seen.trim_matches(|c: char| !c.is_alphanumeric());
    if seen.len() > LONGEST || bare.is_empty() {
        return false;
    }
    let parts = || bare.split(['|', '<', '>']).map(str::trim).filter(|part| !part.is_empty());
    let whole = |part: &str| WHOLE.iter().any(|legend| part.eq_ignore_ascii_case(legend));
    let begins = |front: &str| crate::text::known::begins(bare, front);
    let ends = ["schedule", "appendix", "exhibit", "annex", "document", "list"];
    let over =
        |rest: &str| rest.is_empty() || ends.iter().any(|what| crate::text::known::begins(rest.trim_start(), what));
    let end = crate::text::known::begins(bare, "end of ") && bare.get(7..).is_some_and(over)
        || bare.eq_ignore_ascii_case("end");
    // "[Signature lines omitted]": what an editor says of a text.
    let inner = seen.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or("");
    let what = ["signature", "signatures", "page", "pages", "lines", "intentionally"];
    let told = || inner.split(' ').any(|word| what.iter().any(|what| word.eq_ignore_ascii_case(what)));
    let edited = !inner.contains(['[', ']']) && crate::text::known::ends(inner, " omitted") && told();
    if end || edited || counts_funds(bare) || begins("initials") {
        return true;
    }
    let site = ["copyright ©", "copyright (c)", "downloaded from ", "www.", "about:blank", "error! unknown document"];
    parts().all(|part| whole(part) || offers(part)) || site.iter().any(|front| begins(front)) || is_dated_draft(bare)
}

/// "Share this contract", "Download this document": what a contract site lets its reader do.
fn offers(part: &str) -> bool {
    let mut words = part.split(' ').map(str::to_lowercase);
    let verb = words.next().unwrap_or_default();
    let this = words.next().is_some_and(|word| matches!(word.as_str(), "this" | "the"));
    let what = words.next().unwrap_or_default();
    ["share", "download", "print", "save", "email", "bookmark", "view", "report", "flag", "copy"]
        .contains(&verb.as_str())
        && this
        && ["contract", "document", "agreement", "page", "clause", "form", "file"].contains(&what.as_str())
        && words.next().is_none()
}

/// "3 Funds", "Total Portfolios: 12": how many the list has.
fn counts_funds(bare: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
    let noun = |s: &str| ["fund", "funds", "portfolios", "series", "trusts"].iter().any(|n| s.eq_ignore_ascii_case(n));
    let total = || {
        let (front, number) = bare.rsplit_once([':', ' '])?;
        let (total, what) = front.trim_end_matches([':', ' ']).rsplit_once(' ')?;
        let told = ["total", "number of", "total number of"].iter().any(|t| total.eq_ignore_ascii_case(t));
        Some(told && noun(what) && digits(number.trim()))
    };
    bare.split_once(' ').is_some_and(|(number, what)| digits(number) && noun(what)) || total() == Some(true)
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
            "End of Schedule A",
            "[End]",
            "(3 Funds)",
            "Total Funds: 3",
        ] {
            assert!(is_legend(text), "{text}");
        }
        for text in [
            "Oak Final Fund",
            "Draft Fund",
            "Next Generation Fund",
            "X",
            "--",
            "Previous Name",
            "10 Uncommon Funds",
            "End Fund",
        ] {
            assert!(!is_legend(text), "{text}");
        }
    }
}
