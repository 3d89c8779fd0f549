//! Reads amendments to investment companies' agreements: *text → read → model → check → show*.
//!
//! [`text`] is what is written, [`read`] what it says, [`model`] the data, [`check`] what follows,
//! [`show`] how it is shown. Reading never fails: what is not understood is an `Unread` block.
//!
//! [`open`] goes the whole way from bytes to an [`Opened`] that can be shown.

use crate::order::InOrder;

pub mod check;
pub mod desk;
pub mod follow;
pub mod model;
mod order;
pub mod read;
pub mod show;
pub mod text;

#[cfg(target_arch = "wasm32")]
mod wasm;

use std::borrow::Cow;

use show::Subject;
use text::flat::Flat;
use text::lines::Lines;
use text::source::Source;
use text::submission::{self, Header};

/// The manual of a drafting check, in Markdown.
pub use check::lint::manual;
/// Several documents: what changed between two, and the histories of agreements.
pub use follow::{compare, compare_as, problems_of_set, timelines};
/// What an instrument is.
pub use model::Kind;
/// How bytes are read as characters; and their digest, by which a text is told from another.
pub use text::source::{Encoding, sha256};
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

/// What is being done to a text on its way to being shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Its bytes become characters, its markup lines.
    Lines,
    /// A pass of the reading.
    Reading(read::Pass),
    /// The drafting checks.
    Checking,
}

impl Step {
    /// Its place among the steps, counted from 0.
    pub fn number(self) -> u32 {
        match self {
            Self::Lines => 0,
            Self::Reading(pass) => 1 + pass as u32,
            Self::Checking => 2 + read::Pass::Facts as u32,
        }
    }
}

/// Reads `bytes`, which a person calls `name`. Without an `encoding` it is guessed. Never fails. Bytes that are handed
/// over are not copied.
pub fn open<'a>(name: &str, bytes: impl Into<Cow<'a, [u8]>>, encoding: Option<Encoding>) -> Opened {
    open_as(name, bytes, encoding, &[])
}

/// As [`open`], but doubtful places are read in the other way ([`model::Otherwise`]) where a person chose so: `chosen` are
/// the bytes of the readable text at which their problems begin.
pub fn open_as<'a>(name: &str, bytes: impl Into<Cow<'a, [u8]>>, encoding: Option<Encoding>, chosen: &[u32]) -> Opened {
    open_telling(name, bytes, encoding, chosen, &mut |_, _| {})
}

/// As [`open_as`], telling the step that it has got to and which share of that is done.
pub fn open_telling<'a>(
    name: &str,
    bytes: impl Into<Cow<'a, [u8]>>,
    encoding: Option<Encoding>,
    chosen: &[u32],
    told: &mut dyn FnMut(Step, f64),
) -> Opened {
    let bytes = bytes.into();
    told(Step::Lines, 0.0);
    let sha256 = sha256(&bytes);
    read_source(Source::from_bytes(name, bytes, encoding), sha256, chosen, told)
}

fn read_source(source: Source, sha256: String, chosen: &[u32], told: &mut dyn FnMut(Step, f64)) -> Opened {
    let flat = Flat::of(&source);
    let lines = Lines::of_flat(&flat);
    let mut reading = read::read_telling(&lines, &mut |pass, share| told(Step::Reading(pass), share));
    told(Step::Checking, 0.0);
    let whole = check::lint::Whole::of(&lines);
    for document in &mut reading.documents {
        read::otherwise::choose(document, chosen);
        let found = check::lint::lint_telling(document, &whole, &mut |share| told(Step::Checking, share));
        document.problems.extend(found);
        document.problems.order_by_key(|problem| problem.span);
    }
    reading.documents.shrink_to_fit();
    Opened { sha256, filing: submission::header(&source.text), reading, source, flat }
}

/// What the documents in a text are, in their order; the beginning of a text is enough where only its first is asked for.
pub fn kinds(bytes: &[u8]) -> Vec<Kind> {
    let flat = Flat::of(&Source::from_bytes("", bytes, None));
    read::read(&Lines::of_flat(&flat)).documents.iter().map(|document| document.kind).collect()
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

    /// All that is needed to show it; `lines` are those of its readable text.
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
