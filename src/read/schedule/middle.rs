//! Names that stand at half the height of their tiers, as tables set them whose cells are centred from top to bottom.

use crate::read::prose::read_pieces;
use crate::text::lines::Lines;

use super::entry::Entry;
use super::value::{Look, look};
use super::wrap::is_further_tier;

/// Raises such names to the first of their tiers: one that opens a table of tiers ("First $100 million") has no name
/// beside it, while the name on the next line has further tiers beside or below it.
pub(super) fn raise(lines: &Lines<'_>, drafts: &mut [Entry]) {
    for k in 0..drafts.len().saturating_sub(1) {
        let (above, rest) = drafts.split_at_mut(k);
        let [first, name, below @ ..] = rest else { return };
        let closed = above.last().is_none_or(|last| first.apart || tier(lines, last, is_closing));
        let opens = is_nameless(first) && tier(lines, first, |text| !is_further_tier(text));
        let bare =
            name.values.is_empty() && below.first().is_some_and(|next| is_nameless(next) && further(lines, next));
        if opens && closed && !name.apart && !name.pieces.is_empty() && (further(lines, name) || bare) {
            let values = std::mem::take(&mut first.values);
            let own = std::mem::replace(&mut name.values, values);
            (first.line, name.apart) = (name.line, first.apart);
            std::mem::swap(first, name);
            *name = Entry { values: own, line: name.line, ruled: name.ruled, ..Entry::default() };
        }
    }
}

fn is_nameless(entry: &Entry) -> bool {
    entry.pieces.is_empty() && entry.fund.is_empty() && entry.former.is_empty()
}

fn further(lines: &Lines<'_>, entry: &Entry) -> bool {
    tier(lines, entry, is_further_tier)
}

/// Whether a tier among the values passes the test.
fn tier(lines: &Lines<'_>, entry: &Entry, test: fn(&str) -> bool) -> bool {
    entry
        .values
        .iter()
        .map(|value| read_pieces(lines, &value.pieces))
        .any(|text| look(&text) == Look::Tier && test(&text))
}

/// "Over $1 billion", "Thereafter", "All assets": the last of its tiers.
fn is_closing(text: &str) -> bool {
    is_further_tier(text) && !text.to_lowercase().starts_with("next") || text.to_lowercase().starts_with("all")
}
