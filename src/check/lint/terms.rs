//! Defined terms.

use std::collections::{BTreeSet, HashMap};

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
    let text = Worded::of(&text.join(" "));
    let terms: Vec<Worded> = document.terms.iter().map(|term| Worded::of(&term.term.value)).collect();
    let counts = text.count(&terms);
    let once = |term: &Worded| !term.ends.is_empty() && counts.get(term.stem()).is_none_or(|&count| count < 2);
    let lonely = document.terms.iter().zip(&terms).filter(|(_, worded)| once(worded)).map(|(term, _)| term);
    let say = |words: &crate::text::Words| {
        let message = format!("“{}” is defined on line {} and never used.", words.value, line(lines, words.span));
        problem(UNUSED.name, Severity::Note, words.span, message)
    };
    lonely.map(|term| say(&term.term)).collect()
}

/// Words in small letters, single blanks between them.
struct Worded {
    text: String,
    /// Where each word begins, where it ends, and where it would end without an ending as of the plural.
    ends: Vec<[usize; 3]>,
}

impl Worded {
    fn of(text: &str) -> Self {
        let folded = Folded::of(text);
        let mut out = Self { text: String::with_capacity(text.len()), ends: Vec::new() };
        for word in folded.as_str().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            let start = out.text.len() + usize::from(!out.text.is_empty());
            let stem = word.trim_end_matches(['e', 's']).len();
            out.ends.push([start, start + word.len(), start + if stem == 0 { word.len() } else { stem }]);
            if start > 0 {
                out.text.push(' ');
            }
            out.text.push_str(word);
        }
        out
    }

    /// All of it, the last word without its ending.
    fn stem(&self) -> &str {
        &self.text[..self.ends.last().map_or(0, |last| last[2])]
    }

    /// How often each term stands in this text; looked up at every word once for each length of a term, and not
    /// searched for one by one, since a long agreement defines hundreds.
    fn count<'a>(&self, terms: &'a [Worded]) -> HashMap<&'a str, usize> {
        let mut counts: HashMap<&str, usize> = terms.iter().map(|term| (term.stem(), 0)).collect();
        let lengths: BTreeSet<usize> = terms.iter().map(|term| term.ends.len()).filter(|&length| length > 0).collect();
        for (first, [start, ..]) in self.ends.iter().enumerate() {
            for end in lengths.iter().filter_map(|length| self.ends.get(first + length - 1)) {
                if let Some(count) = counts.get_mut(&self.text[*start..end[2]]) {
                    *count += 1;
                }
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_counted_in_every_number() {
        let terms = ["Sub-Adviser", "Class", "Fund Trust", "Fee"].map(Worded::of);
        let text = Worded::of("(the \"Sub-Adviser\") The SUB-ADVISERS' classes, each Class of a fund\u{a0}trust; fees");
        let counts = text.count(&terms);
        assert_eq!(terms.each_ref().map(|term| counts[term.stem()]), [2, 2, 1, 1]);
    }
}
