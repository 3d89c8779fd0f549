//! The schedules that a document supplies, as its orders call them.

use std::collections::HashMap;

use crate::model::{Instruction, Schedule};
use crate::read::document::Part;
use crate::read::listed::Listed;
use crate::text::Words;

/// The schedules by their labels, and those that are only changes.
pub(super) struct Lists<'a> {
    labelled: HashMap<String, Vec<&'a Schedule>>,
    changes: Vec<&'a Schedule>,
    /// Every name that they list.
    pub(super) names: Listed,
}

impl<'a> Lists<'a> {
    /// Those of a document.
    pub(super) fn of(schedules: &'a [Schedule]) -> Self {
        let mut labelled: HashMap<String, Vec<&Schedule>> = HashMap::new();
        for schedule in schedules {
            labelled.entry(schedule.label.value.to_ascii_lowercase()).or_default().push(schedule);
        }
        let changes = schedules.iter().filter(|schedule| !schedule.complete).collect();
        Self { labelled, changes, names: Listed::of(schedules) }
    }

    /// The names of the change that stands right below a part.
    pub(super) fn right_below(&self, part: &Part) -> Vec<Words> {
        let near = |s: &&&Schedule| (part.lines.end..=part.lines.end + 2).contains(&s.lines.start);
        let portfolios = self.changes.iter().find(near).into_iter().flat_map(|s| &s.funds).flat_map(|f| &f.portfolios);
        portfolios.map(|p| p.name.clone()).collect()
    }

    /// The names of the change that is of the schedule which an order is about.
    pub(super) fn change_of(&self, order: &Instruction) -> Vec<Words> {
        let Some(target) = &order.target else { return Vec::new() };
        let target = target.value.to_lowercase();
        let mine = |s: &&&Schedule| s.label.value.to_lowercase().ends_with(&target);
        let portfolios = self.changes.iter().find(mine).into_iter().flat_map(|s| &s.funds).flat_map(|f| &f.portfolios);
        portfolios.map(|p| p.name.clone()).collect()
    }

    /// "The funds named in Attachment 1 are added to Schedule C": the names of the list where the order says they stand.
    pub(super) fn place_of(&self, order: &Instruction) -> Vec<Words> {
        const PLACES: [&str; 10] = [
            "named in ",
            "named on ",
            "listed in ",
            "listed on ",
            "set forth in ",
            "set forth on ",
            "identified in ",
            "identified on ",
            "shown in ",
            "shown on ",
        ];
        // Wording that a section is given adds nobody.
        let said = order.words.value.split('"').next().unwrap_or("");
        let lower = said.to_lowercase();
        let place = PLACES.iter().filter_map(|place| lower.find(place).map(|at| at + place.len())).min();
        let Some(rest) = place.and_then(|at| lower.get(at..)) else { return Vec::new() };
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        let target = order.target.as_ref().map(|target| target.value.to_lowercase());
        let named = self.labelled.iter().filter(|(label, _)| Some(*label) != target.as_ref());
        let list = named
            .filter_map(|(label, all)| Some((rest.strip_prefix(label.as_str()).filter(|r| ends(r))?, all.first()?)));
        let portfolios =
            list.map(|(_, list)| list).next().into_iter().flat_map(|s| &s.funds).flat_map(|f| &f.portfolios);
        portfolios.map(|p| p.name.clone()).collect()
    }

    /// The first schedule that is called so.
    pub(super) fn labelled(&self, label: &str) -> Option<&'a Schedule> {
        self.labelled.get(&label.to_ascii_lowercase()).and_then(|all| all.first().copied())
    }

    /// How many are.
    pub(super) fn count(&self, label: &str) -> usize {
        self.labelled.get(&label.to_ascii_lowercase()).map_or(0, Vec::len)
    }
}
