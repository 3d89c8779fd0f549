//! Who signs, who does not, and whether the names agree.

use super::{line, problem};
use crate::model::{BlockKind, Document, Kind, Mark, Problem, Role, Severity, Signature};
use crate::text::Span;
use crate::text::fold::{Folded, is_blank};
use crate::text::lines::Lines;

rules! {
    /// A place to sign that was left blank.
    ///
    /// Filed copies bear `/s/` and a name where somebody has signed. A blank place may only be a copy made before
    /// signing: look for the signed one. Plans and forms are rightly unsigned and are not reported.
    ///
    /// Example: `By: ________________`
    BLANK = "signature-blank", blank;

    /// An amendment that speaks of its signing, and bears no signature, nor a place for one.
    ///
    /// The signature page may have been lost on the way into this file.
    ///
    /// Example: "IN WITNESS WHEREOF, the parties have executed this Amendment", and the text ends
    MISSING = "signature-missing", missing;

    /// A party named at the beginning for which nobody signs.
    ///
    /// An amendment binds who signs it. It is only said where fewer entities sign than are named, and where no group
    /// ("each Fund listed on Schedule A") signs, which might include the party.
    ///
    /// Example: between Oak Trust and Elm Bank; only Oak Trust signs
    PARTY_WITHOUT = "party-without-signature", party_without;

    /// The name after `/s/` is not the name printed beneath it.
    ///
    /// Somebody may have signed for another, or the printed name may be that of a predecessor.
    ///
    /// Example: `/s/ Ann Porter` over `Name: John Smith`
    NAME_MISMATCH = "signer-name-mismatch", name_mismatch;
}

fn rightly_unsigned(document: &Document) -> bool {
    document.draft || !matches!(document.kind, Kind::Amendment | Kind::Agreement)
}

fn blank(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let places: Vec<_> =
        document.signatures.iter().filter(|one| one.mark == Mark::Blank && one.role == Role::By).collect();
    let Some((first, others)) = places.split_first().filter(|_| !rightly_unsigned(document)) else { return Vec::new() };
    if places.len() < document.signatures.len() {
        return places.iter().map(|one| unsigned(one, lines)).collect();
    }
    // Nobody has signed: that is one fact about the copy, not one a party.
    let message = format!(
        "Nobody has signed this copy: {} left blank, the first on line {}.",
        count(places.len()),
        line(lines, first.span)
    );
    let mut found = problem(BLANK.name, Severity::Note, first.span, message);
    found.related = others.iter().map(|one| one.span).collect();
    vec![found]
}

fn count(places: usize) -> String {
    match places {
        1 => "its one place to sign is".to_owned(),
        several => format!("all {several} places to sign are"),
    }
}

fn unsigned(one: &Signature, lines: &Lines<'_>) -> Problem {
    let whom = one.party.first().map_or("this party".to_owned(), |party| format!("“{}”", party.value));
    let message =
        format!("The place to sign for {whom} on line {} is blank, while others have signed.", line(lines, one.span));
    problem(BLANK.name, Severity::Note, one.span, message)
}

fn missing(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let unread = document.blocks.iter().any(|block| matches!(block.kind, BlockKind::Signature | BlockKind::Unread));
    if rightly_unsigned(document) || !document.signatures.is_empty() || unread {
        return Vec::new();
    }
    let says = |i: &usize| Folded::of(lines.seen(*i)).as_str().contains("in witness whereof");
    let Some(row) = document.lines.range().find(says).and_then(|i| lines.list.get(i)) else { return Vec::new() };
    let message = format!("Line {} speaks of signing, but no signature follows in this text.", line(lines, row.seen));
    vec![problem(MISSING.name, Severity::Warning, row.seen, message)]
}

fn party_without(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    let signed: Vec<Vec<String>> = document
        .signatures
        .iter()
        .flat_map(|one| one.party.iter().chain(&one.via))
        .map(|party| tokens(&party.value))
        .collect();
    let group = document.signatures.iter().any(|one| one.schedule.is_some() || one.party.is_empty());
    if rightly_unsigned(document) || signed.is_empty() || group || signed.len() >= document.parties.len() {
        return Vec::new();
    }
    let within = |a: &[String], b: &[String]| a.iter().all(|word| b.contains(word));
    let signs = |party: &[String]| signed.iter().any(|other| within(party, other) || within(other, party));
    let absent = document.parties.iter().filter(|party| !signs(&tokens(&party.value)));
    let say = |party: &crate::text::Words| {
        let message = format!(
            "“{}” is named as a party on line {}, but nobody signs for it.",
            party.value,
            line(lines, party.span)
        );
        problem(PARTY_WITHOUT.name, Severity::Warning, party.span, message)
    };
    absent.map(say).collect()
}

/// The words that tell an entity from another.
fn tokens(name: &str) -> Vec<String> {
    const COMMON: [&str; 12] =
        ["the", "of", "and", "inc", "corp", "co", "llc", "lp", "ltd", "na", "incorporated", "corporation"];
    let folded = Folded::of(&name.replace('.', ""));
    let words = folded.as_str().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !COMMON.contains(word)).map(str::to_owned).collect()
}

fn name_mismatch(document: &Document, lines: &Lines<'_>) -> Vec<Problem> {
    document.signatures.iter().filter_map(|one| mismatch(one, lines)).collect()
}

fn mismatch(one: &Signature, lines: &Lines<'_>) -> Option<Problem> {
    let printed = one.name.as_ref().filter(|_| one.mark == Mark::Conformed)?;
    let (span, conformed) = conformed_name(one, lines)?;
    let same_column = column(lines, span).abs_diff(column(lines, printed.span)) <= NEAR;
    let apart = surname(&conformed)? != surname(&printed.value)?;
    if !apart || !same_column || span.start >= printed.span.start {
        return None;
    }
    let message = format!(
        "“/s/ {conformed}” on line {} stands over the printed name “{}” on line {}.",
        line(lines, span),
        printed.value,
        line(lines, printed.span)
    );
    let mut found = problem(NAME_MISMATCH.name, Severity::Note, span, message);
    found.related.push(printed.span);
    Some(found)
}

/// A name further to the side belongs to the block beside it.
const NEAR: usize = 16;

fn column(lines: &Lines<'_>, span: Span) -> usize {
    let start = lines.list.get(lines.line_at(span.start)).map_or(0, |row| row.span.start);
    (span.start - start) as usize
}

/// The name after the one `/s/` of a signature; nothing where there are several.
fn conformed_name(one: &Signature, lines: &Lines<'_>) -> Option<(Span, String)> {
    let text = lines.slice(one.span);
    let mut marks = text.match_indices("/s/").map(|(at, _)| at).chain(text.match_indices("/S/").map(|(at, _)| at));
    let (at, None) = (marks.next()?, marks.next()) else { return None };
    let row = text[at + 3..].lines().next()?;
    let lead = row.len() - row.trim_start_matches(is_blank).len();
    let name = row[lead..].split("  ").next()?.trim_end_matches(|c: char| is_blank(c) || c == '_');
    let start = one.span.start as usize + at + 3 + lead;
    Some((Span::new(start, start + name.len()), name.to_owned()))
}

/// The last word that is neither a suffix nor an initial, folded; nothing where the name has fewer than two words.
fn surname(name: &str) -> Option<String> {
    const SUFFIXES: [&str; 9] = ["jr", "sr", "ii", "iii", "iv", "esq", "cpa", "phd", "cfa"];
    let folded = Folded::of(&name.replace('.', ""));
    let words: Vec<_> = folded
        .as_str()
        .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '-')
        .filter(|w| !w.is_empty())
        .collect();
    let last = words.iter().rev().find(|word| word.len() > 2 && !SUFFIXES.contains(word))?;
    (words.len() > 1).then(|| (*last).to_owned())
}
