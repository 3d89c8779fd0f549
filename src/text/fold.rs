//! What counts as the same writing: case, blanks, dashes and quotes do not tell two names apart.

use std::borrow::Cow;

/// A name folded for comparison.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Folded(String);

impl Folded {
    /// Folds `text`: lower case, one blank for a run of blanks, straight quotes, plain dashes; soft hyphens,
    /// zero-width characters and trade marks drop out.
    pub fn of(text: &str) -> Self {
        if is_joined(text) {
            return Self(text.to_ascii_lowercase());
        }
        let mut out = String::with_capacity(text.len());
        Self::add(&mut out, text);
        Self::ended(out)
    }

    /// Folds lines as the one text that they are, without a copy of it.
    pub fn of_lines<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut out = String::new();
        for line in lines {
            Self::add(&mut out, line);
            Self::add(&mut out, " ");
        }
        Self::ended(out)
    }

    fn ended(mut out: String) -> Self {
        out.truncate(out.trim_end().len());
        Self(out)
    }

    fn add(out: &mut String, text: &str) {
        for c in text.chars().filter_map(plain) {
            if c.is_ascii_graphic() {
                out.push(c.to_ascii_lowercase());
            } else if !c.is_whitespace() {
                out.extend(c.to_lowercase());
            } else if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
    }

    /// How many bytes of `text` fold to these letters, if it begins with them.
    pub fn length_in(&self, text: &str) -> Option<usize> {
        let mut wanted = self.0.chars().peekable();
        let mut blank = true;
        for (at, c) in text.char_indices() {
            if wanted.peek().is_none() {
                return Some(at);
            }
            match plain(c) {
                Some(c) if c.is_whitespace() => {
                    if !blank && wanted.next() != Some(' ') {
                        return None;
                    }
                    blank = true;
                }
                Some(c) => {
                    if !c.to_lowercase().all(|c| wanted.next().is_none_or(|wanted| wanted == c)) {
                        return None;
                    }
                    blank = false;
                }
                None => {}
            }
        }
        wanted.peek().is_none().then_some(text.len())
    }

    /// The folded letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Folded {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// The plain character that a typographic one stands for; none for those that are not seen.
pub fn plain(c: char) -> Option<char> {
    Some(match c {
        '!'..='_' | 'a'..='~' => c,
        '“' | '”' | '„' | '‟' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' | '`' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        _ if is_blank(c) => ' ',
        _ if is_unseen(c) || matches!(c, '®' | '™' | '℠') => return None,
        _ => c,
    })
}

/// A blank of any width, the no-break ones among them.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// Characters that take no room: soft hyphens, zero-width blanks and joiners, marks of direction, NUL.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\0' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Joins the words of `text` with single blanks and leaves out what is not seen; case and signs stay as printed.
pub fn joined(text: &str) -> Cow<'_, str> {
    if is_joined(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    // "Tax-" over "Exempt": the hyphen at the end of a line joins the two as it does within one.
    let mut hyphen = None;
    for c in text.chars().filter(|&c| !is_unseen(c)) {
        if !is_blank(c) {
            if let Some(at) = hyphen.take().filter(|_| c.is_alphabetic()) {
                out.truncate(at);
            }
            out.push(c);
            continue;
        }
        if matches!(c, '\n' | '\r') {
            let whole = out.trim_end();
            let joins = whole.strip_suffix('-').is_some_and(|word| word.ends_with(char::is_alphabetic));
            hyphen = joins.then_some(whole.len());
        }
        if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    Cow::Owned(out)
}

/// Whether the text is plain words with single blanks between them, as nearly every text is; with no `, which stands for
/// a quote.
pub fn is_joined(text: &str) -> bool {
    let mut blank = true;
    for byte in text.bytes() {
        match byte {
            b'!'..=b'_' | b'a'..=b'~' => blank = false,
            b' ' if !blank => blank = true,
            _ => return false,
        }
    }
    !blank || text.is_empty()
}

/// The text in small letters, each where it was, so that a place in the one is a place in the other: a letter whose
/// small form takes another number of bytes ("İ", "ẞ") stays as it is.
pub fn lowered(text: &str) -> String {
    let small = |c: char| {
        let mut small = c.to_lowercase();
        small.next().filter(|one| small.next().is_none() && one.len_utf8() == c.len_utf8()).unwrap_or(c)
    };
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().map(small).collect() }
}

/// A word in small letters, on the stack unless it is a long one.
pub type Lower = smol_str::SmolStr;

/// The word in small letters.
pub fn lower(word: &str) -> Lower {
    const MOST: usize = 23;
    let mut short = [0; MOST];
    match short.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        Some(letters) => {
            letters.copy_from_slice(word.as_bytes());
            letters.make_ascii_lowercase();
            Lower::new(std::str::from_utf8(letters).unwrap_or(""))
        }
        None => word.chars().flat_map(char::to_lowercase).collect(),
    }
}

/// Whether the character opens or closes a quotation.
pub fn is_quote(c: char) -> bool {
    plain(c) == Some('"')
}

/// Whether words begin with a capital; a brand's small letter before one ("iOak ETF") counts as such.
pub fn begins_capital(text: &str) -> bool {
    let mut letters = text.chars();
    let (first, second) = (letters.next(), letters.next());
    let capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
    capital(first) || first.is_some_and(char::is_lowercase) && capital(second)
}

/// Whether words begin with a small letter, and with no brand's.
pub fn begins_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase) && !begins_capital(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_fold_together() {
        assert_eq!(Folded::of("Oak\u{a0} “Core”  Fund – A"), Folded::of("OAK \"CORE\" FUND - A"));
        assert_eq!(Folded::of("Oak® Co\u{ad}re"), Folded::of("oak core"));
        assert_ne!(Folded::of("Oak Core II"), Folded::of("Oak Core I"));
    }

    #[test]
    fn lengths_in_longer_texts() {
        let oak = Folded::of("Oak  Core");
        assert_eq!(oak.length_in("OAK\u{a0} Co\u{ad}re Fund"), Some("OAK\u{a0} Co\u{ad}re".len()));
        assert_eq!(oak.length_in("Oak Core"), Some(8));
        assert_eq!(oak.length_in("Oak Cor"), None);
        assert_eq!(oak.length_in("OakCore"), None);
    }

    #[test]
    fn small_letters_stay_where_they_were() {
        assert_eq!(lowered("OAK Fund"), "oak fund");
        assert_eq!(lowered("ÉLAN İS ẞ \u{212A} Ø"), "élan İs ẞ \u{212A} ø", "the last but one is a Kelvin sign");
    }

    #[test]
    fn joining_keeps_the_print() {
        assert_eq!(joined("  N E V\u{a0} DISTRI\u{ad}BUTORS,\n   INC. "), "N E V DISTRIBUTORS, INC.");
    }
}
