//! The cover: what the document is, and four facts.

use std::borrow::Cow;

use pulldown_cmark::{Event, HeadingLevel};

use super::sheet::Sheet;
use crate::show::Subject;
use crate::show::view::{Dated, DocumentView};
use crate::show::words::{count, is_capitals, iso_day, list, ordinary, thousands};

pub fn cover<'a>(sheet: &mut Sheet<'a>, document: &'a DocumentView<'a>, subject: Subject<'_>) {
    sheet.open("header", "cover");
    sheet.fixed(super::SCOTCH);
    sheet.heading(HeadingLevel::H1, "", |sheet| sheet.text(title(document, subject)));
    let (first, second) = (amended(document), made(document));
    if !(first.is_empty() && second.is_empty()) {
        let part = !(first.is_empty() || second.is_empty());
        sheet.paragraph("", |sheet| {
            sheet.text(first);
            if part {
                sheet.event(Event::HardBreak);
            }
            sheet.text(second);
        });
    }
    let scope = scope(document);
    if !scope.is_empty() {
        sheet.paragraph("aside", |sheet| sheet.text(scope));
    }
    sheet.close("header");
    sheet.pairs("facts", true, facts(document));
}

/// A text in which no document was found.
pub fn nothing(sheet: &mut Sheet<'_>) {
    sheet.open("header", "cover");
    sheet.fixed(super::SCOTCH);
    sheet.heading(HeadingLevel::H1, "", |sheet| sheet.text("Nothing read"));
    sheet.paragraph("", |sheet| sheet.text("This text holds no document."));
    sheet.close("header");
}

/// "Amendment No. 2", in capitals where the filing prints it so.
pub fn title(document: &DocumentView<'_>, subject: Subject<'_>) -> String {
    let kind = match document.kind {
        "amendment" => "Amendment",
        "plan-amendment" => "Plan amendment",
        "schedule" => document.schedules.first().map_or("Schedule", |schedule| schedule.label.text),
        "agreement" => document.agreement.as_ref().map_or("Agreement", |name| name.text),
        "letter" => "Letter",
        "notice" => "Notice",
        _ => "Document",
    };
    let title = match document.number {
        Some(number) => format!("{kind} No. {number}"),
        None => kind.to_owned(),
    };
    let first = (document.lines.0 - 1..document.lines.1).map(|i| subject.lines.seen(i)).find(|seen| seen.len() > 3);
    if document.kind == "amendment" && first.is_some_and(is_capitals) { title.to_uppercase() } else { title }
}

fn amended(document: &DocumentView<'_>) -> String {
    match &document.agreement {
        Some(name) if document.kind != "agreement" => {
            let name = ordinary(name.text);
            format!("to the {}", name.strip_prefix("The ").unwrap_or(&name))
        }
        _ => String::new(),
    }
}

/// "made August 18, 2003, between the funds of Schedule A-1 and …".
fn made(document: &DocumentView<'_>) -> String {
    const MOST: usize = 4;
    let group = document.signatures.iter().find_map(|one| document.schedules.get(usize::try_from(one.schedule).ok()?));
    let group = group.map(|schedule| format!("the funds of {}", schedule.label.text));
    let mut parties: Vec<String> =
        group.into_iter().chain(document.parties.iter().map(|words| words.text.to_owned())).collect();
    if parties.len() > MOST {
        let others = parties.len() - (MOST - 1);
        parties.truncate(MOST - 1);
        parties.push(format!("{others} others"));
    }
    let between = if parties.len() > 1 { format!("between {}", list(&parties)) } else { list(&parties) };
    let day = document.dates.agreement.as_ref().map(|date| format!("made {}", said(date))).unwrap_or_default();
    match (day.is_empty(), between.is_empty()) {
        (false, false) => format!("{day}, {between}"),
        _ => day + &between,
    }
}

/// The day in words, or as it is written where it is none.
fn said(date: &Dated<'_>) -> String {
    date.iso.as_deref().map_or_else(|| date.written.text.to_owned(), iso_day)
}

fn scope(document: &DocumentView<'_>) -> String {
    let mut said_of = Vec::new();
    if let Some(scope) = &document.scope {
        let names: Vec<_> = scope.classes.iter().map(|words| ordinary(words.text)).collect();
        let shares = if names.iter().any(|name| name.to_lowercase().contains("share")) { "" } else { " shares" };
        let lead = if scope.mode == "only" { "" } else { "All classes but " };
        said_of.push(format!("{lead}{}{shares}.", list(&names)));
    }
    if document.draft {
        said_of.push("A form or draft.".to_owned());
    }
    if let Some(date) = &document.dates.amendment {
        said_of.push(format!("Dated {}.", said(date)));
    }
    if let Some(date) = &document.dates.effective {
        said_of.push(format!("Effective {}.", said(date)));
    }
    if let Some(exhibit) = &document.exhibit {
        said_of.push(format!("Filed as {}.", exhibit.text));
    }
    said_of.join(" ")
}

/// "2 of 2 conformed, 2 attested": who signs is counted, and apart from them who attests or witnesses.
fn signed(document: &DocumentView<'_>) -> String {
    let signs = |role: &str| matches!(role, "by" | "individual");
    let (signing, beside): (Vec<_>, Vec<_>) = document.signatures.iter().partition(|one| signs(one.role));
    let conformed = signing.iter().filter(|one| one.mark == "conformed").count();
    let kinds = [("attest", "attested"), ("witness", "witnessed")].map(|(role, done)| {
        let marks: Vec<_> = beside.iter().filter(|one| one.role == role).map(|one| one.mark).collect();
        let there = marks.iter().filter(|mark| matches!(**mark, "conformed" | "illegible")).count();
        match marks.len() {
            0 => String::new(),
            all if all == there => format!("{all} {done}"),
            all => format!("{there} of {all} {done}"),
        }
    });
    let head = if signing.is_empty() { String::new() } else { format!("{conformed} of {} conformed", signing.len()) };
    let parts: Vec<_> = [head].into_iter().chain(kinds).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

fn facts<'a>(document: &DocumentView<'a>) -> Vec<(String, Cow<'a, str>, &'static str)> {
    let fact = |name: &str, value: String| (name.to_owned(), Cow::Owned(value), "");
    let (lists, listed) = match document.schedules.as_slice() {
        [] => ("Schedules".to_owned(), "none".to_owned()),
        [one] => (one.label.text.to_owned(), size(one.funds, one.portfolios)),
        several => {
            let portfolios = several.iter().map(|schedule| schedule.portfolios).sum();
            ("Schedules".to_owned(), format!("{}, {}", several.len(), count(portfolios, "portfolio")))
        }
    };
    let coverage = &document.coverage;
    let read = format!("{} of {}", thousands(coverage.read), count(coverage.total, "line"));
    vec![
        fact(&lists, listed),
        fact("Signatures", signed(document)),
        fact("Drafting faults", tally(document)),
        fact("Read", read),
    ]
}

/// "10 funds, 54 portfolios".
pub fn size(funds: usize, portfolios: usize) -> String {
    let portfolios = count(portfolios, "portfolio");
    if funds == 0 { portfolios } else { format!("{}, {portfolios}", count(funds, "fund")) }
}

fn tally(document: &DocumentView<'_>) -> String {
    let of = |severity: &str| match document.problems.iter().filter(|problem| problem.severity == severity).count() {
        0 => None,
        number => Some(count(number, severity)),
    };
    let counts: Vec<_> = ["error", "warning", "note"].into_iter().filter_map(of).collect();
    if counts.is_empty() { "none".to_owned() } else { counts.join(", ") }
}
