//! What JavaScript sees of a comparison: the rows of all schedules laid flat. Words of `before` stand in the text of the
//! document before, all others in that of the document after.

use serde::Serialize;

use super::place::Places;
use super::{At, Place, Words};
use crate::check::compare::{self, Change, Delta, Remark, SignerChange};
use crate::check::names::evidence::Evidence;
use crate::check::stated::claims::Said;
use crate::check::stated::verdicts::{Statement, Verdict};
use crate::show::{Subject, names, why};
use crate::text::Span;

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

/// The view of a comparison of a document of one text with one of another.
pub fn delta<'a>(before: Subject<'a>, after: Subject<'a>, delta: &'a Delta) -> DeltaView<'a> {
    let sides = Sides { before: Places::new(before.lines), after: Places::new(after.lines), delta };
    let mut out = DeltaView {
        remarks: delta.remarks.iter().map(|&one| remark(one)).collect(),
        tally: tally(&delta.tally),
        schedules: Vec::new(),
        funds: Vec::new(),
        rows: Vec::new(),
        maybe: delta.maybe.iter().map(|pair| sides.maybe(pair)).collect(),
        statements: delta.statements.iter().map(|one| sides.statement(one)).collect(),
        signers: delta.signers.iter().map(|one| sides.signer(one)).collect(),
        paragraphs: delta.prose.paragraphs.iter().map(|one| sides.paragraph(one)).collect(),
        differing: delta.prose.changed,
    };
    delta.schedules.iter().for_each(|schedule| sides.schedule(&mut out, schedule));
    out
}

struct Sides<'a> {
    before: Places<'a>,
    after: Places<'a>,
    delta: &'a Delta,
}

impl<'a> Sides<'a> {
    fn schedule(&self, out: &mut DeltaView<'a>, schedule: &'a compare::ScheduleDelta) {
        let index = out.schedules.len();
        out.schedules.push(ScheduleRows {
            before: self.before.all(&schedule.before),
            after: self.after.all(&schedule.after),
            printed: schedule.printed,
            first: out.funds.len(),
            count: schedule.funds.len(),
            count_before: schedule.count_before,
            count_after: schedule.count_after,
            tally: tally(&schedule.tally),
        });
        for fund in &schedule.funds {
            let number = out.funds.len();
            let (mut counts, count_before, count_after) = compare::counts(&fund.rows);
            // A fund is told of what left it as well; in the schedule a move counts once.
            counts.moved += fund.rows.iter().filter(|row| row.change == Change::MovedAway).count();
            out.funds.push(FundRows {
                schedule: index,
                before: self.before.maybe(&fund.before),
                after: self.after.maybe(&fund.after),
                list: fund.list.as_deref(),
                change: change(fund.change),
                evidence: fund.evidence.as_ref().map(evidence),
                why: fund.evidence.as_ref().map(|one| why::renamed(one, self.delta, &self.after)).unwrap_or_default(),
                reordered: fund.reordered,
                first: out.rows.len(),
                count: fund.rows.len(),
                count_before,
                count_after,
                tally: tally(&counts),
            });
            out.rows.extend(fund.rows.iter().map(|row| self.row(number, row)));
        }
    }

    fn row(&self, fund: usize, row: &'a compare::Row) -> RowView<'a> {
        let difference = |one: &'a compare::Difference| DifferenceView {
            class: one.class.as_deref(),
            head: one.head.as_deref(),
            before: self.before.maybe(&one.before),
            after: self.after.maybe(&one.after),
        };
        let other = if row.change == Change::MovedHere { &self.before } else { &self.after };
        RowView {
            fund,
            change: change(row.change),
            before: self.before.maybe(&row.before),
            after: self.after.maybe(&row.after),
            evidence: row.evidence.as_ref().map(evidence),
            why: why::row(row, self.delta, &self.before, &self.after),
            differences: row.differences.iter().map(difference).collect(),
            moved: row.moved.as_ref().map(|moved| MovedView {
                fund: moved.fund.as_deref(),
                schedule: moved.schedule.as_deref(),
                words: other.words(&moved.words),
            }),
            said: row.said.clone(),
        }
    }

    fn maybe(&self, pair: &'a compare::MaybePair) -> Maybe<'a> {
        Maybe {
            before: self.before.words(&pair.before),
            after: self.after.words(&pair.after),
            same_slot: pair.same_slot,
            shared: &pair.shared,
            why: why::maybe(pair),
        }
    }

    fn statement(&self, one: &'a Statement) -> StatementView<'a> {
        let claim = one.claim.as_ref();
        let (says, names) = claim.map_or(("nothing", Vec::new()), |claim| said(&claim.said));
        StatementView {
            says,
            words: claim.map(|claim| self.after.words(&claim.words)),
            orders: claim.is_some_and(|claim| claim.orders),
            names: names.into_iter().map(|words| self.after.words(words)).collect(),
            verdict: verdict(one.verdict),
            shows: &one.shows,
            before: self.before.all(&one.before),
            after: self.after.all(&one.after),
        }
    }

    fn signer(&self, one: &'a compare::SignerDelta) -> SignerView<'a> {
        let side = |places: &Places<'a>, signer: &'a Option<compare::Signer>| {
            signer.as_ref().map(|signer| SignerSide {
                mark: names::mark(signer.mark),
                name: places.maybe(&signer.name),
                title: places.maybe(&signer.title),
                line: places.line(signer.name.as_ref().map_or(signer.span, |name| name.span)),
                at: places.at(signer.span),
            })
        };
        SignerView {
            party: &one.party,
            role: names::role(one.role),
            before: side(&self.before, &one.before),
            after: side(&self.after, &one.after),
            changes: one.changes.iter().map(|&change| signer_change(change)).collect(),
        }
    }

    fn paragraph(&self, one: &'a compare::Paragraph) -> ParagraphView<'a> {
        let place = |places: &Places<'a>, span: Option<Span>| {
            span.map(|span| Place { line: places.line(span), at: places.at(span) })
        };
        let piece = |piece: &'a compare::Piece| PieceView {
            text: &piece.text,
            before: place(&self.before, piece.before),
            after: place(&self.after, piece.after),
        };
        ParagraphView { changed: one.changed, pieces: one.pieces.iter().map(piece).collect() }
    }
}

fn tally(tally: &compare::Tally) -> Tally {
    let &compare::Tally { unchanged, added, removed, renamed, moved, changed } = tally;
    Tally { unchanged, added, removed, renamed, moved, changed }
}

fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::SameText => "same-text",
        Remark::NothingChanged => "nothing-changed",
        Remark::OtherAgreement => "other-agreement",
        Remark::OtherScope => "other-scope",
        Remark::OtherParties => "other-parties",
        Remark::EmptyBefore => "empty-before",
        Remark::EmptyAfter => "empty-after",
        Remark::Backwards => "backwards",
        Remark::SameNumber => "same-number",
        Remark::PartBefore => "part-before",
    }
}

/// How a change is called outside.
pub fn change(change: Change) -> &'static str {
    match change {
        Change::Kept => "kept",
        Change::Carried => "carried",
        Change::Added => "added",
        Change::Removed => "removed",
        Change::Renamed => "renamed",
        Change::MovedHere => "moved-here",
        Change::MovedAway => "moved-away",
        Change::Changed => "changed",
    }
}

fn evidence(evidence: &Evidence) -> &'static str {
    match evidence {
        Evidence::Formerly => "formerly",
        Evidence::Stated(_) => "stated",
        Evidence::SeriesId(_) => "series-id",
        Evidence::Family { .. } => "family",
        Evidence::SameSlot(_) => "same-slot",
        Evidence::Marks => "marks",
        Evidence::SamePortfolios(..) => "same-portfolios",
    }
}

/// How a verdict is called outside.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::BorneOut => "borne-out",
        Verdict::NotBorneOut => "not-borne-out",
        Verdict::NotStated => "not-stated",
        Verdict::CannotTell => "cannot-tell",
    }
}

fn said(said: &Said) -> (&'static str, Vec<&crate::text::Words>) {
    match said {
        Said::Add { name, to } => ("add", std::iter::once(name).chain(to).collect()),
        Said::Remove { name } => ("remove", vec![name]),
        Said::Rename { old, new } => ("rename", vec![old, new]),
        Said::Merge { from, into } => ("merge", vec![from, into]),
        Said::Replace { schedule } => ("replace", vec![schedule]),
        Said::Relabel { old, new } => ("relabel", vec![old, new]),
    }
}

fn signer_change(change: SignerChange) -> &'static str {
    match change {
        SignerChange::New => "new",
        SignerChange::Gone => "gone",
        SignerChange::Name => "name",
        SignerChange::Title => "title",
        SignerChange::Mark => "mark",
        SignerChange::Party => "party",
    }
}
