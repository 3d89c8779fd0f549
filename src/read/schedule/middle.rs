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

/// Names in two lines whose values stand between the two: where a list has several such, the halves are one name each.
pub(super) fn join_halves(drafts: Vec<Entry>) -> Vec<Entry> {
    /// Once may be chance.
    const FEWEST: usize = 2;
    let half = |entry: &Entry| !entry.pieces.is_empty() && !entry.has_values() && !entry.class_look;
    let between = |entry: &Entry| is_nameless(entry) && !entry.values.is_empty();
    let stands = |k: usize| {
        let Some([above, values, below]) = drafts.get(k..k + 3) else { return false };
        let close = [values, below].iter().all(|entry| !entry.apart) && below.line == above.line + 2;
        // Under each name its own value: what follows the second is not told by this.
        let ends = drafts.get(k + 3).is_none_or(|next| !between(next));
        half(above) && between(values) && half(below) && close && ends
    };
    let places: Vec<usize> = (0..drafts.len()).filter(|&k| stands(k)).collect();
    if places.len() < FEWEST {
        return drafts;
    }
    let mut out: Vec<Entry> = Vec::with_capacity(drafts.len());
    let mut places = places.into_iter().peekable();
    let mut open = 0;
    for (k, draft) in drafts.into_iter().enumerate() {
        if open == 0 && places.next_if(|&place| place == k).is_some() {
            open = 2;
            out.push(draft);
            continue;
        }
        let Some(last) = out.last_mut().filter(|_| open > 0) else {
            while places.next_if(|&place| place <= k).is_some() {}
            out.push(draft);
            continue;
        };
        open -= 1;
        last.values.extend(draft.values);
        last.pieces.extend(draft.pieces);
        last.fund.extend(draft.fund);
        last.rule_below = draft.rule_below;
    }
    out
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
