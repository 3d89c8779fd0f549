//! How it is shown: the view, the report, the exports.

pub mod export;
pub mod filing;
mod names;
pub mod prose;
mod related;
pub mod report;
pub mod view;
mod why;
mod words;

use crate::model::Reading;
use crate::text::flat::Flat;
use crate::text::lines::{Lines, Shape};
use crate::text::source::Source;
use crate::text::submission::Header;

/// What is to be shown: a source, its readable text, and what was read from it.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Where the text comes from.
    pub source: &'a Source,
    /// The readable text.
    pub flat: &'a Flat,
    /// The readable text in lines.
    pub lines: &'a Lines<'a>,
    /// What it says.
    pub reading: &'a Reading,
    /// The digest of the source's bytes, lower-case hexadecimal.
    pub sha256: &'a str,
    /// The header of the submission that it comes from.
    pub filing: Option<&'a Header>,
}

impl Subject<'_> {
    /// How many pages the page marks make; a mark before anything else opens the first page, and one behind everything
    /// opens none. A form feed may stand on the line of the words that it opens a page for, as in what PDFs give.
    pub fn pages(&self) -> usize {
        let (mut pages, mut marks) = (0, 0);
        for line in &self.lines.list {
            match line.shape {
                Shape::Blank => continue,
                Shape::Page => marks += 1,
                _ => {
                    let lead = crate::text::Span { start: line.span.start, end: line.seen.start };
                    marks += usize::from(self.lines.slice(lead).contains('\u{c}'));
                    pages = (pages + marks).max(1);
                    marks = 0;
                }
            }
        }
        pages
    }
}
