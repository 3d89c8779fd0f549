//! Signature blocks: who signs, for whom, as what, and whether it was signed.
//!
//! *zones → pieces → columns → drafts → signatures*: lines around the signs of a signature are cut into pieces
//! (labels, marks, rules, words), the pieces are put into columns, each column is cut into drafts by votes of its
//! pieces, and drafts become signatures once every caption has found its marks.

mod assist;
mod build;
mod caption;
mod cells;
mod columns;
mod cut;
mod details;
mod doubt;
mod edge;
pub mod foot;
mod group;
mod join;
mod label;
mod lexicon;
mod listing;
mod loose;
mod marks;
mod name;
mod notary;
mod oneline;
mod part;
mod parties;
mod party;
mod person;
mod piece;
mod running;
mod service;
mod share;
mod trailing;
mod under;
mod value;
mod zone;

use crate::model::Signature;
use crate::order::InOrder;
use crate::read::schedule::heading::heading_at;
use crate::text::LineRange;
use crate::text::lines::{Lines, Shape};

use cut::Place;
pub use oneline::rows_of_line;
use parties::Placed;
use piece::{Piece, What};

/// A run of lines in which somebody signs.
#[derive(Debug, Clone, PartialEq)]
pub struct SignatureBlock {
    /// From its first caption to its last detail.
    pub lines: LineRange,
    /// Who signs; nobody where only a notary does.
    pub signatures: Vec<Signature>,
    /// Why the reading may be wrong, as a sentence for the person who reads it.
    pub doubt: Option<&'static str>,
}

/// Every signature block within `within`, in the order of the text; blocks do not overlap.
pub fn signature_blocks(lines: &Lines<'_>, within: LineRange) -> Vec<SignatureBlock> {
    let mut out: Vec<SignatureBlock> = Vec::new();
    for zone in zone::zones(lines, within) {
        let mut blocks = read_zone(lines, zone);
        blocks.extend(others(lines, zone, &blocks));
        blocks.order_by_key(|block| block.lines.start);
        blocks.into_iter().for_each(|block| push(&mut out, block));
    }
    // A signature that stands in no zone is not lost for that.
    let strays = others(lines, within, &out);
    if !strays.is_empty() {
        out.extend(strays);
        out.order_by_key(|block| block.lines.start);
    }
    out
}

/// Blocks without a signer of a party: a notary's `/s/` is a signature too, though nobody's here.
fn others(lines: &Lines<'_>, zone: LineRange, blocks: &[SignatureBlock]) -> Vec<SignatureBlock> {
    // Blocks stand in the order of the text.
    let covered = |i: usize| {
        let after = blocks.partition_point(|block| block.lines.end as usize <= i);
        blocks.get(after).is_some_and(|block| block.lines.range().contains(&i))
    };
    let signs = |i: &usize| running::has_signed(lines.seen(*i)) && !running::mentions(lines.seen(*i));
    let alone = zone.range().filter(|i| signs(i) && !covered(*i));
    alone.map(|i| SignatureBlock { lines: LineRange::new(i, i + 1), signatures: Vec::new(), doubt: None }).collect()
}

/// Blocks that share a line are one.
fn push(out: &mut Vec<SignatureBlock>, block: SignatureBlock) {
    match out.last_mut().filter(|last| last.lines.end > block.lines.start) {
        Some(last) => {
            last.lines.end = last.lines.end.max(block.lines.end);
            last.signatures.extend(block.signatures);
            last.doubt = last.doubt.or(block.doubt);
        }
        None => out.push(block),
    }
}

fn read_zone(lines: &Lines<'_>, zone: LineRange) -> Vec<SignatureBlock> {
    let sorts = running::sort(lines, zone);
    let mut pieces = piece::pieces(lines, zone.start as usize, &sorts);
    let pairs = columns::assign(lines, &mut pieces);
    loose::place(lines, &mut pieces, &pairs);
    let mut out = Vec::new();
    for part in columns::parts(&pieces) {
        let place =
            Place { led: is_led(lines, &pieces[..part.start]), listed: is_listed(lines, &pieces[..part.start]) };
        out.extend(read_part(lines, &pieces[part], place));
    }
    out
}

/// Whether a lead-in ("IN WITNESS WHEREOF …") stands at the end of what precedes.
fn is_led(lines: &Lines<'_>, before: &[Piece]) -> bool {
    let breaks = before.iter().rev().take_while(|p| p.what == What::Break).take(8);
    breaks.filter(|p| !dates_a_schedule(lines, p.line as usize)).any(|p| {
        let seen = running::unquoted(lines.slice(p.all));
        running::begins_witness(seen) || running::is_lead(seen)
    })
}

/// "Dated as of May 1, 2003" among the lines of a schedule's heading: a list follows it, not a signature.
fn dates_a_schedule(lines: &Lines<'_>, i: usize) -> bool {
    /// No heading has its date farther below its first line.
    const BELOW: usize = 8;
    let dated =
        |seen: &str| seen.trim_start_matches(['(', '[']).get(..5).is_some_and(|w| w.eq_ignore_ascii_case("dated"));
    let heading = |k: usize| heading_at(lines, k, &[]).is_some_and(|heading| heading.strong);
    let above = || (i.saturating_sub(BELOW)..i).rev().take_while(|&k| !lines.seen(k).ends_with('.')).any(heading);
    // "OAK AGREEMENT" over "dated as of May 1, 2003" over "SCHEDULE 2": the agreement's day.
    let below = || (i + 1..lines.len()).find(|&k| lines.shape(k) == Shape::Text).is_some_and(heading);
    dated(lines.seen(i)) && (above() || below())
}

/// Whether a list stands before, and no lead-in between.
fn is_listed(lines: &Lines<'_>, before: &[Piece]) -> bool {
    /// No list whose end matters begins farther up.
    const FAR: usize = 100;
    for piece in before.iter().rev().take(FAR).filter(|p| p.what == What::Break) {
        if listing::is_listing(lines, piece.line as usize) {
            return true;
        }
        let seen = running::unquoted(lines.slice(piece.all));
        if running::begins_witness(seen) || running::is_lead(seen) {
            return false;
        }
    }
    false
}

/// Reads the pieces between two breaks.
fn read_part(lines: &Lines<'_>, pieces: &[Piece], place: Place) -> Option<SignatureBlock> {
    let streams = pieces.iter().map(|p| p.stream).max().unwrap_or(0) + 1;
    let mut all: Vec<Placed> = Vec::new();
    for stream in 0..streams {
        let own: Vec<Piece> = pieces.iter().filter(|p| p.stream == stream || p.what == What::Page).cloned().collect();
        let mut drafts = share::fill_templates(cut::drafts(lines, &join::join(lines, own), place));
        share::deal(lines, &mut drafts);
        all.extend(drafts.into_iter().map(|draft| Placed { draft, stream, parties: Default::default(), lent: false }));
    }
    let mut settled = parties::settle(lines, all);
    settled.retain(|placed| !is_word_only(lines, placed));
    let signatures: Vec<Signature> = settled.iter().map(|placed| build::signature(lines, placed)).collect();
    let hull = signatures.iter().map(|s| s.span).reduce(crate::text::Span::hull)?;
    let first = lines.line_at(hull.start);
    let first = foot::heading_over(lines, first).unwrap_or(first);
    let last = lines.line_at(hull.end.saturating_sub(1).max(hull.start));
    Some(SignatureBlock {
        lines: LineRange::new(first, last + 1),
        signatures,
        doubt: doubt::doubt(lines, pieces, &settled),
    })
}

/// A lone "By" that no party stands over and nothing under: a word of a torn sentence.
fn is_word_only(lines: &Lines<'_>, placed: &Placed) -> bool {
    let draft = &placed.draft;
    let named = placed
        .parties
        .names
        .iter()
        .any(|name| cut::text(lines, name).chars().filter(|c| c.is_alphabetic()).count() > 3);
    draft.mark.is_label(label::Label::By) && draft.mark.is_bare() && draft.below.is_empty() && !named
}
