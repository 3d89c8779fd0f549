//! The labels of a signature page: `By:`, `/s/`, `Attest:`, `Name:`, `Title:`, `Its`, `Date:` and their kin.

use crate::read::dates;
use crate::text::fold::is_blank;
use crate::text::known::KnownPhrases;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// `By:`, the hand of somebody for another.
    By,
    /// `Signature:`, the hand itself.
    Signature,
    /// `Attest:`.
    Attest,
    /// `Witness:`.
    Witness,
    /// `Name:`, `Print Name:`.
    Name,
    /// `Title:`, `Its:`.
    Title,
    /// `Name and Title:`.
    NameTitle,
    /// `Date:`, `Dated:`.
    Date,
}

/// A label found at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Labelled {
    pub label: Label,
    /// How many bytes of the text the label takes, its colon among them.
    pub length: usize,
    /// Whether a colon (or what passes for one) follows.
    pub colon: bool,
}

/// Longer spellings stand before the shorter that they begin with.
const SPELLINGS: &[(&str, Label)] = &[
    ("printed name and title", Label::NameTitle),
    ("print name and title", Label::NameTitle),
    ("name and title", Label::NameTitle),
    ("name & title", Label::NameTitle),
    ("name/title", Label::NameTitle),
    ("name / title", Label::NameTitle),
    ("title and name", Label::NameTitle),
    ("printed name", Label::Name),
    ("print name", Label::Name),
    ("typed name", Label::Name),
    ("name printed", Label::Name),
    ("name (printed)", Label::Name),
    ("name (print)", Label::Name),
    ("please print name", Label::Name),
    ("authorized signer of", Label::Name),
    ("signatory name", Label::Name),
    ("full name", Label::Name),
    ("name", Label::Name),
    ("official title", Label::Title),
    ("job title", Label::Title),
    ("title", Label::Title),
    ("its", Label::Title),
    ("position", Label::Title),
    ("date signed", Label::Date),
    ("date of signature", Label::Date),
    ("signed on", Label::Date),
    ("dated", Label::Date),
    ("date", Label::Date),
    ("authorized signature", Label::Signature),
    ("authorised signature", Label::Signature),
    ("signature", Label::Signature),
    ("signed by", Label::By),
    ("signed", Label::Signature),
    ("attested by", Label::Attest),
    ("attested", Label::Attest),
    ("attest", Label::Attest),
    ("witnessed by", Label::Witness),
    ("witnessed", Label::Witness),
    ("witnesses", Label::Witness),
    ("witness", Label::Witness),
    ("by", Label::By),
];

/// How the spellings begin.
static BEGINNINGS: KnownPhrases =
    KnownPhrases::of(&["pr", "na", "ti", "ty", "pl", "au", "si", "fu", "of", "jo", "it", "po", "da", "at", "wi", "by"]);

/// The label at the start of `text`, if there is one.
pub(super) fn label(text: &str) -> Option<Labelled> {
    if !BEGINNINGS.begin(text) {
        return None;
    }
    let letters = text.as_bytes().get(..2)?;
    let alike = |(spelling, _): &&(&str, Label)| spelling.as_bytes()[..2].eq_ignore_ascii_case(letters);
    SPELLINGS.iter().filter(alike).find_map(|&(spelling, label)| {
        let rest = strip_spelling(text, spelling)?;
        let tight = rest.trim_start_matches(is_blank);
        let colon = tight.starts_with(':') || tight.starts_with(';') || label == Label::By && tight.starts_with("._");
        let length = text.len() - if colon { tight.len() - 1 } else { rest.len() };
        // "… the parties have / signed:": the end of a sentence.
        let verb = spelling == "signed" && text.starts_with(char::is_lowercase);
        let fits = !verb && (colon || fits_without_colon(label, rest));
        fits.then_some(Labelled { label, length, colon })
    })
}

/// The rest of `text` behind `spelling`, whose blanks may be of any width.
pub(super) fn strip_spelling<'a>(text: &'a str, spelling: &str) -> Option<&'a str> {
    let begins = text.as_bytes().first()?.eq_ignore_ascii_case(spelling.as_bytes().first()?);
    let mut rest = if begins { text } else { return None };
    for (i, word) in spelling.split(' ').enumerate() {
        if i > 0 {
            let trimmed = rest.trim_start_matches(is_blank);
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        let head = rest.get(..word.len())?;
        if !head.eq_ignore_ascii_case(word) {
            return None;
        }
        rest = &rest[word.len()..];
    }
    (!rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')).then_some(rest)
}

/// Without a colon a word is a label only when it stands alone or apart from what follows.
fn fits_without_colon(label: Label, rest: &str) -> bool {
    let blanks = rest.chars().take_while(|&c| is_blank(c)).count();
    let tight = rest.trim_start_matches(is_blank);
    let apart = blanks >= 2 || rest.starts_with('\t');
    match label {
        Label::By => {
            let named = tight.len() <= 60 && tight.starts_with(|c: char| c.is_uppercase());
            // "By Oak Holdings, Inc.," over "its general partner".
            let company = blanks == 1 && super::lexicon::ends_legal(tight.trim_end_matches([',', ' ']));
            let acting = blanks == 1 && names_acting(tight);
            tight.is_empty() || is_drawn(tight) || signed(tight).is_some() || (apart || company || acting) && named
        }
        Label::Title if blanks == 1 => false,
        Label::Name | Label::Title | Label::NameTitle => tight.is_empty() || is_drawn(tight) || apart,
        Label::Date if blanks > 0 && dates::begin(tight) => true,
        Label::Date | Label::Signature => tight.is_empty() || is_drawn(tight),
        Label::Attest | Label::Witness => {
            tight.is_empty() || is_drawn(tight) || signed(tight).is_some() || apart && !tight.starts_with("WHEREOF")
        }
    }
}

/// "Oak Holdings, Inc., general partner": a company and the part in which it acts for another.
fn names_acting(text: &str) -> bool {
    const PARTS: [&str; 6] =
        ["general partner", "managing partner", "managing member", "sole member", "manager", "attorney-in-fact"];
    let Some((company, part)) = text.trim_end_matches([',', '.', ' ']).rsplit_once(", ") else { return false };
    super::lexicon::ends_legal(company) && PARTS.iter().any(|end| crate::text::known::ends(part, end))
}

/// Whether the text begins with a drawn rule.
pub(super) fn is_drawn(text: &str) -> bool {
    let mut chars = text.chars().filter(|&c| !is_blank(c));
    chars.next().is_some_and(is_stroke) && chars.next().is_some_and(is_stroke) && chars.next().is_some_and(is_stroke)
}

/// A stroke of a drawn rule.
pub(super) fn is_stroke(c: char) -> bool {
    matches!(c, '_' | '-' | '=' | '─' | '━' | '—' | '–' | '‗')
}

/// How many bytes the sign of a conformed signature takes at the start of `text` (`/s/`, `/S/`, `\s\`, `_/s/`; `/s` before
/// a name where the second stroke was forgotten).
pub(super) fn signed(text: &str) -> Option<usize> {
    let bare = text.trim_start_matches(|c: char| c == '_' || is_blank(c) || matches!(c, '"' | '“'));
    let bytes = bare.as_bytes();
    bytes.first().filter(|b| matches!(b, b'/' | b'\\'))?;
    let (at, inner) = bytes.iter().enumerate().skip(1).find(|(_, b)| **b != b' ')?;
    if !matches!(inner, b's' | b'S') {
        return None;
    }
    let (close, end) = bytes.iter().enumerate().skip(at + 1).find(|(_, b)| **b != b' ')?;
    let length = match end {
        b'/' | b'\\' => close + 1,
        b'A'..=b'Z' if at == 1 && close > at + 1 => at + 1,
        _ => return None,
    };
    Some(text.len() - bare.len() + length)
}

/// The label that a caption under a value means: `(print name and title)`, `Print Name`, `(Signature)`.
pub(super) fn caption(text: &str) -> Option<Label> {
    let bare = text.trim_matches(|c: char| is_blank(c) || matches!(c, '(' | ')' | '[' | ']' | '.'));
    let lower = crate::text::fold::joined(bare).to_lowercase();
    let bare = lower.strip_prefix("type or ").or_else(|| lower.strip_prefix("please ")).unwrap_or(&lower);
    // "Name of Authorized Signatory", "Signature of Witness".
    if let Some((head, whose)) = bare.split_once(" of ") {
        let whose = label(whose).filter(|l| l.length == whose.len()).map(|l| l.label);
        let head = label(head).filter(|l| l.length == head.len()).map(|l| l.label);
        return match (head?, whose) {
            (Label::Signature, Some(Label::Witness)) => Some(Label::Witness),
            (head, _) => Some(head),
        };
    }
    let found = label(bare)?;
    (bare[found.length..].trim_matches(|c: char| is_blank(c) || c == ':').is_empty() && found.label != Label::By)
        .then_some(found.label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_words_that_only_begin_alike() {
        let found = |text| label(text).map(|l| l.label);
        assert_eq!(found("By: /s/ Jane Roe"), Some(Label::By));
        assert_eq!(found("by /s/ Jane Roe"), Some(Label::By));
        assert_eq!(found("BY\u{a0}\u{a0}Jane Roe"), Some(Label::By));
        assert_eq!(found("By Oak Holdings, Inc., general partner"), Some(Label::By));
        assert_eq!(found("By executing this page"), None);
        assert_eq!(found("By letter to Oak Bank, its manager"), None);
        assert_eq!(found("By-Laws"), None);
        assert_eq!(found("Print  Name: Jane"), Some(Label::Name));
        assert_eq!(found("Names of funds"), None);
        assert_eq!(found("Title of the list"), None);
        assert_eq!(found("Name and Title: Jane Roe, President"), Some(Label::NameTitle));
        assert_eq!(caption("(Print name and title)"), Some(Label::NameTitle));
        assert_eq!(caption("[Signature]"), Some(Label::Signature));
    }

    #[test]
    fn every_spelling_has_its_beginning() {
        assert!(SPELLINGS.iter().all(|(spelling, _)| BEGINNINGS.begin(spelling)));
    }

    #[test]
    fn signs_of_conformed_signatures() {
        for text in ["/s/ A", "/S/A", "\\s\\ A", "_/s/ A", "/ s / A", "/s Ada Quist"] {
            assert!(signed(text).is_some(), "{text}");
        }
        assert_eq!(signed("/s Ada Quist"), Some(2));
        assert_eq!((signed("/ Series A"), signed("/Subject"), signed("/sA")), (None, None, None));
        assert_eq!(signed("and/or"), None);
        assert_eq!(signed("/"), None);
    }
}
