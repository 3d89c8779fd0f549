//! How a document opens: wrappers, exhibit line, title, or a letter's head.

use crate::read::furniture::is_furniture;
use crate::read::prose::{Joined, is_caps, is_sentence, paragraphs};
use crate::read::schedule::heading::heading_at;
use crate::read::title::{goes_on_with_deed, leads_on};
use crate::text::known::begins;
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Span, Words};

/// What stands before the first sentence.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Opening {
    /// Wrappers and exhibit lines.
    pub header: LineRange,
    /// The title's lines; empty where there is none.
    pub title: LineRange,
    /// The exhibit's number as the wrapper or the text says it.
    pub exhibit: Option<Words>,
    /// The wrapper says that it is no exhibit but the submission's main document.
    pub main: bool,
    /// A salutation stands in it or right after it: a letter.
    pub letter: bool,
    /// The first thing that is neither.
    pub end: usize,
}

/// The most lines that a title takes; a longer run of headings is a cover or a contents list.
const TITLE: usize = 60;

/// Reads how the document in `range` opens.
pub fn opening(lines: &Lines<'_>, range: LineRange) -> Opening {
    let start = after_mail(lines, after_wrapper(lines, range), range.end as usize);
    let wrapper = wrapped_type(lines, LineRange::new(range.start as usize, start));
    let exhibit = wrapper.clone().filter(|words| words.value.to_uppercase().starts_with("EX"));
    let mut out = Opening { main: wrapper.is_some() && exhibit.is_none(), exhibit, ..Opening::default() };
    let mut first = None;
    let mut end = start;
    for paragraph in paragraphs(lines, LineRange { start: start as u32, end: range.end }) {
        let (peeled, stops) = peel(lines, paragraph, first.is_some());
        for i in paragraph.start as usize..peeled {
            if let Some(words) = exhibit_line(lines, i) {
                out.exhibit.get_or_insert(words);
                // What a site calls the document stands over the exhibit's line, and the document's own title under it.
                first = first.filter(|_| !over_title(lines, i));
            } else if first.is_none() && lines.seen(i).eq_ignore_ascii_case("Table of Contents") {
                // A page's link back to the contents of the filing, over its first line.
            } else {
                first.get_or_insert(i);
            }
            out.letter |= is_salutation(lines.seen(i));
        }
        end = peeled;
        if stops || out.letter || end - start > TITLE {
            out.letter |= is_salutation(lines.seen(peeled))
                || opens_letter(lines, LineRange::new(peeled, (range.end as usize).min(peeled + 12)));
            break;
        }
    }
    let first = first.unwrap_or(end);
    out.header = LineRange::new(range.start as usize, first);
    out.title = LineRange::new(first, end.max(first));
    out.end = end.max(first);
    out
}

fn opens_letter(lines: &Lines<'_>, range: LineRange) -> bool {
    range.range().any(|i| is_salutation(lines.seen(i)))
}

/// "Dear Sirs:", "Ladies and Gentlemen:".
pub fn is_salutation(seen: &str) -> bool {
    const GREETINGS: [&str; 7] = [
        "dear ",
        "ladies and gentlemen",
        "ladies & gentlemen",
        "gentlemen",
        "to whom it may concern",
        "sirs:",
        "mesdames",
    ];
    let lower = seen.to_lowercase();
    seen.len() < 60 && GREETINGS.iter().any(|greeting| lower.starts_with(greeting))
}

/// Past the wrapper's tags and a submission's header, if there are any: to the line after `<TEXT>`.
fn after_wrapper(lines: &Lines<'_>, range: LineRange) -> usize {
    let start = range.start as usize;
    let wrapped = (start..range.end as usize).find(|&i| lines.shape(i) == Shape::Text);
    let Some(first) = wrapped.filter(|&i| lines.seen(i).starts_with(['<', '-'])) else { return start };
    (first..range.end as usize).find(|&i| lines.seen(i).eq_ignore_ascii_case("<TEXT>")).map_or(start, |i| i + 1)
}

/// Past the heads and greetings of forwarded e-mails: to the first title in capitals after the last of them.
fn after_mail(lines: &Lines<'_>, start: usize, end: usize) -> usize {
    let field = |i: usize| {
        ["From:", "Sent:", "To:", "Cc:", "Subject:", "-----Original", "---------- Forwarded"]
            .iter()
            .any(|f| lines.seen(i).starts_with(f))
    };
    let top = end.min(start + 80);
    let Some(last) = (start..top).rfind(|&i| field(i)).filter(|_| (start..top).filter(|&i| field(i)).count() >= 3)
    else {
        return start;
    };
    let titled = |i: usize| {
        let seen = lines.seen(i);
        is_caps(seen) && seen.len() > 5 && !field(i) || heading_at(lines, i, &[]).is_some_and(|h| h.strong)
    };
    // A letter has no title; what stands in capitals below its salutation signs it.
    let greets = |&i: &usize| is_salutation(lines.seen(i)) || is_sentence(lines.seen(i));
    let limit = end.min(last + 60);
    let greeted = (last + 1..limit).find(greets).unwrap_or(limit);
    // Somebody's note may stand above; a deed's own title says where that ends.
    let deed = |i: &usize| is_caps(lines.seen(*i)) && names_deed(lines.seen(*i)) && names_agreement(lines, *i);
    (last + 1..greeted).find(|&i| titled(i)).or_else(|| (greeted..limit).find(deed)).unwrap_or(last + 1)
}

/// "AMENDMENT NO. 7", "SECOND SUPPLEMENT".
fn names_deed(seen: &str) -> bool {
    seen.split(' ').take(3).any(|word| matches!(word, "AMENDMENT" | "ADDENDUM" | "SUPPLEMENT"))
}

/// Whether a title that begins on line `i` goes on to name an agreement.
fn names_agreement(lines: &Lines<'_>, i: usize) -> bool {
    /// "TO", "THE", the agreement's own name.
    const NEAR: usize = 8;
    (i..lines.len().min(i + NEAR))
        .filter(|&k| is_caps(lines.seen(k)))
        .any(|k| lines.seen(k).split(' ').any(crate::read::title::is_agreement_noun))
}

/// The wrapper's `<TYPE>`.
fn wrapped_type(lines: &Lines<'_>, range: LineRange) -> Option<Words> {
    range.range().rev().find_map(|i| {
        let seen = lines.seen(i);
        let kind = seen.get(..6).filter(|tag| tag.eq_ignore_ascii_case("<TYPE>")).map(|_| seen[6..].trim())?;
        let end = lines.list[i].seen.end;
        Some(lines.words(Span { start: end - kind.len() as u32, end }))
    })
}

/// How much of a text its first letters take up, in at most so many bytes.
fn first_bytes(text: &str, most: usize) -> usize {
    text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= most).last().unwrap_or(0)
}

/// An exhibit's number on a line: "EXHIBIT e(2)(b)", "EX-99.(h)(4)", "SUB-ITEM 77Q1(e)". A schedule's heading is none.
pub fn exhibit_line(lines: &Lines<'_>, i: usize) -> Option<Words> {
    let seen = lines.seen(i);
    let span = lines.list.get(i)?.seen;
    let wrapped = begins(seen, "EX-");
    // "EX. 99(h)(3)(i)".
    if let Some(id) = seen.strip_prefix("EX. ").or(seen.strip_prefix("Ex. ")).map(str::trim)
        && id.starts_with(|c: char| c.is_ascii_digit())
        && !id.contains(' ')
    {
        return Some(lines.words(Span { start: span.end - id.len() as u32, end: span.end }));
    }
    if wrapped || begins(seen, "SUB-ITEM") {
        let length = seen.find(char::is_whitespace).filter(|_| wrapped).unwrap_or(first_bytes(seen, 40));
        return Some(lines.words(Span { start: span.start, end: span.start + length as u32 }));
    }
    // Not of the capitals: there are letters with others above them, which take more bytes.
    if !seen.get(..7).is_some_and(|head| head.eq_ignore_ascii_case("EXHIBIT"))
        || seen.len() > 60
        || heading_at(lines, i, &[]).is_some() && !over_title(lines, i) && !stands_right(lines, i)
    {
        return None;
    }
    let id = seen[7..].trim_start().trim_start_matches(['N', 'n', 'O', 'o', '.', ' ']);
    let known = id.starts_with(['(', '9']) || id.contains('(') || id.starts_with(|c: char| c.is_ascii_digit());
    known.then(|| lines.words(Span { start: span.end - id.len() as u32, end: span.end }))
}

/// "EXHIBIT 10" at the right edge over a letter: a filing's number. A schedule's heading stands in the middle, over a list.
fn stands_right(lines: &Lines<'_>, i: usize) -> bool {
    /// Farther right than a heading that is centred.
    const RIGHT: usize = 50;
    /// A letterhead, a day and an address take no more lines.
    const HEAD: usize = 30;
    let number = lines.seen(i).rsplit(' ').next().unwrap_or("");
    let above = (0..i).rev().map(|k| (lines.shape(k), lines.seen(k))).find(|(shape, _)| *shape != Shape::Blank);
    let first = above.is_none_or(|(shape, seen)| shape != Shape::Text || seen.starts_with('<'));
    let greets = |k: usize| ["Ladies and Gentlemen", "Gentlemen", "Dear "].iter().any(|w| lines.seen(k).starts_with(w));
    let letter = || (i + 1..lines.len().min(i + HEAD)).any(greets);
    lines.indent(i) >= RIGHT && first && number.bytes().all(|b| b.is_ascii_digit()) && letter()
}

/// Whether an exhibit's line stands over the title of an amendment, and heads no schedule: "Exhibit 4" over "SECOND
/// AMENDMENT TO".
fn over_title(lines: &Lines<'_>, i: usize) -> bool {
    /// Blank lines part the two.
    const FAR: usize = 6;
    let next = (i + 1..lines.len().min(i + FAR)).find(|&k| lines.shape(k) == Shape::Text).map(|k| lines.seen(k));
    next.is_some_and(|next| {
        let first = next
            .split(' ')
            .take(3)
            .any(|word| matches!(word, "AMENDMENT" | "ADDENDUM" | "SUPPLEMENT" | "SUPPLEMENTAL"));
        first && is_caps(next) && !next.contains("SCHEDULE") && !next.contains("EXHIBIT") && !next.contains("APPENDIX")
    })
}

/// How many of a paragraph's lines belong to the title, and whether what follows is no title.
fn peel(lines: &Lines<'_>, paragraph: LineRange, titled: bool) -> (usize, bool) {
    let all: Vec<usize> =
        paragraph.range().filter(|&i| lines.shape(i) == Shape::Text && !is_furniture(lines, i)).collect();
    for (k, &i) in all.iter().enumerate() {
        if k > TITLE {
            return (i, true);
        }
        let seen = lines.seen(i);
        let heading = heading_at(lines, i, &[]).is_some_and(|h| h.strong) && exhibit_line(lines, i).is_none();
        let above = i.saturating_sub(4)..i;
        let led = || leads_on(lines, above.clone()) || goes_on_with_deed(lines, above.clone(), i);
        if heading && !((titled || k > 0) && led()) {
            return (i, true);
        }
        let text = Joined::of(lines, LineRange::new(i, (paragraph.end as usize).min(i + TITLE))).text;
        let last = k + 1 == all.len();
        let own = !last
            && (exhibit_line(lines, i).is_some()
                || seen.starts_with(['(', '['])
                || is_caps(seen) && !is_sentence(seen)
                || (titled || k > 0) && dates_agreement(seen, lines.seen(all[k + 1])))
            && !starts_sentence(&text)
            || titles_aloud(seen);
        if !own && opens_sentence(seen, &text) {
            return (i, true);
        }
    }
    (paragraph.end as usize, false)
}

/// "AMENDMENT NO. 1 DATED AS OF MAY 1, 2014 TO THE OAK AGREEMENT DATED AS OF JUNE 1, 2011": a whole title on one line.
fn titles_aloud(seen: &str) -> bool {
    names_deed(seen) && is_caps(seen) && seen.contains(" TO ") && !seen.ends_with([':', '.', ','])
}

/// "Dated as of May 1, 1999" over "between" or a name in capitals: a line of the title, of the agreement that it names.
fn dates_agreement(seen: &str, below: &str) -> bool {
    let begins = |text: &str, word: &str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let parties = ["between", "among", "by and ", "and"].iter().any(|word| begins(below, word)) || is_caps(below);
    let party = ["between", "among", "by and "].iter().any(|word| begins(seen, word)) && seen.len() < 20;
    begins(seen, "dated") && seen.len() < 60 && parties || party && is_caps(below)
}

fn opens_sentence(line: &str, text: &str) -> bool {
    is_sentence(text) && !line.starts_with('(') || starts_sentence(text) || is_salutation(line)
}

/// Words with which preambles, recitals and items begin.
fn starts_sentence(text: &str) -> bool {
    const OPENERS: [&str; 12] = [
        "WHEREAS",
        "Whereas",
        "RECITALS",
        "WITNESSETH",
        "W I T N E S S E T H",
        "This Amendment",
        "This Agreement",
        "THIS AMENDMENT",
        "THIS FIRST",
        "Reference is made",
        "BACKGROUND",
        "Background",
    ];
    OPENERS.iter().any(|opener| text.starts_with(opener))
        && (text.len() > 60 || !text.starts_with("THIS") && !text.starts_with("This"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, title: (u32, u32), exhibit: Option<&str>, letter: bool) {
        let lines = Lines::of(text);
        let found = opening(&lines, lines.all());
        let exhibit_found = found.exhibit.as_ref().map(|w| w.value.as_str());
        assert_eq!(
            ((found.title.start, found.title.end), exhibit_found, found.letter),
            (title, exhibit, letter),
            "{text}"
        );
    }

    #[test]
    fn openings() {
        check(
            "<PAGE>\n      EXHIBIT e(2)(b)\n\n AMENDMENT NO. 1\n TO\n OAK AGREEMENT\n\n   The Oak Agreement made as of May 1, 2003 by and between each is hereby amended:",
            (3, 7),
            Some("e(2)(b)"),
            false,
        );
        check(
            "AMENDMENT TO\nOAK AGREEMENT\nThis Amendment is made as of May 1, 2003 by and between A and B, which are named\n",
            (0, 2),
            None,
            false,
        );
        check(
            "OAK TRUST\nOne Elm Street\n\nMay 1, 2003\n\nDear Sirs:\n\nThis is to advise you that the Fund has been added.",
            (0, 5),
            None,
            true,
        );
        check("SCHEDULE A\nTO\nOAK AGREEMENT\n\nOak Fund\n", (0, 0), None, false);
    }
}
