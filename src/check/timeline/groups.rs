//! Which documents are of one agreement: by its name and the classes of shares, then by the parties.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::check::agreement::{agreement_key, is_part_of_one, letters, parties_of, scope_key};
use crate::check::names::ids::key;
use crate::check::side::Side;
use crate::model::{Day, Document, ScopeMode};
use crate::order::InOrder;

/// The groups, each in the order of the documents, and what belongs to none.
pub fn groups(documents: &[Side<'_>]) -> (Vec<Vec<usize>>, Vec<usize>) {
    let mut named: BTreeMap<(String, String), Vec<Cluster>> = BTreeMap::new();
    let (mut nameless, mut aside) = (Vec::new(), Vec::new());
    for (i, side) in documents.iter().enumerate() {
        match agreement_key(side.document) {
            _ if !is_part_of_one(side.document) => aside.push(i),
            None => nameless.push(i),
            Some(name) => join(named.entry((name, scope_key(side.document))).or_default(), i, Mark::of(side.document)),
        }
    }
    let mut groups: Vec<Vec<usize>> = named.into_values().flatten().map(|cluster| cluster.documents).collect();
    by_content(documents, nameless, &mut groups);
    groups.iter_mut().for_each(|group| group.order());
    groups.order();
    (groups, aside)
}

/// Documents that are of one agreement.
#[derive(Default)]
struct Cluster {
    documents: Vec<usize>,
    /// Every set of parties and day of the agreement that its documents name, once each.
    marks: Vec<Mark>,
}

/// What tells two agreements of one name apart.
#[derive(PartialEq, Eq)]
struct Mark {
    parties: BTreeSet<String>,
    day: Option<Day>,
}

impl Mark {
    fn of(document: &Document) -> Self {
        let mut parties = parties_of(document);
        if parties.is_empty() {
            // A preamble may name its parties by reference only; those that sign are named.
            let signing = document.signatures.iter().filter(|one| one.schedule.is_none()).flat_map(|one| &one.party);
            parties.extend(signing.map(|party| letters(&party.value)));
        }
        Self { parties, day: document.dates.agreement.as_ref().and_then(|date| date.day) }
    }

    /// Two documents of one agreement have a party in common. An adviser may have one such agreement with each of
    /// several trusts: where both days are known and differ, as after a restatement, no party may be another.
    fn fits(&self, other: &Self) -> bool {
        let (a, b) = (&self.parties, &other.parties);
        let unnamed = a.is_empty() || b.is_empty();
        let other_day = self.day.zip(other.day).is_some_and(|(a, b)| a != b);
        match other_day {
            true => !unnamed && (a.is_subset(b) || b.is_subset(a)),
            false => unnamed || !a.is_disjoint(b),
        }
    }
}

fn join(clusters: &mut Vec<Cluster>, document: usize, mark: Mark) {
    let index = clusters.iter().position(|cluster| cluster.marks.iter().any(|known| known.fits(&mark)));
    let index = index.unwrap_or_else(|| {
        clusters.push(Cluster::default());
        clusters.len() - 1
    });
    if let Some(cluster) = clusters.get_mut(index) {
        cluster.documents.push(document);
        if !cluster.marks.contains(&mark) {
            cluster.marks.push(mark);
        }
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
