//! A report as HTML. Only constants of ours and numbers are written as they are; everything else is escaped here.

use std::fmt::Write;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::escape;
use super::sheet::{Bit, Element};
use super::table::TOLD;
use crate::show::prose::names;

/// The HTML of what stands in the page: no scripts, no styles, no raw HTML but ours. Numbers of lines are links where
/// the source is there to lead to. What `nth` of several reports on a page names is named after its number.
pub fn html(bits: &[Bit<'_>], source: bool, nth: usize) -> String {
    write(bits, source.then_some(nth), nth, &[])
}

/// The same for a report of several documents. `reports`: for each of them, which report on the page holds its source;
/// none where they do not stand on the page.
pub fn html_of_several(bits: &[Bit<'_>], reports: &[u32]) -> String {
    write(bits, None, 0, reports)
}

/// What the names of the elements of one of several reports begin with.
fn of(nth: usize) -> String {
    if nth == 0 { String::new() } else { format!("d{nth}-") }
}

fn write(bits: &[Bit<'_>], source: Option<usize>, nth: usize, reports: &[u32]) -> String {
    let mut page = Page { out: String::new(), of: of(nth), class: "", head: false, cell: 0, heads: None };
    for bit in bits {
        match bit {
            Bit::Both(event) => page.event(event),
            Bit::Memo(_) => {}
            Bit::Page(text) => escape::html(&mut page.out, text),
            Bit::Class(class) => page.class = class,
            Bit::Open(element) => page.open(element),
            Bit::Close(name) => page.close(name),
            Bit::Fixed(markup) => page.out.push_str(markup),
            Bit::Line(line) | Bit::PageLine(line) => page.line("", *line, source),
            Bit::PageLineOf(document, line) => {
                // It stands behind words, not at the edge of a row.
                page.out.push(' ');
                page.line("line ", *line, reports.get(*document).map(|&nth| nth as usize));
            }
        }
    }
    page.out
}

struct Page {
    out: String,
    /// What the names of elements begin with.
    of: String,
    /// For the next element that an event begins.
    class: &'static str,
    /// In the head of a table.
    head: bool,
    /// Which cell of its row comes next.
    cell: usize,
    /// The heads of the table, where its cells bear them.
    heads: Option<Vec<String>>,
}

impl Page {
    /// A line, what it is called, and the report whose source holds it; none where there is nothing to lead to.
    fn line(&mut self, called: &str, line: usize, source: Option<usize>) {
        let _ = match source {
            Some(nth) => write!(self.out, "<a class=\"ln\" href=\"#{}L{line}\">{called}{line}</a>", of(nth)),
            None => write!(self.out, "<span class=\"ln\">{called}{line}</span>"),
        };
    }

    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) => {
                escape::html(&mut self.out, text);
                if let Some(head) = self.heads.as_mut().filter(|_| self.head).and_then(|heads| heads.last_mut()) {
                    escape::html(head, text);
                }
            }
            Event::Code(text) => {
                self.out.push_str("<code>");
                escape::html(&mut self.out, text);
                self.close("code");
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>"),
            Event::Rule => self.out.push_str("<hr>"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.out.push_str("<a rel=\"noreferrer\" href=\"");
                escape::html(&mut self.out, dest_url);
                self.out.push_str("\">");
            }
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(*end),
            // Raw HTML and whatever else an event may be: not in a report.
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::TableHead => (self.head, self.cell) = (true, 0),
            Tag::TableRow => self.cell = 0,
            Tag::Table(_) => self.heads = (self.class == TOLD).then(Vec::new),
            _ => {}
        }
        let class = std::mem::take(&mut self.class);
        let name = match tag {
            Tag::TableCell => self.cell_name(),
            Tag::Heading { level, .. } => heading(*level),
            _ => names(&tag.to_end()),
        };
        for (i, name) in name.iter().enumerate() {
            self.open(&Element { name, class: if i == 0 { class } else { "" }, id: None, problem: None });
        }
        if matches!(tag, Tag::TableCell) && (self.head || self.cell == 0) {
            self.out.pop();
            self.out.push_str(if self.head { " scope=\"col\">" } else { " scope=\"row\">" });
        }
        if let (Tag::TableCell, Some(heads)) = (tag, &mut self.heads) {
            if self.head {
                heads.push(String::new());
            } else if let Some(head) = heads.get(self.cell).filter(|head| self.cell > 0 && !head.is_empty()) {
                self.out.pop();
                let _ = write!(self.out, " data-label=\"{head}\">");
            }
        }
    }

    /// The first cell of a row is its heading.
    fn cell_name(&self) -> &'static [&'static str] {
        if self.head || self.cell == 0 { &["th"] } else { &["td"] }
    }

    fn end(&mut self, end: TagEnd) {
        let name = match end {
            TagEnd::TableCell => self.cell_name(),
            TagEnd::Heading(level) => heading(level),
            _ => names(&end),
        };
        if end == TagEnd::Table {
            self.close("tbody");
        }
        name.iter().rev().for_each(|name| self.close(name));
        match end {
            TagEnd::TableCell => self.cell += 1,
            TagEnd::TableHead => {
                self.head = false;
                self.out.push_str("<tbody>");
            }
            _ => {}
        }
    }

    fn open(&mut self, element: &Element) {
        let _ = write!(self.out, "<{}", element.name);
        if !element.class.is_empty() {
            let _ = write!(self.out, " class=\"{}\"", element.class);
        }
        if let Some((letter, number)) = element.id {
            let _ = write!(self.out, " id=\"{}{letter}{number}\"", self.of);
        }
        if let Some(problem) = element.problem {
            if element.name == "a" {
                let _ = write!(self.out, " href=\"#{}p{problem}\"", self.of);
            }
            let _ = write!(self.out, " data-n=\"{problem}\"");
        }
        self.out.push('>');
    }

    fn close(&mut self, name: &str) {
        let _ = write!(self.out, "</{name}>");
    }
}

fn heading(level: HeadingLevel) -> &'static [&'static str] {
    match level {
        HeadingLevel::H1 => &["h1"],
        HeadingLevel::H2 => &["h2"],
        _ => &["h3"],
    }
}
