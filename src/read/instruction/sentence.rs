//! Sentences of a paragraph, and the lettered clauses of a sentence.

use std::ops::Range;

use crate::order::InOrder;
use crate::read::prose::{item_mark, trimmed};

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
        // "the attached Schedule A. All other terms": a schedule's letter is no initial.
        let before = text[start..at - word.len()].trim_end().rsplit(' ').next().unwrap_or("");
        let letter = word.len() == 1 || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X') || c.is_ascii_digit());
        let lettered = letter
            && word.len() <= 2
            && ["Schedule", "Exhibit", "Appendix", "Annex", "Attachment"]
                .iter()
                .any(|noun| before.trim_start_matches(['"', '(']).eq_ignore_ascii_case(noun));
        let abbreviation = abbreviation && !lettered;
        let number = !word.is_empty()
            && word.chars().all(|c| c.is_ascii_alphanumeric())
            && word.len() <= 4
            && text[start..at].trim() == word;
        if ends && stop == "." && !abbreviation && !number || ends && stop == ":" && rest.is_empty() {
            // The quotation mark behind the stop closes what the sentence quotes.
            let end = text.len() - rest.len();
            out.push(trimmed(text, start..end));
            start = end;
        }
    }
    let rest = trimmed(text, start..text.len());
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}

/// "2. Liquidated Fund. Oak Fund is removed …": the caption of an item, which names what the item is about and orders
/// nothing. Every word but the small ones has a capital, and a sentence follows.
pub(super) fn is_caption(text: &str, range: &Range<usize>) -> bool {
    const MOST_WORDS: usize = 8;
    const SMALL: [&str; 9] = ["of", "and", "the", "to", "for", "in", "a", "or", "with"];
    let sentence = &text[range.clone()];
    let body = item_mark(sentence).map_or(sentence, |(_, length)| &sentence[length..]).trim();
    let titled = |word: &str| word.starts_with(|c: char| c.is_uppercase()) || SMALL.contains(&word);
    // "Amendment to Section 14.": what it is about stands with its number.
    let number = |word: &str| body.starts_with("Amendment") && word.starts_with(|c: char| c.is_ascii_digit());
    let all = body.trim_end_matches('.').split_whitespace().all(|word| titled(word) || number(word));
    body.ends_with('.') && all && body.split_whitespace().count() <= MOST_WORDS && range.end < text.trim_end().len()
}

/// The clauses of a sentence that letters part: "(i) to add …; (ii) to remove …". None where fewer than two are lettered.
pub(super) fn clauses(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    const MARKS: [[&str; 4]; 4] = [
        ["(i) ", "(ii) ", "(iii) ", "(iv) "],
        ["(a) ", "(b) ", "(c) ", "(d) "],
        ["(1) ", "(2) ", "(3) ", "(4) "],
        ["1. ", "2. ", "3. ", "4. "],
    ];
    for marks in MARKS {
        let mut starts: Vec<Range<usize>> = Vec::new();
        let mut from = range.start;
        for mark in marks {
            let Some(at) = text.get(from..range.end).and_then(|rest| rest.find(mark)) else { break };
            // "Section 5(a) " is no mark; "Section 1. " neither.
            let before = &text[range.start..from + at];
            if at > 0 && before.ends_with(|c: char| c.is_alphanumeric()) || !mark.starts_with('(') && !parts(before) {
                break;
            }
            starts.push(from + at..from + at + mark.len());
            from += at + mark.len();
        }
        if starts.len() > 1 {
            let ends = starts.iter().skip(1).map(|next| next.start).chain([range.end]);
            return starts
                .iter()
                .map(|mark| mark.end)
                .zip(ends)
                .map(|(start, end)| trimmed(text, start..end))
                .collect();
        }
    }
    // "agree that A is added, and that B is replaced".
    let links = [", and that ", "; and that "].iter().flat_map(|link| text[range.clone()].match_indices(link));
    let mut cuts: Vec<(usize, usize)> = links.map(|(at, link)| (range.start + at, link.len())).collect();
    cuts.order();
    if cuts.is_empty() {
        return Vec::new();
    }
    let starts = std::iter::once(range.start).chain(cuts.iter().map(|(at, length)| at + length));
    let ends = cuts.iter().map(|(at, _)| *at).chain([range.end]);
    starts.zip(ends).map(|(start, end)| trimmed(text, start..end)).collect()
}

/// Whether the words before a number let it part the sentence: "agree to: 1. add A; and 2. remove B".
fn parts(before: &str) -> bool {
    let before = before.trim_end();
    let before = before.strip_suffix(" and").unwrap_or(before).trim_end();
    before.ends_with([':', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lettered_clauses() {
        let find = |text: &'static str| clauses(text, 0..text.len()).into_iter().map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(find("It is amended (i) to add A; and (ii) to drop B."), ["to add A; and", "to drop B."]);
        assert_eq!(find("They agree to: 1. add A; and 2. drop B."), ["add A; and", "drop B."]);
        assert_eq!(find("Section 5(a) and (b) are changed."), [""; 0]);
    }
}
