//! Documents → timelines: one for each agreement, its amendments in order, its portfolios through all their names, and
//! the schedule in force as of a day.

mod consolidated;
mod fold;
mod groups;
mod order;
mod registrants;
mod rows;
mod state;

pub use consolidated::{Consolidated, InForce, consolidated};

use super::side::Side;
use crate::model::Day;
use crate::text::{Span, Words};

/// The history of every agreement that some documents belong to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timelines {
    /// One for each agreement, in the order of the first document of each.
    pub agreements: Vec<Timeline>,
    /// Indices of documents that belong to no agreement's history.
    pub aside: Vec<usize>,
}

/// The history of one agreement.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// The agreement as the first document that names it does; none where none does.
    pub agreement: Option<String>,
    /// The classes of shares, as that document has them ("Class B"); empty for all.
    pub scope: String,
    /// The documents with a date, in order.
    pub columns: Vec<Column>,
    /// Indices of documents of the agreement that bear no date: they cannot be put in order, nor applied.
    pub undated: Vec<usize>,
    /// Numbers that are missing.
    pub gaps: Vec<Gap>,
    /// Columns that bear one number.
    pub twins: Vec<(u32, Vec<usize>)>,
    /// Pairs of neighbouring columns whose numbers run against their dates.
    pub disorder: Vec<(usize, usize)>,
    /// The portfolios, group by group.
    pub rows: Vec<Row>,
    /// The funds, with their rows.
    pub funds: Vec<FundRows>,
    /// How many portfolios are in force after each column; one that two schedules list counts once.
    pub totals: Vec<usize>,
    /// How many registrants are in force after each column, with portfolios or without; one that two schedules list
    /// counts once.
    pub registrants: Vec<usize>,
}

/// A document of a history.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its index among the documents handed in.
    pub document: usize,
    /// Its number.
    pub number: Option<u32>,
    /// It is the agreement itself, not a change of it.
    pub is_agreement: bool,
    /// It is a form or a draft.
    pub draft: bool,
    /// Its date, by which it stands where it stands.
    pub day: Day,
    /// From when it has effect; its date where it does not say.
    pub effective: Day,
    /// Numbers before it are missing.
    pub after_gap: bool,
    /// What it prints and does.
    pub counts: Counts,
}

/// What a document does to the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)] // The names say it.
pub struct Counts {
    pub added: usize,
    pub removed: usize,
    pub renamed: usize,
    pub moved: usize,
    pub listed: usize,
    /// It prints at least one whole list.
    pub whole: bool,
}

/// Numbers that are missing between two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first missing number.
    pub first: u32,
    /// The last.
    pub last: u32,
    /// The column behind the gap.
    pub column: usize,
}

/// A portfolio through all its names.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its names in order; the last is the one it bears.
    pub names: Vec<Named>,
    /// The funds and schedules that list it, in order.
    pub homes: Vec<Home>,
    /// One for each column.
    pub cells: Vec<Cell>,
    /// The first column in which it is seen.
    pub first: usize,
    /// The last column in which it is in force, or the one that removes it.
    pub last: usize,
    /// It is in force after the last column.
    pub in_force: bool,
    /// It is no portfolio, but a registrant that is listed without any.
    pub lone: bool,
    /// The index of an earlier row of the same name, where another schedule lists it too: where both are in force they
    /// count once.
    pub twin: Option<usize>,
}

/// A name from a column on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Named {
    /// The name, as it stands in the document of the column.
    pub words: Words,
    /// The column.
    pub column: usize,
}

/// Where a portfolio is listed from a column on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Home {
    /// The fund; none where the list has no registrant level.
    pub fund: Option<String>,
    /// The label of the schedule; empty where only instructions speak of it.
    pub schedule: String,
    /// The column.
    pub column: usize,
}

/// What a document makes of a portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum State {
    /// Not in force.
    #[default]
    Absent,
    /// In the list that is printed.
    Listed,
    /// In force; the list is not printed, or not this part of it.
    Carried,
    /// Comes in.
    Added,
    /// Goes out.
    Removed,
    /// Bears another name from here on.
    Renamed,
    /// Stands under another fund or in another schedule from here on.
    Moved,
}

impl State {
    /// Whether the portfolio is in force after it.
    pub fn is_in_force(self) -> bool {
        !matches!(self, Self::Absent | Self::Removed)
    }
}

/// A portfolio in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// What the document makes of it.
    pub state: State,
    /// Where it stands there, or what removes it.
    pub at: Option<Span>,
    /// Why it is not certain.
    pub doubt: Option<Doubt>,
}

/// From where on, and why, a list is not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Doubt {
    /// The column from which on it holds.
    pub column: usize,
    /// Why.
    pub why: Why,
}

/// Why a list is not certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// Amendments of these numbers are missing.
    Missing(u32, u32),
    /// The first document that speaks of it prints only a change.
    Start,
    /// The schedule is replaced, and the new one does not stand in the text.
    NotPrinted,
}

/// A fund's rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FundRows {
    /// The fund, as printed last; none where the list has no registrant level.
    pub fund: Option<String>,
    /// The label of the schedule.
    pub schedule: String,
    /// The schedules in which its rows stood before, oldest first.
    pub former: Vec<String>,
    /// The column from which on they stand in this one.
    pub since: usize,
    /// Its rows are `rows[first .. first + count]`.
    pub first: usize,
    /// How many.
    pub count: usize,
    /// How many of its portfolios are in force after each column.
    pub in_force: Vec<usize>,
}

/// The histories of all agreements to which the documents belong. Time grows as the documents do.
pub fn timelines(documents: &[Side<'_>]) -> Timelines {
    let (groups, aside) = groups::groups(documents);
    let agreements = groups.into_iter().map(|group| timeline(documents, &group)).collect();
    Timelines { agreements, aside }
}

fn timeline(documents: &[Side<'_>], group: &[usize]) -> Timeline {
    let mut out = order::columns(documents, group);
    let folded = fold::fold(documents, &mut out);
    rows::arrange(folded, &mut out);
    let named = group.iter().filter_map(|&i| documents.get(i)).find(|side| side.document.agreement.is_some());
    if let Some(side) = named.or_else(|| documents.get(*group.first()?)) {
        out.agreement = side.document.agreement.as_ref().map(|words| words.value.to_string());
        out.scope = groups::scope(side.document);
    }
    out
}
