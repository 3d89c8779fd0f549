//! [`Source`] → [`Flat`]: the readable text, with the way back to the source.

use super::Span;
use super::source::Source;

/// The text that is read: the source itself, or its readable part where the source is marked up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flat {
    /// Plain lines; cells of a table row are parted by TABs.
    pub text: String,
    /// Whether the source is HTML.
    pub html: bool,
    /// Where pieces of `text` stand in the source; empty where they are the same text.
    pub pieces: Vec<Piece>,
}

/// A run of the readable text and where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// In [`Flat::text`].
    pub flat: Span,
    /// In the source. Of the same length where the words stand there as they are; otherwise the whole
    /// of it stands for the whole of `flat` (an entity, a tag that ends a line).
    pub source: Span,
}

impl Flat {
    /// The readable text of a source.
    pub fn of(source: &Source) -> Self {
        Self { text: source.text.clone(), html: false, pieces: Vec::new() }
    }

    /// The place in the source that a place in the readable text came from.
    pub fn to_source(&self, span: Span) -> Span {
        if self.pieces.is_empty() {
            return span;
        }
        Span { start: self.place(span.start, false), end: self.place(span.end, true) }
    }

    fn place(&self, at: u32, end: bool) -> u32 {
        let after =
            self.pieces.partition_point(|piece| if end { piece.flat.start < at } else { piece.flat.start <= at });
        let Some(piece) = after.checked_sub(1).and_then(|i| self.pieces.get(i)) else { return 0 };
        let alike = piece.flat.end - piece.flat.start == piece.source.end - piece.source.start;
        match (alike, end) {
            (true, _) => (piece.source.start + (at - piece.flat.start)).min(piece.source.end),
            (false, false) if at < piece.flat.end => piece.source.start,
            (false, _) => piece.source.end,
        }
    }
}
