//! Words that the layout puts nowhere: in text that lost its indents, or whose columns stand but a blank apart, what
//! the words say decides to which column they go.

use std::ops::Range;

use crate::order::InOrder;
use crate::text::Span;
use crate::text::lines::Lines;

use super::columns::{Pair, parts, rows};
use super::cut::text;
use super::details::{before_comma, starts_with_person};
use super::label::Label;
use super::lexicon::{ends_entity, ends_legal, helps_title, is_entity, is_open, is_title, word_starts};
use super::person::same_person;
use super::piece::{Piece, What};

/// Moves loose pieces to the column that their words belong to; cuts lines that hold words of two columns.
pub(super) fn place(lines: &Lines<'_>, pieces: &mut Vec<Piece>, pairs: &[Pair]) {
    cut_lines(lines, pieces, pairs);
    for part in parts(pieces) {
        let rows = rows(pieces, part.clone());
        let (first, last) = (pieces[part.start].row, pieces[part.end - 1].row);
        let from = pairs.partition_point(|p| p.row < first);
        let here: Vec<&Pair> = pairs[from..].iter().take_while(|p| p.row <= last).collect();
        if here.is_empty() {
            continue;
        }
        follow_cells(lines, pieces, &rows);
        let lost = rows.iter().all(|row| pieces[row.start].col == 0 && pieces[row.start].nth.is_none());
        if lost {
            captions(lines, pieces, &rows);
        }
        for pair in here.iter().filter(|pair| lost || pair.flat) {
            details(lines, pieces, &rows, pair);
        }
    }
}

/// How many rows below a pair its details may stand.
const REACH: u32 = 10;

/// A further line of a cell stands at the margin: it goes with the words of the last cell above it, unless those are
/// whole and the first cell has words that it may go on with. Where the markup tells that the row goes on, a line without
/// a TAB is the first cell's.
fn follow_cells(lines: &Lines<'_>, pieces: &mut [Piece], rows: &[Range<usize>]) {
    for pair in rows.windows(2) {
        let (above, own) = (pair[0].clone(), pair[1].clone());
        let worded = pieces[above.clone()].iter().all(|p| p.what == What::Text);
        let (first, last, line) = (&pieces[above.start], &pieces[above.end - 1], &pieces[own.start]);
        let single = own.len() == 1 && line.what == What::Text && line.nth.is_none() && line.row == last.row + 1;
        let known = lines.list.get(line.line as usize).is_some_and(|line| line.continues);
        if !worded || !single || known || last.nth.is_none() || last.stream == 0 {
            continue;
        }
        let [first, last_words, words] = [first, last, line].map(|p| lines.slice(p.all));
        let whole = is_whole(last_words, words) && !last_words.ends_with(',') && !alike(last_words, words);
        if above.len() == 1 || !(whole || alike(first, words)) {
            (pieces[own.start].stream, pieces[own.start].nth) = (last.stream, last.nth);
        }
    }
}

/// Whether a name ends with its line: `below` is another.
fn is_whole(name: &str, below: &str) -> bool {
    let last = super::lexicon::words(name).next_back().unwrap_or_default();
    let goes_on = super::lexicon::words(below).next().as_deref() == Some("of");
    ends_legal(name)
        || matches!(last.as_str(), "company" | "funds" | "series" | "association") && ends_entity(below) && !goes_on
}

/// Names of one family begin alike.
fn alike(a: &str, b: &str) -> bool {
    super::lexicon::words(a).next() == super::lexicon::words(b).next()
}

/// Captions of which one column's wraps: the odd line goes with the name that it completes.
fn captions(lines: &Lines<'_>, pieces: &mut [Piece], rows: &[Range<usize>]) {
    let slice = |p: &Piece| lines.slice(p.all).to_owned();
    for pair in rows.windows(2) {
        let (above, below) = (pair[0].clone(), pair[1].clone());
        if pieces[below.start].row > pieces[above.start].row + 1 {
            continue;
        }
        let lone = |row: &Range<usize>| row.len() == 1 && pieces[row.start].what == What::Text;
        if lone(&below) && above.len() > 1 {
            let own = slice(&pieces[below.start]);
            let texts: Vec<usize> = above.clone().filter(|&i| pieces[i].what == What::Text).collect();
            let incomplete =
                |i: usize| !ends_legal(&slice(&pieces[i])) || slice(&pieces[i]).ends_with(',') && ends_legal(&own);
            let last = texts.last().copied().filter(|&i| pieces[i].stream > 0 && incomplete(i) && is_entity(&own));
            let first_open = texts.len() > 1 && incomplete(texts[0]);
            if let Some(i) = last.filter(|_| !first_open) {
                pieces[below.start].stream = pieces[i].stream;
            }
        } else if lone(&above) && below.len() == 2 && slice(&pieces[above.start]).ends_with(',') {
            let (left, right) = (slice(&pieces[below.start]), slice(&pieces[below.start + 1]));
            let worded = pieces[below.clone()].iter().all(|p| p.what == What::Text);
            if worded && ends_legal(&left) && !ends_legal(&right) {
                pieces[above.start].stream = pieces[below.start + 1].stream;
            }
        }
    }
}

/// The pieces alone in the rows under a pair go to the column whose signer they name, and so do those that follow.
fn details(lines: &Lines<'_>, pieces: &mut [Piece], rows: &[Range<usize>], pair: &Pair) {
    let signers = signers(lines, pieces, pair);
    let mut current: Option<usize> = None;
    let mut unfinished: Option<usize> = None;
    let mut titled = vec![false; signers.len()];
    let mut labels = vec![false; signers.len()];
    let start = rows.partition_point(|row| pieces[row.start].row <= pair.row);
    for row in &rows[start..] {
        if pieces[row.start].row > pair.row + REACH {
            break;
        }
        if row.len() > 1 {
            if pieces[row.clone()].iter().any(Piece::is_mark_label) {
                break;
            }
            unfinished = open_title(lines, &pieces[row.clone()]);
            for piece in &pieces[row.clone()] {
                let words = text(lines, &piece.words);
                current = signers.iter().position(|s| same_person(s, before_comma(&words))).or(current);
                labels[piece.stream.min(signers.len() - 1)] |= piece.is_label(Label::Name);
                if is_title(&words) {
                    titled[piece.stream.min(signers.len() - 1)] = true;
                }
            }
            continue;
        }
        let piece = &mut pieces[row.start];
        let words = text(lines, &piece.words);
        let labelled = piece.is_label(Label::Title);
        if piece.what != What::Text && !labelled || is_entity(&words) && !is_title(&words) {
            continue;
        }
        let named = signers.iter().position(|s| same_person(s, before_comma(&words)));
        let named = named.filter(|_| !labelled || starts_with_person(&words));
        let title = labelled || is_title(&words) || helps_title(&words) || is_open(&words);
        let untitled = pair.flat.then(|| titled.iter().position(|t| !t)).flatten();
        // Where one column bears labels and the others none, a label is its own.
        let only = labels.iter().position(|l| *l).filter(|_| labelled && labels.iter().filter(|l| **l).count() == 1);
        let follows = only.or(current).filter(|_| !words.is_empty()).or(untitled.filter(|_| title));
        if let Some(k) = named.or(unfinished.take()).or(follows) {
            piece.stream = k;
            current = Some(k);
            titled[k] |= title;
        }
    }
}

/// "Ada Quist, Actuary and Vice    Ben Rohr, Secretary" over "President": the column whose title ends as none does, if it is
/// one alone.
fn open_title(lines: &Lines<'_>, row: &[Piece]) -> Option<usize> {
    let ends = |piece: &&Piece| {
        let words = text(lines, &piece.words);
        words.contains(' ') && is_open(&words)
    };
    let mut open = row.iter().filter(ends);
    open.next().filter(|_| open.next().is_none()).map(|piece| piece.stream)
}

/// The names behind `/s/` in a pair's columns; empty where there is none.
fn signers(lines: &Lines<'_>, pieces: &[Piece], pair: &Pair) -> Vec<String> {
    let mut out = vec![String::new(); pair.columns()];
    let start = pieces.partition_point(|p| p.row < pair.row);
    let row = pieces[start..].iter().take_while(|p| p.row == pair.row);
    for piece in row.filter(|p| p.signed || p.is_label(Label::By)) {
        if let Some(name) = out.get_mut(piece.stream) {
            *name = text(lines, &piece.words);
        }
    }
    out
}

/// Cuts the lines under flat pairs in which words of two columns stand side by side.
fn cut_lines(lines: &Lines<'_>, pieces: &mut Vec<Piece>, pairs: &[Pair]) {
    let mut seams: Vec<(usize, usize)> = Vec::new();
    for pair in pairs.iter().filter(|pair| pair.flat && pair.columns() == 2) {
        let signers = signers(lines, pieces, pair);
        let start = pieces.partition_point(|p| p.row <= pair.row);
        let ends = |p: &Piece| p.row > pair.row + REACH || p.is_mark_label() || p.what == What::Break;
        for (k, piece) in pieces.iter().enumerate().skip(start).take_while(|(_, p)| !ends(p)) {
            let seam = (piece.what == What::Text).then(|| seam(lines.slice(piece.all), &signers)).flatten();
            seams.extend(seam.map(|seam| (k, seam)));
        }
    }
    if seams.is_empty() {
        return;
    }
    // The marks of a pair and the rules under them both show its columns; the marks come first and know the names.
    seams.order_by_key(|(at, _)| *at);
    seams.dedup_by_key(|(at, _)| *at);
    let mut seams = seams.into_iter().peekable();
    let whole = std::mem::take(pieces);
    for (k, piece) in whole.into_iter().enumerate() {
        match seams.next_if(|(at, _)| *at == k) {
            Some((_, seam)) => pieces.extend(halves(lines, piece, seam)),
            None => pieces.push(piece),
        }
    }
}

/// A piece as its two halves, one in each column.
fn halves(lines: &Lines<'_>, piece: Piece, seam: usize) -> [Piece; 2] {
    let line = lines.slice(piece.all);
    let from = piece.all.start as usize;
    let half = |start: usize, end: usize, stream: usize| {
        let all = Span::new(from + start, from + end);
        Piece { all, words: vec![all], stream, glued: stream > 0, ..piece.clone() }
    };
    [half(0, line[..seam].trim_end().len(), 0), half(seam, line.len(), 1)]
}

/// Where the words of the second column begin in a line: before its signer's name, or between two titles.
fn seam(line: &str, signers: &[String]) -> Option<usize> {
    let starts = word_starts(line);
    let second = signers.get(1).filter(|name| !name.is_empty());
    let first_name = |at: usize| signers.first().is_some_and(|name| same_person(name, before_comma(&line[..at])));
    let name = starts.iter().copied().find(|&at| {
        let (left, right) = (&line[..at], &line[at..]);
        second.is_some_and(|name| whole(name, before_comma(right))) && (is_title(left) || first_name(at))
    });
    let titles = || {
        starts.iter().copied().find(|&at| {
            let (left, right) = (&line[..at], &line[at..]);
            is_title(left) && is_title(right) && !is_open(left) && !continues_title(right)
        })
    };
    name.or_else(titles)
}

/// The same words, initials and all.
fn whole(a: &str, b: &str) -> bool {
    super::lexicon::words(a).eq(super::lexicon::words(b))
}

/// "and Secretary", "& Treasurer", "of Operations": not the beginning of a title.
fn continues_title(right: &str) -> bool {
    let head = right.trim_start().to_lowercase();
    ["and ", "& ", "of ", "- ", "officer", "president,", "for "].iter().any(|start| head.starts_with(start))
}
