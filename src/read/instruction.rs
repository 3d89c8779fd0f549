//! Instructions: what a sentence orders, to what, and with which names (forms O1–O14).

use std::ops::Range;

use crate::model::{Act, Supply};
use crate::read::names::{names, split_list};
use crate::read::schedule::heading::id_at;

/// An instruction as ranges of the paragraph's joined text.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// What it does.
    pub act: Act,
    /// The words of its target, and how they are called ("Schedule B" of "Schedules A and B").
    pub target: Option<(Range<usize>, String)>,
    /// Where the new text stands.
    pub supply: Option<Supply>,
    /// Names added or removed.
    pub names: Vec<Range<usize>>,
    /// Old names and new.
    pub pairs: Vec<(Range<usize>, Range<usize>)>,
    /// Its sentence.
    pub sentence: Range<usize>,
}

/// The instructions of a paragraph.
pub fn orders(text: &str) -> Vec<Order> {
    sentences(text).into_iter().flat_map(|range| orders_of(text, range)).collect()
}

/// As [`orders`], of what stands from `from` on.
pub fn orders_from(text: &str, from: usize) -> Vec<Order> {
    let late = |range: &Range<usize>| range.end > from;
    sentences(text)
        .into_iter()
        .filter(late)
        .flat_map(|range| orders_of(text, range.start.max(from)..range.end))
        .collect()
}

/// The sentences of a text: a stop, then a blank and a capital; not after an abbreviation or an initial.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, stop) in text.match_indices(['.', ':', ';']) {
        let rest = text[at + 1..].trim_start_matches(['"', ')']);
        let ends = rest.is_empty()
            || rest.starts_with(' ')
                && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '(' || c == '"');
        let word = text[start..at].rsplit(' ').next().unwrap_or("");
        let abbreviation = word.len() <= 3 && word.starts_with(|c: char| c.is_uppercase())
            || word.contains('.')
            || matches!(word, "Corp" | "Inc" | "Co");
        let number = !word.is_empty()
            && word.chars().all(|c| c.is_ascii_alphanumeric())
            && word.len() <= 4
            && text[start..at].trim() == word;
        if ends && stop == "." && !abbreviation && !number || ends && stop == ":" && rest.is_empty() {
            out.push(crate::read::prose::trimmed(text, start..at + 1));
            start = at + 1;
        }
    }
    let rest = crate::read::prose::trimmed(text, start..text.len());
    if !rest.is_empty() {
        out.push(rest);
    }
    out
}

/// Stems of words that take something out.
const TAKES_OUT: &[&str] = &[
    "delet",
    "withdraw",
    "struck",
    "strik",
    "remov",
    "revok",
    "taken out",
    "discard",
    "cancel",
    "supersed",
    "displac",
    "cease",
    "annul",
    "rescind",
    "no longer",
    "terminat",
    "liquidat",
    "dropped",
    "drop ",
    "repeal",
    "eliminat",
    "omit",
];

/// Stems of words that put something in the place of something.
const PUTS_IN: &[&str] = &[
    "replac",
    "substitut",
    "instead",
    "stead",
    "in lieu",
    "takes the place",
    "take the place",
    "takes its place",
    "in its place",
    "in their place",
    "displac",
    "supersed",
    "is restated",
    "are restated",
    "be restated",
    "amended and restated in",
    "to be read",
    "shall read",
    "to read",
    "read as",
    "reads as",
    "read in its entirety",
    "apply in",
    "following form",
    "shall be as set",
    "as set out",
    "as set forth in the",
    "amended in its entirety",
    "amended in their entirety",
];

/// Stems of words that add.
const ADDS: &[&str] = &[
    "added",
    "in addition to",
    "to add ",
    "adding",
    "supplement",
    "additional",
    "includ",
    "extended to",
    "adopted for",
    "new series",
    "more series",
];

/// Stems of words that change wording.
const CHANGES: &[&str] = &[
    "modif",
    "chang",
    "amend",
    "insert",
    "lowered",
    "raised",
    "reduced",
    "increased",
    "extend",
    "correct",
    "revis",
    "instead",
    "read",
    "words",
    "phrase",
    "set at",
    "become",
    "apply",
    "dropped",
    "redesignat",
];

/// What a sentence says happens. The evidence is what it names (schedules, sections, portfolios) and stems of verbs that
/// take out, put in, add or change: authors word the same order in many ways.
fn orders_of(text: &str, range: Range<usize>) -> Vec<Order> {
    let sentence = &text[range.clone()];
    let lower = sentence.to_lowercase();
    if lower.len() != sentence.len() || confirms(&lower) {
        return Vec::new();
    }
    let has = |stems: &[&str]| stems.iter().any(|stem| lower.contains(stem));
    let (out, put, adds, changes) = (has(TAKES_OUT), has(PUTS_IN), has(ADDS), has(CHANGES));
    if !(out || put || adds || changes || lower.contains("known as") || lower.contains("name")) {
        return Vec::new();
    }
    let order =
        |act| Order { act, target: None, supply: None, names: Vec::new(), pairs: Vec::new(), sentence: range.clone() };
    let schedules = schedule_mentions(text, range.clone());
    let contract = agreement_target(text, range.clone());
    let mut found_orders = Vec::new();
    if let Some(pair) = redesignation(text, range.clone(), &lower) {
        return vec![Order { pairs: vec![pair], target: schedules.first().cloned(), ..order(Act::Rename) }];
    }
    let renamed = renames(text, range.clone(), &lower);
    let mut paired: Vec<Range<usize>> = renamed.iter().flatten().flat_map(|(a, b)| [a.clone(), b.clone()]).collect();
    if let Some(pairs) = renamed {
        let target = schedules.first().cloned().or_else(|| contract.clone());
        found_orders.push(Order { pairs, target, ..order(Act::Rename) });
    }
    paired.sort_unstable_by_key(|pair| pair.start);
    let is_paired = |name: &Range<usize>| {
        let before = paired.partition_point(|pair| pair.start < name.end);
        before.checked_sub(1).is_some_and(|last| name.start < paired[last].end)
    };
    let named: Vec<Range<usize>> = names(text)
        .into_iter()
        .filter(|name| range.start <= name.start && name.end <= range.end)
        .filter(|name| !is_paired(name))
        .collect();
    let section = section_mention(text, range.clone());
    let leads =
        section.as_ref().is_some_and(|(at, _)| schedules.first().is_none_or(|(first, _)| at.start < first.start));
    let wording = has(&["the word", "the phrase", "words \"", "sentence"]);
    if put
        && !schedules.is_empty()
        && (!leads || !schedules.is_empty() && has(&["attached", "annexed", "follows", "follow"]))
        && !wording
        && !lower.contains("pursuant to section")
    {
        let supply = supply(&lower);
        if lower.contains("amended to add") && !named.is_empty() {
            found_orders.push(Order { names: named, target: contract, ..order(Act::Add) });
        }
        let all = schedules.into_iter().map(|target| Order { target: Some(target), supply, ..order(Act::Replace) });
        return found_orders.into_iter().chain(all).collect();
    }
    // "Oak Fund, having been merged into Elm Fund, is removed": the other one stays.
    let into = |name: &Range<usize>| ["into", "with", "by"].iter().any(|w| text[..name.start].trim_end().ends_with(w));
    let leaving: Vec<Range<usize>> = named.iter().filter(|name| !into(name)).cloned().collect();
    let named = if out && !leaving.is_empty() { leaving } else { named };
    if !wording && out && !named.is_empty() {
        let target = schedules.first().cloned().or(contract);
        found_orders.push(Order { names: named, target, ..order(Act::Remove) });
        return found_orders;
    }
    if !found_orders.is_empty() {
        return found_orders;
    }
    if adds && !wording && (!named.is_empty() || !schedules.is_empty() && !leads) {
        let target = schedules.first().cloned().or_else(|| section.clone().filter(|_| named.is_empty())).or(contract);
        let supply = if named.is_empty() { supply(&lower) } else { None };
        return vec![Order { names: named, target, supply, ..order(Act::Add) }];
    }
    if out && !schedules.is_empty() && !leads {
        let supply = supply(&lower);
        return schedules
            .into_iter()
            .map(|target| Order { target: Some(target), supply, ..order(Act::Replace) })
            .collect();
    }
    match section.filter(|_| changes || out || put || adds) {
        Some(target) => {
            let paragraph = has(&[
                "paragraph is added",
                "paragraph is inserted",
                "new paragraph",
                "following is added",
                "sentence is added",
            ]);
            let whole = has(&[
                "entirety",
                "restated",
                "replaced with the following",
                "deleted and the following",
                "the following is substituted",
            ]);
            let act = if paragraph {
                Act::Add
            } else if whole && !wording {
                Act::Replace
            } else {
                Act::Edit
            };
            let supply = if act == Act::Edit { None } else { Some(Supply::Inline) };
            vec![Order { target: Some(target), supply, ..order(act) }]
        }
        None => Vec::new(),
    }
}

/// "Schedule A is redesignated as Schedule A-1": a schedule's own name changes.
fn redesignation(text: &str, range: Range<usize>, lower: &str) -> Option<(Range<usize>, Range<usize>)> {
    const TURNS: [&str; 5] = ["redesignated as", "renamed as", "renamed to be", "relabeled as", "designated as"];
    let (turn, word) = TURNS.iter().filter_map(|w| lower.find(w).map(|at| (at, *w))).min()?;
    let old = schedule_mentions(text, range.start..range.start + turn).into_iter().next()?;
    let after = range.start + turn + word.len();
    let new = schedule_mentions(text, after..range.end).into_iter().next()?;
    (new.0.start <= after + 5).then_some((old.0, new.0))
}

/// "has established the following series", "has organized", "new funds": words that lead to a list of new names.
pub fn begins_series(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["establish", "organiz", "creat", "launch", "added", "additional", "new series", "new portfolio", "new fund"]
        .iter()
        .any(|stem| lower.contains(stem))
}

/// Ratification, witness, recital: a sentence that orders nothing.
fn confirms(lower: &str) -> bool {
    const CONFIRMS: &[&str] = &[
        "full force",
        "ratified",
        "is confirmed",
        "confirmed in",
        "in all other respects",
        "except as",
        "except to the extent",
        "remain unchanged",
        "in witness",
        "counterpart",
        "whereas",
        "capitalized terms",
        "all other terms",
        "remains in force",
        "are not affected",
        "nothing else",
        "not changed in any",
        "incorporated in this",
        "deleted in error",
        "pursuant to section",
        "in accordance with section",
    ];
    CONFIRMS.iter().any(|word| lower.contains(word))
}

/// Where the new text stands.
fn supply(lower: &str) -> Option<Supply> {
    let attached = [
        "attached",
        "annexed",
        "enclosed",
        "hereto",
        "last page",
        "following page",
        "follows the signature",
        "signature page",
        "appended",
        "accompanying",
        "at the end of this",
    ];
    let inline =
        ["the following", "as follows", "following:", "to read", "inserted in its stead", "substituted in its place"];
    if attached.iter().any(|word| lower.contains(word)) {
        Some(Supply::Attached)
    } else if inline.iter().any(|word| lower.contains(word)) || lower.ends_with(':') {
        Some(Supply::Inline)
    } else {
        None
    }
}

const NOUNS: [(&str, &str); 5] = [
    ("schedule", "Schedule"),
    ("appendix", "Appendix"),
    ("exhibit", "Exhibit"),
    ("annex", "Annex"),
    ("attachment", "Attachment"),
];

/// The schedules a sentence is about, each once: "Appendix A and Appendix B", "Schedules A and B". What it calls the
/// place where the new text stands ("set forth on Exhibit 1 hereto") is left out.
fn schedule_mentions(text: &str, range: Range<usize>) -> Vec<(Range<usize>, String)> {
    let sentence = &text[range.clone()];
    let lower = sentence.to_lowercase();
    let mut out: Vec<(Range<usize>, String)> = Vec::new();
    for (noun, label) in NOUNS {
        for (at, _) in lower.match_indices(noun) {
            let before = lower[..at].trim_end();
            let place = ["as", "on", "set forth in", "shown in", "forth on", "contained in", "in the form of"]
                .iter()
                .any(|word| before.ends_with(word) && before[..before.len() - word.len()].ends_with([' ', ',']));
            let plural = sentence[at + noun.len()..].starts_with(['s', 'S'])
                || sentence[at + noun.len()..].to_lowercase().starts_with("es ");
            let after = at + noun.len() + usize::from(plural);
            let glued = at > 0 && sentence.as_bytes()[at - 1].is_ascii_alphanumeric();
            let Some((id, length)) =
                id_at(&sentence[after..]).filter(|_| !glued && sentence[after..].starts_with([' ', 's']))
            else {
                continue;
            };
            if place && (!out.is_empty() || lower[after..].contains("hereto")) {
                continue;
            }
            let whole = range.start + at..range.start + after + length;
            push(&mut out, whole, format!("{label} {id}"));
            if plural {
                let mut rest = after + length;
                while let Some((at, next)) = [" and ", ", and ", ", "]
                    .iter()
                    .find_map(|w| sentence[rest..].starts_with(w).then_some((rest, rest + w.len())))
                {
                    let _ = at;
                    let Some((id, length)) = id_at(&sentence[next..]) else { break };
                    push(&mut out, range.start + next..range.start + next + length, format!("{label} {id}"));
                    rest = next + length;
                }
            }
        }
    }
    out.sort_by_key(|(range, _)| range.start);
    out
}

fn push(out: &mut Vec<(Range<usize>, String)>, range: Range<usize>, label: String) {
    if !out.iter().any(|(_, known)| known.eq_ignore_ascii_case(&label)) {
        out.push((range, label));
    }
}

/// "Section 14(b)", "paragraph 2", "Article III": the first that the sentence names.
fn section_mention(text: &str, range: Range<usize>) -> Option<(Range<usize>, String)> {
    let sentence = &text[range.clone()];
    let lower = sentence.to_lowercase();
    let nouns = ["sections ", "section ", "paragraphs ", "paragraph ", "article "];
    let mut hits: Vec<(usize, &str)> = nouns.iter().flat_map(|noun| lower.match_indices(noun)).collect();
    hits.sort_unstable();
    hits.into_iter().find_map(|(at, noun)| {
        let rest = &sentence[at + noun.len()..];
        let sign = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'(' | b')' | b'-');
        let id = rest[..rest.bytes().take_while(sign).count()].trim_end_matches(['.', '-']);
        let roman = id.len() <= 4 && !id.is_empty() && id.chars().all(|c| "IVX".contains(c));
        let whole = range.start + at..range.start + at + noun.len() + id.len();
        (id.starts_with(|c: char| c.is_ascii_digit()) || roman).then(|| (whole.clone(), text[whole].to_owned()))
    })
}

/// "the Agreement", "Custodian Agreement": the target of an order that names no schedule.
pub fn agreement_target(text: &str, range: Range<usize>) -> Option<(Range<usize>, String)> {
    let sentence = &text[range.clone()];
    let words = crate::read::names::word_ranges(sentence);
    let bare = |k: usize| sentence[words[k].clone()].trim_matches(|c: char| !c.is_alphanumeric());
    let capital = |k: usize| bare(k).starts_with(|c: char| c.is_uppercase());
    let noun = (1..words.len()).find(|&k| capital(k) && crate::read::title::is_agreement_noun(bare(k)))?;
    let mut first = noun;
    while first > 0 && capital(first - 1) && !matches!(bare(first - 1), "The" | "This" | "Section" | "A" | "To") {
        first -= 1;
    }
    if first == noun {
        if !bare(noun - 1).eq_ignore_ascii_case("the") {
            return None;
        }
        first -= 1;
    }
    let start = range.start + words[first].start;
    let end = range.start
        + words[noun].start
        + bare(noun).len()
        + (sentence[words[noun].clone()].len()
            - sentence[words[noun].clone()].trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    let value =
        text[start..end].strip_prefix("The ").map_or_else(|| text[start..end].to_owned(), |rest| format!("the {rest}"));
    Some((start..end, value))
}

/// Old and new names where the sentence renames: "the names of A and B are changed to C and D, respectively".
fn renames(text: &str, range: Range<usize>, lower: &str) -> Option<Vec<(Range<usize>, Range<usize>)>> {
    let turns = [
        " are changed to ",
        " is changed to ",
        " changed to ",
        " is known as ",
        " are known as ",
        " is now known as ",
        " shall be known as ",
        " is renamed ",
        " are renamed ",
        " renamed as ",
        " renamed ",
        " will be known as ",
        " shall be a reference to ",
        " shall be references to ",
        " shall be read as ",
        " to be read as ",
        " are replaced by references to ",
        " is replaced by references to ",
        " becomes ",
        " become ",
    ];
    let mut out = Vec::new();
    let respectively = lower.contains("respectively");
    let sides = if respectively { Vec::new() } else { names(text) };
    let mut at = 0;
    let mut from = 0;
    while let Some((turn, word)) = turns
        .iter()
        .filter_map(|w| lower[at..].find(w).map(|k| (at + k, *w)))
        .min_by_key(|(k, w)| (*k, std::cmp::Reverse(w.len())))
    {
        let after = turn + word.len();
        if respectively {
            let end = lower[after..].find("respectively").map_or(lower.len(), |k| after + k);
            let start = front(lower, turn);
            let auxiliary =
                [" are hereby", " is hereby", " shall be", " are", " is"].iter().find(|w| lower[..turn].ends_with(**w));
            let turn = turn - auxiliary.map_or(0, |w| w.len());
            let old = split_list(text, range.start + start..range.start + turn);
            let new = split_list(text, range.start + after..range.start + end);
            out.extend(pair_lists(text, old, new));
            at = end;
        } else {
            let old = sides.iter().rfind(|n| n.start >= range.start + from && n.end <= range.start + turn);
            let new = sides.iter().find(|n| n.start >= range.start + after && n.end <= range.end);
            if let (Some(old), Some(new)) = (old, new) {
                from = new.end - range.start;
                out.push((old.clone(), new.clone()));
            }
            at = after;
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Where the list of old names begins: after "the names of".
fn front(lower: &str, turn: usize) -> usize {
    [
        "the names of ",
        "the name of ",
        "names of ",
        "references to ",
        "references in the agreement to ",
        "reference in the agreement to ",
        "reference to ",
    ]
    .iter()
    .filter_map(|w| lower[..turn].rfind(w).map(|k| k + w.len()))
    .max()
    .unwrap_or(0)
}

/// Pairs two lists under the constraint of equal counts: where they differ, the longer is joined at its weakest cuts.
fn pair_lists(text: &str, old: Vec<Range<usize>>, new: Vec<Range<usize>>) -> Vec<(Range<usize>, Range<usize>)> {
    /// Lists that differ by more were not cut at the wrong commas: they are no pairs.
    const MOST_JOINED: usize = 40;
    let count = old.len().min(new.len());
    if old.len().max(new.len()) - count > MOST_JOINED {
        return Vec::new();
    }
    let (old, new) = (merged(text, old, count), merged(text, new, count));
    if old.len() != new.len() {
        return Vec::new();
    }
    old.into_iter().zip(new).collect()
}

/// Joins neighbours until `count` remain: first those whose second half is shortest.
fn merged(text: &str, mut list: Vec<Range<usize>>, count: usize) -> Vec<Range<usize>> {
    while list.len() > count && list.len() > 1 {
        let words = |r: &Range<usize>| text[r.clone()].split_whitespace().count();
        let Some(weakest) = (1..list.len()).min_by_key(|&i| words(&list[i]).min(words(&list[i - 1]))) else { break };
        let end = list.remove(weakest).end;
        list[weakest - 1].end = end;
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = orders(text)
            .into_iter()
            .map(|o| {
                let names: Vec<_> = o.names.iter().map(|r| &text[r.clone()]).collect();
                let pairs: Vec<_> =
                    o.pairs.iter().map(|(a, b)| format!("{} → {}", &text[a.clone()], &text[b.clone()])).collect();
                let target = o.target.map(|t| t.1).unwrap_or_default();
                let supply = o.supply.map_or(String::new(), |s| format!(" {s:?}"));
                format!("{:?} {target}{supply} {}{}", o.act, names.join("; "), pairs.join("; ")).trim_end().to_owned()
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn orders_in_every_wording() {
        check(
            "Schedule A-1 of the Agreement is hereby deleted in its entirety and replaced with the following:",
            &["Replace Schedule A-1 Inline"],
        );
        check(
            "1. Appendix A and Appendix B to the Agreement are hereby deleted in their entirety and replaced with the following:",
            &["Replace Appendix A Inline", "Replace Appendix B Inline"],
        );
        check(
            "Schedules A and B are replaced by the Schedules A and B attached hereto.",
            &["Replace Schedule A Attached", "Replace Schedule B Attached"],
        );
        check(
            "In Section 7.02 of the Agreement, the phrase \"ninety days\" wherever it appears is replaced by the phrase \"ten days\".",
            &["Edit Section 7.02"],
        );
        check(
            "Section 6 of the Agreement is amended and restated in its entirety to read as follows:",
            &["Replace Section 6 Inline"],
        );
        check("The following paragraph is added at the end of Section 9 of the Agreement:", &["Add Section 9 Inline"]);
        check(
            "Oak Mid Fund and Oak Utilities Fund, each of which has gone, are removed from the Agreement as of July 29, 2005.",
            &["Remove the Agreement Oak Mid Fund; Oak Utilities Fund"],
        );
        check(
            "The names of Oak Equity and Income Fund, Oak Select Fund and Oak Value Fund are changed to Elm Equity and Income Fund, Elm Select Fund and Elm Value Fund, respectively.",
            &[
                "Rename  Oak Equity and Income Fund → Elm Equity and Income Fund; Oak Select Fund → Elm Select Fund; Oak Value Fund → Elm Value Fund",
            ],
        );
        check(
            "References in the Agreement to Oak Short Fund are changed to Elm Short Fund, and references to Oak Leaders ETF are changed to Elm Leaders ETF.",
            &["Rename the Agreement Oak Short Fund → Elm Short Fund; Oak Leaders ETF → Elm Leaders ETF"],
        );
        check(
            "All other terms and provisions of the Agreement not amended herein shall remain in full force and effect.",
            &[],
        );
    }
}
