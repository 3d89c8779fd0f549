//! The facts of a document's head: number, agreement, dates, parties, terms, from the title and the running text.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::model::{Act, BlockKind, Date, Document, Instruction, Kind, Problem, Severity, Signature, Term};
use crate::read::called::{agreement_name, own_ordinal};
use crate::read::closing::{Closing, closing};
use crate::read::dates::{self, Found};
use crate::read::document::Part;
use crate::read::opening::Opening;
use crate::read::preamble::{Whose, dates_of};
use crate::read::prose::{Joined, is_sentence, paragraphs};
use crate::read::schedule::heading::Heading;
use crate::read::title::Title;
use crate::read::{instruction, join, party, term};
use crate::text::fold::Folded;
use crate::text::lines::Lines;
use crate::text::{LineRange, Words};

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
    out.number = title.number.clone();
    out.draft = title.draft || out.kind == Kind::Schedule && first.is_some_and(|h| h.draft);
    out.scope = title.scope.clone();
    out.agreement = title
        .agreement
        .clone()
        .filter(|_| out.kind != Kind::Letter)
        .or_else(|| named_agreement(lines, parts))
        .or_else(|| heading_agreement(lines, out.kind, first));
    out.problems.extend(number_doubt(lines, title, parts));
    dates(lines, out, open, parts);
    if let Some(heading) = first.filter(|_| out.kind == Kind::Schedule) {
        // A stand-alone schedule has no amendment's date: its "Dated:" line is the day as of which it stands.
        let dated = out.dates.amendment.take();
        if let [schedule] = out.schedules.as_mut_slice() {
            schedule.as_of = schedule.as_of.take().or_else(|| dated.clone());
        }
        out.dates.agreement = out.dates.agreement.take().or_else(|| heading.agreement_date.clone());
        out.dates.agreement = out.dates.agreement.take().or_else(|| dated_under(lines, heading));
        out.scope = out.scope.take().or_else(|| crate::read::title::title(lines, heading.lines).scope);
    }
    terms(lines, out, parts);
    parties(lines, out, open, parts, first);
    part_captions(out);
    join::joiners(lines, out, parts);
    targets(out);
}

/// The title says one ordinal and the text another: "AMENDMENT NO. NINE", "This Amendment Number Eight".
fn number_doubt(lines: &Lines<'_>, title: &Title, parts: &[Part]) -> Option<Problem> {
    let number = title.number.as_ref()?;
    let part = parts.iter().find(|part| part.kind == BlockKind::Preamble)?;
    let (value, range) = own_ordinal(&part.joined.text)?;
    let said = part.joined.words(lines, range);
    (value != number.value).then(|| Problem {
        rule: "low-confidence",
        severity: Severity::Note,
        message: format!(
            "The title calls this Amendment No. {}, the text on line {} “{}”. It is read as the title says; it could be No. {value}.",
            number.value,
            lines.line_at(said.span.start) + 1,
            said.value
        ),
        span: number.span,
        related: vec![said.span],
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

/// "This Schedule B to the Oak Agreement dated May 1, 1998 replaces …": the sentence between a heading and its list.
fn dated_under(lines: &Lines<'_>, heading: &Heading) -> Option<Date> {
    let first = paragraphs(lines, LineRange::new(heading.lines.end as usize, heading.lines.end as usize + BELOW));
    let joined = Joined::of(lines, *first.first()?);
    let theirs = dates_of(&joined.text, true).into_iter().find(|(whose, _)| *whose == Whose::Agreement);
    let (_, found) = theirs.filter(|_| is_sentence(&joined.text))?;
    Some(Date { day: found.day, written: joined.words(lines, found.range) })
}

fn dates(lines: &Lines<'_>, out: &mut Document, open: &Opening, parts: &[Part]) {
    for part in parts {
        let opening = part.kind == BlockKind::Preamble;
        let text = &part.joined.text;
        let date = |found: Found| Date { day: found.day, written: part.joined.words(lines, found.range) };
        if part.kind == BlockKind::Closing && closing(text) == Some(Closing::Dated) {
            if let Some(found) = dates::find(text).pop() {
                set_own(lines, out, date(found));
            }
            continue;
        }
        let replaces = LazyCell::new(|| instruction::orders(text).iter().any(|order| order.act == Act::Replace));
        for (whose, found) in dates_of(text, opening) {
            match whose {
                Whose::Amendment if opening || part.kind == BlockKind::Prose => {
                    set(&mut out.dates.amendment, date(found))
                }
                Whose::Agreement
                    if matches!(
                        part.kind,
                        BlockKind::Preamble | BlockKind::Recital | BlockKind::Prose | BlockKind::Instruction
                    ) =>
                {
                    set(&mut out.dates.agreement, date(found))
                }
                Whose::Other
                    if part.kind == BlockKind::Instruction && leads_in(text, found.range.start) && *replaces =>
                {
                    set(&mut out.dates.effective, date(found));
                }
                // Where items have effect from days of their own, none of them is the document's.
                Whose::Effective if part.kind == BlockKind::Instruction && days_differ(&out.instructions) => {}
                Whose::Effective => set(&mut out.dates.effective, date(found)),
                _ => {}
            }
        }
    }
    // "Re: Oak Custody Agreement dated July 9, 2002": what a letter is about.
    if let Some(subject) = open.title.range().find(|&i| is_subject(lines.seen(i))).filter(|_| open.letter) {
        let joined = Joined::of(lines, LineRange { start: subject as u32, end: open.title.end });
        let about = dates_of(&joined.text, false).into_iter().find(|(whose, _)| *whose == Whose::Agreement);
        if let Some((_, found)) = about {
            set(&mut out.dates.agreement, Date { day: found.day, written: joined.words(lines, found.range) });
        }
    }
    // "IN WITNESS WHEREOF … as of the 2nd day of July, 2001".
    for part in parts.iter().filter(|p| closing(&p.joined.text) == Some(Closing::Witness)) {
        if let Some(found) = dates::find(&part.joined.text).into_iter().find(|found| found.day.is_some()) {
            let as_of = part.joined.text[..found.range.start].trim_end_matches(|c: char| !c.is_alphabetic());
            let as_of = as_of.ends_with("as of") || as_of.ends_with("as of the");
            let date = Date { day: found.day, written: part.joined.words(lines, found.range) };
            // The day on which somebody signs may be another than that of the amendment.
            if as_of { set_own(lines, out, date) } else { set(&mut out.dates.amendment, date) }
        }
    }
    // A letter's date, or one under the title, stands on a line of its own.
    let joined = Joined::of(lines, open.title);
    if let Some(found) = dates::find(&joined.text).into_iter().next() {
        set(&mut out.dates.amendment, Date { day: found.day, written: joined.words(lines, found.range) });
    }
}

/// A date that the amendment bears: the first counts, and that a further one says another day is told.
fn set_own(lines: &Lines<'_>, out: &mut Document, date: Date) {
    let Some(first) = &out.dates.amendment else {
        out.dates.amendment = Some(date);
        return;
    };
    if out.kind == Kind::Amendment && first.day.zip(date.day).is_some_and(|(first, other)| first != other) {
        let at = |date: &Date| lines.line_at(date.written.span.start) + 1;
        out.problems.push(Problem {
            rule: "date-conflict",
            severity: Severity::Warning,
            message: format!(
                "The amendment bears two dates: “{}” on line {}, and “{}” on line {}. The first is taken for its date.",
                first.written.value,
                at(first),
                date.written.value,
                at(&date)
            ),
            span: date.written.span,
            related: vec![first.written.span],
        });
    }
}

/// Whether instructions state days of effect, and not the same.
fn days_differ(instructions: &[Instruction]) -> bool {
    let mut days = instructions.iter().filter_map(|i| i.effective.as_ref()).map(|date| date.day);
    days.next().is_some_and(|first| days.any(|day| day != first))
}

/// "Re: …": the line that says what a letter is about.
fn is_subject(seen: &str) -> bool {
    seen.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("re:"))
}

/// An instruction that names nothing it acts on acts on what the text defines as the agreement.
fn targets(out: &mut Document) {
    let agreement = out
        .terms
        .iter()
        .find(|t| crate::read::title::is_agreement_noun(t.term.value.rsplit(' ').next().unwrap_or("")))
        .map(|t| t.term.clone());
    let target = agreement.map(|term| Words { value: format!("the {}", term.value), ..term });
    // Where the text defines no term, the agreement's own name says what is meant.
    let Some(target) = target.or_else(|| out.agreement.clone()) else { return };
    for instruction in out.instructions.iter_mut().filter(|i| i.target.is_none()) {
        instruction.target = Some(target.clone());
    }
}

/// Whether the words before a date of an instruction make it the day from which that has effect: "On May 1, 2003,
/// Exhibit 1 will …", "Schedule A is replaced, as of May 1, 2003, by …".
fn leads_in(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    let body = before.trim_start_matches(|c: char| !c.is_alphabetic());
    let opens = matches!(body, "On" | "As of" | "Effective" | "Effective as of" | "With effect from");
    opens || before.ends_with(", as of") || before.ends_with(", on")
}

/// The first date of its kind counts.
fn set(to: &mut Option<Date>, date: Date) {
    to.get_or_insert(date);
}

fn terms(lines: &Lines<'_>, out: &mut Document, parts: &[Part]) {
    let mut known: HashSet<String> = HashSet::new();
    for part in parts.iter().filter(|p| p.kind != BlockKind::Unread) {
        for defined in term::terms(&part.joined.text) {
            let words = part.joined.words(lines, defined.term);
            if known.insert(words.value.clone()) {
                let meaning = Some(part.joined.words(lines, defined.meaning)).filter(|m| !m.value.is_empty());
                out.terms.push(Term { term: words, meaning });
            }
        }
    }
}

fn parties(lines: &Lines<'_>, out: &mut Document, open: &Opening, parts: &[Part], first: Option<&Heading>) {
    let captions: Vec<Folded> = captions(&out.signatures).iter().map(|c| Folded::of(&c.value)).collect();
    for part in parts.iter().filter(|p| matches!(p.kind, BlockKind::Preamble | BlockKind::Recital | BlockKind::Prose)) {
        let found = party::parties(&part.joined.text, &captions);
        if !found.is_empty() {
            let mut placed: Vec<(usize, Words)> =
                found.into_iter().map(|range| (range.start, part.joined.words(lines, range))).collect();
            placed.extend(meant(&part.joined.text, &out.terms, &placed));
            placed.sort_by_key(|(at, _)| *at);
            out.parties = placed.into_iter().map(|(_, party)| party).collect();
            if out.kind == Kind::Letter && out.parties.len() == 1 && part.joined.text.contains(" you") {
                // Whom a letter calls "you" is who else signs it.
                let known = Folded::of(&out.parties[0].value);
                let others = captions_of_entities(&out.signatures);
                out.parties.extend(others.into_iter().filter(|caption| Folded::of(&caption.value) != known));
            }
            break;
        }
    }
    if out.parties.is_empty() && matches!(out.kind, Kind::Amendment | Kind::Agreement) {
        // "BETWEEN / OAK TRUST / AND / ELM, INC." in the title, where the text names nobody.
        let joined = Joined::of(lines, open.title);
        let found = party::parties(&joined.text, &captions);
        out.parties = found.into_iter().map(|range| joined.words(lines, range)).collect();
    }
    if let Some(heading) = first.filter(|_| out.parties.is_empty() && out.kind == Kind::Schedule) {
        // "SCHEDULE A / to the Custody Agreement / between / OAK TRUST / and / ELM BANK".
        let joined = Joined::of(lines, heading.lines);
        let found = party::parties(&joined.text, &captions);
        out.parties = found.into_iter().map(|range| joined.words(lines, range)).collect();
    }
    if out.parties.is_empty() && out.kind == Kind::Letter {
        for caption in captions_of_entities(&out.signatures) {
            if !out.parties.iter().any(|p| p.value == caption.value) {
                out.parties.push(caption);
            }
        }
    }
}

/// Two parties' names over two signatures, a line each: the preamble tells that they are two.
fn part_captions(out: &mut Document) {
    let known: HashSet<Folded> = out.parties.iter().map(|party| Folded::of(&party.value)).collect();
    let both = |party: &Words| {
        let [second] = party.more.as_slice() else { return None };
        let (first, last) = (party.span, *second);
        let length = (first.end - first.start) as usize;
        let (a, b) = (party.value.get(..length)?, party.value.get(length..)?.trim_start());
        let names = [
            Words { value: a.to_owned(), span: first, more: Vec::new() },
            Words { value: b.to_owned(), span: last, more: Vec::new() },
        ];
        names.iter().all(|name| known.contains(&Folded::of(&name.value))).then_some(names)
    };
    let alike = |a: &Signature, b: &Signature| a.party.len() == 1 && a.party == b.party && a.role == b.role;
    let mut k = 0;
    while k < out.signatures.len() {
        let mine = &out.signatures[k];
        let run = out.signatures[k..].iter().take_while(|next| alike(mine, next)).count().max(1);
        if let Some(names) = mine.party.first().filter(|_| mine.party.len() == 1).and_then(both) {
            for (at, signature) in out.signatures[k..k + run].iter_mut().enumerate() {
                signature.party = if run == 2 { vec![names[at].clone()] } else { names.to_vec() };
            }
        }
        k += run;
    }
}

/// The parties that a preamble names by terms which other words define: "between the Trust and Elm Bank".
fn meant(text: &str, terms: &[Term], named: &[(usize, Words)]) -> Vec<(usize, Words)> {
    let entity = |term: &Term| {
        let meaning = term.meaning.as_ref()?;
        let whole = party::entities(&meaning.value, 0..meaning.value.len(), &[]).first()?.clone();
        (whole == (0..meaning.value.len())).then(|| meaning.clone())
    };
    let places = party::by_term(text, terms.iter().map(|term| term.term.value.as_str()));
    let meant = places.into_iter().filter_map(|(at, called)| {
        let term = terms.iter().find(|term| term.term.value == called)?;
        Some((at, entity(term)?))
    });
    meant.filter(|(_, party)| named.iter().all(|(_, known)| known.value != party.value)).collect()
}

fn captions(signatures: &[Signature]) -> Vec<&Words> {
    signatures.iter().filter(|s| s.schedule.is_none()).flat_map(|s| &s.party).collect()
}

fn captions_of_entities(signatures: &[Signature]) -> Vec<Words> {
    captions(signatures).into_iter().cloned().collect()
}
