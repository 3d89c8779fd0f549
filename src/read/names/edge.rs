//! Where a name in a sentence begins and ends.

use std::ops::Range;

use crate::text::fold::begins_capital;

/// Words in which a portfolio's name may end in a sentence.
pub(super) const ENDS: [&str; 8] = ["Fund", "Funds", "Portfolio", "Trust", "Series", "ETF", "Shares", "Reserves"];

pub(super) fn begins_name(word: &str) -> bool {
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
    // A bar before it begins the cell that it stands in.
    let bare = word.trim_start_matches(['"', '(', '\'', '|']);
    // "September 29, 2003, Oak Fund": a date is no part of a name.
    // "first, Oak Fund and, second, Elm Fund": a word that counts.
    let counts = bare.ends_with([',', ':'])
        && crate::text::ordinals::ordinal_word(&bare.trim_end_matches([',', ':']).to_lowercase()).is_some();
    // "Finally, Oak Fund is removed": how a sentence goes on.
    const TURNS: [&str; 9] = [
        "finally,",
        "further,",
        "furthermore,",
        "also,",
        "additionally,",
        "lastly,",
        "moreover,",
        "similarly,",
        "accordingly,",
    ];
    let turns = TURNS.iter().any(|turn| bare.eq_ignore_ascii_case(turn));
    let dated = counts
        || turns
        || bare.ends_with(',') && bare.starts_with(|c: char| c.is_ascii_digit())
        || crate::read::title::is_month(&bare.to_uppercase());
    (begins_capital(bare) || bare.starts_with(|c: char| c.is_ascii_digit()))
        && !NEVER.iter().any(|never| never.eq_ignore_ascii_case(bare.trim_end_matches([',', ';', ':', '"'])))
        && !introduces(bare)
        && !dated
        && !bare.contains(['%', '$'])
}

/// "… to the Agreement: Oak Fund", "Schedule A: Oak Fund": the word before the colon says where, not what.
pub(super) fn introduces(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|bare| bare.len() <= 3 || crate::read::title::is_agreement_noun(bare))
}

/// The last word of the name that begins at word `k`: the first word that ends a name and after which none goes on.
pub(super) fn run_end(text: &str, words: &[Range<usize>], k: usize) -> Option<usize> {
    let word = |i: usize| words.get(i).map_or("", |r| &text[r.clone()]);
    for i in k..words.len().min(k + 14) {
        let here = word(i);
        let bare = here.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_suffix("'s").unwrap_or(bare);
        let connects = matches!(here, "and" | "of" | "the" | "&" | "+" | "-" | "for" | "in" | "to" | "or");
        let said = here.trim_start_matches(['"', '(', '|']);
        // "Oak Global ex-Japan Fund", "Oak World ex U.S. Trust".
        let beyond =
            said.strip_prefix("ex-").is_some_and(begins_capital) || said == "ex" && begins_capital(word(i + 1));
        let capital = begins_capital(said) || said.starts_with(|c: char| c.is_ascii_digit()) || beyond && i > k;
        // "the Trust, to Elm Fund": after a comma a name goes on over "and" alone. "the Oak Agreement, and the Trust".
        let joins = matches!(here, "and" | "&" | "or") && word(i + 1) != "the";
        let parted = i > k && connects && word(i - 1).ends_with(',') && !joins;
        if !connects && !capital || parted {
            return None;
        }
        // "Oak WORLD(R) Countries Portfolio": the mark of a name that is registered.
        let marked = ["(R)", "(SM)", "(TM)", "(r)", "(sm)"].iter().any(|mark| here.len() > 4 && here.ends_with(mark));
        let closes = here.ends_with([';', '.', '"', ')']) && !is_abbreviation(here) && !marked || introduces(here);
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
pub(super) fn is_end(word: &str) -> bool {
    ENDS.contains(&word) || !word.contains(char::is_lowercase) && ENDS.iter().any(|end| end.eq_ignore_ascii_case(word))
}

/// "Oak Fund II", "Oak Portfolio 2", "Oak Series - 2015 Portfolio": what still belongs to a name after its end word.
pub(super) fn numeral_after(text: &str, words: &[Range<usize>], i: usize) -> usize {
    let word = |i: usize| words.get(i).map_or("", |r| &text[r.clone()]);
    // "Oak Fund, Inc."
    if word(i).ends_with(',') && matches!(word(i + 1).trim_end_matches([',', ';', '"']), "Inc." | "Inc") {
        return i + 1;
    }
    if word(i).ends_with([',', ';', '.', ')', '"']) {
        return i;
    }
    if let Some(last) = qualified(text, words, i) {
        return last;
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

/// "Oak Bond Fund (USD Hedged)": words in capitals in a parenthesis that tell the fund from its like. None that define a
/// term, tell a class, a former name or another company.
fn qualified(text: &str, words: &[Range<usize>], i: usize) -> Option<usize> {
    /// Such a parenthesis holds no more words.
    const LONGEST: usize = 3;
    let word = |k: usize| words.get(k).map_or("", |r| &text[r.clone()]);
    let last = (i + 1..=i + LONGEST).find(|&k| word(k).contains(')'))?;
    let inner = text.get(words.get(i + 1)?.start..words.get(last)?.end)?.strip_prefix('(')?;
    let (inner, _) = inner.split_once(')')?;
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase()) && !is_end(word);
    let said =
        ["class", "the", "each", "formerly", "effective", "collectively", "together", "inc", "company", "series"];
    let says = |word: &str| said.iter().any(|other| word.trim_matches('.').eq_ignore_ascii_case(other));
    let several = inner.contains(' ');
    (several && inner.split(' ').all(|word| capital(word) && !says(word)) && !inner.contains(['"', ',', '(']))
        .then_some(last)
}

/// "Oak Trust for Small Companies", "Oak Fund for Income": a purpose belongs to the name. "Oak Fund for Elm Fund" are two.
pub(super) fn purpose_after(text: &str, words: &[Range<usize>], i: usize) -> usize {
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

pub(super) fn is_abbreviation(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_end_matches('.');
    is_initial(word)
        || bare.contains('.')
        || matches!(bare, "Inc" | "Co" | "Corp" | "Ltd" | "St" | "No" | "U.S" | "V.I")
}

/// "T." in "T. Oak Fund".
pub(super) fn is_initial(word: &str) -> bool {
    let bare = word.trim_start_matches(['"', '(']);
    matches!(bare.as_bytes(), [letter, b'.'] if letter.is_ascii_uppercase())
}
