//! What stands beside the names of parties: where they are listed, for whom they act, what they are and where.

use crate::read::schedule::heading::id_at;

/// What schedules are called.
const NOUNS: [&str; 5] = ["schedule", "appendix", "exhibit", "annex", "attachment"];

/// "Appendix 1", "Schedules A and B": where parties by reference are listed is no part of a name.
pub(super) fn reference_length(rest: &str) -> usize {
    let word = rest.split(' ').next().unwrap_or("");
    let lower = word.to_lowercase();
    let noun = NOUNS.iter().find(|noun| lower.starts_with(**noun) && lower.len() <= noun.len() + 2);
    let id = noun.and_then(|_| id_at(&rest[word.len()..]));
    id.map_or(0, |(_, length)| word.len() + length)
}

/// "THE INVESTMENT COMPANIES LISTED BELOW", "EACH OF THE FOLLOWING TRUSTS": in capitals, parties by reference look like names.
pub(super) fn capital_reference_length(rest: &str) -> usize {
    let rest = near(rest);
    let end = [" AND ", " (", ",", ";"].iter().filter_map(|end| rest.find(end)).min();
    let clause = end.map_or(rest, |at| &rest[..at]);
    let refers = clause.starts_with("EACH ") || clause.starts_with("THE FOLLOWING ") || clause.contains(" LISTED ");
    if refers && crate::read::prose::is_caps(clause) { clause.len() } else { 0 }
}

/// "each of the Oak Family Funds that are listed on Schedule A": a family whose companies a schedule names is none of them.
pub(super) fn listed_family_length(rest: &str) -> usize {
    const LISTED: [&str; 6] = ["listed ", "named ", "set forth ", "set out ", "identified ", "shown "];
    const LINKS: [&str; 5] = ["that are ", "which are ", "as are ", "from time to time ", "as "];
    const PLURALS: [&str; 6] = ["Funds ", "Trusts ", "Companies ", "Portfolios ", "Corporations ", "Series "];
    let rest = near(rest);
    let Some(family) = rest.strip_prefix("each of the ").or_else(|| rest.strip_prefix("each of ")) else { return 0 };
    let end = [" and ", " (", ",", ";"].iter().filter_map(|end| family.find(end)).min().unwrap_or(family.len());
    let clause = &family[..end];
    let Some(said) = PLURALS.iter().filter_map(|noun| clause.find(noun).map(|at| at + noun.len())).min() else {
        return 0;
    };
    let told = LINKS.iter().fold(&clause[said..], |said, link| said.strip_prefix(link).unwrap_or(said));
    let refers =
        LISTED.iter().any(|verb| told.starts_with(verb)) && NOUNS.iter().any(|noun| told.to_lowercase().contains(noun));
    if refers { rest.len() - family.len() + end } else { 0 }
}

/// "formerly Oak Advisers, LLC", "on behalf of its series Oak Growth Fund and Oak Value Fund (the "Funds")": the name a party had
/// and for whom it acts are no parties. What is said aside ends at the parenthesis, or where the list of its series does.
pub(super) fn aside_length(rest: &str) -> usize {
    const LEADS: [&str; 15] = [
        "d/b/a ",
        "doing business as ",
        "formerly ",
        "f/k/a ",
        "previously known",
        "successor ",
        "as successor ",
        "indirect successor ",
        "on behalf of its series",
        "on behalf of each of its series",
        "on behalf of the series",
        "on behalf of its portfolios",
        "with respect to its series",
        "on behalf of the following series",
        "on behalf of its ",
    ];
    let lead = LEADS.iter().find(|lead| rest.starts_with(**lead)).copied();
    let Some(lead) = lead.or_else(|| for_series(rest)) else { return 0 };
    let rest = near(rest);
    // "formerly known as "Oak Bank, Inc.," and Elm Bank": the quote closes what the party was called.
    [" (", "; ", ", and ", ",\" and "]
        .iter()
        .filter_map(|end| rest.find(end))
        .min()
        .unwrap_or(rest.len())
        .max(lead.len())
}

/// "on behalf of Oak Growth Fund, a separate series of Oak Funds": a series for which a party acts, and whose it is.
fn for_series(rest: &str) -> Option<&'static str> {
    /// How far behind the lead the series is told to be one.
    const NAME: usize = 120;
    const LEADS: [&str; 2] = ["on behalf of ", "with respect to "];
    let lead = LEADS.into_iter().find(|lead| rest.starts_with(lead))?;
    let clause = &rest[..rest.floor_char_boundary(NAME)];
    let told = ["series of ", "portfolio of ", "fund of "].iter().filter_map(|kind| clause.find(kind)).min()?;
    let comma = clause.find(", ").filter(|comma| *comma < told)?;
    clause[comma..told].split(' ').count().le(&4).then_some(lead)
}

/// As much of a text as what stands beside a name may take.
fn near(rest: &str) -> &str {
    const MOST: usize = 2000;
    &rest[..rest.floor_char_boundary(MOST)]
}

/// ", a Delaware corporation having its office at …" up to the next parenthesis or " and ".
pub(super) fn skip_apposition(text: &str, at: usize, limit: usize) -> usize {
    let rest = near(&text[at..limit]);
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
    let turns: &[&str] =
        if has_address(body) { &[" (", "), ", ", and ", "; "] } else { &[" (", ", and ", " and ", "; "] };
    let sign = turns.iter().filter_map(|s| body.find(s)).min().unwrap_or(body.len());
    if has_address(&body[..sign]) {
        return at + lead + sign;
    }
    // A comma and a capital may begin the next entity; a town or a state is told from one by its looks.
    let comma = body
        .match_indices(", ")
        .find(|(i, _)| body[i + 2..].starts_with(|c: char| c.is_uppercase()))
        .map_or(sign, |(i, _)| i);
    let stop = sign.min(comma);
    at + lead + stop
}

/// Whether an apposition goes on into an address, whose town and state look like names.
fn has_address(body: &str) -> bool {
    let near = &body[..[" (", "; "].iter().filter_map(|s| body.find(s)).min().unwrap_or(body.len())];
    [
        "place of business",
        "principal office",
        "offices at",
        "office at",
        "located at",
        "having its",
        "having an address",
    ]
    .iter()
    .any(|word| near.contains(word))
}
