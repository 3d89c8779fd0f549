//! Markup → text and tags, each with its place. A thin coat over html5gum's state machine.

use std::collections::VecDeque;

use html5gum::{Emitter, Error, State, Tokenizer};
use smol_str::SmolStr;

use super::feed::Feed;
use super::tags::Tag;
use crate::text::Span;

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Text as it stands in the source.
    Same(Span),
    /// Text that the source spells otherwise: an entity, a line end.
    Other(String, Span),
    /// A start tag.
    Open(Tag, Span),
    /// An end tag.
    Close(SmolStr, Span),
    /// A comment or declaration.
    Comment(Span),
}

/// What the state machine reports: a part of the page, or that it swallowed more than a tag can be.
enum Event {
    Token(Token),
    /// A mistake in the markup; reading goes on after the first place, or without it at the second.
    Swallowed {
        again: usize,
        end: usize,
    },
}

/// Markup that is wrong (a quote or comment that is never closed) is read again from behind the mistake, so that
/// it loses no words; all in all this many times the length of the text, so that hostile text costs no more.
const READ_AGAIN: usize = 2;

/// Hands every part of `source[span]` to `take`.
pub(super) fn each(source: &str, span: Span, mut take: impl FnMut(Token)) {
    let Some(source) = source.get(..span.end as usize) else { return };
    let mut budget = (span.end - span.start) as usize * READ_AGAIN;
    let mut at = span.start as usize;
    while let Some((again, end)) = run(source, at, &mut budget, &mut take) {
        if again <= at || again >= source.len() {
            return;
        }
        if end - again > budget {
            return take(Token::Same(Span::new(again, end)));
        }
        budget -= end - again;
        at = again;
    }
}

/// Reads from `at` to the end or to a mistake; tells where to read again, and how far it had got.
fn run(source: &str, at: usize, budget: &mut usize, take: &mut impl FnMut(Token)) -> Option<(usize, usize)> {
    let reader = Reader { source, at, mark: at, ..Reader::default() };
    for event in Tokenizer::new_with_emitter(Feed(source.get(at..)?.as_bytes()), reader) {
        let Ok(event) = event;
        match event {
            Event::Token(token) => take(token),
            Event::Swallowed { again, end } if end < source.len() && end - again > *budget => {}
            Event::Swallowed { again, end } => return Some((again, end)),
        }
    }
    None
}

/// Follows the state machine and keeps the places.
#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    /// How far the machine has read.
    at: usize,
    /// How far everything is accounted for.
    mark: usize,
    /// Text that may go on.
    text: Option<(usize, usize)>,
    /// Where the tag or comment that is being read began.
    begun: usize,
    tag: Tag,
    ends: bool,
    /// The name of the tag as far as it has been read.
    name: String,
    /// The attribute that is being read, and its value.
    attribute: String,
    value: String,
    /// One of the attributes holds tags: its quote was never closed.
    torn: bool,
    /// The name of the last start tag.
    last: String,
    /// Kinds of code that are known not to end any more.
    endless: Vec<SmolStr>,
    events: VecDeque<Event>,
}

impl Reader<'_> {
    fn push(&mut self, token: Token) {
        self.flush();
        self.mark = self.at;
        self.events.push_back(Event::Token(token));
    }

    fn flush(&mut self) {
        if let Some((start, end)) = self.text.take() {
            self.events.push_back(Event::Token(Token::Same(Span::new(start, end))));
        }
    }

    fn swallowed(&mut self, again: usize) {
        self.flush();
        self.events.push_back(Event::Swallowed { again, end: self.at.min(self.source.len()) });
    }

    /// After the first `>` of what has been read since `begun`; without one, the place itself.
    fn after_tag(&self) -> usize {
        let read = self.source.get(self.begun..).unwrap_or("");
        self.begun + read.find('>').map_or(1, |i| i + 1)
    }

    /// A declaration or comment that ends, or one that runs to the end of the text.
    fn remark(&mut self) {
        let span = Span::new(self.begun, self.at.min(self.source.len()));
        let remark = self.source.get(span.range()).unwrap_or("");
        let end = if remark.starts_with("<!--") { "->" } else { ">" };
        if self.at < self.source.len() || remark.ends_with(end) {
            self.push(Token::Comment(span));
        } else {
            self.mark = self.at;
            self.swallowed(self.begun + "<!--".len().min(span.range().len()));
        }
    }

    fn begin_tag(&mut self, ends: bool) {
        self.tag = Tag::default();
        self.ends = ends;
        self.torn = false;
        for text in [&mut self.name, &mut self.attribute, &mut self.value] {
            text.clear();
        }
    }

    fn end_attribute(&mut self) {
        // An attribute that holds tags is a quote that was never closed.
        self.torn |= memchr::memchr(b'>', self.value.as_bytes()).is_some() && self.value.contains("</");
        self.tag.take(&self.attribute, &self.value);
        self.attribute.clear();
        self.value.clear();
    }

    /// Whether the code that begins here ends somewhere.
    fn code_ends(&mut self) -> bool {
        if self.endless.contains(&self.tag.name) {
            return false;
        }
        let rest = self.source.as_bytes().get(self.at..).unwrap_or(&[]);
        let name = self.tag.name.as_bytes();
        let ends = rest.windows(name.len() + 2).any(|w| w.starts_with(b"</") && w[2..].eq_ignore_ascii_case(name));
        if !ends {
            self.endless.push(self.tag.name.clone());
        }
        ends
    }
}

impl Emitter for Reader<'_> {
    type Token = Event;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last = lossy(name.unwrap_or_default());
    }
    fn emit_eof(&mut self) {
        self.flush();
        if self.mark < self.source.len() {
            self.begun = self.mark;
            self.at = self.source.len();
            self.swallowed(self.after_tag());
        }
    }
    fn emit_error(&mut self, _: Error) {}
    fn should_emit_errors(&mut self) -> bool {
        false
    }
    fn pop_token(&mut self) -> Option<Event> {
        self.events.pop_front()
    }
    fn emit_string(&mut self, text: &[u8]) {
        let start = self.at.saturating_sub(text.len());
        let same = start >= self.mark && self.source.as_bytes().get(start..self.at) == Some(text);
        match (same, self.text) {
            (true, Some((first, end))) if end == start => self.text = Some((first, self.at)),
            (true, _) => {
                self.flush();
                self.text = Some((start, self.at));
            }
            (false, _) => return self.push(Token::Other(lossy(text), Span::new(self.mark, self.at))),
        }
        self.mark = self.at;
    }
    fn init_start_tag(&mut self) {
        self.begin_tag(false);
    }
    fn init_end_tag(&mut self) {
        self.begin_tag(true);
    }
    fn init_comment(&mut self) {}
    fn emit_current_tag(&mut self) -> Option<State> {
        if self.ends {
            let name = SmolStr::new(&self.name);
            self.push(Token::Close(name, Span::new(self.begun, self.at)));
            return None;
        }
        self.end_attribute();
        self.last.clone_from(&self.name);
        self.tag.name = SmolStr::new(&self.name);
        self.tag.code = matches!(self.tag.name.as_str(), "script" | "style") && self.code_ends();
        let tag = std::mem::take(&mut self.tag);
        let code = tag.code.then(|| if tag.name == "script" { State::ScriptData } else { State::RawText });
        self.push(Token::Open(tag, Span::new(self.begun, self.at)));
        if self.torn {
            self.swallowed(self.after_tag());
        }
        code
    }
    fn emit_current_comment(&mut self) {
        self.remark();
    }
    fn emit_current_doctype(&mut self) {
        self.remark();
    }
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_tag_name(&mut self, name: &[u8]) {
        append(&mut self.name, name);
    }
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn init_attribute(&mut self) {
        self.end_attribute();
    }
    fn push_attribute_name(&mut self, name: &[u8]) {
        append(&mut self.attribute, name);
    }
    fn push_attribute_value(&mut self, value: &[u8]) {
        append(&mut self.value, value);
    }
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn start_open_tag(&mut self) {
        self.begun = self.at.saturating_sub(1);
    }
    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.ends && !self.last.is_empty() && self.name == self.last
    }
    fn move_position(&mut self, offset: isize) {
        self.at = self.at.saturating_add_signed(offset);
    }
}

/// The machine hands names over a letter at a time.
fn append(text: &mut String, bytes: &[u8]) {
    match std::str::from_utf8(bytes) {
        Ok(part) => text.push_str(part),
        Err(_) => text.push_str(&lossy(bytes)),
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
