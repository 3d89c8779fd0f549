//! Instructions: what a sentence orders, to what, and with which names (forms O1–O14).

mod rename;
mod stems;
mod target;

use std::ops::Range;

use crate::model::{Act, Supply};
use crate::read::names::Named;

pub use stems::begins_series;
pub use target::agreement_target;

use rename::{redesignation, renames};
use stems::{ADDS, CHANGES, PUTS_IN, TAKES_OUT, confirms};
use target::{schedule_mentions, section_mention, supply};

/// An instruction as ranges of the paragraph's joined text.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// What it does.
    pub act: Act,
    /// The words of its target, and how they are called ("Schedule B" of "Schedules A and B").
    pub target: Option<(Range<usize>, String)>,
    /// Where the new text stands.
    pub supply: Option<Supply>,
    /// Names added or removed.
    pub names: Vec<Range<usize>>,
    /// Old names and new.
    pub pairs: Vec<(Range<usize>, Range<usize>)>,
    /// Its sentence.
    pub sentence: Range<usize>,
}

/// The instructions of a paragraph.
pub fn orders(text: &str) -> Vec<Order> {
    orders_from(text, 0)
}

/// As [`orders`], of what stands from `from` on.
pub fn orders_from(text: &str, from: usize) -> Vec<Order> {
    let late = |range: &Range<usize>| range.end > from;
    let named = Named::new(text);
    sentences(text)
        .into_iter()
        .filter(late)
        .flat_map(|range| orders_of(&named, range.start.max(from)..range.end))
        .collect()
}

/// The sentences of a text: a stop, then a blank and a capital; not after an abbreviation or an initial.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, stop) in text.match_indices(['.', ':', ';']) {
        let rest = text[at + 1..].trim_start_matches(['"', ')']);
        let ends = rest.is_empty()
            || rest.starts_with(' ')
                && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '(' || c == '"');
        let word = text[start..at].rsplit(' ').next().unwrap_or("");
        let abbreviation = word.len() <= 3 && word.starts_with(|c: char| c.is_uppercase())
            || word.contains('.')
            || matches!(word, "Corp" | "Inc" | "Co");
        let number = !word.is_empty()
            && word.chars().all(|c| c.is_ascii_alphanumeric())
            && word.len() <= 4
            && text[start..at].trim() == word;
        if ends && stop == "." && !abbreviation && !number || ends && stop == ":" && rest.is_empty() {
            out.push(crate::read::prose::trimmed(text, start..at + 1));
            start = at + 1;
        }
    }
    let rest = crate::read::prose::trimmed(text, start..text.len());
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}

/// What a sentence says happens. The evidence is what it names (schedules, sections, portfolios) and stems of verbs that
/// take out, put in, add or change: authors word the same order in many ways.
fn orders_of(known: &Named<'_>, range: Range<usize>) -> Vec<Order> {
    let text = known.text;
    let sentence = &text[range.clone()];
    let lower = sentence.to_lowercase();
    if lower.len() != sentence.len() || confirms(&lower) {
        return Vec::new();
    }
    let has = |stems: &[&str]| stems.iter().any(|stem| lower.contains(stem));
    let (out, put, adds, changes) = (has(TAKES_OUT), has(PUTS_IN), has(ADDS), has(CHANGES));
    if !(out || put || adds || changes || lower.contains("known as") || lower.contains("name")) {
        return Vec::new();
    }
    let order =
        |act| Order { act, target: None, supply: None, names: Vec::new(), pairs: Vec::new(), sentence: range.clone() };
    let schedules = schedule_mentions(text, range.clone());
    let contract = agreement_target(text, range.clone());
    let mut found_orders = Vec::new();
    if let Some(pair) = redesignation(text, range.clone(), &lower) {
        return vec![Order { pairs: vec![pair], target: schedules.first().cloned(), ..order(Act::Rename) }];
    }
    let renamed = renames(known, range.clone(), &lower);
    let mut paired: Vec<Range<usize>> = renamed.iter().flatten().flat_map(|(a, b)| [a.clone(), b.clone()]).collect();
    if let Some(pairs) = renamed {
        let target = schedules.first().cloned().or_else(|| contract.clone());
        found_orders.push(Order { pairs, target, ..order(Act::Rename) });
    }
    paired.sort_unstable_by_key(|pair| pair.start);
    let is_paired = |name: &Range<usize>| {
        let before = paired.partition_point(|pair| pair.start < name.end);
        before.checked_sub(1).is_some_and(|last| name.start < paired[last].end)
    };
    let named: Vec<Range<usize>> = known.within(&range).iter().filter(|name| !is_paired(name)).cloned().collect();
    let section = section_mention(text, range.clone());
    let leads =
        section.as_ref().is_some_and(|(at, _)| schedules.first().is_none_or(|(first, _)| at.start < first.start));
    let wording = has(&["the word", "the phrase", "words \"", "sentence"]);
    if put
        && !schedules.is_empty()
        && (!leads || !schedules.is_empty() && has(&["attached", "annexed", "follows", "follow"]))
        && !wording
        && !lower.contains("pursuant to section")
    {
        let supply = supply(&lower);
        if lower.contains("amended to add") && !named.is_empty() {
            found_orders.push(Order { names: named, target: contract, ..order(Act::Add) });
        }
        let all = schedules.into_iter().map(|target| Order { target: Some(target), supply, ..order(Act::Replace) });
        return found_orders.into_iter().chain(all).collect();
    }
    // "Oak Fund, having been merged into Elm Fund, is removed": the other one stays.
    let into = |name: &Range<usize>| ["into", "with", "by"].iter().any(|w| text[..name.start].trim_end().ends_with(w));
    let leaving: Vec<Range<usize>> = named.iter().filter(|name| !into(name)).cloned().collect();
    let named = if out && !leaving.is_empty() { leaving } else { named };
    if !wording && out && !named.is_empty() {
        let target = schedules.first().cloned().or(contract);
        found_orders.push(Order { names: named, target, ..order(Act::Remove) });
        return found_orders;
    }
    if !found_orders.is_empty() {
        return found_orders;
    }
    if adds && !wording && (!named.is_empty() || !schedules.is_empty() && !leads) {
        let target = schedules.first().cloned().or_else(|| section.clone().filter(|_| named.is_empty())).or(contract);
        let supply = if named.is_empty() { supply(&lower) } else { None };
        return vec![Order { names: named, target, supply, ..order(Act::Add) }];
    }
    if out && !schedules.is_empty() && !leads {
        let supply = supply(&lower);
        return schedules
            .into_iter()
            .map(|target| Order { target: Some(target), supply, ..order(Act::Replace) })
            .collect();
    }
    match section.filter(|_| changes || out || put || adds) {
        Some(target) => {
            let paragraph = has(&[
                "paragraph is added",
                "paragraph is inserted",
                "new paragraph",
                "following is added",
                "sentence is added",
            ]);
            let whole = has(&[
                "entirety",
                "restated",
                "replaced with the following",
                "deleted and the following",
                "the following is substituted",
            ]);
            let act = if paragraph {
                Act::Add
            } else if whole && !wording {
                Act::Replace
            } else {
                Act::Edit
            };
            let supply = if act == Act::Edit { None } else { Some(Supply::Inline) };
            vec![Order { target: Some(target), supply, ..order(act) }]
        }
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = orders(text)
            .into_iter()
            .map(|o| {
                let names: Vec<_> = o.names.iter().map(|r| &text[r.clone()]).collect();
                let pairs: Vec<_> =
                    o.pairs.iter().map(|(a, b)| format!("{} → {}", &text[a.clone()], &text[b.clone()])).collect();
                let target = o.target.map(|t| t.1).unwrap_or_default();
                let supply = o.supply.map_or(String::new(), |s| format!(" {s:?}"));
                format!("{:?} {target}{supply} {}{}", o.act, names.join("; "), pairs.join("; ")).trim_end().to_owned()
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn orders_in_every_wording() {
        check(
            "Schedule A-1 of the Agreement is hereby deleted in its entirety and replaced with the following:",
            &["Replace Schedule A-1 Inline"],
        );
        check(
            "1. Appendix A and Appendix B to the Agreement are hereby deleted in their entirety and replaced with the following:",
            &["Replace Appendix A Inline", "Replace Appendix B Inline"],
        );
        check(
            "Schedules A and B are replaced by the Schedules A and B attached hereto.",
            &["Replace Schedule A Attached", "Replace Schedule B Attached"],
        );
        check(
            "In Section 7.02 of the Agreement, the phrase \"ninety days\" wherever it appears is replaced by the phrase \"ten days\".",
            &["Edit Section 7.02"],
        );
        check(
            "Section 6 of the Agreement is amended and restated in its entirety to read as follows:",
            &["Replace Section 6 Inline"],
        );
        check("The following paragraph is added at the end of Section 9 of the Agreement:", &["Add Section 9 Inline"]);
        check(
            "Oak Mid Fund and Oak Utilities Fund, each of which has gone, are removed from the Agreement as of July 29, 2005.",
            &["Remove the Agreement Oak Mid Fund; Oak Utilities Fund"],
        );
        check(
            "The names of Oak Equity and Income Fund, Oak Select Fund and Oak Value Fund are changed to Elm Equity and Income Fund, Elm Select Fund and Elm Value Fund, respectively.",
            &[
                "Rename  Oak Equity and Income Fund → Elm Equity and Income Fund; Oak Select Fund → Elm Select Fund; Oak Value Fund → Elm Value Fund",
            ],
        );
        check(
            "References in the Agreement to Oak Short Fund are changed to Elm Short Fund, and references to Oak Leaders ETF are changed to Elm Leaders ETF.",
            &["Rename the Agreement Oak Short Fund → Elm Short Fund; Oak Leaders ETF → Elm Leaders ETF"],
        );
        check(
            "All other terms and provisions of the Agreement not amended herein shall remain in full force and effect.",
            &[],
        );
    }
}
