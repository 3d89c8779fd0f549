//! A schedule's lines → rows: page furniture, repeated headings and tags are skipped without ending the list; prose,
//! footnotes and history lines are set aside.

use crate::read::furniture::{is_furniture, is_legend};
use crate::read::prose::{bullet, item_mark};
use crate::read::signature::foot::is_page_marker;
use crate::read::title::is_agreement_noun;
use crate::read::vocabulary::{ends_like_a_name, is_head_words};
use crate::text::clipboard::continues_row;
use crate::text::fold::Folded;
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Span, Words};

use super::aside::set_aside;
use super::heading::heading_at;
use super::name_front::is_second_number;
use super::notes::is_history;
use super::row::{Cell, Row, WIDE, cut};
use super::value::{Look, look};

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

/// Whether line `i` holds nothing but the empty cells of the row that the line above it began: no gap.
fn ends_row(lines: &Lines<'_>, i: usize) -> bool {
    let whole = |i: usize| lines.list.get(i).map_or("", |line| lines.slice(line.span));
    let begun = i.checked_sub(1).filter(|&above| lines.shape(above) == Shape::Text && !whole(above).contains('\t'));
    whole(i).starts_with('\t') && begun.is_some()
}

/// A date alone below "Amended: May 1, 2003", or below another such date.
fn goes_on_history(lines: &Lines<'_>, start: usize, i: usize) -> bool {
    /// No schedule tells of more changes, a line each.
    const MOST: usize = 30;
    let dated = |i: usize| {
        let seen = lines.seen(i);
        matches!(crate::read::dates::find(seen).as_slice(), [one] if one.range == (0..seen.len()))
    };
    let above = (start.max(i.saturating_sub(MOST))..i).rev().take_while(|&k| lines.shape(k) == Shape::Text);
    dated(i) && above.into_iter().find(|&k| !dated(k)).is_some_and(|k| is_history(lines.seen(k)))
}

/// How far in a name stands that is in the second cell; in the first it is less, however many blanks stand before it.
pub const IN_CELL: usize = 8;

/// Collects the rows of `range`.
pub fn body(lines: &Lines<'_>, range: LineRange, titles: &[Folded]) -> Body {
    let mut out = Body::default();
    let aside = set_aside(lines, range, &mut out);
    let (mut apart, mut page) = (true, false);
    let mut i = range.start as usize;
    while i < range.end as usize {
        match lines.shape(i) {
            Shape::Blank => apart |= !ends_row(lines, i),
            Shape::Page => page = true,
            Shape::Tag => {}
            Shape::Rule => draw(lines, i, &mut out, apart),
            Shape::Text if aside.contains(&i) || is_furniture(lines, i) || is_history(lines.seen(i)) => {}
            Shape::Text if goes_on_history(lines, range.start as usize, i) => {}
            Shape::Text if is_page_marker(lines.seen(i)) || is_legend(lines.seen(i)) => {}
            // The agreement's own title at the head or foot of a page.
            Shape::Text if runs(lines, i, titles, page) => {}
            Shape::Text => {
                if let Some(heading) = heading_at(lines, i, titles).filter(|h| h.continued || page) {
                    i = heading.lines.end as usize;
                    apart = true;
                    continue;
                }
                let (cells, ruled) = cut(lines, i);
                if let Some(row) = out.rows.last_mut().filter(|_| continues_row(lines, i)) {
                    row.cells.extend(behind_name(lines, i, cells));
                    row.ruled = true;
                    (apart, page) = (false, false);
                    i += 1;
                    continue;
                }
                let cells = with_numbers(lines, part_numbers(lines, cells));
                if super::drops::sums_up(lines, &cells) {
                    i += 1;
                    continue;
                }
                let indent = match cells.first() {
                    // Hard blanks in the first cell set portfolios in; a cell of its own does so more.
                    Some(first) if ruled && first.from < WIDE => lines.indent(i).min(IN_CELL - 1),
                    Some(first) if ruled => (first.from / WIDE) as usize * IN_CELL,
                    _ => lines.indent(i),
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
                    heads: false,
                });
                (apart, page) = (false, false);
            }
        }
        i += 1;
    }
    super::broken::mend(&mut out.rows);
    super::broken::move_behind_names(lines, &mut out.rows);
    super::boxes::mark(lines, &mut out.rows, &out.rules);
    super::drops::drop_notes_heading(lines, &mut out.rows);
    super::drops::drop_foot(lines, &mut out.rows);
    super::drops::drop_fees(lines, &mut out.rows);
    super::numbered::part(lines, &mut out.rows);
    super::piped::gather(lines, &mut out.rows);
    super::piped::drop_bars(&mut out.rows);
    super::piped::drop_edge(lines, &mut out.rows);
    super::records::gather(lines, &mut out.rows);
    super::by_column::gather(lines, &mut out.rows);
    super::scattered::gather(lines, &mut out.rows);
    super::drops::drop_counts(lines, &mut out.rows);
    super::drops::drop_numbers(lines, &mut out.rows);
    super::drops::drop_page_number(lines, &mut out.rows);
    super::tight::cut_at_columns(lines, &mut out.rows);
    super::tails::cut_tails(lines, &mut out.rows);
    super::contrast::part_heads(lines, &mut out.rows);
    super::broken_heads::mend(lines, &mut out.rows);
    super::contrast::unshift(lines, &mut out.rows);
    super::contrast::fill_down(lines, &mut out.rows);
    out
}

/// "OAK CUSTODY AGREEMENT" among the rows of a list: a line of the title, which names an agreement and so nobody; or right
/// below or above the end of a page, what the document is called there.
fn runs(lines: &Lines<'_>, i: usize, titles: &[Folded], page: bool) -> bool {
    const DEEDS: [&str; 4] = ["agreement", "amendment", "contract", "addendum"];
    let seen = lines.seen(i);
    let last = seen.rsplit(' ').next().unwrap_or("");
    if is_agreement_noun(last) && titles.contains(&Folded::of(seen)) {
        return true;
    }
    let below = || (i + 1..lines.len()).map(|k| lines.shape(k)).find(|shape| *shape != Shape::Blank);
    let told = || seen.split(' ').any(|word| DEEDS.iter().any(|deed| word.eq_ignore_ascii_case(deed)));
    let bare = || !ends_like_a_name(seen) && cut(lines, i).0.len() == 1 && !is_head_words(seen);
    told() && (page || matches!(below(), Some(Shape::Page) | None)) && bare()
}

/// The cells of a line that goes on with a row, numbered on from the name: a line that begins with an empty cell, not
/// with the TAB before it, has the name's cell on the line above.
fn behind_name(lines: &Lines<'_>, i: usize, mut cells: Vec<Cell>) -> Vec<Cell> {
    let whole = lines.list.get(i).map_or("", |line| lines.slice(line.span));
    let missing = if whole.contains('\t') && !whole.starts_with('\t') { WIDE } else { 0 };
    for cell in &mut cells {
        (cell.from, cell.to) = (cell.from + missing, cell.to + missing);
    }
    cells
}

/// "15. Oak Fund 18." beside "Elm Fund": the number of the second column stands one blank behind the name before it.
fn part_numbers(lines: &Lines<'_>, cells: Vec<Cell>) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::with_capacity(cells.len());
    for (k, cell) in cells.iter().enumerate() {
        let text = lines.slice(cell.span);
        let next = cells.get(k + 1).map_or("", |next| lines.slice(next.span));
        let numbered = |text: &str| item_mark(text).is_some_and(|(_, length)| length < text.len());
        let counts =
            |word: &&str| item_mark(word).is_some_and(|(_, length)| length == word.len()) && word.ends_with('.');
        let number = text.rsplit_once(' ').map(|(_, number)| number).filter(counts);
        let led = k.checked_sub(1).is_some_and(|before| is_lone_number(lines.slice(cells[before].span)));
        match number.filter(|_| (led || numbered(text)) && !next.is_empty() && !numbered(next)) {
            Some(number) => {
                let name = text[..text.len() - number.len()].trim_end();
                let (end, width) = (cell.span.start + name.len() as u32, number.chars().count() as u32);
                out.push(Cell { span: Span { end, ..cell.span }, to: cell.to - width - 1, ..cell.clone() });
                let start = cell.span.end - number.len() as u32;
                out.push(Cell { span: Span { start, ..cell.span }, from: cell.to - width, to: cell.to, gap: 1 });
            }
            None => out.push(cell.clone()),
        }
    }
    out
}

/// "3." in a cell of its own goes with the name after it.
fn with_numbers(lines: &Lines<'_>, cells: Vec<Cell>) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::new();
    for cell in cells {
        let first = out.len() == 1;
        let marks = |last: &&mut Cell| {
            let mark = lines.slice(last.span);
            is_lone_number(mark) || first && (matches!(mark, "-" | "*" | "o") || bullet(mark) == Some(mark.len()))
        };
        match out.last_mut().filter(marks) {
            // Between TABs or pipes the number's cell is dropped: the sign between would be part of the name.
            Some(last) if look(lines.slice(cell.span)) == Look::Words && cell.from >= WIDE => *last = cell,
            Some(last) if look(lines.slice(cell.span)) == Look::Words => {
                last.span = last.span.hull(cell.span);
                (last.from, last.to) = if cell.from >= WIDE { (cell.from, cell.to) } else { (last.from, cell.to) };
            }
            _ => out.push(cell),
        }
    }
    out
}

fn is_lone_number(text: &str) -> bool {
    const BULLETS: [&str; 8] = ["•", "●", "·", "▪", "■", "◦", "○", "–"];
    BULLETS.contains(&text)
        || is_second_number(text)
        || text.len() <= 4 && item_mark(text).is_some_and(|(_, length)| length == text.len())
}

/// Notes the segments of a rule, and the rule under the row before it.
fn draw(lines: &Lines<'_>, i: usize, out: &mut Body, apart: bool) {
    let indent = lines.indent(i) as u32;
    let seen = lines.seen(i);
    // A dash that begins a line was escaped for transmission by another and a blank.
    let seen = seen.strip_prefix("- ").filter(|rest| rest.starts_with('-')).unwrap_or(seen);
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
