//! Captions → parties: the names over a mark, without what describes them, and those through which they act.

use crate::read::schedule::notes::is_history;
use crate::text::Span;
use crate::text::lines::Lines;

use crate::text::fold::Lower;

use super::group::{is_group, is_group_on_behalf, is_quiet_series, is_series};
use super::label::Label;
use super::lexicon::{count_words, ends_entity, ends_legal, is_descriptor, is_entity, is_open, words};
use super::name::{described_open, lead_in, listed_names, name_length, two_names};
use super::piece::{Piece, What};
use super::value::is_address;

/// For whom somebody signs.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Parties {
    /// The pieces of each name.
    pub names: Vec<Vec<Span>>,
    /// The pieces of each entity through which they act, outermost first.
    pub via: Vec<Vec<Span>>,
    /// Whether the names stood on lines apart, or apart on one line.
    pub apart: bool,
}

/// How the caption goes on.
#[derive(Clone, Copy, PartialEq)]
enum State {
    /// No name is open.
    Start,
    /// A name that the next line may go on with.
    Name,
    /// A group caption, which goes on to its end.
    Group,
    /// "on behalf of", and below it one series to a line; whether any stands there yet.
    Behalf { fresh: bool },
    /// A description; whether it breaks off.
    Described { open: bool },
    /// An entity behind `By:`.
    Via,
}

/// Reads the captions over a mark.
pub(super) fn parties(lines: &Lines<'_>, above: &[Piece]) -> Parties {
    let mut out = Parties::default();
    let mut state = State::Start;
    let mut row = 0;
    for (k, piece) in above.iter().enumerate() {
        let span = piece.all;
        let text = lines.slice(span);
        let gap = piece.row.saturating_sub(row);
        let beside = k > 0 && above[k - 1].row == piece.row;
        match piece.what {
            // It stands between two names.
            _ if text.eq_ignore_ascii_case("and") => state = State::Start,
            What::Label(Label::By) => {
                out.via.push(piece.words.clone());
                state = State::Via;
            }
            // What was done to the schedule that ends above: "Amended: May 1, 2003".
            What::Text if is_history(text) => state = State::Start,
            What::Text => state = line(lines, &mut out, state, piece, text, gap, beside),
            What::Part if state == State::Name && gap == 1 && !beside && ends_name(lines, &out, text) => {
                push_last(&mut out, span);
            }
            What::Page => continue,
            _ => state = State::Start,
        }
        row = piece.row;
    }
    let named = |span: &Span| lines.slice(*span).contains(|c: char| c.is_alphabetic() || matches!(c, '▇' | '█'));
    // A date beside the caption is when somebody signed.
    let dated = |name: &Vec<Span>| matches!(name.as_slice(), [span] if is_date(lines.slice(*span)));
    out.names.retain(|name| name.iter().any(named) && !dated(name));
    out
}

fn line(
    lines: &Lines<'_>,
    out: &mut Parties,
    state: State,
    piece: &Piece,
    text: &str,
    gap: u32,
    beside: bool,
) -> State {
    let near = gap <= 1 && !beside;
    let (led, listed) = lead_in(text);
    let (span, text) = (Span::new(piece.all.start as usize + led, piece.all.end as usize), &text[led..]);
    match state {
        _ if listed => {}
        State::Via if near => {
            if let Some(last) = out.via.last_mut() {
                last.push(span);
            }
            return State::Via;
        }
        State::Group
            if near && (!ends_legal(text) || is_descriptor(text))
                || state == State::Group && gap <= 2 && is_descriptor(text) =>
        {
            push_last(out, span);
            return State::Group;
        }
        State::Behalf { fresh } if gap <= 2 && !beside && (fresh || is_series(text) || !starts_name(text)) => {
            return State::Behalf { fresh: false };
        }
        State::Name if near && is_quiet_series(text_of_last(lines, out), text) => {
            return State::Behalf { fresh: false };
        }
        State::Described { open: true } if gap <= 2 && !beside => {
            return described(text);
        }
        State::Described { open: false } if near && !starts_name(text) => {
            return described(text);
        }
        State::Name if near && is_descriptor(text) && !is_group(text) => {
            return described(text);
        }
        // Where a company is, below its name: no name of another.
        State::Name | State::Described { .. } if near && is_address(text) => {
            return State::Described { open: false };
        }
        State::Name
            if (near || gap <= 2 && is_open(text_of_last(lines, out)))
                && goes_on(lines, out, text)
                && !is_group(text) =>
        {
            return name(lines, out, span, text, false);
        }
        _ => {}
    }
    let behalf = out.names.is_empty() && is_group_on_behalf(text);
    if is_descriptor(text) && !is_group(text) && !behalf {
        return described(text);
    }
    out.apart |= !out.names.is_empty() && (gap > 1 || beside);
    if is_group(text) || behalf {
        out.names.push(vec![span]);
        return State::Group;
    }
    name(lines, out, span, text, true)
}

/// The state behind a description.
fn described(text: &str) -> State {
    let all: Vec<Lower> = words(text).collect();
    match all.as_slice() {
        [.., behalf, of] if behalf == "behalf" && of == "of" => State::Behalf { fresh: true },
        _ => State::Described { open: described_open(text) },
    }
}

/// "… MANAGEMENT" over "COMPANY": the last word of a name, not the party's part.
fn ends_name(lines: &Lines<'_>, out: &Parties, text: &str) -> bool {
    let above = text_of_last(lines, out);
    text.starts_with(char::is_alphabetic)
        && !is_descriptor(text)
        && !text.ends_with(':')
        && ends_entity(text)
        && !ends_legal(above)
        && {
            let loud = |t: &str| !t.chars().any(char::is_lowercase);
            loud(above) == loud(text)
        }
}

/// A date and nothing else.
pub(super) fn is_date(text: &str) -> bool {
    let text = text.trim();
    let found = crate::read::dates::find(text);
    matches!(found.as_slice(), [date] if date.day.is_some() && date.range == (0..text.trim_end_matches(['.', ',']).len()))
}

fn push_last(out: &mut Parties, span: Span) {
    if let Some(last) = out.names.last_mut() {
        last.push(span);
    }
}

fn text_of_last<'a>(lines: &Lines<'a>, out: &Parties) -> &'a str {
    out.names.last().and_then(|name| name.last()).map_or("", |span| lines.slice(*span))
}

/// Takes a line, or what of it is a name; further names may stand in it behind wide blanks.
fn name(lines: &Lines<'_>, out: &mut Parties, span: Span, text: &str, fresh: bool) -> State {
    let length = name_length(text);
    let head = &text[..length];
    if let Some((left, right)) = two_names(head) {
        let start = span.start as usize;
        out.names.push(vec![Span::new(start + left.start, start + left.end)]);
        out.apart = true;
        let rest = Span::new(start + right.start, start + right.end);
        return name(lines, out, rest, lines.slice(rest), true);
    }
    let own = Span::new(span.start as usize, span.start as usize + head.trim_end().len());
    let listed = listed_names(head).filter(|_| fresh);
    if let Some(names) = &listed {
        let start = span.start as usize;
        out.names.extend(names.iter().map(|name| vec![Span::new(start + name.start, start + name.end)]));
    } else if fresh {
        out.names.push(Vec::new());
    }
    if !own.is_empty() && listed.is_none() {
        push_last(out, own);
    }
    if length < text.len() { described(&text[length..]) } else { State::Name }
}

/// After a description a line in capitals that names an entity is the next name.
fn starts_name(text: &str) -> bool {
    let name = &text[..name_length(text)];
    is_group(text)
        || is_entity(name) && (!name.chars().any(char::is_lowercase) || ends_legal(name)) && count_words(name) > 1
}

/// Whether a line goes on with the name above it.
fn goes_on(lines: &Lines<'_>, out: &Parties, text: &str) -> bool {
    let Some(name) = out.names.last().filter(|name| !name.is_empty()) else { return false };
    let above: String = name.iter().map(|span| lines.slice(*span)).collect::<Vec<_>>().join(" ");
    let line_above = text_of_last(lines, out);
    // "OAK TRUST &" over "ELM TRUST": the sign joins two whole names, each of an entity that is called by its own word.
    let stem = line_above.trim_end().trim_end_matches('&').trim_end();
    let own = words(text).next().is_some_and(|word| !is_entity(&word.as_str().to_uppercase()));
    if line_above.trim_end().ends_with('&')
        && ends_entity(stem)
        && count_words(stem) >= 2
        && count_words(text) >= 2
        && ends_entity(text)
        && own
    {
        return false;
    }
    if is_open(line_above) || words(text).next().as_deref() == Some("of") && !ends_legal(&above) {
        return true;
    }
    let first = |t: &str| words(t).next().unwrap_or_default();
    // "OAK LIFE INSURANCE" over "COMPANY OF NEW YORK": no company is called by that word alone.
    let tail = matches!(first(text).as_str(), "company" | "corporation" | "incorporated");
    if tail && !ends_legal(&above) && !above.trim_end().ends_with(',') {
        return true;
    }
    // "OAK SERVICES LIMITED" over "PARTNERSHIP": one form of a company in two lines.
    let form = matches!(first(text).as_str(), "partnership" | "liability");
    if form && words(&above).next_back().as_deref() == Some("limited") {
        return true;
    }
    let count = count_words(text);
    let comma = above.trim_end().ends_with(',');
    if count >= 2
        && first(&above) == first(text)
        && count_words(&above) >= 2
        && first(text).len() > 2
        && first(text) != "the"
    {
        return false;
    }
    if ends_legal(&above) {
        return count <= 1 && !is_entity(text)
            || words(text)
                .all(|w| matches!(w.as_str(), "inc" | "llc" | "ltd" | "na" | "association" | "national" | "lp"));
    }
    if ends_entity(&above) && !comma {
        // "ASPEN FUND" over "DISTRIBUTORS, LLC"; but "OAK TRUST" over "ELM BOND FUNDS, INC."
        let singular = words(&above).next_back().is_some_and(|w| {
            matches!(
                w.as_str(),
                "fund"
                    | "bank"
                    | "management"
                    | "capital"
                    | "investment"
                    | "investments"
                    | "securities"
                    | "services"
                    | "financial"
                    | "insurance"
                    | "international"
                    | "account"
                    | "asset"
            )
        });
        return singular && count <= 3 && is_entity(text)
            || count <= 2 && !text.chars().any(char::is_lowercase) && ends_entity(text) && singular;
    }
    true
}
