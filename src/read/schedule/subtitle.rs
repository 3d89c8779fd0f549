//! What stands under a heading and belongs to it: TO, the agreement's title, parentheses, dates, what the list is of.

use crate::model::Date;
use crate::read::dates;
use crate::read::prose::{Joined, is_caps, is_sentence, is_titled, item_mark};
use crate::read::vocabulary::{
    ColumnKind, column_kind, ends_like_a_name, ends_like_a_registrant, is_head_words, is_likely_head, is_topic,
    only_head_words,
};
use crate::text::LineRange;
use crate::text::fold::Folded;
use crate::text::lines::{Lines, Shape};

use super::heading::{Heading, id_at, noun_at, prefix_length};
use super::name_front::series_of;
use super::value::{Look, look};

/// Takes in the lines under a heading that belong to it: TO, the agreement's title, parentheses, dates, a subtitle.
pub(super) fn extend(lines: &Lines<'_>, heading: &mut Heading, tail: &str, titles: &[Folded]) {
    let mut linking =
        is_link(tail) || tail.to_lowercase().starts_with("to ") && !tail.to_lowercase().contains("agreement");
    let start = heading.lines.start as usize;
    let mut last = heading.lines.end as usize;
    let mut i = last;
    let (mut named, mut between) = (false, false);
    while i < lines.len() && i < last + 8 {
        // A bar alone begins a row where a table was copied cell by cell, and parts as a blank line does.
        if lines.shape(i) == Shape::Text && lines.seen(i) != "|" {
            let seen = without_edges(lines.seen(i));
            if noun_at(seen, prefix_length(seen)).is_some_and(|(_, at)| id_at(&seen[at..]).is_some())
                && !heading.label.value.is_empty()
            {
                break; // Another heading.
            }
            if heads_series(lines, i) || begins_prose(lines, i) {
                break;
            }
            let lower = seen.to_lowercase();
            let repeats = seen.len() > 3 && titles.contains(&Folded::of(seen));
            // "(Page 2 of 3)"
            let further = lower.strip_prefix("(page ").is_some_and(|page| !page.starts_with("1 "));
            heading.continued |= lower.starts_with("(cont") || further;
            let near = i == last || i == last + 1 && last == heading.lines.start as usize + 1;
            let under = near && titles_block(lines, i);
            let titles = is_subtitle(seen)
                || leads_to_subtitle(lines, i)
                || is_centred(lines, start, i)
                || leads_to_agreement(lines, i);
            // "To the Oak Agreement between the Trusts below / and Elm Bank, dated May 1, 1998" runs on to its blank line.
            let runs_on = named && i > 0 && lines.shape(i - 1) == Shape::Text && !seen.contains('\t');
            named = names_agreement(&lower) || names_parties(&lower) || runs_on && !is_head_words(seen);
            // "BETWEEN" over "OAK ADVISERS", over "AND ELM FUNDS".
            let second = between && lower.starts_with("and ");
            between |= ["between", "by and between", "among"].contains(&lower.as_str());
            // "AMONG" over "OAK FUNDS," over "OAK ADVISERS" over "AND" over "ELM, INC.", each apart.
            let listed = between && is_caps(seen) && (seen.ends_with(',') || leads_to_and(lines, i));
            if !(second
                || listed
                || named
                || under
                || linking
                || repeats
                || is_link(seen)
                || titles
                || names_first_parties(lines, i))
            {
                break;
            }
            linking =
                is_link(seen) || names_first_parties(lines, i) || names_parties(&lower) && lower.ends_with(" and");
            last = i + 1;
        } else if lines.shape(i) == Shape::Page {
            break;
        }
        i += 1;
    }
    heading.lines.end = last as u32;
    (heading.as_of, heading.agreement_date) = days(lines, heading.lines);
}

/// "|Management Fees |": the one cell of a row, without the bars at its edges.
fn without_edges(seen: &str) -> &str {
    let bare = seen.trim_matches(['|', ' ']);
    if bare.contains('|') { seen } else { bare }
}

/// Whether "AND" stands alone below line `i`.
fn leads_to_and(lines: &Lines<'_>, i: usize) -> bool {
    let next = (i + 1..lines.len().min(i + 4)).find(|&k| lines.shape(k) == Shape::Text);
    next.is_some_and(|next| matches!(lines.seen(next), "AND" | "and" | "And"))
}

/// "BETWEEN OAK FUNDS, OAK TRUST II" over "AND ELM ADVISERS, INC.": whose agreement it is, on two lines.
fn names_first_parties(lines: &Lines<'_>, i: usize) -> bool {
    let begins = |line: &str, words: &[&str]| words.iter().any(|word| crate::text::known::begins(line, word));
    let next = (i + 1..lines.len().min(i + 3)).find(|&k| lines.shape(k) == Shape::Text);
    begins(lines.seen(i), &["between ", "by and between ", "among ", "by and among "])
        && next.is_some_and(|next| begins(lines.seen(next), &["and "]))
}

/// "between Oak Trust and Elm Bank": whose agreement it is that the schedule belongs to.
fn names_parties(lower: &str) -> bool {
    ["between ", "by and between ", "among ", "by and among "].iter().any(|word| lower.starts_with(word))
        && (lower.contains(" and ") || lower.ends_with(" and"))
}

/// "to the Oak Agreement between …", with no verb: whose schedule it is.
pub(super) fn names_agreement(lower: &str) -> bool {
    let verb = [" is ", " are ", " shall ", " was ", " were ", "hereby"].iter().any(|verb| lower.contains(verb));
    lower.starts_with("to the ") && ["agreement", "contract", " plan "].iter().any(|word| lower.contains(word)) && !verb
}

/// "REVISED TO REFLECT THE ADDITION OF OAK FUND" over "TO THE OAK SERVICES AGREEMENT", "OAK FUNDS TRUST" over "MULTI-CLASS
/// PLAN": what stands in capitals between a heading and the agreement that it is to, or whose that is, belongs to the heading.
fn leads_to_agreement(lines: &Lines<'_>, i: usize) -> bool {
    /// Such words take no more lines, blank ones among them.
    const MOST: usize = 5;
    let below = (i + 1..lines.len().min(i + MOST)).filter(|&k| lines.shape(k) == Shape::Text);
    let titled = |k: &usize| is_caps(lines.seen(*k)) && super::row::cut(lines, *k).0.len() == 1;
    let to = |k: usize| {
        let lower = lines.seen(k).to_lowercase();
        lower.starts_with("to ") && ["agreement", "contract", "plan"].iter().any(|noun| lower.contains(noun))
    };
    let called = |k: usize| {
        let lower = lines.seen(k).to_lowercase();
        ["agreement", "contract", "plan"].iter().any(|noun| lower.ends_with(noun))
    };
    let whose = ends_like_a_registrant(lines.seen(i)) && lines.shape(i + 1) == Shape::Text && called(i + 1);
    titled(&i) && (whose || below.take_while(titled).any(to))
}

/// A sentence that runs over several lines, to its stop: "This Schedule is made part of the Oak Agreement between Oak Trust
/// and Elm Bank." stands under a heading and is none, though one of its lines alone could be.
fn begins_prose(lines: &Lines<'_>, i: usize) -> bool {
    /// No sentence under a heading is longer.
    const MOST: usize = 12;
    let text = |k: &usize| lines.shape(*k) == Shape::Text;
    if i.checked_sub(1).is_some_and(|above| text(&above)) {
        return false;
    }
    let last = (i..lines.len().min(i + MOST)).take_while(text).last().unwrap_or(i);
    let ended = lines.seen(last).ends_with(['.', ':']);
    let first = lines.seen(i);
    let whole = || Joined::of(lines, LineRange::new(i, last + 1)).text;
    last > i && ended && !is_caps(first) && !names_agreement(&first.to_lowercase()) && is_sentence(&whole())
}

/// "SERIES OF OAK TRUST" over a list whose other registrants are headed in the same way.
fn heads_series(lines: &Lines<'_>, i: usize) -> bool {
    /// How far below the next may stand.
    const FAR: usize = 60;
    let front = |k: usize| series_of(lines.seen(k)).and_then(|length| lines.seen(k).get(..length));
    let Some(own) = front(i) else { return false };
    (i + 1..lines.len().min(i + FAR)).any(|k| front(k) == Some(own))
}

/// A line centred under the heading at line `start`, over a list that is not: it titles the list unless it may be a name
/// or a category in it.
fn is_centred(lines: &Lines<'_>, start: usize, i: usize) -> bool {
    /// Flush left nothing tells what is centred; and how far off the middle a line may be, in half columns.
    const MARGIN: usize = 8;
    const OFF: usize = 3;
    let middle = |k: usize| lines.indent(k) * 2 + lines.seen(k).chars().count();
    let centred = |k: usize| lines.indent(k) >= MARGIN && middle(k).abs_diff(middle(start)) <= OFF;
    let below = || (i + 1..lines.len()).filter(|&k| lines.shape(k) == Shape::Text).take(3);
    let seen = lines.seen(i);
    let words = look(seen) == Look::Words && super::row::cut(lines, i).0.len() == 1;
    let names = ends_like_a_name(seen) || is_topic(seen) || is_head_words(seen) || item_mark(seen).is_some();
    lines.indent(start) >= MARGIN && centred(i) && words && !names && below().any(|k| !centred(k))
}

/// A line directly under the heading's, with a blank line below it, that is no name: "COMPENSATION".
fn titles_block(lines: &Lines<'_>, i: usize) -> bool {
    let seen = lines.seen(i);
    let single = super::row::cut(lines, i).0.len() == 1;
    single
        && lines.shape(i + 1) == Shape::Blank
        && is_caps(seen)
        && (!ends_like_a_name(seen) || ends_with_term(seen))
        && super::value::class_name(seen).is_none()
}

/// "FEES – SERIES OF THE TRUST": what the agreement calls a party names none.
fn ends_with_term(seen: &str) -> bool {
    [" of the trust", " of the fund", " of the funds", " of the company", " of the corporation"]
        .iter()
        .any(|term| crate::text::known::ends(seen, term))
}

/// A line that titles a list though its own words do not say so: a subtitle of dates or classes follows it, or it is made of
/// heads' words alone while the heads of columns follow.
fn leads_to_subtitle(lines: &Lines<'_>, i: usize) -> bool {
    let seen = lines.seen(i);
    // "Name of" over "Series": a head that a cell breaks.
    let last = seen.rsplit(' ').next().unwrap_or("");
    let broken = ["of", "and", "the", "per", "in", "to"].iter().any(|word| last.eq_ignore_ascii_case(word));
    if seen.contains(['|', '\t']) || seen.contains("  ") || broken || is_sentence(seen) {
        return false;
    }
    let mut below = (i + 1..lines.len().min(i + 8)).filter(|&k| lines.shape(k) == Shape::Text);
    let Some(next) = below.next() else { return false };
    let told = lines.seen(next);
    // "Administrative Fees" over "Effective March 1, 2006"; of a name that would say since when it is listed.
    let since =
        ["effective", "as of"].iter().any(|word| crate::text::known::begins(told, word)) && !ends_like_a_name(seen);
    let dated = is_subtitle(told) && (told.starts_with('(') || since);
    let of_owner = seen.find(" of ").is_some_and(|at| is_head_words(&seen[..at]));
    // "PRICE OF SERVICES – BY PORTFOLIO" is no portfolio.
    let by = seen.to_lowercase().contains(" by ");
    let titles = is_head_words(seen) || of_owner || by || !ends_like_a_name(seen);
    let (cells, _) = super::row::cut(lines, next);
    // "Retirement" right above the last of the heads, or right of it: the first line of a stacked head.
    if next == i + 1 && cells.len() >= 2 && cells.last().is_some_and(|last| lines.indent(i) >= last.from as usize) {
        return false;
    }
    let head = |test: fn(&str) -> bool| move |cell: &super::row::Cell| test(lines.slice(cell.span));
    let table = cells.len() >= 2 && cells.iter().all(head(is_likely_head)) && cells.iter().any(head(is_head_words));
    // "Series | Basis Charge | Floor", "No. | Portfolio | Class A": the names' head beside others of whatever words.
    let named = |cell: &super::row::Cell| {
        let text = lines.slice(cell.span);
        is_head_words(text) && column_kind(text).is_some_and(|kind| kind != ColumnKind::Value)
    };
    let plain = |cell: &super::row::Cell| {
        let text = lines.slice(cell.span);
        named(cell) || look(text) == Look::Class || !ends_like_a_name(text) && !look(text).is_value()
    };
    let heads =
        |cells: &[super::row::Cell]| cells.len() >= 2 && cells.iter().take(2).any(named) && cells.iter().all(plain);
    // The heads may be stacked, and what stands over the values' alone comes first.
    let second = below.next().map(|k| super::row::cut(lines, k).0).unwrap_or_default();
    let stacked = cells.iter().all(plain) && lines.shape(next + 1) == Shape::Text && !only_head_words(seen);
    let headed = heads(&cells) || stacked && heads(&second);
    dated || titles && (table || headed)
}

/// A line that only leads on to the next: TO, TO THE, OF, BETWEEN, AND.
fn is_link(text: &str) -> bool {
    const LINKS: [&str; 14] = [
        "with respect to",
        "with respect to the",
        "for the",
        "relating to the",
        "to",
        "to the",
        "of",
        "of the",
        "between",
        "and",
        "among",
        "by and between",
        "by and among",
        "for",
    ];
    LINKS.iter().any(|link| text.trim().eq_ignore_ascii_case(link))
}

/// A line that titles a list and is no part of it.
pub fn is_subtitle(seen: &str) -> bool {
    // Cells side by side head columns; they are no title.
    if seen.contains("   ") || seen.contains(['|', '\t']) {
        return false;
    }
    let lower = seen.to_lowercase();
    // One parenthesis, and no item "(a) Oak Fund (Class A)".
    let closes = seen.find(')').is_none_or(|at| at + 2 >= unnoted(seen).len());
    let parenthesis = seen.starts_with('(')
        && closes
        && item_mark(seen).is_none()
        && unnoted(seen).ends_with([')', ':'])
        && !lower.starts_with("(former")
        && !lower.starts_with("(f/k/a");
    let dated = [
        "as of",
        "dated",
        "effective",
        "amended",
        "as amended",
        "last revised",
        "as last",
        "updated",
        "revised",
        "as revised",
    ]
    .iter()
    .any(|word| lower.starts_with(word))
        && (seen.contains("__") || !dates::find(seen).is_empty());
    let agreement =
        ["agreement", "contract", "plan", "agreement)"].iter().any(|word| lower.ends_with(word)) && seen.len() < 110;
    let parties = names_parties(&lower);
    let of_owner = [
        "separate series of ",
        "separate portfolios of ",
        "portfolios of ",
        "series of ",
        "funds of ",
        "to the ",
        "to ",
        "under the ",
    ]
    .iter()
    .any(|word| lower.starts_with(word));
    // "Portfolios with Separate Guidelines", "Funds added May 1, 2003": a phrase about the list.
    let phrase = seen.split_once(' ').is_some_and(|(first, rest)| {
        let about = [
            "portfolios",
            "funds",
            "series",
            "classes",
            "companies",
            "trusts",
            "names",
            "list",
            "fees",
            "rates",
            "lenders",
            "registrants",
            "borrowers",
            "customers",
            "clients",
        ];
        about.contains(&first.to_lowercase().as_str())
            && rest.contains(' ')
            && (rest.starts_with(|c: char| c.is_lowercase())
                // "Portfolios Available Under the Contracts": which of them.
                || ["available ", "offered ", "covered ", "listed ", "participating "]
                    .iter()
                    .any(|which| rest.to_lowercase().starts_with(which))
                || is_caps(seen) && ["AND ", "WITH ", "IN ", "TO "].iter().any(|word| rest.starts_with(word))
                || !dates::find(rest).is_empty())
    });
    const TITLES: [&str; 15] = [
        "fund names",
        "names of the funds",
        "list of ",
        "listing of ",
        "identification of ",
        "compensation ",
        "fees and ",
        "classes of shares",
        "fee schedule",
        "schedule of ",
        "effective dates",
        "to be serviced",
        "annual fee",
        "advisory fee",
        "fund list",
    ];
    // "1. Fees. The advisory fee for each Portfolio is": a sentence goes on below.
    let last = lower.rsplit(' ').next().unwrap_or("");
    const ONWARD: [&str; 14] =
        ["is", "are", "be", "shall", "will", "the", "a", "an", "each", "by", "that", "dated", "under", "between"];
    let runs_on = ONWARD.contains(&last);
    let titled = TITLES.iter().any(|title| lower.contains(title))
        && seen.len() < 80
        && !runs_on
        && !is_sentence(seen)
        && !seen.contains("  ")
        && !seen.contains('\t');
    // "Custodian Agreement between Oak Trust Company and the following investment companies:".
    let named =
        [" agreement between ", " agreement among ", " contract between "].iter().any(|link| lower.contains(link));
    // "ACCOUNTS, CONTRACTS AND PORTFOLIOS": what the columns hold.
    let columns = is_caps(seen) && seen.contains(',') && seen.contains(" AND ") && only_head_words(seen);
    // "DESIGNATED PORTFOLIOS": what kind the list is of, and nobody's name.
    // "DESIGNATED PORTFOLIOS (Series II Shares)".
    let bare = lower.split_once(" (").filter(|(_, aside)| aside.ends_with(')')).map_or(&*lower, |(kinds, _)| kinds);
    let kinds = bare.trim_end_matches(':').split(' ').collect::<Vec<_>>();
    let kinds = matches!(kinds.as_slice(), [kind, noun]
        if matches!(*kind, "designated" | "covered" | "participating" | "available" | "eligible" | "affected"
            | "current" | "existing" | "active" | "the" | "trust" | "fund" | "company")
            && matches!(*noun, "portfolios" | "funds" | "series" | "accounts" | "companies" | "trusts"));
    // "The Trust and its Series".
    let whole =
        [" and its series", " and its portfolios", " and its funds", " and their series", " and their portfolios"];
    // "THE TRUST'S SERIES".
    let owned = ["series", "portfolios", "funds"].iter().any(|what| {
        let owner = lower.trim_end_matches(':').strip_suffix(what).and_then(|rest| rest.strip_prefix("the "));
        owner.is_some_and(|owner| {
            ["'s ", "’s ", "s' ", "s’ "].iter().any(|mark| owner.ends_with(mark)) && !owner.trim().contains(' ')
        })
    });
    // "Investment Companies and Their Series".
    let general = |front: &str| {
        front.split(' ').all(|word| matches!(word, "investment" | "companies" | "trusts" | "funds" | "registrants"))
    };
    let whole = owned
        || whole.iter().any(|end| {
            let front = lower.trim_end_matches(':').strip_suffix(end);
            front.is_some_and(|front| front.starts_with("the ") || general(front))
        });
    // "to the Oak Agreement dated May 1, 1997 between Oak Trust and Elm, L.P." ends in a stop.
    (!is_sentence(seen) || names_agreement(&lower))
        && !seen.contains('\t')
        && (kinds
            || whole
            || columns
            || named
            || parenthesis
            || parties
            || phrase
            || dated
            || agreement
            || of_owner && !seen.contains("  ")
            || titled
            || tells_what_is_paid(seen)
            || tells_for_what(seen))
}

/// "Annual Charge per Shareholder Account": no registrant and no fund is called so much for each of something.
fn tells_for_what(seen: &str) -> bool {
    const FOR: [&str; 3] = ["per", "each", "every"];
    let is_for = |word: &str| FOR.iter().any(|each| word.eq_ignore_ascii_case(each));
    let told = seen.contains(|c: char| c.is_ascii_digit() || matches!(c, '$' | '%'));
    let of_name = seen.split(' ').position(is_for).is_some_and(|at| {
        let before: Vec<&str> = seen.split(' ').take(at).collect();
        ends_like_a_name(before.join(" ").trim_end_matches([' ', '-', ':']))
    });
    let mut others = seen.split(' ').filter(|word| !is_for(word));
    !told && !of_name && others.all(is_titled) && seen.split(' ').skip(1).any(is_for)
}

/// "Maximum Annual Rates - Class C Shares", "Custody Charges": what is paid, in the plural as no fund is called.
fn tells_what_is_paid(seen: &str) -> bool {
    let what = [" - ", " \u{2013} ", " \u{2014} ", "--"]
        .iter()
        .find_map(|dash| seen.split_once(dash))
        .map_or(seen, |(what, _)| what);
    let last = what.trim_end().rsplit(' ').next().unwrap_or("");
    what.contains(' ') && ["rates", "fees", "charges", "commissions"].iter().any(|paid| last.eq_ignore_ascii_case(paid))
}

/// "(as of May 1, 2003)1": without the mark of a note behind the parenthesis.
fn unnoted(seen: &str) -> &str {
    let bare = seen.trim_end_matches(|c: char| c.is_ascii_digit() || c == '*');
    if bare.ends_with(')') && seen.len() <= bare.len() + 2 { bare } else { seen }
}

/// The day as of which a heading stands, and the date of the agreement that it names: "DATED …" under an agreement's name
/// is the agreement's, "(as of …)" the schedule's.
fn days(lines: &Lines<'_>, range: LineRange) -> (Option<Date>, Option<Date>) {
    let (mut as_of, mut agreement) = (None, None);
    let (mut named, mut leads) = (false, false);
    for i in range.range() {
        let lower = lines.seen(i).to_lowercase();
        named |= ["agreement", "contract", "plan"].iter().any(|noun| lower.contains(noun));
        // "TO THE OAK AGREEMENT DATED" over the day.
        let led = std::mem::replace(&mut leads, ["dated", "dated as of"].iter().any(|link| lower.ends_with(link)));
        let joined = Joined::of(lines, LineRange::new(i, i + 1));
        // "(terminated on or after May 1, 2008)" tells what is in the list.
        if lower.contains("terminated") || lower.contains("on or after") {
            continue;
        }
        let found = dates::find(&joined.text);
        // "DATED MARCH 1, 1997 AS AMENDED APRIL 1, 1999": the first is the agreement's.
        let changed = named && lower.find("dated").is_some_and(|at| lower[at..].contains("amended"));
        if let Some(found) = if changed { found.into_iter().next() } else { found.into_iter().next_back() } {
            let date = Date { day: found.day, written: joined.words(lines, found.range) };
            let theirs = named
                && (led || lower.contains("dated") || lower.contains("made as of"))
                && lower.find("amended").is_none_or(|at| lower.find("dated").is_some_and(|dated| dated < at))
                && !lower.starts_with('(');
            if theirs { &mut agreement } else { &mut as_of }.get_or_insert(date);
        }
    }
    (as_of, agreement)
}
