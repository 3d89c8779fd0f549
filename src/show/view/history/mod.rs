//! What JavaScript sees of histories: the grid laid flat, row by row. Documents are told by their indices among those
//! handed in; columns by theirs in the timeline.

mod types;

pub use types::*;

use super::{At, Places};
use crate::check::lint::Found;
use crate::check::timeline::{self, Cell, Doubt, State, Timelines, Why};
use crate::show::{Subject, names, words};
use crate::text::Span;

/// What the number of a state means.
pub const STATES: [&str; 7] = ["absent", "listed", "carried", "added", "removed", "renamed", "moved"];

/// The place of a state in [`STATES`].
pub fn state(state: State) -> u8 {
    match state {
        State::Absent => 0,
        State::Listed => 1,
        State::Carried => 2,
        State::Added => 3,
        State::Removed => 4,
        State::Renamed => 5,
        State::Moved => 6,
    }
}

/// The view of all histories. `subjects` are the texts of the documents, index by index.
pub fn timelines<'a>(subjects: &[Subject<'a>], found: &'a Timelines, problems: &'a [Found]) -> TimelinesView<'a> {
    let places: Vec<Places<'a>> = subjects.iter().map(|subject| Places::new(subject.lines)).collect();
    let problem = |(document, problem): &'a Found| {
        let places = places.get(*document)?;
        Some(SetProblem {
            document: *document,
            rule: problem.rule,
            severity: names::severity(problem.severity),
            message: &problem.message,
            line: places.line(problem.span),
            at: places.at(problem.span),
        })
    };
    TimelinesView {
        agreements: found.agreements.iter().map(|one| Grid { places: &places, one }.view()).collect(),
        aside: found.aside.clone(),
        problems: problems.iter().filter_map(problem).collect(),
        states: STATES,
    }
}

/// The view of the schedule in force.
pub fn consolidated<'a>(
    subjects: &[Subject<'a>],
    one: &'a timeline::Timeline,
    list: &'a timeline::Consolidated,
) -> ConsolidatedView<'a> {
    let places: Vec<Places<'a>> = subjects.iter().map(|subject| Places::new(subject.lines)).collect();
    let grid = Grid { places: &places, one };
    let row = |row: &'a timeline::InForce| {
        Some(InForceView {
            row: row.row,
            lone: row.lone,
            name: grid.places_of(row.name.column)?.words(&row.name.words),
            column: row.name.column,
            fund: row.home.fund.as_deref(),
            schedule: &row.home.schedule,
            since: grid.cited(row.since),
            listed: grid.cited(row.listed),
            former: &row.former,
            doubt: super::index(row.doubt.and_then(|doubt| list.doubts.iter().position(|known| *known == doubt))),
        })
    };
    ConsolidatedView {
        day: list.day.map(|day| day.to_string()),
        column: super::index(list.column),
        portfolios: list.portfolios,
        rows: list.rows.iter().filter_map(row).collect(),
        doubts: list.doubts.iter().map(|doubt| doubted(*doubt, one)).collect(),
    }
}

struct Grid<'p, 'a> {
    places: &'p [Places<'a>],
    one: &'a timeline::Timeline,
}

impl<'a> Grid<'_, 'a> {
    fn places_of(&self, column: usize) -> Option<&Places<'a>> {
        self.places.get(self.one.columns.get(column)?.document)
    }

    fn place(&self, column: usize, span: Option<Span>) -> (usize, At) {
        let found = span.and_then(|span| self.places_of(column).map(|places| (places.line(span), places.at(span))));
        found.unwrap_or_default()
    }

    fn cited(&self, (column, cell): (usize, Cell)) -> Cited {
        let (line, at) = self.place(column, cell.at);
        Cited { column, line, at }
    }

    fn view(&self) -> TimelineView<'a> {
        let one = self.one;
        let sum = |count: fn(&timeline::Counts) -> usize| one.columns.iter().map(|column| count(&column.counts)).sum();
        let mut out = TimelineView {
            agreement: one.agreement.as_deref(),
            scope: &one.scope,
            columns: one.columns.iter().map(column).collect(),
            undated: &one.undated,
            gaps: one.gaps.iter().map(|gap| GapView { first: gap.first, last: gap.last, column: gap.column }).collect(),
            twins: one.twins.iter().map(|(number, columns)| TwinView { number: *number, columns }).collect(),
            disorder: &one.disorder,
            funds: one.funds.iter().map(fund).collect(),
            rows: one.rows.iter().map(|row| self.row(row)).collect(),
            states: Vec::new(),
            lines: Vec::new(),
            at: Vec::new(),
            doubts: Vec::new(),
            reasons: Vec::new(),
            totals: &one.totals,
            registrants: &one.registrants,
            added: sum(|counts| counts.added),
            removed: sum(|counts| counts.removed),
            renamed: sum(|counts| counts.renamed),
        };
        let mut reasons: Vec<Doubt> = Vec::new();
        for (column, cell) in one.rows.iter().flat_map(|row| row.cells.iter().enumerate()) {
            let (line, at) = self.place(column, cell.at);
            out.states.push(state(cell.state));
            out.lines.push(line as u32);
            out.at.extend([at.0, at.1]);
            let reason = cell.doubt.map(|doubt| {
                reasons.iter().position(|known| *known == doubt).unwrap_or_else(|| {
                    reasons.push(doubt);
                    reasons.len() - 1
                })
            });
            out.doubts.push(super::index(reason));
        }
        out.reasons = reasons.into_iter().map(|doubt| doubted(doubt, one)).collect();
        for (index, fund) in one.funds.iter().enumerate() {
            out.rows.iter_mut().skip(fund.first).take(fund.count).for_each(|row| row.fund = index);
        }
        out
    }

    fn row(&self, row: &'a timeline::Row) -> RowView<'a> {
        let named = |name: &'a timeline::Named| {
            Some(NamedView { column: name.column, words: self.places_of(name.column)?.words(&name.words) })
        };
        RowView {
            fund: 0,
            names: row.names.iter().filter_map(named).collect(),
            first: row.first,
            last: row.last,
            in_force: row.in_force,
            changed: row.is_changed(),
            lone: row.lone,
            twin: super::index(row.twin.filter(|_| together(self.one, row))),
            repeats: self.one.repeats(row, self.one.columns.len().saturating_sub(1)),
        }
    }
}

/// Whether a row and its twin are in force at one time.
fn together(one: &timeline::Timeline, row: &timeline::Row) -> bool {
    (0..one.columns.len()).any(|column| one.repeats(row, column))
}

fn column(column: &timeline::Column) -> ColumnView {
    ColumnView {
        document: column.document,
        number: column.number,
        agreement: column.is_agreement,
        draft: column.draft,
        day: column.day.to_string(),
        effective: column.effective.to_string(),
        after_gap: column.after_gap,
        whole: column.counts.whole,
        listed: column.counts.listed,
        added: column.counts.added,
        removed: column.counts.removed,
        renamed: column.counts.renamed,
        moved: column.counts.moved,
    }
}

fn fund(fund: &timeline::FundRows) -> FundView<'_> {
    FundView {
        fund: fund.fund.as_deref(),
        schedule: &fund.schedule,
        former: &fund.former,
        since: fund.since,
        first: fund.first,
        count: fund.count,
        in_force: &fund.in_force,
    }
}

/// A doubt in words.
pub fn doubted(doubt: Doubt, one: &timeline::Timeline) -> DoubtView {
    let from = one.columns.get(doubt.column).map(title).unwrap_or_default();
    let (why, text) = match doubt.why {
        Why::Missing(first, last) => {
            let missing = match last.saturating_sub(first) {
                0 => format!("Amendment No. {first} is"),
                1 => format!("Amendments No. {first} and No. {last} are"),
                _ => format!("Amendments No. {first} to No. {last} are"),
            };
            let text = format!(
                "{missing} not among these documents: uncertain from {from} on, until a later one prints the whole \
                 schedule."
            );
            ("missing", text)
        }
        Why::Start => {
            ("start", format!("{from} prints only a change of the schedule: what else stood in it is not known."))
        }
        Why::NotPrinted => {
            let text = format!(
                "{from} replaces the schedule, and the new one does not stand in its text: uncertain from there on."
            );
            ("not-printed", text)
        }
    };
    DoubtView { column: doubt.column, why, text }
}

/// What a column is called: "No. 3", "the agreement", or its day.
pub fn title(column: &timeline::Column) -> String {
    match column.number {
        _ if column.is_agreement => "the agreement".to_owned(),
        Some(number) => format!("No. {number}"),
        None => format!("the document of {}", words::day(column.day).unwrap_or_else(|| column.day.to_string())),
    }
}
