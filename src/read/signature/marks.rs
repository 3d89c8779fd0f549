//! Which pieces of a column are marks: `/s/`, `By:`, a rule to sign on, and what stands for one.

use crate::text::lines::Lines;

use super::cut::text;
use super::details::{before_comma, starts_with_person};
use super::label::Label;
use super::lexicon::{ends_entity, ends_legal, is_entity, is_title, words};
use super::person::{is_person, same_person};
use super::piece::{Piece, What};

/// Which pieces are marks.
pub(super) fn marks(lines: &Lines<'_>, pieces: &[Piece]) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    let mut named = false;
    let mut captioned = true;
    let mut signer = String::new();
    for (i, piece) in pieces.iter().enumerate() {
        let words = text(lines, &piece.words);
        let hand = match piece.what {
            What::Sign => true,
            What::Label(Label::By) => {
                let again = !words.is_empty() && same_person(&signer, &words) && captioned;
                let named = !again && !is_via(&words) && words.len() < 80 && (piece.colon || is_person(&words));
                piece.signed || piece.ruled || piece.is_bare() || named
            }
            What::Label(Label::Signature) => piece.colon || piece.signed || piece.ruled,
            What::Label(Label::Attest | Label::Witness) => piece.signed || piece.ruled || is_person(&words),
            What::Rule => {
                rule_signs(lines, pieces, i, !out.is_empty() && !captioned)
                    && (piece.ruled || is_left_blank(lines, pieces, i))
            }
            What::Text => is_typed_over_rule(lines, pieces, i),
            _ => false,
        };
        let alone = piece.is_label(Label::Name)
            && !same_person(&signer, &words)
            && (named || !out.is_empty() && captioned || out.is_empty() && piece.colon && captioned);
        if hand {
            // `Printed Name: A` over `Signature: /s/ A` is one.
            let first = out.last().is_some_and(|&m| pieces[m].is_label(Label::Name) && i - m <= 2) && !captioned;
            if first {
                out.pop();
            }
            out.push(i);
            (named, captioned) = (first, false);
            signer = words;
        } else if alone && (!out.is_empty() || context(pieces, i)) {
            out.push(i);
            (named, captioned) = (true, false);
            signer = words;
        } else if piece.is_label(Label::Name) {
            named = true;
        } else if piece.what == What::Part || piece.what == What::Text && is_entity(&words) && !is_title(&words) {
            captioned = true;
        }
    }
    out
}

/// Names of persons that stand for signatures: under a party, or at once under the lead-in.
pub(super) fn printed(lines: &Lines<'_>, pieces: &[Piece]) -> Vec<usize> {
    const FEW: usize = 12;
    let start = pieces.first().map_or(0, |p| p.row);
    let near: Vec<&Piece> =
        pieces.iter().take_while(|p| p.row <= start + 40 && p.what != What::Page).take(FEW + 1).collect();
    if near.len() > FEW
        || near.iter().any(|p| !matches!(p.what, What::Text | What::Part | What::Label(Label::Title | Label::Date)))
    {
        return Vec::new();
    }
    let person = |p: &Piece| {
        let words = text(lines, &p.words);
        let name = before_comma(&words);
        p.what == What::Text && is_person(name) && (name.len() == words.len() || is_title(&words[name.len()..]))
    };
    let party = |p: &Piece| p.what == What::Part || p.what == What::Text && ends_entity(&text(lines, &p.words));
    (0..near.len()).filter(|&i| person(near[i]) && i.checked_sub(1).is_none_or(|k| party(near[k]))).collect()
}

/// A lone `Name:` counts where a party stands over it and a `Title:` or nothing under it.
fn context(pieces: &[Piece], i: usize) -> bool {
    pieces[..i].iter().any(|p| p.what == What::Part || p.what == What::Text)
        && pieces.get(i + 1).is_none_or(|p| p.is_label(Label::Title) || p.is_label(Label::Date) || p.what == What::Page)
}

/// Whether somebody is to sign over the rule; `handed` where the party above has a place to sign already.
fn rule_signs(lines: &Lines<'_>, pieces: &[Piece], i: usize, handed: bool) -> bool {
    let under = pieces.get(i + 1).filter(|p| p.row <= pieces[i].row + 3);
    let over = i.checked_sub(1).and_then(|k| pieces.get(k));
    let fits = under.is_some_and(|p| {
        let words = text(lines, std::slice::from_ref(&p.all));
        p.is_label(Label::Name)
            || p.is_label(Label::NameTitle)
            // Over "Date" and "Title", below a place to sign, it waits for these.
            || p.under.is_some_and(|label| !(handed && matches!(label, Label::Date | Label::Title)))
            || p.what == What::Part && p.row <= pieces[i].row + 1
            || p.what == What::Text && (is_person(&words) || is_title(&words) || words.starts_with('['))
    });
    let under_value = over.filter(|p| p.row + 1 >= pieces[i].row).is_some_and(|p| match p.what {
        What::Part | What::Page | What::Break => false,
        What::Text => is_underlined(lines, p, under),
        _ => true,
    });
    fits && !under_value
}

/// `Jane Roe` over a rule over `Print Name`: the rule carries a value.
fn is_underlined(lines: &Lines<'_>, over: &Piece, under: Option<&Piece>) -> bool {
    let detail = under
        .and_then(|p| p.under)
        .is_some_and(|l| matches!(l, Label::Name | Label::NameTitle | Label::Title | Label::Date));
    let words = text(lines, &over.words);
    detail && (!is_entity(&words) || is_title(&words))
}

/// `Jane Roe` over a rule of dashes over `Jane Roe, President`: her name was typed where she signed.
fn is_typed_over_rule(lines: &Lines<'_>, pieces: &[Piece], i: usize) -> bool {
    let (Some(rule), Some(below)) = (pieces.get(i + 1), pieces.get(i + 2)) else { return false };
    let adjacent = rule.what == What::Rule && rule.row == pieces[i].row + 1 && below.row == rule.row + 1;
    adjacent && below.what == What::Text && {
        let (name, printed) = (text(lines, &pieces[i].words), text(lines, &below.words));
        is_person(&name) && same_person(&name, before_comma(&printed)) && {
            words(&name).eq(words(&printed)) || starts_with_person(&printed)
        }
    }
}

/// A rule of dashes is drawn under a conformed signature; where none stands over it, the officer named under it has not
/// signed.
fn is_left_blank(lines: &Lines<'_>, pieces: &[Piece], i: usize) -> bool {
    let words = |k: usize| pieces.get(k).filter(|p| p.what == What::Text).map(|p| text(lines, &p.words));
    let apart = i.checked_sub(1).is_none_or(|k| pieces[k].row + 2 < pieces[i].row);
    let name = words(i + 1).filter(|_| apart && pieces[i + 1].row == pieces[i].row + 1).unwrap_or_default();
    let alone = is_person(&name) && words(i + 2).is_some_and(|title| is_title(&title));
    alone || starts_with_person(&name)
}

/// An entity behind `By:`: the party acts through it.
pub(super) fn is_via(words: &str) -> bool {
    let lower = words.to_lowercase();
    ends_legal(words)
        || is_entity(words) && !is_person(words) && !is_title(words)
        || [", its ", " its ", ", as its", " general partner", " managing member", ", as "]
            .iter()
            .any(|phrase| lower.contains(phrase))
            && words.len() > 12
            && !starts_with_person(words)
}
