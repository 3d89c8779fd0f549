//! Settled drafts → signatures of the model.

use crate::model::{Date, Mark, Role, Signature};
use crate::read::dates;
use crate::text::fold::{is_blank, joined};
use crate::text::lines::Lines;
use crate::text::{Span, Words};

use super::cut::text;
use super::details::{Details, details};
use super::group::{is_group, schedule};
use super::label::Label;
use super::lexicon::{is_entity, is_title};
use super::part::is_personal;
use super::parties::Placed;
use super::party::is_date;
use super::person::{is_person, same_person};
use super::piece::What;
use super::value::{is_placeholder, is_redacted, without_page_number};

/// The signature that a draft makes.
pub(super) fn signature(lines: &Lines<'_>, placed: &Placed) -> Signature {
    let draft = &placed.draft;
    let mut facts = details(lines, &draft.mark, &draft.below);
    let role = role(lines, placed, &facts);
    let mut party: Vec<Words> = placed.parties.names.iter().filter_map(|name| words(lines, name)).collect();
    if party.iter().any(|p| is_entity(&p.value)) {
        // A person's name among entities is another's signature that the text lost.
        let first = |value: &str| super::lexicon::words(value).next();
        let families: Vec<_> = party.iter().filter(|p| is_entity(&p.value)).map(|p| first(&p.value)).collect();
        party.retain(|p| {
            let name = &p.value;
            is_entity(name) || is_group(name) || !is_person(name) || families.contains(&first(name))
        });
    }
    if role == Role::Individual {
        if facts.name.is_empty() && facts.signed.is_empty() {
            facts.name = placed.parties.names.first().cloned().unwrap_or_default();
        }
        party.clear();
    }
    // A title over the signature.
    if let Some(at) = party.iter().rposition(|p| is_title(&p.value) && !is_entity(&p.value)).filter(|at| *at > 0) {
        let title = party.remove(at);
        if facts.title.is_empty() {
            facts.title = std::iter::once(title.span).chain(title.more).collect();
        }
    }
    // "by its Vice President" over the signature.
    let office = |p: &super::piece::Piece| {
        let mut rest = lines.slice(p.all);
        for word in ["by", "its"] {
            let behind = rest.get(word.len()..).filter(|_| rest[..word.len()].eq_ignore_ascii_case(word))?;
            rest = behind.trim_start_matches(is_blank);
        }
        is_title(rest).then(|| Span::new(p.all.end as usize - rest.len(), p.all.end as usize))
    };
    if facts.title.is_empty() {
        facts.title.extend(draft.above.iter().rev().find_map(office));
    }
    let own = text(lines, &facts.signed);
    let mark = mark(placed, &facts, &own);
    let legible = mark != Mark::Illegible;
    let given = |words: Words| Some(words).filter(|words| !is_placeholder(&words.value));
    let signed = || words(lines, &facts.signed).filter(|_| legible);
    let name = words(lines, &facts.name).and_then(given).or_else(|| signed().and_then(given));
    if let Some(last) = facts.title.last_mut() {
        let kept = without_page_number(lines.slice(*last));
        *last = Span::new(last.start as usize, last.start as usize + kept);
    }
    let group = party.iter().find(|p| is_group(&p.value)).and_then(|p| schedule(&p.value));
    Signature {
        span: hull(placed, &facts),
        schedule: group,
        role,
        mark,
        name,
        title: words(lines, &facts.title).and_then(given),
        date: date(lines, placed, &facts),
        via: placed.parties.via.iter().filter_map(|name| words(lines, name)).collect(),
        party,
    }
}

fn role(lines: &Lines<'_>, placed: &Placed, facts: &Details) -> Role {
    let draft = &placed.draft;
    let is = |label: Label| draft.mark.is_label(label) || draft.header.as_ref().is_some_and(|h| h.is_label(label));
    if is(Label::Attest) {
        return Role::Attest;
    }
    if is(Label::Witness) {
        return Role::Witness;
    }
    let names: Vec<String> = placed.parties.names.iter().map(|name| text(lines, name)).collect();
    let entity = names.iter().any(|name| is_entity(name) || is_group(name));
    let person = text(lines, if facts.name.is_empty() { &facts.signed } else { &facts.name });
    let oneself = names.len() == 1
        && !entity
        && (is_person(&names[0]) || same_person(&names[0], &person))
        && (person.is_empty() || same_person(&names[0], &person));
    if oneself {
        return Role::Individual;
    }
    if names.is_empty()
        && facts.title.is_empty()
        && draft.above.iter().any(|p| p.what == What::Part && is_personal(lines.slice(p.all)))
    {
        return Role::Individual;
    }
    let named = !facts.name.is_empty() || !facts.signed.is_empty();
    if names.is_empty() && facts.title.is_empty() && named && !placed.lent {
        return Role::Individual;
    }
    if entity || draft.mark.is_label(Label::By) || !facts.title.is_empty() && !names.is_empty() {
        Role::By
    } else {
        Role::Individual
    }
}

fn mark(placed: &Placed, facts: &Details, own: &str) -> Mark {
    let piece = &placed.draft.mark;
    let lower = own.to_lowercase();
    // "By: [ILLEGIBLE]": somebody signed, without the sign of it.
    if lower.trim_matches(['[', ']', '(', ')', ' ', '.']) == "illegible" || piece.signed && lower.contains("illegible")
    {
        Mark::Illegible
    } else if piece.signed {
        Mark::Conformed
    } else if piece.ruled || facts.signed.is_empty() || is_placeholder(own) {
        Mark::Blank
    } else {
        Mark::Printed
    }
}

fn date(lines: &Lines<'_>, placed: &Placed, facts: &Details) -> Option<Date> {
    let beside = || {
        placed
            .draft
            .above
            .iter()
            .filter(|p| p.is_label(Label::Date) && !p.words.is_empty())
            .map(|p| p.words.clone())
            .next_back()
            .or_else(|| {
                let dated = |p: &&super::piece::Piece| p.what == What::Text && is_date(lines.slice(p.all));
                placed.draft.above.iter().rfind(dated).map(|p| vec![p.all])
            })
    };
    let spans = if facts.date.is_empty() { beside()? } else { facts.date.clone() };
    let written = words(lines, &spans)?;
    let found = dates::find(&written.value).into_iter().next()?;
    Some(Date { day: found.day, written })
}

/// The words at `spans`, without the punctuation that only joins them to what follows.
pub(super) fn words(lines: &Lines<'_>, spans: &[Span]) -> Option<Words> {
    let mut spans: Vec<Span> = spans.iter().copied().filter(|s| !s.is_empty()).collect();
    while let Some(last) = spans.last_mut() {
        let line = lines.slice(*last);
        let kept = line.trim_end_matches(|c: char| is_blank(c) || matches!(c, ',' | ':' | ';' | '_' | '&' | '–' | '—'));
        *last = Span::new(last.start as usize, last.start as usize + kept.len());
        if !last.is_empty() {
            break;
        }
        spans.pop();
    }
    let (first, rest) = spans.split_first()?;
    let value = spans.iter().map(|s| joined(lines.slice(*s))).collect::<Vec<_>>().join(" ");
    if !value.contains(char::is_alphanumeric) && !is_redacted(&value) {
        return None;
    }
    Some(Words { value: value.into(), span: *first, more: rest.to_vec() })
}

fn hull(placed: &Placed, facts: &Details) -> Span {
    let draft = &placed.draft;
    let inner =
        draft.above.iter().chain(&draft.below).chain(&draft.under).filter(|p| p.what != What::Page).map(|p| p.all);
    let details = facts.name.iter().chain(&facts.title).chain(&facts.date).copied();
    inner.chain(details).chain(draft.header.iter().map(|h| h.all)).fold(draft.mark.all, Span::hull)
}
