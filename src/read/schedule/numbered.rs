//! Lists numbered down two columns, of which a name runs into the next column's number: "7. Oak Natural Resources 14. Oak
//! World Fund" between rows that part "6." and "13.".

use std::collections::HashMap;

use crate::read::prose::item_mark;
use crate::text::Span;
use crate::text::lines::Lines;

use super::row::{Cell, Row};

/// So many rows tell how far the numbers of two columns are apart.
const FEWEST: usize = 2;

/// Parts the rows in which the number that is due stands in the middle of one cell.
pub(super) fn part(lines: &Lines<'_>, rows: &mut [Row]) {
    let number = |cell: &Cell| item_mark(lines.slice(cell.span)).and_then(|(mark, _)| mark.parse::<u32>().ok());
    let mut apart: HashMap<u32, usize> = HashMap::new();
    for row in rows.iter() {
        if let [first, second] = row.cells.as_slice()
            && let Some((a, b)) = number(first).zip(number(second))
            && b > a + 1
        {
            *apart.entry(b - a).or_default() += 1;
        }
    }
    apart.retain(|_, count| *count >= FEWEST);
    if apart.is_empty() {
        return;
    }
    for row in rows.iter_mut().filter(|row| !row.ruled) {
        let [cell] = row.cells.as_slice() else { continue };
        let Some(own) = number(cell) else { continue };
        let text = lines.slice(cell.span);
        let due = apart.keys().filter_map(|&apart| {
            let mark = format!(" {}. ", own + apart);
            let at = text.find(&mark)?;
            text[at + mark.len()..].trim_start().starts_with(char::is_uppercase).then_some(at + 1)
        });
        if let Some(at) = due.min() {
            row.cells = halves(cell, text, at);
        }
    }
}

/// A cell as the two that a number at byte `at` of its text parts.
fn halves(cell: &Cell, text: &str, at: usize) -> Vec<Cell> {
    let name = text[..at].trim_end();
    let from = cell.from + text[..at].chars().count() as u32;
    let start = cell.span.start;
    vec![
        Cell { span: Span { end: start + name.len() as u32, ..cell.span }, to: from.saturating_sub(1), ..cell.clone() },
        Cell { span: Span { start: start + at as u32, ..cell.span }, from, to: cell.to.max(from + 1), gap: 1 },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::schedule::body::body;
    use crate::text::LineRange;

    #[test]
    fn a_number_in_the_middle() {
        let text = "1. Oak Bond Fund              4. Oak Stock Fund\n2. Oak Cash Fund              5. Oak Value Fund\n3. Oak Natural Resources 6. Oak World Fund\n";
        let lines = Lines::of(text);
        let rows = body(&lines, LineRange::new(0, 3), &[]).rows;
        let last: Vec<&str> = rows[2].cells.iter().map(|cell| lines.slice(cell.span)).collect();
        assert_eq!(last, ["3. Oak Natural Resources", "6. Oak World Fund"]);
    }
}
