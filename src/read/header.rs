//! The facts of a document's head: number, agreement, dates, parties, terms, from the title and the running text.

use std::collections::HashSet;

use crate::model::{BlockKind, Date, Document, Kind, Otherwise, Problem, Severity, Term, Way};
use crate::read::called::{agreement_name, own_ordinal};
use crate::read::document::Part;
use crate::read::opening::Opening;
use crate::read::preamble::{Whose, dates_of};
use crate::read::prose::{Joined, is_sentence, paragraphs};
use crate::read::schedule::heading::Heading;
use crate::read::title::Title;
use crate::read::{dating, join, named, term};
use crate::text::fold::Folded;
use crate::text::lines::Lines;
use crate::text::{LineRange, Spanned, Words};

/// How far below its heading a schedule's first sentence ends.
const BELOW: usize = 20;

/// Fills in what the head of a document says.
pub fn fill(
    lines: &Lines<'_>,
    out: &mut Document,
    open: &Opening,
    title: &Title,
    parts: &mut [Part],
    first: Option<&Heading>,
) {
    out.exhibit = open.exhibit.clone();
    if out.kind == Kind::Other {
        return;
    }
    out.number = title.number.clone().or_else(|| untitled_number(lines, out.kind, title, parts));
    out.draft = title.draft || out.kind == Kind::Schedule && first.is_some_and(|h| h.draft);
    out.scope = title.scope.clone();
    out.agreement = title
        .agreement
        .clone()
        // "AMENDMENT AGREEMENT" is what the amendment calls itself.
        .filter(|name| out.kind != Kind::Letter && !name.value.eq_ignore_ascii_case("amendment agreement"))
        .or_else(|| {
            let about = subject(lines, open)?;
            agreement_name(&about.text).map(|range| about.words(lines, range))
        })
        .or_else(|| named_agreement(lines, parts))
        .or_else(|| heading_agreement(lines, out.kind, first))
        .or_else(|| named_under(lines, first.filter(|_| out.kind == Kind::Schedule)?));
    out.problems.extend(number_doubt(lines, title, parts));
    dating::dates(lines, out, open, parts);
    if let Some(heading) = first.filter(|_| out.kind == Kind::Schedule) {
        // A stand-alone schedule has no amendment's date: its "Dated:" line is the day as of which it stands.
        let dated = out.dates.amendment.take();
        out.dates.agreement = out.dates.agreement.take().or_else(|| heading.agreement_date.clone());
        out.dates.agreement = out.dates.agreement.take().or_else(|| dated_under(lines, heading));
        if let [schedule] = out.schedules.as_mut_slice() {
            // "(dated June 3, 2002)" under the agreement's name, and "Dated: May 1, 2007" at the foot: the first is its.
            let named = out.dates.agreement.is_none() && dated.as_ref().is_some_and(|day| day.day.is_some());
            let other = |day: &mut Date| dated.as_ref().is_none_or(|own| own.day != day.day);
            out.dates.agreement =
                out.dates.agreement.take().or_else(|| schedule.as_of.take_if(|day| named && other(day)));
            schedule.as_of = schedule.as_of.take().or_else(|| dated.clone());
        }
        out.scope = out.scope.take().or_else(|| crate::read::title::title(lines, heading.lines).scope);
    }
    terms(lines, out, open, parts);
    named::parties(lines, out, open, parts, first);
    named::part_captions(out);
    named::join_captions(out);
    join::joiners(lines, out, parts);
    targets(out);
}

/// "AMENDMENT NO. 4 dated May 1, 2003 to the Oak Agreement": the ordinal of a deed that has no title but its first words.
fn untitled_number(lines: &Lines<'_>, kind: Kind, title: &Title, parts: &[Part]) -> Option<Spanned<u32>> {
    let untitled = kind == Kind::Amendment && title.noun.is_none();
    let part = parts.iter().find(|part| part.kind == BlockKind::Preamble).filter(|_| untitled)?;
    let (value, range) = own_ordinal(&part.joined.text)?;
    let said = part.joined.words(lines, range);
    Some(Spanned { value, span: said.span, more: said.more })
}

/// The title says one ordinal and the text another: "AMENDMENT NO. NINE", "This Amendment Number Eight".
fn number_doubt(lines: &Lines<'_>, title: &Title, parts: &[Part]) -> Option<Problem> {
    let number = title.number.as_ref()?;
    let part = parts.iter().find(|part| part.kind == BlockKind::Preamble)?;
    let (value, range) = own_ordinal(&part.joined.text)?;
    let said = part.joined.words(lines, range);
    let (title, line) = (number.value, lines.line_at(said.span.start) + 1);
    let told = |how: &str| {
        format!(
            "The title calls this Amendment No. {title}, the text on line {line} “{}”. It is read as {how}.",
            said.value
        )
    };
    (value != title).then(|| Problem {
        rule: "low-confidence",
        severity: Severity::Note,
        message: told(&format!("the title says; it could be No. {value}")),
        span: number.span,
        related: vec![said.span],
        otherwise: Some(Box::new(Otherwise {
            name: format!("No. {value}"),
            first: format!("No. {title}"),
            message: told(&format!("No. {value}, as a person chose; it could be No. {title}")),
            way: Way::Number(value),
            chosen: false,
        })),
    })
}

fn named_agreement(lines: &Lines<'_>, parts: &[Part]) -> Option<Words> {
    parts
        .iter()
        .filter(|p| {
            matches!(p.kind, BlockKind::Preamble | BlockKind::Recital | BlockKind::Prose | BlockKind::Instruction)
        })
        .find_map(|p| agreement_name(&p.joined.text).map(|range| p.joined.words(lines, range)))
}

/// "APPENDIX A / TO / MASTER CUSTODY AGREEMENT": a stand-alone schedule names its agreement in its heading.
fn heading_agreement(lines: &Lines<'_>, kind: Kind, first: Option<&Heading>) -> Option<Words> {
    let heading = first.filter(|_| kind == Kind::Schedule)?;
    let mut range = heading.lines;
    range.start += 1;
    let joined = Joined::of(lines, heading.lines);
    // "Appendix B to the Oak Agreement" says it on its first line.
    let whole = || crate::read::title::title(lines, heading.lines).agreement;
    let named = crate::read::title::title(lines, range).agreement.or_else(whole);
    named.map(|name| {
        let led = |link: &str| name.value.get(..link.len()).filter(|head| head.eq_ignore_ascii_case(link));
        let body = ["to the ", "to "].iter().find_map(|link| led(link).map(|head| &name.value[head.len()..]));
        let body = body.unwrap_or(&name.value);
        joined.text.find(body).map_or(name.clone(), |at| joined.words(lines, at..at + body.len()))
    })
}

/// "Re: Oak Custody Agreement dated July 9, 2002 (the "Agreement")": the words that say what a letter is about.
pub fn subject(lines: &Lines<'_>, open: &Opening) -> Option<Joined> {
    let says = |i: &usize| lines.seen(*i).get(..3).is_some_and(|head| head.eq_ignore_ascii_case("re:"));
    let first = open.title.range().find(says).filter(|_| open.letter)?;
    Some(Joined::of(lines, LineRange { start: first as u32, end: open.title.end }))
}

/// "This Schedule B to the Oak Agreement dated May 1, 1998 replaces …": the sentence between a heading and its list.
fn dated_under(lines: &Lines<'_>, heading: &Heading) -> Option<Date> {
    let joined = sentence_under(lines, heading)?;
    let (_, found) = dates_of(&joined.text, true).into_iter().find(|(whose, _)| *whose == Whose::Agreement)?;
    Some(Date { day: found.day, written: joined.words(lines, found.range) })
}

/// "The funds below have adopted the Oak Plan, dated May 1, 1998": such a sentence names the agreement too.
fn named_under(lines: &Lines<'_>, heading: &Heading) -> Option<Words> {
    let joined = sentence_under(lines, heading)?;
    agreement_name(&joined.text).map(|range| joined.words(lines, range))
}

fn sentence_under(lines: &Lines<'_>, heading: &Heading) -> Option<Joined> {
    let first = paragraphs(lines, LineRange::new(heading.lines.end as usize, heading.lines.end as usize + BELOW));
    Some(Joined::of(lines, *first.first()?)).filter(|joined| is_sentence(&joined.text))
}

/// An instruction that names nothing it acts on acts on what the text defines as the agreement.
fn targets(out: &mut Document) {
    let agreement = out
        .terms
        .iter()
        .find(|t| crate::read::title::is_agreement_noun(t.term.value.rsplit(' ').next().unwrap_or("")))
        .map(|t| t.term.clone());
    let target = agreement.map(|term| Words { value: format!("the {}", term.value).into(), ..term });
    // "added to the Oak Advisory Contract (the "Contract")": its name in full is no other target than its term.
    let name = out.agreement.as_ref().map(|name| Folded::of(&name.value));
    let full = |words: &Words| {
        let said = words.value.strip_prefix("the ").unwrap_or(&words.value);
        name.as_ref().is_some_and(|name| *name == Folded::of(said))
    };
    if let Some(term) = &target {
        let targets = out.instructions.iter_mut().filter_map(|i| i.target.as_mut());
        targets.filter(|words| full(words)).for_each(|words| words.clone_from(term));
    }
    // Where the text defines no term, the agreement's own name says what is meant.
    let Some(target) = target.or_else(|| out.agreement.clone()) else { return };
    for instruction in out.instructions.iter_mut().filter(|i| i.target.is_none()) {
        instruction.target = Some(target.clone());
    }
}

fn terms(lines: &Lines<'_>, out: &mut Document, open: &Opening, parts: &[Part]) {
    let mut known: HashSet<String> = HashSet::new();
    let about = subject(lines, open);
    let said = parts.iter().filter(|p| p.kind != BlockKind::Unread).map(|part| &part.joined);
    for joined in about.iter().chain(said) {
        for defined in term::terms(&joined.text) {
            let words = joined.words(lines, defined.term);
            if known.insert(words.value.to_string()) {
                let meaning = Some(joined.words(lines, defined.meaning)).filter(|m| !m.value.is_empty());
                out.terms.push(Term { term: words, meaning });
            }
        }
    }
}
