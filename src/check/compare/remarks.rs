//! What is to be said of two documents before they are compared.

use super::delta::{Delta, Remark};
use crate::check::agreement::{agreement_key, are_strangers, parties_of, scope_key};
use crate::check::side::Side;
use crate::model::{Day, Document, Kind};

/// The remarks on a comparison, gravest first.
pub fn remarks(before: Side<'_>, after: Side<'_>, delta: &Delta) -> Vec<Remark> {
    let (old, new) = (before.document, after.document);
    let mut out = Vec::new();
    let mut say = |holds: bool, remark| {
        if holds {
            out.push(remark);
        }
    };
    let same_text = before.lines.text == after.lines.text && old.lines == new.lines;
    say(same_text, Remark::SameText);
    say(is_empty(old), Remark::EmptyBefore);
    say(is_empty(new), Remark::EmptyAfter);
    let strangers = are_strangers(old, new);
    say(strangers, Remark::Strangers);
    let (a, b) = (agreement_key(old), agreement_key(new));
    let other_agreement = a.zip(b).is_some_and(|(a, b)| a != b);
    say(other_agreement && !strangers, Remark::OtherAgreement);
    let (a, b) = (parties_of(old), parties_of(new));
    say(!a.is_empty() && !b.is_empty() && a.is_disjoint(&b) && !strangers, Remark::OtherParties);
    let both_amend = old.kind == Kind::Amendment && new.kind == Kind::Amendment;
    say(both_amend && scope_key(old) != scope_key(new), Remark::OtherScope);
    say(dated(old).zip(dated(new)).is_some_and(|(old, new)| new < old), Remark::Backwards);
    let number = |document: &Document| document.number.as_ref().map(|number| number.value);
    say(
        !same_text && !other_agreement && !strangers && number(old).is_some() && number(old) == number(new),
        Remark::SameNumber,
    );
    let part =
        |document: &Document| !document.schedules.is_empty() && document.schedules.iter().all(|one| !one.complete);
    say(part(old), Remark::PartBefore);
    say(nothing_changed(delta) && !is_empty(old) && !is_empty(new), Remark::NothingChanged);
    out
}

fn is_empty(document: &Document) -> bool {
    document.schedules.is_empty()
        && document.instructions.is_empty()
        && document.signatures.is_empty()
        && document.agreement.is_none()
}

fn dated(document: &Document) -> Option<Day> {
    document.dates.amendment.as_ref().and_then(|date| date.day)
}

fn nothing_changed(delta: &Delta) -> bool {
    let order = delta.schedules.iter().flat_map(|schedule| &schedule.funds).any(|fund| fund.reordered);
    delta.tally.is_unchanged()
        && !order
        && delta.prose.changed == 0
        && delta.signers.iter().all(|one| one.changes.is_empty())
}
