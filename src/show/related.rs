//! What belongs together in one document, where the text says so only by name.

use crate::model::{BlockKind, Document, Instruction, Schedule, Signature};
use crate::text::LineRange;
use crate::text::fold::Folded;
use crate::text::lines::{Lines, Shape};

/// The schedule that an instruction supplies: the first of its name at or after it, or else the first of its name.
pub fn supplied(document: &Document, instruction: &Instruction) -> Option<usize> {
    let target = Folded::of(&instruction.target.as_ref()?.value);
    let named = |schedule: &Schedule| Folded::of(&schedule.label.value) == target;
    let after = |schedule: &Schedule| schedule.label.span.start >= instruction.words.span.start;
    let first = |test: &dyn Fn(&Schedule) -> bool| document.schedules.iter().position(test);
    first(&|s| named(s) && after(s)).or_else(|| first(&named))
}

/// The schedule whose funds a signature's group caption means.
pub fn signed_schedule(document: &Document, signature: &Signature) -> Option<usize> {
    let id = signature.schedule.as_ref()?;
    document.schedules.iter().position(|schedule| &schedule.id == id)
}

/// The defined term of the one party for which somebody signs ("Distributor").
pub fn party_term<'a>(document: &'a Document, signature: &Signature) -> Option<&'a str> {
    let [party] = signature.party.as_slice() else { return None };
    let party = Folded::of(&party.value);
    let means = |meaning: &str| match Folded::of(meaning).as_str().strip_prefix(party.as_str()) {
        Some(rest) => !rest.starts_with(char::is_alphanumeric),
        None => false,
    };
    let known = |term: &&crate::model::Term| term.meaning.as_ref().is_some_and(|words| means(&words.value));
    document.terms.iter().find(known).map(|term| term.term.value.as_str())
}

/// How much of a document is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// All its lines.
    pub lines: usize,
    /// The lines on which something can be seen.
    pub seen: usize,
    /// Those of them that stand in an unread block.
    pub unread: usize,
}

/// Counts the lines of a document and those that were not understood.
pub fn coverage(document: &Document, lines: &Lines<'_>) -> Coverage {
    let seen = |range: LineRange| range.range().filter(|&i| lines.shape(i) != Shape::Blank).count();
    let unread = document.blocks.iter().filter(|block| block.kind == BlockKind::Unread);
    Coverage {
        lines: document.lines.range().len(),
        seen: seen(document.lines),
        unread: unread.map(|block| seen(block.lines)).sum(),
    }
}

impl Coverage {
    /// The share of the lines with anything on them that is understood, 0 to 1; 1 where there are none.
    pub fn share(self) -> f64 {
        match self.seen {
            0 => 1.0,
            seen => seen.saturating_sub(self.unread) as f64 / seen as f64,
        }
    }
}

/// The line on which somebody signs, counted from 0: that of the mark, or of the name, or where the block begins.
pub fn signing_line(signature: &Signature, lines: &Lines<'_>) -> usize {
    let first = lines.line_at(signature.span.start);
    let last = lines.line_at(signature.span.end.saturating_sub(1).max(signature.span.start));
    let marked = |&i: &usize| {
        let seen = lines.seen(i).to_ascii_lowercase();
        seen.contains("/s/") || seen.starts_with("by:")
    };
    let named = || signature.name.as_ref().map(|name| lines.line_at(name.span.start));
    (first..=last).find(marked).or_else(named).unwrap_or(first)
}
