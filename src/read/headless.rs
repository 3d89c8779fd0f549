//! Lists that stand under a sentence instead of a heading: "Schedule A is supplemented by adding the following:" over
//! names with their classes, "… shall be paid at the rates below:" over a table of fees.

use crate::model::Act;
use crate::order::InOrder;
use crate::read::closing::closing;
use crate::read::furniture::is_furniture;
use crate::read::instruction::{self, Order};
use crate::read::listed::Listed;
use crate::read::prose::{Joined, is_sentence, item_mark, paragraphs};
use crate::read::schedule::aside::{ends_sentence_before, is_table};
use crate::read::schedule::heading::Heading;
use crate::read::schedule::subtitle::is_subtitle;
use crate::read::schedule::{bears_note, is_list_of_values};
use crate::read::title::Title;
use crate::read::vocabulary::ends_like_a_name;
use crate::read::{follow, signature::SignatureBlock};
use crate::text::fold::Folded;
use crate::text::known::KnownPhrases;
use crate::text::lines::{Lines, Shape};
use crate::text::{LineRange, Spanned, Words};

/// Finds them outside the lists that have a heading and the signatures. Only lists that say more than names: names
/// alone are told by the instruction itself.
pub fn headless(
    lines: &Lines<'_>,
    range: LineRange,
    lists: &[(Heading, LineRange)],
    signed: &[SignatureBlock],
    titles: &[Folded],
) -> Vec<(Heading, LineRange)> {
    let mut out = Vec::new();
    for gap in gaps(range, lists, signed) {
        let all = paragraphs(lines, gap);
        let mut k = 0;
        while k + 1 < all.len() {
            let text = Joined::of(lines, all[k]);
            // A sentence ends what another one reaches, so that no paragraph is reached twice.
            let below = if leads(&text.text) { reach(lines, &all, k) } else { k };
            if below > k + 1 {
                let list = LineRange { start: all[k + 1].start, end: all[below - 1].end };
                let renames = follow::rename_table(lines, list.start as usize, list.end as usize).is_some();
                let (title, list) = titled(lines, list, &all[k + 1..below]);
                if !renames
                    && (is_list_of_values(lines, list, titles)
                        || restates(lines, &text, list, lists)
                        || lists_all(lines, &text.text, list))
                {
                    let mut heading = heading(lines, &text, list);
                    heading.lines.start = title;
                    out.push((heading, list));
                    k = below;
                    continue;
                }
            }
            k += 1;
        }
    }
    out
}

/// "AMENDMENT NO. 9 TO EXHIBIT A" over a sentence and a table, in a deed without any other list: the exhibit as amended,
/// whose heading is the deed's own title.
pub fn titled_list(
    lines: &Lines<'_>,
    range: LineRange,
    signed: &[SignatureBlock],
    title: &Title,
) -> Option<(Heading, LineRange)> {
    let label = title.schedule.as_ref()?;
    // What a signature takes for its own titles nothing.
    let line = lines.line_at(label.span.start);
    if signed.iter().any(|block| block.lines.range().contains(&line)) {
        return None;
    }
    let lists = gaps(range, &[], signed).into_iter().flat_map(|gap| {
        let all = paragraphs(lines, gap);
        let mut out: Vec<LineRange> = Vec::new();
        let mut k = 0;
        while k + 1 < all.len() {
            // What one paragraph reaches is looked at once, not again from within.
            let below = reach(lines, &all, k);
            if below > k + 1 {
                out.push(LineRange { start: all[k + 1].start, end: all[below - 1].end });
            }
            k = below.max(k + 1);
        }
        out
    });
    let list = lists.into_iter().find(|list| is_list_of_values(lines, *list, &title.lines))?;
    let id = label.value.rsplit(' ').next().unwrap_or("").to_owned();
    Some((standing_for(id, label.clone(), list), list))
}

/// What stands for the heading of a list that has none.
fn standing_for(id: String, label: Words, list: LineRange) -> Heading {
    Heading {
        id,
        label,
        lines: LineRange { start: list.start, end: list.start },
        as_of: None,
        agreement_date: None,
        continued: false,
        change: false,
        draft: false,
        quoted: false,
        strong: true,
    }
}

/// "SCHEDULE OF FUNDS", "(Fees as a percentage of assets)" over the names: where the list's title begins, and the list
/// without it.
fn titled(lines: &Lines<'_>, list: LineRange, paragraphs: &[LineRange]) -> (u32, LineRange) {
    let titles = |paragraph: &&LineRange| {
        let text = Joined::of(lines, **paragraph).text;
        let one = paragraph.range().len() == 1 && (is_subtitle(&text) || is_bare_heading(&text));
        paragraph.end < list.end && (one || text.starts_with('(') && text.find(')') == Some(text.len() - 1))
    };
    let start = paragraphs.iter().take_while(titles).last().map_or(list.start, |last| last.end);
    (list.start, LineRange { start, end: list.end })
}

/// "SCHEDULE", by itself: the one that its agreement has.
fn is_bare_heading(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphabetic());
    ["schedule", "exhibit", "appendix", "annex"].iter().any(|noun| bare.eq_ignore_ascii_case(noun))
}

/// "Schedule A is amended to read as follows:" over names alone: the schedule as it now stands, where no heading says so.
fn restates(lines: &Lines<'_>, text: &Joined, list: LineRange, lists: &[(Heading, LineRange)]) -> bool {
    let order = instruction::orders(&text.text).into_iter().next_back().filter(|order| order.act == Act::Replace);
    let label =
        order.and_then(|order| order.target).map(|(_, label)| label).filter(|label| instruction::is_schedule(label));
    let headed = |label: &String| lists.iter().any(|(heading, _)| heading.label.value.eq_ignore_ascii_case(label));
    let names = follow::listed_names(lines, list, &Listed::default());
    label.is_some_and(|label| !headed(&label)) && names.len() >= 2
}

/// "The amended list of the Funds is as follows:", "The Portfolios are now as follows:" over names alone: all that the
/// agreement covers, in a deed that calls its list by no schedule's name.
fn lists_all(lines: &Lines<'_>, text: &str, list: LineRange) -> bool {
    let lower = text.to_lowercase();
    let last = lower.rsplit(". ").next().unwrap_or("");
    let several = ["funds", "portfolios", "series", "companies", "trusts"];
    let listed = last.find("list of ").map(|at| &last[at + "list of ".len()..]);
    let of = |rest: &str| several.iter().any(|noun| rest.split(' ').take(4).any(|word| word == *noun));
    let subject = ["are as follows:", "are now as follows:", "shall be as follows:", "are the following:"];
    let told = subject.iter().any(|end| last.ends_with(end)) && of(last);
    let said = || list.range().filter(|&i| lines.shape(i) == Shape::Text && !is_furniture(lines, i));
    let names = || said().filter(|&i| ends_like_a_name(lines.seen(i))).count();
    (listed.is_some_and(of) || told)
        && instruction::orders(text).is_empty()
        && names() >= 2
        && names() * 3 >= said().count() * 2
}

/// The lines outside lists and signatures.
fn gaps(range: LineRange, lists: &[(Heading, LineRange)], signed: &[SignatureBlock]) -> Vec<LineRange> {
    let mut taken: Vec<LineRange> =
        lists.iter().map(|(heading, list)| LineRange { start: heading.lines.start, end: list.end }).collect();
    taken.extend(signed.iter().map(|block| block.lines));
    taken.order_by_key(|taken| taken.start);
    let mut out = Vec::new();
    let mut at = range.start;
    for taken in taken.into_iter().chain([LineRange { start: range.end, end: range.end }]) {
        out.push(LineRange { start: at, end: taken.start.max(at) });
        at = at.max(taken.end);
    }
    out
}

/// A sentence that says that what it speaks of follows.
fn leads(text: &str) -> bool {
    static FOLLOWS: KnownPhrases = KnownPhrases::of(&["following", "as follows", "below", "hereto:", "thereto:"]);
    static BELOW: KnownPhrases =
        KnownPhrases::of(&["table below", "forth below", "set out below", "shown below", "listed below", "below."]);
    let text = text.trim_end_matches(['|', ' ', '"']);
    let leads = text.ends_with(':') && FOLLOWS.stand_in(text) || text.ends_with('.') && BELOW.stand_in(text);
    leads && is_sentence(text)
}

/// Up to which paragraph what follows paragraph `k` may be its list: none of it is a sentence, an item or closing words.
fn reach(lines: &Lines<'_>, all: &[LineRange], k: usize) -> usize {
    let ends = |paragraph: &LineRange| {
        let text = Joined::of(lines, *paragraph).text;
        let text = text.trim_matches(['|', ' ']);
        is_sentence(text) && !is_table(lines, *paragraph)
            || ends_sentence_before(text)
            || item_mark(text).is_some()
            || closing(text).is_some()
    };
    // The notes to a table are its own.
    let list = |i: usize| LineRange { start: all[k + 1].start, end: all[i].start };
    let notes = |i: usize| i > k + 1 && bears_note(lines, list(i), &Joined::of(lines, all[i]).text);
    (k + 1..all.len()).find(|&i| ends(&all[i]) && !notes(i)).unwrap_or(all.len())
}

/// What the sentence says of the list stands for its heading: which schedule it changes, or which section it is of.
fn heading(lines: &Lines<'_>, text: &Joined, list: LineRange) -> Heading {
    let order = instruction::orders(&text.text).into_iter().next_back();
    let label = order.as_ref().and_then(|order| label(lines, text, order));
    let id = label
        .as_ref()
        .filter(|label| instruction::is_schedule(&label.value))
        .and_then(|label| label.value.split_once(' '))
        .map(|(_, id)| id);
    let called = label.clone().unwrap_or_else(|| first_words(lines, list));
    let change = order.is_some_and(|order| order.act == Act::Add);
    Heading { change, ..standing_for(id.unwrap_or("").to_owned(), called, list) }
}

fn label(lines: &Lines<'_>, text: &Joined, order: &Order) -> Option<Words> {
    let (range, value) = order.target.clone()?;
    Some(Spanned { value: value.into(), ..text.words(lines, range) })
}

/// Where no order says what the list is of, its own first line does.
pub fn first_words(lines: &Lines<'_>, list: LineRange) -> Words {
    let first = list.range().find(|&i| lines.shape(i) == Shape::Text);
    first.and_then(|i| lines.list.get(i)).map(|line| lines.words(line.seen)).unwrap_or_default()
}
