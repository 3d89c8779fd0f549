//! Who signs, each block as it is signed.

use std::borrow::Cow;

use pulldown_cmark::HeadingLevel;

use super::sheet::{Bit, Element, Sheet};
use crate::show::view::{DocumentView, Signature};
use crate::show::words::{count, is_capitals, iso_day};

pub fn part<'a>(sheet: &mut Sheet<'a>, document: &'a DocumentView<'a>) {
    if document.signatures.is_empty() {
        return;
    }
    sheet.section("", "Signatures", String::new(), |sheet| {
        sheet.open("div", "sigs");
        for (i, signature) in document.signatures.iter().enumerate() {
            sheet.open("article", "sig");
            block(sheet, document, signature, i);
            sheet.close("article");
        }
        sheet.close("div");
    });
}

fn block<'a>(sheet: &mut Sheet<'a>, document: &'a DocumentView<'a>, one: &'a Signature<'a>, index: usize) {
    let party = one.party.iter().map(|words| words.text).collect::<Vec<_>>().join("; ");
    let party =
        if party.is_empty() { one.name.as_ref().map_or("No party named", |name| name.text).to_owned() } else { party };
    let class = if is_capitals(&party) { "who caps" } else { "who" };
    sheet.heading(HeadingLevel::H3, class, |sheet| {
        sheet.text(party);
        figures(sheet, index);
    });
    let whom = whom(document, one);
    sheet.paragraph("for", |sheet| sheet.text(whom));
    hand(sheet, one);
    let pairs = pairs(one);
    if !pairs.is_empty() {
        sheet.pairs("", false, pairs);
    }
    sheet.paragraph("state", |sheet| {
        sheet.fixed(if matches!(one.mark, "conformed" | "illegible") { SIGNED } else { BLANK });
        sheet.text(state(one));
        sheet.line(one.line);
    });
}

const SIGNED: &str = r##"<svg class="i" aria-hidden="true"><use href="#r-signed"/></svg> "##;
const BLANK: &str = r##"<svg class="i" aria-hidden="true"><use href="#r-blank"/></svg> "##;

fn figures(sheet: &mut Sheet<'_>, signature: usize) {
    for number in sheet.figures.signatures.remove(&signature).unwrap_or_default() {
        sheet.element(Element { name: "a", class: "ref", id: None, problem: Some(number) });
        sheet.open("span", "hid");
        sheet.bits.push(Bit::Page(format!("Problem {number}").into()));
        sheet.close("span");
        sheet.close("a");
    }
}

fn whom(document: &DocumentView<'_>, one: &Signature<'_>) -> String {
    let group = usize::try_from(one.schedule).ok().and_then(|i| document.schedules.get(i));
    let signs = match (one.role, group, one.term) {
        ("attest", ..) => "Attests".to_owned(),
        ("witness", ..) => "Witnesses".to_owned(),
        ("individual", ..) => "Signs in person".to_owned(),
        (_, Some(schedule), _) if schedule.funds > 0 => {
            format!("Signs for the {} of {}", count(schedule.funds, "fund"), schedule.label.text)
        }
        (_, Some(schedule), _) => format!("Signs for the portfolios of {}", schedule.label.text),
        (_, None, term) => {
            let parties = one.party.len();
            let whom = if parties > 1 { format!("{parties} parties") } else { "itself".to_owned() };
            let term = term.map(|term| format!(", the {term}")).unwrap_or_default();
            format!("Signs for {whom}{term}")
        }
    };
    let via: Vec<_> = one.via.iter().map(|words| words.text).collect();
    if via.is_empty() { signs } else { format!("{signs}, through {}", via.join(", ")) }
}

/// The line that is signed.
fn hand<'a>(sheet: &mut Sheet<'a>, one: &'a Signature<'a>) {
    let blank = matches!(one.mark, "blank" | "printed");
    sheet.paragraph(if blank { "hand blank" } else { "hand" }, |sheet| {
        sheet.within("span", "by", if one.role == "by" { "By:" } else { "" });
        match (one.mark, &one.name) {
            ("conformed", Some(name)) => {
                sheet.aside(" ");
                sheet.within("span", "s", "/s/");
                sheet.aside(" ");
                sheet.within("span", "name", name.text);
            }
            ("conformed" | "illegible", _) => {
                sheet.aside(" ");
                sheet.within("span", "s", "/s/ [illegible]");
            }
            ("printed", _) => {
                sheet.aside(" ");
                sheet.within("span", "says", "name printed, no /s/");
            }
            _ => {
                sheet.aside(" ");
                sheet.within("span", "s aside", "nothing above the rule");
            }
        }
    });
}

fn pairs<'a>(one: &Signature<'a>) -> Vec<(String, Cow<'a, str>, &'static str)> {
    let mut pairs = Vec::new();
    let mut pair = |name: &str, value: &'a str| pairs.push((name.to_owned(), Cow::Borrowed(value), ""));
    if let Some(name) = &one.name {
        pair("Name", name.text);
    }
    if let Some(title) = &one.title {
        pair("Title", title.text);
    }
    pairs
}

fn state(one: &Signature<'_>) -> String {
    let mark = match one.mark {
        "conformed" => "Conformed",
        "illegible" => "Signed, illegible",
        "printed" => "Printed only",
        _ => "Left blank",
    };
    let day = one.date.as_ref().map(|date| date.iso.as_deref().map_or_else(|| date.written.text.to_owned(), iso_day));
    format!("{mark}, {}", day.map_or("undated".to_owned(), |day| format!("dated {day}")))
}
