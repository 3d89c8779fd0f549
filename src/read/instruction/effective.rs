//! The day from which a single order has effect: "Effective May 1, 2004, Schedule A is …", "… as of the close of
//! business on May 1, 2004".

use std::ops::Range;

use crate::read::dates::{self, Found};
use crate::read::preamble::was;

/// Words that say that what they lead to is a day of effect, wherever they stand.
const LEADS: [&str; 13] = [
    "effective",
    "effective as of",
    "effective on",
    "effective from",
    "with effect from",
    "with effect as of",
    "with effect on",
    "from and after",
    "on and after",
    "as from",
    "commencing",
    "commencing on",
    "beginning",
];

/// Words before "as of" by which the date is another's: an agreement dated as of a day takes effect when it says.
const OTHERS: [&str; 11] =
    ["dated", "made", "into", "executed", "amended", "restated", "adopted", "effective", "supplemented", "date", "and"];

/// The day of effect that the sentence at `range` states, its place counted in `text`.
pub fn effective(text: &str, range: Range<usize>) -> Option<Found> {
    let sentence = text.get(range.clone())?;
    let found = dates::find(sentence).into_iter().find(|found| leads(sentence, &found.range))?;
    Some(Found { day: found.day, range: range.start + found.range.start..range.start + found.range.end })
}

fn leads(sentence: &str, date: &Range<usize>) -> bool {
    // More words say nothing more of a date.
    const NEAR: usize = 120;
    let from = sentence.ceil_char_boundary(date.start.saturating_sub(NEAR));
    let before = sentence[from..date.start].to_lowercase();
    let mut head = before.trim_end();
    for word in ["the", "business on", "business", "close of", "opening of", "the", "at", "the"] {
        head = head.strip_suffix(word).filter(|rest| rest.is_empty() || rest.ends_with(' ')).unwrap_or(head).trim_end();
    }
    let hour = head.len() + 8 < before.trim_end().len();
    let ends = |words: &str| {
        head.strip_suffix(words).filter(|rest| rest.is_empty() || !rest.ends_with(|c: char| c.is_alphanumeric()))
    };
    if let Some(rest) = LEADS.iter().find_map(|lead| ends(lead)) {
        // "dated effective May 1, 2004" dates the deed; "the year beginning May 1, 2004" is a period.
        return !["dated", "year", "years", "period", "quarter", "month"]
            .iter()
            .any(|word| rest.trim_end().ends_with(word));
    }
    if hour && was(&sentence[date.end..]) {
        return false;
    }
    let opens = |rest: &str| !rest.contains(|c: char| c.is_alphabetic()) || rest.trim_end().ends_with(',') || hour;
    let closes = sentence[date.end..].trim_matches([' ', '.', ';', ':', ',']).is_empty();
    let whose = |rest: &str| rest.split_whitespace().next_back().unwrap_or("").trim_end_matches(',').to_owned();
    if let Some(rest) = ends("as of") {
        return !OTHERS.contains(&whose(rest).as_str()) && (opens(rest) || closes);
    }
    if let Some(rest) = ends("on") {
        // "it is agreed that on May 1, 2004 Schedule A shall be replaced".
        let agreed = ["agree that", "agrees that", "agreed that"].iter().any(|turn| rest.trim_end().ends_with(turn));
        let behind = sentence[date.end..].trim_start_matches([',', ' ']);
        let schedule = ["Schedule ", "Exhibit ", "Appendix ", "Annex "].iter().any(|noun| behind.starts_with(noun));
        return (opens(rest) || agreed && schedule) && !OTHERS.contains(&whose(rest).as_str());
    }
    hour
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_effect() {
        let day = |text: &str| effective(text, 0..text.len()).and_then(|f| f.day).map(|d| d.to_string());
        let is = |text: &str, iso: &str| assert_eq!(day(text).as_deref(), Some(iso), "{text}");
        is("Effective May 1, 2004, Schedule A is replaced.", "2004-05-01");
        is("2. Effective as of the close of business on May 1, 2004, Oak Fund is removed.", "2004-05-01");
        is("Oak Fund is removed from Schedule A as of the close of business on May 1, 2004.", "2004-05-01");
        is("Oak Fund and Elm Fund are removed from the Agreement as of July 29, 2005.", "2005-07-29");
        is("On May 1, 2004, Exhibit 1 will be replaced by Exhibit 1 hereto.", "2004-05-01");
        is("Schedule A is, with effect from the 1st day of May, 2004, replaced.", "2004-05-01");
        for none in [
            "Schedule A to the Agreement dated as of May 1, 2004, is deleted.",
            "Oak Fund, which was liquidated on May 1, 2004, is removed.",
            "The Agreement, made as of May 1, 2004, is amended.",
        ] {
            assert_eq!(day(none), None, "{none}");
        }
    }
}
