//! Lists that run into the captions below them: which names are whose is not said.

use crate::model::{Problem, Schedule, Severity};
use crate::read::signature::SignatureBlock;
use crate::text::lines::{Lines, Shape};

/// A list that ends right above the captions of a signature for several, or has no line of its own above them: some of the
/// names may be its last, which no word and no blank line parts from those who sign.
pub fn list_or_signers(lines: &Lines<'_>, schedule: &Schedule, signed: &[SignatureBlock]) -> Option<Problem> {
    let empty = schedule.funds.is_empty();
    let below = signed.iter().find(|block| block.lines.start >= schedule.lines.end)?;
    let between = schedule.lines.end as usize..below.lines.start as usize;
    let adjoins = if empty { between.into_iter().all(|i| lines.shape(i) == Shape::Blank) } else { between.is_empty() };
    let first = below.signatures.first().filter(|signature| adjoins && signature.party.len() > 1)?;
    Some(Problem {
        rule: "low-confidence",
        severity: Severity::Note,
        message: format!(
            "Nothing parts the list of “{}” from the names below it, which are read as those for whom the next signature is. Some of them could be of the list.",
            schedule.label.value
        ),
        span: schedule.label.span,
        related: vec![first.span],
        otherwise: None,
    })
}
