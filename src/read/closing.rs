//! What closes an instrument: ratification, witness clause, `Dated:` line. These also end a schedule that stands in line.

use crate::text::known::{KnownPhrases, begins};

/// What kind of closing words a paragraph has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Closing {
    /// "All other terms … shall remain in full force and effect", counterparts, governing law.
    Ratification,
    /// "IN WITNESS WHEREOF …", "Executed this …".
    Witness,
    /// "Dated: October 29, 2003".
    Dated,
}

/// Tells a closing paragraph by its joined text.
pub fn closing(text: &str) -> Option<Closing> {
    signs_or_dates(text).or_else(|| CONFIRMS.stand_in(text).then_some(Closing::Ratification))
}

/// As [`closing`], without looking for ratifications.
pub fn signs_or_dates(text: &str) -> Option<Closing> {
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic());
    if is_witness(text) || is_valediction(text) || text.eq_ignore_ascii_case("signed by:") {
        Some(Closing::Witness)
    } else {
        is_dated_line(text).then_some(Closing::Dated)
    }
}

static CONFIRMS: KnownPhrases = KnownPhrases::of(&[
    "full force and effect",
    "remain in full force",
    "remains in full force",
    "hereby ratified",
    "ratified and confirmed",
    "is in all other respects",
    "in all other respects",
    "in all respects ratified",
    "remain unchanged",
    "remains unchanged",
    "shall continue unmodified",
    "continues in force",
    "hereby confirmed",
    "remain unmodified",
    "otherwise unaltered",
    "otherwise confirm",
    "otherwise ratif",
    "unaffected by this",
    "is unaffected",
    "are unaffected",
    "not otherwise affected",
    "all other terms",
    "other terms and provisions",
    "in counterparts",
    "more counterparts",
    "be governed by",
    "apart from",
    "in all respects not",
    "continues as heretofore",
    "continue as heretofore",
    "keeps its force",
    "keep their force",
    "keep its force",
    "continue in force",
    "nothing further in",
    "nothing else in",
    "no other provision",
    "the foregoing takes effect",
    "except as specifically amended",
    "except as expressly",
    "except to the extent amended",
]);

fn is_witness(text: &str) -> bool {
    const BEGIN: &[u8] = b"iwesa";
    if !text.bytes().next().is_some_and(|first| BEGIN.contains(&first.to_ascii_lowercase())) {
        return false;
    }
    let closed: String = text.chars().take(80).filter(|c| !c.is_whitespace()).collect();
    [
        "inwitness",
        "intestimony",
        "witnessthedue",
        "witnessthehand",
        "witnessour",
        "witnessmy",
        "witnesstheirhand",
        "signedforthe",
        "signedforeach",
        "executedthis",
        "executedasof",
        "executedat",
        "executedin",
        "executedasa",
        "executedunder",
        "signedasof",
        "signedbythe",
        "signedthis",
        "executedby",
        "acknowledged",
        "acceptedand",
        "agreedto",
        "agreedand",
    ]
    .iter()
    .any(|word| begins(&closed, word))
}

/// "Very truly yours,": what a letter ends with.
fn is_valediction(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "very truly",
        "truly yours",
        "yours truly",
        "yours very",
        "sincerely",
        "respectfully",
        "best regards",
        "cordially",
    ];
    text.len() < 40 && text.ends_with(',') && WORDS.iter().any(|word| begins(text, word))
}

/// A line of a date and hardly anything else.
fn is_dated_line(text: &str) -> bool {
    let labelled = ["dated:", "dated as of", "dated ", "date:"].iter().any(|word| begins(text, word));
    if !labelled || text.len() >= 60 {
        return false;
    }
    let found = crate::read::dates::find(text);
    (!found.is_empty() || text.contains('_')) && found.iter().all(|f| f.range.end + 6 >= text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closings() {
        assert_eq!(
            closing("All other terms of the Agreement not amended herein shall remain in full force and effect."),
            Some(Closing::Ratification)
        );
        assert_eq!(closing("IN WITNESS WHEREOF, the parties"), Some(Closing::Witness));
        assert_eq!(closing("Dated:  October 29, 2003"), Some(Closing::Dated));
        assert_eq!(closing("Oak Core Fund"), None);
        assert_eq!(closing("Dated May 1, 2003 by the Oak Trust and others who sign it"), None);
    }
}
