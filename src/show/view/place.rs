//! Bytes → lines and UTF-16 offsets, and places → what stands there.

use super::{At, Dated, LinePair, Words};
use crate::model::{Date, Document};
use crate::text::lines::Lines;
use crate::text::source::Utf16;
use crate::text::{self, LineRange, Span};

/// Tells where words stand, as the page counts.
pub struct Places<'a> {
    pub lines: &'a Lines<'a>,
    utf16: Utf16<'a>,
}

impl<'a> Places<'a> {
    pub fn new(lines: &'a Lines<'a>) -> Self {
        Self { lines, utf16: Utf16::new(lines.text) }
    }

    pub fn starts(&self) -> Vec<u32> {
        self.lines.list.iter().map(|line| self.utf16.offset(line.span.start as usize)).collect()
    }

    /// The UTF-16 units of the longest of the lines that begin at `starts`.
    pub fn width(&self, starts: &[u32]) -> u32 {
        let end = self.utf16.offset(self.lines.text.len());
        let ends = starts.iter().skip(1).copied().chain([end]);
        starts.iter().zip(ends).map(|(start, end)| end - start).max().unwrap_or(0)
    }

    pub fn line(&self, span: Span) -> usize {
        self.lines.line_at(span.start) + 1
    }

    pub fn at(&self, span: Span) -> At {
        (self.utf16.offset(span.start as usize), self.utf16.offset(span.end as usize))
    }

    pub fn words(&self, words: &'a text::Words) -> Words<'a> {
        Words {
            text: &words.value,
            line: self.line(words.span),
            at: self.at(words.span),
            more: words.more.iter().map(|&span| self.at(span)).collect(),
        }
    }

    pub fn maybe(&self, words: &'a Option<text::Words>) -> Option<Words<'a>> {
        words.as_ref().map(|words| self.words(words))
    }

    pub fn all(&self, words: &'a [text::Words]) -> Vec<Words<'a>> {
        words.iter().map(|words| self.words(words)).collect()
    }

    pub fn dated(&self, date: &'a Option<Date>) -> Option<Dated<'a>> {
        date.as_ref().map(|date| Dated { iso: date.day.map(|day| day.to_string()), written: self.words(&date.written) })
    }
}

/// A range of lines as a person names it: the first and the last, from 1.
pub fn lines(range: LineRange) -> LinePair {
    (range.start as usize + 1, range.end as usize)
}

/// Which node or signature a place belongs to.
pub struct Owners {
    nodes: Vec<(Span, usize)>,
    signatures: Vec<(Span, usize)>,
}

impl Owners {
    /// Of a document, with its nodes numbered as the view numbers them.
    pub fn of(document: &Document) -> Self {
        let signed = document.signatures.iter().enumerate().flat_map(|(i, signature)| {
            let parties = signature.party.iter().flat_map(text::Words::pieces);
            parties.chain([signature.span]).map(move |span| (span, i))
        });
        Self { nodes: sorted(super::nodes::places(&document.schedules)), signatures: sorted(signed.collect()) }
    }

    /// The node, or else the signature, whose words hold the beginning of `span`.
    pub fn of_span(&self, span: Span) -> (Option<usize>, Option<usize>) {
        match holder(&self.nodes, span) {
            Some(node) => (Some(node), None),
            None => (None, holder(&self.signatures, span)),
        }
    }
}

fn sorted(mut places: Vec<(Span, usize)>) -> Vec<(Span, usize)> {
    places.sort_unstable();
    places
}

/// The nearest of the places that begin before it and reach beyond its beginning.
fn holder(places: &[(Span, usize)], span: Span) -> Option<usize> {
    // Places rarely nest, and then two deep; more is not worth a search.
    const NESTED: usize = 4;
    let before = places.partition_point(|(place, _)| place.start <= span.start);
    places[..before].iter().rev().take(NESTED).find(|(place, _)| span.start < place.end).map(|&(_, owner)| owner)
}
