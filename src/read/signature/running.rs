//! Tells running text, lead-ins and page furniture from the lines of a signature page.

use std::borrow::Cow;

use crate::read::furniture::{is_furniture, is_legend};
use crate::read::prose::{Joined, is_sentence};
use crate::text::LineRange;
use crate::text::fold::{Lower, is_blank};
use crate::text::known::KnownPhrases;
use crate::text::lines::{Lines, Shape};

use super::caption::begins_caption;
use super::details::starts_with_person;
use super::foot::{Feet, is_table_rule, mark_feet};
use super::group::is_group;
use super::label::{Label, is_drawn, label, signed};
use super::lexicon::{count_words, ends_entity, ends_legal, is_descriptor, is_entity, is_title, word_starts, words};
use super::listing;
use super::notary::{AFTER_NOTARY, notary_part};

/// What a line is to a signature page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Blank.
    Blank,
    /// A page mark, a page number, a tag, a running foot: looked through.
    Page,
    /// Running text, a heading, "AGREED AND ACCEPTED", a notary's page: parts what stands around it.
    Break,
    /// A line that may belong to a signature.
    Line,
}

/// Sorts the lines of `range`.
pub(super) fn sort(lines: &Lines<'_>, range: LineRange) -> Vec<Sort> {
    let mut out = Vec::with_capacity(range.range().len());
    let mut running = false;
    let mut notary = 0u32;
    let mut lead = false;
    let mut feet = Feet::default();
    for i in range.range() {
        let seen = &*plain_blanks(unquoted(lines.seen(i)));
        let foot = feet.sort(lines, i, seen);
        let sort = match lines.shape(i) {
            Shape::Blank => Sort::Blank,
            Shape::Page | Shape::Tag => Sort::Page,
            _ if seen.is_empty() || is_table_rule(seen) => Sort::Blank,
            _ if is_furniture(lines, i) || is_legend(seen) => Sort::Page,
            _ if foot.is_some() => foot.unwrap_or(Sort::Page),
            Shape::Rule if rules_table(lines, i) => Sort::Break,
            Shape::Rule => Sort::Line,
            _ => {
                notary = match notary_part(seen) {
                    Some(lines) => lines,
                    None if notary == 0 => 0,
                    None if notary <= AFTER_NOTARY
                        && (is_entity(seen) || label(seen).is_some_and(|l| l.label == Label::By)) =>
                    {
                        0
                    }
                    None => notary.saturating_sub(1),
                };
                running = continues(seen, running) && (running || !begins_caption(lines, i, seen))
                    || !running && begins_prose(lines, i);
                lead = is_lead(seen) || party_of_lead(seen).is_some() || lead && seen.starts_with(char::is_lowercase);
                let heads = !matches!(out.last(), Some(Sort::Line)) && is_heading(seen);
                let apart = notary > 0 || lead || heads;
                let listed = (running || !apart) && listing::is_listing(lines, i);
                let breaks = running || apart || listed;
                running &= !listed;
                if breaks { Sort::Break } else { Sort::Line }
            }
        };
        if sort == Sort::Blank {
            (running, lead) = (false, false);
        } else if sort == Sort::Break && ends_sentence(seen) {
            running = false;
        }
        out.push(sort);
    }
    mark_feet(lines, range, &mut out);
    out
}

/// Whether a rule of three columns or more was drawn the same twice above: it parts the rows of a table. Nobody signs on it.
fn rules_table(lines: &Lines<'_>, i: usize) -> bool {
    /// No row of a table is longer.
    const FAR: usize = 60;
    let seen = lines.seen(i);
    let columns = seen.split(' ').filter(|drawn| drawn.len() > 1).count();
    let again = |k: &usize| lines.shape(*k) == Shape::Rule && lines.seen(*k) == seen;
    columns >= 3 && (i.saturating_sub(FAR)..i).rev().filter(again).take(2).count() == 2
}

/// Whether a paragraph of several lines begins that is a sentence as a whole, to its stop, though no line of it is one:
/// "In addition, effective May 1, 2003, Oak Fund will change / its name to Elm Fund."
fn begins_prose(lines: &Lines<'_>, i: usize) -> bool {
    /// What is longer has a line that tells it by itself; what is shorter may be a caption.
    const MOST: usize = 6;
    const WORDS: usize = 10;
    let text = |k: &usize| lines.shape(*k) == Shape::Text;
    let last = (i..i + MOST).take_while(text).last().unwrap_or(i);
    if last == i || i.checked_sub(1).is_some_and(|above| text(&above)) || text(&(last + 1)) {
        return false;
    }
    let seen = || (i..=last).map(|k| unquoted(lines.seen(k)));
    let plain = |seen: &str| !is_cells(seen) && label(seen).is_none() && !has_signed(seen);
    let foot = unquoted(lines.seen(last));
    let whole = || Joined::of(lines, LineRange::new(i, last + 1)).text;
    foot.ends_with('.')
        && !ends_legal(foot)
        && seen().all(plain)
        && seen().map(count_words).sum::<usize>() >= WORDS
        && is_sentence(&whole())
}

/// The line with plain blanks, however wide it was set.
fn plain_blanks(seen: &str) -> Cow<'_, str> {
    let odd = |c: char| is_blank(c) && c != '\t' && c != ' ';
    if seen.is_ascii() || !seen.contains(odd) { Cow::Borrowed(seen) } else { Cow::Owned(seen.replace(odd, " ")) }
}

/// The words of a line without the marks of a quoted message or of a table's edge.
pub(super) fn unquoted(seen: &str) -> &str {
    seen.trim_start_matches(|c: char| c == '>' || c == '|' || is_blank(c))
}

/// Whether the line is, or goes on with, running text.
fn continues(seen: &str, running: bool) -> bool {
    let by = |length: usize| {
        let rest = seen[length..].trim_start();
        rest.is_empty() || is_drawn(rest)
    };
    if label(seen).is_some_and(|l| l.colon || l.label == Label::By && by(l.length))
        || has_signed(seen) && !mentions(seen)
    {
        return false;
    }
    let lead = begins_witness(seen);
    let day = seen.starts_with(|c: char| c.is_ascii_digit()) && seen.contains("day of ");
    lead || day
        || begins_sentence(seen)
        || running
            && (!is_entity(seen)
                || count_words(seen) == 1 && ends_legal(seen)
                || lower_share(seen) > 0.3
                || seen.ends_with('.') && !ends_legal(seen)
                || lists_entities(seen))
}

/// "Fund, Inc., Oak Media &", "Trust, Inc. and Elm Real Estate Fund, Inc.": a line of a sentence that lists registrants.
fn lists_entities(seen: &str) -> bool {
    let goes_on = seen.ends_with([',', '&']) || seen.ends_with(" and");
    let several = ["., ", ". and "].iter().any(|link| seen.contains(link));
    (goes_on || several) && seen.contains(char::is_lowercase) && !is_cells(seen)
}

fn begins_sentence(seen: &str) -> bool {
    let count = count_words(seen);
    let head = seen.chars().next().unwrap_or(' ');
    // "Vice President of each of the Funds": an office, whatever share of its words begins small.
    if seen.contains(" of each ") && is_title(seen) && !seen.ends_with(['.', ',', ';', ':']) {
        return false;
    }
    count >= 25 && !is_cells(seen)
        || count >= 6 && !is_cells(seen) && speaks_of_itself(seen)
        || count >= 12 && !is_cells(seen) && seen.ends_with('.') && !ends_legal(seen) && !is_group(seen)
        || count >= 7
            && !is_cells(seen)
            && !is_descriptor(seen)
            && !starts_with_person(seen)
            && lower_share(seen) >= 0.5
            && (!head.is_lowercase() || count >= 11)
        || count >= 4 && head.is_uppercase() && seen.ends_with('.') && lower_share(seen) >= 0.6
        || count >= 5 && head.is_uppercase() && seen.ends_with('.') && !is_cells(seen) && has_verb(seen)
}

/// "This Amendment, dated May 1, 2003, amends": words of the instrument about itself, whatever share of them begins small.
fn speaks_of_itself(seen: &str) -> bool {
    static DEEDS: KnownPhrases = KnownPhrases::of(&[
        "this amendment",
        "this agreement",
        "this addendum",
        "this supplement",
        "this letter",
        "this instrument",
        "this joinder",
    ]);
    DEEDS.begin(seen) && seen.contains(char::is_lowercase)
}

/// "The Master Agreement is otherwise unamended.": a verb that stands in sentences, and in no caption or title.
fn has_verb(seen: &str) -> bool {
    [" is ", " are ", " remains ", " remain ", " shall ", " continues "].iter().any(|verb| seen.contains(verb))
}

pub(super) fn is_cells(seen: &str) -> bool {
    seen.contains('\t') || seen.contains("    ")
}

/// The share of words that begin with a small letter.
pub(super) fn lower_share(seen: &str) -> f32 {
    let mut all = 0u32;
    let mut lower = 0u32;
    for word in seen.split_whitespace() {
        if let Some(c) = word.chars().find(|c| c.is_alphabetic()) {
            all += 1;
            lower += u32::from(c.is_lowercase());
        }
    }
    lower as f32 / all.max(1) as f32
}

fn ends_sentence(seen: &str) -> bool {
    let bare = seen.trim_end_matches(['"', '”', ')', ' ']);
    bare.ends_with(['.', ':']) && !ends_legal(bare)
}

/// "IN WITNESS WHEREOF" and what does its office.
pub(super) fn begins_witness(seen: &str) -> bool {
    if !seen.starts_with(|c: char| !c.is_alphanumeric() || "iwesIWES".contains(c)) {
        return false;
    }
    let head: Vec<Lower> = words(seen).take(4).collect();
    let at = |i: usize| head.get(i).map_or("", Lower::as_str);
    matches!((at(0), at(1)), ("in", "witness" | "testimony" | "whitness")) && head.len() > 2
        || at(0) == "witness" && at(1) == "the" && at(2) == "due"
        // "WITNESS our hands."
        || at(0) == "witness" && matches!(at(1), "our" | "my" | "the" | "their") && at(2).starts_with("hand")
        // "Signed for the parties by:"; "Signed for Oak Trust by" names one.
        || matches!(at(0), "executed" | "signed") && at(1) == "for" && matches!(at(2), "the" | "each") && seen.ends_with(':')
        || matches!(at(0), "executed" | "signed")
            && matches!(at(1), "as" | "this" | "effective" | "on" | "by")
            && !(at(1) == "by" && head.len() < 3)
        || at(0) == "wherefore"
}

/// Where the party begins that a lead-in names: "Accepted and agreed to by OAK ADVISERS, INC.", "ACCEPTED: OAK TRUST".
pub(super) fn party_of_lead(seen: &str) -> Option<usize> {
    let ends = |at: &usize| {
        let party = seen[*at..].trim_end_matches([':', ',', ' ']);
        let loud = !party.contains(char::is_lowercase);
        count_words(party) > 1 && ends_entity(party) && (loud || ends_legal(party)) && is_lead(&seen[..*at])
    };
    /// No lead-in with a party is longer; running text is told apart elsewhere.
    const LONGEST: usize = 200;
    static BY: KnownPhrases = KnownPhrases::of(&["by"]);
    if seen.len() > LONGEST || !seen.contains(':') && !BY.stand_in(seen) {
        return None;
    }
    let led = |at: &usize| {
        let before = seen[..*at].trim_end_matches(is_blank);
        before.ends_with(':') || words(before).next_back().is_some_and(|word| word == "by")
    };
    word_starts(seen).into_iter().filter(led).find(ends)
}

/// Words that open another's part: "AGREED AND ACCEPTED", "Very truly yours,", "Joined in as to …".
pub(super) fn is_lead(seen: &str) -> bool {
    /// No lead-in has more words.
    const MOST: usize = 11;
    let head = words(seen).next().unwrap_or_default();
    let head = head.as_str();
    let assent = |w: &str| {
        matches!(
            w,
            "agreed" | "accepted" | "acknowledged" | "consented" | "confirmed" | "approved" | "ratified" | "joined"
        )
    };
    let closing = || {
        matches!(head, "sincerely" | "cordially" | "respectfully" | "regards")
            || words(seen).next_back().is_some_and(|w| w == "yours")
                && words(seen).any(|w| w == "truly" || w == "faithfully")
            || matches!(head, "very" | "yours" | "best") && seen.ends_with(',') && count_words(seen) <= 3
    };
    let dated = || head == "dated" && !is_cells(seen) && label(seen).is_none();
    let joins = || matches!(head, "and" | "this") && words(seen).any(|w| assent(&w));
    (assent(head) || head == "executed" || dated() || joins() || closing())
        && count_words(seen) <= MOST
        && !has_signed(seen)
}

/// A heading that ends a signature page: a schedule, an exhibit, an annex.
fn is_heading(seen: &str) -> bool {
    /// A heading has no more words.
    const MOST: usize = 6;
    let head = words(seen).next().unwrap_or_default();
    let head = head.as_str();
    matches!(head, "schedule" | "exhibit" | "annex" | "appendix" | "attachment" | "addendum")
        && count_words(seen) <= MOST
        || matches!(
            head,
            "cc" | "re"
                | "enclosure"
                | "enclosures"
                | "attention"
                | "address"
                | "telephone"
                | "facsimile"
                | "fax"
                | "phone"
        )
        || seen.contains("ignature") && count_words(seen) <= MOST && words(seen).any(|w| w == "omitted")
}

/// Running text that speaks of a conformed signature and is none.
pub(super) fn mentions(seen: &str) -> bool {
    const LONGEST: usize = 600;
    let told = |before: &str| {
        let apart = before.ends_with("  ") || before.ends_with('\t') || before.trim_end().ends_with([':', '_']);
        !apart && count_words(before) >= 6 && lower_share(before) >= 0.5
    };
    // One that stands in a cell of its own is a signature, whatever else the line tells.
    let mut all = seen.match_indices("/s/").chain(seen.match_indices("/S/")).peekable();
    seen.len() < LONGEST && all.peek().is_some() && all.all(|(at, _)| told(&seen[..at]))
}

/// Whether a conformed signature stands anywhere in the line.
pub(super) fn has_signed(seen: &str) -> bool {
    seen.bytes().any(|b| matches!(b, b'/' | b'\\'))
        && seen.match_indices(['/', '\\']).any(|(at, _)| {
            seen.get(at..).is_some_and(|rest| signed(rest).is_some())
                && !seen[..at].ends_with(|c: char| c.is_alphanumeric())
        })
}
