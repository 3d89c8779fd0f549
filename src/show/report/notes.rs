//! The reader's notes.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Note;
use super::sheet::{Bit, Sheet};
use crate::show::prose;
use crate::show::view::{Node, Opened};

pub fn part<'a>(sheet: &mut Sheet<'a>, view: &'a Opened<'a>, notes: &'a [Note]) {
    if notes.iter().all(|note| note.text.trim().is_empty()) {
        return;
    }
    let nodes: BTreeMap<&str, &Node<'_>> = view
        .documents
        .iter()
        .rev()
        .flat_map(|document| &document.nodes)
        .map(|node| (node.key.as_str(), node))
        .collect();
    sheet.section("", "Notes", String::new(), |sheet| {
        for note in notes.iter().filter(|note| !note.text.trim().is_empty()) {
            sheet.open("div", "remark");
            sheet.open("div", "says");
            sheet.memo(Event::Start(Tag::BlockQuote(None)));
            prose::events(&note.text).for_each(|event| sheet.event(event));
            sheet.memo(Event::End(TagEnd::BlockQuote(None)));
            sheet.close("div");
            on(sheet, &note.key, nodes.get(note.key.as_str()).copied());
            sheet.close("div");
        }
    });
}

fn on<'a>(sheet: &mut Sheet<'a>, key: &'a str, node: Option<&'a Node<'a>>) {
    sheet.paragraph("aside", |sheet| match node {
        Some(node) => {
            sheet.text(format!("On {}", node.name.text));
            sheet.bits.push(Bit::Page(" ".into()));
            sheet.line(node.name.line);
        }
        None if key.is_empty() => sheet.text("On the document"),
        None => sheet.text(format!("On {key}, which is not in this reading")),
    });
}
