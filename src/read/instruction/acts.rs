//! What a sentence orders. The evidence is what it names (schedules, sections, portfolios) and stems of verbs that take
//! out, put in, add or change: authors word the same order in many ways.

use std::ops::Range;

use crate::model::{Act, Supply};
use crate::read::names::names_in;
use crate::read::prose::item_mark;
use crate::read::vocabulary::ends_like_a_name;
use crate::text::known::KnownPhrases;

use super::Order;
use super::both::added_and_removed;
use super::class::redesignated;
use super::effective::effective;
use super::fee::fee_change;
use super::rename::{Renames, redesignation, renames};
use super::sentence::clauses;
use super::stems::{ADDS, CHANGES, PUTS_IN, TAKES_OUT, announced_at, confirms};
use super::target::{Target, agreement_target, first_mention, schedule_mentions, section_mention, supply};

/// The orders of a sentence, or of each of its lettered clauses where they order different things.
pub(super) fn orders_of(text: &str, range: Range<usize>) -> Vec<Order> {
    let lettered = clauses(text, range.clone());
    // "Schedule A is restated, in order to (i) add …": the letters say why, the sentence before them what.
    let replaces = |first: &Range<usize>| {
        let lead = text[range.start..first.start].to_lowercase();
        PUTS_IN.stand_in(&lead) && lead.contains("in order to")
    };
    if let Some(first) = lettered.first().filter(|first| !replaces(first)) {
        let lead = schedule_mentions(text, range.start..first.start).into_iter().next();
        let day = effective(text, range.start..first.start);
        let mut out: Vec<Order> = Vec::new();
        let mut giving = 0;
        for clause in lettered {
            let mut orders = clause_orders(text, clause);
            giving += usize::from(!orders.is_empty());
            for order in &mut orders {
                let named = order.target.as_ref().is_some_and(|(at, _)| at.start >= range.start);
                order.target = if named { order.target.take() } else { lead.clone().or(order.target.take()) };
                order.effective = order.effective.take().or_else(|| day.clone());
            }
            out.extend(orders);
        }
        // "(i) Schedule A is deleted and (ii) replaced": one order in two halves.
        if giving >= 2 && out.iter().any(|order| order.act != Act::Replace) {
            return out;
        }
    }
    clause_orders(text, range)
}

fn clause_orders(text: &str, range: Range<usize>) -> Vec<Order> {
    let sentence = &text[range.clone()];
    let lower = sentence.to_lowercase();
    if lower.len() != sentence.len() || confirms(&lower) {
        return Vec::new();
    }
    static NAMES: KnownPhrases = KnownPhrases::of(&["known as", "name", "reference"]);
    let stems = [&TAKES_OUT, &PUTS_IN, &ADDS, &CHANGES, &NAMES];
    let known = stems.iter().any(|stems| stems.stand_in(&lower)) || begins_adding(&lower);
    if !known && fee_change(&lower).is_none() && announced_at(&lower).is_none() {
        return Vec::new();
    }
    let fact = Facts::of(text, range, &lower);
    let mut orders = fact.orders();
    if let Some(day) = orders.first().and_then(|_| effective(text, fact.range.clone())) {
        orders.iter_mut().for_each(|order| order.effective = Some(day.clone()));
    }
    orders
}

/// "1. Add the following:".
fn begins_adding(lower: &str) -> bool {
    body(lower).starts_with("add ")
}

/// An item without its number.
fn body(text: &str) -> &str {
    let length = item_mark(text).map_or(0, |(_, length)| length);
    text.get(length..).unwrap_or(text).trim_start()
}

/// What a clause says, before it is decided what it orders.
struct Facts<'a> {
    text: &'a str,
    range: Range<usize>,
    lower: &'a str,
    schedules: Vec<Target>,
    /// The section that it changes.
    section: Option<Target>,
    /// The section stands before any schedule.
    leads: bool,
    contract: Option<Target>,
    out: bool,
    put: bool,
    adds: bool,
    changes: bool,
    /// It speaks of words, phrases and sentences.
    wording: bool,
}

impl<'a> Facts<'a> {
    fn of(text: &'a str, range: Range<usize>, lower: &'a str) -> Self {
        let has = |stems: &[&str]| stems.iter().any(|stem| lower.contains(stem));
        let quoted = has(&["deleting \"", "replacing \"", "inserting \"", "substituting \"", "striking \""]);
        // Words in quotes that a section loses are wording, be they a name or not.
        let wording = has(&["the word", "the phrase", "words \"", "sentence"])
            || quoted && section_mention(text, range.clone(), false).is_some();
        let schedules = schedule_mentions(text, range.clone());
        let section = section_mention(text, range.clone(), wording);
        let leads =
            section.as_ref().is_some_and(|(at, _)| schedules.first().is_none_or(|(first, _)| at.start < first.start));
        Self {
            text,
            lower,
            leads,
            section,
            wording,
            contract: agreement_target(text, range.clone()),
            out: TAKES_OUT.stand_in(lower),
            put: PUTS_IN.stand_in(lower),
            adds: ADDS.stand_in(lower) || begins_adding(lower),
            changes: CHANGES.stand_in(lower),
            schedules,
            range,
        }
    }

    fn has(&self, stems: &[&str]) -> bool {
        stems.iter().any(|stem| self.lower.contains(stem))
    }

    fn order(&self, act: Act) -> Order {
        Order {
            act,
            target: None,
            supply: None,
            names: Vec::new(),
            pairs: Vec::new(),
            effective: None,
            doubt: None,
            sentence: self.range.clone(),
        }
    }

    fn orders(&self) -> Vec<Order> {
        let (text, range, lower) = (self.text, self.range.clone(), self.lower);
        let announced = announced_at(lower).map(|at| names_in(self.text, self.range.start + at..self.range.end));
        if let Some(names) = announced.filter(|names| !names.is_empty()) {
            let target = self.contract.clone();
            return vec![Order { names, target, ..self.order(Act::Add) }];
        }
        if let Some(pair) = redesignation(text, range.clone(), lower) {
            let target = self.schedules.first().cloned();
            return vec![Order { pairs: vec![pair], target, ..self.order(Act::Rename) }];
        }
        let classes = redesignated(text, range.clone(), lower);
        if !classes.is_empty() {
            let target = self.contract.clone().or_else(|| self.schedules.first().cloned());
            return vec![Order { pairs: classes, target, ..self.order(Act::Rename) }];
        }
        let mut out = Vec::new();
        if let Some(Renames { pairs, doubt }) =
            renames(text, range, lower).filter(|found| !self.words_of_section(found))
        {
            // "The Agreement reflects the new names of …; and Schedule A is replaced": a schedule named behind is another order's.
            let last = pairs.last().map_or(0, |(_, new)| new.end);
            let mine = |(place, _): &&Target| {
                place.start < last || self.contract.as_ref().is_none_or(|(contract, _)| contract.start > last)
            };
            let target = self.schedules.first().filter(mine).cloned().or_else(|| self.contract.clone());
            out.push(Order { pairs, target, doubt, ..self.order(Act::Rename) });
        }
        let named = self.named(out.first().map_or(&[], |order| &order.pairs));
        let fee = self.fee();
        if self.replaces_schedules() {
            if self.has(&["amended to add", "amended to include"]) || lower.trim_start().starts_with("to add ") {
                let target = self.contract.clone();
                out.extend((!named.is_empty()).then(|| Order { names: named, target, ..self.order(Act::Add) }));
            }
            let replaced = |fee: &Order| self.schedules.iter().any(|s| fee.target.as_ref().is_some_and(|t| t.1 == s.1));
            out.extend(fee.filter(|fee| !replaced(fee)));
            out.extend(self.replaced());
            return out;
        }
        out.extend(fee.clone());
        if let Some([added, removed]) = added_and_removed(lower, self.range.start, &named) {
            let target = self.schedules.first().cloned().or_else(|| self.contract.clone());
            let one = |act, names| Order { names, target: target.clone(), ..self.order(act) };
            let first = added.first().map(|n| n.start) < removed.first().map(|n| n.start);
            let (adds, removes) = (one(Act::Add, added), one(Act::Remove, removed));
            out.extend(if first { [adds, removes] } else { [removes, adds] });
            return out;
        }
        let removes = fee.is_none() || self.has(&["is removed", "are removed", "is deleted", "are deleted"]);
        if self.out && removes && !self.wording && !named.is_empty() {
            let target = self.schedules.first().cloned().or_else(|| self.contract.clone());
            out.push(Order { names: self.leaving(named), target, ..self.order(Act::Remove) });
            return out;
        }
        if !(out.is_empty() || fee.is_some() && self.has(&["is added", "are added"])) {
            return out;
        }
        let named = self.adds.then(|| self.behind_adding(&named)).flatten().unwrap_or(named);
        if self.adds && !self.wording && (!named.is_empty() || !self.schedules.is_empty() && !self.leads) {
            let section = self.section.clone().filter(|_| named.is_empty());
            let target = self.schedules.first().cloned().or(section).or_else(|| self.contract.clone());
            let supply = if named.is_empty() { supply(lower) } else { None };
            out.push(Order { names: named, target, supply, ..self.order(Act::Add) });
            return out;
        }
        if !out.is_empty() {
            return out;
        }
        if self.removes_below() {
            let target = self.schedules.first().cloned().or_else(|| self.contract.clone());
            return vec![Order { target, ..self.order(Act::Remove) }];
        }
        if self.out && !self.schedules.is_empty() && !self.leads {
            // "… are deleted from Schedule A": the schedule stays.
            let stays = ["from schedule", "from appendix", "from exhibit", "from annex"];
            if !self.put && self.has(&stays) {
                return vec![Order { target: self.schedules.first().cloned(), ..self.order(Act::Edit) }];
            }
            let stands_in = self.has(&["attached", "hereto", "following", "annexed", "new "]);
            let gone = ["is deleted", "are deleted", "hereby deleted", "is removed", "are removed", "eliminated"];
            if !self.put && !stands_in && self.has(&gone) {
                let removed = |target: &Target| Order { target: Some(target.clone()), ..self.order(Act::Remove) };
                return self.schedules.iter().map(removed).collect();
            }
            return self.replaced();
        }
        self.section_order().into_iter().collect()
    }

    /// "The Agreement of Oak Trust is amended by adding Oak Fund": the names behind such a verb, where some stand there.
    fn behind_adding(&self, named: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let verb = ["by adding", "to add ", "to include ", "addition of", "hereby adds", "hereby add "];
        let at = self.range.start + verb.iter().filter_map(|verb| self.lower.find(verb)).min()?;
        let behind: Vec<_> = named.iter().filter(|name| name.start > at).cloned().collect();
        (!behind.is_empty()).then_some(behind)
    }

    /// The names that are no part of a pair of old and new.
    fn named(&self, pairs: &[(Range<usize>, Range<usize>)]) -> Vec<Range<usize>> {
        let mut paired: Vec<&Range<usize>> = pairs.iter().flat_map(|(a, b)| [a, b]).collect();
        paired.sort_unstable_by_key(|pair| pair.start);
        let is_paired = |name: &Range<usize>| {
            let before = paired.partition_point(|pair| pair.start < name.end);
            before.checked_sub(1).is_some_and(|last| name.start < paired[last].end)
        };
        names_in(self.text, self.range.clone()).into_iter().filter(|name| !is_paired(name)).collect()
    }

    /// "The reference in Section 3 to "Secretary" is changed to "Clerk"": wording of a section, no names of funds.
    fn words_of_section(&self, found: &Renames) -> bool {
        // "Fund" alone is called a term, not a name.
        let name = |side: &Range<usize>| {
            let side = &self.text[side.clone()];
            side.contains(' ') && ends_like_a_name(side)
        };
        let said = || section_mention(self.text, self.range.clone(), true).is_some();
        (self.section.is_some() || said()) && !found.pairs.iter().any(|(old, new)| name(old) || name(new))
    }

    /// "The following Funds are removed from Schedule A:": the list below says which.
    fn removes_below(&self) -> bool {
        let below = self.has(&["the following", "listed below", "set forth below", "named below"]);
        let what = self.has(&["fund", "portfolio", "series", "compan", "trust"]);
        self.out
            && below
            && what
            && self.lower.ends_with(':')
            && self.has(&["removed", "deleted", "withdrawn", "terminat"])
            && !self.has(&["replac", "in lieu", "substitut"])
    }

    /// "Oak Fund, having been merged into Elm Fund, is removed": the other one stays.
    fn leaving(&self, named: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let into = |name: &&Range<usize>| {
            !["into", "with", "by"].iter().any(|w| self.text[..name.start].trim_end().ends_with(w))
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

    fn replaces_schedules(&self) -> bool {
        self.put
            && !self.schedules.is_empty()
            && (!self.leads || self.has(&["attached", "annexed", "follows", "follow"]))
            && !self.wording
    }

    fn replaced(&self) -> Vec<Order> {
        let supply = supply(self.lower);
        let one = |target: &Target| Order { target: Some(target.clone()), supply, ..self.order(Act::Replace) };
        self.schedules.iter().map(one).collect()
    }

    /// A change of a fee; what it is called by is where the fee is stated.
    fn fee(&self) -> Option<Order> {
        let change = fee_change(self.lower).filter(|_| !self.wording)?;
        let at = self.range.start + change.at;
        // "The fee of each fund named in Schedule A": the schedule says whose, not where the fee is stated.
        let whose = |(place, _): &&Target| {
            ["named in", "named on", "listed in", "listed on"]
                .iter()
                .any(|w| self.text[..place.start].trim_end().ends_with(w))
        };
        let schedule = self.schedules.first().filter(|target| !whose(target));
        // "Schedule B (Fees) is deleted": the schedule, not the fee, is what the sentence is about.
        let about_schedule = schedule.is_some_and(|(place, _)| place.start < at) && (self.put || !change.amount);
        if about_schedule {
            return None;
        }
        let section = section_mention(self.text, self.range.clone(), true);
        let stated =
            schedule.cloned().or_else(|| first_mention(self.text, self.range.clone()).filter(|target| !whose(&target)));
        let mut places: Vec<Target> = section.into_iter().chain(stated).collect();
        places.sort_by_key(|(place, _)| place.start);
        let target = places.into_iter().next().or_else(|| self.contract.clone());
        let supply = if change.amount { None } else { supply(self.lower) };
        Some(Order { target, supply, ..self.order(Act::Fee) })
    }

    /// What is done to a section of the agreement.
    fn section_order(&self) -> Option<Order> {
        let target = self.section.clone().filter(|_| self.changes || self.out || self.put || self.adds)?;
        let paragraph = self.has(&[
            "paragraph is added",
            "paragraph is inserted",
            "new paragraph",
            "following is added",
            "sentence is added",
            "new section",
            "new article",
        ]) && self.has(&["added", "inserted", "adding", "inserting", "following", "new paragraph"]);
        let whole = self.has(&[
            "entirety",
            "restated",
            "replaced with the following",
            "deleted and the following",
            "the following is substituted",
        ]);
        let act = match (paragraph, whole && !self.wording) {
            (true, _) => Act::Add,
            (_, true) => Act::Replace,
            _ => Act::Edit,
        };
        let supply = if act == Act::Edit { None } else { Some(Supply::Inline) };
        Some(Order { target: Some(target), supply, ..self.order(act) })
    }
}
