//! The register: every name as written, each spelling with its places.

use std::collections::HashMap;

use super::ids::{Ids, NameId};
use crate::model::Document;
use crate::text::Words;

/// As what a name stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A fund in a schedule.
    Fund,
    /// A portfolio in a schedule.
    Portfolio,
    /// A name that a portfolio had, as the schedule says ("formerly").
    Former,
    /// A name that an instruction adds.
    Added,
    /// A name that an instruction removes.
    Removed,
    /// The old name of a renaming.
    Old,
    /// The new name of a renaming.
    New,
    /// A party.
    Party,
    /// For whom somebody signs.
    Signing,
}

/// A place at which a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// Index of the document among those that were handed in.
    pub document: usize,
    /// The words there.
    pub words: &'a Words,
    /// As what it stands there.
    pub part: Part,
}

/// A name in one spelling.
#[derive(Debug, Clone, PartialEq)]
pub struct Spelling<'a> {
    /// As written.
    pub written: &'a str,
    /// Where, in the order of the documents; never none.
    pub places: Vec<Place<'a>>,
}

/// A name, in every spelling that occurs.
#[derive(Debug, Clone, PartialEq)]
pub struct Name<'a> {
    /// The spellings in the order of their first places; never none.
    pub spellings: Vec<Spelling<'a>>,
    /// The indices, in the register, of the names that the text says it had before.
    pub former: Vec<usize>,
}

/// Every name of some documents.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Register<'a> {
    /// In the order of their first places.
    pub names: Vec<Name<'a>>,
}

/// Writes down every name of the documents. Spellings that differ by capitals, blanks or the style of dashes and
/// quotes are one name; names are joined to former ones where the text says so, never by likeness.
pub fn register<'a>(documents: &[&'a Document]) -> Register<'a> {
    let mut ids = Ids::default();
    let mut out = Register::default();
    let mut spelled: HashMap<&str, (NameId, usize)> = HashMap::new();
    let mut former: Vec<(NameId, NameId)> = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        places(document, &mut |part, words| {
            let written = words.value.as_str();
            let id = ids.of(written);
            if id as usize == out.names.len() {
                out.names.push(Name { spellings: Vec::new(), former: Vec::new() });
            }
            let Some(name) = out.names.get_mut(id as usize) else { return };
            let spelling = spelled.entry(written).or_insert_with(|| {
                name.spellings.push(Spelling { written, places: Vec::new() });
                (id, name.spellings.len() - 1)
            });
            if let Some(spelling) = name.spellings.get_mut(spelling.1) {
                spelling.places.push(Place { document: index, words, part });
            }
        });
        renamings(document, &mut |old, new| former.push((ids.of(old), ids.of(new))));
    }
    for (old, new) in former.into_iter().filter(|(old, new)| old != new) {
        if let Some(name) = out.names.get_mut(new as usize).filter(|name| !name.former.contains(&(old as usize))) {
            name.former.push(old as usize);
        }
    }
    out
}

/// Visits the names of a document.
fn places<'a>(document: &'a Document, see: &mut dyn FnMut(Part, &'a Words)) {
    document.parties.iter().for_each(|words| see(Part::Party, words));
    for instruction in &document.instructions {
        let part = if instruction.act == crate::model::Act::Remove { Part::Removed } else { Part::Added };
        instruction.names.iter().for_each(|words| see(part, words));
        for (old, new) in &instruction.pairs {
            see(Part::Old, old);
            see(Part::New, new);
        }
    }
    for fund in document.schedules.iter().flat_map(|schedule| &schedule.funds) {
        fund.name.iter().for_each(|words| see(Part::Fund, words));
        for portfolio in &fund.portfolios {
            see(Part::Portfolio, &portfolio.name);
            portfolio.formerly.iter().for_each(|words| see(Part::Former, words));
        }
    }
    document.signatures.iter().flat_map(|signature| &signature.party).for_each(|words| see(Part::Signing, words));
}

/// Visits the renamings that a document states: "formerly" in a schedule, and pairs of an instruction.
fn renamings<'a>(document: &'a Document, see: &mut dyn FnMut(&'a str, &'a str)) {
    for portfolio in document.schedules.iter().flat_map(|schedule| &schedule.funds).flat_map(|fund| &fund.portfolios) {
        portfolio.formerly.iter().for_each(|old| see(&old.value, &portfolio.name.value));
    }
    let pairs = document.instructions.iter().flat_map(|instruction| &instruction.pairs);
    pairs.for_each(|(old, new)| see(&old.value, &new.value));
}
