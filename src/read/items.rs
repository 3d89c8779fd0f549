//! Items of items (§3.1): what a heading over several of them says for all, and what they are about.

use crate::model::{Act, Date, Instruction};
use crate::read::document::Part;
use crate::read::instruction;
use crate::read::prose::{is_caps, item_mark};
use crate::text::lines::Lines;
use crate::text::{Spanned, Words};

/// "Effective January 1, 2005:" over several items: the day from which each of them has effect.
pub fn group_date(lines: &Lines<'_>, part: &Part) -> Option<Date> {
    /// A header says a day and hardly more.
    const HEADER: usize = 120;
    let text = part.joined.text.as_str();
    let body = item_mark(text).map_or(text, |(_, length)| text[length..].trim_start());
    let opens = ["Effective", "With effect from", "As of"].iter().any(|word| body.starts_with(word));
    if !opens || text.len() > HEADER || !text.ends_with([':', '-']) {
        return None;
    }
    let found = crate::read::dates::find(text).into_iter().next()?;
    Some(Date { day: found.day, written: part.joined.words(lines, found.range) })
}

/// "FIRST, that", "SECOND:", "Third.": the number of a clause that an ordinal word opens.
pub fn clause_number(text: &str) -> Option<u32> {
    let (word, rest) = text.split_once([',', ':', '.', ';'])?;
    let opens = word.starts_with(|c: char| c.is_uppercase()) && (rest.is_empty() || rest.starts_with(' '));
    crate::text::ordinals::ordinal(word).filter(|_| opens && word.chars().all(|c| c.is_alphabetic() || c == '-'))
}

/// "(a)", "(ii)", "b.": an item of an item.
pub fn is_sub_item(text: &str) -> bool {
    item_mark(text).is_some_and(|(mark, _)| {
        text.starts_with('(') && !mark.starts_with(|c: char| c.is_ascii_digit())
            || mark.chars().all(|c| c.is_ascii_lowercase())
    })
}

/// "1. Schedule A is amended by:", "CHANGES TO SCHEDULE A": what the lettered items below are about, where they do not say it themselves.
pub fn lead_target(lines: &Lines<'_>, part: &Part, new: &[Instruction]) -> Option<Words> {
    let text = part.joined.text.as_str();
    let titled = is_caps(text) && text.to_uppercase().contains("CHANGES");
    // "The parties amend Exhibit C to the Agreement by" over its lettered items.
    let leads = text.ends_with(':') || [" by", " to"].iter().any(|link| text.ends_with(link));
    if !(titled || leads) || new.iter().any(|i| i.act == Act::Replace) {
        return None;
    }
    let sentence = instruction::sentences(text).pop()?;
    let (range, value) = instruction::schedule_target(text, sentence.clone())?;
    // "… each fund listed in Schedule 1 (the "Funds"), and Elm Bank, is amended:" is about the agreement.
    // "Schedule 1, which relates to Section 3, "Fees", is amended:" is about the schedule that it begins with.
    let body = sentence.start + item_mark(&text[sentence.clone()]).map_or(0, |(_, length)| length);
    let opens = text[body..range.start.max(body)].trim().is_empty();
    if !opens && text[range.end..sentence.end].contains(['(', '"']) {
        return None;
    }
    Some(Spanned { value: value.into(), ..part.joined.words(lines, range) })
}
