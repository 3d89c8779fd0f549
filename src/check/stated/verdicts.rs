//! Whether what a document says is so, and what is so without being said.

use std::collections::HashMap;

use super::claims::Claim;
use super::court::Court;
use crate::check::compare::matching::{Fate, Kin, Matched, is_moved};
use crate::check::compare::roll::Roll;
use crate::check::names::evidence::Evidence;
use crate::check::names::ids::{Ids, NameId};
use crate::text::Words;

/// How a statement stands against the schedules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It is so.
    BorneOut,
    /// It is not so, or not quite so.
    NotBorneOut,
    /// It is done, and nothing says so.
    NotStated,
    /// It speaks of a name that no schedule lists, before or after: they cannot show it.
    CannotTell,
}

/// A statement, or something done that none states.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// What is said; none for what is done and not stated.
    pub claim: Option<Claim>,
    /// How it stands.
    pub verdict: Verdict,
    /// What the schedules show, in words.
    pub shows: String,
    /// The lines in the document before that bear on it.
    pub before: Vec<Words>,
    /// The lines in the document after.
    pub after: Vec<Words>,
}

/// The statements, and for each item of both sides those that speak of it.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// In the order of the text; then what is not stated.
    pub statements: Vec<Statement>,
    /// For items before, the statements that name them.
    pub before: HashMap<usize, Vec<usize>>,
    /// For items after.
    pub after: HashMap<usize, Vec<usize>>,
}

/// Judges the claims of the document after.
pub fn verdicts(before: &Roll<'_>, after: &Roll<'_>, matched: &Matched, claims: Vec<Claim>, ids: &Ids<'_>) -> Verdicts {
    let court = Court { before, after, matched, ids, old: places(before), new: places(after) };
    let mut out = Verdicts::default();
    for claim in &claims {
        let index = out.statements.len();
        let found = match matched.kin {
            Kin::Related => court.judge(claim),
            // The one before tells nothing of what this one does to a list of its own.
            Kin::Strangers => court.found(Verdict::CannotTell, "The document before is of another agreement", &[], &[]),
        };
        for item in found.old {
            out.before.entry(item).or_default().push(index);
        }
        for item in found.new {
            out.after.entry(item).or_default().push(index);
        }
        out.statements.push(found.statement);
    }
    for (statement, claim) in out.statements.iter_mut().zip(claims) {
        statement.claim = Some(claim);
    }
    // Without a list before, or with a stranger's, everything is new, and nobody says so of each.
    if !before.items.is_empty() && matched.kin == Kin::Related {
        for Done { shows, old, new } in done(&court) {
            let silent = old.is_none_or(|item| !out.before.contains_key(&item))
                && new.is_none_or(|item| !out.after.contains_key(&item));
            if silent {
                let index = out.statements.len();
                old.into_iter().for_each(|item| out.before.entry(item).or_default().push(index));
                new.into_iter().for_each(|item| out.after.entry(item).or_default().push(index));
                out.statements.push(court.found(Verdict::NotStated, shows, old.as_slice(), new.as_slice()).statement);
            }
        }
    }
    out
}

/// Something that is done.
struct Done {
    shows: String,
    old: Option<usize>,
    new: Option<usize>,
}

/// What is done to the portfolios, in the order of the list after; then what is gone.
fn done(court: &Court<'_, '_>) -> Vec<Done> {
    let mut out = Vec::new();
    for (i, item) in court.after.items.iter().enumerate() {
        let name = &item.words.value;
        let fund = court.fund_name(i);
        let under = fund.map(|fund| format!(" under {fund}")).unwrap_or_default();
        let Some((at, old)) =
            court.matched.after.get(i).copied().flatten().and_then(|at| Some((at, court.before.items.get(at)?)))
        else {
            out.push(Done { shows: format!("{name} added{under}"), old: None, new: Some(i) });
            continue;
        };
        let was = &old.words.value;
        match court.matched.evidence.get(&i) {
            // The list itself says so.
            None | Some(Evidence::Formerly | Evidence::Stated(_)) => {}
            Some(_) => out.push(Done { shows: format!("{was} renamed to {name}"), old: Some(at), new: Some(i) }),
        }
        if is_moved(court.before, court.after, court.matched, old, item) {
            out.push(Done { shows: format!("{name} moved{under}"), old: Some(at), new: Some(i) });
        }
    }
    for (i, item) in court.before.items.iter().enumerate() {
        let gone = court.matched.is_loose_before(i) && court.matched.fates.get(i) == Some(&Fate::Removed);
        if gone {
            out.push(Done { shows: format!("{} removed", item.words.value), old: Some(i), new: None });
        }
    }
    out
}

fn places(roll: &Roll<'_>) -> HashMap<NameId, Vec<usize>> {
    let mut out: HashMap<NameId, Vec<usize>> = HashMap::new();
    for (i, item) in roll.items.iter().enumerate() {
        out.entry(item.id).or_default().push(i);
    }
    out
}
