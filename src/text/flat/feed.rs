//! The bytes of a page for the tokenizer.

use std::cell::Cell;
use std::convert::Infallible;

/// Feeds the state machine. The crate's own reader searches eight bytes at a time, and that search is compiled into
/// every one of its states: 90 KB of wasm (28 KB packed) for a speed that a filing does not need.
///
/// What is still to be read is shared with who follows the machine, and may be taken there at once ([`Rest::skip`]).
pub(super) struct Feed<'a>(pub(super) &'a Rest<'a>);

/// The bytes that the machine has not read yet.
pub(super) struct Rest<'a>(Cell<&'a [u8]>);

impl<'a> Rest<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self(Cell::new(bytes))
    }

    pub(super) fn get(&self) -> &'a [u8] {
        self.0.get()
    }

    /// Goes on so many bytes later: the machine does not see those between.
    pub(super) fn skip(&self, length: usize) {
        self.0.set(self.get().get(length..).unwrap_or_default());
    }
}

impl html5gum::Reader for Feed<'_> {
    type Error = Infallible;

    #[inline(never)]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        let Some((&first, rest)) = self.0.get().split_first() else { return Ok(None) };
        self.0.0.set(rest);
        Ok(Some(first))
    }

    #[inline(never)]
    fn try_read_string(&mut self, text: &[u8], exact: bool) -> Result<bool, Infallible> {
        let Some((head, rest)) = self.0.get().split_at_checked(text.len()) else { return Ok(false) };
        let found = if exact { head == text } else { head.eq_ignore_ascii_case(text) };
        if found {
            self.0.0.set(rest);
        }
        Ok(found)
    }

    #[inline(never)]
    fn read_until<'b>(&'b mut self, ends: &[u8], _: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Infallible> {
        let bytes = self.0.get();
        let end = match *ends {
            // What ends a run of text, or a value in quotes.
            [a, b, c, d] => first_of(a, b, c, d, bytes),
            // Within a tag, where runs are short and no letter or digit ends one.
            _ => bytes.iter().position(|byte| !byte.is_ascii_alphanumeric() && ends.iter().any(|end| end == byte)),
        };
        let length = end.unwrap_or(bytes.len());
        let (head, rest) = bytes.split_at(length.max(1).min(bytes.len()));
        self.0.0.set(rest);
        Ok((!head.is_empty()).then_some(head))
    }
}

/// Where the first of four bytes stands: eight bytes are looked at together, without the instructions for it that the
/// page's wasm has not.
pub(super) fn first_of(a: u8, b: u8, c: u8, d: u8, bytes: &[u8]) -> Option<usize> {
    const EVERY: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = EVERY << 7;
    let (all_a, all_b) = (u64::from(a) * EVERY, u64::from(b) * EVERY);
    let (all_c, all_d) = (u64::from(c) * EVERY, u64::from(d) * EVERY);
    // The high bit of the first byte that is zero; above it some that are not may be taken for one.
    let zero = |word: u64| word.wrapping_sub(EVERY) & !word;
    let (words, rest) = bytes.as_chunks::<8>();
    for (i, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = (zero(word ^ all_a) | zero(word ^ all_b) | zero(word ^ all_c) | zero(word ^ all_d)) & HIGH;
        if found != 0 {
            return Some(i * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let last = rest.iter().position(|&byte| byte == a || byte == b || byte == c || byte == d)?;
    Some(words.len() * 8 + last)
}

#[cfg(test)]
mod tests {
    use super::first_of;

    #[test]
    fn the_first_of_four() {
        let ends = [b'<', b'&', 0, b'\r'];
        let find = |text: &[u8]| first_of(ends[0], ends[1], ends[2], ends[3], text);
        for end in ends {
            for length in 0..40 {
                // One more and one less than each end, and bytes that are no letters, stand before it.
                let mut text: Vec<u8> =
                    b"=;\x01'%\x0e\x0c\xff\x80\xbcab".iter().copied().cycle().take(length).collect();
                assert_eq!(find(&text), None);
                text.push(end);
                text.extend_from_slice(b"=\x01<&'\x0e\0");
                assert_eq!(find(&text), Some(length), "{end} at {length}");
            }
        }
    }
}
