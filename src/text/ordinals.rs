//! Numbers in words and figures: 2, TWO, SECOND, TWENTY-SECOND, 22nd, II.

const UNITS: [(&str, &str); 19] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];

const TENS: [(&str, &str); 8] = [
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];

/// The number of a single ordinal word in lower case: "first", "twentieth", "22nd".
pub fn ordinal_word(word: &str) -> Option<u32> {
    let unit = UNITS.iter().position(|(_, ordinal)| *ordinal == word).map(|i| i as u32 + 1);
    let ten = TENS.iter().position(|(_, ordinal)| *ordinal == word).map(|i| (i as u32 + 2) * 10);
    unit.or(ten).or_else(|| numeric_ordinal(word))
}

/// The number of an ordinal in words or figures: "second", "twenty-second", "twenty second", "22nd".
pub fn ordinal(text: &str) -> Option<u32> {
    spelled(text, ordinal_word)
}

/// The number of a cardinal in words or figures: "2", "two", "fifty-two".
pub fn cardinal(text: &str) -> Option<u32> {
    spelled(text, |word| {
        let unit = UNITS.iter().position(|(cardinal, _)| *cardinal == word).map(|i| i as u32 + 1);
        let ten = TENS.iter().position(|(cardinal, _)| *cardinal == word).map(|i| (i as u32 + 2) * 10);
        unit.or(ten).or_else(|| word.parse().ok().filter(|_| word.len() <= 4))
    })
}

fn spelled(text: &str, last: impl Fn(&str) -> Option<u32>) -> Option<u32> {
    let lower = text.to_lowercase();
    let mut words = lower.split(['-', '‑', '–', ' ', '\t']).filter(|word| !word.is_empty());
    let (first, second) = (words.next()?, words.next());
    match (second, words.next()) {
        (None, _) => last(first),
        (Some(second), None) => {
            let tens = (TENS.iter().position(|(cardinal, _)| *cardinal == first)? as u32 + 2) * 10;
            last(second).filter(|unit| (1..10).contains(unit)).map(|unit| tens + unit)
        }
        _ => None,
    }
}

fn numeric_ordinal(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word[digits.len()..];
    let known = matches!(ending, "st" | "nd" | "rd" | "th");
    digits.parse().ok().filter(|_| known && digits.len() <= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_words_and_figures() {
        assert_eq!(ordinal("TWENTY-SECOND"), Some(22));
        assert_eq!(ordinal("Thirty First"), Some(31));
        assert_eq!(ordinal("3rd"), Some(3));
        assert_eq!(ordinal("fortieth"), Some(40));
        assert_eq!(cardinal("FIFTY-TWO"), Some(52));
        assert_eq!(cardinal("10"), Some(10));
        assert_eq!(cardinal("twelve"), Some(12));
        assert_eq!(ordinal("restated"), None);
        assert_eq!(cardinal("twenty-eleven"), None);
    }
}
