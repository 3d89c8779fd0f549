//! Of two readings of one text the clearer one: the clipboard holds it twice, as a page and as plain lines, and either
//! may have lost what the other kept.

use crate::model::{BlockKind, Document, Kind, Reading, Severity};

/// How clear a reading is; the higher of two is to be preferred. What it found counts for it, what it left unread or
/// found wanting counts against it, and an instrument that was told for what it is outweighs them all.
pub fn clarity(reading: &Reading) -> i64 {
    reading.documents.iter().map(of_document).sum()
}

/// A fault counts as much as some facts: a row torn in two makes two names of one.
const FAULT: i64 = 3;
/// More than the facts of any list.
const KNOWN: i64 = 1_000_000_000;

fn of_document(document: &Document) -> i64 {
    let known = if document.kind == Kind::Other { 0 } else { KNOWN };
    known + facts(document) as i64 - FAULT * (unread(document) + faults(document)) as i64
}

fn facts(document: &Document) -> usize {
    let portfolios = document.schedules.iter().flat_map(|schedule| &schedule.funds).flat_map(|fund| &fund.portfolios);
    let listed: usize = portfolios
        .map(|one| {
            let cells = one.cells.iter().chain(one.classes.iter().flat_map(|class| &class.cells));
            let headed = cells.map(|cell| 1 + usize::from(cell.head.is_some())).sum::<usize>();
            1 + one.classes.len() + one.formerly.len() + one.notes.len() + headed
        })
        .sum();
    let signed: usize = document
        .signatures
        .iter()
        .map(|one| 1 + one.party.len() + usize::from(one.name.is_some()) + usize::from(one.title.is_some()))
        .sum();
    listed + signed + document.instructions.len() + document.terms.len() + document.parties.len()
}

fn unread(document: &Document) -> usize {
    document.blocks.iter().filter(|block| block.kind == BlockKind::Unread).map(|block| block.lines.range().len()).sum()
}

/// Doubts of the reader, and what is probably a slip; a note on the drafting is the same either way.
fn faults(document: &Document) -> usize {
    let doubtful = |rule: &str, severity| rule == "low-confidence" || severity != Severity::Note;
    document.problems.iter().filter(|problem| doubtful(problem.rule, problem.severity)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Problem};
    use crate::text::{LineRange, Words};

    fn naming(parties: usize) -> Document {
        Document { kind: Kind::Amendment, parties: vec![Words::default(); parties], ..Document::default() }
    }

    fn score(document: Document) -> i64 {
        clarity(&Reading { documents: vec![document] })
    }

    #[test]
    fn facts_count_for_a_reading_and_faults_against_it() {
        assert!(score(naming(5)) > score(naming(4)));
        let unread = Block { kind: BlockKind::Unread, lines: LineRange::new(0, 2) };
        assert!(score(naming(5)) > score(Document { blocks: vec![unread], ..naming(6) }));
        let doubt = Problem {
            rule: "low-confidence",
            severity: Severity::Note,
            message: String::new(),
            span: Default::default(),
            related: vec![],
            otherwise: None,
        };
        assert!(score(naming(5)) > score(Document { problems: vec![doubt], ..naming(6) }));
        assert!(score(naming(1)) > score(Document { kind: Kind::Other, ..naming(50) }));
    }
}
