//! What a clause names and says, and what it orders by that.

use std::ops::Range;

use crate::model::Act;
use crate::read::listed::Listed;
use crate::read::meant::points_back;
use crate::read::prose::item_mark;
use crate::read::vocabulary::ends_like_a_name;

use super::both::added_and_removed;
use super::class::{redesignated, redesignating};
use super::rename::{Renames, redesignations, renames};
use super::section::section_mention;
use super::stems::{ADDS, CHANGES, PUTS_IN, STANDS_BELOW, TAKES_OUT, announced_at};
use super::target::{Target, agreement_target, schedule_mentions, supply};
use super::{Doubt, Order};

/// "1. Add the following:".
pub(super) fn begins_adding(lower: &str) -> bool {
    body(lower).starts_with("add ")
}

/// "Schedule I, as amended, is as follows:": whether what is said behind a schedule is that it stands below.
fn stands_below(behind: &str) -> bool {
    // How the agreement's history is blanked, only "as" is left of "as so amended".
    let history = behind.trim_start_matches([' ', ',', '(']);
    let rest = history.strip_prefix("as ").unwrap_or(history);
    let rest = rest.trim_start().strip_prefix("so ").unwrap_or(rest).trim_start_matches([' ', ',', ')']);
    let rest = rest.strip_prefix("to the agreement").unwrap_or(rest).trim_start_matches([' ', ',']);
    STANDS_BELOW.begin(rest)
}

/// An item without its number.
fn body(text: &str) -> &str {
    let length = item_mark(text).map_or(0, |(_, length)| length);
    text.get(length..).unwrap_or(text).trim_start()
}

/// What a clause says, before it is decided what it orders.
pub(super) struct Facts<'a> {
    pub(super) text: &'a str,
    pub(super) range: Range<usize>,
    pub(super) lower: &'a str,
    /// The names that the document's lists tell.
    pub(super) known: &'a Listed,
    pub(super) schedules: Vec<Target>,
    /// The section that it changes.
    pub(super) section: Option<Target>,
    /// The section stands before any schedule.
    pub(super) leads: bool,
    pub(super) contract: Option<Target>,
    pub(super) out: bool,
    pub(super) put: bool,
    pub(super) adds: bool,
    pub(super) changes: bool,
    /// It speaks of words, phrases and sentences.
    pub(super) wording: bool,
}

impl<'a> Facts<'a> {
    pub(super) fn of(text: &'a str, range: Range<usize>, lower: &'a str, known: &'a Listed) -> Self {
        let has = |stems: &[&str]| stems.iter().any(|stem| lower.contains(stem));
        // "by striking "$10,000" and inserting "$12,500"": no name is a figure.
        let figure = lower.match_indices("ing \"").any(|(at, lead)| {
            let said = lower[at + lead.len()..].split('"').next().unwrap_or("");
            said.contains(|c: char| c.is_ascii_digit())
                && said.chars().all(|c| c.is_ascii_digit() || matches!(c, '$' | ',' | '.' | '%' | ' '))
        });
        let quoted = has(&["deleting \"", "replacing \"", "inserting \"", "substituting \"", "striking \""]);
        // Words in quotes that a section loses are wording, be they a name or not.
        let wording = figure
            || has(&["the word", "the phrase", "words \"", "sentence"])
            || quoted && section_mention(text, range.clone(), false).is_some()
            // "The address of the Funds in Section 7 is deleted and replaced with "…"".
            || has(&["replaced with \"", "replaced by \""]) && section_mention(text, range.clone(), false).is_some();
        let mut schedules = schedule_mentions(text, range.clone());
        // "There is added, immediately after Schedule 1, a new Schedule 2": the other one says where.
        let place = |(at, _): &Target| {
            let before = text[range.start..at.start.max(range.start)].trim_end();
            [" after", " before", " following"].iter().any(|word| before.ends_with(word))
        };
        if schedules.iter().any(|target| !place(target)) {
            schedules.retain(|target| !place(target));
        }
        let section = section_mention(text, range.clone(), wording);
        let leads =
            section.as_ref().is_some_and(|(at, _)| schedules.first().is_none_or(|(first, _)| at.start < first.start));
        Self {
            text,
            lower,
            known,
            leads,
            section,
            wording,
            contract: agreement_target(text, range.clone()),
            out: TAKES_OUT.stand_in(lower),
            put: PUTS_IN.stand_in(lower)
                || schedules.iter().any(|(at, _)| stands_below(&lower[at.end - range.start..])),
            adds: ADDS.stand_in(lower) || begins_adding(lower),
            changes: CHANGES.stand_in(lower),
            schedules,
            range,
        }
    }

    pub(super) fn has(&self, stems: &[&str]) -> bool {
        stems.iter().any(|stem| self.lower.contains(stem))
    }

    pub(super) fn order(&self, act: Act) -> Order {
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

    pub(super) fn orders(&self) -> Vec<Order> {
        let (text, range, lower) = (self.text, self.range.clone(), self.lower);
        let announced =
            announced_at(lower).map(|at| self.known.names_in(self.text, self.range.start + at..self.range.end));
        if let Some(names) = announced.filter(|names| !names.is_empty()) {
            let target = self.contract.clone();
            return vec![Order { names, target, ..self.order(Act::Add) }];
        }
        let pairs = redesignations(text, range.clone(), lower);
        if let Some((_, last)) = pairs.last() {
            let target = if pairs.len() > 1 { self.contract.clone() } else { self.schedules.first().cloned() };
            let behind = last.end;
            // "Schedule B, which is restated in the form attached, shall be designated Schedule 2".
            let restated = pairs.iter().filter(|(old, new)| PUTS_IN.stand_in(&text[old.end..new.start].to_lowercase()));
            let restated: Vec<Order> = restated
                .filter_map(|(old, _)| schedule_mentions(text, old.clone()).into_iter().next())
                .map(|old| Order { target: Some(old), supply: supply(lower), ..self.order(Act::Replace) })
                .collect();
            let mut out = vec![Order { pairs, target, ..self.order(Act::Rename) }];
            out.extend(restated);
            // "… rename Schedule A to be Schedule A-1 and add Schedule A-2".
            let more = schedule_mentions(text, behind..range.end).into_iter().next();
            let more = more.filter(|_| self.has(&["and add ", "and adding ", "is added", "are added"]));
            out.extend(more.map(|more| Order { target: Some(more), supply: supply(lower), ..self.order(Act::Add) }));
            // "… is renamed Schedule A-1, and the Schedule A-1 attached is substituted for it".
            let put = PUTS_IN.stand_in(&text[behind..range.end].to_lowercase());
            let named = schedule_mentions(text, behind..range.end).into_iter().next().filter(|_| put);
            let again = named.filter(|(_, label)| out[0].pairs.iter().any(|(_, new)| text[new.clone()] == **label));
            out.extend(again.map(|new| Order { target: Some(new), supply: supply(lower), ..self.order(Act::Replace) }));
            return out;
        }
        // "… is amended to add Oak Fund to Schedule 2, and to redesignate the Service Class as Class S".
        if let Some((verb, pair)) = redesignating(text, range.clone(), lower) {
            let before = Facts::of(text, range.start..range.start + verb, &lower[..verb], self.known);
            let mut out = before.orders();
            let behind = self.schedules.iter().find(|(place, _)| place.start > range.start + verb);
            // A schedule before the verb is the sentence's, unless something else is done to it.
            let own = self.schedules.first().filter(|_| out.is_empty());
            let target = self.contract.clone().or_else(|| behind.or(own).cloned());
            out.push(Order { pairs: vec![pair], target, ..self.order(Act::Rename) });
            return out;
        }
        let classes = redesignated(text, range.clone(), lower);
        if !classes.is_empty() {
            let target = self.contract.clone().or_else(|| self.schedules.first().cloned());
            return vec![Order { pairs: classes, target, ..self.order(Act::Rename) }];
        }
        let mut out = Vec::new();
        if let Some(Renames { pairs, doubt }) =
            renames(text, range, lower, self.known).filter(|found| !self.words_of_section(found))
        {
            let pairs = without_articles(text, pairs);
            // "The Agreement reflects the new names of …; and Schedule A is replaced": a schedule named behind is another order's.
            let last = pairs.last().map_or(0, |(_, new)| new.end);
            let mine = |(place, _): &&Target| {
                place.start < last || self.contract.as_ref().is_none_or(|(contract, _)| contract.start > last)
            };
            let target = self.schedules.first().filter(mine).cloned().or_else(|| self.contract.clone());
            out.push(Order { pairs, target, doubt, ..self.order(Act::Rename) });
        }
        let named = self.named(out.first().map_or(&[], |order| &order.pairs));
        // "References in Schedule A to Oak Fund are replaced by …", "Schedule A is amended by deleting Oak Fund and
        // substituting Elm Fund": a name, not the schedule, gives way.
        let within =
            |(at, _): &Target| [" in", " on", " to", " from"].iter().any(|w| text[..at.start].trim_end().ends_with(w));
        let swapped = out.first().is_some_and(|order| order.doubt == Some(Doubt::Replaced));
        if !out.is_empty() && named.is_empty() && (swapped || self.schedules.iter().all(within)) {
            return out;
        }
        let fee = self.fee();
        let substitutes = lower.contains("substituting ") && named.len() == 2;
        if self.replaces_schedules() && !(substitutes && added_and_removed(lower, self.range.start, &named).is_some()) {
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
            let added = self.entering(added);
            let target = self.schedules.first().cloned().or_else(|| self.contract.clone());
            let one = |act, names| Order { names, target: target.clone(), ..self.order(act) };
            let first = added.first().map(|n| n.start) < removed.first().map(|n| n.start);
            let (adds, removes) = (one(Act::Add, added), one(Act::Remove, removed));
            out.extend(if first { [adds, removes] } else { [removes, adds] });
            return out;
        }
        let removes = fee.is_none() || self.has(&["is removed", "are removed", "is deleted", "are deleted"]);
        if self.out && removes && !self.wording && !named.is_empty() {
            // "Article 9 is amended by deleting the reference to Oak Fund".
            let section = self.section.clone().filter(|_| self.leads && self.has(&["reference"]));
            let target = self.schedules.first().cloned().or(section).or_else(|| self.contract.clone());
            out.push(Order { names: self.leaving(named), target: target.clone(), ..self.order(Act::Remove) });
            // "by deleting the row for Oak Fund and adding the following rows:": what is added stands below.
            if lower.ends_with(':')
                && self.has(&["adding the following", "add the following", "inserting the following"])
            {
                out.push(Order { target, ..self.order(Act::Add) });
            }
            return out;
        }
        // "… is amended to add Oak Fund and to change the name of Elm Fund to Fir Fund": both, in their order.
        if let [renamed] = out.as_slice()
            && renamed.act == Act::Rename
            && !self.wording
            && let Some(names) = self.behind_adding(&named).or_else(|| self.before_added(&named))
        {
            let target = renamed.target.clone();
            out.push(Order { names, target, ..self.order(Act::Add) });
            return out;
        }
        if !(out.is_empty() || fee.is_some() && self.has(&["is added", "are added"])) {
            return out;
        }
        let named = self.adds.then(|| self.behind_adding(&named)).flatten().unwrap_or(named);
        // "is inserted" adds where nothing gives way to what is.
        let inserts = !self.out && !named.is_empty() && self.has(&["inserting", "inserted"]);
        // "Both series are hereby added to the Agreement": the sentence before names them.
        let pointed = self.adds && self.contract.is_some() && points_back(&text[self.range.clone()]);
        let known = !named.is_empty() || !self.schedules.is_empty() && !self.leads || pointed;
        if (self.adds || inserts) && !self.wording && known {
            let section = self.section.clone().filter(|_| named.is_empty() || self.contract.is_none());
            let target = self.added_to().or(section).or_else(|| self.contract.clone());
            let supply = if named.is_empty() { supply(lower) } else { None };
            out.push(Order { names: self.entering(named), target, supply, ..self.order(Act::Add) });
            return out;
        }
        if !out.is_empty() {
            return out;
        }
        // "Appendix C is amended by deleting the words "…" and inserting "…"".
        if self.wording && self.section.is_none() && self.changes && !self.leads {
            let edits: Vec<Order> = self
                .schedules
                .iter()
                .map(|target| Order { target: Some(target.clone()), ..self.order(Act::Edit) })
                .collect();
            if !edits.is_empty() {
                return edits;
            }
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
        let sections = self.section_orders();
        if sections.is_empty() { self.retitled().or_else(|| self.other()).into_iter().collect() } else { sections }
    }

    /// "The reference in Section 3 to "Secretary" is changed to "Clerk"": wording of a section, no names of funds.
    fn words_of_section(&self, found: &Renames) -> bool {
        // "Fund" alone is called a term, not a name.
        let name = |side: &Range<usize>| {
            let side = &self.text[side.clone()];
            side.contains(' ') && ends_like_a_name(side)
        };
        let said = || section_mention(self.text, self.range.clone(), true).is_some();
        let swapped = found.doubt == Some(Doubt::Replaced);
        let words = swapped || self.has(&["replacing \"", "replacing the words"]);
        self.section.is_some() && words
            || (self.section.is_some() || said()) && !found.pairs.iter().any(|(old, new)| name(old) || name(new))
    }

    /// The schedule that something is added to: "Elm Trust is added to the Agreement on behalf of its series listed on Schedule
    /// 2" changes the agreement, and the schedule behind only says whose.
    fn added_to(&self) -> Option<Target> {
        let schedule = self.schedules.first()?;
        let before = self.text[..schedule.0.start].trim_end();
        let lists = ["listed in", "listed on", "named in", "named on", "set forth in", "set forth on"];
        let whose = lists.iter().any(|list| before.ends_with(list));
        let to = |(contract, _): &Target| {
            let link = self.text[..contract.start].trim_end().to_lowercase();
            contract.start < schedule.0.start && (link.ends_with("added to the") || link.ends_with("added to"))
        };
        (!(whose && self.contract.as_ref().is_some_and(to))).then(|| schedule.clone())
    }

    /// "The following Funds are removed from Schedule A:": the list below says which.
    fn removes_below(&self) -> bool {
        let below = self.has(&["the following", "listed below", "set forth below", "named below"]);
        let what = self.has(&["fund", "portfolio", "series", "compan", "trust"]);
        self.out
            && below
            && what
            && self.lower.ends_with(':')
            && self.has(&["removed", "deleted", "withdrawn", "terminat", "struck", "taken out", "excluded", "dropped"])
            && !self.has(&["replac", "in lieu", "substitut"])
    }

    fn replaces_schedules(&self) -> bool {
        self.put
            && !self.schedules.is_empty()
            && (!self.leads || self.has(&["attached", "annexed", "follows", "follow"]))
            && !self.wording
            && !self.reads_mentions()
    }

    /// "each mention of "Exhibit 1" shall be read as a mention of "Exhibit 1-A"": what the words mean changes, no schedule does.
    fn reads_mentions(&self) -> bool {
        self.has(&["mention of", "mentions of", "reference to", "references to"])
            && self.has(&[
                "be read as a",
                "be read as m",
                "be read as r",
                "be deemed a",
                "be deemed to be a",
                "be deemed to refer",
            ])
    }

    fn replaced(&self) -> Vec<Order> {
        let supply = supply(self.lower);
        // "Schedule A is replaced, and Schedule B is added": each has its own verb.
        let act = |(place, _): &Target| {
            let behind = self.text[place.end..self.range.end].trim_start();
            let added = ["is added", "are added", "is hereby added", "are hereby added", "is inserted"];
            if added.iter().any(|verb| behind.starts_with(verb)) { Act::Add } else { Act::Replace }
        };
        let one = |target: &Target| Order { target: Some(target.clone()), supply, ..self.order(act(target)) };
        self.schedules.iter().map(one).collect()
    }
}

/// "The Oak Fund and the Elm Fund shall be known as the Ash Fund and …": where the others have an article, the capital that
/// begins the sentence is one too.
fn without_articles(text: &str, mut pairs: Vec<(Range<usize>, Range<usize>)>) -> Vec<(Range<usize>, Range<usize>)> {
    let led = |at: usize| text[..at].ends_with(" the ");
    if pairs.iter().any(|(old, new)| led(old.start) || led(new.start)) {
        for (old, _) in &mut pairs {
            // "1. The Oak Fund": the item's number stands before it.
            old.start += item_mark(&text[old.clone()]).map_or(0, |(mark, length)| {
                let number = mark.bytes().all(|b| b.is_ascii_digit());
                let name = text[old.clone()].get(length..).unwrap_or("");
                if number { length + name.len() - name.trim_start().len() } else { 0 }
            });
            let name = &text[old.clone()];
            if name.strip_prefix("The ").is_some_and(|rest| rest.contains(' ')) {
                old.start += "The ".len();
            }
        }
    }
    pairs
}
