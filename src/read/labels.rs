//! What schedules are called where their headings do not say it plainly: none at all, one that was redacted, one with the
//! mark of a note behind its letter.

use std::collections::HashSet;

use crate::model::{Act, Document, Instruction, Problem, Schedule, Severity};
use crate::read::headless::first_words;
use crate::read::schedule::notes::footnote_mark;
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Words};

/// A list without a heading is called as the order that it is of calls it; where no order is left that does, its own first
/// words stand for that.
pub(super) fn relabel(lines: &Lines<'_>, out: &mut Document, title: LineRange) {
    let (instructions, schedules) = (&out.instructions, &mut out.schedules);
    for schedule in schedules {
        let start = lines.list.get(schedule.lines.start as usize).map_or(0, |line| line.span.start);
        let place = schedule.label.span;
        let said = |i: &Instruction| i.words.pieces().any(|p| p.start <= place.start && place.end <= p.end);
        // The title of a deed whose one list has no heading says what the list is of.
        if title.range().contains(&lines.line_at(place.start)) {
            continue;
        }
        if place.start < start && !instructions.iter().any(said) {
            let targets = instructions.iter().filter_map(|i| i.target.as_ref().filter(|t| said_in(i, t)));
            let above = |target: &&Words| target.value == schedule.label.value && target.span.start < start;
            let same = targets.into_iter().find(above).cloned();
            schedule.label = same.unwrap_or_else(|| first_words(lines, schedule.lines));
        }
    }
}

/// The one list of a deed that has no heading is called as the deed's title calls what it amends: nothing else says so.
pub(super) fn titled(lines: &Lines<'_>, schedules: &[Schedule], title: LineRange) -> Option<Problem> {
    let by_title = |s: &&Schedule| {
        let line = lines.line_at(s.label.span.start);
        title.range().contains(&line) && !s.lines.range().contains(&line)
    };
    let schedule = schedules.iter().find(by_title)?;
    Some(Problem {
        rule: "low-confidence",
        severity: Severity::Note,
        message: format!(
            "The list at line {} has no heading. It is read as {}, which the title of the document names; it could be another list, or a part of it.",
            schedule.lines.start + 1,
            schedule.label.value
        ),
        span: schedule.label.span,
        related: schedule.funds.iter().flat_map(|f| &f.portfolios).take(1).map(|p| p.name.span).collect(),
        otherwise: None,
    })
}

fn said_in(instruction: &Instruction, target: &Words) -> bool {
    instruction.words.pieces().any(|p| p.start <= target.span.start && target.span.end <= p.end)
}

/// A schedule whose heading was redacted is the one that an instruction replaces and no other heading names.
pub(super) fn name_redacted(out: &mut Document) {
    let known: Vec<String> = out.schedules.iter().map(|s| s.label.value.to_lowercase()).collect();
    let missing = |i: &&Instruction| {
        i.act == Act::Replace
            && i.target.as_ref().is_some_and(|t| !known.contains(&t.value.to_lowercase()) && t.value.contains(' '))
    };
    let mut wanted = out.instructions.iter().filter(missing).filter_map(|i| i.target.as_ref().map(|t| t.value.clone()));
    let (Some(label), None) = (wanted.next(), wanted.next()) else { return };
    let mut lost = out.schedules.iter_mut().filter(|s| s.id.is_empty() && s.label.value.starts_with("XX"));
    if let (Some(schedule), None) = (lost.next(), lost.next()) {
        let printed = std::mem::replace(&mut schedule.label.value, label.clone());
        schedule.id = label.rsplit(' ').next().unwrap_or("").to_owned();
        out.problems.push(Problem {
            rule: "low-confidence",
            severity: Severity::Note,
            message: format!("The heading “{printed}” is redacted. It is read as {label}, which an instruction replaces and no other heading names; it could be another list."),
            span: schedule.label.span,
            related: Vec::new(),
            otherwise: None,
        });
    }
}

/// "ANNEX A1" over a list whose footnote bears the figure, where the orders are of Annex A and no other schedule is called
/// so: the mark of a note stands behind the letter.
pub(super) fn name_noted(lines: &Lines<'_>, range: LineRange, out: &mut Document) {
    let labels: HashSet<String> =
        out.instructions.iter().filter_map(|i| i.target.as_ref()).map(|t| t.value.to_lowercase()).collect();
    let called: HashSet<String> = out.schedules.iter().map(|s| s.label.value.to_lowercase()).collect();
    let mark = |schedule: &Schedule| {
        let letters = schedule.id.trim_end_matches(|c: char| c.is_ascii_digit());
        let glued = schedule.id.len() == letters.len() + 1 && letters.chars().all(char::is_alphabetic);
        let label = schedule.label.value.to_lowercase();
        let bare = label.get(..label.len().saturating_sub(1))?;
        let meant = labels.contains(bare) && !labels.contains(&label) && !called.contains(bare);
        let own = glued && !letters.is_empty() && meant && schedule.label.more.is_empty();
        own.then(|| schedule.id[letters.len()..].to_owned())
    };
    let mut marked = out.schedules.iter_mut().filter_map(|schedule| mark(schedule).map(|mark| (schedule, mark)));
    let (Some((schedule, mark)), None) = (marked.next(), marked.next()) else { return };
    let below = schedule.lines.start as usize..range.end as usize;
    let notes = |i: &usize| {
        let seen = lines.seen(*i);
        lines.shape(*i) == Shape::Text && !seen.starts_with('(') && footnote_mark(seen) == Some(&mark)
    };
    let Some(note) = below.into_iter().find(notes) else { return };
    let printed = schedule.label.value.clone();
    let bare = &printed[..printed.len() - mark.len()];
    schedule.label.value = bare.into();
    schedule.label.span.end -= mark.len() as u32;
    schedule.id.truncate(schedule.id.len() - mark.len());
    out.problems.push(Problem {
        rule: "low-confidence",
        severity: Severity::Note,
        message: format!(
            "The heading “{printed}” is read as {bare} with the mark of the note at line {}, since the orders are of {bare}; it could be a schedule of that number.",
            note + 1
        ),
        span: schedule.label.span,
        related: lines.list.get(note).map(|line| line.seen).into_iter().collect(),
        otherwise: None,
    });
}
