//! What was taken out, and what was to be filled in.

use super::{line, problem};
use crate::model::{BlockKind, Document, Problem, Severity};
use crate::order::InOrder;
use crate::text::Span;
use crate::text::lines::{Lines, Shape};

rules! {
    /// Words that were taken out before filing: runs of X, bars, `[***]`, "[redacted]".
    ///
    /// The names and figures under them are missing from every list that is made of this document.
    ///
    /// Example: `By: /s/ XXXXXXXX`
    REDACTED = "redacted", redacted;

    /// A place that was to be filled in, or a note to the drafter that was left.
    ///
    /// Forms and drafts have them rightly and are not reported; nor is the line to sign on, nor a date left open,
    /// which has a check of its own.
    ///
    /// Example: "effective as of [DATE]", "[Note to draft: confirm name]"
    PLACEHOLDER = "placeholder", placeholder;
}

fn redacted(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let places = places(document, lines, |_| true, struck_out);
    gathered(REDACTED.name, places, lines, |what, at| format!("Words were taken out on line {at}: “{what}”"))
}

fn placeholder(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    if document.draft {
        return Vec::new();
    }
    let dates: Vec<Span> = dates(document);
    let mut places = places(document, lines, is_prose, to_fill);
    places.retain(|place| dates.iter().all(|date| place.end <= date.start || date.end <= place.start));
    gathered(PLACEHOLDER.name, places, lines, |what, at| format!("Line {at} was left to be filled in: “{what}”"))
}

/// Where a blank may not stay. Lists and captions have rules and boxes of their own.
fn is_prose(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Title | BlockKind::Preamble | BlockKind::Recital | BlockKind::Instruction | BlockKind::Closing
    )
}

fn dates(document: &Document) -> Vec<Span> {
    let dates = [&document.dates.amendment, &document.dates.agreement, &document.dates.effective];
    dates.into_iter().flatten().map(|date| date.written.hull()).collect()
}

fn places(
    document: &Document,
    lines: &Lines<'_>,
    kinds: fn(BlockKind) -> bool,
    find: fn(&str) -> Vec<(usize, usize)>,
) -> Vec<Span> {
    let rows = document.blocks.iter().filter(|block| kinds(block.kind)).flat_map(|block| block.lines.range());
    let text = rows.filter(|&i| lines.shape(i) == Shape::Text).filter_map(|i| lines.list.get(i));
    let spans = text.flat_map(|row| {
        let start = row.seen.start as usize;
        find(lines.slice(row.seen)).into_iter().map(move |(from, to)| Span::new(start + from, start + to))
    });
    spans.collect()
}

/// One problem for all the places of a document: the first is named, the others are related to it.
fn gathered(
    rule: &'static str,
    places: Vec<Span>,
    lines: &Lines<'_>,
    sentence: impl Fn(&str, usize) -> String,
) -> Vec<Problem> {
    let Some((&first, others)) = places.split_first() else { return Vec::new() };
    let mut message = sentence(lines.slice(first), line(lines, first));
    match others.len() {
        0 => message.push('.'),
        1 => message += ", and in one more place.",
        more => message += &format!(", and in {more} more places."),
    }
    let mut found = problem(rule, Severity::Note, first, message);
    found.related = others.to_vec();
    vec![found]
}

/// Runs of four X or more that are a word, bars, and asterisks or "redacted" in brackets.
fn struck_out(row: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<_> = bracketed(row).filter(|(_, _, inner)| is_struck(inner)).map(|(a, b, _)| (a, b)).collect();
    if !row.contains(['X', 'x', '█', '▇']) {
        return found;
    }
    for (at, word) in words(row) {
        let bare = word.trim_matches(|c: char| matches!(c, '.' | ',' | ';' | '"' | '(' | ')'));
        let crossed = bare.len() >= 4 && (bare.bytes().all(|b| b == b'X') || bare.bytes().all(|b| b == b'x'));
        if crossed || word.contains(['█', '▇']) {
            found.push((at, at + word.len()));
        }
    }
    found.order();
    found
}

fn is_struck(inner: &str) -> bool {
    let inner = inner.trim().to_lowercase();
    (!inner.is_empty() && inner.chars().all(|c| c == '*'))
        || inner.starts_with("redacted")
        || inner.starts_with("omitted")
}

/// Brackets with nothing in them, or with a word for what should stand there; blanks drawn inside a sentence.
fn to_fill(row: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<_> = bracketed(row).filter(|(_, _, inner)| is_open(inner)).map(|(a, b, _)| (a, b)).collect();
    if row.contains("[x]") || row.contains("[X]") {
        found.clear(); // A row of boxes to tick.
    }
    let drawn = words(row).filter(|(_, word)| word.contains("___") && row.len() > word.len());
    found.extend(drawn.map(|(at, word)| (at, at + word.len())));
    found.order();
    found
}

fn is_open(inner: &str) -> bool {
    const WORDS: [&str; 8] = ["date", "name", "insert", "note to", "tbd", "to be ", "confirm", "fund name"];
    let inner = inner.trim().to_lowercase();
    inner.chars().all(|c| matches!(c, '_' | '●' | '•' | '*' | '.' | '-' | ' ') && c != '*')
        || WORDS.iter().any(|word| inner.starts_with(word))
}

/// What stands in brackets: from, to, and what is between them.
fn bracketed(row: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    row.match_indices('[').filter_map(|(at, _)| {
        let inner = row[at + 1..].split([']', '[']).next()?;
        let end = at + 1 + inner.len();
        row[end..].starts_with(']').then_some((at, end + 1, inner))
    })
}

fn words(row: &str) -> impl Iterator<Item = (usize, &str)> {
    row.split_whitespace().map(|word| (word.as_ptr() as usize - row.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(find: fn(&str) -> Vec<(usize, usize)>, row: &str) -> Vec<&str> {
        find(row).into_iter().map(|(from, to)| &row[from..to]).collect()
    }

    #[test]
    fn what_was_taken_out() {
        assert_eq!(found(struck_out, "By: XXXXXX, of [***] and [Redacted]"), ["XXXXXX,", "[***]", "[Redacted]"]);
        assert!(found(struck_out, "ARTICLE XXX and XXXIX, Exxon, * * *, [1]").is_empty());
    }

    #[test]
    fn what_was_to_be_filled_in() {
        assert_eq!(found(to_fill, "as of [DATE], the [ ] Fund and ____ shares"), ["[DATE]", "[ ]", "____"]);
        assert!(found(to_fill, "the [Trust's] agreement, [1], [ ] yes [X] no").is_empty());
        assert!(found(to_fill, "________________").is_empty());
    }
}
