//! Wrapped lines of names joined; rows without a name handed to the name above.

use crate::order::InOrder;
use crate::read::prose::read_pieces;
use crate::read::vocabulary::{ends_in_kind_of_company, ends_like_a_name, is_only_a_tail};
use crate::text::Span;
use crate::text::fold::Lower;
use crate::text::lines::Lines;

use super::below::{hand_out, lone_values};
use super::bullets;
use super::entry::Entry;
use super::hanging::rests;
use super::sets::is_alphabetical;
use super::tally::{most_frequent, small};
use super::wrap::{bare_below, completes, ends_as_a_company, fund_wraps, runs_on, wraps};

/// Joins wrapped lines and hands rows without a name to the name above.
pub(super) fn join(lines: &Lines<'_>, mut drafts: Vec<Entry>, centred: bool) -> Vec<Entry> {
    let named = drafts.iter().filter(|d| !d.pieces.is_empty()).count();
    let valued = drafts.iter().filter(|d| d.has_values()).count() * 5 >= named * 2 && named > 0;
    let family = family(lines, &drafts);
    let bare = bare_below(lines, &drafts);
    let funded = drafts.iter().any(|draft| !draft.fund.is_empty());
    let broken = holds_lists(lines, &drafts);
    let rests: Vec<bool> = rests(lines, &drafts)
        .into_iter()
        .zip(bullets::rests(lines, &drafts))
        .map(|(hangs, behind)| hangs || behind)
        .collect();
    let dashed = drafts.iter().filter(|draft| is_dashed(lines, draft)).count() >= 2;
    let levels = levels_of_rows(&drafts);
    let colons = colons_in_names(lines, &drafts);
    // What is joined stands at the front of the drafts, which are as many or more: a second list is not held.
    let mut done = 0;
    let (mut handed, mut values_end) = (0, 0);
    for k in 0..drafts.len() {
        if handed == 0 && drafts[k].pieces.is_empty() {
            // They are counted once, not again at each of them.
            if k >= values_end {
                values_end = k + lone_values(&drafts[k..]);
            }
            let (out, rest) = drafts.split_at_mut(k);
            handed = hand_out(lines, &mut out[..done], &rest[..values_end - k]);
        }
        if handed > 0 {
            handed -= 1;
            continue;
        }
        let next = std::mem::take(&mut drafts[k]);
        let (out, rest) = drafts.split_at_mut(k + 1);
        let of_list = OfList {
            family: family.as_deref(),
            bare,
            valued,
            funded,
            broken,
            centred,
            levels: &levels,
            colons: &colons,
            dashed,
            rest: rests[k],
        };
        if let Some(own) = taken_up(lines, &mut out[..done], next, rest.first(), &of_list) {
            out[done] = own;
            done += 1;
        }
    }
    drafts.truncate(done);
    drafts
}

/// What holds of a whole list.
struct OfList<'a> {
    /// The word that its names begin with.
    family: Option<&'a str>,
    /// How far in the names stand that have no values, below those that have.
    bare: Option<usize>,
    /// Most of its names have values.
    valued: bool,
    /// Registrants stand in a column of their own.
    funded: bool,
    /// Cells of its table hold several names, a line each.
    broken: bool,
    /// Its lines share their middle.
    centred: bool,
    /// Dashes stand before names of it, as bullets do.
    dashed: bool,
    /// What the next draft is in it: a line that hangs below a name of several.
    rest: bool,
    /// How far in rows begin that stand under others as far in, each with values of its own.
    levels: &'a [usize],
    /// What stands before a colon within a name, the colon with it.
    colons: &'a [String],
}

/// "Oak Retirement Fund: Series C": what stands before the colon in names that are whole on a line.
fn colons_in_names(lines: &Lines<'_>, drafts: &[Entry]) -> Vec<String> {
    let firsts = drafts.iter().filter_map(|entry| entry.pieces.first());
    let fronts = firsts.filter_map(|&first| lines.slice(first).split_once(": ")).map(|(front, _)| format!("{front}:"));
    let mut all: Vec<String> = fronts.collect();
    all.order();
    all.dedup();
    all
}

/// "Oak Retirement Fund:" over "  Series B", beside "Oak Retirement Fund: Series C": where another name has the same colon
/// within, it ends no heading here.
fn is_colon_within(lines: &Lines<'_>, current: &Entry, next: &Entry, list: &OfList<'_>) -> bool {
    let hangs = next.indent > current.indent && !next.apart && !next.pieces.is_empty() && current.rule_below == 0;
    hangs
        && !current.has_values()
        && matches!(current.pieces.as_slice(), [one] if {
            let text = lines.slice(*one);
            text.ends_with(':') && list.colons.binary_search_by(|front| front.as_str().cmp(text)).is_ok()
        })
}

/// How far in whole rows stand: a name with values right under another with values, as far in as that. The second line of
/// a wrapped name never stands so, since its first line has no values.
fn levels_of_rows(drafts: &[Entry]) -> Vec<usize> {
    let row = |entry: &Entry| !entry.pieces.is_empty() && entry.has_values() && !entry.class_look && !entry.ruled;
    let pairs = drafts.windows(2).filter(|pair| pair.iter().all(row) && pair[0].indent == pair[1].indent);
    let mut levels: Vec<usize> = pairs.map(|pair| pair[0].indent).collect();
    levels.order();
    levels.dedup();
    levels
}

/// "Oak Income Trust" over "  Corporate Bond Fund   0.60%": a whole name without values, farther out than rows of their own
/// begin, heads the row below it and is not its first line.
fn heads_a_row(lines: &Lines<'_>, current: &Entry, next: &Entry, list: &OfList<'_>) -> bool {
    let own = next.has_values() && !next.pieces.is_empty() && list.levels.contains(&next.indent);
    let bare = !current.pieces.is_empty() && !current.has_values() && current.fund.is_empty() && !current.class_look;
    own && bare && next.indent > current.indent && ends_like_a_name(&read_pieces(lines, &current.pieces))
}

/// Whether most of the lines that go on in a cell are told to be names of their own: such a table lists names in a cell.
fn holds_lists(lines: &Lines<'_>, drafts: &[Entry]) -> bool {
    let further =
        || drafts.windows(2).filter(|pair| pair[1].continues && pair.iter().all(|one| !one.pieces.is_empty()));
    let whole = |entry: &Entry| {
        let text = read_pieces(lines, &entry.pieces);
        ends_like_a_name(&text) && !is_only_a_tail(&text) && !ends_in_kind_of_company(&text)
    };
    let own =
        further().filter(|pair| pair.iter().all(whole) || first_word(lines, &pair[0]) == first_word(lines, &pair[1]));
    let count = further().count();
    let texts = || drafts.iter().map(|draft| read_pieces(lines, &draft.pieces)).collect::<Vec<_>>();
    count >= 3 && (own.count() * 2 >= count || is_alphabetical(&texts()))
}

/// A line of such a cell that begins as names do.
fn is_next_of_cell(lines: &Lines<'_>, current: &Entry, next: &Entry) -> bool {
    let (above, here) = (read_pieces(lines, &current.pieces), read_pieces(lines, &next.pieces));
    let open = [" and", " of", " &", ",", "-", "/"].iter().any(|end| above.ends_with(end));
    let open = open || ends_in_kind_of_company(&above);
    next.continues && here.starts_with(|c: char| c.is_uppercase()) && !is_only_a_tail(&here) && !open
}

/// "- Oak Growth Fund": a dash and a blank before a capital.
fn is_dashed(lines: &Lines<'_>, draft: &Entry) -> bool {
    let text = draft.pieces.first().map_or("", |&first| lines.slice(first));
    let name = text.strip_prefix(['-', '–', '—']).and_then(|rest| rest.strip_prefix(' '));
    !draft.class_look
        && name.is_some_and(|name| name.trim_start().starts_with(char::is_uppercase) && !ends_as_a_company(name))
}

/// Whether `current` is the first half of a name where registrants have a column of their own: its value stands beside the
/// second, and nothing of a registrant's does.
fn is_half_beside(lines: &Lines<'_>, current: &Entry, next: &Entry, list: &OfList<'_>) -> bool {
    let begins = list.family.is_some() && first_word(lines, next).as_deref() == list.family;
    let bare = current.fund.is_empty() && !current.pieces.is_empty() && !current.has_values();
    let rest = next.fund.is_empty() && !next.pieces.is_empty() && next.has_values() && !next.apart;
    list.funded && list.valued && bare && rest && !begins && current.pieces.len() < MOST_PIECES
}

/// "OAK REAL ESTATE SECURITIES" right over "PORTFOLIO", "HIGH BOOK TO" over "MARKET PORTFOLIO": in a centred list of names that end
/// as names do, a line that ends otherwise is the first half of the next.
fn is_centred_half(lines: &Lines<'_>, current: &Entry, next: &Entry, list: &OfList<'_>) -> bool {
    let text = |entry: &Entry| read_pieces(lines, &entry.pieces);
    let plain = |entry: &Entry| !entry.pieces.is_empty() && !entry.has_values() && !entry.class_look;
    // "PORTFOLIO" labels a list elsewhere.
    let bare = |entry: &Entry| plain(entry) && (!entry.label || is_only_a_tail(&text(entry)));
    let begins = list.family.is_some() && first_word(lines, next).as_deref() == list.family;
    let adjoins = list.centred && bare(current) && bare(next) && !next.apart && current.rule_below == 0;
    let above = || text(current);
    let open = || !ends_like_a_name(&above()) && !above().ends_with([':', ')']);
    // "OAK SMALL COMPANY" over "PORTFOLIO": a tail is no name, and labels of lists are in the plural.
    let tail = || is_only_a_tail(&text(next)) && !text(next).ends_with(['s', 'S']);
    adjoins
        && current.caps == next.caps
        && current.pieces.len() < MOST_PIECES
        && !begins
        && (open() && ends_like_a_name(&text(next)) || tail())
}

/// Joins a draft to what stands above it; gives it back where it is an entry of its own.
fn taken_up(
    lines: &Lines<'_>,
    above: &mut [Entry],
    next: Entry,
    after: Option<&Entry>,
    list: &OfList<'_>,
) -> Option<Entry> {
    if let Some(registrant) = goes_on_in_both(lines, above, &next, list) {
        let mut next = next;
        above.get_mut(registrant)?.fund.append(&mut next.fund);
        above.last_mut()?.pieces.append(&mut next.pieces);
        return None;
    }
    let mut next = next;
    if let Some(registrant) = ends_registrant(lines, above, &next) {
        above.get_mut(registrant)?.fund.append(&mut next.fund);
    }
    let Some(current) = above.last_mut() else { return Some(next) };
    if let Some(former) = open_parenthesis(lines, current).filter(|_| !next.pieces.is_empty() && !next.apart) {
        // "(formerly Oak / Fund)": the parenthesis runs on.
        current.former[former].extend(next.pieces.iter().copied());
        take_rest(lines, current, Entry { pieces: Vec::new(), ..next });
    } else if next.pieces.is_empty() && next.fund.is_empty() {
        take_rest(lines, current, next);
    } else if list.bare.is_some_and(|from| next.indent >= from) && !next.pieces.is_empty()
        || heads_a_row(lines, current, &next, list)
    {
        return Some(next);
    } else if next.pieces.is_empty() {
        return take_fund_row(lines, above, next);
    } else if list.dashed && is_dashed(lines, &next) && next.indent >= current.indent
        || list.broken && is_next_of_cell(lines, current, &next)
    {
        return Some(next);
    } else if list.rest
        || is_colon_within(lines, current, &next, list)
        || is_half_beside(lines, current, &next, list)
        || is_centred_half(lines, current, &next, list)
        || is_half(lines, current, &next, after, list.family)
        || !begins_anew(lines, current, &next, list.family) && wraps(lines, current, &next, (list.valued, list.funded))
    {
        current.pieces.extend(next.pieces.iter().copied());
        current.fund.extend(next.fund.iter().copied());
        current.rule_below = next.rule_below;
        take_rest(lines, current, next);
    } else if !next.fund.is_empty() && fund_wraps(lines, current, &next) {
        let mut next = next;
        current.fund.append(&mut next.fund);
        // Where the registrant's name goes on beside it and no value stands, the portfolio's does too.
        let begins = list.family.is_some() && first_word(lines, &next).as_deref() == list.family;
        // Its value may stand beside the second half of both.
        let whole = || ends_like_a_name(&read_pieces(lines, &current.pieces));
        let valued = next.has_values() && (current.has_values() || whole());
        if begins || valued || current.pieces.is_empty() || current.pieces.len() >= MOST_PIECES {
            return Some(next);
        }
        current.pieces.append(&mut next.pieces);
        take_rest(lines, current, next);
    } else {
        return Some(next);
    }
    None
}

/// The word that names of a list begin with: four of ten lines do, since rests of wrapped names do not.
fn family(lines: &Lines<'_>, drafts: &[Entry]) -> Option<Lower> {
    // "Series" under several numbered names is the rest of each, and no word that names begin with.
    let tail = |draft: &Entry| draft.label && is_only_a_tail(&read_pieces(lines, &draft.pieces));
    let names = || drafts.iter().filter(|d| !d.pieces.is_empty() && !d.class_look && !tail(d));
    let named = names().count();
    let (word, count) = most_frequent(names().filter_map(|draft| first_word(lines, draft)))?;
    (word.len() > 2 && count >= 2 && count * 10 >= named * 4).then_some(word)
}

fn first_word(lines: &Lines<'_>, entry: &Entry) -> Option<Lower> {
    let text = lines.slice(*entry.pieces.first()?);
    text.split([' ', '/', '\u{a0}']).next().map(small)
}

/// Whether `current` is the first half of a name whose values or classes stand beside its second: it begins as the names of this
/// list do, ends as none does, and the line after it does not begin a name.
fn is_half(lines: &Lines<'_>, current: &Entry, next: &Entry, after: Option<&Entry>, family: Option<&str>) -> bool {
    let of_family = |entry: &Entry| family.is_some() && first_word(lines, entry).as_deref() == family;
    let whole = || ends_like_a_name(&read_pieces(lines, &current.pieces));
    let names = !(current.class_look || next.class_look || current.label || next.label || next.after_head);
    let adjoins = names && !next.apart && current.rule_below == 0 && current.caps == next.caps;
    let open = !current.has_values() || completes(lines, current, next);
    let told = next.has_values() || after.is_some_and(|after| after.class_look && after.indent > next.indent);
    // A registrant that stands beside it begins a row of its own.
    let beside = next.fund.is_empty() || fund_wraps(lines, current, next);
    let adjoins = adjoins && !begins_anew(lines, current, next, None);
    adjoins && beside && told && open && of_family(current) && !of_family(next) && !whole()
}

/// Whether `next` begins as the names of this list do, under words that do not: a heading, not the first half of it.
fn begins_anew(lines: &Lines<'_>, current: &Entry, next: &Entry, family: Option<&str>) -> bool {
    // "--Oak Fund": the dashes begin a name.
    let dashed = |entry: &Entry| entry.pieces.first().is_some_and(|&first| lines.slice(first).starts_with("--"));
    if dashed(next) && dashed(current) {
        return true;
    }
    let of_family = |entry: &Entry| family.is_some() && first_word(lines, entry).as_deref() == family;
    of_family(next) && !of_family(current) && !current.has_values()
}

/// The most pieces that a name, or a former name, wraps over: a parenthesis that is never closed takes no more.
pub const MOST_PIECES: usize = 12;

/// The last former name, if its parenthesis is not closed yet.
fn open_parenthesis(lines: &Lines<'_>, entry: &Entry) -> Option<usize> {
    let last = entry.former.len().checked_sub(1).filter(|&last| entry.former[last].len() < MOST_PIECES)?;
    let text = read_pieces(lines, &entry.former[last]);
    (text.starts_with('(') && !text.contains(')')).then_some(last)
}

/// "Trust | Fund" below "International Series | Oak Hemisphere Equity   4418": a row without values on which both the
/// registrant's name, which began some rows above, and the portfolio's go on. The entry whose registrant it is.
fn goes_on_in_both(lines: &Lines<'_>, above: &[Entry], next: &Entry, list: &OfList<'_>) -> Option<usize> {
    let current = above.last()?;
    let bare = !next.has_values() && !next.apart && !next.fund.is_empty() && !next.pieces.is_empty();
    if !bare || !current.fund.is_empty() || next.fund.len() > 1 || next.pieces.len() > 1 {
        return None;
    }
    let registrant = above.iter().rposition(|entry| !entry.fund.is_empty())?;
    let fund = Entry { fund: next.fund.clone(), indent: next.indent, ..Entry::default() };
    let name = Entry { pieces: next.pieces.clone(), indent: next.indent, caps: next.caps, ..Entry::default() };
    let both = fund_wraps(lines, &above[registrant], &fund) && wraps(lines, current, &name, (list.valued, list.funded));
    both.then_some(registrant)
}

/// "Trust | Oak Vermont Fund   6/30/98" some rows below "Oak | Oak Maine Fund": the last word of a registrant's name beside a
/// portfolio of its own. The entry whose registrant it is.
fn ends_registrant(lines: &Lines<'_>, above: &[Entry], next: &Entry) -> Option<usize> {
    let own = !next.apart && next.fund.len() == 1 && !next.pieces.is_empty();
    let current = above.last().filter(|current| own && current.fund.is_empty())?;
    let registrant = above.iter().rposition(|entry| !entry.fund.is_empty())?;
    let rows = above.len() - registrant;
    (rows <= MOST_PIECES && current.part == next.part && is_only_a_tail(&read_pieces(lines, &next.fund)))
        .then_some(registrant)
}

/// Takes over the values, classes and former names of a row that has no name of its own.
fn take_rest(lines: &Lines<'_>, current: &mut Entry, next: Entry) {
    for former in next.former {
        let here = read_pieces(lines, &former);
        let rest = |above: &&mut Vec<Span>| {
            let above = read_pieces(lines, above);
            !(above.starts_with('(') || here.starts_with('(')) && (is_only_a_tail(&here) || !ends_like_a_name(&above))
        };
        match current.former.last_mut().filter(|above| above.len() < MOST_PIECES).filter(rest) {
            Some(above) => above.extend(former),
            None => current.former.push(former),
        }
    }
    for value in next.values {
        let text = value.pieces.first().map(|&p| lines.joined(p)).unwrap_or_default();
        let list = if let Some(class) = current.classes.last_mut().filter(|_| current.values.is_empty()) {
            &mut class.values
        } else {
            &mut current.values
        };
        if matches!(&*text, "%" | ")")
            && let Some(last) = list.last_mut()
        {
            last.pieces.extend(value.pieces);
            continue;
        }
        match list.iter_mut().rev().find(|v| v.column == value.column) {
            Some(above) if runs_on(lines, above, &text) => above.pieces.extend(value.pieces),
            _ => list.push(value),
        }
    }
    for class in next.classes {
        let above = current.classes.last().and_then(|c| c.pieces.last()).map(|&p| lines.joined(p)).unwrap_or_default();
        let unfinished = above.ends_with([',', '&']) || above.ends_with(" and");
        // "Institutional" over "Class".
        let here = class.pieces.first().map_or("", |&piece| lines.slice(piece));
        let noun = ["Class", "Shares", "CLASS", "SHARES"].contains(&here) && class.pieces.len() == 1;
        let rest = unfinished && class.values.is_empty() || noun && !above.is_empty();
        match current.classes.last_mut().filter(|_| rest) {
            Some(last) => {
                last.pieces.extend(class.pieces);
                last.values.extend(class.values);
            }
            None => current.classes.push(class),
        }
    }
}

/// A row with only a registrant: the rest of its wrapped name, or one without portfolios, which is an entry of its own.
fn take_fund_row(lines: &Lines<'_>, out: &mut [Entry], next: Entry) -> Option<Entry> {
    let above = out.iter().rev().find(|e| !e.fund.is_empty());
    let wraps = above.is_some_and(|above| !next.apart && fund_wraps(lines, above, &next));
    match out.iter_mut().rev().find(|e| !e.fund.is_empty()).filter(|_| wraps) {
        Some(above) if above.pieces.is_empty() => {
            above.fund.extend(next.fund.iter().copied());
            take_rest(lines, above, next);
        }
        Some(above) => {
            let mut next = next;
            above.fund.append(&mut next.fund);
            // What stands beside the rest of the registrant's name is the last portfolio's.
            if let Some(last) = out.last_mut() {
                take_rest(lines, last, next);
            }
        }
        None => return Some(next),
    }
    None
}
