//! Who attests or witnesses, and for which party.

use super::label::Label;
use super::parties::Placed;
use super::piece::What;

/// How many rows apart those stand who sign side by side.
const NEAR: u32 = 4;

/// Under `WITNESSES:` several may sign.
pub(super) fn go_on_witnessing(all: &mut [Placed]) {
    for i in 1..all.len() {
        let own = &all[i];
        if own.draft.mark.what != What::Sign || !own.draft.above.is_empty() || own.draft.header.is_some() {
            continue;
        }
        let stream = own.stream;
        let before = (0..i).rev().find(|&k| all[k].stream == stream);
        let header = before.and_then(|k| all[k].draft.header.clone()).filter(|h| h.is_label(Label::Witness));
        all[i].draft.header = header;
    }
}

/// A caption over `Attest:` whose neighbour has none is the neighbour's.
pub(super) fn hand_over(all: &mut [Placed]) {
    for i in 0..all.len() {
        if !all[i].assists() || all[i].parties.names.is_empty() {
            continue;
        }
        let row = all[i].draft.mark.row;
        let partner = (0..all.len()).find(|&k| {
            !all[k].assists()
                && all[k].parties.names.is_empty()
                && (all[k].draft.mark.row.abs_diff(row) <= NEAR || k == i + 1 && all[k].draft.above.is_empty())
                && (k > i || all[k].stream != all[i].stream)
        });
        if let Some(k) = partner {
            all[k].parties = all[i].parties.clone();
        }
    }
}

/// Who attests does so for the party beside, below or above.
pub(super) fn assist(all: &mut [Placed]) {
    for i in 0..all.len() {
        if !all[i].assists() {
            continue;
        }
        let (row, stream) = (all[i].draft.mark.row, all[i].stream);
        let beside = (0..all.len())
            .filter(|&k| !all[k].assists() && all[k].stream != stream && all[k].draft.mark.row.abs_diff(row) <= NEAR)
            .min_by_key(|&k| all[k].draft.mark.row.abs_diff(row));
        let after = (i + 1..all.len()).find(|&k| !all[k].assists() && all[k].draft.mark.row <= row + 12);
        let before = (0..i).rev().find(|&k| !all[k].assists());
        let own = !all[i].parties.names.is_empty();
        let same_row = beside.filter(|&k| all[k].draft.mark.row.abs_diff(row) <= 1);
        let same_stream = (0..i).rev().find(|&k| all[k].stream == stream && !all[k].assists());
        let same_stream = same_stream.filter(|&k| !own && row - all[k].draft.mark.row <= NEAR);
        let chosen = same_row.or(same_stream).or(beside).or(if own {
            after.filter(|&k| all[k].draft.above.is_empty())
        } else {
            before.or(after)
        });
        if let Some(k) = chosen {
            let names = all[k].parties.names.clone();
            if !names.is_empty() || !own {
                all[i].parties.names = names;
            }
        }
        all[i].lent = true;
    }
}
