//! What the instructions say of schedules, against the schedules that are there.

use std::collections::{HashMap, HashSet};

use super::{Whole, line, problem, rolls};
use crate::model::{Act, Document, Instruction, Kind, Problem, Schedule, Severity, Supply};
use crate::order::InOrder;
use crate::text::Words;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

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
    /// Example: `SCHEDULE A` and `SCHEDULE B` follow, but only "Schedule A is replaced"
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

fn missing(document: &Document, lines: &Whole<'_>) -> Vec<Problem> {
    let check = |one: &Instruction| {
        let target = one.target.as_ref()?;
        let name = Folded::of(&target.value);
        let supplies = one.supply == Some(Supply::Attached) && one.act == Act::Replace;
        let (kind, id) = kind_and_id(&name)?;
        if !supplies
            || has_schedule(document, id)
            || lines.headings().follow(lines.line_at(one.words.span.end), kind, id)
        {
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

/// The last lines that begin as headings of schedules would.
#[derive(Default)]
pub(super) struct Headings {
    /// Those with a letter or number, whatever they call the schedule.
    with_id: HashMap<String, usize>,
    /// Those that say what they head and at most one word more.
    short: HashMap<&'static str, usize>,
}

impl Headings {
    pub(super) fn of(lines: &Lines<'_>) -> Self {
        let mut out = Self::default();
        for i in 0..lines.len() {
            let seen = lines.seen(i);
            // Only a letter that some kind begins with can begin its name.
            let first = seen.bytes().find(|b| b.is_ascii_alphanumeric() || !b.is_ascii()).unwrap_or(b' ');
            let begins = |kind: &&str| kind.as_bytes().first() == Some(&first.to_ascii_lowercase());
            if first.is_ascii() && !KINDS.iter().any(begins) {
                continue;
            }
            let folded = Folded::of(seen);
            let mut words =
                folded.as_str().split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
            let Some(kind) = words.next().and_then(|word| KINDS.iter().find(|kind| **kind == word)) else { continue };
            if let Some(id) = words.next() {
                out.with_id.insert(id.to_owned(), i);
            }
            if words.next().is_none() {
                out.short.insert(kind, i);
            }
        }
        out
    }

    /// Whether one stands below line `after`.
    fn follow(&self, after: usize, kind: &str, id: &str) -> bool {
        [self.with_id.get(id), self.short.get(kind)].into_iter().flatten().any(|&last| last > after)
    }
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
    let outside = outside.as_str();
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
    let mentioned = mentioned(outside);
    // "Attachment #1", "Exhibit “B”": what an instruction acts on is mentioned, however it is written.
    let acted_on: HashSet<Folded> =
        document.instructions.iter().filter_map(|i| i.target.as_ref()).map(|t| Folded::of(&t.value)).collect();
    let named = |schedule: &&Schedule| {
        let label = Folded::of(&schedule.label.value);
        acted_on.contains(&label)
            || schedule.id.is_empty()
            || kind_and_id(&label).is_none()
            || mentioned.contains(label.as_str())
    };
    let lonely = rolls(document).filter(|schedule| !named(schedule));
    let targets = targets(document);
    let paired = lonely.map(|schedule| (schedule, other_name(&targets, schedule)));
    paired.filter(|(_, other)| other.is_some() || !sweeping).collect()
}

/// The folded text of the document without its schedules.
fn outside(document: &Document, lines: &Lines<'_>) -> Folded {
    let mut inside: Vec<_> = document.schedules.iter().map(|schedule| schedule.lines).collect();
    inside.order_by_key(|range| range.start);
    let mut inside = inside.into_iter().peekable();
    let mut within = |i: &usize| {
        while inside.next_if(|range| range.end as usize <= *i).is_some() {}
        inside.peek().is_some_and(|range| range.range().contains(i))
    };
    Folded::of_lines(document.lines.range().filter(|i| !within(i)).map(|i| lines.seen(i)))
}

/// What a folded text calls schedules: "schedule a-1"; of "schedule b.1" also "schedule b".
fn mentioned(text: &str) -> HashSet<&str> {
    let mut out = HashSet::new();
    for (at, kind) in KINDS.iter().flat_map(|kind| text.match_indices(kind)) {
        let id = at + kind.len() + 1;
        let Some(rest) = text.get(id..).filter(|_| text[id - 1..].starts_with(' ')) else { continue };
        let word = rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.'))).next().unwrap_or("");
        let ends = word.match_indices('.').map(|(dot, _)| dot).chain([word.len()]);
        out.extend(ends.map(|end| &text[at..id + end]));
    }
    out
}

/// The targets of the instructions by their letters or numbers.
fn targets(document: &Document) -> HashMap<String, Vec<&Words>> {
    let mut out: HashMap<String, Vec<&Words>> = HashMap::new();
    for target in document.instructions.iter().filter_map(|one| one.target.as_ref()) {
        if let Some((_, id)) = kind_and_id(&Folded::of(&target.value)) {
            out.entry(id.to_owned()).or_default().push(target);
        }
    }
    out
}

fn other_name(targets: &HashMap<String, Vec<&Words>>, schedule: &Schedule) -> Option<Words> {
    let label = Folded::of(&schedule.label.value);
    let (kind, id) = kind_and_id(&label)?;
    let other = |target: &Words| kind_and_id(&Folded::of(&target.value)).is_some_and(|(other, _)| other != kind);
    targets.get(id)?.iter().find(|target| other(target)).map(|&target| target.clone())
}
