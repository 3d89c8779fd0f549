//! A reading as JSON, format 1.

use super::layout;
use super::types::{self as t, At, LinePair};
use crate::model::{self, Document};
use crate::show::{Subject, names, related};
use crate::text::lines::Lines;
use crate::text::source::Utf16;
use crate::text::{LineRange, Span, Words};

/// The JSON of everything read from one text: one object, ended by a line feed.
pub fn json(subject: Subject<'_>) -> String {
    let source_lines = Lines::of(&subject.source.text);
    let out = Out { subject, utf16: Utf16::new(&subject.source.text), source: &source_lines };
    layout::write(&out.reading())
}

/// Tells where things stand in the source, and makes the shapes of the JSON.
struct Out<'a> {
    subject: Subject<'a>,
    source: &'a Lines<'a>,
    utf16: Utf16<'a>,
}

impl<'a> Out<'a> {
    fn reading(&self) -> t::Reading<'a> {
        let Subject { source, sha256, reading, .. } = self.subject;
        let source = t::Source {
            name: &source.name,
            bytes: source.bytes,
            encoding: source.encoding.label(),
            sha256,
            lines: self.source.len(),
        };
        let documents = reading.documents.iter().map(|document| self.document(document)).collect();
        t::Reading { format: 1, source, documents }
    }

    fn document(&self, document: &'a Document) -> t::Document<'a> {
        let coverage = related::coverage(document, self.subject.lines);
        t::Document {
            kind: names::kind(document.kind),
            lines: self.lines(document.lines),
            exhibit: maybe(&document.exhibit),
            number: document.number.as_ref().map(|number| number.value),
            draft: document.draft,
            agreement: maybe(&document.agreement),
            scope: document
                .scope
                .as_ref()
                .map(|scope| t::Scope { mode: names::mode(scope.mode), classes: all(&scope.classes) }),
            dates: t::Dates {
                amendment: self.date(&document.dates.amendment),
                agreement: self.date(&document.dates.agreement),
                effective: self.date(&document.dates.effective),
            },
            parties: all(&document.parties),
            terms: document.terms.iter().map(|term| self.term(term)).collect(),
            instructions: document.instructions.iter().map(|one| self.instruction(one)).collect(),
            schedules: document.schedules.iter().map(|schedule| self.schedule(schedule)).collect(),
            signatures: document.signatures.iter().map(|signature| self.signature(signature)).collect(),
            blocks: document.blocks.iter().map(|block| self.block(block)).collect(),
            problems: document.problems.iter().map(|problem| self.problem(problem)).collect(),
            coverage: coverage.share(),
        }
    }

    fn term(&self, term: &'a model::Term) -> t::Term<'a> {
        let (line, at) = self.place(term.term.hull());
        t::Term { term: &term.term.value, meaning: maybe(&term.meaning), line, at }
    }

    fn instruction(&self, one: &'a model::Instruction) -> t::Instruction<'a> {
        let (line, at) = self.place(one.words.hull());
        t::Instruction {
            act: names::act(one.act),
            target: maybe(&one.target),
            supply: one.supply.map(names::supply),
            item: maybe(&one.item),
            names: all(&one.names),
            pairs: one.pairs.iter().map(|(old, new)| (old.value.as_str(), new.value.as_str())).collect(),
            effective: self.date(&one.effective),
            line,
            at,
        }
    }

    fn schedule(&self, schedule: &'a model::Schedule) -> t::Schedule<'a> {
        let (line, at) = self.place(schedule.label.hull());
        t::Schedule {
            id: &schedule.id,
            label: &schedule.label.value,
            complete: schedule.complete,
            as_of: self.date(&schedule.as_of),
            columns: all(&schedule.columns),
            line,
            at,
            funds: schedule.funds.iter().map(|fund| self.fund(schedule, fund)).collect(),
        }
    }

    /// A fund without a name stands where its schedule's label does.
    fn fund(&self, schedule: &model::Schedule, fund: &'a model::Fund) -> t::Fund<'a> {
        let (line, at) = self.place(fund.name.as_ref().unwrap_or(&schedule.label).hull());
        let portfolios = fund.portfolios.iter().map(|portfolio| self.portfolio(portfolio)).collect();
        t::Fund { name: maybe(&fund.name), line, at, cells: cells(&fund.cells), portfolios }
    }

    fn portfolio(&self, portfolio: &'a model::Portfolio) -> t::Portfolio<'a> {
        let (line, at) = self.place(portfolio.name.hull());
        t::Portfolio {
            name: &portfolio.name.value,
            line,
            at,
            group: maybe(&portfolio.group),
            formerly: all(&portfolio.formerly),
            classes: portfolio.classes.iter().map(|class| class.name.value.as_str()).collect(),
            cells: cells(&portfolio.cells),
            class_cells: class_cells(&portfolio.classes),
            notes: all(&portfolio.notes),
        }
    }

    fn signature(&self, signature: &'a model::Signature) -> t::Signature<'a> {
        let (_, at) = self.place(signature.span);
        let signed = related::signing_line(signature, self.subject.lines);
        let (line, _) = self.place(self.subject.lines.list.get(signed).map_or(signature.span, |row| row.seen));
        t::Signature {
            party: all(&signature.party),
            schedule: signature.schedule.as_deref(),
            role: names::role(signature.role),
            mark: names::mark(signature.mark),
            name: maybe(&signature.name),
            title: maybe(&signature.title),
            date: self.date(&signature.date),
            via: all(&signature.via),
            line,
            at,
        }
    }

    fn block(&self, block: &model::Block) -> t::Block {
        t::Block { kind: names::block(block.kind), lines: self.lines(block.lines) }
    }

    fn problem(&self, problem: &'a model::Problem) -> t::Problem<'a> {
        let (line, at) = self.place(problem.span);
        let related = problem.related.iter().map(|&span| self.place(span)).map(|(line, at)| t::Place { line, at });
        t::Problem {
            rule: problem.rule,
            severity: names::severity(problem.severity),
            message: &problem.message,
            line,
            at,
            related: related.collect(),
        }
    }

    fn date(&self, date: &'a Option<model::Date>) -> Option<t::Date<'a>> {
        let date = date.as_ref()?;
        let (line, at) = self.place(date.written.hull());
        Some(t::Date { iso: date.day.map(|day| day.to_string()), written: &date.written.value, line, at })
    }

    fn place(&self, span: Span) -> (usize, At) {
        let span = self.subject.flat.to_source(span);
        let at = (self.utf16.offset(span.start as usize), self.utf16.offset(span.end as usize));
        (self.source.line_at(span.start) + 1, at)
    }

    /// First and last line in the source of a range of lines of the readable text.
    fn lines(&self, range: LineRange) -> LinePair {
        let list = self.subject.lines.list.get(range.range()).unwrap_or(&[]);
        let (Some(first), Some(last)) = (list.first(), list.last()) else {
            return (range.start as usize + 1, range.end as usize);
        };
        let span = self.subject.flat.to_source(first.span.hull(last.span));
        (self.source.line_at(span.start) + 1, self.source.line_at(span.end) + 1)
    }
}

fn maybe(words: &Option<Words>) -> Option<&str> {
    words.as_ref().map(|words| words.value.as_str())
}

fn all(words: &[Words]) -> Vec<&str> {
    words.iter().map(|words| words.value.as_str()).collect()
}

fn cells(cells: &[model::Cell]) -> Vec<t::Cell<'_>> {
    cells.iter().map(|cell| (cell.head.as_deref(), cell.value.value.as_str())).collect()
}

/// A class that stands twice gives its cells once, all together: an object holds each name once.
fn class_cells(classes: &[model::Class]) -> t::ClassCells<'_> {
    let mut merged: Vec<(&str, Vec<t::Cell<'_>>)> = Vec::new();
    for class in classes.iter().filter(|class| !class.cells.is_empty()) {
        let name = class.name.value.as_str();
        match merged.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => known.extend(cells(&class.cells)),
            None => merged.push((name, cells(&class.cells))),
        }
    }
    t::ClassCells(merged)
}
