//! Dates in words: "October 29, 2003", "18th day of August, 2003", "5 May 2004", "6/30/96", and those left blank.

use std::ops::Range;

use crate::model::Day;
use crate::text::known::begins;
use crate::text::ordinals::ordinal_word;

mod token;

use token::{Token, What, tokens};

/// A date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The day; none where a part is blank, lost or impossible.
    pub day: Option<Day>,
    /// Its words, as a range of bytes of the text searched.
    pub range: Range<usize>,
}

/// Every date of `text`, in order, without overlap. Linear in its length.
pub fn find(text: &str) -> Vec<Found> {
    if !may_hold_one(text) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found: Vec<Found> = Vec::new();
    let mut from = 0;
    for i in 0..tokens.len() {
        if i < from {
            continue;
        }
        let hit = named_month(&tokens, i, from)
            .or_else(|| slashed(&tokens, i))
            .or_else(|| hyphened(&tokens, i))
            .or_else(|| blank_month(&tokens, i, from));
        if let Some((day, first, last)) = hit {
            found.push(Found { day, range: tokens[first].range.start..tokens[last].range.end });
            from = last + 1;
        }
    }
    found
}

/// Whether a text begins with a date. However long the text is, only its beginning is looked at.
pub fn begin(text: &str) -> bool {
    /// No date takes more bytes, the places left open in it among them.
    const MOST: usize = 200;
    find(&text[..text.floor_char_boundary(MOST)]).first().is_some_and(|found| found.range.start == 0)
}

/// Every date has a year of four figures, signs between its figures, or a place left open.
fn may_hold_one(text: &str) -> bool {
    let mut figures = 0;
    text.bytes().any(|b| {
        let parted = figures > 0 && matches!(b, b'/' | b'-');
        figures = if b.is_ascii_digit() { figures + 1 } else { 0 };
        figures == 4 || parted || matches!(b, b'_' | b']')
    })
}

/// The number of a month by its name or its usual abbreviation.
fn month(word: &str) -> Option<u8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let short = word.len() == 3 || word.eq_ignore_ascii_case("sept");
    NAMES.iter().position(|name| name.eq_ignore_ascii_case(word) || short && begins(name, word)).map(|i| i as u8 + 1)
}

type Hit = (Option<Day>, usize, usize);

fn named_month(tokens: &[Token<'_>], i: usize, from: usize) -> Option<Hit> {
    let What::Word(word) = &tokens[i].what else { return None };
    let month = month(word)?;
    let before = day_before(tokens, i, from);
    let mut at = i + 1;
    if word.len() <= 4 && sign(tokens, at, '.') {
        at += 1;
    }
    let (after, at) = match &before {
        Some(_) => (None, at),
        None => day_after(tokens, at),
    };
    // "1st day of October 1, 2003" says its day twice.
    let (_, at) = if before.is_some() { day_after(tokens, at) } else { (None, at) };
    let (year, last) = year_at(tokens, at)?;
    let first = before.as_ref().map_or(i, |(_, first)| *first);
    let day = before.map_or(after, |(day, _)| day);
    Some((calendar(year, Some(month), day), first, last))
}

/// The day before a month: "18th day of", "eighteenth day of", "5", or a place left open.
fn day_before(tokens: &[Token<'_>], i: usize, from: usize) -> Option<(Option<u32>, usize)> {
    let word = |at: usize, is: &str| matches!(&tokens[at].what, What::Word(w) if w.eq_ignore_ascii_case(is));
    let mut at = i.checked_sub(1)?;
    let spelled = at > from && word(at, "of") && word(at - 1, "day");
    // "the 24th of September", "the first of May".
    let short = !spelled && at > from && word(at, "of") && is_ordinal(tokens, at - 1);
    if spelled {
        at = at.checked_sub(2)?;
    } else if short {
        at -= 1;
    }
    let spelled = spelled || short;
    if at < from {
        return None;
    }
    if let Some((day, first)) = number_ending_at(tokens, at, from) {
        return (spelled || day <= 31).then_some((Some(day), first));
    }
    match &tokens[at].what {
        What::Open if spelled => Some((None, at)),
        What::Word(w) if spelled => match ordinal_word(&w.to_lowercase()) {
            Some(units) if at >= from + 2 && matches!(tokens[at - 1].what, What::Sign('-')) => {
                match &tokens[at - 2].what {
                    What::Word(tens) if tens.eq_ignore_ascii_case("twenty") => Some((Some(20 + units), at - 2)),
                    What::Word(tens) if tens.eq_ignore_ascii_case("thirty") => Some((Some(30 + units), at - 2)),
                    _ => Some((Some(units), at)),
                }
            }
            Some(day) => Some((Some(day), at)),
            None => Some((None, at + 1)),
        },
        _ if spelled => Some((None, at + 1)),
        _ => None,
    }
}

/// A number with or without its ordinal ending ("18", "18th", "11(th)", "3rrd") that ends at token `at`.
fn number_ending_at(tokens: &[Token<'_>], mut at: usize, from: usize) -> Option<(u32, usize)> {
    let close = matches!(tokens[at].what, What::Sign(')'));
    if close {
        at = at.checked_sub(1)?;
    }
    if matches!(&tokens[at].what, What::Word(w) if is_ordinal_ending(w)) {
        at = at.checked_sub(1)?;
        if close && matches!(tokens[at].what, What::Sign('(')) {
            at = at.checked_sub(1)?;
        }
    }
    match tokens[at].what {
        What::Number(day, digits) if digits <= 2 && at >= from => Some((day, at)),
        _ => None,
    }
}

/// Whether token `at` ends an ordinal: "24th", "first".
fn is_ordinal(tokens: &[Token<'_>], at: usize) -> bool {
    let What::Word(word) = &tokens[at].what else { return false };
    let numbered = at.checked_sub(1).is_some_and(|before| matches!(tokens[before].what, What::Number(..)));
    numbered && is_ordinal_ending(word) || ordinal_word(&word.to_lowercase()).is_some()
}

fn is_ordinal_ending(word: &str) -> bool {
    word.len() <= 4
        && word.ends_with(['t', 'd', 'h', 'T', 'D', 'H'])
        && word.chars().all(|c| "stndrh".contains(c.to_ascii_lowercase()))
}

/// The day after a month: "29", "29th", a place left open, or nothing.
fn day_after(tokens: &[Token<'_>], at: usize) -> (Option<u32>, usize) {
    match tokens.get(at).map(|t| &t.what) {
        Some(What::Number(day, digits)) if *digits <= 2 => {
            let ending = tokens.get(at + 1).is_some_and(|t| matches!(&t.what, What::Word(w) if is_ordinal_ending(w)));
            (Some(*day), at + 1 + usize::from(ending))
        }
        Some(What::Open) => (None, at + 1),
        _ => (None, at),
    }
}

/// The year at `at`, after commas: four digits, or a part left open ("20__"). Returns the last token of it.
fn year_at(tokens: &[Token<'_>], mut at: usize) -> Option<(Option<u32>, usize)> {
    while sign(tokens, at, ',') || sign(tokens, at, '.') {
        at += 1;
    }
    match &tokens.get(at)?.what {
        What::Number(year, 4) => Some((Some(*year), at)),
        What::Number(_, 2) if matches!(tokens.get(at + 1).map(|t| &t.what), Some(What::Open)) => Some((None, at + 1)),
        What::Open => Some((None, at)),
        _ => None,
    }
}

/// "6/30/96", "11/19/2004", "12-31-2004".
fn slashed(tokens: &[Token<'_>], i: usize) -> Option<Hit> {
    let (month, m) = number(tokens, i)?;
    let part = |c| sign(tokens, i + 1, c) && sign(tokens, i + 3, c);
    if m > 2 || !part('/') && !part('-') {
        return None;
    }
    let ((day, d), (year, y)) = (number(tokens, i + 2)?, number(tokens, i + 4)?);
    // With hyphens two digits are rather the parts of some other number.
    if d > 2 || !(y == 4 || y == 2 && part('/')) {
        return None;
    }
    let day = calendar(Some(full_year(year, y)), u8::try_from(month).ok(), Some(day))?;
    Some((Some(day), i, i + 4))
}

/// "19-Nov-2004", "19-Nov-04", "2004-11-19".
fn hyphened(tokens: &[Token<'_>], i: usize) -> Option<Hit> {
    let ((first, digits), (last, end)) = (number(tokens, i)?, number(tokens, i + 4)?);
    if !sign(tokens, i + 1, '-') || !sign(tokens, i + 3, '-') {
        return None;
    }
    let day = match &tokens.get(i + 2)?.what {
        What::Word(word) if digits <= 2 && (end == 2 || end == 4) => {
            calendar(Some(full_year(last, end)), month(word), Some(first))?
        }
        What::Number(month, 2) if digits == 4 && end == 2 => {
            calendar(Some(first), u8::try_from(*month).ok(), Some(last))?
        }
        _ => return None,
    };
    Some((Some(day), i, i + 4))
}

/// The number at `at` and how many digits it has.
fn number(tokens: &[Token<'_>], at: usize) -> Option<(u32, usize)> {
    match tokens.get(at).map(|t| &t.what) {
        Some(What::Number(n, digits)) => Some((*n, *digits)),
        _ => None,
    }
}

/// A year of two digits: EDGAR begins in the nineties.
fn full_year(year: u32, digits: usize) -> u32 {
    match digits {
        4 => year,
        _ if year >= 60 => 1900 + year,
        _ => 2000 + year,
    }
}

/// "___ day of ____, 20__": everything left open.
fn blank_month(tokens: &[Token<'_>], i: usize, from: usize) -> Option<Hit> {
    if tokens[i].what != What::Open || i < from + 2 {
        return None;
    }
    let (_, first) = day_before(tokens, i, from)?;
    let (_, last) = year_at(tokens, i + 1)?;
    Some((None, first.min(i), last))
}

fn sign(tokens: &[Token<'_>], at: usize, is: char) -> bool {
    tokens.get(at).is_some_and(|t| t.what == What::Sign(is))
}

/// The day, if the calendar has it. The years are those in which such agreements can exist.
fn calendar(year: Option<u32>, month: Option<u8>, day: Option<u32>) -> Option<Day> {
    let (year, month, day) = (year?, month?, day?);
    if !(1900..=2199).contains(&year) {
        return None;
    }
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=length).contains(&day).then_some(Day { year: year as u16, month, day: day as u8 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<_> = find(text)
            .into_iter()
            .map(|f| (text[f.range].to_owned(), f.day.map_or("-".to_owned(), |d| d.to_string())))
            .collect();
        let expected: Vec<_> = expected.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn in_every_wording() {
        check("Dated:  October 29, 2003", &[("October 29, 2003", "2003-10-29")]);
        check("the  18th  day of  August,  2003,  by", &[("18th  day of  August,  2003", "2003-08-18")]);
        check("5 August 2004 and SEPT. 1, 2004", &[("5 August 2004", "2004-08-05"), ("SEPT. 1, 2004", "2004-09-01")]);
        check("1/1/95 to 11/19/2004", &[("1/1/95", "1995-01-01"), ("11/19/2004", "2004-11-19")]);
        check("12-31-2004, 19-Nov-04", &[("12-31-2004", "2004-12-31"), ("19-Nov-04", "2004-11-19")]);
        check("on 2004-11-19.", &[("2004-11-19", "2004-11-19")]);
        check("Dated: 13th of June, 2006", &[("13th of June, 2006", "2006-06-13")]);
        check("this 3rrd day of May 2005", &[("3rrd day of May 2005", "2005-05-03")]);
        check("the 11(th) day of June, 2001", &[("11(th) day of June, 2001", "2001-06-11")]);
        check("dated the 24th of June, 2001", &[("24th of June, 2001", "2001-06-24")]);
        check("as of the first of June, 2001", &[("first of June, 2001", "2001-06-01")]);
        check("the twenty-first day of June, 2001", &[("twenty-first day of June, 2001", "2001-06-21")]);
        check("1st day of October 1, 2003", &[("1st day of October 1, 2003", "2003-10-01")]);
        check(
            "May 1st, 2006; December 31,2004",
            &[("May 1st, 2006", "2006-05-01"), ("December 31,2004", "2004-12-31")],
        );
    }

    #[test]
    fn left_open_or_impossible() {
        check("as of the ___ day of ______, 20__ by", &[("___ day of ______, 20__", "-")]);
        check("October __, 2003", &[("October __, 2003", "-")]);
        check("as of July , 2020", &[("July , 2020", "-")]);
        check("[ ] day of March, 2002", &[("[ ] day of March, 2002", "-")]);
        check("February 30, 2003", &[("February 30, 2003", "-")]);
        check("September 11, 0000", &[("September 11, 0000", "-")]);
    }

    #[test]
    fn no_dates() {
        check("Elm 2030 Fund may march 12 of 20/20 Focus; 1/2; Section 5; 212-555-1234; 8-10-12; 811-05426", &[]);
        check("", &[]);
    }
}
