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
        at = open + 1;
        let near = text.as_bytes()[at..].iter().take(PARENTHESIS + 1);
        let close = match near.clone().position(|&b| b == b')') {
            Some(length) => at + length,
            None if near.len() <= PARENTHESIS => text.len(),
            None => continue,
        };
        let inner = at..close;
        let found = quoted(&text[inner.clone()]);
        if !found.is_empty() {
            let agreement = found.iter().any(|r| {
                crate::read::title::is_agreement_noun(
                    text[inner.start + r.start..inner.start + r.end].rsplit(' ').next().unwrap_or(""),
                )
            });
            let meaning = meaning(text, from, open, agreement);
            out.extend(
                found
                    .into_iter()
                    .map(|r| Defined { term: inner.start + r.start..inner.start + r.end, meaning: meaning.clone() }),
            );
            from = close;
            at = close;
        }
    }
    out
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
    const STARTS: [&str; 10] = [
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
    let start = STARTS
        .iter()
        .filter_map(|s| before.rfind(s).map(|at| at + s.len()))
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

#[cfg(test)]
mod tests {
    use super::*;

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
