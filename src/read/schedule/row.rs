//! A list's lines cut into cells: at TABs, at pipes, at dot leaders, at runs of blanks.

use std::borrow::Cow;

use crate::read::vocabulary::ends_like_a_name;
use crate::text::Span;
use crate::text::fold::{is_blank, is_joined, is_quote, is_unseen};
use crate::text::lines::{Lines, advance};

/// A cell of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its words.
    pub span: Span,
    /// The column of its first character; for rows cut at TABs or pipes, the number of the cell times [`WIDE`].
    pub from: u32,
    /// One past the column of its last.
    pub to: u32,
    /// How many blanks part it from the cell before it; large where a TAB, a pipe or a leader does.
    pub gap: u32,
}

/// The width that a cell between TABs or pipes counts for.
pub const WIDE: u32 = 1000;

/// A line of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its line.
    pub line: usize,
    /// Which set of columns it stands in, where a list snakes.
    pub part: usize,
    /// Its cells, left to right; none is empty.
    pub cells: Vec<Cell>,
    /// How far in it begins.
    pub indent: usize,
    /// It is cut at TABs or pipes, so its cells are certain.
    pub ruled: bool,
    /// Blank lines stand above it.
    pub apart: bool,
    /// The rule under it: its length as drawn.
    pub rule_below: usize,
    /// A page begins above it.
    pub page_above: bool,
    /// The source's markup says that it goes on with the row before.
    pub continues: bool,
    /// It is known to head columns.
    pub heads: bool,
}

impl Row {
    /// The words of cell `i`.
    pub fn words<'a>(&self, lines: &Lines<'a>, i: usize) -> Cow<'a, str> {
        self.cells.get(i).map_or(Cow::Borrowed(""), |cell| lines.joined(cell.span))
    }
    /// All of it.
    pub fn span(&self) -> Span {
        let first = self.cells.first().map(|c| c.span).unwrap_or_default();
        self.cells.last().map_or(first, |last| first.hull(last.span))
    }
}

/// Cuts line `i`.
pub fn cut(lines: &Lines<'_>, i: usize) -> (Vec<Cell>, bool) {
    let Some(line) = lines.list.get(i) else { return (Vec::new(), false) };
    // Blanks before the first word count: a TAB there is an empty first cell.
    let start = lines.behind_marks(line);
    let all = Span { start, end: line.seen.end.max(start) };
    let text = lines.slice(all);
    let pipes = text.matches('|').count() >= 1 && !text.trim().starts_with('+');
    if text.contains('\t') || pipes {
        return (at_signs(text, all.start), true);
    }
    (at_blanks(lines.slice(line.seen), line.seen.start, line.indent), false)
}

/// Where reflowed text has lost its columns, a value still stands at the end of its line: "Oak Fund June 5, 2000",
/// "Oak Fund 0.35%". The place where it begins.
pub fn value_tail(text: &str) -> Option<usize> {
    let date = crate::read::dates::find(text)
        .pop()
        .filter(|found| found.range.end == text.trim_end_matches(['"', '”', '*']).len())
        .map(|found| told_from(text, found.range.start));
    let last = text.rfind(' ').map(|at| at + 1).filter(|&at| {
        let word = text[at..].trim_end_matches(['"', '”', '*', ';']);
        word.ends_with('%') && word.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            || matches!(word, "None" | "N/A")
    });
    date.or_else(|| day_of_year(text))
        .or_else(|| year_lost(text))
        .or_else(|| behind_dash(text))
        .or(last)
        .filter(|&at| at > 3)
}

/// "Oak Fund - 0.70% on the first $100 million; 0.65% thereafter": where a rate begins behind a whole name and a dash.
fn behind_dash(text: &str) -> Option<usize> {
    let dash =
        [" - ", " – ", " — ", ": "].iter().filter_map(|dash| text.find(dash).map(|at| (at, at + dash.len()))).min();
    let rate = |rest: &str| {
        let word = rest.split(' ').next().unwrap_or("");
        rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') && word.trim_end_matches([',', ';']).ends_with('%')
    };
    dash.filter(|(at, end)| ends_like_a_name(&text[..*at]) && rate(&text[*end..])).map(|(_, end)| end)
}

/// Where the words begin that lead to a date ("…, effective July 1, 2002"), or the date itself.
fn told_from(text: &str, date: usize) -> usize {
    const LEADS: [&str; 5] = ["effective as of", "effective", "as of", "dated", "since"];
    let before = text[..date].trim_end();
    // "Oak Fund on or after May 1, 2003": from when it is in the list.
    const BOUNDS: [&str; 5] = ["on or after", "on or before", "on or about", "not before", "no later than"];
    let bound = BOUNDS.iter().find_map(|bound| before.strip_suffix(*bound)).map(str::trim_end);
    if let Some(name) = bound.filter(|name| !name.is_empty()) {
        return name.len() + 1;
    }
    let led = LEADS.iter().find_map(|lead| before.strip_suffix(*lead).map(str::len));
    led.filter(|&at| text[..at].ends_with(", ")).unwrap_or(date)
}

/// "Oak Fund December 31": the end of a fiscal year, which has none.
fn day_of_year(text: &str) -> Option<usize> {
    let (head, day) = text.rsplit_once(' ')?;
    let (name, month) = head.rsplit_once(' ')?;
    let day = (1..=2).contains(&day.len()) && day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let full = crate::read::title::is_month(&month.to_uppercase());
    (day && full && ends_like_a_name(name)).then_some(name.len() + 1)
}

/// "September 11, 0000": a date whose year a redaction took.
fn year_lost(text: &str) -> Option<usize> {
    let (head, year) = text.rsplit_once(", ")?;
    let (rest, day) = head.rsplit_once(' ')?;
    let (_, month) = rest.rsplit_once(' ')?;
    (year.len() == 4
        && year.bytes().all(|b| b == b'0')
        && day.len() <= 2
        && crate::read::title::is_month(&month.to_uppercase()))
    .then(|| rest.len() - month.len())
}

/// Cuts a text at TABs and pipes.
pub(super) fn at_signs(text: &str, base: u32) -> Vec<Cell> {
    let mut out = Vec::new();
    let mut at = 0;
    for (number, piece) in text.split(['\t', '|']).enumerate() {
        let hidden = |c: char| is_blank(c) || is_unseen(c);
        let seen = piece.trim_matches(hidden);
        // The quotes that close the schedule are no part of its last sign.
        let bare = seen.trim_end_matches(|c: char| is_quote(c) || c == '.');
        let seen = if bare == "%" { bare } else { seen };
        if !seen.is_empty() {
            let start = at + (piece.len() - piece.trim_start_matches(hidden).len());
            let from = number as u32 * WIDE;
            out.push(Cell {
                span: Span { start: base + start as u32, end: base + (start + seen.len()) as u32 },
                from,
                to: from + WIDE - 1,
                gap: WIDE,
            });
        }
        at += piece.len() + 1;
    }
    // The quote that closes the schedule may stand in a cell of its own behind the last row; a ditto stands before values.
    let closes = |cell: &Cell| {
        let at = (cell.span.start - base) as usize..(cell.span.end - base) as usize;
        matches!(text.get(at), Some("”" | ".”"))
    };
    out.pop_if(|last| last.from >= 3 * WIDE && closes(last));
    out
}

/// Two blanks may part cells; so do three dots, or one dot before a run of blanks (a leader cut short).
fn at_blanks(text: &str, base: u32, indent: u32) -> Vec<Cell> {
    if is_joined(text) && !text.contains("..") && !text.contains(". .") && !text.is_empty() {
        let span = Span { start: base, end: base + text.len() as u32 };
        return vec![Cell { span, from: indent, to: indent + text.len() as u32, gap: 0 }];
    }
    let mut out: Vec<Cell> = Vec::new();
    let mut column = indent;
    let mut open: Option<(usize, usize, u32, u32)> = None; // start, end, from, to
    let (mut blanks, mut dots, mut gap) = (0, 0, 0);
    // Up to where brackets hold nothing: "[    ]%" is a figure that is left open.
    let mut left_open = 0;
    let close = |open: &mut Option<(usize, usize, u32, u32)>, gap: u32, out: &mut Vec<Cell>| {
        if let Some((start, end, from, to)) = open.take() {
            let span = Span { start: base + start as u32, end: base + end as u32 };
            out.push(Cell { span, from, to, gap });
        }
    };
    for (at, c) in text.char_indices() {
        let next = advance(column, c);
        if c == '[' && text[at + 1..].trim_start_matches(is_blank).starts_with(']') {
            left_open = at + text[at..].find(']').unwrap_or(0);
        }
        if is_blank(c) && at >= left_open {
            blanks += next - column;
        } else if c == '.'
            && !is_point(text, at)
            && (dots > 0
                || text[at..].starts_with("...")
                || text[at..].starts_with(". . .")
                || text[at..].starts_with("..  ")
                || text[at..].starts_with(".   ") && is_leader(text, at))
        {
            dots += 1;
        } else {
            let parted = blanks >= 2 || dots >= 3 || dots >= 1 && blanks >= 1;
            if parted && open.is_some() {
                close(&mut open, gap, &mut out);
                gap = if dots > 0 { WIDE } else { blanks };
            }
            let (start, from) = open.map_or((at, column), |(start, _, from, _)| (start, from));
            open = Some((start, at + c.len_utf8(), from, next));
            (blanks, dots) = (0, 0);
        }
        column = next;
    }
    close(&mut open, gap, &mut out);
    out
}

/// The point of ".15%": a figure begins at it, whatever leads to it.
fn is_point(text: &str, at: usize) -> bool {
    text[..at].ends_with(is_blank) && text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
}

/// One dot before blanks is a leader unless it ends an abbreviation ("Inc.", "L.P.").
fn is_leader(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    word.len() >= 4 && !word.contains('.') && !matches!(word.as_str(), "corp" | "assn")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let lines = Lines::of(text);
        let (cells, _) = cut(&lines, 0);
        let found: Vec<_> = cells.iter().map(|c| lines.slice(c.span)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn cells() {
        check("  Elm V.I. Balanced Fund ..............  May 1, 2000", &["Elm V.I. Balanced Fund", "May 1, 2000"]);
        check("Elm V.I. Government Fund.              May 1, 2000", &["Elm V.I. Government Fund", "May 1, 2000"]);
        check("OAK FUNDS, INC.    May 1", &["OAK FUNDS, INC.", "May 1"]);
        check("between Elm and THE OAK TRUST.  It", &["between Elm and THE OAK TRUST.", "It"]);
        check(" \t \t0.35\t% ", &["0.35", "%"]);
        check("|Ash Fund |0.25 |", &["Ash Fund", "0.25"]);
        check("Oak Fund      [     ]%     [    ], 2016", &["Oak Fund", "[     ]%", "[    ], 2016"]);
        check("Oak Fund -      Class A", &["Oak Fund -", "Class A"]);
        check("First $500 million.......0.7%", &["First $500 million", "0.7%"]);
        check("Oak Fund......     .15%", &["Oak Fund", ".15%"]);
        check("Oak Growth Fund..     .15%", &["Oak Growth Fund", ".15%"]);
    }
}
