//! Classes with what is paid for each in parentheses: "Class A (0.25%), Class C (1.00%)", "Oak Fund (Class A: 0.25%)".

use std::ops::Range;

use crate::read::vocabulary::ends_like_a_name;

use super::class::{class_name, is_class_item};
use super::value::{Look, look};

/// What a cell says: how much of it is a name, and its classes with their fees, all as ranges of its bytes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Priced {
    /// The name before the classes; empty where there is none.
    pub(super) name: Range<usize>,
    /// Each class and its fee.
    pub(super) classes: Vec<(Range<usize>, Range<usize>)>,
}

/// No cell that lists classes with fees is longer.
const LONGEST: usize = 400;

/// Reads such a cell. Nothing of it may be left over.
pub(super) fn priced(text: &str) -> Option<Priced> {
    if text.len() > LONGEST || !text.contains('(') {
        return None;
    }
    let first = text.find('(')?;
    // The name may stand right before the classes, or a dash or a sign between.
    let starts = text[..=first].match_indices(' ').map(|(at, _)| at + 1).filter(|&at| at <= first);
    let named = starts
        .filter_map(|at| {
            let name = text[..at].trim_end_matches([' ', ',', ':', '-', '–', '—']);
            if !ends_like_a_name(name) || !name.trim_start().contains(' ') {
                return None;
            }
            Some(Priced { name: 0..name.len(), classes: items(text, at).or_else(|| enclosed(text, at))? })
        })
        .next();
    named.or_else(|| Some(Priced { name: 0..0, classes: items(text, 0)? }))
}

/// "Class A (0.25%), Class C (1.00%) and Class I (none)" from byte `from` to the end.
fn items(text: &str, from: usize) -> Option<Vec<(Range<usize>, Range<usize>)>> {
    let mut out = Vec::new();
    let mut at = after_joint(text, from);
    while at < text.len() {
        let open = at + text[at..].find('(')?;
        let close = open + text[open..].find(')')?;
        let class = at..at + text[at..open].trim_end().len();
        let fee = trimmed(text, open + 1..close);
        if !is_class(&text[class.clone()]) || !is_fee(&text[fee.clone()]) {
            return None;
        }
        out.push((class, fee));
        at = after_joint(text, close + 1);
    }
    (!out.is_empty()).then_some(out)
}

/// "(Class A: 0.25%; Class C: 1.00%)" from byte `from` to the end.
fn enclosed(text: &str, from: usize) -> Option<Vec<(Range<usize>, Range<usize>)>> {
    let inner = text[from..].trim_end_matches(['.', '*', ' ']).strip_prefix('(')?.strip_suffix(')')?;
    let mut out = Vec::new();
    let mut at = from + 1;
    for part in inner.split([';', ',']) {
        let (class, fee) = part.split_once(':')?;
        let class = trimmed(text, at..at + class.len());
        let fee = trimmed(text, at + part.len() - fee.len()..at + part.len());
        let class = class.start + joint_length(&text[class.clone()])..class.end;
        if !is_class(&text[class.clone()]) || !is_fee(&text[fee.clone()]) {
            return None;
        }
        out.push((class, fee));
        at += part.len() + 1;
    }
    (!out.is_empty()).then_some(out)
}

fn is_class(text: &str) -> bool {
    let letter = text.len() <= 2 && text.starts_with(|c: char| c.is_ascii_uppercase());
    class_name(text).is_some() || letter && is_class_item(text)
}

/// A rate, a sum, a day or a word for none; "(1)" is the mark of a note.
fn is_fee(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let none = matches!(lower.as_str(), "none" | "n/a" | "no fee" | "nil" | "waived");
    let told = text.contains(['%', '$', '.']) || lower.contains("bps") || lower.contains("basis point");
    none || told && look(text) == Look::Figure || look(text) == Look::Date
}

/// Where the next item begins: behind signs, blanks and an "and".
fn after_joint(text: &str, from: usize) -> usize {
    let bare = |at: usize| text.len() - text[at..].trim_start_matches([' ', ',', ';', '.', '*', '&', '/']).len();
    let at = bare(from);
    at + joint_length(&text[at..])
}

fn joint_length(text: &str) -> usize {
    text.strip_prefix("and ").map_or(0, |rest| text.len() - rest.trim_start().len())
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    crate::read::prose::trimmed(text, range)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &[&str])>) {
        let found = priced(text).map(|priced| {
            let said =
                priced.classes.iter().map(|(class, fee)| format!("{} {}", &text[class.clone()], &text[fee.clone()]));
            (text[priced.name.clone()].to_owned(), said.collect::<Vec<_>>())
        });
        let expected = expected.map(|(name, said)| (name.to_owned(), said.iter().map(|s| s.to_string()).collect()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn classes_and_their_fees() {
        check("Class A (0.25%), Class C (1.00%)", Some(("", &["Class A 0.25%", "Class C 1.00%"])));
        check("A (.25%), C (1.00%) and I (none)", Some(("", &["A .25%", "C 1.00%", "I none"])));
        check(
            "Oak Growth Fund - Class A (0.25%); Class C (1.00%)",
            Some(("Oak Growth Fund", &["Class A 0.25%", "Class C 1.00%"])),
        );
        check(
            "Oak Growth Fund (Class A: 0.25%; Class C: 1%)",
            Some(("Oak Growth Fund", &["Class A 0.25%", "Class C 1%"])),
        );
        check("Oak Fund Institutional Class (25 bps)", Some(("Oak Fund", &["Institutional Class 25 bps"])));
        check("Class A (1), Class C (2)", None);
        check("Oak Growth Fund (Class A and Class C)", None);
        check("Oak Growth Fund (0.25%)", None);
        check("Class A (OAKAX)", None);
        check("Class A (0.25%) of Oak Fund", None);
    }
}
