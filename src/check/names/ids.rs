//! One number for all spellings of a name, so that lists of hundreds of names are compared as numbers.

use std::collections::HashMap;

use crate::text::fold::Folded;

/// The number of a name; two names have the same one when only capitals, blanks, dashes' or quotes' style and trade
/// marks tell them apart.
pub type NameId = u32;

/// The names met so far.
#[derive(Debug, Default)]
pub struct Ids<'a> {
    /// Every spelling as written: most of them come again letter for letter, and need no folding then.
    written: HashMap<&'a str, NameId>,
    keys: HashMap<String, NameId>,
    first: Vec<&'a str>,
}

impl<'a> Ids<'a> {
    /// The number of a name.
    pub fn of(&mut self, written: &'a str) -> NameId {
        if let Some(&id) = self.written.get(written) {
            return id;
        }
        let fresh = self.first.len() as NameId;
        let id = *self.keys.entry(key(written)).or_insert(fresh);
        if id == fresh {
            self.first.push(written);
        }
        self.written.insert(written, id);
        id
    }

    /// The number of a name where it was met before, in any spelling.
    pub fn find(&self, written: &str) -> Option<NameId> {
        self.written.get(written).or_else(|| self.keys.get(&key(written))).copied()
    }

    /// A name as it was written first.
    pub fn written(&self, id: NameId) -> &'a str {
        self.first.get(id as usize).copied().unwrap_or("")
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.first.len()
    }

    /// No names at all.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }
}

/// What stays of a name when blanks are gone and the rest is folded: "A I M" is "AIM", "Large Cap" is "LargeCap".
pub fn key(written: &str) -> String {
    let mut key: String = Folded::of(written).as_str().chars().filter(|&c| c != ' ').collect();
    // The comma before "Inc." comes and goes.
    let rest = key.strip_suffix(",inc.").or(key.strip_suffix(",inc")).map(str::len);
    if let Some(rest) = rest {
        key.truncate(rest);
        key.push_str("inc.");
    }
    key
}

/// The words of a name in small letters: letters and figures only.
pub fn tokens(written: &str) -> Vec<String> {
    let folded = Folded::of(written);
    let words = folded.as_str().split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let mut out: Vec<String> = Vec::new();
    let mut initials = false;
    for word in words {
        // "A I M" and "U.S." are one word each.
        let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        match out.last_mut().filter(|_| single && initials) {
            Some(last) => last.push_str(word),
            None => out.push(word.replace('\'', "")),
        }
        initials = single;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_number() {
        let mut ids = Ids::default();
        let id = ids.of("A I M Oak – Core Fund");
        for spelling in ["AIM OAK - CORE FUND", "A I M  Oak - Core\u{a0}Fund", "A I M Oak – Core Fund"] {
            assert_eq!((ids.of(spelling), ids.find(spelling)), (id, Some(id)), "{spelling}");
        }
        assert_ne!(ids.of("AIM Oak Core Fund II"), id);
        assert_eq!((ids.len(), ids.written(id), ids.find("Elm Fund")), (2, "A I M Oak – Core Fund", None));
        assert_eq!(ids.of("Oak Funds, Inc."), ids.of("OAK FUNDS INC."));
    }

    #[test]
    fn words_of_names() {
        assert_eq!(tokens("A I M U.S. Mid-Cap Fund"), ["aimus", "mid", "cap", "fund"]);
        assert_eq!(tokens("Oak Int'l Fund"), ["oak", "intl", "fund"]);
    }
}
