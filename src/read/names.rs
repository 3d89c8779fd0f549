//! Names of funds and portfolios in running text.

use std::ops::Range;

use crate::read::prose::trimmed;

/// Words in which a portfolio's name may end in a sentence.
const ENDS: [&str; 8] = ["Fund", "Funds", "Portfolio", "Trust", "Series", "ETF", "Shares", "Reserves"];

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
        if numbered || role {
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
                    .trim_start_matches(['"', '(', '\''])
                    .trim_end_matches([',', '.', ';', ':', '"', ')', '\'']);
                // "Oak Fund's name".
                let body = body.strip_suffix("'s").unwrap_or(body);
                let start =
                    range.start + (text[range.clone()].len() - text[range].trim_start_matches(['"', '(', '\'']).len());
                let own =
                    |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && !is_end(word);
                let single = |word: &str| word.len() == 1;
                let whose = is_whose(text, &words, k);
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

fn begins_name(word: &str) -> bool {
    const NEVER: [&str; 39] = [
        "Date",
        "Dates",
        "Contract",
        "Plan",
        "For",
        "Pursuant",
        "Every",
        "Upon",
        "By",
        "Additional",
        "Existing",
        "Portfolios",
        "Funds",
        "Series",
        "Fund",
        "Portfolio",
        "Trust",
        "Trusts",
        "Class",
        "Companies",
        "Company",
        "The",
        "This",
        "Each",
        "Such",
        "Schedule",
        "Appendix",
        "Exhibit",
        "Annex",
        "Section",
        "Effective",
        "All",
        "In",
        "As",
        "References",
        "Agreement",
        "A",
        "New",
        "Any",
    ];
    let bare = word.trim_start_matches(['"', '(', '\'']);
    // "September 29, 2003, Oak Fund": a date is no part of a name.
    // "first, Oak Fund and, second, Elm Fund": a word that counts.
    let counts = bare.ends_with([',', ':'])
        && crate::text::ordinals::ordinal_word(&bare.trim_end_matches([',', ':']).to_lowercase()).is_some();
    let dated = counts
        || bare.ends_with(',') && bare.starts_with(|c: char| c.is_ascii_digit())
        || crate::read::title::is_month(&bare.to_uppercase());
    bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !NEVER.iter().any(|never| never.eq_ignore_ascii_case(bare.trim_end_matches([',', ';', ':', '"'])))
        && !introduces(bare)
        && !dated
        && !bare.contains(['%', '$'])
}

/// "… to the Agreement: Oak Fund", "Schedule A: Oak Fund": the word before the colon says where, not what.
fn introduces(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|bare| bare.len() <= 3 || crate::read::title::is_agreement_noun(bare))
}

/// The last word of the name that begins at word `k`: the first word that ends a name and after which none goes on.
fn run_end(text: &str, words: &[Range<usize>], k: usize) -> Option<usize> {
    let word = |i: usize| words.get(i).map_or("", |r| &text[r.clone()]);
    for i in k..words.len().min(k + 14) {
        let here = word(i);
        let bare = here.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").unwrap_or(bare);
        let connects = matches!(here, "and" | "of" | "the" | "&" | "-" | "for" | "in" | "to" | "or");
        let capital = here.trim_start_matches(['"', '(']).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        // "the Trust, to Elm Fund": after a comma a name goes on over "and" alone.
        let parted = i > k && connects && word(i - 1).ends_with(',') && !matches!(here, "and" | "&" | "or");
        if !connects && !capital || parted {
            return None;
        }
        let closes = here.ends_with([';', '.', '"', ')']) && !is_abbreviation(here) || introduces(here);
        if is_end(bare) && i > k {
            // "Oak Funds Trust", "Oak Series Fund": the last of such words ends the name.
            let next = word(i + 1).trim_matches(|c: char| !c.is_alphanumeric());
            // "Oak Bank and Trust Company" is called as no portfolio is.
            const COMPANIES: [&str; 8] =
                ["company", "corporation", "group", "complex", "services", "management", "distributors", "advisers"];
            let company =
                COMPANIES.iter().any(|word| word.eq_ignore_ascii_case(next)) && next.starts_with(char::is_uppercase);
            if company && !here.ends_with([',', ';']) {
                return None;
            }
            let goes_on = is_end(next) && !next.eq_ignore_ascii_case("shares") && here.ends_with(char::is_alphabetic);
            let last = if goes_on { i + 1 } else { i };
            return Some(purpose_after(text, words, numeral_after(text, words, last)));
        }
        if closes {
            return None;
        }
    }
    None
}

/// "Fund", "PORTFOLIO": a word in which a name may end.
fn is_end(word: &str) -> bool {
    ENDS.contains(&word) || !word.contains(char::is_lowercase) && ENDS.iter().any(|end| end.eq_ignore_ascii_case(word))
}

/// "Oak Fund II", "Oak Portfolio 2", "Oak Series - 2015 Portfolio": what still belongs to a name after its end word.
fn numeral_after(text: &str, words: &[Range<usize>], i: usize) -> usize {
    let word = |i: usize| words.get(i).map_or("", |r| &text[r.clone()]);
    // "Oak Fund, Inc."
    if word(i).ends_with(',') && matches!(word(i + 1).trim_end_matches([',', ';', '"']), "Inc." | "Inc") {
        return i + 1;
    }
    if word(i).ends_with([',', ';', '.', ')', '"']) {
        return i;
    }
    let next = word(i + 1).trim_end_matches([',', ';', '.', ')', '"']);
    if !next.is_empty()
        && (next.chars().all(|c| "IVX".contains(c)) || next.len() <= 2 && next.chars().all(|c| c.is_ascii_digit()))
    {
        return i + 1;
    }
    if matches!(word(i + 1), "-" | "--") || word(i).ends_with(':') {
        let rest = (i + 2..words.len().min(i + 7))
            .find(|&k| ENDS.contains(&word(k).trim_matches(|c: char| !c.is_alphanumeric())));
        let all_capital =
            |last: usize| (i + 2..=last).all(|k| word(k).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
        if let Some(last) = rest.filter(|&last| all_capital(last)) {
            return last;
        }
    }
    i
}

/// "Oak Trust for Small Companies", "Oak Fund for Income": a purpose belongs to the name. "Oak Fund for Elm Fund" are two.
fn purpose_after(text: &str, words: &[Range<usize>], i: usize) -> usize {
    /// A purpose has no more words.
    const LONGEST: usize = 4;
    let word = |i: usize| words.get(i).map_or("", |r| &text[r.clone()]);
    if !word(i + 1).eq_ignore_ascii_case("for") || word(i).ends_with([',', ';', '.', ')', '"']) {
        return i;
    }
    let bare = |k: usize| word(k).trim_matches(|c: char| !c.is_alphanumeric());
    let mut last = i + 1;
    let led = |k: usize| matches!(bare(k), "Class" | "Schedule" | "Appendix" | "Exhibit" | "Annex" | "Section");
    let capital = |k: usize| bare(k).starts_with(|c: char| c.is_uppercase()) && !led(k);
    while last < i + 1 + LONGEST && capital(last + 1) {
        last += 1;
        if word(last).ends_with([',', ';', '.', ')', '"']) {
            break;
        }
    }
    let other = (i + 2..=last + 1).any(|k| ENDS.contains(&bare(k)) || crate::read::title::is_agreement_noun(bare(k)));
    if last == i + 1 || other { i } else { last }
}

fn is_abbreviation(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_end_matches('.');
    bare.contains('.') || matches!(bare, "Inc" | "Co" | "Corp" | "Ltd" | "St" | "No" | "U.S" | "V.I")
}

/// The parts of a list of names: cut at commas and "and" so that every part ends as a name does; a part that does not
/// is joined to the next, since names hold commas and "and" themselves.
pub fn split_list(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let body = &text[range.clone()];
    for (at, _) in body.match_indices([',', ';']) {
        cuts.push((range.start + at, range.start + at + 1));
    }
    for (at, piece) in body.match_indices(" and ") {
        cuts.push((range.start + at, range.start + at + piece.len()));
    }
    cuts.sort_unstable();
    let mut out = Vec::new();
    let mut start = range.start;
    for (end, next) in cuts {
        let part = cleaned(text, start..end);
        if ends_name(&text[part.clone()]) {
            out.push(part);
            start = next;
        } else if text[part.clone()].is_empty() {
            start = next;
        }
    }
    let part = cleaned(text, start..range.end);
    if !part.is_empty() {
        out.push(part);
    }
    out
}

fn cleaned(text: &str, range: Range<usize>) -> Range<usize> {
    let range = trimmed(text, range);
    let mut start = range.start;
    for lead in ["and ", "the ", "the names of ", "names of "] {
        if text[start..range.end].starts_with(lead) {
            start += lead.len();
        }
    }
    let body = text[start..range.end].trim_start_matches(['"', ' ']);
    let start = range.end - body.len();
    start..start + body.trim_end_matches([',', ';', '"', ' ', '.']).len()
}

fn ends_name(text: &str) -> bool {
    crate::read::vocabulary::ends_like_a_name(text)
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
