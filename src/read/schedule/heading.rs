//! Headings of schedules: `SCHEDULE A`, `Appendix "B" (continued)`, `EXHIBIT A-1 to the … Agreement` (forms of §4.1).

use crate::model::Date;
use crate::read::dates;
use crate::read::prose::{is_caps, is_sentence};
use crate::text::fold::{Folded, is_quote, lower};
use crate::text::known::{KnownPhrases, KnownWords};
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Span, Spanned, Words};

use super::subtitle::{extend, names_agreement};

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

/// What schedules are called.
pub const NOUNS: [&str; 5] = ["Schedule", "Appendix", "Exhibit", "Annex", "Attachment"];

/// The heading that begins at line `i`, if one does. `titles` are the document's title lines, folded: a schedule's
/// heading often repeats them.
pub fn heading_at(lines: &Lines<'_>, i: usize, titles: &[Folded]) -> Option<Heading> {
    let seen = lines.seen(i);
    if lines.shape(i) != Shape::Text || seen.len() > 240 {
        return None;
    }
    if let Some(mut heading) = redacted(lines, i) {
        return stands_free(lines, i).then(|| {
            extend(lines, &mut heading, "", titles);
            heading
        });
    }
    static CALLED: KnownPhrases = KnownPhrases::of(&["schedule", "appendix", "exhibit", "annex", "attachment"]);
    if !CALLED.stand_in(seen) {
        return None;
    }
    let prefix = prefix_length(seen);
    let start = lines.list[i].seen.start as usize;
    let (noun, mut at) = noun_at(seen, prefix).filter(|_| stands_free(lines, i))?;
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
    // "EXHIBIT 10.4": a filing's item, not a list of the agreement's.
    if noun == "Exhibit" && id.contains(['.', '(']) {
        return None;
    }
    let tail = rest[length..].trim_start_matches(|c: char| is_quote(c) || c == '\'').trim_matches(['|', ' ']).trim();
    if below && !tail.is_empty() || !allowed_tail(tail, seen) {
        return None;
    }
    let label = Spanned {
        value: format!("{noun} {id}").into(),
        span: Span::new(start + prefix, if below { start + seen.len() } else { base + length }),
        more: if below { vec![Span::new(base, base + length)] } else { Vec::new() },
    };
    let above = i.checked_sub(1).map_or("", |above| lines.seen(above)).to_lowercase();
    let form = above.trim_matches(['[', ']', '(', ')']) == "form of";
    let front = seen[..prefix].to_lowercase();
    let mut heading = Heading {
        id,
        label,
        lines: LineRange::new(i, last + 1),
        as_of: None,
        agreement_date: None,
        continued: is_continued(tail),
        change: tells_of_change(&front) || front.starts_with("to ") && above.len() < 40 && tells_of_change(&above),
        draft: form || front.contains("form of") || front.contains("proposed"),
        quoted: front.contains(is_quote),
        strong: is_caps(noun_word(seen, prefix))
            || lines.indent(i) >= 12
            || tail.is_empty()
            || alone(lines, i)
            || is_of_agreement(&tail.to_lowercase()) && begins_apart(lines, i),
    };
    extend(lines, &mut heading, tail, titles);
    Some(heading)
}

/// "SUPPLEMENT TO SCHEDULE A", "ADDITION SHEET" over "to Annex 2": the list holds what is added alone.
fn tells_of_change(lower: &str) -> bool {
    ["supplement", "addition", "addendum", "added", "rider"].iter().any(|word| lower.contains(word))
}

/// "XXXXXXXX X": a site's redaction took a heading's words for a name. Which schedule it was, the instructions may tell.
fn redacted(lines: &Lines<'_>, i: usize) -> Option<Heading> {
    let seen = lines.seen(i);
    let (noun, id) = seen.split_once(' ').filter(|_| seen.starts_with('X'))?;
    let crossed = |word: &str| word.chars().all(|c| c == 'X');
    let span = lines.list.get(i)?.seen;
    (crossed(noun) && crossed(id) && noun.len() >= 5 && id.len() <= 3).then(|| Heading {
        id: String::new(),
        label: Spanned::new(seen.into(), span),
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
    // "FORM OF" on a line of its own leads to the heading, as no sentence does.
    let form = matches!(above.trim_matches(['[', ']', '(', ')']).to_uppercase().as_str(), "FORM OF" | "PROPOSED");
    if !form && matches!(last.as_str(), "on" | "of" | "the" | "in" | "and" | "by" | "this" | "or" | "such" | "with") {
        return false;
    }
    let set_in = lines.indent(i) >= lines.indent(before) + 12;
    let ended =
        above.trim_end_matches(|c: char| is_quote(c) || c == ')').ends_with(['.', ':', ';', '"']) || above.len() < 45;
    let word = noun_word(lines.seen(i), prefix_length(lines.seen(i)));
    set_in || ended && (is_caps(word) || lines.seen(i).len() < 40) || is_caps(word) && !is_sentence(above)
}

/// Behind a blank line, or right below a signer's title, where a copy lost the blank lines: no sentence wraps there.
fn begins_apart(lines: &Lines<'_>, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return true };
    let signed =
        ["title:", "name:", "its:", "date:"].iter().any(|label| crate::text::known::begins(lines.seen(before), label));
    (lines.shape(before) != Shape::Text || signed) && !lines.seen(i).ends_with(['.', ';', ',', ':'])
}

/// Between blank lines: what a sentence names in passing hardly stands so.
fn alone(lines: &Lines<'_>, i: usize) -> bool {
    let open = |k: usize| lines.shape(k) != Shape::Text;
    i.checked_sub(1).is_none_or(open) && open(i + 1) && !lines.seen(i).ends_with(['.', ';', ','])
}

/// Opening quotes and words before the noun: FORM OF, AMENDED (AND RESTATED), SUPPLEMENT TO, ADDITIONS TO …
pub fn prefix_length(seen: &str) -> usize {
    static WORDS: KnownWords = KnownWords::of(&[
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
        "rider",
        "added",
        "be",
        "series",
        "funds",
        "portfolios",
        "classes",
        "trusts",
        "companies",
        "new",
        "the",
        "[form",
        "of]",
        "second",
        "first",
    ]);
    let mut at = 0;
    loop {
        let rest = &seen[at..];
        let skip = rest.len()
            - rest
                .trim_start_matches(|c: char| is_quote(c) || matches!(c, '\'' | '[' | '|') || c.is_whitespace())
                .len();
        let word = rest[skip..].split_whitespace().next().unwrap_or("");
        let counts = || crate::text::ordinals::ordinal_word(&lower(word)).is_some();
        // "SUPPLEMENT NO. 4 TO ANNEX 2".
        let numbers = || ["no.", "number", "#"].iter().any(|sign| word.eq_ignore_ascii_case(sign)) && at > 0;
        let numbered = || at > 0 && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
        if word.is_empty() || !(WORDS.has(word.trim_end_matches(',')) || counts() || numbers() || numbered()) {
            return at + skip;
        }
        at += skip + word.len();
    }
}

pub(super) fn noun_at(seen: &str, prefix: usize) -> Option<(&'static str, usize)> {
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
    let spelled = ["one", "two", "three", "four", "five", "six"].iter().any(|word| word.eq_ignore_ascii_case(id));
    // Exhibits of a registration statement ("EXHIBIT 99", "Exhibit (h)") are no schedules; words ("TO", "OF") no letters.
    let word = matches!(id, "TO" | "OF" | "IN" | "AS" | "BY" | "NO" | "OR" | "AN" | "IS");
    let known = spelled || parts.len() <= 2 && parts.iter().all(short) && !word && id != "99";
    // "Schedule 1.1(b)": called after the section that speaks of it.
    let counted = id.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let length = id.len() + if known && counted { letter_length(&body[id.len()..]) } else { 0 };
    let id = &body[..length];
    let closed = body[id.len()..]
        .chars()
        .next()
        .is_none_or(|c| !c.is_alphanumeric() && c != '(' || c == '(' && body[id.len()..].len() > 12);
    (known && closed && !id.is_empty()).then(|| (id.to_owned(), open + id.len()))
}

/// How long "(b)" at the start of a text is: one letter or a small numeral, with nothing glued to it.
fn letter_length(text: &str) -> usize {
    let Some((letter, behind)) = text.strip_prefix('(').and_then(|rest| rest.split_once(')')) else { return 0 };
    let small = (1..=3).contains(&letter.len()) && letter.bytes().all(|b| b.is_ascii_lowercase());
    let numeral = letter.len() == 1 || letter.bytes().all(|b| b"ivx".contains(&b));
    let ends = !behind.starts_with(|c: char| c.is_alphanumeric() || c == '(');
    if small && numeral && ends { letter.len() + 2 } else { 0 }
}

/// Whether what follows the letter leaves it a heading: nothing, a parenthesis, a date, "to the … Agreement", a title.
fn allowed_tail(tail: &str, seen: &str) -> bool {
    if tail.is_empty() {
        return true;
    }
    let leaders = tail.contains("...")
        || tail.ends_with(|c: char| c.is_ascii_digit()) && seen.contains("   ") && dates::find(tail).is_empty();
    if is_continued(tail) {
        return true;
    }
    let lower = tail.to_lowercase();
    let opens = lower.starts_with(['(', '-', '–', '—', ':', '['])
        || ["to ", "of ", "as of", "dated", "effective"].iter().any(|w| lower.starts_with(w));
    let reads_on =
        ["of the agreement", "to the agreement", "is ", "are ", "and ", "shall ", "hereto", "attached", "to this", ","]
            .iter()
            .any(|w| lower.starts_with(w));
    !leaders
        && (!is_sentence(seen) || is_of_agreement(&lower) && !tail.ends_with(['.', ',', ';', ':']))
        && (opens && !reads_on || lower == "to" || is_caps(tail) && tail.len() < 80 && !reads_on)
}

/// "(continued)", ", cont'd", "- Continued" behind a heading: the same schedule on another page.
fn is_continued(tail: &str) -> bool {
    let said = tail.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    matches!(said.as_str(), "continued" | "cont" | "cont'd" | "cont’d" | "contd" | "continuation")
        || tail.starts_with('(') && said.starts_with("cont")
}

/// "to the Oak Agreement dated May 1, 2001, as amended June 2, 2003", with the article or without.
fn is_of_agreement(lower: &str) -> bool {
    let bare = lower.strip_prefix("to the ").or(lower.strip_prefix("to "));
    bare.is_some_and(|bare| names_agreement(&format!("to the {bare}")))
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
        check(
            "Schedule A to the Oak Agreement dated May 1, 2001, as amended on June 2, 2003\nOak Fund",
            Some(("A", "Schedule A", 1)),
        );
        check("SCHEDULE A TO OAK AGREEMENT DATED MAY 1, 2001\nOak Fund", Some(("A", "Schedule A", 1)));
        check(
            "ANNEX A\n\n(as restated May 1, 2017)\n\nto the Oak Agreement dated April 30, 1997 between Oak Trust and Elm, L.P.\n\nOak Fund",
            Some(("A", "Annex A", 5)),
        );
        check("Schedule II\nTo\nElm Agreement\n", Some(("II", "Schedule II", 3)));
        check("SCHEDULE 1.1(b)\nOak Fund", Some(("1.1(b)", "Schedule 1.1(b)", 1)));
        check("Annex 2(a) to the Oak Agreement\nOak Fund", Some(("2(a)", "Annex 2(a)", 1)));
    }

    #[test]
    fn what_is_no_heading() {
        check("Schedule A of the Agreement is hereby deleted in its entirety and", None);
        check("EXHIBIT e(2)(b)", None);
        check("EXHIBIT\n10.4\n", None);
        check("Exhibit (h)(3)(d)", None);
        check("EXHIBIT 99.(h)(2)(xii)", None);
        check("Exhibit 6(a)(5)", None);
        check("EXHIBIT 10.4(b)", None);
        check("Schedule A        Trusts and Funds ............ 25", None);
        check("Schedule A and Schedule B to the Agreement", None);
    }
}
