//! Reads amendments to investment companies' agreements: *text → read → model → check → show*.
//!
//! [`text`] is what is written, [`read`] what it says, [`model`] the data, [`check`] what follows,
//! [`show`] how it is shown. Reading never fails: what is not understood is an `Unread` block.
//!
//! [`open`] goes the whole way from bytes to an [`Opened`] that can be shown.

pub mod check;
pub mod desk;
pub mod model;
pub mod read;
pub mod show;
pub mod text;

#[cfg(target_arch = "wasm32")]
mod wasm;

use check::side::Side;
use show::Subject;
use text::flat::Flat;
use text::lines::Lines;
use text::source::{Source, sha256};
use text::submission::{self, Header};

/// What changed between two documents.
pub use check::compare::Delta;
/// What the drafting checks find in a set of documents, and the manual of one of them, in Markdown.
pub use check::lint::{Found, manual};
/// The histories of agreements, one of them, and the schedule in force as of a day.
pub use check::timeline::{Consolidated, Timeline, Timelines};
/// What an instrument is.
pub use model::Kind;
/// How bytes are read as characters.
pub use text::source::Encoding;
/// A submission's documents, and the list of them while it is being made.
pub use text::submission::{Entry, Index};

/// A text, and everything read from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// Where it comes from.
    pub source: Source,
    /// Its readable text.
    pub flat: Flat,
    /// What it says, with the drafting checks among the problems.
    pub reading: model::Reading,
    /// The digest of its bytes, lower-case hexadecimal.
    pub sha256: String,
    /// The header of the submission that it is, or was taken from.
    pub filing: Option<Header>,
}

/// Reads `bytes`, which a person calls `name`. Without an `encoding` it is guessed. Never fails.
pub fn open(name: &str, bytes: &[u8], encoding: Option<Encoding>) -> Opened {
    let source = Source::from_bytes(name, bytes, encoding);
    let flat = Flat::of(&source);
    let lines = Lines::of_flat(&flat);
    let mut reading = read::read(&lines);
    for document in &mut reading.documents {
        let found = check::lint::lint(document, &lines);
        document.problems.extend(found);
        document.problems.sort_by_key(|problem| problem.span);
    }
    Opened { sha256: sha256(bytes), filing: submission::header(&source.text), reading, source, flat }
}

/// What the documents in a text are, in their order; the beginning of a text is enough where only its first is asked for.
pub fn kinds(bytes: &[u8]) -> Vec<Kind> {
    let opened = open("", bytes, None);
    opened.reading.documents.iter().map(|document| document.kind).collect()
}

/// Compares a document of one text with a document of another, or of the same. None where there is no such document.
pub fn compare(before: (&Opened, usize), after: (&Opened, usize)) -> Option<check::compare::Delta> {
    let (old, new) = (Lines::of_flat(&before.0.flat), Lines::of_flat(&after.0.flat));
    let before = Side { document: before.0.reading.documents.get(before.1)?, lines: &old };
    let after = Side { document: after.0.reading.documents.get(after.1)?, lines: &new };
    Some(check::compare::compare(before, after))
}

/// The histories of the agreements to which documents belong, each given by its text and its index there. Those that do
/// not exist are left out, so indices count what is left.
pub fn timelines(documents: &[(&Opened, usize)]) -> Timelines {
    with_sides(documents, check::timeline::timelines)
}

/// What the drafting checks find in a set of documents beyond those of each: with each problem the index of the document
/// in which it stands.
pub fn problems_of_set(documents: &[(&Opened, usize)]) -> Vec<Found> {
    with_sides(documents, |sides| check::lint::lint_set(sides, &check::timeline::timelines(sides)))
}

/// The schedule in force after the documents that have effect by `day`, ISO 8601; without a day, after all of them. None
/// where `day` is none.
pub fn in_force(one: &Timeline, day: Option<&str>) -> Option<Consolidated> {
    let parsed = |day: &str| {
        let (year, rest) = day.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        Some(model::Day { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? })
    };
    let day = match day {
        Some(day) => Some(parsed(day)?),
        None => None,
    };
    Some(check::timeline::consolidated(one, day))
}

/// Hands over all that is needed to show several documents, each given by its text and its index there; as
/// [`timelines`], it leaves out those that do not exist.
pub fn show_all<T>(documents: &[(&Opened, usize)], shown: impl FnOnce(&[Subject<'_>]) -> T) -> T {
    let there: Vec<&Opened> =
        documents.iter().filter(|(opened, index)| *index < opened.reading.documents.len()).map(|one| one.0).collect();
    let lines: Vec<Lines<'_>> = there.iter().map(|opened| Lines::of_flat(&opened.flat)).collect();
    shown(&there.iter().zip(&lines).map(|(opened, lines)| opened.subject(lines)).collect::<Vec<_>>())
}

/// Cuts the lines of each text, to which the checks of several documents look.
fn with_sides<T>(documents: &[(&Opened, usize)], then: impl FnOnce(&[Side<'_>]) -> T) -> T {
    let lines: Vec<Lines<'_>> = documents.iter().map(|(opened, _)| Lines::of_flat(&opened.flat)).collect();
    let side = |((opened, index), lines)| {
        let (opened, index): (&Opened, usize) = (opened, index);
        Some(Side { document: opened.reading.documents.get(index)?, lines })
    };
    then(&documents.iter().copied().zip(&lines).filter_map(side).collect::<Vec<_>>())
}

impl Opened {
    /// Says from which submission it was taken; what it says of that itself counts more.
    pub fn taken_from(mut self, filing: Option<Header>) -> Self {
        self.filing = self.filing.or(filing);
        self
    }

    /// How clear its reading is, against other readings of the same text; see [`check::clarity`].
    pub fn clarity(&self) -> i64 {
        check::clarity(&self.reading)
    }

    /// Hands over all that is needed to show it. The lines are cut anew: they borrow from the text.
    pub fn show<T>(&self, shown: impl FnOnce(Subject<'_>) -> T) -> T {
        shown(self.subject(&Lines::of_flat(&self.flat)))
    }

    fn subject<'a>(&'a self, lines: &'a Lines<'a>) -> Subject<'a> {
        Subject {
            source: &self.source,
            flat: &self.flat,
            lines,
            reading: &self.reading,
            sha256: &self.sha256,
            filing: self.filing.as_ref(),
        }
    }
}
