//! Who signed for each party before, and who does now.

use std::collections::HashMap;

use super::delta::{Signer, SignerChange, SignerDelta};
use crate::check::names::ids::{key, tokens};
use crate::model::{Document, Mark, Role, Signature};
use crate::text::Words;

/// The signatures of two documents side by side, in the order of the one after.
pub fn signers(before: &Document, after: &Document) -> Vec<SignerDelta> {
    let (old, new) = (&before.signatures, &after.signatures);
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    // From the surest sign that two signatures are for one party to the weakest.
    let signs: [fn(&Signature) -> Option<String>; 4] = [by_party, by_caption, by_words, by_signer];
    for sign in signs {
        let mut waiting: HashMap<(Role, String), std::collections::VecDeque<usize>> = HashMap::new();
        for (i, one) in old.iter().enumerate().filter(|(i, _)| taken.get(*i) == Some(&false)) {
            sign(one).into_iter().for_each(|key| waiting.entry((one.role, key)).or_default().push_back(i));
        }
        for (one, partner) in new.iter().zip(&mut partner).filter(|(_, partner)| partner.is_none()) {
            let found = sign(one).and_then(|key| waiting.get_mut(&(one.role, key))).and_then(|all| all.pop_front());
            found.into_iter().for_each(|i| taken.iter_mut().skip(i).take(1).for_each(|taken| *taken = true));
            *partner = found;
        }
    }
    let kept = new.iter().zip(partner).map(|(new, partner)| delta(partner.and_then(|i| old.get(i)), Some(new)));
    let gone = old.iter().zip(taken).filter(|(_, taken)| !taken).map(|(old, _)| delta(Some(old), None));
    kept.chain(gone).flatten().collect()
}

fn by_party(one: &Signature) -> Option<String> {
    let parties: Vec<String> = one.party.iter().map(|party| letters(&party.value)).collect();
    (!parties.is_empty()).then(|| parties.join("|"))
}

/// A caption that means the funds of a schedule is one thing, whatever the schedule's letter is.
fn by_caption(one: &Signature) -> Option<String> {
    one.schedule.as_ref().map(|_| "the funds of a schedule".to_owned())
}

/// The words of the party without what a company's form adds.
fn by_words(one: &Signature) -> Option<String> {
    const FORMS: [&str; 8] = ["inc", "llc", "lp", "corp", "corporation", "company", "co", "the"];
    let words = one.party.iter().flat_map(|party| tokens(&party.value));
    let words: Vec<String> = words.filter(|word| !FORMS.contains(&word.as_str())).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Somebody who signs for himself, and whoever signs where no party can be read.
fn by_signer(one: &Signature) -> Option<String> {
    one.party.is_empty().then(|| one.name.as_ref().map(|name| letters(&name.value)).unwrap_or_default())
}

fn letters(text: &str) -> String {
    key(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn delta(before: Option<&Signature>, after: Option<&Signature>) -> Option<SignerDelta> {
    let one = after.or(before)?;
    let changes = match (before, after) {
        (Some(before), Some(after)) => changes(before, after),
        (None, _) => vec![SignerChange::New],
        (_, None) => vec![SignerChange::Gone],
    };
    Some(SignerDelta {
        party: one.party.iter().map(|words| words.value.to_string()).collect(),
        role: one.role,
        before: before.map(signer),
        after: after.map(signer),
        changes,
    })
}

fn signer(one: &Signature) -> Signer {
    Signer { mark: one.mark, name: one.name.clone(), title: one.title.clone(), span: one.span }
}

fn changes(before: &Signature, after: &Signature) -> Vec<SignerChange> {
    let other = |a: &Option<Words>, b: &Option<Words>, same: fn(&str, &str) -> bool| {
        a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| !same(&a.value, &b.value))
    };
    let signed = |mark: Mark| matches!(mark, Mark::Conformed | Mark::Illegible);
    let mut out = Vec::new();
    if by_party(before) != by_party(after) {
        out.push(SignerChange::Party);
    }
    if other(&before.name, &after.name, same_person) {
        out.push(SignerChange::Name);
    }
    if other(&before.title, &after.title, |a, b| letters(a) == letters(b)) {
        out.push(SignerChange::Title);
    }
    if signed(before.mark) != signed(after.mark) {
        out.push(SignerChange::Mark);
    }
    out
}

/// One person, with or without a middle initial.
fn same_person(a: &str, b: &str) -> bool {
    let long = |name: &str| tokens(name).into_iter().filter(|word| word.chars().count() > 1).collect::<Vec<_>>();
    long(a) == long(b)
}
