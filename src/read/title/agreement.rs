//! The agreement that a title names (§1.2).

use std::ops::Range;

use crate::read::schedule::heading::{NOUNS, id_at};

use super::{Word, is_agreement_noun};

/// What a plan or a declaration is of, as part of its name: "PLAN OF DISTRIBUTION"; "SERVICING PLAN OF OAK FUNDS" says whose.
const PURPOSES: [&str; 8] =
    ["DISTRIBUTION", "SERVICE", "SERVICES", "REORGANIZATION", "LIQUIDATION", "TRUST", "AGREEMENT", "UNDERSTANDING"];

/// The agreement's name: after TO (THE), up to a parenthesis, BETWEEN, DATED or a second title.
pub(super) fn agreement_range(text: &str, words: &[Word<'_>], noun: Option<usize>) -> Option<Range<usize>> {
    let link = |w: &Word<'_>| matches!(w.bare().as_str(), "TO" | "OF");
    let mut from = match noun {
        Some(at) => {
            let to = (at + 1..words.len()).find(|&k| words[k].bare() == "TO");
            let of = (at + 1..words.len()).find(|&k| words[k].bare() == "OF");
            to.or(of)? + 1
        }
        None => words
            .iter()
            .take(4)
            .position(|w| w.bare() == "NOTICE")
            .and_then(|at| {
                // "NOTICE TO THE CUSTODIAN UNDER THE OAK AGREEMENT": who is told comes before what it is about.
                let under =
                    (at..words.len().min(at + 14)).find(|&k| matches!(words[k].bare().as_str(), "UNDER" | "UNDER:"));
                // "NOTICE OF ADDITIONAL SERIES TO THE OAK AGREEMENT".
                let of = words.get(at + 1).is_some_and(|w| w.bare() == "OF");
                let near = words.len().min(at + if of { 8 } else { 4 });
                under.or_else(|| (at..near).find(|&k| words[k].bare() == "TO"))
            })
            .or_else(|| past_schedule(words))
            .map_or_else(|| past_parenthesis(words), |to| to + 1),
    };
    // A bar alone begins a line of a copied table.
    while words.get(from).is_some_and(|w| w.bare() == "THE" || w.text == "|") {
        from += 1;
    }
    // "ADDITION OF PORTFOLIOS UNDER THE …": what is added, then the agreement.
    let near = from..words.len().min(from + 6);
    let before = near.clone().find(|&k| is_agreement_noun(&words[k].bare())).unwrap_or(near.end);
    if let Some(under) = (near.start..before).find(|&k| words[k].bare() == "UNDER") {
        from = under + 1 + usize::from(words.get(under + 1).is_some_and(|w| w.bare() == "THE"));
    }
    // "AMENDMENT NO. 26 TO APPENDIX I TO THE …": the schedule, then the agreement.
    let schedule =
        words.get(from).is_some_and(|w| matches!(w.bare().as_str(), "SCHEDULE" | "APPENDIX" | "EXHIBIT" | "ANNEX"));
    if schedule && words.get(from + 1).is_some_and(|w| id_at(w.text).is_some()) {
        from = (from + 2..words.len()).find(|&k| link(&words[k]))? + 1;
        if words.get(from).is_some_and(|w| w.bare() == "THE") {
            from += 1;
        }
    }
    let stops = |w: &Word<'_>| {
        w.text.starts_with(['(', '"', '['])
            || matches!(
                w.bare().as_str(),
                "BETWEEN"
                    | "REVISED"
                    | "AMONG"
                    | "DATED"
                    | "BY"
                    | "EXHIBIT"
                    | "WITH"
                    | "EFFECTIVE"
                    | "AMENDMENT"
                    | "ADDENDUM"
                    // "Oak Custody Agreement Sample Contract": what a site calls the texts that it collects.
                    | "SAMPLE"
            )
    };
    // A site's own words beside a title in capitals ("Home | Contracts").
    let capitals = |k: usize| words[k].text.len() > 3 && crate::read::prose::is_caps(words[k].text);
    let foreign = |k: usize| {
        words.get(from).is_some_and(|_| capitals(from))
            && words[k].text.len() > 3
            && words[k].text.chars().skip(1).any(char::is_lowercase)
            // "RULE 12b-1".
            && !words[k].text.contains(|c: char| c.is_ascii_digit())
    };
    let end = (from..words.len())
        .find(|&k| {
            // "the REVISED INVESTMENT ADVISORY AGREEMENT": how the agreement is called, where its name begins so.
            stops(&words[k]) && (k > from || words[k].bare() != "REVISED")
                || foreign(k)
                || words[k].text == "|" && (from..k).any(|n| is_agreement_noun(&words[n].bare()))
        })
        .unwrap_or(words.len());
    // "SUBADVISORY AGREEMENT / DECLARATION CAPITAL LIMITED": a declaration is of something, or is a company's word.
    let of = |k: usize| words.get(k + 1).is_some_and(|w| matches!(w.bare().as_str(), "OF" | "AND"));
    let company = |k: usize| matches!(words[k].bare().as_str(), "DECLARATION" | "MEMORANDUM") && !of(k);
    let nouns = || (from..end).filter(|&k| is_agreement_noun(&words[k].bare()) && !company(k));
    // "Oak Custody Agreement / A Library of Forms": a site's shelf behind the name.
    let single = nouns().rfind(|&k| !words[k].bare().ends_with('S'));
    let last = single.or_else(|| nouns().next_back())?;
    // "PLAN OF DISTRIBUTION", "DECLARATION OF TRUST": the noun comes first.
    let mut close = last;
    if words.get(last + 1).is_some_and(|w| w.bare() == "OF")
        && words.get(last + 2).is_some_and(|w| PURPOSES.contains(&w.bare().as_str()))
        && last + 2 < end
        && matches!(words[last].bare().as_str(), "PLAN" | "DECLARATION" | "MEMORANDUM")
    {
        close = last + 2;
        // "PLAN OF DISTRIBUTION AND SERVICE".
        let and = words.get(close + 1).is_some_and(|w| w.bare() == "AND");
        if and && close + 2 < end && words.get(close + 2).is_some_and(|w| PURPOSES.contains(&w.bare().as_str())) {
            close += 2;
        }
    }
    // "AGREEMENT AMONG JOINT INSUREDS": between whom it is belongs to a name that has no other words.
    let among = words.get(last + 1).is_some_and(|w| matches!(w.bare().as_str(), "AMONG" | "BETWEEN"));
    if last == from && among {
        let rest = (last + 2..words.len()).find(|&k| stops(&words[k])).unwrap_or(words.len());
        let several = words[last..rest].iter().any(|w| w.bare() == "AND" || w.text.ends_with(','));
        close = if several { close } else { rest - 1 };
    }
    // "AGREEMENT FOR FUND ACCOUNTING SERVICES": what it is for belongs to its name, but no classes do.
    let classes = (last + 2..end).any(|k| matches!(words[k].bare().as_str(), "SHARES" | "CLASS" | "CLASSES"));
    if !classes
        && words.get(last + 1).is_some_and(|w| matches!(w.bare().as_str(), "FOR" | "REGARDING"))
        && last + 2 < end
    {
        close = end - 1;
    }
    Some(words[from].range.start..words[close].range.start + trim_end(&text[words[close].range.clone()]))
}

/// "OAK CUSTODY AGREEMENT" over "AMENDMENT NO. 4", which names none: the words of the title before the amendment, where an
/// agreement ends them.
pub(super) fn agreement_above(text: &str, words: &[Word<'_>], noun: usize) -> Option<Range<usize>> {
    let last = noun.checked_sub(1)?;
    let plain = words[..noun].iter().all(|w| !w.text.ends_with(['.', ':', ';', ')']) && w.bare() != "EXHIBIT");
    // Who stands above the agreement's own name is no part of it.
    let owner = |w: &Word<'_>| matches!(w.bare().as_str(), "TRUST" | "FUNDS" | "INC" | "COMPANY" | "LLC");
    let ends = is_agreement_noun(&words[last].bare()) && last > 0;
    let from = words[..last].iter().rposition(owner).map_or(0, |at| at + 1);
    (ends && plain && from < last)
        .then(|| words[from].range.start..words[last].range.start + trim_end(&text[words[last].range.clone()]))
}

/// "AMENDMENT NO. 9 TO EXHIBIT A OF THE OAK AGREEMENT": the schedule between the amendment's word at `noun` and the
/// agreement, and what it is called.
pub(super) fn schedule_amended(words: &[Word<'_>], noun: usize) -> Option<(Range<usize>, String)> {
    /// An ordinal, a day and an article stand between, no more.
    const NEAR: usize = 12;
    let to = (noun + 1..words.len().min(noun + NEAR)).find(|&k| matches!(words[k].bare().as_str(), "TO" | "OF"))?;
    let at = to + 1 + usize::from(words.get(to + 1).is_some_and(|w| w.bare() == "THE"));
    let called = NOUNS.iter().find(|noun| words.get(at).is_some_and(|w| w.bare().eq_ignore_ascii_case(noun)))?;
    let (id, length) = id_at(words.get(at + 1)?.text)?;
    let end = words[at + 1].range.start + length;
    Some((words[at].range.start..end, format!("{called} {id}")))
}

/// "SCHEDULES A AND B TO THE OAK AGREEMENT": a title over several schedules.
pub(super) fn lists_schedules(words: &[Word<'_>]) -> bool {
    let plural = |w: &Word<'_>| {
        matches!(w.bare().as_str(), "SCHEDULES" | "APPENDICES" | "APPENDIXES" | "EXHIBITS" | "ANNEXES" | "ATTACHMENTS")
    };
    let first = words.iter().take(3).position(plural);
    first.is_some_and(|at| words.get(at + 1).is_some_and(|next| id_at(next.text).is_some()))
}

/// "SCHEDULE A, dated August 15, 2006, to the Oak Agreement": the word that leads from a schedule to its agreement.
fn past_schedule(words: &[Word<'_>]) -> Option<usize> {
    /// A schedule's letter and date take no more words.
    const NEAR: usize = 14;
    let opens = |w: &Word<'_>| {
        matches!(w.bare().as_str(), "SCHEDULE" | "APPENDIX" | "EXHIBIT" | "ANNEX" | "ATTACHMENT" | "DATED" | "AS")
    };
    let restated = |w: &&Word<'_>| matches!(w.bare().as_str(), "AMENDED" | "AND" | "RESTATED" | "REVISED");
    (lists_schedules(words) || words.iter().skip_while(restated).take(3).any(opens)).then_some(())?;
    words.iter().take(NEAR).position(|w| w.bare() == "TO")
}

/// "(as of May 1, 2003) to the Oak Agreement": a parenthesis that leads to the agreement is no part of its name.
fn past_parenthesis(words: &[Word<'_>]) -> usize {
    let opens = words.first().is_some_and(|w| w.text.starts_with('('));
    let close = words.iter().position(|w| w.text.ends_with(')')).filter(|_| opens);
    close.filter(|at| words.get(at + 1).is_some_and(|w| w.bare() == "TO")).map_or(0, |at| at + 2)
}

fn trim_end(word: &str) -> usize {
    word.trim_end_matches([',', '.', ';', ':', '"', ')']).len()
}
