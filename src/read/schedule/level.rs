//! Which names of a list are registrants, which are categories, which are portfolios.
//!
//! Words that say "trust" or "fund" are weak evidence: funds end in Trust and trusts in Funds. Position counts for more:
//! a rule below, a label below, a colon, capitals among mixed case, an indent, the values that portfolios have and
//! headings lack. Names set alike vote together, so that one odd name does not change its level alone.

use std::collections::{HashMap, HashSet};

use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant, is_category, is_topic};

use crate::text::fold::Folded;

use super::body::IN_CELL;
use super::companies::{mark_companies, title_companies};
use super::draft::ends_like_a_class;
use super::entry::Entry;
use super::evidence::List;
use super::name::Mark;
use super::wrap::speaks_of_several;

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
pub(super) struct Style {
    pub(super) caps: bool,
    pub(super) colon: bool,
    pub(super) ruled_below: bool,
    pub(super) labelled: bool,
    pub(super) valued: bool,
    pub(super) indent: usize,
    pub(super) mark: Mark,
    pub(super) opens: bool,
}

/// The least score at which names set alike are headings.
const HEADING: f32 = 2.5;

/// How near to that score evidence is thin.
const DOUBT: f32 = 0.25;

/// The level of every entry, and those of which it is doubtful: whose evidence is as good for one as for the other.
pub fn levels(entries: &[Entry], tabular: bool, signers: &HashSet<Folded>) -> (Vec<Level>, Vec<usize>) {
    let mut out: Vec<Level> = entries.iter().map(fixed).collect();
    // A row of a registrant alone has no name whose level could be asked.
    let named = |i: usize| entries[i].fund.is_empty() || !entries[i].name.name.value.is_empty();
    let names: Vec<usize> = (0..entries.len()).filter(|&i| out[i] == Level::Portfolio && named(i)).collect();
    let list = List::of(entries, &names, signers);
    let captions = usize::from(list.has_caption(entries, &names));
    for &i in &names[..captions] {
        out[i] = Level::Caption;
    }
    let names = &names[captions..];
    // Of each kind of names, by number, the scores together and how many there are.
    let mut votes: Vec<(f32, f32)> = vec![(0.0, 0.0); list.kinds];
    let style = |i: usize| list.style(i);
    for &i in names {
        if let Some(vote) = votes.get_mut(style(i)) {
            vote.0 += list.score(entries, i, tabular);
            vote.1 += 1.0;
        }
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
    let heads = |i: usize| votes.get(style(i)).is_some_and(|(sum, count)| sum / count >= HEADING);
    // "Money Market Series" above "Tax-Exempt Series", under which no name stands: names, and no categories.
    let leads_none = |i: usize| is_category(&entries[i].name.name.value) && !leads_names(entries, &out, i) && !heads(i);
    let mere_names: HashSet<usize> = names.iter().copied().filter(|&i| leads_none(i)).map(style).collect();
    let topics = list.valued >= 0.5 && topics(entries, names);
    // Categories by nothing but what they lack.
    let mut kinds: Vec<usize> = Vec::new();
    for &i in names {
        let text = &entries[i].name.name.value;
        let valued = is_valued(&entries[i]);
        let leads = || leads_names(entries, &out, i);
        let category = || {
            (is_category(text) && (speaks_of_several(text) || heads(i) || entries[i].apart) || tells_of_list(text))
                && (heads(i) || leads() && !mere_names.contains(&style(i)))
        };
        // Where names have values and are called after their family, what has neither is a category.
        let stranger = || {
            list.names_no_family(entries, i)
                && !list.leads_strangers(entries, i)
                && !(heads(i) && (list.has_kin(entries, i) || list.leads_kin(entries, i)))
                && (heads(i) || list.valued >= 0.5 && leads())
        };
        let topic = || topics && leads_valued(entries, i) && !ends_like_a_name(text);
        let told = stranger() || category() || topic();
        if !valued && !list.signs(i) && (told || list.tells_kind(entries, i)) {
            out[i] = Level::Group;
            if !told {
                kinds.push(i);
            }
        } else if heads(i) && list.found_below(entries, &out, i) && !shares_cell(entries, i) {
            out[i] = Level::Fund;
        }
    }
    // Who signs as the registrants do, and has nothing under it, is one without a list.
    if names.iter().any(|&i| out[i] == Level::Fund && list.signs(i)) {
        for &i in names.iter().filter(|&&i| list.signs(i) && heads(i)) {
            // "Oak Trust" set in under "Oak Trust": its only fund, which is called as it is.
            let own = i.checked_sub(1).is_some_and(|above| {
                let called = |k: usize| Folded::of(&entries[k].name.name.value);
                entries[i].indent > entries[above].indent && called(above) == called(i)
            });
            if out[i] == Level::Portfolio && !is_valued(&entries[i]) && !own {
                out[i] = Level::LoneFund;
            }
        }
    }
    // "2. Elm Income Fund" under which nothing stands, numbered as the registrants are and as no portfolio is.
    let marks: HashSet<Mark> = names
        .iter()
        .filter(|&&i| out[i] == Level::Fund)
        .map(|&i| entries[i].name.mark)
        .filter(|m| *m != Mark::None)
        .collect();
    for &i in names.iter().filter(|&&i| list.leaf.is_some() && marks.contains(&entries[i].name.mark)) {
        if out[i] == Level::Portfolio && heads(i) {
            out[i] = Level::LoneFund;
        }
    }
    let unsure = mark_companies(entries, names, &list, &mut out);
    title_companies(entries, names, &list, &mut out);
    outer_headings(entries, names, &mut out);
    // Where one of the headings numbered alike is a category, all are.
    let numbered = |i: usize| matches!(entries[i].name.mark, Mark::Roman | Mark::Letter);
    let categories: Vec<Mark> =
        names.iter().filter(|&&i| out[i] == Level::Group && numbered(i)).map(|&i| entries[i].name.mark).collect();
    let registrants = names.iter().filter(|&&i| out[i] == Level::Fund && numbered(i)).count();
    for &i in names {
        // One odd heading among many registrants changes none of them.
        let category = categories.contains(&entries[i].name.mark) && categories.len() * 2 >= registrants;
        if out[i] == Level::Fund && numbered(i) && category {
            out[i] = Level::Group;
        }
    }
    // Among headings of categories, one whose kind has but one fund is called in the singular: "Money Market Fund".
    let ruled: HashSet<usize> =
        names.iter().filter(|&&i| out[i] == Level::Group && entries[i].rule_below > 0).map(|&i| style(i)).collect();
    for &i in names {
        if out[i] == Level::Fund
            && ruled.contains(&style(i))
            && is_category(&format!("{}s", entries[i].name.name.value))
        {
            out[i] = Level::Group;
        }
    }
    // Headings set as categories are, of which none of the list's family is, are categories whatever their words.
    let set = |i: usize| self::style(entries, i);
    let mut groups: HashMap<Style, usize> = HashMap::new();
    for &i in names.iter().filter(|&&i| out[i] == Level::Group) {
        *groups.entry(set(i)).or_default() += 1;
    }
    for &i in names {
        let like = || groups.get(&set(i)).is_some_and(|count| *count >= 2);
        // "Liquid Assets Portfolio -": one whose kind has but one fund is called in the singular.
        let noun = || {
            let text = &entries[i].name.name.value;
            speaks_of_several(text) || speaks_of_several(&format!("{text}s"))
        };
        if out[i] == Level::Fund && like() && !list.has_kin(entries, i) && noun() {
            out[i] = Level::Group;
        }
    }
    if !out.iter().any(|level| matches!(level, Level::Fund | Level::Group)) {
        set_in_tells(entries, names, &list, &mut out);
    }
    let thin = |i: &usize| votes.get(style(*i)).is_some_and(|(sum, count)| (sum / count - HEADING).abs() <= DOUBT);
    let unsettled = |i: &usize| match out[*i] {
        Level::Group => kinds.binary_search(i).is_ok(),
        level => thin(i) || unsure && level == Level::Fund,
    };
    let doubtful = names.iter().copied().filter(unsettled).collect();
    continued_funds(entries, names, &mut out);
    lone_funds(entries, &mut out);
    // What stands over registrants was itself taken for one without a list.
    outer_headings(entries, names, &mut out);
    super::kinds::kinds_of_registrants(entries, &mut out);
    (out, doubtful)
}

/// "OAK INCOME TRUST (CONTINUED)" at the head of a page, without the label or rule that it had before: what it was there.
fn continued_funds(entries: &[Entry], names: &[usize], out: &mut [Level]) {
    let again = |i: usize| entries[i].name.continued;
    if !names.iter().any(|&i| again(i)) {
        return;
    }
    let called = |i: usize| Folded::of(&entries[i].name.name.value);
    let mut funds: HashSet<Folded> = HashSet::new();
    for &i in names {
        if out[i] == Level::Fund {
            funds.insert(called(i));
        } else if out[i] == Level::Portfolio && again(i) && !is_valued(&entries[i]) && funds.contains(&called(i)) {
            out[i] = Level::Fund;
        }
    }
}

/// Whether a further line of the cell of a name that has values: what stands in a row heads no other row.
fn shares_cell(entries: &[Entry], i: usize) -> bool {
    entries[i].continues && i.checked_sub(1).is_some_and(|above| is_valued(&entries[above]))
}

/// "I. OAK FAMILY OF FUNDS" over "OAK SERIES TRUST:", "II. OAK VARIABLE PRODUCTS" over "OAK VARIABLE TRUST:": headings
/// numbered alike, each of which stands right over a heading without a number or over what is set as those are, gather
/// registrants and are none.
fn outer_headings(entries: &[Entry], names: &[usize], out: &mut [Level]) {
    let numbered = |i: usize| matches!(entries[i].name.mark, Mark::Roman | Mark::Letter);
    let heading = |i: usize| matches!(out[i], Level::Fund | Level::LoneFund | Level::Group);
    let set = |i: usize| (entries[i].caps, entries[i].indent);
    let inner: HashSet<(bool, usize)> =
        names.iter().filter(|&&i| heading(i) && !numbered(i)).map(|&i| set(i)).collect();
    let marks: HashSet<Mark> =
        names.iter().filter(|&&i| heading(i) && numbered(i)).map(|&i| entries[i].name.mark).collect();
    if marks.is_empty() {
        return;
    }
    let outer: Vec<usize> = names.iter().copied().filter(|&i| marks.contains(&entries[i].name.mark)).collect();
    let over = |&i: &usize| i + 1 < entries.len() && !numbered(i + 1) && !is_valued(&entries[i]);
    let headed = |&&i: &&usize| over(&i) && heading(i + 1);
    let like = |&i: &usize| over(&i) && entries[i + 1].caps && inner.contains(&set(i + 1));
    let most = outer.iter().filter(headed).count() * 2 >= outer.len();
    if outer.len() >= 2 && most && outer.iter().all(|i| headed(&i) || like(i)) {
        outer.into_iter().for_each(|i| out[i] = Level::Group);
    }
}

/// Where nothing else tells headings and a few whole names are set in under others ("Oak Trust" over "Oak Ohio Fund" and
/// "Oak Texas Fund", among trusts that have no list), the indent does.
fn set_in_tells(entries: &[Entry], names: &[usize], list: &List<'_>, out: &mut [Level]) {
    let deep = |i: usize| entries[i].indent >= list.margin + 2;
    let whole = |i: usize| ends_like_a_name(&entries[i].name.name.value) && entries[i].name.name.value.contains(' ');
    let plain = names.iter().all(|&i| whole(i) && !is_valued(&entries[i]) && !entries[i].ruled && entries[i].part == 0);
    let inner = names.iter().filter(|&&i| deep(i)).count();
    // "OAK TRUST" over "   Oak Fund", among other names in capitals: one that is set in and in small letters is enough.
    let fewest = if names.iter().all(|&i| entries[i].caps != deep(i)) { 1 } else { 2 };
    if !plain || inner < fewest || names.first().is_none_or(|&first| deep(first)) {
        return;
    }
    for (n, &i) in names.iter().enumerate().filter(|(_, i)| !deep(**i)) {
        let heads = names.get(n + 1).is_some_and(|&next| deep(next));
        out[i] = if heads { Level::Fund } else { Level::LoneFund };
    }
}

/// "Funds added effective May 1, 2004:": words about the names below, which name nobody.
pub(super) fn tells_of_list(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(' ') else { return false };
    let lower = text.to_lowercase();
    // "The Oak Fund Complex": no registrant is called so, as some are called a family of funds.
    if ["fund family", "fund complex", "funds complex"].iter().any(|end| lower.ends_with(end)) {
        return true;
    }
    if ["part one", "part two", "part three", "part four", "part i", "part 1", "part 2", "part a", "part b"]
        .iter()
        .any(|part| lower.strip_prefix(part).is_some_and(|rest| rest.starts_with(['.', ':', ' ', '-', '–'])))
    {
        return true;
    }
    if ["added ", "additional ", "removed ", "the foregoing ", "the following ", "each of the following"]
        .iter()
        .any(|front| lower.starts_with(front))
    {
        return true;
    }
    let list = ["funds", "portfolios", "series"].iter().any(|word| first.eq_ignore_ascii_case(word));
    // "Series Not Yet Commenced".
    let told = rest.starts_with(|c: char| c.is_lowercase()) || lower.contains(" not yet ");
    list && told && !ends_like_a_name(text)
}

/// Whether headings tell what kinds of funds stand below them, in a list whose funds have values and are called funds:
/// most that have neither are made of such words alone, and the rest are of their kind.
fn topics(entries: &[Entry], names: &[usize]) -> bool {
    let text = |i: &usize| entries[*i].name.name.value.as_str();
    let valued = || names.iter().filter(|i| is_valued(&entries[**i]));
    let called = valued().filter(|i| ends_like_a_name(text(i))).count();
    let bare = || names.iter().filter(|i| leads_valued(entries, **i) && !ends_like_a_name(text(i)));
    let topics = bare().filter(|i| is_topic(text(i))).count();
    // Where every heading is of such words, half of the names may end otherwise.
    let share = if topics >= 2 && topics == bare().count() { 5 } else { 7 };
    topics > 0 && topics * 2 > bare().count() && called * 10 >= valued().count() * share
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

pub(super) fn is_valued(entry: &Entry) -> bool {
    !entry.values.is_empty()
        || !entry.classes.is_empty()
        || !entry.name.classes.is_empty() && entry.name.with_classes.is_none()
}

/// Whether its indent counts: which cell of a row it stands in says nothing.
pub(super) fn is_set_in(entry: &Entry) -> bool {
    !entry.ruled || entry.indent < IN_CELL
}

pub(super) fn style(entries: &[Entry], i: usize) -> Style {
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
            // What has classes or tiers of a fee beside it is a portfolio, in capitals or not.
            let classed = !entries[i].classes.is_empty() || !entries[i].name.classes.is_empty();
            let bare = !(classed || entries[i].tiered);
            if levels[i] == Level::Portfolio && entries[i].caps && bare && ends && ends_like_a_name(name) {
                levels[i] = Level::LoneFund;
            }
        }
    }
    let coloned = funds.iter().filter(|&&i| entries[i].name.colon).count() * 2 > funds.len();
    // Where some of the names above the first heading are of portfolios, all are.
    let registrant = |i: usize| ends_like_a_registrant(&entries[i].name.name.value);
    let registrants = (0..first).filter(|&i| levels[i] == Level::Portfolio).all(registrant);
    let at_margin = |i: usize| deeper && entries[i].indent <= margin + 1;
    // Where most of those with values at the margin are called as registrants are, the others are too: "Oak Strategic Income".
    let stated =
        || (0..levels.len()).filter(|&i| levels[i] == Level::Portfolio && is_valued(&entries[i]) && at_margin(i));
    let most = stated().filter(|&i| registrant(i)).count() * 2 > stated().count();
    for i in 0..levels.len() {
        if levels[i] != Level::Portfolio {
            continue;
        }
        let before = i < first && registrants;
        let at_margin = at_margin(i);
        if is_valued(&entries[i]) {
            // "May 1, 2003  Oak Trust" where the names of other trusts stand, and their portfolios farther in.
            if at_margin && !entries[i].ruled && (registrant(i) || most) {
                levels[i] = Level::LoneFund;
            }
        } else if at_margin || before && coloned && registrant(i) {
            levels[i] = Level::LoneFund;
        }
    }
}

/// Whether capitals tell the registrants of a list: every heading is in capitals, and hardly any other name; or those that
/// are stand where the headings do, and the rest farther in.
fn capitals_tell(entries: &[Entry], levels: &[Level], funds: &[usize]) -> bool {
    let names = || (0..levels.len()).filter(|&i| levels[i] == Level::Portfolio);
    let caps = names().filter(|&i| entries[i].caps).count();
    let margin = funds.iter().map(|&i| entries[i].indent).max().unwrap_or(0);
    let placed = || names().all(|i| entries[i].caps == (entries[i].indent <= margin) && !entries[i].ruled);
    let few = names().count() > 2 * caps || caps < names().count() && placed();
    caps > 0 && few && funds.iter().all(|&i| entries[i].caps)
}
