//! What only several documents of one agreement show together.

use super::{Found, problem};
use crate::check::side::Side;
use crate::check::timeline::{Column, Timeline};
use crate::model::{Document, Severity};
use crate::text::Span;

rules! { SetRule:
    /// Amendments of one agreement whose numbers leave one out.
    ///
    /// What the missing one added, removed or renamed is not known. From the next amendment on, the list in force is
    /// certain only where that or a later one prints the whole schedule.
    ///
    /// Example: `AMENDMENT NO. 2` and `AMENDMENT NO. 5`, and nothing between
    GAP = "amendment-gap", gap;

    /// Two amendments of one agreement that bear one number.
    ///
    /// One may be a draft, or a corrected copy of the other; or the agreement was restated and the numbers began anew.
    /// Both are applied in the order of their dates: close the one that is not in force.
    ///
    /// Example: `AMENDMENT NO. 2` of *May 9, 2011*, and `AMENDMENT NO. 2` of *May 9, 2012*
    TWINS = "number-twice", twins;

    /// An amendment without a date, among others of its agreement.
    ///
    /// It cannot be put in order, so it is not applied: what it adds, removes or renames is not in the timeline. Drafts
    /// and forms are often undated; the executed copy is not.
    ///
    /// Example: `AMENDMENT NO. 1` and `AMENDMENT NO. 2` are dated, `AMENDMENT NO. 4` is not
    UNDATED = "amendment-undated", undated;

    /// An amendment that is dated before one with a lower number.
    ///
    /// One of the dates or numbers is probably mistyped. The list in force follows the dates; were the numbers right, it
    /// might be another.
    ///
    /// Example: `AMENDMENT NO. 3` of *June 1, 2010*, `AMENDMENT NO. 2` of *May 9, 2011*
    DISORDER = "number-order", disorder;
}

fn twins(documents: &[Side<'_>], timeline: &Timeline) -> Vec<Found> {
    let pairs = timeline.twins.iter().flat_map(|(number, columns)| columns.windows(2).map(move |pair| (number, pair)));
    let found = pairs.filter_map(|(number, pair)| {
        let (first, second) = (dated(documents, timeline, pair.first()?)?, dated(documents, timeline, pair.last()?)?);
        let message = format!("This document, of {}, bears No. {number}, as that of {} does.", second.1, first.1);
        Some((second.0, problem(TWINS.name, Severity::Note, start(documents.get(second.0)?.document), message)))
    });
    found.collect()
}

fn undated(documents: &[Side<'_>], timeline: &Timeline) -> Vec<Found> {
    if timeline.columns.is_empty() {
        return Vec::new();
    }
    let found = timeline.undated.iter().filter_map(|&index| {
        let message = "This document bears no date, so it cannot be put in order and is not applied.".to_owned();
        Some((index, problem(UNDATED.name, Severity::Note, start(documents.get(index)?.document), message)))
    });
    found.collect()
}

fn disorder(documents: &[Side<'_>], timeline: &Timeline) -> Vec<Found> {
    let found = timeline.disorder.iter().filter_map(|(first, second)| {
        let number = |index: &usize| timeline.columns.get(*index)?.number;
        let (a, b) = (dated(documents, timeline, first)?, dated(documents, timeline, second)?);
        let (first, second) = (number(first)?, number(second)?);
        let message = format!("No. {first} is dated {}, before No. {second}, which is dated {}.", a.1, b.1);
        Some((a.0, problem(DISORDER.name, Severity::Note, start(documents.get(a.0)?.document), message)))
    });
    found.collect()
}

/// The document of a column, and its day as it stands there.
fn dated(documents: &[Side<'_>], timeline: &Timeline, column: &usize) -> Option<(usize, String)> {
    let Column { document, day, .. } = timeline.columns.get(*column)?;
    let written = documents.get(*document)?.document.dates.amendment.as_ref().map(|date| &date.written.value);
    Some((*document, written.map_or_else(|| day.to_string(), |written| written.to_string())))
}

/// Where a person looks for the number of a document, or else its beginning.
fn start(document: &Document) -> Span {
    let named = document.number.as_ref().map(|number| number.span);
    named.or(document.agreement.as_ref().map(|words| words.span)).unwrap_or_default()
}

fn gap(documents: &[Side<'_>], timeline: &Timeline) -> Vec<Found> {
    let found = timeline.gaps.iter().filter_map(|gap| {
        let column = timeline.columns.get(gap.column)?;
        let number = documents.get(column.document)?.document.number.as_ref()?;
        let missing = match (gap.first, gap.last) {
            (one, last) if one == last => format!("Amendment No. {one} is"),
            (one, last) if one + 1 == last => format!("Amendments No. {one} and No. {last} are"),
            (one, last) => format!("Amendments No. {one} to No. {last} are"),
        };
        let before = gap.first.checked_sub(1).filter(|&before| before > 0);
        let after = before.map_or("the agreement itself".to_owned(), |before| format!("No. {before}"));
        let message = format!("{missing} not among these documents: No. {} follows {after}.", number.value);
        Some((column.document, problem(GAP.name, Severity::Note, number.span, message)))
    });
    found.collect()
}
