//! Why a row of a comparison is what it is, in one sentence each.

use super::view::Places;
use super::words::list;
use crate::check::compare::{Change, Delta, MaybePair, Remark, Row};
use crate::check::names::evidence::Evidence;
use crate::check::stated::claims::Said;
use crate::check::stated::verdicts::Statement;

/// The sentence beside a portfolio; empty for one to which nothing happened.
pub fn row(row: &Row, delta: &Delta, before: &Places<'_>, after: &Places<'_>) -> String {
    let mut parts = Vec::new();
    if let Some(evidence) = &row.evidence {
        let formerly = row.before.as_ref().map(|words| words.value.as_str());
        let line = row.after.as_ref().map(|words| after.line(words.span));
        parts.push(match (evidence, formerly, line) {
            (Evidence::Formerly, Some(old), Some(line)) => format!("Said in the text: “formerly {old}”, line {line}"),
            _ => renamed(evidence, delta, after),
        });
    }
    // What a stranger says, and what it does not, is not about this list.
    let unsaid =
        |delta: &Delta| if delta.remarks.contains(&Remark::Strangers) { None } else { Some(unsaid(delta, after)) };
    let statements = || row.said.iter().filter_map(|&index| delta.statements.get(index));
    match row.change {
        Change::Added => parts.extend(statements().find_map(|one| added(one, after)).or_else(|| unsaid(delta))),
        Change::Removed => parts.extend(statements().find_map(|one| removed(one, after)).or_else(|| unsaid(delta))),
        Change::MovedHere | Change::MovedAway => parts.extend(row.moved.as_ref().map(|moved| {
            let place =
                [moved.fund.as_deref(), moved.schedule.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
            let place = if place.is_empty() { "another list".to_owned() } else { place };
            match row.change == Change::MovedHere {
                true => format!("From {place}, line {}", before.line(moved.words.span)),
                false => format!("Now under {place}, line {}", after.line(moved.words.span)),
            }
        })),
        _ => {}
    }
    let value =
        |words: &Option<crate::text::Words>| words.as_ref().map_or("none".to_owned(), |words| words.value.to_string());
    parts.extend(row.differences.iter().map(|one| {
        let what = [one.class.as_deref(), one.head.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        match (one.head.is_none(), &one.before, &one.after) {
            (true, Some(_), None) if one.class.is_some() => format!("{what} is gone"),
            (true, None, Some(_)) if one.class.is_some() => format!("{what} is new"),
            _ => format!(
                "{}: {} → {}",
                if what.is_empty() { "Value" } else { &what },
                value(&one.before),
                value(&one.after)
            ),
        }
    }));
    parts.join("; ")
}

/// Why two names are one portfolio's, or one fund's.
pub fn renamed(evidence: &Evidence, delta: &Delta, after: &Places<'_>) -> String {
    match evidence {
        Evidence::Formerly => "Said in the text: “formerly”".to_owned(),
        Evidence::Stated(index) => match delta.statements.get(*index).and_then(|one| one.claim.as_ref()) {
            Some(claim) => format!("Line {} says it is renamed", after.line(claim.words.span)),
            None => "The text says it is renamed".to_owned(),
        },
        Evidence::SeriesId(id) => format!("Both rows bear {id}"),
        Evidence::Family { old, new, count } => match (old.is_empty(), new.is_empty()) {
            (true, _) => format!("{count} names begin with “{new}” now"),
            (_, true) => format!("{count} names no longer begin with “{old}”"),
            _ => format!("{count} names that began with “{old}” begin with “{new}” now"),
        },
        Evidence::SameSlot(shared) => {
            format!("Between the same neighbours; both have {}", quoted(shared))
        }
        Evidence::Marks => "Only hyphens or other marks differ".to_owned(),
        Evidence::Decided => "Counted as renamed by whoever compared; the text does not say so".to_owned(),
        Evidence::SamePortfolios(same, of) => format!("{same} of its {of} portfolios are the same"),
    }
}

/// Why two names are offered as one portfolio's, and not counted so.
pub fn maybe(pair: &MaybePair) -> String {
    let place = if pair.same_slot { "Between the same neighbours" } else { "Of the same fund, or alike" };
    let shared = match pair.shared.as_slice() {
        [] => "no telling word in common".to_owned(),
        shared => format!("only {} in common", quoted(shared)),
    };
    format!("{place}, {shared}. Counted as one removed and one added.")
}

fn quoted(words: &[String]) -> String {
    list(&words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>())
}

fn added(one: &Statement, after: &Places<'_>) -> Option<String> {
    let claim = one.claim.as_ref()?;
    let line = after.line(claim.words.span);
    match &claim.said {
        Said::Add { to: Some(to), .. } if one.shows.contains("but under") => {
            Some(format!("Line {line} says it is added, but to {}", to.value))
        }
        Said::Add { .. } => Some(format!("Line {line} says it is added")),
        Said::Rename { old, .. } => Some(format!("Line {line} says it is the new name of {}", old.value)),
        _ => None,
    }
}

fn removed(one: &Statement, after: &Places<'_>) -> Option<String> {
    let claim = one.claim.as_ref()?;
    let line = after.line(claim.words.span);
    match &claim.said {
        Said::Remove { .. } => Some(format!("Line {line} says it is removed")),
        Said::Merge { into, .. } => Some(format!("Line {line} says it is merged into {}", into.value)),
        Said::Rename { new, .. } => Some(format!("Line {line} says it is now {}", new.value)),
        _ => None,
    }
}

/// That nothing says so, and in which lines one might look for it.
fn unsaid(delta: &Delta, after: &Places<'_>) -> String {
    let lines = delta.statements.iter().filter_map(|one| one.claim.as_ref()).map(|claim| after.line(claim.words.span));
    match (lines.clone().min(), lines.max()) {
        (Some(first), Some(last)) if first != last => format!("Not mentioned in lines {first} to {last}"),
        (Some(line), _) => format!("Not mentioned in line {line}"),
        _ => "Not mentioned".to_owned(),
    }
}
