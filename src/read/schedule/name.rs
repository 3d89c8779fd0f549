//! What stands in a name's cell besides the name: bullets, numbers, footnote marks, former names, a class, a dash.

use std::ops::Range;

use crate::read::prose::{Joined, trimmed};
use crate::text::Words;
use crate::text::fold::is_quote;
use crate::text::lines::Lines;

use super::value::{Look, class_name, look};

/// A name's cell, taken apart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Name {
    /// The name itself; empty where the cell held none.
    pub name: Words,
    /// "(formerly …)".
    pub formerly: Vec<Words>,
    /// Other parentheses that are no part of the name ("(effective May 1, 2003)").
    pub remarks: Vec<Words>,
    /// A class that ends the cell ("Oak Fund – Class A").
    pub class: Option<Words>,
    /// Footnote marks in order.
    pub marks: Vec<String>,
    /// How it is numbered.
    pub mark: Mark,
    /// It ends in a colon or a dash that leads on to what follows.
    pub leads: bool,
    /// The colon.
    pub colon: bool,
    /// It says "(continued)".
    pub continued: bool,
}

/// How a name is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mark {
    /// Not at all.
    #[default]
    None,
    /// "IV."
    Roman,
    /// "B."
    Letter,
    /// "3.", "•": the innermost level.
    Leaf,
}

/// Takes a cell's words apart. `notes` are the marks that footnotes of this schedule bear: only those are stripped
/// where they are glued to a name, since digits may be part of it.
pub fn name(lines: &Lines<'_>, joined: &Joined, notes: &[String]) -> Name {
    let text = joined.text.as_str();
    let mut out = Name::default();
    let mut range = trimmed(text, 0..text.len());
    strip_front(text, &mut range, &mut out);
    // From the end, as often as something comes off.
    loop {
        let before = range.clone();
        strip_signs(text, &mut range, &mut out);
        strip_parenthesis(lines, joined, &mut range, &mut out);
        strip_mark(text, &mut range, notes, &mut out);
        strip_class(lines, joined, &mut range, &mut out);
        if range == before {
            break;
        }
    }
    middle_parenthesis(lines, joined, &mut range, &mut out);
    out.formerly.reverse();
    out.remarks.reverse();
    out.marks.reverse();
    if range.is_empty() && !out.formerly.is_empty() {
        // "(formerly Elm Fund)" with no name above it to belong to: kept as it stands.
        return Name { name: joined.words(lines, trimmed(text, 0..text.len())), ..Name::default() };
    }
    if !range.is_empty() {
        out.name = joined.words(lines, range);
    }
    out
}

fn strip_front(text: &str, range: &mut Range<usize>, out: &mut Name) {
    let bullets = ['•', '●', '·', '▪', '■', '◦', '○', '*', '-', '\u{b7}'];
    loop {
        let rest = &text[range.clone()];
        let Some(first) = rest.chars().next() else { return };
        let after = &rest[first.len_utf8()..];
        let spaced = after.starts_with(' ');
        if bullets.contains(&first) && (spaced || !matches!(first, '-' | '*')) || first == '*' {
            if first == '*' && !spaced {
                out.marks.push("*".to_owned());
            } else {
                out.mark = Mark::Leaf;
            }
            range.start += first.len_utf8();
        } else if first == 'o' && spaced && after.trim_start().starts_with(|c: char| c.is_uppercase()) {
            range.start += 1;
        } else if is_quote(first) && rest.matches(is_quote).count() % 2 == 1 {
            range.start += first.len_utf8();
        } else if let Some((mark, length)) = enumerator(rest) {
            out.mark = mark;
            range.start += length;
        } else {
            return;
        }
        *range = trimmed(text, range.clone());
    }
}

/// "3. Oak Fund", "B. Oak Trust", "IV. Equity Funds": never "10 Uncommon Values" or "J. P. Oak Fund".
fn enumerator(rest: &str) -> Option<(Mark, usize)> {
    let (mark, length) = crate::read::prose::item_mark(rest).filter(|(_, length)| *length < rest.len())?;
    if rest[..length].ends_with([',', ':']) {
        return None;
    }
    let kind = match mark {
        _ if mark.starts_with(|c: char| c.is_ascii_digit()) => Mark::Leaf,
        "I" | "V" | "X" => Mark::Roman,
        _ if mark.len() == 1 && mark.starts_with(|c: char| c.is_ascii_uppercase()) => Mark::Letter,
        _ if mark.chars().all(|c| "IVX".contains(c)) => Mark::Roman,
        _ => Mark::Leaf,
    };
    Some((kind, length))
}

fn strip_signs(text: &str, range: &mut Range<usize>, out: &mut Name) {
    loop {
        let rest = &text[range.clone()];
        let Some(last) = rest.chars().next_back() else { return };
        let quote = is_quote(last) && rest.matches(is_quote).count() % 2 == 1;
        let sign = matches!(last, ';' | ',' | '*' | '†' | '‡' | ' ' | ':') || last == '-' && rest.len() > 1;
        let stop = last == '.' && rest.ends_with("...");
        if !(quote || sign || stop) {
            return;
        }
        out.leads |= matches!(last, ':' | '-');
        out.colon |= last == ':';
        if matches!(last, '*' | '†' | '‡') {
            let length = rest.len() - rest.trim_end_matches(last).len();
            out.marks.push(rest[rest.len() - length..].to_owned());
            range.end -= length;
        } else {
            range.end -= last.len_utf8();
        }
    }
}

fn strip_parenthesis(lines: &Lines<'_>, joined: &Joined, range: &mut Range<usize>, out: &mut Name) {
    let rest = &joined.text[range.clone()];
    if !rest.ends_with([')', ']']) {
        return;
    }
    let Some(open) = opening(rest) else { return };
    let start = range.start + open;
    if aside(lines, joined, start..range.end, out) {
        *range = trimmed(&joined.text, range.start..start);
    }
}

/// The parenthesis that the last character of `rest` closes.
fn opening(rest: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in rest.char_indices().rev() {
        match c {
            ')' | ']' => depth += 1,
            '(' | '[' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// What a parenthesis is, if it is no part of the name. True when it was taken.
fn aside(lines: &Lines<'_>, joined: &Joined, whole: Range<usize>, out: &mut Name) -> bool {
    let inner = trimmed(&joined.text, whole.start + 1..whole.end - 1);
    let text = &joined.text[inner.clone()];
    let lower = text.to_lowercase();
    if lower.starts_with("cont") {
        out.continued = true;
    } else if let Some(former) = former_range(text) {
        let former = inner.start + former.start..inner.start + former.end;
        // The names of a chain are told backwards, as parentheses are.
        for one in chained(&joined.text, former).into_iter().rev() {
            out.formerly.push(joined.words(lines, one));
        }
    } else if !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())
        || text.bytes().all(|b| b == b'*')
    {
        out.marks.push(text.to_owned());
    } else if is_remark(&lower) {
        out.remarks.push(joined.words(lines, whole));
    } else {
        return false;
    }
    true
}

fn is_remark(lower: &str) -> bool {
    const OPENERS: [&str; 14] = [
        "effective",
        "liquidated",
        "merged",
        "as of",
        "in process",
        "addition",
        "new",
        "closed",
        "terminated",
        "inception",
        "to be",
        "added",
        "renamed",
        "the \"",
    ];
    OPENERS.iter().any(|opener| lower.starts_with(opener))
}

/// The former name in "formerly known as "Oak Fund"", "f/k/a Oak Fund", "formerly, Oak Fund".
pub fn former_range(text: &str) -> Option<Range<usize>> {
    const OPENERS: [&str; 9] = [
        "formerly known as the",
        "formerly known as",
        "formerly named",
        "formerly called",
        "formerly the",
        "formerly",
        "f/k/a",
        "fka",
        "previously",
    ];
    let lower = text.to_ascii_lowercase();
    let opener = OPENERS.iter().find(|opener| lower.starts_with(**opener))?;
    let signs = |c: char| c == ',' || c == ':' || c == ' ' || is_quote(c) || c == '.';
    let body = &text[opener.len()..];
    let start = opener.len() + body.len() - body.trim_start_matches(signs).len();
    let end = start + text[start..].trim_end_matches(signs).len();
    (end > start).then_some(start..end)
}

/// "Oak Fund, formerly Elm Fund": the former names of a chain.
fn chained(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = range.start;
    loop {
        let rest = text.get(start..range.end).unwrap_or("").to_ascii_lowercase();
        let links = [", formerly", "; formerly", " and formerly", ", f/k/a", ", and formerly", ", previously"];
        let Some(at) = links.iter().filter_map(|link| rest.find(link)).min() else { break };
        out.push(trimmed(text, start..start + at));
        let from = start + at + rest[at..].find(['f', 'p']).unwrap_or(0);
        let Some(next) = former_range(&text[from..range.end]) else { break };
        start = from + next.start;
    }
    out.push(trimmed(text, start..range.end));
    out
}

/// "Oak Fund71", "Oak Fund(1)", "Oak Fund1,2,3": only marks that a footnote bears.
fn strip_mark(text: &str, range: &mut Range<usize>, notes: &[String], out: &mut Name) {
    let rest = &text[range.clone()];
    let stem = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    let marks = &rest[stem.len()..];
    let glued = stem.ends_with(|c: char| c.is_alphabetic() || c == '.');
    let known = |mark: &str| notes.iter().any(|note| note == mark);
    if !marks.is_empty() && glued && stem.len() > 3 && marks.split(',').all(known) {
        out.marks.extend(marks.split(',').rev().map(str::to_owned));
        range.end = range.start + stem.len();
    }
}

/// "Oak Fund - Class A", "Oak Fund Class A Shares", "Oak Income Fund R6 Shares".
fn strip_class(lines: &Lines<'_>, joined: &Joined, range: &mut Range<usize>, out: &mut Name) {
    if out.class.is_some() {
        return;
    }
    let rest = &joined.text[range.clone()];
    let dashed = rest.rfind(" - ").map(|at| (at, at + 3));
    let worded = rest.rfind(" Class ").or_else(|| rest.rfind(" CLASS ")).map(|at| (at, at + 1));
    for (cut, from) in [dashed, worded].into_iter().flatten() {
        let tail = &rest[from..];
        // "Oak Money Fund - Oak Cash Reserve Shares": shares after a dash are a class, whatever they are called.
        if cut > 3
            && Some((cut, from)) == dashed
            && tail.ends_with(" Shares")
            && crate::read::vocabulary::ends_like_a_name(&rest[..cut])
        {
            let start = range.start + from;
            let length =
                if look(tail) == Look::Class { class_name(tail).map_or(tail.len(), str::len) } else { tail.len() };
            out.class = Some(joined.words(lines, start..start + length));
            *range = trimmed(&joined.text, range.start..range.start + cut);
            return;
        }
        if let Some(class) = class_name(tail).filter(|_| look(tail) == Look::Class && cut > 3) {
            let start = range.start + from;
            out.class = Some(joined.words(lines, start..start + class.len()));
            *range = trimmed(&joined.text, range.start..range.start + cut);
            return;
        }
    }
}

/// "Oak Fund (formerly Elm Fund) Class A", "Oak Fund (formerly Elm Fund": a former name that does not end the cell.
fn middle_parenthesis(lines: &Lines<'_>, joined: &Joined, range: &mut Range<usize>, out: &mut Name) {
    let rest = &joined.text[range.clone()];
    let lower = rest.to_ascii_lowercase();
    let Some(open) = ["(formerly", "(f/k/a", ", formerly"].iter().filter_map(|opener| lower.find(opener)).min() else {
        return;
    };
    let close = rest[open..].find(')').map_or(rest.len(), |at| open + at);
    let inner = range.start + open + 1..range.start + close;
    let inner = trimmed(&joined.text, inner);
    if let Some(former) = former_range(&joined.text[inner.clone()]) {
        out.formerly.push(joined.words(lines, inner.start + former.start..inner.start + former.end));
        *range = trimmed(&joined.text, range.start..range.start + open);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let lines = Lines::of(text);
        let joined = Joined::of(&lines, lines.all());
        let n = name(&lines, &joined, &["71".to_owned(), "2".to_owned()]);
        let list = |w: &[Words]| w.iter().map(|w| w.value.clone()).collect::<Vec<_>>().join("; ");
        let class = n.class.map(|c| c.value).unwrap_or_default();
        let found = [n.name.value, list(&n.formerly), list(&n.remarks), class, n.marks.join(" ")].join(" | ");
        assert_eq!(found.trim_end_matches([' ', '|']), expected, "{text}");
    }

    #[test]
    fn taken_apart() {
        check("• Elm Growth Fund71", "Elm Growth Fund |  |  |  | 71");
        check("Elm 2030 Fund", "Elm 2030 Fund");
        check("Oak High Income Fund\"", "Oak High Income Fund");
        check("Oak “New Era” Fund", "Oak “New Era” Fund");
        check("Oak Core Fund (formerly, Oak Value Fund)", "Oak Core Fund | Oak Value Fund");
        check("Oak Fund (formerly A Fund) (formerly B Fund)*", "Oak Fund | A Fund; B Fund |  |  | *");
        check("Oak Fund (effective May 1, 2003)", "Oak Fund |  | (effective May 1, 2003)");
        check("Oak Fund – Class A", "Oak Fund |  |  | Class A");
        check("Oak Value Fund Class A*", "Oak Value Fund |  |  | Class A | *");
        check("Elm Strategic (U.S.) Fund -", "Elm Strategic (U.S.) Fund");
        check("3.  Pine Bond Fund", "Pine Bond Fund");
        check("10 Uncommon Values Portfolio-", "10 Uncommon Values Portfolio");
        check("Birch – Conservative Allocation Portfolio", "Birch – Conservative Allocation Portfolio");
        check("(formerly Elm Fund)", "(formerly Elm Fund)");
        check("Elm Fund (1)", "Elm Fund |  |  |  | 1");
    }
}
