//! Lists laid flat: what two documents, or a document and what is in force, are compared by.

use crate::check::names::ids::{Ids, NameId};
use crate::model::{Document, Portfolio};
use crate::text::Words;

/// A schedule.
#[derive(Debug, Clone)]
pub struct List<'a> {
    /// Its letter, folded; empty where it bears none.
    pub id: String,
    /// Its label; none where only an instruction speaks of it.
    pub label: Option<&'a Words>,
    /// Whether it is the whole list.
    pub complete: bool,
    /// Index of the schedule in its document; none where an instruction alone makes the list.
    pub schedule: Option<usize>,
}

/// A fund in a list.
#[derive(Debug, Clone)]
pub struct Heading<'a> {
    /// Index of its list.
    pub list: usize,
    /// Its name; none where the list has no registrant level.
    pub name: Option<(NameId, &'a Words)>,
}

/// A portfolio in a list.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// Index of its fund among the headings.
    pub fund: usize,
    /// Index of its list.
    pub list: usize,
    /// Its name.
    pub id: NameId,
    /// Its name as it stands there.
    pub words: &'a Words,
    /// All that is said of it; none where only an instruction names it.
    pub portfolio: Option<&'a Portfolio>,
}

/// All lists of one side.
#[derive(Debug, Clone, Default)]
pub struct Roll<'a> {
    /// The schedules.
    pub lists: Vec<List<'a>>,
    /// The funds, list by list.
    pub funds: Vec<Heading<'a>>,
    /// The portfolios, fund by fund.
    pub items: Vec<Item<'a>>,
}

impl<'a> Roll<'a> {
    /// The schedules of a document.
    pub fn of(document: &'a Document, ids: &mut Ids<'a>) -> Self {
        let mut out = Self::default();
        for (index, schedule) in document.schedules.iter().enumerate() {
            let list = out.lists.len();
            out.lists.push(List {
                id: letter(&schedule.id),
                label: Some(&schedule.label),
                complete: schedule.complete,
                schedule: Some(index),
            });
            for fund in &schedule.funds {
                let heading = out.funds.len();
                out.funds.push(Heading { list, name: fund.name.as_ref().map(|words| (ids.of(&words.value), words)) });
                let items = fund.portfolios.iter().map(|portfolio| Item {
                    fund: heading,
                    list,
                    id: ids.of(&portfolio.name.value),
                    words: &portfolio.name,
                    portfolio: Some(portfolio),
                });
                out.items.extend(items);
            }
        }
        out
    }

    /// How many items each list has.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.lists.len()];
        for item in &self.items {
            if let Some(size) = sizes.get_mut(item.list) {
                *size += 1;
            }
        }
        sizes
    }
}

/// A schedule's letter as it is compared.
pub fn letter(id: &str) -> String {
    id.trim().to_uppercase()
}

/// The letter in a label: "A-1" of "Schedule A-1".
pub fn letter_of(label: &str) -> String {
    let mut words = label.split_whitespace();
    let _kind = words.next();
    words.next().map(letter).unwrap_or_default()
}
