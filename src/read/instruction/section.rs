//! The sections of the agreement that an order is done to.

use std::ops::Range;

use crate::order::InOrder;
use crate::read::prose::item_mark;
use crate::text::fold::lowered;

use super::target::Target;

/// Words before a section that only say where something stands, not that the section changes.
const PLACES: [&str; 35] = [
    "relates to",
    "relate to",
    "relating to",
    "refers to",
    "provision of",
    "provision in",
    "provisions in",
    "under",
    "pursuant to",
    "accordance with",
    "by",
    "provided in",
    "described in",
    "required by",
    "set forth in",
    "defined in",
    "subject to",
    "provisions of",
    "purposes of",
    "referred to in",
    "named in",
    "listed in",
    "specified in",
    "stated in",
    "mentioned in",
    "except",
    "except for",
    "other than",
    "authority that",
    "authority of",
    "power that",
    "effect to",
    "result of",
    "virtue of",
    "powers that",
];

/// How far behind a section the verb stands by which it lets the parties do something.
const NEAR: usize = 60;

/// "Section 14(b)", "paragraph 2", "Article III": the first that the sentence names; `any`: also where it only says
/// where something stands ("the license under Section 9").
pub(super) fn section_mention(text: &str, range: Range<usize>, any: bool) -> Option<Target> {
    let sentence = &text[range.clone()];
    let lower = lowered(sentence);
    let nouns = ["sections ", "section ", "paragraphs ", "paragraph ", "article ", "clauses ", "clause "];
    let mut hits: Vec<(usize, &str)> = nouns.iter().flat_map(|noun| lower.match_indices(noun)).collect();
    hits.order();
    // "the words "Section 10(f)" in Section 4 are changed": what is in quotes is wording.
    let quoted = |at: usize| sentence[..at].matches('"').count() % 2 == 1;
    if hits.iter().any(|(at, _)| !quoted(*at)) {
        hits.retain(|(at, _)| !quoted(*at));
    }
    let place = |at: usize| {
        let before = lower[..at].trim_end();
        // "as provided in its Section 7".
        let before = [" its", " the", " said"].iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
        // "as Section 19 of the Agreement permits them to do".
        let near: String = lower[at..].chars().take(NEAR).collect();
        let lets = before.ends_with(" as")
            && ["permit", "provide", "require", "contemplate", "allow"].iter().any(|verb| near.contains(verb));
        lets || PLACES.iter().any(|word| before.ends_with(word))
    };
    // "pursuant to Section 8 of Article VIII": what a place is part of is one too.
    let within = |at: usize| {
        let before = lower[..at].trim_end().strip_suffix(" of")?;
        let (inner, noun) = nouns.iter().filter_map(|noun| Some((before.rfind(noun)?, noun))).max()?;
        let id = &sentence[inner + noun.len()..before.len()];
        (!id.is_empty() && section_id(id) == id).then_some(inner)
    };
    // "pursuant to Section 5.11 and Section 9.3".
    let beside = |at: usize| {
        let before = lower[..at].trim_end().strip_suffix(" and")?;
        let (other, noun) = nouns.iter().filter_map(|noun| Some((before.rfind(noun)?, noun))).max()?;
        let id = &sentence[other + noun.len()..before.len()];
        (!id.is_empty() && section_id(id) == id).then_some(other)
    };
    let place = |at: usize| place(at) || within(at).is_some_and(place) || beside(at).is_some_and(place);
    let known = hits.into_iter().filter(|(at, _)| any || !place(*at)).filter_map(|(at, noun)| {
        let id = section_id(&sentence[at + noun.len()..]);
        let whole = range.start + at..range.start + at + noun.len() + id.len();
        (!id.is_empty()).then(|| (whole.clone(), text[whole].to_owned()))
    });
    // "II. ARTICLE VI. Section 6.3 is deleted": the caption of the item names what the section is part of.
    let caption = |target: &Target| {
        let after = &text[target.0.end..range.end];
        let begins = item_mark(sentence).map_or(0, |(_, length)| length);
        let leads = sentence[begins..target.0.start - range.start].trim().is_empty();
        leads && after.strip_prefix(". ").is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase()))
    };
    let mut known = known.peekable();
    let first = known.next_if(caption);
    known.next().or(first)
}

/// "14(b)", "6.3", "III" at the beginning of `rest`; nothing where it begins otherwise.
fn section_id(rest: &str) -> &str {
    let sign = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'(' | b')' | b'-');
    let id = rest[..rest.bytes().take_while(sign).count()].trim_end_matches(['.', '-']);
    let roman = id.len() <= 4 && !id.is_empty() && id.chars().all(|c| "IVX".contains(c));
    if id.starts_with(|c: char| c.is_ascii_digit()) || roman { id } else { "" }
}

/// "Section 2.4 and Section 5.1(b)": sections that are each called so.
fn each_called(text: &str, first: Target, end: usize) -> Vec<Target> {
    let noun = first.1.split(' ').next().unwrap_or("").to_owned();
    let mut at = first.0.end;
    let mut out = vec![first];
    while let Some(rest) = text.get(at..end) {
        let Some(joint) = [", and ", " and ", ", "].iter().find(|joint| rest.starts_with(**joint)) else { break };
        let called = rest[joint.len()..].strip_prefix(noun.as_str()).and_then(|rest| rest.strip_prefix(' '));
        let id = called.map_or("", section_id);
        if id.is_empty() {
            break;
        }
        let start = at + joint.len();
        at = start + noun.len() + 1 + id.len();
        out.push((start..at, text[start..at].to_owned()));
    }
    out
}

/// "Sections 2, 5 and 9": each of the sections that `first` begins to list, called alike.
pub(super) fn sections_from(text: &str, first: Target, end: usize) -> Vec<Target> {
    let Some((noun, _)) = first.1.split_once("s ").filter(|(noun, _)| !noun.contains(' ')) else {
        return each_called(text, first, end);
    };
    let mut at = first.0.end;
    let id = &first.1[noun.len() + 2..];
    let mut out = vec![(first.0.clone(), format!("{noun} {id}"))];
    while let Some(rest) = text.get(at..end) {
        let Some(joint) = [", and ", " and ", ", "].iter().find(|joint| rest.starts_with(**joint)) else { break };
        let id = section_id(&rest[joint.len()..]);
        if id.is_empty() {
            break;
        }
        at += joint.len();
        out.push((at..at + id.len(), format!("{noun} {id}")));
        at += id.len();
    }
    out
}
