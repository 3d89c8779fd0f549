//! Schedules that the text replaces in words of no known kind: "Annex C makes way for the Annex C that follows". Evidence
//! is what stands there: the schedule itself, no order about it, and a sentence that is about it and leads to it.

use crate::model::{Act, BlockKind, Instruction, Problem, Schedule, Severity, Supply};
use crate::read::document::Part;
use crate::read::instruction;
use crate::read::operative::printed_item;
use crate::read::prose::item_mark;
use crate::read::schedule::names_funds;
use crate::text::known::KnownPhrases;
use crate::text::lines::Lines;
use crate::text::{Spanned, Words};

/// How far into its sentence a schedule that the sentence is about is named.
const NEAR: usize = 60;

/// Words before a schedule that only say where something is listed.
static PLACES: KnownPhrases = KnownPhrases::of(&[
    "listed",
    "named",
    "set forth",
    "set out",
    "identified",
    "enumerated",
    "shown",
    "appearing",
    "defined",
    "under",
    "pursuant",
    "accordance",
]);

/// The replacements that no verb was known for, each with the doubt that goes with it.
pub fn replacements(
    lines: &Lines<'_>,
    parts: &mut [Part],
    schedules: &[Schedule],
    known: &[Instruction],
) -> Vec<(Instruction, Problem)> {
    let about = |schedule: &&Schedule| {
        let named =
            |i: &Instruction| i.target.as_ref().is_some_and(|t| t.value.eq_ignore_ascii_case(&schedule.label.value));
        schedule.complete
            && !schedule.id.is_empty()
            && names_funds(std::slice::from_ref(schedule))
            && !known.iter().any(named)
    };
    let mut out = Vec::new();
    for schedule in schedules.iter().filter(about) {
        let found = parts.iter().position(|part| told_in(part, schedule).is_some());
        let Some(part) = found.and_then(|k| parts.get_mut(k)) else { continue };
        let Some((sentence, target)) = told_in(part, schedule) else { continue };
        part.kind = BlockKind::Instruction;
        let words = |range: std::ops::Range<usize>| part.joined.words(lines, range);
        let target: Words = Spanned { value: schedule.label.value.clone(), ..words(target) };
        let inline = schedule.lines.start <= part.lines.end + 3;
        let instruction = Instruction {
            act: Act::Replace,
            target: Some(target),
            supply: Some(if inline { Supply::Inline } else { Supply::Attached }),
            item: printed_item(lines, part),
            names: Vec::new(),
            pairs: Vec::new(),
            effective: None,
            words: words(sentence),
        };
        let problem = doubt(lines, &instruction, schedule);
        out.push((instruction, problem));
    }
    out
}

/// The sentence of a part that is about the schedule and leads to it, and where it names it.
fn told_in(part: &Part, schedule: &Schedule) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    if !matches!(part.kind, BlockKind::Prose | BlockKind::Instruction | BlockKind::Preamble) {
        return None;
    }
    let text = part.joined.text.as_str();
    instruction::sentences(text).into_iter().find_map(|sentence| {
        let body = &text[sentence.clone()];
        let mark = item_mark(body).map_or(0, |(_, length)| length);
        let targets = instruction::schedules_named(text, sentence.clone());
        let (place, _) = targets.into_iter().find(|(_, label)| label.eq_ignore_ascii_case(&schedule.label.value))?;
        let before = text[sentence.start + mark..place.start.max(sentence.start + mark)].to_lowercase();
        let lower = text[place.end..sentence.end].to_lowercase().replace(['"', '\''], "");
        let leads = body.ends_with(':') && schedule.lines.start <= part.lines.end + 3;
        // Named twice, it is the old one and the new.
        let again = lower.contains(&schedule.label.value.to_lowercase());
        ((leads || again) && before.len() <= NEAR && !PLACES.stand_in(&before)).then_some((sentence, place))
    })
}

fn doubt(lines: &Lines<'_>, instruction: &Instruction, schedule: &Schedule) -> Problem {
    let span = instruction.words.span;
    Problem {
        rule: "low-confidence",
        severity: Severity::Note,
        message: format!(
            "Line {}: this is read as replacing {}, which stands in this document and which nothing else orders; it could only speak of it.",
            lines.line_at(span.start) + 1,
            schedule.label.value
        ),
        span,
        related: vec![schedule.label.span],
        otherwise: None,
    }
}
