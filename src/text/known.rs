//! Lists of known words and phrases: whether a text is one of them, begins with one or holds one. Capitals do not
//! count, nothing is copied, and a text is gone through once however long the list is.
//!
//! The lists are in small letters without accents. Each keeps a few bits of what stands in it, so that nearly every
//! word that is not there is told from those that are by a look at these bits.

use std::ops::Range;

/// Known words.
pub struct KnownWords {
    list: &'static [&'static str],
    /// For the letter that words begin with: a bit for each length.
    lengths: [u32; 32],
}

impl KnownWords {
    /// The words of `list`.
    pub const fn of(list: &'static [&'static str]) -> Self {
        let mut lengths = [0; 32];
        let mut i = 0;
        while i < list.len() {
            let word = list[i].as_bytes();
            lengths[(word[0] & 31) as usize] |= 1 << (word.len() & 31);
            i += 1;
        }
        Self { list, lengths }
    }

    /// Whether `word` is one of them.
    pub fn has(&self, word: &str) -> bool {
        let Some(&first) = word.as_bytes().first() else { return false };
        self.lengths[usize::from(first & 31)] & 1 << (word.len() & 31) != 0
            && self.list.iter().any(|known| known.eq_ignore_ascii_case(word))
    }
}

/// Known phrases of two letters or more.
pub struct KnownPhrases {
    list: &'static [&'static str],
    /// For the letter that phrases begin with: a bit for each that does. From the bits of both letters is known which
    /// phrases may stand at a place; past the thirty-second they are counted from the first again.
    first: [u32; 32],
    /// The same for their second letter.
    second: [u32; 32],
}

impl KnownPhrases {
    /// The phrases of `list`.
    pub const fn of(list: &'static [&'static str]) -> Self {
        let (mut first, mut second) = ([0; 32], [0; 32]);
        let mut i = 0;
        while i < list.len() {
            let phrase = list[i].as_bytes();
            first[(phrase[0] & 31) as usize] |= 1 << (i & 31);
            second[(phrase[1] & 31) as usize] |= 1 << (i & 31);
            i += 1;
        }
        Self { list, first, second }
    }

    /// The phrases, in the order in which they were given.
    pub fn list(&self) -> &'static [&'static str] {
        self.list
    }

    /// Whether `text` begins with one of them.
    pub fn begin(&self, text: &str) -> bool {
        let text = text.as_bytes();
        match text {
            [first, second, ..] => {
                let may = self.first[usize::from(first & 31)] & self.second[usize::from(second & 31)];
                may != 0 && self.longest(text, may).is_some()
            }
            _ => false,
        }
    }

    /// Whether one of them stands anywhere in `text`.
    pub fn stand_in(&self, text: &str) -> bool {
        self.find_in(text).is_some()
    }

    /// Where the first of them begins in `text`.
    pub fn find_in(&self, text: &str) -> Option<usize> {
        self.next(text.as_bytes(), 0).map(|place| place.start)
    }

    /// Every place where one of them begins in `text`, in its order, and the words that stand there; of several that
    /// begin at one place the longest.
    pub fn places<'t>(&self, text: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let place = self.next(text.as_bytes(), from)?;
            from = place.start + 1;
            Some((place.start, &text[place]))
        })
    }

    /// The first place from `from` on. Nearly every byte is passed by a look at the bits of it and the one before.
    fn next(&self, text: &[u8], from: usize) -> Option<Range<usize>> {
        let mut begin = 0;
        for (at, byte) in text.iter().enumerate().skip(from) {
            let letter = usize::from(byte & 31);
            let may = begin & self.second[letter];
            if may != 0
                && let Some(length) = self.longest(&text[at - 1..], may)
            {
                return Some(at - 1..at - 1 + length);
            }
            begin = self.first[letter];
        }
        None
    }

    /// How long the longest is that `text` begins with, of those whose bits are in `may`.
    fn longest(&self, text: &[u8], mut may: u32) -> Option<usize> {
        let mut longest = None;
        while may != 0 {
            let known =
                self.list.iter().skip(may.trailing_zeros() as usize).step_by(32).map(|phrase| phrase.as_bytes());
            longest = longest.max(known.filter(|phrase| starts_with(text, phrase)).map(<[u8]>::len).max());
            may &= may - 1;
        }
        longest
    }
}

/// Whether `text` begins with `start`, whatever their capitals.
pub fn begins(text: &str, start: &str) -> bool {
    starts_with(text.as_bytes(), start.as_bytes())
}

/// Whether `text` ends with `end`, whatever their capitals.
pub fn ends(text: &str, end: &str) -> bool {
    let from = text.len().checked_sub(end.len());
    from.is_some_and(|from| starts_with(&text.as_bytes()[from..], end.as_bytes()))
}

fn starts_with(text: &[u8], start: &[u8]) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words() {
        const ENDS: KnownWords = KnownWords::of(&["inc", "llc", "attorney-in-fact", "&"]);
        assert!(["Inc", "LLC", "Attorney-in-Fact", "&"].iter().all(|word| ENDS.has(word)));
        assert!(["", "In", "Incs", "lll", "é"].iter().all(|word| !ENDS.has(word)));
    }

    #[test]
    fn phrases() {
        const STEMS: KnownPhrases = KnownPhrases::of(&["delet", "in lieu", "to read"]);
        assert_eq!(STEMS.find_in("is hereby DELETED"), Some(10));
        assert_eq!(STEMS.find_in("é, used In Lieu of it"), Some(9));
        assert!(!STEMS.stand_in("to rea"));
        const TURNS: KnownPhrases = KnownPhrases::of(&[" is", " is called ", "is"]);
        assert_eq!(
            TURNS.places("– It is called; is").collect::<Vec<_>>(),
            [(6, " is"), (7, "is"), (17, " is"), (18, "is")]
        );
        assert!(STEMS.begin("To read as follows") && !STEMS.begin("is to read"));
        assert!(begins("Schedule A", "schedule") && ends("the TRUST", "trust") && !ends("st", "trust"));
    }
}
