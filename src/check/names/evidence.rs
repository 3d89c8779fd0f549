//! What speaks for a renaming, name against name. Never a likeness in per cent: each piece of evidence is one that a
//! person can look up.

use std::collections::{HashMap, HashSet};

use super::ids::tokens;

/// Why two names are said to be those of one portfolio, or of one fund.
#[derive(Debug, Clone, PartialEq)]
pub enum Evidence {
    /// The list says "formerly".
    Formerly,
    /// A statement says so: its index among the statements of the document.
    Stated(usize),
    /// Both rows bear the same identifier ("S000001234").
    SeriesId(String),
    /// Many names of the family changed their beginnings alike.
    Family {
        /// The beginning before.
        old: String,
        /// The beginning now.
        new: String,
        /// How many names changed so.
        count: usize,
    },
    /// It stands between the same neighbours, alone, and these words are in both names.
    SameSlot(Vec<String>),
    /// Only hyphens and other marks tell them apart.
    Marks,
    /// So many of its portfolios are the same, of so many.
    SamePortfolios(usize, usize),
    /// The person who compares counts it so.
    Decided,
}

/// Words that nearly every name has, or that say no more than its kind.
pub(super) const KINDS: [&str; 20] = [
    "fund",
    "funds",
    "portfolio",
    "portfolios",
    "series",
    "trust",
    "etf",
    "account",
    "class",
    "inc",
    "the",
    "of",
    "and",
    "for",
    "in",
    "company",
    "corp",
    "llc",
    "shares",
    "to",
];

/// Words of styles and markets, which tell one portfolio from its neighbours and never speak for two names being one's.
const STYLES: [&str; 70] = [
    "growth",
    "value",
    "income",
    "bond",
    "bonds",
    "equity",
    "equities",
    "stock",
    "stocks",
    "cap",
    "large",
    "small",
    "mid",
    "core",
    "international",
    "global",
    "world",
    "balanced",
    "money",
    "market",
    "markets",
    "government",
    "short",
    "intermediate",
    "long",
    "term",
    "high",
    "yield",
    "municipal",
    "index",
    "tax",
    "free",
    "exempt",
    "managed",
    "total",
    "return",
    "strategic",
    "select",
    "opportunity",
    "opportunities",
    "capital",
    "dividend",
    "real",
    "estate",
    "emerging",
    "asset",
    "allocation",
    "conservative",
    "moderate",
    "aggressive",
    "target",
    "retirement",
    "lifecycle",
    "limited",
    "maturity",
    "treasury",
    "fixed",
    "corporate",
    "quality",
    "us",
    "american",
    "european",
    "europe",
    "asia",
    "pacific",
    "japan",
    "california",
    "york",
    "plus",
    "enhanced",
];

/// A name that is to be looked at: its words, and which of them are the family's.
#[derive(Debug, Clone, Default)]
pub struct Telling {
    /// All words.
    pub words: Vec<String>,
    /// The words without those of the family and of the kind.
    pub telling: Vec<String>,
}

impl Telling {
    /// The words of a name; `family` is what most names around it begin with.
    pub fn of(written: &str, family: &str) -> Self {
        let words = tokens(written);
        let telling = words.iter().filter(|word| *word != family && !KINDS.contains(&word.as_str())).cloned().collect();
        Self { words, telling }
    }

    /// The telling words that both have.
    pub fn shared(&self, other: &Self) -> Vec<String> {
        let theirs: HashSet<&String> = other.telling.iter().collect();
        self.telling.iter().filter(|word| theirs.contains(word)).cloned().collect()
    }

    /// Whether in one place these two can only be one portfolio under two names: a word in common that is nobody's
    /// style, or one name the other with words left out. Figures and numerals tell portfolios apart.
    pub fn is_renaming(&self, other: &Self) -> bool {
        let numbers = |name: &Self| name.telling.iter().filter(|word| is_number(word)).cloned().collect::<Vec<_>>();
        if numbers(self) != numbers(other) {
            return false;
        }
        let shared = self.shared(other);
        let shorter = self.telling.len().min(other.telling.len());
        let within = shared.len() == shorter && shared.len() >= 2;
        within || shared.iter().any(|word| word.len() > 2 && !STYLES.contains(&word.as_str()))
    }

    /// Whether a long word of the one ends a word of the other, as "Sciences" does "Biosciences".
    pub fn half_shared(&self, other: &Self) -> Option<String> {
        const LONG: usize = 6;
        let ends = |a: &str, b: &str| a.len() >= LONG && b.len() > a.len() && (b.ends_with(a) || b.starts_with(a));
        self.telling.iter().find_map(|a| {
            let mut others = other.telling.iter();
            others.find_map(|b| if ends(a, b) { Some(a.clone()) } else { ends(b, a).then(|| b.clone()) })
        })
    }
}

fn is_number(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit()) || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) || word.len() == 1
}

/// The word with which at least half of the names begin; empty where there is none.
pub fn family<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut all = 0;
    for first in names.filter_map(|name| tokens(name).into_iter().next()) {
        *counts.entry(first).or_default() += 1;
        all += 1;
    }
    counts.into_iter().find(|(_, count)| *count > 1 && count * 2 >= all).map(|(word, _)| word).unwrap_or_default()
}

/// The identifier of a series in some text: "S" and nine figures.
pub fn series_id(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.find(|word| {
        word.len() == 10 && word.starts_with(['S', 's']) && word.bytes().skip(1).all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renaming(a: &str, b: &str) -> bool {
        Telling::of(a, "oak").is_renaming(&Telling::of(b, "oak"))
    }

    #[test]
    fn words_in_common_that_speak_for_one_portfolio() {
        assert!(renaming("Oak Advisor Large Cap Fund", "Oak Large Cap Fund"));
        assert!(renaming("Oak Bluestone Growth Fund", "Oak Bluestone Fund"));
        for (a, b) in [
            ("Oak Growth Fund", "Oak Growth Fund II"),
            ("Oak International Growth Fund", "Oak International Value Fund"),
            ("Oak Target 2030 Fund", "Oak Target 2040 Fund"),
            ("Oak Growth Fund", "Oak Growth and Income Fund"),
            ("Oak Fund", "Oak Bond Fund"),
        ] {
            assert!(!renaming(a, b), "{a} {b}");
        }
    }

    #[test]
    fn halves_of_words_and_identifiers() {
        let half =
            Telling::of("Oak Biosciences Fund", "oak").half_shared(&Telling::of("Oak Health Sciences Fund", "oak"));
        assert_eq!(half.as_deref(), Some("sciences"));
        assert_eq!(series_id("Series S000012345"), Some("S000012345"));
        assert_eq!(series_id("S00001234"), None);
    }
}
