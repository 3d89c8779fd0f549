//! Recitals under a heading of their own.

use crate::model::BlockKind;
use crate::read::document::Part;

/// Whether a line is the heading under which recitals stand: "BACKGROUND:", "RECITALS".
pub fn heads_recitals(line: &str) -> bool {
    const HEADS: [&str; 6] = ["BACKGROUND", "RECITALS", "RECITAL", "PRELIMINARYSTATEMENTS", "PREMISES", "WITNESSETH"];
    // Their letters may stand apart.
    let bare: String = line.chars().take(60).filter(|c| c.is_alphabetic()).collect();
    line.len() < 60 && HEADS.iter().any(|head| bare.eq_ignore_ascii_case(head))
}

/// "BACKGROUND", "RECITALS" over lettered paragraphs: what stands between such a heading and the words that turn to what
/// is agreed says why, and orders nothing.
pub fn recitals(parts: &mut [Part]) {
    let turns = |part: &Part| {
        let lower = part.joined.text.to_lowercase();
        let opens =
            ["now, therefore", "now therefore", "accordingly", "in consideration", "terms", "agreement", "therefore"]
                .iter()
                .any(|word| lower.starts_with(word));
        let agrees = [
            "agree as follows",
            "agree that:",
            "agrees as follows",
            "agreed as follows",
            "parties agree",
            "therefore agree",
            "hereby agree",
            "now agree",
        ];
        let short = lower.len() < 30 || lower.starts_with("now") || lower.contains("agree");
        opens && short || agrees.iter().any(|word| lower.contains(word))
    };
    let Some(first) = parts.iter().position(|part| heads_recitals(&part.joined.text)) else { return };
    let Some(end) = parts[first..].iter().position(turns).map(|k| first + k) else { return };
    for part in parts[first..end].iter_mut().filter(|part| part.kind != BlockKind::Closing) {
        part.kind = BlockKind::Recital;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings() {
        assert!(heads_recitals("BACKGROUND:") && heads_recitals("Recitals") && heads_recitals("W I T N E S S E T H :"));
        assert!(!heads_recitals("Background of the Amendment") && !heads_recitals(""));
    }
}
