//! Which line goes on with the name, the value or the registrant above it (wraps of §4.6).

use crate::read::prose::{is_bulleted, item_mark, read_pieces, unbulleted};
use crate::read::vocabulary::{
    ends_in_kind_of_company, ends_like_a_name, ends_like_a_registrant, is_category, is_only_a_tail,
};
use crate::text::fold::begins_small;
use crate::text::known::{KnownPhrases, ends};
use crate::text::lines::Lines;

use super::entry::{Entry, Value};
use super::joined::MOST_PIECES;
use super::name_front::is_second_number;
use super::value::{Look, look};

/// Whether the words of a value go on from the line above: neither is a figure or a date that stands for itself.
pub(super) fn runs_on(lines: &Lines<'_>, above: &Value, text: &str) -> bool {
    let whole = read_pieces(lines, &above.pieces);
    let date = || whole.ends_with(',') && look(&format!("{whole} {text}")) == Look::Date;
    // "0.65% of the next / $500 million", "Harbor Bank, / N.A.": what stands above ends as no value does.
    const OPEN_ENDS: [&str; 8] = [" the", " of", " next", " first", " and", " over", " on", " in"];
    let open = OPEN_ENDS.iter().any(|end| whole.ends_with(end)) || whole.ends_with(',') && look(&whole) == Look::Words;
    let small = text.contains(' ') && begins_small(text);
    date()
        || open
        || small && !whole.ends_with(['.', ';'])
        || look(text) == Look::Words
            && (look(&whole) == Look::Words || text.starts_with(|c: char| c.is_lowercase() || c == '('))
        || whole.matches('(').count() > whole.matches(')').count()
}

/// Whether what stands beside the second line of a wrapped name completes the row that the first began: values in
/// columns that were empty there, the rest of a date, or the tiers after the first.
pub(super) fn completes(lines: &Lines<'_>, current: &Entry, next: &Entry) -> bool {
    let text = |value: &Value| read_pieces(lines, &value.pieces);
    let tiers = || next.values.iter().any(|value| is_further_tier(&text(value)));
    let fits = |value: &Value| {
        let above = current.values.iter().rev().find(|above| above.column == value.column);
        above.is_none_or(|above| runs_on(lines, above, &text(value)))
    };
    // A class stands on each of its lines, or a list of them runs on.
    let classes = next.classes.is_empty() == current.classes.is_empty();
    next.has_values() && classes && (next.values.iter().all(fits) || tiers())
}

/// "Next $500 million", "Over $1 billion", "Thereafter", "0.35% over $250 million": no fund's tiers begin so.
pub(super) fn is_further_tier(text: &str) -> bool {
    // The rate before its tier.
    if let Some((_, tier)) = text.split_once(' ').filter(|(rate, _)| rate.ends_with('%') && look(rate).is_value()) {
        let tier = ["of the ", "of ", "on the ", "on "].iter().find_map(|link| tier.strip_prefix(link)).unwrap_or(tier);
        // "1.15% on assets up to $500 million" is the first.
        let tier = tier.strip_prefix("assets ").map_or(tier, |tier| tier.strip_prefix("of $").unwrap_or(tier));
        let bounded = tier.starts_with(|c: char| c.is_ascii_digit()) && !tier.starts_with("0 ");
        return bounded
            || ["next ", "over ", "in excess ", "excess ", "above ", "thereafter", "amounts over "]
                .iter()
                .any(|further| tier.get(..further.len()).is_some_and(|head| head.eq_ignore_ascii_case(further)));
    }
    static FURTHER: KnownPhrases = KnownPhrases::of(&[
        "next ",
        "over ",
        "thereafter",
        "above ",
        "in excess",
        "excess ",
        "balance",
        "on the balance",
        "on the remainder",
        "on the excess",
        "the balance",
        "remain",
        "more than",
        "greater than",
        "amount over",
        "amounts over",
        "assets over",
        "all over",
        "the next ",
        "on the next ",
        "for the next ",
        "beyond ",
        "exceeding ",
    ]);
    // "$250 million to $1 billion"; what begins at nothing or at a dollar is the first.
    let bound = text.strip_prefix('$').and_then(|text| text.split([' ', '-', '–']).next());
    let range = bound.is_some_and(|bound| !matches!(bound, "0" | "1"));
    look(text) == Look::Tier && (FURTHER.begin(text) || range)
}

pub(super) fn fund_wraps(lines: &Lines<'_>, current: &Entry, next: &Entry) -> bool {
    if current.fund.is_empty() || next.apart || next.after_head {
        return false;
    }
    let above = read_pieces(lines, &current.fund);
    let here = read_pieces(lines, &next.fund);
    // "Oak Annuity Series" alone over "Trust | Oak Fund": the rest of the registrant's name, whatever stands beside it.
    let nothing = next.pieces.is_empty() && !next.has_values();
    let tail = is_only_a_tail(&here);
    // Each row has its value on its first line: below it, without one, a word or two go on with the registrant's name.
    let rest = current.has_values() && !next.has_values() && here.split_whitespace().count() <= 2;
    // The same registrant again begins a row.
    let rest = rest && !ends_like_a_registrant(&here) && !above.starts_with(&*here);
    // "Oak Lancaster | Oak Fund" over "Avenue Fund, Inc.": no name ends above, and nothing stands beside the rest.
    // "Insurance Trust II | Portfolio" below "Oak Variable | Oak Growth   9/17/98": both names go on.
    let both = !next.has_values() && current.has_values() && is_only_a_tail(&read_pieces(lines, &next.pieces));
    let completed = (nothing || both)
        && (!current.pieces.is_empty() || current.has_values())
        && !ends_like_a_name(&above)
        && ends_like_a_name(&here);
    tail || rest
        || completed
        || above.ends_with(',') && ends_like_a_registrant(&here)
        || continues(&above, &here)
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
    // "Oak Fund; and" leads to the last of a list that reads as a sentence.
    let listed = above.ends_with("; and") || above.strip_suffix(", and").is_some_and(ends_like_a_name);
    // The slash of "Oak Fund 1/" closes a note's mark.
    let noted = super::notes::slashed_mark(above).is_some();
    let unfinished = !listed && !noted && OPEN_ENDS.iter().any(|end| ends(above, end));
    let parenthesis = above.matches('(').count() > above.matches(')').count();
    // "the Oak Fund" below a whole name is the next.
    let article = here.starts_with("the ")
        && above.ends_with(|c: char| c == ')' || c.is_alphanumeric())
        && ends_like_a_name(here);
    let lower = begins_small(here) && !here.starts_with("o ") && !article;
    // "(b)" and "c." begin an item, though they begin as the rest of a name does.
    let item = item_mark(here).is_some_and(|(_, length)| length < here.len());
    unfinished || parenthesis || !item && (lower || here.starts_with('('))
}

/// Whether the name of `next` is the rest of the name of `current`, in a list most of whose names have values (`valued`),
/// and whose registrants stand in a column of their own (`funded`).
pub(super) fn wraps(lines: &Lines<'_>, current: &Entry, next: &Entry, (valued, funded): (bool, bool)) -> bool {
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
    if item_mark(&here).is_some_and(|(_, length)| length < here.len()) && next.indent >= current.indent {
        return false;
    }
    if next.continues {
        let alike = shares_first_word(&above, &here);
        let open = above.rfind('(').is_some_and(|at| !above[at..].contains(')'));
        let aside = here.starts_with('(') && item_mark(&here).is_none() || open;
        let whole = ends_like_a_name(&above) && !ends_in_kind_of_company(&above);
        return aside || !(alike || whole && ends_like_a_name(&here) && !is_only_a_tail(&here));
    }
    // Below a cell of several lines is another row.
    if current.continues && next.ruled {
        return false;
    }
    // A registrant that stands beside it begins a row of its own.
    if look(&above).is_value() || !next.fund.is_empty() && !fund_wraps(lines, current, next) {
        return false;
    }
    let lone_label = next.label && (next.apart || next.caps || current.caps != next.caps || current.rule_below > 0);
    if continues(&above, &here) {
        return true;
    }
    if next.apart && !(next.has_values() && !current.has_values() && is_only_a_tail(&here)) || current.rule_below > 0 {
        return false;
    }
    // "ETFs" after a whole name heads what follows.
    let heads = speaks_of_several(&here) && ends_like_a_name(&above) && !here.contains(' ');
    // "XXXXXXXX Fund" under a whole name is another's name, of which a redaction took all but the tail.
    let taken = begins_redacted(&here) && ends_like_a_name(&above);
    // "Portfolio II" below "Portfolio I" is a name as that is.
    let alike = is_only_a_tail(&above) && current.has_values() == next.has_values();
    // "Reserve Portfolio   .30%" as far in as the row above, with values in the same columns, is a row of its own.
    let held = |value: &Value| current.values.iter().any(|above| above.column == value.column);
    let row = next.indent <= current.indent && !next.values.is_empty() && next.values.iter().all(held);
    let row = row && here.contains(' ');
    // "Fund (formerly Oak": what a parenthesis says of a name makes no other name of its last word.
    let tail = here.split(" (").next().is_some_and(is_only_a_tail);
    if (is_only_a_tail(&here) || tail && !ends_like_a_name(&above)) && !lone_label && !heads && !taken && !alike && !row
    {
        return true;
    }
    if current.caps != next.caps && !above.ends_with('-') {
        return false;
    }
    let bullet = here.strip_prefix("o ").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let second = is_second_number(here.split(' ').next().unwrap_or(""));
    let starts_item =
        bullet || second || here.starts_with(['*', '"', '“']) || is_bulleted(&here) || item_mark(&here).is_some();
    let hangs = next.indent > current.indent + 1 && next.indent <= current.indent + 8 && !next.ruled;
    // In a numbered list a line without a number is the rest of the one above.
    if item_mark(&above).is_some() && !starts_item && next.indent > current.indent && !next.has_values() {
        return true;
    }
    let better = ends_like_a_name(without_ticker(here.trim_end_matches(['-', ' ', '*', '"', '”'])));
    // "Oak Large Company" over "  Index Fund": no fund is called a company.
    let company = hangs && better && ends(&above, " company") || ends_in_kind_of_company(&above);
    let whole = ends_like_a_name(above.trim_end_matches(['-', ' ', '*'])) && !company;
    if starts_item || shares_first_word(&above, &here) || ends_as_a_company(&above) {
        return false;
    }
    // "– Oak Mortgage and Asset-Backed" over "Securities Portfolio": in a list of items a line without a mark, at whatever
    // indent, is the rest of an item that ends as no name does.
    let bulleted = above.starts_with(['-', '–', '—']) || is_bulleted(&above) || item_mark(&above).is_some();
    let heading = shares_first_word(unmarked(&above), &here) || is_category(&here) || speaks_of_several(&here);
    if bulleted && !current.has_values() && !next.has_values() && !whole && better && !heading {
        return true;
    }
    // "Oak Aggressive | Class A" over "Growth Fund | Class C": the name goes on beside the next class.
    let classed = !current.classes.is_empty() && !next.classes.is_empty() && current.values.is_empty();
    if classed && !whole && better && (hangs || next.indent == current.indent && !next.ruled) {
        return true;
    }
    if current.has_values() {
        // The value stands on the first line: what hangs below without one is the rest.
        let heads = (whole || !funded) && ends_like_a_registrant(&here)
            || is_category(&here)
            || whole && speaks_of_several(&here);
        // "Growth" beside "0.35% over $250 million" hangs below a name that has the first tier.
        let tier = |value: &Value| is_further_tier(&read_pieces(lines, &value.pieces));
        let tiers = !next.values.is_empty() && next.values.iter().all(tier);
        let completed = hangs && !whole && (better || tiers) && completes(lines, current, next);
        // Two whole names, one under the other: the second has no value.
        let own = whole && here.contains(' ');
        return valued && (!next.has_values() && (hangs || better && !heads && !own) || completed);
    }
    hangs
        && (!whole && better
            || valued && next.has_values() && !above.ends_with(':')
            || above.ends_with(':') && valued && next.has_values() && better && !is_heading_colon(&above))
        || valued && next.has_values() && !whole && better && next.fund.is_empty()
}

/// A name's words without the ticker and the mark behind them: "Oak Income Fund+ (OAK)".
pub(super) fn without_ticker(text: &str) -> &str {
    let ticker = |aside: &str| aside.strip_suffix(')').is_some_and(super::columns::is_ticker);
    let name = text.rsplit_once(" (").filter(|(_, aside)| ticker(aside)).map_or(text, |(name, _)| name);
    name.trim_end_matches(['+', '*', '†', '#'])
}

/// "Buffered ETFs" after a whole name heads what follows: no rest of a name is in the plural.
pub(super) fn speaks_of_several(text: &str) -> bool {
    let last = text.trim_end_matches(':').rsplit([' ', '-']).next().unwrap_or("");
    ["funds", "portfolios", "etfs", "accounts"].iter().any(|noun| last.eq_ignore_ascii_case(noun))
}

/// "Oak Contracts Fund, Inc.": the form of a company ends its name; what stands below is in it.
pub(super) fn ends_as_a_company(text: &str) -> bool {
    const FORMS: [&str; 6] = [", inc.", ", inc", ", l.p.", ", llc", ", ltd.", " corp."];
    FORMS.iter().any(|form| ends(text, form))
}

/// Whether a redaction took the first word: a run of X, or bars.
fn begins_redacted(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or("");
    first.len() >= 4 && first.bytes().all(|byte| byte == b'X') || first.contains(['▇', '█'])
}

/// Names of one family begin with the same word; the rest of a wrapped name hardly does.
fn shares_first_word(above: &str, here: &str) -> bool {
    let first = |text: &str| text.split([' ', '/']).next().unwrap_or("").to_lowercase();
    first(above) == first(here) && first(here).len() >= 3
}

/// An item's words behind its mark.
fn unmarked(text: &str) -> &str {
    let behind = item_mark(text).and_then(|(_, length)| text.get(length..)).unwrap_or(text);
    unbulleted(behind)
}

/// A colon that ends a registrant's heading, not one inside a name.
fn is_heading_colon(text: &str) -> bool {
    let stem = text.trim_end_matches(':');
    ends_like_a_name(stem)
}
