//! The rows in a reader's order: fund by fund as the lists in force have them, with those that are gone among them.

use std::collections::{HashMap, HashSet};

use super::fold::Folded;
use super::{FundRows, Row, State, Timeline};
use crate::check::names::ids::{NameId, key};
use crate::order::InOrder;

/// Puts the rows in order and counts them.
pub fn arrange(folded: Folded, timeline: &mut Timeline) {
    let Folded { rows, in_force, names } = folded;
    let gone = (0..rows.len()).filter(|&row| rows.get(row).is_some_and(|row| !row.in_force));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    // A portfolio that is gone stands with those of its fund that are not, whatever letter their schedule bears now.
    let mut funds: HashMap<String, usize> = HashMap::new();
    for row in in_force.iter().copied().chain(gone) {
        let home = rows.get(row).and_then(|row| row.homes.last());
        let fund = home.and_then(|home| home.fund.as_deref()).map(key).unwrap_or_default();
        let place = (home.map(|home| key(&home.schedule)).unwrap_or_default(), fund.clone());
        let there = rows.get(row).is_some_and(|row| row.in_force);
        let with_fund = funds.get(&fund).copied().filter(|_| !there && !fund.is_empty());
        let group = known.get(&place).copied().or(with_fund).unwrap_or(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
            known.insert(place, group);
            funds.entry(fund).or_insert(group);
        }
        groups.iter_mut().skip(group).take(1).for_each(|group| group.push(row));
    }
    let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
    let mut order: Vec<NameId> = Vec::with_capacity(rows.len());
    for mut group in groups {
        alphabetical(&mut group, &rows);
        let first = timeline.rows.len();
        for index in group {
            let row = rows.get_mut(index).and_then(Option::take);
            if let (Some(row), Some(&name)) = (row, names.get(index)) {
                timeline.rows.push(row);
                order.push(name);
            }
        }
        let own = timeline.rows.get(first..).unwrap_or(&[]);
        // One that is gone bears the letter of its day; where others are in force, theirs is the schedule's.
        let tells = own.iter().find(|row| row.in_force).or(own.first());
        let home = tells.and_then(|row| row.homes.last()).cloned().unwrap_or_default();
        let counts = |column| own.iter().filter(|row| !row.lone && is_in_force(row, column)).count();
        let in_force = (0..timeline.columns.len()).map(counts).collect();
        let (former, since) = former(own, &home.schedule);
        let (fund, schedule, count) = (home.fund, home.schedule, own.len());
        timeline.funds.push(FundRows { fund, schedule, former, since, first, count, in_force });
    }
    twins(timeline, &order);
    timeline.totals = (0..timeline.columns.len()).map(|column| timeline.portfolios_in_force(column)).collect();
}

/// The schedules in which rows stood before they stood in this one, and from which column on they do.
fn former(rows: &[Row], schedule: &str) -> (Vec<String>, usize) {
    let there = rows.iter().any(|row| row.in_force);
    let homes = rows.iter().filter(|row| row.in_force || !there).flat_map(|row| &row.homes);
    let mut homes: Vec<_> = homes.map(|home| (home.column, home.schedule.as_str())).collect();
    homes.order();
    let now = key(schedule);
    let since = homes.iter().find(|(_, label)| key(label) == now).map_or(0, |(column, _)| *column);
    let mut known = HashSet::from([now]);
    let before = homes.into_iter().filter(|(column, label)| *column < since && known.insert(key(label)));
    (before.map(|(_, label)| label.to_owned()).collect(), since)
}

fn is_in_force(row: &Row, column: usize) -> bool {
    row.cells.get(column).is_some_and(|cell| cell.state.is_in_force())
}

/// Where those in force stand in the order of the alphabet, those that are gone find their places among them.
fn alphabetical(group: &mut [usize], rows: &[Option<Row>]) {
    let row = |index: usize| rows.get(index).and_then(Option::as_ref);
    let name = |index: usize| {
        row(index).and_then(|row| row.names.last()).map(|name| key(&name.words.value)).unwrap_or_default()
    };
    let lone = |index: usize| row(index).is_some_and(|row| row.lone);
    let there: Vec<String> =
        group.iter().filter(|&&i| !lone(i) && row(i).is_some_and(|row| row.in_force)).map(|&i| name(i)).collect();
    // The registrant's own row stands before those of its portfolios.
    if there.is_sorted() {
        group.sort_by_cached_key(|&index| (!lone(index), name(index)));
    } else {
        group.sort_by_key(|&index| !lone(index));
    }
}

/// Tells each row of the earlier one of its name. One portfolio in two schedules, as a list and a table of fees, has two.
fn twins(timeline: &mut Timeline, names: &[NameId]) {
    let mut first: HashMap<NameId, usize> = HashMap::new();
    for (index, (row, &name)) in timeline.rows.iter_mut().zip(names).enumerate().filter(|(_, (row, _))| !row.lone) {
        let twin = *first.entry(name).or_insert(index);
        row.twin = (twin != index).then_some(twin);
    }
}

impl Timeline {
    /// Whether a row counts once more what another row shows after a column.
    pub fn repeats(&self, row: &Row, column: usize) -> bool {
        let twin = row.twin.and_then(|twin| self.rows.get(twin));
        is_in_force(row, column) && twin.is_some_and(|twin| is_in_force(twin, column))
    }

    /// How many portfolios are in force after a column; one in two schedules is one.
    pub fn portfolios_in_force(&self, column: usize) -> usize {
        let once = |row: &&Row| !row.lone && is_in_force(row, column) && !self.repeats(row, column);
        self.rows.iter().filter(once).count()
    }
}

impl Row {
    /// Whether anything but listing happened to it.
    pub fn is_changed(&self) -> bool {
        let quiet = |state: State| matches!(state, State::Listed | State::Carried);
        !self.cells.iter().all(|cell| quiet(cell.state))
    }
}
