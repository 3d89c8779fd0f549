//! The title: the amendment's ordinal, the agreement it amends, the classes it is for (forms T1–T16, §1.2, §1.3).

use std::ops::Range;

use crate::model::Scope;
use crate::read::prose::Joined;
use crate::text::fold::Folded;
use crate::text::lines::Lines;
use crate::text::{LineRange, Spanned, Words};

mod agreement;
mod number;
mod scope;

use agreement::agreement_range;
use number::number;
use scope::scope;

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
    /// SCHEDULES A AND B to an agreement, which follow.
    Schedules,
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
    if agreement::lists_schedules(words) {
        return Some(Noun::Schedules);
    }
    words.iter().any(|w| is_agreement_noun(&w.bare())).then_some(Noun::Agreement)
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
            | "AUTHORIZATION"
            | "CONTRACT"
            | "CONTRACTS"
            | "PLAN"
            | "PLANS"
            | "DECLARATION"
            | "INDENTURE"
            | "MEMORANDUM"
    )
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
        check("AMENDMENT TO\nAGREEMENT AMONG JOINT INSUREDS", "- | AGREEMENT AMONG JOINT INSUREDS");
        check("AMENDMENT TO\nAGREEMENT AMONG OAK FUND AND ELM FUND", "- | AGREEMENT");
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
