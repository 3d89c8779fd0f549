//! Which documents are of one agreement: by its name and the classes of shares, then by the parties.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::check::agreement::{agreement_key, is_part_of_one, parties_of, scope_key};
use crate::check::names::ids::key;
use crate::check::side::Side;
use crate::model::{Document, ScopeMode};

/// The groups, each in the order of the documents, and what belongs to none.
pub fn groups(documents: &[Side<'_>]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut named: BTreeMap<(String, String), Vec<Cluster>> = BTreeMap::new();
    let (mut nameless, mut aside) = (Vec::new(), Vec::new());
    for (i, side) in documents.iter().enumerate() {
        match agreement_key(side.document) {
            _ if !is_part_of_one(side.document) => aside.push(i),
            None => nameless.push(i),
            Some(name) => {
                join(named.entry((name, scope_key(side.document))).or_default(), i, parties_of(side.document))
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = named.into_values().flatten().map(|cluster| cluster.documents).collect();
    by_content(documents, nameless, &mut groups);
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort();
    (groups, aside)
}

/// Documents that name one agreement and share parties.
struct Cluster {
    documents: Vec<usize>,
    parties: BTreeSet<String>,
}

/// Documents that name an agreement alike and have no party in common are of two agreements; one that names no party
/// goes with the others.
fn join(clusters: &mut Vec<Cluster>, document: usize, parties: BTreeSet<String>) {
    let fits = |cluster: &&mut Cluster| {
        parties.is_empty() || cluster.parties.is_empty() || !cluster.parties.is_disjoint(&parties)
    };
    match clusters.iter_mut().find(fits) {
        Some(cluster) => {
            cluster.documents.push(document);
            cluster.parties.extend(parties);
        }
        None => clusters.push(Cluster { documents: vec![document], parties }),
    }
}

/// A document that does not say of which agreement it is, as a bare schedule, goes where at least half of its names are;
/// else it is a group of its own.
fn by_content(documents: &[Side<'_>], nameless: Vec<usize>, groups: &mut Vec<Vec<usize>>) {
    if nameless.is_empty() {
        return;
    }
    let names = |i: usize| -> BTreeSet<String> {
        let funds = documents.get(i).into_iter().flat_map(|side| &side.document.schedules).flat_map(|one| &one.funds);
        funds.flat_map(|fund| &fund.portfolios).map(|portfolio| key(&portfolio.name.value)).collect()
    };
    let mut held: HashMap<String, BTreeSet<usize>> = HashMap::new();
    for (group, members) in groups.iter().enumerate() {
        for name in members.iter().flat_map(|&i| names(i)) {
            held.entry(name).or_default().insert(group);
        }
    }
    for i in nameless {
        let own = names(i);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        own.iter()
            .filter_map(|name| held.get(name))
            .flatten()
            .for_each(|&group| *shared.entry(group).or_default() += 1);
        let best = shared.into_iter().max_by_key(|&(group, count)| (count, std::cmp::Reverse(group)));
        match best.filter(|(_, count)| count * 2 >= own.len()).and_then(|(group, _)| groups.get_mut(group)) {
            Some(group) => group.push(i),
            None => groups.push(vec![i]),
        }
    }
}

/// The classes of a title in words: "Class B", "all but Class B".
pub fn scope(document: &Document) -> String {
    let Some(scope) = &document.scope else { return String::new() };
    let classes: Vec<&str> = scope.classes.iter().map(|class| class.value.as_str()).collect();
    let but = if scope.mode == ScopeMode::AllExcept { "all but " } else { "" };
    format!("{but}{}", classes.join(", "))
}
