//! Lists that lost their rows (form S23): every name, then every value, column after column.

use crate::read::prose::read_pieces;
use crate::text::lines::Lines;

use super::columns::is_ticker;
use super::entry::{Entry, Value};
use super::wrap::is_further_tier;

/// The place that a value had among the columns is lost with its row.
const NOWHERE: usize = usize::MAX;

/// Whether a draft is one value and nothing else.
fn lone_value(draft: &Entry) -> bool {
    let bare = draft.pieces.is_empty() && draft.fund.is_empty() && draft.former.is_empty() && draft.classes.is_empty();
    bare && draft.values.len() == 1
}

/// Tickers in a run of lines of their own are values of the names above them, which are as many: nobody is called so.
pub(super) fn codes_are_values(lines: &Lines<'_>, drafts: &mut [Entry]) {
    let code = |draft: &Entry| match draft.pieces.as_slice() {
        [one] => !draft.has_values() && is_ticker(lines.slice(*one)),
        _ => false,
    };
    let mut k = 0;
    while k < drafts.len() {
        let count = drafts[k..].iter().take_while(|draft| code(draft)).count();
        let named = k >= count && drafts[k - count..k].iter().all(|draft| plain(draft) && !code(draft));
        if count >= 2 && named {
            for draft in &mut drafts[k..k + count] {
                let pieces = std::mem::take(&mut draft.pieces);
                draft.values.push(Value { column: NOWHERE, pieces, dollar: false });
            }
        }
        k += count.max(1);
    }
}

/// How many of the drafts, from the first, are a value and nothing else.
pub(super) fn lone_values(drafts: &[Entry]) -> usize {
    drafts.iter().take_while(|draft| lone_value(draft)).count()
}

/// Taken up where values begin that stand below the names, as many as `drafts`: gives each name its own if there are
/// exactly as many and no name has more than another already. The names are the last of the list so far, down from a
/// blank line. How many drafts were taken; none where it is no such list.
pub(super) fn hand_out(lines: &Lines<'_>, above: &mut [Entry], drafts: &[Entry]) -> usize {
    let mut count = drafts.len();
    // "First $500 million" over "Over $500 million": the tiers of one fee, which belong together.
    let further = |draft: &Entry| draft.values.iter().any(|value| is_further_tier(&read_pieces(lines, &value.pieces)));
    if drafts.get(1).is_some_and(further) {
        return 0;
    }
    let apart = drafts.first().is_some_and(|draft| draft.apart);
    // Two values under a name are its own, set one under the other, unless they stand apart from it.
    if count < if apart { 2 } else { 3 } {
        return 0;
    }
    if apart {
        // The next column of values begins at a blank line.
        count = 1 + drafts[1..count].iter().take_while(|draft| !draft.apart).count();
    }
    let Some(first) = above.len().checked_sub(count) else { return 0 };
    let whole = first == 0 || above[first].apart;
    let Some(known) = above.last().map(|entry| entry.values.len()) else { return 0 };
    let alike = |entry: &Entry| entry.values.len() == known && !(entry.label || entry.class_look) && plain(entry);
    // From the last, which takes the first of the values where they are not handed out: then it alone has more.
    if !whole || !above[first..].iter().rev().all(alike) {
        return 0;
    }
    for (entry, draft) in above[first..].iter_mut().zip(drafts) {
        entry.values.extend(draft.values.iter().map(|value| Value { column: NOWHERE, ..value.clone() }));
    }
    count
}

fn plain(entry: &Entry) -> bool {
    entry.classes.is_empty() && !entry.pieces.is_empty()
}
