//! Where the lines of a text ended that stands on one: before titles, recitals, items, headings, tags and signatures.

use std::ops::Range;

use crate::order::InOrder;
use crate::read::signature::rows_of_line;
use crate::read::title::is_agreement_noun;
use crate::text::fold::is_quote;

use super::Joint;
use super::list;
use super::tokens::{Token, heading_at, title_at, tokens};

/// What was found in one line.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What stands in place of the blanks before a byte of the line, in order.
    pub joints: Vec<(usize, Joint)>,
    /// Lists that nothing parts but the words in which names end.
    pub doubtful: Vec<Range<usize>>,
}

/// Where in an instrument the walk is; a text may have a few lines, so it goes on from one to the next.
#[derive(Debug, Default)]
pub(super) struct Walk {
    part: Part,
    /// The number of the last page and of the last item.
    page: u32,
    item: u32,
    /// Whether another line follows.
    more: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    /// Before the title.
    #[default]
    Head,
    /// In the title; in capitals or not, within a parenthesis or not.
    Title { loud: bool, aside: bool },
    /// Among sentences.
    Body,
    /// Under a schedule's heading; a quote may have been opened before it.
    List { quoted: bool, from: usize },
}

impl Walk {
    /// Cuts one line; `more` where another follows.
    pub(super) fn line(&mut self, line: &str, more: bool) -> Found {
        self.more = more;
        let mut found = Found::default();
        let signed = rows_of_line(line);
        let mut from = 0;
        for rows in &signed {
            let (Some(first), Some(last)) = (rows.first().and_then(|r| r.first()), rows.last().and_then(|r| r.last()))
            else {
                continue;
            };
            // The words behind the last label may run into a schedule.
            let signed = rows.iter().filter_map(|row| row.first()).rfind(|cell| has_mark(&line[cell.start..cell.end]));
            let end = heading_within(line, &(signed.unwrap_or(first).start..last.end)).unwrap_or(last.end);
            self.words(line, from..first.start, &mut found);
            // Signatures side by side stay on one line, as the reader of signatures knows them.
            let starts = rows.iter().filter_map(|row| row.first()).filter(|cell| cell.start < end);
            found.joints.extend(
                starts.enumerate().map(|(k, cell)| (cell.start, if k == 0 { Joint::Gap } else { Joint::Line })),
            );
            from = end;
        }
        self.words(line, from..line.len(), &mut found);
        found.joints.order();
        found.joints.dedup_by(|next, last| {
            next.0 == last.0 && {
                last.1 = last.1.max(next.1);
                true
            }
        });
        found
    }

    /// Cuts what stands between signatures.
    fn words(&mut self, line: &str, range: Range<usize>, found: &mut Found) {
        let Some(text) = line.get(range.clone()) else { return };
        let words: Vec<Token<'_>> =
            tokens(text).into_iter().map(|word| Token { at: word.at + range.start, ..word }).collect();
        if let Some(first) = words.first().filter(|first| first.at > 0) {
            found.joints.push((first.at, Joint::Gap));
        }
        let mut k = 0;
        while k < words.len() {
            k = self.step(line, &words, k, found).max(k + 1);
        }
        if !(range.end == line.len() && self.waits(&words)) {
            self.close(line, &words, words.len(), found);
        }
    }

    /// Whether a list has only been titled when its line ends: its table stands on the lines below.
    fn waits(&mut self, words: &[Token<'_>]) -> bool {
        /// No subtitle has more words.
        const MOST: usize = 12;
        let Part::List { quoted, from } = self.part else { return false };
        let titles = words.get(from..).unwrap_or(&[]);
        let figure = |word: &Token<'_>| word.text.contains(|c: char| c.is_ascii_digit() || c == '%');
        // "FUNDS AND EFFECTIVE DATES" may begin with such a word; behind others it ends a name.
        let named = titles.iter().skip(1).any(|word| list::is_end(*word) || list::is_legal(*word));
        let waits = self.more && titles.len() <= MOST && !named && !titles.iter().any(figure);
        if waits {
            self.part = Part::List { quoted, from: 0 };
        }
        waits
    }

    /// Looks at word `k`; the next word to look at.
    fn step(&mut self, line: &str, words: &[Token<'_>], k: usize, found: &mut Found) -> usize {
        let word = words[k];
        let mut cut = |at: usize, joint: Joint| {
            if let Some(word) = words.get(at) {
                found.joints.push((word.at, joint));
            }
        };
        if word.is_tag() {
            let goes_on = k > 0 && words[k - 1].is_tag() && matches!(word.text, "<C>" | "<c>");
            cut(k, if goes_on { Joint::Cell } else { Joint::Line });
            cut(k + 1, Joint::Line);
            if word.text.trim_end_matches(is_quote).eq_ignore_ascii_case("</TABLE>") {
                self.close(line, words, k, found);
            }
            return k + 1;
        }
        if let Some(next) = self.page_at(words, k) {
            cut(k, Joint::Gap);
            cut(next, Joint::Gap);
            return next;
        }
        // The wrapper's own title stands before it, and the exhibit's behind.
        let before = matches!(self.part, Part::Head | Part::Title { aside: false, .. });
        if before && word.text.eq_ignore_ascii_case("EXHIBIT") && is_exhibit_number(words, k + 1) {
            self.part = Part::Head;
            cut(k, Joint::Gap);
            cut(k + 2, Joint::Gap);
            return k + 2;
        }
        if let Some(first) = title_at(words, k).filter(|_| self.part == Part::Head) {
            cut(first, Joint::Gap);
            self.part = Part::Title { loud: word.is_loud(), aside: false };
            return k + 1;
        }
        if let Some(length) = heading_at(words, k).filter(|_| self.part != Part::Head || !has_title_after(words, k)) {
            let titled =
                matches!(self.part, Part::Title { .. }) && k > 0 && words[k - 1].bare().eq_ignore_ascii_case("to");
            if !titled {
                let form = k > 1 && words[k - 1].text == "OF" && words[k - 2].bare() == "FORM";
                let first = if form { k - 2 } else { k };
                self.close(line, words, first, found);
                found.joints.push((words[first].at, Joint::Gap));
                let next = list::heading_end(words, k + length, &mut found.joints);
                let quoted = word.text.starts_with(crate::text::fold::is_quote) && !words[k + 1].closes_quote();
                self.part = Part::List { quoted, from: next };
                return next;
            }
        }
        if let Part::Title { loud, aside } = self.part {
            if aside || word.text.starts_with('(') {
                self.part = Part::Title { loud, aside: !word.text.contains(')') };
                return k + 1;
            }
            if opens_body(words, k) || loud && word.is_quiet() && word.text.len() > 1 {
                cut(body_start(words, k), Joint::Gap);
                self.part = Part::Body;
            }
            return k + 1;
        }
        if self.opens(words, k) {
            self.close(line, words, k, found);
            found.joints.push((word.at, Joint::Gap));
            return k + 1;
        }
        if let Part::List { quoted: true, .. } = self.part
            && word.closes_quote()
        {
            self.close(line, words, k + 1, found);
            found.joints.extend(words.get(k + 1).map(|next| (next.at, Joint::Gap)));
        }
        k + 1
    }

    /// Ends a list before word `end`, and parts its rows.
    fn close(&mut self, line: &str, words: &[Token<'_>], end: usize, found: &mut Found) {
        if let Part::List { from, .. } = self.part {
            list::cut(line, words.get(from.min(end)..end).unwrap_or(&[]), found);
            self.part = Part::Body;
        }
    }

    /// A page's number among the words: the next in order, where a sentence, a heading or a row has just ended or
    /// something else begins.
    fn page_at(&mut self, words: &[Token<'_>], k: usize) -> Option<usize> {
        if words[k].text == "-" && words.get(k + 2).is_some_and(|word| word.text == "-") && is_page(words[k + 1]) {
            return Some(k + 3);
        }
        let number = words[k].number().filter(|&number| number == self.page + 1)?;
        let next = words.get(k + 1);
        let before = k.checked_sub(1).map(|i| words[i]);
        let year = before.is_some_and(|word| word.bare().len() == 4 && word.bare().bytes().all(|b| b.is_ascii_digit()));
        let capital = next.is_none_or(|next| next.text.starts_with(|c: char| !c.is_lowercase() && !c.is_ascii_digit()));
        let opens = next.is_none_or(|next| {
            next.item().is_some()
                || heading_at(words, k + 1).is_some()
                || next.text.eq_ignore_ascii_case("EXHIBIT")
                || next.text == "IN"
                || title_at(words, k + 1).is_some()
        });
        let ended = before.is_none_or(|word| word.ends_sentence() || word.is_tag());
        // Behind a rate, a number could begin a name, but for the word that other names of the list begin with.
        let rate = before.is_some_and(|word| word.text.ends_with('%') || word.text.starts_with('$'));
        let row = match self.part {
            Part::List { from, .. } => {
                let known =
                    |next: &Token<'_>| words.get(from..k).is_some_and(|list| list.iter().any(|w| w.text == next.text));
                year || k > 0 && list::is_end(words[k - 1]) || rate && next.is_some_and(known)
            }
            _ => false,
        };
        if !(opens || capital && (ended || row)) {
            return None;
        }
        self.page = number;
        Some(k + 1)
    }

    /// Whether a paragraph begins at word `k`.
    fn opens(&mut self, words: &[Token<'_>], k: usize) -> bool {
        let ended = k == 0 || words[k - 1].ends_sentence() || words[k - 1].closes_quote() || words[k - 1].is_tag();
        let paged = k > 0 && words[k - 1].number() == Some(self.page);
        let headed = k > 0 && matches!(words[k - 1].bare(), "RECITALS" | "AGREEMENT" | "BACKGROUND" | "WITNESSETH");
        if opens_recital(words, k) {
            return true;
        }
        // Behind a list nothing but the next item's own words tell that it is none of the list's.
        let next =
            words[k].item().and_then(|mark| mark.parse().ok()) == Some(self.item + 1) && !words[k].text.ends_with(',');
        let listed = next && matches!(self.part, Part::List { .. }) && speaks(words, k + 1);
        let Some(mark) = words[k].item().filter(|_| ended || paged || headed || listed) else {
            let item = k > 0 && words[k - 1].item().is_some();
            return !item && (ended || matches!(self.part, Part::List { .. })) && opens_closing(words, k);
        };
        let capital = words.get(k + 1).is_some_and(|next| next.text.starts_with(|c: char| !c.is_lowercase()));
        match mark.parse::<u32>() {
            // Items are counted: another number is part of the sentence.
            Ok(number) if capital && (number == self.item + 1 || number == 1) => {
                self.item = number;
                true
            }
            Ok(_) => false,
            Err(_) => capital,
        }
    }
}

/// Whether a sentence begins at word `k`, as no name does: soon a small word follows that links no names.
fn speaks(words: &[Token<'_>], k: usize) -> bool {
    const SOON: usize = 5;
    let small = |word: &Token<'_>| word.text.starts_with(|c: char| c.is_lowercase());
    let links = |word: &Token<'_>| matches!(word.text, "of" | "and" | "the" | "for" | "in" | "to");
    words.iter().skip(k).take(SOON).any(|word| small(word) && !links(word))
}

/// The words of a sentence's beginning in capitals: "… AGREEMENT | AMENDMENT THREE, dated", "… PLAN | THIS AGREEMENT".
fn body_start(words: &[Token<'_>], k: usize) -> usize {
    const MOST: usize = 7;
    let begins = |i: usize| {
        matches!(words[i].bare(), "AMENDMENT" | "THIS" | "AGREEMENT" | "ADDENDUM")
            && i > 0
            && is_agreement_noun(words[i - 1].bare())
    };
    (k.saturating_sub(MOST)..k).find(|&i| begins(i)).unwrap_or(k)
}

/// Whether somebody signs here.
fn has_mark(words: &str) -> bool {
    ["/s/", "/S/", "By:", "___"].iter().any(|mark| words.contains(mark))
}

/// Where the heading of a schedule stands within a range of a line.
fn heading_within(line: &str, range: &Range<usize>) -> Option<usize> {
    let words = tokens(line.get(range.clone())?);
    let found = (1..words.len()).find(|&k| words[k].is_loud() && heading_at(&words, k).is_some())?;
    Some(range.start + words[found].at)
}

/// "h(1)(c)", "(h)(4)", "99.e": an exhibit's number and no schedule's letter.
fn is_exhibit_number(words: &[Token<'_>], k: usize) -> bool {
    words.get(k).is_some_and(|word| word.text.contains('(') || word.text.starts_with("99"))
}

/// "2", "A-2", between dashes.
fn is_page(word: Token<'_>) -> bool {
    let number = word.text.rsplit('-').next().unwrap_or("");
    word.text.len() <= 5 && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

fn has_title_after(words: &[Token<'_>], k: usize) -> bool {
    /// A title stands near the top.
    const NEAR: usize = 40;
    (k..words.len().min(k + NEAR)).any(|i| title_at(words, i).is_some())
}

/// Words with which the first sentence begins, whatever the title's letters.
fn opens_body(words: &[Token<'_>], k: usize) -> bool {
    let (word, next) = (words[k].bare(), words.get(k + 1).map_or("", |next| next.bare()));
    let noun = |text: &str| {
        ["amendment", "agreement", "addendum", "supplement", "first", "second"]
            .iter()
            .any(|n| text.eq_ignore_ascii_case(n))
    };
    word.eq_ignore_ascii_case("this") && noun(next) || opens_recital(words, k)
}

fn opens_recital(words: &[Token<'_>], k: usize) -> bool {
    let (word, next) = (words[k].text, words.get(k + 1).map_or("", |next| next.text));
    let spelled = word == "W" && words[k..].iter().take(5).map(|w| w.bare()).collect::<String>() == "WITNE";
    matches!(word, "WHEREAS" | "WHEREAS," | "WITNESSETH" | "WITNESSETH:" | "RECITALS" | "RECITALS:")
        || spelled
        || matches!(word, "NOW," | "NOW") && next.starts_with("THEREFORE")
        || word == "IN" && next == "WITNESS"
}

/// Words with which what closes an instrument begins.
fn opens_closing(words: &[Token<'_>], k: usize) -> bool {
    let (word, next) = (words[k].text, words.get(k + 1).map_or("", |next| next.text));
    matches!((word, next), ("All", "other") | ("Except", "as" | "to") | ("In", "all") | ("ALL", "OTHER"))
        || word.eq_ignore_ascii_case("dated:")
        || matches!((word, next), ("Very", "truly") | ("Dear", _) | ("Ladies", "and") | ("If", "you"))
        || word.eq_ignore_ascii_case("executed") && next.eq_ignore_ascii_case("as")
}
