//! Text of which all lines were run together: its signatures are cut into rows as they once stood.

use std::ops::Range;

use crate::read::dates;
use crate::text::fold::is_blank;
use crate::text::lines::Lines;

use super::label::{Label, is_stroke};
use super::lexicon::{ends_entity, is_entity};
use super::listing::heading_within;
use super::piece::{Piece, What, inner_starts, piece};
use super::running::{Sort, has_signed};

/// A line as long as this was no line of a page.
const LONG: usize = 600;

/// How far apart, in bytes, the labels of one signature page may stand.
const APART: usize = 500;

/// Adds the rows of a long line that holds signatures; how many rows it takes beyond one.
pub(super) fn unfold(lines: &Lines<'_>, line: usize, sort: &Sort, row: u32, out: &mut Vec<Piece>) -> u32 {
    let span = lines.list[line].seen;
    let text = lines.slice(span);
    if text.len() < LONG || *sort == Sort::Page || !has_signed(text) {
        return 0;
    }
    // What the line gave as one row is taken back.
    let kept = out.iter().rposition(|piece| piece.row != row).map_or(0, |last| last + 1);
    out.truncate(kept);
    let mut next = row;
    for cluster in clusters(text) {
        out.push(Piece::parting(What::Break, span, line as u32, next));
        next += 1;
        for cells in rows(text, &cluster) {
            for cell in cells {
                let mut made = piece(&text[cell.clone()], span.start as usize + cell.start);
                (made.line, made.row, made.col, made.glued) = (line as u32, next, 0, true);
                out.push(made);
            }
            next += 1;
        }
    }
    out.push(Piece::parting(What::Break, span, line as u32, next));
    next - row
}

/// The rows of every signature page in a line that was a text, each row with its cells.
pub fn rows_of_line(line: &str) -> Vec<Vec<Vec<Range<usize>>>> {
    if !(has_signed(line) || is_left_blank(line)) {
        return Vec::new();
    }
    clusters(line).iter().map(|cluster| rows(line, cluster)).collect()
}

/// The labels of a signature page, from the first to the last of each run of them that holds a `/s/`.
fn clusters(text: &str) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let quoted = |start: &usize| text[..*start].ends_with(['"', '“', '(']);
    for start in inner_starts(text).into_iter().filter(|start| !quoted(start)) {
        match out.last_mut().filter(|run| run.last().is_some_and(|last| start - last <= APART)) {
            Some(run) => run.push(start),
            None => out.push(vec![start]),
        }
    }
    out.retain(|run| {
        let own = &text[run[0]..tail(text, run[run.len() - 1])];
        has_signed(own) || is_left_blank(own)
    });
    out
}

/// Whether rules are left for signatures.
fn is_left_blank(text: &str) -> bool {
    text.contains("By: ___") || text.contains("BY: ___")
}

/// The rows of a run of labels: what each label heads, rules, and the words between.
fn rows(text: &str, starts: &[usize]) -> Vec<Vec<Range<usize>>> {
    let mut out: Vec<Vec<Range<usize>>> = Vec::new();
    let mut signers: Vec<&str> = Vec::new();
    if let Some(caption) = caption_before(text, starts[0]) {
        out.push(vec![caption]);
    }
    for (k, &start) in starts.iter().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or_else(|| tail(text, start));
        for part in parts(text, start..end).into_iter().flat_map(|part| dated(text, part)) {
            let made = piece(&text[part.clone()], 0);
            if made.signed {
                signers.extend(made.words.first().map(|words| &text[part.clone()][words.range()]));
            }
            for part in printed(text, part, &signers).into_iter().map(|part| without_page(text, part)) {
                let beside = out.last().and_then(|row| row.last()).is_some_and(|last| is_beside(text, last, &part));
                match out.last_mut().filter(|_| beside) {
                    Some(row) => row.push(part),
                    None => out.push(vec![part]),
                }
            }
        }
    }
    out
}

/// "4 OAK CORP.": a page's number before a caption is no part of it.
fn without_page(text: &str, part: Range<usize>) -> Range<usize> {
    let words = &text[part.clone()];
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words[digits..].trim_start();
    let numbered = (1..=2).contains(&digits) && words[digits..].starts_with(' ');
    if numbered && is_entity(rest) && ends_entity(rest) { part.end - rest.len()..part.end } else { part }
}

/// Whether a part stands beside the one before: `By:` beside `Attest:`, a rule beside a rule, a signature beside its label.
fn is_beside(text: &str, last: &Range<usize>, part: &Range<usize>) -> bool {
    let (last, made) = (piece(&text[last.clone()], 0), piece(&text[part.clone()], 0));
    let attested = matches!(last.what, What::Label(Label::Attest | Label::Witness)) && made.is_label(Label::By);
    attested
        || is_rule(&text[part.clone()]) && last.what == What::Rule
        || last.is_bare() && last.is_mark_label() && made.what == What::Sign
}

/// "Ada Quist Ben Rohr Secretary President": who signed above is printed again, and what follows is something else.
fn printed(text: &str, part: Range<usize>, signers: &[&str]) -> Vec<Range<usize>> {
    /// No more stand side by side.
    const BESIDE: usize = 3;
    let mut rest = &text[part.clone()];
    if piece(rest, 0).what == What::Text {
        let near = &signers[signers.len().saturating_sub(BESIDE)..];
        while let Some(name) = near.iter().find(|name| name.len() > 3 && starts_alike(rest, name)) {
            rest = rest[name.len()..].trim_start_matches(|c: char| is_blank(c));
        }
    }
    let cut = part.end - rest.len();
    if rest.is_empty() || cut == part.start { vec![part] } else { vec![part.start..cut, cut..part.end] }
}

/// Whether words begin with a name, and a blank follows.
fn starts_alike(words: &str, name: &str) -> bool {
    let head = words.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
    head && words[name.len()..].chars().next().is_none_or(is_blank)
}

/// "Dated: December 31, 2001 OAK ADVISORS, INC.": what stands behind the date is the next caption.
fn dated(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[part.clone()];
    let found = dates::find(words).into_iter().next().filter(|_| piece(words, 0).is_label(Label::Date));
    let Some(end) = found.map(|found| found.range.end) else { return vec![part] };
    let rest = words[end..].trim_start_matches(|c: char| !c.is_alphanumeric());
    if rest.is_empty() { vec![part] } else { vec![part.start..part.start + end, part.end - rest.len()..part.end] }
}

fn is_rule(words: &str) -> bool {
    words.chars().all(|c| is_stroke(c) || is_blank(c)) && words.contains("--") | words.contains("__")
}

/// Where the words behind the last label end: at a schedule's heading, or soon.
fn tail(text: &str, start: usize) -> usize {
    const SOON: usize = 160;
    let end = text.ceil_char_boundary(start + SOON);
    heading_within(&text[start..end]).map_or(end, |at| start + at)
}

/// Cuts at rules, and before a name in capitals behind a seal or a title.
fn parts(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut ruled = false;
    let mut at = range.start;
    for word in text[range.clone()].split(is_blank) {
        let span = at..at + word.len();
        at = span.end + text[span.end..].chars().next().map_or(0, char::len_utf8);
        if word.is_empty() {
            continue;
        }
        let parted = word == "-" && text[at..].trim_start_matches(is_blank).starts_with("--");
        let rule = word.chars().all(is_stroke) && word.len() > 2 || parted;
        let dash_led = rule && word.len() > 2 && out.last().is_some_and(|last| &text[last.clone()] == "-");
        let seal_over = out.last().is_some_and(|last| piece(&text[last.clone()], 0).what == What::Seal);
        if out.is_empty() || rule && !dash_led || ruled && !rule || seal_over {
            out.push(span);
        } else if let Some(last) = out.last_mut() {
            last.end = span.end;
        }
        ruled = rule;
    }
    out.into_iter().flat_map(|part| loud_tail(text, part)).collect()
}

/// "Vice President OAK EQUITY FUNDS": the capitals behind ordinary writing are the next caption.
fn loud_tail(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[part.clone()];
    let quiet = words.char_indices().rfind(|(_, c)| c.is_lowercase());
    let worded = matches!(piece(words, 0).what, What::Text | What::Label(Label::Title));
    let Some((last, _)) = quiet.filter(|_| worded) else { return vec![part] };
    let Some(gap) = words[last..].find(is_blank) else { return vec![part] };
    let tail = words[last + gap..].trim_start_matches(is_blank);
    let from = part.end - tail.len();
    if tail.split_whitespace().count() < 2 {
        vec![part]
    } else {
        vec![part.start..last + gap + part.start, from..part.end]
    }
}

/// The caption before the first label: the capitals behind the last sentence or date.
fn caption_before(text: &str, first: usize) -> Option<Range<usize>> {
    const REACH: usize = 300;
    let from = text.ceil_char_boundary(first.saturating_sub(REACH));
    let before = text[from..first].trim_end();
    let dated = dates::find(before).last().map_or(0, |found| found.range.end);
    let quiet = before.char_indices().rfind(|(_, c)| c.is_lowercase()).map_or(0, |(at, c)| at + c.len_utf8());
    let cut = dated.max(quiet);
    let tail = before[cut..].trim_start_matches(|c: char| !c.is_alphabetic());
    let start = from + before.len() - tail.len();
    (!tail.is_empty()).then_some(start..from + before.len())
}
