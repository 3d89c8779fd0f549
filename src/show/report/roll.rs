//! The roll of funds and portfolios, a part for each schedule.

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::cover::size;
use super::sheet::{Bit, Sheet};
use crate::show::view::{DocumentView, Node};
use crate::show::words::is_capitals;

pub fn parts<'a>(sheet: &mut Sheet<'a>, document: &'a DocumentView<'a>) {
    for schedule in &document.schedules {
        let label = schedule.label.text;
        let alone = document.schedules.len() == 1;
        let title = if alone { "Funds and portfolios" } else { label };
        let beside = if alone {
            format!("{label}, with the line of each name")
        } else {
            "with the line of each name".to_owned()
        };
        sheet.section("", title, beside, |sheet| {
            let nodes = document.nodes.get(schedule.first..schedule.first + schedule.count).unwrap_or(&[]);
            if !nodes.is_empty() {
                roll(sheet, schedule.first, nodes);
            }
            sheet.fixed(r#"<p class="sum">"#);
            sheet.memo(Event::Start(Tag::Paragraph));
            sheet.within("span", "total", size(schedule.funds, schedule.portfolios));
            sheet.memo(Event::End(TagEnd::Paragraph));
            sheet.close("p");
        });
    }
}

fn roll<'a>(sheet: &mut Sheet<'a>, start: usize, nodes: &'a [Node<'a>]) {
    sheet.tag("roll", Tag::List(None), |sheet| {
        // A list without registrants is one list.
        let cut = |_: &Node<'_>, next: &Node<'_>| next.kind != "fund";
        for (i, fund) in nodes.chunk_by(cut).scan(0, |at, part| Some((std::mem::replace(at, *at + part.len()), part))) {
            sheet.tag("", Tag::Item, |sheet| {
                let first = start + i;
                let (head, rows) = match fund.split_first() {
                    Some((head, rows)) if head.kind == "fund" => (Some(head), rows),
                    _ => (None, fund),
                };
                if let Some(head) = head {
                    fund_line(sheet, head, first);
                }
                if !rows.is_empty() {
                    rows_of(sheet, rows, first + usize::from(head.is_some()));
                }
            });
        }
    });
}

fn fund_line<'a>(sheet: &mut Sheet<'a>, fund: &'a Node<'a>, index: usize) {
    sheet.open("p", "t");
    sheet.open("span", if is_capitals(fund.name.text) { "caps" } else { "" });
    sheet.memo(Event::Start(Tag::Strong));
    sheet.text(fund.name.text);
    sheet.memo(Event::End(TagEnd::Strong));
    figures(sheet, index);
    sheet.close("span");
    sheet.aside(", ");
    sheet.within("span", "", fund.portfolios.to_string());
    sheet.close("p");
}

/// The figures of the problems of a node, as they stand in the list of faults.
fn figures(sheet: &mut Sheet<'_>, node: usize) {
    for number in sheet.figures.nodes.remove(&node).unwrap_or_default() {
        sheet.open("sup", "");
        sheet.bits.push(Bit::Page(format!(" {number}").into()));
        sheet.close("sup");
    }
}

fn rows_of<'a>(sheet: &mut Sheet<'a>, rows: &'a [Node<'a>], first: usize) {
    sheet.tag("", Tag::List(None), |sheet| {
        for (i, row) in rows.iter().enumerate().filter(|(_, row)| row.kind != "class") {
            sheet.tag("", Tag::Item, |sheet| {
                if row.kind == "group" {
                    sheet.open("em", "aside");
                    sheet.memo(Event::Start(Tag::Emphasis));
                    sheet.text(row.name.text);
                    sheet.memo(Event::End(TagEnd::Emphasis));
                    return sheet.close("em");
                }
                sheet.open("span", "");
                sheet.text(row.name.text);
                figures(sheet, first + i);
                let classes = rows[i + 1..].iter().take_while(|node| node.kind == "class");
                let details = details(row, classes);
                if !details.is_empty() {
                    sheet.within("span", "aside", format!(" ({details})"));
                }
                sheet.close("span");
                sheet.line(row.name.line);
            });
        }
    });
}

/// Former names, classes, values and footnotes, on one line.
fn details<'a>(row: &Node<'a>, classes: impl Iterator<Item = &'a Node<'a>>) -> String {
    let mut said: Vec<Cow<'_, str>> = Vec::new();
    said.extend(row.formerly.iter().map(|name| format!("formerly {}", name.text).into()));
    said.extend(values(row).map(Into::into));
    for class in classes {
        let values: Vec<_> = values(class).collect();
        let colon = if values.is_empty() { "" } else { ": " };
        said.push(format!("{}{colon}{}", class.name.text, values.join(", ")).into());
    }
    // All this stands in brackets: a footnote lays down its own.
    let bare = |text: &'a str| text.strip_prefix('(')?.strip_suffix(')').filter(|inner| !inner.contains(['(', ')']));
    said.extend(row.notes.iter().map(|note| bare(note.text).unwrap_or(note.text).into()));
    said.join("; ")
}

fn values<'n>(node: &'n Node<'_>) -> impl Iterator<Item = String> + 'n {
    node.cells.iter().map(|cell| match cell.head {
        Some(head) => format!("{head} {}", cell.value.text),
        None => cell.value.text.to_owned(),
    })
}
