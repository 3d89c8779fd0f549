//! The title: the amendment's ordinal, the agreement it amends, the classes it is for (forms T1–T16, §1.2, §1.3).

use std::ops::Range;

use crate::model::Scope;
use crate::read::prose::Joined;
use crate::read::vocabulary::{ends_like_a_registrant, is_only_a_tail};
use crate::text::fold::Folded;
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Span, Spanned, Words};

mod agreement;
mod number;
mod scope;

use agreement::{agreement_above, agreement_range};
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
    /// "AMENDMENT NO. 7 TO SCHEDULE I": the schedule that it says it amends, as printed, called in ordinary capitals.
    pub schedule: Option<Words>,
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
    words.drain(..registrant_above(lines, range, &words));
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
            // "FOURTH AMENDMENT TO" below a site's own copy that leaves the ordinal out.
            let ordinal = next == "TO" && crate::text::ordinals::ordinal(&by.to_lowercase()).is_some();
            AMENDMENTS.contains(&words[k].bare().as_str())
                && (next == "NO" || next == "NUMBER" || next.starts_with("NO.") || ordinal)
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
    // Behind a dash the site's own copy says more: whose the text is, what kind of text.
    let text = |range: &Range<usize>| joined.text.get(range.clone()).unwrap_or_default();
    let adds = |long: &Range<usize>, short: &Range<usize>| {
        let rest = text(long).get(text(short).len()..).filter(|rest| rest.starts_with(" - "));
        !short.is_empty() && rest.is_some() && crate::text::known::begins(text(long), text(short))
    };
    let fuller = |a: Range<usize>, b: Range<usize>| match () {
        () if adds(&a, &b) => b,
        () if adds(&b, &a) || b.len() <= a.len() => a,
        () => b,
    };
    let above = || noun.and_then(|noun| agreement_above(&joined.text, &words, noun));
    let named = ranges.reduce(fuller).or_else(above);
    out.agreement = named.map(|range| without_owner(lines, joined.words(lines, range)));
    out.scope = scope(lines, &joined);
    out.schedule = noun
        .and_then(|at| agreement::schedule_amended(&words, at))
        .map(|(range, called)| Words { value: called.into(), ..joined.words(lines, range) });
    out
}

/// "OAK FUNDS / CUSTODY AGREEMENT": how many words name the registrant whose agreement it is, on a line of its own above the
/// agreement's. A line that goes on ("GLOBAL CUSTODY AND FUND / ACCOUNTING AGREEMENT") names none.
fn registrant_above(lines: &Lines<'_>, range: LineRange, words: &[Word<'_>]) -> usize {
    let mut seen = range.range().map(|i| lines.seen(i)).filter(|line| !line.is_empty());
    let first = seen.next().unwrap_or_default();
    let count = first.split(' ').filter(|piece| !piece.is_empty()).count();
    let whole = (ends_like_a_registrant(first) || is_named_fund(first)) && !is_only_a_tail(first) && count >= 2;
    let noun = |w: &Word<'_>| is_agreement_noun(&w.bare());
    let (above, below) = words.split_at(count.min(words.len()));
    let names_agreement = below.iter().position(noun).is_some_and(|at| at > 0) && !above.iter().any(noun);
    // "NOTICE OF ADDITIONAL PORTFOLIOS / CUSTODY AGREEMENT": what the instrument does, not whose the agreement is.
    let of = |k: usize| {
        let family = |w: &Word<'_>| matches!(w.bare().as_str(), "FAMILY" | "GROUP" | "COMPLEX");
        above[k].bare() == "OF" && !k.checked_sub(1).is_some_and(|before| family(&above[before]))
    };
    let tells = (0..above.len()).any(of)
        || above.iter().any(|w| matches!(w.bare().as_str(), "NOTICE" | "ADDITION" | "ADDITIONAL" | "LIST"));
    let services = matches!(
        below.first().map(Word::bare).as_deref(),
        Some("ACCOUNTING" | "ADMINISTRATION" | "SERVICES" | "SERVICING" | "PARTICIPATION" | "TO" | "OF" | "AND")
    );
    if whole && names_agreement && !tells && !services { count } else { 0 }
}

/// "AMENDMENT TO THE / OAK SERIES TRUST / CUSTODY AGREEMENT": a registrant on a line of its own is whose the agreement is.
fn without_owner(lines: &Lines<'_>, name: Words) -> Words {
    const SERVICES: [&str; 6] = ["ACCOUNTING", "ADMINISTRATION", "SERVICES", "SERVICING", "AND", "OF"];
    // Lines of a title right above one another are one span.
    let pieces: Vec<Span> = name.pieces().flat_map(|piece| line_pieces(lines, piece)).collect();
    let [first, rest @ ..] = pieces.as_slice() else { return name };
    let owner = lines.joined(*first);
    let owns = (ends_like_a_registrant(&owner) || is_named_fund(&owner)) && !is_only_a_tail(&owner);
    let value = rest.iter().map(|piece| lines.joined(*piece)).collect::<Vec<_>>().join(" ");
    let mut words = value.split(' ').map(str::to_uppercase);
    // "GLOBAL CUSTODY AND FUND / ACCOUNTING AGREEMENT" goes on; "OAK FUNDS / ADMINISTRATION AGREEMENT" does not.
    let upper = owner.to_uppercase();
    let open = upper.contains(" AND ") || upper.ends_with(" FUND");
    let own = |word: String| !(open && SERVICES.contains(&word.as_str()));
    let whole = words.next().is_some_and(own) && words.next().is_some();
    match rest {
        [start, more @ ..] if owner.contains(' ') && owns && whole => {
            Spanned { value: value.into(), span: *start, more: more.to_vec() }
        }
        _ => name,
    }
}

/// The parts of a span that stand on one line each.
fn line_pieces(lines: &Lines<'_>, span: Span) -> Vec<Span> {
    let text = lines.slice(span);
    let mut at = span.start as usize;
    let mut out = Vec::new();
    for line in text.split_inclusive(['\n', '\r']) {
        let seen = line.trim();
        let start = at + line.len() - line.trim_start().len();
        if !seen.is_empty() {
            out.push(Span::new(start, start + seen.len()));
        }
        at += line.len();
    }
    out
}

/// "THE ADVISERS' FUND": a registrant that is called a fund, with a possessive or an article before.
fn is_named_fund(line: &str) -> bool {
    let upper = line.to_uppercase();
    let possessive =
        upper.split(' ').any(|word| word.ends_with(['\'', '’']) || word.ends_with("'S") || word.ends_with("’S"));
    (possessive || upper.starts_with("THE ")) && upper.ends_with(" FUND") && !upper.contains(" AND ")
}

/// "AMENDMENT NO. 26 TO / APPENDIX I / TO THE": whether the last words in a range lead on, so that the line below them,
/// be it a schedule's heading, belongs to the title. "FORM OF / SCHEDULE C" is a heading by itself.
pub fn leads_on(lines: &Lines<'_>, range: Range<usize>) -> bool {
    let above = range.rev().find(|&k| lines.shape(k) == Shape::Text).map_or("", |k| lines.seen(k)).to_uppercase();
    let form = above.ends_with("FORM OF");
    !form
        && ["TO", "TO THE", "OF", "OF THE"]
            .iter()
            .any(|link| above.strip_suffix(link).is_some_and(|rest| rest.is_empty() || rest.ends_with(' ')))
}

/// "AMENDMENT NO. 8" over "TO APPENDIX III": whether a schedule's heading that begins with the link goes on with the deed's
/// name above it.
pub fn goes_on_with_deed(lines: &Lines<'_>, above: Range<usize>, i: usize) -> bool {
    let linked = ["to ", "of "].iter().any(|link| crate::text::known::begins(lines.seen(i), link));
    let above = above.rev().find(|&k| lines.shape(k) == Shape::Text).map_or("", |k| lines.seen(k)).to_uppercase();
    let names = |word: &str| AMENDMENTS.contains(&word.trim_matches(|c: char| !c.is_alphabetic()));
    linked && above.split(' ').any(names)
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
    // "[LETTERHEAD OF OAK TRUST] … NOTICE TO CUSTODIAN": to whom it goes may stand above.
    let told = |at: usize| words.get(at + 1).is_some_and(|w| matches!(w.bare().as_str(), "TO" | "OF" | "UNDER"));
    let loud = |at: usize| words[at].text.chars().all(|c| !c.is_lowercase());
    let first = words.iter().position(|w| w.bare() == "NOTICE");
    if first.is_some_and(|at| (at <= 2 || told(at) && loud(at)) && amendment.is_none_or(|a| a > at)) {
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
        check("OAK CUSTODY AGREEMENT\nAMENDMENT NO. 4", "4 | OAK CUSTODY AGREEMENT");
        check("Oak Agreement Amendment | Forms\nFOURTH AMENDMENT TO OAK AGREEMENT", "4 | OAK AGREEMENT");
        check("AMENDMENT NO. 2 TO\nOAK AGREEMENT\nFOR CLASS A SHARES OF ELM FUNDS", "2 | OAK AGREEMENT");
        check("AMENDMENT NO. 2 TO\nOAK AGREEMENT FOR CUSTODY SERVICES", "2 | OAK AGREEMENT FOR CUSTODY SERVICES");
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
