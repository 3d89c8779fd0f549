//! A list that lost its lines: its heads by the rule below them, its rows by their values or, doubtfully, by the words
//! in which names end.

use std::ops::Range;

use crate::order::InOrder;
use crate::read::dates;
use crate::read::prose::{is_sentence, sentence_words};
use crate::read::title::is_agreement_noun;
use crate::read::vocabulary::{is_category, is_head_words, is_label};

use super::Joint;
use super::cuts::Found;
use super::tokens::{Token, is_rule};

/// Cuts what belongs to a schedule's heading: parentheses, TO, the agreement's name, OF, its owner. Where the list begins.
pub(super) fn heading_end(words: &[Token<'_>], from: usize, joints: &mut Vec<(usize, Joint)>) -> usize {
    let link = |k: usize| words.get(k).is_some_and(|w| matches!(w.text, "TO" | "to" | "To" | "OF" | "BETWEEN"));
    let mut k = aside_end(words, from, joints);
    if link(k) {
        /// No agreement's name is longer.
        const MOST: usize = 30;
        let most = words.len().min(k + MOST);
        let Some(named) = (k..most).find(|&i| is_agreement_noun(words[i].bare())) else { return k };
        joints.extend(words[k..=k + 1].iter().map(|word| (word.at, Joint::Line)));
        k = aside_end(words, named + 1, joints);
        if link(k) {
            joints.extend(words.get(k..k + 2).into_iter().flatten().map(|word| (word.at, Joint::Line)));
            k = aside_end(words, owner_end(words, k + 1), joints);
        }
    }
    joints.extend(words.get(k).map(|word| (word.at, Joint::Line)));
    k
}

/// Past a parenthesis that stands at word `k`, on a line of its own.
fn aside_end(words: &[Token<'_>], k: usize, joints: &mut Vec<(usize, Joint)>) -> usize {
    /// No parenthesis of a heading is longer.
    const MOST: usize = 20;
    let Some(open) = words.get(k).filter(|word| word.text.starts_with('(')) else { return k };
    let Some(close) = words[k..].iter().take(MOST).position(|word| word.text.ends_with(')')) else { return k };
    joints.push((open.at, Joint::Line));
    k + close + 1
}

/// Past the agreement's owner, in capitals up to the word in which companies end.
fn owner_end(words: &[Token<'_>], from: usize) -> usize {
    let loud = words.get(from..).unwrap_or(&[]).iter().take_while(|word| word.is_loud()).count();
    let ends = |k: &usize| (is_end(words[*k]) || is_legal(words[*k])) && !words[*k].text.ends_with(',');
    let tag = words.get(from + loud).is_some_and(|next| next.is_tag());
    if tag { from + loud } else { (from..from + loud).find(ends).map_or(from + loud, |k| k + 1) }
}

/// Cuts the words of a list into rows.
pub(super) fn cut(line: &str, words: &[Token<'_>], found: &mut Found) {
    let mut rest = words;
    while let Some(at) = (0..rest.len()).find(|&k| is_rule(rest, k)) {
        let (above, below) = rest.split_at(at);
        let count = (0..below.len()).take_while(|&k| is_rule(below, k)).count();
        let rule = segments(&below[..count]);
        let body = heads(line, above, &rule, found);
        rows(line, &above[..body], found);
        for (k, (word, _)) in rule.iter().enumerate() {
            found.joints.push((word.at, if k == 0 { Joint::Line } else { Joint::Cell }));
        }
        rest = &below[count..];
        found.joints.extend(rest.first().map(|word| (word.at, Joint::Line)));
    }
    rows(line, rest, found);
}

/// The segments of a rule, where each begins and how long it is; a dash that was parted off belongs to the first.
fn segments<'a>(words: &[Token<'a>]) -> Vec<(Token<'a>, usize)> {
    let mut out: Vec<(Token<'a>, usize)> = Vec::new();
    let mut parted = false;
    for &word in words {
        match out.last_mut().filter(|_| parted) {
            Some((_, length)) => *length = word.text.len(),
            None => out.push((word, word.text.len())),
        }
        parted = word.text == "-";
    }
    out
}

/// Parts the heads of columns, or the one heading that is ruled, from what stands before: each is as long as its
/// segment of the rule, give or take the dash that was parted off. How many words stand before.
fn heads(line: &str, words: &[Token<'_>], rule: &[(Token<'_>, usize)], found: &mut Found) -> usize {
    let tag = words.iter().rposition(|word| word.is_tag()).map_or(0, |tag| tag + 1);
    let mut end = words.len();
    for (k, (_, length)) in rule.iter().enumerate().rev() {
        let text = |start: usize| line.get(words[start].at..words[end - 1].end()).unwrap_or("");
        let off = |start: &usize| text(*start).chars().count().abs_diff(*length);
        let exact = (tag..end).filter(|start| off(start) <= 2).min_by_key(off);
        // A head is shorter than its rule where the rule is as wide as the column.
        let known = || (tag..end).filter(|&start| is_head_words(text(start))).min();
        let Some(start) = exact.or_else(known) else { break };
        found.joints.push((words[start].at, if k == 0 { Joint::Gap } else { Joint::Cell }));
        end = start;
    }
    end
}

/// Parts rows: behind their values where they have some, behind names otherwise.
fn rows(line: &str, words: &[Token<'_>], found: &mut Found) {
    let words: Vec<Token<'_>> = words.iter().copied().filter(|word| !word.is_tag()).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    let text = line.get(first.at..last.end()).unwrap_or("");
    // Names hold a word of a sentence's kind now and then, sentences more.
    const SPARSE: usize = 15;
    let values = values(&words, text, first.at);
    if is_sentence(text) && sentence_words(text) * SPARSE >= words.len() {
        return;
    }
    // "FEES EFFECTIVE SEPTEMBER 1, 2001" over a table, "as of May 1, 2003" below names: since when it holds, and no value.
    let mut values = values;
    let mut words = words;
    if let Some(lead) = values.last().filter(|day| day.end == words.len()).and_then(|day| lead(&words, day.start)) {
        if values.len() == 1 && !words[..lead].iter().skip(1).any(|word| is_end(*word) || is_legal(*word)) {
            return;
        }
        found.joints.push((words[lead].at, Joint::Line));
        values.pop();
        words.truncate(lead);
    }
    let mut from = 0;
    let mut doubtful = None;
    for value in &values {
        names(line, &words[from.min(value.start)..value.start], found, &mut doubtful);
        found.joints.push((words[value.start].at, Joint::Cell));
        let next = values.iter().any(|other| other.start == value.end);
        let family = words.first().map_or("", |word| word.text);
        let pages = page_break(&words[value.end.min(words.len())..], family);
        let apart = if pages > 0 { Joint::Gap } else { Joint::Line };
        let behind = words.get(value.end..value.end + pages + 1).or(words.get(value.end..)).unwrap_or(&[]);
        found.joints.extend(behind.iter().filter(|_| !next).map(|word| (word.at, apart)));
        from = value.end + pages;
    }
    names(line, &words[from.min(words.len())..], found, &mut doubtful);
    found.doubtful.extend(doubtful);
}

/// Where the words begin that lead to the day at word `day`: "effective", "as of", "effective as of", "dated".
fn lead(words: &[Token<'_>], day: usize) -> Option<usize> {
    let is = |back: usize, known: &[&str]| {
        let word = day.checked_sub(back).and_then(|k| words.get(k));
        word.is_some_and(|word| known.iter().any(|known| word.bare().eq_ignore_ascii_case(known)))
    };
    match () {
        () if is(1, &["of"]) && is(2, &["as"]) && is(3, &["effective"]) => Some(day - 3),
        () if is(1, &["of"]) && is(2, &["as"]) => Some(day - 2),
        () if is(1, &["effective", "dated"]) => Some(day - 1),
        () => None,
    }
}

/// "1 2 Oak Fund": the numbers at the foot of a page and at the head of the next, or one of them before a name that begins
/// with the family's word; how many words they are.
fn page_break(words: &[Token<'_>], family: &str) -> usize {
    let number =
        |k: usize| words.get(k).filter(|word| word.text.len() <= 3).and_then(|word| word.text.parse::<u32>().ok());
    match (number(0), number(1)) {
        (Some(foot), Some(head)) if head == foot + 1 => 2,
        (Some(_), None) if words.get(1).is_some_and(|word| word.text == family) => 1,
        _ => 0,
    }
}

/// The dates, rates and amounts among the words, as ranges of them.
fn values(words: &[Token<'_>], text: &str, base: usize) -> Vec<Range<usize>> {
    let dates = dates::find(text).into_iter().map(|found| {
        let place = |at: usize| words.partition_point(|word| word.end() <= base + at);
        place(found.range.start)..(place(found.range.end - 1) + 1).min(words.len())
    });
    let digit =
        |k: usize| words.get(k).is_some_and(|word: &Token<'_>| word.text.starts_with(|c: char| c.is_ascii_digit()));
    let amounts = (0..words.len()).filter_map(|k| {
        let word = words[k].text.trim_end_matches(['*', '"', '”', ',']);
        let rate = word.strip_suffix('%').is_some_and(|figure| figure.parse::<f32>().is_ok());
        let amount = word.strip_prefix('$').is_some_and(|figure| figure.starts_with(|c: char| c.is_ascii_digit()));
        let open = matches!(word, "[" | "$[") && words.get(k + 1).is_some_and(|next| next.text.starts_with(']'));
        match word {
            "$" if digit(k + 1) => Some(k..k + 2),
            _ if open => Some(k..k + 2),
            _ => (rate || amount).then_some(k..k + 1),
        }
    });
    let mut out: Vec<Range<usize>> = dates.chain(amounts).collect();
    // "(as of May 1, 2003)" is a remark.
    out.retain(|value| !words[value.end - 1].text.ends_with(')'));
    out.order_by_key(|value| value.start);
    out.dedup_by(|next, last| next.start < last.end);
    out
}

/// Parts what stands before a value: labels, headings in capitals, and names behind the words in which names end. The
/// last name before a value is certain, and so is one that stands alone.
fn names(line: &str, words: &[Token<'_>], found: &mut Found, doubtful: &mut Option<Range<usize>>) {
    let mut start = 0;
    for k in 1..words.len() {
        let own = line.get(words[start].at..words[k - 1].end()).unwrap_or("");
        let loud = words[start..k].iter().all(|word| !word.is_quiet());
        // "OAK EQUITY FUNDS | PORTFOLIOS": the first of the two ends a name.
        let closed = is_end(words[k - 1]) || is_legal(words[k - 1]);
        let label = |k: usize| words[k].is_loud() && is_label(words[k].text) && closed;
        // "OAK EQUITY FUNDS | Oak Fund", but "OAK EQUITY FUNDS | OAK Bond Fund": the family's word begins the name.
        let family = words[k].text == words[start].text && words.get(k + 1).is_some_and(|next| next.is_quiet());
        let short = words[k - 1].text.ends_with('.') && !is_legal(words[k - 1]);
        let turns = loud && !short && starts_name(words[k]) && (words[k].is_quiet() || family);
        let led = leads(words, k) && k - start > 1;
        let heads =
            led || turns && (k - start > 1 || is_label(own) || is_category(own)) || label(k) || loud && is_label(own);
        let ends = ends_name(words, k) && k - start > 1;
        let remark = words[k - 1].text.ends_with(')') && starts_name(words[k]) && k - start > 1;
        let class = remark || starts_class(words, k) || ends_class(words, k);
        if !(heads && starts_name(words[k]) || ends || class) {
            continue;
        }
        found.joints.push((words[k].at, if heads && (turns || led) { Joint::Gap } else { Joint::Line }));
        if ends && !heads && !class {
            let whole = doubtful.get_or_insert(words[start].at..words[k].end());
            whole.end = words[words.len() - 1].end();
        }
        start = k;
    }
}

/// Whether another class begins with word `k`: "Class C", "Institutional Class"; the first stands behind a dash.
fn starts_class(words: &[Token<'_>], k: usize) -> bool {
    let class = |i: usize| words.get(i).is_some_and(|word| word.bare().eq_ignore_ascii_case("class"));
    let behind = words[k - 1].text.ends_with(['-', '–', '—']);
    !behind && (class(k) && is_code(words, k + 1) || class(k + 1) && !is_code(words, k + 2) && starts_name(words[k]))
}

/// Whether a class ends before word `k`.
fn ends_class(words: &[Token<'_>], k: usize) -> bool {
    let class = |back: usize| k.checked_sub(back).is_some_and(|i| words[i].bare().eq_ignore_ascii_case("class"));
    let ended = class(2) && is_code(words, k - 1) || class(1) && k > 1 && !is_code(words, k);
    let shares = words[k].bare().to_lowercase().starts_with("share");
    ended && starts_name(words[k]) && !shares
}

/// Whether a heading's colon stands before word `k`: "Oak Trust:", "Oak Trust (continued):"; names hold colons too.
fn leads(words: &[Token<'_>], k: usize) -> bool {
    let last = words[k - 1];
    last.text.ends_with(':')
        && (is_end(last) || is_legal(last) || last.text.starts_with("(cont"))
        && starts_name(words[k])
}

/// "A", "R6": a class's letters.
fn is_code(words: &[Token<'_>], k: usize) -> bool {
    words.get(k).is_some_and(|word| {
        let bare = word.bare();
        (1..=2).contains(&bare.len()) && bare.starts_with(|c: char| c.is_ascii_uppercase()) && !word.is_quiet()
    })
}

/// Whether a name ends before word `k`, and another begins with it.
fn ends_name(words: &[Token<'_>], k: usize) -> bool {
    let numeral = |word: Token<'_>| !word.bare().is_empty() && word.bare().bytes().all(|b| b"IVX".contains(&b));
    let last = words[k - 1];
    let ended = is_end(last) || is_legal(last) || numeral(last) && k > 1 && is_end(words[k - 2]);
    ended && starts_name(words[k]) && !is_end(words[k]) && !is_legal(words[k]) && !numeral(words[k])
}

/// A word in which names of portfolios and of registrants end.
pub(super) fn is_end(word: Token<'_>) -> bool {
    const ENDS: [&str; 9] =
        ["fund", "funds", "portfolio", "portfolios", "trust", "series", "etf", "reserves", "shares"];
    ENDS.iter().any(|known| word.bare().eq_ignore_ascii_case(known))
}

/// "Inc.", "L.P.": a company's form, behind its name.
pub(super) fn is_legal(word: Token<'_>) -> bool {
    const FORMS: [&str; 8] = ["inc", "l.p", "lp", "llc", "l.l.c", "ltd", "corp", "corporation"];
    FORMS.iter().any(|known| word.bare().eq_ignore_ascii_case(known))
}

fn starts_name(word: Token<'_>) -> bool {
    word.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}
