//! Who becomes a party and who is one no longer: the sentences of a joinder, of a withdrawal.

use crate::model::{Act, BlockKind, Date, Document, Instruction, Term};
use crate::read::document::Part;
use crate::read::instruction::{agreement_target, effective, sentences};
use crate::read::items::group_date;
use crate::read::party;
use crate::read::prose::{Joined, item_mark};
use crate::text::fold::{Folded, lowered};
use crate::text::known::KnownPhrases;
use crate::text::lines::Lines;
use crate::text::{Spanned, Words};

/// "The Joining Lender is added as a party", "Oak Trust shall cease to be a party": who joins or leaves, by name or by
/// the defined term that means it.
pub fn joiners(lines: &Lines<'_>, out: &mut Document, parts: &mut [Part]) {
    let captions: Vec<Folded> = out.parties.iter().map(|party| Folded::of(&party.value)).collect();
    let mut group: Option<Date> = None;
    for part in parts.iter_mut() {
        if part.kind == BlockKind::Closing {
            group = None;
        }
        group = group_date(lines, part).or(group);
        if !matches!(part.kind, BlockKind::Prose | BlockKind::Instruction) {
            continue;
        }
        let text = part.joined.text.as_str();
        let lower = lowered(text);
        if turn(&lower).is_none() && added_at(&lower).is_none() {
            continue;
        }
        let mut joins = false;
        for sentence in sentences(text) {
            let said = &lower[sentence.clone()];
            let turned = turn(said);
            let Some((act, at)) = turned.or_else(|| added_at(said)) else { continue };
            let words = |range: std::ops::Range<usize>| part.joined.words(lines, range);
            let whole = words(sentence.clone());
            let known = words(0..text.len()).hull();
            let again = |i: &Instruction| {
                i.act == act && i.words.hull().start >= known.start && i.words.hull().end <= known.end
            };
            if out.instructions.iter().any(again) {
                continue;
            }
            let from = sentence.start + item_mark(&text[sentence.clone()]).map_or(0, |(_, length)| length);
            let clause = from..(sentence.start + at).max(from);
            let defined = out.terms.iter().find(|term| is_subject(&text[clause.clone()], term));
            let names: Vec<Words> = match defined {
                Some(term) => all_meant(lines, term).unwrap_or_else(|| vec![meant(term, &out.parties)]),
                None if turned.is_none() => continue,
                None => party::entities(text, clause.clone(), &captions).into_iter().map(words).collect(),
            };
            let called = called(text, clause).filter(|_| names.is_empty()).map(words);
            let names: Vec<Words> = names.into_iter().chain(called).collect();
            if names.is_empty() {
                continue;
            }
            let target = agreement_target(text, sentence.clone());
            let day = effective(text, sentence.clone());
            let day = day.map(|day| Date { day: day.day, written: words(day.range) }).or_else(|| group.clone());
            let instruction = Instruction {
                act,
                target: target.map(|(range, value)| Spanned { value: value.into(), ..words(range) }),
                supply: None,
                item: item_mark(text).and_then(|(mark, _)| text.find(mark).map(|at| words(at..at + mark.len()))),
                names,
                pairs: Vec::new(),
                effective: day,
                words: whole,
            };
            let at = instruction.words.span.start;
            let place = out.instructions.iter().position(|i| i.words.span.start > at).unwrap_or(out.instructions.len());
            out.instructions.insert(place, instruction);
            joins = true;
        }
        if joins {
            part.kind = BlockKind::Instruction;
        }
    }
}

/// What a sentence in lower case says of a party, and where: before it stands who.
fn turn(lower: &str) -> Option<(Act, usize)> {
    static JOINS: KnownPhrases = KnownPhrases::of(&[
        "be deemed a fund",
        "be deemed a portfolio",
        "be deemed a series",
        "be a fund under",
        "be a portfolio under",
        "added as a party",
        "joined as a party",
        "becomes a party",
        "made a party",
        "admitted as a party",
        "become a party",
        "become parties",
        "added as parties",
        "joined as parties",
        "admitted as parties",
        "hereby joins the",
        "hereby joins,",
        "hereby join,",
        "hereby join the",
        "joins in the",
        "join in the",
    ]);
    static LEAVES: KnownPhrases = KnownPhrases::of(&[
        "cease to be a party",
        "ceases to be a party",
        "cease to be parties",
        "removed as a party",
        "removed as parties",
        "deleted as a party",
        "deleted as parties",
        "dropped as a party",
        "released as a party",
        "withdraws as a party",
        "withdraw as parties",
        "no longer be a party",
        "no longer a party",
        "no longer be parties",
        "no longer parties",
    ]);
    // "is added to the Agreement as a party": the agreement stands between.
    const APART: usize = 90;
    static ROLES: KnownPhrases = KnownPhrases::of(&["as a party", "as parties", "as an additional party"]);
    let role = ROLES.find_in(lower);
    let verb = |word: &str| {
        let role = role?;
        lower.find(word).filter(|at| *at < role && role - at < APART)
    };
    let of = |act: Act, turns: &KnownPhrases, verbs: &[&str]| {
        let hits = turns.find_in(lower).into_iter();
        hits.chain(verbs.iter().filter_map(|word| verb(word))).min().map(|at| (act, at))
    };
    let joins = of(Act::Add, &JOINS, &["added to", "joined to", "admitted to"]);
    let leaves = of(Act::Remove, &LEAVES, &["removed from", "withdraws from", "withdraw from", "released from"]);
    // "wishes to become a party", "intends to cease": a reason, no order.
    let (act, at) = joins.into_iter().chain(leaves).min_by_key(|(_, at)| *at)?;
    let before = lower[..at].trim_end();
    let wish = [
        "wishes to",
        "wish to",
        "desires to",
        "desire to",
        "intends to",
        "may",
        "may not",
        "ceases to",
        "cease to",
        "no longer",
        "shall not",
    ];
    (!wish.iter().any(|word| before.ends_with(word))).then_some((act, at))
}

/// "The New Portfolios are hereby added to the Contract": where the verb stands. What is said so may be anything: it counts
/// where the subject is a defined term.
fn added_at(lower: &str) -> Option<(Act, usize)> {
    const PUT: [&str; 5] =
        [" hereby added to", " is added to the", " are added to the", " shall be added to", " added as "];
    PUT.iter().filter_map(|verb| lower.find(verb)).min().map(|at| {
        let head = lower[..at].trim_end();
        let verb = ["is", "are", "shall be"].iter().find_map(|verb| head.strip_suffix(verb)).map_or(at, str::len);
        (Act::Add, verb)
    })
}

/// "Oak Fund, Elm Fund and Fir Fund (the "New Funds")": each of the names that a term in the plural means.
fn all_meant(lines: &Lines<'_>, term: &Term) -> Option<Vec<Words>> {
    let meaning = term.meaning.as_ref().filter(|_| term.term.value.ends_with('s'))?;
    let joined = Joined::of_pieces(lines, &meaning.pieces().collect::<Vec<_>>());
    let names: Vec<Words> =
        crate::read::names::names(&joined.text).into_iter().map(|r| joined.words(lines, r)).collect();
    (names.len() >= 2).then_some(names)
}

/// Whether the words before the verb are the term and its article: "The New Borrower".
fn is_subject(clause: &str, term: &Term) -> bool {
    let clause = clause.trim_start_matches(|c: char| !c.is_alphanumeric());
    // "Effective on the date hereof, the New Borrower": the subject ends the clause.
    let whole = clause.trim_end().trim_end_matches(" hereby").trim_end_matches(" each");
    let before = whole.strip_suffix(term.term.value.as_str()).map(|before| before.to_lowercase());
    if before.is_some_and(|before| before.ends_with(" the ") || before.ends_with(" each ")) {
        return true;
    }
    let rest = ["The ", "the ", "Each ", "each "].iter().find_map(|article| clause.strip_prefix(article));
    rest.is_some_and(|rest| rest.starts_with(term.term.value.as_str()))
}

/// "The New Borrower hereby": what the subject is called, where no term that was found says whom it means.
fn called(text: &str, clause: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
    let start = clause.start
        + text[clause.clone()].find("The ").filter(|at| text[clause.start..clause.start + at].trim().is_empty())?
        + 4;
    let capital = |word: &&str| word.starts_with(|c: char| c.is_uppercase());
    let words: Vec<&str> = text.get(start..clause.end)?.trim_end().split(' ').take_while(capital).collect();
    let length = words.join(" ").trim_end_matches(',').len();
    (words.len() >= 2).then_some(start..start + length)
}

/// The party that a term means, or the term where it means none that is named.
fn meant(term: &Term, parties: &[Words]) -> Words {
    let meaning = term.meaning.as_ref().map(|meaning| Folded::of(&meaning.value));
    let party = meaning.and_then(|meaning| {
        let named = parties.iter().map(|party| (party, Folded::of(&party.value)));
        // "A, B (the "New Borrower")": the term means the one it stands behind.
        let last = named.clone().find(|(_, folded)| meaning.as_str().ends_with(folded.as_str()));
        // Else the one that is named last in it, with what is said of it.
        let place = |(_, folded): &(&Words, Folded)| meaning.as_str().rfind(folded.as_str());
        last.or_else(|| named.filter(|party| place(party).is_some()).max_by_key(place)).map(|(party, _)| party)
    });
    // "Oak Fund (the "New Fund")": a fund is no party.
    let fund = term.meaning.as_ref().filter(|meaning| {
        let names = crate::read::names::names(&meaning.value);
        matches!(names.as_slice(), [one] if *one == (0..meaning.value.len()))
    });
    party.or(fund).unwrap_or(&term.term).clone()
}
