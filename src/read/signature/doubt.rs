//! Why the reading of a block may be wrong.

use crate::text::lines::Lines;

use super::cut::text;
use super::label::Label;
use super::lexicon::is_title;
use super::part::is_personal;
use super::parties::Placed;
use super::piece::{Piece, What};

/// What a person should check, as a sentence; none where the text leaves no doubt.
pub(super) fn doubt(lines: &Lines<'_>, pieces: &[Piece], settled: &[Placed]) -> Option<&'static str> {
    let flat = pieces.iter().any(|p| p.glued && p.nth.is_none() && p.is_mark_label() && p.stream > 0);
    let uneven =
        settled.windows(2).any(|w| w[1].lent && w[1].parties.names.len() > 1 && !w[1].assists() && !w[0].assists());
    let unnamed = settled.iter().any(|p| p.parties.names.is_empty() && is_officer(lines, p));
    if flat {
        Some(
            "Two signatures stand on one line without columns; which words belong to which was judged by what they say.",
        )
    } else if settled.iter().any(|p| p.draft.filled) {
        Some("The signatures stand apart from their labels; they were matched in the order of the text.")
    } else if settled.iter().any(|p| p.draft.dealt) {
        Some("Signatures, names and titles stand in separate runs; they were matched by name and by order.")
    } else if uneven {
        Some("Several parties stand over several signatures; each is taken to sign for all of them.")
    } else if unnamed {
        Some("An officer signs here, and for whom could not be told: no party was found above the signature.")
    } else {
        None
    }
}

/// Whether somebody signs by an office: people who sign for themselves name none, or stand under the word for their part.
fn is_officer(lines: &Lines<'_>, placed: &Placed) -> bool {
    let draft = &placed.draft;
    let office = |piece: &Piece| {
        piece.is_label(Label::Title) || piece.what == What::Text && is_title(&text(lines, &piece.words))
    };
    let personal = draft.above.iter().any(|piece| is_personal(lines.slice(piece.all)));
    draft.mark.is_label(Label::By) && draft.below.iter().any(office) && !personal
}
