//! Dates left open, dates that do not exist, and dates in the wrong order.

use super::{line, problem};
use crate::model::{BlockKind, Date, Document, Kind, Problem, Severity};
use crate::text::fold::Folded;
use crate::text::lines::Lines;

rules! {
    /// A date with its day, month or year left blank.
    ///
    /// It is not certain from when the amendment has effect, or which agreement it amends. Forms and drafts are
    /// rightly undated and are not reported.
    ///
    /// Example: "made as of this ___ day of May, 2004"
    BLANK = "date-blank", blank;

    /// A date that no calendar has.
    ///
    /// What depends on it, such as the day from which a fund is covered, cannot be told.
    ///
    /// Example: "February 30, 2004"
    IMPOSSIBLE = "date-impossible", impossible;

    /// An amendment that is dated, or takes effect, before the agreement that it amends; or that bears two dates.
    ///
    /// One of the two dates is probably mistyped, or was carried over from the amendment before. The day on which
    /// somebody signs is no second date.
    ///
    /// Example: agreement "dated May 1, 2004"; amendment "made as of June 15, 2003"
    CONFLICT = "date-conflict", conflict;
}

const MONTHS: [(&str, u32); 12] = [
    ("jan", 31),
    ("feb", 29),
    ("mar", 31),
    ("apr", 30),
    ("may", 31),
    ("jun", 30),
    ("jul", 31),
    ("aug", 31),
    ("sep", 30),
    ("oct", 31),
    ("nov", 30),
    ("dec", 31),
];

/// Every date that the reading holds and that means no day.
fn without_day(document: &Document) -> impl Iterator<Item = &Date> {
    let dates = [&document.dates.amendment, &document.dates.agreement, &document.dates.effective];
    let schedules = document.schedules.iter().map(|schedule| &schedule.as_of);
    let signatures = document.signatures.iter().map(|signature| &signature.date);
    dates.into_iter().chain(schedules).chain(signatures).flatten().filter(|date| date.day.is_none())
}

fn blank(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let open = |date: &&Date| date.written.value.contains(['_', '[']) || date.written.value.ends_with("day of");
    let say = |date: &Date| {
        let message =
            format!("The date on line {} is left open: “{}”.", line(lines, date.written.span), date.written.value);
        problem(BLANK.name, Severity::Note, date.written.span, message)
    };
    without_day(document).filter(open).filter(|_| !document.draft).map(say).collect()
}

fn impossible(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let say = |date: &Date| {
        let (month, days, day) = beyond_month(&date.written.value)?;
        let message = format!(
            "“{}” on line {} is no date: {month} has {days} days, not {day}.",
            date.written.value,
            line(lines, date.written.span)
        );
        Some(problem(IMPOSSIBLE.name, Severity::Error, date.written.span, message))
    };
    without_day(document).filter_map(say).collect()
}

/// The month of a date in words, its days, and the day that it does not have.
fn beyond_month(written: &str) -> Option<(String, u32, u32)> {
    let folded = Folded::of(written);
    let words: Vec<_> = folded.as_str().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (name, days) = words.iter().find_map(|word| MONTHS.iter().find(|(name, _)| word.starts_with(name)))?;
    let numbers: Vec<u32> = words.iter().filter_map(|word| number(word)).collect();
    let year = numbers.iter().copied().find(|number| (1900..2200).contains(number))?;
    let day = numbers.iter().copied().find(|&number| (1..100).contains(&number))?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = if *name == "feb" && !leap { 28 } else { *days };
    let month = written.split(|c: char| !c.is_alphabetic()).find(|word| word.to_lowercase().starts_with(name))?;
    (day > days).then(|| (month.to_owned(), days, day))
}

/// "30", "31st".
fn number(word: &str) -> Option<u32> {
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    figures.parse().ok()
}

fn conflict(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    use BlockKind::{Closing, Instruction, Preamble, Recital, Title};
    let dates = &document.dates;
    let within = |date: &&Date, kinds: &[BlockKind]| stands_in(document, line(lines, date.written.span), kinds);
    // Dates further down are of terms and payments as often as of the agreement.
    let agreement = dates.agreement.as_ref().filter(|date| within(date, &[Title, Preamble, Recital]));
    let Some(agreement) = agreement.filter(|_| document.kind == Kind::Amendment) else { return Vec::new() };
    let earlier = |date: &&Date| date.day.zip(agreement.day).is_some_and(|(own, base)| own < base);
    let own = dates.amendment.as_ref().filter(earlier).filter(|date| !within(date, &[BlockKind::Prose]));
    // In the recitals it is the agreement that took effect.
    let effective =
        || dates.effective.as_ref().filter(earlier).filter(|date| within(date, &[Title, Instruction, Closing]));
    let told = own.map(|date| (date, "is dated")).or_else(|| Some((effective()?, "is effective")));
    let Some((date, what)) = told else { return Vec::new() };
    let message = format!(
        "The amendment {what} “{}” on line {}, before the agreement that it amends: “{}” on line {}.",
        date.written.value,
        line(lines, date.written.span),
        agreement.written.value,
        line(lines, agreement.written.span)
    );
    let mut found = problem(CONFLICT.name, Severity::Warning, date.written.span, message);
    found.related.push(agreement.written.span);
    vec![found]
}

/// Whether a line, from 1, is one of such a block.
fn stands_in(document: &Document, line: usize, kinds: &[BlockKind]) -> bool {
    document
        .blocks
        .iter()
        .any(|block| kinds.contains(&block.kind) && block.lines.range().contains(&line.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::{beyond_month, conflict};
    use crate::model::{Block, BlockKind, Date, Dates, Day, Document, Kind};
    use crate::text::Words;
    use crate::text::lines::Lines;

    #[test]
    fn an_amendment_cannot_come_before_its_agreement() {
        let lines = Lines::of("as of May 1, 2003\n");
        let date = |year| Some(Date { day: Some(Day { year, month: 5, day: 1 }), written: Words::default() });
        let found = |year, kind| {
            let dates = Dates { amendment: date(year), agreement: date(2003), effective: None };
            let blocks = vec![Block { kind, lines: lines.all() }];
            let document = Document { kind: Kind::Amendment, dates, blocks, ..Document::default() };
            conflict(&document, &lines).len()
        };
        assert_eq!(found(2002, BlockKind::Preamble), 1);
        assert_eq!(found(2004, BlockKind::Preamble), 0);
        assert_eq!(found(2002, BlockKind::Prose), 0, "that may be any date");
        let dates = Dates { amendment: date(2004), agreement: date(2003), effective: date(2002) };
        let blocks = vec![Block { kind: BlockKind::Title, lines: lines.all() }];
        let document = Document { kind: Kind::Amendment, dates, blocks, ..Document::default() };
        assert_eq!(conflict(&document, &lines).len(), 1, "effective before there is anything to amend");
    }

    #[test]
    fn the_calendar_decides() {
        assert_eq!(beyond_month("February 30, 2004"), Some(("February".into(), 29, 30)));
        assert_eq!(beyond_month("29th day of Feb., 2003"), Some(("Feb".into(), 28, 29)));
        assert_eq!(beyond_month("31st day of June, 2004").map(|found| found.1), Some(30));
        for right in ["February 29, 2004", "May 31, 2003", "___ day of May, 2004", "30 of them", "May 2040"] {
            assert_eq!(beyond_month(right), None, "{right}");
        }
    }
}
