//! What is usual in a list, and what each of its names differs in: the evidence that tells headings from names.

use std::collections::{HashMap, HashSet};

use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant, is_category};

use super::entry::Entry;
use super::level::{Level, Style, is_set_in, is_valued, style};
use super::name::Mark;

/// What is usual in a list: evidence counts by how it differs.
pub(super) struct List {
    pub(super) caps: f32,
    pub(super) ruled: f32,
    pub(super) valued: f32,
    pub(super) apart: f32,
    pub(super) labels: usize,
    pub(super) colons: usize,
    pub(super) leaves: bool,
    /// The word that most names begin with.
    pub(super) family: Option<String>,
    /// The outermost indent, and the share of names that stand deeper.
    pub(super) margin: usize,
    pub(super) inner: f32,
    pub(super) count: usize,
    /// Names that are called as registrants are and may head a list that sets nothing off, and how much speaks for that.
    called: (HashSet<usize>, f32),
    /// Every name at the margin, of two or more, has one farther in right below it.
    pub(super) nested: bool,
    /// The names that open the groups between blank lines, where only these are called as registrants are.
    openers: HashSet<usize>,
}

impl List {
    pub(super) fn of(entries: &[Entry], names: &[usize]) -> Self {
        let count = names.len();
        let share =
            |test: &dyn Fn(usize) -> bool| names.iter().filter(|&&i| test(i)).count() as f32 / count.max(1) as f32;
        let margin = names.iter().map(|&i| entries[i].indent).min().unwrap_or(0);
        Self {
            caps: share(&|i| entries[i].caps),
            ruled: share(&|i| entries[i].rule_below > 0),
            valued: share(&|i| is_valued(&entries[i])),
            apart: share(&|i| entries[i].apart),
            labels: entries.iter().filter(|e| e.label).count(),
            colons: names.iter().filter(|&&i| entries[i].name.colon).count(),
            leaves: names.iter().any(|&i| entries[i].name.mark == Mark::Leaf)
                && share(&|i| entries[i].name.mark != Mark::None) > 0.6,
            family: family(entries, names),
            margin,
            inner: share(&|i| entries[i].indent >= margin + 2 && is_set_in(&entries[i])),
            count,
            called: called(entries, names),
            nested: nested(entries, names, margin),
            openers: openers(entries, names),
        }
    }

    /// Whether a name heads by what it is called and where it stands.
    pub(super) fn opens(&self, i: usize) -> bool {
        self.openers.contains(&i) || self.called.0.contains(&i)
    }

    pub(super) fn score(&self, entries: &[Entry], i: usize, tabular: bool) -> f32 {
        let entry = &entries[i];
        let next = entries.get(i + 1);
        let mut score = 0.0;
        // Names stacked over one table of tiers: the first has no values of its own and is no heading for that.
        if !is_valued(entry)
            && !ends_like_a_registrant(&entry.name.name.value)
            && !self.names_no_family(entries, i)
            && next.is_some_and(|n| !n.apart && n.tiered && n.caps == entry.caps)
        {
            score -= 3.0;
        }
        if next.is_some_and(|n| n.label) {
            score += 3.0;
        } else if self.labels > 1 {
            score -= 1.0;
        }
        if entry.rule_below > 0 && self.ruled < 0.6 {
            score += 2.5;
        }
        if self.leaves {
            score += if entry.name.mark == Mark::Leaf { -2.0 } else { 3.0 };
        }
        if entry.name.colon {
            score += 2.0;
        } else if self.colons > 1 {
            score -= 0.5;
        }
        if entry.caps && self.caps < 0.7 {
            score += 2.0;
        }
        if self.inner >= 0.5 && entry.indent <= self.margin + 1 {
            score += 1.5;
        }
        if self.nested && entry.indent <= self.margin + 1 {
            score += 1.0;
        }
        if next.is_some_and(|n| n.indent >= entry.indent + 2 && is_set_in(n)) {
            score += 0.5;
        }
        if ends_like_a_registrant(&entry.name.name.value) {
            score += 1.0;
        }
        if is_valued(entry) {
            score -= 3.0;
        } else if self.valued >= 0.5 {
            score += if tabular { 1.5 } else { 1.0 };
            // A row of a table that alone has no values, over rows that have, is called otherwise than they are.
            if tabular && self.valued >= 0.7 && self.is_stranger(entries, i) {
                score += 1.0;
            }
        }
        if entry.apart && self.apart < 0.6 && i > 0 {
            score += 0.75;
        }
        if self.openers.contains(&i) {
            score += 2.0;
        } else if self.called.0.contains(&i) {
            score += self.called.1;
        }
        if next.is_none_or(|n| n.apart && n.indent <= entry.indent && !n.label && self.apart < 0.6) && self.count > 1 {
            score -= 0.5;
        }
        score
    }

    /// Figures are stated of registrants, not of portfolios: every name at the margin has one, and no name farther in
    /// does, though each ends as names do.
    pub(super) fn states_registrants(&self, entries: &[Entry], names: &[usize]) -> bool {
        let (inner, outer): (Vec<usize>, Vec<usize>) =
            names.iter().partition(|&&i| entries[i].indent >= self.margin + 2 && !entries[i].ruled);
        let named = |&i: &usize| ends_like_a_name(&entries[i].name.name.value);
        inner.len() >= 2
            && outer.iter().all(|&i| !entries[i].values.is_empty() && entries[i].classes.is_empty())
            && inner.iter().all(|i| !is_valued(&entries[*i]) && named(i))
    }

    /// The first line is a caption: it stands apart, has no value, and neither ends as names do nor begins with the word
    /// that the names of this list begin with.
    pub(super) fn has_caption(&self, entries: &[Entry], names: &[usize]) -> bool {
        let [first, second, ..] = names else { return false };
        let (first, second) = (&entries[*first], &entries[*second]);
        let text = &first.name.name.value;
        let word = text.split([' ', '/']).next().unwrap_or("").to_lowercase();
        let family = self.family.as_deref().is_some_and(|family| family.len() > 2 && family != word);
        let stranger = family || second.caps;
        let bare = !is_valued(first) && !first.caps && first.pieces.len() == 1 && first.former_free();
        stranger && bare && second.apart && !ends_like_a_name(text) && !is_category(text)
    }

    /// Directly above a name with values, and neither called as its family is nor ending as names of funds do.
    fn is_stranger(&self, entries: &[Entry], i: usize) -> bool {
        let first = |entry: &Entry| entry.name.name.value.split([' ', '/']).next().unwrap_or("").to_lowercase();
        let name = &entries[i].name.name.value;
        let next = entries.get(i + 1).filter(|next| is_valued(next));
        next.is_some_and(|next| first(next) != first(&entries[i]))
            && self.family.as_deref().is_none_or(|family| family != first(&entries[i]))
            && !ends_like_a_name(name)
            && name.contains(' ')
    }

    /// A plural heading without the word that the names of this family begin with ("Country Funds") is a category.
    pub(super) fn names_no_family(&self, entries: &[Entry], i: usize) -> bool {
        let text = entries[i].name.name.value.to_lowercase();
        let plural = ["funds", "portfolios", "etfs", "instruments"]
            .iter()
            .any(|noun| text.trim_end_matches(':').ends_with(noun));
        let family = self.family.as_deref().filter(|word| word.len() > 2);
        plural
            && text.split_whitespace().count() <= 5
            && family.is_some_and(|word| !text.split(|c: char| !c.is_alphanumeric()).any(|w| w == word))
    }

    /// A heading has something under it before the next heading of its kind.
    pub(super) fn found_below(&self, entries: &[Entry], levels: &[Level], i: usize) -> bool {
        let mine = Style { opens: self.opens(i), ..style(entries, i) };
        let mut rest = (i + 1..entries.len()).filter(|&k| !matches!(levels[k], Level::Label | Level::Class));
        rest.next().is_some_and(|k| Style { opens: self.opens(k), ..style(entries, k) } != mine)
            || entries[i].name.colon
            || self.labels > 1
    }
}

/// Whether every name at the margin, of two or more, stands right above one that is farther in and ends as names do.
fn nested(entries: &[Entry], names: &[usize], margin: usize) -> bool {
    let outer = |i: usize| entries[i].indent <= margin + 1;
    let inner = |i: usize| {
        let deeper = entries[i].indent >= margin + 2 && is_set_in(&entries[i]);
        deeper && ends_like_a_name(&entries[i].name.name.value)
    };
    names.iter().filter(|&&i| outer(i)).count() >= 2
        && names.windows(2).all(|pair| !outer(pair[0]) || inner(pair[1]))
        && names.iter().all(|&i| outer(i) || inner(i))
        && names.last().is_some_and(|&last| inner(last))
}

/// In a list that sets nothing off, names that are called as registrants are, each over some that are not, may head
/// them; surely where these alone begin with the family's word.
fn called(entries: &[Entry], names: &[usize]) -> (HashSet<usize>, f32) {
    /// Alone with what such a name is called, as good for a heading as for a portfolio.
    const MAY: f32 = 1.5;
    const SURELY: f32 = 2.0;
    let text = |i: usize| entries[i].name.name.value.as_str();
    let registrant = |i: &usize| ends_like_a_registrant(text(*i));
    let first = |i: usize| text(i).split([' ', '/']).next().unwrap_or("");
    let Some((&top, &last)) = names.first().zip(names.last()) else { return Default::default() };
    let (heads, others): (Vec<usize>, Vec<usize>) = names.iter().partition(|i| registrant(i));
    let plain = names.iter().all(|&i| !is_valued(&entries[i]) && style(entries, i) == style(entries, top));
    let apart = names.windows(2).all(|pair| !(registrant(&pair[0]) && registrant(&pair[1])));
    if !(plain && apart && registrant(&top) && !registrant(&last) && heads.len() >= 2 && others.len() > heads.len()) {
        return Default::default();
    }
    let family = heads.iter().all(|&i| first(i) == first(top)) && others.iter().all(|&i| first(i) != first(top));
    let named = others.iter().all(|&i| ends_like_a_name(text(i)));
    match (family, named) {
        (true, _) => (heads.into_iter().collect(), SURELY),
        (false, true) => (heads.into_iter().collect(), MAY),
        (false, false) => Default::default(),
    }
}

/// The first name of each group between blank lines, if there are several groups of several names and exactly the
/// first of each is called as registrants are: nothing else sets such a list's registrants off.
fn openers(entries: &[Entry], names: &[usize]) -> HashSet<usize> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for &i in names {
        match groups.last_mut().filter(|_| !entries[i].apart) {
            Some(group) => group.push(i),
            None => groups.push(vec![i]),
        }
    }
    let registrant = |i: &usize| ends_like_a_registrant(&entries[*i].name.name.value) && !is_valued(&entries[*i]);
    let telling = |group: &Vec<usize>| {
        group.len() >= 2 && group.first().is_some_and(registrant) && !group.iter().skip(1).any(registrant)
    };
    if groups.len() < 2 || !groups.iter().all(telling) {
        return HashSet::new();
    }
    groups.iter().filter_map(|group| group.first().copied()).collect()
}

/// The word that at least six of ten names begin with.
fn family(entries: &[Entry], names: &[usize]) -> Option<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for &i in names {
        let first = entries[i].name.name.value.split([' ', '/']).next().unwrap_or("").to_lowercase();
        *counts.entry(first).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(word, count)| (*count, word.clone()))?;
    (most.1 * 10 >= names.len() * 6).then_some(most.0)
}
