//! Several instruments in one text: a submission's `<DOCUMENT>` wrappers part them, and so does a second title page.

use crate::read::opening::exhibit_line;
use crate::read::ordinals::ordinal;
use crate::read::prose::is_caps;
use crate::text::LineRange;
use crate::text::lines::{Lines, Shape};

/// The documents of a text; their lines are all its lines.
pub fn documents(lines: &Lines<'_>) -> Vec<LineRange> {
    if lines.is_empty() {
        return Vec::new();
    }
    let mut starts: Vec<usize> = (0..lines.len()).filter(|&i| opens_document(lines.seen(i))).collect();
    match starts.first_mut() {
        // What stands before the first wrapper is the submission's header.
        Some(first) => *first = 0,
        None => starts.extend(title_pages(lines)),
    }
    starts
        .iter()
        .enumerate()
        .map(|(k, &start)| LineRange::new(start, starts.get(k + 1).copied().unwrap_or(lines.len())))
        .collect()
}

/// Where instruments begin that follow one another without wrappers: the first line, and every title of an amendment
/// that stands after the signatures of the instrument before.
fn title_pages(lines: &Lines<'_>) -> Vec<usize> {
    let mut starts = vec![0];
    let mut signed = false;
    for i in 0..lines.len() {
        let seen = lines.seen(i);
        signed |= seen.contains("/s/") || seen.contains("/S/") || seen.starts_with("IN WITNESS");
        if signed && titles_amendment(lines, i) {
            starts.push(first_of_page(lines, i));
            signed = false;
        }
    }
    starts
}

/// "AMENDMENT NO. 2", "SECOND AMENDMENT TO" in capitals on a line set apart, the agreement's name below it.
fn titles_amendment(lines: &Lines<'_>, i: usize) -> bool {
    let seen = lines.seen(i);
    let apart = i == 0 || lines.shape(i - 1) != Shape::Text;
    if seen.len() > 60 || !apart || !seen.contains("AMENDMENT") || !is_caps(seen) {
        return false;
    }
    let words: Vec<String> =
        seen.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect();
    let at = words.iter().position(|w| w == "amendment").unwrap_or(0);
    let before = at.checked_sub(1).and_then(|k| ordinal(&words[k]));
    let after = words.get(at + 1).map_or("", String::as_str);
    let below = (i + 1..lines.len().min(i + 8))
        .filter(|&k| lines.shape(k) == Shape::Text)
        .map(|k| lines.seen(k).to_uppercase());
    let names = below.clone().any(|line| ["AGREEMENT", "CONTRACT", "PLAN"].iter().any(|noun| line.contains(noun)));
    let leads = seen.ends_with(" TO") || below.clone().next().is_some_and(|line| line.starts_with("TO"));
    names && (before.is_some() || matches!(after, "no" | "number" | "to")) && leads
}

/// Up from a title to its page mark or exhibit line.
fn first_of_page(lines: &Lines<'_>, i: usize) -> usize {
    let above = (i.saturating_sub(8)..i)
        .rev()
        .take_while(|&k| lines.shape(k) != Shape::Text || exhibit_line(lines, k).is_some());
    above.filter(|&k| lines.shape(k) == Shape::Page || exhibit_line(lines, k).is_some()).last().unwrap_or(i)
}

fn opens_document(seen: &str) -> bool {
    seen.len() < 20 && seen.eq_ignore_ascii_case("<DOCUMENT>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_after_the_other() {
        let one = "AMENDMENT NO. 1\nTO\nOAK AGREEMENT\n\nThe Agreement is hereby amended.\n\nOAK TRUST\n\nBy: /s/ Jane Roe\n\n";
        let two =
            "<PAGE>\n  Exhibit (e)(2)\n\nSECOND AMENDMENT TO\nOAK AGREEMENT\n\nThe Agreement is hereby amended.\n";
        let text = format!("{one}{two}");
        let lines = Lines::of(&text);
        let starts: Vec<_> = documents(&lines).iter().map(|r| r.start).collect();
        assert_eq!(starts, [0, 10]);
        // The title that a schedule repeats opens no document.
        let schedule = format!("{one}SCHEDULE A\nTO\nAMENDMENT NO. 1\nTO\nOAK AGREEMENT\n");
        assert_eq!(documents(&Lines::of(&schedule)).len(), 1);
    }
}
