//! What an instrument is: by its title, its opening, and whether it says that it amends.

use crate::model::{Act, Document, Kind, Role};
use crate::read::deed::amended_now;
use crate::read::opening::Opening;
use crate::read::schedule::heading::Heading;
use crate::read::schedule::names_funds;
use crate::read::title::{Noun, Title};

/// Words by which an instrument says that it changes another now, as an agreement that may be amended some day does not.
pub fn says_it_amends(text: &str) -> bool {
    let lower = text.to_lowercase();
    ([
        "hereby amend",
        "amends the",
        "hereby deleted",
        "hereby replaced",
        "hereby added",
        "is replaced",
        "are replaced",
        "hereby supplement",
        "to amend the agreement",
    ]
    .iter()
    .any(|word| lower.contains(word))
        || amended_now(&lower).is_some())
        && !lower.contains("may be amended")
}

/// Whether nothing stands between the title and the first schedule.
fn heads_schedule(open: &Opening, headings: &[Heading]) -> bool {
    /// Blank lines part the two.
    const APART: u32 = 4;
    matches!(headings, [first, ..] if first.lines.start <= open.title.end + APART)
}

/// Whether its schedules name funds, or a list of whatever names is a good part of what it holds.
fn lists(document: &Document) -> bool {
    let rows = || document.schedules.iter().map(|schedule| schedule.lines.range().len()).sum::<usize>();
    names_funds(&document.schedules)
        || document.instructions.is_empty() && document.parties.is_empty() && rows() * 4 > document.lines.range().len()
}

/// What the instrument is. `opens`, `amends`: its preamble, or any paragraph of it, says that it amends. `deed`: its
/// preamble begins with what it is ("AMENDMENT NO. 4 dated May 1, 2003 to the Oak Agreement"), as a title would.
pub fn kind(
    open: &Opening,
    title: &Title,
    document: &Document,
    headings: &[Heading],
    (opens, amends): (bool, bool),
    deed: bool,
) -> Kind {
    let plan = title.agreement.as_ref().is_some_and(|a| a.value.to_uppercase().contains("PLAN"));
    // An agreement that says what is paid speaks of changes of it too.
    let orders = document.instructions.iter().any(|i| i.act != Act::Fee) && amends;
    match title.noun {
        _ if open.main => Kind::Other,
        _ if open.letter => Kind::Letter,
        Some(Noun::Amendment) if plan && document.signatures.iter().all(|s| s.role != Role::Individual) => {
            Kind::PlanAmendment
        }
        Some(Noun::Amendment) => Kind::Amendment,
        Some(Noun::Notice) => Kind::Notice,
        Some(Noun::Agreement | Noun::Schedules) if orders && opens => Kind::Amendment,
        Some(Noun::Schedules) if !headings.is_empty() => Kind::Schedule,
        // "OAK FUNDS / CUSTODY AGREEMENT" right over "APPENDIX A", and the list: the schedule alone.
        Some(Noun::Agreement) if heads_schedule(open, headings) && lists(document) => Kind::Schedule,
        Some(Noun::Agreement | Noun::Schedules) => Kind::Agreement,
        None if deed && orders => Kind::Amendment,
        None if open.title.range().is_empty() && !document.schedules.is_empty() => Kind::Schedule,
        None if orders && document.instructions.iter().any(|i| i.target.is_some()) => Kind::Amendment,
        None if !document.schedules.is_empty() => Kind::Schedule,
        None => Kind::Other,
    }
}
