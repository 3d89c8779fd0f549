//! What a cell holds, by its look: a date, a rate, a class, a tier, a mark.

use super::class::is_class_list;
pub use super::class::{class_items, class_name, is_class_item};
use crate::read::dates;
use crate::text::fold::is_quote;
use crate::text::known::{KnownPhrases, KnownWords, begins};

/// What a cell's words look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// A date, or words about one ("On or after …").
    Date,
    /// A percentage, an amount, a number, "None", "--", "[ ]%".
    Figure,
    /// "First $500 million", "Over $1 billion", "All net assets".
    Tier,
    /// "Class A", "Institutional Class", "Class C Shares".
    Class,
    /// "A, C, R5 and Institutional".
    ClassList,
    /// "(formerly …)" and its kin.
    Former,
    /// Any other words: perhaps a name.
    Words,
}

impl Look {
    /// Never a name.
    pub fn is_value(self) -> bool {
        self != Self::Words
    }
}

/// What `text` looks like.
pub fn look(text: &str) -> Look {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '“' | ';' | ',' | '*'));
    if is_plain(bare) {
        return Look::Words;
    }
    if is_former(bare) {
        Look::Former
    } else if is_tier(bare) {
        Look::Tier
    } else if is_date(bare) {
        Look::Date
    } else if is_figure(bare) && !begins_with_share(bare) || names_amount(bare) {
        Look::Figure
    } else if class_name(bare).is_some() {
        Look::Class
    } else if is_class_list(bare) {
        Look::ClassList
    } else {
        Look::Words
    }
}

/// A mark under a word for "the same": it says what the row above says, and is of the kind that the word is of.
pub(super) fn is_ditto(text: &str) -> bool {
    let bare = text.trim();
    !bare.is_empty() && bare.chars().all(|c| is_quote(c) || c == '\'' || c == '〃')
        || ["ditto", "do."].iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// "Minimum annual fee: $45,000 per fund": no name tells an amount.
fn names_amount(text: &str) -> bool {
    let amount = text.match_indices('$').any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_digit()));
    // "Oak Fund - 0.70% on the first $100 million" tells whose it is.
    let label = text.split_once(": ").or_else(|| text.split_once(" - ")).map_or("", |(label, _)| label);
    amount && !label.is_empty() && !text.starts_with('(') && !crate::read::vocabulary::ends_like_a_name(label)
}

/// "100% Treasury Fund": a share begins a name as words do, where capitals follow and end as names do. No fee is said so.
fn begins_with_share(text: &str) -> bool {
    let Some((share, name)) = text.split_once("% ") else { return false };
    let whole = share.bytes().all(|b| b.is_ascii_digit());
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c == '&');
    whole && name.contains(' ') && name.split(' ').all(capital) && crate::read::vocabulary::ends_like_a_name(name)
}

/// Whether the text begins as words do and holds no figure, no sign and no word without which nothing else is seen in
/// it. So it is with nearly every name.
fn is_plain(text: &str) -> bool {
    static TOLD: KnownPhrases = KnownPhrases::of(&["class", "share", " and ", " or ", "asset", "amount", "balance"]);
    static ALONE: KnownWords = KnownWords::of(&[
        "none",
        "na",
        "nil",
        "x",
        "yes",
        "no",
        "tbd",
        "bps",
        "waived",
        "not offered",
        "not applicable",
        "all",
        "all levels",
        "remainder",
    ]);
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
    begins
        && text.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b' ' | b'-' | b'\''))
        && !ALONE.has(text)
        && !TOLD.stand_in(text)
        && !crate::text::known::begins(text, "thereafter")
        && !crate::text::known::begins(text, "in excess of")
}

fn is_former(text: &str) -> bool {
    static OPENERS: KnownPhrases = KnownPhrases::of(&["formerly", "f/k/a", "fka", "prior to", "previously"]);
    text.starts_with(['(', '[']) && OPENERS.begin(text.trim_start_matches(['(', '[', ' ']))
}

fn is_date(text: &str) -> bool {
    static OPENERS: KnownPhrases = KnownPhrases::of(&[
        "on or after",
        "on or about",
        "upon ",
        "effective",
        "as of",
        "commencement",
        "opened",
        "inception",
    ]);
    if text.len() > 60 {
        return false;
    }
    let found = dates::find(text);
    let rest = found.iter().fold(text.len(), |rest, f| rest - f.range.len());
    day_of_year(text) || !found.is_empty() && (rest <= 4 || OPENERS.begin(text))
}

/// "Nov. 30", "December 31": a fiscal year's end has no year.
fn day_of_year(text: &str) -> bool {
    let Some((month, day)) = text.split_once(' ').filter(|(_, day)| day.len() <= 2) else { return false };
    let month = month.trim_end_matches('.').to_uppercase();
    let named = crate::read::title::is_month(&month) || MONTHS_SHORT.contains(&month.as_str());
    named && !day.is_empty() && day.bytes().all(|b| b.is_ascii_digit())
}

const MONTHS_SHORT: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "JUN", "JUL", "AUG", "SEP", "SEPT", "OCT", "NOV", "DEC"];

/// Figures: mostly digits and signs, or words that stand for none.
fn is_figure(text: &str) -> bool {
    static NONE: KnownWords = KnownWords::of(&[
        "none",
        "n/a",
        "na",
        "nil",
        "--",
        "-",
        "—",
        "–",
        "x",
        "yes",
        "no",
        "not offered",
        "not applicable",
        "n.a.",
        "%",
        "$",
        "bps",
        "tbd",
        "waived",
    ]);
    static POINTS: KnownPhrases = KnownPhrases::of(&["bps", "basis point"]);
    if text.is_empty() || NONE.has(text) || is_identifier(text) {
        return true;
    }
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    // A mark: "✓", "●", "√", a dash of any length.
    let worded = |c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '”' | '(' | '*' | '†' | '‡');
    if text.chars().nth(3).is_none() && !text.contains(worded) {
        return true;
    }
    // "0.35% of the Fund's average daily net assets": as long as it may be.
    let rate = text.split_once(' ').is_some_and(|(first, rest)| {
        first.ends_with('%')
            && rest.starts_with(|c: char| c.is_lowercase())
            && first.bytes().any(|b| b.is_ascii_digit())
    });
    if rate {
        return true;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let signs = text.contains(['%', '$', '[', '_']) || POINTS.stand_in(text);
    let open = text.chars().all(|c| matches!(c, '[' | ']' | '_' | ' ' | '%' | '$' | '.' | '●'));
    let number = letters == 0 && digits > 0;
    open || number && digits * 2 >= text.trim_matches(['(', ')']).len().saturating_sub(6)
        || signs
            && digits > 0
            && letters <= 28
            && text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '[' | '.' | '('))
        || signs && letters == 0
}

/// Letters and digits in one word ("69101R274").
fn is_identifier(text: &str) -> bool {
    text.len() >= 6
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && text.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// A part of the assets, on which a rate of its own is paid: a bound and a sum, or all that is left.
fn is_tier(text: &str) -> bool {
    static BOUNDS: KnownPhrases = KnownPhrases::of(&[
        "first ",
        "next ",
        "over ",
        "above ",
        "under ",
        "up to ",
        "up to and including ",
        "below ",
        "between ",
        "from ",
        "less than ",
        "more than ",
        "greater than ",
        "at least ",
        "in excess of ",
        "excess o",
        "assets ",
        "amount ",
        "amounts ",
        "all amounts ",
        "all over ",
        "any amount ",
        "the first ",
        "the next ",
        "for the first ",
        "for the next ",
        "of the first ",
        "of the next ",
        "beyond ",
        "exceeding ",
        "balance ",
        "remainder ",
        "net assets ",
        "average daily net assets ",
        "on the first ",
        "on the next ",
        "on assets ",
        "on amounts ",
        "on the excess ",
        "on the balance ",
        "on the remainder ",
    ]);
    static REST: KnownPhrases = KnownPhrases::of(&["thereafter", "all assets", "all net assets", "in excess of"]);
    static UP_TO: KnownPhrases = KnownPhrases::of(&[" to $", " - $", " – $", "-$", "and over", "and above", "or more"]);
    static ASSETS: KnownPhrases = KnownPhrases::of(&["asset"]);
    static WHOLE: KnownWords = KnownWords::of(&[
        "all",
        "all levels",
        "balance",
        "remainder",
        "the balance",
        "on the balance",
        "on the remainder",
        "on the excess",
    ]);
    REST.begin(text)
        || WHOLE.has(text)
        || is_whole(text)
        || BOUNDS.begin(text) && has_sum(text)
        || text.starts_with('$') && UP_TO.stand_in(text)
        || begins(text, "balance ") && ASSETS.stand_in(text)
}

/// "Entire amount", "On all average daily net assets", "Remaining balance": how much of them, and of what.
fn is_whole(text: &str) -> bool {
    static HOW_MUCH: KnownWords =
        KnownWords::of(&["all", "any", "entire", "whole", "total", "remaining", "each", "every", "other"]);
    static OF_WHAT: KnownWords = KnownWords::of(&["asset", "assets", "amount", "amounts", "balance", "balances"]);
    static BETWEEN: KnownWords =
        KnownWords::of(&["of", "on", "the", "such", "its", "average", "daily", "monthly", "net", "managed"]);
    // "On all assets 0.10%": the rate is said of it.
    let text =
        text.rsplit_once(' ').filter(|(_, rate)| rate.ends_with('%')).map_or(text, |(whole, _)| whole.trim_end());
    let (mut much, mut what) = (false, false);
    let known = text.split(' ').all(|word| {
        much |= HOW_MUCH.has(word);
        what |= OF_WHAT.has(word);
        HOW_MUCH.has(word) || OF_WHAT.has(word) || BETWEEN.has(word)
    });
    known && much && what
}

/// "$500 million", "1 billion".
fn has_sum(text: &str) -> bool {
    static SUMS: KnownPhrases = KnownPhrases::of(&["0 million", "5 million", " billion"]);
    let paid =
        text.match_indices('$').any(|(at, _)| text[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit()));
    paid || SUMS.stand_in(text) && text.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks() {
        for (text, expected) in [
            ("May 1, 2000", Look::Date),
            ("10/01/1996", Look::Date),
            ("Nov. 30", Look::Date),
            ("On or after May 1, 2000", Look::Date),
            ("0.35%", Look::Figure),
            ("$ 50,000", Look::Figure),
            ("[    ]%", Look::Figure),
            ("$[      ]", Look::Figure),
            ("--", Look::Figure),
            ("None", Look::Figure),
            ("25 bps", Look::Figure),
            ("First $500 million", Look::Tier),
            ("Amount Over $1 Billion", Look::Tier),
            ("Exceeding $2 billion", Look::Tier),
            ("All net assets", Look::Tier),
            ("Entire amount", Look::Tier),
            ("On all assets 0.10%", Look::Tier),
            ("On all average daily net assets", Look::Tier),
            ("Oak Total Asset", Look::Words),
            ("Class A", Look::Class),
            ("CLASS C SHARES(continued)", Look::Class),
            ("Institutional Class", Look::Class),
            ("Class R6", Look::Class),
            ("A, B, C, Institutional and Administrative", Look::ClassList),
            ("R6", Look::Words),
            ("(formerly Oak Fund)", Look::Former),
            ("Elm 2030 Fund", Look::Words),
            ("10 Uncommon Values Portfolio", Look::Words),
            ("Overseas", Look::Words),
            ("Compass II", Look::Words),
        ] {
            assert_eq!(look(text), expected, "{text}");
        }
        assert_eq!(class_name("CLASS A SHARES"), Some("CLASS A"));
        assert_eq!(class_name("Middle Class Fund"), None);
        assert_eq!(class_name("Institutional Shares"), Some("Institutional Shares"));
    }

    #[test]
    fn lists_of_classes() {
        let text = "A, C, R5 and Institutional";
        let items: Vec<_> = class_items(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(items, ["A", "C", "R5", "Institutional"]);
    }
}
