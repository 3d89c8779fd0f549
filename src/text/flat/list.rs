//! The numbers and bullets that a page shows before the items of a list.

use super::tags::Tag;

/// A list that is open.
#[derive(Debug, Clone, Default)]
pub(super) struct List {
    style: Style,
    next: i64,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Style {
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
        let ordered = tag.name == "ol";
        let otherwise = if ordered { Style::Decimal } else { Style::Bullet };
        let style = style(tag).unwrap_or(otherwise);
        let start = tag.get("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        Self { style, next: start }
    }

    /// What stands before the next item, with the blank after it; `depth` is how many lists are around this one.
    pub(super) fn marker(&mut self, item: &Tag, depth: usize) -> String {
        /// Lists nested deeper than a line has room are not indented further.
        const MOST: usize = 10;
        let number = item.get("value").and_then(|value| value.parse().ok()).unwrap_or(self.next);
        self.next = number.saturating_add(1);
        let mark = match style(item).unwrap_or(self.style) {
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

fn style(tag: &Tag) -> Option<Style> {
    let words = tag.style("list-style-type").or_else(|| tag.style("list-style")).or_else(|| tag.get("type"))?;
    Some(match words.split_whitespace().next()? {
        "1" => Style::Decimal,
        "a" => Style::Letter,
        "A" => Style::CapitalLetter,
        "i" => Style::Roman,
        "I" => Style::CapitalRoman,
        word => match word.to_ascii_lowercase().as_str() {
            "decimal" => Style::Decimal,
            "lower-alpha" | "lower-latin" => Style::Letter,
            "upper-alpha" | "upper-latin" => Style::CapitalLetter,
            "lower-roman" => Style::Roman,
            "upper-roman" => Style::CapitalRoman,
            "none" => Style::Nothing,
            "disc" | "circle" | "square" => Style::Bullet,
            _ => return None,
        },
    })
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
