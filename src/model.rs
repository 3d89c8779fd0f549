//! What a reading is: plain data, no logic. Every value that a filing states carries the words it was read from.

use crate::text::{LineRange, Phrase, Span, Spanned, Words};

/// Everything read from one text: one document, or several when several instruments stand in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The documents in the order of the text; together their lines are all the lines.
    pub documents: Vec<Document>,
}

/// What an instrument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// It changes an agreement.
    Amendment,
    /// A stand-alone schedule: the list itself, without a body.
    Schedule,
    /// An agreement, not a change of one.
    Agreement,
    /// It changes a plan (of distribution, of several classes): no parties, rightly unsigned.
    PlanAmendment,
    /// A letter that changes or supplements an agreement.
    Letter,
    /// A notice under an agreement.
    Notice,
    /// Anything else.
    #[default]
    Other,
}

/// One instrument.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// The lines it takes up.
    pub lines: LineRange,
    /// The exhibit's number, as the text or its wrapper says ("EX-99.e(1)(b)").
    pub exhibit: Option<Words>,
    /// The amendment's own ordinal.
    pub number: Option<Spanned<u32>>,
    /// FORM OF, PROPOSED, or a number left open.
    pub draft: bool,
    /// The agreement that is amended, with its restatement prefix.
    pub agreement: Option<Words>,
    /// The classes of shares to which it applies; none when the title names no class.
    pub scope: Option<Scope>,
    /// The three dates, kept apart.
    pub dates: Dates,
    /// Companies and trusts named as parties, without apposition and defined term.
    pub parties: Vec<Words>,
    /// Terms that this text defines.
    pub terms: Vec<Term>,
    /// What it orders.
    pub instructions: Vec<Instruction>,
    /// The lists it holds.
    pub schedules: Vec<Schedule>,
    /// Who signs.
    pub signatures: Vec<Signature>,
    /// Runs of lines that are one thing; they tile `lines`.
    pub blocks: Vec<Block>,
    /// What a person should be told of.
    pub problems: Vec<Problem>,
}

/// To which classes an amendment applies.
#[derive(Debug, Clone, PartialEq)]
pub struct Scope {
    /// Those classes, or all but those.
    pub mode: ScopeMode,
    /// The classes named.
    pub classes: Vec<Words>,
}

/// How the classes of a [`Scope`] are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeMode {
    /// These classes.
    Only,
    /// All classes except these.
    AllExcept,
}

/// The dates of an instrument.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dates {
    /// Of the amendment itself.
    pub amendment: Option<Date>,
    /// Of the agreement that it amends.
    pub agreement: Option<Date>,
    /// From when the amendment has effect, where it says so.
    pub effective: Option<Date>,
}

/// A date as written, and the day it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    /// The day; none for a date left blank or impossible.
    pub day: Option<Day>,
    /// As written.
    pub written: Words,
}

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The year, four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl std::fmt::Display for Day {
    /// ISO 8601: `2003-10-29`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A term that the text defines.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The term, without its quotes.
    pub term: Words,
    /// What it stands for, where the text says so.
    pub meaning: Option<Words>,
}

/// What an instruction does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Deletes a schedule and puts another in its place.
    Replace,
    /// Adds funds, portfolios or a paragraph.
    Add,
    /// Removes funds, portfolios or a party.
    Remove,
    /// Gives a new name.
    Rename,
    /// Changes wording.
    Edit,
    /// Changes a fee.
    Fee,
    /// Anything else that it orders.
    Other,
}

/// Where the new text of an instruction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Supply {
    /// It follows the instruction.
    Inline,
    /// It is attached.
    Attached,
}

/// An operative sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Instruction {
    /// What it does.
    pub act: Act,
    /// To what: a schedule by its label, a section, the agreement.
    pub target: Option<Words>,
    /// Where the new text stands.
    pub supply: Option<Supply>,
    /// Its number as printed ("1", "(a)").
    pub item: Option<Words>,
    /// The names it adds or removes.
    pub names: Vec<Words>,
    /// Old name, new name.
    pub pairs: Vec<(Words, Words)>,
    /// A date of its own.
    pub effective: Option<Date>,
    /// The sentence.
    pub words: Words,
}

/// A list of funds and portfolios.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Schedule {
    /// "A-1" of "Schedule A-1"; empty where the list bears no letter.
    pub id: String,
    /// "Schedule A-1", in ordinary capitals.
    pub label: Words,
    /// The whole list, or only a change of it.
    pub complete: bool,
    /// The day as of which it stands, where it says so.
    pub as_of: Option<Date>,
    /// The heads of its columns.
    pub columns: Vec<Words>,
    /// The lines from its heading to its end.
    pub lines: LineRange,
    /// The funds; one without a name where the list has no registrant level.
    pub funds: Vec<Fund>,
}

/// A registered investment company in a schedule.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fund {
    /// Its name as printed; none where the list has no registrant level.
    pub name: Option<Words>,
    /// The label over its portfolios as printed ("PORTFOLIOS"), where there is one.
    pub label: Option<Words>,
    /// What stands beside its name, where the list has figures for registrants.
    pub cells: Vec<Cell>,
    /// Its portfolios.
    pub portfolios: Vec<Portfolio>,
}

/// A series of a fund.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Portfolio {
    /// Its name as printed.
    pub name: Words,
    /// A category heading over it that is not a registrant.
    pub group: Option<Words>,
    /// The names it had.
    pub formerly: Vec<Words>,
    /// Its classes.
    pub classes: Vec<Class>,
    /// What stands beside its name.
    pub cells: Vec<Cell>,
    /// Footnotes and remarks that belong to it.
    pub notes: Vec<Words>,
}

/// A class of a portfolio's shares.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Class {
    /// Its name as printed.
    pub name: Words,
    /// What stands beside it.
    pub cells: Vec<Cell>,
}

/// A value in a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// The head of its column, where there is one.
    pub head: Option<Phrase>,
    /// The value as printed.
    pub value: Words,
}

/// A signature, or the place left for one.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// For whom: each entity, or the caption of a group.
    pub party: Vec<Words>,
    /// The schedule whose funds a group caption means, by id.
    pub schedule: Option<String>,
    /// In what role.
    pub role: Role,
    /// What stands for the signature.
    pub mark: Mark,
    /// Who.
    pub name: Option<Words>,
    /// As what.
    pub title: Option<Words>,
    /// When, where each signer dates it.
    pub date: Option<Date>,
    /// The entities through which the party acts ("its General Partner").
    pub via: Vec<Words>,
    /// The whole of it.
    pub span: Span,
}

/// In what role somebody signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// For an entity.
    By,
    /// Attests another's signature.
    Attest,
    /// Witnesses another's signature.
    Witness,
    /// For himself or herself.
    Individual,
}

/// What stands for a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// `/s/` and a name.
    Conformed,
    /// `/s/` and no name that can be read.
    Illegible,
    /// A rule, or nothing.
    Blank,
    /// A name with neither `/s/` nor a rule left to sign.
    Printed,
}

/// What a run of lines is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Wrappers, exhibit lines, page marks before the title.
    Header,
    /// The title.
    Title,
    /// Who agrees, and to what.
    Preamble,
    /// Why: WHEREAS and its kin.
    Recital,
    /// An operative sentence, with the wording that it gives.
    Instruction,
    /// A schedule, heading and list.
    Schedule,
    /// A contents list.
    Contents,
    /// Ratification, counterparts, governing law: what closes the text.
    Closing,
    /// A signature block.
    Signature,
    /// Footnotes.
    Footnote,
    /// Prose of an agreement that is not read further.
    Prose,
    /// Page marks, page numbers, rules and blanks between other blocks.
    Furniture,
    /// What the reader does not understand.
    Unread,
}

/// A run of lines that is one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What.
    pub kind: BlockKind,
    /// Which lines.
    pub lines: LineRange,
}

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably a slip.
    Warning,
    /// Wrong on its face.
    Error,
}

/// What a person should be told of.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The rule that found it, by name ("unbalanced-parenthesis").
    pub rule: &'static str,
    /// How grave.
    pub severity: Severity,
    /// One sentence that a person can act on.
    pub message: String,
    /// The words it is about.
    pub span: Span,
    /// Other words that bear on it.
    pub related: Vec<Span>,
    /// Where the reader was not sure and knows another way to read the place: that way.
    pub otherwise: Option<Box<Otherwise>>,
}

/// The other way to read a doubtful place, which a person may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Otherwise {
    /// What the place would be read as, behind "Read as": "a portfolio", "No. 8".
    pub name: String,
    /// What it is read as unless a person chooses, in the same form.
    pub first: String,
    /// What the problem says once the other way is chosen.
    pub message: String,
    /// What becomes of the document then.
    pub way: Way,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What is read otherwise; the words are those of the problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Funds are portfolios beside those that stood under them.
    Portfolios,
    /// Portfolios are funds over the names that follow.
    Funds,
    /// The amendment's ordinal is another.
    Number(u32),
    /// A new name for a fund is another fund that takes its place.
    Replaced,
}
