//! Terms that are used and defined nowhere.

use std::collections::BTreeMap;

use super::{line, problem};
use crate::check::running::Running;
use crate::model::{BlockKind, Document, Kind, Problem, Severity};
use crate::text::Words;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

rules! {
    /// A defined term that the text uses and does not define.
    ///
    /// The reader has to look it up in the agreement, and it may have no meaning there, or another one. A text that
    /// leaves its terms to the agreement, and says so, is not held to this; nor is one that defines none.
    ///
    /// Example: (the "Trust") … "the Trust and the Sub-Adviser agree", and no "Sub-Adviser" before
    UNDEFINED = "term-undefined", undefined;
}

/// What parties, and what they deal with, are called. Others may be names.
const ROLES: [&str; 17] = [
    "Adviser",
    "Advisor",
    "Sub-Adviser",
    "Sub-Advisor",
    "Subadviser",
    "Subadvisor",
    "Administrator",
    "Sub-Administrator",
    "Custodian",
    "Distributor",
    "Underwriter",
    "Transfer Agent",
    "Accounting Agent",
    "Service Provider",
    "Manager",
    "Trust",
    "Company",
];
/// Once may be a slip of the reader's, or a word of a name.
const OFTEN: usize = 2;

fn undefined(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    if document.kind != Kind::Amendment || document.draft || document.terms.len() < 2 {
        return Vec::new();
    }
    let whole = Folded::of_lines(document.lines.range().map(|i| lines.seen(i)));
    let whole = whole.as_str();
    if leaves_terms_to_the_agreement(whole) {
        return Vec::new();
    }
    let prose = [BlockKind::Preamble, BlockKind::Recital, BlockKind::Instruction, BlockKind::Closing];
    let mut used: BTreeMap<&str, (usize, Words)> = BTreeMap::new();
    for block in document.blocks.iter().filter(|block| prose.contains(&block.kind)) {
        let running = Running::of(lines, block.lines);
        for (role, words) in uses(&running) {
            used.entry(role).or_insert((0, words)).0 += 1;
        }
    }
    let open = |(role, (count, _)): &(&str, (usize, Words))| *count >= OFTEN && !is_defined(document, whole, role);
    let say = |(role, (count, words)): (&str, (usize, Words))| {
        let at = line(lines, words.span);
        let message = format!("“{role}” is used {count} times, first on line {at}, and defined nowhere in this text.");
        problem(UNDEFINED.name, Severity::Note, words.span, message)
    };
    used.into_iter().filter(open).map(say).collect()
}

/// "the Custodian" in a sentence; not in a longer name ("the Custodian Agreement") nor behind one.
fn uses(running: &Running<'_>) -> Vec<(&'static str, Words)> {
    let text = running.text.as_str();
    let mut out = Vec::new();
    for role in ROLES {
        for (at, _) in text.match_indices(role) {
            let before = text.get(..at).unwrap_or("");
            let behind = text.get(at + role.len()..).unwrap_or("");
            let article = before.ends_with("the ") || before.ends_with("The ");
            let ends = behind.starts_with([',', '.', ';', ')'])
                || behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(|c: char| c.is_lowercase()));
            // "the Trust of Oak Funds" is a name.
            let of = behind.starts_with(" of ");
            if article && ends && !of {
                out.push((role, running.words(at..at + role.len())));
            }
        }
    }
    out
}

/// Whether the text defines the term, or at least puts it in quotes or in brackets, as definitions do.
fn is_defined(document: &Document, whole: &str, role: &str) -> bool {
    let stem = |text: &str| text.to_lowercase().replace(['-', ' '], "");
    let term = stem(role);
    let own = |term: &str, known: &str| known == term || known.strip_suffix('s') == Some(term);
    document.terms.iter().any(|known| own(&term, &stem(&known.term.value)))
        || document.parties.iter().any(|party| stem(&party.value).contains(&term))
        || [
            format!("\"{role}"),
            format!("{role}\""),
            format!("(the {role})"),
            format!("called the {role}"),
            format!("to as the {role}"),
        ]
        .iter()
        .any(|mark| whole.contains(&mark.to_lowercase()))
}

fn leaves_terms_to_the_agreement(whole: &str) -> bool {
    const CLAUSES: [&str; 8] = [
        "capitalized term",
        "capitalised term",
        "terms used herein",
        "not otherwise defined",
        "not defined herein",
        "as defined in",
        "meanings ascribed",
        "same meaning",
    ];
    CLAUSES.iter().any(|clause| whole.contains(clause))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Term};

    fn found(text: &str) -> Vec<String> {
        let lines = Lines::of(text);
        let block = Block { kind: BlockKind::Preamble, lines: lines.all() };
        let term = |word: &str| Term { term: Words { value: word.into(), ..Words::default() }, meaning: None };
        let terms = vec![term("Trust"), term("Agreement")];
        let document =
            Document { kind: Kind::Amendment, lines: lines.all(), terms, blocks: vec![block], ..Document::default() };
        undefined(&document, &lines).into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn a_term_that_nothing_defines() {
        let open = "Larch Trust (the \"Trust\") made the agreement. The Trust and the Sub-Adviser agree that\nthe Sub-Adviser shall act.";
        assert_eq!(found(open), ["“Sub-Adviser” is used 2 times, first on line 1, and defined nowhere in this text."]);
        for right in [
            "the Sub-Adviser agrees. Poplar LLC (the \"Sub-Adviser\") and the Sub-Adviser are one.",
            "the Sub-Adviser and the Sub-Adviser, each a capitalized term, as the Agreement has it.",
            "the Custodian Agreement and the Custodian Contract, and the Custodian once.",
        ] {
            assert_eq!(found(right), [""; 0], "{right}");
        }
    }
}
