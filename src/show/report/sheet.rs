//! What a report is made of before it is a page or a memo: Markdown events, with what only one of the two shows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};

use crate::show::view::DocumentView;

/// A piece of a report. Words of a filing, of notes or of a file's name stand only in events, and so are escaped by
/// whoever writes them; everything else is a constant of ours or a number.
pub enum Bit<'a> {
    /// In the page and in the memo. Never raw HTML.
    Both(Event<'a>),
    /// In the memo only.
    Memo(Event<'a>),
    /// Text in the page only.
    Page(Cow<'a, str>),
    /// The class of the next element that an event begins; in the page only.
    Class(&'static str),
    /// The beginning of an element of the page.
    Open(Element),
    /// Its end.
    Close(&'static str),
    /// Markup of ours, for the page only.
    Fixed(&'static str),
    /// A line of the source, from 1: a link in the page, words in the memo.
    Line(usize),
    /// The same in the page only.
    PageLine(usize),
    /// A line of one of several documents, in the page only: its index among those that the report is of, and the line.
    PageLineOf(usize, usize),
}

/// An element of the page: its name and its attributes.
#[derive(Clone, Copy)]
pub struct Element {
    pub name: &'static str,
    pub class: &'static str,
    /// A letter and a number: `L12`.
    pub id: Option<(char, usize)>,
    /// The number of a problem that it is about.
    pub problem: Option<usize>,
}

/// A report being written.
#[derive(Default)]
pub struct Sheet<'a> {
    pub bits: Vec<Bit<'a>>,
    /// How many problems the documents before had.
    pub problems: usize,
    /// The figures of the problems of each node and each signature of the document.
    pub figures: Figures,
}

/// For the index of a node or of a signature, the figures of the problems that are about it.
#[derive(Default)]
pub struct Figures {
    pub nodes: BTreeMap<usize, Vec<usize>>,
    pub signatures: BTreeMap<usize, Vec<usize>>,
}

impl Figures {
    /// Of a document whose first problem bears the figure after `before`.
    pub fn of(document: &DocumentView<'_>, before: usize) -> Self {
        let mut figures = Self::default();
        for (i, problem) in document.problems.iter().enumerate() {
            let add = |all: &mut BTreeMap<usize, Vec<usize>>, index: i32| {
                if let Ok(index) = usize::try_from(index) {
                    all.entry(index).or_default().push(before + i + 1);
                }
            };
            add(&mut figures.nodes, problem.node);
            add(&mut figures.signatures, problem.signature);
        }
        figures
    }
}

impl<'a> Sheet<'a> {
    pub fn event(&mut self, event: Event<'a>) {
        self.bits.push(Bit::Both(event));
    }

    pub fn memo(&mut self, event: Event<'a>) {
        self.bits.push(Bit::Memo(event));
    }

    pub fn text(&mut self, text: impl Into<Cow<'a, str>>) {
        let text: Cow<'a, str> = text.into();
        self.event(Event::Text(CowStr::from(text)));
    }

    /// Text of ours that only the memo needs, where the page has a layout.
    pub fn aside(&mut self, text: &'static str) {
        self.memo(Event::Text(text.into()));
    }

    pub fn fixed(&mut self, markup: &'static str) {
        self.bits.push(Bit::Fixed(markup));
    }

    pub fn line(&mut self, line: usize) {
        self.bits.push(Bit::Line(line));
    }

    /// A line of one of several documents: a link in the page, words in the memo.
    pub fn line_of(&mut self, document: usize, line: usize) {
        self.bits.push(Bit::PageLineOf(document, line));
        self.memo(Event::Text(format!(" (line {line})").into()));
    }

    pub fn open(&mut self, name: &'static str, class: &'static str) {
        self.element(Element { name, class, id: None, problem: None });
    }

    pub fn element(&mut self, element: Element) {
        self.bits.push(Bit::Open(element));
    }

    pub fn close(&mut self, name: &'static str) {
        self.bits.push(Bit::Close(name));
    }

    /// An element of the page around some text that both show.
    pub fn within(&mut self, name: &'static str, class: &'static str, text: impl Into<Cow<'a, str>>) {
        self.open(name, class);
        self.text(text);
        self.close(name);
    }

    /// What `inside` writes, between the two events of a tag.
    pub fn tag(&mut self, class: &'static str, tag: Tag<'a>, inside: impl FnOnce(&mut Self)) {
        let end = tag.to_end();
        if !class.is_empty() {
            self.bits.push(Bit::Class(class));
        }
        self.event(Event::Start(tag));
        inside(self);
        self.event(Event::End(end));
    }

    pub fn paragraph(&mut self, class: &'static str, inside: impl FnOnce(&mut Self)) {
        self.tag(class, Tag::Paragraph, inside);
    }

    pub fn heading(&mut self, level: HeadingLevel, class: &'static str, inside: impl FnOnce(&mut Self)) {
        self.tag(class, Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() }, inside);
    }

    /// Words that the memo shows in bold, and the page by an element of its own.
    pub fn strong(&mut self, name: &'static str, class: &'static str, text: impl Into<Cow<'a, str>>) {
        self.open(name, class);
        self.memo(Event::Start(Tag::Strong));
        self.text(text);
        self.memo(Event::End(TagEnd::Strong));
        self.close(name);
    }

    /// A part: its heading, what is said beside it, and what `inside` writes.
    pub fn section(&mut self, class: &'static str, title: &str, beside: String, inside: impl FnOnce(&mut Self)) {
        self.open("section", class);
        self.open("div", "head");
        self.heading(HeadingLevel::H2, "", |sheet| sheet.text(title.to_owned()));
        if !beside.is_empty() {
            self.open("span", "aside");
            self.memo(Event::Start(Tag::Paragraph));
            self.text(beside);
            self.memo(Event::End(TagEnd::Paragraph));
            self.close("span");
        }
        self.close("div");
        inside(self);
        self.close("section");
    }

    /// Names and values: a description list in the page, a list in the memo.
    pub fn pairs(&mut self, class: &'static str, wrap: bool, pairs: Vec<(String, Cow<'a, str>, &'static str)>) {
        self.open("dl", class);
        self.memo(Event::Start(Tag::List(None)));
        for (name, value, class) in pairs {
            if wrap {
                self.open("div", "");
            }
            self.memo(Event::Start(Tag::Item));
            self.within("dt", "", name);
            self.aside(": ");
            self.within("dd", class, value);
            self.memo(Event::End(TagEnd::Item));
            if wrap {
                self.close("div");
            }
        }
        self.memo(Event::End(TagEnd::List(false)));
        self.close("dl");
    }
}
