//! The words with which an instrument says that it amends another: "is hereby further amended".

use std::ops::Range;

/// What may stand between the verb's two halves.
const ADVERBS: [&str; 7] = ["hereby", "further", "also", "again", "now", "herewith", "accordingly"];

/// Where a text in small letters says of something that it "is amended", with any adverbs between, from the helping verb
/// on. "As amended" tells of the past, and "may be amended" of what may come.
pub fn amended_now(lower: &str) -> Option<Range<usize>> {
    lower.match_indices(" amended").find_map(|(at, word)| {
        let from = helped(&lower[..at])?;
        Some(from..at + word.len())
    })
}

/// Whether words in small letters end in "is hereby further amended".
pub fn ends_amended(lower: &str) -> bool {
    lower.strip_suffix(" amended").is_some_and(|front| helped(front).is_some())
}

/// Where the "is" or "are" begins in which a text ends, but for adverbs.
fn helped(text: &str) -> Option<usize> {
    let mut front = text;
    loop {
        let (rest, word) = front.rsplit_once(' ').unwrap_or(("", front));
        match word.trim_matches(',') {
            "is" | "are" => return Some(front.len() - word.len()),
            adverb if ADVERBS.contains(&adverb) && !rest.is_empty() => front = rest,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_and_without_adverbs() {
        for text in ["the plan is amended", "they are hereby amended", "it is hereby, further amended"] {
            assert_eq!(amended_now(text).map(|at| at.end), Some(text.len()), "{text}");
            assert!(ends_amended(text), "{text}");
        }
        for text in ["as amended", "may be amended", "hereby amended", "amended", "is to be amended"] {
            assert_eq!(amended_now(text), None, "{text}");
            assert!(!ends_amended(text), "{text}");
        }
    }
}
