//! A page → its lines: letters go to where the open elements say.

use super::elements::Element;
use super::flow::{Flow, Laid, PAGE, Sheet, Written};
use super::ink::Ink;
use super::list::List;
use super::table::Table;
use super::tags::{Kind, Tag};
use super::tokens::{Token, each};
use super::{Flat, is_nothing};
use crate::text::Span;

/// What a short drawn line is read as.
const RULE: &str = "----------";

/// Appends the readable lines of the markup `source[span]` to `text`, which is that of `flat`.
pub(super) fn unwrap(source: &str, span: Span, flat: &mut Flat, text: &mut String) {
    let mut page = Page::new(source, Written::new(flat, text));
    each(source, span, |token| page.take(token));
    page.close_to(0);
    page.end_line(false);
}

/// A page that is being read.
pub(super) struct Page<'a> {
    source: &'a str,
    /// What has been read of it: all that stands in no table that is still open.
    written: Written<'a>,
    pub(super) sheet: Sheet,
    /// Where lines gather: the page, or the innermost open cell.
    pub(super) flow: Flow,
    /// The flows around it.
    pub(super) outer: Vec<Flow>,
    /// The room of a cell's lines, for the next.
    pub(super) room: Vec<Laid>,
    pub(super) tables: Vec<Table>,
    pub(super) lists: Vec<List>,
    pub(super) open: Vec<Element>,
    /// Open elements that were not remembered.
    pub(super) beyond: usize,
    pub(super) hidden: usize,
    /// Whether letters have no size here, which nobody sees.
    pub(super) sizeless: bool,
    pub(super) raised: usize,
    /// The tag that is being read.
    pub(super) here: Span,
    /// A block that keeps its lines has just begun: a line's end here is not one of its own.
    pub(super) fresh: bool,
}

impl<'a> Page<'a> {
    fn new(source: &'a str, written: Written<'a>) -> Self {
        Self {
            source,
            written,
            sheet: Sheet::default(),
            flow: Flow::default(),
            outer: Vec::new(),
            room: Vec::new(),
            tables: Vec::new(),
            lists: Vec::new(),
            open: Vec::new(),
            beyond: 0,
            hidden: 0,
            sizeless: false,
            raised: 0,
            here: Span::default(),
            fresh: false,
        }
    }
}

impl Page<'_> {
    fn take(&mut self, token: Token<'_>) {
        match token {
            Token::Same(span) | Token::Other(_, span) if self.hidden > 0 || self.sizeless => self.skip(span),
            Token::Same(span) => self.same(span),
            Token::Other(text, span) => text.chars().for_each(|c| self.other(c, span)),
            Token::Open(tag, span) => {
                self.here = span;
                self.start(tag);
            }
            Token::Close(name, span) => {
                self.here = span;
                self.end(name);
            }
            Token::Comment(span) => self.skip(span),
        }
    }

    fn skip(&mut self, span: Span) {
        let skipped = &mut self.written.flat.skipped;
        match skipped.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => skipped.push(span),
        }
    }

    /// A table is nested too deep to be laid out.
    pub(super) fn bury(&mut self) {
        self.written.flat.buried = true;
    }

    /// Ends the line, as [`Flow::end_line`] does.
    pub(super) fn end_line(&mut self, on_purpose: bool) {
        self.flow.end_line(&mut self.sheet, on_purpose);
        self.write_out();
    }

    /// The edge of a block, as [`Flow::edge`] has it.
    pub(super) fn edge(&mut self, gap: bool) {
        self.flow.edge(&mut self.sheet, gap);
        self.write_out();
    }

    /// Writes the lines that are certain: those on the page itself.
    fn write_out(&mut self) {
        if self.outer.is_empty() && !self.flow.lines.is_empty() {
            self.written.take(&mut self.flow, &mut self.sheet, !self.tables.is_empty());
        }
    }

    /// Text as it stands: runs that stay as they are, and between them what does not.
    fn same(&mut self, span: Span) {
        let mut text = self.source.get(span.range()).unwrap_or("");
        let mut at = span.start as usize;
        while let Some(first) = text.chars().next() {
            let run = if self.flow.exact { exact_run(text) } else { run(text) };
            let length = match run {
                0 if self.flow.exact => first.len_utf8(),
                // Of several blanks the first counts.
                0 => blanks(text).max(first.len_utf8()),
                run => run,
            };
            let (part, rest) = text.split_at_checked(length).unwrap_or((text, ""));
            if run > 0 {
                self.write(|ink| ink.same(part, at));
            } else if !is_nothing(first) {
                self.blank(first, Span::new(at, at + first.len_utf8()));
            }
            at += length;
            text = rest;
        }
    }

    /// A character that the source spells otherwise.
    fn other(&mut self, c: char, source: Span) {
        if breaks_word(c) {
            self.blank(c, source);
        } else if !is_nothing(c) {
            self.write(|ink| ink.other(c.encode_utf8(&mut [0; 4]), source));
        }
    }

    fn blank(&mut self, c: char, source: Span) {
        let fresh = std::mem::take(&mut self.fresh);
        match c {
            '\n' | '\r' if fresh && self.flow.exact => {}
            '\u{a0}' => self.write(|ink| ink.other(" ", source)),
            '\n' | '\r' if self.flow.exact => self.end_line(true),
            _ if self.flow.exact => self.write(|ink| ink.other(c.encode_utf8(&mut [0; 4]), source)),
            ' ' => self.flow.space((source.range().len() == 1).then_some(source.start as usize)),
            _ => self.flow.space(None),
        }
    }

    /// Writes letters where the page has got to.
    pub(super) fn write(&mut self, letters: impl FnOnce(&mut Ink)) {
        self.fresh = false;
        let ink = &mut self.sheet.ink;
        self.flow.lead(ink);
        let start = ink.len();
        letters(ink);
        if self.raised > 0 {
            ink.raise(start);
        }
    }

    /// A tag that has no end: a line's end, a drawn line, a page mark.
    pub(super) fn mark(&mut self, kind: Kind, tag: &Tag) {
        if self.hidden > 0 || tag.hidden() {
            return;
        }
        match kind {
            Kind::Break => self.end_line(true),
            Kind::Rule if !tag.page_before && !tag.page_after && (tag.short() || !self.outer.is_empty()) => {
                self.edge(false);
                let source = self.here;
                self.write(|ink| ink.other(RULE, source));
                self.edge(false);
            }
            _ => self.page(),
        }
    }

    /// The end of a page.
    pub(super) fn page(&mut self) {
        self.edge(false);
        let source = self.here;
        self.write(|ink| ink.other(PAGE, source));
        self.edge(false);
    }

    /// A rule drawn along an element on which nothing stands: above notes, or to sign on.
    pub(super) fn rule(&mut self, element: &Element) {
        let empty = element.ruled == Some(self.flow.count) && self.flow.is_empty(&self.sheet.ink);
        if empty && element.kind != Kind::Cell && self.hidden == 0 {
            let source = self.here;
            self.write(|ink| ink.other(RULE, source));
        }
    }
}

/// How long the words are that a text begins with, parted by single blanks: what stands on a page as in its source.
fn run(text: &str) -> usize {
    let (mut at, mut end) = (0, 0);
    while let Some(&byte) = text.as_bytes().get(at) {
        match byte {
            b'!'..=b'~' => {
                at += 1;
                end = at;
            }
            // The blank of a single one counts once a word follows it.
            b' ' if at == end && at > 0 => at += 1,
            _ => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if !breaks_word(c) && !is_nothing(c) => {
                    at += c.len_utf8();
                    end = at;
                }
                _ => break,
            },
        }
    }
    end
}

/// How many blanks and ends of lines a text begins with.
fn blanks(text: &str) -> usize {
    text.bytes().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | 0xc)).count()
}

/// How far a text goes as it stands where blanks are kept.
fn exact_run(text: &str) -> usize {
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if matches!(byte, b' '..=b'~') {
            at += 1;
            continue;
        }
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(c) if !matches!(c, '\n' | '\r' | '\u{a0}') && !is_nothing(c) => at += c.len_utf8(),
            _ => break,
        }
    }
    at
}

fn breaks_word(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\t' | '\r' | '\u{c}' | '\u{a0}')
}
