//! The edges of a column: where the captions of its first mark begin, and where the details of its last end.

use std::collections::HashSet;

use crate::text::fold::Folded;
use crate::text::lines::Lines;

use super::cut::{text, weigh};
use super::group::is_group;
use super::label::Label;
use super::lexicon::{ends_legal, is_descriptor, is_entity};
use super::piece::{Piece, What};

/// How many blank rows part two pieces, as far as it matters.
pub(super) fn blanks(above: &Piece, below: &Piece) -> i32 {
    below.row.saturating_sub(above.row + 1).min(4) as i32
}

/// Where the captions of a column's first mark begin.
pub(super) fn top(lines: &Lines<'_>, mark: &Piece, above: &[Piece], listed: bool) -> usize {
    const MOST: usize = 60;
    let mut quiet = false;
    let mut from = above.len();
    let mut below = mark;
    let mut named = false;
    let mut known: HashSet<Folded> = HashSet::new();
    for (k, piece) in above.iter().enumerate().rev().take(MOST) {
        let words = text(lines, std::slice::from_ref(&piece.all));
        let gap = blanks(piece, below);
        let entity = piece.what == What::Text && is_entity(&words);
        let beside = piece.row == below.row || above.iter().any(|p| p.row == piece.row && p.what == What::Text);
        // "FIR TRUST" at the end of a list, over captions of which one is its own: nobody signs twice in one place.
        let again = listed && entity && !known.insert(Folded::of(&words));
        let ends = match piece.what {
            _ if again => true,
            What::Label(Label::Date) => !beside,
            // "OAK TRUST [SEAL]": beside the caption; or alone between the caption and the mark.
            What::Seal => !beside && named,
            // "By: Oak Holdings, Inc." over "Its: General Partner": the part in which it acts.
            What::Label(Label::Title) if acts_through(lines, k.checked_sub(1).and_then(|k| above.get(k))) => false,
            What::Label(Label::Name | Label::Title | Label::NameTitle) => true,
            // "Attest:" heads what is below, however many empty cells stand between.
            What::Label(Label::Attest | Label::Witness) if piece.is_bare() => false,
            What::Page => false,
            What::Text if listed && named && !is_group(&words) => match (quiet, is_quiet(&words)) {
                (true, _) => gap > 0,
                (false, true) => !is_descriptor(&words),
                (false, false) => gap > 0 && (!entity || ends_run(above, k)),
            },
            _ => gap >= 4 && named && !entity && !is_group(&words),
        };
        if ends {
            break;
        }
        if is_group(&words) || entity && !is_descriptor(&words) {
            (named, quiet) = (true, is_quiet(&words));
        }
        if piece.what != What::Page {
            from = k;
            below = piece;
        }
    }
    from
}

/// Whether what stands above a title is a company behind `By:`, through which the party acts: the title is its part.
pub(super) fn acts_through(lines: &Lines<'_>, above: Option<&Piece>) -> bool {
    above.is_some_and(|p| p.is_label(Label::By) && !p.signed && !p.is_bare() && ends_legal(&text(lines, &p.words)))
}

/// Whether lines stand at once above one another up to this one: a list has such lines, captions set apart have not.
fn ends_run(above: &[Piece], k: usize) -> bool {
    k.checked_sub(1).is_some_and(|before| above[before].what == What::Text && blanks(&above[before], &above[k]) == 0)
}

fn is_quiet(words: &str) -> bool {
    words.chars().any(char::is_lowercase)
}

/// How many of the pieces after a column's last mark are its details.
pub(super) fn tail(lines: &Lines<'_>, mark: &Piece, rest: &[Piece]) -> usize {
    const MOST: usize = 12;
    let weights = weigh(lines, mark, None, rest);
    let (mut score, mut best) = (0, (0, 0));
    for (k, piece) in rest.iter().enumerate().take(MOST) {
        let above = if k == 0 { mark } else { &rest[k - 1] };
        if piece.what == What::Page && best.1 > 0 {
            break;
        }
        let plain = piece.what == What::Text && weights[k] == 0;
        score -= weights[k] + blanks(above, piece).min(2) + i32::from(plain);
        if score > best.0 {
            best = (score, k + 1);
        }
    }
    best.1
}
