//! Lists that are sorted but for one name.

use super::{line, problem, rolls};
use crate::model::{Document, Fund, Problem, Schedule, Severity};
use crate::text::Words;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

rules! {
    /// A name that stands out of alphabetical order, where all the rest of the list is sorted.
    ///
    /// It is often the mark of a late insertion, or of a name that was changed without moving it. It is only said
    /// where every other list of the schedule is sorted, or where one long list is but for this name.
    ///
    /// Example: *Municipal Bond Fund, Total Return Bond Fund, Real Estate Fund*
    OUT_OF_ORDER = "out-of-order", out_of_order;
}

/// A list alone must be so long that it is not sorted by chance.
const LONG: usize = 7;
/// So many neighbours in order, in the other lists, show that order is meant.
const EVIDENCE: usize = 5;

fn out_of_order(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    rolls(document).filter_map(|schedule| schedule_order(schedule, lines)).collect()
}

fn schedule_order(schedule: &Schedule, lines: &Lines<'_>) -> Option<Problem> {
    let (sorted, unsorted): (Vec<_>, Vec<_>) = schedule.funds.iter().flat_map(sublists).partition(|list| sorted(list));
    let [list] = unsorted.as_slice() else { return None };
    let elsewhere: usize = sorted.iter().map(|list| list.len() - 1).sum();
    let enough = if elsewhere >= EVIDENCE { list.len() >= 3 } else { elsewhere == 0 && list.len() >= LONG };
    let odd = odd_one(list).filter(|&odd| enough && is_kin(list, odd))?;
    let name = list.get(odd)?;
    let (side, neighbour) = match odd.checked_sub(1) {
        Some(before) => (if odd + 1 == list.len() { "stands last, after" } else { "stands after" }, list.get(before)?),
        None => ("stands first, before", list.get(1)?),
    };
    let rest = if elsewhere > 0 {
        format!("every other list of {} is in alphabetical order", schedule.label.value)
    } else {
        "the rest of the list is in alphabetical order".to_owned()
    };
    let at = line(lines, name.span);
    let message = format!("“{}” on line {at} {side} “{}”; {rest}.", name.value, neighbour.value);
    let mut found = problem(OUT_OF_ORDER.name, Severity::Note, name.span, message);
    found.related.push(neighbour.span);
    Some(found)
}

/// The names of a fund's portfolios, cut where a category begins.
fn sublists(fund: &Fund) -> Vec<Vec<&Words>> {
    let cut = fund.portfolios.chunk_by(|a, b| a.group == b.group);
    cut.map(|list| list.iter().map(|portfolio| &portfolio.name).collect()).collect()
}

fn sorted(list: &[&Words]) -> bool {
    list.windows(2).all(|pair| in_order(pair[0], pair[1]))
}

/// The place of the one name without which the list is sorted; of two neighbours, the later.
fn odd_one(list: &[&Words]) -> Option<usize> {
    let fall = list.windows(2).position(|pair| !in_order(pair[0], pair[1]))?;
    let without = |odd: usize| sorted(&[&list[..odd], &list[odd + 1..]].concat());
    [fall + 1, fall].into_iter().find(|&odd| without(odd))
}

/// Whether the odd one begins as the others do, where they begin alike: if not, it may be no name of a fund at all.
fn is_kin(list: &[&Words], odd: usize) -> bool {
    let first = |words: &Words| Folded::of(&words.value).as_str().split(' ').next().map(str::to_owned);
    let mut others = list.iter().enumerate().filter(|(i, _)| *i != odd).map(|(_, words)| first(words));
    let family = others.next().flatten();
    !others.all(|word| word == family) || first(list[odd]) == family
}

/// Whether two names are in order in any of the ways in which people sort.
fn in_order(a: &Words, b: &Words) -> bool {
    let (a, b) = (Folded::of(&a.value), Folded::of(&b.value));
    let sorted = a <= b || words(&a) <= words(&b) || letters(&a) <= letters(&b) || numbered(&a) <= numbered(&b);
    sorted || figure_against_letter(&a, &b)
}

/// Whether two names part where one has a figure and the other a word: "20/20" may stand as it is said.
fn figure_against_letter(a: &Folded, b: &Folded) -> bool {
    let figure = |word: &str| word.starts_with(|c: char| c.is_numeric());
    words(a).into_iter().zip(words(b)).find(|(a, b)| a != b).is_some_and(|(a, b)| figure(a) != figure(b))
}

/// Word by word; an article at the beginning does not count.
fn words(name: &Folded) -> Vec<&str> {
    let name = name.as_str();
    name.strip_prefix("the ").unwrap_or(name).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect()
}

fn letters(name: &Folded) -> String {
    name.as_str().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// With figures as the numbers they are: 5 before 10.
fn numbered(name: &Folded) -> Vec<(u64, &str)> {
    words(name).into_iter().map(|word| (word.parse().unwrap_or(u64::MAX), word)).collect()
}
