//! The trees of the schedules, laid flat: fund, group, portfolio, class.

use std::collections::{BTreeMap, BTreeSet};

use super::place::{Places, lines};
use super::{Cell, Node, Schedule};
use crate::model::{self, Class, Fund, Portfolio};
use crate::text::fold::Folded;
use crate::text::{Span, Words};

/// What stands in a tree.
enum Item<'a> {
    Fund(&'a Fund, &'a Words),
    Group(&'a Words),
    Portfolio(&'a Portfolio),
    Class(&'a Class),
}

/// Every schedule, and the nodes of all of them, depth first.
pub fn trees<'a>(schedules: &'a [model::Schedule], places: &Places<'a>) -> (Vec<Schedule<'a>>, Vec<Node<'a>>) {
    let mut tree = Tree { places, nodes: Vec::new(), path: Vec::new(), keys: Keys::default() };
    let all = schedules.iter().enumerate().map(|(i, schedule)| tree.schedule(i, schedule)).collect();
    (all, tree.nodes)
}

/// Where the words of each node stand, numbered as [`trees`] numbers them.
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
        let mut group: Option<&Words> = None;
        for portfolio in &fund.portfolios {
            if portfolio.group.as_ref() != group {
                group = portfolio.group.as_ref();
                if let Some(group) = group {
                    visit(depth, Item::Group(group));
                }
            }
            let depth = depth + usize::from(group.is_some());
            visit(depth, Item::Portfolio(portfolio));
            portfolio.classes.iter().for_each(|class| visit(depth + 1, Item::Class(class)));
        }
    }
}

impl<'a> Item<'a> {
    fn name(&self) -> &'a Words {
        match self {
            Self::Fund(_, name) | Self::Group(name) => name,
            Self::Portfolio(portfolio) => &portfolio.name,
            Self::Class(class) => &class.name,
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Fund(..) => "fund",
            Self::Group(_) => "group",
            Self::Portfolio(_) => "portfolio",
            Self::Class(_) => "class",
        }
    }
}

struct Tree<'p, 'a> {
    places: &'p Places<'a>,
    nodes: Vec<Node<'a>>,
    /// The nodes above the next one.
    path: Vec<usize>,
    keys: Keys,
}

impl<'a> Tree<'_, 'a> {
    fn schedule(&mut self, index: usize, schedule: &'a model::Schedule) -> Schedule<'a> {
        let first = self.nodes.len();
        let root = if schedule.id.is_empty() {
            slug(&schedule.label.value, "schedule")
        } else {
            slug(&schedule.id, "schedule")
        };
        walk(schedule, &mut |depth, item| self.push(index, &root, depth, &item));
        Schedule {
            id: &schedule.id,
            label: self.places.words(&schedule.label),
            complete: schedule.complete,
            as_of: self.places.dated(&schedule.as_of),
            columns: self.places.all(&schedule.columns),
            lines: lines(schedule.lines),
            first,
            count: self.nodes.len() - first,
            funds: schedule.funds.iter().filter(|fund| fund.name.is_some()).count(),
            portfolios: schedule.funds.iter().map(|fund| fund.portfolios.len()).sum(),
        }
    }

    fn push(&mut self, schedule: usize, root: &str, depth: usize, item: &Item<'a>) {
        self.path.truncate(depth);
        for &above in &self.path {
            match item {
                Item::Portfolio(_) => self.nodes[above].portfolios += 1,
                Item::Class(_) => self.nodes[above].classes += 1,
                Item::Fund(..) | Item::Group(_) => {}
            }
        }
        let parent = self.path.last().map(|&i| &self.nodes[i]);
        let stem = parent.map_or(root, |node| &node.key);
        let key = self.keys.unique(format!("{stem}/{}", slug(&item.name().value, item.kind())));
        let node = self.node(schedule, depth, key, item);
        self.path.push(self.nodes.len());
        self.nodes.push(node);
    }

    fn node(&self, schedule: usize, depth: usize, key: String, item: &Item<'a>) -> Node<'a> {
        let places = self.places;
        let cells = |cells: &'a [model::Cell]| {
            cells.iter().map(|cell| Cell { head: cell.head.as_deref(), value: places.words(&cell.value) }).collect()
        };
        let mut node = Node {
            kind: item.kind(),
            depth: depth as u32,
            parent: super::index(self.path.last().copied()),
            schedule,
            key,
            name: places.words(item.name()),
            label: None,
            formerly: Vec::new(),
            cells: Vec::new(),
            notes: Vec::new(),
            classes: 0,
            portfolios: 0,
        };
        match item {
            Item::Fund(fund, _) => {
                node.label = places.maybe(&fund.label);
                node.cells = cells(&fund.cells);
            }
            Item::Group(_) => {}
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

/// Keys that were given out.
#[derive(Default)]
struct Keys {
    given: BTreeSet<String>,
    next: BTreeMap<String, u32>,
}

impl Keys {
    /// The key itself, or with `-2`, `-3`… where it was given out before.
    fn unique(&mut self, key: String) -> String {
        if self.given.insert(key.clone()) {
            return key;
        }
        let next = self.next.entry(key.clone()).or_insert(1);
        loop {
            *next += 1;
            let other = format!("{key}-{next}");
            if self.given.insert(other.clone()) {
                return other;
            }
        }
    }
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
