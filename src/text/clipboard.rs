//! What a browser's clipboard does to tables: a cell that holds a paragraph of its own ends the line in the middle of
//! its row, and the other cells follow on a line that begins with the TAB before them. One browser puts a blank line
//! between, the other does not.

use super::fold::is_blank;
use super::lines::{Line, Lines, Shape};

/// How far back the cell may stand from the rest of its row: a blank line or two lie between.
const MOST_BLANK: usize = 3;
/// A line as long as this is prose, not a cell; a shorter one is, too, if it ends as a sentence does.
const PROSE: usize = 250;
const SENTENCE: usize = 80;

/// Whether line `i` goes on with the row of a table that the visible line before it began.
///
/// Two shapes do: *values*, which begin with blanks and a TAB after a line without any TAB; and the first of several
/// *paragraphs* of a cell, parted from the row's name by a line of blanks and TABs only. A row whose first cells
/// are empty looks like the former, and so do lines that somebody indented with a TAB; what stands around them
/// tells: cells (a line with TABs), a sentence, a neighbour indented alike, or nothing near.
pub fn continues_row(lines: &Lines, i: usize) -> bool {
    let Some(line) = lines.list.get(i).filter(|line| line.shape == Shape::Text) else { return false };
    let Some(before) = visible_before(lines, i) else { return false };
    if !is_lone_cell(lines, &lines.list[before]) {
        return false;
    }
    let apart = before + 1 < i;
    if !lead(lines, line).contains('\t') {
        let edge = |k: usize| is_edge(lines, before, k) && !is_empty_row(lines, k, i);
        return !whole(lines, i).contains('\t') && (before + 1..i).any(edge);
    }
    if apart { starts_with_empty_cell(lines, line) } else { goes_on_below(lines, i, line) }
}

/// Whether line `k`, between a name and a paragraph, is the blank cells between the two. TABs alone are a row of
/// empty columns, which agents put above a table to set their widths.
fn is_edge(lines: &Lines, before: usize, k: usize) -> bool {
    let edge = whole(lines, k);
    let spaced = edge.contains(|c: char| c != '\t');
    let below = before + 1 == k;
    edge.contains('\t') && if below { edge.starts_with('\t') && (spaced || edge.len() == 1) } else { spaced }
}

/// Whether the blank cells of line `k` are all the rest of their row, and the words of line `i` begin the next: its values
/// follow, as many cells as those. Before a paragraph the last of the cells is still open.
fn is_empty_row(lines: &Lines, k: usize, i: usize) -> bool {
    let cells = |i: usize| whole(lines, i).matches('\t').count();
    let next = (i + 1..lines.len().min(i + 2 + MOST_BLANK)).find(|&below| lines.shape(below) != Shape::Blank);
    let values = |below: &usize| lines.list.get(*below).is_some_and(|line| lead(lines, line).contains('\t'));
    let closed = whole(lines, k).ends_with(|c| c != '\t');
    closed && next.filter(values).is_some_and(|below| cells(below) == cells(k))
}

/// After a blank line the next cell comes first, and it is an empty one; a TAB alone would be an indent.
fn starts_with_empty_cell(lines: &Lines, line: &Line) -> bool {
    !lead(lines, line).starts_with('\t')
}

/// Directly below the name the TAB comes first; a blank there is an empty cell, so a row of its own.
fn goes_on_below(lines: &Lines, i: usize, line: &Line) -> bool {
    let lead = lead(lines, line);
    let spaced = lead.chars().any(|c| c != '\t');
    let seen = lines.slice(line.seen);
    let like_cells = seen.contains('\t') || seen.contains(|c: char| c.is_ascii_digit());
    lead.starts_with('\t') && (spaced || like_cells && !whole(lines, i + 1).starts_with('\t'))
}

/// The last line before `i` on which something stands, unless it is far or a mark of the layout.
fn visible_before(lines: &Lines, i: usize) -> Option<usize> {
    let nearest = (i.saturating_sub(MOST_BLANK + 1)..i).rev().find(|&k| lines.shape(k) != Shape::Blank)?;
    (lines.shape(nearest) == Shape::Text).then_some(nearest)
}

/// Whether a line can be the one cell of a row that was broken off behind it.
fn is_lone_cell(lines: &Lines, line: &Line) -> bool {
    let seen = lines.slice(line.seen);
    let cells = lines.slice(line.span).contains('\t');
    let announces = seen.ends_with([':', ']']);
    let prose = seen.len() > PROSE || seen.len() > SENTENCE && seen.ends_with(['.', ';', ',']);
    !(cells || announces || prose)
}

/// All of line `i`.
fn whole<'a>(lines: &Lines<'a>, i: usize) -> &'a str {
    lines.list.get(i).map_or("", |line| lines.slice(line.span))
}

/// The blanks that a line begins with.
fn lead<'a>(lines: &Lines<'a>, line: &Line) -> &'a str {
    let all = lines.slice(line.span);
    &all[..all.len() - all.trim_start_matches(is_blank).len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines that go on with a row, counted from 0.
    fn continued(text: &str) -> Vec<usize> {
        let lines = Lines::of(text);
        (0..lines.len()).filter(|&i| continues_row(&lines, i)).collect()
    }

    #[test]
    fn values_after_a_blank_line() {
        let text = "Fund\t  \tRate\t \nLarch Value Fund(1)\n\n  \t \t0.35\t% \nLarch Mid (formerly Larch\nSmall Fund)\n\n  \t \t0.40\t% ";
        assert_eq!(continued(text), [3, 7]);
    }

    #[test]
    fn values_on_the_next_line() {
        let text =
            "LARCH TRUST\n\t\t\t\t\nFund\t  \tRate\t \n\nLarch Value Fund\n\t  \t \t0.35\t% \n  \t \tClass C\t0.50\t% ";
        assert_eq!(continued("Larch Value Fund\n\tMay 1, 2003\nBirch Fund\n\tMay 2, 2003"), [1, 3]);
        assert_eq!(continued(text), [5], "the last row has an empty first cell and is one of its own");
    }

    #[test]
    fn paragraphs_of_a_cell() {
        assert_eq!(continued("Larch Bond Fund –\n\n \t\nClass A\n\nClass C"), [3]);
        assert_eq!(continued("Larch Bond Fund –\n\t \t\n\nClass A\n\nClass C"), [3]);
        assert_eq!(continued("LARCH TRUST\n\t\t\t\t\nLarch Bond Fund"), [] as [usize; 0], "a row that sets widths");
    }

    #[test]
    fn a_row_of_which_only_the_name_is_filled() {
        let text = "LARCH TRUST\n\n  \t \t \nLarch Value Fund\n\n  \t0.35\t%\nLarch Mid Fund\n\n  \t0.40\t%";
        assert_eq!(continued(text), [5, 8]);
    }

    #[test]
    fn rows_of_their_own() {
        for text in [
            "By:\t \t/s/ Ada Quist\t \tBy:\t \t/s/ Ben Rohr\n \t \tAda Quist\t \tName:\t \tBen Rohr",
            "Funds and Classes\n \tFund\tClass A\tClass B",
            "IN WITNESS WHEREOF, the parties have set their hands to this on the day and in the year written above.\n\n \t\tLARCH TRUST",
            "\t\tLARCH TRUST",
            "LARCH TRUST\n\n\n\n\n\tLarch Fund",
            "----------\n\tLarch Fund",
            "[Signature page follows]\n\n \t1\t ",
            "LARCH TRUST\nLarch Fund\tClass A",
            "ARTICLE 1\n\n\tThe parties agree on 2 things.",
            "LARCH TRUST\n\tLarch Value Fund\nBIRCH TRUST",
            "LARCH TRUST\n\tLarch 2030 Fund\n\tLarch 2040 Fund",
        ] {
            assert_eq!(continued(text), [] as [usize; 0], "{text:?}");
        }
    }
}
