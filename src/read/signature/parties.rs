//! Drafts of all columns → which party each signs for.

use crate::order::InOrder;
use crate::text::lines::Lines;

use super::assist::{assist, go_on_witnessing, hand_over};
use super::cut::{Draft, text};
use super::label::Label;
use super::lexicon::{ends_legal, is_title};
use super::name::part_names;
use super::party::{Parties, parties};
use super::piece::What;

/// A draft and its place.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub draft: Draft,
    pub stream: usize,
    pub parties: Parties,
    /// Whether the party was taken from a neighbour.
    pub lent: bool,
}

impl Placed {
    /// Attests or witnesses.
    pub(super) fn assists(&self) -> bool {
        self.draft.header.is_some() || matches!(self.draft.mark.what, What::Label(Label::Attest | Label::Witness))
    }
}

/// Gives every draft its parties.
pub(super) fn settle(lines: &Lines<'_>, mut all: Vec<Placed>) -> Vec<Placed> {
    for placed in &mut all {
        placed.parties = parties(lines, &placed.draft.above);
        if placed.parties.names.is_empty() {
            placed.parties.names = parties(lines, &placed.draft.under).names;
        }
    }
    all.order_by_key(|p| (p.draft.mark.row, p.stream));
    go_on_witnessing(&mut all);
    hand_over(&mut all);
    spread_rows(lines, &mut all);
    spread_runs(lines, &mut all);
    inherit(lines, &mut all);
    look_below(lines, &mut all);
    assist(&mut all);
    all
}

/// Marks side by side under captions that all stand in the first column.
fn spread_rows(lines: &Lines<'_>, all: &mut [Placed]) {
    let mut start = 0;
    while start < all.len() {
        let row = all[start].draft.mark.row;
        let end = start + all[start..].iter().take_while(|p| p.draft.mark.row == row).count();
        let signers: Vec<usize> = (start..end).filter(|&i| !all[i].assists()).collect();
        let givers: Vec<usize> = signers.iter().copied().filter(|&i| !all[i].parties.names.is_empty()).collect();
        if let ([giver], true) = (givers.as_slice(), signers.len() > 1) {
            if signers.iter().any(|&i| all[i].draft.mark.glued) {
                part(lines, &mut all[*giver].parties, signers.len());
            }
            deal(lines, all, *giver, &signers);
        }
        start = end;
    }
}

/// Deals the names over one mark out to `signers`: one each where the numbers agree, else all to each.
fn deal(lines: &Lines<'_>, all: &mut [Placed], giver: usize, signers: &[usize]) {
    let given = all[giver].parties.clone();
    let one_each = given.names.len() == signers.len();
    for (k, &i) in signers.iter().enumerate() {
        let beside = all[i].draft.mark.row == all[giver].draft.mark.row;
        if i != giver && !(entitled(&all[i]) || beside && has_title(lines, &all[i])) {
            continue;
        }
        all[i].parties = Parties {
            names: if one_each { given.names.get(k).cloned().into_iter().collect() } else { given.names.clone() },
            ..given.clone()
        };
        all[i].lent = i != giver;
    }
}

/// A bare `/s/` without a title is an individual's and takes no neighbour's party.
fn entitled(placed: &Placed) -> bool {
    placed.draft.mark.is_label(Label::By)
        || placed.draft.below.iter().any(|p| p.is_label(Label::Title) && !p.words.is_empty())
}

/// Whether an officer's title stands under the signature, with or without a label.
fn has_title(lines: &Lines<'_>, placed: &Placed) -> bool {
    placed.draft.below.iter().any(|p| p.what == What::Text && is_title(&text(lines, &p.words)))
}

/// Captions apart from one another over as many marks in a run: one each.
fn spread_runs(lines: &Lines<'_>, all: &mut [Placed]) {
    for giver in 0..all.len() {
        if all[giver].draft.filled {
            part(lines, &mut all[giver].parties, 2);
        }
        cede(lines, all, giver);
        if all[giver].assists() || all[giver].lent || all[giver].parties.names.is_empty() {
            continue;
        }
        let run = run(all, giver);
        if all[giver].parties.names.len() == 1 && run.len() > 1 && all[giver].draft.under.is_empty() {
            part(lines, &mut all[giver].parties, run.len());
            all[giver].draft.dealt |= all[giver].parties.names.len() > 1;
        }
        let names = all[giver].parties.names.len();
        if names > 1 && run.len() == names && (all[giver].parties.apart || all[giver].draft.dealt) {
            deal(lines, all, giver, &run);
        }
    }
}

/// The marks of a column from `giver` on over which no further caption stands.
fn run(all: &[Placed], giver: usize) -> Vec<usize> {
    /// How far apart they may stand.
    const FAR: u32 = 16;
    let mut run = vec![giver];
    let mut last = giver;
    for i in giver + 1..all.len() {
        if all[i].stream != all[giver].stream || all[i].assists() {
            continue;
        }
        let far = all[i].draft.mark.row - all[last].draft.mark.row > FAR;
        if !all[i].parties.names.is_empty() || !all[i].draft.above.is_empty() || far {
            break;
        }
        run.push(i);
        last = i;
    }
    run
}

/// Text whose layout is lost may have put `count` names behind one another.
fn part(lines: &Lines<'_>, parties: &mut Parties, count: usize) {
    if let [only] = parties.names.as_slice()
        && let Some(names) = part_names(lines, only, count)
    {
        (parties.names, parties.apart) = (names, true);
    }
}

/// A caption over a bare `/s/` that a `By:` follows at once is the company's, and the bare `/s/` an individual's.
fn cede(lines: &Lines<'_>, all: &mut [Placed], giver: usize) {
    let own = &all[giver];
    let bare = own.draft.mark.what == What::Sign && own.parties.names.len() == 1 && !entitled(own);
    let titled = own.draft.below.iter().any(|p| p.what == What::Text && is_title(&text(lines, &p.words)));
    let next = (giver + 1..all.len()).find(|&i| all[i].stream == own.stream);
    let Some(k) = next.filter(|_| bare && !titled) else { return };
    let adjacent = all[k].draft.mark.row <= own.draft.mark.row + 8 && all[k].draft.above.is_empty();
    if adjacent
        && all[k].draft.mark.is_label(Label::By)
        && all[k].draft.mark.signed
        && own.draft.below.is_empty() | own.draft.dealt
    {
        all[k].parties = std::mem::take(&mut all[giver].parties);
        all[giver].lent = true;
    }
}

/// A company's name may stand under the signature.
fn look_below(lines: &Lines<'_>, all: &mut [Placed]) {
    for placed in all.iter_mut().filter(|p| p.parties.names.is_empty() && !p.assists()) {
        let below = placed.draft.below.iter().filter(|p| p.what == What::Text);
        let name = below.map(|p| p.all).find(|span| {
            let words = lines.slice(*span);
            ends_legal(words) && !is_title(words)
        });
        placed.parties.names.extend(name.map(|span| vec![span]));
    }
}

/// How many rows part two officers of one party at most.
const OFFICERS: u32 = 6;

/// A further officer of the same party: `By:` with nothing over it.
fn inherit(lines: &Lines<'_>, all: &mut [Placed]) {
    for i in 1..all.len() {
        let own = &all[i];
        if own.assists()
            || !own.parties.names.is_empty()
            || own.lent
            || !own.draft.above.iter().all(|p| p.what == What::Page || p.is_label(Label::By))
        {
            continue;
        }
        let stream = own.stream;
        let before = (0..i).rev().find(|&k| all[k].stream == stream && !all[k].assists());
        let Some(k) = before else { continue };
        // "/s/ Ann Oak" over "Head of Legal", right below a captioned officer of whom a title is told too.
        let officer = || {
            let near = all[i].draft.mark.row <= all[k].draft.mark.row + OFFICERS;
            near && [i, k].iter().all(|&one| has_title(lines, &all[one]))
        };
        if (entitled(&all[i]) || officer()) && !all[k].parties.names.is_empty() {
            let via =
                if all[i].parties.via.is_empty() { all[k].parties.via.clone() } else { all[i].parties.via.clone() };
            all[i].parties = Parties { via, ..all[k].parties.clone() };
            all[i].lent = true;
        }
    }
}
