//! What stands among the rows of a list and is none: paragraphs of prose, footnotes.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::read::furniture::is_furniture;
use crate::read::prose::{Joined, is_sentence, item_mark, paragraphs};
use crate::read::vocabulary::ends_like_a_name;
use crate::text::LineRange;
use crate::text::fold::begins_small;
use crate::text::lines::{Lines, Shape};

use super::body::Body;
use super::former::former_range;
use super::notes::{STARS, borne_marks, footnote_mark, is_remark, notes};
use super::row::cut;
use super::wrap::ends_as_a_company;

/// Lines of paragraphs that are no rows: prose and footnotes.
pub(super) fn set_aside(lines: &Lines<'_>, range: LineRange, out: &mut Body) -> HashSet<usize> {
    let mut aside = labelled(lines, range, out);
    let borne = borne_marks(lines, range);
    let mut counted = 0;
    for paragraph in paragraphs(lines, range) {
        for part in runs(lines, paragraph) {
            if aside.contains(&(part.start as usize)) {
                continue;
            }
            let joined = Joined::of(lines, part);
            match footnote_mark(lines.seen(part.start as usize)) {
                // A mark under which nothing is said is no note.
                Some(mark) if joined.text.trim_matches(['(', ')', ' ']) == mark => {}
                // "3 New Portfolio." behind the second note is the third.
                // "*  Oak Fund    X    X": a row whose name is marked.
                Some(_) if is_marked_row(lines, part.start as usize) => {}
                // "* Oak Fund": a name that is marked before it, as new ones are.
                Some(mark) if mark.starts_with(STARS) && !borne.contains(mark) && names_alone(lines, part) => {}
                Some(mark)
                    if notes(&joined.text, mark, &borne)
                        || counted > 0 && mark.parse() == Ok(counted + 1) && borne.contains(mark) =>
                {
                    counted = mark.parse().unwrap_or(0);
                    let from = joined.text.find(mark).map_or(0, |at| at + mark.len());
                    let from =
                        from + joined.text[from..].len() - joined.text[from..].trim_start_matches([')', ' ']).len();
                    out.notes.push((mark.to_owned(), joined.words(lines, from..joined.text.len())));
                    aside.extend(part.range());
                }
                _ if (is_sentence(&without_asides(&joined.text))
                    || ends_sentence_before(&joined.text)
                    || is_remark(&joined.text)
                    || is_drafting_note(&joined.text)
                    || part.range().len() > 1 && leads_to_list(&joined.text)
                    || part.range().len() == 1 && says_briefly(&joined.text))
                    && !is_table(lines, part) =>
                {
                    out.prose.push(part);
                    aside.extend(part.range());
                }
                _ => {}
            }
        }
    }
    aside
}

/// "Fees:        The fee is calculated at the annual rates below,", going on below at its own indent: a schedule's terms,
/// each beside its label, and no rows.
fn labelled(lines: &Lines<'_>, range: LineRange, out: &mut Body) -> HashSet<usize> {
    /// Labels are short, what leads to a list has a few words at least.
    const LABEL: usize = 24;
    const WORDS: usize = 4;
    let mut aside = HashSet::new();
    for i in range.range().filter(|&i| lines.shape(i) == Shape::Text) {
        let (cells, ruled) = cut(lines, i);
        let [label, said] = cells.as_slice() else { continue };
        let name = lines.slice(label.span);
        if ruled || said.gap < 2 || name.len() > LABEL || !name.ends_with(':') || !is_caption(name) {
            continue;
        }
        let set_in = |k: &usize| lines.shape(*k) == Shape::Text && lines.indent(*k) + 1 >= said.from as usize;
        let end = (i + 1..range.end as usize).find(|k| !set_in(k)).unwrap_or(range.end as usize);
        let joined = Joined::of(lines, LineRange::new(i, end));
        let text = joined.text.strip_prefix(name).unwrap_or(&joined.text);
        let leads = text.ends_with(':') && text.split_whitespace().count() >= WORDS;
        if is_sentence(text) && text.ends_with(['.', ':', ';']) || leads {
            out.prose.push(LineRange::new(i, end));
            aside.extend(i..end);
        }
    }
    aside
}

/// "Fees:", "Portfolios:": what a paragraph beside it is about, and nobody's name.
fn is_caption(label: &str) -> bool {
    let bare = label.trim_end_matches(':');
    !ends_like_a_name(bare) || !bare.contains(' ')
}

/// "and by deleting Oak Fund therefrom.": the sentence that the list stands in goes on after it.
pub fn ends_sentence_before(text: &str) -> bool {
    let joins = ["and ", "or ", "but "].iter().any(|word| text.starts_with(word));
    joins && text.ends_with(['.', ':', ';']) && !ends_like_a_name(text)
}

/// "Payable monthly in arrears.", "Minimum waived for new Funds.", "and any other series hereafter created": a line that
/// stops as a sentence does, or goes on with one, and has small words that no name has.
fn says_briefly(text: &str) -> bool {
    const JOINTS: [&str; 14] =
        ["of", "and", "the", "for", "in", "to", "or", "on", "by", "with", "an", "formerly", "known", "as"];
    let goes_on = ["and any ", "and such ", "and all ", "and each ", "or any ", "or such "];
    if goes_on.iter().any(|front| text.starts_with(front)) {
        return true;
    }
    let plain = |word: &&str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase()) && !JOINTS.contains(word);
    let bare = |word: &str| word.trim_end_matches([',', ';', '.', ':']).to_owned();
    let words: Vec<String> = text.split(' ').map(bare).collect();
    let small = words.iter().filter(|word| plain(&word.as_str())).count();
    // "This Schedule lists the Funds.": one such word is enough where the first points at something.
    let points = matches!(words.first().map(String::as_str), Some("This" | "The" | "Each" | "All" | "These" | "Such"));
    text.ends_with('.') && !text.contains('(') && words.len() >= 4 && small >= if points { 1 } else { 2 }
}

/// "Annual rates, as a percentage of the average daily net assets of the Class A Shares of the Fund:" over several lines:
/// words about the list, with more small words than a name has.
fn leads_to_list(text: &str) -> bool {
    const FEWEST: usize = 4;
    const JOINTS: [&str; 9] = ["and", "the", "for", "its", "with", "series", "each", "formerly", "known"];
    let plain = |word: &&str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_lowercase()) && !JOINTS.contains(word);
    text.ends_with(':') && text.split([' ', ',', ';']).filter(plain).count() >= FEWEST
}

/// "[Class R of Oak Fund to be confirmed.]": what a draft's author told its readers.
fn is_drafting_note(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or("");
    inner.ends_with('.') && inner.split(' ').filter(|word| word.starts_with(|c: char| c.is_lowercase())).count() >= 3
}

/// Words without their parentheses, in which whole sentences may stand beside a name; what stands in one as a whole is
/// asked as it is.
fn without_asides(text: &str) -> Cow<'_, str> {
    if !text.contains('(') || text.starts_with('(') {
        return Cow::Borrowed(text);
    }
    let mut depth = 0_usize;
    let outside = |c: &char| {
        depth += usize::from(*c == '(');
        let out = depth == 0;
        depth -= usize::from(*c == ')' && depth > 0);
        out
    };
    let kept: String = text.chars().filter(outside).collect();
    // A parenthesis that is never closed hides what follows.
    if depth > 0 { Cow::Borrowed(text) } else { Cow::Owned(kept) }
}

/// A paragraph cut where its lines change from words to cells, where a footnote or the next row of a numbered list
/// begins, and after a line that ends a sentence: without blank lines a list may follow a sentence directly.
fn runs(lines: &Lines<'_>, paragraph: LineRange) -> Vec<LineRange> {
    let mut out: Vec<LineRange> = Vec::new();
    let mut before: Option<(bool, bool)> = None;
    let mut counted: Option<(u32, usize)> = None;
    for i in paragraph.range() {
        if lines.shape(i) != Shape::Text {
            if let Some(last) = out.last_mut() {
                last.end = i as u32 + 1;
            }
            continue;
        }
        let one = LineRange::new(i, i + 1);
        let table = is_table(lines, one);
        let number = item_mark(lines.seen(i)).and_then(|(mark, _)| mark.parse().ok());
        // "4." at the indent of "3.": the next row of a numbered list.
        let counts = |(last, indent): (u32, usize)| number == Some(last + 1) && lines.indent(i) == indent;
        let starts = footnote_mark(lines.seen(i)).is_some() || counted.is_some_and(counts);
        counted = number.map(|number| (number, lines.indent(i))).or(counted);
        let ends = lines.seen(i).trim_end_matches(['"', '”', ')']).ends_with(['.', ':']);
        let lower = begins_small(lines.seen(i));
        let cut = before.is_none_or(|(was_table, ended)| was_table != table || ended && !lower)
            || starts
            || is_furniture(lines, i)
            || i > paragraph.start as usize && (is_furniture(lines, i - 1) || begins_sentence(lines, i, out.last()));
        match out.last_mut().filter(|_| !cut) {
            Some(last) => last.end = i as u32 + 1,
            None => out.push(one),
        }
        before = Some((table, ends));
    }
    out
}

/// "Elm Fund" over "Fees" and "The Adviser shall receive 0.02% of the assets.": a sentence begins below names, where the copy
/// has no blank lines. A paragraph of prose that holds names is a sentence before.
fn begins_sentence(lines: &Lines<'_>, i: usize, run: Option<&LineRange>) -> bool {
    /// No list without a blank line and without an item's number is longer: what is, is not looked through at every line.
    const MOST: usize = 40;
    let seen = lines.seen(i);
    let name = |k: usize| ends_like_a_name(lines.seen(k)) && lines.seen(k).starts_with(char::is_uppercase);
    let run = run.filter(|run| run.range().len() <= MOST);
    let Some(run) = run.filter(|_| seen.starts_with(char::is_uppercase) && is_sentence(seen)) else { return false };
    run.range().any(name) && !is_sentence(&Joined::of(lines, *run).text)
}

/// A mark, a name, and more in columns of their own.
fn is_marked_row(lines: &Lines<'_>, i: usize) -> bool {
    let (cells, ruled) = cut(lines, i);
    let marked = cells.first().is_some_and(|first| is_lone_mark(lines.slice(first.span)));
    !ruled && marked && cells.iter().skip(2).any(|cell| cell.gap >= 4)
}

/// Behind its mark a line is a name and nothing else.
fn names_alone(lines: &Lines<'_>, part: LineRange) -> bool {
    let name = lines.seen(part.start as usize).trim_start_matches(STARS).trim_start();
    let capital = |word: &str| word.len() < 4 || !word.starts_with(|c: char| c.is_lowercase());
    let whole =
        name.split(' ').count() > 2 && ends_like_a_name(name) && (!name.ends_with('.') || ends_as_a_company(name));
    whole && name.split(' ').all(capital) && former_range(name).is_none()
}

/// "*", "**", "(1)": a note's mark alone.
fn is_lone_mark(text: &str) -> bool {
    let bare = text.trim_matches(['(', ')']);
    let starred = !text.is_empty() && text.trim_start_matches(STARS).is_empty();
    starred || bare.len() < text.len() && footnote_mark(text) == Some(bare)
}

/// Most lines have cells: a table, however long its words.
pub fn is_table(lines: &Lines<'_>, part: LineRange) -> bool {
    let cut_lines = part.range().filter(|&i| {
        let (cells, ruled) = cut(lines, i);
        // "*    The Adviser waives": a note's mark heads no column.
        let marked = cells.first().is_some_and(|first| is_lone_mark(lines.slice(first.span)));
        ruled || cells.iter().skip(1 + usize::from(marked)).any(|cell| cell.gap >= 4)
    });
    cut_lines.count() * 2 > part.range().len()
}
