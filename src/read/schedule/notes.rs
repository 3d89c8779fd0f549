//! Footnotes of a list, and lines that tell what happened to it.

use std::collections::HashSet;

use crate::read::prose::{is_sentence, sentence_words};
use crate::read::vocabulary::ends_like_a_name;
use crate::text::LineRange;
use crate::text::lines::{Lines, Shape};

use super::name::former_range;
use super::row::cut;

/// The mark of a footnote at the start of a line: "*", "(1)", "1", "71".
pub(super) fn footnote_mark(seen: &str) -> Option<&str> {
    let stars = seen.len() - seen.trim_start_matches(['*', '†', '‡', '+', '^']).len();
    if stars > 0 {
        return Some(&seen[..stars]);
    }
    let open = seen.starts_with('(');
    let body = &seen[usize::from(open)..];
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &body[digits..];
    let closed = if open { rest.starts_with(')') } else { rest.starts_with(' ') || rest.starts_with('\t') };
    (1..=2).contains(&digits).then_some(&body[..digits]).filter(|_| closed)
}

/// The numbers that words of the list bear at their ends: "Oak Fund2", "Elm Fund(1)".
pub(super) fn borne_marks(lines: &Lines<'_>, range: LineRange) -> HashSet<String> {
    let mut out = HashSet::new();
    for i in range.range().filter(|&i| lines.shape(i) == Shape::Text) {
        for cell in cut(lines, i).0 {
            let text = lines.slice(cell.span).trim_end_matches([')', '*', ' ']);
            let stem = text.trim_end_matches(|c: char| c.is_ascii_digit());
            let mark = &text[stem.len()..];
            let glued = stem.ends_with(|c: char| c.is_alphabetic() || matches!(c, '(' | '.' | ')'));
            if (1..=2).contains(&mark.len()) && glued && stem.len() > 3 {
                out.insert(mark.to_owned());
            }
        }
    }
    out
}

/// A line that begins with a mark that the list bears: its note, if it ends as a remark does and names nothing.
pub(super) fn explains(text: &str, mark: &str) -> bool {
    let rest = text.trim_start_matches(['(', ' ']);
    let rest = rest.strip_prefix(mark).unwrap_or("").trim_start_matches([')', ' ']);
    let stops = rest.trim_end_matches(['"', '”', ' ']).ends_with('.');
    let lower =
        rest.split_whitespace().skip(1).any(|word| word.starts_with(|c: char| c.is_lowercase()) && word.len() > 2);
    // "1 Formerly, Oak World Fund.": it names what the fund was, not one that is.
    let former = former_range(rest).is_some();
    rest.split_whitespace().count() >= 2 && (former || stops && (lower || !ends_like_a_name(rest)))
}

/// A footnote says something; a numbered row names something.
pub(super) fn is_note(text: &str, mark: &str) -> bool {
    let starred = mark.starts_with(['*', '†', '‡', '+', '^']);
    let rest = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let spaced = text.len() > mark.len() + 1;
    if starred {
        return spaced && text[mark.len()..].starts_with(' ') || is_sentence(text);
    }
    let count = rest.split_whitespace().count();
    let stops = text.trim_end_matches(['"', '”', ' ']).ends_with('.');
    let ends = stops && count >= 5;
    is_sentence(rest)
        || text.starts_with('(') && stops && count >= 3
        || ends && rest.split_whitespace().any(|word| word.starts_with(|c: char| c.is_lowercase()) && word.len() > 3)
}

/// "The parties so agree.": words too few for a sentence elsewhere, but with a verb and a stop, as no name has.
pub(super) fn is_remark(text: &str) -> bool {
    let small = |word: &str| matches!(word, "of" | "and" | "the" | "for" | "in" | "to" | "or" | "a");
    let lower = |word: &&str| word.starts_with(|c: char| c.is_lowercase()) && !small(word);
    text.trim_end_matches(['"', '\'']).ends_with('.')
        && text.starts_with(|c: char| c.is_uppercase())
        && text.split_whitespace().filter(lower).count() >= 2
        && sentence_words(text) > 0
}

/// "Amended: May 1, 2003", "As last amended on …": what happened to the schedule, not what is in it.
pub(super) fn is_history(seen: &str) -> bool {
    let lower = seen.to_lowercase();
    [
        "amended:",
        "as amended",
        "as last amended",
        "last revised",
        "last amended",
        "amended as of",
        "amended and restated as of",
        "updated as of",
        "revised:",
        "amended ",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
        && (!crate::read::dates::find(seen).is_empty() || lower.ends_with(':'))
}
