//! What stands in a name's cell besides the name: bullets, numbers, footnote marks, former names, a class, a dash.

use std::ops::Range;

use crate::read::prose::{Joined, trimmed};
use crate::read::vocabulary::ends_like_a_name;
use crate::text::Words;
use crate::text::fold::is_quote;
use crate::text::known::{KnownPhrases, KnownWords};
use crate::text::lines::Lines;

use super::former::former_ranges;
use super::name_aside::strip_parenthesis;
use super::name_class::strip_classes;
use super::name_front::strip_front;
use super::notes::{STARS, slashed_mark};

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
    unquote(text, &mut range);
    // "the Oak Fund": a sentence's article.
    if text[range.clone()].starts_with("the ") {
        range.start += "the ".len();
    }
    // "Oak Trust, on behalf of" over its own: the words lead on as a colon does.
    for link in [", on behalf of", " on behalf of", ", consisting of"] {
        if let Some(name) = text[range.clone()].strip_suffix(link) {
            range.end = range.start + name.len();
            (out.leads, out.colon) = (true, true);
        }
    }
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
    // "Oak Trust, on behalf of its series:": for whom it acts is no part of what it is called.
    let own = &text[range.clone()];
    static ACTS: KnownPhrases =
        KnownPhrases::of(&[", on behalf of", " on behalf of its", ", for its series", ", with respect to its"]);
    if let Some(at) = ACTS.find_in(own).filter(|at| *at > 3) {
        range = trimmed(text, range.start..range.start + at);
    }
    if range.is_empty() && !out.formerly.is_empty() {
        // "(formerly Elm Fund)" with no name above it to belong to: kept as it stands.
        return Name { name: joined.words(lines, trimmed(text, 0..text.len())), ..Name::default() };
    }
    if !range.is_empty() {
        out.name = joined.words(lines, range);
    }
    out
}

/// "“Oak Fund”": a name that stands in quotes as a whole.
fn unquote(text: &str, range: &mut Range<usize>) {
    let quoted = &text[range.clone()];
    let body =
        quoted.strip_prefix(is_quote).and_then(|rest| rest.trim_end_matches([',', ';', '.']).strip_suffix(is_quote));
    if let Some(body) = body.filter(|body| !body.is_empty() && !body.contains(is_quote)) {
        let start = range.start + quoted.len() - quoted.trim_start_matches(is_quote).len();
        *range = start..start + body.len();
    }
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
        // "Oak Fund *." before a leader's dots.
        let stop = last == '.' && (rest.ends_with("...") || rest.trim_end_matches('.').ends_with(STARS));
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

/// "Oak Fund71", "Oak Fund(1)", "Oak Fund1,2,3": only marks that a footnote bears.
fn strip_mark(text: &str, range: &mut Range<usize>, notes: &[String], out: &mut Name) {
    let rest = &text[range.clone()];
    // "Oak Fund+": where a note bears the sign.
    if let Some(sign) = rest.chars().next_back().filter(|sign| matches!(sign, '+' | '^' | '#' | '§')) {
        let stem = rest.trim_end_matches(sign);
        if notes.iter().any(|note| *note == rest[stem.len()..]) {
            out.marks.push(rest[stem.len()..].to_owned());
            range.end = range.start + stem.len();
            return;
        }
    }
    if let Some(mark) = slashed_mark(rest).filter(|mark| notes.iter().any(|note| note == mark)) {
        out.marks.push(mark.to_owned());
        range.end = range.start + rest.len() - mark.len() - " /".len();
        return;
    }
    let stem = rest.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' '));
    let marks = &rest[stem.len()..];
    let glued = stem.ends_with(|c: char| c.is_alphabetic() || c == '.');
    let known = |mark: &str| notes.iter().any(|note| note == mark);
    if !marks.is_empty() && glued && stem.len() > 3 && marks.split(',').map(str::trim_start).all(known) {
        out.marks.extend(marks.split(',').rev().map(|mark| mark.trim_start().to_owned()));
        range.end = range.start + stem.len();
    }
}

/// "Oak Fund (formerly Elm Fund) Class A", "Oak Fund (formerly Elm Fund": a former name that does not end the cell.
fn middle_parenthesis(lines: &Lines<'_>, joined: &Joined, range: &mut Range<usize>, out: &mut Name) {
    static OPENERS: KnownPhrases =
        KnownPhrases::of(&["(formerly", "(f/k/a", ", formerly", ", f/k/a", " - formerly", " formerly ", " f/k/a "]);
    let rest = &joined.text[range.clone()];
    let Some(open) = OPENERS.find_in(rest) else { return };
    // Without a parenthesis or a comma the name before it must be whole.
    if rest[open..].starts_with(' ') && !ends_like_a_name(&rest[..open]) {
        return;
    }
    let word = rest[open..].find(char::is_alphabetic).unwrap_or(0);
    let close = rest[open..].find(')').map_or(rest.len(), |at| open + at);
    let inner = range.start + open + word..range.start + close;
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
        let n = name(&lines, &joined, &["71".to_owned(), "2".to_owned(), "+".to_owned()]);
        let list = |w: &[Words]| w.iter().map(|w| w.value.clone()).collect::<Vec<_>>().join("; ");
        let class = list(&n.classes);
        let found =
            [n.name.value.to_string(), list(&n.formerly), list(&n.remarks), class, n.marks.join(" ")].join(" | ");
        assert_eq!(found.trim_end_matches([' ', '|']), expected, "{text}");
    }

    #[test]
    fn taken_apart() {
        check("• Elm Growth Fund71", "Elm Growth Fund |  |  |  | 71");
        check("Elm ETF71, 2", "Elm ETF |  |  |  | 71 2");
        check("Elm 2030 Fund", "Elm 2030 Fund");
        check("Oak High Income Fund\"", "Oak High Income Fund");
        check("Oak “New Era” Fund", "Oak “New Era” Fund");
        check("“Oak Era Fund”", "Oak Era Fund");
        check("Oak Fund f/k/a Elm Fund", "Oak Fund | Elm Fund");
        check("Oak Fund – formerly Elm Fund", "Oak Fund | Elm Fund");
        check("Oak Fund formerly Elm Fund", "Oak Fund | Elm Fund");
        check("Oak Fund (name changed from Elm Fund)", "Oak Fund | Elm Fund");
        check("Oak Fund (formerly Elm Fund and Fir Fund)", "Oak Fund | Elm Fund; Fir Fund");
        check("Oak Fund (formerly Elm Growth and Income Fund)", "Oak Fund | Elm Growth and Income Fund");
        check("Oak Fund (OAKGX)", "Oak Fund |  | (OAKGX)");
        check("Oak Core Fund (formerly, Oak Value Fund)", "Oak Core Fund | Oak Value Fund");
        check("Oak Fund (formerly A Fund) (formerly B Fund)*", "Oak Fund | A Fund; B Fund |  |  | *");
        check("Oak Fund (formerly Elm Fund and, before that, the Fir Fund)", "Oak Fund | Elm Fund; Fir Fund");
        check("Oak Fund (f/k/a Elm Fund, f/k/a Fir Fund)", "Oak Fund | Elm Fund; Fir Fund");
        check("Oak Fund (effective May 1, 2003)", "Oak Fund |  | (effective May 1, 2003)");
        check("Oak Fund: Investor Class", "Oak Fund |  |  | Investor Class");
        check("Oak Fund: Investor Class, Class Z*", "Oak Fund |  |  | Investor Class; Class Z | *");
        check("Oak Fund – Class A", "Oak Fund |  |  | Class A");
        check("Oak Value Fund Class A*", "Oak Value Fund |  |  | Class A | *");
        check("Oak Fund (Class A, C and I Shares)", "Oak Fund |  |  | A; C; I");
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
        check("Elm Fund+ (Class A and Class C)", "Elm Fund |  |  | Class A; Class C | +");
        check("Elm Fund^", "Elm Fund^");
        check("Elm Fund (1)", "Elm Fund |  |  |  | 1");
        check("Elm Fund (1)(2, 3)", "Elm Fund |  |  |  | 1 2 3");
        check("Elm Fund (to open in 2014)", "Elm Fund |  | (to open in 2014)");
        check("Elm Fund (ex-U.S.)", "Elm Fund (ex-U.S.)");
    }
}
