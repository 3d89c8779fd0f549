//! Words that the layout puts nowhere: in text that lost its indents, what they say decides to which column they go.

use crate::text::lines::Lines;

use super::columns::Pair;
use super::piece::Piece;

/// Moves loose pieces to the column that their words belong to.
pub(super) fn place(_lines: &Lines<'_>, _pieces: &mut Vec<Piece>, _pairs: &[Pair]) {}
