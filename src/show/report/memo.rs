//! A report as Markdown. Written here and not by a crate: the one there is adds 29 KB to what every page carries, and
//! gives up on some of the texts that a filing may hold.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::escape::{self, visible};
use super::sheet::Bit;

/// The Markdown of a report; what means something to Markdown is escaped in what is quoted.
pub fn markdown(bits: &[Bit<'_>]) -> String {
    let mut memo = Memo { fresh: true, ..Memo::default() };
    for bit in bits {
        match bit {
            Bit::Both(event) | Bit::Memo(event) => memo.event(event),
            Bit::Line(line) => memo.text(&format!(" (line {line})")),
            Bit::Page(_)
            | Bit::PageLine(_)
            | Bit::PageLineOf(..)
            | Bit::Class(_)
            | Bit::Open(_)
            | Bit::Close(_)
            | Bit::Fixed(_) => {}
        }
    }
    memo.out.push('\n');
    memo.out
}

#[derive(Default)]
struct Memo {
    out: String,
    /// What begins each line: marks of quotations, and blanks under the marks of items.
    prefix: Vec<String>,
    /// For each open list, the number of its next item, if it has numbers.
    lists: Vec<Option<u64>>,
    /// Nothing stands yet in the innermost container.
    fresh: bool,
    /// At the beginning of a line of text, where some signs mean what they do not mean elsewhere.
    start: bool,
    /// In a block of code, until its end: its text.
    code: Option<String>,
    /// In a table, how many cells its head has.
    table: Option<usize>,
    /// Where the links lead whose text is being written.
    links: Vec<String>,
}

impl Memo {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(end) => self.close(*end),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(text),
                None => self.text(text),
            },
            Event::Code(text) => self.mark(&escape::code_span(text, self.table.is_some())),
            Event::SoftBreak => self.line(),
            Event::HardBreak => {
                self.out.push_str("  ");
                self.line();
            }
            Event::Rule => {
                self.block();
                self.mark("---");
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.block(),
            Tag::Heading { level, .. } => {
                self.block();
                self.mark(match level {
                    HeadingLevel::H1 => "# ",
                    HeadingLevel::H2 => "## ",
                    _ => "### ",
                });
            }
            Tag::BlockQuote(_) => {
                self.block();
                self.contain("> ".to_owned(), "> ".to_owned());
            }
            Tag::List(first) => {
                // In an item, a list follows its line of text closely.
                if self.lists.is_empty() || self.fresh {
                    self.block()
                } else {
                    self.start = false
                }
                self.lists.push(*first);
            }
            Tag::Item => self.item(),
            Tag::CodeBlock(_) => self.code = Some(String::new()),
            Tag::Table(columns) => {
                self.block();
                self.table = Some(columns.len());
            }
            Tag::TableRow => self.line(),
            Tag::TableCell => self.mark("| "),
            Tag::Strong => self.mark("**"),
            Tag::Emphasis => self.mark("*"),
            Tag::Strikethrough => self.mark("~~"),
            Tag::Link { dest_url, .. } => {
                self.links.push(dest_url.to_string());
                self.mark("[");
            }
            _ => {}
        }
    }

    fn close(&mut self, end: TagEnd) {
        match end {
            TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.prefix.pop();
                self.fresh = false;
            }
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::TableCell => self.mark(" "),
            TagEnd::TableRow => self.mark("|"),
            TagEnd::TableHead => {
                self.mark("|");
                self.line();
                let rule = "| --- ".repeat(self.table.unwrap_or(0)) + "|";
                self.mark(&rule);
            }
            TagEnd::Table => self.table = None,
            TagEnd::Strong => self.mark("**"),
            TagEnd::Emphasis => self.mark("*"),
            TagEnd::Strikethrough => self.mark("~~"),
            TagEnd::Link => {
                let to = self.links.pop().unwrap_or_default();
                self.mark(&format!("](<{}>)", to.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C")));
            }
            _ => {}
        }
    }

    /// Begins a block: after a blank line, unless it is the first of its container.
    fn block(&mut self) {
        if !self.fresh {
            self.line();
            self.line();
        }
        self.fresh = false;
        self.start = true;
    }

    fn line(&mut self) {
        let prefix = self.prefix.concat();
        let seen = self.out.trim_end_matches(' ').len();
        if self.out[..seen].ends_with(['\n', '>']) {
            self.out.truncate(seen);
        }
        self.out.push('\n');
        self.out.push_str(&prefix);
        self.start = true;
    }

    fn contain(&mut self, first: String, rest: String) {
        self.out.push_str(&first);
        self.prefix.push(rest);
        (self.fresh, self.start) = (true, true);
    }

    fn item(&mut self) {
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        // The first item of a list of its own stands where the list began.
        if !(self.start && self.ends_blank()) {
            self.line();
        }
        let under = " ".repeat(mark.len());
        self.contain(mark, under);
    }

    /// Whether nothing but what begins a line stands on the last one.
    fn ends_blank(&self) -> bool {
        let last = self.out.rsplit('\n').next().unwrap_or("");
        last == self.prefix.concat() || last.trim_matches([' ', '>', '-']).is_empty()
    }

    fn code_block(&mut self) {
        let code = self.code.take().unwrap_or_default();
        let fence = "`".repeat(escape::longest_run(&code, '`').max(2) + 1);
        self.block();
        self.mark(&fence);
        for line in code.lines() {
            self.line();
            line.chars().for_each(|c| visible(&mut self.out, c));
        }
        self.line();
        self.mark(&fence);
    }

    /// What is not text, or is escaped already.
    fn mark(&mut self, mark: &str) {
        self.out.push_str(mark);
        (self.fresh, self.start) = (false, false);
    }

    fn text(&mut self, text: &str) {
        let text = if self.start { text.trim_start() } else { text };
        escape::markdown(&mut self.out, text, self.start, self.table.is_some());
        self.start &= text.is_empty();
        self.fresh = false;
    }
}
