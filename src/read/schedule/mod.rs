//! Schedules: the lists of funds and portfolios that an agreement covers.
//!
//! heading → body (rows) → columns → entries (names with their values) → levels → funds.

pub mod assemble;
pub mod body;
pub mod columns;
pub mod entry;
pub mod heading;
pub mod level;
pub mod name;
pub mod row;
pub mod value;

use crate::model::Schedule;
use crate::text::LineRange;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

use heading::Heading;

/// Reads the schedule under `heading`, whose list stands in `list`.
pub fn schedule(lines: &Lines<'_>, heading: &Heading, list: LineRange, titles: &[Folded]) -> Schedule {
    let body = body::body(lines, list, titles);
    let grid = columns::grid(lines, &body);
    let entries = entry::entries(lines, &body, &grid);
    let levels = level::levels(&entries, grid.columns.len() > 1);
    Schedule {
        id: heading.id.clone(),
        label: heading.label.clone(),
        complete: !heading.change,
        as_of: heading.as_of.clone(),
        columns: grid.columns.iter().filter_map(|column| column.head.clone()).collect(),
        lines: LineRange { start: heading.lines.start, end: list.end },
        funds: assemble::funds(lines, &body, &grid, &entries, &levels),
    }
}
