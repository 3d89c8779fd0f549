//! Signatures whose parts stand apart: one caption over several marks, labels in one place and values in another,
//! marks, names and titles each in a run.

use crate::text::lines::Lines;

use super::cut::{Draft, text};
use super::label::Label;
use super::lexicon::{is_open, is_title};
use super::person::same_person;
use super::piece::{Piece, What};

/// Puts values that stand behind a group of empty labels into it: the k-th values belong to the k-th group.
pub(super) fn fill_templates(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut open: std::collections::VecDeque<usize> = std::collections::VecDeque::new();
    for draft in drafts {
        let bare = draft.mark.what == What::Sign && draft.above.is_empty() && draft.header.is_none();
        match open.front().copied().filter(|_| bare) {
            Some(at) => {
                open.pop_front();
                let target: &mut Draft = &mut out[at];
                target.below = draft.below;
                target.mark.signed = true;
                target.mark.words = draft.mark.words;
                (target.mark.row, target.mark.line) = (draft.mark.row, draft.mark.line);
                target.mark.all = draft.mark.all;
                target.filled = true;
            }
            None => {
                if is_template(&draft) {
                    open.push_back(out.len());
                } else {
                    open.clear();
                }
                out.push(draft);
            }
        }
    }
    out
}

/// `By:` over `Name:` over `Title:`, all of them empty.
fn is_template(draft: &Draft) -> bool {
    draft.mark.is_label(Label::By)
        && draft.mark.is_bare()
        && !draft.below.is_empty()
        && draft.below.iter().all(|p| matches!(p.what, What::Label(_)) && p.is_bare() || p.what == What::Page)
}

/// Deals out what stands under a run of marks that have nothing under them but the last.
pub(super) fn deal(lines: &Lines<'_>, drafts: &mut [Draft]) {
    let mut start = 0;
    while start < drafts.len() {
        let mut end = start + 1;
        while end < drafts.len() && drafts[end - 1].below.is_empty() && drafts[end].above.is_empty() {
            end += 1;
        }
        if end - start > 1 {
            deal_run(lines, &mut drafts[start..end]);
        }
        start = end;
    }
}

fn deal_run(lines: &Lines<'_>, run: &mut [Draft]) {
    let count = run.len();
    let pool = std::mem::take(&mut run[count - 1].below);
    let units = units(lines, &pool, count);
    let names: Vec<Option<usize>> = units
        .iter()
        .map(|unit| run.iter().position(|d| same_person(&text(lines, &d.mark.words), &text(lines, &unit[0].words))))
        .collect();
    let earlier = names.iter().flatten().any(|&k| k + 1 < count);
    let repeated = units
        .iter()
        .enumerate()
        .any(|(i, a)| units[..i].iter().any(|b| a[0].what == b[0].what && matches!(a[0].what, What::Label(_))));
    let leading = names
        .iter()
        .position(Option::is_some)
        .is_some_and(|at| units[..at].iter().any(|u| is_title(&text(lines, &u[0].words))));
    if !earlier && !repeated && !leading {
        run[count - 1].below = pool;
        return;
    }
    let labelled_last = |unit: &[Piece]| matches!(unit[0].what, What::Label(_));
    let mut counts = std::collections::HashMap::new();
    let mut last_name = None;
    let mut titles = vec![false; count];
    let interleaved = names.windows(2).any(|w| w[0].is_some() && w[1].is_none())
        && names.iter().rposition(Option::is_some) > names.iter().position(Option::is_none);
    for (i, unit) in units.into_iter().enumerate() {
        let labelled = labelled_last(&unit);
        let nth = counts.entry(format!("{:?}", unit[0].what)).or_insert(0usize);
        let by_order = (*nth).min(count - 1);
        *nth += 1;
        let target = match names[i] {
            Some(k) => {
                last_name = Some(k);
                k
            }
            None if labelled && repeated => by_order,
            None if labelled => last_name.unwrap_or(count - 1),
            None if interleaved && last_name.is_some_and(|k| !titles[k]) => last_name.unwrap_or(0),
            // When everybody has a title, what is left goes on with one that does not end.
            None => titles.iter().position(|t| !t).or_else(|| unfinished(lines, run)).unwrap_or(count - 1),
        };
        if names[i].is_none() {
            titles[target] = true;
        }
        run.iter_mut().for_each(|draft| draft.dealt = true);
        run[target].below.extend(unit);
    }
}

/// Whose title is not whole: "Treasurer and Chief".
fn unfinished(lines: &Lines<'_>, run: &[Draft]) -> Option<usize> {
    run.iter().position(|draft| draft.below.last().is_some_and(|piece| goes_on(&text(lines, &piece.words))))
}

/// Lines that go on with the line above them stay with it. Where there are more lines than names and titles for everybody,
/// what stands farther below is another's.
fn units(lines: &Lines<'_>, pool: &[Piece], count: usize) -> Vec<Vec<Piece>> {
    let mut out: Vec<Vec<Piece>> = Vec::new();
    let full = pool.iter().filter(|p| p.what == What::Text).count() > 2 * count;
    for piece in pool.iter().filter(|p| matches!(p.what, What::Text | What::Label(_))) {
        let last = out.last().and_then(|unit| unit.last()).filter(|last| !full || piece.row <= last.row + 1);
        let open = last.is_some_and(|p| goes_on(&text(lines, &p.words)));
        match out.last_mut().filter(|_| open && piece.what == What::Text) {
            Some(unit) => unit.push(piece.clone()),
            None => out.push(vec![piece.clone()]),
        }
    }
    out
}

/// "Vice President," goes on as "Vice President and" does.
fn goes_on(words: &str) -> bool {
    is_open(words) || words.trim_end().ends_with(',')
}
