//! The words, numbers and signs of which dates are made.

use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub what: What<'a>,
    pub range: Range<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What<'a> {
    /// A number and how many digits it has.
    Number(u32, usize),
    Word(&'a str),
    /// A place left open: `___`, `[ ]`, `[__]`.
    Open,
    Sign(char),
}

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out: Vec<Token<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let alike: fn(char) -> bool = match c {
            '0'..='9' => |c| c.is_ascii_digit(),
            '_' => |c| c == '_',
            _ if c.is_alphabetic() => char::is_alphabetic,
            _ => |_| false,
        };
        while let Some(&(at, next)) = chars.peek().filter(|(_, next)| alike(*next)) {
            end = at + next.len_utf8();
            chars.next();
        }
        let word = &text[start..end];
        let what = match c {
            '0'..='9' => What::Number(word.parse().unwrap_or(u32::MAX), word.len()),
            '_' => What::Open,
            ']' if matches!(out.last(), Some(Token { what: What::Sign('['), .. })) => What::Open,
            _ if c.is_alphabetic() => What::Word(word),
            _ => What::Sign(c),
        };
        let start =
            if what == What::Open && c == ']' { out.pop().map_or(start, |open| open.range.start) } else { start };
        out.push(Token { what, range: start..end });
    }
    out
}
