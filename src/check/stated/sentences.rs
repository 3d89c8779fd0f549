//! What preamble and recitals announce: "to add Oak Core Fund", "to reflect the merger of Oak Fund into Elm Fund".

use super::capitals::{Named, names};
use super::claims::{Claim, Said};
use crate::check::running::Running;
use crate::check::side::Side;
use crate::model::{BlockKind, Document};
use crate::text::LineRange;
use crate::text::fold::lowered;

/// What a word before a name makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Add,
    Remove,
    Rename,
    Merge,
    /// It stays, or is only mentioned: what came before does not reach over it.
    Ends,
}

/// Stems, as verbs and nouns share them; `$` ends a word that must stand whole.
const STEMS: [(&str, Verb); 22] = [
    ("add$", Verb::Add),
    ("adding$", Verb::Add),
    ("addition", Verb::Add),
    ("includ", Verb::Add),
    ("inclusion", Verb::Add),
    ("establish", Verb::Add),
    ("creation", Verb::Add),
    ("remov", Verb::Remove),
    ("delet", Verb::Remove),
    ("deletion", Verb::Remove),
    ("terminat", Verb::Remove),
    ("liquidat", Verb::Remove),
    ("dissol", Verb::Remove),
    ("withdraw", Verb::Remove),
    ("merg", Verb::Merge),
    ("reorganiz", Verb::Merge),
    ("renam", Verb::Rename),
    ("redesignat", Verb::Rename),
    ("name$", Verb::Rename),
    ("names$", Verb::Rename),
    ("between$", Verb::Ends),
    ("pursuant$", Verb::Ends),
];

/// What preamble, recitals and instructions announce of names, beyond what instructions order.
pub fn announced(side: Side<'_>) -> Vec<Claim> {
    prose_blocks(side.document).flat_map(|lines| announced_in(side, lines)).collect()
}

fn prose_blocks(document: &Document) -> impl Iterator<Item = LineRange> {
    let kinds = [BlockKind::Preamble, BlockKind::Recital, BlockKind::Instruction];
    document.blocks.iter().filter(move |block| kinds.contains(&block.kind)).map(|block| block.lines)
}

fn announced_in(side: Side<'_>, lines: LineRange) -> Vec<Claim> {
    let running = Running::of(side.lines, lines);
    let lower = lowered(&running.text);
    if !STEMS.iter().any(|(stem, _)| lower.contains(stem.trim_end_matches('$'))) {
        return Vec::new();
    }
    let found = names(&running.text);
    let mut out = Vec::new();
    let mut before: Option<(Verb, usize)> = None;
    let mut at = 0;
    let mut i = 0;
    while let Some(named) = found.get(i) {
        let between = lower.get(at..named.start).unwrap_or("");
        if let Some(found) = last_verb(between) {
            before = Some((found.0, at + found.1));
        } else if ends_reach(between) {
            before = None;
        }
        at = named.end;
        i += 1;
        // "to show A under its new name of B": the name of the one before, whatever the verb.
        let renamed = found.get(i).is_some_and(|next| names_anew(lower.get(named.end..next.start).unwrap_or("")));
        let begun = renamed.then_some((Verb::Rename, named.start));
        let Some((verb, from)) = begun.or(before) else { continue };
        let words = |named: &Named| running.words(named.start..named.end);
        let next = found.get(i).filter(|next| {
            let gap = lower.get(named.end..next.start).unwrap_or("");
            match verb {
                Verb::Rename if renamed => true,
                Verb::Rename => is_turn(gap, &["to", "as", "into", "become", "becomes"]),
                Verb::Merge => is_turn(gap, &["into", "with"]),
                Verb::Add => is_turn(gap, &["series", "portfolio"]),
                _ => false,
            }
        });
        let said = match (verb, next) {
            (Verb::Add, to) => Said::Add { name: words(named), to: to.map(words) },
            (Verb::Remove, _) => Said::Remove { name: words(named) },
            (Verb::Rename, Some(new)) => Said::Rename { old: words(named), new: words(new) },
            (Verb::Merge, Some(into)) => Said::Merge { from: words(named), into: words(into) },
            _ => continue,
        };
        let end = next.map_or(named.end, |next| next.end);
        if next.is_some() {
            at = end;
            i += 1;
        }
        out.push(Claim { said, words: running.words(from..end), orders: false, target: None });
    }
    out
}

/// The last verb of a stretch of text, and where the phrase with it begins.
fn last_verb(lower: &str) -> Option<(Verb, usize)> {
    let mut found: Option<(Verb, usize)> = None;
    let mut at = 0;
    for word in lower.split(|c: char| !c.is_alphabetic() && c != '\'') {
        let known = STEMS.iter().find(|(stem, _)| match stem.strip_suffix('$') {
            Some(whole) => word == whole,
            None => word.starts_with(stem),
        });
        if let Some(&(_, verb)) = known {
            // "to reflect the change of name": the phrase begins with its infinitive where one is near.
            let start = lower
                .get(..at)
                .and_then(|front| front.rfind("to "))
                .filter(|&to| at - to < 40 && (to == 0 || lower[..to].ends_with(' ')));
            found = Some((verb, start.unwrap_or(at)));
        }
        at += word.len() + 1;
        // Separators of several bytes count as what they are.
        while at < lower.len() && !lower.is_char_boundary(at) {
            at += 1;
        }
    }
    found
}

/// Whether between two names of one list something ends it: a sentence, or more than what joins the items of a list.
fn ends_reach(between: &str) -> bool {
    const LONGEST_JOINT: usize = 60;
    between.len() > LONGEST_JOINT
        || between.contains(". ")
        || between.contains(';')
        || between.split_whitespace().any(is_item)
}

/// "(iii)", "(b)": the next item of a list of things that are done.
fn is_item(word: &str) -> bool {
    let inner = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or("");
    let roman = inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    !inner.is_empty() && (roman || inner.len() == 1)
}

/// Whether the words between two names give the first one the second.
fn names_anew(gap: &str) -> bool {
    const LONGEST_TURN: usize = 40;
    let turns = [
        "under its new name",
        "under the new name",
        "under the name",
        "changed its name",
        "change its name",
        "now known as",
        "renamed",
    ];
    gap.len() <= LONGEST_TURN && turns.iter().any(|turn| gap.contains(turn))
}

/// Whether the words between two names turn the one into the other.
fn is_turn(gap: &str, turns: &[&str]) -> bool {
    const LONGEST_TURN: usize = 60;
    let mut words = gap.split(|c: char| !c.is_alphabetic());
    gap.len() <= LONGEST_TURN && !gap.contains(". ") && words.any(|word| turns.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Reading};
    use crate::text::Words;
    use crate::text::lines::Lines;

    fn said(text: &str) -> Vec<String> {
        let lines = Lines::of(text);
        let block = Block { kind: BlockKind::Recital, lines: lines.all() };
        let document = Document { lines: lines.all(), blocks: vec![block], ..Document::default() };
        let reading = Reading { documents: vec![document] };
        let name = |words: &Words| words.value.clone();
        announced(Side { document: &reading.documents[0], lines: &lines })
            .iter()
            .map(|claim| match &claim.said {
                Said::Add { name: n, to } => format!("+ {} @ {}", n.value, to.as_ref().map(name).unwrap_or_default()),
                Said::Remove { name: n } => format!("- {}", n.value),
                Said::Rename { old, new } => format!("{} ~ {}", old.value, new.value),
                Said::Merge { from, into } => format!("{} > {}", from.value, into.value),
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn recitals_announce() {
        assert_eq!(
            said(
                "WHEREAS, the parties desire to amend Schedule A to add Oak Core Plus Bond Fund as a series of Oak\nFixed Income Trust, and to reflect the merger of Oak Demographic Fund into Oak Charter Fund;"
            ),
            ["+ Oak Core Plus Bond Fund @ Oak Fixed Income Trust", "Oak Demographic Fund > Oak Charter Fund"]
        );
        assert_eq!(
            said(
                "to reflect the addition of Elm Growth Fund, Elm Income Fund and Elm Value Portfolio and the removal of Elm Old Fund"
            ),
            ["+ Elm Growth Fund @ ", "+ Elm Income Fund @ ", "+ Elm Value Portfolio @ ", "- Elm Old Fund"]
        );
        assert_eq!(said("the name of Elm Old Fund was changed to Elm New Fund."), ["Elm Old Fund ~ Elm New Fund"]);
        assert_eq!(
            said(
                "This Amendment is made between Oak Funds Trust and Elm Fund Services. The names of the parties stand below."
            ),
            [""; 0]
        );
    }
}
