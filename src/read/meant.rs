//! Names that an order calls by a term: "Oak Fund and Elm Fund (each, a "Series")", and later "adding the Series".

use std::ops::Range;

use crate::read::document::Part;
use crate::read::listed::Listed;
use crate::text::Words;
use crate::text::lines::Lines;

/// Words that open a definition of several or of one.
const OPENERS: [&str; 7] =
    ["(each, a \"", "(each a \"", "(each, an \"", "(collectively, the \"", "(together, the \"", "(the \"", "(each \""];

/// No paragraph that defines a term of this kind is longer.
const LONGEST: usize = 8000;

/// How many parts back a term may be defined.
const BACK: usize = 12;

/// The names that stand for the term which `said` adds, where one of the last parts defines it.
pub fn meant(lines: &Lines<'_>, parts: &[Part], said: &str, known: &Listed) -> Vec<Words> {
    // A long text is not looked through again for each of its orders.
    let back = parts.iter().rev().take(BACK).filter(|part| part.joined.text.len() <= LONGEST);
    let found = back.filter_map(|part| {
        let names = defined(&part.joined.text, said, known)?;
        Some(names.into_iter().map(|name| part.joined.words(lines, name)).collect())
    });
    found.into_iter().next().or_else(|| pointed_at(lines, parts.last()?, said, known)).unwrap_or_default()
}

/// "The Trust has created Oak Fund and Elm Fund. Both series are added": the names that the sentence before tells.
fn pointed_at(lines: &Lines<'_>, part: &Part, said: &str, known: &Listed) -> Option<Vec<Words>> {
    let text = part.joined.text.as_str();
    let start = text.find(said).filter(|_| points_back(said) && text.len() <= LONGEST)?;
    let last = known.names_in(text, 0..start).pop()?;
    let names = before(text, last.end, known);
    Some(names.into_iter().map(|name| part.joined.words(lines, name)).collect())
}

/// "Both series", "Each of them", "Each New Portfolio is hereby added": a subject that is named before.
pub fn points_back(said: &str) -> bool {
    let mut words = said.split(' ').map(str::to_lowercase);
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let these = matches!(first.as_str(), "both" | "these" | "such" | "said" | "they" | "each");
    let several = matches!(second.as_str(), "series" | "funds" | "portfolios" | "of" | "are" | "shall");
    these && several || adds_called(said) || adds_counted(said)
}

/// "…, and the two portfolios are added to": what is added was counted, and named before.
fn adds_counted(said: &str) -> bool {
    const COUNTS: [&str; 10] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "new"];
    const NOUNS: [&str; 6] = ["series", "funds", "portfolios", "fund", "portfolio", "trusts"];
    let words: Vec<String> = said.split(' ').map(str::to_lowercase).collect();
    words.windows(4).any(|four| {
        let [article, count, noun, verb] = four else { return false };
        let these = matches!(article.as_str(), "the" | "these" | "those" | "said" | "such");
        let added = matches!(verb.as_str(), "are" | "is" | "shall" | "will");
        these && COUNTS.contains(&count.as_str()) && NOUNS.contains(&noun.as_str()) && added
    })
}

/// "The New Series are hereby added to": what is added is called by capitals alone.
fn adds_called(said: &str) -> bool {
    /// No term has more words.
    const MOST: usize = 4;
    let subject = [" is hereby added", " are hereby added", " is added", " are added"]
        .iter()
        .find_map(|verb| said.split_once(verb));
    let Some((subject, _)) = subject else { return false };
    let mut words = subject.split(' ');
    let article =
        words.next().is_some_and(|first| matches!(first.to_lowercase().as_str(), "the" | "each" | "such" | "these"));
    let rest: Vec<&str> = words.collect();
    article && (1..=MOST).contains(&rest.len()) && rest.iter().all(|word| word.starts_with(char::is_uppercase))
}

/// The names right before a definition in `text` whose term `said` takes up as what is added.
fn defined(text: &str, said: &str, known: &Listed) -> Option<Vec<Range<usize>>> {
    let opened = OPENERS.iter().flat_map(|opener| text.match_indices(opener));
    let names = opened.filter_map(|(open, opener)| {
        let term = text[open + opener.len()..].split(['"', ',']).next()?;
        adds_term(said, term).then(|| before(text, open, known))
    });
    names.into_iter().find(|names| !names.is_empty())
}

/// "adding the Series to", "add the New Funds": the term as what is added, one or several of it.
fn adds_term(said: &str, term: &str) -> bool {
    const VERBS: [&str; 6] = ["adding", "add", "addition of", "inclusion of", "including", "include"];
    let one = term.strip_suffix('s').filter(|_| !term.ends_with("ies")).unwrap_or(term);
    let follows = |rest: &str, term: &str| {
        rest.strip_prefix(term).is_some_and(|rest| !rest.trim_start_matches('s').starts_with(char::is_alphanumeric))
    };
    // "each New Portfolio is hereby added to the Agreement".
    let passive = [" is hereby added", " are hereby added", " is added", " are added", " shall be added"];
    let added =
        passive.iter().any(|verb| said.contains(&format!("{term}{verb}")) || said.contains(&format!("{one}{verb}")));
    if added {
        return true;
    }
    let articles = ["the ", "each ", "such ", "these ", "each of the ", ""];
    VERBS.iter().flat_map(|verb| said.match_indices(verb).map(|(at, verb)| at + verb.len())).any(|behind| {
        let rest = said[behind..].trim_start();
        articles.iter().any(|article| rest.strip_prefix(article).is_some_and(|rest| follows(rest, one)))
    })
}

/// The list of names that ends right before byte `open`.
fn before(text: &str, open: usize, known: &Listed) -> Vec<Range<usize>> {
    let joins = |gap: &str| gap.split(' ').all(|word| matches!(word.trim_matches(','), "" | "and" | "the" | "&"));
    let mut end = open;
    let mut out: Vec<Range<usize>> = Vec::new();
    for name in known.names_in(text, 0..open).into_iter().rev() {
        if !text.get(name.end..end).is_some_and(joins) {
            break;
        }
        end = name.start;
        out.push(name);
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_by_their_term() {
        let text = "services to Oak Bond Fund and Elm Stock Fund (each, a \"New Series\"), effective at once";
        let names = |said: &str| {
            let found = defined(text, said, &Listed::default()).unwrap_or_default();
            found.into_iter().map(|name| &text[name]).collect::<Vec<_>>()
        };
        assert_eq!(names("by adding the New Series to Schedule A"), ["Oak Bond Fund", "Elm Stock Fund"]);
        assert_eq!(names("by adding the New Seriesmen to Schedule A"), [""; 0]);
        assert_eq!(names("the New Series pays"), [""; 0]);
    }
}
