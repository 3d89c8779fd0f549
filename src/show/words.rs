//! How the tool says things: days, counts, lists, capitals.

use crate::model::Day;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "October 29, 2003"; nothing for a month that does not exist.
pub fn day(day: Day) -> Option<String> {
    let month = MONTHS.get(usize::from(day.month).checked_sub(1)?)?;
    Some(format!("{month} {}, {}", day.day, day.year))
}

/// The day that "2003-10-29" means, in words; what is not such a day is given back as it is.
pub fn iso_day(iso: &str) -> String {
    let mut parts = iso.splitn(3, '-').map(str::parse::<u16>);
    let parsed = match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month @ 1..=12)), Some(Ok(date @ 1..=31))) => {
            day(Day { year, month: month as u8, day: date as u8 })
        }
        _ => None,
    };
    parsed.unwrap_or_else(|| iso.to_owned())
}

/// "4,755".
pub fn thousands(number: usize) -> String {
    let figures = number.to_string();
    let mut out = String::new();
    for (i, figure) in figures.char_indices() {
        if i > 0 && (figures.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(figure);
    }
    out
}

/// "1 fund", "10 funds".
pub fn count(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        several if one.ends_with('s') => format!("{} {one}es", thousands(several)),
        several => format!("{} {one}s", thousands(several)),
    }
}

/// "a", "a and b", "a, b and c".
pub fn list<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<_> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// Whether something is printed all in capitals.
pub fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// A title printed all in capitals, in ordinary ones; any other as it is.
pub fn ordinary(title: &str) -> String {
    const SMALL: [&str; 14] = ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to"];
    if !is_capitals(title) {
        return title.to_owned();
    }
    let word = |(i, word): (usize, &str)| {
        let low = word.to_lowercase();
        if i > 0 && SMALL.contains(&low.as_str())
            || word.contains(|c: char| c.is_numeric() || c == '.') && word.len() < 5
        {
            return if word.contains('.') { word.to_owned() } else { low };
        }
        let mut new_part = true;
        let raise = |c: char| {
            let shown = if new_part { c.to_uppercase().next().unwrap_or(c) } else { c };
            new_part = !c.is_alphanumeric() && !matches!(c, '\'' | '’');
            shown
        };
        low.chars().map(raise).collect()
    };
    title.split(' ').enumerate().map(word).collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_days_and_lists() {
        assert_eq!(
            (thousands(7), thousands(4755), thousands(1_234_567)),
            ("7".into(), "4,755".into(), "1,234,567".into())
        );
        assert_eq!(
            (count(1, "class"), count(2, "class"), count(54, "portfolio")),
            ("1 class".into(), "2 classes".into(), "54 portfolios".into())
        );
        assert_eq!(iso_day("2003-10-29"), "October 29, 2003");
        assert_eq!((iso_day("soon"), iso_day("2003-13-01")), ("soon".into(), "2003-13-01".into()));
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn capitals_become_ordinary() {
        assert_eq!(
            ordinary("AMENDED AND RESTATED MASTER DISTRIBUTION AGREEMENT"),
            "Amended and Restated Master Distribution Agreement"
        );
        assert_eq!(ordinary("SUB-ADVISORY AGREEMENT OF THE TRUST"), "Sub-Advisory Agreement of the Trust");
        assert_eq!(ordinary("Rule 12b-1 Plan"), "Rule 12b-1 Plan");
    }
}
