//! Orders that change what the agreement itself says: what is paid, and its sections.

use crate::model::{Act, Supply};
use crate::order::InOrder;

use super::Order;
use super::facts::Facts;
use super::fee::fee_change;
use super::section::{section_mention, sections_from};
use super::target::{Target, first_mention, supply};

impl Facts<'_> {
    /// A change of a fee; what it is called by is where the fee is stated.
    pub(super) fn fee(&self) -> Option<Order> {
        let named: Vec<_> = self
            .known
            .names_in(self.text, self.range.clone())
            .into_iter()
            .map(|n| n.start - self.range.start..n.end - self.range.start)
            .collect();
        let change = fee_change(self.lower, &named).filter(|_| !self.wording)?;
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
        places.order_by_key(|(place, _)| place.start);
        let target = places.into_iter().next().or_else(|| self.contract.clone());
        let supply = if change.amount { None } else { supply(self.lower) };
        Some(Order { target, supply, ..self.order(Act::Fee) })
    }

    /// What is done to a section of the agreement.
    pub(super) fn section_orders(&self) -> Vec<Order> {
        // "The Agent's address for notices under Section 21 is": the section states it.
        let bare = !(self.adds || self.out || self.put);
        if bare
            && self.has(&["address for notice", "address for the notice", "notice address"])
            && self.has(&[" is ", "shall be "])
        {
            let stated = section_mention(self.text, self.range.clone(), true);
            return stated.map(|target| Order { target: Some(target), ..self.order(Act::Edit) }).into_iter().collect();
        }
        let Some(target) = self.section.clone().filter(|_| self.changes || self.out || self.put || self.adds) else {
            return Vec::new();
        };
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
            "replaced by the following",
            "deleted and the following",
            "the following is substituted",
        ]);
        let act = match (paragraph, whole && !self.wording) {
            (true, _) => Act::Add,
            // "Section 14 is deleted in its entirety": nothing takes its place.
            (_, true) if self.put || self.has(&["following"]) => Act::Replace,
            _ => Act::Edit,
        };
        let supply = if act == Act::Edit { None } else { Some(Supply::Inline) };
        let order = |target| Order { target: Some(target), supply, ..self.order(act) };
        sections_from(self.text, target, self.range.end).into_iter().map(order).collect()
    }

    /// "The title of Schedule A is changed to …": the schedule's wording.
    pub(super) fn retitled(&self) -> Option<Order> {
        let target = self.schedules.first().cloned().filter(|_| self.changes && !self.put)?;
        let said = self.has(&["title of", "heading of", "caption of", "title \"", "headed"]);
        said.then(|| Order { target: Some(target), ..self.order(Act::Edit) })
    }

    /// "The term of the Agreement is extended to June 5, 2006", "… assigns the Agreement to": orders of no other kind.
    pub(super) fn other(&self) -> Option<Order> {
        let lasts =
            self.has(&["term of "]) && self.has(&["is extended", "be extended", "hereby extended", "is renewed"]);
        let assigns = self.has(&["hereby assign", "is assigned", "are assigned", "assigns the ", "assigns to "]);
        let target = self.contract.clone().filter(|_| lasts || assigns)?;
        Some(Order { target: Some(target), ..self.order(Act::Other) })
    }
}
