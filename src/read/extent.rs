//! Where a schedule's list ends: at the next heading, at signatures, at closing words, at the order after it.

use crate::read::closing::{Closing, closing};
use crate::read::instruction;
use crate::read::items::clause_number;
use crate::read::prose::{Joined, is_sentence, is_titled, item_mark, paragraphs, says_something};
use crate::read::schedule;
use crate::read::schedule::aside::is_table;
use crate::read::schedule::heading::{Heading, NOUNS};
use crate::read::schedule::notes::footnote_mark;
use crate::read::signature::SignatureBlock;
use crate::read::vocabulary::ends_like_a_name;
use crate::text::LineRange;
use crate::text::fold::is_quote;
use crate::text::lines::{Lines, Shape};

/// Where each schedule's list stands: up to the next heading, signature or closing words.
pub fn extents(
    lines: &Lines<'_>,
    range: LineRange,
    found: &[Heading],
    signed: &[SignatureBlock],
) -> Vec<(Heading, LineRange)> {
    let mut out = Vec::new();
    for (k, heading) in found.iter().enumerate() {
        let start = heading.lines.end;
        let next = found.get(k + 1).map_or(range.end, |h| h.lines.start);
        let signs =
            signed.get(signed.partition_point(|block| block.lines.start < start)).map(|block| block.lines.start);
        let limit = next.min(signs.unwrap_or(range.end));
        let in_line = signs.is_some() || signed.is_empty();
        let next_item = numbered_above(lines, heading.lines.start).map(|number| number + 1);
        let all = paragraphs(lines, LineRange { start, end: limit });
        let end = all.iter().find_map(|p| {
            let goes_on = || p.start > start && goes_on_at(lines, *p, next_item);
            (ends_list(lines, *p, in_line, start) || goes_on()).then(|| below_names(lines, *p).unwrap_or(p.start))
        });
        let end = end.unwrap_or(limit);
        let listed = all.partition_point(|p| p.end <= end);
        let end = after_list(lines, &all[..listed], in_line && is_ordered(lines, heading)).unwrap_or(end);
        out.push((heading.clone(), LineRange { start, end }));
    }
    out
}

/// Whether a paragraph ends the list it follows: closing words or, where the schedule stands in line, the next item.
fn ends_list(lines: &Lines<'_>, paragraph: LineRange, in_line: bool, start: u32) -> bool {
    let text = Joined::of(lines, paragraph).text;
    let text = text.trim_start_matches(['|', ' ']).to_owned();
    if accepts(&text) && paragraph.start > start {
        return true;
    }
    match closing(&text) {
        Some(Closing::Witness | Closing::Dated) => true,
        Some(Closing::Ratification) => (is_sentence(&text) || says_something(&text)) && !of_the_schedule(&text),
        None => {
            let item = item_mark(&text).is_some() || clause_number(&text).is_some() || text.starts_with("Section ");
            in_line
                && item
                && paragraph.start > start
                && is_sentence(&text)
                && !schedule::bears_note(lines, LineRange { start, end: paragraph.start }, &text)
                && (!instruction::orders(&text).is_empty() || speaks_of_itself(&text))
        }
    }
}

/// Where the closing sentence begins that stands below the last names of a list, in a copy without blank lines.
fn below_names(lines: &Lines<'_>, paragraph: LineRange) -> Option<u32> {
    /// No closing sentence runs over more lines.
    const MOST: u32 = 16;
    let from = paragraph.end.saturating_sub(MOST).max(paragraph.start + 1);
    let above = |k: u32| lines.seen(k as usize - 1);
    let begins = |k: &u32| {
        let here = Joined::of(lines, LineRange { start: *k, end: paragraph.end }).text;
        // "4. All other provisions" is no row's rest, whatever the row ends with.
        let (item, said) = item_mark(&here).map_or((false, 0), |(_, length)| (true, length));
        let listed = item || ends_like_a_name(above(*k)) || above(*k).ends_with(is_quote) || is_note(above(*k));
        let said = here[said..].trim_start();
        listed && said.starts_with(char::is_uppercase) && closing(said).is_some() && is_sentence(said)
    };
    let first = (from..paragraph.end).rev().find(begins)?;
    // A sentence that ends in a name, or in a quotation, may stand before it too: not where what stands there is a table.
    let before = LineRange { start: paragraph.start, end: first };
    let listed = is_table(lines, before) || before.range().filter(|&i| is_name(lines.seen(i))).count() >= 2;
    (listed || !is_sentence(&Joined::of(lines, before).text)).then_some(first)
}

/// A line that is a name and nothing else, as no line of a sentence is.
fn is_name(line: &str) -> bool {
    line.contains(' ') && !line.ends_with('.') && ends_like_a_name(line) && is_titled(line)
}

/// "* The Distributor waives a part of its fee.": a note on one line, below a table.
fn is_note(line: &str) -> bool {
    line.ends_with('.') && footnote_mark(line).is_some()
}

/// "This Schedule B supersedes all earlier ones": said of the list below it, not of the instrument.
fn of_the_schedule(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let this = words.next().is_some_and(|word| word.eq_ignore_ascii_case("this"));
    this && words.next().is_some_and(|word| NOUNS.iter().any(|noun| noun.eq_ignore_ascii_case(word)))
}

/// "Agreed and accepted:": the caption over the signatures that follow.
fn accepts(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = |word: &str| matches!(word, "agreed" | "accepted" | "acknowledged" | "and" | "to" | "by" | "confirmed");
    // "The Adviser to the Funds accepts Schedule A-2:".
    let verbs = [" accepts ", " agrees to ", " acknowledges ", " consents to "];
    let behind = verbs.iter().find_map(|verb| lower.split_once(verb)).map_or("", |(_, behind)| behind);
    let objects = ["schedule", "exhibit", "appendix", "annex", "this ", "the foregoing", "the above"];
    if text.ends_with(':') && text.len() < 100 && objects.iter().any(|object| behind.starts_with(object)) {
        return true;
    }
    text.ends_with(':')
        && text.len() < 60
        && lower.trim_end_matches(':').split([' ', ',']).filter(|w| !w.is_empty()).all(words)
}

/// How far above a schedule's heading the item that orders it may begin: an order with its preface, not a section.
const ORDER: u32 = 40;

/// The number of the last numbered item above line `line`: the one that orders the schedule there.
fn numbered_above(lines: &Lines<'_>, line: u32) -> Option<u32> {
    (line.saturating_sub(ORDER)..line).rev().find_map(|i| item_number(lines.seen(i as usize)))
}

/// "3." → 3, also in a cell of its own; "THIRD, that" → 3.
fn item_number(text: &str) -> Option<u32> {
    let text = text.trim_start_matches(['|', ' ']);
    item_mark(text).and_then(|(mark, _)| mark.parse().ok()).or_else(|| clause_number(text))
}

/// Whether the words right above a heading lead to it, or a quotation opens with it: an order gives the list.
fn is_ordered(lines: &Lines<'_>, heading: &Heading) -> bool {
    let above = (0..heading.lines.start as usize).rev().find(|&i| lines.shape(i) == Shape::Text);
    heading.quoted || above.is_some_and(|i| lines.seen(i).trim_end_matches(['|', ' ']).ends_with(':'))
}

/// Where the running text begins that follows an ordered list without a number: nothing but sentences stand below, and
/// the first of them orders something itself, or the list's quotation ends above it.
fn after_list(lines: &Lines<'_>, list: &[LineRange], ordered: bool) -> Option<u32> {
    if !ordered {
        return None;
    }
    let said = |p: &LineRange| {
        let text = Joined::of(lines, *p).text;
        let words = text.starts_with(|c: char| c.is_uppercase()) && !lines.seen(p.start as usize).contains("   ");
        Some(text).filter(|text| words && is_sentence(text) && text.ends_with(['.', ':']))
    };
    let run = list.iter().rev().map_while(|p| said(p).map(|text| (p.start, text))).collect::<Vec<_>>();
    let quoted = |start: u32| {
        let above = list.partition_point(|p| p.start < start).checked_sub(1).and_then(|k| list.get(k));
        above.is_some_and(|p| lines.seen(p.end.saturating_sub(1) as usize).ends_with(['"', '”']))
    };
    let first = list.first()?.start;
    let begins = |(start, text): &&(u32, String)| {
        *start > first && (quoted(*start) || instruction::orders(text).iter().any(|order| order.target.is_some()))
    };
    run.iter().rev().find(begins).map(|(start, _)| *start)
}

/// Whether a paragraph takes up the instrument's numbering where the order of this schedule left it, and says
/// something: a numbered row of the list names something.
fn goes_on_at(lines: &Lines<'_>, paragraph: LineRange, next_item: Option<u32>) -> bool {
    let first = lines.seen(paragraph.start as usize);
    if next_item.is_none() || item_number(first) != next_item {
        return false;
    }
    let text = Joined::of(lines, paragraph).text;
    // "2. Miscellaneous.": the caption of an item.
    let body = item_mark(&text).map_or("", |(_, length)| text[length..].trim());
    if body.ends_with('.') && body.split(' ').count() <= 4 && !ends_like_a_name(body) {
        return true;
    }
    let small = text.split([' ', '|']).filter(|word| word.starts_with(|c: char| c.is_lowercase())).count();
    small >= 4 && text.trim_end_matches([' ', '|', '"']).ends_with(['.', ':', ';'])
}

/// "2. This Amendment takes effect …": an item of the instrument, not a footnote of the list.
fn speaks_of_itself(text: &str) -> bool {
    let dotted =
        item_mark(text).is_some_and(|(_, length)| text[..length].ends_with(['.', ':', ')'])) && !text.starts_with('(');
    dotted
        && [
            "this Amendment",
            "This Amendment",
            "the Agreement",
            "The Agreement",
            "the parties",
            "This Addendum",
            "This Supplement",
            "the Contract",
            "the Plan",
            "hereinabove",
        ]
        .iter()
        .any(|w| text.contains(w))
}
