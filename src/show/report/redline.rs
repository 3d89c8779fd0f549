//! The rest of the text of two documents, as a redline.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::changes::{AFTER, BEFORE};
use super::sheet::{Bit, Sheet};
use crate::show::view::changes as c;
use crate::show::words::count;

/// What changed outside the schedules, each paragraph with its lines.
pub fn part<'a>(sheet: &mut Sheet<'a>, view: &'a c::DeltaView<'a>) {
    if view.paragraphs.is_empty() {
        return;
    }
    let beside = format!(
        "{} of {} differ; wrapping and justification are ignored",
        view.differing,
        count(view.paragraphs.len(), "paragraph")
    );
    sheet.section("", "The rest of the text", beside, |sheet| {
        for paragraph in view.paragraphs.iter().filter(|paragraph| paragraph.changed) {
            sheet.paragraph("redline", |sheet| {
                for (i, piece) in paragraph.pieces.iter().enumerate() {
                    if i > 0 {
                        sheet.text(" ");
                    }
                    redlined(sheet, piece);
                }
                let before = paragraph.pieces.iter().find_map(|piece| piece.before.as_ref());
                let after = paragraph.pieces.iter().find_map(|piece| piece.after.as_ref());
                let lines: Vec<(usize, usize)> = [(before, BEFORE), (after, AFTER)]
                    .into_iter()
                    .filter_map(|(place, of)| Some((of, place?.line)))
                    .collect();
                sheet.open("span", "at");
                for (i, &(of, line)) in lines.iter().enumerate() {
                    sheet.bits.push(Bit::Page(
                        if i > 0 {
                            ", now"
                        } else if of == AFTER {
                            " now"
                        } else {
                            ""
                        }
                        .into(),
                    ));
                    sheet.bits.push(Bit::PageLineOf(of, line));
                }
                let told = match lines.as_slice() {
                    [(_, old), (_, new)] => format!(" (line {old}, now line {new})"),
                    [(BEFORE, line)] => {
                        sheet.bits.push(Bit::Page(" before".into()));
                        format!(" (line {line} before)")
                    }
                    [(_, line)] => format!(" (now line {line})"),
                    _ => String::new(),
                };
                sheet.close("span");
                sheet.memo(Event::Text(told.into()));
            });
        }
    });
}

/// Gone is struck, come is underlined in the page and bold in the memo.
fn redlined<'a>(sheet: &mut Sheet<'a>, piece: &'a c::PieceView<'a>) {
    match (&piece.before, &piece.after) {
        (Some(_), Some(_)) => sheet.text(piece.text),
        (Some(_), None) => {
            sheet.open("del", "");
            sheet.memo(Event::Start(Tag::Strikethrough));
            sheet.text(piece.text);
            sheet.memo(Event::End(TagEnd::Strikethrough));
            sheet.close("del");
        }
        _ => sheet.strong("ins", "", piece.text),
    }
}
