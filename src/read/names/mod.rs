//! Names of funds and portfolios in running text.

mod edge;
mod list;

use std::ops::Range;

use crate::text::fold::begins_capital;

use crate::read::prose::is_late;

use edge::{begins_name, is_end, is_initial, run_end};
pub use list::split_list;

/// The names in `text`: runs of capitalised words that end as names do, as ranges. A defined term alone ("the Fund")
/// is none. A run goes on over "and", "of", "the" and their like, since names hold such words.
pub fn names(text: &str) -> Vec<Range<usize>> {
    let words = word_ranges(text);
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut k = 0;
    while k < words.len() {
        let word = &text[words[k].clone()];
        if !begins_name(word) {
            k += 1;
            continue;
        }
        // "18 of the Contract": a number that a joining word follows begins no name; a term in quotes is none.
        let next = words.get(k + 1).map_or("", |r| &text[r.clone()]);
        let numbered = word.starts_with(|c: char| c.is_ascii_digit()) && next.starts_with(|c: char| c.is_lowercase());
        // "the Bank for Oak Fund": who serves the fund.
        let role =
            matches!(word, "Bank" | "Custodian" | "Adviser" | "Manager" | "Distributor" | "Agent" | "Administrator")
                && matches!(next, "for" | "to" | "of");
        // "the Board of Trustees of the Trust": who acts for it.
        let body =
            matches!(word, "Board" | "Boards" | "Trustees" | "Directors" | "Shareholders" | "Officers") && next == "of";
        // "Class B and Class B-1 Shares": a class's letter begins no name.
        let before = k.checked_sub(1).map_or("", |i| &text[words[i].clone()]);
        let lettered = word.len() <= 3 && ["class", "classes"].iter().any(|noun| before.eq_ignore_ascii_case(noun));
        if lettered || numbered || role || body || counts_item(text, &words, k) {
            k += 1;
            continue;
        }
        if let Some(last) = quoted_term(text, &words, k) {
            k = last + 1;
            continue;
        }
        match run_end(text, &words, k) {
            Some(last) => {
                let range = words[k].start..words[last].end;
                let body = text[range.clone()]
                    .trim_start_matches(['"', '(', '\'', '|'])
                    .trim_end_matches([',', '.', ';', ':', '"', ')', '\'']);
                let body = with_parenthesis(&text[range.clone()], body);
                // "Oak Fund's name".
                let body = body.strip_suffix("'s").unwrap_or(body);
                let start = range.start
                    + (text[range.clone()].len() - text[range].trim_start_matches(['"', '(', '\'', '|']).len());
                let own = |word: &&str| {
                    (begins_capital(word) || word.starts_with(|c: char| c.is_ascii_digit())) && !is_end(word)
                };
                let single = |word: &str| word.len() == 1;
                // "to the Transfer Agency Agreement Oak Fund": where, then what.
                // "under Article VIII of the Agreement, Oak Fund".
                const WHERE: [&str; 6] =
                    [" Agreement ", " Contract ", " Agreement, ", " Contract, ", " Plan, ", " Declaration, "];
                let inner = WHERE.iter().filter_map(|noun| Some(body.rfind(noun)? + noun.len())).max();
                let (start, body) = inner.map_or((start, body), |at| (start + at, &body[at..]));
                // "shares of Oak Fund, Elm Fund and Fir Fund": several, of which each is meant.
                let behind = &text[start + body.len()..];
                let several = behind.strip_prefix(", ").is_some_and(begins_capital);
                let whose = is_whose(text, &words, k)
                    && !(several && k.checked_sub(2).is_some_and(|i| &text[words[i].clone()] == "shares"));
                if !whose
                    && body.split_whitespace().count() >= 2
                    && body.split_whitespace().any(|word| own(&word) && !single(word))
                {
                    // "Oak Fund, Inc.": the stop of an abbreviation is part of the name.
                    let stop = body.ends_with(", Inc") && text[start + body.len()..].starts_with('.');
                    out.extend(of_one_family(text, start..start + body.len() + usize::from(stop)));
                }
                k = last + 1;
            }
            None => k += 1,
        }
    }
    out
}

/// "Oak 250 and Oak Dynamic Bond Fund": the family's word begins another name behind an "and".
fn of_one_family(text: &str, name: Range<usize>) -> Vec<Range<usize>> {
    let body = &text[name.clone()];
    let Some((family, _)) = body.split_once(' ').filter(|(word, _)| word.len() > 2) else { return vec![name] };
    let joint = format!(" and {family} ");
    match body.find(&joint).filter(|at| body[..*at].contains(' ')) {
        Some(at) => vec![name.start..name.start + at, name.start + at + " and ".len()..name.end],
        None => vec![name],
    }
}

/// A name's closing parenthesis is its own where it opens in it: "Oak Bond Fund (USD Hedged)".
fn with_parenthesis<'a>(run: &'a str, body: &'a str) -> &'a str {
    let front = run.len() - run.trim_start_matches(['"', '(', '\'']).len();
    let closed = front + body.len() + 1;
    let opens = body.contains('(') && !body.contains(')') && run.get(closed - 1..closed) == Some(")");
    if opens { &run[front..closed] } else { body }
}

/// "B. Oak Fund is removed", "Section B. Oak Fund shall": a letter that counts an item or names a part is nobody's initial.
fn counts_item(text: &str, words: &[Range<usize>], k: usize) -> bool {
    let word = |i: usize| words.get(i).map_or("", |r| &text[r.clone()]);
    let Some(before) = k.checked_sub(1).map(word) else {
        return is_initial(word(k)) && word(k).get(..1).is_some_and(|letter| !is_late(letter));
    };
    let part = ["section", "schedule", "appendix", "exhibit", "annex", "class", "article", "paragraph", "part"];
    let led = before.ends_with([':', ';', '.', ')']) || part.iter().any(|noun| before.eq_ignore_ascii_case(noun));
    // "to Schedule 2 Oak Fund", "to Exhibit A-1 Oak Fund".
    let deed =
        ["schedule", "appendix", "exhibit", "annex", "article"].iter().any(|noun| before.eq_ignore_ascii_case(noun));
    let number = word(k).len() <= 4
        && (word(k).bytes().all(|b| b.is_ascii_digit())
            || word(k).bytes().all(|b| b"IVX".contains(&b))
            || word(k).get(1..).is_some_and(|rest| rest.starts_with('-')));
    is_initial(word(k)) && led || deed && number
}

/// As [`names`], of a part of the text.
pub fn names_in(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(range.clone()).unwrap_or("");
    names(part).into_iter().map(|name| range.start + name.start..range.start + name.end).collect()
}

/// Whether the last word of a name is one by which names are found in sentences.
pub fn ends_in_sentences(name: &str) -> bool {
    name.rsplit(' ').next().is_some_and(is_end)
}

/// The words of a text as ranges.
pub fn word_ranges(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    for piece in text.split(' ') {
        if !piece.is_empty() {
            out.push(at..at + piece.len());
        }
        at += piece.len() + 1;
    }
    out
}

/// A term in quotes is no name: one that a parenthesis defines, or one of a word or two ("the "Covered Funds""). Its last
/// word.
fn quoted_term(text: &str, words: &[Range<usize>], k: usize) -> Option<usize> {
    /// Terms are short; what runs on is quoted wording.
    const LONGEST: usize = 14;
    /// How far back a definition's parenthesis opens.
    const BACK: usize = 200;
    let first = words.get(k)?;
    if !text[first.clone()].trim_start_matches('(').starts_with('"') {
        return None;
    }
    let closes = |i: usize| words.get(i).is_some_and(|w| text[w.clone()].trim_start_matches(['(', '"']).contains('"'));
    let last = (k..words.len().min(k + LONGEST)).find(|&i| closes(i)).unwrap_or(k);
    let from = text.ceil_char_boundary(first.start.saturating_sub(BACK));
    let before = &text[from..first.start];
    let inside = text[first.clone()].starts_with('(') || before.rfind('(') > before.rfind(')');
    (inside || last < k + 2).then_some(last)
}

/// "The following Portfolios of Oak Trust", "each a series of the Oak Funds": the name says whose they are.
fn is_whose(text: &str, words: &[Range<usize>], k: usize) -> bool {
    let word = |back: usize| k.checked_sub(back).map_or("", |i| &text[words[i].clone()]);
    let (of, what) = if word(1) == "the" { (word(2), word(3)) } else { (word(1), word(2)) };
    let kinds = ["series", "portfolio", "portfolios", "shares", "fund", "funds", "classes"];
    of == "of" && kinds.iter().any(|kind| what.eq_ignore_ascii_case(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_sentences() {
        let find = |text: &'static str| names(text).into_iter().map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(
            find("Oak Utility Stock Portfolio and Oak Short Government Portfolio have been liquidated"),
            ["Oak Utility Stock Portfolio", "Oak Short Government Portfolio"]
        );
        assert_eq!(
            find("Pell Growth and Income Fund, each of which has gone, and Pell Fund II are removed from the Fund"),
            ["Pell Growth and Income Fund", "Pell Fund II"]
        );
        assert_eq!(
            find(
                "by deleting \"Oak Growth Fund\" (the \"Oak Merging Growth Fund\"), as \"Covered Funds\", at 0.50%. Effective"
            ),
            ["Oak Growth Fund"]
        );
        assert_eq!(find("The Trust and the Fund agree"), [] as [&str; 0]);
        assert_eq!(
            find("THE FUND notifies ELM BANK that OAK YIELD FUND is now OAK INCOME FUND"),
            ["OAK YIELD FUND", "OAK INCOME FUND"]
        );
        assert_eq!(
            find(
                "The Portfolios of Oak Series Trust leave Schedule A to the Agreement: Oak Fund; Oak Trust for Small Companies."
            ),
            ["Oak Fund", "Oak Trust for Small Companies"]
        );
        assert_eq!(find("OAK TRUST FOR PENSIONS shall cease to be a party"), ["OAK TRUST FOR PENSIONS"]);
        assert_eq!(
            find("Oak Fund, Inc. is now called Oak Cash Reserves, Inc., and Oak Trust is Oak Funds Trust."),
            ["Oak Fund, Inc.", "Oak Cash Reserves, Inc.", "Oak Trust", "Oak Funds Trust"]
        );
        assert_eq!(find("by substituting Oak Fund for Elm Fund"), ["Oak Fund", "Elm Fund"]);
    }

    #[test]
    fn lists() {
        let find =
            |text: &'static str| split_list(text, 0..text.len()).into_iter().map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(
            find("Oak Equity and Income Fund, Oak Select Fund and Oak Bond, Cash and Currency Fund"),
            ["Oak Equity and Income Fund", "Oak Select Fund", "Oak Bond, Cash and Currency Fund"]
        );
    }
}
