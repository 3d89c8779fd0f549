//! [`Source`] → [`Flat`]: the readable text, with the way back to the source.
//!
//! *regions* tells markup from plain lines, *tokens* cuts markup into text and tags, *draft* reads a tag, *seen* keeps it, *sheet* tells what the page's styles hide, *page* writes
//! the letters, *elements* keeps the open elements, *flow* gathers lines, *table* lays rows out, *ink* remembers where every letter came from.

mod draft;
mod elements;
mod feed;
mod flow;
mod ink;
mod list;
mod name;
mod page;
mod regions;
mod seen;
mod sheet;
mod style;
mod table;
mod tags;
mod tokens;

use std::sync::Arc;

use super::Span;
use super::source::Source;

/// The text that is read: the source itself, or its readable part where the source is marked up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flat {
    /// Plain lines; cells of a table row are parted by TABs, a page break is a form feed on a line of its own.
    pub text: Arc<String>,
    /// Whether the source is HTML, or holds some.
    pub html: bool,
    /// Whether tables are nested in it deeper than anybody lays them out: the innermost are read as lines.
    pub buried: bool,
    /// Where pieces of `text` stand in the source, in the order of `text`; empty where they are the same text. Characters
    /// that nobody sees (soft hyphens, zero-width blanks, NULs) have no place in `text`.
    /// The sources rise too, except where the cells of one table row hold several lines each.
    pub pieces: Vec<Piece>,
    /// Where those lines of `text` begin that go on with the table row of the line before: a row is laid out on several
    /// lines when a cell holds several paragraphs, or a name that is broken.
    pub continued: Vec<u32>,
    /// What is printed as a superscript, in `text`: note marks, and the `th` of an ordinal.
    pub raised: Vec<Span>,
    /// What is never shown and so was not read, in the source: titles, scripts, styles, comments, hidden elements.
    pub skipped: Vec<Span>,
}

/// A run of the readable text and where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// In [`Flat::text`].
    pub flat: Span,
    /// In the source. Of the same length where the words stand there as they are; otherwise the whole
    /// of it stands for the whole of `flat` (an entity, a tag that makes a list's number).
    pub source: Span,
}

impl Piece {
    /// Whether the words stand in the source as they are.
    fn alike(&self) -> bool {
        self.flat.end - self.flat.start == self.source.end - self.source.start
    }
}

impl Flat {
    /// The readable text of a source, in time linear in its length.
    pub fn of(source: &Source) -> Self {
        let regions = regions::of(&source.text);
        let html = regions.iter().any(|region| region.html);
        if !html && !has_unseen(&source.text) {
            return Self { text: source.text.clone(), ..Self::default() };
        }
        let mut flat = Self { html, ..Self::default() };
        // About half of a page is words; what was too much is given back.
        let mut text = String::with_capacity(source.text.len() / 2);
        for region in regions {
            if region.html {
                page::unwrap(&source.text, region.span, &mut flat, &mut text);
            } else {
                flat.keep(&source.text, region.span, &mut text);
            }
        }
        text.shrink_to_fit();
        flat.text = Arc::new(text);
        flat
    }

    /// Takes plain lines over as they stand, but for characters that nobody sees: they would part words and columns.
    fn keep(&mut self, source: &str, span: Span, text: &mut String) {
        let mut at = span.start as usize;
        for part in source.get(span.range()).unwrap_or("").split_inclusive(is_nothing) {
            let seen = part.trim_end_matches(is_nothing);
            if !seen.is_empty() {
                let start = text.len();
                text.push_str(seen);
                let flat = Span::new(start, text.len());
                self.pieces.push(Piece { flat, source: Span::new(at, at + seen.len()) });
            }
            at += part.len();
        }
    }

    /// The place in the source that a place in the readable text came from: the smallest range that holds
    /// all its letters. Of a range without letters (a TAB between cells, a line's end) it is where they would stand.
    pub fn to_source(&self, span: Span) -> Span {
        if self.pieces.is_empty() {
            return span;
        }
        let first = self.pieces.partition_point(|piece| piece.flat.end <= span.start);
        let after = self.pieces.partition_point(|piece| piece.flat.start < span.end);
        let held = self.pieces.get(first..after).unwrap_or(&[]);
        held.iter().map(|piece| within(piece, span)).reduce(Span::hull).unwrap_or_else(|| self.between(first))
    }

    /// The empty place after the piece before `next`.
    fn between(&self, next: usize) -> Span {
        let before = next.checked_sub(1).and_then(|i| self.pieces.get(i));
        let at = before.map_or(0, |piece| piece.source.end);
        Span { start: at, end: at }
    }
}

/// Characters that neither are seen nor do anything. Signs that turn the direction of a text are not among them: what
/// stands around them looks otherwise than it reads, and a person must be able to see that.
fn is_nothing(c: char) -> bool {
    matches!(c, '\0' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Whether a text holds characters that nobody sees; nearly all texts are ASCII, which is told fast.
fn has_unseen(text: &str) -> bool {
    memchr::memchr(0, text.as_bytes()).is_some() || !text.is_ascii() && text.contains(is_nothing)
}

/// The part of a piece's source that `span` holds.
fn within(piece: &Piece, span: Span) -> Span {
    if !piece.alike() {
        return piece.source;
    }
    let skip = span.start.saturating_sub(piece.flat.start);
    let drop = piece.flat.end.saturating_sub(span.end);
    Span { start: piece.source.start + skip, end: piece.source.end - drop }
}
