//! The terms that the document defines.

use pulldown_cmark::{Alignment, Tag};

use super::sheet::{Bit, Sheet};
use crate::show::view::DocumentView;

pub fn part<'a>(sheet: &mut Sheet<'a>, document: &'a DocumentView<'a>) {
    if document.terms.is_empty() {
        return;
    }
    sheet.section("", "Defined terms", String::new(), |sheet| {
        sheet.tag("words", Tag::Table(vec![Alignment::None; 3]), |sheet| {
            sheet.tag("", Tag::TableHead, |sheet| {
                for (class, head) in [("", "Term"), ("", "Means"), ("num", "Line")] {
                    sheet.tag(class, Tag::TableCell, |sheet| sheet.text(head));
                }
            });
            for term in &document.terms {
                sheet.tag("", Tag::TableRow, |sheet| {
                    sheet.tag("says", Tag::TableCell, |sheet| sheet.text(format!("“{}”", term.term.text)));
                    let meaning = term.meaning.as_ref().map_or("", |words| words.text);
                    sheet.tag("says", Tag::TableCell, |sheet| sheet.text(meaning));
                    sheet.tag("num", Tag::TableCell, |sheet| line(sheet, term.term.line));
                });
            }
        });
    });
}

/// Under the head "Line" the memo needs no more than the number.
fn line(sheet: &mut Sheet<'_>, line: usize) {
    sheet.memo(pulldown_cmark::Event::Text(line.to_string().into()));
    sheet.bits.push(Bit::PageLine(line));
}
