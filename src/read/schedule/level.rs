//! Which names of a list are registrants, which are categories, which are portfolios.
//!
//! Words that say "trust" or "fund" are weak evidence: funds end in Trust and trusts in Funds. Position counts for more:
//! a rule below, a label below, a colon, capitals among mixed case, an indent, the values that portfolios have and
//! headings lack. Names set alike vote together, so that one odd name does not change its level alone.

use std::collections::{HashMap, HashSet};

use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant, is_category, is_topic};

use super::body::IN_CELL;
use super::draft::ends_like_a_class;
use super::entry::Entry;
use super::name::Mark;

/// The level of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Level {
    /// A registrant: what follows is its list.
    Fund,
    /// A registrant that has no list here.
    LoneFund,
    /// A category heading.
    Group,
    /// "PORTFOLIOS".
    Label,
    /// Words over the whole list that name nobody ("Percentage of Premium Payable").
    Caption,
    /// A class heading over names.
    Class,
    /// A portfolio.
    Portfolio,
}

/// How names are set: those set alike are of one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Style {
    caps: bool,
    colon: bool,
    ruled_below: bool,
    labelled: bool,
    valued: bool,
    indent: usize,
    mark: Mark,
    opens: bool,
}

/// The least score at which names set alike are headings.
const HEADING: f32 = 2.5;

/// How near to that score evidence is thin.
const DOUBT: f32 = 0.25;

/// The level of every entry, and those of which it is doubtful: whose evidence is as good for one as for the other.
pub fn levels(entries: &[Entry], tabular: bool) -> (Vec<Level>, Vec<usize>) {
    let mut out: Vec<Level> = entries.iter().map(fixed).collect();
    let names: Vec<usize> = (0..entries.len()).filter(|&i| out[i] == Level::Portfolio).collect();
    let list = List::of(entries, &names);
    let captions = usize::from(list.has_caption(entries, &names));
    for &i in &names[..captions] {
        out[i] = Level::Caption;
    }
    let names = &names[captions..];
    let mut votes: HashMap<Style, (f32, f32)> = HashMap::new();
    let style = |i: usize| Style { opens: list.openers.contains(&i), ..style(entries, i) };
    for &i in names {
        let vote = votes.entry(style(i)).or_default();
        vote.0 += list.score(entries, i, tabular);
        vote.1 += 1.0;
    }
    if list.states_registrants(entries, names) {
        let outer = |i: usize| entries[i].indent <= list.margin + 1;
        for (n, &i) in names.iter().enumerate() {
            let bare = names.get(n + 1).is_none_or(|&next| outer(next));
            out[i] = match outer(i) {
                true if bare => Level::LoneFund,
                true => Level::Fund,
                false => Level::Portfolio,
            };
        }
        return (out, Vec::new());
    }
    let heads = |i: usize| votes.get(&style(i)).is_some_and(|(sum, count)| sum / count >= HEADING);
    let topics = list.valued >= 0.5 && topics(entries, names);
    for &i in names {
        let text = &entries[i].name.name.value;
        let valued = is_valued(&entries[i]);
        let leads = || leads_names(entries, &out, i);
        let category = || is_category(text) && (heads(i) || leads());
        // Where names have values and are called after their family, what has neither is a category.
        let stranger = || list.names_no_family(entries, i) && (heads(i) || list.valued >= 0.5 && leads());
        let topic = || topics && leads_valued(entries, i) && !ends_like_a_name(text);
        if !valued && (stranger() || category() || topic()) {
            out[i] = Level::Group;
        } else if heads(i) && list.found_below(entries, &out, i) {
            out[i] = Level::Fund;
        }
    }
    let thin = |i: &usize| votes.get(&style(*i)).is_some_and(|(sum, count)| (sum / count - HEADING).abs() <= DOUBT);
    let doubtful = names.iter().copied().filter(thin).collect();
    lone_funds(entries, &mut out);
    (out, doubtful)
}

/// Whether headings tell what kinds of funds stand below them, in a list whose funds have values and are called funds:
/// most that have neither are made of such words alone, and the rest are of their kind.
fn topics(entries: &[Entry], names: &[usize]) -> bool {
    let text = |i: &usize| entries[*i].name.name.value.as_str();
    let valued = || names.iter().filter(|i| is_valued(&entries[**i]));
    let called = valued().filter(|i| ends_like_a_name(text(i))).count();
    let bare = || names.iter().filter(|i| leads_valued(entries, **i) && !ends_like_a_name(text(i)));
    let topics = bare().filter(|i| is_topic(text(i))).count();
    topics > 0 && topics * 2 > bare().count() && called * 10 >= valued().count() * 7
}

/// A name without values directly above one that has some.
fn leads_valued(entries: &[Entry], i: usize) -> bool {
    !is_valued(&entries[i]) && entries.get(i + 1).is_some_and(is_valued)
}

fn fixed(entry: &Entry) -> Level {
    match () {
        () if entry.class_look && ends_like_a_class(&entry.name.name.value) => Level::Class,
        () if entry.label => Level::Label,
        () => Level::Portfolio,
    }
}

fn is_valued(entry: &Entry) -> bool {
    !entry.values.is_empty() || !entry.classes.is_empty() || entry.name.class.is_some()
}

/// Whether its indent counts: which cell of a row it stands in says nothing.
fn is_set_in(entry: &Entry) -> bool {
    !entry.ruled || entry.indent < IN_CELL
}

fn style(entries: &[Entry], i: usize) -> Style {
    let entry = &entries[i];
    Style {
        caps: entry.caps,
        colon: entry.name.colon,
        ruled_below: entry.rule_below > 0,
        labelled: entries.get(i + 1).is_some_and(|next| next.label),
        valued: is_valued(entry),
        indent: entry.indent / 2,
        mark: entry.name.mark,
        opens: false,
    }
}

/// What is usual in a list: evidence counts by how it differs.
struct List {
    caps: f32,
    ruled: f32,
    valued: f32,
    apart: f32,
    labels: usize,
    colons: usize,
    leaves: bool,
    /// The word that most names begin with.
    family: Option<String>,
    /// The outermost indent, and the share of names that stand deeper.
    margin: usize,
    inner: f32,
    count: usize,
    /// The names that open the groups between blank lines, where only these are called as registrants are.
    openers: HashSet<usize>,
}

impl List {
    fn of(entries: &[Entry], names: &[usize]) -> Self {
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
            openers: openers(entries, names),
        }
    }

    fn score(&self, entries: &[Entry], i: usize, tabular: bool) -> f32 {
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
        }
        if next.is_none_or(|n| n.apart && n.indent <= entry.indent && !n.label && self.apart < 0.6) && self.count > 1 {
            score -= 0.5;
        }
        score
    }

    /// Figures are stated of registrants, not of portfolios: every name at the margin has one, and no name farther in
    /// does, though each ends as names do.
    fn states_registrants(&self, entries: &[Entry], names: &[usize]) -> bool {
        let (inner, outer): (Vec<usize>, Vec<usize>) =
            names.iter().partition(|&&i| entries[i].indent >= self.margin + 2 && !entries[i].ruled);
        let named = |&i: &usize| ends_like_a_name(&entries[i].name.name.value);
        inner.len() >= 2
            && outer.iter().all(|&i| !entries[i].values.is_empty() && entries[i].classes.is_empty())
            && inner.iter().all(|i| !is_valued(&entries[*i]) && named(i))
    }

    /// The first line is a caption: it stands apart, has no value, and neither ends as names do nor begins with the word
    /// that the names of this list begin with.
    fn has_caption(&self, entries: &[Entry], names: &[usize]) -> bool {
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
    fn names_no_family(&self, entries: &[Entry], i: usize) -> bool {
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
    fn found_below(&self, entries: &[Entry], levels: &[Level], i: usize) -> bool {
        let mine = Style { opens: self.openers.contains(&i), ..style(entries, i) };
        let mut rest = (i + 1..entries.len()).filter(|&k| !matches!(levels[k], Level::Label | Level::Class));
        rest.next().is_some_and(|k| Style { opens: self.openers.contains(&k), ..style(entries, k) } != mine)
            || entries[i].name.colon
            || self.labels > 1
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

/// A category stands over names: the next entry is one, and no value is its own.
fn leads_names(entries: &[Entry], levels: &[Level], i: usize) -> bool {
    let next = (i + 1..entries.len()).find(|&k| !matches!(levels[k], Level::Label));
    next.is_some_and(|k| !is_category(&entries[k].name.name.value))
}

/// Names that stand where headings stand, before the first of them or at their indent, in a list that has deeper
/// names, or in capitals as all headings do and no portfolio: registrants without a list.
fn lone_funds(entries: &[Entry], levels: &mut [Level]) {
    let funds: Vec<usize> = (0..levels.len()).filter(|&i| levels[i] == Level::Fund).collect();
    let Some(&first) = funds.first() else { return };
    let margin = funds.iter().map(|&i| entries[i].indent).min().unwrap_or(0);
    let inner = (0..levels.len()).filter(|&i| levels[i] == Level::Portfolio && i > first);
    let deeper = inner.clone().count() > 0
        && inner.clone().filter(|&i| entries[i].indent >= margin + 2).count() * 2 > inner.count();
    if capitals_tell(entries, levels, &funds) {
        // From below: what stands above a heading, or above another that has no list, has none.
        for i in (0..levels.len()).rev() {
            let ends = levels.get(i + 1).is_none_or(|next| matches!(next, Level::Fund | Level::LoneFund));
            let name = &entries[i].name.name.value;
            if levels[i] == Level::Portfolio && entries[i].caps && ends && ends_like_a_name(name) {
                levels[i] = Level::LoneFund;
            }
        }
    }
    let coloned = funds.iter().filter(|&&i| entries[i].name.colon).count() * 2 > funds.len();
    for i in 0..levels.len() {
        if levels[i] != Level::Portfolio || is_valued(&entries[i]) {
            continue;
        }
        let before = i < first;
        let at_margin = deeper && entries[i].indent <= margin + 1;
        if at_margin || before && coloned && ends_like_a_registrant(&entries[i].name.name.value) {
            levels[i] = Level::LoneFund;
        }
    }
}

/// Whether capitals tell the registrants of a list: every heading is in capitals, and hardly any other name.
fn capitals_tell(entries: &[Entry], levels: &[Level], funds: &[usize]) -> bool {
    let names = || (0..levels.len()).filter(|&i| levels[i] == Level::Portfolio);
    let caps = names().filter(|&i| entries[i].caps).count();
    caps > 0 && names().count() > 2 * caps && funds.iter().all(|&i| entries[i].caps)
}
