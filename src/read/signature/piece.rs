//! Lines → pieces: each cell of a line, with the label it bears and the words behind the label.

use crate::text::Span;
use crate::text::fold::is_blank;
use crate::text::known::begins;
use crate::text::lines::{Lines, advance};

use super::cells::{Cell, cells};
use super::label::{Label, Labelled, caption, is_drawn, is_stroke, label, signed};
use super::lexicon::{ends_entity, is_entity};
use super::part::is_part;
use super::running::{Sort, party_of_lead, unquoted};
use super::service::{ends_signed, is_stamp, stamp_length};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A label, with or without words behind it.
    Label(Label),
    /// A conformed signature without a label.
    Sign,
    /// A drawn rule.
    Rule,
    /// `(SEAL)`.
    Seal,
    /// What a party is called ("COMPANY:").
    Part,
    /// Words.
    Text,
    /// Running text or a lead-in stands here.
    Break,
    /// A page ends here.
    Page,
}

/// A cell of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub what: What,
    /// The words, without label, `/s/` and rules; several spans where they wrap. Empty for none.
    pub words: Vec<Span>,
    /// The printed name that a second label carries (`/s/ A` over `By: A`).
    pub printed: Vec<Span>,
    /// Whether `/s/` stands before the words.
    pub signed: bool,
    /// Whether a rule is drawn in place of words, or around them.
    pub ruled: bool,
    /// Whether the label has a colon.
    pub colon: bool,
    /// The caption's label when the piece may be a caption under a value.
    pub under: Option<Label>,
    /// All of it.
    pub all: Span,
    /// Its line, counted from 0.
    pub line: u32,
    /// Its row: the line, unless a long line is cut into rows.
    pub row: u32,
    /// The column of its first character.
    pub col: u32,
    /// Its place among the cells that TABs or pipes part; none where blanks part them.
    pub nth: Option<u32>,
    /// Whether it stood in one cell with the piece before it.
    pub glued: bool,
    /// The column of the page that it was found to stand in.
    pub stream: usize,
}

impl Piece {
    pub(super) fn is_mark_label(&self) -> bool {
        use Label::*;
        matches!(self.what, What::Sign | What::Label(By | Signature | Attest | Witness))
    }
    pub(super) fn is_label(&self, wanted: Label) -> bool {
        self.what == What::Label(wanted)
    }
    pub(super) fn is_bare(&self) -> bool {
        self.words.is_empty() && !self.signed && !self.ruled
    }
    /// A piece that says only that something stands between its neighbours.
    pub(super) fn parting(what: What, all: Span, line: u32, row: u32) -> Self {
        Self {
            what,
            words: Vec::new(),
            printed: Vec::new(),
            signed: false,
            ruled: false,
            colon: false,
            under: None,
            all,
            line,
            row,
            col: 0,
            nth: None,
            glued: false,
            stream: 0,
        }
    }
}

/// The pieces of the lines from `first` on, whose sorts are given.
pub(super) fn pieces(lines: &Lines<'_>, first: usize, sorts: &[Sort]) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut extra = 0;
    for (k, sort) in sorts.iter().enumerate() {
        let i = first + k;
        let Some(line) = lines.list.get(i) else { break };
        let row = i as u32 + extra;
        match sort {
            Sort::Blank => {}
            Sort::Page => out.push(Piece::parting(What::Page, line.seen, i as u32, row)),
            Sort::Break => {
                out.push(Piece::parting(What::Break, line.seen, i as u32, row));
                let seen = unquoted(lines.seen(i));
                if let Some(at) = party_of_lead(seen) {
                    let mut party = piece(&seen[at..], line.seen.end as usize - seen.len() + at);
                    (party.line, party.row) = (i as u32, row);
                    out.push(party);
                }
            }
            Sort::Line => {
                for cell in cells(lines, i).into_iter().filter(|cell| !is_stamp(lines.slice(cell.span))) {
                    split(lines, &cell, i as u32, row, &mut out);
                }
            }
        }
        extra += super::oneline::unfold(lines, i, sort, row, &mut out);
    }
    out
}

/// Cuts a cell where another label begins in it, and reads the pieces.
fn split(lines: &Lines<'_>, cell: &Cell, line: u32, row: u32, out: &mut Vec<Piece>) {
    let text = lines.slice(cell.span);
    if super::running::mentions(text) {
        return;
    }
    let mut starts = vec![0];
    starts.extend(caption_behind(text));
    starts.extend(inner_starts(text));
    let (mut col, mut measured) = (cell.col, 0);
    for (k, &start) in starts.iter().enumerate() {
        let end = starts.get(k + 1).copied().unwrap_or(text.len());
        let part = text[start..end].trim_end_matches(is_blank);
        let from = cell.span.start as usize + start;
        if part.is_empty() {
            continue;
        }
        let mut piece = piece(part, from);
        col = text[measured..start].chars().fold(col, advance);
        measured = start;
        (piece.line, piece.row, piece.col, piece.nth, piece.glued) = (line, row, col, cell.nth, k > 0);
        out.push(piece);
    }
}

/// "ATTEST: OAK TRUST": one column's head, and the caption of the next beside it, where the blanks between were lost. Where
/// the caption begins.
fn caption_behind(text: &str) -> Option<usize> {
    let head = label(text).filter(|l| l.colon && matches!(l.label, Label::Attest | Label::Witness))?;
    let words = text[head.length..].trim_start_matches(is_blank);
    let caption = signed(words).is_none() && !words.contains([':', '/', '_']) && ends_entity(words) && is_entity(words);
    caption.then_some(text.len() - words.len())
}

/// Where further labels begin inside the text of a cell.
pub(super) fn inner_starts(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut from = past_sign(text, label(text).map_or(0, |l| l.length));
    let mut drawn = is_drawn(&text[from..]);
    let mut after_blank = false;
    for (at, c) in text.char_indices() {
        let begins = after_blank && !is_blank(c) && at >= from;
        after_blank = is_blank(c);
        if !begins {
            continue;
        }
        let rest = &text[at..];
        let label = inner_label(rest);
        let parted = label.is_some() || drawn && is_drawn(rest) && !ends_single_dash(&text[..at]);
        if !parted || ends_signed(&text[..at]) {
            continue;
        }
        out.push(at);
        if let Some(length) = label {
            from = past_sign(text, at + length);
            drawn = is_drawn(&text[from..]);
        }
    }
    out
}

/// The length of a label that may begin inside a cell: one with a colon, a `/s/`, a seal.
fn inner_label(rest: &str) -> Option<usize> {
    let by_hand =
        |l: &Labelled| l.label == Label::By && signed(rest[l.length..].trim_start_matches(is_blank)).is_some();
    let found = label(rest).filter(|l| l.colon || by_hand(l));
    found.map(|l| l.length).or_else(|| signed(rest)).or_else(|| seal(rest).then_some(1))
}

/// The place behind blanks and a `/s/` that stand at `at`.
fn past_sign(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let tight = rest.trim_start_matches(is_blank);
    text.len() - tight.len() + signed(tight).unwrap_or(0)
}

/// "- -----": the first dash of a rule, escaped for transmission.
fn ends_single_dash(text: &str) -> bool {
    let text = text.trim_end();
    text == "-" || text.ends_with(" -")
}

fn seal(text: &str) -> bool {
    if !text.starts_with(['(', '[', 'l', 'L', 's', 'S', 'c', 'C']) {
        return false;
    }
    let bracketed = ["(seal)", "[seal]", "(corporate seal)", "[corporate seal]", "(l.s.)"];
    let end = text.char_indices().nth(18).map_or(text.len(), |(at, _)| at);
    let alone = text[..end].trim();
    bracketed.iter().any(|seal| begins(text, seal))
        || ["l.s.", "seal", "corporate seal"].iter().any(|seal| alone.eq_ignore_ascii_case(seal))
}

/// Whether a single long dash stands behind words and a blank.
fn leads_on(rest: &str) -> bool {
    let rest = rest.trim_end_matches(is_blank);
    let before = rest.strip_suffix(['–', '—']).filter(|before| before.ends_with(is_blank));
    before.is_some_and(|before| before.trim_end_matches(is_blank).ends_with(char::is_alphabetic))
}

/// Reads one piece whose text begins at byte `from`.
pub(super) fn piece(text: &str, from: usize) -> Piece {
    let all = Span::new(from, from + text.len());
    let mut out = Piece::parting(What::Text, all, 0, 0);
    let mut rest = text;
    if seal(text) {
        out.what = What::Seal;
        return out;
    }
    if let Some(found) = label(text) {
        out.what = What::Label(found.label);
        out.colon = found.colon;
        rest = &text[found.length..];
    } else if signed(text).is_some() {
        out.what = What::Sign;
    } else if is_drawn(text) && text.chars().all(|c| is_stroke(c) || is_blank(c)) {
        out.what = What::Rule;
        out.ruled = text.contains('_');
        return out;
    }
    out.under = caption(text).filter(|_| !out.colon);
    let blank = rest.len() - rest.trim_start_matches(is_blank).len();
    rest = &rest[blank..];
    rest = &rest[stamp_length(rest)..];
    if let Some(length) = signed(rest) {
        out.signed = true;
        rest = &rest[length..];
    }
    out.ruled = is_drawn(rest);
    let signs = |c: char| is_blank(c) || is_stroke(c) && c != '-' || matches!(c, '\u{b7}');
    // "Vice President –": a dash behind words leads on to the next line, and is no drawn rule.
    let led = leads_on(rest);
    let words = if led { rest.trim_start_matches(signs).trim_end_matches(is_blank) } else { rest.trim_matches(signs) };
    let words = if out.ruled { words.trim_start_matches(|c: char| is_stroke(c) || is_blank(c)) } else { words };
    // "By: ______, its ______": the word between two places left open.
    let joint = out.ruled && words.trim_matches(|c: char| c == ',' || is_blank(c)).eq_ignore_ascii_case("its");
    if !words.is_empty() && !joint && !is_stamp(words) && !words.chars().all(|c| is_stroke(c) || is_blank(c)) {
        let start = all.end as usize - rest.len() + (words.as_ptr() as usize - rest.as_ptr() as usize);
        out.words.push(Span::new(start, start + words.len()));
    }
    if out.what == What::Text && is_part(text) && out.under.is_none() {
        out.what = What::Part;
    }
    out
}
