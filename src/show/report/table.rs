//! Tables of a report.

use std::borrow::Cow;

use pulldown_cmark::{Alignment, Tag};

use super::sheet::Sheet;

/// What stands in a cell.
pub enum Cell<'a> {
    /// Text, with the class of its cell in the page.
    Text(&'static str, Cow<'a, str>),
    /// Words of a filing and the line on which they stand; 0 for none.
    Cited(Cow<'a, str>, usize),
}

impl<'a> Cell<'a> {
    /// Text of the tool's.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text("", text.into())
    }
}

/// A table with a row of heads.
pub fn table<'a>(sheet: &mut Sheet<'a>, heads: &[&'static str], rows: impl IntoIterator<Item = Vec<Cell<'a>>>) {
    sheet.tag("words", Tag::Table(vec![Alignment::None; heads.len()]), |sheet| {
        sheet.tag("", Tag::TableHead, |sheet| {
            heads.iter().for_each(|head| sheet.tag("", Tag::TableCell, |sheet| sheet.text(*head)));
        });
        for row in rows {
            sheet.tag("", Tag::TableRow, |sheet| row.into_iter().for_each(|one| cell(sheet, one)));
        }
    });
}

fn cell<'a>(sheet: &mut Sheet<'a>, cell: Cell<'a>) {
    match cell {
        Cell::Text(class, text) => sheet.tag(class, Tag::TableCell, |sheet| sheet.text(text)),
        Cell::Cited(text, line) => sheet.tag("says", Tag::TableCell, |sheet| {
            sheet.text(text);
            if line > 0 {
                sheet.line(line);
            }
        }),
    }
}
