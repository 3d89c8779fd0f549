//! The trees of the schedules, laid flat: fund, group, portfolio, class.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::place::{Places, lines};
use super::{Cell, Node, Schedule};
use crate::model::{self, Class, Fund, Portfolio};
use crate::text::fold::Folded;
use crate::text::{Span, Words};

/// What stands in a tree.
enum Item<'a> {
    Fund(&'a Fund, &'a Words),
    /// A category, and the portfolios under it.
    Group(&'a Words, &'a [Portfolio]),
    Portfolio(&'a Portfolio),
    Class(&'a Class),
}

/// Every schedule, with the range of its nodes.
pub fn schedules<'a>(schedules: &'a [model::Schedule], places: &Places<'a>) -> Vec<Schedule<'a>> {
    let mut first = 0;
    let one = |schedule: &'a model::Schedule| {
        let mut count = 0;
        walk(schedule, &mut |_, _| count += 1);
        let view = Schedule {
            id: &schedule.id,
            label: places.words(&schedule.label),
            complete: schedule.complete,
            as_of: places.dated(&schedule.as_of),
            columns: places.all(&schedule.columns),
            lines: lines(schedule.lines),
            first,
            count,
            funds: schedule.funds.iter().filter(|fund| fund.name.is_some()).count(),
            portfolios: schedule.funds.iter().map(|fund| fund.portfolios.len()).sum(),
        };
        first += count;
        view
    };
    schedules.iter().map(one).collect()
}

/// Hands over the nodes of all schedules one by one, depth first.
pub fn each_node<'a>(schedules: &'a [model::Schedule], places: &Places<'a>, take: &mut dyn FnMut(Node<'a>)) {
    let mut tree = Tree { places, count: 0, path: Vec::new(), keys: Keys::default() };
    for (index, schedule) in schedules.iter().enumerate() {
        let named = if schedule.id.is_empty() { schedule.label.value.as_str() } else { schedule.id.as_str() };
        let root = slug(named, "schedule");
        walk(schedule, &mut |depth, item| take(tree.next(index, &root, depth, &item)));
    }
}

/// The nodes of all schedules, which are made while they are serialised.
pub struct Nodes<'p, 'a> {
    pub schedules: &'a [model::Schedule],
    pub places: &'p Places<'a>,
    /// How many.
    pub count: usize,
}

impl Serialize for Nodes<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.count))?;
        let mut done = Ok(());
        each_node(self.schedules, self.places, &mut |node| {
            if done.is_ok() {
                done = seq.serialize_element(&node);
            }
        });
        done?;
        seq.end()
    }
}

/// Where the words of each node stand, numbered as [`each_node`] numbers them.
pub fn places(schedules: &[model::Schedule]) -> Vec<(Span, usize)> {
    let mut found = Vec::new();
    let mut count = 0;
    for schedule in schedules {
        walk(schedule, &mut |_, item| {
            let label = if let Item::Fund(fund, _) = item { fund.label.as_ref() } else { None };
            found.extend([item.name()].into_iter().chain(label).flat_map(Words::pieces).map(|span| (span, count)));
            count += 1;
        });
    }
    found
}

/// Visits the items of a schedule depth first, each with its depth.
fn walk<'a>(schedule: &'a model::Schedule, visit: &mut dyn FnMut(usize, Item<'a>)) {
    for fund in &schedule.funds {
        let mut depth = 0;
        if let Some(name) = &fund.name {
            visit(depth, Item::Fund(fund, name));
            depth += 1;
        }
        for run in fund.portfolios.chunk_by(|a, b| a.group == b.group) {
            let group = run.first().and_then(|portfolio| portfolio.group.as_ref());
            if let Some(group) = group {
                visit(depth, Item::Group(group, run));
            }
            let depth = depth + usize::from(group.is_some());
            for portfolio in run {
                visit(depth, Item::Portfolio(portfolio));
                portfolio.classes.iter().for_each(|class| visit(depth + 1, Item::Class(class)));
            }
        }
    }
}

impl<'a> Item<'a> {
    fn name(&self) -> &'a Words {
        match self {
            Self::Fund(_, name) | Self::Group(name, _) => name,
            Self::Portfolio(portfolio) => &portfolio.name,
            Self::Class(class) => &class.name,
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Fund(..) => "fund",
            Self::Group(..) => "group",
            Self::Portfolio(_) => "portfolio",
            Self::Class(_) => "class",
        }
    }

    /// The portfolios that stand below it.
    fn portfolios(&self) -> &'a [Portfolio] {
        match self {
            Self::Fund(fund, _) => &fund.portfolios,
            Self::Group(_, run) => run,
            Self::Portfolio(_) | Self::Class(_) => &[],
        }
    }

    /// How many classes stand below it.
    fn classes(&self) -> usize {
        let own = if let Self::Portfolio(portfolio) = self { portfolio.classes.len() } else { 0 };
        own + self.portfolios().iter().map(|portfolio| portfolio.classes.len()).sum::<usize>()
    }
}

struct Tree<'p, 'a> {
    places: &'p Places<'a>,
    /// How many nodes there are so far.
    count: usize,
    /// The nodes above the next one: their numbers and their keys.
    path: Vec<(usize, String)>,
    keys: Keys,
}

impl<'a> Tree<'_, 'a> {
    fn next(&mut self, schedule: usize, root: &str, depth: usize, item: &Item<'a>) -> Node<'a> {
        self.path.truncate(depth);
        let stem = self.path.last().map_or(root, |(_, key)| key);
        let key = self.keys.unique(format!("{stem}/{}", slug(&item.name().value, item.kind())));
        let node = self.node(schedule, depth, key, item);
        self.path.push((self.count, node.key.clone()));
        self.count += 1;
        node
    }

    fn node(&self, schedule: usize, depth: usize, key: String, item: &Item<'a>) -> Node<'a> {
        let places = self.places;
        let cells = |cells: &'a [model::Cell]| {
            cells.iter().map(|cell| Cell { head: cell.head.as_deref(), value: places.words(&cell.value) }).collect()
        };
        let mut node = Node {
            kind: item.kind(),
            depth: depth as u32,
            parent: super::index(self.path.last().map(|(number, _)| *number)),
            schedule,
            key,
            name: places.words(item.name()),
            label: None,
            formerly: Vec::new(),
            cells: Vec::new(),
            notes: Vec::new(),
            classes: item.classes(),
            portfolios: item.portfolios().len(),
        };
        match item {
            Item::Fund(fund, _) => {
                node.label = places.maybe(&fund.label);
                node.cells = cells(&fund.cells);
            }
            Item::Group(..) => {}
            Item::Class(class) => node.cells = cells(&class.cells),
            Item::Portfolio(portfolio) => {
                node.formerly = places.all(&portfolio.formerly);
                node.cells = cells(&portfolio.cells);
                node.notes = places.all(&portfolio.notes);
            }
        }
        node
    }
}

/// Keys that were given out, by their hashes: of two keys with one hash the later would bear a number that it does not
/// need, and hardly any list on earth has two.
#[derive(Default)]
struct Keys {
    given: HashSet<u64>,
    next: BTreeMap<String, u32>,
}

impl Keys {
    /// The key itself, or with `-2`, `-3`… where it was given out before.
    fn unique(&mut self, key: String) -> String {
        if first(&mut self.given, &key) {
            return key;
        }
        let next = self.next.entry(key.clone()).or_insert(1);
        loop {
            *next += 1;
            let other = format!("{key}-{next}");
            if first(&mut self.given, &other) {
                return other;
            }
        }
    }
}

/// Whether the key is given out for the first time.
fn first(given: &mut HashSet<u64>, key: &str) -> bool {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    given.insert(hasher.finish())
}

/// A name as it stands in a link: small letters and figures, one hyphen for anything else.
fn slug(name: &str, without: &str) -> String {
    let folded = Folded::of(name);
    let parts = folded.as_str().split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let slug = parts.collect::<Vec<_>>().join("-");
    if slug.is_empty() { without.to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_slugs_and_never_twice_the_same() {
        assert_eq!(slug("Oak U.S. Growth Fund", "fund"), "oak-u-s-growth-fund");
        assert_eq!(slug("***", "fund"), "fund");
        let mut keys = Keys::default();
        let given = ["a", "a-2", "a", "a", "a-2"].map(|key| keys.unique(key.to_owned()));
        assert_eq!(given, ["a", "a-2", "a-3", "a-4", "a-2-2"]);
    }
}
