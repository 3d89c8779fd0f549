//! The source with its line numbers.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::sheet::{Bit, Element, Sheet};
use crate::model::BlockKind;
use crate::order::InOrder;
use crate::show::Subject;
use crate::show::words::count;
use crate::text::Span;
use crate::text::lines::Shape;

pub fn part<'a>(sheet: &mut Sheet<'a>, subject: Subject<'a>) {
    let all = count(subject.lines.len(), "line");
    let as_what = if subject.flat.html { "as read from the page" } else { "as filed" };
    sheet.section("source-part", "Source", format!("{all}, {as_what}"), |sheet| {
        sheet.memo(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced("".into()))));
        sheet.memo(Event::Text(subject.lines.text.into()));
        sheet.memo(Event::End(TagEnd::CodeBlock));
        sheet.fixed(r#"<pre class="lines" tabindex="0" aria-label="Source, with line numbers">"#);
        let mut marks = marks(subject).into_iter().peekable();
        let mut unread = unread(subject).into_iter().peekable();
        let (mut page, mut begun) = (1, false);
        for (i, line) in subject.lines.list.iter().enumerate() {
            while unread.next_if(|range| range.end <= i).is_some() {}
            let dark = unread.peek().is_some_and(|range| range.contains(&i)) && line.shape != Shape::Blank;
            let class = match line.shape {
                Shape::Page => "l page",
                _ if dark => "l unread",
                _ => "l",
            };
            sheet.element(Element { name: "span", class, id: Some(('L', i + 1)), problem: None });
            let mut at = line.span.start;
            while let Some((number, span)) = marks.next_if(|(_, span)| span.start < line.span.end) {
                let (start, end) = (span.start.max(at), span.end.min(line.span.end));
                if start < end {
                    write(sheet, subject.lines.slice(Span { start: at, end: start }));
                    sheet.element(Element { name: "u", class: "", id: None, problem: Some(number) });
                    write(sheet, subject.lines.slice(Span { start, end }));
                    sheet.close("u");
                    at = end;
                }
            }
            write(sheet, subject.lines.slice(Span { start: at, end: line.span.end }));
            if line.shape == Shape::Page {
                page += usize::from(begun);
                sheet.open("b", "");
                write(sheet, format!("page {page}"));
                sheet.close("b");
            }
            begun |= line.shape != Shape::Blank;
            write(sheet, "\n");
            sheet.close("span");
        }
        sheet.fixed("</pre>");
    });
}

fn write<'a>(sheet: &mut Sheet<'a>, text: impl Into<Cow<'a, str>>) {
    sheet.bits.push(Bit::Page(text.into()));
}

/// The words of the problems in the order of the text, with the figures that they have in the list.
fn marks(subject: Subject<'_>) -> Vec<(usize, Span)> {
    let problems = subject.reading.documents.iter().flat_map(|document| &document.problems);
    let mut marks: Vec<_> = problems.enumerate().map(|(i, problem)| (i + 1, problem.span)).collect();
    marks.order_by_key(|(_, span)| span.start);
    marks
}

fn unread(subject: Subject<'_>) -> Vec<std::ops::Range<usize>> {
    let blocks = subject.reading.documents.iter().flat_map(|document| &document.blocks);
    blocks.filter(|block| block.kind == BlockKind::Unread).map(|block| block.lines.range()).collect()
}
