//! Names in running text: words with capitals that end with a word that funds' names end with.

/// A name's place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its first byte.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

const ENDS: [&str; 6] = ["Fund", "Portfolio", "Series", "Trust", "ETF", "Funds"];
/// Words that stand within a name without a capital.
const JOINTS: [&str; 8] = ["of", "the", "and", "&", "for", "in", "ex-U.S.", "to"];
/// Words that begin with a capital and never are a name's first.
const NEVER_FIRST: [&str; 14] = [
    "The",
    "Each",
    "This",
    "Schedule",
    "Appendix",
    "Exhibit",
    "Annex",
    "Whereas",
    "WHEREAS",
    "All",
    "Every",
    "Such",
    "Class",
    "References",
];
/// What follows an end and still is of the name: a numeral, a letter, "Inc.".
const AFTER: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "Inc.", "Inc", "A", "B"];

/// The names of a text, in its order.
pub fn names(text: &str) -> Vec<Named> {
    let words: Vec<(usize, &str)> = words(text);
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.len() {
        match name_from(&words, i) {
            Some((named, next)) => {
                out.push(named);
                i = next;
            }
            None => i += 1,
        }
    }
    out
}

fn words(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut out = Vec::new();
    for word in text.split(' ') {
        if !word.is_empty() {
            out.push((at, word));
        }
        at += word.len() + 1;
    }
    out
}

/// The name that begins with word `i`, and the word after it. A stop, a comma or a closing mark ends it; of a run that
/// holds several ends, the first end before "and" is one: "Oak Growth Fund and Elm Fund" are two.
fn name_from(words: &[(usize, &str)], first: usize) -> Option<(Named, usize)> {
    let (at, word) = *words.get(first)?;
    let opened = word.trim_start_matches(['(', '"', '\'', '[']);
    if !opened.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || NEVER_FIRST.contains(&bare(opened)) {
        return None;
    }
    let start = at + word.len() - opened.len();
    let mut end: Option<(usize, usize)> = None;
    for i in first..words.len() {
        let (at, word) = *words.get(i)?;
        let word = if i == first { opened } else { word };
        let at = if i == first { start } else { at };
        let name = bare(word);
        let capital = name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if i > first && !capital && !JOINTS.contains(&name) && name != "-" {
            break;
        }
        if end.is_some() && matches!(name, "and" | "of" | "to" | "in" | "for" | "the" | "&") {
            break;
        }
        if i > first && ENDS.contains(&name) || AFTER.contains(&name) && end.is_some() {
            end = Some((at + name.len(), i + 1));
        }
        if word.len() > name.len() {
            break;
        }
    }
    let (end, next) = end?;
    Some((Named { start, end }, next))
}

/// A word without the marks that end it.
fn bare(word: &str) -> &str {
    match word {
        "Inc." | "Inc.," | "U.S." => word.trim_end_matches(','),
        _ => word.trim_end_matches([',', ';', ':', '"', '\'', ')', ']', '.']),
    }
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_end_where_they_end() {
        let found = |text: &str| names(text).iter().map(|n| text[n.start..n.end].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            found("to add \"Oak Growth and Income Fund\", Elm Fund II and the Elm Bond Fund (the \"Fund\")"),
            ["Oak Growth and Income Fund", "Elm Fund II", "Elm Bond Fund"]
        );
        assert_eq!(
            found("Oak Growth Fund and Elm U.S. Fund of Larch Series Trust"),
            ["Oak Growth Fund", "Elm U.S. Fund", "Larch Series Trust"]
        );
        assert_eq!(found("The Fund and each Portfolio agree. Schedule A"), [""; 0]);
    }
}
