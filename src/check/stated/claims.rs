//! What a document says that it does: its instructions, and what preamble and recitals announce.

use super::sentences::announced;
use crate::check::side::Side;
use crate::model::{Act, Instruction};
use crate::order::InOrder;
use crate::text::Words;

/// One thing that a document says happens.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// A name comes in, perhaps as a series of a certain fund.
    Add {
        /// The name.
        name: Words,
        /// The fund of which it is to be a series.
        to: Option<Words>,
    },
    /// A name goes out.
    Remove {
        /// The name.
        name: Words,
    },
    /// A name becomes another.
    Rename {
        /// The old name.
        old: Words,
        /// The new one.
        new: Words,
    },
    /// A portfolio is merged into another, and so goes out.
    Merge {
        /// What goes out.
        from: Words,
        /// What stays.
        into: Words,
    },
    /// A schedule is replaced, or comes in anew.
    Replace {
        /// Its label.
        schedule: Words,
    },
    /// A schedule bears another letter from now on.
    Relabel {
        /// The old label.
        old: Words,
        /// The new one.
        new: Words,
    },
}

/// A statement and its sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What it says.
    pub said: Said,
    /// The words that say it.
    pub words: Words,
    /// Whether it orders (an instruction) or announces (a recital).
    pub orders: bool,
    /// The schedule that it is about, by label, where an instruction names one.
    pub target: Option<Words>,
}

/// Everything that a document says it does, in the order of the text.
pub fn claims(side: Side<'_>) -> Vec<Claim> {
    let mut out: Vec<Claim> = side.document.instructions.iter().flat_map(ordered).collect();
    let known: Vec<Claim> = announced(side).into_iter().filter(|claim| !repeats(&out, claim)).collect();
    out.extend(known);
    out.order_by_key(|claim| claim.words.span);
    out
}

/// An announcement within the very sentence of an instruction that names the same.
fn repeats(orders: &[Claim], claim: &Claim) -> bool {
    let within = |order: &&Claim| {
        order.words.span.start <= claim.words.span.start && claim.words.span.end <= order.words.hull().end
    };
    orders.iter().filter(within).any(|order| !matches!(order.said, Said::Replace { .. }))
}

fn ordered(instruction: &Instruction) -> Vec<Claim> {
    let claim = |said| Claim {
        said,
        words: instruction.words.clone(),
        orders: true,
        target: instruction.target.clone().filter(|target| is_schedule(&target.value)),
    };
    let named = |said: fn(Words) -> Said| instruction.names.iter().cloned().map(said).map(claim).collect::<Vec<_>>();
    match instruction.act {
        Act::Add if !instruction.names.is_empty() => named(|name| Said::Add { name, to: None }),
        Act::Remove => named(|name| Said::Remove { name }),
        Act::Rename => {
            let pairs = instruction.pairs.iter().cloned();
            pairs
                .map(|(old, new)| match is_schedule(&old.value) && is_schedule(&new.value) {
                    true => claim(Said::Relabel { old, new }),
                    false => claim(Said::Rename { old, new }),
                })
                .collect()
        }
        Act::Replace | Act::Add => {
            let target = instruction.target.iter().filter(|target| is_schedule(&target.value)).cloned();
            target.map(|schedule| claim(Said::Replace { schedule })).collect()
        }
        Act::Edit | Act::Fee | Act::Other => Vec::new(),
    }
}

/// "Schedule A-1", "Exhibit 2": a label, not a section and not the agreement.
pub fn is_schedule(target: &str) -> bool {
    let word = target.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
    ["schedule", "appendix", "exhibit", "annex", "attachment"].contains(&word.trim_end_matches('s'))
        || word == "appendices"
}
