//! A family that took another name: many names that differ only in how they begin.

use crate::order::InOrder;

use std::collections::{HashMap, HashSet};

use super::evidence::{Evidence, KINDS, Telling};

/// Fewer names are a coincidence, not a family that took another name.
const FAMILY: usize = 3;

/// How a name began before, and how it begins now.
type Beginnings = (Vec<String>, Vec<String>);

/// Pairs of names that differ only in how they begin, where at least [`FAMILY`] names changed so: indices of both, and
/// the evidence.
pub fn by_family(before: &[&Telling], after: &[&Telling]) -> Vec<(usize, usize, Evidence)> {
    const LONGEST_BEGINNING: usize = 3;
    let mut ends: HashMap<&[String], Vec<(usize, usize)>> = HashMap::new();
    for (i, name) in after.iter().enumerate() {
        for cut in 0..=LONGEST_BEGINNING.min(name.words.len().saturating_sub(1)) {
            ends.entry(name.words.get(cut..).unwrap_or(&[])).or_default().push((i, cut));
        }
    }
    let mut by_beginning: HashMap<Beginnings, Vec<(usize, usize)>> = HashMap::new();
    for (i, name) in before.iter().enumerate() {
        for cut in 0..=LONGEST_BEGINNING.min(name.words.len().saturating_sub(1)) {
            let (old, end) = name.words.split_at(cut);
            // An end that many names have says nothing; and the work stays in proportion.
            let Some(found) = ends.get(end).filter(|found| found.len() <= 4 && !is_kind_only(end)) else { continue };
            for &(k, cut) in found {
                let new = after.get(k).and_then(|name| name.words.get(..cut)).unwrap_or(&[]);
                if old != new && old.first() != new.first() {
                    by_beginning.entry((old.to_vec(), new.to_vec())).or_default().push((i, k));
                }
            }
        }
    }
    let mut beginnings: Vec<_> = by_beginning.into_iter().filter(|(_, pairs)| pairs.len() >= FAMILY).collect();
    beginnings.order_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(&b.0)));
    let (mut taken, mut given) = (HashSet::new(), HashSet::new());
    let mut out = Vec::new();
    for ((old, new), pairs) in beginnings {
        let count = pairs.len();
        for (i, k) in pairs {
            if !taken.contains(&i) && !given.contains(&k) {
                taken.insert(i);
                given.insert(k);
                out.push((i, k, Evidence::Family { old: old.join(" "), new: new.join(" "), count }));
            }
        }
    }
    out.order_by_key(|(i, ..)| *i);
    out
}

fn is_kind_only(words: &[String]) -> bool {
    words.iter().all(|word| KINDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_takes_another_name() {
        let names = |all: [&str; 4]| all.map(|name| Telling::of(name, ""));
        let before = names(["Oak Bond Fund", "Oak Growth Fund", "Oak Value Fund", "Oak Old Fund"]);
        let after =
            names(["Elm River Bond Fund", "Elm River Growth Fund", "Elm River Value Fund", "Elm River New Fund"]);
        let found = by_family(&before.each_ref(), &after.each_ref());
        assert_eq!(found.iter().map(|(i, k, _)| (*i, *k)).collect::<Vec<_>>(), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(found[0].2, Evidence::Family { old: "oak".into(), new: "elm river".into(), count: 3 });
    }
}
