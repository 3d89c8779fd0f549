//! The shapes of the JSON, format 1. Their names and order are a promise: `tests/schema/reading.schema.json` is kept
//! beside them. `line` counts from 1 and `at` in UTF-16 units, both in the decoded source.

use serde::ser::{Serialize, SerializeMap, Serializer};

pub type At = (u32, u32);
pub type LinePair = (usize, usize);
pub type Cell<'a> = (Option<&'a str>, &'a str);

#[derive(serde::Serialize)]
pub struct Reading<'a> {
    pub format: u32,
    pub source: Source<'a>,
    pub documents: Vec<Document<'a>>,
}

#[derive(serde::Serialize)]
pub struct Source<'a> {
    pub name: &'a str,
    pub bytes: usize,
    pub encoding: &'static str,
    pub sha256: &'a str,
    pub lines: usize,
}

#[derive(serde::Serialize)]
pub struct Document<'a> {
    pub kind: &'static str,
    pub lines: LinePair,
    pub exhibit: Option<&'a str>,
    pub number: Option<u32>,
    pub draft: bool,
    pub agreement: Option<&'a str>,
    pub scope: Option<Scope<'a>>,
    pub dates: Dates<'a>,
    pub parties: Vec<&'a str>,
    pub terms: Vec<Term<'a>>,
    pub instructions: Vec<Instruction<'a>>,
    pub schedules: Vec<Schedule<'a>>,
    pub signatures: Vec<Signature<'a>>,
    pub blocks: Vec<Block>,
    pub problems: Vec<Problem<'a>>,
    pub coverage: f64,
}

#[derive(serde::Serialize)]
pub struct Scope<'a> {
    pub mode: &'static str,
    pub classes: Vec<&'a str>,
}

#[derive(serde::Serialize)]
pub struct Dates<'a> {
    pub amendment: Option<Date<'a>>,
    pub agreement: Option<Date<'a>>,
    pub effective: Option<Date<'a>>,
}

#[derive(serde::Serialize)]
pub struct Date<'a> {
    pub iso: Option<String>,
    pub written: &'a str,
    pub line: usize,
    pub at: At,
}

#[derive(serde::Serialize)]
pub struct Term<'a> {
    pub term: &'a str,
    pub meaning: Option<&'a str>,
    pub line: usize,
    pub at: At,
}

#[derive(serde::Serialize)]
pub struct Instruction<'a> {
    pub act: &'static str,
    pub target: Option<&'a str>,
    pub supply: Option<&'static str>,
    pub item: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<(&'a str, &'a str)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date<'a>>,
    pub line: usize,
    pub at: At,
}

#[derive(serde::Serialize)]
pub struct Schedule<'a> {
    pub id: &'a str,
    pub label: &'a str,
    pub complete: bool,
    pub as_of: Option<Date<'a>>,
    pub columns: Vec<&'a str>,
    pub line: usize,
    pub at: At,
    pub funds: Vec<Fund<'a>>,
}

#[derive(serde::Serialize)]
pub struct Fund<'a> {
    pub name: Option<&'a str>,
    pub line: usize,
    pub at: At,
    /// Left out where nothing stands beside the registrant's name, as in nearly all lists.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<Cell<'a>>,
    pub portfolios: Vec<Portfolio<'a>>,
}

#[derive(serde::Serialize)]
pub struct Portfolio<'a> {
    pub name: &'a str,
    pub line: usize,
    pub at: At,
    pub group: Option<&'a str>,
    pub formerly: Vec<&'a str>,
    pub classes: Vec<&'a str>,
    pub cells: Vec<Cell<'a>>,
    pub class_cells: ClassCells<'a>,
    pub notes: Vec<&'a str>,
}

/// The cells of each class that has any, in order; an object in JSON.
pub struct ClassCells<'a>(pub Vec<(&'a str, Vec<Cell<'a>>)>);

impl Serialize for ClassCells<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (class, cells) in &self.0 {
            map.serialize_entry(class, cells)?;
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
pub struct Signature<'a> {
    pub party: Vec<&'a str>,
    pub schedule: Option<&'a str>,
    pub role: &'static str,
    pub mark: &'static str,
    pub name: Option<&'a str>,
    pub title: Option<&'a str>,
    pub date: Option<Date<'a>>,
    pub via: Vec<&'a str>,
    pub line: usize,
    pub at: At,
}

#[derive(serde::Serialize)]
pub struct Block {
    pub kind: &'static str,
    pub lines: LinePair,
}

#[derive(serde::Serialize)]
pub struct Problem<'a> {
    pub rule: &'static str,
    pub severity: &'static str,
    pub message: &'a str,
    pub line: usize,
    pub at: At,
    pub related: Vec<Place>,
}

#[derive(serde::Serialize)]
pub struct Place {
    pub line: usize,
    pub at: At,
}
