//! The marks that a forwarded e-mail puts before every line: "> ", and in some programs "| ".

use super::Span;

/// How long the marks are that a line begins with ("> > "); a bar is one only where `bars` says so.
pub(super) fn marks(line: &str, bars: bool) -> usize {
    let is_mark = |byte: Option<&u8>| byte == Some(&b'>') || bars && byte == Some(&b'|');
    let bytes = line.as_bytes();
    let mut at = 0;
    while is_mark(bytes.get(at)) {
        at += 1;
        if bytes.get(at) == Some(&b' ') && is_mark(bytes.get(at + 1)) {
            at += 1;
        }
    }
    at
}

/// The part of a text that bars quote: from the first line with one to the last, where nearly all between begin with a
/// bar. A table is drawn with bars too, but it has more of them in a line, and there are fewer lines.
pub(super) fn barred(text: &str) -> Span {
    /// A letter is longer than any table that has one column alone.
    const FEWEST: usize = 12;
    /// One line in so many may be another: a program wraps what it has quoted, and a quoted table has its own bars.
    const STRAY: usize = 10;
    /// The longest cell of a table that was taken apart.
    const CELL: usize = 60;
    let nothing = Span::new(0, 0);
    if memchr::memchr(b'|', text.as_bytes()).is_none() {
        return nothing;
    }
    let (mut first, mut last) = (None, 0);
    let (mut barred, mut drawn, mut other, mut since) = (0, 0, 0, 0);
    let (mut bare, mut tight, mut set_in) = (0, 0, 0);
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let own = line.trim_end();
        if own.get(marks(own, false)..).is_some_and(|rest| rest.trim_start().starts_with('|')) && !own.starts_with(' ')
        {
            first.get_or_insert(at);
            last = at + line.len();
            barred += 1;
            let rest = own.get(marks(own, true)..).unwrap_or("");
            drawn += usize::from(rest.contains('|'));
            bare += usize::from(rest.is_empty());
            tight += usize::from(!rest.is_empty() && !rest.starts_with(' ') && rest.len() <= CELL);
            set_in += usize::from(rest.starts_with("  "));
            other += std::mem::take(&mut since);
        } else if first.is_some() && !own.is_empty() {
            since += 1;
        }
        at += line.len();
    }
    // "|Oak Fund" between lines of a bar alone: a table's cells, each on a line of its own; no letter is without a longer line
    // or one that is set in.
    let cells = bare * 4 >= barred && set_in == 0 && tight * 3 >= (barred - bare) * 2;
    let quotes = barred >= FEWEST && (drawn + other) * STRAY <= barred && !cells;
    first.filter(|_| quotes).map_or(nothing, |first| Span::new(first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_measured() {
        assert_eq!(["> a", ">> a", "> > a", "a > b", "| a"].map(|line| marks(line, false)), [1, 2, 3, 0, 0]);
        assert_eq!(["| a", "| | a", "|> a", "|"].map(|line| marks(line, true)), [1, 3, 2, 1]);
    }

    #[test]
    fn a_letter_is_told_from_a_table() {
        let letter = format!("See below.\n\n{}Regards\n", "| Larch Growth Fund\n|\n".repeat(10));
        assert_eq!(barred(&letter), Span::new(12, letter.len() - 8));
        assert_eq!(
            barred(&"|\n|Larch Growth Fund\n|0.40%\n".repeat(20)),
            Span::new(0, 0),
            "cells on lines of their own"
        );
        let table = "| Larch Growth Fund | 0.40% |\n".repeat(40);
        assert_eq!(barred(&table), Span::new(0, 0));
        assert_eq!(barred("| Larch\n| Oak\n"), Span::new(0, 0), "a box around two lines");
        assert_eq!(barred(&"a\n| b\n".repeat(20)), Span::new(0, 0));
    }
}
