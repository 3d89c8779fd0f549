//! The ordinal of an amendment (forms T1–T7).

use crate::read::prose::{Joined, trimmed};
use crate::text::Spanned;
use crate::text::lines::Lines;
use crate::text::ordinals::{cardinal, ordinal};

use super::{Word, is_month};

/// The ordinal beside the noun, and whether its place was left open.
pub(super) fn number(
    joined: &Joined,
    lines: &Lines<'_>,
    words: &[Word<'_>],
    at: usize,
) -> (Option<Spanned<u32>>, bool) {
    let give = |value: u32, first: usize, last: usize| {
        let range = words[first].range.start..words[last].range.end;
        let place = joined.words(lines, trimmed(&joined.text, range));
        (Some(Spanned { value, span: place.span, more: place.more }), false)
    };
    let bare = |k: usize| words.get(k).map(Word::bare).unwrap_or_default();
    // "SUPPLEMENTAL AGREEMENT NO. 3"
    let mut next = at + 1 + usize::from(bare(at) == "SUPPLEMENTAL" && bare(at + 1) == "AGREEMENT");
    let announced = matches!(bare(next).as_str(), "NO" | "NUMBER" | "NUM" | "#") || bare(next).starts_with("NO.");
    let glued = |word: &str| word.strip_prefix("NO.").or(word.strip_prefix('#')).and_then(cardinal);
    if let Some(value) = glued(&bare(next)) {
        return give(value, next, next);
    }
    if announced {
        next += 1;
    }
    let dated = words.get(next + 1).is_some_and(|w| is_month(&w.bare()));
    let two = format!("{} {}", bare(next), bare(next + 1)).to_lowercase();
    if let Some(value) = cardinal(&two).filter(|_| !dated && next + 1 < words.len()) {
        return give(value, next, next + 1);
    }
    let spoken = bare(next).to_lowercase();
    if let Some(value) = cardinal(&spoken).or_else(|| ordinal(&spoken).filter(|_| announced)).filter(|_| !dated) {
        return give(value, next, next);
    }
    if announced {
        let open = words
            .get(next)
            .is_none_or(|w| w.text.chars().all(|c| !c.is_alphanumeric()) || matches!(w.text, "TO" | "to"));
        return (None, open);
    }
    let before = |k: usize| at.checked_sub(k).map(|i| words[i].bare().to_lowercase());
    if let (Some(tens), Some(units)) = (before(2), before(1))
        && let Some(value) = ordinal(&format!("{tens} {units}"))
    {
        return give(value, at - 2, at - 1);
    }
    match before(1).as_deref().and_then(ordinal) {
        Some(value) => give(value, at - 1, at - 1),
        None => (None, false),
    }
}
