//! The parties: companies and trusts that the preamble names, without apposition and defined term.

use std::collections::HashSet;
use std::ops::Range;

use crate::text::fold::Folded;

/// Words in which entities end; an "and" after one parts two entities.
const ENTITY_ENDS: [&str; 34] = [
    "inc",
    "llc",
    "lp",
    "trust",
    "fund",
    "funds",
    "company",
    "corporation",
    "corp",
    "ltd",
    "limited",
    "association",
    "n.a",
    "na",
    "l.p",
    "l.l.c",
    "series",
    "portfolios",
    "group",
    "bank",
    "partners",
    "advisers",
    "advisors",
    "plc",
    "co",
    "trusts",
    "companies",
    "distributors",
    "management",
    "services",
    "investors",
    "ii",
    "iii",
    "society",
];

/// Words that begin the second half of one entity's name rather than another entity ("Bank and Trust Company").
const SECOND_HALVES: [&str; 16] = [
    "trust",
    "company",
    "savings",
    "loan",
    "income",
    "growth",
    "bond",
    "annuity",
    "life",
    "casualty",
    "research",
    "management",
    "sons",
    "associates",
    "development",
    "service",
];

/// No preamble names more parties; with more captions, those of a book of agreements, the first are looked for.
const MOST_CAPTIONS: usize = 200;

/// The entities named after "between" or "among" in a preamble, as ranges of its joined text. `captions` are who
/// signs: a caption that stands in the preamble is a party whatever the grammar makes of it.
pub fn parties(text: &str, captions: &[Folded]) -> Vec<Range<usize>> {
    let Some(clause) = clause(text) else { return Vec::new() };
    let captions = &captions[..captions.len().min(MOST_CAPTIONS)];
    let mut known: HashSet<Folded> = HashSet::new();
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        let skip = skip_length(&text[at..clause.end]);
        if skip > 0 {
            at += skip;
            continue;
        }
        if !text[at..].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            at += word_length(&text[at..clause.end]);
            continue;
        }
        let end = name_end(text, at, clause.end, captions);
        let name = text[at..end].trim_end_matches([',', ' ', ';']);
        if is_entity(name, &text[end..clause.end], captions) && known.insert(Folded::of(name)) {
            out.push(at..at + name.len());
        }
        at = end.max(at + 1);
        at = skip_apposition(text, at, clause.end);
    }
    out
}

/// The clause that names the parties: from "between" or "among" to where the sentence turns.
fn clause(text: &str) -> Option<Range<usize>> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let start =
        [" by and between ", " by and among ", " between ", " among ", " by and between: ", " entered into by "]
            .iter()
            .filter_map(|w| lower.find(w).map(|at| at + w.len()))
            .min()?;
    const TURNS: [&str; 13] = [
        "is hereby amended",
        "are hereby amended",
        "is amended",
        "hereby agree",
        "whereas",
        "witnesseth",
        "provides as follows",
        "agree as follows",
        "is to the",
        "amends the",
        "shall be amended",
        "to that certain",
        " under which ",
    ];
    let end = TURNS.iter().filter_map(|turn| lower[start..].find(turn)).min().map_or(text.len(), |at| start + at);
    Some(start..end)
}

/// Blanks, signs, small joining words before a name.
fn skip_length(rest: &str) -> usize {
    const SKIPS: [&str; 8] = ["and ", "the ", "(i) ", "(ii) ", "(1) ", "(2) ", "each of ", "THE FOLLOWING "];
    let signs = rest.len() - rest.trim_start_matches([' ', ',', ';', ')']).len();
    let open = if rest.starts_with('(') { parenthesis_length(rest) } else { 0 };
    if signs > 0 {
        signs
    } else if open > 0 {
        open
    } else {
        SKIPS.iter().find(|word| rest.starts_with(**word)).map_or(0, |word| word.len())
    }
}

fn parenthesis_length(rest: &str) -> usize {
    rest.find(')').map_or(rest.len(), |at| at + 1)
}

fn word_length(rest: &str) -> usize {
    rest.find(' ').map_or(rest.len(), |at| at + 1)
}

/// Where an entity's name that starts at `at` ends.
fn name_end(text: &str, at: usize, limit: usize, captions: &[Folded]) -> usize {
    // A caption that begins here settles it.
    let long = captions.iter().filter(|caption| caption.as_str().len() > 4);
    if let Some(length) = long.filter_map(|caption| caption.length_in(&text[at..limit])).max() {
        return at + length;
    }
    let mut end = at;
    loop {
        let word_end = end + text[end..limit].find(' ').unwrap_or(limit - end);
        let word = &text[end..word_end];
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_end_matches('.').to_lowercase();
        let rest = text[word_end..limit].trim_start();
        let next = rest.split(' ').next().unwrap_or("");
        end = (word_end + 1).min(limit);
        let suffix_next = ["Inc", "INC", "LLC", "L.L.C", "L.P", "LP", "N.A", "Ltd", "LTD", "S.A", "Co.", "P.C"]
            .iter()
            .any(|s| next.starts_with(s));
        if word.ends_with([';', ')']) || word.ends_with(',') && !suffix_next || end >= limit {
            return word_end;
        }
        if next.starts_with('(') || next == "on" || next == "as" {
            return word_end;
        }
        if next.eq_ignore_ascii_case("and") {
            let after = rest[next.len()..].trim_start().split([' ', ',']).next().unwrap_or("").to_lowercase();
            if ENTITY_ENDS.contains(&bare.as_str()) && !SECOND_HALVES.contains(&after.as_str()) || after == "the" {
                return word_end;
            }
        } else if next.starts_with(|c: char| c.is_lowercase())
            && !matches!(next, "of" | "for" | "the" | "de" | "in" | "et")
        {
            return word_end;
        }
    }
}

/// Whether the words are an entity's name and no state, title or address.
fn is_entity(name: &str, rest: &str, captions: &[Folded]) -> bool {
    let last = name
        .rsplit([' ', '-'])
        .next()
        .unwrap_or("")
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '.')
        .trim_end_matches('.')
        .to_lowercase();
    let words = name.split_whitespace().count();
    let apposed =
        rest.trim_start_matches([',', ' ']).starts_with("a ") || rest.trim_start_matches([',', ' ']).starts_with("an ");
    let defined = rest.trim_start_matches([',', ' ']).starts_with('(');
    let by_reference =
        ["Schedule", "Appendix", "Exhibit", "Annex", "Rule", "Section", "Class", "Shares", "Portfolio", "Agreement"]
            .iter()
            .any(|w| name.starts_with(w));
    let ends = ENTITY_ENDS.contains(&last.as_str()) || is_roman(&last);
    let dated = !crate::read::dates::find(name).is_empty();
    !by_reference && !dated && (captions.contains(&Folded::of(name)) || words >= 2 && (ends || apposed || defined))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| "ivx".contains(c))
}

/// ", a Delaware corporation having its office at …" up to the next parenthesis or " and ".
fn skip_apposition(text: &str, at: usize, limit: usize) -> usize {
    let rest = &text[at..limit];
    let lead = rest.len() - rest.trim_start_matches([',', ' ']).len();
    let body = &rest[lead..];
    if !(body.starts_with("a ")
        || body.starts_with("an ")
        || body.starts_with("each a")
        || body.starts_with("acting ")
        || body.starts_with("in its ")
        || body.starts_with("organized")
        || body.starts_with("with ")
        || body.starts_with("having "))
    {
        return at;
    }
    let stops = |i: &usize| {
        let rest = &body[*i..];
        // A comma and a capital may begin the next entity; a town or a state is told from one by its looks.
        let named = rest.strip_prefix(", ").is_some_and(|next| next.starts_with(|c: char| c.is_uppercase()));
        named || [" (", ", and ", " and ", "; "].iter().any(|sign| rest.starts_with(sign))
    };
    let stop = body.match_indices([' ', ',', ';']).map(|(i, _)| i).find(stops).unwrap_or(body.len());
    at + lead + stop
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, captions: &[&str], expected: &[&str]) {
        let captions: Vec<_> = captions.iter().map(|c| Folded::of(c)).collect();
        let found: Vec<_> = parties(text, &captions).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn named_and_by_reference() {
        check(
            "dated May 1, by and between Oak Funds, a Delaware trust (the \"Company\"), and Elm Distributors, Inc., a Maryland corporation (the \"Distributor\"), is hereby amended",
            &[],
            &["Oak Funds", "Elm Distributors, Inc."],
        );
        check(
            "by and between each registered investment company set forth on Schedule A-1 to the Agreement (each a \"Fund\"), and O A K DISTRIBUTORS, INC., a Delaware corporation (the \"D\") is hereby amended",
            &["O A K DISTRIBUTORS, INC."],
            &["O A K DISTRIBUTORS, INC."],
        );
        check(
            "made among OAK TRUST, OAK RESERVES, INC. and OAK EXEMPT TRUST (the \"Trusts\") and PINE SECURITIES, INC. (the \"U\")",
            &[],
            &["OAK TRUST", "OAK RESERVES, INC.", "OAK EXEMPT TRUST", "PINE SECURITIES, INC."],
        );
        check(
            "made between Oak Series (the \"Trust\") and Elm Bank and Trust Company of Maine, a bank",
            &[],
            &["Oak Series", "Elm Bank and Trust Company of Maine"],
        );
    }
}
