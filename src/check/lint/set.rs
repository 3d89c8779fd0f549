//! What only several documents of one agreement show together.

use super::{Found, problem};
use crate::check::side::Side;
use crate::check::timeline::Timeline;
use crate::model::Severity;

rules! { SetRule:
    /// Amendments of one agreement whose numbers leave one out.
    ///
    /// What the missing one added, removed or renamed is not known. From the next amendment on, the list in force is
    /// certain only where that or a later one prints the whole schedule.
    ///
    /// Example: Amendments No. 2 and No. 5, and nothing between
    GAP = "amendment-gap", gap;
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
