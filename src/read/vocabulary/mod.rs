//! The trade's words, by what they are evidence of. Each is a weak vote: real names break every one of these rules.

mod heads;

use std::borrow::Cow;

use crate::text::known::KnownWords;

pub use heads::{ColumnKind, column_kind, is_head_words, is_likely_head, only_head_words};

/// Words in which names of portfolios and funds end.
static NAME_ENDS: KnownWords = KnownWords::of(&[
    "fund",
    "funds",
    "portfolio",
    "portfolios",
    "series",
    "trust",
    "etf",
    "etfs",
    "shares",
    "account",
    "reserve",
    "reserves",
    "inc",
    "company",
    "corporation",
    "lp",
    "llc",
]);

/// Words in which names of registrants end, and portfolios seldom.
static REGISTRANT_ENDS: KnownWords = KnownWords::of(&[
    "funds",
    "inc",
    "trust",
    "series",
    "portfolios",
    "lp",
    "llc",
    "company",
    "corporation",
    "group",
    "corp",
    "ltd",
    "trusts",
    "companies",
]);

/// Words that tell kinds of assets, strategies and vehicles: a heading of nothing else is a category.
static CATEGORY_WORDS: KnownWords = KnownWords::of(&[
    "acquiring",
    "acquired",
    "investing",
    "underlying",
    "equity",
    "equities",
    "bond",
    "bonds",
    "stock",
    "fixed",
    "income",
    "money",
    "cash",
    "market",
    "markets",
    "municipal",
    "hybrid",
    "balanced",
    "taxable",
    "tax",
    "exempt",
    "free",
    "domestic",
    "international",
    "global",
    "foreign",
    "developed",
    "emerging",
    "mutual",
    "exchange",
    "traded",
    "open",
    "closed",
    "end",
    "ended",
    "index",
    "sector",
    "specialty",
    "target",
    "date",
    "maturity",
    "currency",
    "commodity",
    "alternative",
    "alternatives",
    "allocation",
    "asset",
    "retail",
    "institutional",
    "active",
    "actively",
    "passive",
    "passively",
    "indexed",
    "growth",
    "value",
    "large",
    "mid",
    "small",
    "cap",
    "us",
    "and",
    "&",
    "non",
    "short",
    "term",
    "other",
    "bear",
    "bull",
    "lifestyle",
    "lifecycle",
    "interval",
    "leveraged",
    "inverse",
    "managed",
    "hedged",
    "thematic",
]);

/// Plural or collective nouns that close a category heading.
static CATEGORY_NOUNS: KnownWords = KnownWords::of(&[
    "funds",
    "series",
    "portfolios",
    "etfs",
    "trusts",
    "fund",
    "portfolio",
    "shares",
    "classes",
    "accounts",
    "companies",
]);

/// The words of a text without the signs around and in them; only those with signs in them are copied. Capitals stay:
/// the lists do not tell them from small letters.
fn words(text: &str) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | ',' | '‑' | '(')).filter_map(bare)
}

fn bare(word: &str) -> Option<Cow<'_, str>> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'&';
    if !word.is_empty() && word.bytes().all(plain) {
        return Some(Cow::Borrowed(word));
    }
    let letter = |c: char| c.is_alphanumeric() || c == '&';
    let word = word.trim_matches(|c| !letter(c));
    let bare = if word.bytes().all(plain) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.chars().filter(|&c| letter(c)).flat_map(char::to_lowercase).collect())
    };
    (!bare.is_empty()).then_some(bare)
}

fn is_number(word: &str) -> bool {
    !word.is_empty()
        && (word.chars().all(|c| "ivxIVX".contains(c)) || word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit()))
}

/// The last word that is not a numeral.
fn last_word(text: &str) -> Option<Cow<'_, str>> {
    static CONTINUED: KnownWords = KnownWords::of(&["continued", "cont"]);
    words(text).rev().find(|word| !is_number(word) && !CONTINUED.has(word))
}

/// Whether a text ends as names of funds and portfolios do.
pub fn ends_like_a_name(text: &str) -> bool {
    last_word(text).is_some_and(|word| NAME_ENDS.has(&word))
}

/// Whether a text ends as names of registrants do ("Oak Funds, Inc.", "Elm Series Trust II").
pub fn ends_like_a_registrant(text: &str) -> bool {
    last_word(text).is_some_and(|word| REGISTRANT_ENDS.has(&word))
}

/// Whether a text is only the tail of a name ("Fund", "Portfolio II", "Trust"): never a name by itself.
pub fn is_only_a_tail(text: &str) -> bool {
    let mut any = false;
    words(text).all(|word| {
        any = true;
        is_number(&word) || NAME_ENDS.has(&word)
    }) && any
}

/// Whether a heading is a category ("Fixed Income Funds", "MONEY MARKET SERIES") and not a registrant.
pub fn is_category(text: &str) -> bool {
    let text = without_part(text);
    let all = || words(text.trim_end_matches(':'));
    // A heading speaks of several: "Municipal Bond Fund" is a name, or the rest of one.
    static PLURALS: KnownWords = KnownWords::of(&[
        "funds",
        "series",
        "portfolios",
        "etfs",
        "trusts",
        "companies",
        "shares",
        "classes",
        "accounts",
        "market",
    ]);
    let noun = all().next_back().is_some_and(|last| PLURALS.has(&last));
    let factor =
        |word: &str| word.len() <= 3 && word.strip_suffix(['x', 'X']).is_some_and(|n| n.parse::<f32>().is_ok());
    let general = |word: Cow<'_, str>| CATEGORY_WORDS.has(&word) || CATEGORY_NOUNS.has(&word) || factor(&word);
    noun && all().nth(1).is_some() && all().all(general)
}

/// "Part II – Closed-End Funds": a heading without the number of its part.
fn without_part(text: &str) -> &str {
    let Some(rest) = text.get(..5).filter(|head| head.eq_ignore_ascii_case("part ")).and_then(|_| text.get(5..)) else {
        return text;
    };
    let parted = rest.split_once(['-', '–', '—', ':', '.']).filter(|(number, _)| is_number(number.trim()));
    parted.map_or(text, |(_, heading)| heading.trim_start())
}

/// "Oak Small Company", "Large Company": nobody is called after the size of a company, but names go on so ("Small Company
/// Value Fund").
pub fn ends_in_kind_of_company(text: &str) -> bool {
    static SIZES: KnownWords = KnownWords::of(&["size", "sized", "smaller", "larger", "medium", "middle", "micro"]);
    let mut last = words(text).rev();
    last.next().is_some_and(|word| word.eq_ignore_ascii_case("company"))
        && last.next().is_some_and(|word| CATEGORY_WORDS.has(&word) || SIZES.has(&word))
}

/// Whether a heading is made of words for kinds of assets and strategies alone ("Domestic Equity", "Target Date").
pub fn is_topic(text: &str) -> bool {
    let mut all = words(text.trim_end_matches(':')).peekable();
    all.peek().is_some() && all.all(|word| CATEGORY_WORDS.has(&word))
}

/// Whether a line is the label between a registrant and its list ("PORTFOLIOS", "Series:", "Portfolios - Class B Shares").
pub fn is_label(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '*', ' ']);
    let head = bare.split(['-', '–', '(']).next().unwrap_or(bare).trim();
    let noun = |text: &str| {
        ["portfolio", "portfolios", "fund", "funds", "series", "portfolio(s)", "fund(s)"]
            .iter()
            .any(|noun| text.eq_ignore_ascii_case(noun))
    };
    noun(head) && (head.len() == bare.len() || bare.to_lowercase().contains("class")) || is_label_of_owner(bare, noun)
}

/// "Portfolios of the Corporation", "Series of Shares": what is listed, of whoever stands above; no name of an owner.
fn is_label_of_owner(bare: &str, noun: impl Fn(&str) -> bool) -> bool {
    const OWNERS: [&str; 9] = [
        "shares",
        "the trust",
        "the corporation",
        "the company",
        "the fund",
        "the partnership",
        "the registrant",
        "the investment company",
        "beneficial interest",
    ];
    let lower = bare.to_lowercase();
    lower.split_once(" of ").is_some_and(|(what, owner)| noun(what) && OWNERS.contains(&owner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_no_registrants() {
        for text in [
            "EQUITY FUNDS",
            "Fixed Income Funds",
            "Exchange-Traded Funds",
            "MONEY MARKET SERIES",
            "Mutual Funds:",
            "1X BEAR FUNDS",
        ] {
            assert!(is_category(text), "{text}");
        }
        for text in ["OAK EQUITY FUNDS", "Funds", "Elm Income Trust", "Balanced"] {
            assert!(!is_category(text), "{text}");
        }
    }

    #[test]
    fn heads() {
        assert_eq!(column_kind("NAME OF FUND"), Some(ColumnKind::Portfolio));
        assert_eq!(column_kind("EFFECTIVE DATE OF ADVISORY AGREEMENT"), Some(ColumnKind::Value));
        assert_eq!(column_kind("Trust"), Some(ColumnKind::Fund));
        assert_eq!(column_kind("Classes Offered"), Some(ColumnKind::Class));
        assert_eq!(column_kind("Prior Name"), Some(ColumnKind::Former));
        assert_eq!(column_kind("Maple Core"), None);
    }

    #[test]
    fn tails() {
        assert!(is_only_a_tail("Fund") && is_only_a_tail("Portfolio II") && is_only_a_tail("Fund(1)"));
        assert!(!is_only_a_tail("Oak Fund") && !is_only_a_tail(""));
        assert!(ends_in_kind_of_company("Oak Small Company") && !ends_in_kind_of_company("Oak Insurance Company"));
        assert!(ends_like_a_name("Elm Core Portfolio II*") && ends_like_a_name("OAK FUNDS, INC."));
    }
}
