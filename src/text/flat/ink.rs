//! The letters of a page in the order of the source, before tables put them side by side.

use super::{Flat, Piece};
use crate::text::Span;

/// Letters and where they came from.
#[derive(Debug, Default)]
pub(super) struct Ink {
    text: String,
    pieces: Vec<Piece>,
    raised: Vec<Span>,
}

impl Ink {
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
        self.raised.clear();
    }

    pub(super) fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Letters that stand in the source at `at` as they are.
    pub(super) fn same(&mut self, text: &str, at: usize) {
        let start = self.text.len();
        self.text.push_str(text);
        let piece = Piece { flat: Span::new(start, self.text.len()), source: Span::new(at, at + text.len()) };
        extend(&mut self.pieces, piece);
    }

    /// Letters for which `source` stands, spelt otherwise there.
    pub(super) fn other(&mut self, text: &str, source: Span) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let mut piece = Piece { flat: Span::new(start, self.text.len()), source };
        // Equal length says "the same letters"; a source that is as long by chance is named one byte shorter.
        if piece.alike() {
            piece.source.end = piece.source.end.saturating_sub(1).max(piece.source.start);
        }
        if !piece.alike() {
            self.pieces.push(piece);
        }
    }

    /// A blank that stands for a line's end or the like in the source.
    pub(super) fn blank(&mut self) {
        self.text.push(' ');
    }

    /// Marks everything from `start` on as printed above the line.
    pub(super) fn raise(&mut self, start: usize) {
        match self.raised.last_mut() {
            Some(last) if last.end as usize == start => last.end = self.text.len() as u32,
            _ => self.raised.push(Span::new(start, self.text.len())),
        }
    }

    /// Takes back everything from `length` on.
    pub(super) fn truncate(&mut self, length: usize) {
        self.text.truncate(length);
        let length = length as u32;
        while self.raised.pop_if(|raised| raised.start >= length).is_some() {}
        if let Some(last) = self.raised.last_mut() {
            last.end = last.end.min(length);
        }
        while self.pieces.last().is_some_and(|piece| piece.flat.start >= length) {
            self.pieces.pop();
        }
        if let Some(last) = self.pieces.last_mut().filter(|piece| piece.flat.end > length) {
            if last.alike() {
                last.source.end -= last.flat.end - length;
            }
            last.flat.end = length;
        }
    }

    /// Writes the letters of `span` at the end of `text`, which is that of `flat`. `near` is the piece where the last such search ended: nearly
    /// always the next one is meant.
    pub(super) fn copy(&self, span: Span, flat: &mut Flat, text: &mut String, near: &mut usize) {
        let to = text.len() as u32;
        text.push_str(self.slice(span));
        let first = self.first_after(span.start, *near);
        *near = first;
        let held = self.pieces.iter().skip(first).take_while(|piece| piece.flat.start < span.end);
        for piece in held {
            *near += 1;
            let source = super::within(piece, span);
            let part = moved(clip(piece.flat, span), span.start, to);
            extend(&mut flat.pieces, Piece { flat: part, source });
        }
        let first = self.raised.partition_point(|raised| raised.end <= span.start);
        let held = self.raised.iter().skip(first).take_while(|raised| raised.start < span.end);
        flat.raised.extend(held.map(|&raised| moved(clip(raised, span), span.start, to)));
    }
}

impl Ink {
    /// The first piece that ends after `at`.
    fn first_after(&self, at: u32, near: usize) -> usize {
        let ends_before = |i: usize| self.pieces.get(i).is_none_or(|piece| piece.flat.end <= at);
        let before = |i: usize| i.checked_sub(1).is_none_or(ends_before);
        // The piece at which the last search ended may go on.
        for i in [near.saturating_sub(1), near, near + 1] {
            if before(i) && !ends_before(i) {
                return i;
            }
        }
        self.pieces.partition_point(|piece| piece.flat.end <= at)
    }
}

fn clip(span: Span, to: Span) -> Span {
    Span { start: span.start.max(to.start), end: span.end.min(to.end) }
}

fn moved(span: Span, from: u32, to: u32) -> Span {
    Span { start: span.start - from + to, end: span.end - from + to }
}

/// Adds a piece, or makes the last one longer where both run on in the text and in the source.
fn extend(pieces: &mut Vec<Piece>, next: Piece) {
    match pieces.last_mut() {
        Some(last)
            if last.alike()
                && next.alike()
                && last.flat.end == next.flat.start
                && last.source.end == next.source.start =>
        {
            last.flat.end = next.flat.end;
            last.source.end = next.source.end;
        }
        _ => pieces.push(next),
    }
}
