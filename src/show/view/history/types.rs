//! The shapes of histories.

use serde::Serialize;

use crate::show::view::{At, Words};

/// The histories of all agreements.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct TimelinesView<'a> {
    pub agreements: Vec<TimelineView<'a>>,
    /// Documents that belong to no agreement's history.
    pub aside: Vec<usize>,
    pub problems: Vec<SetProblem<'a>>,
    /// What a number of `TimelineView.states` means.
    pub states: [&'static str; 7],
}

/// What the drafting checks of a set find; `document` is the index of the one in which it stands.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct SetProblem<'a> {
    pub document: usize,
    pub rule: &'static str,
    pub severity: &'static str,
    pub message: &'a str,
    pub line: usize,
    pub at: At,
}

/// The history of one agreement. Cell `row * columns.length + column` of the flat arrays belongs to that row and column.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct TimelineView<'a> {
    pub agreement: Option<&'a str>,
    /// "Class B"; empty for all classes.
    pub scope: &'a str,
    pub columns: Vec<ColumnView>,
    pub undated: &'a [usize],
    pub gaps: Vec<GapView>,
    pub twins: Vec<TwinView<'a>>,
    /// Pairs of columns whose numbers run against their dates.
    pub disorder: &'a [(usize, usize)],
    pub funds: Vec<FundView<'a>>,
    pub rows: Vec<RowView<'a>>,
    /// Numbers of states.
    pub states: Vec<u8>,
    /// The line on which it stands in the column's document; 0 for none.
    pub lines: Vec<u32>,
    /// Two offsets for each cell; both 0 for none.
    pub at: Vec<u32>,
    /// The index of the doubt, or -1.
    pub doubts: Vec<i32>,
    pub reasons: Vec<DoubtView>,
    /// Portfolios in force after each column.
    pub totals: &'a [usize],
    /// Registrants in force after each column, each counted once.
    pub registrants: &'a [usize],
    pub added: usize,
    pub removed: usize,
    pub renamed: usize,
}

/// A document of the history.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ColumnView {
    pub document: usize,
    pub number: Option<u32>,
    pub agreement: bool,
    pub draft: bool,
    pub day: String,
    pub effective: String,
    pub after_gap: bool,
    /// It prints a whole list.
    pub whole: bool,
    pub listed: usize,
    pub added: usize,
    pub removed: usize,
    pub renamed: usize,
    pub moved: usize,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct GapView {
    pub first: u32,
    pub last: u32,
    pub column: usize,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct TwinView<'a> {
    pub number: u32,
    pub columns: &'a [usize],
}

/// From where on, and why, something is not certain.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct DoubtView {
    pub column: usize,
    /// "missing", "start" or "not-printed".
    pub why: &'static str,
    pub text: String,
}

/// A fund; its rows are `rows[first .. first + count]`.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct FundView<'a> {
    pub fund: Option<&'a str>,
    pub schedule: &'a str,
    /// Where its rows stood before column `since`.
    pub former: &'a [String],
    pub since: usize,
    pub first: usize,
    pub count: usize,
    pub in_force: &'a [usize],
}

/// A portfolio through all its names.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct RowView<'a> {
    pub fund: usize,
    /// Oldest first; the last is the one it bears.
    pub names: Vec<NamedView<'a>>,
    pub first: usize,
    pub last: usize,
    pub in_force: bool,
    /// Anything but listing and carrying happened to it.
    pub changed: bool,
    /// A registrant without portfolios.
    pub lone: bool,
    /// The earlier row of the same name with which it is in force at one time, in another schedule; or -1.
    pub twin: i32,
    /// After the last column it counts nothing, for its twin does.
    pub repeats: bool,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct NamedView<'a> {
    pub column: usize,
    pub words: Words<'a>,
}

/// The list in force as of a day.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ConsolidatedView<'a> {
    /// ISO 8601; null for the end.
    pub day: Option<String>,
    /// The last column that has effect by then, or -1.
    pub column: i32,
    /// How many portfolios, each counted once.
    pub portfolios: usize,
    pub rows: Vec<InForceView<'a>>,
    /// Why it is not certain, earliest first.
    pub doubts: Vec<DoubtView>,
}

/// A portfolio in force.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct InForceView<'a> {
    /// Index of the row in the timeline.
    pub row: usize,
    /// A registrant without portfolios.
    pub lone: bool,
    pub name: Words<'a>,
    /// The column in whose document the name stands.
    pub column: usize,
    pub fund: Option<&'a str>,
    pub schedule: &'a str,
    pub since: Cited,
    pub listed: Cited,
    pub former: &'a [String],
    /// Index of the doubt, or -1.
    pub doubt: i32,
}

/// A column, and the line and place in its document; line 0 where there is none.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Cited {
    pub column: usize,
    pub line: usize,
    pub at: At,
}
