//! Who becomes a party: the sentences of a joinder.

use crate::model::{Act, BlockKind, Document, Instruction, Term};
use crate::read::document::Part;
use crate::read::party;
use crate::text::fold::Folded;
use crate::text::lines::Lines;
use crate::text::{Spanned, Words};

/// "The Joining Lender is added as a party", "Oak Trust and Elm Funds, Inc. shall become parties": who joins, by name or
/// by the defined term that means it.
pub fn joiners(lines: &Lines<'_>, out: &mut Document, parts: &[Part]) {
    const JOINS: [&str; 9] = [
        "added as a party",
        "joined as a party",
        "becomes a party",
        "made a party",
        "admitted as a party",
        "become a party",
        "become parties",
        "added as parties",
        "joined as parties",
    ];
    for part in parts.iter().filter(|p| matches!(p.kind, BlockKind::Prose | BlockKind::Instruction)) {
        let lower = part.joined.text.to_lowercase();
        let Some(turn) = JOINS.iter().filter_map(|w| lower.find(w)).min() else { continue };
        let words = |range: std::ops::Range<usize>| part.joined.words(lines, range);
        let known = words(0..part.joined.text.len()).hull();
        if out
            .instructions
            .iter()
            .any(|i| i.act == Act::Add && i.words.hull().start >= known.start && i.words.hull().end <= known.end)
        {
            continue;
        }
        let meant = |term: &&Term| part.joined.text.contains(&format!("The {}", term.term.value));
        let meaning = out.terms.iter().find(meant).and_then(|t| t.meaning.as_ref()).map(|m| Folded::of(&m.value));
        let defined = meaning.and_then(|meaning| {
            out.parties.iter().find(|p| meaning.as_str().starts_with(Folded::of(&p.value).as_str())).cloned()
        });
        let names: Vec<Words> = match defined {
            Some(name) => vec![name],
            None => {
                let from = crate::read::prose::item_mark(&part.joined.text).map_or(0, |(_, length)| length);
                party::entities(&part.joined.text, from..turn.max(from), &[]).into_iter().map(words).collect()
            }
        };
        if names.is_empty() {
            continue;
        }
        let target = crate::read::instruction::agreement_target(&part.joined.text, 0..part.joined.text.len());
        let at = known.start;
        let instruction = Instruction {
            act: Act::Add,
            target: target.map(|(range, value)| Spanned { value, ..words(range) }),
            supply: None,
            item: crate::read::prose::item_mark(&part.joined.text)
                .and_then(|(mark, _)| part.joined.text.find(mark).map(|at| words(at..at + mark.len()))),
            names,
            pairs: Vec::new(),
            effective: None,
            words: words(0..part.joined.text.len()),
        };
        let place = out.instructions.iter().position(|i| i.words.span.start > at).unwrap_or(out.instructions.len());
        out.instructions.insert(place, instruction);
    }
}
