//! How much of a caption's line is a name, and where a second name begins in it.

use crate::read::prose::bullet;
use crate::text::Span;
use crate::text::fold::is_blank;
use crate::text::known::{KnownPhrases, ends};
use crate::text::lines::Lines;

use super::lexicon::{count_words, ends_entity, ends_legal, is_entity, is_open, word_starts, words};
use super::part::is_part;

/// "TRUST" and "FUNDS" may stand within a name that goes on: "OAK TRUST INVESTMENT ADVISERS, INC."
fn goes_on(right: &str) -> bool {
    let first = words(right).next().unwrap_or_default();
    is_entity(&first.to_uppercase()) || first.starts_with("invest") || first.starts_with("manag")
}

/// How much of a caption's line stands before its name, and whether that is the mark of a list: "* OAK TRUST",
/// "THE ADVISER: OAK ADVISERS LLC".
pub(super) fn lead_in(text: &str) -> (usize, bool) {
    let behind = |at: usize| text.len() - text[at..].trim_start_matches(is_blank).len();
    let sign = || text.chars().next().filter(|c| matches!(c, '*' | '-' | '–')).map(char::len_utf8);
    if let Some(at) = bullet(text).or_else(sign) {
        let name = behind(at);
        return if name > at && name < text.len() { (name, true) } else { (0, false) };
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=2).contains(&digits) && text[digits..].starts_with(['.', ')']) && behind(digits + 1) < text.len() {
        return (behind(digits + 1), true);
    }
    if is_signed_for(text) {
        return (behind("for ".len()), true);
    }
    let part = text.find(':').map(|at| at + 1).filter(|&at| is_part(&text[..at]) && is_entity(&text[at..]));
    part.map_or((0, false), |at| (behind(at), true))
}

/// "For OAK FUNDS, INC.:": for whom the lines below sign.
pub(super) fn is_signed_for(text: &str) -> bool {
    let name = text.get(..4).filter(|word| word.eq_ignore_ascii_case("for ")).and_then(|_| text.get(4..));
    name.and_then(|name| name.trim_end().strip_suffix(':')).is_some_and(ends_entity)
}

/// "OAK EQUITY TRUST, OAK BOND TRUST and OAK CASH TRUST": the names of a list on one line.
pub(super) fn listed_names(text: &str) -> Option<Vec<std::ops::Range<usize>>> {
    let mut names: Vec<std::ops::Range<usize>> = Vec::new();
    let mut from = 0;
    for at in word_starts(text).into_iter().chain([text.len()]) {
        let item = text[from..at].trim_end_matches(is_blank);
        let next = words(&text[at..]).next();
        if !item.ends_with(',') && next.as_deref() != Some("and") && at < text.len() {
            continue;
        }
        let lead = words(item).next().filter(|word| word == "and").map_or(0, |_| item.find(is_blank).unwrap_or(0));
        let name = item[lead..].trim_matches(|c: char| is_blank(c) || c == ',');
        let start = from + lead + item[lead..].find(name).unwrap_or(0);
        let own = start..start + name.len();
        // "OAK FUNDS" goes on with "INC.", "FIR BANK" with "AND TRUST COMPANY".
        let lower = name.to_lowercase();
        let goes_on = count_words(name) < 2 && ends_legal(name)
            || lower.starts_with("trust company")
            || lower == "national association";
        match names.last_mut().filter(|_| goes_on || name.is_empty()) {
            Some(last) => last.end = own.end.max(last.end),
            None => names.push(own),
        }
        from = at;
    }
    let named = |name: &std::ops::Range<usize>| {
        let name = &text[name.clone()];
        let torn = name.split(is_blank).next().is_some_and(ends_legal);
        count_words(name) >= 2 && ends_entity(name) && !torn
    };
    let first = |name: &std::ops::Range<usize>| words(&text[name.clone()]).next();
    let loud = !text.contains(char::is_lowercase) && !words(text).any(|word| word == "and");
    let one_family = names.len() == 2 && (loud || first(&names[0]) == first(&names[1]));
    ((names.len() > 2 || one_family) && names.iter().all(named)).then_some(names)
}

/// "OAK TRUST  ELM SERVICES, INC.": two names on one line.
pub(super) fn two_names(text: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let at = find_phrase(text, "  ")?;
    let (left, right) = (text[..at].trim_end(), text[at..].trim_start());
    let from = text.len() - right.len();
    (ends_entity(left) && is_entity(right) && count_words(left) >= 2 && count_words(right) >= 2 && !left.ends_with(','))
        .then_some((0..left.len(), from..text.len()))
}

/// Text whose layout is lost may have put names behind one another ("OAK TRUST ELM FUND" over "SERVICES, LLC"): the
/// `count` names of which the caption consists, if it does.
pub(super) fn part_names(lines: &Lines<'_>, caption: &[Span], count: usize) -> Option<Vec<Vec<Span>>> {
    let mut rest = caption.to_vec();
    let mut names: Vec<Vec<Span>> = Vec::new();
    while names.len() + 1 < count {
        let (left, right) = first_name(lines, &rest)?;
        names.push(vec![left]);
        rest = right;
    }
    names.push(rest);
    Some(names)
}

/// The first name of several on a line, and what is left.
fn first_name(lines: &Lines<'_>, spans: &[Span]) -> Option<(Span, Vec<Span>)> {
    let (first, rest) = spans.split_first()?;
    let line = lines.slice(*first);
    let tail: String = rest.iter().map(|span| format!(" {}", lines.slice(*span))).collect();
    let at = word_starts(line).into_iter().find(|&at| {
        let (left, right) = (line[..at].trim_end(), format!("{}{tail}", &line[at..]));
        let ends = ends_legal(left)
            || ["TRUST", "FUNDS", "COMPANY", "SERIES"].iter().any(|end| left.to_uppercase().ends_with(end));
        let joins = ["and ", "& ", "of "].iter().any(|word| right.to_lowercase().starts_with(word));
        ends && !joins && !goes_on(&right) && count_words(left) >= 2 && count_words(&right) >= 3 && ends_entity(&right)
    })?;
    let start = first.start as usize;
    let left = Span::new(start, start + line[..at].trim_end().len());
    Some((left, std::iter::once(Span::new(start + at, first.end as usize)).chain(rest.iter().copied()).collect()))
}

/// How much of a caption's line is the name itself.
pub(super) fn name_length(text: &str) -> usize {
    static ENDS: KnownPhrases = KnownPhrases::of(&[
        ", a ",
        ", an ",
        ", as ",
        " as ",
        ", formerly",
        " formerly ",
        ", f/k/a",
        " f/k/a",
        ", d/b/a",
        " d/b/a",
        ", individually",
        ", successor",
        " on behalf of",
        ", on behalf of",
        ", solely",
        ", not in",
        ", acting",
        " (the ",
        " (\"",
        " (“",
        ", in its",
        ", each ",
        " (formerly",
        ", for itself",
        ", on its own behalf",
        " on its own behalf",
        ", with respect to",
        " with respect to",
        ", for the",
        ", by and through",
        " (collectively",
        ", and as ",
        " a/k/a",
        ", a series",
        ", severally",
        " (individually",
    ]);
    static ATTORNEY: KnownPhrases = KnownPhrases::of(&["attorney-in-fact"]);
    if ATTORNEY.stand_in(text) {
        return text.len();
    }
    let trimmed = text.trim_end();
    let tail = [" by", " by:", ", as", ", as a", ", and as", ", individually", ", a", ", an"]
        .iter()
        .find(|tail| ends(trimmed, tail));
    let end = place_of(&ENDS, text).unwrap_or(text.len());
    tail.map_or(end, |tail| end.min(trimmed.len() - tail.len()))
}

/// Where one of the phrases first stands behind the beginning of a text whose blanks may be of any width.
fn place_of(phrases: &KnownPhrases, text: &str) -> Option<usize> {
    let narrow = text.is_ascii() && !text.contains(['\t', '\u{b}', '\u{c}', '\n', '\r']);
    if narrow {
        return phrases.places(text).map(|(at, _)| at).find(|at| *at > 0);
    }
    // Each blank made a plain one, and where it stood.
    let (mut plain, mut from) = (String::with_capacity(text.len()), Vec::new());
    for (at, c) in text.char_indices() {
        plain.push(if is_blank(c) { ' ' } else { c });
        from.resize(plain.len(), at);
    }
    phrases.places(&plain).find_map(|(at, _)| from.get(at).copied().filter(|at| *at > 0))
}

/// Where a phrase begins in a text whose blanks may be of any width.
pub(super) fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    let starts = |rest: &str| {
        let mut given = rest.chars();
        phrase.chars().all(|c| given.next().is_some_and(|g| g == c || c == ' ' && is_blank(g)))
    };
    text.char_indices().map(|(at, _)| at).find(|&at| starts(&text[at..]))
}

pub(super) fn described_open(text: &str) -> bool {
    let last = words(text).next_back().unwrap_or_default();
    is_open(text)
        || matches!(
            last.as_str(),
            "f/k/a" | "k" | "known" | "d" | "its" | "national" | "administrative" | "capacity" | "but"
        )
        || text.trim_end().ends_with(['/', '('])
        || text.trim_end().ends_with("f/k/a")
        || text.trim_end().ends_with("d/b/a")
}
