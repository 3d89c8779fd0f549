//! The text around a document, and what is found out about it once for all the documents in it.

use std::cell::OnceCell;
use std::ops::Deref;

use super::schedules::Headings;
use crate::text::lines::Lines;

/// The lines of a whole text. One is made for all documents in it.
pub struct Whole<'a> {
    lines: &'a Lines<'a>,
    headings: OnceCell<Headings>,
}

impl<'a> Whole<'a> {
    /// The text of these lines.
    pub fn of(lines: &'a Lines<'a>) -> Self {
        Self { lines, headings: OnceCell::new() }
    }

    /// Where schedules may be headed, looked for when it is first asked.
    pub(super) fn headings(&self) -> &Headings {
        self.headings.get_or_init(|| Headings::of(self.lines))
    }
}

impl<'a> Deref for Whole<'a> {
    type Target = Lines<'a>;

    fn deref(&self) -> &Lines<'a> {
        self.lines
    }
}
