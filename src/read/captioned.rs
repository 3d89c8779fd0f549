//! Lists of what comes, goes and changes its name, each under a caption of its own: "Additions:", "Funds to be removed",
//! "Name Changes:". A caption says by itself what a sentence says elsewhere (forms O4–O6).

use std::ops::Range;

use crate::model::{Act, BlockKind, Date, Instruction};
use crate::read::document::Part;
use crate::read::listed::Listed as Names;
use crate::read::names::split_list;
use crate::read::operative::printed_item;
use crate::read::prose::{Joined, item_mark, trimmed};
use crate::read::schedule::row::cut;
use crate::read::vocabulary::ends_like_a_name;
use crate::read::{dates, follow, instruction};
use crate::text::known::KnownWords;
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Span, Words};

/// A caption names a kind of change and what changes; it holds no name of its own.
const LONGEST: usize = 80;

/// Words of captions that say that names come.
static COMES: KnownWords = KnownWords::of(&["add", "added", "addition", "additions"]);
/// Words of captions that say that names go.
static GOES: KnownWords = KnownWords::of(&[
    "delete",
    "deleted",
    "deletion",
    "deletions",
    "drop",
    "dropped",
    "liquidated",
    "liquidations",
    "removal",
    "removals",
    "remove",
    "removed",
    "terminated",
    "terminations",
    "withdrawals",
    "withdrawn",
]);
/// Words of captions that say that names change.
static TURNS: KnownWords =
    KnownWords::of(&["change", "changes", "changed", "rename", "renamed", "renames", "renamings"]);
/// What a caption may say beside that.
static BESIDE: KnownWords = KnownWords::of(&[
    "and",
    "appendix",
    "be",
    "being",
    "effective",
    "exhibit",
    "existing",
    "following",
    "for",
    "from",
    "fund",
    "funds",
    "in",
    "name",
    "names",
    "new",
    "of",
    "on",
    "portfolio",
    "portfolios",
    "schedule",
    "series",
    "the",
    "to",
]);

/// What a caption over a list says happens to what is in it. `None` for anything else, a sentence too.
pub fn caption(text: &str) -> Option<Act> {
    let text = text.trim_matches(['|', ' ', '*', '-', '–']);
    // Cells side by side head columns: "FUND    SERIES    ADDED ON".
    let cells = text.contains("  ") || text.contains('\t');
    if cells || text.len() > LONGEST || !text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(')
    {
        return None;
    }
    let body = item_mark(text).map_or(text, |(_, length)| text[length..].trim_start());
    // "Additions (effective May 1, 2004):".
    let body = body.split('(').next().unwrap_or("");
    let (body, day) = body.split_once(", effective").unwrap_or((body, ""));
    let body = body.trim_end_matches([':', '.', ' ']);
    // "In addition, effective as of the same date, Oak Fund" is a sentence that goes on.
    let sentence = !day.is_empty() && dates::find(day).is_empty() || body.starts_with("In ");
    if sentence || !body.starts_with(char::is_uppercase) {
        return None;
    }
    let mut act = None;
    let mut renames = false;
    for word in body.split(' ').filter(|word| !word.is_empty()) {
        let said = match word {
            _ if COMES.has(word) => Some(Act::Add),
            _ if GOES.has(word) => Some(Act::Remove),
            _ if TURNS.has(word) => Some(Act::Rename),
            _ if BESIDE.has(word) || word.len() < 3 => None,
            _ => return None,
        };
        // "Additions and Deletions" says both, and of no list which.
        if said.is_some() && act.is_some() && act != said {
            return None;
        }
        renames |= word.to_ascii_lowercase().starts_with("renam") || word.to_ascii_lowercase().starts_with("name");
        act = act.or(said);
    }
    // "Changes" alone may be of anything.
    act.filter(|act| *act != Act::Rename || renames)
}

/// Whether line `line` is a caption and nothing else: with a colon or, without one, all that stands on it.
pub fn is_caption_line(line: &str) -> bool {
    // One word without a colon is a caption where it is a noun: "Additions".
    line.len() <= LONGEST && (line.contains(' ') || line.ends_with([':', 's', 'S'])) && caption(line).is_some()
}

/// Whether a list is of changes: its first words, but for a subtitle, are a caption. It lists no schedule as it stands then.
pub fn opens_with_caption(lines: &Lines<'_>, list: LineRange) -> bool {
    const SUBTITLE: usize = 1;
    let mut text = list.range().filter(|&i| lines.shape(i) == Shape::Text).map(|i| lines.seen(i));
    text.by_ref().take(SUBTITLE + 1).any(is_caption_line)
}

/// The instruction of the caption at part `k`, with the names below it or behind its colon. `lead` is the schedule that
/// the sentence over the captions is about, `known` the names that the lists tell. Also the part that its list ends with.
pub fn captioned(
    lines: &Lines<'_>,
    parts: &mut [Part],
    k: usize,
    lead: Option<&Words>,
    known: &Names,
) -> Option<(Instruction, usize)> {
    let told = |part: &&Part| matches!(part.kind, BlockKind::Unread | BlockKind::Prose | BlockKind::Instruction);
    let text = parts.get(k).filter(told)?.joined.text.clone();
    let end = text.find(':').unwrap_or(text.len());
    let act = caption(&text[..end])?;
    let behind = trimmed(&text, (end + 1).min(text.len())..text.len());
    let (listed, last) = if behind.is_empty() {
        let below = parts.get(k + 1).filter(|part| matches!(part.kind, BlockKind::Unread | BlockKind::Prose))?;
        (below_caption(lines, below, act, known)?, k + 1)
    } else {
        (beside_caption(lines, &parts[k], behind, act)?, k)
    };
    for part in &mut parts[k..=last] {
        part.kind = BlockKind::Instruction;
    }
    let part = &parts[k];
    let words = |range: Range<usize>| part.joined.words(lines, range);
    let own = instruction::schedule_target(&text, 0..end);
    let day = dates::find(&text[..end]).into_iter().next();
    let instruction = Instruction {
        act,
        target: own.map(|(range, value)| Words { value: value.into(), ..words(range) }).or_else(|| lead.cloned()),
        supply: None,
        item: printed_item(lines, part),
        names: listed.names,
        pairs: listed.pairs,
        effective: day.map(|day| Date { day: day.day, written: words(day.range) }),
        words: words(0..end),
    };
    Some((instruction, last))
}

/// What stands under a caption or behind its colon: names, or old names and new.
#[derive(Default)]
struct Listed {
    names: Vec<Words>,
    pairs: Vec<(Words, Words)>,
}

/// "Deletions: Oak Fund and Elm Fund": what stands behind the colon.
fn beside_caption(lines: &Lines<'_>, part: &Part, behind: Range<usize>, act: Act) -> Option<Listed> {
    let text = part.joined.text.as_str();
    let behind = behind.start..behind.start + text[behind.clone()].trim_end_matches('.').len();
    let words = |range: Range<usize>| part.joined.words(lines, range);
    if act == Act::Rename {
        let (old, new) = turned(text, behind)?;
        return Some(Listed { pairs: vec![(words(old), words(new))], ..Listed::default() });
    }
    let names = split_list(text, behind);
    let all = !names.is_empty() && names.iter().all(|name| ends_like_a_name(&text[name.clone()]));
    all.then(|| Listed { names: names.into_iter().map(words).collect(), ..Listed::default() })
}

/// The names, or the old names and new, on the lines of the part under a caption.
fn below_caption(lines: &Lines<'_>, below: &Part, act: Act, known: &Names) -> Option<Listed> {
    let listed = if act == Act::Rename {
        Listed { pairs: pairs_listed(lines, below.lines), ..Listed::default() }
    } else {
        Listed { names: follow::listed_names(lines, below.lines, known), ..Listed::default() }
    };
    (!listed.names.is_empty() || !listed.pairs.is_empty()).then_some(listed)
}

/// Old names and new, a pair on each line or two: "Oak Fund to Elm Fund", or the two in cells of a row. None where a line
/// is no part of a pair.
fn pairs_listed(lines: &Lines<'_>, range: LineRange) -> Vec<(Words, Words)> {
    if let Some((pairs, _)) = follow::rename_table(lines, range.start as usize, range.end as usize) {
        return pairs;
    }
    let mut out = Vec::new();
    let mut open: Vec<Span> = Vec::new();
    for i in range.range().filter(|&i| lines.shape(i) == Shape::Text) {
        let (cells, _) = cut(lines, i);
        if let ([old, new], true) = (cells.as_slice(), open.is_empty()) {
            out.push((lines.words(old.span), lines.words(new.span)));
            continue;
        }
        open.push(lines.list[i].seen);
        let joined = Joined::of_pieces(lines, &open);
        let end = joined.text.trim_end_matches(['.', ';', ' ']).len();
        if let Some((old, new)) = turned(&joined.text, 0..end) {
            out.push((joined.words(lines, old), joined.words(lines, new)));
            open.clear();
        }
    }
    let named = |words: &Words| ends_like_a_name(&words.value);
    let all = open.is_empty() && out.iter().all(|(old, new)| named(old) && named(new));
    if all { out } else { Vec::new() }
}

/// "(from) Oak Fund to Elm Fund": an old name and the new one.
fn turned(text: &str, range: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    const LINKS: [&str; 6] = [" to ", " is now ", " becomes ", " is renamed ", " changed to ", " → "];
    let body = text.get(range.clone())?;
    let (at, link) = LINKS
        .iter()
        .filter_map(|link| body.find(link).map(|at| (at, *link)))
        .find(|(at, link)| ends_like_a_name(&body[..*at]) && ends_like_a_name(&body[at + link.len()..]))?;
    let from = ["From ", "from "].iter().find(|from| body.starts_with(**from)).map_or(0, |from| from.len());
    Some((trimmed(text, range.start + from..range.start + at), trimmed(text, range.start + at + link.len()..range.end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_and_what_is_none() {
        for (text, act) in [
            ("Additions:", Act::Add),
            ("Funds to be Added", Act::Add),
            ("3. Deletions (effective May 1, 2004):", Act::Remove),
            ("REMOVED FUNDS", Act::Remove),
            ("Name Changes", Act::Rename),
        ] {
            assert_eq!(caption(text), Some(act), "{text}");
            assert!(is_caption_line(text), "{text}");
        }
        for text in [
            "The following funds are added:",
            "added to the Schedule",
            "Additions and Deletions",
            "Changes",
            "In addition, the Funds notify the Bank",
            "FUND          SERIES          ADDED ON",
            "Oak Removed Fund",
        ] {
            assert_eq!(caption(text), None, "{text}");
        }
        assert!(!is_caption_line("Added"));
    }
}
