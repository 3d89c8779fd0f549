//! What the instructions say of schedules, against the schedules that are there.

use super::{line, problem, rolls};
use crate::model::{Act, Document, Instruction, Kind, Problem, Schedule, Severity, Supply};
use crate::text::fold::Folded;
use crate::text::lines::Lines;
use crate::text::{Span, Words};

rules! {
    /// An instruction that replaces a schedule, or refers to one attached, where no such schedule follows.
    ///
    /// Without it the amendment deletes a list and puts nothing in its place. The whole text is searched for its
    /// heading, also after the signatures; where the schedule was filed as a document of its own, add that document.
    ///
    /// Example: "Schedule B is replaced with Schedule B attached hereto", and nothing is attached
    MISSING = "schedule-missing", missing;

    /// A schedule that nothing in the amendment mentions.
    ///
    /// It may have been left over from another draft, or its instruction may be missing, so that it is not certain
    /// whether it is in force.
    ///
    /// Example: Schedules A and B follow, but only Schedule A "is replaced"
    UNREFERENCED = "schedule-unreferenced", unreferenced;

    /// One thing under two names: the instruction says "Exhibit A", the heading "Schedule A".
    ///
    /// Who reads the agreement later looks for the one and finds the other.
    ///
    /// Example: "Exhibit A is replaced with the following", over `SCHEDULE A`
    NAME_MISMATCH = "schedule-name-mismatch", name_mismatch;
}

/// What lists are called.
const KINDS: [&str; 5] = ["schedule", "appendix", "exhibit", "annex", "attachment"];

fn missing(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let check = |one: &Instruction| {
        let target = one.target.as_ref()?;
        let name = Folded::of(&target.value);
        let supplies = one.supply == Some(Supply::Attached) && one.act == Act::Replace;
        let (kind, id) = kind_and_id(&name)?;
        if !supplies || has_schedule(document, id) || has_heading(lines, one.words.span, kind, id) {
            return None;
        }
        let message = format!(
            "Line {} says that {} is supplied, but no {} follows in this text.",
            line(lines, one.words.span),
            target.value,
            target.value
        );
        Some(problem(MISSING.name, Severity::Error, target.span, message))
    };
    document.instructions.iter().filter_map(check).collect()
}

/// "schedule", "a-1" of "Schedule A-1"; nothing where the target is not a schedule with a letter or number.
fn kind_and_id(name: &Folded) -> Option<(&str, &str)> {
    let (kind, id) = name.as_str().split_once(' ')?;
    (KINDS.contains(&kind) && !id.is_empty() && !id.contains(' ')).then_some((kind, id))
}

fn has_schedule(document: &Document, id: &str) -> bool {
    // A list without a letter may be the one that is meant.
    document.schedules.iter().any(|schedule| schedule.id.is_empty() || schedule.id.eq_ignore_ascii_case(id))
}

/// Whether a line after the instruction begins as the heading of that schedule would.
fn has_heading(lines: &Lines<'_>, after: Span, kind: &str, id: &str) -> bool {
    let heading = |i: usize| {
        let folded = Folded::of(lines.seen(i));
        let mut words =
            folded.as_str().split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
        let first = words.next();
        first.is_some_and(|word| KINDS.contains(&word))
            && (words.next() == Some(id) || first == Some(kind) && words.next().is_none())
    };
    (lines.line_at(after.end) + 1..lines.len()).any(heading)
}

fn unreferenced(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    lonely(document, lines)
        .into_iter()
        .filter(|(_, other)| other.is_none())
        .map(|(schedule, _)| {
            let message = format!(
                "{} on line {} is not mentioned anywhere else in this amendment.",
                schedule.label.value,
                line(lines, schedule.label.span)
            );
            problem(UNREFERENCED.name, Severity::Warning, schedule.label.span, message)
        })
        .collect()
}

fn name_mismatch(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let mismatch = |(schedule, other): (&Schedule, Option<Words>)| {
        let other = other?;
        let message = format!(
            "The list on line {} is headed “{}”, but line {} calls it “{}”.",
            line(lines, schedule.label.span),
            schedule.label.value,
            line(lines, other.span),
            other.value
        );
        let mut found = problem(NAME_MISMATCH.name, Severity::Warning, schedule.label.span, message);
        found.related.push(other.span);
        Some(found)
    };
    lonely(document, lines).into_iter().filter_map(mismatch).collect()
}

/// The schedules whose names stand nowhere outside the schedules, each with the one target that has its letter but
/// another kind of name.
fn lonely<'a>(document: &'a Document, lines: &Lines<'_>) -> Vec<(&'a Schedule, Option<Words>)> {
    if document.kind != Kind::Amendment || document.instructions.is_empty() || document.schedules.is_empty() {
        return Vec::new();
    }
    let outside = outside(document, lines);
    if outside.trim().is_empty() {
        // All stands on the schedules' own lines, as in a text that lost its line ends.
        return Vec::new();
    }
    // "The Schedules", "each Appendix hereto" mean lists that they do not name.
    let sweeping = KINDS.iter().any(|kind| {
        let plural = if *kind == "appendix" { "appendices".to_owned() } else { format!("{kind}s") };
        outside.contains(&plural)
            || ["attached ", "the ", "each ", "this ", "following "]
                .iter()
                .any(|lead| outside.contains(&format!("{lead}{kind}")))
    });
    let named = |schedule: &&Schedule| {
        let label = Folded::of(&schedule.label.value);
        schedule.id.is_empty() || kind_and_id(&label).is_none() || mentions(&outside, label.as_str())
    };
    let lonely = rolls(document).filter(|schedule| !named(schedule));
    let paired = lonely.map(|schedule| (schedule, other_name(document, schedule)));
    paired.filter(|(_, other)| other.is_some() || !sweeping).collect()
}

/// The folded text of the document without its schedules.
fn outside(document: &Document, lines: &Lines<'_>) -> String {
    let inside = |i: usize| document.schedules.iter().any(|schedule| schedule.lines.range().contains(&i));
    let rest: Vec<_> = document.lines.range().filter(|&i| !inside(i)).map(|i| lines.seen(i)).collect();
    Folded::of(&rest.join(" ")).as_str().to_owned()
}

/// Whether `text` holds `name` with nothing that would make it another name.
fn mentions(text: &str, name: &str) -> bool {
    let ends = |at: usize| !text[at + name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
    text.match_indices(name).any(|(at, _)| ends(at))
}

fn other_name(document: &Document, schedule: &Schedule) -> Option<Words> {
    let label = Folded::of(&schedule.label.value);
    let (kind, id) = kind_and_id(&label)?;
    let targets = document.instructions.iter().filter_map(|one| one.target.as_ref());
    let mut others = targets.filter(|target| {
        let name = Folded::of(&target.value);
        kind_and_id(&name).is_some_and(|(other, same)| other != kind && same == id)
    });
    others.next().cloned()
}
