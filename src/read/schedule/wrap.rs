//! Which line goes on with the name, the value or the registrant above it (wraps of §4.6).

use crate::read::prose::read_pieces;
use crate::read::vocabulary::{ends_like_a_name, ends_like_a_registrant, is_category, is_only_a_tail};
use crate::text::lines::Lines;

use super::entry::{Entry, MOST_PIECES, Value};
use super::value::{Look, look};

/// Whether the words of a value go on from the line above: neither is a figure or a date that stands for itself.
pub(super) fn runs_on(lines: &Lines<'_>, above: &Value, text: &str) -> bool {
    let whole = read_pieces(lines, &above.pieces);
    look(text) == Look::Words
        && (look(&whole) == Look::Words || text.starts_with(|c: char| c.is_lowercase() || c == '('))
        || whole.starts_with('(') && !whole.contains(')')
}

pub(super) fn fund_wraps(lines: &Lines<'_>, current: &Entry, next: &Entry) -> bool {
    if current.fund.is_empty() || next.apart {
        return false;
    }
    let above = read_pieces(lines, &current.fund);
    let here = read_pieces(lines, &next.fund);
    continues(&above, &here)
        || !ends_like_a_name(&above)
            && ends_like_a_name(&format!("{above} {here}"))
            && here.split_whitespace().count() <= 2
}

/// Where figures are stated of registrants and their portfolios stand below without any: how far in these begin. Told
/// from names that wrap by two lines that follow each other, end as names do, and are more than the tail of one.
pub(super) fn bare_below(lines: &Lines<'_>, drafts: &[Entry]) -> Option<usize> {
    let named = |e: &&Entry| !e.pieces.is_empty() && !e.class_look && !e.label;
    let margin = drafts.iter().filter(named).map(|e| e.indent).min()?;
    let inner = |e: &Entry| e.indent >= margin + 2 && !e.ruled;
    let bare = |e: &Entry| {
        let text = read_pieces(lines, &e.pieces);
        !e.has_values() && ends_like_a_name(&text) && (text.contains(' ') && !is_only_a_tail(&text))
    };
    let all = drafts.iter().filter(named).all(|e| if inner(e) { bare(e) } else { !e.values.is_empty() });
    let follow = drafts.windows(2).any(|pair| pair.iter().all(|e| named(&e) && inner(e)));
    (all && follow).then_some(margin + 2)
}

/// Whether `here` cannot begin a name, or `above` cannot end one.
fn continues(above: &str, here: &str) -> bool {
    const OPEN_ENDS: [&str; 9] = [" and", "&", " of", " the", " for", " in", " or", "/", ", "];
    let unfinished = OPEN_ENDS.iter().any(|end| above.to_lowercase().ends_with(end));
    let parenthesis = above.matches('(').count() > above.matches(')').count();
    let lower = here.starts_with(|c: char| c.is_lowercase()) && !here.starts_with("o ");
    unfinished || parenthesis || lower || here.starts_with('(')
}

/// Whether the name of `next` is the rest of the name of `current`.
pub(super) fn wraps(lines: &Lines<'_>, current: &Entry, next: &Entry, valued: bool) -> bool {
    if current.pieces.is_empty()
        || current.pieces.len() >= MOST_PIECES
        || current.class_look
        || next.class_look
        || current.label
        || next.after_head
    {
        return false;
    }
    let above = read_pieces(lines, &current.pieces);
    let here = read_pieces(lines, &next.pieces);
    // "b. Oak Fund": an item goes on with nothing.
    if crate::read::prose::item_mark(&here).is_some_and(|(_, length)| length < here.len())
        && next.indent >= current.indent
    {
        return false;
    }
    if next.continues {
        let alike = shares_first_word(&above, &here);
        return !(alike || ends_like_a_name(&above) && ends_like_a_name(&here) && !is_only_a_tail(&here));
    }
    if look(&above).is_value() {
        return false;
    }
    let lone_label = next.label && (next.apart || next.caps || current.caps != next.caps || current.rule_below > 0);
    if continues(&above, &here) {
        return true;
    }
    if next.apart && !(next.has_values() && !current.has_values() && is_only_a_tail(&here)) || current.rule_below > 0 {
        return false;
    }
    if is_only_a_tail(&here) && !lone_label {
        return true;
    }
    if current.caps != next.caps && !above.ends_with('-') {
        return false;
    }
    let starts_item =
        here.starts_with(['•', '●', '·', '*', '"', '“']) || crate::read::prose::item_mark(&here).is_some();
    let hangs = next.indent > current.indent + 1 && next.indent <= current.indent + 8 && !next.ruled;
    // In a numbered list a line without a number is the rest of the one above.
    if crate::read::prose::item_mark(&above).is_some()
        && crate::read::prose::item_mark(&here).is_none()
        && next.indent > current.indent
        && !next.has_values()
    {
        return true;
    }
    let whole = ends_like_a_name(above.trim_end_matches(['-', ' ', '*']));
    let better = ends_like_a_name(here.trim_end_matches(['-', ' ', '*', '"', '”']));
    if starts_item || shares_first_word(&above, &here) {
        return false;
    }
    if current.has_values() {
        // The value stands on the first line: what hangs below without one is the rest.
        let heads = ends_like_a_registrant(&here) || is_category(&here) || whole && speaks_of_several(&here);
        return valued && !next.has_values() && (hangs || better && !heads);
    }
    hangs
        && (!whole && better
            || valued && next.has_values() && !above.ends_with(':')
            || above.ends_with(':') && valued && next.has_values() && better && !is_heading_colon(&above))
        || valued && next.has_values() && !whole && better && next.fund.is_empty()
}

/// "Buffered ETFs" after a whole name heads what follows: no rest of a name is in the plural.
fn speaks_of_several(text: &str) -> bool {
    let last = text.trim_end_matches(':').rsplit([' ', '-']).next().unwrap_or("");
    ["funds", "portfolios", "etfs", "accounts"].iter().any(|noun| last.eq_ignore_ascii_case(noun))
}

/// Names of one family begin with the same word; the rest of a wrapped name hardly does.
fn shares_first_word(above: &str, here: &str) -> bool {
    let first = |text: &str| text.split([' ', '/']).next().unwrap_or("").to_lowercase();
    first(above) == first(here) && first(here).len() >= 3
}

/// A colon that ends a registrant's heading, not one inside a name.
fn is_heading_colon(text: &str) -> bool {
    let stem = text.trim_end_matches(':');
    ends_like_a_name(stem)
}
