//! A column's pieces → drafts of signatures: between two marks, where do the details of the one end and the captions
//! of the other begin? Every piece votes, and blank lines do.

use crate::text::Span;
use crate::text::lines::Lines;

use super::edge::{acts_through, blanks, tail, top};
use super::group::{is_group, is_group_on_behalf};
use super::label::Label;
use super::lexicon::{ends_entity, ends_legal, helps_title, is_descriptor, is_entity, is_title};
use super::marks::{marks, printed};
use super::name::{is_signed_for, name_length};
use super::person::{is_person, same_person};
use super::piece::{Piece, What};
use super::under;
use super::value::{is_address, is_contact};

/// A signature in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// Its mark; a `Name:` label where there is no other.
    pub mark: Piece,
    /// The heading that says it attests or witnesses.
    pub header: Option<Piece>,
    /// What stands above: captions.
    pub above: Vec<Piece>,
    /// What stands below or beside: name, title, date.
    pub below: Vec<Piece>,
    /// The company for which it is, where that is named under the details.
    pub under: Vec<Piece>,
    /// Whether its values stood apart from its labels.
    pub filled: bool,
    /// Whether its details were dealt out of a run.
    pub dealt: bool,
}

/// What stands before the pieces between two breaks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// A lead-in: names that are only printed count as marks when there are no others.
    pub led: bool,
    /// A list, whose last lines may stand among the pieces: the first captions are few.
    pub listed: bool,
}

/// The drafts of one column between two breaks.
pub(super) fn drafts(lines: &Lines<'_>, pieces: &[Piece], place: Place) -> Vec<Draft> {
    let mut marks = marks(lines, pieces);
    if marks.is_empty() && place.led {
        marks = printed(lines, pieces);
    }
    let mut out: Vec<Draft> = Vec::with_capacity(marks.len());
    for (k, &at) in marks.iter().enumerate() {
        let from = if k == 0 { 0 } else { marks[k - 1] + 1 };
        let between = &pieces[from..at];
        let split = match out.last() {
            Some(before) => cut(lines, &before.mark, &pieces[at], between),
            None => top(lines, &pieces[at], between, place.listed),
        };
        if let Some(before) = out.last_mut() {
            before.below.extend(between[..split].iter().cloned());
        }
        let (header, above): (Vec<_>, Vec<_>) = between[split..].iter().cloned().partition(is_header);
        out.push(Draft {
            mark: pieces[at].clone(),
            header: header.into_iter().last(),
            above,
            below: Vec::new(),
            under: Vec::new(),
            filled: false,
            dealt: false,
        });
    }
    if let (Some(last), Some(&at)) = (out.last_mut(), marks.last()) {
        let (details, rest) = pieces[at + 1..].split_at(tail(lines, &last.mark, &pieces[at + 1..]));
        last.below.extend(details.iter().cloned());
        under::companies(lines, &mut out, rest);
    }
    out
}

/// `ATTEST:` or `WITNESS:` over other things.
fn is_header(piece: &Piece) -> bool {
    matches!(piece.what, What::Label(Label::Attest | Label::Witness))
}

/// The words at `spans`, as they stand, joined with blanks.
pub(super) fn text(lines: &Lines<'_>, spans: &[Span]) -> String {
    spans.iter().map(|span| lines.slice(*span)).collect::<Vec<_>>().join(" ")
}

/// How many of `between` belong to the mark before.
fn cut(lines: &Lines<'_>, before: &Piece, after: &Piece, between: &[Piece]) -> usize {
    let weights = weigh(lines, before, Some(after), between);
    let mut score: i32 = weights.iter().sum();
    let mut best = (i32::MIN, 0);
    for k in 0..=between.len() {
        let above = if k == 0 { before } else { &between[k - 1] };
        let below = between.get(k).unwrap_or(after);
        let page = between.get(k).is_some_and(|p| p.what == What::Page);
        let total = score + blanks(above, below) + if page { 2 } else { 0 };
        if total > best.0 {
            best = (total, k);
        }
        score -= weights.get(k).map_or(0, |w| 2 * w);
    }
    best.1
}

/// How much each piece looks like a caption of what follows (more than 0) or a detail of what precedes (less).
pub(super) fn weigh(lines: &Lines<'_>, before: &Piece, after: Option<&Piece>, pieces: &[Piece]) -> Vec<i32> {
    let own = text(lines, &before.words);
    let long = pieces.first().filter(|p| p.what == What::Text && p.row == before.row + 1);
    let long = long.map(|p| format!("{own} {}", text(lines, &p.words))).filter(|_| !own.is_empty());
    let next = after.filter(|p| p.what != What::Rule).map(|p| text(lines, &p.words)).unwrap_or_default();
    let mut out: Vec<i32> = Vec::with_capacity(pieces.len());
    let mut open = false;
    let mut contact = false;
    for (k, piece) in pieces.iter().enumerate() {
        let words = text(lines, std::slice::from_ref(&piece.all));
        let beside = pieces.get(k + 1).or(after).is_some_and(|p| p.row == piece.row);
        let last = out.last().copied().unwrap_or(0);
        let near = k > 0 && piece.row <= pieces[k - 1].row + 1;
        let worded = matches!(piece.what, What::Text | What::Part);
        contact = worded && (is_contact(&words) || contact && near && !ends_legal(&words));
        let weight = match piece.what {
            // Under a caption it says where that company is.
            _ if worded && is_address(&words) && last > 0 && near => last.min(3),
            _ if contact || worded && is_address(&words) => -6,
            What::Label(Label::By) if !own.is_empty() && same_person(&words_of(lines, piece), &own) => -10,
            What::Label(Label::By) => 12,
            What::Label(Label::Attest | Label::Witness) => 10,
            What::Label(Label::Signature) => -2,
            What::Label(Label::Date) if beside => 4,
            What::Label(Label::Date) => -6,
            What::Label(Label::Name)
                if k + 1 == pieces.len() && after.is_some_and(|p| p.is_label(Label::Signature)) =>
            {
                6
            }
            What::Label(Label::Title) if acts_through(lines, k.checked_sub(1).and_then(|k| pieces.get(k))) => 2,
            What::Label(_) => -10,
            What::Rule => -3,
            What::Seal => -4,
            What::Page | What::Break => 0,
            What::Sign => 0,
            What::Part if words.trim_end().ends_with(':') => 3,
            What::Part if words.starts_with(['"', '“', '(']) => -2,
            What::Part => 1,
            What::Text if open && piece.row <= pieces[k - 1].row + 1 && !ends_legal(&words) => last.min(-2),
            What::Text
                if is_group_on_behalf(&words)
                    && last <= 0
                    && blanks(if k == 0 { before } else { &pieces[k - 1] }, piece) > 0 =>
            {
                6
            }
            What::Text if k > 0 && long.as_ref().is_some_and(|long| is_all_of(long, &words)) => -9,
            What::Text if k > 0 && wraps_title(lines, &pieces[k - 1], piece) => -2,
            What::Text => weigh_words(&words, &own, &next, last, k == 0),
        };
        // "Title: Senior Vice President," goes on below.
        open = weight < 0
            && (super::lexicon::is_open(&words)
                || words.trim_end().ends_with(',')
                    && (piece.is_label(Label::Title) || is_title(words.trim_end_matches(','))));
        out.push(weight);
    }
    out
}

fn weigh_words(words: &str, own: &str, next: &str, last: i32, first: bool) -> i32 {
    if !own.is_empty() && same_person(words, own) && !ends_legal(words) {
        return -9;
    }
    if is_group(words) {
        return 9;
    }
    if is_signed_for(words) {
        return 8;
    }
    if is_descriptor(words) {
        return if last == 0 { 2 } else { last.signum() * 3 };
    }
    let name = &words[..name_length(words)];
    let described = name.len() < words.len() && ends_entity(name) && !is_title(words);
    let loud = !words.chars().any(char::is_lowercase);
    match () {
        _ if described => 8,
        _ if ends_legal(words) => 8,
        _ if is_title(words) => -6,
        _ if !next.is_empty() && same_person(words, next) => 4,
        _ if ends_entity(words) => 5 + i32::from(loud),
        _ if helps_title(words) => -3,
        _ if has_only_date(words) => -3,
        _ if is_entity(words) => 2 + i32::from(loud),
        _ if is_person(words) && first => -3,
        _ if is_person(words) => -1 + 2 * i32::from(loud),
        _ => 2 * i32::from(loud),
    }
}

/// "Title: Senior Vice President, Human" over "Resources".
fn wraps_title(lines: &Lines<'_>, above: &Piece, piece: &Piece) -> bool {
    let (title, words) = (text(lines, &above.words), text(lines, &piece.words));
    let loud = |t: &str| !t.chars().any(char::is_lowercase);
    above.is_label(Label::Title)
        && !title.is_empty()
        && piece.row == above.row + 1
        && super::lexicon::count_words(&words) <= 3
        && !is_entity(&words)
        && !is_person(&words)
        && loud(&title) == loud(&words)
}

fn words_of(lines: &Lines<'_>, piece: &Piece) -> String {
    text(lines, &piece.words)
}

/// Whether `words` begin with all the words of `long`.
fn is_all_of(long: &str, words: &str) -> bool {
    let mut given = super::lexicon::words(words);
    super::lexicon::words(long).all(|word| given.next().as_deref() == Some(&word))
}

fn has_only_date(words: &str) -> bool {
    crate::read::dates::find(words).first().is_some_and(|f| f.range.len() + 2 >= words.trim().len())
}
