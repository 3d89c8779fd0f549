//! Parentheses after a name: former names, marks of notes, classes, remarks.

use std::ops::Range;

use crate::read::prose::{Joined, trimmed};
use crate::text::fold::{begins_small, is_quote};
use crate::text::lines::Lines;

use super::former::{former_range, former_ranges};
use super::name::Name;
use super::name_class::class_words;
use super::value::{Look, look};

pub(super) fn strip_parenthesis(
    lines: &Lines<'_>,
    joined: &Joined,
    range: &mut Range<usize>,
    notes: &[String],
    out: &mut Name,
) {
    let rest = &joined.text[range.clone()];
    if !rest.ends_with([')', ']']) {
        return;
    }
    let Some(open) = opening(rest) else { return };
    let start = range.start + open;
    if aside(lines, joined, (range.clone(), start..range.end), notes, out) {
        *range = trimmed(&joined.text, range.start..start);
    }
}

/// The parenthesis that the last character of `rest` closes.
fn opening(rest: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in rest.char_indices().rev() {
        match c {
            ')' | ']' => depth += 1,
            '(' | '[' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// What a parenthesis is, if it is no part of the name before it. True when it was taken.
fn aside(
    lines: &Lines<'_>,
    joined: &Joined,
    (before, whole): (Range<usize>, Range<usize>),
    notes: &[String],
    out: &mut Name,
) -> bool {
    let inner = trimmed(&joined.text, whole.start + 1..whole.end - 1);
    let text = &joined.text[inner.clone()];
    let lower = text.to_lowercase();
    if lower.starts_with("cont") {
        out.continued = true;
    } else if former_range(text).is_some() {
        let formers = former_ranges(text).into_iter().rev();
        out.formerly.extend(formers.map(|f| joined.words(lines, inner.start + f.start..inner.start + f.end)));
    } else if text.split([',', ' ']).filter(|mark| !mark.is_empty()).all(|mark| is_mark(mark, notes)) {
        out.marks.extend(text.split([',', ' ']).filter(|mark| !mark.is_empty()).rev().map(str::to_owned));
    } else if is_remark(&lower) || remarks(text) || is_fund_ticker(text) || look(text) == Look::Date {
        out.remarks.push(joined.words(lines, whole));
    } else if out.classes.is_empty() && matches!(look(text), Look::Class | Look::ClassList) && whole.start > 3 {
        out.classes = class_words(lines, joined, inner);
        out.with_classes = Some(joined.words(lines, before.start..whole.end));
    } else {
        return false;
    }
    true
}

/// A footnote's mark: a number, stars, or whatever a footnote of this schedule bears.
fn is_mark(text: &str, notes: &[String]) -> bool {
    text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())
        || text.bytes().all(|b| b == b'*')
        || notes.iter().any(|note| note == text)
}

/// "(to commence operations in 2013)": several words that begin small, as no part of a name does; or ("Growth Fund"), what
/// the fund is called in short.
fn remarks(text: &str) -> bool {
    let quoted = text.len() > 2 && text.starts_with(is_quote) && text.ends_with(is_quote);
    quoted || begins_small(text) && text.split_whitespace().nth(1).is_some()
}

/// "OAKGX": funds' tickers have five letters, of which the last is an X.
fn is_fund_ticker(text: &str) -> bool {
    text.len() == 5 && text.ends_with('X') && text.bytes().all(|b| b.is_ascii_uppercase())
}

fn is_remark(lower: &str) -> bool {
    const OPENERS: [&str; 18] = [
        "ticker",
        "nyse",
        "nasdaq",
        "cusip",
        "effective",
        "liquidated",
        "merged",
        "as of",
        "in process",
        "addition",
        "new",
        "closed",
        "terminated",
        "inception",
        "to be",
        "added",
        "renamed",
        "the \"",
    ];
    OPENERS.iter().any(|opener| lower.starts_with(opener))
}
