//! The title: the amendment's ordinal, the agreement it amends, the classes it is for (forms T1–T16, §1.2, §1.3).

use std::ops::Range;

use crate::model::{Scope, ScopeMode};
use crate::read::ordinals::{cardinal, ordinal};
use crate::read::prose::{Joined, trimmed};
use crate::read::schedule::heading::id_at;
use crate::read::schedule::value::class_items;
use crate::text::fold::Folded;
use crate::text::lines::Lines;
use crate::text::{LineRange, Spanned, Words};

/// What a title says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Title {
    /// What it calls the instrument.
    pub noun: Option<Noun>,
    /// The ordinal.
    pub number: Option<Spanned<u32>>,
    /// FORM OF, PROPOSED, or the ordinal left open.
    pub draft: bool,
    /// The agreement.
    pub agreement: Option<Words>,
    /// The classes.
    pub scope: Option<Scope>,
    /// Each of its lines, folded: a schedule's heading repeats them.
    pub lines: Vec<Folded>,
}

/// What a title calls the instrument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// AMENDMENT, ADDENDUM, SUPPLEMENT, MODIFICATION, ADDITION OF …, JOINDER.
    Amendment,
    /// NOTICE.
    Notice,
    /// An agreement, contract or plan, and no amendment of it.
    Agreement,
}

/// A word of a title and its place.
struct Word<'a> {
    text: &'a str,
    range: Range<usize>,
}

impl Word<'_> {
    /// In capitals, without the signs around it.
    fn bare(&self) -> String {
        self.text.trim_matches(|c: char| !c.is_alphanumeric() && c != '#').to_uppercase()
    }
}

/// No title has more words: what runs on is a text that lost its lines.
const MOST_WORDS: usize = 600;

/// Reads the title that stands in `range`.
pub fn title(lines: &Lines<'_>, range: LineRange) -> Title {
    let joined = Joined::of(lines, range);
    let mut words = words(&joined.text);
    // A contents list under the title names sections ("Amendment and Termination"), not the instrument.
    let contents = words.iter().position(|w| w.bare() == "CONTENTS" || w.text.contains("...."));
    words.truncate(contents.unwrap_or(MOST_WORDS).min(MOST_WORDS));
    let mut out = Title {
        lines: range.range().map(|i| Folded::of(lines.seen(i))).filter(|f| !f.as_str().is_empty()).collect(),
        ..Title::default()
    };
    // A registration statement's own amendments change no agreement.
    let noun = amendment_noun(&words).filter(|_| !joined.text.to_uppercase().contains("REGISTRATION STATEMENT"));
    out.noun = noun_of(&words, noun);
    if let Some(at) = noun {
        let (first, open) = number(&joined, lines, &words, at);
        out.number = first;
        out.draft = open;
        // The wrapper's own title may leave out the number that the title says.
        let numbered = |k: usize| {
            let next = words.get(k + 1).map(Word::bare).unwrap_or_default();
            let by = k.checked_sub(1).map(|i| words[i].bare()).unwrap_or_default();
            AMENDMENTS.contains(&words[k].bare().as_str())
                && (next == "NO" || next == "NUMBER" || next.starts_with("NO."))
                && !matches!(by.as_str(), "BY" | "AND" | "THROUGH" | "OF")
        };
        if let Some(again) = (at + 1..words.len()).find(|&k| numbered(k)).filter(|_| out.number.is_none() && !open) {
            (out.number, out.draft) = number(&joined, lines, &words, again);
        }
    }
    out.draft |= is_draft(&joined.text);
    // A site prints the title twice, its own copy often cut short: the longer name counts.
    let again = noun
        .into_iter()
        .flat_map(|first| (first + 1..words.len()).filter(|&k| AMENDMENTS.contains(&words[k].bare().as_str())));
    let ranges =
        std::iter::once(noun).chain(again.map(Some)).filter_map(|noun| agreement_range(&joined.text, &words, noun));
    out.agreement = ranges.reduce(|a, b| if b.len() > a.len() { b } else { a }).map(|range| joined.words(lines, range));
    out.scope = scope(lines, &joined);
    out
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    for piece in text.split(' ') {
        if !piece.is_empty() {
            out.push(Word { text: piece, range: at..at + piece.len() });
        }
        at += piece.len() + 1;
    }
    out
}

const AMENDMENTS: [&str; 8] =
    ["AMENDMENT", "ADDENDUM", "SUPPLEMENT", "MODIFICATION", "AMENDMENTS", "JOINDER", "ADDITION", "SUPPLEMENTAL"];

/// The word that names the instrument an amendment. An amendment of a registration statement is none.
fn amendment_noun(words: &[Word<'_>]) -> Option<usize> {
    let nouns = |name: &'static str| {
        words.iter().enumerate().filter(move |(_, w)| w.bare() == name).map(|(i, _)| i).find(|&i| {
            let before = i.checked_sub(1).map(|k| words[k].bare()).unwrap_or_default();
            !before.ends_with("EFFECTIVE")
        })
    };
    AMENDMENTS.iter().find_map(|name| nouns(name))
}

fn noun_of(words: &[Word<'_>], amendment: Option<usize>) -> Option<Noun> {
    let first = words.iter().position(|w| w.bare() == "NOTICE");
    if first.is_some_and(|at| at <= 2 && amendment.is_none_or(|a| a > at)) {
        return Some(Noun::Notice);
    }
    if amendment.is_some() {
        return Some(Noun::Amendment);
    }
    words.iter().any(|w| is_agreement_noun(&w.bare())).then_some(Noun::Agreement)
}

/// The ordinal beside the noun, and whether its place was left open.
fn number(joined: &Joined, lines: &Lines<'_>, words: &[Word<'_>], at: usize) -> (Option<Spanned<u32>>, bool) {
    let give = |value: u32, first: usize, last: usize| {
        let range = words[first].range.start..words[last].range.end;
        let place = joined.words(lines, trimmed(&joined.text, range));
        (Some(Spanned { value, span: place.span, more: place.more }), false)
    };
    let bare = |k: usize| words.get(k).map(Word::bare).unwrap_or_default();
    // "SUPPLEMENTAL AGREEMENT NO. 3"
    let mut next = at + 1 + usize::from(bare(at) == "SUPPLEMENTAL" && bare(at + 1) == "AGREEMENT");
    let announced = matches!(bare(next).as_str(), "NO" | "NUMBER" | "NUM" | "#") || bare(next).starts_with("NO.");
    let glued = |word: &str| word.strip_prefix("NO.").or(word.strip_prefix('#')).and_then(cardinal);
    if let Some(value) = glued(&bare(next)) {
        return give(value, next, next);
    }
    if announced {
        next += 1;
    }
    let dated = words.get(next + 1).is_some_and(|w| is_month(&w.bare()));
    let two = format!("{} {}", bare(next), bare(next + 1)).to_lowercase();
    if let Some(value) = cardinal(&two).filter(|_| !dated && next + 1 < words.len()) {
        return give(value, next, next + 1);
    }
    let spoken = bare(next).to_lowercase();
    if let Some(value) = cardinal(&spoken).or_else(|| ordinal(&spoken).filter(|_| announced)).filter(|_| !dated) {
        return give(value, next, next);
    }
    if announced {
        let open = words
            .get(next)
            .is_none_or(|w| w.text.chars().all(|c| !c.is_alphanumeric()) || matches!(w.text, "TO" | "to"));
        return (None, open);
    }
    let before = |k: usize| at.checked_sub(k).map(|i| words[i].bare().to_lowercase());
    if let (Some(tens), Some(units)) = (before(2), before(1))
        && let Some(value) = ordinal(&format!("{tens} {units}"))
    {
        return give(value, at - 2, at - 1);
    }
    match before(1).as_deref().and_then(ordinal) {
        Some(value) => give(value, at - 1, at - 1),
        None => (None, false),
    }
}

/// Whether a word in capitals is a month's name.
pub fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "JANUARY",
        "FEBRUARY",
        "MARCH",
        "APRIL",
        "MAY",
        "JUNE",
        "JULY",
        "AUGUST",
        "SEPTEMBER",
        "OCTOBER",
        "NOVEMBER",
        "DECEMBER",
    ];
    MONTHS.contains(&word)
}

fn is_draft(text: &str) -> bool {
    let upper = text.to_uppercase();
    ["FORM OF", "PROPOSED ", "[DRAFT", "DRAFT OF"].iter().any(|word| upper.contains(word))
}

/// Words that name an agreement.
pub fn is_agreement_noun(word: &str) -> bool {
    matches!(
        word.to_uppercase().as_str(),
        "AGREEMENT"
            | "AGREEMENTS"
            | "CONTRACT"
            | "CONTRACTS"
            | "PLAN"
            | "PLANS"
            | "DECLARATION"
            | "INDENTURE"
            | "MEMORANDUM"
    )
}

/// The agreement's name: after TO (THE), up to a parenthesis, BETWEEN, DATED or a second title.
fn agreement_range(text: &str, words: &[Word<'_>], noun: Option<usize>) -> Option<Range<usize>> {
    let link = |w: &Word<'_>| matches!(w.bare().as_str(), "TO" | "OF");
    let mut from = match noun {
        Some(at) => {
            let to = (at + 1..words.len()).find(|&k| words[k].bare() == "TO");
            let of = (at + 1..words.len()).find(|&k| words[k].bare() == "OF");
            to.or(of)? + 1
        }
        None => words
            .iter()
            .take(4)
            .position(|w| w.bare() == "NOTICE")
            .and_then(|at| (at..words.len().min(at + 4)).find(|&k| words[k].bare() == "TO"))
            .map_or_else(|| past_parenthesis(words), |to| to + 1),
    };
    if words.get(from).is_some_and(|w| w.bare() == "THE") {
        from += 1;
    }
    // "AMENDMENT NO. 26 TO APPENDIX I TO THE …": the schedule, then the agreement.
    let schedule =
        words.get(from).is_some_and(|w| matches!(w.bare().as_str(), "SCHEDULE" | "APPENDIX" | "EXHIBIT" | "ANNEX"));
    if schedule && words.get(from + 1).is_some_and(|w| id_at(w.text).is_some()) {
        from = (from + 2..words.len()).find(|&k| link(&words[k]))? + 1;
        if words.get(from).is_some_and(|w| w.bare() == "THE") {
            from += 1;
        }
    }
    let stops = |w: &Word<'_>| {
        w.text.starts_with(['(', '"', '['])
            || matches!(
                w.bare().as_str(),
                "BETWEEN"
                    | "REVISED"
                    | "AMONG"
                    | "DATED"
                    | "BY"
                    | "EXHIBIT"
                    | "WITH"
                    | "EFFECTIVE"
                    | "AMENDMENT"
                    | "ADDENDUM"
            )
    };
    // A site's own words beside a title in capitals ("Home | Contracts").
    let capitals = |k: usize| words[k].text.len() > 3 && crate::read::prose::is_caps(words[k].text);
    let foreign = |k: usize| {
        words.get(from).is_some_and(|_| capitals(from))
            && words[k].text.len() > 3
            && words[k].text.chars().skip(1).any(char::is_lowercase)
    };
    let end = (from..words.len())
        .find(|&k| {
            stops(&words[k])
                || foreign(k)
                || words[k].text == "|" && (from..k).any(|n| is_agreement_noun(&words[n].bare()))
        })
        .unwrap_or(words.len());
    let last = (from..end).rev().find(|&k| is_agreement_noun(&words[k].bare()))?;
    // "PLAN OF DISTRIBUTION", "DECLARATION OF TRUST": the noun comes first.
    let mut close = last;
    if words.get(last + 1).is_some_and(|w| w.bare() == "OF")
        && last + 2 < end
        && matches!(words[last].bare().as_str(), "PLAN" | "DECLARATION" | "MEMORANDUM")
    {
        close = last + 2;
    }
    // "AGREEMENT FOR FUND ACCOUNTING SERVICES": what it is for belongs to its name.
    if words.get(last + 1).is_some_and(|w| matches!(w.bare().as_str(), "FOR" | "REGARDING")) && last + 2 < end {
        close = end - 1;
    }
    Some(words[from].range.start..words[close].range.start + trim_end(&text[words[close].range.clone()]))
}

/// "(as of May 1, 2003) to the Oak Agreement": a parenthesis that leads to the agreement is no part of its name.
fn past_parenthesis(words: &[Word<'_>]) -> usize {
    let opens = words.first().is_some_and(|w| w.text.starts_with('('));
    let close = words.iter().position(|w| w.text.ends_with(')')).filter(|_| opens);
    close.filter(|at| words.get(at + 1).is_some_and(|w| w.bare() == "TO")).map_or(0, |at| at + 2)
}

fn trim_end(word: &str) -> usize {
    word.trim_end_matches([',', '.', ';', ':', '"', ')']).len()
}

/// "(CLASS B SHARES)", "(ALL CLASSES OF SHARES EXCEPT CLASS B SHARES)".
fn scope(lines: &Lines<'_>, joined: &Joined) -> Option<Scope> {
    let text = joined.text.as_str();
    let mut at = 0;
    while let Some(open) = text[at..].find('(').map(|o| at + o) {
        let close = text[open..].find(')').map_or(text.len(), |c| open + c);
        let inner = open + 1..close;
        let upper = text[inner.clone()].to_ascii_uppercase();
        if upper.contains("CLASS") && !upper.contains("AGREEMENT") {
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
            out.push(Spanned { value: ordinary(&words.value), ..words });
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let lines = Lines::of(text);
        let t = title(&lines, lines.all());
        let number = t.number.map_or("-".to_owned(), |n| n.value.to_string());
        let scope = t.scope.map_or(String::new(), |s| {
            let classes: Vec<_> = s.classes.iter().map(|c| c.value.as_str()).collect();
            format!("{:?} {}", s.mode, classes.join("; "))
        });
        let agreement = t.agreement.map(|a| a.value).unwrap_or_default();
        let draft = if t.draft { "draft " } else { "" };
        assert_eq!(format!("{draft}{number} | {agreement} | {scope}").trim_end_matches([' ', '|']), expected, "{text}");
    }

    #[test]
    fn ordinals_and_agreements() {
        check(
            "AMENDMENT NO. 2\nTO\nAMENDED AND RESTATED\nMASTER OAK AGREEMENT\n(CLASS B SHARES)",
            "2 | AMENDED AND RESTATED MASTER OAK AGREEMENT | Only Class B",
        );
        check("TWENTY-SECOND AMENDMENT TO\nELM LENDING AGREEMENT BETWEEN A AND B", "22 | ELM LENDING AGREEMENT");
        check(
            "x1.txt AMENDMENT TO OAK AGREEMENT 1 EXHIBIT (d)(3) AMENDMENT NO. 1 TO OAK AGREEMENT",
            "1 | OAK AGREEMENT",
        );
        check("AMENDMENT NUMBER FIFTY-TWO\nto the Fir Services Agreement", "52 | Fir Services Agreement");
        check(
            "AMENDMENT NO. 9 TO\nFIRST AMENDED AND RESTATED OAK AGREEMENT\n(ALL CLASSES OF SHARES EXCEPT CLASS B SHARES)",
            "9 | FIRST AMENDED AND RESTATED OAK AGREEMENT | AllExcept Class B",
        );
        check("AMENDMENT NO. [1]\nTO OAK PLAN", "1 | OAK PLAN");
        check("AMENDMENT NO. 4", "4");
        check("FORM OF\nAMENDMENT NO. ___ TO\nOAK AGREEMENT", "draft - | OAK AGREEMENT");
        check("AMENDMENT NO. [ ]\nTO OAK AGREEMENT", "draft - | OAK AGREEMENT");
        check("ELM TRUST\nAMENDMENT THREE\nTO THE\nSUB-ADVISORY AGREEMENT", "3 | SUB-ADVISORY AGREEMENT");
        check("FIRST\nAMENDMENT TO\nELM SERVICES AGREEMENT", "1 | ELM SERVICES AGREEMENT");
        check("AMENDMENT NO. 26 TO\nAPPENDIX I\nTO THE\nELM CUSTODY AGREEMENT", "26 | ELM CUSTODY AGREEMENT");
        check("AMENDMENT #5 to Oak Agreement", "5 | Oak Agreement");
        check("AMENDMENT TO THE\nPLAN OF DISTRIBUTION", "- | PLAN OF DISTRIBUTION");
        check("Amendment to Elm Agreement\nAMENDMENT TO\nELM AGREEMENT", "- | Elm Agreement");
        check(
            "(CLASS A SHARES, CLASS C SHARES AND INSTITUTIONAL CLASS SHARES)\n(DISTRIBUTION AND SERVICE FEES)",
            "- |  | Only Class A; Class C; Institutional Class",
        );
    }
}
