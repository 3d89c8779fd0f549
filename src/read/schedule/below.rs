//! Lists that lost their rows (form S23): every name, then every value, column after column.

use super::entry::{Entry, Value};

/// Fewer values than this below a name are its own, set one under the other.
const FEWEST: usize = 3;

/// The place that a value had among the columns is lost with its row.
const NOWHERE: usize = usize::MAX;

/// Whether a draft is one value and nothing else.
fn lone_value(draft: &Entry) -> bool {
    let bare = draft.pieces.is_empty() && draft.fund.is_empty() && draft.former.is_empty() && draft.classes.is_empty();
    bare && draft.values.len() == 1
}

/// Taken up where values begin that stand below the names: gives each name its own if there are exactly as many and
/// no name has more than another already. How many drafts were taken; none where it is no such list.
pub(super) fn hand_out(above: &mut [Entry], drafts: &[Entry]) -> usize {
    let count = drafts.iter().take_while(|draft| lone_value(draft)).count();
    if count < FEWEST || above.len() != count {
        return 0;
    }
    let known = above.first().map_or(0, |entry| entry.values.len());
    let alike = |entry: &Entry| entry.values.len() == known && !(entry.label || entry.class_look) && plain(entry);
    if !above.iter().all(alike) {
        return 0;
    }
    for (entry, draft) in above.iter_mut().zip(drafts) {
        entry.values.extend(draft.values.iter().map(|value| Value { column: NOWHERE, ..value.clone() }));
    }
    count
}

fn plain(entry: &Entry) -> bool {
    entry.classes.is_empty() && !entry.pieces.is_empty()
}
