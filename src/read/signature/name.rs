//! How much of a caption's line is a name, and where a second name begins in it.

use crate::text::Span;
use crate::text::fold::is_blank;
use crate::text::lines::Lines;

use super::lexicon::{ends_entity, ends_legal, is_entity, is_open, word_starts, words};
use super::part::is_part;

/// How much of a caption's line stands before its name, and whether that is the mark of a list: "* OAK TRUST",
/// "THE ADVISER: OAK ADVISERS LLC".
pub(super) fn lead_in(text: &str) -> (usize, bool) {
    let behind = |at: usize| text.len() - text[at..].trim_start_matches(is_blank).len();
    if let Some(mark) = text.chars().next().filter(|c| matches!(c, '*' | '•' | '●' | '▪' | '·' | '■' | '◦' | '-' | '–'))
    {
        let at = mark.len_utf8();
        let name = behind(at);
        return if name > at && name < text.len() { (name, true) } else { (0, false) };
    }
    let part = text.find(':').map(|at| at + 1).filter(|&at| is_part(&text[..at]) && is_entity(&text[at..]));
    part.map_or((0, false), |at| (behind(at), true))
}

/// "OAK TRUST  ELM SERVICES, INC.": two names on one line.
pub(super) fn two_names(text: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let at = find_phrase(text, "  ")?;
    let (left, right) = (text[..at].trim_end(), text[at..].trim_start());
    let from = text.len() - right.len();
    (ends_entity(left)
        && is_entity(right)
        && words(left).count() >= 2
        && words(right).count() >= 2
        && !left.ends_with(','))
    .then_some((0..left.len(), from..text.len()))
}

/// Text whose layout is lost may have put names behind one another ("OAK TRUST ELM FUND" over "SERVICES, LLC"): the
/// `count` names of which the caption consists, if it does.
pub(super) fn part_names(lines: &Lines<'_>, caption: &[Span], count: usize) -> Option<Vec<Vec<Span>>> {
    let mut rest = caption.to_vec();
    let mut names: Vec<Vec<Span>> = Vec::new();
    while names.len() + 1 < count {
        let (left, right) = first_name(lines, &rest)?;
        names.push(vec![left]);
        rest = right;
    }
    names.push(rest);
    Some(names)
}

/// The first name of several on a line, and what is left.
fn first_name(lines: &Lines<'_>, spans: &[Span]) -> Option<(Span, Vec<Span>)> {
    let (first, rest) = spans.split_first()?;
    let line = lines.slice(*first);
    let tail: String = rest.iter().map(|span| format!(" {}", lines.slice(*span))).collect();
    let at = word_starts(line).into_iter().find(|&at| {
        let (left, right) = (line[..at].trim_end(), format!("{}{tail}", &line[at..]));
        let ends = ends_legal(left)
            || ["TRUST", "FUNDS", "COMPANY", "SERIES"].iter().any(|end| left.to_uppercase().ends_with(end));
        let joins = ["and ", "& ", "of "].iter().any(|word| right.to_lowercase().starts_with(word));
        ends && !joins && words(left).count() >= 2 && words(&right).count() >= 3 && ends_entity(&right)
    })?;
    let start = first.start as usize;
    let left = Span::new(start, start + line[..at].trim_end().len());
    Some((left, std::iter::once(Span::new(start + at, first.end as usize)).chain(rest.iter().copied()).collect()))
}

/// How much of a caption's line is the name itself.
pub(super) fn name_length(text: &str) -> usize {
    const ENDS: &[&str] = &[
        ", a ",
        ", an ",
        ", as ",
        " as ",
        ", formerly",
        " formerly ",
        ", f/k/a",
        " f/k/a",
        ", d/b/a",
        " d/b/a",
        ", individually",
        ", successor",
        " on behalf of",
        ", on behalf of",
        ", solely",
        ", not in",
        ", acting",
        " (the ",
        " (\"",
        " (“",
        ", in its",
        ", each ",
        " (formerly",
        ", for itself",
        ", by and through",
        " (collectively",
        ", and as ",
        " a/k/a",
        ", a series",
        ", severally",
        " (individually",
    ];
    // Lowering ASCII alone changes no offset.
    let lower = text.to_ascii_lowercase();
    let attorney = lower.contains("attorney-in-fact");
    let tail = [" by", " by:", ", as", ", as a", ", and as", ", individually", ", a", ", an"]
        .iter()
        .find(|tail| lower.trim_end().ends_with(*tail));
    let end =
        ENDS.iter().filter_map(|phrase| find_phrase(&lower, phrase)).filter(|&at| at > 0).min().unwrap_or(text.len());
    let end = tail.map_or(end, |tail| end.min(text.trim_end().len() - tail.len()));
    if attorney { text.len() } else { end }
}

/// Where a phrase begins in a text whose blanks may be of any width.
fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    let starts = |rest: &str| {
        let mut given = rest.chars();
        phrase.chars().all(|c| given.next().is_some_and(|g| g == c || c == ' ' && is_blank(g)))
    };
    text.char_indices().map(|(at, _)| at).find(|&at| starts(&text[at..]))
}

pub(super) fn described_open(text: &str) -> bool {
    let last = words(text).last().unwrap_or_default();
    is_open(text)
        || matches!(
            last.as_str(),
            "f/k/a" | "k" | "known" | "d" | "its" | "national" | "administrative" | "capacity" | "but"
        )
        || text.trim_end().ends_with(['/', '('])
        || text.trim_end().ends_with("f/k/a")
        || text.trim_end().ends_with("d/b/a")
}
