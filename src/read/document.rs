//! One instrument: where its parts stand, and what each says.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

use crate::model::{Act, BlockKind, Document, Instruction, Kind, Problem, Role, Schedule, Severity};
use crate::order::InOrder;
use crate::read::captioned::opens_with_caption;
use crate::read::closing::{Closing, closing};
use crate::read::extent::extents;
use crate::read::headless::{headless, titled_list};
use crate::read::instruction::Order;
use crate::read::kind::{kind, says_it_amends};
use crate::read::labels::{name_noted, name_redacted, relabel, titled};
use crate::read::opening::{Opening, opening};
use crate::read::operative::instructions;
use crate::read::preamble::begins_with_amendment;
use crate::read::prose::{Joined, is_sentence, item_mark, paragraphs, says_something};
use crate::read::schedule::heading::{Heading, heading_at};
use crate::read::signature::{SignatureBlock, signature_blocks};
use crate::read::tile::Tiles;
use crate::read::title::title;
use crate::read::{Pass, Told, adjoining, header, instruction, recital, schedule, unsaid};
use crate::text::LineRange;
use crate::text::fold::Folded;
use crate::text::lines::Lines;

/// A paragraph of running text.
pub struct Part {
    /// Its lines.
    pub lines: LineRange,
    /// Its words.
    pub joined: Joined,
    /// What it is.
    pub kind: BlockKind,
    /// What all of it orders, where that had to be known to tell what it is.
    pub orders: Option<Vec<Order>>,
}

/// Reads the document in `range`, telling how far that has got.
pub fn document(lines: &Lines<'_>, range: LineRange, told: Told<'_>) -> Document {
    told(Pass::Lists, 0.0);
    let signed = signature_blocks(lines, range);
    let open = opening(lines, range);
    let title = title(lines, open.title);
    let found = headings(lines, LineRange { start: open.end as u32, end: range.end }, &title.lines, &signed);
    let mut lists = extents(lines, range, &found, &signed);
    lists.retain(|(_, list)| !opens_with_caption(lines, *list));
    let said = LineRange { start: open.end as u32, end: range.end };
    lists.extend(headless(lines, said, &lists, &signed, &title.lines));
    if lists.is_empty() {
        lists.extend(titled_list(lines, said, &signed, &title));
    }
    lists.order_by_key(|(_, list)| list.start);
    let mut parts = parts(lines, range, &open, &lists, &signed, told);
    let mut out = Document { lines: range, ..Document::default() };
    let captions = signed.iter().flat_map(|block| &block.signatures).flat_map(|signature| &signature.party);
    let signers: HashSet<Folded> = captions.map(|party| Folded::of(&party.value)).collect();
    // Under some headings stand fees alone, and no list of funds.
    let mut bare: Vec<Schedule> = Vec::new();
    for (heading, list) in &lists {
        let (mut read, doubts) = schedule::schedule(lines, heading, *list, &title.lines, &signers);
        if schedule::lists_accounts(lines, &read) {
            read.funds.clear();
        }
        if read.funds.is_empty() {
            bare.push(read);
        } else {
            out.schedules.push(read);
            out.problems.extend(doubts);
        }
    }
    out.problems.extend(signed.iter().filter_map(|block| doubt(lines, block)));
    out.signatures = signed.iter().flat_map(|block| block.signatures.iter().cloned()).collect();
    out.instructions = instructions(lines, &mut parts, &out.schedules, &mut out.problems, told);
    for (instruction, problem) in unsaid::replacements(lines, &mut parts, &out.schedules, &out.instructions) {
        let place = out.instructions.iter().position(|i| i.words.span.start > instruction.words.span.start);
        out.instructions.insert(place.unwrap_or(out.instructions.len()), instruction);
        out.problems.push(problem);
    }
    name_redacted(&mut out);
    name_noted(lines, range, &mut out);
    let amends = parts.iter().any(|p| says_it_amends(&p.joined.text));
    let opens = parts.iter().any(|p| p.kind == BlockKind::Preamble && says_it_amends(&p.joined.text));
    let preamble = parts.iter().find(|part| part.kind == BlockKind::Preamble);
    let deed = preamble.is_some_and(|part| begins_with_amendment(&part.joined.text));
    out.kind = kind(&open, &title, &out, &found, (opens, amends), deed);
    if matches!(out.kind, Kind::Agreement | Kind::Other) {
        out.instructions.clear();
    }
    // A schedule that stands alone states its fees; it changes none.
    if out.kind == Kind::Schedule {
        out.instructions.retain(|instruction| instruction.act != Act::Fee);
    }
    relabel(lines, &mut out, open.title);
    told(Pass::Facts, 0.0);
    header::fill(lines, &mut out, &open, &title, &mut parts, found.first());
    if out.kind == Kind::Letter && concerns_nothing(&out) {
        out.kind = Kind::Other;
    }
    let ordered = |s: &Schedule| {
        let label = |i: &Instruction| i.target.as_ref().is_some_and(|t| t.value.eq_ignore_ascii_case(&s.label.value));
        out.instructions.iter().any(label) && !out.schedules.iter().any(|known| known.label.value == s.label.value)
    };
    let (supplied, bare): (Vec<_>, Vec<_>) = bare.into_iter().partition(ordered);
    out.schedules.extend(supplied);
    out.problems
        .extend(out.schedules.iter().filter_map(|schedule| adjoining::list_or_signers(lines, schedule, &signed)));
    out.problems.extend(titled(lines, &out.schedules, open.title));
    out.schedules.order_by_key(|schedule| schedule.lines.start);
    out.blocks = blocks(lines, range, &open, out.schedules.iter().chain(&bare), &parts, &signed);
    out.schedules.iter_mut().for_each(|s| s.complete &= !only_changes(&out.instructions, s));
    out
}

/// An opinion of counsel, a letter that goes with a filing: it names no agreement, gives no order and lists nothing, and
/// nobody signs it for a party.
fn concerns_nothing(letter: &Document) -> bool {
    let signs_alone = letter.signatures.len() <= 1 && letter.signatures.iter().all(|s| s.role == Role::Individual);
    let says_nothing = letter.instructions.is_empty() && letter.schedules.is_empty();
    letter.agreement.is_none() && says_nothing && signs_alone
}

/// What the reader of signatures was not sure of.
fn doubt(lines: &Lines<'_>, block: &SignatureBlock) -> Option<Problem> {
    let span = block
        .signatures
        .first()
        .map(|s| s.span)
        .or_else(|| lines.list.get(block.lines.start as usize).map(|l| l.seen))?;
    let message = block.doubt?.to_string();
    Some(Problem {
        rule: "low-confidence",
        severity: Severity::Note,
        message,
        span,
        related: Vec::new(),
        otherwise: None,
    })
}

/// The schedules' headings from `range` on: those that stand in no signature block and in no sentence.
fn headings(lines: &Lines<'_>, range: LineRange, titles: &[Folded], signed: &[SignatureBlock]) -> Vec<Heading> {
    let mut out: Vec<Heading> = Vec::new();
    // How many signature blocks stood above each heading.
    let mut known: HashMap<String, usize> = HashMap::new();
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
                    known.remove(outer.label.value.as_str());
                }
                // A list goes on under its heading again on the next page, but not behind signatures or an order.
                let again =
                    known.get(heading.label.value.as_str()) == Some(&past) && !ordered(lines, heading.lines.start);
                if !(again || heading.continued && !out.is_empty()) {
                    known.insert(heading.label.value.to_string(), past);
                    out.push(heading);
                }
            }
            None => i += 1,
        }
    }
    out
}

/// Whether the words above line `i` lead to what stands there ("… is replaced by the following:").
fn ordered(lines: &Lines<'_>, i: u32) -> bool {
    let above = (0..i as usize).rev().map(|k| lines.seen(k)).find(|seen| !seen.is_empty());
    above.is_some_and(|seen| seen.trim_end_matches(['|', ' ', '"']).ends_with(':'))
}

/// The paragraphs outside title, schedules and signatures.
fn parts(
    lines: &Lines<'_>,
    range: LineRange,
    open: &Opening,
    lists: &[(Heading, LineRange)],
    signed: &[SignatureBlock],
    told: Told<'_>,
) -> Vec<Part> {
    let mut taken: Vec<LineRange> =
        lists.iter().map(|(h, list)| LineRange { start: h.lines.start, end: list.end }).collect();
    taken.extend(signed.iter().map(|b| b.lines));
    taken.order_by_key(|r| r.start);
    let mut out: Vec<Part> = Vec::new();
    let mut at = open.end as u32;
    let mut first = true;
    for gap in taken.into_iter().chain([LineRange { start: range.end, end: range.end }]) {
        for paragraph in paragraphs(lines, LineRange { start: at, end: gap.start.max(at) }) {
            told(Pass::Paragraphs, f64::from(paragraph.start - range.start) / f64::from(range.end - range.start));
            let joined = Joined::of(lines, paragraph);
            let quotes =
                joined.text.starts_with(['"', '\'']) && out.last().is_some_and(|p| p.kind == BlockKind::Instruction);
            let (kind, orders) = if quotes { (BlockKind::Instruction, None) } else { part_kind(&joined.text, first) };
            first &= kind != BlockKind::Preamble;
            out.push(Part { lines: paragraph, joined, kind, orders });
        }
        at = at.max(gap.end);
    }
    recital::recitals(&mut out);
    out
}

/// What a paragraph is, and what it orders where that was asked.
fn part_kind(whole: &str, first: bool) -> (BlockKind, Option<Vec<Order>>) {
    let text = whole.trim_matches(['|', ' ']);
    let spaced: String = text.chars().flat_map(char::to_uppercase).take(24).filter(|c| c.is_alphabetic()).collect();
    let orders = LazyCell::new(|| instruction::orders(text));
    let closes = LazyCell::new(|| closing(text));
    let kind = if spaced.starts_with("WHEREAS")
        || spaced.starts_with("WHERAS")
        || spaced.starts_with("WITNESSETH")
        || spaced.starts_with("RECITALS")
        || spaced.starts_with("NOWTHEREFORE") && orders.is_empty()
        || spaced == "BACKGROUND"
    {
        BlockKind::Recital
    } else if *closes == Some(Closing::Ratification) && !first && !orders.is_empty() {
        BlockKind::Instruction
    } else if closes.is_some() {
        BlockKind::Closing
    } else if first && is_sentence(text) {
        BlockKind::Preamble
    } else if !orders.is_empty() {
        BlockKind::Instruction
    } else if is_sentence(text)
        || item_mark(text).is_some()
        || text.ends_with(':')
        || text.starts_with('[')
        || says_something(text)
    {
        BlockKind::Prose
    } else {
        BlockKind::Unread
    };
    // Orders are ranges of the text: those of a part of it stand elsewhere.
    let known = matches!(kind, BlockKind::Instruction | BlockKind::Prose | BlockKind::Unread);
    (kind, (known && text.len() == whole.len()).then(|| orders.clone()))
}

/// Whether all that is ordered of a schedule is to add what it lists: where it lists more than the order names, it is the
/// whole as amended.
fn only_changes(instructions: &[Instruction], schedule: &Schedule) -> bool {
    let about =
        |i: &&Instruction| i.target.as_ref().is_some_and(|t| t.value.eq_ignore_ascii_case(&schedule.label.value));
    let mine = || instructions.iter().filter(about);
    let added: HashSet<Folded> = mine().flat_map(|i| &i.names).map(|name| Folded::of(&name.value)).collect();
    let listed = || schedule.funds.iter().flat_map(|fund| &fund.portfolios).map(|one| Folded::of(&one.name.value));
    let more = listed().any(|name| !added.contains(&name)) && listed().any(|name| added.contains(&name));
    mine().next().is_some() && mine().all(|i| i.act == Act::Add) && !more
}

fn blocks<'a>(
    lines: &Lines<'_>,
    range: LineRange,
    open: &Opening,
    schedules: impl Iterator<Item = &'a Schedule>,
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
