//! Lines as they gather, on the page or in a cell.

use super::Flat;
use super::ink::Ink;
use crate::text::Span;

/// A line that is laid out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Laid {
    /// Whether a blank line stands before it, unless it lies beside others in a row.
    pub(super) gap: bool,
    /// Whether it stays though it is blank and follows a blank one.
    pub(super) kept: bool,
    /// Where it stands in a table's row.
    pub(super) row: InRow,
    /// What stands on it, from left to right; nothing on a blank line.
    pub(super) bits: Vec<Bit>,
}

/// Where a line stands in the row of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum InRow {
    /// In none, or in one that looks like paragraphs.
    #[default]
    Free,
    /// It begins one.
    First,
    /// It goes on with the row of the line before.
    Further,
}

/// What stands in one column of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bit {
    /// The column, counted from 0.
    pub(super) column: u16,
    /// Whether it belongs to the bit before it, as a `%` in a cell of its own to its number.
    pub(super) glued: bool,
    /// Its letters.
    pub(super) ink: Span,
}

/// A number or bullet that waits for the first letter of its item.
#[derive(Debug, Clone, Default)]
pub(super) struct Marker {
    pub(super) text: String,
    pub(super) source: Span,
}

/// A place where lines gather.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) lines: Vec<Laid>,
    /// Where the line that is being written begins in the ink.
    start: usize,
    /// A blank line is due.
    gap: bool,
    /// Blanks are due, and where one stands in the source, if one does.
    blank: Option<Option<usize>>,
    pub(super) marker: Option<Marker>,
    /// Lines keep their blanks.
    pub(super) exact: bool,
    /// How far in lines stand, in points, and how much farther the next.
    pub(super) indent: i32,
    pub(super) first: i32,
}

impl Flow {
    pub(super) fn new(ink: &Ink) -> Self {
        Self { start: ink.len(), ..Self::default() }
    }

    /// White space between words; `at` is its place if it is one blank as it stands.
    pub(super) fn space(&mut self, at: Option<usize>) {
        self.blank.get_or_insert(at);
    }

    /// Writes what is due before a letter: the blank between words, the number of an item.
    pub(super) fn lead(&mut self, ink: &mut Ink) {
        let begins = ink.len() <= self.start;
        if let Some(marker) = self.marker.take() {
            ink.other(&marker.text, marker.source);
        } else if begins && !self.exact {
            /// A letter is about as wide on a page.
            const LETTER: i32 = 4;
            (0..(self.indent + std::mem::take(&mut self.first)) / LETTER).for_each(|_| ink.blank());
        }
        match self.blank.take() {
            Some(_) if begins => {}
            Some(Some(at)) => ink.same(" ", at),
            Some(None) => ink.blank(),
            None => {}
        }
    }

    /// Ends the line; a blank one counts where it was meant (`on_purpose`) or holds hard blanks.
    pub(super) fn end_line(&mut self, ink: &mut Ink, on_purpose: bool) {
        self.blank = None;
        let all = Span::new(self.start.min(ink.len()), ink.len());
        let length = ink.slice(all).trim_end_matches([' ', '\t']).len();
        let seen = Span::new(self.start, self.start + length);
        ink.truncate(self.start + length);
        if length > 0 {
            let bits = vec![Bit { column: 0, glued: false, ink: seen }];
            self.lines.push(Laid { gap: std::mem::take(&mut self.gap), bits, ..Laid::default() });
        } else if on_purpose || !all.is_empty() {
            self.lines.push(Laid { kept: self.exact, ..Laid::default() });
        }
        self.start = ink.len();
    }

    /// The edge of a block: ends the line and, for a paragraph, asks for a blank one.
    pub(super) fn edge(&mut self, ink: &mut Ink, gap: bool) {
        self.end_line(ink, false);
        self.gap |= gap;
    }

    /// Whether nothing can be seen on the line that is being written.
    pub(super) fn is_empty(&self, ink: &Ink) -> bool {
        ink.slice(Span::new(self.start.min(ink.len()), ink.len())).trim().is_empty()
    }

    /// Goes on after letters that were written elsewhere.
    pub(super) fn resume(&mut self, ink: &Ink) {
        self.start = ink.len();
    }

    /// Takes over the lines of a table.
    pub(super) fn extend(&mut self, lines: Vec<Laid>) {
        let first = self.lines.len();
        self.lines.extend(lines);
        if let Some(line) = self.lines.get_mut(first) {
            line.gap |= std::mem::take(&mut self.gap);
        }
    }
}

/// Writes lines at the end of `flat`: one blank line for several, none at the start, one page mark for several.
pub(super) fn write(lines: &[Laid], ink: &Ink, flat: &mut Flat) {
    let mut blank = true;
    let mut page = false;
    let mut near = 0;
    for line in lines {
        let is_page = is_page(line, ink);
        if is_page && page {
            continue;
        }
        if !blank && (line.gap || line.bits.is_empty()) || line.kept {
            flat.text.push('\n');
            blank = true;
        }
        if !line.bits.is_empty() {
            if line.row == InRow::Further {
                flat.continued.push(flat.text.len() as u32);
            }
            bits(&line.bits, ink, flat, &mut near);
            flat.text.push('\n');
            blank = false;
            page = is_page;
        }
    }
}

fn bits(bits: &[Bit], ink: &Ink, flat: &mut Flat, near: &mut usize) {
    let mut column = 0;
    for (i, bit) in bits.iter().enumerate() {
        // Cells that share a column, beyond the most that are told apart, still do not touch.
        let least = u16::from(i > 0 && !bit.glued);
        let tabs = bit.column.saturating_sub(column).max(least);
        flat.text.extend(std::iter::repeat_n('\t', usize::from(tabs)));
        column = column.max(bit.column);
        ink.copy(bit.ink, flat, near);
    }
}

/// A page mark alone on a line.
pub(super) const PAGE: &str = "\u{c}";

fn is_page(line: &Laid, ink: &Ink) -> bool {
    matches!(line.bits.as_slice(), [bit] if ink.slice(bit.ink) == PAGE)
}
