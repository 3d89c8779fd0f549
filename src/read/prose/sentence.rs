//! Whether words are a sentence.

use crate::text::known::KnownWords;

/// Words that run through sentences and hardly ever through titles, names or headings.
static SENTENCE_WORDS: KnownWords = KnownWords::of(&[
    "remain",
    "remains",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "has",
    "have",
    "had",
    "shall",
    "will",
    "may",
    "hereby",
    "herein",
    "hereof",
    "hereto",
    "hereunder",
    "this",
    "that",
    "which",
    "whose",
    "such",
    "any",
    "made",
    "dated",
    "agree",
    "agrees",
    "agreed",
    "wherein",
    "whereas",
    "therefore",
    "named",
    "listed",
    "set",
    "takes",
    "stands",
    "continue",
    "continues",
    "does",
    "do",
    "not",
    "apply",
    "applies",
    "pays",
    "receives",
    "accrue",
    "accrues",
]);

/// Those of them that count with a capital too: the others begin with one in names and titles far more often than at
/// the beginning of a sentence, whose verb is another.
static OPENERS: KnownWords =
    KnownWords::of(&["hereby", "this", "that", "which", "whose", "such", "any", "wherein", "whereas", "therefore"]);

/// How many words of a sentence's kind `text` has.
pub fn sentence_words(text: &str) -> usize {
    words_of_sentences(text).count()
}

fn words_of_sentences(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphabetic());
    // "May" in a name or a date is the month, and so is "MAY" in a heading; "Listed" and "Set" in names are no verbs.
    let named = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    words.filter(move |word| SENTENCE_WORDS.has(word) && *word != "MAY" && (!named(word) || OPENERS.has(word)))
}

/// How many words a sentence has at least, and how many make one of words that do not end as sentences do.
const SHORT: usize = 8;

const LONG: usize = 14;

/// Whether `text` reads as a sentence rather than as a heading or a name: it is long enough and has verbs.
pub fn is_sentence(text: &str) -> bool {
    let words = text.split_whitespace().take(LONG).count();
    if words < SHORT {
        return false;
    }
    let stops = text.trim_end_matches(['"', '\'', ')', ' ']).ends_with(['.', ':', ';', ',']);
    match words_of_sentences(text).take(2).count() {
        0 => false,
        1 => stops || words >= LONG,
        _ => true,
    }
}

/// "Fund for the Needs of a Trust": every word begins as in a title, small words apart, as hardly one does in a sentence.
pub fn is_titled(text: &str) -> bool {
    const SMALL: [&str; 10] = ["of", "and", "the", "for", "in", "to", "on", "by", "a", "or"];
    text.split(' ').all(|word| !word.starts_with(char::is_lowercase) || SMALL.contains(&word))
}

/// "Please sign below and return a copy.": a sentence too short for other signs of one.
pub fn says_something(text: &str) -> bool {
    let small = text.split(' ').filter(|word| word.len() > 1 && word.starts_with(|c: char| c.is_lowercase())).count();
    text.ends_with('.') && small >= 4 && text.starts_with(|c: char| c.is_uppercase())
}
