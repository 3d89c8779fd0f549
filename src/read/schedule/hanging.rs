//! Names over three lines or more, whose further lines hang below the first: "Oak Institutional U.S." over "Treasury Only
//! Money Market" over "Fund", in a list in which nothing else hangs.

use std::collections::HashSet;

use crate::read::prose::{is_bulleted, item_mark, read_pieces};
use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant, is_category, is_topic};
use crate::text::known::ends;
use crate::text::lines::Lines;

use super::entry::Entry;
use super::joined::MOST_PIECES;
use super::wrap::completes;

/// How much farther in a line stands that hangs: less is none, more is a level of its own.
const HANGS: std::ops::RangeInclusive<usize> = 2..=8;

/// So many names that wrap tell how this list sets the rest of one.
const FEWEST: usize = 2;

/// Of every draft, whether it is the rest of the name above. Two lines alone are left to what tells names from headings;
/// and where one line that hangs begins a name, or ends one too early, all of them may, and nothing is told.
pub(super) fn rests(lines: &Lines<'_>, drafts: &[Entry]) -> Vec<bool> {
    let mut out = vec![false; drafts.len()];
    let groups = groups(drafts);
    if groups.len() < FEWEST || !groups.iter().all(|group| is_one_name(lines, drafts, group)) {
        return out;
    }
    let names = has_whole_name(lines, drafts, &groups) && !repeats(lines, drafts, &groups);
    let valued = |group: &[usize]| group.iter().any(|&i| !drafts[i].values.is_empty());
    for group in groups.iter().filter(|group| group.len() > 2 && (names || valued(group))) {
        group[1..].iter().for_each(|&rest| out[rest] = true);
    }
    out
}

/// Whether a name in one line stands where the names begin that hang: without one, and without values, each could as well
/// be a heading over names of a word or two.
fn has_whole_name(lines: &Lines<'_>, drafts: &[Entry], groups: &[Vec<usize>]) -> bool {
    let hung: HashSet<usize> = groups.iter().flatten().copied().collect();
    let Some(margin) = groups.iter().filter_map(|group| group.first()).map(|&i| drafts[i].indent).min() else {
        return false;
    };
    drafts.iter().enumerate().any(|(i, draft)| {
        !hung.contains(&i) && draft.indent == margin && ends_like_a_name(&read_pieces(lines, &draft.pieces))
    })
}

/// Whether a line that hangs and is not the last stands under two of them ("Moderate Growth"): each would have one so called.
fn repeats(lines: &Lines<'_>, drafts: &[Entry], groups: &[Vec<usize>]) -> bool {
    let mut seen = HashSet::new();
    let middle = groups.iter().filter(|group| group.len() > 2).flat_map(|group| &group[1..group.len() - 1]);
    middle.map(|&i| read_pieces(lines, &drafts[i].pieces)).any(|text| !seen.insert(text))
}

/// The names under which lines hang, each with those lines.
fn groups(drafts: &[Entry]) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        if draft.apart || draft.after_head {
            out.extend(Some(std::mem::take(&mut open)).filter(|group| group.len() > 1));
        }
        if draft.pieces.is_empty() {
            continue;
        }
        let hangs = match open.as_slice() {
            [] => false,
            &[first] => draft.indent > drafts[first].indent && HANGS.contains(&(draft.indent - drafts[first].indent)),
            [_, second, ..] => draft.indent == drafts[*second].indent,
        };
        let plain = !draft.ruled && !draft.continues;
        if !(hangs && plain) {
            out.extend(Some(std::mem::take(&mut open)).filter(|group| group.len() > 1));
        }
        if plain {
            open.push(i);
        }
    }
    out.extend(Some(open).filter(|group| group.len() > 1));
    out
}

/// Whether lines read as one name: the last of them ends as names do and none before it, only the first begins one, and
/// values stand beside one of them at most.
fn is_one_name(lines: &Lines<'_>, drafts: &[Entry], group: &[usize]) -> bool {
    let Some((&first, rest)) = group.split_first() else { return false };
    let text = |i: usize| read_pieces(lines, &drafts[i].pieces);
    let word = |i: usize| text(i).split([' ', '/']).next().unwrap_or("").to_lowercase();
    // "Series" below a first half may be a tail as well as a label.
    let bare = |i: usize| !(drafts[i].class_look || drafts[i].label && i == first || drafts[i].rule_below > 0);
    // "Oak Large Company" over "Stock Fund": no fund is called a company.
    let whole = |i: usize| ends_like_a_name(&text(i)) && !ends(&text(i), " company") || text(i).ends_with([':', ')']);
    let marked = |i: usize| {
        let text = text(i);
        is_bulleted(&text) || item_mark(&text).is_some() || text.starts_with(['-', '–', '—', '*', '"', '“', '('])
    };
    let called = ends_like_a_registrant(&text(first)) && !ends(&text(first), " company") || acts(&text(first));
    let opens = !called && !is_category(&text(first)) && !is_topic(&text(first));
    let alike = rest.iter().all(|&i| drafts[i].caps == drafts[first].caps && word(i) != word(first));
    group.len() <= MOST_PIECES
        && opens
        && alike
        && group.iter().all(|&i| bare(i))
        && !rest.iter().any(|&i| marked(i))
        && values_fit(lines, drafts, group)
        && group.iter().rev().enumerate().all(|(n, &i)| whole(i) == (n == 0))
}

/// "Oak Advisors": words for who acts, which head lists of what they act for.
fn acts(text: &str) -> bool {
    [" advisors", " advisers", " investors", " partners", " associates", " investments"]
        .iter()
        .any(|end| ends(text, end))
}

/// Whether what stands beside each line is said of the first: values in columns that were empty, or the rest of words.
fn values_fit(lines: &Lines<'_>, drafts: &[Entry], group: &[usize]) -> bool {
    let valued: Vec<usize> = group.iter().copied().filter(|&i| drafts[i].has_values()).collect();
    valued.windows(2).all(|pair| completes(lines, &drafts[pair[0]], &drafts[pair[1]]))
}
