//! What closes an instrument: ratification, witness clause, `Dated:` line. These also end a schedule that stands in line.

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
    let lower = text.trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    if is_witness(&lower) {
        return Some(Closing::Witness);
    }
    if is_dated_line(&lower) {
        return Some(Closing::Dated);
    }
    const CONFIRMS: [&str; 22] = [
        "full force and effect",
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
        "not otherwise affected",
        "all other terms",
        "other terms and provisions",
        "in counterparts",
        "more counterparts",
        "be governed by",
        "except as specifically amended",
        "except as expressly",
        "except to the extent amended",
    ];
    CONFIRMS.iter().any(|word| lower.contains(word)).then_some(Closing::Ratification)
}

fn is_witness(lower: &str) -> bool {
    let spaced: String = lower.chars().take(80).filter(|c| !c.is_whitespace()).collect();
    [
        "inwitness",
        "intestimony",
        "witnessthedue",
        "executedthis",
        "executedasof",
        "signedbythe",
        "signedthis",
        "executedby",
        "acknowledged",
        "acceptedand",
        "agreedto",
        "agreedand",
    ]
    .iter()
    .any(|word| spaced.starts_with(word))
}

/// A line of a date and hardly anything else.
fn is_dated_line(lower: &str) -> bool {
    let labelled = ["dated:", "dated as of", "dated ", "date:"].iter().any(|word| lower.starts_with(word));
    let found = crate::read::dates::find(lower);
    labelled
        && lower.len() < 60
        && (!found.is_empty() || lower.contains('_'))
        && found.iter().all(|f| f.range.end + 6 >= lower.len())
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
