//! The dates of an instrument: when it was made, when what it amends was made, and from when it has effect.

use std::cell::LazyCell;

use crate::model::{Act, BlockKind, Date, Document, Instruction, Kind, Problem, Severity};
use crate::read::closing::{Closing, closing};
use crate::read::dates::{self, Found};
use crate::read::document::Part;
use crate::read::header::subject;
use crate::read::instruction;
use crate::read::opening::Opening;
use crate::read::preamble::{Whose, begins_with_amendment, dates_of};
use crate::read::prose::Joined;
use crate::text::LineRange;
use crate::text::lines::Lines;

/// Fills in the dates of a document.
pub fn dates(lines: &Lines<'_>, out: &mut Document, open: &Opening, parts: &[Part]) {
    // A letter is dated at its head, whatever other letters it speaks of.
    let alone =
        |&i: &usize| matches!(dates::find(lines.seen(i)).as_slice(), [one] if one.range == (0..lines.seen(i).len()));
    if let Some(line) = open.title.range().find(alone).filter(|_| open.letter) {
        let joined = Joined::of(lines, LineRange::new(line, line + 1));
        let day = dates::find(&joined.text).into_iter().next();
        out.dates.amendment = day.map(|found| Date { day: found.day, written: joined.words(lines, found.range) });
    }
    for part in parts {
        let opening = part.kind == BlockKind::Preamble;
        let text = &part.joined.text;
        let date = |found: Found| Date { day: found.day, written: part.joined.words(lines, found.range) };
        if part.kind == BlockKind::Closing && closing(text) == Some(Closing::Dated) {
            if let Some(found) = dates::find(text).pop() {
                let date = date(found);
                give_way(lines, out, parts, &date);
                set_own(lines, out, date);
            }
            continue;
        }
        let replaces = LazyCell::new(|| instruction::orders(text).iter().any(|order| order.act == Act::Replace));
        for (whose, found) in dates_of(text, opening) {
            match whose {
                Whose::Amendment if opening || part.kind == BlockKind::Prose || turns(text) => {
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
    undated(lines, out, parts);
    // "Re: Oak Custody Agreement dated July 9, 2002": what a letter is about.
    if let Some(about) = subject(lines, open)
        && let Some(found) = made(&about.text)
    {
        set(&mut out.dates.agreement, Date { day: found.day, written: about.words(lines, found.range) });
    }
    if let Some(day) = common_day(&out.instructions).filter(|_| out.dates.effective.is_none()) {
        out.dates.effective = Some(day);
    }
    // "IN WITNESS WHEREOF … as of the 2nd day of July, 2001".
    for part in parts.iter().filter(|p| closing(&p.joined.text) == Some(Closing::Witness)) {
        // "… caused this Schedule to the Oak Agreement dated May 1, 2003 to be executed": that day is the agreement's.
        let dated = |found: &Found| part.joined.text[..found.range.start].trim_end().ends_with("dated");
        let theirs = dates_of(&part.joined.text, false)
            .into_iter()
            .filter(|(whose, found)| *whose == Whose::Agreement && dated(found));
        let theirs: Vec<Found> = theirs.map(|(_, found)| found).collect();
        if let Some(found) = theirs.first() {
            let written = part.joined.words(lines, found.range.clone());
            set(&mut out.dates.agreement, Date { day: found.day, written });
        }
        let own = |found: &Found| found.day.is_some() && theirs.iter().all(|other| other.range != found.range);
        if let Some(found) = dates::find(&part.joined.text).into_iter().find(own) {
            let as_of = part.joined.text[..found.range.start].trim_end_matches(|c: char| !c.is_alphabetic());
            let as_of = as_of.ends_with("as of") || as_of.ends_with("as of the");
            let date = Date { day: found.day, written: part.joined.words(lines, found.range) };
            // The day on which somebody signs may be another than that of the amendment.
            if as_of { set_own(lines, out, date) } else { set(&mut out.dates.amendment, date) }
        }
    }
    titled(lines, out, open);
}

/// The dates in a title: a letter's on a line of its own, "AMENDMENT NO. 2 dated May 1, 2003 to the AGREEMENT dated June
/// 2, 1999". A single date behind an agreement's name may be of either; where the text dates the amendment, or the title
/// is of schedules that stand alone, it is the agreement's.
fn titled(lines: &Lines<'_>, out: &mut Document, open: &Opening) {
    let joined = Joined::of(lines, open.title);
    let date = |found: Found| Date { day: found.day, written: joined.words(lines, found.range) };
    let mut all = dates::find(&joined.text);
    // "DRAFT OF MAY 1, 2005": the day on which it was drawn up so far, before anybody made it.
    all.retain(|found| !tells_of_draft(&joined.text[..found.range.start]));
    let of_agreement = made(&joined.text).filter(|found| !open.letter && all.contains(found));
    let other = all.iter().find(|found| of_agreement.as_ref().is_none_or(|of| of.range != found.range)).cloned();
    let alone = all.len() == 1 && out.kind != Kind::Schedule;
    match of_agreement {
        Some(found) if alone && out.dates.amendment.is_none() => set(&mut out.dates.amendment, date(found)),
        Some(found) if out.dates.amendment.as_ref().is_none_or(|date| date.day != found.day) => {
            set(&mut out.dates.agreement, date(found));
        }
        _ => {}
    }
    if let Some(found) = other {
        set(&mut out.dates.amendment, date(found));
    }
}

/// Whether words that lead to a date say that it is the day of a draft.
fn tells_of_draft(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ',', '-', ':', '\u{2013}', '(']).to_lowercase();
    let before = [" of", " as of", " dated"].iter().find_map(|link| before.strip_suffix(link)).unwrap_or(&before);
    before.rsplit(|c: char| !c.is_alphanumeric()).next().is_some_and(|word| matches!(word, "draft" | "proof"))
}

/// The date of the agreement that words name.
fn made(text: &str) -> Option<Found> {
    dates_of(text, false).into_iter().find(|(whose, _)| *whose == Whose::Agreement).map(|(_, found)| found)
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
            otherwise: None,
        });
    }
}

/// "is amended, as of January 2, 2004" over "Dated: December 4, 2003" at the foot: what is signed before the day as of which
/// it amends has effect from then, and is dated where it says so.
fn give_way(lines: &Lines<'_>, out: &mut Document, parts: &[Part], signed: &Date) {
    let Some(stated) = &out.dates.amendment else { return };
    let before = stated.day.zip(signed.day).is_some_and(|(stated, signed)| signed < stated);
    let line = lines.line_at(stated.written.span.start);
    let part = parts.iter().find(|part| part.lines.range().contains(&line));
    let ordered = part.is_some_and(|part| {
        let text = part.joined.text.to_lowercase();
        let mentions = text.match_indices("as of ").map(|(at, _)| text[..at].trim_end_matches([',', ' ']));
        mentions.into_iter().any(|stem| [" amended", " is", " are"].iter().any(|verb| stem.ends_with(verb)))
    });
    if before && ordered && out.dates.effective.is_none() {
        out.dates.effective = out.dates.amendment.take();
    }
}

/// "Amendment No. 1 to Oak Agreement, dated as of D", or "AGREEMENT made D" below the title of an amendment: where another
/// date is said of the agreement later, D is the amendment's.
fn undated(lines: &Lines<'_>, out: &mut Document, parts: &[Part]) {
    let Some(opens) =
        parts.iter().position(|p| p.kind == BlockKind::Preamble).filter(|_| out.dates.amendment.is_none())
    else {
        return;
    };
    let agreements = |part: &Part| {
        let opening = part.kind == BlockKind::Preamble;
        let found = dates_of(&part.joined.text, opening).into_iter().filter(|(whose, _)| *whose == Whose::Agreement);
        found.map(|(_, found)| found).collect::<Vec<_>>()
    };
    let own = &parts[opens];
    let text = own.joined.text.as_str();
    let itself = out.kind == Kind::Amendment && opens_as_agreement(text);
    let Some(first) = agreements(own).into_iter().next().filter(|_| itself || begins_with_amendment(text)) else {
        return;
    };
    let before = text[..first.range.start].to_lowercase();
    // No comma parts an agreement that is named from the day by which it is known.
    let linked = [", dated as of ", ", dated ", ", made as of "].iter().any(|link| before.ends_with(link));
    let near = itself || first.range.start < 200 && !before.contains(" made ") && linked;
    let kinds = [BlockKind::Preamble, BlockKind::Recital, BlockKind::Prose, BlockKind::Instruction];
    let other = parts.iter().skip(opens).filter(|p| kinds.contains(&p.kind)).find_map(|part| {
        let found = agreements(part).into_iter().find(|found| found.day.is_some() && found.day != first.day)?;
        Some(Date { day: found.day, written: part.joined.words(lines, found.range) })
    });
    if let Some(other) = other.filter(|_| near) {
        out.dates.amendment = Some(Date { day: first.day, written: own.joined.words(lines, first.range) });
        out.dates.agreement = Some(other);
    }
}

/// "AGREEMENT made this 8th day of May, 1999, between": how any deed speaks of itself, one that amends among them.
fn opens_as_agreement(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    let first = words.next().filter(|word| word != "this").or_else(|| words.next());
    let then = words.next().filter(|word| word != "is").or_else(|| words.next());
    first.is_some_and(|word| word == "agreement")
        && then.is_some_and(|verb| matches!(verb.as_str(), "made" | "dated" | "entered" | "executed"))
}

/// "NOW, THEREFORE, it is agreed, as of May 1, 2003, that": where recitals turn to the deed.
fn turns(text: &str) -> bool {
    text.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("now"))
}

/// The day that one instruction states and the others refer to: "as of the same day".
fn common_day(instructions: &[Instruction]) -> Option<Date> {
    let stated = instructions.iter().filter_map(|i| i.effective.as_ref());
    let refers = |i: &&Instruction| {
        let words = i.words.value.to_lowercase();
        ["same day", "same date", "that day", "that date", "such date"].iter().any(|turn| words.contains(turn))
    };
    let referring = instructions.iter().filter(|i| i.effective.is_none()).collect::<Vec<_>>();
    let common = !referring.is_empty() && referring.iter().all(refers) && !days_differ(instructions);
    stated.min_by_key(|date| date.written.span.start).filter(|_| common).cloned()
}

/// Whether instructions state days of effect, and not the same.
fn days_differ(instructions: &[Instruction]) -> bool {
    let mut days = instructions.iter().filter_map(|i| i.effective.as_ref()).map(|date| date.day);
    days.next().is_some_and(|first| days.any(|day| day != first))
}

/// Whether the words before a date of an instruction make it the day from which that has effect: "On May 1, 2003,
/// Exhibit 1 will …", "Schedule A is replaced, as of May 1, 2003, by …".
fn leads_in(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    // "First. As of August 1, 2004": behind the number of its item.
    let body = before.rsplit(". ").next().unwrap_or(before);
    let body = body.trim_start_matches(|c: char| !c.is_alphabetic());
    let opens = matches!(body, "On" | "As of" | "Effective" | "Effective as of" | "With effect from");
    opens || before.ends_with(", as of") || before.ends_with(", on")
}

/// The first date of its kind counts.
fn set(to: &mut Option<Date>, date: Date) {
    to.get_or_insert(date);
}
