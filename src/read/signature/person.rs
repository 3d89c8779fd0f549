//! Names of persons: what could be one, and whether two spellings mean one person.

use crate::text::fold::Lower;
use crate::text::known::KnownWords;

use super::lexicon::{is_entity, is_title, words};

/// Whether the words could be a person's name: two to five of them, each with a capital, none of them telling.
pub(super) fn is_person(text: &str) -> bool {
    let trimmed = text.trim().trim_end_matches([',', '.', ';']);
    let (mut count, mut named) = (0, true);
    for word in trimmed.split_whitespace() {
        count += 1;
        let head = word.trim_start_matches(['(', '"', '“', '\'', '’']).chars().next();
        named &= head.is_some_and(|c| c.is_uppercase() || matches!(c, '▇' | '█'))
            || PARTICLES.has(word.trim_end_matches('.'));
        if !named || count > 6 {
            return false;
        }
    }
    let sign = |b: u8| matches!(b, b':' | b'_' | b'$' | b'%') || b.is_ascii_digit();
    count >= 2 && !trimmed.bytes().any(sign) && !is_entity(trimmed) && !is_title(trimmed)
}

/// Parts of names that may have no capital.
static PARTICLES: KnownWords =
    KnownWords::of(&["de", "la", "van", "von", "der", "den", "di", "del", "jr", "sr", "y", "dos", "da"]);

/// Whether two spellings can mean one person: the surname is the same, or most words are.
pub(super) fn same_person(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let key = |text: &str| {
        let mut all: Vec<Lower> = words(text).collect();
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
