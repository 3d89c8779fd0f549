//! Names of tags, attributes and properties as numbers, so that telling them apart costs one comparison.

/// A name in lower case. Up to eight letters it is those letters; of a longer one the rest is mixed in, so that it is
/// never taken for a short one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Name(u64);

impl Name {
    /// The name that is written so, in letters of any case.
    pub(super) const fn of(text: &str) -> Self {
        let mut name = Self(0);
        name.push(text.as_bytes());
        name
    }

    /// Takes the next letters.
    pub(super) const fn push(&mut self, letters: &[u8]) {
        /// What FNV multiplies by.
        const PRIME: u64 = 0x100_0000_01b3;
        const LONG: u64 = 1 << 63;
        let mut rest = letters;
        while let Some((&letter, after)) = rest.split_first() {
            // A NUL, which is read as a sign that no name has, would be no letter at all.
            let letter = if letter == 0 { u8::MAX as u64 } else { letter.to_ascii_lowercase() as u64 };
            let full = self.0 >> 56 != 0;
            self.0 = if full { (self.0.wrapping_mul(PRIME) ^ letter) | LONG } else { self.0 << 8 | letter };
            rest = after;
        }
    }
}

/// What a name means: the value behind the words of which it is one, or else the last value.
macro_rules! meaning {
    ($name:expr, $($($word:literal)|+ => $meaning:expr,)+ _ => $else:expr $(,)?) => {{
        let name = $name;
        $(if $(name == const { Name::of($word) })||+ { $meaning } else)+ { $else }
    }};
}
pub(super) use meaning;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_whatever_their_case() {
        let words = ["p", "pp", "page", "fieldset", "fieldsets", "blockquote", "page-break-after", "page-break-before"];
        for (i, a) in words.iter().enumerate() {
            for (k, b) in words.iter().enumerate() {
                assert_eq!(Name::of(a) == Name::of(&b.to_uppercase()), i == k, "{a} {b}");
            }
        }
        assert_ne!(Name::of("\0p"), Name::of("p"));
        let mut name = Name::of("page-");
        name.push(b"Break-after");
        assert_eq!(name, Name::of("page-break-after"), "in pieces as at once");
    }
}
