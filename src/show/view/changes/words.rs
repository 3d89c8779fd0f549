//! The names by which the kinds of a comparison are called outside.

use crate::check::compare::{Change, Remark, SignerChange};
use crate::check::names::evidence::Evidence;
use crate::check::stated::claims::Said;
use crate::check::stated::verdicts::Verdict;

/// How a remark is called outside.
pub fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::SameText => "same-text",
        Remark::NothingChanged => "nothing-changed",
        Remark::Strangers => "strangers",
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

/// How it is called outside.
pub fn evidence(evidence: &Evidence) -> &'static str {
    match evidence {
        Evidence::Formerly => "formerly",
        Evidence::Stated(_) => "stated",
        Evidence::SeriesId(_) => "series-id",
        Evidence::Family { .. } => "family",
        Evidence::SameSlot(_) => "same-slot",
        Evidence::Marks => "marks",
        Evidence::SamePortfolios(..) => "same-portfolios",
        Evidence::Decided => "decided",
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

/// How it is called outside.
pub fn said(said: &Said) -> (&'static str, Vec<&crate::text::Words>) {
    match said {
        Said::Add { name, to } => ("add", std::iter::once(name).chain(to).collect()),
        Said::Remove { name } => ("remove", vec![name]),
        Said::Rename { old, new } => ("rename", vec![old, new]),
        Said::Merge { from, into } => ("merge", vec![from, into]),
        Said::Replace { schedule } => ("replace", vec![schedule]),
        Said::Relabel { old, new } => ("relabel", vec![old, new]),
    }
}

/// How it is called outside.
pub fn signer_change(change: SignerChange) -> &'static str {
    match change {
        SignerChange::New => "new",
        SignerChange::Gone => "gone",
        SignerChange::Name => "name",
        SignerChange::Title => "title",
        SignerChange::Mark => "mark",
        SignerChange::Party => "party",
    }
}
