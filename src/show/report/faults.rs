//! The drafting faults, as footnotes.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::sheet::{Element, Sheet};
use crate::show::view::{DocumentView, Problem};

pub fn part<'a>(sheet: &mut Sheet<'a>, document: &'a DocumentView<'a>) {
    if document.problems.is_empty() {
        return;
    }
    sheet.section("", "Drafting faults", String::new(), |sheet| {
        let first = sheet.problems as u64 + 1;
        sheet.open("ol", "notes-list");
        sheet.memo(Event::Start(Tag::List(Some(first))));
        for (i, problem) in document.problems.iter().enumerate() {
            let number = sheet.problems + i + 1;
            sheet.element(Element { name: "li", class: "", id: Some(('p', number)), problem: None });
            sheet.memo(Event::Start(Tag::Item));
            fault(sheet, problem, number);
            sheet.memo(Event::End(TagEnd::Item));
            sheet.close("li");
        }
        sheet.memo(Event::End(TagEnd::List(true)));
        sheet.close("ol");
    });
}

fn fault<'a>(sheet: &mut Sheet<'a>, problem: &'a Problem<'a>, number: usize) {
    sheet.element(Element { name: "span", class: "ref", id: None, problem: Some(number) });
    sheet.close("span");
    sheet.open("p", "");
    quoting(sheet, problem.message);
    sheet.close("p");
    sheet.line(problem.line);
    sheet.open("div", "more");
    sheet.aside(" ");
    let (class, icon, word) = severity(problem.severity);
    sheet.open("span", class);
    sheet.fixed(icon);
    sheet.text(word);
    sheet.close("span");
    sheet.aside(", ");
    sheet.within("span", "", problem.rule);
    sheet.close("div");
}

/// A message, with the words that it quotes in the filing's voice.
fn quoting<'a>(sheet: &mut Sheet<'a>, message: &'a str) {
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('“') {
        let (quoted, next) = after.split_once('”').unwrap_or((after, ""));
        sheet.text(before);
        sheet.within("span", "says", format!("“{quoted}”"));
        rest = next;
    }
    sheet.text(rest);
}

fn severity(severity: &str) -> (&'static str, &'static str, &'static str) {
    const ERROR: &str = r##"<svg class="i" aria-hidden="true"><use href="#r-error"/></svg> "##;
    const WARNING: &str = r##"<svg class="i" aria-hidden="true"><use href="#r-warning"/></svg> "##;
    const NOTE: &str = r##"<svg class="i" aria-hidden="true"><use href="#r-note"/></svg> "##;
    match severity {
        "error" => ("sev error", ERROR, "Error"),
        "warning" => ("sev warning", WARNING, "Warning"),
        _ => ("sev note", NOTE, "Note"),
    }
}
