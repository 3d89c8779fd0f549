//! What is opened must be closed.

use std::collections::BTreeSet;

use super::{line, problem};
use crate::model::{BlockKind, Document, Problem, Severity};
use crate::order::InOrder;
use crate::text::fold::{is_blank, joined};
use crate::text::lines::Lines;
use crate::text::{LineRange, Span};

rules! {
    /// A parenthesis that is opened and never closed, or closed and never opened, within one part of the document.
    ///
    /// In a caption or a definition it leaves open where the aside ends, and with it who is meant. Numbers of items
    /// such as `a)`, and the column of `)` beside a notary's venue, do not count.
    ///
    /// Example: `EACH FUND (LISTED ON SCHEDULE A ON BEHALF OF EACH PORTFOLIO LISTED THERE`
    PARENTHESIS = "unbalanced-parenthesis", parenthesis;

    /// A quotation mark that opens and is never closed, or closes what was never opened.
    ///
    /// An instruction says "replaced with the following", and the quotation marks tell where the new wording begins
    /// and ends: without one of them, the reader must guess. A quotation may go over pages, and may be opened again
    /// at each paragraph; wording that begins with a term in quotation marks needs no second mark before it. Where marks stand alone, as for "the same as above", this check keeps silent.
    ///
    /// Example: `the following: "SCHEDULE A …` with nothing that closes it
    QUOTE = "unbalanced-quote", quote;
}

/// More faults of one kind in one part are a way of writing, not a slip.
const SLIPS: usize = 2;
/// A parenthesis goes on over no more lines than this.
const REACH: usize = 60;

fn parenthesis(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let loose: Vec<_> = parts(document).iter().map(|part| loose(part, lines)).collect();
    let mut opened: Vec<Span> = Vec::new();
    // Where a part is cut in two, one half has what the other lacks.
    let mut cut = BTreeSet::new();
    for &(span, opens) in loose.iter().flatten() {
        match opened.last() {
            _ if opens => opened.push(span),
            Some(&open) if line(lines, span).saturating_sub(line(lines, open)) <= REACH => {
                cut.extend([open, span]);
                opened.pop();
            }
            _ => {}
        }
    }
    let left =
        loose.into_iter().map(|part| part.into_iter().filter(|(span, _)| !cut.contains(span)).collect::<Vec<_>>());
    let slips = left.filter(|part| part.len() <= SLIPS).flatten();
    slips.map(|(span, opens)| unbalanced(span, opens, lines)).collect()
}

fn unbalanced(span: Span, opens: bool, lines: &Lines<'_>) -> Problem {
    let at = line(lines, span);
    let message = if opens {
        format!("The parenthesis opened before {} on line {at} is never closed.", following(lines, span))
    } else {
        format!("The parenthesis closed after {} on line {at} was never opened.", preceding(lines, span))
    };
    problem(PARENTHESIS.name, Severity::Warning, span, message)
}

/// Runs of lines that are read as one: blocks of one kind, whatever furniture interrupts them. Lines that are not
/// understood go on with what stands before them: it is mostly the end of a paragraph that is not.
fn parts(document: &Document) -> Vec<Vec<LineRange>> {
    let mut parts: Vec<(BlockKind, Vec<LineRange>)> = Vec::new();
    for block in &document.blocks {
        match (block.kind, parts.last_mut()) {
            (BlockKind::Furniture | BlockKind::Header, _) => {}
            (kind, Some((known, part))) if kind == *known || kind == BlockKind::Unread => part.push(block.lines),
            (kind, _) => parts.push((kind, vec![block.lines])),
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

/// The parentheses of a part that have no fellow in it, in the order of the text, each with whether it opens.
fn loose(part: &[LineRange], lines: &Lines<'_>) -> Vec<(Span, bool)> {
    let mut open = Vec::new();
    let mut stray = Vec::new();
    for i in part.iter().flat_map(|range| range.range()) {
        let Some(row) = lines.list.get(i) else { continue };
        let seen = lines.slice(row.seen);
        for (at, sign) in seen.char_indices().filter(|(_, c)| matches!(c, '(' | ')')) {
            let start = row.seen.start as usize + at;
            let span = Span::new(start, start + 1);
            match sign {
                '(' => open.push((span, true)),
                _ if open.pop().is_some() || is_item_or_venue(&seen[..at]) => {}
                _ => stray.push((span, false)),
            }
        }
    }
    open.extend(stray);
    open.order();
    open
}

/// Whether a `)` after this belongs to the number of an item ("a)", "12)", "iv)"), or to the column of them in a venue.
fn is_item_or_venue(before: &str) -> bool {
    const LONGEST_NUMBER: usize = 5;
    let word = before.rsplit(is_blank).next().unwrap_or("").trim_end_matches('.').to_ascii_lowercase();
    let roman = || word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    word.len() <= 1 || word.len() <= LONGEST_NUMBER && (word.chars().all(|c| c.is_ascii_digit()) || roman())
}

/// Up to the end of its line, but no more than a few words.
fn following(lines: &Lines<'_>, span: Span) -> String {
    let end = lines.list.get(lines.line_at(span.start)).map_or(span.end, |row| row.seen.end);
    let words = joined(lines.slice(Span { start: span.end, end }));
    let words = words.split(' ').take(5).collect::<Vec<_>>().join(" ");
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() { "the end".to_owned() } else { format!("“{words}”") }
}

/// Back to the beginning of its line, but no more than a few words.
fn preceding(lines: &Lines<'_>, span: Span) -> String {
    let start = lines.list.get(lines.line_at(span.start)).map_or(span.start, |row| row.seen.start);
    let words = joined(lines.slice(Span { start, end: span.start }));
    let words: Vec<_> = words.split(' ').collect();
    let words = words[words.len().saturating_sub(5)..].join(" ");
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() { "the beginning".to_owned() } else { format!("“{words}”") }
}

/// How a quotation mark stands in its line.
#[derive(Clone, Copy, PartialEq)]
enum Turn {
    /// Whether it stands first in a paragraph, and whether a colon stands before it.
    Opens {
        paragraph: bool,
        introduced: bool,
    },
    Closes,
}

fn quote(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let Some(marks) = marks(document, lines) else { return Vec::new() };
    let mut open: Vec<(Span, bool)> = Vec::new();
    let mut stray = Vec::new();
    // Wording that begins with a term in quotation marks has one mark for both, and two that close.
    let mut term_leads = false;
    for (span, turn) in marks {
        match (turn, open.last_mut()) {
            // Opened again at a new paragraph, as it should be.
            (Turn::Opens { paragraph: true, introduced: false }, Some(last)) if last.1 => last.0 = span,
            (Turn::Opens { paragraph, .. }, _) => open.push((span, paragraph)),
            (Turn::Closes, Some(_)) => term_leads |= open.pop().is_some_and(|(_, leads)| leads),
            (Turn::Closes, None) if term_leads && ends_line(lines, span) => term_leads = false,
            (Turn::Closes, None) => stray.push(span),
        }
    }
    let message = match (open.as_slice(), stray.as_slice()) {
        ([(span, _)], []) => (
            *span,
            format!(
                "The quotation opened before {} on line {} is never closed.",
                following(lines, *span),
                line(lines, *span)
            ),
        ),
        ([], [span]) => (
            *span,
            format!(
                "The quotation closed after {} on line {} was never opened.",
                preceding(lines, *span),
                line(lines, *span)
            ),
        ),
        _ => return Vec::new(),
    };
    vec![problem(QUOTE.name, Severity::Warning, message.0, message.1)]
}

fn ends_line(lines: &Lines<'_>, span: Span) -> bool {
    lines.list.get(lines.line_at(span.start)).is_some_and(|row| row.seen.end == span.end)
}

/// The quotation marks in order; nothing where one of them may be either, or neither.
fn marks(document: &Document, lines: &Lines<'_>) -> Option<Vec<(Span, Turn)>> {
    let mut marks = Vec::new();
    let (mut after_blank, mut after_colon) = (true, false);
    for i in document.lines.range() {
        let row = lines.list.get(i)?;
        let seen = lines.slice(row.seen);
        for (at, mark) in seen.char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”')) {
            let before = seen[..at].chars().next_back();
            let after = seen[at + mark.len_utf8()..].chars().next();
            let turn = match (mark, opens(before, after)?) {
                ('“', _) | ('"', true) => {
                    Turn::Opens { paragraph: before.is_none() && (after_blank || after_colon), introduced: after_colon }
                }
                _ => Turn::Closes,
            };
            let start = row.seen.start as usize + at;
            marks.push((Span::new(start, start + mark.len_utf8()), turn));
        }
        after_blank = seen.is_empty();
        after_colon = if after_blank { after_colon } else { seen.ends_with(':') };
    }
    Some(marks)
}

/// Whether a mark between these opens; nothing where that cannot be told, as of a mark alone or one for inches.
fn opens(before: Option<char>, after: Option<char>) -> Option<bool> {
    let free = |c: Option<char>| c.is_none_or(is_blank);
    let leads = |c: char| matches!(c, '(' | '[' | '-' | '–' | '—' | '/' | '\'' | '‘');
    match (before, after) {
        _ if free(before) && free(after) => None,
        (Some(c), _) if c.is_ascii_digit() && free(after) => None,
        (Some(c), Some(d)) if !is_blank(c) && !leads(c) && d.is_alphanumeric() => None,
        (Some(c), _) if leads(c) => (!free(after)).then_some(true),
        _ => Some(free(before)),
    }
}
