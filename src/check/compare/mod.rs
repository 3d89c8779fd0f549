//! Document × Document → [`Delta`]: what came in, what went out, what bears another name, what moved, what differs.

mod assemble;
mod delta;
mod likely;
pub mod links;
pub mod matching;
mod orders;
mod redline;
mod remarks;
mod renames;
pub mod roll;
mod rows;
mod signers;
mod values;

pub use delta::*;
pub use rows::counts;

use super::agreement::are_strangers;
use super::names::ids::Ids;
use super::side::Side;
use super::stated::{claims::claims, verdicts::verdicts};
use assemble::Parts;
use matching::Kin;
use roll::Roll;
use rows::tally;

/// Two names that a person counts as one portfolio's: where each begins, in its own text.
pub type Decided = (u32, u32);

/// Compares two documents, whatever they are: one of another agreement, or an empty one, is said in the remarks.
/// What a person `decided` holds where the text itself leaves both names alone. Time grows as both texts do.
pub fn compare(before: Side<'_>, after: Side<'_>, decided: &[Decided]) -> Delta {
    let said = claims(after);
    let mut ids = Ids::default();
    let old = Roll::of(before.document, &mut ids);
    let mut new = Roll::of(after.document, &mut ids);
    let strangers = are_strangers(before.document, after.document);
    let kin = if strangers { Kin::Strangers } else { Kin::Related };
    let matched = matching::matched(&old, &mut new, &said, &mut ids, decided, kin);
    let verdicts = verdicts(&old, &new, &matched, said.clone(), &ids);
    let parts = Parts { before: &old, after: &new, matched: &matched, verdicts: &verdicts };
    let (schedules, maybe) = (parts.schedules(), parts.maybe());
    let mut delta = Delta {
        remarks: Vec::new(),
        tally: tally(&schedules),
        schedules,
        maybe,
        statements: verdicts.statements,
        signers: signers::signers(before.document, after.document),
        prose: redline::redline(before, after),
    };
    delta.remarks = remarks::remarks(before, after, &delta);
    delta
}
