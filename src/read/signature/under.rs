//! Companies named under their signatures: name, title and then, with no blank between, for whom.

use crate::text::lines::Lines;

use super::cut::{Draft, text};
use super::edge::blanks;
use super::lexicon::{ends_entity, is_title};
use super::party::parties;
use super::piece::{Piece, What};

/// Moves the companies named under signatures to them. `rest` is what stands behind the last draft's details. Each must
/// have a company of its own under it, and no caption may stand over the first.
pub(super) fn companies(lines: &Lines<'_>, drafts: &mut [Draft], rest: &[Piece]) {
    let captioned = |draft: &Draft| !parties(lines, &draft.above).names.is_empty();
    if drafts.first().is_none_or(captioned) {
        return;
    }
    let runs: Option<Vec<usize>> = (0..drafts.len())
        .map(|k| {
            let last = drafts[k].below.last()?;
            let after = drafts.get(k + 1);
            let run = company(lines, last, after.map_or(rest, |next| &next.above));
            // A caption at once over the next mark is that one's.
            let whole =
                after.is_none_or(|next| next.above.len() == run && blanks(last_of(&next.above, last), &next.mark) > 0);
            (run > 0 && whole).then_some(run)
        })
        .collect();
    for (k, run) in runs.into_iter().flatten().enumerate() {
        let under = match drafts.get_mut(k + 1) {
            Some(next) => next.above.drain(..run).collect(),
            None => rest[..run].to_vec(),
        };
        drafts[k].under = under;
    }
}

fn last_of<'a>(pieces: &'a [Piece], other: &'a Piece) -> &'a Piece {
    pieces.last().unwrap_or(other)
}

/// How many of `pieces`, which follow `above` line by line, are a company's name.
fn company(lines: &Lines<'_>, above: &Piece, pieces: &[Piece]) -> usize {
    /// No name takes more lines.
    const LINES: usize = 4;
    let mut name = String::new();
    let mut row = above.row;
    for (k, piece) in pieces.iter().enumerate().take(LINES) {
        let words = text(lines, &piece.words);
        if !is_words(piece) || piece.row > row + 1 || is_title(&words) {
            break;
        }
        row = piece.row;
        name.push(' ');
        name.push_str(lines.slice(piece.all));
        let goes_on = pieces.get(k + 1).is_some_and(|next| next.row <= row + 1 && is_words(next));
        if ends_entity(&name) && !goes_on {
            return k + 1;
        }
    }
    0
}

fn is_words(piece: &Piece) -> bool {
    matches!(piece.what, What::Text | What::Part)
}
