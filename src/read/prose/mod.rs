//! Running text: lines joined into one string with the way back, and the tests that tell a sentence from a heading.

mod bullet;
mod paragraph;
mod sentence;

use std::borrow::Cow;
use std::ops::Range;

use crate::read::furniture::is_furniture;
use crate::text::fold::{is_blank, is_joined, is_unseen, plain};
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Span, Spanned, Words};

pub use bullet::{bullet, is_bulleted, unbulleted};
pub use paragraph::paragraphs;
pub use sentence::{is_sentence, is_titled, says_something, sentence_words};

/// Lines joined into one string: single blanks, straight quotes, plain dashes, page furniture left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined {
    /// The text. Letters keep their case.
    pub text: String,
    /// The runs of `text` that stand in the source as they are, and the characters that do not.
    runs: Vec<Run>,
    /// Where in `text` furniture was left out: words across such a place stand in two pieces.
    cuts: Vec<usize>,
}

/// A run of joined text: where it begins there, and the source that it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    start: u32,
    source: Span,
    /// It is printed as it stands in the source, byte for byte.
    alike: bool,
}

impl Joined {
    /// Joins the words of `lines`, leaving out page furniture, rules and tags.
    pub fn of(lines: &Lines<'_>, range: LineRange) -> Self {
        let mut out = Self::default();
        let mut cut = false;
        for i in range.range() {
            match lines.shape(i) {
                Shape::Text if !is_furniture(lines, i) => {
                    if cut {
                        out.push_apart(lines, lines.list[i].seen);
                    } else {
                        out.push(lines, lines.list[i].seen);
                    }
                    cut = false;
                }
                Shape::Blank => {}
                _ => cut = true,
            }
        }
        out
    }

    /// Joins the words at several places, each a piece of its own.
    pub fn of_pieces(lines: &Lines<'_>, pieces: &[Span]) -> Self {
        let mut out = Self::default();
        pieces.iter().for_each(|&piece| out.push_apart(lines, piece));
        out
    }

    /// Adds words that stand elsewhere than those before.
    fn push_apart(&mut self, lines: &Lines<'_>, span: Span) {
        let end = self.text.len();
        self.push(lines, span);
        // What a hyphen joins has no blank between.
        let blank = usize::from(self.text.as_bytes().get(end) == Some(&b' '));
        if end > 0 {
            self.cuts.push(end + blank);
        }
    }

    fn push(&mut self, lines: &Lines<'_>, span: Span) {
        let slice = lines.slice(span);
        let mut blank = !self.text.is_empty() && !hyphenated(&self.text, slice);
        if is_joined(slice) {
            self.push_alike(slice, span, blank);
            return;
        }
        for (offset, c) in slice.char_indices() {
            let from = span.start + offset as u32;
            let from = Span { start: from, end: from + c.len_utf8() as u32 };
            if is_unseen(c) {
                continue;
            }
            if is_blank(c) {
                blank = !self.text.is_empty();
                continue;
            }
            if blank {
                self.text.push(' ');
            }
            // Trade marks stay: they are part of what is printed, if not of what is compared.
            let printed = plain(c).unwrap_or(c);
            let alike = printed == c;
            match self
                .runs
                .last_mut()
                .filter(|run| alike && run.alike && run.source.end + u32::from(blank) == from.start)
            {
                Some(run) => run.source.end = from.end,
                None => self.runs.push(Run { start: self.text.len() as u32, source: from, alike }),
            }
            self.text.push(printed);
            blank = false;
        }
    }

    /// Adds words that are printed as they are to stand, as nearly all are.
    fn push_alike(&mut self, words: &str, source: Span, blank: bool) {
        if words.is_empty() {
            return;
        }
        self.text.push_str(if blank { " " } else { "" });
        let next = |run: &&mut Run| run.alike && run.source.end + u32::from(blank) == source.start;
        match self.runs.last_mut().filter(next) {
            Some(run) => run.source.end = source.end,
            None => self.runs.push(Run { start: self.text.len() as u32, source, alike: true }),
        }
        self.text.push_str(words);
    }

    /// The character of the source that byte `at` of the joined text came from; of a blank, the one after it.
    fn source(&self, at: usize) -> Option<Span> {
        let at = at + usize::from(self.text.get(at..)?.starts_with(' '));
        let c = self.text.get(at..)?.chars().next()?;
        let run = self.runs.get(self.runs.partition_point(|run| run.start as usize <= at).checked_sub(1)?)?;
        let start = run.source.start + at as u32 - run.start;
        Some(if run.alike { Span { start, end: start + c.len_utf8() as u32 } } else { run.source })
    }

    /// The place in the source of a range of the joined text, on character boundaries.
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = |end: usize| self.source(self.text.get(..end)?.char_indices().next_back()?.0);
        let first = self.source(range.start).or_else(|| last(self.text.len())).unwrap_or_default();
        if range.end <= range.start {
            return Span { start: first.start, end: first.start };
        }
        Span { start: first.start, end: last(range.end).map_or(first.end, |last| last.end) }
    }

    /// The words at a range of the joined text as printed in the source, in pieces where furniture parts them.
    pub fn words(&self, lines: &Lines<'_>, range: Range<usize>) -> Words {
        let range = trimmed(&self.text, range);
        let mut pieces = Vec::new();
        let mut from = range.start;
        let first = self.cuts.partition_point(|&cut| cut <= range.start);
        for &cut in self.cuts[first..].iter().take_while(|cut| **cut < range.end) {
            pieces.push(self.span(trimmed(&self.text, from..cut)));
            from = cut;
        }
        pieces.push(self.span(trimmed(&self.text, from..range.end)));
        assemble(lines, pieces)
    }
}

/// "Tax-" over "Exempt Fund": the hyphen joins the two as it does within a line; a dash has a blank before it.
fn hyphenated(above: &str, below: &str) -> bool {
    let joins = above.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic));
    joins && below.starts_with(char::is_alphabetic)
}

/// Words from their pieces; pieces with nothing but blanks between them are one.
pub fn assemble(lines: &Lines<'_>, pieces: Vec<Span>) -> Words {
    let mut merged: Vec<Span> = Vec::new();
    for piece in pieces {
        match merged.last_mut() {
            Some(last)
                if last.end <= piece.start
                    && lines.slice(Span { start: last.end, end: piece.start }).chars().all(is_blank) =>
            {
                last.end = piece.end;
            }
            _ => merged.push(piece),
        }
    }
    let mut value = String::new();
    for words in merged.iter().map(|&piece| lines.joined(piece)).filter(|words| !words.is_empty()) {
        value.push_str(if value.is_empty() || hyphenated(&value, &words) { "" } else { " " });
        value.push_str(&words);
    }
    let mut pieces = merged.into_iter();
    Spanned { value: value.into(), span: pieces.next().unwrap_or_default(), more: pieces.collect() }
}

/// The words of several pieces as one, as [`assemble`] reads them.
pub fn read_pieces<'a>(lines: &Lines<'a>, pieces: &[Span]) -> Cow<'a, str> {
    match pieces {
        [] => Cow::Borrowed(""),
        [one] => lines.joined(*one),
        several => Cow::Owned(assemble(lines, several.to_vec()).value.into()),
    }
}

/// A range without the blanks at its ends.
pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = text.get(range.clone()).unwrap_or("");
    let start = range.start + slice.len() - slice.trim_start().len();
    start..start + slice.trim().len()
}

/// Whether every letter is a capital; a text without letters is not.
pub fn is_caps(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}

/// The mark of a numbered item at the start of a line ("1.", "(2)", "3)", "A.", "IV.", "(a)"), with its text's start.
pub fn item_mark(line: &str) -> Option<(&str, usize)> {
    let open = line.starts_with('(');
    let body = &line[usize::from(open)..];
    let length = body.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let mark = &body[..length];
    let numeric = length <= 3 && mark.bytes().all(|b| b.is_ascii_digit());
    let of = |digits: &[u8]| mark.bytes().all(|b| digits.contains(&b));
    let roman = length <= 5 && (of(b"IVX") || of(b"ivx"));
    let letter = length == 1;
    if length == 0 || !(numeric || roman || letter) {
        return None;
    }
    let rest = &body[length..];
    let close = rest.chars().next()?;
    let after = usize::from(open) + length + 1;
    let follows = line.get(after..)?;
    let spaced = follows.is_empty() || follows.starts_with(|c: char| c.is_whitespace() || c.is_uppercase() && numeric);
    let known = matches!(close, ')') || !open && matches!(close, '.' | ':' | ',') && (close != ',' || numeric);
    // "A. B. Smith" and "J. P. Oak Fund" are names, not items.
    let initial = letter && close == '.' && (follows.trim_start().get(1..2) == Some(".") || begins_name(mark, follows));
    (known && spaced && !initial).then_some((mark, after))
}

/// "T. Oak Growth Fund": a letter so late in the alphabet, one blank before a capital, is somebody's initial. Few lists
/// count so far, and those that do are known by the letters above it (`schedule::letters`).
fn begins_name(letter: &str, follows: &str) -> bool {
    let one_blank = follows.strip_prefix(' ').is_some_and(|name| name.starts_with(char::is_uppercase));
    one_blank && is_late(letter)
}

/// A capital behind those that lists of a few items are counted by.
pub fn is_late(letter: &str) -> bool {
    matches!(letter.as_bytes(), [b'M'..=b'U' | b'W' | b'Y' | b'Z'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_words_find_their_way_back() {
        let text = "  The  “Oak\n<PAGE>\n   Fund”  is\n";
        let lines = Lines::of(text);
        let joined = Joined::of(&lines, lines.all());
        assert_eq!(joined.text, "The \"Oak Fund\" is");
        let words = joined.words(&lines, 5..13);
        assert_eq!(words.value, "Oak Fund");
        let pieces: Vec<_> = words.pieces().map(|p| lines.slice(p)).collect();
        assert_eq!(pieces, ["Oak", "Fund"]);
        assert_eq!(joined.words(&lines, 0..9).value, "The “Oak");
    }

    #[test]
    fn sentences_and_headings() {
        assert!(is_sentence(
            "Schedule A of the Agreement is hereby deleted in its entirety and replaced with the following:"
        ));
        assert!(!is_sentence("AMENDED AND RESTATED MASTER DISTRIBUTION AGREEMENT BETWEEN OAK TRUST AND ELM"));
        assert!(!is_sentence("Oak Fund for Income and Growth of the Americas"));
        assert!(!is_sentence(
            "OAK TRUST Oak Core Fund (effective May 1, 2003) Oak World Fund (effective May 2, 2003) ELM, INC."
        ));
    }

    #[test]
    fn items() {
        assert_eq!(item_mark("1.  Schedule A"), Some(("1", 2)));
        assert_eq!(item_mark("(a) x"), Some(("a", 3)));
        assert_eq!(item_mark("IV. x"), Some(("IV", 3)));
        assert_eq!(item_mark("2.Section"), Some(("2", 2)));
        assert_eq!(item_mark("J. P. Oak"), None);
        assert_eq!(item_mark("T. Oak Fund"), None);
        assert_eq!(item_mark("T.  Oak Fund"), Some(("T", 2)));
        assert_eq!(item_mark("10 Uncommon Values"), None);
        assert_eq!(item_mark("I agree"), None);
    }
}
