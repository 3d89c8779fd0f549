//! Several instruments in one text: a submission's `<DOCUMENT>` wrappers part them, and so does a second title page.

use crate::read::opening::exhibit_line;
use crate::read::prose::{is_caps, is_sentence};
use crate::read::schedule::heading::heading_at;
use crate::read::title::{leads_on, title};
use crate::text::known::KnownPhrases;
use crate::text::lines::{Lines, Shape};
use crate::text::ordinals::ordinal;
use crate::text::{LineRange, Phrase};

/// The documents of a text; their lines are all its lines.
pub fn documents(lines: &Lines<'_>) -> Vec<LineRange> {
    if lines.is_empty() {
        return Vec::new();
    }
    // What stands before the first wrapper is the submission's header.
    let mut wrappers = vec![0];
    wrappers.extend((0..lines.len()).filter(|&i| opens_document(lines.seen(i))).skip(1));
    // An exhibit may hold several instruments in one wrapper.
    let starts: Vec<usize> = ranges(&wrappers, lines.len()).flat_map(|wrapped| title_pages(lines, wrapped)).collect();
    ranges(&starts, lines.len()).collect()
}

/// From each start to the next, the last to `end`.
fn ranges(starts: &[usize], end: usize) -> impl Iterator<Item = LineRange> {
    starts.iter().enumerate().map(move |(k, &start)| LineRange::new(start, starts.get(k + 1).copied().unwrap_or(end)))
}

/// Where instruments begin that follow one another in `range`: its first line, and every title that opens another.
///
/// A title opens another instrument when what stands before it is a whole one: signed, or titled with another number, or
/// of another exhibit. The title that a page or a schedule repeats has no text of its own below it and opens none.
fn title_pages(lines: &Lines<'_>, range: LineRange) -> Vec<usize> {
    let mut starts = vec![range.start as usize];
    let mut here = Seen::default();
    let mut last_exhibit: Option<Phrase> = None;
    for i in range.range() {
        let seen = lines.seen(i);
        let exhibit = exhibit_line(lines, i).map(|words| words.value);
        if let Some(id) = exhibit {
            let other = here.exhibit.as_ref().is_some_and(|known| *known != id);
            if other && here.body && (i..lines.len().min(i + 12)).any(|k| opens_instrument(lines, k)) {
                starts.push(first_of_page(lines, i));
                here = Seen::default();
            }
            last_exhibit = Some(id.clone());
            here.exhibit.get_or_insert(id);
            continue;
        }
        here.signed = here.signed
            || seen.starts_with("IN WITNESS")
            || seen.contains('/') && (seen.contains("/s/") || seen.contains("/S/"));
        if let Some(agreement) = stand_alone(lines, i) {
            let other = here.alone.as_ref().is_some_and(|known| *known != agreement);
            let exhibit = here.alone.is_some() && last_exhibit.is_some() && here.exhibit != last_exhibit;
            if other || exhibit {
                starts.push(first_of_page(lines, i));
                here = Seen { exhibit: last_exhibit.clone(), ..Seen::default() };
            }
            if !here.titled && !here.signed {
                here.alone = Some(agreement);
            }
            continue;
        }
        if opens_instrument(lines, i) {
            let number = numbered(lines, i);
            let another = here.number.is_some() && number.is_some() && here.number != number;
            let apart = here.signed || another || here.titled && follows_unsigned(lines, i);
            if apart && here.body {
                starts.push(first_of_page(lines, i));
                here = Seen::default();
            }
            here.number = here.number.or(number);
            here.titled = true;
        }
        here.body = here.body || is_sentence(seen);
    }
    starts.dedup();
    starts
}

/// What the instrument so far has shown.
#[derive(Debug, Default)]
struct Seen {
    /// The ordinal of its title.
    number: Option<u32>,
    /// Its exhibit's number.
    exhibit: Option<Phrase>,
    /// It has a sentence.
    body: bool,
    /// It is signed.
    signed: bool,
    /// It has a title of its own: its schedules are parts of it.
    titled: bool,
    /// It is a schedule that stands alone: the agreement whose schedule it is.
    alone: Option<String>,
}

/// "AMENDED SCHEDULE A to the Oak Custody Agreement": a schedule's heading that names its agreement, as one that stands
/// alone does; the agreement in lower case.
fn stand_alone(lines: &Lines<'_>, i: usize) -> Option<String> {
    let heading = heading_at(lines, i, &[]).filter(|heading| heading.strong)?;
    let named = title(lines, heading.lines).agreement?;
    Some(named.value.to_lowercase())
}

/// How many lines below a title its agreement and its text begin at the latest.
const BELOW: usize = 24;

/// "AMENDMENT NO. 2 TO", "Second Amendment to Oak Agreement", or an agreement's own title: set apart, its agreement named
/// on it or below, and its text under it.
fn opens_instrument(lines: &Lines<'_>, i: usize) -> bool {
    let seen = lines.seen(i);
    let apart = || i == 0 || lines.shape(i - 1) != Shape::Text || exhibit_line(lines, i - 1).is_some();
    if seen.len() > 120
        || seen.starts_with('[')
        || !(titles_amendment(lines, i) || titles_agreement(lines, i))
        || !apart()
    {
        return false;
    }
    let above = (i.saturating_sub(8)..i).rev().find(|&k| lines.shape(k) == Shape::Text);
    // "SCHEDULE A / TO / AMENDMENT NO. 2": a schedule's heading goes on.
    let led = above.is_some_and(|k| {
        // A form of agreement that is an exhibit of this one.
        leads_on(lines, k..k + 1) || heading_at(lines, k, &[]).is_some()
    });
    !led && text_follows(lines, i)
}

/// Whether an agreement's own title on line `i` follows an amendment that nobody signed: it is no wording that the amendment
/// gives, which a colon would lead to and quotes would hold.
fn follows_unsigned(lines: &Lines<'_>, i: usize) -> bool {
    let above = (0..i).rev().find(|&k| lines.shape(k) == Shape::Text).map_or("", |k| lines.seen(k));
    let given = above.ends_with([':', ',']) || lines.seen(i).starts_with(crate::text::fold::is_quote);
    !given && !titles_amendment(lines, i) && titles_agreement(lines, i)
}

/// Text of its own below a title: a sentence that says what is made or amended, before any schedule's heading.
fn text_follows(lines: &Lines<'_>, i: usize) -> bool {
    let below = (i + 1..lines.len().min(i + BELOW)).filter(|&k| lines.shape(k) == Shape::Text);
    for k in below {
        let heading = heading_at(lines, k, &[]).is_some_and(|heading| heading.strong);
        if heading && !leads_on(lines, i..k) {
            return false;
        }
        let lower = lines.seen(k).to_lowercase();
        if lower.starts_with("in witness") {
            return false;
        }
        let says = ["made", "dated", "amend", "whereas", "entered into"].iter().any(|word| lower.contains(word));
        if says && !is_caps(lines.seen(k)) && lower.split_whitespace().count() >= 5 || lower.starts_with("whereas") {
            return true;
        }
    }
    false
}

/// The words of a line in lower case, without the signs around them.
fn words(seen: &str) -> Vec<String> {
    seen.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect()
}

/// A line that calls what follows an amendment of an agreement.
fn titles_amendment(lines: &Lines<'_>, i: usize) -> bool {
    static NOUN: KnownPhrases = KnownPhrases::of(&["amendment"]);
    let seen = lines.seen(i);
    if !NOUN.stand_in(seen) {
        return false;
    }
    let words = words(seen);
    let Some(at) = words.iter().position(|w| w == "amendment").filter(|at| *at <= 3) else { return false };
    if !is_caps(seen)
        && (is_sentence(seen) || !seen.starts_with(|c: char| c.is_uppercase()) || seen.ends_with(['.', ',']))
    {
        return false;
    }
    let front = |word: &String| {
        ordinal(word).is_some()
            || matches!(word.as_str(), "form" | "of" | "the" | "twenty" | "thirty" | "and" | "restated" | "amended")
    };
    let after = words.get(at + 1).map_or("", String::as_str);
    let before = at.checked_sub(1).is_some_and(|k| ordinal(&words[k]).is_some());
    let below: Vec<String> = (i + 1..lines.len().min(i + 8))
        .filter(|&k| lines.shape(k) == Shape::Text)
        .map(|k| lines.seen(k).to_uppercase())
        .collect();
    let upper = seen.to_uppercase();
    let noun = |line: &String| ["AGREEMENT", "CONTRACT", "PLAN"].iter().any(|noun| line.contains(noun));
    let leads =
        upper.contains(" TO ") || upper.ends_with(" TO") || below.first().is_some_and(|line| line.starts_with("TO"));
    words[..at].iter().all(front)
        && (before || matches!(after, "no" | "number" | "to"))
        && (noun(&upper) || below.iter().any(noun))
        && leads
}

/// A line in capitals that names an agreement, under which "THIS AGREEMENT …" begins.
fn titles_agreement(lines: &Lines<'_>, i: usize) -> bool {
    let seen = lines.seen(i);
    let noun = ["AGREEMENT", "CONTRACT"].iter().any(|noun| seen.ends_with(noun));
    let below = (i + 1..lines.len().min(i + BELOW)).filter(|&k| lines.shape(k) == Shape::Text);
    noun && is_caps(seen)
        && below.map(|k| lines.seen(k).to_uppercase()).any(|line| {
            line.starts_with("THIS AGREEMENT")
                || line.starts_with("AGREEMENT MADE")
                || line.starts_with("AGREEMENT DATED")
        })
}

/// The ordinal that a title on line `i` says.
fn numbered(lines: &Lines<'_>, i: usize) -> Option<u32> {
    title(lines, LineRange::new(i, lines.len().min(i + 2))).number.map(|number| number.value)
}

/// Up from a title to its page mark or exhibit line.
fn first_of_page(lines: &Lines<'_>, i: usize) -> usize {
    let above = (i.saturating_sub(8)..i)
        .rev()
        .take_while(|&k| lines.shape(k) != Shape::Text || exhibit_line(lines, k).is_some());
    above.filter(|&k| lines.shape(k) == Shape::Page || exhibit_line(lines, k).is_some()).last().unwrap_or(i)
}

fn opens_document(seen: &str) -> bool {
    seen.len() < 20 && seen.eq_ignore_ascii_case("<DOCUMENT>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_after_the_other() {
        let one = "AMENDMENT NO. 1\nTO\nOAK AGREEMENT\n\nThe Oak Agreement is hereby amended as the parties wish.\n\nOAK TRUST\n\nBy: /s/ Jane Roe\n\n";
        let two = "<PAGE>\n  Exhibit (e)(2)\n\nSECOND AMENDMENT TO\nOAK AGREEMENT\n\nThe Oak Agreement is hereby amended as follows.\n";
        let text = format!("{one}{two}");
        let lines = Lines::of(&text);
        let starts: Vec<_> = documents(&lines).iter().map(|r| r.start).collect();
        assert_eq!(starts, [0, 10]);
        // Two numbers are two instruments though nobody has signed the first.
        let unsigned = "Amendment No. 1 to Oak Agreement\n\nThe Oak Agreement, dated May 1, 2000, is hereby amended as the parties wish.\n\n";
        let both = format!("{unsigned}{}", unsigned.replace("No. 1", "No. 2"));
        assert_eq!(documents(&Lines::of(&both)).len(), 2);
        // The same title again is a page's head.
        assert_eq!(documents(&Lines::of(&format!("{unsigned}{unsigned}"))).len(), 1);
        // Another exhibit is another instrument.
        let exhibit = |id: &str| format!("Exhibit ({id})(1)\n\n{unsigned}");
        assert_eq!(documents(&Lines::of(&format!("{}{}", exhibit("e"), exhibit("h")))).len(), 2);
        assert_eq!(documents(&Lines::of(&format!("{}{}", exhibit("e"), exhibit("e")))).len(), 1);
        // An agreement and its amendment.
        let base = "OAK CUSTODY AGREEMENT\n\nTHIS AGREEMENT is made as of May 1, 2000 by and between Oak Trust and Elm, Inc.\n\nBy: /s/ Jane Roe\n\n";
        assert_eq!(documents(&Lines::of(&format!("{base}{unsigned}"))).len(), 2);
        // An amendment that nobody has signed, and the agreement that it amends; not the agreement as it gives it anew.
        assert_eq!(documents(&Lines::of(&format!("{unsigned}{base}"))).len(), 2);
        let anew = "The Oak Agreement is amended and restated as follows:\n\n";
        assert_eq!(documents(&Lines::of(&format!("{unsigned}{anew}{base}"))).len(), 1);
        // The title that a schedule repeats opens no document.
        let schedule = format!("{one}SCHEDULE A\nTO\nAMENDMENT NO. 1\nTO\nOAK AGREEMENT\n");
        assert_eq!(documents(&Lines::of(&schedule)).len(), 1);
    }
}
