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
    /// Example: between "Oak Trust and Elm Bank"; only `OAK TRUST` signs
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
    let all = &document.signatures;
    let signers = || all.iter().filter(|one| matches!(one.role, Role::By | Role::Individual));
    let places: Vec<_> = signers().filter(|one| one.mark == Mark::Blank).collect();
    let Some((first, others)) = places.split_first().filter(|_| !rightly_unsigned(document)) else { return Vec::new() };
    let signed = all.iter().any(|one| matches!(one.mark, Mark::Conformed | Mark::Illegible));
    if signed && places.len() <= FEW {
        return places.iter().map(|one| unsigned(one, lines)).collect();
    }
    // That nobody has signed, or many have not, is one fact about the copy, not one a party.
    let (blank, at) = (places.len(), line(lines, first.span));
    let message = match (blank, signed) {
        (1, _) => format!("Nobody has signed this copy: the place to sign on line {at} is left blank."),
        (2, false) => {
            format!("Nobody has signed this copy: both places to sign are left blank, the first on line {at}.")
        }
        (_, false) => {
            format!("Nobody has signed this copy: all {blank} places to sign are left blank, the first on line {at}.")
        }
        (_, true) => {
            format!("{blank} of {} places to sign are left blank, the first on line {at}.", signers().count())
        }
    };
    let mut found = problem(BLANK.name, Severity::Note, first.span, message);
    found.related = others.iter().map(|one| one.span).collect();
    vec![found]
}

/// So many blank places are named one by one.
const FEW: usize = 3;

fn unsigned(one: &Signature, lines: &Lines<'_>) -> Problem {
    let whom = one.party.first().map(|party| format!(" for “{}”", party.value));
    let whom = whom.or_else(|| one.name.as_ref().map(|name| format!(" of “{}”", name.value))).unwrap_or_default();
    let message =
        format!("The place to sign{whom} on line {} is blank, while others have signed.", line(lines, one.span));
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
    let absent = document.parties.iter().filter(|party| is_entity(&party.value) && !signs(&tokens(&party.value)));
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

/// Whether a name is plainly that of an entity: people sign for themselves, and addresses do not sign.
fn is_entity(name: &str) -> bool {
    const FORMS: [&str; 17] = [
        "inc",
        "corp",
        "corporation",
        "llc",
        "lp",
        "ltd",
        "limited",
        "company",
        "trust",
        "fund",
        "funds",
        "bank",
        "na",
        "incorporated",
        "series",
        "portfolios",
        "llp",
    ];
    let folded = Folded::of(&name.replace('.', ""));
    let last = folded.as_str().split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty());
    last.is_some_and(|word| FORMS.contains(&word))
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
    let conformed: Vec<_> =
        document.signatures.iter().filter_map(|one| conformed_name(one, lines)).map(|(_, name)| name).collect();
    // Who signs elsewhere in the text has only got into the wrong block: columns were torn apart.
    let signs = |name: &str| conformed.iter().any(|other| same(other, name));
    document.signatures.iter().filter_map(|one| mismatch(one, lines, &signs)).collect()
}

/// Whether two names are those of one person, as far as both are whole.
fn same(a: &str, b: &str) -> bool {
    let (a, b) = (name_words(a), name_words(b));
    a.last() == b.last() && a.first() == b.first()
}

fn mismatch(one: &Signature, lines: &Lines<'_>, signs: &impl Fn(&str) -> bool) -> Option<Problem> {
    let printed = one.name.as_ref().filter(|_| one.mark == Mark::Conformed)?;
    let (span, conformed) = conformed_name(one, lines)?;
    let same_column = column(lines, span).abs_diff(column(lines, printed.span)) <= NEAR;
    if !differ(&conformed, &printed.value)
        || !same_column
        || is_entity(&printed.value)
        || signs(&printed.value)
        || span.start >= printed.span.start
    {
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

/// The words of a name before any comma, folded, without suffixes and full stops.
fn name_words(name: &str) -> Vec<String> {
    const SUFFIXES: [&str; 9] = ["jr", "sr", "ii", "iii", "iv", "esq", "cpa", "phd", "cfa"];
    let folded = Folded::of(name.split(',').next().unwrap_or(""));
    let words = folded.as_str().split(|c: char| !c.is_alphabetic() && c != '\'' && c != '-');
    words.filter(|word| !word.is_empty() && !SUFFIXES.contains(word)).map(str::to_owned).collect()
}

/// Whether two names are those of two people, or one is misspelt: they have no name in common, or the same first name
/// and two surnames. A name cut after an initial says nothing.
fn differ(conformed: &str, printed: &str) -> bool {
    const INITIAL: usize = 2;
    let (a, b) = (name_words(conformed), name_words(printed));
    let (Some(last), Some(other)) = (a.last(), b.last()) else { return false };
    let whole = |words: &[String]| words.len() > 1 && words.last().is_some_and(|word| word.len() > INITIAL);
    let shared = a.iter().filter(|word| word.len() > INITIAL && b.contains(word)).count();
    whole(&a) && whole(&b) && last != other && (shared == 0 || a.first() == b.first() && shared == 1)
}

#[cfg(test)]
mod tests {
    use super::{differ, is_entity};

    #[test]
    fn names_of_one_person_do_not_differ() {
        for (conformed, printed) in [
            ("Edith M. Rowe", "Edith M. Rowe"),
            ("EDITH ROWE", "Edith M. Rowe, Esq."),
            ("John A.", "John A. Scarlett, MD"),
            ("Michael T. Adams, EVP", "Michael T. Adams"),
            ("John M.Gatto", "John Gatto"),
            ("R. Smith", "Robert Smith Jr."),
        ] {
            assert!(!differ(conformed, printed), "{conformed} / {printed}");
        }
        assert!(differ("Ann Porter", "John Smith"));
        assert!(differ("ROBERT J. WOSLEY", "Robert J. Wolsey"));
    }

    #[test]
    fn addresses_and_people_are_no_entities() {
        assert!(is_entity("A I M DISTRIBUTORS, INC.") && is_entity("Elm Bank, N.A.") && is_entity("Oak Trust"));
        assert!(!is_entity("MD 21075") && !is_entity("Eric Zhang") && !is_entity("Great Lakes Division"));
    }
}
