//! Where a preamble turns from what it tells to what it orders.

use std::ops::Range;

use crate::read::deed::amended_now;
use crate::read::instruction;

/// Where a preamble has said that the agreement is amended.
pub(super) fn amends_at(text: &str) -> usize {
    let found = [
        "hereby amended",
        "hereby amends",
        "hereby amend",
        "amends the",
        "agree to amend",
        "agree as follows",
        "certify that",
        "deemed amended",
        "been amended",
        "hereby agree to",
        "agree that",
        "agreed that",
        "gives notice that",
        "give notice that",
        "given notice that",
        "notifies",
        "notify",
    ]
    .iter()
    .filter_map(|w| text.find(w).map(|at| (at, at + w.len())))
    .chain(amended_now(text).map(|at| (at.start, at.end)));
    let longest = |(at, end): &(usize, usize)| (*at, std::cmp::Reverse(*end));
    found.min_by_key(longest).map_or(text.len(), |(at, end)| {
        // "…, and Exhibit A thereto is deemed amended to add": what is amended stands before the verb.
        let clause = text[..at].rfind([',', ';', ')']).map_or(0, |k| k + 1);
        let named = instruction::schedule_target(text, clause..at).is_some();
        if named { clause } else { end }
    })
}

/// "Pursuant to the Agreement between A and B (the "Agreement"), Oak Fund is hereby included as a new Portfolio": where a
/// preamble has named its agreement, and goes on with what enters it.
pub(super) fn included_at(text: &str) -> usize {
    const VERBS: [&str; 6] = [
        "hereby included",
        "hereby added",
        "hereby made subject",
        "hereby brought under",
        "shall be included",
        "shall be added",
    ];
    let verb = VERBS.iter().filter_map(|verb| text.find(verb)).min();
    let behind = verb.and_then(|verb| Some(text[..verb].rfind("\")")? + 2));
    behind.unwrap_or(text.len())
}

/// "This Amendment amends Schedule I to the Agreement between A and B. Schedule I, as amended, is as follows:": where a
/// further sentence of a preamble begins that opens with a schedule.
pub(super) fn stated_at(text: &str) -> usize {
    /// No schedule's name is longer.
    const NAME: usize = 40;
    let opens = |at: &usize| {
        let near = text.floor_char_boundary(at + NAME);
        instruction::schedule_target(text, *at..near).is_some_and(|(name, _)| name.start == *at)
    };
    let starts = text.match_indices(". ").map(|(at, stop)| at + stop.len());
    let starts = starts.map(|at| at + text[at..].strip_prefix("The ").map_or(0, |_| "The ".len()));
    starts.filter(|at| text[*at..].starts_with(char::is_uppercase)).find(opens).unwrap_or(text.len())
}

/// The schedule with which a sentence opens.
pub(super) fn opening_schedule(text: &str) -> Option<(Range<usize>, String)> {
    instruction::schedule_target(text, 0..text.len()).filter(|(at, _)| at.start <= "The ".len())
}
