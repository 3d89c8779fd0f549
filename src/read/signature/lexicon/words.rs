//! The words of a line as signatures are printed.

use std::borrow::Cow;

use crate::text::fold::{Lower, is_blank, lower, plain};

/// The words of `text` in lower case, without the punctuation around them and with the points of "L.L.C." taken out.
pub(in crate::read::signature) fn words(text: &str) -> impl DoubleEndedIterator<Item = Lower> + '_ {
    printed(text).map(|word| lower(&word))
}

/// The same with their capitals where they are printed without signs, for lists that do not tell these from small letters.
pub(in crate::read::signature) fn printed(text: &str) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
    text.split(parts_words).filter_map(bare)
}

/// How many words `text` has.
pub(in crate::read::signature) fn count_words(text: &str) -> usize {
    text.split(parts_words).filter(|word| word.contains(is_letter)).count()
}

pub(in crate::read::signature) fn parts_words(c: char) -> bool {
    is_blank(c) || matches!(c, ',' | '/' | '(' | ')' | ';' | ':')
}

/// What a word begins and ends with; bars stand for words taken out.
pub(in crate::read::signature) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '&' | '▇' | '█')
}

pub(in crate::read::signature) fn bare(word: &str) -> Option<Cow<'_, str>> {
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Some(Cow::Borrowed(word));
    }
    let word = word.trim_matches(|c| !is_letter(c));
    let kept = |c: char| is_letter(c) || matches!(c, '-' | '\'');
    let plainly = word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'\'' | b'&'));
    let bare = if plainly {
        Cow::Borrowed(word)
    } else {
        let letters = word.chars().filter_map(plain).filter(|&c| kept(c)).flat_map(char::to_lowercase);
        Cow::Owned(letters.map(without_accent).collect())
    };
    (!bare.is_empty()).then_some(bare)
}

/// The letter that an accented one is written with where accents are lost.
pub(in crate::read::signature) fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'ù'..='ü' | 'ū' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'š' | 'ś' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        _ => c,
    }
}

/// The text with plain blanks, however wide they were set.
pub(in crate::read::signature) fn plain_blanks(text: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii_graphic() || b == b' ';
    if text.bytes().all(plain) { Cow::Borrowed(text) } else { Cow::Owned(text.replace(is_blank, " ")) }
}

/// Where the words after the first begin.
pub(in crate::read::signature) fn word_starts(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut blank = false;
    for (at, c) in text.char_indices() {
        if blank && !is_blank(c) {
            out.push(at);
        }
        blank = is_blank(c);
    }
    out
}
