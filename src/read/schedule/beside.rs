//! What is said of a registrant beside it, and wraps beside its portfolios: "Massachusetts Business" beside "Oak Trust" and
//! the first of its funds, "Trust" below it beside the second.

use crate::read::vocabulary::ColumnKind;
use crate::text::lines::Lines;

use super::columns::Grid;
use super::entry::Entry;
use super::wrap::runs_on;

/// Joins the lines of what stands between the registrants' column and that of their portfolios, where it wraps.
pub(super) fn join_registrants_values(lines: &Lines<'_>, drafts: &mut [Entry], grid: &Grid) {
    let place = |kind: ColumnKind| grid.columns.iter().position(|column| column.kind == kind);
    let (Some(fund), Some(names)) = (place(ColumnKind::Fund), place(ColumnKind::Portfolio)) else { return };
    let theirs = |column: usize| fund < column && column < names;
    let mut owner: Option<usize> = None;
    for k in 0..drafts.len() {
        if !drafts[k].fund.is_empty() {
            owner = Some(k);
            continue;
        }
        let Some(at) = owner.filter(|_| !drafts[k].apart && !drafts[k].ruled) else { continue };
        let (above, below) = drafts.split_at_mut(k);
        let whose = &mut above[at].values;
        below[0].values.retain_mut(|value| {
            let text = value.pieces.first().map(|&piece| lines.joined(piece)).unwrap_or_default();
            let own = whose.iter_mut().find(|own| own.column == value.column && theirs(value.column));
            match own.filter(|own| runs_on(lines, own, &text)) {
                Some(own) => {
                    own.pieces.append(&mut value.pieces);
                    false
                }
                None => true,
            }
        });
    }
}
