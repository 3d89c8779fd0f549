//! Footnotes of a list, and lines that tell what happened to it.

use std::collections::HashSet;

use crate::read::prose::{is_sentence, sentence_words};
use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant};
use crate::text::LineRange;
use crate::text::lines::{Lines, Shape};

use super::former::former_range;
use super::row::cut;

/// Signs that mark footnotes.
pub(super) const STARS: [char; 7] = ['*', '†', '‡', '+', '^', '#', '§'];

/// The mark of a footnote at the start of a line: "*", "(1)", "1", "71", "(a)".
pub fn footnote_mark(seen: &str) -> Option<&str> {
    let stars = seen.len() - seen.trim_start_matches(STARS).len();
    if stars > 0 {
        return Some(&seen[..stars]);
    }
    let open = seen.starts_with('(');
    let body = &seen[usize::from(open)..];
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    if open && letter_mark(seen).is_some() {
        return body.get(..1);
    }
    let rest = &body[digits..];
    // "1/ Closed to new investors."
    let slashed = rest.strip_prefix('/').unwrap_or(rest);
    let closed = if open { rest.starts_with(')') } else { slashed.starts_with(' ') || slashed.starts_with('\t') };
    (1..=2).contains(&digits).then_some(&body[..digits]).filter(|_| closed)
}

/// "(a)": a letter in parentheses, as some footnotes are marked.
fn letter_mark(text: &str) -> Option<&str> {
    let mark = text.strip_prefix('(')?.get(..1)?;
    (text[2..].starts_with(')') && mark.bytes().all(|b| b.is_ascii_lowercase())).then_some(mark)
}

/// The marks that words of the list bear at their ends: "Oak Fund2", "Elm Fund(1)", "Fir Fund (a)".
pub(super) fn borne_marks(lines: &Lines<'_>, range: LineRange) -> HashSet<String> {
    let mut out = HashSet::new();
    for i in range.range().filter(|&i| lines.shape(i) == Shape::Text) {
        for cell in cut(lines, i).0 {
            let text = lines.slice(cell.span);
            if let Some(mark) = text.rfind('(').filter(|&at| at > 3).and_then(|at| letter_mark(&text[at..])) {
                out.insert(mark.to_owned());
            }
            let bare = text.trim_end_matches(STARS);
            if bare.len() < text.len() && bare.len() > 3 {
                out.insert(text[bare.len()..].to_owned());
            }
            if let Some(mark) = slashed_mark(text) {
                out.insert(mark.to_owned());
            }
            let text = text.trim_end_matches([')', '*', ' ']);
            let stem = text.trim_end_matches(|c: char| c.is_ascii_digit());
            let mark = &text[stem.len()..];
            let glued = stem.ends_with(|c: char| c.is_alphabetic() || matches!(c, '(' | '.' | ')'));
            if (1..=2).contains(&mark.len()) && glued && stem.len() > 3 {
                out.insert(mark.to_owned());
            }
        }
    }
    out
}

/// "Oak Fund 1/": the number behind the last blank, where a slash closes it.
pub(super) fn slashed_mark(text: &str) -> Option<&str> {
    let (name, mark) = text.rsplit_once(' ')?;
    let mark = mark.strip_suffix('/')?;
    let digits = (1..=2).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_digit());
    (digits && name.ends_with(char::is_alphabetic)).then_some(mark)
}

/// Whether a line that begins with a footnote's mark is the footnote and no numbered row: it says something, or the
/// list bears its mark. Letters number rows more often than notes, so that the list has to bear those.
pub(super) fn notes(text: &str, mark: &str, borne: &HashSet<String>) -> bool {
    let borne = borne.contains(mark);
    // "*Added by Supplement No. 3": a sign that the list bears begins no name.
    if borne && mark.starts_with(STARS) {
        return true;
    }
    let lettered = mark.starts_with(|c: char| c.is_ascii_lowercase());
    // "(a) Investor Class only": in a parenthesis as it is borne, and no name.
    let told = borne && text.starts_with('(') && !ends_like_a_name(text);
    told || borne && explains(text, mark) || (borne || !lettered) && is_note(text, mark)
}

/// A line that begins with a mark that the list bears: its note, if it ends as a remark does and names nothing.
fn explains(text: &str, mark: &str) -> bool {
    let rest = text.trim_start_matches(['(', ' ']);
    let rest = rest.strip_prefix(mark).unwrap_or("").trim_start_matches([')', ' ']);
    let stops = rest.trim_end_matches(['"', '”', ' ']).ends_with('.');
    let lower =
        rest.split_whitespace().skip(1).any(|word| word.starts_with(|c: char| c.is_lowercase()) && word.len() > 2);
    // "1 Formerly, Oak World Fund.": it names what the fund was, not one that is.
    let former = former_range(rest).is_some();
    rest.split_whitespace().count() >= 2 && (former || stops && (lower || !ends_like_a_name(rest)))
}

/// A footnote says something; a numbered row names something.
fn is_note(text: &str, mark: &str) -> bool {
    let starred = mark.starts_with(['*', '†', '‡', '+', '^']);
    let rest = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let spaced = text.len() > mark.len() + 1;
    if starred {
        return spaced && text[mark.len()..].starts_with(' ') || is_sentence(text);
    }
    let count = rest.split_whitespace().count();
    let stops = text.trim_end_matches(['"', '”', ' ']).ends_with('.');
    let ends = stops && count >= 5;
    // "(1) OAK CLOSED-END FUND, INC.": the stop is the company's.
    let company = ends_like_a_registrant(rest) && former_range(rest).is_none();
    is_sentence(rest)
        || text.starts_with('(') && stops && count >= 3 && !company
        || ends && rest.split_whitespace().any(|word| word.starts_with(|c: char| c.is_lowercase()) && word.len() > 3)
}

/// "The parties so agree.": words too few for a sentence elsewhere, but with a verb and a stop, as no name has.
pub(super) fn is_remark(text: &str) -> bool {
    let small = |word: &str| matches!(word, "of" | "and" | "the" | "for" | "in" | "to" | "or" | "a");
    let lower = |word: &&str| word.starts_with(|c: char| c.is_lowercase()) && !small(word);
    text.trim_end_matches(['"', '\'']).ends_with('.')
        && text.starts_with(|c: char| c.is_uppercase())
        && text.split_whitespace().filter(lower).count() >= 2
        && sentence_words(text) > 0
}

/// "Most recent annual approval by the Board of Trustees", "Exhibit A amended": a label of days on which that came about.
fn tells_what_happened(label: &str) -> bool {
    /// No such label is longer.
    const MOST: usize = 12;
    const STEMS: [&str; 9] = ["amend", "approv", "adopt", "revis", "restat", "ratif", "updat", "renew", "modif"];
    let words = || label.split_whitespace();
    let stem = |word: &str| STEMS.iter().any(|stem| word.to_lowercase().starts_with(stem));
    words().count() <= MOST && words().any(stem)
}

/// Whether words are a day, or several with "and" between them.
fn only_days(text: &str) -> bool {
    let found = crate::read::dates::find(text);
    let mut rest = 0;
    let joined = found.iter().all(|day| {
        let link = text.get(rest..day.range.start).unwrap_or("").trim_matches([',', ';', ' ']);
        rest = day.range.end;
        matches!(link, "" | "and" | "&")
    });
    let end = text.get(rest..).unwrap_or("").trim_matches(['.', ';', ' ', ']', ')']);
    !found.is_empty() && joined && end.is_empty()
}

/// "Amended: May 1, 2003", "As last amended on …": what happened to the schedule, not what is in it.
pub fn is_history(seen: &str) -> bool {
    let lower = seen.to_lowercase();
    // "History of Schedule 1" over the days.
    let of = lower.strip_prefix("history of ").or(lower.strip_prefix("amendment history of "));
    let schedule = ["this", "the", "schedule", "exhibit", "appendix", "annex"];
    if of.is_some_and(|of| of.split(' ').count() <= 3 && schedule.iter().any(|noun| of.starts_with(noun))) {
        return true;
    }
    if let Some((label, days)) = seen.split_once(": ") {
        let words = label.split_whitespace().count();
        // "Approved: May 4, 2010": a word or two, and a day. "Last approved by the Board: May 4, 2010 and June 1, 2012".
        let plain = words <= 2 && !days.starts_with(' ');
        if (plain || tells_what_happened(label)) && !ends_like_a_name(label) && only_days(days) {
            return true;
        }
    }
    [
        "amended:",
        "as amended",
        "as last amended",
        "last revised",
        "last amended",
        "amended as of",
        "amended and restated as of",
        "updated as of",
        "last updated",
        "approved by",
        "ratified by",
        "revised:",
        "amended ",
        "history of",
        "amendment history",
        "originally effective",
        "originally adopted",
        "originally dated",
        "first effective",
        "adopted ",
        "adopted:",
        "approved:",
        "restated ",
        "revised ",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
        && (!crate::read::dates::find(seen).is_empty() || lower.ends_with(':') || ends_in_year(seen))
}

/// "… on June 17-19, 2014": days that a meeting took.
fn ends_in_year(seen: &str) -> bool {
    let last = seen.rsplit(' ').next().unwrap_or("").trim_end_matches(['.', ')', ']']);
    last.len() == 4 && last.starts_with(['1', '2']) && last.bytes().all(|b| b.is_ascii_digit())
}
