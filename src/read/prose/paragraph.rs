//! Lines → paragraphs.

use crate::read::captioned::is_caption_line;
use crate::read::furniture::is_furniture;
use crate::read::vocabulary::ends_like_a_name;
use crate::text::LineRange;
use crate::text::lines::{Lines, Shape};

use super::{is_bulleted, is_sentence, item_mark};

/// Cuts lines into paragraphs: runs of words between blank lines, broken again where an item, a recital or a
/// witness clause begins. Furniture within a run does not break it unless the sentence before it has ended.
pub fn paragraphs(lines: &Lines<'_>, range: LineRange) -> Vec<LineRange> {
    let mut out: Vec<LineRange> = Vec::new();
    let mut start: Option<usize> = None;
    let mut last = 0;
    let mut parted = false;
    for i in range.range() {
        if lines.shape(i) != Shape::Text || is_furniture(lines, i) {
            parted |= lines.shape(i) == Shape::Blank || lines.shape(i) == Shape::Rule;
            parted |= start.is_some() && ends_sentence(lines.seen(last));
            continue;
        }
        let page = start.is_some() && (last + 1..i).any(|k| lines.shape(k) == Shape::Page);
        let goes_on = page && !ends_sentence(lines.seen(last)) && lines.seen(i).starts_with(|c: char| c.is_lowercase());
        let breaks = parted && !goes_on || start.is_some() && opens_paragraph(lines, last, i);
        if let Some(first) = start.filter(|_| breaks) {
            out.push(LineRange::new(first, last + 1));
            start = None;
        }
        start.get_or_insert(i);
        (last, parted) = (i, false);
    }
    out.extend(start.map(|first| LineRange::new(first, last + 1)));
    out
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['|', ' ']).trim_end_matches(['"', '”', '\'', ')']).ends_with(['.', ':', ';'])
}

/// A longer line is a paragraph by itself.
const LONG_LINE: usize = 160;

/// "…, (b) remove Elm Fund, and" over "(c) reflect": the letter before stands within the line above, so that a sentence
/// goes on with the next.
fn stands_before(before: &str, here: &str) -> bool {
    let Some(letter) = here.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(letter, _)| letter) else {
        return false;
    };
    let previous = match letter.as_bytes() {
        [b] if (b'b'..=b'z').contains(b) => char::from(b - 1).to_string(),
        b"ii" => "i".to_owned(),
        b"iii" => "ii".to_owned(),
        b"iv" => "iii".to_owned(),
        _ => return false,
    };
    before.find(&format!("({previous}) ")).is_some_and(|at| at > 0)
}

/// Whether a verb stands in a line: an item that says something, and is no name of a list.
fn says_what(line: &str) -> bool {
    const VERBS: [&str; 9] =
        [" will ", " shall ", " is ", " are ", " has ", " have ", " to be ", " becomes ", " ceases "];
    VERBS.iter().any(|verb| line.contains(verb))
}

/// Whether line `i` opens a paragraph though no blank line parts it from line `last`.
fn opens_paragraph(lines: &Lines<'_>, last: usize, i: usize) -> bool {
    let (before, here) = (lines.seen(last), lines.seen(i));
    let long = |line: &str| line.len() > LONG_LINE && line.chars().count() > LONG_LINE;
    if long(before) || long(here) {
        return true;
    }
    // A row's bars are no part of its words.
    let (before, here) = (before.trim_end_matches(['|', ' ']), here.trim_start_matches(['|', ' ']));
    // "…; and" leads to the last item.
    let leads =
        [" and", " or"].iter().any(|word| before.strip_suffix(word).is_some_and(|rest| rest.ends_with([';', ','])));
    // A row under the words that lead to its table.
    let body = |line: &str| item_mark(line).map_or(0, |(_, length)| length);
    let row = |line: &str| line[body(line)..].trim().contains('\t');
    // Also a name alone there: the first of a list.
    let name = || ends_like_a_name(here) && here.starts_with(|c: char| c.is_uppercase()) && !here.ends_with('.');
    if before.ends_with(':') && body(here) == 0 && (row(here) && !row(before) || here.len() < LONG_LINE / 2 && name()) {
        return true;
    }
    // The sentence that goes on after a table stands right below its last row.
    if row(before) && !row(here) && here.starts_with(|c: char| c.is_uppercase()) && is_sentence(here) {
        return true;
    }
    if item_mark(here).is_some()
        && (ends_sentence(before) || leads && !stands_before(before, here) || before.len() < 45)
    {
        return true;
    }
    if is_bulleted(here) && (ends_sentence(before) || leads) && says_what(here) {
        return true;
    }
    // A closing clause may follow a list directly; "executed by" within a sentence is none.
    let opens = here.starts_with(|c: char| c.is_uppercase());
    if opens && crate::read::closing::signs_or_dates(here).is_some() {
        return true;
    }
    if is_caption_line(before) || is_caption_line(here) && (ends_sentence(before) || ends_like_a_name(before)) {
        return true;
    }
    let terms = |line: &str| matches!(line, "TERMS" | "TERMS:" | "Terms:");
    if [before, here].into_iter().any(|line| crate::read::recital::heads_recitals(line) || terms(line)) {
        return true;
    }
    let opener = ["WHEREAS", "NOW, THEREFORE", "NOW THEREFORE", "Now, therefore", "IN WITNESS"];
    opener.iter().any(|word| here.starts_with(word))
        || ends_sentence(before)
            && lines.indent(i) > lines.indent(last) + 2
            && here.starts_with(|c: char| c.is_uppercase())
}
