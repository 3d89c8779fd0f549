//! The shapes of a comparison.

use serde::Serialize;

use crate::show::view::{At, Place, Words};

/// A comparison.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // The names say it; the model's documentation says the rest.
pub struct DeltaView<'a> {
    pub remarks: Vec<&'static str>,
    pub tally: Tally,
    pub schedules: Vec<ScheduleRows<'a>>,
    pub funds: Vec<FundRows<'a>>,
    pub rows: Vec<RowView<'a>>,
    pub maybe: Vec<Maybe<'a>>,
    pub statements: Vec<StatementView<'a>>,
    pub signers: Vec<SignerView<'a>>,
    pub paragraphs: Vec<ParagraphView<'a>>,
    /// How many paragraphs differ.
    pub differing: usize,
}

/// Counts; a portfolio that is renamed and moved counts as both.
#[derive(Debug, Serialize, Clone, Copy)]
#[allow(missing_docs)]
pub struct Tally {
    pub unchanged: usize,
    pub added: usize,
    pub removed: usize,
    pub renamed: usize,
    pub moved: usize,
    pub changed: usize,
}

/// A schedule; its funds are `funds[first .. first + count]`.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ScheduleRows<'a> {
    pub before: Vec<Words<'a>>,
    pub after: Vec<Words<'a>>,
    /// The document after prints the whole list.
    pub printed: bool,
    pub first: usize,
    pub count: usize,
    pub count_before: usize,
    pub count_after: usize,
    /// Funds, each counted once.
    pub funds_before: usize,
    pub funds_after: usize,
    pub tally: Tally,
}

/// A fund; its rows are `rows[first .. first + count]`.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct FundRows<'a> {
    pub schedule: usize,
    pub before: Option<Words<'a>>,
    pub after: Option<Words<'a>>,
    /// The schedule after in which it stands, where one was split.
    pub list: Option<&'a str>,
    pub change: &'static str,
    pub evidence: Option<&'static str>,
    pub why: String,
    pub reordered: bool,
    pub first: usize,
    pub count: usize,
    pub count_before: usize,
    pub count_after: usize,
    pub tally: Tally,
}

/// A portfolio.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct RowView<'a> {
    pub fund: usize,
    pub change: &'static str,
    pub before: Option<Words<'a>>,
    pub after: Option<Words<'a>>,
    pub evidence: Option<&'static str>,
    /// A sentence for the third column; empty where nothing is to be said.
    pub why: String,
    pub differences: Vec<DifferenceView<'a>>,
    /// The other end of a move: its fund, its schedule where that is another, its words.
    pub moved: Option<MovedView<'a>>,
    /// Indices of the statements that speak of it.
    pub said: Vec<usize>,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct MovedView<'a> {
    pub fund: Option<&'a str>,
    pub schedule: Option<&'a str>,
    pub words: Words<'a>,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct DifferenceView<'a> {
    pub class: Option<&'a str>,
    pub head: Option<&'a str>,
    pub before: Option<Words<'a>>,
    pub after: Option<Words<'a>>,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Maybe<'a> {
    pub before: Words<'a>,
    pub after: Words<'a>,
    pub same_slot: bool,
    pub shared: &'a [String],
    pub why: String,
}

/// A statement; `words` is null for what is done and not stated.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct StatementView<'a> {
    pub says: &'static str,
    pub words: Option<Words<'a>>,
    /// It orders; else it announces.
    pub orders: bool,
    pub names: Vec<Words<'a>>,
    pub verdict: &'static str,
    pub shows: &'a str,
    pub before: Vec<Words<'a>>,
    pub after: Vec<Words<'a>>,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct SignerView<'a> {
    pub party: &'a [String],
    pub role: &'static str,
    pub before: Option<SignerSide<'a>>,
    pub after: Option<SignerSide<'a>>,
    pub changes: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct SignerSide<'a> {
    pub mark: &'static str,
    pub name: Option<Words<'a>>,
    pub title: Option<Words<'a>>,
    pub line: usize,
    pub at: At,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct ParagraphView<'a> {
    pub changed: bool,
    pub pieces: Vec<PieceView<'a>>,
}

/// Words that stand in both texts, or in one.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct PieceView<'a> {
    pub text: &'a str,
    pub before: Option<Place>,
    pub after: Option<Place>,
}
