//! What is written: bytes, lines, cells and the folding of spellings. Knows nothing of funds.

pub mod clipboard;
pub mod flat;
pub mod fold;
pub mod known;
pub mod lines;
pub mod ordinals;
mod quoted;
pub mod source;
pub mod submission;

/// A half-open range of bytes of the readable text ([`flat::Flat::text`]), on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }
    /// As a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
    /// The smallest span that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
    /// No bytes at all.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// A value and the words it was read from. The words may stand in several pieces, as the two halves
/// of a name that wraps in its column; `span` is the first piece and `more` the others in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where its words begin: the only piece, or the first.
    pub span: Span,
    /// The other pieces, in reading order; nearly always empty.
    pub more: Vec<Span>,
}

/// Words as printed, wrapped lines joined and runs of blanks made one.
pub type Words = Spanned<Phrase>;

/// What words say: short ones need no allocation of their own, and a longer one has all its copies in common.
pub type Phrase = smol_str::SmolStr;

impl<T> Spanned<T> {
    /// A value read from one piece of text.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span, more: Vec::new() }
    }
    /// Every piece, first to last.
    pub fn pieces(&self) -> impl Iterator<Item = Span> + '_ {
        std::iter::once(self.span).chain(self.more.iter().copied())
    }
    /// The smallest span that holds every piece.
    pub fn hull(&self) -> Span {
        self.pieces().fold(self.span, Span::hull)
    }
}

/// A half-open range of lines, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct LineRange {
    /// First line.
    pub start: u32,
    /// One past the last line.
    pub end: u32,
}

impl LineRange {
    /// The lines from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }
    /// As a range of indices.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}
