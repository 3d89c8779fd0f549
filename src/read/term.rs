//! Defined terms: `(the "Agreement")`, `(each, a "Fund", and together, the "Funds")`.

use std::ops::Range;

/// A term and what it stands for, as ranges of the joined text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defined {
    /// The term, without quotes.
    pub term: Range<usize>,
    /// The words before the parenthesis that it stands for.
    pub meaning: Range<usize>,
}

/// The longest parenthesis that is looked into.
const PARENTHESIS: usize = 240;

/// The terms that `text` defines in parentheses. Quotes are straight in joined text; one of the pair may be missing.
pub fn terms(text: &str) -> Vec<Defined> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(open) = text[at..].find('(').map(|o| at + o) {
        at = (open + 1).min(text.len());
        let limit = text.floor_char_boundary(open + PARENTHESIS);
        // The last parenthesis of a text may have lost its end.
        let lost = (limit == text.len()).then_some(limit);
        let Some(close) = text[open..limit].find(')').map(|c| open + c).or(lost) else { continue };
        let inner = open + 1..close;
        let found = quoted(&text[inner.clone()]);
        if !found.is_empty() {
            let agreement = found.iter().any(|r| {
                crate::read::title::is_agreement_noun(
                    text[inner.start + r.start..inner.start + r.end].rsplit(' ').next().unwrap_or(""),
                )
            });
            let plural = found.iter().any(|r| is_plural(&text[inner.start + r.start..inner.start + r.end]));
            let meaning = meaning(text, from, open, agreement);
            let meaning = if agreement { agreed(text, meaning) } else { entity(text, meaning, plural) };
            out.extend(
                found
                    .into_iter()
                    .map(|r| Defined { term: inner.start + r.start..inner.start + r.end, meaning: meaning.clone() }),
            );
            from = close;
            at = close;
        } else if let Some(aside) = aside(&text[inner.clone()]) {
            let moved = |r: Range<usize>| inner.start + r.start..inner.start + r.end;
            out.push(Defined { term: moved(aside.term), meaning: moved(aside.meaning) });
            at = close;
        }
    }
    out
}

/// "(other than ELM FUND, L.P., the "New Borrower")": a parenthesis that sets one company apart and calls it by a term.
fn aside(inner: &str) -> Option<Defined> {
    const LEADS: [&str; 6] =
        ["other than ", "except for ", "except ", "including ", "excluding ", "with the exception of "];
    let lower = inner.to_lowercase();
    let lead = LEADS.iter().find(|lead| lower.starts_with(**lead))?.len();
    let (at, link) = [", the \"", ", a \"", ", an \"", ", each a \""]
        .iter()
        .filter_map(|link| inner.rfind(link).map(|at| (at, link.len())))
        .max()?;
    let start = at + link;
    let length = inner.get(start..)?.find('"')?;
    (at > lead && length > 0).then_some(Defined { term: start..start + length, meaning: lead..at })
}

/// The quoted words of a parenthesis that begins as definitions do.
fn quoted(inner: &str) -> Vec<Range<usize>> {
    let lower = inner.to_lowercase();
    let defines = [
        "the ",
        "this ",
        "a ",
        "an ",
        "each",
        "collectively",
        "together",
        "individually",
        "as ",
        "such ",
        "hereinafter",
        "which",
        "\"",
        "all ",
        "both ",
    ]
    .iter()
    .any(|word| lower.starts_with(word));
    let marks: Vec<usize> = inner.match_indices('"').map(|(i, _)| i).collect();
    if !defines || marks.is_empty() {
        return Vec::new();
    }
    if marks.len() == 1 {
        // One quote lost: `(the Agreement")`.
        let end = marks[0];
        let start = inner[..end].rfind(' ').map_or(0, |s| s + 1);
        return (end > start).then_some(start..end).into_iter().collect();
    }
    marks
        .chunks_exact(2)
        .map(|pair| {
            let range = pair[0] + 1..pair[1];
            range.start..range.start + inner[range].trim_end_matches([',', ' ', '.']).len()
        })
        .filter(|range| !range.is_empty())
        .collect()
}

/// The words a parenthesis stands after: back to the clause's beginning.
fn meaning(text: &str, from: usize, open: usize, agreement: bool) -> Range<usize> {
    let before = text[from..open].trim_end();
    const STARTS: [&str; 22] = [
        ") by ",
        " in favor of ",
        "Re: ",
        "RE: ",
        "advise you that ",
        "notify you that ",
        "inform you that ",
        "WHEREAS, ",
        "Whereas, ",
        " entered into by ",
        " made by ",
        " entered into among ",
        " by and between ",
        " between ",
        " among ",
        ", and ",
        "; ",
        ". ",
        " with respect to ",
        " severally, on behalf of ",
        " severally, for ",
        " amends ",
    ];
    // "… to the Oak Agreement", "parties to a Services Agreement": the article begins the meaning.
    let article = [" to the ", " to that certain ", " to a ", " to an ", " under the ", " is the "]
        .iter()
        .filter_map(|s| {
            before
                .rfind(s)
                .map(|at| at + s.rfind(char::is_whitespace).map_or(0, |_| if s.starts_with(" under") { 7 } else { 4 }))
        })
        .max()
        .unwrap_or(0);
    // "Amendment No. 6", "W. Oak Associates": a stop that ends no sentence.
    let initial = |front: &str| front.ends_with(|c: char| c.is_ascii_uppercase()) && !ends_word(front);
    let numbered = |at: usize, start: &str| {
        start == ". " && (before[..at].to_lowercase().ends_with("no") || initial(&before[..at]))
    };
    let start = STARTS
        .iter()
        .filter_map(|s| before.rfind(s).filter(|at| !numbered(*at, s)).map(|at| at + s.len()))
        .max()
        .unwrap_or(0)
        .max(if agreement { article } else { 0 });
    let range = crate::read::prose::trimmed(text, from + start..open);
    let body = &text[range.clone()];
    let skip =
        ["), and ", "), ", ") and ", ") ", ",", "and "].iter().find(|s| body.starts_with(**s)).map_or(0, |s| s.len());
    let body = text[range.start + skip..range.end].trim_start_matches([')', ',', ' ']);
    range.end - body.len()..range.end - (body.len() - body.trim_end_matches([',', ' ']).len())
}

/// Whether the last letter of `text` goes on a word, or letters a part of an agreement ("Schedule A").
fn ends_word(text: &str) -> bool {
    let mut words = text.rsplit(' ');
    let whole = words.next().is_some_and(|word| word.trim_start_matches(['"', '(']).len() > 1);
    let parts = ["Schedule", "Exhibit", "Appendix", "Annex", "Section", "Class", "Article", "Part", "and", "or"];
    whole || words.next().is_none_or(|word| parts.iter().any(|part| word.eq_ignore_ascii_case(part)))
}

fn is_plural(term: &str) -> bool {
    term.ends_with('s') && !term.ends_with("ss") && !matches!(term, "Series" | "Distributors" | "Advisers" | "Services")
}

/// What a term for companies or series stands for, without an item's mark before it and what stands aside of it.
fn entity(text: &str, meaning: Range<usize>, plural: bool) -> Range<usize> {
    let mut start = meaning.start;
    let body = |start: usize| &text[start..meaning.end];
    if let Some((_, length)) = crate::read::prose::item_mark(body(start)).filter(|_| body(start).starts_with('(')) {
        start += length;
    }
    // "Oak Trust, on behalf of its series A and B (the "Funds")": the series.
    if plural
        && let Some(at) = ["its series ", "its portfolios ", "following series "]
            .iter()
            .filter_map(|lead| body(start).find(lead).map(|at| at + lead.len()))
            .min()
    {
        start += at;
    }
    // "this is to confirm that the Trust has created Oak Fund (the "New Fund")": the name, not the sentence.
    let tells = ["add ", "adding ", "addition of ", "created ", "established ", "organized "];
    if !plural
        && (crate::read::prose::is_sentence(body(start)) || tells.iter().any(|verb| body(start).contains(verb)))
        && let Some(name) =
            crate::read::names::names_in(text, start..meaning.end).pop().filter(|n| n.end == meaning.end)
    {
        start = name.start;
    }
    // "each company named in Appendix 1 and Elm Bank, N.A. (the "Custodian")": one is meant, not those before it.
    if !plural
        && body(start).starts_with("each ")
        && let Some(at) = body(start).rfind(" and ").map(|at| at + 5)
        && body(start)[at..].starts_with(|c: char| c.is_uppercase())
    {
        start += at;
    }
    crate::read::prose::trimmed(text, start..meaning.end)
}

/// What a term for an agreement stands for: from the agreement's name on, which another definition may part from it.
fn agreed(text: &str, meaning: Range<usize>) -> Range<usize> {
    /// A name that stands farther back is another sentence's.
    const BACK: usize = 400;
    let noun = |text: &str| {
        text.split(' ').any(|word| {
            word.starts_with(|c: char| c.is_uppercase())
                && crate::read::title::is_agreement_noun(word.trim_matches(|c: char| !c.is_alphanumeric()))
        })
    };
    if meaning.is_empty() || noun(&text[meaning.clone()]) || text[meaning.clone()].to_lowercase().contains("amendment")
    {
        return meaning;
    }
    let from = text.ceil_char_boundary(meaning.start.saturating_sub(BACK));
    crate::read::called::agreement_name(&text[from..meaning.start])
        .map_or(meaning, |name| from + name.start..from + name.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_terms_stand_for() {
        let find =
            |text: &'static str| terms(text).into_iter().map(|d| (&text[d.term], &text[d.meaning])).collect::<Vec<_>>();
        assert_eq!(
            find("WHEREAS, Oak Trust (hereinafter the \"Trust\") and (ii) Elm, LLC (\"Elm\"), are parties"),
            [("Trust", "Oak Trust"), ("Elm", "Elm, LLC")]
        );
        assert_eq!(
            find(
                "This Amendment No. 6 (the \"Amendment\") is made; this is to advise you that Oak Fund (the \"Fund\") is"
            ),
            [("Amendment", "This Amendment No. 6"), ("Fund", "Oak Fund")]
        );
        assert_eq!(
            find("by and between each company named in Appendix 1 and Elm Bank, N.A. (the \"Custodian\")"),
            [("Custodian", "Elm Bank, N.A.")]
        );
        assert_eq!(
            find(
                "between Oak Trust, on behalf of its series A Fund and B Fund (collectively, the \"Funds\" and each a \"Fund\")"
            ),
            [("Funds", "A Fund and B Fund"), ("Fund", "A Fund and B Fund")]
        );
        assert_eq!(
            find(
                "Pursuant to the Oak Custody Agreement between Oak Trust (the \"Trust\") and Elm, LLC, dated June 1, 1999 (such agreement, hereinafter referred to as the \"Agreement\"), the parties"
            ),
            [("Trust", "Oak Trust"), ("Agreement", "Oak Custody Agreement")]
        );
    }

    #[test]
    fn in_parentheses() {
        let text = "The Oak Agreement (the \"Agreement\") by and between each company on Schedule A (each individually referred to as \"Fund\", or collectively, \"Funds\"), and ELM, INC., a Delaware corporation (the Distributor\") and (b) as shown";
        let found: Vec<_> = terms(text).into_iter().map(|d| (&text[d.term], &text[d.meaning])).collect();
        assert_eq!(
            found,
            [
                ("Agreement", "The Oak Agreement"),
                ("Fund", "each company on Schedule A"),
                ("Funds", "each company on Schedule A"),
                ("Distributor", "ELM, INC., a Delaware corporation"),
            ]
        );
    }
}
