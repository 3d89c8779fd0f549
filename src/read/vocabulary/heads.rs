//! The words of which heads of columns are made, and what they tell of what a column holds.

use crate::text::known::KnownWords;

use super::{ends_like_a_name, words};

/// Words of which heads of columns are made, beside those that tell what a column holds.
static HEAD_WORDS: KnownWords = KnownWords::of(&[
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
    "authorized",
    "covered",
    "designated",
    "eligible",
    "participating",
    "joinder",
    "lender",
    "borrower",
    "registrant",
    "closed",
    "open",
    "end",
    "mutual",
    "ends",
    "fiscal",
    "year",
    "expires",
    "expiration",
    "limit",
    "after",
    "until",
    "separate",
    "account",
    "accounts",
    "policies",
    "contracts",
    "available",
    "under",
    "funded",
    "established",
    "board",
    "directors",
    "trustees",
    "business",
    "statutory",
    "appointed",
    "appointment",
    "adopted",
    "approved",
    "admitted",
    "organized",
    "listed",
]);

/// Whether a line is made of the words that head columns and nothing else ("FUND AND SERIES", "ANNUAL RATE").
pub fn is_head_words(text: &str) -> bool {
    if text.len() >= 80 {
        return false;
    }
    only_head_words(text) && words(text).any(|word| column_kind(&word).is_some()) || parts_kinds(text) || measures(text)
}

/// "Net Asset Value of Fund", "Average Daily Net Assets of the Portfolio": of what the rates in a column are a share.
fn measures(text: &str) -> bool {
    const FRONTS: [&str; 5] = [
        "net asset value of",
        "net assets of",
        "average daily net assets of",
        "average net assets of",
        "daily net assets of",
    ];
    let lower = text.to_lowercase();
    let whose = FRONTS.iter().find_map(|front| lower.strip_prefix(front));
    whose.is_some_and(|whose| whose.is_empty() || only_head_words(whose.trim_start()))
}

/// "Customer / Portfolio": what stands over what in a column, whatever the agreement calls the former.
fn parts_kinds(text: &str) -> bool {
    let Some((over, under)) = text.split_once(" / ") else { return false };
    let names = |kind| matches!(kind, Some(ColumnKind::Portfolio | ColumnKind::Fund));
    let word = |text: &str| text.bytes().all(|b| b.is_ascii_alphabetic());
    word(over) && word(under) && (names(column_kind(over)) || names(column_kind(under)))
}

/// As [`is_head_words`], of a line of a stack of heads, which may not say what its column holds ("of the Trustees").
pub fn only_head_words(text: &str) -> bool {
    let figure = |word: &str| word.len() <= 2 && word.chars().all(|c| c.is_ascii_digit());
    words(text).all(|word| HEAD_WORDS.has(&word) || column_kind(&word).is_some() || figure(&word))
}

/// Whether a line may be a head beside others that surely are: it tells what a column holds and is no name.
pub fn is_likely_head(text: &str) -> bool {
    let few = text.split_whitespace().count() <= 8 && text.len() < 80;
    // "Series of Oak Funds Trust".
    let of_owner = ["series of ", "portfolios of ", "funds of "]
        .iter()
        .any(|lead| text.get(..lead.len()).is_some_and(|head| head.eq_ignore_ascii_case(lead)));
    is_head_words(text)
        || few && of_owner
        || matches!(text, "No." | "#")
        || few
            && (!text.ends_with(['.', ';']) || text.ends_with("No."))
            && !text.starts_with('(')
            && (!ends_like_a_name(text) || text.get(..5).is_some_and(|date| date.eq_ignore_ascii_case("date ")))
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

static FORMER: KnownWords = KnownWords::of(&["former", "formerly", "prior", "old", "previous", "before"]);

static VALUES: KnownWords = KnownWords::of(&[
    "date",
    "began",
    "begun",
    "expires",
    "commenced",
    "floor",
    "effective",
    "fee",
    "fees",
    "rate",
    "rates",
    "percentage",
    "limit",
    "limits",
    "limitation",
    "cap",
    "caps",
    "expiration",
    "waiver",
    "period",
    "amount",
    "payment",
    "compensation",
    "fiscal",
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
    "type",
    "jurisdiction",
    "domicile",
    "adviser",
    "advisor",
    "commitment",
]);

static SURE_VALUES: KnownWords = KnownWords::of(&["date", "rate", "fee"]);

static NAMES: KnownWords = KnownWords::of(&["name"]);

static CLASSES: KnownWords = KnownWords::of(&["class", "classes"]);

static FUNDS: KnownWords = KnownWords::of(&[
    "trust",
    "trusts",
    "company",
    "companies",
    "registrant",
    "corporation",
    "entity",
    "borrower",
    "borrowers",
    "client",
    "clients",
    "customer",
    "customers",
    "lender",
    "lenders",
]);

static PORTFOLIOS: KnownWords = KnownWords::of(&["fund", "funds", "portfolio", "portfolios", "series", "name", "etf"]);

/// What a column's head says that it holds. `None` where the head says nothing known.
pub fn column_kind(head: &str) -> Option<ColumnKind> {
    const LISTS: [&KnownWords; 7] = [&FORMER, &VALUES, &SURE_VALUES, &NAMES, &CLASSES, &FUNDS, &PORTFOLIOS];
    let mut told = [false; LISTS.len()];
    for word in words(head) {
        for (told, list) in told.iter_mut().zip(LISTS) {
            *told |= list.has(&word);
        }
    }
    // "Customer / Portfolio": the registrants stand over their portfolios, in one column.
    let [.., over, under] = told;
    if over && under && head.contains('/') && !told[1] {
        return Some(ColumnKind::Portfolio);
    }
    match told {
        [true, ..] => Some(ColumnKind::Former),
        [_, _, true, ..] | [_, true, _, false, ..] => Some(ColumnKind::Value),
        [.., true, _, _] => Some(ColumnKind::Class),
        [.., true, _] => Some(ColumnKind::Fund),
        [.., true] => Some(ColumnKind::Portfolio),
        _ => None,
    }
}
