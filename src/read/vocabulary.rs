//! The trade's words, by what they are evidence of. Each is a weak vote: real names break every one of these rules.

/// Words in which names of portfolios and funds end.
const NAME_ENDS: [&str; 16] = [
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
    "reserves",
    "inc",
    "company",
    "corporation",
    "lp",
    "llc",
];

/// Words in which names of registrants end, and portfolios seldom.
const REGISTRANT_ENDS: [&str; 14] = [
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
];

/// Words that tell kinds of assets, strategies and vehicles: a heading of nothing else is a category.
const CATEGORY_WORDS: [&str; 62] = [
    "equity",
    "equities",
    "bond",
    "bonds",
    "stock",
    "fixed",
    "income",
    "money",
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
    "passive",
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
];

/// Plural or collective nouns that close a category heading.
const CATEGORY_NOUNS: [&str; 10] =
    ["funds", "series", "portfolios", "etfs", "trusts", "fund", "portfolio", "shares", "classes", "accounts"];

/// The words of a text in lower case, without the signs around them.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | ',' | '‑'))
        .map(|word| word.chars().filter(|c| c.is_alphanumeric() || *c == '&').collect::<String>().to_lowercase())
        .filter(|word| !word.is_empty())
}

fn is_number(word: &str) -> bool {
    !word.is_empty()
        && (word.chars().all(|c| "ivxIVX".contains(c)) || word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit()))
}

/// The last word that is not a numeral.
fn last_word(text: &str) -> Option<String> {
    let all: Vec<String> = words(text).collect();
    all.into_iter().rev().find(|word| !is_number(word) && word != "continued" && word != "cont")
}

/// Whether a text ends as names of funds and portfolios do.
pub fn ends_like_a_name(text: &str) -> bool {
    last_word(text).is_some_and(|word| NAME_ENDS.contains(&word.as_str()))
}

/// Whether a text ends as names of registrants do ("Oak Funds, Inc.", "Elm Series Trust II").
pub fn ends_like_a_registrant(text: &str) -> bool {
    last_word(text).is_some_and(|word| REGISTRANT_ENDS.contains(&word.as_str()))
}

/// Whether a text is only the tail of a name ("Fund", "Portfolio II", "Trust"): never a name by itself.
pub fn is_only_a_tail(text: &str) -> bool {
    let mut any = false;
    words(text).all(|word| {
        any = true;
        is_number(&word) || NAME_ENDS.contains(&word.as_str())
    }) && any
}

/// Whether a heading is a category ("Fixed Income Funds", "MONEY MARKET SERIES") and not a registrant.
pub fn is_category(text: &str) -> bool {
    let all: Vec<String> = words(text.trim_end_matches(':')).collect();
    // A heading speaks of several: "Municipal Bond Fund" is a name, or the rest of one.
    let singular = |word: &str| matches!(word, "fund" | "portfolio");
    let noun =
        all.last().is_some_and(|last| CATEGORY_NOUNS.contains(&last.as_str()) && !singular(last) || last == "market");
    let factor = |word: &str| word.len() <= 3 && word.ends_with('x') && word[..word.len() - 1].parse::<f32>().is_ok();
    let general = |word: &String| {
        CATEGORY_WORDS.contains(&word.as_str()) || CATEGORY_NOUNS.contains(&word.as_str()) || factor(word)
    };
    all.len() >= 2 && noun && all.iter().all(general)
}

/// Whether a heading is made of words for kinds of assets and strategies alone ("Domestic Equity", "Target Date").
pub fn is_topic(text: &str) -> bool {
    let mut all = words(text.trim_end_matches(':')).peekable();
    all.peek().is_some() && all.all(|word| CATEGORY_WORDS.contains(&word.as_str()))
}

/// Whether a line is the label between a registrant and its list ("PORTFOLIOS", "Series:", "Portfolios - Class B Shares").
pub fn is_label(text: &str) -> bool {
    let bare = text.trim_end_matches([':', '*', ' ']);
    let head = bare.split(['-', '–', '(']).next().unwrap_or(bare).trim();
    ["portfolio", "portfolios", "fund", "funds", "series", "portfolio(s)", "fund(s)"]
        .iter()
        .any(|l| head.eq_ignore_ascii_case(l))
        && (head.len() == bare.len() || bare.to_lowercase().contains("class"))
}

/// Words of which heads of columns are made, beside those that tell what a column holds.
const HEAD_WORDS: [&str; 49] = [
    "names",
    "investment",
    "registered",
    "annum",
    "base",
    "history",
    "certain",
    "change",
    "changed",
    "name",
    "of",
    "and",
    "the",
    "for",
    "in",
    "as",
    "to",
    "by",
    "per",
    "on",
    "at",
    "a",
    "offered",
    "annual",
    "average",
    "daily",
    "net",
    "based",
    "sales",
    "distribution",
    "advisory",
    "management",
    "agreement",
    "contract",
    "added",
    "each",
    "total",
    "schedule",
    "new",
    "current",
    "nasdaq",
    "effect",
    "from",
    "asset",
    "maintenance",
    "or",
    "share",
    "shares",
    "applicable",
];

/// Whether a line is made of the words that head columns and nothing else ("FUND AND SERIES", "ANNUAL RATE").
pub fn is_head_words(text: &str) -> bool {
    let mut any = false;
    let all = words(text).all(|word| {
        any |= column_kind(&word).is_some();
        HEAD_WORDS.contains(&word.as_str())
            || column_kind(&word).is_some()
            || word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit())
    });
    any && all && text.len() < 80
}

/// Whether a line may be a head beside others that surely are: it tells what a column holds and is no name.
pub fn is_likely_head(text: &str) -> bool {
    let few = text.split_whitespace().count() <= 8 && text.len() < 80;
    is_head_words(text)
        || few
            && (!text.ends_with(['.', ';']) || text.ends_with("No."))
            && !text.starts_with('(')
            && !ends_like_a_name(text)
            && column_kind(text).is_some()
}

/// What a column holds, by its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// Registrants.
    Fund,
    /// Portfolios.
    Portfolio,
    /// Classes.
    Class,
    /// Former names.
    Former,
    /// Anything else: dates, rates, tickers.
    Value,
}

/// What a column's head says that it holds. `None` where the head says nothing known.
pub fn column_kind(head: &str) -> Option<ColumnKind> {
    let all: Vec<String> = words(head).collect();
    let has = |known: &[&str]| all.iter().any(|word| known.contains(&word.as_str()));
    if all.is_empty() {
        return None;
    }
    if has(&["former", "formerly", "prior", "old", "previous", "before"]) {
        return Some(ColumnKind::Former);
    }
    if has(&[
        "date",
        "effective",
        "fee",
        "fees",
        "rate",
        "rates",
        "percentage",
        "limit",
        "aggregate",
        "charge",
        "ticker",
        "cusip",
        "approval",
        "exchange",
        "termination",
        "assets",
        "minimum",
        "maximum",
        "annual",
        "number",
        "custodian",
        "symbol",
        "inception",
        "commencement",
        "expense",
        "through",
        "service",
        "board",
        "status",
        "adviser",
        "advisor",
    ]) && !has(&["name"])
        || has(&["date", "rate", "fee"])
    {
        return Some(ColumnKind::Value);
    }
    if has(&["class", "classes"]) {
        return Some(ColumnKind::Class);
    }
    if has(&["trust", "trusts", "company", "companies", "registrant", "corporation", "entity"]) {
        return Some(ColumnKind::Fund);
    }
    if has(&["fund", "funds", "portfolio", "portfolios", "series", "name", "etf"]) {
        return Some(ColumnKind::Portfolio);
    }
    None
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
        assert!(is_only_a_tail("Fund") && is_only_a_tail("Portfolio II"));
        assert!(!is_only_a_tail("Oak Fund") && !is_only_a_tail(""));
        assert!(ends_like_a_name("Elm Core Portfolio II*") && ends_like_a_name("OAK FUNDS, INC."));
    }
}
