//! The bytes of a page for the tokenizer.

use std::convert::Infallible;

/// Feeds the state machine. The crate's own reader searches eight bytes at a time, and that search is compiled into
/// every one of its states: 90 KB of wasm (28 KB packed) for a speed that a filing does not need.
pub(super) struct Feed<'a>(pub(super) &'a [u8]);

impl html5gum::Reader for Feed<'_> {
    type Error = Infallible;

    #[inline(never)]
    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        let Some((&first, rest)) = self.0.split_first() else { return Ok(None) };
        self.0 = rest;
        Ok(Some(first))
    }

    #[inline(never)]
    fn try_read_string(&mut self, text: &[u8], exact: bool) -> Result<bool, Infallible> {
        let Some((head, rest)) = self.0.split_at_checked(text.len()) else { return Ok(false) };
        let found = if exact { head == text } else { head.eq_ignore_ascii_case(text) };
        if found {
            self.0 = rest;
        }
        Ok(found)
    }

    #[inline(never)]
    fn read_until<'b>(&'b mut self, ends: &[u8], _: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Infallible> {
        let end = match *ends {
            [a] => memchr::memchr(a, self.0),
            [a, b] => memchr::memchr2(a, b, self.0),
            [a, b, c] => memchr::memchr3(a, b, c, self.0),
            // What ends a run of text: searched for in two sweeps.
            [a, b, c, d] => {
                let first = memchr::memchr3(a, b, c, self.0);
                let before = self.0.get(..first.unwrap_or(self.0.len())).unwrap_or(self.0);
                memchr::memchr(d, before).or(first)
            }
            // Within a tag, where runs are short, and what ends them stands before the letters in ASCII.
            _ => {
                let last = ends.iter().copied().max().unwrap_or(0);
                self.0.iter().position(|byte| *byte <= last && ends.iter().any(|end| end == byte))
            }
        };
        let length = end.unwrap_or(self.0.len());
        let (head, rest) = self.0.split_at(length.max(1).min(self.0.len()));
        self.0 = rest;
        Ok((!head.is_empty()).then_some(head))
    }
}
