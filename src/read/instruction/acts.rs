//! What a sentence orders. The evidence is what it names (schedules, sections, portfolios) and stems of verbs that take
//! out, put in, add or change: authors word the same order in many ways.

use std::ops::Range;

use crate::model::Act;
use crate::order::InOrder;
use crate::read::listed::Listed;
use crate::text::fold::lowered;
use crate::text::known::KnownPhrases;

use super::Order;
use super::effective::effective;
use super::facts::{Facts, begins_adding};
use super::fee::fee_change;
use super::sentence::clauses;
use super::stems::{
    ADDS, CHANGES, PUTS_IN, STANDS_BELOW, TAKES_OUT, announced_at, confirms, founded_at, without_history,
};
use super::target::schedule_mentions;

/// The orders of a sentence, or of each of its lettered clauses where they order different things.
pub(super) fn orders_of(text: &str, range: Range<usize>, known: &Listed) -> Vec<Order> {
    let lettered = clauses(text, range.clone());
    // "Schedule A is restated, in order to (i) add …": the letters say why, the sentence before them what.
    let replaces = |first: &Range<usize>| {
        let lead = text[range.start..first.start].to_lowercase();
        // "In order that (a) … may be added, the parties restate Schedule C": the order comes behind the letters.
        let behind = lead.contains("in order that") && PUTS_IN.stand_in(&text[first.start..range.end].to_lowercase());
        behind || PUTS_IN.stand_in(&lead) && lead.contains("in order to")
    };
    if let Some(first) = lettered.first().filter(|first| !replaces(first)) {
        let lead = schedule_mentions(text, range.start..first.start).into_iter().next();
        let day = effective(text, range.start..first.start);
        let mut out: Vec<Order> = Vec::new();
        // "Annex C is restated so as to (a) add …": the letters say how, and the annex is replaced as well.
        let before = text[range.start..first.start].to_lowercase();
        let to = before.trim_end().rsplit_once(' ').is_some_and(|(lead, _)| lead.ends_with(", to"));
        let how = ["so as to", "in so doing", "by which", "whereby", "for the purpose of"];
        let so = how.iter().any(|turn| before.contains(turn)) || to;
        if PUTS_IN.stand_in(&before) && so {
            out.extend(clause_orders(text, range.start..first.start, known));
        }
        let mut giving = 0;
        let tells = announced_at(&before).is_some() || announced_at(&text[first.clone()].to_lowercase()).is_some();
        for clause in lettered.clone() {
            let founded = founding(text, clause.clone(), known).filter(|_| tells);
            let mut orders = founded.map_or_else(|| clause_orders(text, clause, known), |order| vec![order]);
            giving += usize::from(!orders.is_empty());
            for order in &mut orders {
                let named = order.target.as_ref().is_some_and(|(at, _)| at.start >= range.start);
                order.target = if named { order.target.take() } else { lead.clone().or(order.target.take()) };
                order.effective = order.effective.take().or_else(|| day.clone());
            }
            out.extend(orders);
        }
        // "(i) Schedule A is deleted and (ii) replaced": one order in two halves.
        if giving >= 2 && out.iter().any(|order| order.act != Act::Replace) {
            return out;
        }
    }
    let mut out = clause_orders(text, range.clone(), known);
    // What else the whole orders is not lost for what it is made for.
    let replaces = out.is_empty() || out.iter().any(|order| order.act == Act::Replace);
    if replaces && lettered.first().is_some_and(|first| text[range.start..first.start].contains("in order to")) {
        out.retain(|order| order.act == Act::Replace);
        let target = out.first().and_then(|order| order.target.clone()).filter(|_| out.len() == 1);
        let why = lettered.iter().flat_map(|clause| clause_orders(text, clause.clone(), known));
        // What the restatement is made for changes the schedule that is restated.
        let why = why.map(|order| Order { target: target.clone().or(order.target.clone()), supply: None, ..order });
        out.extend(why);
    }
    out
}

/// "… and that Elm Trust has established a new series": a further clause of what the other party is told.
fn founding(text: &str, clause: Range<usize>, known: &Listed) -> Option<Order> {
    let lower = lowered(&text[clause.clone()]);
    let names = known.names_in(text, clause.start + founded_at(&lower)?..clause.end);
    let fact = Facts::of(text, clause, &lower, known);
    (!names.is_empty()).then(|| Order { names, target: fact.contract.clone(), ..fact.order(Act::Add) })
}

fn clause_orders(text: &str, range: Range<usize>, listed: &Listed) -> Vec<Order> {
    let sentence = &text[range.clone()];
    let lower = lowered(sentence);
    if confirms(&lower) {
        return Vec::new();
    }
    let lower = without_history(lower);
    static NAMES: KnownPhrases = KnownPhrases::of(&[
        "known as",
        "name",
        "renaming",
        "reference",
        "be called",
        "now called",
        "henceforth called",
    ]);
    let stems = [&TAKES_OUT, &PUTS_IN, &ADDS, &CHANGES, &NAMES, &STANDS_BELOW];
    let known = lower.contains("assign") || stems.iter().any(|stems| stems.stand_in(&lower)) || begins_adding(&lower);
    if !known && fee_change(&lower, &[]).is_none() && announced_at(&lower).is_none() {
        return Vec::new();
    }
    let fact = Facts::of(text, range, &lower, listed);
    let mut orders = fact.orders();
    // In the order of what they name, whichever was found first.
    let first = |order: &Order| order.names.first().or(order.pairs.first().map(|(old, _)| old)).map(|name| name.start);
    if orders.iter().all(|order| first(order).is_some()) {
        orders.order_by_key(|order| first(order).unwrap_or_default());
    }
    if let Some(day) = orders.first().and_then(|_| effective(text, fact.range.clone())) {
        orders.iter_mut().for_each(|order| order.effective = Some(day.clone()));
    }
    orders
}
