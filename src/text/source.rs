//! Bytes → [`Source`]: the text as decoded, with what is known of where it came from.

use std::borrow::Cow;
use std::sync::Arc;

use sha2::{Digest, Sha256};

/// How the bytes of a source spell characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// The Western code page of older Windows, which web pages also mean by ISO 8859-1.
    Windows1252,
}

impl Encoding {
    /// The name by which web pages call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// The encoding of that name.
    pub fn named(label: &str) -> Option<Self> {
        [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Windows1252].into_iter().find(|e| e.label() == label)
    }

    /// What the bytes look like: a byte order mark decides, then whether they are valid UTF-8.
    pub fn guess(bytes: &[u8]) -> Self {
        match bytes {
            [0xFF, 0xFE, ..] => Self::Utf16Le,
            [0xFE, 0xFF, ..] => Self::Utf16Be,
            _ if looks_like_utf16(bytes, 1) => Self::Utf16Le,
            _ if looks_like_utf16(bytes, 0) => Self::Utf16Be,
            _ if is_mostly_utf8(bytes) => Self::Utf8,
            _ => Self::Windows1252,
        }
    }
}

/// Latin text in UTF-16 without a mark has a NUL in nearly every second place (not beside a curly quote or a dash), and
/// hardly any in the others; `zero` says which.
fn looks_like_utf16(bytes: &[u8], zero: usize) -> bool {
    const SAMPLE: usize = 512;
    let head = &bytes[..bytes.len().min(SAMPLE) & !1];
    let nuls = |place: usize| head.chunks(2).filter(|pair| pair[place] == 0).count();
    let pairs = head.len() / 2;
    pairs >= 4 && nuls(zero) * 4 > pairs * 3 && nuls(1 - zero) * 20 <= pairs
}

/// Whether bytes are UTF-8, but for a few: a file that is cut off in the middle of a sign, or into which one was put
/// from elsewhere, would otherwise lose all its quotes and dashes. In other encodings hardly any such byte is part of
/// a sign of UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut signs, mut strays) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        signs += if chunk.valid().is_ascii() { 0 } else { chunk.valid().chars().filter(|c| !c.is_ascii()).count() };
        strays += usize::from(!chunk.invalid().is_empty());
    }
    strays == 0 || signs > strays
}

/// A decoded text and its provenance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// What the person calls it: a file's name, or words for a paste.
    pub name: String,
    /// How many bytes it had.
    pub bytes: usize,
    /// How it was decoded.
    pub encoding: Encoding,
    /// The text, which where it is plain is its own readable text too, and is there once. Byte offsets into it fit 32
    /// bits: longer text is cut at [`MAX_BYTES`] on a character boundary.
    pub text: Arc<String>,
}

/// Offsets are 32 bits wide; a browser's string is shorter than this anyway.
pub const MAX_BYTES: usize = u32::MAX as usize - 1;

impl Source {
    /// Decodes `bytes`; without an `encoding` it is guessed. Bytes that are handed over become the text as they are, if
    /// they can.
    pub fn from_bytes<'a>(name: &str, bytes: impl Into<Cow<'a, [u8]>>, encoding: Option<Encoding>) -> Self {
        Self::decoded(name, bytes.into(), encoding)
    }

    fn decoded(name: &str, bytes: Cow<'_, [u8]>, encoding: Option<Encoding>) -> Self {
        let encoding = encoding.unwrap_or_else(|| Encoding::guess(&bytes));
        let length = bytes.len();
        let mut text = decode(bytes, encoding);
        if text.len() > MAX_BYTES {
            let end = text.floor_char_boundary(MAX_BYTES);
            text.truncate(end);
        }
        Self { name: name.to_owned(), bytes: length, encoding, text: Arc::new(text) }
    }

    /// A text that is already decoded, as if it had been read from UTF-8.
    pub fn from_text(name: &str, text: &str) -> Self {
        Self::from_bytes(name, text.as_bytes(), Some(Encoding::Utf8))
    }
}

/// The SHA-256 of `bytes` in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn decode(bytes: Cow<'_, [u8]>, encoding: Encoding) -> String {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    match encoding {
        Encoding::Utf8 if bytes.starts_with(MARK) => String::from_utf8_lossy(&bytes[MARK.len()..]).into_owned(),
        Encoding::Utf8 => String::from_utf8(bytes.into_owned())
            .unwrap_or_else(|torn| String::from_utf8_lossy(torn.as_bytes()).into_owned()),
        Encoding::Utf16Le => decode_utf16(&bytes, u16::from_le_bytes),
        Encoding::Utf16Be => decode_utf16(&bytes, u16::from_be_bytes),
        Encoding::Windows1252 => bytes.iter().map(|&byte| windows_1252(byte)).collect(),
    }
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)
}

/// 0x80 to 0x9F hold typographic signs in this code page; the rest is Latin-1.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// UTF-16 offsets of a text, which is how JavaScript counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utf16<'a> {
    text: &'a str,
    /// The UTF-16 offset at every [`STEP`] bytes; empty where all is ASCII and the offsets are the same.
    marks: Vec<u32>,
}

/// A look-up scans at most this many bytes, so that a text of one huge line is no slower than another.
const STEP: usize = 1024;

impl<'a> Utf16<'a> {
    /// Counts `text` once.
    pub fn new(text: &'a str) -> Self {
        if text.is_ascii() {
            return Self { text, marks: Vec::new() };
        }
        let mut marks = vec![0];
        let mut units = 0;
        for (at, c) in text.char_indices() {
            while at >= marks.len() * STEP {
                marks.push(units);
            }
            units += c.len_utf16() as u32;
        }
        while text.len() >= marks.len() * STEP {
            marks.push(units);
        }
        Self { text, marks }
    }

    /// The UTF-16 offset of a byte offset (which stands on a character boundary).
    pub fn offset(&self, byte: usize) -> u32 {
        let Some(&mark) = self.marks.get(byte / STEP) else { return byte.min(self.text.len()) as u32 };
        // The mark counts what lies before the first character that starts at or after it.
        let from = byte / STEP * STEP;
        let start = self.text.ceil_char_boundary(from).min(byte);
        let units: usize = self.text.get(start..byte).unwrap_or("").chars().map(char::len_utf16).sum();
        mark + units as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(Source::from_bytes("a", b"caf\xe9 \x93x\x94", None).text.as_str(), "café “x”");
        assert_eq!(Source::from_bytes("a", "\u{FEFF}é".as_bytes(), None).text.as_str(), "é");
        let wide: Vec<u8> = "\u{FEFF}Oak é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Source::from_bytes("a", &wide, None).text.as_str(), "Oak é");
        let bare: Vec<u8> = "Oak Fund".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(Source::from_bytes("a", &bare, None).encoding, Encoding::Utf16Be);
    }

    #[test]
    fn two_bytes_a_letter_are_told_without_a_mark_beside_quotes_and_dashes() {
        for units in [u16::to_le_bytes, u16::to_be_bytes] {
            let wide: Vec<u8> = "“SCHEDULE A” – Oak’s Fund, and others".encode_utf16().flat_map(units).collect();
            assert_eq!(Source::from_bytes("a", &wide, None).text.as_str(), "“SCHEDULE A” – Oak’s Fund, and others");
        }
        assert_eq!(Encoding::guess(b"Oak\0\0\0\0\0\0Fund\0"), Encoding::Utf8, "a text with NULs in it");
    }

    #[test]
    fn one_bad_byte_does_not_spoil_the_others() {
        let text = "“Oak’s” – Fund “A”";
        let cut = &text.as_bytes()[..text.len() - 1];
        assert_eq!(Source::from_bytes("a", cut, None).text.as_str(), "“Oak’s” – Fund “A\u{FFFD}");
        let mixed = [text.as_bytes(), b" \x96 Elm"].concat();
        assert_eq!(Source::from_bytes("a", mixed, None).text.as_str(), "“Oak’s” – Fund “A” \u{FFFD} Elm");
        let old = b"\x93Oak\x92s\x94 \x96 caf\xe9";
        assert_eq!(Encoding::guess(old), Encoding::Windows1252);
    }

    #[test]
    fn offsets_count_as_javascript_does() {
        let text = format!("é{}𝒜x{}", "a".repeat(1500), "–".repeat(1500));
        let count = Utf16::new(&text);
        for (at, _) in text.char_indices() {
            assert_eq!(count.offset(at) as usize, text[..at].encode_utf16().count(), "at {at}");
        }
        assert_eq!(count.offset(text.len()) as usize, text.encode_utf16().count());
        assert_eq!(Utf16::new("plain").offset(3), 3);
    }
}
