//! The vocabulary of signature pages: officers' titles, the ends of company names, words for a party's part.

mod title;
mod words;

use crate::text::fold::is_blank;
use crate::text::known::{KnownPhrases, KnownWords};

pub(super) use title::{helps_title, is_open, is_title};
pub(super) use words::{count_words, word_starts, words};
use words::{plain_blanks, printed};

/// Ends of a company's name that nothing else has.
static LEGAL: KnownWords = KnownWords::of(&[
    "inc",
    "co",
    "spc",
    "sicav",
    "icav",
    "dac",
    "scsp",
    "incorporated",
    "corp",
    "corporation",
    "llc",
    "lp",
    "llp",
    "lllp",
    "ltd",
    "limited",
    "plc",
    "na",
    "gmbh",
    "bv",
    "nv",
    "sa",
    "sas",
    "ag",
    "spa",
    "sl",
    "srl",
    "lda",
    "ltda",
    "pty",
    "ohg",
    "kg",
    "oy",
    "ab",
    "as",
    "pc",
    "pllc",
    "sarl",
    "kk",
    "cv",
    "ulc",
    "fsb",
]);

/// Words with which names of companies and trusts commonly end, and others may.
static ENTITY: KnownWords = KnownWords::of(&[
    "company",
    "companies",
    "co",
    "association",
    "bank",
    "banks",
    "trust",
    "trusts",
    "fund",
    "funds",
    "portfolio",
    "portfolios",
    "series",
    "group",
    "partners",
    "partnership",
    "holdings",
    "holding",
    "investors",
    "advisors",
    "advisers",
    "adviser",
    "advisor",
    "services",
    "associates",
    "bancorp",
    "shares",
    "reserves",
    "investments",
    "securities",
    "management",
    "capital",
    "distributors",
    "international",
    "systems",
    "industries",
    "enterprises",
    "venture",
    "ventures",
    "financial",
    "insurance",
    "society",
    "foundation",
    "union",
    "institute",
    "university",
    "bancshares",
    "bankshares",
    "account",
    "opportunities",
    "technologies",
    "communications",
    "administrators",
    "branch",
]);

/// Whether the last words end a company's name beyond doubt ("Inc.", "LLC", "N.A.").
pub(super) fn ends_legal(text: &str) -> bool {
    let mut back = printed(text).rev();
    let Some(last) = back.next() else { return false };
    // "N. A.", "L. P."
    static PARTED: KnownWords = KnownWords::of(&["a", "p"]);
    if !PARTED.has(&last) && !LEGAL.has(&last) {
        return false;
    }
    let before = back.next();
    let is = |word: &str, is: &str| word.eq_ignore_ascii_case(is);
    let pair = |a, b| is(&last, b) && before.as_deref().is_some_and(|before| is(before, a));
    if pair("n", "a") || pair("l", "p") {
        return true;
    }
    // "as" and the like end a name only when they are printed in capitals or with points.
    static SHORT: KnownWords =
        KnownWords::of(&["as", "sa", "ab", "ag", "na", "co", "pc", "sl", "cv", "lp", "nv", "bv"]);
    let short = SHORT.has(&last);
    let loud = || {
        let printed = text.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit(is_blank).next().unwrap_or("");
        printed.chars().any(|c| c.is_uppercase())
    };
    LEGAL.has(&last) && (before.is_some() && !short || loud())
}

/// Whether the words are, or end like, the name of a company or a trust.
pub(super) fn is_entity(text: &str) -> bool {
    if ends_legal(text) {
        return true;
    }
    let mut all = printed(text);
    let (first, second) = (all.next(), all.next());
    if second.is_none() {
        return first.is_some_and(|w| ENTITY.has(&w)) && text.chars().all(|c| !c.is_lowercase());
    }
    let entity = |w: &str| ENTITY.has(w) || LEGAL.has(w) && w.len() > 2;
    first.into_iter().chain(second).chain(all).any(|w| w.split('-').any(entity))
}

/// Whether the name may well end here: a legal end, or a word like "Funds" in the last place.
pub(super) fn ends_entity(text: &str) -> bool {
    ends_legal(text) || printed(text).next_back().is_some_and(|w| ENTITY.has(&w))
}

/// Whether the line describes the entity above it ("a Delaware corporation", "as Agent", "f/k/a …").
pub(super) fn is_descriptor(text: &str) -> bool {
    static STARTS: KnownPhrases = KnownPhrases::of(&[
        "a ",
        "an ",
        "as ",
        "formerly",
        "f/k/a",
        "d/b/a",
        "a/k/a",
        "successor",
        "and successor",
        "by its ",
        "individually",
        "on behalf of",
        "on its",
        "acting ",
        "solely",
        "in its capacity",
        "in their",
        "not in its",
        "not individually",
        "by and through",
        "organized",
        "and as ",
        "each a ",
        "each as ",
        "each on ",
        "each for ",
        "each acting ",
        "each individually",
        "each severally",
        "each solely",
        "(formerly",
        "(f/k/a",
        "(successor",
        "(acting ",
        "(on behalf of",
        "on their",
        "with respect to",
        "its capacity",
        "each of its series",
        "severally",
        "for ",
    ]);
    let text = text.trim_start();
    let spaced = &*plain_blanks(text);
    let alone = || {
        let bare = spaced.trim_end();
        ["as", "as a", "a", "an", "by and through"].iter().any(|word| bare.eq_ignore_ascii_case(word))
    };
    (STARTS.begin(spaced) || alone()) && !(text.starts_with("A ") && spaced_initials(text))
}

/// "N E V DISTRIBUTORS": letters set apart are a name, not an article.
fn spaced_initials(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    parts.next();
    parts.next().is_some_and(|w| w.chars().count() == 1)
}
