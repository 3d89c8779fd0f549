//! Lines joined to running text, with the way back.

use crate::text::fold::{is_blank, is_unseen, joined, plain};
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Span, Spanned, Words};

/// Running text: single blanks, straight quotes, plain dashes; page marks and rules left out.
pub struct Running<'a> {
    lines: &'a Lines<'a>,
    /// The text.
    pub text: String,
    /// For each byte of `text`, where its character begins in the source.
    at: Vec<u32>,
}

impl<'a> Running<'a> {
    /// Joins the words of some lines.
    pub fn of(lines: &'a Lines<'a>, range: LineRange) -> Self {
        let mut out = Self { lines, text: String::new(), at: Vec::new() };
        for line in lines.list.get(range.range()).unwrap_or(&[]).iter().filter(|line| line.shape == Shape::Text) {
            out.push(line.seen);
        }
        out
    }

    fn push(&mut self, span: Span) {
        let mut blank = !self.text.is_empty();
        for (offset, c) in self.lines.slice(span).char_indices().filter(|&(_, c)| !is_unseen(c)) {
            if is_blank(c) {
                blank = !self.text.is_empty();
                continue;
            }
            let from = span.start + offset as u32;
            if std::mem::take(&mut blank) {
                self.text.push(' ');
                self.at.push(from);
            }
            let shown = plain(c).unwrap_or(c);
            self.text.push(shown);
            self.at.extend(std::iter::repeat_n(from, shown.len_utf8()));
        }
    }

    /// The words at a range of the text, as they stand in the source.
    pub fn words(&self, range: std::ops::Range<usize>) -> Words {
        let start = self.at.get(range.start).copied().unwrap_or_default();
        let last = range.end.checked_sub(1).and_then(|end| self.at.get(end)).copied().unwrap_or(start);
        let rest = self.lines.text.get(last as usize..).and_then(|rest| rest.chars().next());
        let span = Span { start, end: last + rest.map_or(0, char::len_utf8) as u32 };
        // A page mark within the words is not of them.
        let value = self.text.get(range).map(joined).unwrap_or_default();
        Spanned::new(value.into(), span)
    }
}
