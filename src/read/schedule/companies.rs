//! Companies that a list numbers through, most of them without series, and what stands without a number over them.

use crate::read::vocabulary::{ends_like_a_registrant, is_category};

use super::entry::Entry;
use super::evidence::List;
use super::level::{Level, is_valued};
use super::name::Mark;
use super::tally::settled;

/// "1. Oak Cash Trust", "2. Oak Series Trust" and its series: names with the companies' mark are registrants, with a list or
/// without. Returns whether that is unsure, since hardly any is called as registrants are.
pub(super) fn mark_companies(entries: &[Entry], names: &[usize], list: &List<'_>, out: &mut [Level]) -> bool {
    let Some(outer) = list.outer else { return false };
    let mark = |i: usize| settled(entries[i].name.mark, list.numerals);
    let company = |i: usize| mark(i) == outer && !is_category(&entries[i].name.name.value);
    let (mut count, mut called) = (0, 0);
    for (n, &i) in names.iter().enumerate().filter(|(_, i)| company(**i)) {
        let below = names.get(n + 1).is_some_and(|&next| Some(mark(next)) == list.leaf);
        out[i] = if below { Level::Fund } else { Level::LoneFund };
        count += 1;
        called += usize::from(ends_like_a_registrant(&entries[i].name.name.value));
    }
    called * 3 < count
}

/// "OAK FUNDS / at May 1, 2004" over "1. Oak Cash Trust", "2. Oak Series Trust" and its series: what opens the list without a
/// number, over a company or over their first category, says whose list it is; what stands so further down ("CLOSED-END
/// COMPANIES") gathers those below.
pub(super) fn title_companies(entries: &[Entry], names: &[usize], list: &List<'_>, out: &mut [Level]) {
    let Some(outer) = list.outer else { return };
    let heads = |level: Level| matches!(level, Level::Fund | Level::LoneFund);
    let marked = |i: usize| settled(entries[i].name.mark, list.numerals) == outer;
    let over: Vec<usize> = names
        .windows(2)
        .filter(|pair| heads(out[pair[1]]) && marked(pair[1]) || out[pair[1]] == Level::Group)
        .map(|pair| pair[0])
        .filter(|&i| entries[i].name.mark == Mark::None)
        .collect();
    for i in over {
        let first = names.first() == Some(&i);
        if first && entries[i].values.len() < 2 && (heads(out[i]) || out[i] == Level::Portfolio) {
            out[i] = Level::Caption;
        } else if heads(out[i]) && !is_valued(&entries[i]) {
            out[i] = Level::Group;
        }
    }
}
