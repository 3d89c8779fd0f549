//! What is usual in a list, and what each of its names differs in: the evidence that tells headings from names.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant, is_category, is_topic};
use crate::text::fold::{Folded, Lower};

use super::entry::Entry;
use super::level::{Level, Style, is_set_in, is_valued, style};
use super::name::Mark;
use super::tally::{
    called, defined, family, first_word, first_words, leaf, lists_beside, nested, numerals, openers, settled, signing,
};

/// What is usual in a list: evidence counts by how it differs.
pub(super) struct List<'a> {
    names: &'a [usize],
    pub(super) caps: f32,
    pub(super) ruled: f32,
    pub(super) valued: f32,
    pub(super) apart: f32,
    pub(super) labels: usize,
    pub(super) colons: usize,
    /// How the innermost level is marked, where nearly all names are marked.
    pub(super) leaf: Option<Mark>,
    /// How the companies are marked under some of which the innermost level stands, though most have none of it.
    pub(super) outer: Option<Mark>,
    /// Other marks that as many as two names bear and that never stand over the innermost: lists beside it.
    pub(super) leaves: HashSet<Mark>,
    /// "ii." stands in it: "i." is a numeral.
    pub(super) numerals: bool,
    /// The word that most names begin with, and how many of those that have values do.
    pub(super) family: Option<Lower>,
    families: f32,
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
    /// The names that sign the document, and those that a parenthesis calls the trust. Where most names sign, portfolios do
    /// so for themselves, and it tells nothing.
    signing: HashSet<usize>,
    /// How often each word begins a name without values; counted when it is first asked, which is seldom.
    bare_words: OnceCell<HashMap<Lower, usize>>,
    /// How each entry is set, by number: those set alike have one.
    styles: Vec<u32>,
    /// How many numbers there are.
    pub(super) kinds: usize,
}

/// How many names are set in which way, told in one walk through them: a long list does not fit into a processor's cache.
#[derive(Default)]
struct Tally {
    /// The least indent.
    margin: usize,
    caps: usize,
    ruled: usize,
    valued: usize,
    apart: usize,
    colons: usize,
    marked: usize,
}

impl Tally {
    fn of(entries: &[Entry], names: &[usize]) -> Self {
        let margin = names.first().map_or(0, |&i| entries[i].indent);
        let mut out = Self { margin, ..Self::default() };
        for entry in names.iter().map(|&i| &entries[i]) {
            out.margin = out.margin.min(entry.indent);
            out.caps += usize::from(entry.caps);
            out.ruled += usize::from(entry.rule_below > 0);
            out.valued += usize::from(is_valued(entry));
            out.apart += usize::from(entry.apart);
            out.colons += usize::from(entry.name.colon);
            out.marked += usize::from(entry.name.mark != Mark::None);
        }
        out
    }
}

/// Whether the upper of two names may be of the same kind as the lower: it is not called as a registrant is, or both are.
fn is_one_of_two(upper: &Entry, lower: &Entry) -> bool {
    let registrant = |entry: &Entry| ends_like_a_registrant(&entry.name.name.value);
    let last = |entry: &Entry| entry.name.name.value.rsplit(' ').next().map(str::to_lowercase);
    !registrant(upper) || registrant(lower) && last(upper) == last(lower)
}

impl<'a> List<'a> {
    pub(super) fn of(entries: &[Entry], names: &'a [usize], signers: &HashSet<Folded>) -> Self {
        let count = names.len();
        let tally = Tally::of(entries, names);
        let share = |part: usize| part as f32 / count.max(1) as f32;
        let margin = tally.margin;
        let (leaf, outer) = leaf(entries, names)
            .filter(|_| {
                let marked = share(tally.marked);
                let led = names.first().is_some_and(|&i| entries[i].name.mark == Mark::None);
                marked > 0.6 || led && marked >= 0.5
            })
            .map_or((None, None), |(leaf, outer)| (Some(leaf), outer));
        let family = family(entries, names);
        let of_family = |entry: &Entry| family.as_ref().is_some_and(|family| *family == first_word(entry));
        let own = names.iter().filter(|&&i| is_valued(&entries[i]) && of_family(&entries[i])).count();
        let families = if own >= 4 { own as f32 / tally.valued as f32 } else { 0.0 };
        let deep = |entry: &Entry| entry.indent >= margin + 2 && is_set_in(entry);
        let mut out = Self {
            names,
            families,
            outer,
            caps: share(tally.caps),
            ruled: share(tally.ruled),
            valued: share(tally.valued),
            apart: share(tally.apart),
            labels: entries.iter().filter(|e| e.label).count(),
            colons: tally.colons,
            leaf,
            leaves: leaf.map(|leaf| lists_beside(entries, names, leaf)).unwrap_or_default(),
            numerals: numerals(entries, names),
            family,
            margin,
            inner: share(names.iter().filter(|&&i| deep(&entries[i])).count()),
            count,
            called: called(entries, names),
            nested: nested(entries, names, margin),
            openers: openers(entries, names),
            signing: signing(entries, names, signers).union(&defined(entries, names)).copied().collect(),
            bare_words: OnceCell::new(),
            styles: Vec::new(),
            kinds: 0,
        };
        (out.styles, out.kinds) = out.styles_of(entries);
        out
    }

    fn styles_of(&self, entries: &[Entry]) -> (Vec<u32>, usize) {
        let mut numbers: HashMap<Style, u32> = HashMap::new();
        let mut last: Option<(Style, u32)> = None;
        let number = |i: usize| {
            let opens = self.openers.contains(&i) || self.called.0.contains(&i) || self.signs(i);
            let own = Style { opens, ..style(entries, i) };
            let next = numbers.len() as u32;
            // Most names are set as the one before.
            let known = last.filter(|(style, _)| *style == own).map(|(_, number)| number);
            let number = known.unwrap_or_else(|| *numbers.entry(own).or_insert(next));
            last = Some((own, number));
            number
        };
        let styles = (0..entries.len()).map(number).collect();
        (styles, numbers.len())
    }

    /// How a name is set, and whether it is told to be a registrant, by number: such names vote apart from the rest.
    pub(super) fn style(&self, i: usize) -> usize {
        self.styles.get(i).map_or(0, |&style| style as usize)
    }

    /// Whether the name is a signer's, or called the trust.
    pub(super) fn signs(&self, i: usize) -> bool {
        self.signing.contains(&i)
    }

    /// Whether another heading begins with the same word, and not with a word for kinds of funds: "Elm Stock Funds" over
    /// funds called otherwise, beside "Elm Series, Inc.".
    pub(super) fn has_kin(&self, entries: &[Entry], i: usize) -> bool {
        let word = first_word(&entries[i]);
        // The same heading on a further page is no other one.
        let bare = |&&i: &&usize| !is_valued(&entries[i]) && !entries[i].name.continued;
        let count = || first_words(self.names.iter().filter(bare).map(|&i| &entries[i]));
        !is_topic(&word) && self.bare_words.get_or_init(count).get(&word).is_some_and(|&count| count > 1)
    }

    /// "ELM VARIABLE PORTFOLIOS" over "Elm VP Balanced" and "Elm VP Small Cap", in a list of another family's names: what
    /// stands below a category does not begin as it does.
    pub(super) fn leads_kin(&self, entries: &[Entry], i: usize) -> bool {
        // "The Elm Funds" over "Elm Bond Fund".
        let text = entries[i].name.name.value.to_lowercase();
        let word = match text.strip_prefix("the ") {
            Some(rest) => rest.split(' ').next().unwrap_or("").into(),
            None => first_word(&entries[i]),
        };
        let mut below = entries.iter().skip(i + 1).take(2);
        !is_topic(&word) && below.len() == 2 && below.all(|entry| first_word(entry) == word)
    }

    pub(super) fn score(&self, entries: &[Entry], i: usize, tabular: bool) -> f32 {
        let entry = &entries[i];
        let next = entries.get(i + 1);
        let mut score = 0.0;
        // Names stacked over one table of tiers: the first has no values of its own and is no heading for that.
        if !is_valued(entry)
            && !self.names_no_family(entries, i)
            && next.is_some_and(|n| !n.apart && n.tiered && n.caps == entry.caps && is_one_of_two(entry, n))
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
        if let Some(leaf) = self.leaf {
            let own = settled(entry.name.mark, self.numerals);
            // A mark in a cell of its own is not seen; what stands farther in and over none of the innermost heads nothing.
            let over = next.is_some_and(|n| settled(n.name.mark, self.numerals) == leaf);
            let inner = own == Mark::None && entry.indent >= self.margin + 2 && !over;
            score += if own == leaf || inner || self.leaves.contains(&own) { -2.0 } else { 3.0 };
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
        if self.signs(i) {
            score += 2.5;
        }
        if next.is_none_or(|n| n.apart && n.indent <= entry.indent && !n.label && self.apart < 0.6) && self.count > 1 {
            score -= 0.5;
        }
        score
    }

    /// Figures are stated of registrants: every name at the margin has one, and no name farther in does, though each
    /// ends as names do; or all have, but only those at the margin are called as registrants are.
    pub(super) fn states_registrants(&self, entries: &[Entry], names: &[usize]) -> bool {
        let (inner, outer): (Vec<usize>, Vec<usize>) =
            names.iter().partition(|&&i| entries[i].indent >= self.margin + 2 && !entries[i].ruled);
        let named = |&i: &usize| {
            let name = &entries[i].name.name.value;
            ends_like_a_name(name) && !is_category(name)
        };
        let registrant = |i: &usize| ends_like_a_registrant(&entries[*i].name.name.value);
        let stated = |&i: &usize| !entries[i].values.is_empty() && entries[i].classes.is_empty();
        let only_outer = || inner.iter().all(|i| !is_valued(&entries[*i]));
        let all = || inner.iter().all(|i| stated(i) && !registrant(i)) && outer.iter().all(registrant);
        let opens = names.first().is_some_and(|first| outer.contains(first));
        opens && inner.len() >= 2 && outer.iter().all(stated) && inner.iter().all(named) && (only_outer() || all())
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
        let first = first_word;
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
            && self.family.as_deref() != Some(first_word(&entries[i]).as_str())
    }

    /// "Sector" over "Oak Ultra Energy", in a list whose names with values nearly all begin with the family's word: what has
    /// no value, and is called neither as they are nor as any fund, tells their kind.
    pub(super) fn tells_kind(&self, entries: &[Entry], i: usize) -> bool {
        let Some(family) = self.family.as_deref().filter(|word| word.len() > 2) else { return false };
        let text = &entries[i].name.name.value;
        let led = entries.get(i + 1).is_some_and(|next| is_valued(next) && first_word(next) == family);
        let foreign = !text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| word == family);
        self.families >= 0.9 && led && foreign && !is_valued(&entries[i]) && !ends_like_a_name(text)
    }

    /// What stands below a heading of another family is of none either: they are that family's.
    pub(super) fn leads_strangers(&self, entries: &[Entry], i: usize) -> bool {
        let below = entries[i + 1..].iter().take_while(|entry| entry.caps == entries[i + 1].caps).take(2);
        let stranger = |entry: &Entry| self.family.as_deref().is_some_and(|family| family != first_word(entry));
        let several = below.clone().count() == 2;
        several
            && below
                .clone()
                .all(|entry| is_valued(entry) && stranger(entry) && ends_like_a_name(&entry.name.name.value))
    }

    /// A heading has something under it before the next heading of its kind.
    pub(super) fn found_below(&self, entries: &[Entry], levels: &[Level], i: usize) -> bool {
        let mine = self.style(i);
        let mut rest = (i + 1..entries.len()).filter(|&k| !matches!(levels[k], Level::Label | Level::Class));
        rest.next().is_some_and(|k| self.style(k) != mine) || entries[i].name.colon || self.labels > 1
    }
}
