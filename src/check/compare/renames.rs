//! Renamed portfolios and funds among what is left when equal names are paired.

use std::collections::HashMap;

use super::Decided;
use super::matching::{Fate, Kin, Matched};
use super::roll::{Item, Roll};
use crate::check::names::evidence::{Evidence, series_id};
use crate::check::names::ids::{Ids, NameId};
use crate::check::stated::claims::{Claim, Said};
use crate::order::InOrder;

/// What the text itself says: "formerly", a statement, an identifier.
pub fn certain(before: &Roll<'_>, after: &Roll<'_>, claims: &[Claim], ids: &Ids<'_>, out: &mut Matched) {
    let loose: Vec<usize> = (0..after.items.len()).filter(|&i| out.is_loose_after(i)).collect();
    if loose.is_empty() {
        return;
    }
    let mut old: HashMap<NameId, Vec<usize>> = HashMap::new();
    let mut series: HashMap<String, usize> = HashMap::new();
    for (i, item) in before.items.iter().enumerate().filter(|(i, _)| out.is_loose_before(*i)) {
        old.entry(item.id).or_default().push(i);
        if let Some(id) = identifier(item) {
            series.insert(id, i);
        }
    }
    let renamings = renamings(claims, ids);
    for i in loose {
        let Some(item) = after.items.get(i) else { continue };
        let formerly = item.portfolio.iter().flat_map(|portfolio| &portfolio.formerly);
        let formerly = formerly.filter_map(|words| ids.find(&words.value)).map(|id| (id, Evidence::Formerly));
        let stated = renamings.get(&item.id).into_iter().flatten().map(|&(id, claim)| (id, Evidence::Stated(claim)));
        let group = out.group_after(item);
        let mut found = formerly.chain(stated).filter_map(|(id, evidence)| {
            let candidates = old.get(&id)?;
            let free = |old: &&usize| out.is_loose_before(**old);
            let near = |old: &&usize| before.items.get(**old).is_some_and(|item| out.group_before(item) == group);
            let own = candidates.iter().filter(free).find(near);
            Some((*own.or_else(|| candidates.iter().find(free))?, evidence))
        });
        let by_series = || {
            let id = identifier(item)?;
            let old = series.get(&id).copied().filter(|old| out.is_loose_before(*old))?;
            Some((old, Evidence::SeriesId(id)))
        };
        if let Some((old, evidence)) = found.next().or_else(by_series) {
            out.pair(old, i);
            out.evidence.insert(i, evidence);
        }
    }
}

/// What a person counts as renamed, of what would else have gone out and come in.
pub fn decided(before: &Roll<'_>, after: &Roll<'_>, decided: &[Decided], out: &mut Matched) {
    let item = |roll: &Roll<'_>, start: u32| roll.items.iter().position(|item| item.words.span.start == start);
    for &(old, new) in decided {
        let Some((old, new)) = item(before, old).zip(item(after, new)) else { continue };
        let goes = out.is_loose_before(old) && out.fates.get(old) == Some(&Fate::Removed);
        if goes && out.is_loose_after(new) {
            out.pair(old, new);
            out.evidence.insert(new, Evidence::Decided);
        }
    }
}

/// For each new name, the old names and the statements that say so.
fn renamings(claims: &[Claim], ids: &Ids<'_>) -> HashMap<NameId, Vec<(NameId, usize)>> {
    let mut out: HashMap<NameId, Vec<(NameId, usize)>> = HashMap::new();
    for (index, claim) in claims.iter().enumerate() {
        if let Said::Rename { old, new } = &claim.said
            && let (Some(old), Some(new)) = (ids.find(&old.value), ids.find(&new.value))
        {
            out.entry(new).or_default().push((old, index));
        }
    }
    out
}

fn identifier(item: &Item<'_>) -> Option<String> {
    let cells = item.portfolio.iter().flat_map(|portfolio| &portfolio.cells);
    let mut found = cells.filter_map(|cell| series_id(&cell.value.value));
    found.next().map(str::to_uppercase)
}

/// Funds that bear another name: a statement says so, or most of their portfolios are the same.
pub fn funds(before: &Roll<'_>, after: &Roll<'_>, claims: &[Claim], ids: &Ids<'_>, out: &mut Matched) {
    let renamings = renamings(claims, ids);
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    let (mut sizes_before, mut sizes_after) = (vec![0; before.funds.len()], vec![0; after.funds.len()]);
    before.items.iter().for_each(|item| sizes_before.iter_mut().skip(item.fund).take(1).for_each(|size| *size += 1));
    let related = out.kin == Kin::Related;
    for (i, item) in after.items.iter().enumerate() {
        sizes_after.iter_mut().skip(item.fund).take(1).for_each(|size| *size += 1);
        let Some(old) = out.after.get(i).copied().flatten().and_then(|old| before.items.get(old)) else { continue };
        let loose = out.funds_after.get(item.fund) == Some(&None) && out.funds_before.get(old.fund) == Some(&None);
        if loose && related {
            *shared.entry((old.fund, item.fund)).or_default() += 1;
        }
    }
    let mut found: Vec<(usize, usize, Evidence)> = Vec::new();
    for (new, fund) in after.funds.iter().enumerate().filter(|(new, _)| out.funds_after.get(*new) == Some(&None)) {
        let stated = fund.name.and_then(|(id, _)| renamings.get(&id)).into_iter().flatten();
        for &(old, claim) in stated {
            let old = before.funds.iter().position(|fund| fund.name.is_some_and(|(id, _)| id == old));
            found.extend(old.map(|old| (old, new, Evidence::Stated(claim))));
        }
    }
    let mut counted: Vec<_> = shared.into_iter().collect();
    counted.order_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));
    for ((old, new), count) in counted {
        let of =
            sizes_before.get(old).copied().unwrap_or_default().max(sizes_after.get(new).copied().unwrap_or_default());
        let named = before.funds.get(old).is_some_and(|fund| fund.name.is_some())
            && after.funds.get(new).is_some_and(|fund| fund.name.is_some());
        if named && count * 2 >= of {
            found.push((old, new, Evidence::SamePortfolios(count, of)));
        }
    }
    for (old, new, evidence) in found {
        let (Some(b), Some(a)) = (out.funds_before.get_mut(old), out.funds_after.get_mut(new)) else { continue };
        if b.is_none() && a.is_none() {
            (*b, *a) = (Some(new), Some(old));
            out.fund_evidence.insert(new, evidence);
        }
    }
}
