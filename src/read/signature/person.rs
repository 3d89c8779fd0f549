//! Names of persons: what could be one, and whether two spellings mean one person.

use super::lexicon::{is_entity, is_title, words};

/// Whether the words could be a person's name: two to five of them, each with a capital, none of them telling.
pub(super) fn is_person(text: &str) -> bool {
    let trimmed = text.trim().trim_end_matches([',', '.', ';']);
    if trimmed.is_empty() || is_entity(trimmed) || is_title(trimmed) || trimmed.contains([':', '_', '$', '%']) {
        return false;
    }
    let parts: Vec<&str> = trimmed.split_whitespace().collect();
    (2..=6).contains(&parts.len())
        && parts.iter().all(|p| {
            let head = p.trim_start_matches(['(', '"', '“', '\'', '’']).chars().next();
            head.is_some_and(|c| c.is_uppercase() || matches!(c, '▇' | '█'))
                || matches!(
                    p.to_lowercase().trim_end_matches('.'),
                    "de" | "la" | "van" | "von" | "der" | "den" | "di" | "del" | "jr" | "sr" | "y" | "dos" | "da"
                )
        })
        && !trimmed.chars().any(|c| c.is_ascii_digit())
}

/// Whether two spellings can mean one person: the surname is the same, or most words are.
pub(super) fn same_person(a: &str, b: &str) -> bool {
    let key = |text: &str| {
        let mut all: Vec<String> = words(text).collect();
        while all.len() > 1 && all.last().is_some_and(|w| is_suffix(w)) {
            all.pop();
        }
        all
    };
    let (a, b) = (key(a), key(b));
    match (a.last(), b.last()) {
        (Some(x), Some(y)) => {
            let shared = a.iter().filter(|w| w.len() > 1 && b.contains(w)).count();
            x == y && x.chars().count() > 1 || shared * 2 >= a.len().max(b.len()) && shared > 0
        }
        _ => false,
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii" | "iv" | "esq" | "cpa" | "phd" | "md" | "cfa")
}
