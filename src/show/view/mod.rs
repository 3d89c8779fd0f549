//! What JavaScript sees of a reading: one plain value. Lines count from 1 and ranges of lines are inclusive; offsets
//! are UTF-16 units of `text`; an index of -1 means none.

pub mod changes;
pub mod history;
mod nodes;
mod place;
mod types;

pub use changes::delta;
pub use history::{consolidated, timelines};
pub(super) use place::Places;
pub use types::*;

use serde::{Serialize, Serializer};

use super::{Subject, filing, names, related};
use crate::model;
use place::lines;

/// The view of everything read from one text.
pub fn opened<'a>(subject: Subject<'a>) -> Opened<'a> {
    with_documents(subject, |places| {
        let one = |document: &'a model::Document| {
            let mut nodes = Vec::new();
            nodes::each_node(&document.schedules, &places, &mut |node| nodes.push(node));
            view(document, &places, nodes::schedules(&document.schedules, &places), nodes)
        };
        subject.reading.documents.iter().map(one).collect()
    })
}

/// The same view for the way to JavaScript: it is made document by document and node by node, so that hardly anything
/// is held beside the reading.
pub fn crossing<'a>(subject: Subject<'a>) -> Opened<'a, Documents<'a>> {
    with_documents(subject, |places| Documents { list: &subject.reading.documents, places })
}

/// Documents whose views are made while they are serialised.
pub struct Documents<'a> {
    list: &'a [model::Document],
    places: Places<'a>,
}

impl Serialize for Documents<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.list.iter().map(|document| {
            let schedules = nodes::schedules(&document.schedules, &self.places);
            let count = schedules.iter().map(|schedule| schedule.count).sum();
            let nodes = nodes::Nodes { schedules: &document.schedules, places: &self.places, count };
            view(document, &self.places, schedules, nodes)
        }))
    }
}

/// More passages than this are counted, not told one by one: the markup itself is at hand.
const MOST_PASSAGES: usize = 100;

/// What a page does not show and was not read, where it is more than blanks.
fn skipped<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let text = subject.source.text.as_str();
    let passages = subject.flat.skipped.iter().map(move |span| text.get(span.range()).unwrap_or("").trim());
    passages.filter(|passage| !passage.is_empty())
}

/// As much of a passage as tells what it is.
fn beginning(passage: &str) -> &str {
    const LONGEST: usize = 400;
    passage.get(..passage.floor_char_boundary(LONGEST)).unwrap_or(passage)
}

fn with_documents<'a, D>(subject: Subject<'a>, documents: impl FnOnce(Places<'a>) -> D) -> Opened<'a, D> {
    let places = Places::new(subject.lines);
    let source = subject.source;
    let starts = places.starts();
    Opened {
        source: Source {
            name: &source.name,
            bytes: source.bytes,
            encoding: source.encoding.label(),
            sha256: subject.sha256,
            lines: subject.lines.len(),
            pages: subject.pages(),
            width: places.width(&starts),
            html: subject.flat.html,
            buried: subject.flat.buried,
            passages: skipped(&subject).count(),
            skipped: skipped(&subject).take(MOST_PASSAGES).map(beginning).collect(),
        },
        text: subject.lines.text,
        starts,
        documents: documents(places),
        filing: subject.filing.map(filing::filing),
    }
}

fn view<'a, N>(
    document: &'a model::Document,
    places: &Places<'a>,
    schedules: Vec<Schedule<'a>>,
    nodes: N,
) -> DocumentView<'a, N> {
    let coverage = related::coverage(document, places.lines);
    let instruction = |one| instruction(document, one, places);
    let signature = |one| signature(document, one, places);
    DocumentView {
        kind: names::kind(document.kind),
        lines: lines(document.lines),
        exhibit: places.maybe(&document.exhibit),
        number: document.number.as_ref().map(|number| number.value),
        draft: document.draft,
        agreement: places.maybe(&document.agreement),
        scope: document
            .scope
            .as_ref()
            .map(|scope| Scope { mode: names::mode(scope.mode), classes: places.all(&scope.classes) }),
        dates: Dates {
            amendment: places.dated(&document.dates.amendment),
            agreement: places.dated(&document.dates.agreement),
            effective: places.dated(&document.dates.effective),
        },
        parties: places.all(&document.parties),
        terms: document
            .terms
            .iter()
            .map(|term| Term { term: places.words(&term.term), meaning: places.maybe(&term.meaning) })
            .collect(),
        instructions: document.instructions.iter().map(instruction).collect(),
        signatures: document.signatures.iter().map(signature).collect(),
        unread: document
            .blocks
            .iter()
            .filter(|block| block.kind == model::BlockKind::Unread)
            .map(|block| lines(block.lines))
            .collect(),
        problems: problems(document, places),
        coverage: Coverage { read: coverage.lines - coverage.unread, total: coverage.lines },
        schedules,
        nodes,
    }
}

fn instruction<'a>(document: &model::Document, one: &'a model::Instruction, places: &Places<'a>) -> Instruction<'a> {
    Instruction {
        act: names::act(one.act),
        target: places.maybe(&one.target),
        supply: one.supply.map(names::supply),
        item: places.maybe(&one.item),
        names: places.all(&one.names),
        pairs: one.pairs.iter().map(|(old, new)| (places.words(old), places.words(new))).collect(),
        effective: places.dated(&one.effective),
        words: places.words(&one.words),
        schedule: index(related::supplied(document, one)),
    }
}

fn signature<'a>(document: &'a model::Document, one: &'a model::Signature, places: &Places<'a>) -> Signature<'a> {
    Signature {
        party: places.all(&one.party),
        schedule: index(related::signed_schedule(document, one)),
        role: names::role(one.role),
        mark: names::mark(one.mark),
        name: places.maybe(&one.name),
        title: places.maybe(&one.title),
        date: places.dated(&one.date),
        via: places.all(&one.via),
        line: related::signing_line(one, places.lines) + 1,
        at: places.at(one.span),
        term: related::party_term(document, one),
    }
}

fn problems<'a>(document: &'a model::Document, places: &Places<'a>) -> Vec<Problem<'a>> {
    let owners = place::Owners::of(document);
    let one = |problem: &'a model::Problem| {
        let (node, signature) = owners.of_span(problem.span);
        Problem {
            rule: problem.rule,
            severity: names::severity(problem.severity),
            message: &problem.message,
            line: places.line(problem.span),
            at: places.at(problem.span),
            related: problem
                .related
                .iter()
                .map(|&span| Place { line: places.line(span), at: places.at(span) })
                .collect(),
            node: index(node),
            signature: index(signature),
            otherwise: problem.otherwise.as_deref().map(|other| Otherwise {
                name: if other.chosen { &other.first } else { &other.name },
                key: problem.span.start,
                chosen: other.chosen,
            }),
        }
    };
    document.problems.iter().map(one).collect()
}

fn index(at: Option<usize>) -> i32 {
    at.and_then(|at| i32::try_from(at).ok()).unwrap_or(-1)
}
