//! What the document orders.

use pulldown_cmark::Tag;

use super::sheet::Sheet;
use crate::show::view::{DocumentView, Instruction, Words};
use crate::show::words::iso_day;

pub fn part<'a>(sheet: &mut Sheet<'a>, document: &'a DocumentView<'a>) {
    if document.instructions.is_empty() {
        return;
    }
    sheet.section("", "What it does", String::new(), |sheet| {
        sheet.tag("", Tag::List(None), |sheet| {
            for one in &document.instructions {
                sheet.tag("act", Tag::Item, |sheet| instruction(sheet, document, one));
            }
        });
    });
}

fn instruction<'a>(sheet: &mut Sheet<'a>, document: &'a DocumentView<'a>, one: &'a Instruction<'a>) {
    sheet.strong("b", "", verb(one.act));
    sheet.aside(" ");
    sheet.within("blockquote", "says", format!("“{}”", one.words.text));
    sheet.line(one.words.line);
    for sentence in consequences(document, one) {
        sheet.aside(" ");
        sheet.within("p", "", sentence);
    }
}

fn verb(act: &str) -> &'static str {
    match act {
        "replace" => "Replace",
        "add" => "Add",
        "remove" => "Remove",
        "rename" => "Rename",
        "edit" => "Edit",
        "fee" => "Fee",
        _ => "Other",
    }
}

fn consequences(document: &DocumentView<'_>, one: &Instruction<'_>) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(schedule) = usize::try_from(one.schedule).ok().and_then(|i| document.schedules.get(i)) {
        let whole = if schedule.complete { "complete" } else { "as a change" };
        let (first, last) = schedule.lines;
        let label = schedule.label.text;
        said.push(format!("The new {label} follows in the text, {whole}, lines {first} to {last}."));
    }
    if !one.names.is_empty() {
        let names = |words: &[Words<'_>]| words.iter().map(|words| words.text).collect::<Vec<_>>().join("; ");
        said.push(format!("Names: {}.", names(&one.names)));
    }
    said.extend(one.pairs.iter().map(|(old, new)| format!("{} → {}.", old.text, new.text)));
    if let Some(date) = &one.effective {
        let day = date.iso.as_deref().map_or_else(|| date.written.text.to_owned(), iso_day);
        said.push(format!("Effective {day}."));
    }
    said
}
