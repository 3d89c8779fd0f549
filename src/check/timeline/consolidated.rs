//! The schedule in force as of a day.

use std::collections::HashSet;

use super::{Cell, Doubt, Home, Named, Row, State, Timeline};
use crate::check::names::ids::key;
use crate::model::Day;
use crate::order::InOrder;

/// The list in force after the amendments up to a day.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Consolidated {
    /// The day; none for the last.
    pub day: Option<Day>,
    /// The last column that has effect by that day; none where none has.
    pub column: Option<usize>,
    /// The portfolios, and the registrants without any, in the order of the timeline's rows.
    pub rows: Vec<InForce>,
    /// How many portfolios that is; one that two schedules list counts once.
    pub portfolios: usize,
    /// From where on it is uncertain, gravest first: the earliest.
    pub doubts: Vec<Doubt>,
}

/// A portfolio in force.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InForce {
    /// Index of its row in the timeline.
    pub row: usize,
    /// It is a registrant that is listed without portfolios.
    pub lone: bool,
    /// The name that it bears on that day, and the column that gave it.
    pub name: Named,
    /// Fund and schedule on that day.
    pub home: Home,
    /// The column that put it there, and its cell.
    pub since: (usize, Cell),
    /// The last column that prints it, and its cell: where its classes and values are read.
    pub listed: (usize, Cell),
    /// The names that it had before, oldest first.
    pub former: Vec<String>,
    /// Why it is not certain.
    pub doubt: Option<Doubt>,
}

/// The list in force at the end of `day`, or after all documents. A document counts from when it has effect; those that
/// are ordered behind one that has none yet do not count either.
pub fn consolidated(timeline: &Timeline, day: Option<Day>) -> Consolidated {
    let counts = |column: &&super::Column| day.is_none_or(|day| column.effective <= day);
    let column = timeline.columns.iter().take_while(counts).count().checked_sub(1);
    let mut out = Consolidated { day, column, ..Consolidated::default() };
    let Some(column) = column else { return out };
    out.rows = timeline.rows.iter().enumerate().filter_map(|(index, row)| in_force(index, row, column)).collect();
    let filled: HashSet<String> = out.rows.iter().filter(|row| !row.lone).filter_map(fund_of).collect();
    // On that day it had portfolios, which tell of it.
    out.rows.retain(|row| !row.lone || fund_of(row).is_none_or(|fund| !filled.contains(&fund)));
    out.portfolios = timeline.portfolios_in_force(column);
    out.doubts = out.rows.iter().filter_map(|row| row.doubt).collect();
    out.doubts.order_by_key(|doubt| doubt.column);
    out.doubts.dedup();
    out
}

fn fund_of(row: &InForce) -> Option<String> {
    row.home.fund.as_deref().map(key)
}

fn in_force(index: usize, row: &Row, column: usize) -> Option<InForce> {
    let cells = row.cells.get(..=column)?;
    let now = cells.last().filter(|cell| cell.state.is_in_force())?;
    let absent = cells.iter().rposition(|cell| !cell.state.is_in_force());
    let first = absent.map_or(0, |absent| absent + 1);
    let printed = |cell: &Cell| !matches!(cell.state, State::Carried | State::Absent | State::Removed);
    let listed = cells.iter().rposition(printed).unwrap_or(first);
    let names: Vec<&Named> = row.names.iter().filter(|name| name.column <= column).collect();
    let (name, former) = names.split_last()?;
    Some(InForce {
        row: index,
        lone: row.lone,
        name: (*name).clone(),
        home: row.homes.iter().rfind(|home| home.column <= column).cloned().unwrap_or_default(),
        since: (first, cells.get(first).copied().unwrap_or_default()),
        listed: (listed, cells.get(listed).copied().unwrap_or_default()),
        former: former.iter().map(|name| name.words.value.to_string()).collect(),
        doubt: now.doubt,
    })
}
