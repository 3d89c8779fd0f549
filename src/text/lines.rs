//! [`Flat`](super::flat::Flat) → [`Lines`]: one token a line.

use std::borrow::Cow;

use super::fold::{is_blank, is_joined, is_unseen, joined};
use super::quoted::marks;
use super::{LineRange, Span, Spanned, Words};

/// What a line looks like, before anybody asks what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Nothing that can be seen.
    Blank,
    /// Only dashes, underscores or the like.
    Rule,
    /// A page mark: `<PAGE>` with or without a number, or a form feed.
    Page,
    /// A tag of the wrapper or of a tagged table on a line of its own.
    Tag,
    /// Words.
    Text,
}

/// One line of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// All of it but its end.
    pub span: Span,
    /// What can be seen of it.
    pub seen: Span,
    /// How far in the first visible character stands; a TAB counts to the next multiple of eight.
    pub indent: u32,
    /// What it looks like.
    pub shape: Shape,
    /// It goes on with the table row of the line before, as the source's markup says.
    pub continues: bool,
}

/// A text cut into lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines<'a> {
    /// The text.
    pub text: &'a str,
    /// Its lines: ended by LF, CR LF or CR.
    pub list: Vec<Line>,
    /// Where a forwarded e-mail quotes it with bars ("| "), which elsewhere are the edges of a table.
    barred: Span,
    /// What its markup prints above the line, in order.
    raised: &'a [Span],
}

impl<'a> Lines<'a> {
    /// Cuts `text`, looking at every byte once.
    pub fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let barred = super::quoted::barred(text);
        let mut list = Vec::with_capacity(memchr::memchr_iter(b'\n', bytes).count() + 1);
        let mut start = 0;
        while start < bytes.len() {
            let rest = &bytes[start..];
            let length = rest.iter().position(|&b| b == b'\n' || b == b'\r').unwrap_or(rest.len());
            let end = start + length;
            list.push(line(text, start, end, barred));
            start = match bytes.get(end..end + 2) {
                Some(b"\r\n") => end + 2,
                _ => end + 1,
            };
        }
        Self { text, list, barred, raised: &[] }
    }

    /// Cuts a readable text, keeping what its markup says of rows that run over several lines.
    pub fn of_flat(flat: &'a super::flat::Flat) -> Self {
        let mut out = Self { raised: &flat.raised, ..Self::of(&flat.text) };
        for &start in &flat.continued {
            let i = out.line_at(start);
            if let Some(line) = out.list.get_mut(i) {
                line.continues = true;
            }
        }
        out
    }

    /// How many lines.
    pub fn len(&self) -> usize {
        self.list.len()
    }
    /// No lines at all.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
    /// All lines.
    pub fn all(&self) -> LineRange {
        LineRange::new(0, self.len())
    }
    /// What can be seen of line `i`; nothing past the end.
    pub fn seen(&self, i: usize) -> &'a str {
        self.list.get(i).map_or("", |line| self.slice(line.seen))
    }
    /// The shape of line `i`; blank past the end.
    pub fn shape(&self, i: usize) -> Shape {
        self.list.get(i).map_or(Shape::Blank, |line| line.shape)
    }
    /// The indent of line `i`.
    pub fn indent(&self, i: usize) -> usize {
        self.list.get(i).map_or(0, |line| line.indent as usize)
    }
    /// Where a line begins behind the marks of an e-mail that quotes it.
    pub fn behind_marks(&self, line: &Line) -> u32 {
        let start = line.span.start;
        start + marks(self.slice(line.span), holds(self.barred, start)) as u32
    }
    /// The words at `span`, as they stand.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }
    /// The words at `span`, joined as one.
    pub fn words(&self, span: Span) -> Words {
        Spanned::new(self.joined(span).into(), span)
    }
    /// The words at `span`, joined as one; copied only where they are not printed so.
    pub fn joined(&self, span: Span) -> Cow<'a, str> {
        let slice = self.slice(span);
        if is_joined(slice) {
            return Cow::Borrowed(slice);
        }
        let bars = holds(self.barred, span.start);
        let quoted = slice.contains(['\n', '\r']) && (bars || slice.contains('>'));
        if quoted { Cow::Owned(unquoted(slice, bars)) } else { joined(slice) }
    }
    /// The words within `span` that the markup prints above the line: marks of notes, mostly.
    pub fn raised(&self, span: Span) -> impl Iterator<Item = &'a str> {
        let first = self.raised.partition_point(|raised| raised.start < span.start);
        let held = self.raised.iter().skip(first).take_while(move |raised| raised.end <= span.end);
        let text = self.text;
        held.map(move |raised| text.get(raised.range()).unwrap_or("").trim())
    }
    /// The line in which a byte stands, counted from 0.
    pub fn line_at(&self, byte: u32) -> usize {
        self.list.partition_point(|line| line.span.start <= byte).saturating_sub(1)
    }
}

fn holds(span: Span, at: u32) -> bool {
    span.start <= at && at < span.end
}

fn line(text: &str, start: usize, end: usize, barred: Span) -> Line {
    let all = &text[start..end];
    let hidden = |c: char| is_blank(c) || is_unseen(c);
    let quoted = marks(all, holds(barred, start as u32));
    let own = &all[quoted..];
    let seen = own.trim_matches(hidden);
    let at = if seen.is_empty() { start } else { start + all.len() - own.trim_start_matches(hidden).len() };
    Line {
        span: Span::new(start, end),
        seen: Span::new(at, at + seen.len()),
        indent: all.get(quoted..at - start).unwrap_or("").chars().fold(0, advance),
        shape: if seen.is_empty() && all.contains('\u{c}') { Shape::Page } else { shape(seen) },
        continues: false,
    }
}

/// The words of lines that a forwarded e-mail quotes, joined as one.
fn unquoted(lines: &str, bars: bool) -> String {
    let parts = lines.split(['\n', '\r']).enumerate().map(|(i, line)| {
        // The first line begins behind its marks.
        line.get(if i == 0 { 0 } else { marks(line, bars) }..).unwrap_or("")
    });
    joined(&parts.collect::<Vec<_>>().join("\n")).into_owned()
}

/// The column after `c`, where `c` stands at `column`.
pub fn advance(column: u32, c: char) -> u32 {
    match c {
        '\t' => (column / 8 + 1) * 8,
        _ if is_unseen(c) || c == '\u{c}' => column,
        _ => column + 1,
    }
}

fn shape(seen: &str) -> Shape {
    match seen.bytes().next() {
        None => Shape::Blank,
        Some(b'<') => tag(seen),
        Some(b) if b.is_ascii_alphanumeric() => Shape::Text,
        _ if is_rule(seen) => Shape::Rule,
        _ => Shape::Text,
    }
}

/// Dashes, underscores and their like and nothing else; one dash alone is a bullet or a cell.
fn is_rule(seen: &str) -> bool {
    let drawn = |c: char| matches!(c, '-' | '_' | '=' | '~' | '\\' | '─' | '━' | '═' | '—' | '–' | '*' | '+' | '|');
    let mut count = 0;
    for c in seen.chars() {
        if drawn(c) {
            count += 1;
        } else if !is_blank(c) {
            return false;
        }
    }
    count >= 3 && seen.contains(['-', '_', '=', '~', '\\', '─', '━', '═', '*'])
}

/// The tags of tagged tables and of the wrapper that stand on lines of their own.
fn tag(seen: &str) -> Shape {
    const TABLE: [&str; 12] = ["table", "/table", "caption", "/caption", "s", "c", "fn", "/fn", "f1", "f2", "r", "pre"];
    let Some((name, rest)) = seen[1..].split_once('>') else { return Shape::Text };
    let name = name.trim();
    if name.eq_ignore_ascii_case("page") {
        let number = rest.trim_matches(|c: char| is_blank(c) || c == '-');
        return if number.len() <= 8 && !number.contains(' ') { Shape::Page } else { Shape::Text };
    }
    // "</TABLE>"": the quote that closes a schedule.
    let rest = rest.trim_matches(super::fold::is_quote);
    let only_tags = rest.split_whitespace().all(|word| word.starts_with('<') && word.ends_with('>'));
    if only_tags && TABLE.iter().any(|known| name.eq_ignore_ascii_case(known)) { Shape::Tag } else { Shape::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_every_kind() {
        for text in ["a\n\nb\n", "a\r\n\r\nb\r\n", "a\r\rb\r", "a\n\r\nb"] {
            let lines = Lines::of(text);
            let seen: Vec<_> = (0..lines.len()).map(|i| lines.seen(i)).collect();
            assert_eq!(seen, ["a", "", "b"], "{text:?}");
        }
        assert!(Lines::of("").is_empty());
    }

    #[test]
    fn shapes() {
        let shapes = |text| Lines::of(text).list.iter().map(|l| l.shape).collect::<Vec<_>>();
        use Shape::*;
        assert_eq!(
            shapes("  ---- ----\n- ----\n<PAGE>   12\n\u{c}\n<S>   <C>\n<Series A>\n \u{a0}\n-\n* * *"),
            [Rule, Rule, Page, Page, Tag, Text, Blank, Text, Rule]
        );
    }

    #[test]
    fn words_over_quoted_lines_hold_no_quote_marks() {
        let text = "> > AMENDED AND RESTATED\r\n> >   CUSTODY > AGREEMENT";
        let lines = Lines::of(text);
        let words = lines.words(lines.list[0].seen.hull(lines.list[1].seen));
        assert_eq!(words.value, "AMENDED AND RESTATED CUSTODY > AGREEMENT");
    }

    #[test]
    fn indents_count_tabs_and_skip_the_unseen() {
        let lines = Lines::of("\u{200b}  a\n\tb\n   \u{a0}c");
        assert_eq!((0..3).map(|i| lines.indent(i)).collect::<Vec<_>>(), [2, 8, 4]);
    }
}
