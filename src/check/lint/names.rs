//! Names that stand twice.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use super::alike::{alike, key};
use super::{line, problem, rolls};
use crate::model::{Document, Portfolio, Problem, Schedule, Severity};
use crate::text::Words;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

rules! {
    /// One name twice in a schedule: an error in the list of one fund, a note where two funds list it.
    ///
    /// A series belongs to one registrant and stands once in its list. Capitals, blanks, dashes and quotation marks
    /// do not tell two names apart. Two rows with other values, or under other headings, are not the same.
    ///
    /// Example: *Oak Mid-Cap Fund … Oak Mid–Cap Fund*
    DUPLICATE = "duplicate-portfolio", duplicate;
}

/// A portfolio in its list.
#[derive(Clone, Copy)]
struct Entry<'a> {
    fund: usize,
    fund_name: Option<&'a Words>,
    portfolio: &'a Portfolio,
}

fn entries(schedule: &Schedule) -> impl Iterator<Item = Entry<'_>> {
    schedule.funds.iter().enumerate().flat_map(|(fund, list)| {
        list.portfolios.iter().map(move |portfolio| Entry { fund, fund_name: list.name.as_ref(), portfolio })
    })
}

fn duplicate(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    rolls(document).flat_map(|schedule| twice_in(schedule, lines)).collect()
}

fn twice_in(schedule: &Schedule, lines: &Lines<'_>) -> Vec<Problem> {
    let entries: Vec<Entry<'_>> = entries(schedule).collect();
    let name = |i: usize| Folded::of(&entries[i].portfolio.name.value);
    let family = LazyCell::new(|| family(schedule));
    let mut found = Vec::new();
    for alike in alike((0..entries.len()).map(|i| key(&name(i), i)).collect()) {
        let mut first: BTreeMap<Folded, Entry<'_>> = BTreeMap::new();
        for i in alike {
            let known = *first.entry(name(i)).or_insert(entries[i]);
            if !std::ptr::eq(known.portfolio, entries[i].portfolio) {
                found.extend(twice(known, entries[i], family.as_deref(), lines));
            }
        }
    }
    found
}

fn twice(first: Entry<'_>, second: Entry<'_>, family: Option<&str>, lines: &Lines<'_>) -> Option<Problem> {
    let name = &second.portfolio.name;
    let (at, before) = (line(lines, name.span), line(lines, first.portfolio.name.span));
    let value = &name.value;
    let (severity, message) = if first.fund == second.fund {
        let list = second.fund_name.map_or("this list".to_owned(), |fund| format!("the list of “{}”", fund.value));
        let message = format!("“{value}” stands twice in {list}: on line {before} and again on line {at}.");
        (same_row(first.portfolio, second.portfolio).then_some(Severity::Error)?, message)
    } else {
        // Names such as "Money Market Fund" are anybody's; one with the family's name is not.
        let family = family.is_some_and(|word| first_word(name).as_deref() == Some(word));
        // Rows with values may be two facts about one portfolio, such as its date and its fee.
        let bare = |entry: Entry<'_>| {
            entry.fund_name.is_some() && entry.portfolio.cells.is_empty() && entry.portfolio.classes.is_empty()
        };
        let own = family && bare(first) && bare(second);
        let message = format!("“{value}” is listed under two funds: on line {before} and again on line {at}.");
        (own.then_some(Severity::Note)?, message)
    };
    let mut found = problem(DUPLICATE.name, severity, name.span, message);
    found.related.push(first.portfolio.name.span);
    Some(found)
}

/// Two rows that say the same, so that one of them is too many.
fn same_row(a: &Portfolio, b: &Portfolio) -> bool {
    let group = |p: &Portfolio| p.group.as_ref().map(|words| Folded::of(&words.value));
    let cells = |p: &Portfolio| p.cells.iter().map(|cell| Folded::of(&cell.value.value)).collect::<Vec<_>>();
    let classes = |p: &Portfolio| p.classes.iter().map(|class| Folded::of(&class.name.value)).collect::<Vec<_>>();
    group(a) == group(b) && cells(a) == cells(b) && classes(a) == classes(b)
}

/// The word with which at least half of all names begin.
fn family(schedule: &Schedule) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let words = entries(schedule).filter_map(|entry| first_word(&entry.portfolio.name));
    words.for_each(|word| *counts.entry(word).or_default() += 1);
    let all: usize = counts.values().sum();
    counts.into_iter().find(|(_, count)| *count > 1 && *count * 2 >= all).map(|(word, _)| word)
}

fn first_word(name: &Words) -> Option<String> {
    Folded::of(&name.value).as_str().split(' ').next().map(str::to_owned)
}
