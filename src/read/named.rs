//! Who the parties of an instrument are: the first paragraph that names them, or its title, or who signs.

use crate::model::{BlockKind, Document, Kind, Signature};
use crate::read::document::Part;
use crate::read::opening::Opening;
use crate::read::party;
use crate::read::prose::{Joined, item_mark};
use crate::text::Words;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

/// Fills in the parties that the text names, or the title, or who signs a letter.
pub fn parties(lines: &Lines<'_>, out: &mut Document, open: &Opening, parts: &[Part]) {
    let captions: Vec<Folded> = captions(&out.signatures).iter().map(|c| Folded::of(&c.value)).collect();
    let named = |p: &Part| matches!(p.kind, BlockKind::Preamble | BlockKind::Recital | BlockKind::Prose);
    for (k, part) in parts.iter().enumerate().filter(|(_, part)| named(part)) {
        let found = party::parties(&part.joined.text, &captions);
        out.parties = found.into_iter().map(|range| part.joined.words(lines, range)).collect();
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
    if out.parties.is_empty() && matches!(out.kind, Kind::Amendment | Kind::Agreement) {
        // "BETWEEN / OAK TRUST / AND / ELM, INC." in the title, where the text names nobody.
        let joined = Joined::of(lines, open.title);
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

/// The parties that an item of a list names.
fn listed_parties(lines: &Lines<'_>, item: &Part, captions: &[Folded]) -> Vec<Words> {
    let text = &item.joined.text;
    let from = item_mark(text).map_or(0, |(_, length)| length);
    // "3. ELM, INC. ("Elm"). The Trusts and Elm are …": the sentence behind the list tells another thing.
    let to = text.find("). ").map_or(text.len(), |at| at + 1).max(from);
    party::entities(text, from..to, captions).into_iter().map(|range| item.joined.words(lines, range)).collect()
}

fn captions(signatures: &[Signature]) -> Vec<&Words> {
    signatures.iter().filter(|s| s.schedule.is_none()).flat_map(|s| &s.party).collect()
}

fn captions_of_entities(signatures: &[Signature]) -> Vec<Words> {
    captions(signatures).into_iter().cloned().collect()
}
