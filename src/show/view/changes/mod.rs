//! What JavaScript sees of a comparison: the rows of all schedules laid flat. Words of `before` stand in the text of the
//! document before, all others in that of the document after.

mod types;
mod words;

pub use types::*;

use super::{Place, Places};
use crate::check::compare::{self, Change, Delta};
use crate::check::stated::verdicts::Statement;
use crate::show::{Subject, names, why};
use crate::text::Span;
use words::{change, evidence, remark, said, signer_change, verdict};

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
            funds_before: schedule.funds_before,
            funds_after: schedule.funds_after,
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
