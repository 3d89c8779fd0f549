//! CSV and JSON of what follows from several documents: changes, histories, the schedule in force, the register of names.

use serde::Serialize;

use super::csv::field;
use super::layout;
use crate::check::compare::Delta;
use crate::check::names::register::{Part, Register};
use crate::check::timeline::{Consolidated, Timeline};
use crate::show::Subject;
use crate::show::report::{changes::title, history::head};
use crate::show::view::{self, history as h};
use crate::text::Span;

fn row<S: AsRef<str>>(fields: impl IntoIterator<Item = S>) -> String {
    fields.into_iter().map(|one| field(one.as_ref())).collect::<Vec<_>>().join(",") + "\r\n"
}

fn number(line: usize) -> String {
    if line == 0 { String::new() } else { line.to_string() }
}

/// The portfolios of both sides as CSV, one row each, with a row of heads. Lines count from 1; rows end with CR LF.
pub fn changes_csv(before: Subject<'_>, after: Subject<'_>, delta: &Delta) -> String {
    let view = view::delta(before, after, delta);
    let mut out = row(["Schedule", "Fund", "Change", "Before", "After", "Line before", "Line after", "Why"]);
    for one in &view.rows {
        let Some(fund) = view.funds.get(one.fund) else { continue };
        let schedule =
            view.schedules.get(fund.schedule).map(|one| if one.after.is_empty() { &one.before } else { &one.after });
        let schedule = schedule.into_iter().flatten().map(|words| words.text).collect::<Vec<_>>().join("; ");
        let name = fund.after.as_ref().or(fund.before.as_ref()).map_or("", |words| words.text);
        let side = |words: &Option<view::Words<'_>>| {
            words.as_ref().map_or((String::new(), 0), |words| (words.text.to_owned(), words.line))
        };
        let ((old, old_line), (new, new_line)) = (side(&one.before), side(&one.after));
        let list = fund.list.map_or(schedule, str::to_owned);
        out +=
            &row([list, name.into(), one.change.into(), old, new, number(old_line), number(new_line), one.why.clone()]);
    }
    out
}

/// The changes as JSON: the view, with the names and digests of both texts. Offsets count UTF-16 units of the readable
/// texts.
pub fn changes_json(before: (Subject<'_>, usize), after: (Subject<'_>, usize), delta: &Delta) -> String {
    #[derive(Serialize)]
    struct Out<'a> {
        format: u32,
        before: Text<'a>,
        after: Text<'a>,
        changes: view::changes::DeltaView<'a>,
    }
    let text = |(subject, document): (Subject<'_>, usize)| title((subject, document));
    let (old, new) = (text(before), text(after));
    layout::write(&Out {
        format: 1,
        before: Text { title: old, name: &before.0.source.name, sha256: before.0.sha256 },
        after: Text { title: new, name: &after.0.source.name, sha256: after.0.sha256 },
        changes: view::delta(before.0, after.0, delta),
    })
}

/// Which text.
#[derive(Serialize)]
struct Text<'a> {
    title: String,
    name: &'a str,
    sha256: &'a str,
}

/// The grid as CSV: a row a portfolio, a column a document.
pub fn timeline_csv(one: &Timeline) -> String {
    let heads = ["Schedule", "Fund", "Portfolio", "Names before"].map(str::to_owned);
    let mut out = row(heads.into_iter().chain(one.columns.iter().map(head)));
    for fund in &one.funds {
        for portfolio in one.rows.get(fund.first..fund.first + fund.count).unwrap_or(&[]) {
            let names: Vec<&str> = portfolio.names.iter().map(|name| name.words.value.as_str()).collect();
            let (last, former) =
                names.split_last().map_or(("", String::new()), |(last, former)| (*last, former.join("; ")));
            let cells = portfolio.cells.iter().map(|cell| {
                let state = h::STATES.get(usize::from(h::state(cell.state))).copied().unwrap_or_default();
                if cell.doubt.is_some() { format!("{state}, uncertain") } else { state.to_owned() }
            });
            // A registrant without portfolios has none in the third column.
            let (registrant, last) = match portfolio.lone {
                true => (last.to_owned(), String::new()),
                false => (fund.fund.clone().unwrap_or_default(), last.to_owned()),
            };
            let place = [fund.schedule.clone(), registrant, last, former];
            out += &row(place.into_iter().chain(cells));
        }
    }
    out
}

/// The histories as JSON: the view, with the names and digests of the texts.
pub fn timeline_json(subjects: &[Subject<'_>], view: &h::TimelinesView<'_>) -> String {
    #[derive(Serialize)]
    struct Out<'a> {
        format: u32,
        documents: Vec<Text<'a>>,
        timelines: &'a h::TimelinesView<'a>,
    }
    layout::write(&Out { format: 1, documents: texts(subjects), timelines: view })
}

fn texts<'a>(subjects: &[Subject<'a>]) -> Vec<Text<'a>> {
    let text =
        |subject: &Subject<'a>| Text { title: String::new(), name: &subject.source.name, sha256: subject.sha256 };
    subjects.iter().map(text).collect()
}

/// The schedule in force as CSV, each row with the documents and lines that it rests on.
pub fn consolidated_csv(subjects: &[Subject<'_>], one: &Timeline, list: &Consolidated) -> String {
    let view = view::consolidated(subjects, one, list);
    let heads = [
        "Schedule",
        "Fund",
        "Portfolio",
        "Put there by",
        "Line",
        "Printed last by",
        "Line",
        "Names before",
        "Uncertain because",
    ];
    let mut out = row(heads);
    let by = |cited: &h::Cited| one.columns.get(cited.column).map(head).unwrap_or_default();
    for portfolio in &view.rows {
        let doubt = usize::try_from(portfolio.doubt)
            .ok()
            .and_then(|i| view.doubts.get(i))
            .map_or("", |doubt| doubt.text.as_str());
        out += &row([
            portfolio.schedule,
            portfolio.fund.unwrap_or(""),
            if portfolio.lone { "" } else { portfolio.name.text },
            &by(&portfolio.since),
            &number(portfolio.since.line),
            &by(&portfolio.listed),
            &number(portfolio.listed.line),
            &portfolio.former.join("; "),
            doubt,
        ]);
    }
    out
}

/// The schedule in force as JSON.
pub fn consolidated_json(subjects: &[Subject<'_>], one: &Timeline, list: &Consolidated) -> String {
    #[derive(Serialize)]
    struct Out<'a> {
        format: u32,
        documents: Vec<Text<'a>>,
        columns: Vec<String>,
        schedule: h::ConsolidatedView<'a>,
    }
    let columns = one.columns.iter().map(head).collect();
    layout::write(&Out {
        format: 1,
        documents: texts(subjects),
        columns,
        schedule: view::consolidated(subjects, one, list),
    })
}

/// The register of names as CSV: a row a place, with the name's first spelling, the spelling there, and as what it
/// stands there.
pub fn names_csv(subjects: &[Subject<'_>], register: &Register<'_>) -> String {
    let mut out = row(["Name", "Spelling", "As", "File", "Line", "Names before"]);
    let first =
        |index: usize| register.names.get(index).and_then(|name| name.spellings.first()).map_or("", |one| one.written);
    for (index, name) in register.names.iter().enumerate() {
        let former: Vec<&str> = name.former.iter().map(|&index| first(index)).collect();
        for (spelling, place) in name.spellings.iter().flat_map(|one| one.places.iter().map(move |place| (one, place)))
        {
            let subject = subjects.get(place.document);
            let line = |span: Span| subject.map_or(0, |subject| subject.lines.line_at(span.start) + 1);
            out += &row([
                first(index),
                spelling.written,
                part(place.part),
                subject.map_or("", |subject| subject.source.name.as_str()),
                &number(line(place.words.span)),
                &former.join("; "),
            ]);
        }
    }
    out
}

fn part(part: Part) -> &'static str {
    match part {
        Part::Fund => "fund",
        Part::Portfolio => "portfolio",
        Part::Former => "former name",
        Part::Added => "added",
        Part::Removed => "removed",
        Part::Old => "old name",
        Part::New => "new name",
        Part::Party => "party",
        Part::Signing => "signing",
    }
}
