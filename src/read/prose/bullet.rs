//! The signs that stand before the items of a list.

/// Signs that word processors and pages print before an item; those of the private use area are what a symbol font leaves
/// of one in copied text.
const SIGNS: [char; 21] = [
    '•', '●', '·', '▪', '■', '◦', '○', '‣', '▸', '►', '▶', '➢', '➤', '»', '❖', '◆', '✦', '\u{f0b7}', '\u{f0a7}',
    '\u{f0d8}', '\u{f076}',
];

/// What a typewriter draws for one.
const DRAWN: [&str; 5] = [">>", "->", "=>", "-->", ">"];

/// How long the bullet is that a line begins with: a sign, or an arrow of typed signs that a blank or nothing follows. A
/// dash or a star is none here, as it is much else.
pub fn bullet(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    if SIGNS.contains(&first) {
        return Some(first.len_utf8());
    }
    let ends = |arrow: &&&str| line[arrow.len()..].is_empty() || line[arrow.len()..].starts_with(char::is_whitespace);
    DRAWN.iter().filter(|arrow| line.starts_with(**arrow)).find(ends).map(|arrow| arrow.len())
}

/// A bullet begins the line.
pub fn is_bulleted(line: &str) -> bool {
    bullet(line).is_some()
}

/// Words without the bullets and dashes before them ("- Class A").
pub fn unbulleted(text: &str) -> &str {
    let mut rest = text;
    loop {
        let bare = rest.trim_start_matches(['-', '–', '—', ' ']);
        let next = bullet(bare).map_or(bare, |length| &bare[length..]);
        if next.len() == rest.len() {
            return rest;
        }
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_arrows() {
        assert_eq!(
            [">> Oak Fund", "> Oak", "-> Oak", "•Oak", "»"].map(bullet),
            [Some(2), Some(1), Some(2), Some(3), Some(2)]
        );
        assert_eq!(
            [">$5 billion", "- Oak", "* Oak", "--> ", ">>Oak", ""].map(bullet),
            [None, None, None, Some(3), None, None]
        );
    }
}
