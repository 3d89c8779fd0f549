//! The operative part: paragraphs → instructions, with the lists and tables that stand below them.

use std::collections::HashMap;

use crate::model::{Act, BlockKind, Date, Instruction, Otherwise, Problem, Schedule, Severity, Supply};
use crate::read::captioned::{caption, captioned};
use crate::read::document::Part;
use crate::read::instruction::Order;
use crate::read::items::{group_date, is_sub_item, lead_target};
use crate::read::listed::Listed;
use crate::read::meant::{meant, points_back};
use crate::read::prose::{is_bulleted, item_mark};
use crate::read::supplied::Lists;
use crate::read::turning::{amends_at, included_at, opening_schedule, stated_at};
use crate::read::{Pass, Told};
use crate::read::{follow, instruction};
use crate::text::lines::Lines;
use crate::text::{Spanned, Words};

/// The instructions of a document, in its order; the parts that turn out to give one are marked so.
pub fn instructions(
    lines: &Lines<'_>,
    parts: &mut [Part],
    schedules: &[Schedule],
    problems: &mut Vec<Problem>,
    told: Told<'_>,
) -> Vec<Instruction> {
    let mut out: Vec<Instruction> = Vec::new();
    let mut group: Option<Date> = None;
    let mut lead: Option<Words> = None;
    // What is replaced, and how often. A preamble and its item may say it twice; with two lists it is two orders.
    let mut replaced: HashMap<Option<String>, usize> = HashMap::new();
    let lists = Lists::of(schedules);
    let mut listed = 0;
    // Where "are renamed as follows:" leads to lettered items, the order that they all give.
    let mut renames: Option<Option<usize>> = None;
    for k in 0..parts.len() {
        told(Pass::Instructions, k as f64 / parts.len() as f64);
        let part = &parts[k];
        if k > 0 && k <= listed {
            continue;
        }
        if part.kind == BlockKind::Closing {
            (group, lead) = (None, None);
        }
        group = group_date(lines, part).or(group);
        // The wording that an instruction gives is no instruction.
        let orders = !part.joined.text.starts_with('"')
            && matches!(part.kind, BlockKind::Instruction | BlockKind::Preamble | BlockKind::Prose | BlockKind::Unread);
        let mut new = if orders { part_instructions(lines, part, &lists, problems) } else { Vec::new() };
        let told = captioned(lines, parts, k, lead.as_ref(), &lists.names);
        if let Some((instruction, last)) = told {
            new = vec![instruction];
            listed = last;
        } else if let Some(to) = table_after(lines, parts, k) {
            new.extend(renames_in_table(lines, parts, k, to));
        }
        if new.is_empty()
            && orders
            && leads_to_names(&parts[k].joined.text)
            && instruction::begins_series(&parts[k].joined.text)
        {
            let mut names = listed_after(lines, parts, k, &lists.names);
            if names.is_empty() {
                names = lists.right_below(&parts[k]);
            }
            new.extend(added(lines, &parts[k], names));
        }
        let leads = parts[k].joined.text.ends_with(':');
        let lists_below = |i: &&mut Instruction| {
            i.act == Act::Add && (leads || i.names.is_empty()) || i.act == Act::Remove && leads && i.names.is_empty()
        };
        if let Some(last) = new.last_mut().filter(lists_below) {
            // What stands on the lines below is what is meant; a name in the sentence is whose it is.
            let names = names_after(lines, parts, k, &lists, last);
            if !names.is_empty() {
                last.names = names;
                last.supply = None;
            }
        }
        for added in new.iter_mut().filter(|i| i.act == Act::Add && i.names.is_empty()) {
            let names = lists.change_of(added);
            let names = if names.is_empty() { lists.place_of(added) } else { names };
            let names =
                if names.is_empty() { meant(lines, &parts[..=k], &added.words.value, &lists.names) } else { names };
            added.supply = added.supply.filter(|_| names.is_empty());
            added.names = names;
        }
        // What points at names that nothing before it tells adds nobody.
        let told = |i: &Instruction| {
            let schedule = i.target.as_ref().is_some_and(|target| instruction::is_schedule(&target.value));
            i.act != Act::Add || schedule || !i.names.is_empty() || !points_back(&i.words.value)
        };
        new.retain(told);
        let part = &parts[k];
        for instruction in &mut new {
            instruction.effective = instruction.effective.take().or_else(|| group.clone());
            if is_sub_item(&part.joined.text) && instruction.target.as_ref().is_none_or(|t| t.value == "the Agreement")
            {
                instruction.target = lead.clone().or(instruction.target.take());
            }
        }
        if !is_sub_item(&part.joined.text) && caption(&part.joined.text).is_none() {
            lead = lead_target(lines, part, &new);
            renames = leads_to_renames(part, &new).then_some(None);
        }
        if let (Some(first), [Instruction { act: Act::Rename, pairs, .. }]) = (&mut renames, new.as_slice()) {
            if let Some(known) = first.and_then(|at| out.get_mut(at)) {
                known.pairs.extend(pairs.iter().cloned());
                parts[k].kind = BlockKind::Instruction;
                continue;
            }
            *first = Some(out.len());
        }
        if !new.is_empty() && parts[k].kind == BlockKind::Prose {
            parts[k].kind = BlockKind::Instruction;
        }
        for instruction in new {
            let target = instruction.target.as_ref().map(|target| target.value.to_string());
            let supplied = target.as_ref().map_or(0, |label| lists.count(label)).max(1);
            let before = replaced.entry(target).or_default();
            if out.iter().rev().take(NEAR).any(|known| says_again(known, &instruction)) {
                continue;
            }
            if instruction.act != Act::Replace || *before < supplied {
                *before += usize::from(instruction.act == Act::Replace);
                out.push(instruction);
            }
        }
    }
    out
}

/// "… has created the following series:", "… two additional series, to be known as": names stand below.
fn leads_to_names(text: &str) -> bool {
    const CALLED: [&str; 6] =
        [" to be known as", " to be called", " to be named", " known as", " called", " designated as"];
    text.ends_with(':') || CALLED.iter().any(|end| text.ends_with(end))
}

/// "The Portfolios are renamed as follows:", with no name in it: what its items say is one order.
fn leads_to_renames(part: &Part, new: &[Instruction]) -> bool {
    let lower = part.joined.text.to_lowercase();
    new.is_empty() && lower.ends_with(':') && ["renamed", "names of", "name of"].iter().any(|word| lower.contains(word))
}

/// How many instructions back what an instruction says again may stand.
const NEAR: usize = 20;

/// "Oak Fund is added to the Agreement. The term "Fund" shall be deemed to include Oak Fund", "The Trust has created Oak Fund
/// (the "Additional Fund"). The Additional Fund is hereby added": what was added is not again.
fn says_again(known: &Instruction, next: &Instruction) -> bool {
    let names = |i: &Instruction| i.names.iter().map(|name| name.value.to_lowercase()).collect::<Vec<_>>();
    // What names nothing that it changes changes the agreement.
    let target =
        |i: &Instruction| i.target.as_ref().map_or("the agreement".to_owned(), |target| target.value.to_lowercase());
    let term =
        ["deemed to include", "shall include", "deemed to mean"].iter().any(|turn| next.words.value.contains(turn));
    // "… on the terms of the Agreement, and each of them is hereby added to it": what was listed above, where the sentence
    // names nothing itself.
    let listed = ["each of them is hereby added", "each of them is added"].iter().any(|v| next.words.value.contains(v));
    let own = |name: &Words| next.words.pieces().any(|p| p.start <= name.span.start && name.span.end <= p.end);
    let both = known.act == Act::Add && next.act == Act::Add && target(known) == target(next);
    if listed && both && known.names.len() > 1 && !next.names.iter().any(own) {
        return true;
    }
    let again = term || points_back(&next.words.value);
    let adds =
        again && known.act == Act::Add && next.act == Act::Add && next.pairs.is_empty() && !next.names.is_empty();
    adds && target(known) == target(next) && names(known) == names(next)
}

/// "Schedule A of the Oak Agreement between A and B is amended by deleting Elm Fund": the orders behind the parties are of
/// the schedule that the preamble opens with, not of the agreement that it names on the way.
fn of_schedule(text: &str, clause: bool, mut orders: Vec<Order>) -> Vec<Order> {
    let Some(target) = opening_schedule(text).filter(|_| clause) else { return orders };
    let of_agreement =
        |order: &&mut Order| order.target.as_ref().is_none_or(|(_, called)| !instruction::is_schedule(called));
    let names = |order: &&mut Order| matches!(order.act, Act::Add | Act::Remove | Act::Rename);
    orders.iter_mut().filter(names).filter(of_agreement).for_each(|order| order.target = Some(target.clone()));
    orders
}

/// "Schedule A of the Oak Agreement between A and B is restated": what is replaced stands before the parties. Whatever else
/// such a sentence names, the parties among it, it neither adds nor removes.
fn replaced_whole(text: &str, known: &Listed) -> Vec<Order> {
    let orders = if opening_schedule(text).is_some() { instruction::orders_from(text, 0, known) } else { Vec::new() };
    orders.into_iter().filter(|order| order.act == Act::Replace).collect()
}

/// "This Amendment is made between A and B. The following Exhibit 1 is substituted for Exhibit 1": what is replaced in a
/// sentence of its own behind the one that names the parties.
fn behind_parties(text: &str, known: &Listed) -> Vec<Order> {
    let Some(first) = instruction::sentences(text).into_iter().next() else { return Vec::new() };
    // "Schedule A was last replaced on May 1, 2002" tells of before.
    let now = |order: &Order| {
        let said = text[order.sentence.clone()].to_lowercase();
        let orders = [" hereby ", " is substituted", " is replaced", "the following", " shall be "];
        let told = [" was ", " were ", " had been ", " has been ", " have been "];
        orders.iter().any(|word| said.contains(word)) && !told.iter().any(|word| said.contains(word))
    };
    let orders = instruction::orders_from(text, first.end, known);
    orders.into_iter().filter(|order| order.act == Act::Replace && now(order)).collect()
}

fn part_instructions(
    lines: &Lines<'_>,
    part: &Part,
    lists: &Lists<'_>,
    problems: &mut Vec<Problem>,
) -> Vec<Instruction> {
    let mut out = Vec::new();
    // The parties' clause names schedules and entities; what the preamble orders stands behind "is hereby amended".
    let text = &part.joined.text;
    let clause = part.kind == BlockKind::Preamble
        && [" between ", " among ", " is made by "].iter().any(|link| text.contains(link));
    let from = if clause { amends_at(text).min(included_at(text)).min(stated_at(text)) } else { 0 };
    // A letter's parties' clause stands behind what it announces.
    let announced = if clause { instruction::announced(text, &lists.names) } else { Vec::new() };
    let from = if announced.is_empty() { from } else { text.len() };
    let anew = || {
        let orders = instruction::orders_from(text, from, &lists.names);
        if !(orders.is_empty() && clause) {
            return of_schedule(text, clause, orders);
        }
        let whole = replaced_whole(text, &lists.names);
        if whole.is_empty() { behind_parties(text, &lists.names) } else { whole }
    };
    let orders = part.orders.clone().filter(|_| from == 0 && !lists.names.stand_in(text)).unwrap_or_else(anew);
    for order in announced.into_iter().chain(orders) {
        let listed = order.target.as_ref().is_some_and(|(_, label)| lists.labelled(label).is_some());
        let plain = matches!(part.kind, BlockKind::Prose | BlockKind::Unread);
        if !plain || listed || item_mark(text).is_some() || is_bulleted(text) {
            let doubt = order.doubt;
            let instruction = made(lines, part, order, lists);
            let told = |says: &str| format!("Line {}: {says}", lines.line_at(instruction.words.span.start) + 1);
            problems.extend(doubt.map(|doubt| Problem {
                rule: "low-confidence",
                severity: Severity::Note,
                message: told(&doubt.to_string()),
                span: instruction.words.span,
                related: Vec::new(),
                otherwise: doubt.otherwise().map(|way| Box::new(Otherwise { message: told(&way.message), ..way })),
            }));
            out.push(instruction);
        }
    }
    out
}

/// The table of old and new names that follows part `k` directly: up to which part it reaches.
fn table_after(lines: &Lines<'_>, parts: &[Part], k: usize) -> Option<usize> {
    let next = parts.get(k + 1)?;
    let end = parts.last()?.lines.end as usize;
    let (_, range) = follow::rename_table(lines, next.lines.start as usize, end)?;
    (k + 1..parts.len()).take_while(|&i| parts[i].lines.start < range.end).last()
}

fn renames_in_table(lines: &Lines<'_>, parts: &mut [Part], k: usize, to: usize) -> Option<Instruction> {
    let start = parts[k + 1].lines.start as usize;
    let (pairs, range) = follow::rename_table(lines, start, parts[to].lines.end as usize)?;
    for part in &mut parts[k + 1..=to] {
        part.kind = BlockKind::Instruction;
        part.lines.end = part.lines.end.min(range.end.max(part.lines.start + 1));
    }
    let part = &parts[k];
    let sentence = instruction::sentences(&part.joined.text).pop()?;
    let target = instruction::agreement_target(&part.joined.text, 0..part.joined.text.len());
    let words = |range: std::ops::Range<usize>| part.joined.words(lines, range);
    let day = instruction::effective(&part.joined.text, sentence.clone());
    Some(Instruction {
        act: Act::Rename,
        target: target.map(|(range, value)| Spanned { value: value.into(), ..words(range) }),
        supply: None,
        item: printed_item(lines, part),
        names: Vec::new(),
        pairs,
        effective: day.map(|day| Date { day: day.day, written: words(day.range) }),
        words: words(sentence),
    })
}

/// "… has established the following series:": what the list names is added.
fn added(lines: &Lines<'_>, part: &Part, names: Vec<Words>) -> Option<Instruction> {
    let sentence = instruction::sentences(&part.joined.text).pop()?;
    let words = part.joined.words(lines, sentence);
    (!names.is_empty()).then_some(Instruction {
        act: Act::Add,
        target: None,
        supply: None,
        item: printed_item(lines, part),
        names,
        pairs: Vec::new(),
        effective: None,
        words,
    })
}

/// The names listed below part `k`: in the part after it, and in those that go on its lettered items.
fn listed_after(lines: &Lines<'_>, parts: &mut [Part], k: usize, known: &Listed) -> Vec<Words> {
    let mut out = Vec::new();
    let (mut lettered, mut alone) = (false, false);
    for part in parts.iter_mut().skip(k + 1) {
        let item = item_mark(&part.joined.text).is_some();
        // A browser's copy sets every name apart.
        let one = part.kind == BlockKind::Unread && part.lines.range().len() == 1;
        if !matches!(part.kind, BlockKind::Unread | BlockKind::Prose)
            || !(out.is_empty() || item && lettered || one && alone)
        {
            break;
        }
        let names = follow::listed_names(lines, part.lines, known);
        // A rule may part the heads of a table from its rows.
        if out.is_empty() && one && follow::heads_table(lines, part.lines.start as usize) {
            part.kind = BlockKind::Instruction;
            continue;
        }
        alone = one;
        if names.is_empty() {
            break;
        }
        lettered = item;
        part.kind = BlockKind::Instruction;
        out.extend(names);
    }
    out
}

/// The names that an instruction adds by a list: on the lines after it, or in a schedule that is only a change.
fn names_after(lines: &Lines<'_>, parts: &mut [Part], k: usize, lists: &Lists<'_>, order: &Instruction) -> Vec<Words> {
    let names = listed_after(lines, parts, k, &lists.names);
    if !names.is_empty() {
        return names;
    }
    let names = lists.change_of(order);
    if names.is_empty() { lists.right_below(&parts[k]) } else { names }
}

/// A part's number as printed.
pub fn printed_item(lines: &Lines<'_>, part: &Part) -> Option<Words> {
    let (mark, _) = item_mark(&part.joined.text)?;
    let at = part.joined.text.find(mark)?;
    Some(part.joined.words(lines, at..at + mark.len()))
}

fn made(lines: &Lines<'_>, part: &Part, order: Order, lists: &Lists<'_>) -> Instruction {
    let words = |range: std::ops::Range<usize>| part.joined.words(lines, range);
    let target = order.target.map(|(range, value)| Spanned { value: value.into(), ..words(range) });
    let supply = order.supply.or_else(|| {
        let supplied = lists.labelled(&target.as_ref()?.value)?;
        Some(if supplied.lines.start <= part.lines.end + 3 { Supply::Inline } else { Supply::Attached })
    });
    Instruction {
        act: order.act,
        target,
        supply: supply.filter(|_| order.names.is_empty() && order.pairs.is_empty() && order.act != Act::Edit),
        item: printed_item(lines, part),
        names: order.names.into_iter().map(words).collect(),
        pairs: order.pairs.into_iter().map(|(old, new)| (words(old), words(new))).collect(),
        effective: order.effective.map(|day| Date { day: day.day, written: words(day.range) }),
        words: words(order.sentence),
    }
}
