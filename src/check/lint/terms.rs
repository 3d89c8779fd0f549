//! Defined terms.

use super::{line, problem};
use crate::model::{Document, Kind, Problem, Severity};
use crate::text::fold::Folded;
use crate::text::lines::Lines;

rules! {
    /// A term that an agreement defines and never uses again.
    ///
    /// It may be left over from a former text, or the text may use another word where it means this one. Amendments
    /// repeat the agreement's definitions for form's sake and are not held to this.
    ///
    /// Example: (the "Sub-Adviser"), and only "the Adviser" from there on
    UNUSED = "term-unused", unused;
}

fn unused(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    if document.kind != Kind::Agreement || document.terms.is_empty() {
        return Vec::new();
    }
    let text: Vec<_> = document.lines.range().map(|i| lines.seen(i)).collect();
    let text = Folded::of(&text.join(" "));
    let once = |term: &str| !term.is_empty() && text.as_str().match_indices(term).take(2).count() < 2;
    let lonely = document.terms.iter().filter(|term| once(Folded::of(&term.term.value).as_str()));
    let say = |words: &crate::text::Words| {
        let message = format!("“{}” is defined on line {} and never used.", words.value, line(lines, words.span));
        problem(UNUSED.name, Severity::Note, words.span, message)
    };
    lonely.map(|term| say(&term.term)).collect()
}
