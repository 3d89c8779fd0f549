//! What stands in a name's cell besides the name: bullets, numbers, footnote marks, former names, a class, a dash.

use std::ops::Range;

use crate::read::prose::{Joined, trimmed};
use crate::read::vocabulary::ends_like_a_name;
use crate::text::Words;
use crate::text::fold::is_quote;
use crate::text::known::{KnownPhrases, KnownWords};
use crate::text::lines::Lines;

use super::former::{former_range, former_ranges};
use super::name_class::{class_words, strip_classes};
use super::value::{Look, look};

/// A name's cell, taken apart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Name {
    /// The name itself; empty where the cell held none.
    pub name: Words,
    /// "(formerly …)".
    pub formerly: Vec<Words>,
    /// Other parentheses that are no part of the name ("(effective May 1, 2003)").
    pub remarks: Vec<Words>,
    /// Classes that end the cell ("Oak Fund – Class A", "Elm Fund (Class A and Class C Shares)").
    pub classes: Vec<Words>,
    /// Where they stand in a parenthesis, the name with it: of a registrant they tell which shares its list is of.
    pub with_classes: Option<Words>,
    /// Footnote marks in order.
    pub marks: Vec<String>,
    /// How it is numbered.
    pub mark: Mark,
    /// It ends in a colon or a dash that leads on to what follows.
    pub leads: bool,
    /// The colon; or "Series of" before the name, which leads on to a list as well.
    pub colon: bool,
    /// It says "(continued)".
    pub continued: bool,
}

/// How a name is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mark {
    /// Not at all.
    #[default]
    None,
    /// "IV."
    Roman,
    /// "B."
    Letter,
    /// "b."
    Small,
    /// "iv."
    SmallRoman,
    /// "i.", a letter or a numeral.
    SmallI,
    /// "3."
    Number,
    /// "3.1"
    Second,
    /// "•"
    Bullet,
}

impl Mark {
    /// Lists of one level are marked so: names that have no such mark stand over those that have.
    pub fn is_leaf(self) -> bool {
        matches!(self, Self::Small | Self::SmallRoman | Self::SmallI | Self::Number | Self::Second | Self::Bullet)
    }
}

/// No name with all that is said beside it is longer: what is, is no name and is not taken apart.
const LONGEST: usize = 2000;

/// Takes a cell's words apart. `notes` are the marks that footnotes of this schedule bear: only those are stripped
/// where they are glued to a name, since digits may be part of it.
pub fn name(lines: &Lines<'_>, joined: &Joined, notes: &[String]) -> Name {
    let text = joined.text.as_str();
    let mut out = Name::default();
    let mut range = trimmed(text, 0..text.len());
    if text.len() > LONGEST {
        return Name { name: joined.words(lines, range), ..out };
    }
    strip_front(text, &mut range, &mut out);
    // From the end, as often as something comes off.
    loop {
        let before = range.clone();
        strip_signs(text, &mut range, &mut out);
        strip_parenthesis(lines, joined, &mut range, notes, &mut out);
        strip_mark(text, &mut range, notes, &mut out);
        strip_classes(lines, joined, &mut range, &mut out);
        strip_phrase(lines, joined, &mut range, &mut out);
        if range == before {
            break;
        }
    }
    middle_parenthesis(lines, joined, &mut range, &mut out);
    out.formerly.reverse();
    out.remarks.reverse();
    out.marks.reverse();
    if range.is_empty() && !out.formerly.is_empty() {
        // "(formerly Elm Fund)" with no name above it to belong to: kept as it stands.
        return Name { name: joined.words(lines, trimmed(text, 0..text.len())), ..Name::default() };
    }
    if !range.is_empty() {
        out.name = joined.words(lines, range);
    }
    out
}

fn strip_front(text: &str, range: &mut Range<usize>, out: &mut Name) {
    let bullets = ['•', '●', '·', '▪', '■', '◦', '○', '*', '-', '\u{b7}'];
    loop {
        let rest = &text[range.clone()];
        let Some(first) = rest.chars().next() else { return };
        let after = &rest[first.len_utf8()..];
        let spaced = after.starts_with(' ');
        if bullets.contains(&first) && (spaced || !matches!(first, '-' | '*')) || first == '*' {
            if first == '*' && !spaced {
                out.marks.push("*".to_owned());
            } else {
                out.mark = Mark::Bullet;
            }
            range.start += first.len_utf8();
        } else if first == 'o' && spaced && after.trim_start().starts_with(|c: char| c.is_uppercase()) {
            out.mark = Mark::Bullet;
            range.start += 1;
        } else if is_quote(first) && rest.matches(is_quote).count() % 2 == 1 {
            range.start += first.len_utf8();
        } else if let Some(length) = owner_front(rest) {
            out.colon = true;
            range.start += length;
        } else if let Some((mark, length)) = enumerator(rest) {
            out.mark = mark;
            range.start += length;
        } else {
            return;
        }
        *range = trimmed(text, range.clone());
    }
}

/// "SERIES OF OAK TRUST" heads the series of a registrant.
fn owner_front(rest: &str) -> Option<usize> {
    let length = series_of(rest)?;
    crate::read::vocabulary::ends_like_a_registrant(&rest[length..]).then_some(length)
}

/// How long "Series of", "Portfolios of the" before a registrant's name is.
pub(super) fn series_of(text: &str) -> Option<usize> {
    const FRONTS: [&str; 6] =
        ["series of the ", "series of ", "portfolios of the ", "portfolios of ", "funds of the ", "funds of "];
    let begins = |front: &&&str| text.get(..front.len()).is_some_and(|head| head.eq_ignore_ascii_case(front));
    FRONTS.iter().find(begins).map(|front| front.len())
}

/// "2.1", "10.2.": the number of an item within an item.
pub(super) fn is_second_number(text: &str) -> bool {
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    text.trim_end_matches('.').split_once('.').is_some_and(|(a, b)| digits(a) && digits(b))
}

/// "3. Oak Fund", "B. Oak Trust", "IV. Equity Funds": never "10 Uncommon Values" or "J. P. Oak Fund".
fn enumerator(rest: &str) -> Option<(Mark, usize)> {
    let (first, name) = rest.split_once(' ').unwrap_or((rest, ""));
    if is_second_number(first) && name.trim_start().starts_with(char::is_uppercase) {
        return Some((Mark::Second, first.len()));
    }
    let (mark, length) = crate::read::prose::item_mark(rest).filter(|(_, length)| *length < rest.len())?;
    if rest[..length].ends_with([',', ':']) {
        return None;
    }
    let kind = match mark {
        _ if mark.starts_with(|c: char| c.is_ascii_digit()) => Mark::Number,
        "I" | "V" | "X" => Mark::Roman,
        _ if mark.len() == 1 && mark.starts_with(|c: char| c.is_ascii_uppercase()) => Mark::Letter,
        _ if mark.chars().all(|c| "IVX".contains(c)) => Mark::Roman,
        "i" | "v" | "x" => Mark::SmallI,
        _ if mark.len() == 1 => Mark::Small,
        _ => Mark::SmallRoman,
    };
    Some((kind, length))
}

fn strip_signs(text: &str, range: &mut Range<usize>, out: &mut Name) {
    loop {
        let rest = &text[range.clone()];
        let Some(last) = rest.chars().next_back() else { return };
        let quote = is_quote(last) && rest.matches(is_quote).count() % 2 == 1;
        // "Oak Fund; and" leads to the last of a list that reads as a sentence, "Elm Fund." ends it.
        if let Some(stem) =
            rest.strip_suffix("; and").or_else(|| rest.strip_suffix(", and")).filter(|s| ends_like_a_name(s))
        {
            range.end = range.start + stem.len();
            continue;
        }
        let ended = last == '.' && ends_in_full(&rest[..rest.len() - 1]);
        let sign = ended || matches!(last, ';' | ',' | '*' | '†' | '‡' | ' ' | ':') || last == '-' && rest.len() > 1;
        let stop = last == '.' && rest.ends_with("...");
        if !(quote || sign || stop) {
            return;
        }
        out.leads |= matches!(last, ':' | '-');
        out.colon |= last == ':';
        if matches!(last, '*' | '†' | '‡') {
            let length = rest.len() - rest.trim_end_matches(last).len();
            out.marks.push(rest[rest.len() - length..].to_owned());
            range.end -= length;
        } else {
            range.end -= last.len_utf8();
        }
    }
}

/// Whether the last word is one that names end in, and no abbreviation with a stop of its own ("Inc.").
fn ends_in_full(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or("");
    word.len() > 3 && word.chars().all(char::is_alphabetic) && ends_like_a_name(text) && text.contains(' ')
}

/// "a Delaware statutory trust": what a registrant is.
fn is_kind_of_company(text: &str) -> bool {
    static KINDS: KnownWords = KnownWords::of(&["trust", "corporation", "company", "partnership"]);
    let mut words = text.trim_end_matches([',', ':', ' ']).split(' ');
    let article = words.next().is_some_and(|word| matches!(word, "a" | "an" | "each"));
    article && words.clone().count() <= 6 && words.next_back().is_some_and(|word| KINDS.has(word))
}

/// "Oak Trust, on behalf of the following series:": what is said after a name is no part of it.
fn strip_phrase(lines: &Lines<'_>, joined: &Joined, range: &mut Range<usize>, out: &mut Name) {
    static PHRASES: KnownPhrases = KnownPhrases::of(&[
        "on behalf of",
        "effective upon",
        "effective as of",
        "for and on behalf of",
        "with respect to",
        "consisting of",
        "comprising",
        "comprised of",
        "including the following",
        "a series of",
        "each a series of",
        "a separate series of",
        "a portfolio of",
    ]);
    let rest = &joined.text[range.clone()];
    let said = |&(at, _): &(usize, &str)| {
        let rest_of = rest[at..].trim_start_matches([',', ' ']);
        (PHRASES.begin(rest_of) || is_kind_of_company(rest_of)) && ends_like_a_name(&rest[..at])
    };
    let Some((at, _)) = rest.match_indices(' ').find(said) else { return };
    out.remarks.push(joined.words(lines, trimmed(&joined.text, range.start + at..range.end)));
    *range = trimmed(&joined.text, range.start..range.start + rest[..at].trim_end_matches([',', ' ']).len());
}

fn strip_parenthesis(lines: &Lines<'_>, joined: &Joined, range: &mut Range<usize>, notes: &[String], out: &mut Name) {
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
    } else if is_remark(&lower) || remarks(text) {
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
    quoted || text.starts_with(|c: char| c.is_lowercase()) && text.split_whitespace().nth(1).is_some()
}

fn is_remark(lower: &str) -> bool {
    const OPENERS: [&str; 14] = [
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

/// "Oak Fund71", "Oak Fund(1)", "Oak Fund1,2,3": only marks that a footnote bears.
fn strip_mark(text: &str, range: &mut Range<usize>, notes: &[String], out: &mut Name) {
    let rest = &text[range.clone()];
    let stem = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    let marks = &rest[stem.len()..];
    let glued = stem.ends_with(|c: char| c.is_alphabetic() || c == '.');
    let known = |mark: &str| notes.iter().any(|note| note == mark);
    if !marks.is_empty() && glued && stem.len() > 3 && marks.split(',').all(known) {
        out.marks.extend(marks.split(',').rev().map(str::to_owned));
        range.end = range.start + stem.len();
    }
}

/// "Oak Fund (formerly Elm Fund) Class A", "Oak Fund (formerly Elm Fund": a former name that does not end the cell.
fn middle_parenthesis(lines: &Lines<'_>, joined: &Joined, range: &mut Range<usize>, out: &mut Name) {
    let rest = &joined.text[range.clone()];
    let lower = rest.to_ascii_lowercase();
    let Some(open) = ["(formerly", "(f/k/a", ", formerly"].iter().filter_map(|opener| lower.find(opener)).min() else {
        return;
    };
    let close = rest[open..].find(')').map_or(rest.len(), |at| open + at);
    let inner = range.start + open + 1..range.start + close;
    let inner = trimmed(&joined.text, inner);
    let formers = former_ranges(&joined.text[inner.clone()]);
    if !formers.is_empty() {
        let told = formers.into_iter().rev();
        out.formerly.extend(told.map(|f| joined.words(lines, inner.start + f.start..inner.start + f.end)));
        *range = trimmed(&joined.text, range.start..range.start + open);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let lines = Lines::of(text);
        let joined = Joined::of(&lines, lines.all());
        let n = name(&lines, &joined, &["71".to_owned(), "2".to_owned()]);
        let list = |w: &[Words]| w.iter().map(|w| w.value.clone()).collect::<Vec<_>>().join("; ");
        let class = list(&n.classes);
        let found = [n.name.value, list(&n.formerly), list(&n.remarks), class, n.marks.join(" ")].join(" | ");
        assert_eq!(found.trim_end_matches([' ', '|']), expected, "{text}");
    }

    #[test]
    fn taken_apart() {
        check("• Elm Growth Fund71", "Elm Growth Fund |  |  |  | 71");
        check("Elm 2030 Fund", "Elm 2030 Fund");
        check("Oak High Income Fund\"", "Oak High Income Fund");
        check("Oak “New Era” Fund", "Oak “New Era” Fund");
        check("Oak Core Fund (formerly, Oak Value Fund)", "Oak Core Fund | Oak Value Fund");
        check("Oak Fund (formerly A Fund) (formerly B Fund)*", "Oak Fund | A Fund; B Fund |  |  | *");
        check("Oak Fund (formerly Elm Fund and, before that, the Fir Fund)", "Oak Fund | Elm Fund; Fir Fund");
        check("Oak Fund (f/k/a Elm Fund, f/k/a Fir Fund)", "Oak Fund | Elm Fund; Fir Fund");
        check("Oak Fund (effective May 1, 2003)", "Oak Fund |  | (effective May 1, 2003)");
        check("Oak Fund – Class A", "Oak Fund |  |  | Class A");
        check("Oak Value Fund Class A*", "Oak Value Fund |  |  | Class A | *");
        check("Oak Fund (Class A, C and I Shares)", "Oak Fund |  |  | Class A; C; I");
        check("Oak Fund - A and C Shares", "Oak Fund |  |  | A; C");
        check(
            "Oak Cash Fund, Class A, Class C and Institutional Class",
            "Oak Cash Fund |  |  | Class A; Class C; Institutional Class",
        );
        check("Oak Bond, Currency and Commodity Fund", "Oak Bond, Currency and Commodity Fund");
        check("Oak Select 30 Fund; and", "Oak Select 30 Fund");
        check("Oak Treasury Fund.", "Oak Treasury Fund");
        check("Oak Funds, Inc.", "Oak Funds, Inc.");
        check("Oak Trust, on behalf of the following series:", "Oak Trust |  | on behalf of the following series");
        check("Elm Strategic (U.S.) Fund -", "Elm Strategic (U.S.) Fund");
        check("3.  Pine Bond Fund", "Pine Bond Fund");
        check("10 Uncommon Values Portfolio-", "10 Uncommon Values Portfolio");
        check("Birch – Conservative Allocation Portfolio", "Birch – Conservative Allocation Portfolio");
        check("(formerly Elm Fund)", "(formerly Elm Fund)");
        check("Elm Fund (1)", "Elm Fund |  |  |  | 1");
        check("Elm Fund (1)(2, 3)", "Elm Fund |  |  |  | 1 2 3");
        check("Elm Fund (to open in 2014)", "Elm Fund |  | (to open in 2014)");
        check("Elm Fund (ex-U.S.)", "Elm Fund (ex-U.S.)");
    }
}
