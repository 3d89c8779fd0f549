//! Lines as they gather, on the page or in a cell.

use super::Flat;
use super::ink::Ink;
use super::table::Table;
use crate::text::Span;

/// A line that is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Laid {
    /// Whether a blank line stands before it, unless it lies beside others in a row.
    pub(super) gap: bool,
    /// Whether it stays though it is blank and follows a blank one.
    pub(super) kept: bool,
    /// Where it stands in a table's row.
    pub(super) row: InRow,
    /// What stands on it, from left to right: so many bits of the sheet, none on a blank line.
    pub(super) first: u32,
    pub(super) count: u32,
}

impl Laid {
    pub(super) fn is_blank(&self) -> bool {
        self.count == 0
    }
}

/// What is being written on, until it is laid out: letters, and which of them stand in which column of a line.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) ink: Ink,
    pub(super) bits: Vec<Bit>,
}

impl Sheet {
    pub(super) fn bits(&self, line: &Laid) -> &[Bit] {
        let first = line.first as usize;
        self.bits.get(first..first + line.count as usize).unwrap_or(&[])
    }

    /// Forgets everything, once it is laid out.
    fn clear(&mut self) {
        self.ink.clear();
        self.bits.clear();
    }
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
    /// How many lines there have been, those counted that have left it.
    pub(super) count: usize,
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
    /// A place with nothing on it, whose lines take the room of `old` ones.
    pub(super) fn new(ink: &Ink, mut old: Vec<Laid>) -> Self {
        old.clear();
        Self { start: ink.len(), lines: old, ..Self::default() }
    }

    /// White space between words; `at` is its place if it is one blank as it stands.
    pub(super) fn space(&mut self, at: Option<usize>) {
        self.blank.get_or_insert(at);
    }

    /// Writes what is due before a letter: the blank between words, the number of an item.
    pub(super) fn lead(&mut self, ink: &mut Ink) {
        let begins = ink.len() <= self.start;
        if begins {
            self.begin(ink);
        } else if let Some(marker) = self.marker.take() {
            ink.other(&marker.text, marker.source);
        }
        match self.blank.take() {
            Some(_) if begins => {}
            Some(Some(at)) => ink.same(" ", at),
            Some(None) => ink.blank(),
            None => {}
        }
    }

    fn begin(&mut self, ink: &mut Ink) {
        /// A letter is about as wide on a page.
        const LETTER: i32 = 4;
        if let Some(marker) = self.marker.take() {
            ink.other(&marker.text, marker.source);
        } else if !self.exact {
            let in_by = (self.indent + std::mem::take(&mut self.first)) / LETTER;
            (0..in_by).for_each(|_| ink.blank());
        }
    }

    /// Ends the line; a blank one counts where it was meant (`on_purpose`) or holds hard blanks.
    pub(super) fn end_line(&mut self, sheet: &mut Sheet, on_purpose: bool) {
        self.blank = None;
        let ink = &mut sheet.ink;
        let all = Span::new(self.start.min(ink.len()), ink.len());
        let blanks = ink.slice(all).bytes().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let length = all.range().len() - blanks;
        if blanks > 0 {
            ink.truncate(self.start + length);
        }
        if length > 0 {
            let first = sheet.bits.len() as u32;
            sheet.bits.push(Bit { column: 0, glued: false, ink: Span::new(self.start, self.start + length) });
            let gap = std::mem::take(&mut self.gap);
            self.push(Laid { gap, first, count: 1, ..Laid::default() });
        } else if on_purpose || !all.is_empty() {
            self.push(Laid { kept: self.exact, ..Laid::default() });
        }
        self.start = sheet.ink.len();
    }

    fn push(&mut self, line: Laid) {
        self.count += 1;
        self.lines.push(line);
    }

    /// The edge of a block: ends the line and, for a paragraph, asks for a blank one.
    pub(super) fn edge(&mut self, sheet: &mut Sheet, gap: bool) {
        self.end_line(sheet, false);
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
    pub(super) fn extend(&mut self, table: Table, sheet: &mut Sheet) {
        let first = self.lines.len();
        table.lay(sheet, &mut self.lines);
        self.count += self.lines.len() - first;
        if let Some(line) = self.lines.get_mut(first) {
            line.gap |= std::mem::take(&mut self.gap);
        }
    }
}

/// The end of the readable text, to which lines are written: one blank line for several, none at the start, one page
/// mark for several.
pub(super) struct Written<'a> {
    pub(super) flat: &'a mut Flat,
    text: &'a mut String,
    blank: bool,
    page: bool,
}

impl<'a> Written<'a> {
    pub(super) fn new(flat: &'a mut Flat, text: &'a mut String) -> Self {
        Self { flat, text, blank: true, page: false }
    }

    /// Writes the lines of a flow that is all the page there is, and leaves it empty; the sheet too, unless `more` of it
    /// is wanted.
    pub(super) fn take(&mut self, flow: &mut Flow, sheet: &mut Sheet, more: bool) {
        let mut near = 0;
        for line in &flow.lines {
            self.line(line, sheet, &mut near);
        }
        flow.lines.clear();
        if !more && flow.start == sheet.ink.len() {
            sheet.clear();
            flow.start = 0;
        }
    }

    fn line(&mut self, line: &Laid, sheet: &Sheet, near: &mut usize) {
        let bits = sheet.bits(line);
        let page = is_page(bits, &sheet.ink);
        if page && self.page {
            return;
        }
        if !self.blank && (line.gap || line.is_blank()) || line.kept {
            self.text.push('\n');
            self.blank = true;
        }
        if !line.is_blank() {
            if line.row == InRow::Further {
                self.flat.continued.push(self.text.len() as u32);
            }
            write(bits, &sheet.ink, self.flat, self.text, near);
            self.text.push('\n');
            self.blank = false;
            self.page = page;
        }
    }
}

fn write(bits: &[Bit], ink: &Ink, flat: &mut Flat, text: &mut String, near: &mut usize) {
    let mut column = 0;
    for (i, bit) in bits.iter().enumerate() {
        // Cells that share a column, beyond the most that are told apart, still do not touch.
        let least = u16::from(i > 0 && !bit.glued);
        let tabs = bit.column.saturating_sub(column).max(least);
        (0..tabs).for_each(|_| text.push('\t'));
        column = column.max(bit.column);
        ink.copy(bit.ink, flat, text, near);
    }
}

/// A page mark alone on a line.
pub(super) const PAGE: &str = "\u{c}";

fn is_page(bits: &[Bit], ink: &Ink) -> bool {
    matches!(bits, [bit] if ink.slice(bit.ink) == PAGE)
}
