//! The shapes of the view; `src/wasm.d.ts` says the same in TypeScript.

use serde::Serialize;

use crate::show::filing::Filing;

/// A half-open range of UTF-16 units of the readable text.
pub type At = (u32, u32);

/// First and last line, from 1.
pub type LinePair = (usize, usize);

/// Everything read from one text; `D` are its documents.
#[derive(Debug, Serialize)]
pub struct Opened<'a, D = Vec<DocumentView<'a>>> {
    /// Where the text comes from.
    pub source: Source<'a>,
    /// The readable text.
    pub text: &'a str,
    /// The UTF-16 offset at which each line begins; it crosses by itself.
    #[serde(skip)]
    pub starts: Vec<u32>,
    /// The documents in it.
    pub documents: D,
    /// The facts of the submission that it comes from.
    pub filing: Option<Filing>,
}

/// Where a text comes from.
#[derive(Debug, Serialize)]
#[allow(missing_docs)] // The names say it.
pub struct Source<'a> {
    pub name: &'a str,
    pub bytes: usize,
    pub encoding: &'static str,
    pub sha256: &'a str,
    /// Lines of the readable text.
    pub lines: usize,
    pub pages: usize,
    /// The UTF-16 units of its longest line, the end counted.
    pub width: u32,
    pub html: bool,
    /// Whether it nests tables too deep to be laid out.
    pub buried: bool,
    /// How many passages a page holds and does not show (hidden words, remarks, scripts, styles): they were not read.
    pub passages: usize,
    /// How the first of them begin.
    pub skipped: Vec<&'a str>,
}

/// Words as printed, and where they stand.
#[derive(Debug, Serialize)]
pub struct Words<'a> {
    /// The words, joined as one.
    pub text: &'a str,
    /// The line on which they begin.
    pub line: usize,
    /// Their first piece.
    pub at: At,
    /// Their other pieces.
    pub more: Vec<At>,
}

/// A date as written, and the day it means in ISO 8601.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Dated<'a> {
    pub iso: Option<String>,
    pub written: Words<'a>,
}

/// One document; the fields are those of [`crate::model::Document`]. `N` are its nodes.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct DocumentView<'a, N = Vec<Node<'a>>> {
    pub kind: &'static str,
    pub lines: LinePair,
    pub exhibit: Option<Words<'a>>,
    pub number: Option<u32>,
    pub draft: bool,
    pub agreement: Option<Words<'a>>,
    pub scope: Option<Scope<'a>>,
    pub dates: Dates<'a>,
    pub parties: Vec<Words<'a>>,
    pub terms: Vec<Term<'a>>,
    pub instructions: Vec<Instruction<'a>>,
    pub schedules: Vec<Schedule<'a>>,
    /// The trees of all schedules, depth first.
    pub nodes: N,
    pub signatures: Vec<Signature<'a>>,
    /// The lines that are in no other block: what the page shows of the blocks.
    pub unread: Vec<LinePair>,
    pub problems: Vec<Problem<'a>>,
    pub coverage: Coverage,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Scope<'a> {
    pub mode: &'static str,
    pub classes: Vec<Words<'a>>,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Dates<'a> {
    pub amendment: Option<Dated<'a>>,
    pub agreement: Option<Dated<'a>>,
    pub effective: Option<Dated<'a>>,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Term<'a> {
    pub term: Words<'a>,
    pub meaning: Option<Words<'a>>,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Instruction<'a> {
    pub act: &'static str,
    pub target: Option<Words<'a>>,
    pub supply: Option<&'static str>,
    pub item: Option<Words<'a>>,
    pub names: Vec<Words<'a>>,
    pub pairs: Vec<(Words<'a>, Words<'a>)>,
    pub effective: Option<Dated<'a>>,
    pub words: Words<'a>,
    /// The schedule that it supplies, or -1.
    pub schedule: i32,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Schedule<'a> {
    pub id: &'a str,
    pub label: Words<'a>,
    pub complete: bool,
    pub as_of: Option<Dated<'a>>,
    pub columns: Vec<Words<'a>>,
    pub lines: LinePair,
    /// Its nodes are `nodes[first .. first + count]`.
    pub first: usize,
    pub count: usize,
    pub funds: usize,
    pub portfolios: usize,
}

/// A fund, a group, a portfolio or a class in the tree of a schedule.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Node<'a> {
    pub kind: &'static str,
    pub depth: u32,
    /// Index of the node above, or -1.
    pub parent: i32,
    pub schedule: usize,
    /// Unique in the document and the same whenever the text is: "a-1/aim-equity-funds/aim-blue-chip-fund".
    pub key: String,
    pub name: Words<'a>,
    pub label: Option<Words<'a>>,
    pub formerly: Vec<Words<'a>>,
    pub cells: Vec<Cell<'a>>,
    pub notes: Vec<Words<'a>>,
    /// How many classes stand below it.
    pub classes: usize,
    /// How many portfolios stand below it.
    pub portfolios: usize,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Cell<'a> {
    pub head: Option<&'a str>,
    pub value: Words<'a>,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Signature<'a> {
    pub party: Vec<Words<'a>>,
    /// The schedule whose funds a group caption means, or -1.
    pub schedule: i32,
    pub role: &'static str,
    pub mark: &'static str,
    pub name: Option<Words<'a>>,
    pub title: Option<Words<'a>>,
    pub date: Option<Dated<'a>>,
    pub via: Vec<Words<'a>>,
    pub line: usize,
    pub at: At,
    /// The defined term of its party.
    pub term: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Problem<'a> {
    pub rule: &'static str,
    pub severity: &'static str,
    pub message: &'a str,
    pub line: usize,
    pub at: At,
    pub related: Vec<Place>,
    /// The node that it is about, or -1.
    pub node: i32,
    /// The signature that it is about, or -1.
    pub signature: i32,
    pub otherwise: Option<Otherwise<'a>>,
}

/// The other way to read the place of a problem, which a person may choose by `key`.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Otherwise<'a> {
    pub name: &'a str,
    pub key: u32,
    /// Whether the place is read in the way that was chosen; `name` is then the way back.
    pub chosen: bool,
}

#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Place {
    pub line: usize,
    pub at: At,
}

/// Lines of the document, and those of them that are not unread.
#[derive(Debug, Serialize)]
#[allow(missing_docs)]
pub struct Coverage {
    pub read: usize,
    pub total: usize,
}
