//! Tables drawn with a rule under every entry: what stands between two rules is one row, over however many lines its
//! cells run.

use std::borrow::Cow;
use std::ops::Range;

use crate::read::vocabulary::{ends_like_a_name, is_only_a_tail};
use crate::text::lines::Lines;

use super::row::Row;

/// So many boxes make a drawn table; fewer rules part heads from a list, or sections of it.
const FEWEST: usize = 2;

/// No name runs over more lines of a box.
const LONGEST: usize = 4;

/// Marks the lines of a box that go on with its first: those with words in the names' column, where every box holds one
/// name at most. Whether the words go on with the name above or begin another is told where names are joined.
pub(super) fn mark(lines: &Lines<'_>, rows: &mut [Row], rules: &[(usize, Vec<(u32, u32)>)]) {
    let drawn = rules.iter().filter(|(_, segments)| segments.len() >= 2);
    let mut ends: Vec<(usize, u32)> = drawn.map(|(after, segments)| (*after, segments[0].1)).collect();
    ends.dedup_by_key(|(after, _)| *after);
    // The rule that closes the table may stand below the last line that is read with it.
    if let Some(&(_, right)) = ends.last().filter(|(after, _)| *after < rows.len()) {
        ends.push((rows.len(), right));
    }
    // The first box holds the heads.
    let boxes: Vec<Range<usize>> = ends.windows(2).skip(1).map(|pair| pair[0].0..pair[1].0).collect();
    let right = ends.first().map_or(0, |(_, right)| *right);
    let named = |row: &Row| row.cells.first().is_some_and(|cell| cell.from < right);
    let one = |held: &Range<usize>| {
        let names: Vec<_> = rows[held.clone()].iter().filter(|row| named(row)).map(|row| row.words(lines, 0)).collect();
        // "Oak Liquid Assets" over "Fund" is no name yet.
        let whole =
            |pair: &[Cow<'_, str>]| ends_like_a_name(&pair[0]) && pair[0].contains(' ') && !is_only_a_tail(&pair[1]);
        let ended = names.len() < 2 || names.last().is_some_and(|last| ends_like_a_name(last));
        (1..=LONGEST).contains(&names.len()) && !names.windows(2).any(whole) && ended
    };
    if boxes.len() < FEWEST || rows.iter().any(|row| row.ruled) || !boxes.iter().all(one) {
        return;
    }
    for held in boxes {
        for row in rows[held].iter_mut().filter(|row| named(row)).skip(1) {
            row.continues = true;
        }
    }
}
