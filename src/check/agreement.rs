//! Which agreement a document belongs to.

use std::collections::BTreeSet;

use crate::check::names::ids::{key, tokens};
use crate::model::{Document, Kind, ScopeMode};
use crate::order::InOrder;

/// The name of the agreement without its restatement prefix and its case; none where the document does not say.
pub fn agreement_key(document: &Document) -> Option<String> {
    let name = document.agreement.as_ref()?;
    Some(agreement_name(&name.value)).filter(|name| !name.is_empty())
}

/// "SECOND AMENDED AND RESTATED MASTER DISTRIBUTION AGREEMENT" is a "master distribution agreement".
fn agreement_name(written: &str) -> String {
    const PREFIX: [&str; 16] = [
        "the", "amended", "and", "restated", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
        "ninth", "tenth", "further", "first", "a",
    ];
    let words = tokens(written);
    words.into_iter().skip_while(|word| PREFIX.contains(&word.as_str())).collect::<Vec<_>>().join(" ")
}

/// The classes of shares to which it applies, as they are compared; empty for all.
pub fn scope_key(document: &Document) -> String {
    let Some(scope) = &document.scope else { return String::new() };
    let mut classes: Vec<String> = scope.classes.iter().map(|class| key(&class.value).replace("shares", "")).collect();
    classes.order();
    let mode = if scope.mode == ScopeMode::Only { "" } else { "not " };
    format!("{mode}{}", classes.join(","))
}

/// The parties as they are compared: letters and figures only.
pub fn parties_of(document: &Document) -> BTreeSet<String> {
    document.parties.iter().map(|party| letters(&party.value)).filter(|party| !party.is_empty()).collect()
}

/// Whether anything ties two documents together. Those of two agreements that also have no party, signer or registrant
/// in common speak of different things: a likeness of their names tells nothing.
pub fn are_strangers(before: &Document, after: &Document) -> bool {
    let same_agreement = agreement_key(before).zip(agreement_key(after)).map(|(a, b)| a == b);
    let (a, b) = (everybody(before), everybody(after));
    let in_common = (!a.is_empty() && !b.is_empty()).then(|| !a.is_disjoint(&b));
    match (same_agreement, in_common) {
        (Some(true), _) | (_, Some(true)) | (None, None) => false,
        (_, Some(false)) => true,
        // Nobody is named on one side: two lists of which half is the same are still of one house.
        (Some(false), None) => !half_shared(&portfolios_of(before), &portfolios_of(after)),
    }
}

/// Everybody who has a part in a document: its parties, those for whom it is signed, the registrants that it lists.
fn everybody(document: &Document) -> BTreeSet<String> {
    let signing = document.signatures.iter().flat_map(|one| &one.party);
    let registrants = document.schedules.iter().flat_map(|one| &one.funds).flat_map(|fund| &fund.name);
    let all = signing.chain(registrants).map(|name| letters(&name.value));
    all.chain(parties_of(document)).filter(|name| !name.is_empty()).collect()
}

fn portfolios_of(document: &Document) -> BTreeSet<String> {
    let funds = document.schedules.iter().flat_map(|one| &one.funds);
    funds.flat_map(|fund| &fund.portfolios).map(|portfolio| key(&portfolio.name.value)).collect()
}

fn half_shared(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let shorter = a.len().min(b.len());
    shorter > 0 && a.intersection(b).count() * 2 >= shorter
}

/// A party's name as it is compared: its letters and figures.
pub fn letters(name: &str) -> String {
    key(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether the document is of the kinds that an agreement's history is made of.
pub fn is_part_of_one(document: &Document) -> bool {
    match document.kind {
        Kind::Amendment | Kind::Schedule | Kind::Agreement | Kind::PlanAmendment => true,
        Kind::Letter | Kind::Notice | Kind::Other => {
            !document.schedules.is_empty() || !document.instructions.is_empty()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::agreement_name;

    #[test]
    fn restated_agreements_are_the_agreement() {
        for name in [
            "Second Amended and Restated Master Custody Agreement",
            "MASTER CUSTODY AGREEMENT",
            "the Master Custody Agreement",
        ] {
            assert_eq!(agreement_name(name), "master custody agreement");
        }
    }
}
