//! Renamings that the text does not state, among what is left over.

use std::collections::HashMap;

use super::matching::{Fate, Kin, Matched, Maybe};
use super::roll::{Item, Roll};
use crate::check::names::beginnings;
use crate::check::names::evidence::{self, Evidence, Telling};
use crate::check::names::ids::key;
use crate::order::InOrder;

/// An item that is left over, with its words.
struct Loose {
    index: usize,
    telling: Telling,
}

/// What speaks for a renaming without the text's saying so: marks, a family's new name, the same place in the list.
/// What does not suffice is offered; between strangers nothing does.
pub fn likely(before: &Roll<'_>, after: &Roll<'_>, out: &mut Matched) {
    let gone = |i: &usize| out.is_loose_before(*i) && out.fates.get(*i) == Some(&Fate::Removed);
    let gone: Vec<usize> = (0..before.items.len()).filter(gone).collect();
    let come: Vec<usize> = (0..after.items.len()).filter(|&i| out.is_loose_after(i)).collect();
    if gone.is_empty() || come.is_empty() {
        return;
    }
    let all = before.items.iter().chain(&after.items).map(|item| item.words.value.as_str());
    let family = evidence::family(all);
    let loose = |roll: &Roll<'_>, indices: Vec<usize>| -> Vec<Loose> {
        let telling = |index: usize| roll.items.get(index).map(|item| Telling::of(&item.words.value, &family));
        indices.into_iter().filter_map(|index| Some(Loose { index, telling: telling(index)? })).collect()
    };
    let (gone, come) = (loose(before, gone), loose(after, come));
    by_marks(before, after, &gone, &come, out);
    by_family(&gone, &come, out);
    if out.kin == Kin::Strangers {
        return;
    }
    let slots = slots(before, after, out)
        .into_iter()
        .filter_map(|slot| in_one_slot(slot, &gone, &come, out))
        .collect::<Vec<_>>();
    offer(before, after, (&gone, &come), &slots, out);
}

/// Pairs what stands in one slot where words speak for it and for no other pair; gives the pair that is left where one
/// is.
fn in_one_slot(
    (mut old, mut new): (Vec<usize>, Vec<usize>),
    gone: &[Loose],
    come: &[Loose],
    out: &mut Matched,
) -> Option<(usize, usize)> {
    // A longer run of changes is not a place any more.
    const LONGEST: usize = 4;
    if old.len() > LONGEST || new.len() > LONGEST {
        return None;
    }
    let fits = |b: usize, a: usize| find(gone, b).zip(find(come, a)).is_some_and(|(b, a)| b.is_renaming(a));
    let only = |b: usize, a: usize| {
        fits(b, a)
            && new.iter().filter(|&&a| fits(b, a)).count() == 1
            && old.iter().filter(|&&b| fits(b, a)).count() == 1
    };
    let pairs: Vec<(usize, usize)> =
        old.iter().flat_map(|&b| new.iter().map(move |&a| (b, a))).filter(|&(b, a)| only(b, a)).collect();
    for (b, a) in pairs {
        let shared = find(gone, b).zip(find(come, a)).map(|(b, a)| b.shared(a)).unwrap_or_default();
        out.pair(b, a);
        out.evidence.insert(a, Evidence::SameSlot(shared));
        old.retain(|&one| one != b);
        new.retain(|&one| one != a);
    }
    match (old.as_slice(), new.as_slice()) {
        ([b], [a]) => Some((*b, *a)),
        _ => None,
    }
}

fn find(loose: &[Loose], index: usize) -> Option<&Telling> {
    let at = loose.binary_search_by_key(&index, |one| one.index).ok()?;
    loose.get(at).map(|one| &one.telling)
}

fn by_marks(before: &Roll<'_>, after: &Roll<'_>, gone: &[Loose], come: &[Loose], out: &mut Matched) {
    let letters = |roll: &Roll<'_>, index: usize| -> String {
        let written = roll.items.get(index).map_or("", |item| &item.words.value);
        key(written).replace('&', "and").chars().filter(|c| c.is_alphanumeric()).collect()
    };
    let mut old: HashMap<String, usize> = HashMap::new();
    for one in gone {
        old.entry(letters(before, one.index)).or_insert(one.index);
    }
    for one in come {
        let id = |roll: &Roll<'_>, index: usize| roll.items.get(index).map(|item| item.id);
        // One name in two places is a move, where it is anything; never a renaming.
        let other_name = |old: &usize| id(before, *old) != id(after, one.index);
        if let Some(old) = old.remove(&letters(after, one.index)).filter(other_name) {
            assert_or_offer((old, one.index), Evidence::Marks, (gone, come), out);
        }
    }
}

fn by_family(all_gone: &[Loose], all_come: &[Loose], out: &mut Matched) {
    let gone: Vec<&Loose> = all_gone.iter().filter(|one| out.is_loose_before(one.index)).collect();
    let come: Vec<&Loose> = all_come.iter().filter(|one| out.is_loose_after(one.index)).collect();
    let words = |loose: &[&Loose]| loose.iter().map(|one| one.telling.clone()).collect::<Vec<_>>();
    let (old, new) = (words(&gone), words(&come));
    let (old, new): (Vec<&Telling>, Vec<&Telling>) = (old.iter().collect(), new.iter().collect());
    for (b, a, evidence) in beginnings::by_family(&old, &new) {
        if let (Some(b), Some(a)) = (gone.get(b), come.get(a)) {
            assert_or_offer((b.index, a.index), evidence, (all_gone, all_come), out);
        }
    }
}

/// What would speak for a renaming in lists of one house is, between strangers, no more than a likeness.
fn assert_or_offer(
    (before, after): (usize, usize),
    evidence: Evidence,
    (gone, come): (&[Loose], &[Loose]),
    out: &mut Matched,
) {
    if out.kin == Kin::Related {
        out.pair(before, after);
        out.evidence.insert(after, evidence);
        return;
    }
    let taken = out.maybe.iter().any(|one| one.before == before || one.after == after);
    let shared = find(gone, before).zip(find(come, after)).map(|(b, a)| b.shared(a)).unwrap_or_default();
    if !taken {
        out.maybe.push(Maybe { before, after, same_slot: false, shared });
    }
}

/// The neighbours between which an item stands, told by their indices before; the fund where there is none.
type Slot = (Option<usize>, Option<usize>, usize);

/// What stands between the same neighbours before and after.
fn slots(before: &Roll<'_>, after: &Roll<'_>, out: &Matched) -> Vec<(Vec<usize>, Vec<usize>)> {
    let fund_of = |item: &Item<'_>| out.funds_after.get(item.fund).copied().flatten();
    let stays = |i: usize| out.before.get(i).copied().flatten().map(|_| i);
    let old = in_slots(&before.items, |i, _| stays(i), |item| Some(item.fund));
    let new = in_slots(&after.items, |i, _| out.after.get(i).copied().flatten(), fund_of);
    let mut found: Vec<_> = old.into_iter().filter_map(|(slot, old)| Some((old, new.get(&slot)?.clone()))).collect();
    found.order();
    found
}

fn in_slots<'i, 'a>(
    items: &'i [Item<'a>],
    partner: impl Fn(usize, &'i Item<'a>) -> Option<usize>,
    fund: impl Fn(&'i Item<'a>) -> Option<usize>,
) -> HashMap<Slot, Vec<usize>> {
    let mut out: HashMap<Slot, Vec<usize>> = HashMap::new();
    let mut waiting: Vec<usize> = Vec::new();
    let mut last: Option<usize> = None;
    let mut at: Option<usize> = None;
    for (i, item) in items.iter().enumerate() {
        if at != Some(item.fund) {
            close(&mut out, &mut waiting, last, None, at.and_then(|_| items.get(i.saturating_sub(1))).and_then(&fund));
            (at, last) = (Some(item.fund), None);
        }
        match partner(i, item) {
            Some(partner) => {
                close(&mut out, &mut waiting, last, Some(partner), fund(item));
                last = Some(partner);
            }
            None => waiting.push(i),
        }
    }
    close(&mut out, &mut waiting, last, None, items.last().and_then(&fund));
    out
}

fn close(
    out: &mut HashMap<Slot, Vec<usize>>,
    waiting: &mut Vec<usize>,
    from: Option<usize>,
    to: Option<usize>,
    fund: Option<usize>,
) {
    if let (false, Some(fund)) = (waiting.is_empty(), fund) {
        out.insert((from, to, fund), std::mem::take(waiting));
    }
    waiting.clear();
}

/// Pairs that may be one portfolio: in one place of the list, or of one fund with a telling word in common.
fn offer(
    before: &Roll<'_>,
    after: &Roll<'_>,
    (gone, come): (&[Loose], &[Loose]),
    slots: &[(usize, usize)],
    out: &mut Matched,
) {
    // A word that more names have tells nothing of any of them.
    const MOST_ALIKE: usize = 8;
    let free = |b: usize, a: usize, out: &Matched| out.is_loose_before(b) && out.is_loose_after(a);
    let mut offers: Vec<(usize, Maybe)> = Vec::new();
    for &(b, a) in slots.iter().filter(|&&(b, a)| free(b, a, out)) {
        let shared = find(gone, b).zip(find(come, a)).map(|(b, a)| b.shared(a)).unwrap_or_default();
        offers.push((1 + shared.len(), Maybe { before: b, after: a, same_slot: true, shared }));
    }
    let mut words: HashMap<&str, Vec<&Loose>> = HashMap::new();
    for one in come.iter().filter(|one| out.is_loose_after(one.index)) {
        one.telling.telling.iter().for_each(|word| words.entry(word).or_default().push(one));
    }
    let own_fund = |b: usize, a: usize| {
        let (Some(b), Some(a)) = (before.items.get(b), after.items.get(a)) else { return false };
        out.funds_after.get(a.fund).copied().flatten() == Some(b.fund)
    };
    let in_fund: HashMap<usize, Vec<&Loose>> =
        come.iter().filter(|one| out.is_loose_after(one.index)).fold(HashMap::new(), |mut all, one| {
            let fund = after.items.get(one.index).and_then(|item| out.funds_after.get(item.fund).copied().flatten());
            fund.into_iter().for_each(|fund| all.entry(fund).or_insert_with(Vec::new).push(one));
            all
        });
    for b in gone.iter().filter(|one| out.is_loose_before(one.index)) {
        let by_word = b
            .telling
            .telling
            .iter()
            .filter_map(|word| words.get(word.as_str()))
            .filter(|all| all.len() <= MOST_ALIKE)
            .flatten();
        let fund =
            before.items.get(b.index).and_then(|item| in_fund.get(&item.fund)).filter(|all| all.len() <= MOST_ALIKE);
        for a in by_word.chain(fund.into_iter().flatten()) {
            let mut shared = b.telling.shared(&a.telling);
            let telling = shared.iter().any(|word| word.len() > 2)
                && (own_fund(b.index, a.index) || b.telling.is_renaming(&a.telling));
            if !telling {
                let half = b.telling.half_shared(&a.telling).filter(|_| own_fund(b.index, a.index));
                shared.extend(half);
            }
            if !shared.is_empty() && (telling || shared.len() == 1) {
                offers.push((shared.len(), Maybe { before: b.index, after: a.index, same_slot: false, shared }));
            }
        }
    }
    offers.order_by(|(a, one), (b, other)| {
        b.cmp(a)
            .then_with(|| other.same_slot.cmp(&one.same_slot))
            .then_with(|| (one.before, one.after).cmp(&(other.before, other.after)))
    });
    let (mut b, mut a) = (std::collections::HashSet::new(), std::collections::HashSet::new());
    for (_, one) in offers {
        if !b.contains(&one.before) && !a.contains(&one.after) {
            b.insert(one.before);
            a.insert(one.after);
            out.maybe.push(one);
        }
    }
    out.maybe.order_by_key(|one| one.after);
}
