//! Who the parties of an instrument are: the first paragraph that names them, or its title, or who signs.

use std::collections::HashSet;

use crate::model::{BlockKind, Document, Kind, Signature, Term};
use crate::order::InOrder;
use crate::read::document::Part;
use crate::read::opening::Opening;
use crate::read::party;
use crate::read::prose::{Joined, item_mark};
use crate::read::schedule::heading::Heading;
use crate::text::fold::Folded;
use crate::text::lines::Lines;
use crate::text::{Span, Words};

/// Fills in the parties that the text names, or the title, or who signs a letter.
pub fn parties(lines: &Lines<'_>, out: &mut Document, open: &Opening, parts: &[Part], first: Option<&Heading>) {
    let captions: Vec<Folded> = captions(&out.signatures).iter().map(|c| Folded::of(&c.value)).collect();
    let named = |p: &Part| matches!(p.kind, BlockKind::Preamble | BlockKind::Recital | BlockKind::Prose);
    for (k, part) in parts.iter().enumerate().filter(|(_, part)| named(part)) {
        let found = party::parties(&part.joined.text, &captions);
        let mut placed: Vec<(usize, Words)> =
            found.into_iter().map(|range| (range.start, part.joined.words(lines, range))).collect();
        if !placed.is_empty() {
            placed.extend(meant(&part.joined.text, &out.terms, &placed));
            placed.order_by_key(|(at, _)| *at);
        }
        out.parties = placed.into_iter().map(|(_, party)| party).collect();
        if out.kind == Kind::Letter && out.parties.len() == 1 && part.joined.text.contains(" you") {
            // Whom a letter calls "you" is who else signs it.
            let known = Folded::of(&out.parties[0].value);
            let others = captions_of_entities(&out.signatures);
            out.parties.extend(others.into_iter().filter(|caption| Folded::of(&caption.value) != known));
        }
        if out.parties.is_empty() && party::leads_to_parties(&part.joined.text) {
            // "… by and among" over "(i) OAK TRUST (the "Trust"),", "(ii) ELM, INC.": each on lines of its own.
            let item = |p: &&Part| item_mark(&p.joined.text).is_some() && p.kind != BlockKind::Instruction;
            let listed = parts[k + 1..].iter().take_while(item);
            out.parties = listed.flat_map(|item| listed_parties(lines, item, &captions)).collect();
        }
        if !out.parties.is_empty() {
            break;
        }
    }
    if out.parties.is_empty() && out.kind == Kind::Amendment {
        out.parties = signers_named(lines, parts, &captions_of_entities(&out.signatures));
    }
    if out.parties.is_empty() && matches!(out.kind, Kind::Amendment | Kind::Agreement) {
        // "BETWEEN / OAK TRUST / AND / ELM, INC." in the title, where the text names nobody.
        let joined = Joined::of(lines, open.title);
        let found = party::parties(&joined.text, &captions);
        out.parties = found.into_iter().map(|range| joined.words(lines, range)).collect();
    }
    if let Some(heading) = first.filter(|_| out.parties.is_empty() && out.kind == Kind::Schedule) {
        // "SCHEDULE A / to the Custody Agreement / between / OAK TRUST / and / ELM BANK".
        let joined = Joined::of(lines, heading.lines);
        let found = party::parties(&joined.text, &captions);
        out.parties = found.into_iter().map(|range| joined.words(lines, range)).collect();
    }
    if out.parties.is_empty() && matches!(out.kind, Kind::Letter | Kind::Notice) {
        for caption in captions_of_entities(&out.signatures) {
            if !out.parties.iter().any(|p| p.value == caption.value) {
                out.parties.push(caption);
            }
        }
    }
}

/// "This Amendment, which Oak Trust and Elm Bank make": who signs and is named where the instrument opens, whatever the
/// grammar makes of it.
fn signers_named(lines: &Lines<'_>, parts: &[Part], captions: &[Words]) -> Vec<Words> {
    let Some(opens) = parts.iter().find(|part| part.kind == BlockKind::Preamble) else { return Vec::new() };
    let text = opens.joined.text.as_str();
    let lower = text.to_ascii_lowercase();
    let mut out: Vec<(usize, Words)> = Vec::new();
    for caption in captions {
        let found = lower.find(&caption.value.to_ascii_lowercase());
        let range = found.map(|at| at..at + caption.value.len()).filter(|range| text.get(range.clone()).is_some());
        if let Some(range) = range.filter(|range| out.iter().all(|(at, _)| *at != range.start)) {
            out.push((range.start, opens.joined.words(lines, range)));
        }
    }
    out.order_by_key(|(at, _)| *at);
    // "each of the Investment Companies listed in Exhibit A": who makes it with the others is named elsewhere.
    let several = out.len() >= 2;
    let refers = |at: usize| lower[..at].ends_with("each of the ");
    out.into_iter().filter(|(at, _)| several && !refers(*at)).map(|(_, party)| party).collect()
}

/// The parties that an item of a list names.
fn listed_parties(lines: &Lines<'_>, item: &Part, captions: &[Folded]) -> Vec<Words> {
    let text = &item.joined.text;
    let from = item_mark(text).map_or(0, |(_, length)| length);
    // "3. ELM, INC. ("Elm"). The Trusts and Elm are …": the sentence behind the list tells another thing.
    let to = text.find("). ").map_or(text.len(), |at| at + 1).max(from);
    party::entities(text, from..to, captions).into_iter().map(|range| item.joined.words(lines, range)).collect()
}

/// A party's name over two lines of a caption, each of which could be a name: the preamble tells that they are one.
pub fn join_captions(out: &mut Document) {
    let known: HashSet<Folded> = out.parties.iter().map(|party| Folded::of(&party.value)).collect();
    for signature in &mut out.signatures {
        let mut k = 0;
        while k + 1 < signature.party.len() {
            let (first, second) = (&signature.party[k], &signature.party[k + 1]);
            let value = format!("{} {}", first.value, second.value);
            if known.contains(&Folded::of(&value)) && !known.contains(&Folded::of(&first.value)) {
                let more = first.more.iter().copied().chain(second.pieces()).collect();
                signature.party[k] = Words { value: value.into(), span: first.span, more };
                signature.party.remove(k + 1);
            }
            k += 1;
        }
    }
}

/// Two parties' names over two signatures, a line each: the preamble tells that they are two.
pub fn part_captions(out: &mut Document) {
    let known: HashSet<Folded> = out.parties.iter().map(|party| Folded::of(&party.value)).collect();
    let both = |party: &Words| {
        let (first, last) = match party.more.as_slice() {
            [second] => (party.span, *second),
            // Behind one another on one line: where one name ends the other begins.
            [] if (party.span.end - party.span.start) as usize == party.value.len() => {
                let at = party.value.match_indices(' ').map(|(at, _)| at).find(|&at| {
                    let (a, b) = party.value.split_at(at);
                    known.contains(&Folded::of(a)) && known.contains(&Folded::of(b.trim_start()))
                })?;
                let (start, end, at) = (party.span.start, party.span.end, at as u32);
                (Span { start, end: start + at }, Span { start: start + at + 1, end })
            }
            _ => return None,
        };
        let length = (first.end - first.start) as usize;
        let (a, b) = (party.value.get(..length)?, party.value.get(length..)?.trim_start());
        let names = [
            Words { value: a.into(), span: first, more: Vec::new() },
            Words { value: b.into(), span: last, more: Vec::new() },
        ];
        names.iter().all(|name| known.contains(&Folded::of(&name.value))).then_some(names)
    };
    let alike = |a: &Signature, b: &Signature| a.party.len() == 1 && a.party == b.party && a.role == b.role;
    let mut k = 0;
    while k < out.signatures.len() {
        let mine = &out.signatures[k];
        let run = out.signatures[k..].iter().take_while(|next| alike(mine, next)).count().max(1);
        if let Some(names) = mine.party.first().filter(|_| mine.party.len() == 1).and_then(both) {
            for (at, signature) in out.signatures[k..k + run].iter_mut().enumerate() {
                signature.party = if run == 2 { vec![names[at].clone()] } else { names.to_vec() };
            }
        }
        k += run;
    }
}

/// The parties that a preamble names by terms which other words define: "between the Trust and Elm Bank".
fn meant(text: &str, terms: &[Term], named: &[(usize, Words)]) -> Vec<(usize, Words)> {
    let entity = |term: &Term| {
        let meaning = term.meaning.as_ref()?;
        let whole = party::entities(&meaning.value, 0..meaning.value.len(), &[]).first()?.clone();
        (whole == (0..meaning.value.len())).then(|| meaning.clone())
    };
    let places = party::by_term(text, terms.iter().map(|term| term.term.value.as_str()));
    let meant = places.into_iter().filter_map(|(at, called)| {
        let term = terms.iter().find(|term| term.term.value == called)?;
        Some((at, entity(term)?))
    });
    meant.filter(|(_, party)| named.iter().all(|(_, known)| known.value != party.value)).collect()
}

fn captions(signatures: &[Signature]) -> Vec<&Words> {
    signatures.iter().filter(|s| s.schedule.is_none()).flat_map(|s| &s.party).collect()
}

fn captions_of_entities(signatures: &[Signature]) -> Vec<Words> {
    captions(signatures).into_iter().cloned().collect()
}
