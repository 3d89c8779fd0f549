//! Classes and values of a portfolio, before and after.

use super::delta::Difference;
use crate::check::names::ids::key;
use crate::model::{Cell, Portfolio};

/// What differs in the classes and values of one portfolio.
pub fn differences(before: &Portfolio, after: &Portfolio) -> Vec<Difference> {
    let bare = |portfolio: &Portfolio| portfolio.classes.is_empty() && portfolio.cells.is_empty();
    if bare(before) && bare(after) {
        return Vec::new();
    }
    let mut out = cells(None, &before.cells, &after.cells);
    let name = |class: &crate::model::Class| key(&class.name.value);
    for old in &before.classes {
        let class = Some(old.name.value.clone());
        match after.classes.iter().find(|new| name(new) == name(old)) {
            Some(new) => out.extend(cells(class, &old.cells, &new.cells)),
            None => out.push(Difference { class, head: None, before: Some(old.name.clone()), after: None }),
        }
    }
    for new in after.classes.iter().filter(|new| !before.classes.iter().any(|old| name(old) == name(new))) {
        let class = Some(new.name.value.clone());
        out.push(Difference { class, head: None, before: None, after: Some(new.name.clone()) });
    }
    out
}

/// Values under one head are compared one by one in their order; a value without a head with others without one.
fn cells(class: Option<crate::text::Phrase>, before: &[Cell], after: &[Cell]) -> Vec<Difference> {
    let head = |cell: &Cell| cell.head.as_deref().map(key).unwrap_or_default();
    let mut used = vec![false; after.len()];
    let mut out = Vec::new();
    for old in before {
        let found = (0..after.len())
            .find(|&i| used.get(i) == Some(&false) && after.get(i).is_some_and(|new| head(new) == head(old)));
        let new = found.and_then(|i| {
            used.iter_mut().skip(i).take(1).for_each(|used| *used = true);
            after.get(i)
        });
        if new.is_none_or(|new| key(&new.value.value) != key(&old.value.value)) {
            let after = new.map(|new| new.value.clone());
            out.push(Difference {
                class: class.clone(),
                head: old.head.clone(),
                before: Some(old.value.clone()),
                after,
            });
        }
    }
    for (new, _) in after.iter().zip(used).filter(|(_, used)| !used) {
        let after = Some(new.value.clone());
        out.push(Difference { class: class.clone(), head: new.head.clone(), before: None, after });
    }
    out
}
