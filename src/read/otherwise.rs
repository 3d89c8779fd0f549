//! Doubtful places that a person reads in the other way.
//!
//! The reader names the other way with its doubt ([`crate::model::Otherwise`]); here it is taken, on the finished document. It is
//! offered only where no word of the text would be lost by it.

use crate::model::{Act, Document, Fund, Instruction, Portfolio, Schedule, Way};
use crate::order::InOrder;
use crate::text::Words;

/// Reads the places at which a person chose so in the other way. A place is known by the byte of the readable text at
/// which its problem begins; numbers at which no such problem begins mean nothing. What cannot be taken is not offered.
pub fn choose(document: &mut Document, chosen: &[u32]) {
    if document.problems.iter().all(|problem| problem.otherwise.is_none()) {
        return;
    }
    let (free, chosen) = (Places::free(document), sorted(chosen.iter().copied()));
    let mut taken = Places::default();
    for problem in &mut document.problems {
        let places = || std::iter::once(problem.span).chain(problem.related.iter().copied()).map(|span| span.start);
        let Some(other) = problem.otherwise.as_deref_mut() else { continue };
        if !free.holds(other.way, places()) {
            problem.otherwise = None;
        } else if has(&chosen, problem.span.start) {
            taken.put(other.way, places());
            other.chosen = true;
            std::mem::swap(&mut problem.message, &mut other.message);
        }
    }
    take(document, taken.sorted());
}

/// Where words begin that are read in some way, each list ascending.
#[derive(Default)]
struct Places {
    funds: Vec<u32>,
    portfolios: Vec<u32>,
    renames: Vec<u32>,
    number: Option<u32>,
}

impl Places {
    /// Those of which no word would be lost: a fund has no place for what only portfolios have, nor a portfolio for a
    /// fund's label.
    fn free(document: &Document) -> Self {
        let funds = || document.schedules.iter().flat_map(|schedule| &schedule.funds);
        let unlabelled = funds().filter(|fund| fund.label.is_none()).filter_map(|fund| fund.name.as_ref());
        let bare = funds().flat_map(|fund| &fund.portfolios).filter(|one| {
            one.group.is_none() && one.formerly.is_empty() && one.classes.is_empty() && one.notes.is_empty()
        });
        let renames = document.instructions.iter().filter(|one| one.act == Act::Rename && !one.pairs.is_empty());
        Self {
            funds: sorted(unlabelled.map(|name| name.span.start)),
            portfolios: sorted(bare.map(|one| one.name.span.start)),
            renames: sorted(renames.map(|one| one.words.span.start)),
            number: document.number.as_ref().map(|number| number.value),
        }
    }

    fn holds(&self, way: Way, mut places: impl Iterator<Item = u32>) -> bool {
        match way {
            Way::Portfolios => places.all(|place| has(&self.funds, place)),
            Way::Funds => places.all(|place| has(&self.portfolios, place)),
            Way::Number(_) => self.number.is_some(),
            Way::Replaced => places.all(|place| has(&self.renames, place)),
        }
    }

    fn put(&mut self, way: Way, places: impl Iterator<Item = u32>) {
        match way {
            Way::Portfolios => self.funds.extend(places),
            Way::Funds => self.portfolios.extend(places),
            Way::Number(value) => self.number = Some(value),
            Way::Replaced => self.renames.extend(places),
        }
    }

    fn sorted(mut self) -> Self {
        [&mut self.funds, &mut self.portfolios, &mut self.renames].into_iter().for_each(|list| list.order());
        self
    }
}

fn sorted(places: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut all: Vec<u32> = places.collect();
    all.order();
    all
}

fn has(places: &[u32], place: u32) -> bool {
    places.binary_search(&place).is_ok()
}

fn take(document: &mut Document, taken: Places) {
    for schedule in &mut document.schedules {
        if !taken.funds.is_empty() {
            lower(schedule, &taken.funds);
        }
        if !taken.portfolios.is_empty() {
            raise(schedule, &taken.portfolios);
        }
    }
    if let (Some(number), Some(value)) = (&mut document.number, taken.number) {
        number.value = value;
    }
    if !taken.renames.is_empty() {
        let orders = std::mem::take(&mut document.instructions).into_iter();
        let renames = |one: &Instruction| one.act == Act::Rename && has(&taken.renames, one.words.span.start);
        document.instructions = orders.flat_map(|one| if renames(&one) { parted(one) } else { vec![one] }).collect();
    }
}

/// Those funds become portfolios of the fund before them, and so do their portfolios.
fn lower(schedule: &mut Schedule, places: &[u32]) {
    let mut out: Vec<Fund> = Vec::new();
    for fund in std::mem::take(&mut schedule.funds) {
        if !fund.name.as_ref().is_some_and(|name| has(places, name.span.start)) {
            out.push(fund);
            continue;
        }
        let own = fund.name.map(|name| Portfolio { name, cells: fund.cells, ..Portfolio::default() });
        let all = own.into_iter().chain(fund.portfolios);
        match out.last_mut() {
            Some(before) => before.portfolios.extend(all),
            None => out.push(Fund { portfolios: all.collect(), ..Fund::default() }),
        }
    }
    schedule.funds = out;
}

/// Those portfolios become funds over the portfolios that follow them in their fund.
fn raise(schedule: &mut Schedule, places: &[u32]) {
    let mut out: Vec<Fund> = Vec::new();
    for mut fund in std::mem::take(&mut schedule.funds) {
        let portfolios = std::mem::take(&mut fund.portfolios);
        let nameless = fund.name.is_none();
        let first = out.len();
        out.push(fund);
        for one in portfolios {
            match out.last_mut() {
                Some(over) if !has(places, one.name.span.start) => over.portfolios.push(one),
                _ => out.push(Fund { name: Some(one.name), cells: one.cells, ..Fund::default() }),
            }
        }
        if nameless && out.get(first).is_some_and(|left| left.portfolios.is_empty()) {
            out.remove(first);
        }
    }
    schedule.funds = out;
}

/// The old names are removed, and the new ones are added.
fn parted(one: Instruction) -> Vec<Instruction> {
    let (old, new): (Vec<Words>, Vec<Words>) = one.pairs.iter().cloned().unzip();
    let order = |act, names| Instruction { act, names, pairs: Vec::new(), ..one.clone() };
    vec![order(Act::Remove, old), order(Act::Add, new)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Otherwise, Problem, Severity};
    use crate::text::Span;

    fn words(value: &str, start: u32) -> Words {
        Words { value: value.into(), span: Span { start, end: start + 3 }, more: Vec::new() }
    }

    /// Four names of a list without registrants, of which the second and the fourth may be registrants.
    fn list(notes: Vec<Words>) -> Document {
        let one = |(i, name): (usize, &str)| Portfolio { name: words(name, 10 * i as u32), ..Portfolio::default() };
        let names = ["Wren Fund", "Orrery Trust", "Orrery Growth Fund", "Heron Trust"];
        let mut portfolios: Vec<Portfolio> = names.into_iter().enumerate().map(one).collect();
        portfolios[3].notes = notes;
        let problem = Problem {
            rule: "low-confidence",
            severity: Severity::Note,
            message: "first".to_owned(),
            span: words("", 10).span,
            related: vec![words("", 30).span],
            otherwise: Some(Box::new(Otherwise {
                name: "a fund".to_owned(),
                first: "a portfolio".to_owned(),
                message: "other".to_owned(),
                way: Way::Funds,
                chosen: false,
            })),
        };
        let funds = vec![Fund { portfolios, ..Fund::default() }];
        let schedule = Schedule { funds, ..Schedule::default() };
        Document { schedules: vec![schedule], problems: vec![problem], ..Document::default() }
    }

    fn outline(document: &Document) -> Vec<(&str, usize)> {
        let funds = document.schedules.iter().flat_map(|schedule| &schedule.funds);
        funds.map(|fund| (fund.name.as_ref().map_or("", |name| &name.value), fund.portfolios.len())).collect()
    }

    #[test]
    fn portfolios_become_funds_over_the_names_that_follow() {
        let mut document = list(Vec::new());
        choose(&mut document, &[10]);
        assert_eq!(outline(&document), [("", 1), ("Orrery Trust", 1), ("Heron Trust", 0)]);
        assert_eq!(document.problems[0].message, "other");
    }

    #[test]
    fn what_would_lose_words_is_neither_offered_nor_taken() {
        let mut document = list(vec![words("closed to new investors", 40)]);
        choose(&mut document, &[10]);
        assert_eq!(outline(&document), [("", 4)]);
        assert_eq!((document.problems[0].otherwise.as_ref(), document.problems[0].message.as_str()), (None, "first"));
    }
}
