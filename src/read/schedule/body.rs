//! A schedule's lines → rows: page furniture, repeated headings and tags are skipped without ending the list; prose,
//! footnotes and history lines are set aside.

use std::collections::HashSet;

use crate::read::furniture::is_furniture;
use crate::read::prose::{Joined, is_sentence, paragraphs};
use crate::text::clipboard::continues_row;
use crate::text::fold::Folded;
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Words};

use super::heading::heading_at;
use super::row::{Row, cut};

/// What stands in a schedule under its heading.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The rows of its lists, in order.
    pub rows: Vec<Row>,
    /// The rules between rows as drawn: after which row, and the columns of each segment.
    pub rules: Vec<(usize, Vec<(u32, u32)>)>,
    /// Footnotes: the mark and the words.
    pub notes: Vec<(String, Words)>,
    /// Paragraphs of prose.
    pub prose: Vec<LineRange>,
}

/// Collects the rows of `range`.
pub fn body(lines: &Lines<'_>, range: LineRange, titles: &[Folded]) -> Body {
    let mut out = Body::default();
    let aside = set_aside(lines, range, &mut out);
    let (mut apart, mut page) = (true, false);
    let mut i = range.start as usize;
    while i < range.end as usize {
        match lines.shape(i) {
            Shape::Blank => apart = true,
            Shape::Page => page = true,
            Shape::Tag => {}
            Shape::Rule => draw(lines, i, &mut out, apart),
            Shape::Text if aside.contains(&i) || is_furniture(lines, i) || is_history(lines.seen(i)) => {}
            Shape::Text => {
                if let Some(heading) = heading_at(lines, i, titles).filter(|h| h.continued || page) {
                    i = heading.lines.end as usize;
                    apart = true;
                    continue;
                }
                let (cells, ruled) = cut(lines, i);
                if let Some(row) = out.rows.last_mut().filter(|_| continues_row(lines, i)) {
                    row.cells.extend(cells);
                    row.ruled = true;
                    (apart, page) = (false, false);
                    i += 1;
                    continue;
                }
                let indent = if ruled {
                    cells.first().map_or(0, |c| c.from as usize / super::row::WIDE as usize * 8)
                } else {
                    lines.indent(i)
                };
                out.rows.push(Row {
                    part: 0,
                    line: i,
                    cells,
                    indent,
                    ruled,
                    apart,
                    rule_below: 0,
                    page_above: page,
                    continues: lines.list[i].continues,
                });
                (apart, page) = (false, false);
            }
        }
        i += 1;
    }
    out
}

/// Lines of paragraphs that are no rows: prose and footnotes.
fn set_aside(lines: &Lines<'_>, range: LineRange, out: &mut Body) -> HashSet<usize> {
    let mut aside = HashSet::new();
    for paragraph in paragraphs(lines, range) {
        let mut start = paragraph.start as usize;
        // A footnote may follow the last row without a blank line.
        while start < paragraph.end as usize {
            let note = footnote_mark(lines.seen(start));
            let end = (start + 1..paragraph.end as usize)
                .find(|&k| footnote_mark(lines.seen(k)).is_some())
                .unwrap_or(paragraph.end as usize);
            let part = LineRange::new(start, end);
            let joined = Joined::of(lines, part);
            match note {
                Some(mark) if is_note(&joined.text, mark) => {
                    let from = joined.text.find(mark).map_or(0, |at| at + mark.len());
                    out.notes.push((mark.to_owned(), joined.words(lines, from..joined.text.len())));
                    aside.extend(part.range());
                }
                _ if is_sentence(&joined.text) && !is_table(lines, part) => {
                    out.prose.push(part);
                    aside.extend(part.range());
                }
                _ => {}
            }
            start = end;
        }
    }
    aside
}

/// Most lines have cells: a table, however long its words.
fn is_table(lines: &Lines<'_>, part: LineRange) -> bool {
    let cut_lines = part.range().filter(|&i| {
        let (cells, ruled) = cut(lines, i);
        ruled || cells.len() >= 2 && cells.iter().skip(1).any(|cell| cell.gap >= 4)
    });
    cut_lines.count() * 2 > part.range().len()
}

/// The mark of a footnote at the start of a line: "*", "(1)", "1", "71".
fn footnote_mark(seen: &str) -> Option<&str> {
    let stars = seen.len() - seen.trim_start_matches(['*', '†', '‡', '+', '^']).len();
    if stars > 0 {
        return Some(&seen[..stars]);
    }
    let open = seen.starts_with('(');
    let body = &seen[usize::from(open)..];
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &body[digits..];
    let closed = if open { rest.starts_with(')') } else { rest.starts_with(' ') || rest.starts_with('\t') };
    (1..=2).contains(&digits).then_some(&body[..digits]).filter(|_| closed)
}

/// A footnote says something; a numbered row names something.
fn is_note(text: &str, mark: &str) -> bool {
    let starred = mark.starts_with(['*', '†', '‡', '+', '^']);
    let rest = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let spaced = text.len() > mark.len() + 1;
    if starred {
        return spaced && text[mark.len()..].starts_with(' ') || is_sentence(text);
    }
    let ends = text.trim_end_matches(['"', '”', ' ']).ends_with('.') && rest.split_whitespace().count() >= 5;
    is_sentence(rest)
        || ends && rest.split_whitespace().any(|word| word.starts_with(|c: char| c.is_lowercase()) && word.len() > 3)
}

/// "Amended: May 1, 2003", "As last amended on …": what happened to the schedule, not what is in it.
fn is_history(seen: &str) -> bool {
    let lower = seen.to_lowercase();
    [
        "amended:",
        "as amended",
        "as last amended",
        "last revised",
        "last amended",
        "amended as of",
        "amended and restated as of",
        "updated as of",
        "revised:",
        "amended ",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
        && (!crate::read::dates::find(seen).is_empty() || lower.ends_with(':'))
}

/// Notes the segments of a rule, and the rule under the row before it.
fn draw(lines: &Lines<'_>, i: usize, out: &mut Body, apart: bool) {
    let indent = lines.indent(i) as u32;
    let seen = lines.seen(i);
    let seen = seen.strip_prefix("- -").map_or(seen, |_| &seen[1..]);
    let mut segments: Vec<(u32, u32)> = Vec::new();
    let mut column = indent;
    let mut open = false;
    for c in seen.chars() {
        let drawn = !crate::text::fold::is_blank(c) && c != '|' && c != '+';
        match (drawn, open) {
            (true, false) => segments.push((column, column + 1)),
            (true, true) => {
                if let Some(last) = segments.last_mut() {
                    last.1 = column + 1;
                }
            }
            _ => {}
        }
        open = drawn;
        column = crate::text::lines::advance(column, c);
    }
    let total = segments.iter().map(|(from, to)| (to - from) as usize).sum();
    if let Some(row) = out.rows.last_mut().filter(|_| !apart) {
        row.rule_below = total;
    }
    out.rules.push((out.rows.len(), segments));
}
