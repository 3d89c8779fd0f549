//! Joins, within one column, what belongs to one thing: a label and the words that stand beside or below it.

use crate::text::lines::Lines;

use super::details::before_comma;
use super::label::Label;
use super::lexicon::{is_entity, is_title};
use super::marks::is_via;
use super::person::{is_person, same_person};
use super::piece::{Piece, What};
use super::value::is_placeholder;

/// A column's pieces, joined. Pieces keep their order.
pub(super) fn join(lines: &Lines<'_>, pieces: Vec<Piece>) -> Vec<Piece> {
    let rhythm = rhythm(&pieces);
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        let next = pieces.get(i + 1);
        // `Jane Roe` over a rule over "Print Name": the rule is only drawn.
        if let [.., value, rule] = out.as_slice()
            && rule.what == What::Rule
            && labels_above(lines, value, piece)
        {
            out.pop();
        }
        let place = is_place_to_sign(out.last(), piece);
        match out.last_mut() {
            Some(last) if takes(lines, last, piece, next, rhythm) => absorb(last, piece),
            Some(last) if witnesses_above(last, piece, next) => {
                last.what = piece.what;
                last.all = last.all.hull(piece.all);
            }
            Some(last) if labels_above(lines, last, piece) => {
                last.what = What::Label(piece.under.unwrap_or(Label::Name));
                last.all = last.all.hull(piece.all);
            }
            _ if place => {
                out.push(Piece {
                    what: What::Label(Label::Signature),
                    ruled: true,
                    words: Vec::new(),
                    ..piece.clone()
                });
            }
            _ => out.push(piece.clone()),
        }
    }
    out
}

/// "(Signature)" with nothing right above it: the line on which to sign, whose rule only the page's style draws, is empty.
fn is_place_to_sign(above: Option<&Piece>, piece: &Piece) -> bool {
    let under = piece.under == Some(Label::Signature) && piece.what == What::Text;
    under && above.is_none_or(|above| above.row + 1 < piece.row)
}

/// How many rows apart labels and their words stand where a table was written cell by cell.
fn rhythm(pieces: &[Piece]) -> u32 {
    let apart = pieces.windows(2).filter(|w| w[0].is_label(Label::By) && w[0].is_bare() && w[1].what == What::Sign);
    apart.map(|w| w[1].row - w[0].row).max().unwrap_or(1).clamp(1, 4)
}

/// Whether `piece` is what the label `last` announces.
fn takes(lines: &Lines<'_>, last: &Piece, piece: &Piece, next: Option<&Piece>, rhythm: u32) -> bool {
    let apart = piece.row.saturating_sub(last.row);
    let words = piece.words.first().map_or("", |span| lines.slice(*span));
    match (last.what, piece.what) {
        // A mark and its `/s/` or its rule.
        (What::Label(Label::By | Label::Signature | Label::Attest | Label::Witness), What::Sign) if last.is_bare() => {
            apart <= 6
        }
        (What::Label(Label::Attest | Label::Witness), What::Rule) => apart <= 6,
        (What::Label(Label::By | Label::Signature) | What::Sign, What::Rule) => apart <= 3,
        (What::Label(_), What::Rule) => apart <= 1,
        // A bare `/s/` and the name that the line lost.
        (What::Sign | What::Label(Label::By), What::Text) if last.signed && last.words.is_empty() => {
            apart == 0 && !is_title(words) || apart == 1 && is_person(words) && next.is_none_or(|n| n.row != piece.row)
        }
        // `/s/ Jane` over `Roe` over a label: a name that broke.
        (What::Sign | What::Label(Label::By), What::Text) if last.signed && breaks_off(lines, last) => {
            let labelled = next.is_some_and(|n| matches!(n.what, What::Label(Label::Title | Label::Name)));
            let single = !words.contains(char::is_whitespace) && words.starts_with(char::is_uppercase);
            apart == 1 && labelled && single && !is_title(words) && !is_entity(words)
        }
        // `/s/ A` over `By: A`, or over an empty `By:`.
        (What::Sign, What::Label(Label::By))
            if !piece.signed && !piece.ruled && !next.is_some_and(|n| signs(piece, n)) =>
        {
            // "By: A, Vice President": with the title behind a comma.
            let named = before_comma(words);
            apart <= 4 && (piece.words.is_empty() || is_person(named) || same_person(named, &own(lines, last)))
        }
        // A rule to sign on over `By: A`.
        (What::Rule, What::Label(Label::By)) if last.ruled && !piece.signed && !piece.ruled => {
            let bare = piece.words.is_empty() && !next.is_some_and(|n| signs(piece, n));
            apart <= 1 && (bare || is_person(before_comma(words)) || is_placeholder(words))
        }
        (What::Label(Label::By), What::Text) if last.ruled && last.words.is_empty() => {
            apart == 0 && (is_person(words) || is_placeholder(words))
        }
        // `/s/ A` over `By ______`.
        (What::Sign, What::Label(Label::By)) if piece.ruled && piece.words.is_empty() => apart <= 1,
        // "By:" over "Oak GP, LLC, its general partner" over "By:": through whom the party acts.
        (What::Label(Label::By), What::Text) if last.is_bare() && is_via(words) => {
            apart == 0 || apart == 1 && next.is_some_and(|next| next.is_label(Label::By))
        }
        (What::Label(Label::By | Label::Signature), What::Text) if last.is_bare() => apart == 0,
        (What::Label(Label::Name | Label::NameTitle), What::Text) if last.is_bare() => {
            apart == 0 || apart <= rhythm && is_name(words) && !crowded(next, piece)
        }
        (What::Label(Label::Title), What::Text | What::Part) if last.is_bare() => {
            apart == 0
                || apart <= rhythm && (is_title(words) || plain_words(words) && apart <= 1) && !crowded(next, piece)
        }
        (What::Label(Label::Date), What::Text) if last.is_bare() => apart <= rhythm && has_date(words),
        _ => false,
    }
}

/// A signature of one word, or of one and an initial.
fn breaks_off(lines: &Lines<'_>, piece: &Piece) -> bool {
    let own = own(lines, piece);
    let mut words = own.split_whitespace();
    words.next().is_some_and(|word| word.len() > 1) && words.all(|word| word.trim_end_matches('.').len() == 1)
}

/// Words that may be an unusual title: no company's name, no address, no label.
fn plain_words(words: &str) -> bool {
    !is_entity(words) && !words.contains(|c: char| c == ':' || c.is_ascii_digit())
}

fn is_name(words: &str) -> bool {
    let single = !words.contains(|c: char| c.is_whitespace() || c.is_ascii_digit() || c == '/');
    is_person(words)
        || is_person(words.split(',').next().unwrap_or(""))
        || single && words.starts_with(char::is_uppercase)
}

/// Whether the `/s/` behind `By:` is that label's own.
fn signs(by: &Piece, next: &Piece) -> bool {
    next.what == What::Sign && next.row <= by.row + 1
}

/// `/s/ Jane Roe` over "Witness": the word says as what she signed.
fn witnesses_above(last: &Piece, piece: &Piece, next: Option<&Piece>) -> bool {
    let word = (piece.is_label(Label::Witness) || piece.is_label(Label::Attest)) && piece.is_bare() && !piece.colon;
    let heads = next.is_some_and(|n| n.row <= piece.row + 1 && (n.is_mark_label() || n.what == What::Rule));
    last.what == What::Sign && word && piece.row == last.row + 1 && !heads
}

/// An empty label followed at once by the caption of another block is an empty label.
fn crowded(next: Option<&Piece>, piece: &Piece) -> bool {
    next.is_some_and(|n| n.is_label(Label::By) && n.row <= piece.row + 2 && n.row > piece.row)
}

fn own(lines: &Lines<'_>, piece: &Piece) -> String {
    piece.words.iter().map(|span| lines.slice(*span)).collect::<Vec<_>>().join(" ")
}

pub(super) fn has_date(words: &str) -> bool {
    !crate::read::dates::find(words).is_empty()
}

/// Whether `piece` is a caption that names the words above it ("Jane Roe" over "Print Name").
fn labels_above(lines: &Lines<'_>, last: &Piece, piece: &Piece) -> bool {
    let Some(label) = piece.under else { return false };
    let words = own(lines, last);
    let bare = piece.is_bare() || piece.what == What::Text || piece.what == What::Part;
    last.what == What::Text
        && bare
        && piece.row.saturating_sub(last.row) <= 3
        && match label {
            Label::Name | Label::NameTitle => !is_entity(&words),
            Label::Title => !is_entity(&words) || is_title(&words),
            Label::Date => has_date(&words),
            _ => false,
        }
}

fn absorb(last: &mut Piece, piece: &Piece) {
    last.all = last.all.hull(piece.all);
    match piece.what {
        What::Rule => {
            last.ruled |= last.words.is_empty() && !last.signed;
            if last.ruled && (last.is_label(Label::Attest) || last.is_label(Label::Witness)) {
                (last.line, last.row) = (piece.line, piece.row);
            }
        }
        What::Sign => {
            last.signed = true;
            last.words.clone_from(&piece.words);
            (last.line, last.row) = (piece.line, piece.row);
        }
        What::Label(_) if last.what == What::Rule => {
            (last.what, last.row, last.line, last.colon) = (piece.what, piece.row, piece.line, piece.colon);
            last.words.clone_from(&piece.words);
        }
        What::Label(_) => {
            last.printed.extend(piece.words.iter().copied());
        }
        _ => {
            last.words.extend(piece.words.iter().copied());
            if !last.is_mark_label() {
                last.row = piece.row;
            }
        }
    }
}
