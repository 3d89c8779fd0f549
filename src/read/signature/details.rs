//! What stands under a mark → name, title, date.

use crate::read::dates;
use crate::text::Span;
use crate::text::lines::Lines;

use super::cut::text;
use super::label::Label;
use super::lexicon::{count_words, ends_legal, helps_title, is_entity, is_open, is_title, words};
use super::person::{is_person, same_person};
use super::piece::{Piece, What};
use super::trailing::{take_trailing_date, take_trailing_title, without_its};
use super::value::is_address;

/// The details of a signature, as pieces of the text; empty for none.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Details {
    pub name: Vec<Span>,
    pub title: Vec<Span>,
    pub date: Vec<Span>,
    /// The name behind `/s/`, where the printed one is missing.
    pub signed: Vec<Span>,
}

/// Reads the details under `mark`.
pub(super) fn details(lines: &Lines<'_>, mark: &Piece, below: &[Piece]) -> Details {
    let mut out = Details::default();
    let mut own = mark.words.clone();
    take_trailing_date(lines, &mut own, &mut out.date);
    take_trailing_title(lines, mark, &mut own, &mut out.title);
    let mut own_text = text(lines, &own);
    // A title beside `/s/` gives way to the one that is printed under the name.
    let mut brief = !out.title.is_empty();
    if !mark.printed.is_empty() {
        name_and_title(lines, &mark.printed, &mut out);
    }
    let labelled = below.iter().any(|p| p.is_label(Label::Title) && !p.words.is_empty());
    // A form left empty: what stands under it without a label is none of its values.
    let empty =
        !mark.signed && below.iter().any(|p| (p.is_label(Label::Title) || p.is_label(Label::Name)) && p.is_bare());
    let mut last: Option<(&Piece, Label)> = None;
    let mut partial = false;
    for (k, piece) in below.iter().enumerate() {
        let words_here = text(lines, &piece.words);
        let near = last.is_some_and(|(p, _)| piece.row <= p.row + 1);
        match piece.what {
            What::Label(Label::Name) if piece.words.is_empty() => last = Some((piece, Label::Name)),
            What::Label(Label::Name | Label::By) if out.name.is_empty() => {
                name_and_title(lines, &piece.words, &mut out);
                partial = begins_name(&own_text, &words_here, lines, &below[k + 1..], piece);
                last = Some((piece, Label::Name));
            }
            What::Label(Label::NameTitle) => {
                name_and_title(lines, &piece.words, &mut out);
                last = Some((piece, Label::Title));
            }
            What::Label(Label::Title) => {
                titled(lines, &own_text, &piece.words, &mut out);
                last = Some((piece, Label::Title));
            }
            What::Label(Label::Date) => {
                if out.date.is_empty() && !dates::find(&words_here).is_empty() {
                    out.date.clone_from(&piece.words);
                }
                last = Some((piece, Label::Date));
            }
            What::Text if empty && !near => {}
            What::Text => {
                let first_below = k == 0 && piece.row <= mark.row + 1;
                if first_below && goes_on_with_signed(lines, &own_text, &words_here, below, piece) {
                    own.extend(piece.words.iter().copied());
                    own_text = text(lines, &own);
                    continue;
                }
                if out.name.is_empty() && begins_name(&own_text, &words_here, lines, &below[k + 1..], piece) {
                    out.name.clone_from(&piece.words);
                    partial = true;
                    continue;
                }
                if std::mem::take(&mut partial) {
                    out.name.extend(piece.words.iter().copied());
                    last = Some((piece, Label::Name));
                    continue;
                }
                match plain(&own_text, &words_here, &text(lines, &out.title), &out, last.map(|l| l.1), near, labelled) {
                    Plain::Name => name_and_title(lines, &piece.words, &mut out),
                    Plain::Title => {
                        let printed = brief && !out.name.is_empty() && is_title(&words_here);
                        if printed && !begins_open(&words_here) && !is_open(&text(lines, &out.title)) {
                            out.title.clear();
                        }
                        brief = false;
                        out.title.extend(piece.words.iter().map(|span| without_its(lines, *span)));
                    }
                    Plain::Date if out.date.is_empty() => out.date.clone_from(&piece.words),
                    _ => continue,
                }
                let is = if out.title.is_empty() { Label::Name } else { Label::Title };
                last = Some((piece, is));
            }
            _ => {}
        }
    }
    out.signed = own;
    out
}

enum Plain {
    Name,
    Title,
    Date,
    Nothing,
}

/// What a line without a label is.
fn plain(own: &str, line: &str, title: &str, out: &Details, last: Option<Label>, near: bool, labelled: bool) -> Plain {
    if dates::find(line).first().is_some_and(|f| f.range.len() + 2 >= line.trim().len()) {
        return Plain::Date;
    }
    if !line.contains(|c: char| c.is_alphabetic() || matches!(c, '▇' | '█')) {
        return Plain::Nothing;
    }
    if is_address(line) || line.trim_start().find(':').is_some_and(|at| at > 1) || ends_legal(line) && title.is_empty()
    {
        return Plain::Nothing;
    }
    // "Vice President –" over "Client Services": the dash leads on as a comma does.
    let leads = near && title.trim_end().ends_with([',', '-', '–', '—']);
    if !title.is_empty() && (begins_open(line) || is_open(title) || leads) {
        return Plain::Title;
    }
    if out.name.is_empty() && !own.is_empty() && same_person(own, before_comma(line)) {
        return Plain::Name;
    }
    if labelled && last != Some(Label::Title) {
        return if out.name.is_empty() && is_person(before_comma(line)) { Plain::Name } else { Plain::Nothing };
    }
    if is_title(line) && (title.is_empty() || near) && !starts_with_person(line) {
        return Plain::Title;
    }
    if out.name.is_empty() && title.is_empty() && (is_person(before_comma(line)) || line.starts_with('[')) {
        return Plain::Name;
    }
    if title.is_empty()
        && (helps_title(line)
            || !out.name.is_empty() && near && !is_entity(line) && !is_person(line) && count_words(line) <= 6)
    {
        return Plain::Title;
    }
    let goes_on = !title.is_empty()
        && near
        && last == Some(Label::Title)
        && !ends_legal(line)
        && count_words(line) <= 6
        && !is_person(line);
    if goes_on && (helps_title(line) || !is_entity(line)) { Plain::Title } else { Plain::Nothing }
}

/// "and President": goes on with a title above.
fn begins_open(line: &str) -> bool {
    matches!(words(line).next().as_deref(), Some("and" | "&" | "of" | "for")) && count_words(line) > 1
}

pub(super) fn before_comma(line: &str) -> &str {
    let mut at = None;
    for (i, _) in line.match_indices(',') {
        let rest = line[i + 1..].trim();
        let suffix = words(rest).next().is_some_and(|w| {
            matches!(
                w.as_str(),
                "jr" | "sr" | "ii" | "iii" | "iv" | "esq" | "cpa" | "cfa" | "phd" | "md" | "dds" | "mba"
            )
        });
        if !suffix {
            at = Some(i);
            break;
        }
    }
    at.map_or(line, |i| &line[..i])
}

/// "Jane Roe, its Vice President".
pub(super) fn starts_with_person(line: &str) -> bool {
    let name = before_comma(line);
    let rest = line[name.len()..].trim_start_matches([',', ' ']);
    let legal = ends_legal(rest.split(',').next().unwrap_or(""));
    name.len() < line.len() && is_person(name) && is_title(rest) && !legal
}

/// A signature that wraps: `/s/ JOHN J.` over `SHERMAN`, with the whole name printed further down.
fn goes_on_with_signed(lines: &Lines<'_>, own: &str, line: &str, below: &[Piece], piece: &Piece) -> bool {
    if own.is_empty() || count_words(line) > 2 || is_title(line) || line.contains(',') {
        return false;
    }
    let whole = format!("{own} {line}");
    let all = |t: &str| words(t).collect::<Vec<_>>();
    let later = below.iter().skip_while(|p| p.row <= piece.row).collect::<Vec<_>>();
    let pairs = later.windows(2).map(|p| format!("{} {}", text(lines, &p[0].words), text(lines, &p[1].words)));
    let printed = later.iter().map(|p| text(lines, &p.words)).chain(pairs);
    let mut printed = printed.filter(|t| !t.is_empty());
    printed.any(|t| {
        all(before_comma(&t)) == all(&whole)
            || same_person(before_comma(&t), &whole) && !same_person(before_comma(&t), own)
    })
}

/// A printed name that wraps: its line and the next are the words behind `/s/`.
fn begins_name(own: &str, line: &str, lines: &Lines<'_>, rest: &[Piece], piece: &Piece) -> bool {
    let Some(next) = rest.first().filter(|p| p.what == What::Text && p.row <= piece.row + 1) else { return false };
    let whole = format!("{line} {}", before_comma(&text(lines, &next.words)));
    !own.is_empty() && words(own).eq(words(&whole)) && !words(own).eq(words(line))
}

/// Takes a name, and the title that follows it behind a comma.
fn name_and_title(lines: &Lines<'_>, spans: &[Span], out: &mut Details) {
    let Some(&first) = spans.first() else { return };
    let line = lines.slice(first);
    let name = before_comma(line);
    let rest = line[name.len()..].trim_start_matches([',', ' ', '\u{a0}', '\t']);
    let oneself = rest.to_lowercase().starts_with("individually") || rest.to_lowercase().starts_with("an individual");
    if name.len() < line.len() && oneself {
        out.name = vec![Span::new(first.start as usize, first.start as usize + name.trim_end().len())];
    } else if name.len() < line.len() && (is_title(rest) || rest.is_empty() || helps_title(rest)) {
        let start = first.start as usize;
        out.name = vec![Span::new(start, start + name.trim_end().len())];
        if !rest.is_empty() {
            out.title.push(without_its(lines, Span::new(start + line.len() - rest.len(), start + line.len())));
        }
        out.title.extend(spans.iter().skip(1).copied());
    } else {
        out.name = spans.to_vec();
    }
}

/// Takes a title; a name that it begins with ("Title: Jane Roe, President") is the name.
fn titled(lines: &Lines<'_>, own: &str, spans: &[Span], out: &mut Details) {
    let line = spans.first().map_or("", |span| lines.slice(*span));
    if out.name.is_empty() && starts_with_person(line) && (own.is_empty() || same_person(own, before_comma(line))) {
        name_and_title(lines, spans, out);
    } else if out.title.is_empty() {
        out.title = spans.iter().map(|span| without_its(lines, *span)).collect();
    }
}
