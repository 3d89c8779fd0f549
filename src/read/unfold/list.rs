//! A list that lost its lines: its heads by the rule below them, its rows by their values or, doubtfully, by the words
//! in which names end.

use std::ops::Range;

use crate::read::dates;
use crate::read::prose::is_sentence;
use crate::read::vocabulary::{is_category, is_head_words, is_label};

use super::Joint;
use super::cuts::Found;
use super::tokens::Token;

/// Cuts what belongs to a schedule's heading: TO, the agreement's name, OF, its owner. Where the list begins.
pub(super) fn heading_end(words: &[Token<'_>], from: usize, joints: &mut Vec<(usize, Joint)>) -> usize {
    /// No heading is longer.
    const MOST: usize = 40;
    let link = |k: usize| matches!(words[k].text, "TO" | "to" | "To" | "OF" | "of" | "BETWEEN" | "AND");
    let noun = |k: usize| crate::read::title::is_agreement_noun(words[k].bare());
    let Some(first) = words.get(from).filter(|_| link(from)) else {
        joints.extend(words.get(from).map(|word| (word.at, Joint::Line)));
        return from;
    };
    joints.push((first.at, Joint::Line));
    let most = words.len().min(from + MOST);
    let Some(named) = (from..most).find(|&k| noun(k)) else { return from + 1 };
    joints.push((words[from + 1].at, Joint::Line));
    let mut k = named + 1;
    // "… AGREEMENT OF OAK SERIES <TABLE>": the owner runs to a tag; without one nobody knows where it ends.
    let owned = words.get(k).is_some_and(|_| link(k));
    let tag = (k..most).find(|&i| words[i].is_tag());
    if let (true, Some(tag)) = (owned, tag) {
        joints.push((words[k].at, Joint::Line));
        joints.extend(words.get(k + 1).map(|word| (word.at, Joint::Line)));
        k = tag;
    }
    joints.extend(words.get(k).map(|word| (word.at, Joint::Line)));
    k
}

/// Cuts the words of a list into rows.
pub(super) fn cut(line: &str, words: &[Token<'_>], found: &mut Found) {
    let mut rest = words;
    while let Some(at) = rest.iter().position(|word| word.is_rule()) {
        let (above, below) = rest.split_at(at);
        let rule = rule_words(below);
        let body = above.iter().rposition(|word| word.is_tag()).map_or(0, |tag| tag + 1);
        rows(line, &above[..body], found);
        heads(line, &above[body..], &rule, found);
        for (k, (word, _)) in rule.iter().enumerate() {
            found.joints.push((word.at, if k == 0 { Joint::Line } else { Joint::Cell }));
        }
        rest = &below[below.iter().position(|word| !word.is_rule()).unwrap_or(below.len())..];
        found.joints.extend(rest.first().map(|word| (word.at, Joint::Line)));
    }
    rows(line, rest, found);
}

/// The segments of a rule and their lengths; a dash that was parted off belongs to the first.
fn rule_words<'a>(words: &[Token<'a>]) -> Vec<(Token<'a>, usize)> {
    let mut out: Vec<(Token<'a>, usize)> = Vec::new();
    for &word in words.iter().take_while(|word| word.is_rule()) {
        match out.last_mut().filter(|(last, _)| last.text == "-") {
            // As drawn: the dash, the blank and the rest.
            Some((last, length)) => {
                *length += word.text.len();
                last.text = word.text;
            }
            None => out.push((word, word.text.len())),
        }
    }
    out
}

/// Parts the heads of columns: there are as many as the rule has segments, and each is as long as its own.
fn heads(line: &str, words: &[Token<'_>], rule: &[(Token<'_>, usize)], found: &mut Found) {
    found.joints.extend(words.first().map(|word| (word.at, Joint::Line)));
    let mut rest = words;
    for (k, (_, length)) in rule.iter().enumerate() {
        let last = k + 1 == rule.len();
        let text = |count: usize| line.get(rest[0].at..rest[count - 1].end()).unwrap_or("");
        if last || rest.is_empty() {
            break;
        }
        let fits = |count: usize| text(count).chars().count().abs_diff(*length);
        let known = |count: usize| usize::from(!is_head_words(text(count)));
        let Some(count) = (1..=rest.len()).min_by_key(|&count| (fits(count) > 1, known(count), fits(count))) else {
            break;
        };
        rest = &rest[count..];
        found.joints.extend(rest.first().map(|word| (word.at, Joint::Cell)));
    }
}

/// Parts rows: behind their values where they have some, behind names otherwise.
fn rows(line: &str, words: &[Token<'_>], found: &mut Found) {
    let words: Vec<Token<'_>> = words.iter().copied().filter(|word| !word.is_tag()).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    let text = line.get(first.at..last.end()).unwrap_or("");
    let values = values(&words, text, first.at);
    if values.is_empty() && is_sentence(text) {
        return;
    }
    let mut from = 0;
    let mut doubtful = None;
    for value in &values {
        names(line, &words[from..value.start], true, found, &mut doubtful);
        found.joints.push((words[value.start].at, Joint::Cell));
        found.joints.extend(words.get(value.end).map(|next| (next.at, Joint::Line)));
        from = value.end;
    }
    names(line, &words[from..], false, found, &mut doubtful);
    found.doubtful.extend(doubtful);
}

/// The dates and rates among the words, as ranges of them.
fn values(words: &[Token<'_>], text: &str, base: usize) -> Vec<Range<usize>> {
    let dates = dates::find(text).into_iter().map(|found| {
        let place = |at: usize| words.partition_point(|word| word.end() <= base + at);
        place(found.range.start)..place(found.range.end - 1) + 1
    });
    let rate = |word: &Token<'_>| {
        let bare = word.text.trim_end_matches(['*', '"', '”', ',']);
        bare.strip_suffix('%').is_some_and(|figure| figure.parse::<f32>().is_ok())
    };
    let rates = words.iter().enumerate().filter(|(_, word)| rate(word)).map(|(k, _)| k..k + 1);
    let mut out: Vec<Range<usize>> = dates.chain(rates).collect();
    out.sort_unstable_by_key(|value| value.start);
    out
}

/// Parts what stands before a value: headings in capitals, and names behind the words that names end in. Before a
/// value the last name is certain; others are doubtful.
fn names(line: &str, words: &[Token<'_>], valued: bool, found: &mut Found, doubtful: &mut Option<Range<usize>>) {
    let mut start = 0;
    for k in 1..words.len() {
        let text = |range: Range<usize>| line.get(words[range.start].at..words[range.end - 1].end()).unwrap_or("");
        let above = text(start..k);
        let turns = words[start..k].iter().all(|word| !word.is_quiet()) && words[k].is_quiet() && starts_name(words[k]);
        let heads = k - start > 1 && turns && !words[k - 1].text.ends_with('.')
            || turns && (is_label(above) || is_category(above));
        let ends = ends_name(words, k) && starts_name(words[k]) && k - start > 1;
        if !(heads || ends) {
            continue;
        }
        found.joints.push((words[k].at, if heads { Joint::Gap } else { Joint::Line }));
        if ends && !(heads || valued && k + 1 == words.len()) {
            let whole = doubtful.get_or_insert(words[start].at..words[k].end());
            whole.end = words[words.len() - 1].end();
        }
        start = k;
    }
}

/// Whether the word before `k` is one in which names of portfolios end, and the name does not go on.
fn ends_name(words: &[Token<'_>], k: usize) -> bool {
    const ENDS: [&str; 9] =
        ["fund", "funds", "portfolio", "portfolios", "trust", "series", "etf", "reserves", "shares"];
    let end = |word: &Token<'_>| ENDS.iter().any(|known| word.bare().eq_ignore_ascii_case(known));
    let numeral = |word: &Token<'_>| !word.bare().is_empty() && word.bare().bytes().all(|b| b"IVX".contains(&b));
    let ended = end(&words[k - 1]) || numeral(&words[k - 1]) && k > 1 && end(&words[k - 2]);
    ended && !end(&words[k]) && !numeral(&words[k])
}

fn starts_name(word: Token<'_>) -> bool {
    word.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}
