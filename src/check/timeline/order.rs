//! The documents of one agreement in order: by date, then by number; what is missing, double or out of order.

use super::{Column, Counts, Gap, Timeline};
use crate::check::side::Side;
use crate::model::{Date, Day, Document, Kind};
use crate::order::InOrder;

/// The columns of a group, its undated documents, and what is to be said of the numbers.
pub fn columns(documents: &[Side<'_>], group: &[usize]) -> Timeline {
    let mut out = Timeline::default();
    for (i, document) in group.iter().filter_map(|&i| Some((i, documents.get(i)?.document))) {
        let Some(day) = dated(document) else {
            out.undated.push(i);
            continue;
        };
        out.columns.push(Column {
            document: i,
            number: document.number.as_ref().map(|number| number.value),
            is_agreement: document.kind == Kind::Agreement,
            draft: document.draft,
            day,
            effective: day_of(&document.dates.effective).unwrap_or(day),
            after_gap: false,
            counts: Counts::default(),
        });
    }
    out.columns.order_by_key(|column| (column.day, !column.is_agreement, column.number, column.document));
    let undated = out.undated.iter().filter_map(|&i| documents.get(i)?.document.number.as_ref()).map(|n| n.value);
    out.gaps = gaps(&out.columns, &undated.collect::<Vec<_>>());
    for gap in &out.gaps {
        out.columns.iter_mut().skip(gap.column).take(1).for_each(|column| column.after_gap = true);
    }
    out.twins = twins(&out.columns);
    let numbered: Vec<usize> = (0..out.columns.len()).filter(|&i| number(&out.columns, i).is_some()).collect();
    let against = |pair: &&[usize]| matches!(pair, [a, b] if number(&out.columns, *a) > number(&out.columns, *b));
    out.disorder =
        numbered.windows(2).filter(against).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect();
    out
}

/// The day by which a document is put in order: its own, or from when it has effect, or as of when its lists stand; an
/// agreement's is that of the agreement.
pub fn dated(document: &Document) -> Option<Day> {
    let own = day_of(&document.dates.amendment).or(day_of(&document.dates.effective));
    let as_of = || document.schedules.iter().find_map(|schedule| day_of(&schedule.as_of));
    let agreement = || day_of(&document.dates.agreement).filter(|_| document.kind == Kind::Agreement);
    own.or_else(as_of).or_else(agreement)
}

fn day_of(date: &Option<Date>) -> Option<Day> {
    date.as_ref().and_then(|date| date.day)
}

fn number(columns: &[Column], index: usize) -> Option<u32> {
    columns.get(index).and_then(|column| column.number)
}

/// Numbers between the lowest and the highest that no document bears, dated or not. An agreement that is there says
/// that the numbers begin with one.
fn gaps(columns: &[Column], undated: &[u32]) -> Vec<Gap> {
    let mut borne: Vec<(u32, Option<usize>)> =
        columns.iter().enumerate().filter_map(|(i, column)| Some((column.number?, Some(i)))).collect();
    borne.extend(undated.iter().map(|&number| (number, None)));
    if columns.first().is_some_and(|column| column.is_agreement) {
        borne.push((0, None));
    }
    borne.order();
    let mut out = Vec::new();
    let mut last: Option<u32> = None;
    for (i, &(number, _)) in borne.iter().enumerate() {
        let missing = last.is_some_and(|last| number > last + 1);
        // The list is in doubt from the first dated document behind the gap on.
        let behind = borne.get(i..).unwrap_or(&[]).iter().find_map(|(_, column)| *column);
        if let (true, Some(last), Some(column)) = (missing, last, behind) {
            out.push(Gap { first: last + 1, last: number - 1, column });
        }
        last = Some(number);
    }
    out
}

fn twins(columns: &[Column]) -> Vec<(u32, Vec<usize>)> {
    let mut by_number: std::collections::BTreeMap<u32, Vec<usize>> = std::collections::BTreeMap::new();
    for (i, column) in columns.iter().enumerate() {
        column.number.into_iter().for_each(|number| by_number.entry(number).or_default().push(i));
    }
    by_number.into_iter().filter(|(_, columns)| columns.len() > 1).collect()
}
