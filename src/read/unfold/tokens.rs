//! The words of a line that was a text, and what they are at sight.

use crate::read::prose::item_mark;
use crate::read::schedule::heading::id_at;
use crate::text::fold::{is_blank, is_quote};
use crate::text::ordinals::{cardinal, ordinal};

/// A word with the signs around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub text: &'a str,
    /// Its first byte in the line.
    pub at: usize,
}

/// The words between blanks.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut at = 0;
    for text in line.split(is_blank) {
        if !text.is_empty() {
            out.push(Token { text, at });
        }
        at += text.len();
        at += line[at..].chars().next().map_or(0, char::len_utf8);
    }
    out
}

impl<'a> Token<'a> {
    pub(super) fn end(self) -> usize {
        self.at + self.text.len()
    }
    /// Without the signs around it.
    pub(super) fn bare(self) -> &'a str {
        self.text.trim_matches(|c: char| !c.is_alphanumeric())
    }
    /// Letters, and all of them capitals.
    pub(super) fn is_loud(self) -> bool {
        crate::read::prose::is_caps(self.text)
    }
    /// A capital and small letters.
    pub(super) fn is_quiet(self) -> bool {
        self.text.contains(char::is_lowercase)
    }
    /// Digits alone, as many as a page's number has.
    pub(super) fn number(self) -> Option<u32> {
        (self.text.len() <= 3).then(|| self.text.parse().ok())?
    }
    /// Dashes and the like.
    fn is_drawn(self) -> bool {
        self.text.bytes().all(|b| matches!(b, b'-' | b'_' | b'=')) && self.text.len() > 2
    }
    /// A tag of the tagged tables, or of a page.
    pub(super) fn is_tag(self) -> bool {
        const TAGS: [&str; 8] = ["<TABLE>", "</TABLE>", "<CAPTION>", "<S>", "<C>", "<PAGE>", "<FN>", "</FN>"];
        // "</TABLE>"": the quote that closes a schedule stands behind its table.
        let bare = self.text.trim_end_matches(is_quote);
        TAGS.iter().any(|tag| bare.eq_ignore_ascii_case(tag))
    }
    /// The end of a sentence, or of what stands before a list.
    pub(super) fn ends_sentence(self) -> bool {
        let bare = self.text.trim_end_matches(|c: char| is_quote(c) || matches!(c, ')' | ']'));
        bare.ends_with(['.', ':', ';']) && !(bare.ends_with('.') && is_short(bare))
    }
    /// The number of an item: "1.", "(2)", "a)".
    pub(super) fn item(self) -> Option<&'a str> {
        item_mark(self.text).filter(|(_, length)| *length == self.text.len()).map(|(mark, _)| mark)
    }
    /// A closing quote at its end that opens nowhere in it.
    pub(super) fn closes_quote(self) -> bool {
        let quotes = self.text.chars().filter(|&c| is_quote(c)).count();
        quotes == 1 && !self.text.starts_with(is_quote)
    }
}

/// Whether word `k` is a rule, or the first dash of one, parted off when the line was sent.
pub(super) fn is_rule(words: &[Token<'_>], k: usize) -> bool {
    words[k].is_drawn() || words[k].text == "-" && words.get(k + 1).is_some_and(|next| next.is_drawn())
}

/// "Inc.", "L.P.", "U.S.", "No.", "J.": a stop that ends no sentence.
fn is_short(word: &str) -> bool {
    let body = word.trim_end_matches('.');
    body.contains('.')
        || body.chars().count() == 1 && body.chars().all(char::is_uppercase)
        || ["inc", "no", "co", "corp", "ltd", "mr", "ms", "mrs", "dr", "jr", "sr", "st"]
            .iter()
            .any(|short| body.eq_ignore_ascii_case(short))
}

/// Whether the title of an amendment begins at word `k`, or with the ordinal or "FORM OF" before it; where.
pub(super) fn title_at(words: &[Token<'_>], k: usize) -> Option<usize> {
    const NOUNS: [&str; 4] = ["AMENDMENT", "ADDENDUM", "SUPPLEMENT", "JOINDER"];
    let bare = |i: usize| words.get(i).map_or("", |word| word.bare());
    let noun = words.get(k).filter(|word| word.text == word.bare())?;
    if !NOUNS.iter().any(|known| noun.text.eq_ignore_ascii_case(known)) {
        return None;
    }
    let mut first = k;
    if k > 0 && ordinal(&bare(k - 1).to_lowercase()).is_some() {
        first = k - 1;
    }
    let numbered = matches!(bare(k + 1).to_uppercase().as_str(), "NO" | "NUMBER") || cardinal(bare(k + 1)).is_some();
    let capital = !noun.text.starts_with(char::is_lowercase);
    let leads = bare(k + 1).eq_ignore_ascii_case("to") && (noun.is_loud() || first < k);
    if !(capital && (numbered || leads) && (noun.is_loud() || numbered && bare(k + 3).eq_ignore_ascii_case("to"))) {
        return None;
    }
    let form = first >= 2 && bare(first - 1).eq_ignore_ascii_case("of") && bare(first - 2).eq_ignore_ascii_case("form");
    Some(if form { first - 2 } else { first })
}

/// Whether the heading of a schedule begins at word `k`; how many words its noun and letter are.
pub(super) fn heading_at(words: &[Token<'_>], k: usize) -> Option<usize> {
    const NOUNS: [&str; 4] = ["SCHEDULE", "APPENDIX", "ANNEX", "EXHIBIT"];
    const LEADS: [&str; 12] = ["ON", "OF", "TO", "THE", "IN", "AND", "BY", "OR", "THIS", "AMENDED", "WITH", "SEE"];
    let word = words.get(k)?;
    let noun = word.text.trim_start_matches(|c: char| is_quote(c) || c == '[');
    let quoted = noun.len() < word.text.len();
    let ended = k == 0 || words[k - 1].ends_sentence() || words[k - 1].is_tag() || words[k - 1].number().is_some();
    let loud = NOUNS.contains(&noun);
    let quiet = (quoted || ended) && NOUNS.iter().any(|known| noun.eq_ignore_ascii_case(known)) && word.is_quiet();
    let form = k > 1 && words[k - 1].text == "OF" && words[k - 2].bare() == "FORM";
    let led = k > 0 && !form && LEADS.contains(&words[k - 1].text.to_uppercase().as_str());
    if !(loud && !led || quiet && noun.starts_with(char::is_uppercase)) {
        return None;
    }
    let letter = words.get(k + 1)?;
    let (_, length) = id_at(letter.text)?;
    let closed = letter.text[length..].chars().all(|c| is_quote(c) || matches!(c, ':' | ']'));
    let next = words.get(k + 2).map_or("", |next| next.text);
    let after = words.get(k + 3).map_or("", |next| next.text);
    let reads_on = matches!(next, "is" | "are" | "and" | "of" | "shall" | "hereto" | "as" | "attached" | "or" | "in")
        || next == "to" && !matches!(after, "the" | "The" | "THE") && quiet
        || next == "to"
            && words
                .get(k + 2..k + 14)
                .is_some_and(|rest| rest.iter().any(|w| matches!(w.text, "is" | "are" | "shall" | "hereby")));
    (closed && !reads_on).then_some(2)
}

/// Whether a title stands in a line.
pub(super) fn has_title(line: &str) -> bool {
    let words = tokens(line);
    (0..words.len()).any(|k| words[k].is_loud() && title_at(&words, k).is_some())
}

/// Whether a schedule's heading in capitals stands in a line.
pub(super) fn has_heading(line: &str) -> bool {
    let words = tokens(line);
    (0..words.len()).any(|k| words[k].is_loud() && heading_at(&words, k).is_some())
}

/// Whether a line is a schedule and nothing else: it begins with the heading, and names of funds follow.
pub(super) fn is_schedule(line: &str) -> bool {
    const NAMES: usize = 6;
    let words = tokens(line);
    let headed = (0..words.len().min(8)).any(|k| words[k].is_loud() && heading_at(&words, k).is_some());
    headed
        && words
            .windows(2)
            .filter(|pair| super::list::is_end(pair[0]) && pair[1].text.starts_with(char::is_uppercase))
            .count()
            >= NAMES
}
