//! Several names on one line, as a sentence lists them: "Oak Growth Fund, Oak Income Fund and Oak Cash Fund".

use std::ops::Range;

use crate::read::prose::{Joined, trimmed};
use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant};
use crate::text::lines::Lines;

use super::entry::Entry;

/// Makes an entry of each of several names that stand in one, with nothing beside them.
pub(super) fn several_in_one(lines: &Lines<'_>, entries: Vec<Entry>) -> Vec<Entry> {
    if !entries.iter().any(|entry| names_of(lines, entry, false).1.len() >= 2) {
        return entries;
    }
    let mut out = Vec::new();
    for entry in entries {
        let (joined, names) = names_of(lines, &entry, true);
        if names.len() < 2 {
            out.push(entry);
            continue;
        }
        for (n, range) in names.into_iter().enumerate() {
            let pieces = joined.words(lines, range).pieces().collect();
            let first = n == 0;
            let fund = if first { entry.fund.clone() } else { Vec::new() };
            out.push(Entry { pieces, fund, apart: entry.apart && first, former: Vec::new(), ..entry.clone() });
        }
        if let Some(last) = out.last_mut() {
            last.former = entry.former;
        }
    }
    out
}

/// The words of an entry, and the names that stand in them where they may be several; `told` where other entries of the
/// list hold several, so that one behind a colon is enough.
fn names_of(lines: &Lines<'_>, entry: &Entry, told: bool) -> (Joined, Vec<Range<usize>>) {
    let joint = |text: &str| text.contains([',', ';', ':']) || text.contains(" and ") || text.contains(" of ");
    let bare = !entry.has_values() && !entry.class_look;
    if !bare || !entry.pieces.iter().any(|&piece| joint(lines.slice(piece))) {
        return Default::default();
    }
    let joined = Joined::of_pieces(lines, &entry.pieces);
    let mut names = names_in(&joined.text);
    if let Some((end, from)) = leads_to_own(&joined.text)
        && (names.len() < 2 || !joined.text[..end].ends_with(':'))
    {
        // "Oak Trust: Oak Growth Fund, Oak Income Fund": the registrant before the colon.
        let listed = names_in(&joined.text[from..]);
        let enough = listed.len() >= 2 || listed.len() == 1 && (told || !joined.text[..end].ends_with(':'));
        let shifted = listed.iter().map(|range| range.start + from..range.end + from);
        names = std::iter::once(0..end).filter(|_| enough).chain(shifted).collect();
    }
    (joined, names)
}

/// "Oak Trust: Oak Fund", "Oak Trust, on behalf of its series Oak Fund": where the words end that name the registrant and
/// lead to its own, and where these begin.
fn leads_to_own(text: &str) -> Option<(usize, usize)> {
    const LINKS: [&str; 4] = [": ", ", on behalf of ", " on behalf of ", ", consisting of "];
    const FRONTS: [&str; 6] = ["its series, ", "its series ", "its portfolios ", "each of ", "the following: ", "the "];
    let (at, link) = LINKS.iter().filter_map(|link| text.find(link).map(|at| (at, *link))).min_by_key(|(at, _)| *at)?;
    let after = at + link.len();
    let front = FRONTS.iter().find(|front| text[after..].starts_with(**front)).map_or(0, |front| front.len());
    let whole = link == ": " || ends_like_a_registrant(&text[..at]);
    whole.then(|| (after - 1, after + front))
}

/// The names of a list in a sentence, all called after one family: a comma, a semicolon or "and" before that word ends a
/// name. Each is of several words and ends as names do. "Oak Bond, Loan and Income Fund" is one.
fn names_in(text: &str) -> Vec<Range<usize>> {
    let family = &text[..text.find(' ').map_or(text.len(), |at| at + 1)];
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices([',', ';', ' ']).filter(|_| family.len() > 3) {
        let joint = [", and ", "; and ", ", ", "; ", " and "].iter().find(|joint| text[at..].starts_with(**joint));
        let next = joint.map(|joint| at + joint.len()).filter(|&next| at >= start && text[next..].starts_with(family));
        // "Oak Core Fund (formerly Oak Plus Fund and Oak Cash Fund)": what a parenthesis tells are no names of the list.
        let next = next.filter(|_| text[start..at].matches('(').count() <= text[start..at].matches(')').count());
        if let Some(next) = next {
            out.push(trimmed(text, start..at));
            start = next;
        }
    }
    out.push(trimmed(text, start..text.len()));
    let name = |range: &Range<usize>| {
        let name = &text[range.clone()];
        ends_like_a_name(name) && name.split(' ').count() >= 3
    };
    if out.iter().all(name) { out } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_sentence() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<_> = names_in(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("Oak Core Fund, Oak Plus Fund and Oak Cash Fund", &["Oak Core Fund", "Oak Plus Fund", "Oak Cash Fund"]);
        check("Oak Core Fund; Oak Plus Fund; and Oak Cash Fund", &["Oak Core Fund", "Oak Plus Fund", "Oak Cash Fund"]);
        check("Oak Core Fund and Oak Bond, Loan and Cash Fund", &["Oak Core Fund", "Oak Bond, Loan and Cash Fund"]);
        check("Oak Bond, Loan and Income Fund", &["Oak Bond, Loan and Income Fund"]);
        check("Oak and Oak Leaf Fund", &[]);
        let former = "Oak Core Fund (formerly Oak Plus Fund and Oak Cash Fund)";
        check(former, &[former]);
        check("Oak Core Fund", &["Oak Core Fund"]);
    }
}
