//! The laws themselves: what holds of the reading of any text.

use std::cell::RefCell;
use std::panic::{self, catch_unwind};
use std::sync::Once;

use amendment_viewer::model::{BlockKind, Document, Kind};
use amendment_viewer::text::fold::Folded;
use amendment_viewer::text::lines::Lines;
use amendment_viewer::text::{LineRange, Span, Words};
use amendment_viewer::{Opened, open};

use crate::walk::{Fact, facts, places, within};

/// A law that a reading breaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    pub law: String,
    /// Counted from 1.
    pub line: usize,
    /// The words at the place.
    pub words: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, line {}: {:?}", self.law, self.line, self.words)
    }
}

/// Reads a text; a panic is a fault.
pub fn read(text: &str) -> Result<Opened, Fault> {
    static HOOK: Once = Once::new();
    HOOK.call_once(listen);
    READING.set(Some(String::new()));
    let opened = catch_unwind(|| open("law.txt", text.as_bytes(), None));
    let said = READING.take().unwrap_or_default();
    opened.map_err(|_| Fault { law: format!("nothing panics, but {said}"), line: 0, words: end_of(text) })
}

thread_local! {
    /// What a panic says while a text is read.
    static READING: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps what panics say while a text is read, instead of printing thousands of traces.
fn listen() {
    let others = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let mine = READING.with_borrow_mut(|said| said.as_mut().map(|said| *said = info.to_string()).is_some());
        if !mine {
            others(info);
        }
    }));
}

fn end_of(text: &str) -> String {
    text.chars().rev().take(80).collect::<Vec<_>>().into_iter().rev().collect()
}

/// Every law that the reading of `text` breaks.
pub fn faults(text: &str) -> Vec<Fault> {
    read(text).map_or_else(|fault| vec![fault], |opened| of(&opened))
}

/// Every law that a reading breaks.
pub fn of(opened: &Opened) -> Vec<Fault> {
    let lines = Lines::of(&opened.flat.text);
    let mut check = Check { lines: &lines, faults: Vec::new() };
    check.reading(opened);
    check.faults
}

struct Check<'a> {
    lines: &'a Lines<'a>,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, law: impl Into<String>, line: usize, words: impl Into<String>) {
        self.faults.push(Fault { law: law.into(), line: line + 1, words: words.into() });
    }

    fn reading(&mut self, opened: &Opened) {
        let documents = &opened.reading.documents;
        self.tiled("documents tile the text", self.lines.all(), documents.iter().map(|document| document.lines));
        for document in documents {
            let blocks = document.blocks.iter().map(|block| block.lines);
            self.tiled("blocks tile the document", document.lines, blocks);
            self.document(document);
        }
        self.signed(documents);
    }

    fn tiled(&mut self, law: &str, whole: LineRange, parts: impl Iterator<Item = LineRange>) {
        let mut next = whole.start;
        for part in parts {
            if part.start != next || part.end <= part.start {
                self.fault(law, next as usize, format!("{part:?} stands where line {next} should begin a part"));
                return;
            }
            next = part.end;
        }
        if next != whole.end {
            self.fault(law, next as usize, format!("the parts end at {next}, the whole at {}", whole.end));
        }
    }

    fn document(&mut self, document: &Document) {
        let own = self.bytes_of(document.lines);
        for (what, span) in places(document) {
            if self.stands(what, span) && !holds(own, span) {
                self.outside(what, "the document", span);
            }
        }
        for fact in facts(document) {
            self.fact(&fact, own, "the document");
        }
        for schedule in &document.schedules {
            let own = self.bytes_of(schedule.lines);
            // The day of a stand-alone schedule may stand in its "Dated:" line, at the foot.
            let alone = document.kind == Kind::Schedule;
            for fact in within(schedule).into_iter().filter(|fact| !(alone && fact.what == "day of a schedule")) {
                // A list under a sentence has no heading: the order above it, or the deed's title, says what it is of.
                let orders =
                    |kind: BlockKind| matches!(kind, BlockKind::Instruction | BlockKind::Preamble | BlockKind::Title);
                let blocks = document.blocks.iter().filter(|block| orders(block.kind));
                let said = document.instructions.iter().flat_map(|instruction| instruction.words.pieces());
                let mut orders = blocks.map(|block| self.bytes_of(block.lines)).chain(said);
                let above = fact.what == "label of a schedule" && fact.words.span.start < own.start;
                let ordered = above && orders.any(|order| holds(order, fact.words.span));
                if !holds(own, fact.words.span) && !ordered {
                    self.outside(fact.what, "its schedule", fact.words.span);
                }
            }
        }
    }

    /// A value's words are there, and say what the value says. A label may come from a plural ("Schedules A and B").
    fn fact(&mut self, fact: &Fact<'_>, own: Span, whole: &str) {
        let label = matches!(fact.what, "target of an instruction" | "label of a schedule");
        for span in fact.words.pieces() {
            if !self.stands(fact.what, span) {
                return;
            }
            if !holds(own, span) {
                self.outside(fact.what, whole, span);
            }
        }
        if fact.words.value.trim().is_empty() {
            let line = self.lines.line_at(fact.words.span.start);
            self.fault(format!("{}: a value says something", fact.what), line, self.lines.slice(fact.words.span));
        }
        let there = fact.words.pieces().map(|span| self.lines.slice(span)).collect::<Vec<_>>().join(" ");
        // A bar before a line is a forward's mark or a table's cell.
        let value = tight(&fact.words.value, &['>', ' ']);
        if tight(&there, &['>', ' ']) != value
            && tight(&there, &[]) != value
            && tight(&there, &['>', '|', ' ']) != value
            && !(label && (is_plural(&there, fact.words) || is_crossed_out(&there)))
        {
            let line = self.lines.line_at(fact.words.span.start);
            self.fault(format!("{}: the value is what is written", fact.what), line, {
                format!("the value is {:?}, there stands {there:?}", fact.words.value)
            });
        }
    }

    /// Whether a place is one: in bounds, on character boundaries.
    fn stands(&mut self, what: &str, span: Span) -> bool {
        let fits = span.start <= span.end && self.lines.text.get(span.range()).is_some();
        if !fits {
            self.fault(format!("{what}: spans are in bounds and on characters"), 0, format!("{span:?}"));
        }
        fits
    }

    fn outside(&mut self, what: &str, whole: &str, span: Span) {
        let line = self.lines.line_at(span.start);
        self.fault(format!("{what}: lies in {whole}"), line, self.lines.slice(span));
    }

    fn bytes_of(&self, range: LineRange) -> Span {
        let list = self.lines.list.get(range.range()).unwrap_or(&[]);
        let first = list.first().map_or(0, |line| line.span.start);
        Span { start: first, end: list.last().map_or(first, |line| line.span.end) }
    }

    /// Every conformed signature stands in a signature block.
    fn signed(&mut self, documents: &[Document]) {
        let blocks = documents.iter().flat_map(|document| &document.blocks);
        let blocks: Vec<LineRange> =
            blocks.filter(|block| block.kind == BlockKind::Signature).map(|block| block.lines).collect();
        for line in 0..self.lines.len() {
            let seen = self.lines.seen(line);
            let held = || blocks.iter().any(|block| block.range().contains(&line));
            if is_signed(seen) && !held() {
                self.fault("a conformed signature lies in a signature block", line, seen);
            }
        }
    }
}

/// Whether somebody signs here: `/s/` opens the line or a cell, or follows a label. Running text may speak of one.
fn is_signed(seen: &str) -> bool {
    const RUNNING: usize = 200;
    let opens = |before: &str| {
        let words = before.trim_end();
        // Two blanks behind a full stop part sentences, not cells; and behind running text there are no cells.
        let sentence = words.ends_with('.') && before.len() == words.len() + 2;
        let small = words.split(' ').filter(|word| word.starts_with(|c: char| c.is_lowercase())).count();
        let cell = (before.ends_with("  ") || before.ends_with('\t')) && !sentence && small < 3;
        words.ends_with(':') || cell
    };
    seen.len() < RUNNING && seen.match_indices("/s/ ").any(|(at, _)| at == 0 || opens(&seen[..at]))
}

fn holds(whole: Span, part: Span) -> bool {
    whole.start <= part.start && part.end <= whole.end
}

/// As it compares: folded, without blanks and without the marks that a forward sets before its lines.
fn tight(text: &str, marks: &[char]) -> String {
    let lines = text.split(['\n', '\r']).enumerate();
    let unmarked = lines.map(|(k, line)| if k > 0 { line.trim_start_matches(marks) } else { line });
    Folded::of(&unmarked.collect::<Vec<_>>().join(" ")).as_str().replace(' ', "")
}

/// "Schedules A and B" gives "Schedule A" and "Schedule B": the letter stands there, the noun or others before it.
fn is_plural(there: &str, words: &Words) -> bool {
    let (there, value) = (Folded::of(there), Folded::of(&words.value));
    let all = value.as_str().split(' ').all(|word| there.as_str().contains(word));
    all || value.as_str().ends_with(there.as_str())
}

/// A heading that a redaction took: what it was called stands elsewhere.
fn is_crossed_out(there: &str) -> bool {
    there.contains('X') && there.chars().all(|c| c == 'X' || c == ' ')
}
