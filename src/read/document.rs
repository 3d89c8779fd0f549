//! One instrument: where its parts stand, and what each says.

use std::collections::HashSet;

use crate::model::{Act, BlockKind, Document, Instruction, Kind, Problem, Role, Schedule, Severity, Supply};
use crate::read::closing::{Closing, closing};
use crate::read::instruction::Order;
use crate::read::opening::{Opening, opening};
use crate::read::prose::{Joined, is_sentence, item_mark, paragraphs};
use crate::read::schedule::heading::{Heading, heading_at};
use crate::read::signature::{SignatureBlock, signature_blocks};
use crate::read::tile::Tiles;
use crate::read::title::{Noun, Title, title};
use crate::read::{header, instruction, schedule};
use crate::text::fold::Folded;
use crate::text::lines::Lines;
use crate::text::{LineRange, Spanned};

/// A paragraph of running text.
pub struct Part {
    /// Its lines.
    pub lines: LineRange,
    /// Its words.
    pub joined: Joined,
    /// What it is.
    pub kind: BlockKind,
}

/// Reads the document in `range`.
pub fn document(lines: &Lines<'_>, range: LineRange) -> Document {
    let signed = signature_blocks(lines, range);
    let open = opening(lines, range);
    let title = title(lines, open.title);
    let found = headings(lines, LineRange { start: open.end as u32, end: range.end }, &title.lines, &signed);
    let lists = extents(lines, range, &found, &signed);
    let mut parts = parts(lines, range, &open, &lists, &signed);
    let mut out = Document { lines: range, ..Document::default() };
    for (heading, list) in &lists {
        let (read, doubts) = schedule::schedule(lines, heading, *list, &title.lines);
        if !read.funds.is_empty() {
            out.schedules.push(read);
            out.problems.extend(doubts);
        }
    }
    out.problems.extend(signed.iter().filter_map(|block| doubt(lines, block)));
    out.signatures = signed.iter().flat_map(|block| block.signatures.iter().cloned()).collect();
    out.instructions = instructions(lines, &mut parts, &out.schedules);
    name_redacted(&mut out);
    let amends = parts.iter().any(|p| says_it_amends(&p.joined.text));
    let opens = parts.iter().any(|p| p.kind == BlockKind::Preamble && says_it_amends(&p.joined.text));
    out.kind = kind(&open, &title, &out, &found, (opens, amends));
    if matches!(out.kind, Kind::Agreement | Kind::Other) {
        out.instructions.clear();
    }
    out.blocks = blocks(lines, range, &open, &out.schedules, &parts, &signed);
    header::fill(lines, &mut out, &open, &title, &parts, found.first());
    out.schedules.iter_mut().for_each(|s| s.complete &= !only_changes(&out.instructions, &s.label.value));
    out
}

/// What the reader of signatures was not sure of.
fn doubt(lines: &Lines<'_>, block: &SignatureBlock) -> Option<Problem> {
    let span = block
        .signatures
        .first()
        .map(|s| s.span)
        .or_else(|| lines.list.get(block.lines.start as usize).map(|l| l.seen))?;
    let message = block.doubt?.to_string();
    Some(Problem { rule: "low-confidence", severity: Severity::Note, message, span, related: Vec::new() })
}

/// The schedules' headings from `range` on: those that stand in no signature block and in no sentence.
fn headings(lines: &Lines<'_>, range: LineRange, titles: &[Folded], signed: &[SignatureBlock]) -> Vec<Heading> {
    let mut out: Vec<Heading> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    let mut i = range.start as usize;
    while i < range.end as usize {
        let past = signed.partition_point(|block| block.lines.end as usize <= i);
        if let Some(block) = signed.get(past).filter(|block| block.lines.range().contains(&i)) {
            i = block.lines.end as usize;
            continue;
        }
        match heading_at(lines, i, titles).filter(|h| h.strong) {
            Some(heading) => {
                i = (heading.lines.end as usize).max(i + 1);
                // "EXHIBIT I" over "SCHEDULE A TO THE …" with nothing between: the inner one is the schedule.
                let nested = out.last().is_some_and(|above| {
                    (above.lines.end..heading.lines.start).all(|k| lines.seen(k as usize).is_empty())
                });
                if let Some(outer) = out.pop_if(|_| nested && !heading.continued) {
                    known.remove(&outer.label.value);
                }
                let again = known.contains(&heading.label.value);
                if !(again || heading.continued && !out.is_empty()) {
                    known.insert(heading.label.value.clone());
                    out.push(heading);
                }
            }
            None => i += 1,
        }
    }
    out
}

/// Where each schedule's list stands: up to the next heading, signature or closing words.
fn extents(
    lines: &Lines<'_>,
    range: LineRange,
    found: &[Heading],
    signed: &[SignatureBlock],
) -> Vec<(Heading, LineRange)> {
    let mut out = Vec::new();
    for (k, heading) in found.iter().enumerate() {
        let start = heading.lines.end;
        let next = found.get(k + 1).map_or(range.end, |h| h.lines.start);
        let signs =
            signed.get(signed.partition_point(|block| block.lines.start < start)).map(|block| block.lines.start);
        let limit = next.min(signs.unwrap_or(range.end));
        let in_line = signs.is_some() || signed.is_empty();
        let end = paragraphs(lines, LineRange { start, end: limit })
            .into_iter()
            .find(|p| ends_list(lines, *p, in_line, start))
            .map_or(limit, |p| p.start);
        out.push((heading.clone(), LineRange { start, end }));
    }
    out
}

/// Whether a paragraph ends the list it follows: closing words or, where the schedule stands in line, the next item.
fn ends_list(lines: &Lines<'_>, paragraph: LineRange, in_line: bool, start: u32) -> bool {
    let text = Joined::of(lines, paragraph).text;
    let text = text.trim_start_matches(['|', ' ']).to_owned();
    match closing(&text) {
        Some(Closing::Witness | Closing::Dated) => true,
        Some(Closing::Ratification) => is_sentence(&text),
        None => {
            let item = item_mark(&text).is_some() || text.starts_with("Section ");
            in_line
                && item
                && paragraph.start > start
                && is_sentence(&text)
                && (!instruction::orders(&text).is_empty() || speaks_of_itself(&text))
        }
    }
}

/// "2. This Amendment takes effect …": an item of the instrument, not a footnote of the list.
fn speaks_of_itself(text: &str) -> bool {
    let dotted =
        item_mark(text).is_some_and(|(_, length)| text[..length].ends_with(['.', ':', ')'])) && !text.starts_with('(');
    dotted
        && [
            "this Amendment",
            "This Amendment",
            "the Agreement",
            "The Agreement",
            "the parties",
            "This Addendum",
            "This Supplement",
            "the Contract",
            "the Plan",
            "hereinabove",
        ]
        .iter()
        .any(|w| text.contains(w))
}

/// The paragraphs outside title, schedules and signatures.
fn parts(
    lines: &Lines<'_>,
    range: LineRange,
    open: &Opening,
    lists: &[(Heading, LineRange)],
    signed: &[SignatureBlock],
) -> Vec<Part> {
    let mut taken: Vec<LineRange> =
        lists.iter().map(|(h, list)| LineRange { start: h.lines.start, end: list.end }).collect();
    taken.extend(signed.iter().map(|b| b.lines));
    taken.sort_by_key(|r| r.start);
    let mut out: Vec<Part> = Vec::new();
    let mut at = open.end as u32;
    let mut first = true;
    for gap in taken.into_iter().chain([LineRange { start: range.end, end: range.end }]) {
        for paragraph in paragraphs(lines, LineRange { start: at, end: gap.start.max(at) }) {
            let joined = Joined::of(lines, paragraph);
            let quotes =
                joined.text.starts_with(['"', '\'']) && out.last().is_some_and(|p| p.kind == BlockKind::Instruction);
            let kind = if quotes { BlockKind::Instruction } else { part_kind(&joined.text, first) };
            first &= kind != BlockKind::Preamble;
            out.push(Part { lines: paragraph, joined, kind });
        }
        at = at.max(gap.end);
    }
    out
}

fn part_kind(text: &str, first: bool) -> BlockKind {
    let upper = text.trim_start().to_uppercase();
    let spaced: String = upper.chars().take(24).filter(|c| c.is_alphabetic()).collect();
    if spaced.starts_with("WHEREAS")
        || spaced.starts_with("WHERAS")
        || spaced.starts_with("WITNESSETH")
        || spaced.starts_with("RECITALS")
        || spaced.starts_with("NOWTHEREFORE")
        || spaced == "BACKGROUND"
    {
        BlockKind::Recital
    } else if closing(text) == Some(Closing::Ratification) && !first && !instruction::orders(text).is_empty() {
        BlockKind::Instruction
    } else if closing(text).is_some() {
        BlockKind::Closing
    } else if first && is_sentence(text) {
        BlockKind::Preamble
    } else if !instruction::orders(text).is_empty() {
        BlockKind::Instruction
    } else if is_sentence(text) || item_mark(text).is_some() || text.ends_with(':') || text.starts_with('[') {
        BlockKind::Prose
    } else {
        BlockKind::Unread
    }
}

fn instructions(lines: &Lines<'_>, parts: &mut [Part], schedules: &[Schedule]) -> Vec<Instruction> {
    let mut out: Vec<Instruction> = Vec::new();
    for k in 0..parts.len() {
        let part = &parts[k];
        // The wording that an instruction gives is no instruction.
        let orders = !part.joined.text.starts_with('"')
            && matches!(part.kind, BlockKind::Instruction | BlockKind::Preamble | BlockKind::Prose | BlockKind::Unread);
        let mut new = if orders { part_instructions(lines, part, schedules) } else { Vec::new() };
        if let Some(to) = table_after(lines, parts, k) {
            new.extend(renames_in_table(lines, parts, k, to));
        }
        if new.is_empty()
            && orders
            && parts[k].joined.text.ends_with(':')
            && instruction::begins_series(&parts[k].joined.text)
        {
            let names = listed_after(lines, parts, k);
            new.extend(added(lines, &parts[k], names));
        }
        let leads = parts[k].joined.text.ends_with(':');
        if let Some(last) = new.last_mut().filter(|i| i.act == Act::Add && (leads || i.names.is_empty())) {
            // What stands on the lines below is what is added; a name in the sentence is whose it is.
            let names = names_after(lines, parts, k, schedules, last);
            if !names.is_empty() {
                last.names = names;
                last.supply = None;
            }
        }
        if !new.is_empty() && parts[k].kind == BlockKind::Prose {
            parts[k].kind = BlockKind::Instruction;
        }
        for instruction in new {
            let again = |known: &Instruction| {
                known.act == instruction.act
                    && known.target.as_ref().map(|t| &t.value) == instruction.target.as_ref().map(|t| &t.value)
            };
            if instruction.act != Act::Replace || !out.iter().any(again) {
                out.push(instruction);
            }
        }
    }
    out
}

/// Where a preamble has said that the agreement is amended.
fn amends_at(text: &str) -> usize {
    ["hereby amended", "is amended", "hereby amends", "hereby amend"]
        .iter()
        .filter_map(|w| text.find(w).map(|at| at + w.len()))
        .min()
        .unwrap_or(text.len())
}

fn part_instructions(lines: &Lines<'_>, part: &Part, schedules: &[Schedule]) -> Vec<Instruction> {
    let mut out = Vec::new();
    // The parties' clause names schedules and entities; what the preamble orders stands behind "is hereby amended".
    let text = &part.joined.text;
    let clause = part.kind == BlockKind::Preamble && (text.contains(" between ") || text.contains(" among "));
    let from = if clause { amends_at(text) } else { 0 };
    for order in instruction::orders_from(text, from) {
        let listed = order
            .target
            .as_ref()
            .is_some_and(|(_, label)| schedules.iter().any(|s| s.label.value.eq_ignore_ascii_case(label)));
        let plain = matches!(part.kind, BlockKind::Prose | BlockKind::Unread);
        if !plain || listed || item_mark(text).is_some() {
            out.push(made(lines, part, order, schedules));
        }
    }
    out
}

/// The table of old and new names that follows part `k` directly: up to which part it reaches.
fn table_after(lines: &Lines<'_>, parts: &[Part], k: usize) -> Option<usize> {
    let next = parts.get(k + 1)?;
    let end = parts.last()?.lines.end as usize;
    let (_, range) = crate::read::follow::rename_table(lines, next.lines.start as usize, end)?;
    (k + 1..parts.len()).take_while(|&i| parts[i].lines.start < range.end).last()
}

fn renames_in_table(lines: &Lines<'_>, parts: &mut [Part], k: usize, to: usize) -> Option<Instruction> {
    let start = parts[k + 1].lines.start as usize;
    let (pairs, range) = crate::read::follow::rename_table(lines, start, parts[to].lines.end as usize)?;
    for part in &mut parts[k + 1..=to] {
        part.kind = BlockKind::Instruction;
        part.lines.end = part.lines.end.min(range.end.max(part.lines.start + 1));
    }
    let part = &parts[k];
    let sentence = instruction::sentences(&part.joined.text).pop()?;
    let target = instruction::agreement_target(&part.joined.text, 0..part.joined.text.len());
    let words = |range: std::ops::Range<usize>| part.joined.words(lines, range);
    Some(Instruction {
        act: Act::Rename,
        target: target.map(|(range, value)| Spanned { value, ..words(range) }),
        supply: None,
        item: None,
        names: Vec::new(),
        pairs,
        effective: None,
        words: words(sentence),
    })
}

/// "… has established the following series:": what the list names is added.
fn added(lines: &Lines<'_>, part: &Part, names: Vec<crate::text::Words>) -> Option<Instruction> {
    let sentence = instruction::sentences(&part.joined.text).pop()?;
    let words = part.joined.words(lines, sentence);
    (!names.is_empty()).then_some(Instruction {
        act: Act::Add,
        target: None,
        supply: None,
        item: None,
        names,
        pairs: Vec::new(),
        effective: None,
        words,
    })
}

fn listed_after(lines: &Lines<'_>, parts: &mut [Part], k: usize) -> Vec<crate::text::Words> {
    let Some(next) = parts.get_mut(k + 1).filter(|p| matches!(p.kind, BlockKind::Unread | BlockKind::Prose)) else {
        return Vec::new();
    };
    let names = crate::read::follow::listed_names(lines, next.lines);
    if !names.is_empty() {
        next.kind = BlockKind::Instruction;
    }
    names
}

/// The names that an instruction adds by a list: on the lines after it, or in a schedule that is only a change.
fn names_after(
    lines: &Lines<'_>,
    parts: &mut [Part],
    k: usize,
    schedules: &[Schedule],
    order: &Instruction,
) -> Vec<crate::text::Words> {
    let names = listed_after(lines, parts, k);
    if !names.is_empty() {
        return names;
    }
    let mine = |s: &&Schedule| order.target.as_ref().is_some_and(|t| s.label.value.ends_with(&t.value)) && !s.complete;
    let portfolios = schedules.iter().find(mine).into_iter().flat_map(|s| &s.funds).flat_map(|f| &f.portfolios);
    portfolios.map(|p| p.name.clone()).collect()
}

fn made(lines: &Lines<'_>, part: &Part, order: Order, schedules: &[Schedule]) -> Instruction {
    let words = |range: std::ops::Range<usize>| part.joined.words(lines, range);
    let target = order.target.map(|(range, value)| Spanned { value, ..words(range) });
    let supply = order.supply.or_else(|| {
        let supplied =
            schedules.iter().find(|s| target.as_ref().is_some_and(|t| t.value.eq_ignore_ascii_case(&s.label.value)))?;
        Some(if supplied.lines.start <= part.lines.end + 3 { Supply::Inline } else { Supply::Attached })
    });
    let item = item_mark(&part.joined.text)
        .and_then(|(mark, _)| part.joined.text.find(mark).map(|at| words(at..at + mark.len())));
    Instruction {
        act: order.act,
        target,
        supply: supply.filter(|_| order.names.is_empty() && order.pairs.is_empty() && order.act != Act::Edit),
        item,
        names: order.names.into_iter().map(words).collect(),
        pairs: order.pairs.into_iter().map(|(old, new)| (words(old), words(new))).collect(),
        effective: None,
        words: words(order.sentence),
    }
}

/// A schedule whose heading was redacted is the one that an instruction replaces and no other heading names.
fn name_redacted(out: &mut Document) {
    let known: Vec<String> = out.schedules.iter().map(|s| s.label.value.to_lowercase()).collect();
    let missing = |i: &&Instruction| {
        i.act == Act::Replace
            && i.target.as_ref().is_some_and(|t| !known.contains(&t.value.to_lowercase()) && t.value.contains(' '))
    };
    let mut wanted = out.instructions.iter().filter(missing).filter_map(|i| i.target.as_ref().map(|t| t.value.clone()));
    let (Some(label), None) = (wanted.next(), wanted.next()) else { return };
    let mut lost = out.schedules.iter_mut().filter(|s| s.id.is_empty());
    if let (Some(schedule), None) = (lost.next(), lost.next()) {
        let printed = std::mem::replace(&mut schedule.label.value, label.clone());
        schedule.id = label.rsplit(' ').next().unwrap_or("").to_owned();
        out.problems.push(Problem {
            rule: "low-confidence",
            severity: Severity::Note,
            message: format!("The heading “{printed}” is redacted. It is read as {label}, which an instruction replaces and no other heading names; it could be another list."),
            span: schedule.label.span,
            related: Vec::new(),
        });
    }
}

fn only_changes(instructions: &[Instruction], label: &str) -> bool {
    let about = |i: &&Instruction| i.target.as_ref().is_some_and(|t| t.value.eq_ignore_ascii_case(label));
    let mut mine = instructions.iter().filter(about).peekable();
    mine.peek().is_some() && mine.all(|i| i.act == Act::Add)
}

/// Words by which an instrument says that it changes another now, as an agreement that may be amended some day does not.
fn says_it_amends(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "hereby amend",
        "is amended",
        "are amended",
        "amends the",
        "hereby deleted",
        "hereby replaced",
        "hereby added",
        "is replaced",
        "are replaced",
        "hereby supplement",
        "to amend the agreement",
    ]
    .iter()
    .any(|word| lower.contains(word))
        && !lower.contains("may be amended")
}

fn kind(
    open: &Opening,
    title: &Title,
    document: &Document,
    headings: &[Heading],
    (opens, amends): (bool, bool),
) -> Kind {
    let plan = title.agreement.as_ref().is_some_and(|a| a.value.to_uppercase().contains("PLAN"));
    let orders = !document.instructions.is_empty() && amends;
    match title.noun {
        _ if open.main => Kind::Other,
        _ if open.letter => Kind::Letter,
        Some(Noun::Amendment) if plan && document.signatures.iter().all(|s| s.role != Role::Individual) => {
            Kind::PlanAmendment
        }
        Some(Noun::Amendment) => Kind::Amendment,
        Some(Noun::Notice) => Kind::Notice,
        Some(Noun::Agreement) if orders && opens => Kind::Amendment,
        Some(Noun::Agreement) => Kind::Agreement,
        None if open.title.range().is_empty() && !headings.is_empty() => Kind::Schedule,
        None if orders && document.instructions.iter().any(|i| i.target.is_some()) => Kind::Amendment,
        None if !document.schedules.is_empty() => Kind::Schedule,
        None => Kind::Other,
    }
}

fn blocks(
    lines: &Lines<'_>,
    range: LineRange,
    open: &Opening,
    schedules: &[Schedule],
    parts: &[Part],
    signed: &[SignatureBlock],
) -> Vec<crate::model::Block> {
    let mut tiles = Tiles::new(range);
    for block in signed {
        tiles.lay(BlockKind::Signature, block.lines);
    }
    for schedule in schedules {
        tiles.lay(BlockKind::Schedule, schedule.lines);
    }
    tiles.lay(BlockKind::Header, open.header);
    tiles.lay(BlockKind::Title, open.title);
    for part in parts.iter().filter(|p| p.kind != BlockKind::Unread) {
        tiles.lay(part.kind, part.lines);
    }
    tiles.blocks(lines)
}
