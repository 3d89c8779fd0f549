//! Several documents at once, from opened texts to what is shown of them. A document is told by its text and its index
//! there.

use crate::check::compare::Delta;
use crate::check::names::register::register;
use crate::check::side::Side;
use crate::check::timeline::{Consolidated, Timeline, Timelines, consolidated};
use crate::check::{compare as comparing, lint, timeline};
use crate::model::Day;
use crate::show::report::{changes, history};
use crate::show::{Subject, export, view};
use crate::text::lines::Lines;
use crate::{Opened, model};

/// A document: its text, and its index among the documents of the text.
pub type One<'a> = (&'a Opened, usize);

/// In which form something leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form<'a> {
    /// What stands in the page's `main`: escaped, without scripts and styles. For each document, which report on the
    /// page holds its source, to which numbers of lines lead; empty where none does.
    Html(&'a [u32]),
    /// A memo.
    Markdown,
    /// A table, whose rows end with CR LF.
    Csv,
    /// All of it.
    Json,
}

impl<'a> Form<'a> {
    /// "html", "markdown", "csv" or "json".
    pub fn named(name: &str, reports: &'a [u32]) -> Option<Self> {
        Some(match name {
            "html" => Self::Html(reports),
            "markdown" => Self::Markdown,
            "csv" => Self::Csv,
            "json" => Self::Json,
            _ => return None,
        })
    }
}

/// Compares a document of one text with a document of another, or of the same. None where there is no such document.
pub fn compare(before: One<'_>, after: One<'_>) -> Option<Delta> {
    compare_as(before, after, &[])
}

/// The same where a person counts some names as one portfolio's. `decided`: where the name before begins and where the
/// one after does, in UTF-16 offsets, pair by pair.
pub fn compare_as(before: One<'_>, after: One<'_>, decided: &[u32]) -> Option<Delta> {
    let (old, new) = (Lines::of_flat(&before.0.flat), Lines::of_flat(&after.0.flat));
    let pair = |pair: &[u32]| match pair {
        [b, a] => Some((byte_of(old.text, *b)?, byte_of(new.text, *a)?)),
        _ => None,
    };
    let decided: Vec<_> = decided.chunks(2).filter_map(pair).collect();
    Some(comparing::compare(side(before, &old)?, side(after, &new)?, &decided))
}

/// The byte at a UTF-16 offset.
fn byte_of(text: &str, offset: u32) -> Option<u32> {
    let mut units = 0;
    let before = |c: &char| {
        units += c.len_utf16() as u32;
        units <= offset
    };
    u32::try_from(text.chars().take_while(before).map(char::len_utf8).sum::<usize>()).ok()
}

/// Compares, and hands over the view.
pub fn compared<T>(
    before: One<'_>,
    after: One<'_>,
    decided: &[u32],
    shown: impl FnOnce(view::changes::DeltaView<'_>) -> T,
) -> Option<T> {
    let delta = compare_as(before, after, decided)?;
    Some(before.0.show(|old| after.0.show(|new| shown(view::delta(old, new, &delta)))))
}

/// A comparison in the form in which it leaves. None where there is no such document.
pub fn changes(before: One<'_>, after: One<'_>, decided: &[u32], form: Form<'_>) -> Option<String> {
    let delta = compare_as(before, after, decided)?;
    let write = |old: Subject<'_>, new: Subject<'_>| {
        let (before, after) = ((old, before.1), (new, after.1));
        match form {
            Form::Html(reports) => changes::html(before, after, &delta, reports),
            Form::Markdown => changes::markdown(before, after, &delta),
            Form::Csv => export::changes_csv(old, new, &delta),
            Form::Json => export::changes_json(before, after, &delta),
        }
    };
    Some(before.0.show(|old| after.0.show(|new| write(old, new))))
}

/// The histories of the agreements to which documents belong. Documents that do not exist are left out, so indices
/// count what is left.
pub fn timelines(documents: &[One<'_>]) -> Timelines {
    with_sides(documents, timeline::timelines)
}

/// What the drafting checks find in a set of documents beyond those of each: with each problem the index of the document
/// in which it stands.
pub fn problems_of_set(documents: &[One<'_>]) -> Vec<lint::Found> {
    with_sides(documents, |sides| lint::lint_set(sides, &timeline::timelines(sides)))
}

/// Makes the histories, and hands over the view.
pub fn histories<T>(documents: &[One<'_>], shown: impl FnOnce(view::history::TimelinesView<'_>) -> T) -> T {
    let (found, problems) = with_sides(documents, |sides| {
        let found = timeline::timelines(sides);
        let problems = lint::lint_set(sides, &found);
        (found, problems)
    });
    with_subjects(documents, |subjects| shown(view::timelines(subjects, &found, &problems)))
}

/// The history of one agreement, by its index among the histories, in the form in which it leaves; as JSON, all of them.
pub fn history(documents: &[One<'_>], agreement: usize, form: Form<'_>) -> Option<String> {
    let found = timelines(documents);
    let one = found.agreements.get(agreement)?;
    Some(with_subjects(documents, |subjects| match form {
        Form::Html(reports) => history::timeline_html(subjects, one, reports),
        Form::Markdown => history::timeline_markdown(subjects, one),
        Form::Csv => export::timeline_csv(one),
        Form::Json => export::timeline_json(subjects, &view::timelines(subjects, &found, &[])),
    }))
}

/// The schedule in force as of a day (without one, after all documents) of the agreement of that index: hands over the
/// view.
pub fn in_force<T>(
    documents: &[One<'_>],
    agreement: usize,
    day: Option<Day>,
    shown: impl FnOnce(view::history::ConsolidatedView<'_>) -> T,
) -> Option<T> {
    let found = timelines(documents);
    let one = found.agreements.get(agreement)?;
    let list = consolidated(one, day);
    Some(with_subjects(documents, |subjects| shown(view::consolidated(subjects, one, &list))))
}

/// The schedule in force in the form in which it leaves.
pub fn schedule(documents: &[One<'_>], agreement: usize, day: Option<Day>, form: Form<'_>) -> Option<String> {
    let found = timelines(documents);
    let one: &Timeline = found.agreements.get(agreement)?;
    let list: Consolidated = consolidated(one, day);
    Some(with_subjects(documents, |subjects| match form {
        Form::Html(reports) => history::consolidated_html(subjects, one, &list, reports),
        Form::Markdown => history::consolidated_markdown(subjects, one, &list),
        Form::Csv => export::consolidated_csv(subjects, one, &list),
        Form::Json => export::consolidated_json(subjects, one, &list),
    }))
}

/// The lists of several texts as one table, each row behind what tells its document from the others.
pub fn lists(texts: &[&Opened]) -> String {
    let below = |out, opened: &&Opened| opened.show(|subject| export::csv_below(out, subject));
    texts.iter().fold(export::HEAD_OF_SEVERAL.to_owned(), below)
}

/// The register of every name of the documents as CSV.
pub fn names(documents: &[One<'_>]) -> String {
    let present: Vec<One<'_>> = present(documents).map(|(one, _)| one).collect();
    let found: Vec<&model::Document> = self::present(documents).map(|(_, document)| document).collect();
    let register = register(&found);
    with_subjects(&present, |subjects| export::names_csv(subjects, &register))
}

/// The day that "2003-10-29" means.
pub fn day(iso: &str) -> Option<Day> {
    let mut parts = iso.splitn(3, '-').map(str::parse::<u16>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let known = (1..=12).contains(&month) && (1..=31).contains(&day);
    known.then_some(Day { year, month: month as u8, day: day as u8 })
}

fn present<'a>(documents: &[One<'a>]) -> impl Iterator<Item = (One<'a>, &'a model::Document)> {
    documents.iter().filter_map(|&(opened, index)| Some(((opened, index), opened.reading.documents.get(index)?)))
}

fn side<'a>((opened, index): One<'a>, lines: &'a Lines<'a>) -> Option<Side<'a>> {
    Some(Side { document: opened.reading.documents.get(index)?, lines })
}

/// Cuts the lines of each text, to which the checks of several documents look.
fn with_sides<T>(documents: &[One<'_>], then: impl FnOnce(&[Side<'_>]) -> T) -> T {
    let lines: Vec<Lines<'_>> = documents.iter().map(|(opened, _)| Lines::of_flat(&opened.flat)).collect();
    then(&documents.iter().zip(&lines).filter_map(|(one, lines)| side(*one, lines)).collect::<Vec<_>>())
}

/// The same for what is shown; documents that do not exist are left out here as well.
fn with_subjects<T>(documents: &[One<'_>], then: impl FnOnce(&[Subject<'_>]) -> T) -> T {
    let texts: Vec<&Opened> = present(documents).map(|((opened, _), _)| opened).collect();
    let lines: Vec<Lines<'_>> = texts.iter().map(|opened| Lines::of_flat(&opened.flat)).collect();
    then(&texts.iter().zip(&lines).map(|(opened, lines)| opened.subject(lines)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_forms_by_name() {
        assert_eq!(day("2003-10-29"), Some(Day { year: 2003, month: 10, day: 29 }));
        for wrong in ["", "2003", "2003-13-01", "2003-10-32", "x-1-1"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
        assert_eq!((Form::named("csv", &[]), Form::named("pdf", &[])), (Some(Form::Csv), None));
    }

    #[test]
    fn documents_that_do_not_exist_are_left_out() {
        let opened = crate::open("receipt.txt", b"Thank you for your order.\n", None);
        assert_eq!(compare((&opened, 0), (&opened, 9)), None);
        let of = |view: view::history::TimelinesView<'_>| (view.agreements.len(), view.aside.len());
        assert_eq!(histories(&[(&opened, 0), (&opened, 9)], of), (0, 1));
        assert_eq!(history(&[(&opened, 0)], 0, Form::Csv), None);
        assert!(names(&[(&opened, 9)]).starts_with("Name,"));
    }
}
