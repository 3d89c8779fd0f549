//! The classes that a title is for (§1.3).

use std::ops::Range;

use crate::model::{Scope, ScopeMode};
use crate::read::prose::{Joined, trimmed};
use crate::read::schedule::value::class_items;
use crate::text::lines::Lines;
use crate::text::{Spanned, Words};

/// "(CLASS B SHARES)", "(ALL CLASSES OF SHARES EXCEPT CLASS B SHARES)".
pub(super) fn scope(lines: &Lines<'_>, joined: &Joined) -> Option<Scope> {
    let text = joined.text.as_str();
    let mut at = 0;
    while let Some(open) = text[at..].find('(').map(|o| at + o) {
        let close = text[open..].find(')').map_or(text.len(), |c| open + c);
        let inner = open + 1..close;
        let upper = text[inner.clone()].to_ascii_uppercase();
        if (upper.contains("CLASS") || names_shares(&upper)) && !upper.contains("AGREEMENT") {
            let except =
                ["EXCEPT", "OTHER THAN", "EXCLUDING"].iter().find_map(|word| upper.find(word).map(|k| k + word.len()));
            let from = inner.start + except.unwrap_or_else(|| upper.find("APPLICABLE TO ").map_or(0, |k| k + 14));
            let classes = scope_classes(lines, joined, from..inner.end);
            if !classes.is_empty() {
                let mode = if except.is_some() { ScopeMode::AllExcept } else { ScopeMode::Only };
                return Some(Scope { mode, classes });
            }
        }
        at = close.min(text.len() - 1) + 1;
    }
    None
}

/// "(INVESTOR B SHARES)": a class that is called by no such word.
fn names_shares(upper: &str) -> bool {
    let name = upper.strip_suffix(" SHARES").unwrap_or("");
    let general = ["ALL", "BENEFICIAL", "COMMON", "PREFERRED", "OF", "ITS", "THE"];
    (1..=3).contains(&name.split_whitespace().count()) && !name.split(' ').any(|word| general.contains(&word))
}

fn scope_classes(lines: &Lines<'_>, joined: &Joined, range: Range<usize>) -> Vec<Words> {
    let text = &joined.text[range.clone()];
    let items = class_items_any_case(text);
    let mut out = Vec::new();
    for item in items {
        let piece = &text[item.clone()];
        let upper = piece.to_ascii_uppercase();
        let end = [" SHARES", " SHARE"].iter().find_map(|tail| upper.strip_suffix(tail)).map_or(piece.len(), str::len);
        if end > 0 {
            let words = joined.words(lines, range.start + item.start..range.start + item.start + end);
            out.push(Spanned { value: ordinary(&words.value).into(), ..words });
        }
    }
    out
}

/// "CLASS B" → "Class B": a title's capitals are typography, not the class's name.
fn ordinary(name: &str) -> String {
    if !crate::read::prose::is_caps(name) {
        return name.to_owned();
    }
    let word = |word: &str| {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if word.len() > 2 => first.to_string() + &chars.as_str().to_lowercase(),
            _ => word.to_owned(),
        }
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// As [`class_items`], for capitals too ("CLASS A AND CLASS C SHARES").
fn class_items_any_case(text: &str) -> Vec<Range<usize>> {
    let lowered: String = text.replace(" AND ", " and ").replace(" OR ", " or ");
    let mut out = Vec::new();
    for item in class_items(&lowered) {
        // The list's own helper leaves the word Class off; a scope keeps it.
        let front = text[..item.start].to_ascii_uppercase();
        let start = if front.ends_with("CLASS ") { item.start - 6 } else { item.start };
        out.push(trimmed(text, start..item.end));
    }
    out
}
