//! Names that are nearly the same.

use super::alike::{Key, alike, key};
use super::{line, names, problem, rolls};
use crate::model::{Document, Problem, Schedule, Severity};
use crate::text::Words;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

rules! {
    /// Two names of a schedule that are one letter, or one dash or blank, apart.
    ///
    /// They may be two portfolios, or one that is misspelt: the check shows both and does not judge. Figures and
    /// single letters (*2040*, *II*, *Series B*) tell portfolios apart and are never taken for slips.
    ///
    /// Example: *Oak Intermediate Fund* and *Oak Intermediste Fund*
    NEAR_DUPLICATE = "near-duplicate-name", near_duplicate;
}

/// More names alike are a series, not slips; and the work must stay in proportion to the text.
const MOST_ALIKE: usize = 16;
/// Shorter words are too easily other words.
const LONG: usize = 6;

fn near_duplicate(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    rolls(document).flat_map(|schedule| near_in(schedule, lines)).collect()
}

fn near_in(schedule: &Schedule, lines: &Lines<'_>) -> Vec<Problem> {
    let names: Vec<&Words> = names(schedule).collect();
    let keys = names.iter().enumerate().flat_map(|(i, name)| keys(&Folded::of(&name.value), i));
    let mut pairs = Vec::new();
    for alike in alike(keys.collect()).filter(|alike| alike.len() <= MOST_ALIKE) {
        let folded: Vec<Folded> = alike.iter().map(|&i| Folded::of(&names[i].value)).collect();
        for (n, first) in folded.iter().enumerate() {
            let slips = (n + 1..folded.len()).filter(|&m| is_slip(&words(first), &words(&folded[m])));
            pairs.extend(slips.map(|m| (alike[m], alike[n])));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|(second, first)| near(names[first], names[second], lines)).collect()
}

fn words(name: &Folded) -> Vec<&str> {
    name.as_str().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// What the name with this number has in common with one that may be a slip apart: all their letters, or all their
/// words but one long one.
fn keys(name: &Folded, number: usize) -> Vec<Key> {
    let words = words(name);
    let without = (0..words.len()).filter(|&i| words[i].len() >= LONG);
    let but_one = without.map(|i| key(&(i, &words[..i], &words[i + 1..]), number));
    std::iter::once(key(&words.concat(), number)).chain(but_one).collect()
}

fn is_slip(first: &[&str], second: &[&str]) -> bool {
    let mut unlike = first.iter().zip(second).filter(|(a, b)| a != b);
    if first.len() != second.len() {
        return first.concat() == second.concat();
    }
    match (unlike.next(), unlike.next()) {
        (Some((a, b)), None) => one_letter_apart(a, b),
        _ => false,
    }
}

/// Whether two long words, without figures, differ by one letter changed, left out or swapped with its neighbour.
fn one_letter_apart(a: &str, b: &str) -> bool {
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
