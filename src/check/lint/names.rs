//! Names that stand twice, or nearly.

use std::collections::BTreeMap;

use super::{line, problem};
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
    /// Example: *Oak Bond Fund … OAK BOND FUND*
    DUPLICATE = "duplicate-portfolio", duplicate;

    /// Two names of a schedule that are one letter, or one dash or blank, apart.
    ///
    /// They may be two portfolios, or one that is misspelt: the check shows both and does not judge. Figures and
    /// single letters (*2040*, *II*, *Series B*) tell portfolios apart and are never taken for slips.
    ///
    /// Example: *Oak Intermediate Fund* and *Oak Intermediste Fund*
    NEAR_DUPLICATE = "near-duplicate-name", near_duplicate;
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
    let mut found = Vec::new();
    for schedule in &document.schedules {
        let family = family(schedule);
        let mut first: BTreeMap<Folded, Entry<'_>> = BTreeMap::new();
        for entry in entries(schedule) {
            let name = Folded::of(&entry.portfolio.name.value);
            match first.get(&name) {
                Some(known) => found.extend(twice(*known, entry, family.as_deref(), lines)),
                None => drop(first.insert(name, entry)),
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
        let own = family.is_some_and(|word| first_word(name).as_deref() == Some(word));
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

/// Names of more words, and more names alike, are not looked at: the work must stay in proportion to the text.
const MOST_WORDS: usize = 12;
const MOST_ALIKE: usize = 16;

fn near_duplicate(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    document.schedules.iter().flat_map(|schedule| near_in(schedule, lines)).collect()
}

fn near_in(schedule: &Schedule, lines: &Lines<'_>) -> Vec<Problem> {
    let mut alike: BTreeMap<Vec<String>, Vec<(&Words, String)>> = BTreeMap::new();
    for entry in entries(schedule) {
        let name = &entry.portfolio.name;
        let words = parts(name);
        alike.entry(vec![words.concat()]).or_default().push((name, String::new()));
        for i in 0..words.len().min(MOST_WORDS) {
            let mut key = words.clone();
            let word = std::mem::replace(&mut key[i], "*".to_owned());
            alike.entry(key).or_default().push((name, word));
        }
    }
    let groups = alike.values().filter(|group| (2..=MOST_ALIKE).contains(&group.len()));
    let mut pairs: Vec<(&Words, &Words)> = groups.flat_map(|group| slips(group)).collect();
    pairs.sort_unstable_by_key(|(a, b)| (b.span, a.span));
    pairs.dedup();
    pairs.into_iter().map(|(first, second)| near(first, second, lines)).collect()
}

fn parts(name: &Words) -> Vec<String> {
    let folded = Folded::of(&name.value);
    folded.as_str().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// The pairs of a group whose one differing word is a slip away.
fn slips<'a>(group: &[(&'a Words, String)]) -> Vec<(&'a Words, &'a Words)> {
    let mut found = Vec::new();
    for (i, (first, a)) in group.iter().enumerate() {
        for (second, b) in &group[i + 1..] {
            let spelt = Folded::of(&first.value) != Folded::of(&second.value);
            let blanks_only = a.is_empty() && b.is_empty() && parts(first) != parts(second);
            if spelt && (blanks_only || one_letter_apart(a, b)) {
                found.push((*first, *second));
            }
        }
    }
    found
}

/// Whether two long words, without figures, differ by one letter changed, left out or swapped with its neighbour.
fn one_letter_apart(a: &str, b: &str) -> bool {
    const LONG: usize = 6;
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let lettered = short.iter().chain(&long).all(|c| c.is_alphabetic());
    if short.len() < LONG || !lettered || short == long {
        return false;
    }
    let head = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let (a, b) = (&short[head..], &long[head..]);
    match b.len() - a.len() {
        // A last "s" makes a plural, not a slip.
        1 => b[1..] == *a && !(a.is_empty() && b == ['s']),
        0 => a[1..] == b[1..] || (a.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]),
        _ => false,
    }
}

fn near(first: &Words, second: &Words, lines: &Lines<'_>) -> Problem {
    let message = format!(
        "“{}” on line {} and “{}” on line {} are nearly the same name: two portfolios, or a slip?",
        first.value,
        line(lines, first.span),
        second.value,
        line(lines, second.span)
    );
    let mut found = problem(NEAR_DUPLICATE.name, Severity::Note, second.span, message);
    found.related.push(first.span);
    found
}

#[cfg(test)]
mod tests {
    use super::one_letter_apart;

    #[test]
    fn slips_are_told_from_other_names() {
        for (a, b) in
            [("intermediate", "intermediste"), ("balanced", "balenced"), ("growth", "gorwth"), ("equity", "equitty")]
        {
            assert!(one_letter_apart(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("equity", "equities"),
            ("market", "markets"),
            ("core", "care"),
            ("fund2040", "fund2050"),
            ("growth", "growth"),
        ] {
            assert!(!one_letter_apart(a, b), "{a} {b}");
        }
    }
}
