//! Sentences that change what is paid (form O11): "the fee of … is reduced", "by replacing the table of fees".

use std::ops::Range;

use crate::text::known::KnownPhrases;

/// What is paid, as the trade says it.
const PAID: [&str; 14] = [
    "fee",
    "fees",
    "charge",
    "charges",
    "compensation",
    "remuneration",
    "fee rate",
    "fee rates",
    "expense limitation",
    "expense limitations",
    "expense cap",
    "expense caps",
    "rate",
    "rates",
];

/// Stems of verbs that change an amount.
const AMOUNTS: [&str; 9] = ["reduc", "lower", "rais", "increas", "decreas", "waive", "set at", "fixed at", "adjust"];

/// Stems of verbs that change the wording that states an amount.
const WORDINGS: [&str; 9] = ["chang", "amend", "revis", "modif", "restat", "replac", "delet", "substitut", "eliminat"];

/// How far behind its subject a verb may stand: "the fee that the Trust pays … under Section 5 of the Contract is".
const CLAUSE: usize = 200;

/// How many words may part a verb from the fee that it changes.
const APART: usize = 6;

/// A change of what is paid that a sentence orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FeeChange {
    /// Where its words begin.
    pub at: usize,
    /// The amount changes, not just the wording that states it.
    pub amount: bool,
}

/// The change of a fee that a sentence in lower case orders, if it does. `named` are the places of names in it: "Oak
/// Adjustable Rate Fund" speaks of no fee.
pub(super) fn fee_change(lower: &str, named: &[Range<usize>]) -> Option<FeeChange> {
    // What would be so if something happened is no order.
    static CONDITIONS: KnownPhrases = KnownPhrases::of(&[
        "have approved",
        "has approved",
        "if ",
        "in the event",
        "in which case",
        "whenever ",
        "unless ",
        "from time to time",
        "to the extent",
    ]);
    if CONDITIONS.stand_in(lower) {
        return None;
    }
    let own = |(start, _): &(usize, usize)| !named.iter().any(|name| name.contains(start));
    paid(lower)
        .into_iter()
        .filter(own)
        .find_map(|(start, end)| subject(lower, start, end).or_else(|| object(lower, start)))
}

/// Where the sentence speaks of what is paid.
fn paid(lower: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut at = 0;
    for word in lower.split(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let start = at + word.len() - word.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let two = lower[start..].split_once(' ').map(|(_, rest)| rest.split(' ').next().unwrap_or("").len() + 1);
        let both = two.and_then(|length| lower.get(start..start + bare.len() + length));
        let pair = both.map(|text| text.trim_end_matches(|c: char| !c.is_alphanumeric()));
        let next = lower[start + bare.len()..].trim_start();
        // "Section 5, "Compensation", is amended": a heading speaks of no fee.
        if word.starts_with(['"', '(']) {
        } else if ["plan", "committee", "program"].iter().any(|word| next.starts_with(word)) {
            // "the Incentive Compensation Plan".
        } else if PAID.contains(&bare) {
            out.push((start, start + bare.len()));
        } else if let Some(text) = pair.filter(|text| PAID.contains(text)) {
            out.push((start, start + text.len()));
        }
        at += word.len() + 1;
    }
    out
}

/// "the fee … is reduced", "compensation … shall be amended".
fn subject(lower: &str, start: usize, end: usize) -> Option<FeeChange> {
    let rest = &lower[end..];
    let near = &rest[..rest.floor_char_boundary(CLAUSE)];
    // The stop of "Section 2.4" ends no clause.
    let clause = [";", ". "].iter().filter_map(|stop| near.find(stop)).min().map_or(near, |stop| &near[..stop]);
    let (verb, stems) = [" is ", " are ", " shall be ", " will be "]
        .iter()
        .filter_map(|aux| clause.find(aux).map(|k| (k, aux.len())))
        .min()
        .filter(|(k, _)| !(clause[..*k].ends_with(',') && in_relative_clause(&lower[..start])))
        .map(|(k, length)| (k + length, &clause[k + length..]))?;
    let near: Vec<&str> = stems.split(' ').take(3).collect();
    let negated = near.iter().any(|word| matches!(*word, "not" | "no" | "neither"));
    let begins = |stem: &&&str| near.iter().any(|word| word.starts_with(**stem)) || stems.starts_with(**stem);
    let amount = AMOUNTS.iter().any(|stem| begins(&stem));
    let wording = WORDINGS.iter().any(|stem| begins(&stem));
    // "the fee payable … shall be as set forth on Appendix A".
    let stated = ["as set forth", "as set out", "as stated", "as follows"].iter().any(|w| stems.starts_with(w));
    // "Effective May 1, 2003, the fee rate is as follows": as it is from then on.
    let onward =
        || ["effective ", "commencing ", "beginning ", "as of "].iter().any(|w| lower.trim_start().starts_with(w));
    let wording = wording || stated && (clause[..verb].ends_with(" be ") || onward());
    let amount = amount || clause[..verb].ends_with(" be ") && is_rate(stems);
    (!negated && (amount || wording)).then_some(FeeChange { at: start, amount })
}

/// "The Plan, under which each Fund pays the fees there shown, is amended": the comma before the verb closes the clause
/// that the fees stand in, and the verb is of something else.
fn in_relative_clause(before: &str) -> bool {
    let sentence = before.rsplit(". ").next().unwrap_or(before);
    [", under which ", ", pursuant to which ", ", by which ", ", which "].iter().any(|link| sentence.contains(link))
}

/// "0.45% of the net assets", "[__] basis points per annum", "$______ a month": what is paid shall be this.
fn is_rate(text: &str) -> bool {
    const UNITS: [&str; 5] = ["basis", "bps", "percent", "per", "bp"];
    let mut words = text.split(' ').skip_while(|word| matches!(*word, "at" | "an" | "the" | "annual" | "rate" | "of"));
    let Some(figure) = words.next() else { return false };
    let blank = figure.contains(['_', '[']) || figure.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '$');
    let unit = figure.trim_end_matches(['.', ',', ';']).ends_with('%')
        || figure.starts_with('$')
        || words.take(2).any(|word| UNITS.contains(&word.trim_start_matches(']')));
    blank && unit
}

/// "by replacing the table of fees", "amended to reduce the annual fee".
fn object(lower: &str, start: usize) -> Option<FeeChange> {
    // "amended to set the fee of Oak Fund at 0.40%".
    let sets = ["to set the ", "to fix the ", "by setting the ", "by fixing the "];
    let near = lower[..start].trim_end();
    let set = sets.iter().filter_map(|verb| near.rfind(verb.trim_end())).max();
    if set.is_some_and(|at| near[at..].split(' ').count() <= APART) && lower[start..].contains(" at ") {
        return Some(FeeChange { at: start, amount: true });
    }
    let before: Vec<&str> = lower[..start].split_whitespace().rev().take(APART + 1).collect();
    let at = before.iter().position(|word| {
        let verb = AMOUNTS.iter().chain(&WORDINGS).any(|stem| word.starts_with(stem) && !stem.contains(' '));
        verb && word.ends_with("ing")
            || verb && !word.ends_with("ed") && !word.ends_with("ion") && !word.ends_with("ions")
    })?;
    let verb = before[at];
    // "the Adviser waives 0.05% of the fee".
    let led = verb.ends_with("ing")
        || verb == "waives"
        || matches!(before.get(at + 1), Some(&("to" | "hereby" | "and" | "shall")));
    let reason = before.get(at + 2).is_some_and(|word| matches!(*word, "order" | "intend" | "desire" | "wish"));
    let amount = AMOUNTS.iter().any(|stem| verb.starts_with(stem));
    (led && !reason).then_some(FeeChange { at: start, amount })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::names::names;

    #[test]
    fn changes_of_fees() {
        let amount = |text: &str| fee_change(&text.to_lowercase(), &names(text)).map(|c| c.amount);
        for text in [
            "The fee that Appendix B states for Oak Fund is reduced by 0.05%.",
            "The fees payable to the Manager under Section 5 are hereby lowered.",
            "The Agreement is amended to reduce the annual fee of Oak Fund to 0.40%.",
            "The annual rate of the advisory fee payable for Oak Fund shall be 0.60%.",
            "The expense limitation of Elm Fund shall be raised to 1.25%.",
            "The fee of each joining fund shall be [__] basis points a year of its net assets.",
            "Schedule B is amended to set the fee of Oak Fund at [  ]%.",
            "The fee for Oak Fund shall be at an annual rate of 0.45% of its assets.",
            "Through April 30, 2013 the Adviser waives 0.025% of the fee that Section 4 states for Oak Fund.",
        ] {
            assert_eq!(amount(text), Some(true), "{text}");
        }
        assert_eq!(
            amount("The charge for each wire set forth in Schedule 3 is increased from $5.00 to $6.00."),
            Some(true)
        );
        for text in [
            "Section 5 is amended by replacing the table of fees with the following:",
            "The fee schedule to the Agreement is deleted in its entirety and replaced with the following:",
            "Effective May 1, 2003, the advisory fee rate is as follows:",
        ] {
            assert_eq!(amount(text), Some(false), "{text}");
        }
        for text in [
            "Oak Adjustable Rate Fund, which has been liquidated, shall be deleted from Exhibit 1.",
            "The fees shall not be increased without notice.",
            "The fees may be changed by the parties.",
            "No change in fees is made by this Amendment.",
            "The advisory fee rate is as follows:",
            "Oak Fund is removed from the fee schedule.",
            "Compensation is paid monthly.",
            "The fee shall be paid on the 5th day of the month.",
            "If the compensation is reduced, notice is given.",
            "The Incentive Compensation Plan is amended.",
            "The Plan, under which each Fund pays the fees there shown, is amended as follows:",
        ] {
            assert_eq!(amount(text), None, "{text}");
        }
    }
}
