//! Where signatures may stand: a cheap look for the signs of one, and the lines around them.

use crate::text::LineRange;
use crate::text::lines::{Lines, Shape};

use super::label::{Label, is_drawn, label, signed};
use super::running::{begins_witness, has_signed, unquoted};

/// How far the captions and details of a signature may stand from its mark.
const REACH: usize = 40;

/// The lines around every sign of a signature; zones do not overlap.
pub(super) fn zones(lines: &Lines<'_>, within: LineRange) -> Vec<LineRange> {
    let mut out: Vec<LineRange> = Vec::new();
    let mut hopeful = 0;
    let limit = (within.end as usize).min(lines.len());
    for i in within.start as usize..limit {
        let seen = unquoted(lines.seen(i));
        if seen.is_empty() {
            continue;
        }
        let opened = seen.len() <= 200 && opens(seen);
        hopeful = if opened { REACH } else { hopeful.saturating_sub(1) };
        if !(opened || is_sign(seen) || hopeful > 0 && is_weak_sign(lines, i, seen)) {
            continue;
        }
        let start = i.saturating_sub(REACH).max(within.start as usize);
        let end = (i + REACH).min(limit);
        match out.last_mut().filter(|zone| zone.end as usize >= start) {
            Some(zone) => zone.end = end as u32,
            None => out.push(LineRange::new(start, end)),
        }
    }
    out
}

/// A sign that is worth a closer look wherever it stands.
fn is_sign(seen: &str) -> bool {
    if has_signed(seen) {
        return true;
    }
    let by = |text: &str| label(text).is_some_and(|l| matches!(l.label, Label::By | Label::Attest));
    let head = seen.as_bytes()[0].to_ascii_lowercase();
    matches!(head, b'b' | b'a' | b's') && by(seen)
        || seen
            .match_indices("By:")
            .chain(seen.match_indices("BY:"))
            .any(|(at, _)| seen[..at].ends_with(['\t', '|', '\u{a0}']) || seen[..at].ends_with("  "))
}

/// A sign only where a signature is to be expected.
fn is_weak_sign(lines: &Lines<'_>, i: usize, seen: &str) -> bool {
    lines.shape(i) == Shape::Rule && seen.contains("____")
        || is_drawn(seen) && seen.starts_with("___")
        || label(seen).is_some_and(|l| l.label != Label::Date && (l.colon || l.label == Label::Name))
        || signed(seen).is_some()
}

/// A lead-in after which a signature is to be expected.
fn opens(seen: &str) -> bool {
    let head = seen.as_bytes()[0].to_ascii_lowercase();
    matches!(head, b'i' | b'w' | b'e' | b's') && begins_witness(seen) || {
        let lower = seen.get(..12).unwrap_or(seen).to_ascii_lowercase();
        ["agreed", "accepted", "acknowledged", "very truly", "sincerely", "yours"]
            .iter()
            .any(|lead| lower.starts_with(lead))
    }
}
