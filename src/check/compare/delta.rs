//! What a comparison finds: plain data. Words of `before` fields stand in the document before, those of `after` fields
//! in the document after.

use crate::check::names::evidence::Evidence;
use crate::check::stated::verdicts::Statement;
use crate::model::{Mark, Role};
use crate::text::{Phrase, Span, Words};

/// What is to be said of two documents before anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remark {
    /// They are the same text.
    SameText,
    /// Nothing differs.
    NothingChanged,
    /// Neither an agreement nor a party is common to both: no likeness counts as a renaming, and what the one after
    /// says is not judged by the other.
    Strangers,
    /// They belong to different agreements.
    OtherAgreement,
    /// They apply to different classes of shares.
    OtherScope,
    /// They share no party.
    OtherParties,
    /// The one before holds nothing that can be compared.
    EmptyBefore,
    /// The one after holds nothing that can be compared.
    EmptyAfter,
    /// The one after is dated before the other.
    Backwards,
    /// Both bear the same number.
    SameNumber,
    /// The one before lists a change only, not the whole schedule: what stood in the rest of it is not known.
    PartBefore,
}

/// What became of a fund or a portfolio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Change {
    /// In both, with nothing else beside it.
    #[default]
    Kept,
    /// The list is not printed again, so it stays.
    Carried,
    /// Came in.
    Added,
    /// Went out.
    Removed,
    /// Bears another name.
    Renamed,
    /// Moved, seen from where it is now.
    MovedHere,
    /// Moved, seen from where it was.
    MovedAway,
    /// Its classes or values differ.
    Changed,
}

/// How many of each. A portfolio that is renamed and moved counts as both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)] // The names say it.
pub struct Tally {
    pub unchanged: usize,
    pub added: usize,
    pub removed: usize,
    pub renamed: usize,
    pub moved: usize,
    pub changed: usize,
}

impl Tally {
    /// Whether nothing changed.
    pub fn is_unchanged(&self) -> bool {
        [self.added, self.removed, self.renamed, self.moved, self.changed] == [0; 5]
    }

    /// Adds the counts of another.
    pub fn add(&mut self, other: &Self) {
        self.unchanged += other.unchanged;
        self.added += other.added;
        self.removed += other.removed;
        self.renamed += other.renamed;
        self.moved += other.moved;
        self.changed += other.changed;
    }
}

/// Everything that differs between two documents.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Delta {
    /// What is to be said first.
    pub remarks: Vec<Remark>,
    /// The schedules, in the order of the document before, then new ones.
    pub schedules: Vec<ScheduleDelta>,
    /// Pairs of one removed and one added portfolio that may be one; counted as removed and added.
    pub maybe: Vec<MaybePair>,
    /// What the document after says it does, and whether it is so; then what is done and not said.
    pub statements: Vec<Statement>,
    /// Who signed.
    pub signers: Vec<SignerDelta>,
    /// What is not a schedule.
    pub prose: Redline,
    /// Counts of the portfolios.
    pub tally: Tally,
}

/// A schedule before and after; several on one side where it was split or joined.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScheduleDelta {
    /// The labels before.
    pub before: Vec<Words>,
    /// The labels after; none where it is not printed again.
    pub after: Vec<Words>,
    /// Whether the document after prints the whole list.
    pub printed: bool,
    /// Its funds, in the order of the list after.
    pub funds: Vec<FundDelta>,
    /// Counts of its portfolios.
    pub tally: Tally,
    /// How many portfolios were listed before.
    pub count_before: usize,
    /// How many are listed, or carried, after.
    pub count_after: usize,
    /// How many funds it named before; one that two of its lists name is one.
    pub funds_before: usize,
    /// How many it names, or carries, after.
    pub funds_after: usize,
}

/// A fund before and after. Both names are absent where the list has no registrant level.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FundDelta {
    /// Its name before.
    pub before: Option<Words>,
    /// Its name after.
    pub after: Option<Words>,
    /// The label of the list after in which it stands, where the schedule was split.
    pub list: Option<String>,
    /// What became of the fund itself: kept, carried, added, removed or renamed.
    pub change: Change,
    /// Why it is said to be renamed.
    pub evidence: Option<Evidence>,
    /// Its portfolios.
    pub rows: Vec<Row>,
    /// Those that both sides list stand in another order now.
    pub reordered: bool,
}

/// A portfolio before and after.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// What became of it.
    pub change: Change,
    /// Its name before.
    pub before: Option<Words>,
    /// Its name after.
    pub after: Option<Words>,
    /// Why it is said to be renamed.
    pub evidence: Option<Evidence>,
    /// Classes and values that differ.
    pub differences: Vec<Difference>,
    /// From where or whereto it moved.
    pub moved: Option<Moved>,
    /// The statements that speak of it, by index.
    pub said: Vec<usize>,
}

/// The other end of a move.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Moved {
    /// The fund there.
    pub fund: Option<String>,
    /// The label of the schedule there, where it is another one.
    pub schedule: Option<String>,
    /// The name there: in the document after for a portfolio that moved away, before for one that moved here.
    pub words: Words,
}

/// A class or a value that differs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    /// The class that it belongs to, or that it is.
    pub class: Option<Phrase>,
    /// The head of the column; none for a value without one, and for a class itself.
    pub head: Option<Phrase>,
    /// Before; none where it is new.
    pub before: Option<Words>,
    /// After; none where it is gone.
    pub after: Option<Words>,
}

/// A removed and an added portfolio that may be one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MaybePair {
    /// The name before.
    pub before: Words,
    /// The name after.
    pub after: Words,
    /// They stand alone between the same neighbours.
    pub same_slot: bool,
    /// The telling words that both have.
    pub shared: Vec<String>,
}

/// Somebody who signs, before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct SignerDelta {
    /// For whom, as printed after, or before where nobody signs for it any more.
    pub party: Vec<String>,
    /// In what role.
    pub role: Role,
    /// Before.
    pub before: Option<Signer>,
    /// After.
    pub after: Option<Signer>,
    /// What differs; empty where nothing does.
    pub changes: Vec<SignerChange>,
}

/// Who signed how.
#[derive(Debug, Clone, PartialEq)]
pub struct Signer {
    /// What stands for the signature.
    pub mark: Mark,
    /// Who.
    pub name: Option<Words>,
    /// As what.
    pub title: Option<Words>,
    /// The whole of it.
    pub span: Span,
}

/// What differs in a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignerChange {
    /// Nobody signed for the party before.
    New,
    /// Nobody signs for the party any more.
    Gone,
    /// Another name.
    Name,
    /// Another title.
    Title,
    /// Signed before and blank now, or the other way round.
    Mark,
    /// The party's name reads otherwise.
    Party,
}

/// What is not a schedule, word for word.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Redline {
    /// The paragraphs, in the order of the text after.
    pub paragraphs: Vec<Paragraph>,
    /// How many of them differ.
    pub changed: usize,
}

/// A paragraph before and after.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// Its words; together they are the paragraph.
    pub pieces: Vec<Piece>,
    /// Whether anything in it differs.
    pub changed: bool,
}

/// Words that stand in both texts, or in one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Piece {
    /// The words, single blanks between them; as printed after, or before where they are gone.
    pub text: String,
    /// Where they stand before; none for words that are new.
    pub before: Option<Span>,
    /// Where they stand after; none for words that are gone.
    pub after: Option<Span>,
}
