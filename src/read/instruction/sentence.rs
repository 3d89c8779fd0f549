//! Sentences of a paragraph, and the lettered clauses of a sentence.

use std::ops::Range;

use crate::read::prose::trimmed;

/// The sentences of a text: a stop, then a blank and a capital; not after an abbreviation or an initial.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, stop) in text.match_indices(['.', ':', ';']) {
        let rest = text[at + 1..].trim_start_matches(['"', ')']);
        let ends = rest.is_empty()
            || rest.starts_with(' ')
                && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '(' || c == '"');
        let word = text[start..at].rsplit(' ').next().unwrap_or("");
        // "0.50%." ends a sentence as "U.S." does not.
        let figure = word.starts_with(|c: char| c.is_ascii_digit() || c == '$');
        let abbreviation = word.len() <= 3 && word.starts_with(|c: char| c.is_uppercase())
            || word.contains('.') && !figure
            || matches!(word, "Corp" | "Inc" | "Co");
        let number = !word.is_empty()
            && word.chars().all(|c| c.is_ascii_alphanumeric())
            && word.len() <= 4
            && text[start..at].trim() == word;
        if ends && stop == "." && !abbreviation && !number || ends && stop == ":" && rest.is_empty() {
            out.push(trimmed(text, start..at + 1));
            start = at + 1;
        }
    }
    let rest = trimmed(text, start..text.len());
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}

/// The clauses of a sentence that letters part: "(i) to add …; (ii) to remove …". None where fewer than two are lettered.
pub(super) fn clauses(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    const MARKS: [[&str; 4]; 3] =
        [["(i) ", "(ii) ", "(iii) ", "(iv) "], ["(a) ", "(b) ", "(c) ", "(d) "], ["(1) ", "(2) ", "(3) ", "(4) "]];
    for marks in MARKS {
        let mut starts: Vec<usize> = Vec::new();
        let mut from = range.start;
        for mark in marks {
            let Some(at) = text.get(from..range.end).and_then(|rest| rest.find(mark)) else { break };
            // "Section 5(a) " is no mark.
            if at > 0 && text[..from + at].ends_with(|c: char| c.is_alphanumeric()) {
                break;
            }
            from += at + mark.len();
            starts.push(from);
        }
        if starts.len() > 1 {
            let ends = starts.iter().skip(1).map(|next| text[..*next].rfind('(').unwrap_or(*next));
            return starts
                .iter()
                .copied()
                .zip(ends.chain([range.end]))
                .map(|(start, end)| trimmed(text, start..end))
                .collect();
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lettered_clauses() {
        let find = |text: &'static str| clauses(text, 0..text.len()).into_iter().map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(find("It is amended (i) to add A; and (ii) to drop B."), ["to add A; and", "to drop B."]);
        assert_eq!(find("Section 5(a) and (b) are changed."), [""; 0]);
    }
}
