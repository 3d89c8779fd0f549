//! Former names as parentheses and footnotes tell them.

use std::ops::Range;

use crate::read::prose::{is_titled, trimmed};
use crate::read::vocabulary::ends_like_a_name;
use crate::text::fold::is_quote;

/// No name has changed oftener; a text that says so is no list of names.
const MOST: usize = 12;

/// Every former name that a parenthesis tells, one after the other: "formerly Oak Fund and, before that, Elm Fund".
pub fn former_ranges(text: &str) -> Vec<Range<usize>> {
    const AGAIN: [&str; 7] =
        [" before that", " prior to that", " prior thereto", " formerly", " previously", " f/k/a", " originally"];
    let Some(mut rest) = former_range(text) else { return Vec::new() };
    let mut out = Vec::new();
    let lower = text.to_ascii_lowercase();
    let signs = |c: char| matches!(c, ',' | ';' | ' ') || is_quote(c);
    while out.len() < MOST
        && let Some((at, word)) = AGAIN.iter().filter_map(|word| Some((lower[rest.clone()].find(word)?, word))).min()
    {
        let told = text[rest.start..rest.start + at].trim_end_matches(signs);
        let told = told.strip_suffix(" and").unwrap_or(told).trim_end_matches(signs);
        if !told.is_empty() {
            out.push(rest.start..rest.start + told.len());
        }
        let mut next = rest.start + at + word.len();
        for skip in ["", "known as", "named", "called", "the "] {
            let here = text[next..rest.end].trim_start_matches(signs);
            next = rest.end - here.strip_prefix(skip).unwrap_or(here).len();
        }
        rest = trimmed(text, next..rest.end);
    }
    // "formerly Oak Fund and Elm Fund": two that became one.
    if let Some((at, _)) = text[rest.clone()].match_indices(" and ").find(|(at, joint)| {
        let (first, second) = (&text[rest.start..rest.start + at], &text[rest.start + at + joint.len()..rest.end]);
        [first, second].iter().all(|name| name.contains(' ') && ends_like_a_name(name))
    }) {
        out.push(rest.start..rest.start + at);
        rest = trimmed(text, rest.start + at + " and ".len()..rest.end);
    }
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}

/// "Prior to May 1, 2003, the Fund was known as Oak Fund", "until May 1, 2003, Oak Fund": where the name begins that a
/// fund had up to a day.
fn until_a_day(text: &str, lower: &str) -> Option<usize> {
    let lead = ["prior to ", "before ", "until "].into_iter().find(|lead| lower.starts_with(lead))?;
    let day =
        crate::read::dates::find(&lower[lead.len()..]).into_iter().next().filter(|found| found.range.start == 0)?;
    let after = lead.len() + day.range.end;
    let known = ["known as ", "named ", "called "]
        .iter()
        .filter_map(|verb| lower[after..].find(verb).map(|at| at + verb.len()));
    // "Until May 1, 2003 the Adviser will waive a part of its fee" tells no name.
    known.min().map(|verb| after + verb).or_else(|| is_titled(&text[after..]).then_some(after))
}

/// "formerly known as Oak Fund until May 1, 2003": where the day begins up to which it was, or the text's end.
fn up_to_a_day(lower: &str, start: usize) -> usize {
    let day = |at: usize| crate::read::dates::find(&lower[at..]).first().is_some_and(|found| found.range.start == 0);
    let links = [" until ", " through ", " prior to ", " before "];
    let ends = links.iter().filter_map(|link| Some((start + lower[start..].find(link)?, link.len())));
    let day = ends.filter(|(at, length)| day(at + length)).map(|(at, _)| at).min();
    // "Formerly Oak Fund. Class B is no longer offered.": a sentence of its own follows a whole name.
    let stop = lower[start..].find(". ").map(|at| start + at).filter(|at| ends_like_a_name(&lower[start..*at]));
    day.into_iter().chain(stop).min().unwrap_or(lower.len())
}

/// The former name in "formerly known as "Oak Fund"", "f/k/a Oak Fund", "formerly, Oak Fund".
pub fn former_range(text: &str) -> Option<Range<usize>> {
    const OPENERS: [&str; 12] = [
        "name changed from",
        "renamed from",
        "previously known as",
        "formerly known as the",
        "formerly known as",
        "formerly named",
        "formerly called",
        "formerly the",
        "formerly",
        "f/k/a",
        "fka",
        "previously",
    ];
    let lower = text.to_ascii_lowercase();
    // "formerly Theale Fund" does not open with "formerly the".
    let opens =
        |opener: &&&str| lower.strip_prefix(**opener).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let opener = OPENERS.iter().find(opens).map(|opener| opener.len());
    let opener = opener.or_else(|| until_a_day(text, &lower))?;
    let signs = |c: char| c == ',' || c == ':' || c == ' ' || is_quote(c) || c == '.';
    let body = &text[opener..];
    let told = body.trim_start_matches(signs);
    // "Formerly, the Oak Fund".
    let told = told.strip_prefix("the ").filter(|name| name.starts_with(char::is_uppercase)).unwrap_or(told);
    // "Formerly advised by Elm" tells no name: none begins with a word in small letters.
    if told.split(' ').next().is_some_and(|word| word.len() > 1 && word.chars().all(char::is_lowercase)) {
        return None;
    }
    let start = opener + body.len() - told.len();
    let end = start + text[start..up_to_a_day(&lower, start)].trim_end_matches(signs).len();
    (end > start).then_some(start..end)
}
