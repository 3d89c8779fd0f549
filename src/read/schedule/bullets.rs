//! Names behind bullets that wrap at the margin: "• Oak Infrastructure and Listed" over "Private Markets". A list that
//! begins with a bullet has no heading over its names, so that a line without one right below an unfinished name is its rest.

use crate::read::prose::{is_bulleted, read_pieces};
use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant, is_topic};
use crate::text::lines::Lines;

use super::entry::Entry;

/// Fewer bullets make no list of them.
const FEWEST: usize = 3;

/// Of every draft, whether it is such a rest. Where a single line without a bullet could be anything else, nothing is told.
pub(super) fn rests(lines: &Lines<'_>, drafts: &[Entry]) -> Vec<bool> {
    let text = |i: usize| read_pieces(lines, &drafts[i].pieces);
    let bulleted: Vec<bool> =
        drafts.iter().map(|draft| draft.pieces.first().is_some_and(|&piece| is_bulleted(lines.slice(piece)))).collect();
    let none = vec![false; drafts.len()];
    let count = bulleted.iter().filter(|bulleted| **bulleted).count();
    if count < FEWEST || count * 2 < drafts.len() || bulleted.first() != Some(&true) {
        return none;
    }
    let rest = |i: usize| {
        let (draft, here, above) = (&drafts[i], text(i), text(i - 1));
        let open = bulleted[i - 1] && !ends_like_a_name(&above) && !above.ends_with([':', ')']);
        let plain = !draft.apart && !draft.has_values() && !draft.class_look && draft.former.is_empty();
        open && plain
            && !draft.pieces.is_empty()
            && !ends_like_a_registrant(&here)
            && !is_topic(&here)
            && !here.ends_with(':')
    };
    let bare = || (1..drafts.len()).filter(|&i| !bulleted[i]);
    if bare().all(rest) { bulleted.into_iter().map(|bulleted| !bulleted).collect() } else { none }
}
