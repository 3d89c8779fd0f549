//! Tables of a report.

use std::borrow::Cow;

use pulldown_cmark::{Alignment, Tag};

use super::sheet::Sheet;

/// What stands in a cell.
pub enum Cell<'a> {
    /// Text, with the class of its cell in the page.
    Text(&'static str, Cow<'a, str>),
    /// Words and the lines on which they stand, with the class of their cell.
    Cited(&'static str, Vec<Cited<'a>>),
}

/// Words, the document in which they stand by its index among those that the report is of, and the line; 0 for none.
pub type Cited<'a> = (Cow<'a, str>, usize, usize);

impl<'a> Cell<'a> {
    /// Text of the tool's.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text("", text.into())
    }

    /// Words of a document.
    pub fn cited(text: impl Into<Cow<'a, str>>, document: usize, line: usize) -> Self {
        Self::Cited("says", vec![(text.into(), document, line)])
    }
}

/// How a table stands in the page.
pub enum Look {
    /// Each column as wide as its words.
    Words,
    /// The same, and every cell bears the head of its column where the page is too narrow for columns.
    Told,
    /// Columns of one width, however many tables stand below each other: a word, and what it is about.
    Changes,
    /// The same: a name, and what became of it.
    Lives,
}

impl Look {
    fn class(&self) -> &'static str {
        match self {
            Self::Words => "words stack",
            Self::Told => TOLD,
            Self::Changes => "words stack changes",
            Self::Lives => "words stack lives",
        }
    }
}

/// The class of a table whose cells bear the heads of their columns.
pub const TOLD: &str = "words stack told";

/// Groups of no more rows stay on one page of paper, with their head.
const FEW: usize = 8;

/// A head with the rows that stand under it. `rows`: how many there are.
pub fn group<'a>(sheet: &mut Sheet<'a>, rows: usize, inside: impl FnOnce(&mut Sheet<'a>)) {
    sheet.open("div", if rows > FEW { "" } else { "together" });
    inside(sheet);
    sheet.close("div");
}

/// A table with a row of heads.
pub fn table<'a>(
    sheet: &mut Sheet<'a>,
    look: &Look,
    heads: &[&'static str],
    rows: impl IntoIterator<Item = Vec<Cell<'a>>>,
) {
    sheet.tag(look.class(), Tag::Table(vec![Alignment::None; heads.len()]), |sheet| {
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
        Cell::Cited(class, all) => sheet.tag(class, Tag::TableCell, |sheet| {
            for (i, (text, document, line)) in all.into_iter().enumerate() {
                if i > 0 {
                    sheet.text("; ");
                }
                sheet.text(text);
                if line > 0 {
                    sheet.line_of(document, line);
                }
            }
        }),
    }
}
