//! Old names and new in a sentence (form O7), and schedules that are given another letter (O13).

use std::ops::Range;

use crate::order::InOrder;
use crate::read::listed::Listed;
use crate::read::prose::item_mark;
use crate::read::vocabulary::ends_like_a_name;
use crate::text::known::KnownPhrases;

use super::Doubt;
use super::link::{elliptic, linked};
use super::lists::{Turn, in_lists, lists_after};
use super::swap::{read_for, swapped, wherever};
use super::target::schedule_mentions;

/// An old name and the new one, as ranges of the text.
pub(super) type Pair = (Range<usize>, Range<usize>);

/// The pairs that a sentence gives, and why they may be wrong.
#[derive(Debug, Default)]
pub(super) struct Renames {
    pub pairs: Vec<Pair>,
    pub doubt: Option<Doubt>,
}

/// "Schedule A is redesignated as Schedule A-1, and Schedule B as Schedule B-1": schedules' own names change.
pub(super) fn redesignations(text: &str, range: Range<usize>, lower: &str) -> Vec<Pair> {
    let mut out: Vec<Pair> = Vec::new();
    let mut from = 0;
    let renamed = lower.contains("rename");
    while let Some(rest) = lower.get(from..)
        && let Some(pair) = redesignation(text, range.start + from..range.end, rest, renamed)
    {
        from = pair.1.end - range.start;
        out.push(pair);
    }
    out
}

fn redesignation(text: &str, range: Range<usize>, lower: &str, renamed: bool) -> Option<Pair> {
    /// The new name follows the verb, with an article between at most, and is no longer.
    const NAME: usize = 60;
    static TURNS: KnownPhrases = KnownPhrases::of(&[
        " as ",
        "redesignated as",
        "redesignated",
        "re-designated as",
        "renamed as",
        "renamed to be",
        "renamed",
        "relabeled as",
        "relettered as",
        "designated as",
        "shall be designated",
        "be known as",
        "be called",
        "to be",
    ]);
    let led = |word: &str| !matches!(word, "to be" | " as ") || renamed;
    let (turn, word) = TURNS.places(lower).find(|(_, word)| led(word))?;
    // What stands in a form that is attached is said of the schedule before it.
    let old = schedule_mentions(text, range.start..range.start + turn).into_iter().next_back()?;
    let after = range.start + turn + word.len();
    let end = text.floor_char_boundary(after + NAME).min(range.end);
    let new = schedule_mentions(text, after..end).into_iter().next()?;
    (new.0.start <= after + 5 && new.1 != old.1).then_some((old.0, new.0))
}

/// Words between an old name and the new one that need nothing else to say so.
static TURNS: KnownPhrases = KnownPhrases::of(&[
    " are changed to refer to ",
    " is changed to refer to ",
    " shall be changed to refer to ",
    " shall refer to ",
    " are changed to ",
    " is changed to ",
    " changed to ",
    " under its new name of ",
    " under its new name, ",
    " under the new name of ",
    " under its new name ",
    " is known as ",
    " are known as ",
    " is now ",
    " are now ",
    " is now known as ",
    " are now known as ",
    " shall be known as ",
    " shall hereafter be known as ",
    " shall henceforth be known as ",
    " hereafter be called ",
    " is now called ",
    " is renamed ",
    " are renamed ",
    " renamed as ",
    " renamed ",
    " be known as ",
    " be called ",
    " is redesignated ",
    " are redesignated ",
    " is redesignated as ",
    " are redesignated as ",
    " is retitled ",
    " will be known as ",
    " will be called ",
    " are henceforth called ",
    " is henceforth called ",
    " is to be named ",
    " are to be named ",
    " henceforth to be named ",
    " shall be called ",
    " to be known as ",
    " shall be a reference to ",
    " shall be references to ",
    " shall be deemed to be a reference to ",
    " shall be deemed to be references to ",
    " shall be deemed a reference to ",
    " shall be deemed references to ",
    " shall mean ",
    " are revised to mean ",
    " is revised to mean ",
    " are changed to mean ",
    " are revised to refer to ",
    " are revised to read ",
    " will change its name to ",
    " will be changing its name to ",
    " shall change its name to ",
    " shall be read as ",
    " to be read as ",
    " are replaced by references to ",
    " is replaced by references to ",
    " are replaced with references to ",
    " is replaced with a reference to ",
    " changed its name to ",
    " changed their names to ",
    " changes its name to ",
    " has become ",
    " have become ",
    " becomes ",
    " become ",
    " is now named ",
    " are now named ",
    " shall be named ",
    " has been named ",
    " will change to ",
    " shall change to ",
    " changes to ",
]);

/// Words that say that names change.
static LEADS: KnownPhrases = KnownPhrases::of(&[
    "renam",
    "name change",
    "change of name",
    "changes of name",
    "change in name",
    "name",
    "redesignat",
    "reference",
    "retitl",
    "changing ",
    "replacing the words",
]);

/// Old names and new where the sentence renames: "the names of A and B are changed to C and D, respectively".
pub(super) fn renames(text: &str, range: Range<usize>, lower: &str, known: &Listed) -> Option<Renames> {
    // "by replacing "Oak" with "Elm" in each name": what is replaced may stand before the word that says it is a name.
    let named = LEADS.find_in(lower);
    let lead = named.map(|at| ["replac", "substitut"].iter().filter_map(|w| lower.find(w)).fold(at, usize::min));
    if let Some(pairs) = read_for(text, &range, lower, known) {
        return Some(Renames { pairs, doubt: None });
    }
    if let Some(pairs) = wherever(text, &range, lower, known) {
        return Some(Renames { pairs, doubt: None });
    }
    if let Some(pairs) = swapped(text, &range, lower, known) {
        let doubt = Some(Doubt::Replaced).filter(|_| !lower.contains("name"));
        return Some(Renames { pairs, doubt });
    }
    let mut turns = turns(lower);
    turns.retain(|(at, _)| !names_new(text, range.start + at, &lower[*at..]));
    let turns_of = turns.clone();
    let replaced = REPLACED.find_in(lower).filter(|_| lead.is_none());
    if lead.is_none() && turns.is_empty() && replaced.is_none() {
        return None;
    }
    let mut out = Renames::default();
    if lower.contains("respectively") {
        let mut at = 0;
        for (turn, after) in turns {
            if turn < at {
                continue;
            }
            let end = lower[after..].find("respectively").map_or(lower.len(), |k| after + k);
            let Renames { pairs, doubt } =
                in_lists(text, &range, lower, Turn { from: at, at: turn, after, end }, known);
            out.pairs.extend(pairs);
            out.doubt = out.doubt.or(doubt);
            at = end;
        }
        if let Some(lead) = lead.filter(|_| out.pairs.is_empty()) {
            out = lists_after(text, &range, lower, lead, known);
        }
    } else {
        let sides = sides(text, &range, lower, known);
        out.pairs = beside(text, &range, &turns, &sides);
        if let Some(last) = out.pairs.last() {
            // "the name of A is changed to B, C to D and that of E to F": the verb is said once.
            let end = last.1.clone();
            let further = elliptic(text, &sides, end.clone());
            let further = if further.is_empty() && lead.is_some() { linked(text, &sides, end.end) } else { further };
            out.pairs.extend(further);
        } else if let Some(lead) = lead {
            out.pairs = linked(text, &sides, range.start + lead);
        } else if replaced.is_some() && schedule_mentions(text, range.clone()).is_empty() {
            out = Renames { pairs: linked(text, &sides, range.start), doubt: Some(Doubt::Replaced) };
        }
    }
    if out.pairs.is_empty() {
        out.pairs.extend(company(text, &range, lower));
    }
    if out.pairs.is_empty() {
        out.pairs
            .extend(referred(text, &range, lower, &turns_of).or_else(|| renamed_so(text, &range, &turns_of, known)));
    }
    (!out.pairs.is_empty()).then_some(out)
}

/// "Oak Services, Inc. has changed its name to Elm Services, Inc.": companies, whose names end in no word of a fund's.
fn company(text: &str, range: &Range<usize>, lower: &str) -> Option<Pair> {
    const VERBS: [&str; 4] =
        [" changed its name to ", " changes its name to ", " changed its name from ", " is now named "];
    let (at, verb) = VERBS.iter().filter_map(|verb| lower.find(verb).map(|at| (at, *verb))).min()?;
    let entities = |part: Range<usize>| crate::read::party::entities(text, part, &[]);
    let behind = entities(range.start + at + verb.len()..range.end);
    if verb.ends_with("from ") {
        let [old, new, ..] = behind.as_slice() else { return None };
        return Some((old.clone(), new.clone()));
    }
    let mark = item_mark(&text[range.clone()]).map_or(0, |(_, length)| length);
    let old = entities(range.start + mark..(range.start + at).max(range.start + mark)).pop()?;
    Some((old, behind.into_iter().next()?))
}

/// "All references to Oak Bank in the Agreement are changed to Elm Bank": names that end in no word of a fund's.
fn referred(text: &str, range: &Range<usize>, lower: &str, turns: &[(usize, usize)]) -> Option<Pair> {
    const LEADS: [&str; 6] =
        ["references to the ", "references to ", "reference to the ", "reference to ", "name of the ", "name of "];
    let from = LEADS.iter().filter_map(|lead| lower.find(lead).map(|at| at + lead.len())).max()?;
    let (_, after) = *turns.iter().find(|(turn, _)| *turn > from)?;
    let old = capital_run(text, range.start + from..range.end)?;
    let new = capital_run(text, range.start + after..range.end)?;
    (old.end < new.start).then_some((old, new))
}

/// "Oak Florida Fund is renamed Oak National Municipals": a fund's name right before the verb, and a new one that ends in no
/// word of a fund's.
fn renamed_so(text: &str, range: &Range<usize>, turns: &[(usize, usize)], known: &Listed) -> Option<Pair> {
    let (turn, after) = *turns.first()?;
    let old = known.names_in(text, range.start..range.start + turn).pop()?;
    let between = text.get(old.end..range.start + turn)?.trim_matches(['"', ',', ' ']);
    let new = capital_run(text, range.start + after..range.end)?;
    matches!(between, "" | "is" | "are" | "is hereby" | "shall be" | "will be" | "has been").then_some((old, new))
}

/// Two capitalised words or more at the start of a range, and the small ones between them.
fn capital_run(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let part = part.strip_prefix("the ").unwrap_or(part);
    let base = range.end - part.len();
    let (mut end, mut count) = (0, 0);
    for word in crate::read::names::word_ranges(part) {
        let said = &part[word.clone()];
        let capital = said.starts_with(|c: char| c.is_uppercase());
        if !(capital || count > 0 && matches!(said, "of" | "and" | "&")) {
            break;
        }
        if capital {
            end = word.start + said.trim_end_matches([',', ';', '.', ':']).len();
            count += 1;
        }
        if said.ends_with([',', ';', '.', ':']) {
            break;
        }
    }
    (count >= 2).then_some(base..base + end)
}

/// "a new series to be known as Oak Fund": a name that something gets that had none.
fn names_new(text: &str, at: usize, turn: &str) -> bool {
    const NOUNS: [&str; 9] =
        ["series", "fund", "funds", "portfolio", "portfolios", "shares", "class", "classes", "company"];
    let word = text[..at].trim_end_matches([',', ' ']).rsplit(' ').next().unwrap_or("");
    turn.starts_with(" to be ") && NOUNS.contains(&word)
}

/// "Oak Fund is replaced by Elm Fund": one fund under another name, or another fund.
static REPLACED: KnownPhrases = KnownPhrases::of(&[
    "is replaced by",
    "is replaced with",
    "are replaced by",
    "are replaced with",
    "is hereby replaced by",
    "is hereby replaced with",
    "are hereby replaced by",
    "are hereby replaced with",
]);

/// Where turns stand in a sentence, and where they end; the longest of those at one place.
fn turns(lower: &str) -> Vec<(usize, usize)> {
    let mut hits: Vec<(usize, usize)> = TURNS.places(lower).map(|(at, word)| (at, at + word.len())).collect();
    // "are changed in the Agreement to", "is changed wherever it appears to": where, between the verb and the new name.
    const FAR: usize = 60;
    for (at, verb) in [" is changed ", " are changed ", " is hereby changed ", " are hereby changed "]
        .iter()
        .flat_map(|verb| lower.match_indices(verb))
    {
        let rest = &lower[at + verb.len()..lower.floor_char_boundary(at + verb.len() + FAR + " to ".len())];
        let led = ["in ", "throughout ", "wherever ", "on "].iter().any(|word| rest.starts_with(word));
        hits.extend(rest.find(" to ").filter(|_| led).map(|to| (at, at + verb.len() + to + " to ".len())));
    }
    hits.order();
    let mut last = 0;
    // The blank that ends one turn may begin the next.
    hits.retain(|&(at, end)| {
        let own = at + 1 >= last;
        last = if own { end } else { last };
        own
    });
    hits
}

/// What may be an old name or a new one: names, and words in quotes that the sentence calls names.
pub(super) fn sides(text: &str, range: &Range<usize>, lower: &str, known: &Listed) -> Vec<Range<usize>> {
    let named = known.names_in(text, range.clone());
    let mut out = named.clone();
    let called = lower.contains(" name") || lower.contains("reference");
    let marks: Vec<usize> = text[range.clone()].match_indices('"').map(|(k, _)| range.start + k).collect();
    for pair in marks.chunks_exact(2) {
        let inner = crate::read::prose::trimmed(text, pair[0] + 1..pair[1]);
        let body = text[inner.clone()].trim_end_matches([',', ';', '.', ' ']);
        let inner = inner.start..inner.start + body.len();
        // A term in parentheses is defined, not renamed.
        let before = &text[range.start..pair[0]];
        let defined = before.rfind('(').is_some_and(|open| !before[open..].contains(')'));
        let name = ends_like_a_name(body) || called;
        let before = named[..named.partition_point(|name| name.start < inner.end)].last();
        let apart = before.is_none_or(|name| name.end <= inner.start);
        // "12:01 a.m. on May 1, 2009" is called a reference too, and no name.
        let figure = body.starts_with(|c: char| c.is_ascii_digit()) && !ends_like_a_name(body);
        // "listed under "New Name"": the head of a column.
        let heads =
            ["name", "names"].iter().any(|noun| body.rsplit(' ').next().is_some_and(|w| w.eq_ignore_ascii_case(noun)));
        let worded = figure || heads || !crate::read::dates::find(body).is_empty();
        if name && !worded && !defined && apart && body.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            out.push(inner);
        }
    }
    // "Oak Fund (formerly Fir Fund)": the name it had before is none that changes.
    let past = |side: &Range<usize>| {
        let before = &text[range.start..side.start];
        let open = before.rfind('(').filter(|open| !before[*open..].contains(')'));
        open.is_some_and(|open| {
            ["(formerly", "(f/k/a", "(previously"].iter().any(|word| before[open..].to_lowercase().starts_with(word))
        })
    };
    out.retain(|side| !past(side));
    out.order_by_key(|side| side.start);
    out
}

/// The names next to each turn.
fn beside(text: &str, range: &Range<usize>, turns: &[(usize, usize)], sides: &[Range<usize>]) -> Vec<Pair> {
    let mut out: Vec<Pair> = Vec::new();
    let mut from = range.start;
    for &(turn, after) in turns {
        let old = sides[..sides.partition_point(|n| n.end <= range.start + turn)].last().filter(|n| n.start >= from);
        let new = sides.get(sides.partition_point(|n| n.start < range.start + after));
        // "Oak Fund will become a series of Elm Trust": what it becomes is said right behind the verb, or it is no name.
        let verb = text.get(range.start + turn..range.start + after).unwrap_or("").to_lowercase();
        let tight = ["become", " now "].iter().any(|word| verb.contains(word)) && !verb.contains("now kn");
        let right = |new: &Range<usize>| {
            let between = text.get(range.start + after..new.start).unwrap_or("");
            !tight || matches!(between.trim_matches(['"', ' ', ',']), "" | "the" | "known as" | "known as the")
        };
        if let (Some(old), Some(new)) = (old, new.filter(|new| right(new))) {
            from = new.end;
            out.push((old.clone(), new.clone()));
        }
    }
    out
}
