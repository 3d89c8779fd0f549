//! Markup → text and tags, each with its place. A thin coat over html5gum's state machine.

use html5gum::{Emitter, Error, State, Tokenizer};

use super::draft::{Draft, same};
use super::feed::{Feed, Rest};
use super::name::Name;
use super::seen::{Seen, Written};
use super::sheet::is_for_screen;
use super::tags::{Kind, Tag, kind};
use crate::text::Span;

/// A part of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text as it stands in the source.
    Same(Span),
    /// Text that the source spells otherwise: an entity, a line end.
    Other(&'a str, Span),
    /// A start tag.
    Open(&'a Tag, Span),
    /// An end tag.
    Close(Name, Span),
    /// A comment or declaration.
    Comment(Span),
}

/// A mistake in the markup that swallowed more than a tag can be; reading goes on after the first place, or without it
/// at the second.
struct Swallowed {
    again: usize,
    end: usize,
}

/// Markup that is wrong (a quote or comment that is never closed) is read again from behind the mistake, so that
/// it loses no words; all in all this many times the length of the text, so that hostile text costs no more.
const READ_AGAIN: usize = 2;

/// Hands every part of `source[span]` to `take`.
pub(super) fn each(source: &str, span: Span, mut take: impl FnMut(Token<'_>)) {
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
fn run(source: &str, at: usize, budget: &mut usize, take: &mut impl FnMut(Token<'_>)) -> Option<(usize, usize)> {
    let rest = Rest::of(source.get(at..)?.as_bytes());
    for event in Tokenizer::new_with_emitter(Feed(&rest), Reader::new(source, at, &rest, take)) {
        let Ok(Swallowed { again, end }) = event;
        if end >= source.len() || end - again <= *budget {
            return Some((again, end));
        }
    }
    None
}

/// Follows the state machine, keeps the places and hands on what is complete, without a copy of anything that stands
/// in the source as it is.
struct Reader<'a, F> {
    source: &'a str,
    rest: &'a Rest<'a>,
    take: F,
    /// How far the machine has read.
    at: usize,
    /// How far everything is accounted for.
    mark: usize,
    /// Text that may go on.
    text: Option<(usize, usize)>,
    /// Where the tag or comment that is being read began.
    begun: usize,
    draft: Draft<'a>,
    seen: Seen<'a>,
    /// The tag that is being read is one of those.
    known: bool,
    /// The name of the last start tag.
    last: Name,
    /// What is being read is code, in which tags are but letters.
    within_code: bool,
    /// Kinds of code that are known not to end any more.
    endless: Vec<Name>,
    swallowed: Option<Swallowed>,
}

impl<'a, F: FnMut(Token<'_>)> Reader<'a, F> {
    fn new(source: &'a str, at: usize, rest: &'a Rest<'a>, take: F) -> Self {
        Self {
            source,
            rest,
            take,
            at,
            mark: at,
            text: None,
            begun: at,
            draft: Draft::of(source),
            seen: Seen::new(),
            known: false,
            last: Name::default(),
            within_code: false,
            endless: Vec::new(),
            swallowed: None,
        }
    }

    /// Everything up to here is accounted for.
    fn marked(&mut self, from: usize) -> Span {
        self.flush();
        self.mark = self.at;
        Span::new(from, self.at)
    }

    fn flush(&mut self) {
        if let Some((start, end)) = self.text.take() {
            (self.take)(Token::Same(Span::new(start, end)));
        }
    }

    fn swallowed(&mut self, again: usize) {
        self.flush();
        self.swallowed = Some(Swallowed { again, end: self.at.min(self.source.len()) });
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
            self.marked(self.begun);
            (self.take)(Token::Comment(span));
        } else {
            self.mark = self.at;
            self.swallowed(self.begun + "<!--".len().min(span.range().len()));
        }
    }

    /// Takes what follows from the machine, which is told nothing of it.
    fn skip(&mut self, length: usize) {
        self.rest.skip(length);
        self.at += length;
    }

    /// The rest of a tag's name: its letters and figures are the machine's in one piece anyway.
    fn skip_letters(&mut self) {
        let letters = self.rest.get().iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        self.skip(letters);
    }

    /// Takes a tag that was written so before at once, up to the `>`, which the machine is left to find; tells whether
    /// it is one.
    fn recall(&mut self) -> bool {
        // The machine has read the first letter.
        let written = self.source.as_bytes().get(self.at.saturating_sub(1)..).and_then(Written::of);
        let tag = written.and_then(|written| self.seen.get(written));
        self.known = tag.is_some();
        if let (Some(written), Some(tag)) = (written, tag) {
            self.draft.tag = *tag;
            self.skip(written.letters.len() - 1);
        }
        self.known
    }

    /// Keeps the tag that has been read, if it is of those that mean the same wherever they stand.
    fn remember(&mut self, span: Span) {
        let tag = self.source.as_bytes().get(span.range()).unwrap_or_default();
        // From behind its `<`.
        let Some(written) = tag.get(1..).and_then(Written::of) else { return };
        let ends_at_first = written.letters.len() + 2 == tag.len();
        if ends_at_first && self.draft.tag.kind != Kind::Code && !self.draft.torn {
            self.seen.keep(written, &self.draft.tag);
        }
    }

    /// The code that begins here, if it ends somewhere.
    fn code(&mut self) -> Option<&'a str> {
        if self.endless.contains(&self.draft.tag.name) {
            return None;
        }
        let rest = self.source.get(self.at..).unwrap_or("");
        let name = if self.is_script() { "script" } else { "style" };
        let is_end = |at| {
            rest.as_bytes().get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = memchr::memmem::find_iter(rest.as_bytes(), "</").find(|&at| is_end(at));
        if end.is_none() {
            self.endless.push(self.draft.tag.name);
        }
        rest.get(..end?)
    }

    /// Whether the sheet whose tag has been read is for the screen.
    fn is_for_screen(&self) -> bool {
        is_for_screen(self.source.get(self.begun..self.at).unwrap_or(""))
    }

    fn is_script(&self) -> bool {
        self.draft.tag.name == const { Name::of("script") }
    }
}

impl<F: FnMut(Token<'_>)> Emitter for Reader<'_, F> {
    type Token = Swallowed;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.last = Name::default();
        self.last.push(name.unwrap_or_default());
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
    fn pop_token(&mut self) -> Option<Swallowed> {
        self.swallowed.take()
    }
    fn emit_string(&mut self, text: &[u8]) {
        let start = self.at.saturating_sub(text.len());
        let same = start >= self.mark && same(self.source, text, self.at).is_some();
        match (same, &mut self.text) {
            (true, Some((_, end))) if *end == start => *end = self.at,
            (true, _) => {
                self.flush();
                self.text = Some((start, self.at));
            }
            (false, _) => {
                let from = self.mark;
                let span = self.marked(from);
                (self.take)(Token::Other(&String::from_utf8_lossy(text), span));
            }
        }
        self.mark = self.at;
    }
    fn init_start_tag(&mut self) {
        self.draft.begin(false, self.at);
        if !self.recall() {
            self.skip_letters();
        }
    }
    fn init_end_tag(&mut self) {
        self.draft.begin(true, self.at);
        self.known = false;
        if !self.within_code {
            self.skip_letters();
        }
    }
    fn init_comment(&mut self) {}
    fn emit_current_tag(&mut self) -> Option<State> {
        if self.known {
            self.last = self.draft.tag.name;
            let span = self.marked(self.begun);
            (self.take)(Token::Open(&self.draft.tag, span));
            return None;
        }
        self.draft.tag.name = self.draft.name();
        if self.draft.ends {
            self.within_code = false;
            let span = self.marked(self.begun);
            (self.take)(Token::Close(self.draft.tag.name, span));
            return None;
        }
        self.draft.end_attribute();
        self.last = self.draft.tag.name;
        self.draft.tag.kind = kind(self.last);
        let code = if self.draft.tag.kind == Kind::Code { self.code() } else { None };
        self.draft.tag.code = code.is_some();
        if code.is_some_and(|sheet| !self.is_script() && self.is_for_screen() && self.draft.learn(sheet)) {
            // What was read of tags before does not know of it.
            self.seen = Seen::new();
        }
        self.within_code = self.draft.tag.code;
        let span = self.marked(self.begun);
        self.remember(span);
        (self.take)(Token::Open(&self.draft.tag, span));
        if self.draft.torn {
            self.swallowed(self.after_tag());
        }
        self.within_code.then(|| if self.is_script() { State::ScriptData } else { State::RawText })
    }
    fn emit_current_comment(&mut self) {
        self.remark();
    }
    fn emit_current_doctype(&mut self) {
        self.remark();
    }
    fn set_self_closing(&mut self) {}
    fn set_force_quirks(&mut self) {}
    fn push_tag_name(&mut self, _: &[u8]) {
        self.draft.called_to(self.at);
    }
    fn push_comment(&mut self, _: &[u8]) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn init_attribute(&mut self) {
        self.draft.begin_attribute(self.at);
        // That is a third of the steps by which the machine gets there; to it, it is an attribute of one letter.
        if let Some(length) = self.draft.take_at_once(self.at, self.rest.get()) {
            self.skip(length);
        }
    }
    fn push_attribute_name(&mut self, _: &[u8]) {
        self.draft.named_to(self.at);
    }
    fn push_attribute_value(&mut self, value: &[u8]) {
        self.draft.push_value(value, self.at);
    }
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn start_open_tag(&mut self) {
        self.begun = self.at.saturating_sub(1);
    }
    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.draft.ends && self.last != Name::default() && self.draft.name() == self.last
    }
    fn move_position(&mut self, offset: isize) {
        self.at = self.at.saturating_add_signed(offset);
    }
}
