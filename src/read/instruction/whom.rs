//! Which of the names in a clause are meant by its verb.

use std::ops::Range;

use crate::order::InOrder;

use super::facts::Facts;

impl Facts<'_> {
    /// "The Agreement of Oak Trust is amended by adding Oak Fund": the names behind such a verb, where some stand there.
    pub(super) fn behind_adding(&self, named: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let verb = ["by adding", "to add ", "to include ", "addition of", "hereby adds", "hereby add "];
        let at = self.range.start + verb.iter().filter_map(|verb| self.lower.find(verb)).min()?;
        let behind: Vec<_> = named.iter().filter(|name| name.start > at).cloned().collect();
        (!behind.is_empty()).then_some(behind)
    }

    /// "… and that Oak Fund has been added": the names right before such a verb.
    pub(super) fn before_added(&self, named: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        const VERBS: [&str; 4] = ["has been added", "have been added", "is added", "are added"];
        let added = |name: &&Range<usize>| {
            let behind = self.text[name.end..self.range.end].trim_start_matches(['"', ' ', ',']);
            VERBS.iter().any(|verb| behind.starts_with(verb))
        };
        let names: Vec<_> = named.iter().filter(added).cloned().collect();
        (!names.is_empty()).then_some(names)
    }

    /// The names that are no part of a pair of old and new.
    pub(super) fn named(&self, pairs: &[(Range<usize>, Range<usize>)]) -> Vec<Range<usize>> {
        let mut paired: Vec<&Range<usize>> = pairs.iter().flat_map(|(a, b)| [a, b]).collect();
        paired.order_by_key(|pair| pair.start);
        let is_paired = |name: &Range<usize>| {
            let before = paired.partition_point(|pair| pair.start < name.end);
            before.checked_sub(1).is_some_and(|last| name.start < paired[last].end)
        };
        self.known.names_in(self.text, self.range.clone()).into_iter().filter(|name| !is_paired(name)).collect()
    }

    /// "Oak Fund, having been merged into Elm Fund, is removed": the other one stays.
    pub(super) fn leaving(&self, named: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let into = |name: &&Range<usize>| {
            !["into", "with", "by", "includes"].iter().any(|w| self.text[..name.start].trim_end().ends_with(w))
        };
        // A name is taken out once, however often it is said.
        let mut known: Vec<&str> = Vec::new();
        let mut first = |name: &&Range<usize>| {
            let new = !known.contains(&&self.text[(*name).clone()]);
            known.push(&self.text[(*name).clone()]);
            new
        };
        let leaving: Vec<_> = named.iter().filter(into).filter(|name| first(name)).cloned().collect();
        if leaving.is_empty() { named } else { leaving }
    }

    /// "inserting Oak Fund after Elm Fund": the other one says where.
    pub(super) fn entering(&self, named: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let place = |name: &&Range<usize>| {
            let before = self.text[..name.start].trim_end_matches([' ', '"']);
            [" after", " before", " following", " heading", " caption"].iter().any(|word| before.ends_with(word))
        };
        let entering: Vec<_> = named.iter().filter(|name| !place(name)).cloned().collect();
        if entering.is_empty() { named } else { entering }
    }
}
