//! The parties: companies and trusts that the preamble names, without apposition and defined term.

use std::collections::HashSet;
use std::ops::Range;

use crate::read::deed::amended_now;
use crate::text::fold::{Folded, begins_capital, lowered};

mod aside;
mod entity;

use aside::{aside_length, capital_reference_length, listed_family_length, reference_length, skip_apposition};
use entity::{ENTITY_ENDS, SECOND_HALVES, is_entity};

/// No preamble names more parties; with more captions, those of a book of agreements, the first are looked for.
const MOST_CAPTIONS: usize = 200;

/// The entities named after "between" or "among" in a preamble, as ranges of its joined text. `captions` are who
/// signs: a caption that stands in the preamble is a party whatever the grammar makes of it.
pub fn parties(text: &str, captions: &[Folded]) -> Vec<Range<usize>> {
    clause(text).map(|clause| entities(text, clause, captions)).unwrap_or_default()
}

/// The entities that a clause names, each once.
pub fn entities(text: &str, clause: Range<usize>, captions: &[Folded]) -> Vec<Range<usize>> {
    let captions = &captions[..captions.len().min(MOST_CAPTIONS)];
    let mut known: HashSet<Folded> = HashSet::new();
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        let rest = &text[at..clause.end];
        let skip = skip_length(rest)
            .max(reference_length(rest))
            .max(capital_reference_length(rest))
            .max(aside_length(rest))
            .max(listed_family_length(rest))
            .max(behalf_length(rest));
        if skip > 0 {
            at += skip;
            continue;
        }
        // A name that was blacked out begins with the bar.
        if !begins_capital(&text[at..])
            && !text[at..].starts_with(|c: char| c.is_ascii_digit() || matches!(c, '▇' | '█'))
        {
            at += word_length(&text[at..clause.end]);
            continue;
        }
        let end = name_end(text, at, clause.end, captions);
        let name = text[at..end].trim_end_matches([',', ' ', ';', ':']);
        let name = without_stop(name);
        if is_entity(name, &text[end..clause.end], captions) && known.insert(Folded::of(name)) {
            out.push(at..at + name.len());
        }
        at = end.max(at + 1);
        at = skip_apposition(text, at, clause.end);
    }
    out
}

/// "on behalf of Oak Fund and Elm Fund (each, a "Fund")": for whom a party acts, called by a word for what it consists
/// of. "on behalf of itself, and Elm Trust" names another party.
fn behalf_length(rest: &str) -> usize {
    /// No list of funds before such a word is longer.
    const LONGEST: usize = 600;
    if !rest.starts_with("on behalf of ") {
        return 0;
    }
    let Some(open) = rest[..rest.floor_char_boundary(LONGEST)].find('(') else { return 0 };
    let again = rest["on behalf of ".len()..open].contains("on behalf of ");
    let company = rest[..open].split(' ').any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        matches!(bare.as_str(), "inc" | "llc" | "ltd" | "corp" | "corporation" | "company" | "bank" | "lp")
    });
    if again || company {
        return 0;
    }
    let term = rest[open..].split('"').nth(1).unwrap_or("");
    let part = matches!(term, "Fund" | "Funds" | "Portfolio" | "Portfolios" | "Series");
    let own = ["itself", "themselves"].iter().any(|word| rest[..open].contains(word));
    if part && !own { open + parenthesis_length(&rest[open..]) } else { 0 }
}

/// "Elm Bank." at the end of a sentence, whose stop is not the name's as that of "Elm Corp." is.
fn without_stop(name: &str) -> &str {
    let Some(bare) = name.strip_suffix('.') else { return name };
    let last = bare.rsplit(' ').next().unwrap_or("");
    let word = last.len() >= 4 && last.chars().all(char::is_alphabetic);
    if word && !["corp", "assn", "bros"].iter().any(|short| last.eq_ignore_ascii_case(short)) { bare } else { name }
}

/// The clause that names the parties: from "between" or "among" to where the sentence turns.
fn clause(text: &str) -> Option<Range<usize>> {
    let lower = lowered(text);
    let front =
        lower.strip_prefix("whereas").map_or(0, |rest| lower.len() - rest.trim_start_matches([',', ':', ' ']).len());
    let recital = [
        "are parties to",
        "are the parties to",
        "are each parties to",
        "have entered into",
        "entered into a",
        "are party to",
    ]
    .iter()
    .filter_map(|turn| lower.find(turn))
    .min()
    .filter(|end| front > 0 && *end > front);
    let between =
        [" by and between ", " by and among ", " between ", " among ", " by and between: ", " entered into by "]
            .iter()
            .filter_map(|w| lower.find(w).map(|at| at + w.len()))
            .filter(|at| !in_name_of_agreement(&lower, *at))
            .min();
    // "WHEREAS, A and B are parties to": the subject names them.
    if let Some(end) = recital.filter(|end| between.is_none_or(|start| start > *end)) {
        return Some(front..end);
    }
    // "… the Oak Agreement, to which A and B are parties".
    if let Some((clause, None)) = to_which(&lower).map(|clause| (clause, between)) {
        return Some(clause);
    }
    // "between the parties to that certain Oak Agreement: A, a Delaware corporation, and B": they are named behind the colon.
    let between = between.map(|at| match lower[at..].starts_with("the parties to ") {
        true => lower[at..].find("): ").map_or(at, |colon| at + colon + "): ".len()),
        false => at,
    });
    let start = between.or_else(|| in_favor(&lower)).or_else(|| made_by(&lower))?;
    const TURNS: [&str; 13] = [
        " hereby notif",
        ", that the ",
        " lists the ",
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
    let turns = TURNS.iter().filter_map(|turn| lower[start..].find(turn)).map(|at| start + at);
    let turns = turns.chain(amended_now(&lower[start..]).map(|at| start + at.start));
    let called = agreement_called(text, start);
    Some(start..turns.chain(next_sentence(text, start)).chain(called).min().unwrap_or(text.len()))
}

/// "the Agreement among Joint Insureds made as of": words of the agreement's name, up to its date, name no two parties.
fn in_name_of_agreement(lower: &str, at: usize) -> bool {
    let link = lower[..at].trim_end();
    let noun = link.strip_suffix(" among").or(link.strip_suffix(" between")).and_then(|head| head.rsplit(' ').next());
    let Some(_) = noun.filter(|noun| crate::read::title::is_agreement_noun(noun)) else { return false };
    let dated = [" made ", " dated ", " entered "].iter().filter_map(|word| lower[at..].find(word)).min();
    dated.is_some_and(|end| !lower[at..at + end].contains([',', '(']) && !lower[at..at + end].contains(" and "))
}

/// Where a parenthesis behind the parties calls their agreement: "… between A and B (the "Agreement"), the Trust asks".
fn agreement_called(text: &str, start: usize) -> Option<usize> {
    crate::read::term::terms(&text[start..])
        .into_iter()
        .map(|term| start + term.term.start..start + term.term.end)
        .find_map(|term| {
            let last = text[term.clone()].rsplit(' ').next().unwrap_or("");
            crate::read::title::is_agreement_noun(last).then_some(term.start)
        })
}

/// The terms that a preamble's clause names parties by, with where it does: "between the Trust and Elm Bank".
pub fn by_term<'a>(text: &str, terms: impl Iterator<Item = &'a str>) -> Vec<(usize, &'a str)> {
    let Some(clause) = clause(text) else { return Vec::new() };
    let place = |term: &str| {
        let named = format!("the {term}");
        let ends = |at: &usize| !text[at + named.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
        text.get(clause.clone())?.match_indices(&named).map(|(at, _)| clause.start + at).find(ends)
    };
    terms.filter_map(|term| Some((place(term)?, term))).collect()
}

/// "to which A and B (the "Funds") and C are parties": the words between.
fn to_which(lower: &str) -> Option<Range<usize>> {
    const LEAD: &str = " to which ";
    let ends = [" are parties", " are the parties", " are party"].iter().filter_map(|end| lower.find(end));
    let end = ends.min()?;
    let start = lower[..end].rfind(LEAD)? + LEAD.len();
    Some(start..end)
}

/// "made May 1, 2003 by A (the "Adviser") in favor of B": where the first of them begins.
fn in_favor(lower: &str) -> Option<usize> {
    const LEAD: &str = " by ";
    let favored = [" in favor of ", " for the benefit of "].iter().filter_map(|word| lower.find(word)).min()?;
    let made =
        ["made", "given", "executed", "entered into", "dated"].iter().filter_map(|word| lower.find(word)).min()?;
    lower.get(made..favored)?.find(LEAD).map(|at| made + at + LEAD.len())
}

/// "This Amendment, dated May 1, 2003, is made by A (the "Sponsor") and B (the "Administrator")": where the first begins.
fn made_by(lower: &str) -> Option<usize> {
    /// A day and what the agreement is called may stand between.
    const NEAR: usize = 80;
    /// A preamble says at once what is made.
    const OPENS: usize = 160;
    let head: String = lower.chars().take(100).collect();
    let instrument = ["amendment", "addendum", "supplement", "agreement", "instrument", "joinder"];
    if !instrument.iter().any(|noun| head.contains(noun)) {
        return None;
    }
    let made = [" made ", " executed ", " signed as of ", " signed on ", " entered into "]
        .iter()
        .filter_map(|verb| lower.find(verb).map(|at| at + verb.len() - 1));
    made.filter(|at| *at < OPENS)
        .filter_map(|at| lower[at..].find(" by ").filter(|by| *by < NEAR).map(|by| at + by + " by ".len()))
        .min()
}

/// Whether a paragraph leads to a list of the parties: "… is made by and among".
pub fn leads_to_parties(text: &str) -> bool {
    let text = text.trim_end_matches([' ', ':', '-']);
    [" among", " between"].iter().any(|word| text.ends_with(word))
}

/// Where the sentence after the one at `start` begins. Stops of abbreviations are many in names of entities, so that only
/// a word tells that begins sentences and no name: "… and ELM CORP. The parties share …", "… It amends …".
fn next_sentence(text: &str, start: usize) -> Option<usize> {
    const OPENERS: [&str; 9] =
        ["It ", "This ", "These ", "Each of ", "They ", "Capitalized ", "Pursuant ", "In ", "Reference "];
    let opens = |rest: &str| {
        let article = rest.strip_prefix("The ").or(rest.strip_prefix("All ")).or(rest.strip_prefix("Each "));
        OPENERS.iter().any(|word| rest.starts_with(word))
            || article.is_some_and(|noun| noun.starts_with(|c: char| c.is_lowercase()))
    };
    text[start..].match_indices(". ").map(|(at, _)| start + at + 2).find(|at| opens(text[*at..].trim_start()))
}

/// Blanks, signs, small joining words before a name.
fn skip_length(rest: &str) -> usize {
    const SKIPS: [&str; 12] = [
        "by ",
        "and ",
        "the ",
        "AND ",
        "And ",
        "(i) ",
        "(ii) ",
        "(1) ",
        "(2) ",
        "each of ",
        "THE FOLLOWING ",
        "The following ",
    ];
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
    if let Some(length) = long.clone().filter_map(|caption| caption.length_in(&text[at..limit])).max() {
        // Behind one another without a sign, two captions are one name in two lines.
        let rest = at + length + text[at + length..limit].len() - text[at + length..limit].trim_start().len();
        let more =
            long.filter_map(|caption| caption.length_in(&text[rest..limit])).max().filter(|_| rest > at + length);
        // In a sentence nothing but a sign or an "and" parts two parties.
        let said = |more: usize| text[rest + more..].starts_with(" (\"") || text[rest + more..].starts_with(" (the ");
        let more = more.filter(|more| entity::is_second_half(&text[rest..rest + more]) || said(*more));
        return more.map_or(at + length, |more| rest + more);
    }
    let mut end = at;
    loop {
        let word_end = end + text[end..limit].find(' ').unwrap_or(limit - end);
        let word = &text[end..word_end];
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').trim_end_matches('.').to_lowercase();
        let rest = text[word_end..limit].trim_start();
        let next = rest.split(' ').next().unwrap_or("");
        end = (word_end + 1).min(limit);
        let suffix_next =
            ["National Association", "NATIONAL ASSOCIATION"].iter().any(|suffix| rest.starts_with(suffix))
                || ["Inc", "INC", "LLC", "L.L.C", "L.P", "LP", "N.A", "Ltd", "LTD", "S.A", "Co.", "P.C"]
                    .iter()
                    .any(|s| next.starts_with(s));
        // "the Oak WORLD(R) Countries Portfolio": the mark of a registered name closes none.
        let marked = ["(R)", "(SM)", "(TM)"].iter().any(|mark| word.len() > mark.len() && word.ends_with(mark));
        if word.ends_with([';', ')']) && !marked || word.ends_with(',') && !suffix_next || end >= limit {
            return word_end;
        }
        if next.starts_with('(') || next == "on" || next == "as" {
            return word_end;
        }
        // "OAKUM HILL INC. Portfolios of the Trust": behind its form a company's name goes on in its own writing alone.
        let legal = matches!(bare.as_str(), "inc" | "llc" | "l.l.c" | "ltd" | "l.p" | "corp");
        let turns = next.contains(char::is_lowercase) && next.starts_with(char::is_uppercase);
        let dates = matches!(next, "AMENDED" | "DATED" | "EFFECTIVE" | "AS");
        // "OAK FUND SERVICES / DATED MAY 1, 2003": nobody is called after a day.
        let day = || next == "DATED" && crate::read::dates::find(rest).first().is_some_and(|day| day.range.start <= 12);
        if (legal && (turns || dates) || day()) && crate::read::prose::is_caps(&text[at..word_end]) {
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
            "by and between each investment company named in Appendix 1 and Teal Bank, N.A. (the \"Custodian\").",
            &[],
            &["Teal Bank, N.A."],
        );
        check(
            "is between OAK TRUST, a Delaware trust with its principal office and place of business at One Main Street, Boston, Massachusetts 02110 (the \"Trust\"), and ELM ADVISERS, LLC, a company organized under the laws of New York (the \"A\").",
            &[],
            &["OAK TRUST", "ELM ADVISERS, LLC"],
        );
        check(
            "by and between Oak Trust, on behalf of its series Oak Growth Fund and Oak Value Fund (collectively, the \"Funds\"), and Elm Advisers, LLC (formerly known as Pine, LLC) is hereby amended",
            &[],
            &["Oak Trust", "Elm Advisers, LLC"],
        );
        check(
            "by and between the Oak Trust, the Elm Funds, and The Fir Company of New York, each on its own behalf.",
            &[],
            &["Oak Trust", "Elm Funds", "The Fir Company of New York"],
        );
        check(
            "WHEREAS, Oak Trust (the \"Trust\") and Elm Advisers, LLC (the \"Adviser\") are parties to a Custody Agreement",
            &[],
            &["Oak Trust", "Elm Advisers, LLC"],
        );
        check(
            "WHEREAS, Oak Funds (the \"Trust\") and Elm Advisers, LLC (the \"Adviser\"), formerly Fir Investment Advisers, LLC, are parties to",
            &[],
            &["Oak Funds", "Elm Advisers, LLC"],
        );
        check(
            "made among OAK TRUST, OAK RESERVES, INC. and OAK EXEMPT TRUST (the \"Trusts\") and PINE SECURITIES, INC. (the \"U\")",
            &[],
            &["OAK TRUST", "OAK RESERVES, INC.", "OAK EXEMPT TRUST", "PINE SECURITIES, INC."],
        );
        check(
            "by and between Oak Trust and Elm Bank, National Association (the \"Custodian\") is hereby amended",
            &[],
            &["Oak Trust", "Elm Bank, National Association"],
        );
        check(
            "amends the Agreement Among Joint Insureds made as of May 1, 1993 (the \"Agreement\") by and among the companies listed on Schedule A (the \"Funds\"), ELM MANAGEMENT CO. (\"Elm\") and ▇▇▇▇ & Fir, Inc.",
            &[],
            &["ELM MANAGEMENT CO.", "▇▇▇▇ & Fir, Inc."],
        );
        check(
            "made among OAK PORTFOLIO MANAGEMENT, INC. (the \"Manager\") and ELM TRUST",
            &["OAK PORTFOLIO", "MANAGEMENT, INC."],
            &["OAK PORTFOLIO MANAGEMENT, INC.", "ELM TRUST"],
        );
        check(
            "made by and between each company set out on Schedule 1, in respect of every class of shares except the Service Class Shares (the \"Shares\"), and ELM DISTRIBUTORS, L.P., relating to the Investor Class Shares of the Series, is amended",
            &[],
            &["ELM DISTRIBUTORS, L.P."],
        );
        check(
            "made between Oak Series (the \"Trust\") and Elm Bank and Trust Company of Maine, a bank",
            &[],
            &["Oak Series", "Elm Bank and Trust Company of Maine"],
        );
        check(
            "by and between each of the Oak Family Funds that are listed on Schedule A to the Agreement, severally, and Elm Bank is hereby amended",
            &["OAK FAMILY FUNDS"],
            &["Elm Bank"],
        );
        check("made between each of the Oak Funds and Elm Bank is hereby amended", &[], &["Oak Funds", "Elm Bank"]);
    }
}
