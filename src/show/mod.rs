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
    /// How many pages the page marks make; a mark before anything else opens the first page.
    pub fn pages(&self) -> usize {
        let shapes = || self.lines.list.iter().map(|line| line.shape);
        let marks = shapes().filter(|&shape| shape == Shape::Page).count();
        match shapes().find(|&shape| shape != Shape::Blank) {
            Some(Shape::Page) => marks,
            Some(_) => marks + 1,
            None => 0,
        }
    }
}
