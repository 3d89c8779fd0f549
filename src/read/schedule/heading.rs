//! Headings of schedules: `SCHEDULE A`, `Appendix "B" (continued)`, `EXHIBIT A-1 to the … Agreement` (forms of §4.1).

use crate::model::Date;
use crate::read::dates;
use crate::read::prose::{Joined, is_caps, is_sentence};
use crate::read::vocabulary::{ends_like_a_name, is_head_words, is_likely_head};
use crate::text::fold::{Folded, is_quote};
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Span, Spanned, Words};

/// A heading and the lines that belong to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// "A-1"; empty where it has none.
    pub id: String,
    /// "Schedule A-1", in ordinary capitals.
    pub label: Words,
    /// From the heading to its last subtitle.
    pub lines: LineRange,
    /// The day as of which it stands.
    pub as_of: Option<Date>,
    /// The date of the agreement that it names.
    pub agreement_date: Option<Date>,
    /// It says "(continued)": the same schedule on another page.
    pub continued: bool,
    /// It says that it is a change only ("Supplement to", "Additions to").
    pub change: bool,
    /// It says FORM OF or PROPOSED.
    pub draft: bool,
    /// An opening quote stands before it.
    pub quoted: bool,
    /// Its words in capitals or centred, which the heading of another schedule named in passing is not.
    pub strong: bool,
}

const NOUNS: [&str; 5] = ["Schedule", "Appendix", "Exhibit", "Annex", "Attachment"];

/// The heading that begins at line `i`, if one does. `titles` are the document's title lines, folded: a schedule's
/// heading often repeats them.
pub fn heading_at(lines: &Lines<'_>, i: usize, titles: &[Folded]) -> Option<Heading> {
    let seen = lines.seen(i);
    if lines.shape(i) != Shape::Text || seen.len() > 240 || !stands_free(lines, i) {
        return None;
    }
    if let Some(mut heading) = redacted(lines, i) {
        extend(lines, &mut heading, "", titles);
        return Some(heading);
    }
    let prefix = prefix_length(seen);
    let start = lines.list[i].seen.start as usize;
    let (noun, mut at) = noun_at(seen, prefix)?;
    let mut last = i;
    if seen[at..].trim().is_empty() {
        // "SCHEDULE" on one line, "A" on the next.
        last = (i + 1..lines.len()).find(|&k| lines.shape(k) == Shape::Text)?;
        at = 0;
    }
    let below = last != i;
    let rest = if below { lines.seen(last) } else { &seen[at..] };
    let base = if below { lines.list[last].seen.start as usize } else { start + at };
    let (id, length) = id_at(rest)?;
    let tail = rest[length..].trim_start_matches(|c: char| is_quote(c) || c == '\'').trim();
    if below && !tail.is_empty() || !allowed_tail(tail, seen) {
        return None;
    }
    let label = Spanned {
        value: format!("{noun} {id}"),
        span: Span::new(start + prefix, if below { start + seen.len() } else { base + length }),
        more: if below { vec![Span::new(base, base + length)] } else { Vec::new() },
    };
    let front = seen[..prefix].to_lowercase();
    let mut heading = Heading {
        id,
        label,
        lines: LineRange::new(i, last + 1),
        as_of: None,
        agreement_date: None,
        continued: tail.to_lowercase().starts_with("(cont"),
        change: ["supplement", "addition", "addendum"].iter().any(|word| front.contains(word)),
        draft: front.contains("form of") || front.contains("proposed"),
        quoted: front.contains(is_quote),
        strong: is_caps(noun_word(seen, prefix)) || lines.indent(i) >= 12 || tail.is_empty(),
    };
    extend(lines, &mut heading, tail, titles);
    Some(heading)
}

/// "XXXXXXXX X": a site's redaction took a heading's words for a name. Which schedule it was, the instructions may tell.
fn redacted(lines: &Lines<'_>, i: usize) -> Option<Heading> {
    let seen = lines.seen(i);
    let (noun, id) = seen.split_once(' ')?;
    let crossed = |word: &str| word.chars().all(|c| c == 'X');
    let span = lines.list.get(i)?.seen;
    (crossed(noun) && crossed(id) && noun.len() >= 5 && id.len() <= 3).then(|| Heading {
        id: String::new(),
        label: Spanned::new(seen.to_owned(), span),
        lines: LineRange::new(i, i + 1),
        as_of: None,
        agreement_date: None,
        continued: false,
        change: false,
        draft: false,
        quoted: false,
        strong: true,
    })
}

fn noun_word(seen: &str, prefix: usize) -> &str {
    seen[prefix..].split_whitespace().next().unwrap_or("")
}

/// A heading stands alone: above it is nothing, a mark, a heading's own kind of line, or it is set apart by its indent.
fn stands_free(lines: &Lines<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    if lines.shape(before) != Shape::Text {
        return true;
    }
    let above = lines.seen(before);
    // A caption or a sentence that wraps: "… LISTED ON / SCHEDULE A-1".
    let last = above.rsplit(char::is_whitespace).next().unwrap_or("").to_lowercase();
    if matches!(last.as_str(), "on" | "of" | "the" | "in" | "and" | "by" | "this" | "or" | "such" | "with") {
        return false;
    }
    let set_in = lines.indent(i) >= lines.indent(before) + 12;
    let ended =
        above.trim_end_matches(|c: char| is_quote(c) || c == ')').ends_with(['.', ':', ';', '"']) || above.len() < 45;
    let word = noun_word(lines.seen(i), prefix_length(lines.seen(i)));
    set_in || ended && (is_caps(word) || lines.seen(i).len() < 40) || is_caps(word) && !is_sentence(above)
}

/// Opening quotes and words before the noun: FORM OF, AMENDED (AND RESTATED), SUPPLEMENT TO, ADDITIONS TO …
fn prefix_length(seen: &str) -> usize {
    const WORDS: [&str; 18] = [
        "form",
        "of",
        "proposed",
        "amended",
        "and",
        "restated",
        "revised",
        "supplement",
        "to",
        "additions",
        "addition",
        "addendum",
        "new",
        "the",
        "[form",
        "of]",
        "second",
        "first",
    ];
    let mut at = 0;
    loop {
        let rest = &seen[at..];
        let skip = rest.len()
            - rest.trim_start_matches(|c: char| is_quote(c) || c == '\'' || c == '[' || c.is_whitespace()).len();
        let word = rest[skip..].split_whitespace().next().unwrap_or("");
        let lower = word.to_lowercase();
        let counts = crate::read::ordinals::ordinal_word(&lower).is_some();
        if word.is_empty() || !(counts || WORDS.contains(&lower.trim_end_matches(','))) {
            return at + skip;
        }
        at += skip + word.len();
    }
}

fn noun_at(seen: &str, prefix: usize) -> Option<(&'static str, usize)> {
    let word = noun_word(seen, prefix);
    let bare = word.trim_end_matches(':');
    let noun = NOUNS.iter().find(|noun| bare.eq_ignore_ascii_case(noun))?;
    // Headings begin with a capital: "schedule A" in a wrapped sentence does not.
    bare.starts_with(|c: char| c.is_uppercase()).then_some((noun, prefix + word.len()))
}

/// A schedule's letter or number at the start of `rest`: "A", "A-1", "II", "1", "#1", "\"C\"", "B1", "DD".
/// Returns it with how much of `rest` it takes.
pub fn id_at(rest: &str) -> Option<(String, usize)> {
    let open =
        rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || is_quote(c) || c == '#' || c == '\'').len();
    let body = &rest[open..];
    let length = body.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-' || *b == b'.').count();
    let id = body[..length].trim_end_matches(['.', '-']);
    let parts: Vec<&str> = id.split(['-', '.']).collect();
    let short = |part: &&str| {
        let digits = part.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let letters = part.len() - digits.len();
        let roman = digits.is_empty() && part.len() <= 5 && part.chars().all(|c| "IVX".contains(c));
        (letters <= 2 || roman) && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty()
    };
    // Exhibits of a registration statement ("EXHIBIT 99", "Exhibit (h)") are no schedules; words ("TO", "OF") no letters.
    let word = matches!(id, "TO" | "OF" | "IN" | "AS" | "BY" | "NO" | "OR" | "AN" | "IS");
    let known = parts.len() <= 2 && parts.iter().all(short) && !word && id != "99";
    let closed = body[id.len()..]
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric() && c != '(' || c == '(' && body[id.len()..].len() > 12);
    (known && closed && !id.is_empty()).then(|| (id.to_owned(), open + id.len()))
}

/// Whether what follows the letter leaves it a heading: nothing, a parenthesis, a date, "to the … Agreement", a title.
fn allowed_tail(tail: &str, seen: &str) -> bool {
    if tail.is_empty() {
        return true;
    }
    let leaders = tail.contains("...")
        || tail.ends_with(|c: char| c.is_ascii_digit()) && seen.contains("   ") && dates::find(tail).is_empty();
    let lower = tail.to_lowercase();
    let opens = lower.starts_with(['(', '-', '–', '—', ':', '['])
        || ["to ", "of ", "as of", "dated", "effective"].iter().any(|w| lower.starts_with(w));
    let reads_on =
        ["of the agreement", "to the agreement", "is ", "are ", "and ", "shall ", "hereto", "attached", "to this", ","]
            .iter()
            .any(|w| lower.starts_with(w));
    !leaders
        && !is_sentence(seen)
        && (opens && !reads_on || lower == "to" || is_caps(tail) && tail.len() < 80 && !reads_on)
}

/// Takes in the lines under a heading that belong to it: TO, the agreement's title, parentheses, dates, a subtitle.
fn extend(lines: &Lines<'_>, heading: &mut Heading, tail: &str, titles: &[Folded]) {
    let mut linking =
        is_link(tail) || tail.to_lowercase().starts_with("to ") && !tail.to_lowercase().contains("agreement");
    let mut last = heading.lines.end as usize;
    let mut i = last;
    while i < lines.len() && i < last + 8 {
        if lines.shape(i) == Shape::Text {
            let seen = lines.seen(i);
            if noun_at(seen, prefix_length(seen)).is_some_and(|(_, at)| id_at(&seen[at..]).is_some())
                && !heading.label.value.is_empty()
            {
                break; // Another heading.
            }
            let lower = seen.to_lowercase();
            let repeats = seen.len() > 3 && titles.contains(&Folded::of(seen));
            heading.continued |= lower.starts_with("(cont");
            let near = i == last || i == last + 1 && last == heading.lines.start as usize + 1;
            let under = near && titles_block(lines, i);
            if !(under || linking || repeats || is_link(seen) || is_subtitle(seen) || leads_to_subtitle(lines, i)) {
                break;
            }
            linking = is_link(seen);
            last = i + 1;
        } else if lines.shape(i) == Shape::Page {
            break;
        }
        i += 1;
    }
    heading.lines.end = last as u32;
    (heading.as_of, heading.agreement_date) = days(lines, heading.lines);
}

/// A line that titles a list though its own words do not say so: a subtitle of dates or classes follows it, or it is made of
/// heads' words alone while the heads of columns follow.
fn leads_to_subtitle(lines: &Lines<'_>, i: usize) -> bool {
    let seen = lines.seen(i);
    if seen.contains('\t') || seen.contains("  ") || is_sentence(seen) {
        return false;
    }
    let mut below = (i + 1..lines.len().min(i + 8)).filter(|&k| lines.shape(k) == Shape::Text);
    let Some(next) = below.next() else { return false };
    let dated = is_subtitle(lines.seen(next)) && lines.seen(next).starts_with('(');
    let of_owner = seen.find(" of ").is_some_and(|at| is_head_words(&seen[..at]));
    let titles = is_head_words(seen) || of_owner || !ends_like_a_name(seen);
    let (cells, _) = super::row::cut(lines, next);
    let head = |test: fn(&str) -> bool| move |cell: &super::row::Cell| test(lines.slice(cell.span));
    let table = cells.len() >= 2 && cells.iter().all(head(is_likely_head)) && cells.iter().any(head(is_head_words));
    dated || titles && table
}

/// A line directly under the heading's, with a blank line below it, that is no name: "COMPENSATION".
fn titles_block(lines: &Lines<'_>, i: usize) -> bool {
    let seen = lines.seen(i);
    let single = super::row::cut(lines, i).0.len() == 1;
    single
        && lines.shape(i + 1) == Shape::Blank
        && is_caps(seen)
        && !ends_like_a_name(seen)
        && super::value::class_name(seen).is_none()
}

/// A line that only leads on to the next: TO, TO THE, OF, BETWEEN, AND.
fn is_link(text: &str) -> bool {
    const LINKS: [&str; 10] =
        ["to", "to the", "of", "of the", "between", "and", "among", "by and between", "by and among", "for"];
    LINKS.iter().any(|link| text.trim().eq_ignore_ascii_case(link))
}

/// A line that titles a list and is no part of it.
fn is_subtitle(seen: &str) -> bool {
    // Cells side by side head columns; they are no title.
    if seen.contains("   ") {
        return false;
    }
    let lower = seen.to_lowercase();
    let parenthesis = seen.starts_with('(')
        && seen.ends_with([')', ':'])
        && !lower.starts_with("(former")
        && !lower.starts_with("(f/k/a");
    let dated = [
        "as of",
        "dated",
        "effective",
        "amended",
        "as amended",
        "last revised",
        "as last",
        "updated",
        "revised",
        "as revised",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
        && (seen.contains("__") || !dates::find(seen).is_empty());
    let agreement =
        ["agreement", "contract", "plan", "agreement)"].iter().any(|word| lower.ends_with(word)) && seen.len() < 110;
    let of_owner = [
        "separate series of ",
        "separate portfolios of ",
        "portfolios of ",
        "series of ",
        "funds of ",
        "to the ",
        "to ",
    ]
    .iter()
    .any(|word| lower.starts_with(word));
    // "Portfolios with Separate Guidelines", "Funds added May 1, 2003": a phrase about the list.
    let phrase = seen.split_once(' ').is_some_and(|(first, rest)| {
        let about =
            ["portfolios", "funds", "series", "classes", "companies", "trusts", "names", "list", "fees", "rates"];
        about.contains(&first.to_lowercase().as_str())
            && rest.contains(' ')
            && (rest.starts_with(|c: char| c.is_lowercase()) || !dates::find(rest).is_empty())
    });
    const TITLES: [&str; 14] = [
        "fund names",
        "names of the funds",
        "list of ",
        "listing of ",
        "identification of ",
        "compensation ",
        "fees and ",
        "fee schedule",
        "schedule of ",
        "effective dates",
        "to be serviced",
        "annual fee",
        "advisory fee",
        "fund list",
    ];
    let titled = TITLES.iter().any(|title| lower.contains(title))
        && seen.len() < 80
        && !is_sentence(seen)
        && !seen.contains("  ")
        && !seen.contains('\t');
    !is_sentence(seen)
        && !seen.contains('\t')
        && (parenthesis || phrase || dated || agreement || of_owner && !seen.contains("  ") || titled)
}

/// The day as of which a heading stands, and the date of the agreement that it names: "DATED …" under an agreement's name
/// is the agreement's, "(as of …)" the schedule's.
fn days(lines: &Lines<'_>, range: LineRange) -> (Option<Date>, Option<Date>) {
    let (mut as_of, mut agreement) = (None, None);
    let mut named = false;
    for i in range.range() {
        let lower = lines.seen(i).to_lowercase();
        named |= ["agreement", "contract", "plan"].iter().any(|noun| lower.contains(noun));
        let joined = Joined::of(lines, LineRange::new(i, i + 1));
        if let Some(found) = dates::find(&joined.text).pop() {
            let date = Date { day: found.day, written: joined.words(lines, found.range) };
            let theirs = named && lower.contains("dated") && !lower.contains("amended");
            if theirs { &mut agreement } else { &mut as_of }.get_or_insert(date);
        }
    }
    (as_of, agreement)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str, usize)>) {
        let lines = Lines::of(text);
        let found = heading_at(&lines, 0, &[]);
        let found = found.as_ref().map(|h| (h.id.as_str(), h.label.value.as_str(), h.lines.end as usize));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn headings_in_every_shape() {
        check("  \"SCHEDULE A-1\n   TO\n  OAK AGREEMENT\n\nOAK FUNDS", Some(("A-1", "Schedule A-1", 3)));
        check("Appendix \"B\" (continued)\nOak Fund", Some(("B", "Appendix B", 1)));
        check("SCHEDULE\nA\n", Some(("A", "Schedule A", 2)));
        check("FORM OF SCHEDULE B\nTO ELM AGREEMENT\nDATED AS OF ______, 2001", Some(("B", "Schedule B", 3)));
        check("EXHIBIT A (as of May 1, 2003)\nElm Fund", Some(("A", "Exhibit A", 1)));
        check("Schedule II\nTo\nElm Agreement\n", Some(("II", "Schedule II", 3)));
    }

    #[test]
    fn what_is_no_heading() {
        check("Schedule A of the Agreement is hereby deleted in its entirety and", None);
        check("EXHIBIT e(2)(b)", None);
        check("Exhibit (h)(3)(d)", None);
        check("EXHIBIT 99.(h)(2)(xii)", None);
        check("Schedule A        Trusts and Funds ............ 25", None);
        check("Schedule A and Schedule B to the Agreement", None);
    }
}
