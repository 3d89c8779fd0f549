//! The rows of each fund in a reader's order, and their counts.

use std::collections::{HashMap, HashSet};

use super::delta::{Change, FundDelta, Row, ScheduleDelta, Tally};
use crate::check::names::ids::key;
use crate::text::Words;

/// Rows of each fund, with the index of the item before that they continue.
pub struct Rows {
    pub after: Vec<Vec<(Option<usize>, Row)>>,
    pub before: Vec<Vec<(usize, Option<Row>)>>,
}

impl Rows {
    /// The rows of a fund after, and whether those that were there before stand in another order.
    pub fn of_after(&mut self, fund: usize) -> (Vec<(Option<usize>, Row)>, bool) {
        let rows = self.after.get_mut(fund).map(std::mem::take).unwrap_or_default();
        let old: Vec<usize> =
            rows.iter().filter(|(_, row)| row.evidence.is_none()).filter_map(|(old, _)| *old).collect();
        let reordered = old.windows(2).any(|pair| matches!(pair, [a, b] if a > b));
        (rows, reordered)
    }

    /// Puts what left a fund, or is carried, behind the row that stood before it in the list before.
    pub fn with_before(&mut self, fund: usize, rows: Vec<(Option<usize>, Row)>) -> Vec<(Option<usize>, Row)> {
        let old = self.before.get_mut(fund).map(std::mem::take).unwrap_or_default();
        let placed: HashSet<usize> = rows.iter().filter_map(|(old, _)| *old).collect();
        let mut behind: HashMap<Option<usize>, Vec<Row>> = HashMap::new();
        let mut last = None;
        for (i, row) in old {
            if placed.contains(&i) {
                last = Some(i);
            }
            row.into_iter().for_each(|row| behind.entry(last).or_default().push(row));
        }
        let mut out: Vec<(Option<usize>, Row)> =
            behind.remove(&None).into_iter().flatten().map(|row| (None, row)).collect();
        for (old, row) in rows {
            out.push((old, row));
            let follow = old.and_then(|old| behind.remove(&Some(old)));
            out.extend(follow.into_iter().flatten().map(|row| (None, row)));
        }
        out
    }
}

/// Counts a schedule's rows.
pub fn count(schedule: &mut ScheduleDelta) {
    for fund in &schedule.funds {
        let (tally, before, after) = counts(&fund.rows);
        schedule.tally.add(&tally);
        schedule.count_before += before;
        schedule.count_after += after;
    }
    let distinct =
        |names: &mut dyn Iterator<Item = &Words>| names.map(|name| key(&name.value)).collect::<HashSet<_>>().len();
    schedule.funds_before = distinct(&mut schedule.funds.iter().filter_map(|fund| fund.before.as_ref()));
    let stays = |fund: &FundDelta| fund.change == Change::Carried;
    let after =
        schedule.funds.iter().filter_map(|fund| fund.after.as_ref().or(fund.before.as_ref().filter(|_| stays(fund))));
    schedule.funds_after = distinct(&mut after.into_iter());
}

/// Counts rows: what happened, and how many stood before and stand after.
pub fn counts(rows: &[Row]) -> (Tally, usize, usize) {
    let (mut tally, mut before, mut after) = (Tally::default(), 0, 0);
    for row in rows {
        match row.change {
            Change::Kept | Change::Carried => tally.unchanged += 1,
            Change::Added => tally.added += 1,
            Change::Removed => tally.removed += 1,
            Change::MovedHere => tally.moved += 1,
            Change::Changed | Change::Renamed | Change::MovedAway => {}
        }
        tally.changed += usize::from(!row.differences.is_empty());
        tally.renamed += usize::from(row.evidence.is_some());
        before += usize::from(!matches!(row.change, Change::Added | Change::MovedHere));
        after += usize::from(!matches!(row.change, Change::Removed | Change::MovedAway));
    }
    (tally, before, after)
}

/// The counts of all schedules together.
pub fn tally(schedules: &[ScheduleDelta]) -> Tally {
    schedules.iter().fold(Tally::default(), |mut all, schedule| {
        all.add(&schedule.tally);
        all
    })
}
