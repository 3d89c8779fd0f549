//! The numbers and bullets that a page shows before the items of a list.

use super::name::Name;
use super::tags::Tag;

/// A list that is open.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    style: Style,
    next: i64,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Style {
    #[default]
    Bullet,
    Nothing,
    Decimal,
    Letter,
    Roman,
    CapitalLetter,
    CapitalRoman,
}

impl List {
    pub(super) fn of(tag: &Tag) -> Self {
        let ordered = tag.name == const { Name::of("ol") };
        let otherwise = if ordered { Style::Decimal } else { Style::Bullet };
        Self { style: tag.numbering().unwrap_or(otherwise), next: tag.start.unwrap_or(1) }
    }

    /// What stands before the next item, with the blank after it; `depth` is how many lists are around this one.
    pub(super) fn marker(&mut self, item: &Tag, depth: usize) -> String {
        /// Lists nested deeper than a line has room are not indented further.
        const MOST: usize = 10;
        let number = item.value.unwrap_or(self.next);
        self.next = number.saturating_add(1);
        let mark = match item.numbering().unwrap_or(self.style) {
            Style::Nothing => String::new(),
            Style::Bullet => "• ".to_owned(),
            Style::Decimal => format!("{number}. "),
            Style::Letter => format!("{}. ", letters(number).to_lowercase()),
            Style::CapitalLetter => format!("{}. ", letters(number)),
            Style::Roman => format!("{}. ", roman(number).to_lowercase()),
            Style::CapitalRoman => format!("{}. ", roman(number)),
        };
        " ".repeat(4 * depth.min(MOST)) + &mark
    }
}

impl Style {
    /// The style that the first word of a value names.
    pub(super) fn named(value: &str) -> Option<Self> {
        Some(match value.split_ascii_whitespace().next()? {
            "1" => Self::Decimal,
            "a" => Self::Letter,
            "A" => Self::CapitalLetter,
            "i" => Self::Roman,
            "I" => Self::CapitalRoman,
            word => match word.to_ascii_lowercase().as_str() {
                "decimal" => Self::Decimal,
                "lower-alpha" | "lower-latin" => Self::Letter,
                "upper-alpha" | "upper-latin" => Self::CapitalLetter,
                "lower-roman" => Self::Roman,
                "upper-roman" => Self::CapitalRoman,
                "none" => Self::Nothing,
                "disc" | "circle" | "square" => Self::Bullet,
                _ => return None,
            },
        })
    }
}

/// A, B … Z, AA, AB …
fn letters(number: i64) -> String {
    let mut rest = number;
    let mut out = Vec::new();
    while rest > 0 {
        let digit = (rest - 1) % 26;
        out.push(char::from(b'A' + digit as u8));
        rest = (rest - 1) / 26;
    }
    if out.is_empty() { number.to_string() } else { out.iter().rev().collect() }
}

/// I, II, III, IV …
fn roman(number: i64) -> String {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_a_page_shows_them() {
        assert_eq!([1, 26, 27, 703, 0].map(letters), ["A", "Z", "AA", "AAA", "0"]);
        assert_eq!([1, 4, 49, 1994, 4000].map(roman), ["I", "IV", "XLIX", "MCMXCIV", "4000"]);
        assert_eq!(letters(i64::MAX).len(), 14);
    }
}
