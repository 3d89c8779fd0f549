//! Numbers of an amendment that do not agree.

use super::{line, problem};
use crate::check::running::Running;
use crate::model::{BlockKind, Document, Kind, Problem, Severity};
use crate::text::Words;
use crate::text::lines::Lines;
use crate::text::ordinals::{cardinal, ordinal};

rules! {
    /// An amendment that calls itself by another number than its title does.
    ///
    /// One of the two is left over from the amendment before. Which one it is decides where this one belongs in the
    /// agreement's history.
    ///
    /// Example: `AMENDMENT NUMBER NINE` … "this Eighth Amendment"
    CONFLICT = "number-conflict", conflict;
}

fn conflict(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let Some(title) = document.number.as_ref().filter(|_| document.kind == Kind::Amendment) else { return Vec::new() };
    let prose = [BlockKind::Preamble, BlockKind::Recital, BlockKind::Instruction, BlockKind::Closing];
    let blocks = document.blocks.iter().filter(|block| prose.contains(&block.kind));
    let other = blocks.filter_map(|block| {
        let running = Running::of(lines, block.lines);
        own_numbers(&running, block.kind == BlockKind::Preamble).into_iter().find(|(value, _)| *value != title.value)
    });
    let say = |(value, words): (u32, Words)| {
        let message = format!(
            "The title on line {} has the number {}, “{}” on line {} has {value}.",
            line(lines, title.span),
            title.value,
            words.value,
            line(lines, words.span)
        );
        let mut found = problem(CONFLICT.name, Severity::Warning, words.span, message);
        found.related.push(title.span);
        found
    };
    // One is enough: the others say the same again.
    other.take(1).map(say).collect()
}

/// The numbers by which a text calls itself: "this Eighth Amendment", "this Amendment No. 8"; and a preamble that begins
/// with "Amendment No. 8".
fn own_numbers(running: &Running<'_>, preamble: bool) -> Vec<(u32, Words)> {
    let mut at = 0;
    let words: Vec<(usize, &str)> = running
        .text
        .split(' ')
        .map(|word| {
            let start = at;
            at += word.len() + 1;
            (start, word.trim_matches(|c: char| !c.is_alphanumeric()))
        })
        .collect();
    let is = |i: usize, what: &str| words.get(i).is_some_and(|(_, word)| word.eq_ignore_ascii_case(what));
    let value = |i: usize| words.get(i).and_then(|(_, word)| number(word));
    let mut out = Vec::new();
    for i in 0..words.len() {
        let start = if is(i, "this") { i + 1 } else { i };
        if start == i && !(preamble && i == 0) {
            continue;
        }
        let numbered = is(start, "amendment") && (is(start + 1, "no") || is(start + 1, "number"));
        let found = match value(start) {
            Some(value) if is(start + 1, "amendment") => Some((value, start + 1)),
            _ if numbered => value(start + 2).map(|value| (value, start + 2)),
            _ => None,
        };
        if let Some((value, last)) = found
            && let (Some((from, _)), Some((to, word))) = (words.get(i), words.get(last))
        {
            out.push((value, running.words(*from..to + word.len())));
        }
    }
    out
}

/// "8", "8th", "eight", "eighth", "twenty-first".
fn number(word: &str) -> Option<u32> {
    cardinal(word).or_else(|| ordinal(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;
    use crate::text::Spanned;

    fn found(text: &str, title: u32) -> Vec<String> {
        let lines = Lines::of(text);
        let block = Block { kind: BlockKind::Preamble, lines: lines.all() };
        let number = Some(Spanned::new(title, crate::text::Span::new(0, 1)));
        let document = Document { kind: Kind::Amendment, number, blocks: vec![block], ..Document::default() };
        conflict(&document, &lines).into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn an_amendment_that_calls_itself_by_two_numbers() {
        assert_eq!(
            found("The parties enter into this\nEighth Amendment to the Agreement.", 9),
            ["The title on line 1 has the number 9, “this Eighth Amendment” on line 1 has 8."]
        );
        assert_eq!(found("AMENDMENT NO. 8, dated as of May 1, 2004, to the Agreement", 9).len(), 1);
        for right in [
            "This Ninth Amendment to the Agreement, as amended by Amendment No. 8, this 8th day of May",
            "This Amendment No. 9 amends the Agreement; this Second Amended and Restated Agreement",
        ] {
            assert_eq!(found(right, 9), [""; 0], "{right}");
        }
        assert_eq!(found("this Twenty-First Amendment", 22).len(), 1);
    }
}
