//! Tables that stand in running text without a schedule's heading: "the table of fees in Section 4 is replaced by the
//! following table". They list portfolios as a schedule does, and are read as one that has no letter.

use crate::model::{BlockKind, Instruction, Portfolio, Problem, Schedule};
use crate::read::document::Part;
use crate::read::schedule::heading::{Heading, NOUNS};
use crate::read::schedule::row::cut;
use crate::read::schedule::schedule;
use crate::read::vocabulary::ends_like_a_name;
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Spanned, Words};

/// How far above a table the words that order it may begin.
const ORDER: u32 = 12;

/// The blanks that part two cells of a table beyond doubt.
const GUTTER: u32 = 4;

/// Reads the tables of portfolios among the parts that nothing else has taken.
pub fn tables(lines: &Lines<'_>, parts: &[Part], instructions: &[Instruction]) -> Vec<(Schedule, Vec<Problem>)> {
    runs(parts)
        .into_iter()
        .filter(|range| is_table(lines, *range))
        .filter_map(|range| {
            let heading = heading(lines, range, instructions)?;
            Some(schedule(lines, &heading, range, &[])).filter(|(read, _)| lists_values(read))
        })
        .collect()
}

/// Paragraphs that nobody has read, those that follow each other together.
fn runs(parts: &[Part]) -> Vec<LineRange> {
    let mut out: Vec<LineRange> = Vec::new();
    let mut open = false;
    for part in parts {
        let unread = part.kind == BlockKind::Unread;
        match out.last_mut().filter(|_| open && unread) {
            Some(last) => last.end = part.lines.end,
            None if unread => out.push(part.lines),
            None => {}
        }
        open = unread;
    }
    out
}

/// Most lines have cells.
fn is_table(lines: &Lines<'_>, range: LineRange) -> bool {
    let text = || range.range().filter(|&i| lines.shape(i) == Shape::Text);
    let celled = text().filter(|&i| {
        let (cells, ruled) = cut(lines, i);
        cells.iter().skip(usize::from(!ruled)).any(|cell| ruled || cell.gap >= GUTTER)
    });
    celled.count() * 2 > text().count()
}

/// Its portfolios are called so, and nearly all have values or classes: a table of rates, not of signers or addresses.
fn lists_values(read: &Schedule) -> bool {
    let all: Vec<&Portfolio> = read.funds.iter().flat_map(|fund| &fund.portfolios).collect();
    let called = all.iter().filter(|portfolio| ends_like_a_name(bare(&portfolio.name.value))).count();
    let valued = all.iter().filter(|portfolio| !(portfolio.cells.is_empty() && portfolio.classes.is_empty())).count();
    let enough = all.len() >= 2 || !read.columns.is_empty();
    enough && !all.is_empty() && called * 10 >= all.len() * 8 && valued * 10 >= all.len() * 8
}

/// A name without the parenthesis after it.
fn bare(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}

/// What stands for a heading: the words of the order above that say what the table is of, else the table's first line.
fn heading(lines: &Lines<'_>, range: LineRange, instructions: &[Instruction]) -> Option<Heading> {
    let first = range.range().find(|&i| lines.shape(i) == Shape::Text)?;
    let near = |i: &&Instruction| {
        let line = lines.line_at(i.words.span.start);
        line < first && line as u32 + ORDER >= first as u32
    };
    let order = instructions.iter().rev().find(near);
    let of_schedule = |target: &&Words| NOUNS.iter().any(|noun| target.value.starts_with(noun));
    let schedule = order.and_then(|order| order.target.as_ref()).filter(of_schedule);
    let label: Words = order.and_then(|order| order.target.clone()).unwrap_or_else(|| {
        let span = lines.list.get(first).map(|line| line.seen).unwrap_or_default();
        Spanned::new(lines.words(span).value, span)
    });
    Some(Heading {
        // What a table in the text adds to "Schedule A" is listed on it.
        id: schedule.and_then(|target| target.value.rsplit(' ').next()).unwrap_or_default().to_owned(),
        label,
        lines: LineRange { start: range.start, end: range.start },
        as_of: None,
        agreement_date: None,
        continued: false,
        change: false,
        draft: false,
        quoted: false,
        strong: false,
    })
}
