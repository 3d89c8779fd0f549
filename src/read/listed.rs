//! Names that the lists of a document tell: in its sentences too they are names, though they may end in no word that
//! names of funds end in ("Oak Global Infrastructure", "Oak 500 Index").

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::model::Schedule;
use crate::order::InOrder;
use crate::read::names::{ends_in_sentences, names_in, word_ranges};
use crate::text::fold::{Lower, lower, plain};

/// The names that only the lists tell, by their first two words in small letters.
#[derive(Debug, Default)]
pub struct Listed {
    firsts: HashSet<Lower>,
    by_two: HashMap<String, Vec<String>>,
}

impl Listed {
    /// The names of the portfolios in the lists that nothing else tells from other words; a name is two words at least.
    pub fn of(schedules: &[Schedule]) -> Self {
        /// More names of such kinds are a list of something else.
        const MOST: usize = 2_000;
        let portfolios = schedules.iter().flat_map(|s| &s.funds).flat_map(|fund| &fund.portfolios);
        let names = portfolios.map(|portfolio| portfolio.name.value.as_str());
        let mut out = Self::default();
        // "The Oak Fund": elsewhere the article would not be taken for part of it.
        let article = |name: &&str| name.get(..4).is_some_and(|front| front.eq_ignore_ascii_case("the "));
        for name in names.filter(|name| !ends_in_sentences(name) || article(name)).take(MOST) {
            let Some((first, two)) = opens(name) else { continue };
            out.firsts.insert(first);
            let (two, name) = (in_sentences(&two()), in_sentences(name));
            out.by_two.entry(two).or_default().push(name);
        }
        for own in out.by_two.values_mut() {
            own.order_by_key(|name| std::cmp::Reverse(name.len()));
            own.dedup();
        }
        out
    }

    /// Whether a list has this name.
    pub fn has(&self, name: &str) -> bool {
        let name = in_sentences(name);
        self.length_at(&name) == Some(name.len())
    }

    /// Whether such a name stands anywhere in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        !self.firsts.is_empty() && !self.places(text, 0..text.len()).is_empty()
    }

    /// How much of a text is such a name, the longest; in capitals or not.
    fn length_at(&self, text: &str) -> Option<usize> {
        let (first, two) = opens(text)?;
        let own = if self.firsts.contains(&first) { self.by_two.get(two().as_str())? } else { return None };
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
        own.iter().map(String::len).zip(own).find_map(|(length, name)| {
            let here = text.get(..length)?;
            let article = here.starts_with("the ");
            (here.eq_ignore_ascii_case(name) && !article && ends(&text[length..])).then_some(length)
        })
    }

    fn places(&self, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
        let mut out: Vec<Range<usize>> = Vec::new();
        for word in word_ranges(&text[range.clone()]) {
            let start = range.start + word.start;
            let quotes = text[start..].len() - text[start..].trim_start_matches(['"', '(', '\'']).len();
            let start = start + quotes;
            if out.last().is_some_and(|last| start < last.end) {
                continue;
            }
            out.extend(self.length_at(&text[start..range.end]).map(|length| start..start + length));
        }
        out
    }

    /// The names in a part of a text: those that end as names do, and those that the lists tell.
    pub fn names_in(&self, text: &str, range: Range<usize>) -> Vec<Range<usize>> {
        let told = names_in(text, range.clone());
        if self.firsts.is_empty() {
            return told;
        }
        let listed = self.places(text, range);
        // "Oak Municipal and Elm Fund" looks like one name; of what is listed nothing but a numeral may follow in it.
        let whole = |name: &Range<usize>| match overlapping(&listed, name) {
            [] => true,
            [one] => {
                let rest = text.get(one.end..name.end).unwrap_or("");
                one.start == name.start && rest.starts_with(' ') && !joins(rest)
            }
            _ => false,
        };
        let (mut out, split): (Vec<_>, Vec<_>) = told.into_iter().partition(whole);
        let apart: Vec<_> = listed.iter().filter(|one| overlapping(&out, one).is_empty()).cloned().collect();
        // What is left of two names that looked like one.
        for name in split {
            let behind = overlapping(&apart, &name).last().map_or(name.end, |one| one.end.min(name.end));
            out.extend(names_in(text, behind..name.end));
        }
        out.extend(apart);
        out.order_by_key(|name| name.start);
        out
    }
}

/// A name as joined text has it, whose quotes are straight and whose dashes are plain: "Oak Bond Fund – Institutional".
fn in_sentences(name: &str) -> String {
    name.chars().map(|c| plain(c).unwrap_or(c)).collect()
}

/// The first word of a text in small letters, and what makes its first two.
fn opens(text: &str) -> Option<(Lower, impl Fn() -> String)> {
    let mut words = text.split(' ');
    let (first, second) = (words.next()?, words.next()?);
    let bare = second.trim_end_matches([',', ';', '.', ':', '"', ')']);
    Some((lower(first), move || format!("{} {}", lower(first), lower(bare))))
}

/// Those of sorted ranges, none of which overlaps another, that overlap this one.
fn overlapping<'a>(all: &'a [Range<usize>], one: &Range<usize>) -> &'a [Range<usize>] {
    let from = all.partition_point(|other| other.end <= one.start);
    let to = all.partition_point(|other| other.start < one.end);
    all.get(from..to).unwrap_or(&[])
}

/// " and Elm Fund", ", Elm Fund".
fn joins(rest: &str) -> bool {
    [" and ", " & ", ", ", " or "].iter().any(|joint| rest.starts_with(joint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Fund, Portfolio};
    use crate::text::{Span, Spanned};

    #[test]
    fn names_of_lists_in_sentences() {
        let portfolio =
            |name: &str| Portfolio { name: Spanned::new(name.into(), Span::default()), ..Portfolio::default() };
        let names = [
            "Oak Global Infrastructure",
            "Oak Reserves II",
            "Oak 500 Index",
            "Oak Bond Fund",
            "Oak Funds, Inc.",
            "Oak Cash – S",
        ];
        let fund = Fund { portfolios: names.map(portfolio).to_vec(), ..Fund::default() };
        let listed = Listed::of(&[Schedule { funds: vec![fund], ..Schedule::default() }]);
        let find =
            |text: &'static str| listed.names_in(text, 0..text.len()).into_iter().map(|r| &text[r]).collect::<Vec<_>>();
        assert_eq!(
            find("OAK GLOBAL INFRASTRUCTURE and Oak Bond Fund are added"),
            ["OAK GLOBAL INFRASTRUCTURE", "Oak Bond Fund"]
        );
        assert_eq!(find("Elm Fund and Oak 500 Index, each of which"), ["Elm Fund", "Oak 500 Index"]);
        assert_eq!(find("the name \"Oak 500 Index\" and Oak 500 Index Fund"), ["Oak 500 Index", "Oak 500 Index Fund"]);
        assert_eq!(find("OAK FUNDS, INC. and Oak 500 Index"), ["OAK FUNDS, INC.", "Oak 500 Index"]);
        assert_eq!(find("Oak Global Infrastructures are none"), [""; 0]);
        assert_eq!(find("Oak Cash - S is new"), ["Oak Cash - S"]);
    }
}
