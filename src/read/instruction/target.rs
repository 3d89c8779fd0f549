//! To what an order is done, and where the new text stands.

use std::ops::Range;

use crate::model::Supply;
use crate::order::InOrder;
use crate::read::deed::amended_now;
use crate::read::schedule::heading::id_at;
use crate::text::fold::lowered;
use crate::text::known::KnownPhrases;

/// The words of a target and what it is called.
pub type Target = (Range<usize>, String);

/// Where the new text stands.
pub(super) fn supply(lower: &str) -> Option<Supply> {
    static ATTACHED: KnownPhrases = KnownPhrases::of(&[
        "attached",
        "annexed",
        "enclosed",
        " hereto",
        "last page",
        "following page",
        "follows the signature",
        "signature page",
        "appended",
        "accompanying",
        "at the end of this",
        "to this amendment",
        "to this joinder",
        "to this letter",
    ]);
    static INLINE: KnownPhrases = KnownPhrases::of(&[
        "table below",
        "forth below",
        "set out below",
        "shown below",
        "the following",
        "as follows",
        "following:",
        "to read",
        "inserted in its stead",
        "substituted in its place",
    ]);
    if ATTACHED.stand_in(lower) {
        Some(Supply::Attached)
    } else if INLINE.stand_in(lower) || lower.ends_with(':') {
        Some(Supply::Inline)
    } else {
        None
    }
}

const NOUNS: [(&str, &str); 6] = [
    ("schedule", "Schedule"),
    ("appendix", "Appendix"),
    ("appendic", "Appendix"),
    ("exhibit", "Exhibit"),
    ("annex", "Annex"),
    ("attachment", "Attachment"),
];

/// Whether a target is called as schedules are ("Annex III").
pub fn is_schedule(label: &str) -> bool {
    NOUNS.iter().any(|(_, noun)| label.starts_with(noun))
}

/// The schedules a sentence is about, each once: "Appendix A and Appendix B", "Schedules A and B". What it calls the
/// place where the new text stands ("set forth on Exhibit 1 hereto") is left out.
pub(super) fn schedule_mentions(text: &str, range: Range<usize>) -> Vec<Target> {
    let sentence = &text[range.clone()];
    let lower = lowered(sentence);
    let mut out: Vec<Target> = Vec::new();
    let hits = NOUNS.iter().flat_map(|(noun, label)| lower.match_indices(noun).map(move |(at, _)| (at, *noun, *label)));
    let mut hits: Vec<(usize, &str, &str)> = hits.collect();
    hits.order();
    for (at, noun, label) in hits {
        let before = lower[..at].trim_end();
        // "No fee accrues under Schedule 2": what something is done by is not what it is done to.
        let by = ["under", "pursuant to", "in accordance with"].iter().any(|word| before.ends_with(word));
        let place = [
            "as",
            "on",
            "set forth in",
            "set out in",
            "out on",
            "shown in",
            "forth on",
            "contained in",
            "appears in",
            "in the form of",
            "named in",
            "named on",
            "listed in",
            "listed on",
            "identified in",
            "identified on",
        ]
        .iter()
        .any(|word| before.ends_with(word) && before[..before.len() - word.len()].ends_with([' ', ',']));
        let ending = ["s", "es"].iter().find(|ending| {
            let behind = &lower[at + noun.len()..];
            behind.starts_with(**ending) && behind[ending.len()..].starts_with(' ')
        });
        let plural = ending.is_some();
        let after = at + noun.len() + ending.map_or(0, |ending| ending.len());
        let glued = at > 0 && sentence.as_bytes()[at - 1].is_ascii_alphanumeric();
        let Some((id, length)) =
            id_at(&sentence[after..]).filter(|_| !glued && sentence[after..].starts_with([' ', 's']))
        else {
            continue;
        };
        let here = [" hereto", " to this "].iter().any(|word| lower[after..].contains(word));
        // "Exhibit 1-A (being the former Exhibit 1) is revoked": what it was called.
        let was = ["former", "formerly", "previously", "the old"].iter().any(|word| before.ends_with(word));
        // "The Contract between each of the Funds listed on Appendix A thereto and Elm Bank is amended": whose it is.
        let whose = || {
            [" between ", " among "].iter().any(|link| before.contains(link))
                && amended_now(before).is_none()
                && amended_now(&lower[after..]).is_some()
        };
        if by || was && !out.is_empty() || place && (!out.is_empty() || here || whose()) {
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
    if out.is_empty() {
        out.extend(the_only_one(&lower).map(|(at, label)| (range.start + at.start..range.start + at.end, label)));
    }
    out.order_by_key(|(range, _)| range.start);
    out
}

/// "The Schedule to the Plan is deleted": the one that its agreement has, which needs no letter.
fn the_only_one(lower: &str) -> Option<(Range<usize>, String)> {
    NOUNS.iter().find_map(|(noun, label)| {
        let words = format!("the {noun} to the ");
        let at = lower.find(&words)?;
        let owner = lower[at + words.len()..].split([' ', ',']).next().unwrap_or("");
        let own = matches!(owner, "agreement" | "plan" | "contract");
        own.then(|| (at + "the ".len()..at + "the ".len() + noun.len(), (*label).to_owned()))
    })
}

/// The schedule that a sentence is about.
pub fn schedule_target(text: &str, range: Range<usize>) -> Option<Target> {
    schedule_mentions(text, range).into_iter().next()
}

/// The schedules that a sentence is about, each once.
pub fn schedules_named(text: &str, range: Range<usize>) -> Vec<Target> {
    schedule_mentions(text, range)
}

/// The first schedule that a sentence names in whatever role: "the fees set forth in Schedule B".
pub(super) fn first_mention(text: &str, range: Range<usize>) -> Option<Target> {
    let lower = lowered(text.get(range.clone())?);
    let first = NOUNS.iter().filter_map(|(noun, label)| lower.find(noun).map(|at| (at, noun.len(), *label))).min()?;
    let (at, length, label) = first;
    let after = range.start + at + length;
    let (id, taken) = id_at(text.get(after..range.end)?).filter(|_| text[after..].starts_with(' '))?;
    Some((range.start + at..after + taken, format!("{label} {id}")))
}

fn push(out: &mut Vec<Target>, range: Range<usize>, label: String) {
    if !out.iter().any(|(_, known)| known.eq_ignore_ascii_case(&label)) {
        out.push((range, label));
    }
}

/// "the Agreement", "the Custodian Agreement": the target of an order that names no schedule.
pub fn agreement_target(text: &str, range: Range<usize>) -> Option<Target> {
    let sentence = &text[range.clone()];
    let words = crate::read::names::word_ranges(sentence);
    let bare = |k: usize| sentence[words[k].clone()].trim_matches(|c: char| !c.is_alphanumeric());
    let capital = |k: usize| bare(k).starts_with(|c: char| c.is_uppercase());
    let noun = (1..words.len()).find(|&k| capital(k) && crate::read::title::is_agreement_noun(bare(k)))?;
    let mut first = noun;
    while first > 0 && capital(first - 1) && !matches!(bare(first - 1), "The" | "This" | "Section" | "A" | "To") {
        first -= 1;
    }
    let article = first > 0 && bare(first - 1).eq_ignore_ascii_case("the");
    if first == noun && !article {
        return None;
    }
    first -= usize::from(article);
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
