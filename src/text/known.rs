//! Lists of known words and phrases: whether a text is one of them, begins with one or holds one. Capitals do not
//! count, nothing is copied, and a text is gone through once however long the list is.
//!
//! The lists are in small letters without accents. Each keeps a few bits of what stands in it, so that nearly every
//! word that is not there is told from those that are by a look at these bits.

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
    /// A bit for each pair of letters that phrases begin with.
    pairs: [u32; 32],
}

impl KnownPhrases {
    /// The phrases of `list`.
    pub const fn of(list: &'static [&'static str]) -> Self {
        let mut pairs = [0; 32];
        let mut i = 0;
        while i < list.len() {
            let phrase = list[i].as_bytes();
            pairs[(phrase[0] & 31) as usize] |= 1 << (phrase[1] & 31);
            i += 1;
        }
        Self { list, pairs }
    }

    /// Whether `text` begins with one of them.
    pub fn begin(&self, text: &str) -> bool {
        self.at_start(text.as_bytes())
    }

    /// Whether one of them stands anywhere in `text`.
    pub fn stand_in(&self, text: &str) -> bool {
        self.find_in(text).is_some()
    }

    /// Where the first of them begins in `text`.
    pub fn find_in(&self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        (0..bytes.len()).find(|&at| self.at_start(&bytes[at..]))
    }

    fn at_start(&self, text: &[u8]) -> bool {
        let [first, second, ..] = text else { return false };
        self.pairs[usize::from(first & 31)] & 1 << (second & 31) != 0
            && self.list.iter().any(|phrase| starts_with(text, phrase.as_bytes()))
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
        assert!(STEMS.begin("To read as follows") && !STEMS.begin("is to read"));
        assert!(begins("Schedule A", "schedule") && ends("the TRUST", "trust") && !ends("st", "trust"));
    }
}
