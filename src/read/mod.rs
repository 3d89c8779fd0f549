//! What it says: one file per document part.
//!
//! A text is cut into documents ([`split`]), a document into parts ([`document`]): signatures and schedules say where
//! they stand, the title ends where sentences begin, and every other paragraph is told by what it says. The order of
//! parts is free.

pub mod adjoining;
pub mod called;
pub mod captioned;
pub mod closing;
pub mod dates;
pub mod dating;
pub mod deed;
pub mod document;
pub mod extent;
pub mod follow;
pub mod furniture;
pub mod header;
pub mod headless;
pub mod instruction;
pub mod items;
pub mod join;
pub mod kind;
mod labels;
pub mod listed;
pub mod meant;
pub mod named;
pub mod names;
pub mod opening;
pub mod operative;
pub mod otherwise;
pub mod party;
pub mod preamble;
pub mod prose;
pub mod recital;
pub mod schedule;
pub mod signature;
pub mod split;
mod supplied;
pub mod term;
pub mod tile;
pub mod title;
mod turning;
pub mod unfold;
pub mod unsaid;
pub mod vocabulary;

use crate::model::Reading;
use crate::text::lines::Lines;

/// What a document is being read for: the long passes over its lines, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// Where signatures and lists stand.
    Lists,
    /// What every paragraph is.
    Paragraphs,
    /// What the paragraphs order.
    Instructions,
    /// Dates, parties, terms.
    Facts,
}

/// Who is told how far the reading has got: the pass, and which share of it is done.
pub type Told<'a> = &'a mut dyn FnMut(Pass, f64);

/// Reads a text. Never fails: what is not understood is an `Unread` block.
pub fn read(lines: &Lines<'_>) -> Reading {
    read_telling(lines, &mut |_, _| {})
}

/// Reads a text, telling how far that has got.
pub fn read_telling(lines: &Lines<'_>, told: Told<'_>) -> Reading {
    let ranges = split::documents(lines);
    let documents = match unfold::unfold(lines, &ranges) {
        Some(unfolded) => {
            let anew = unfolded.lines();
            ranges.into_iter().map(|range| unfolded.read(&anew, lines, range, told)).collect()
        }
        None => ranges.into_iter().map(|range| document::document(lines, range, told)).collect(),
    };
    Reading { documents }
}
