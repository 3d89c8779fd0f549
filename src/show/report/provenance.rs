//! Where the report comes from, and how it can be checked.

use std::borrow::Cow;

use super::Shared;
use super::sheet::{Bit, Sheet};
use crate::show::Subject;
use crate::show::words::{count, iso_day};

pub fn part<'a>(sheet: &mut Sheet<'a>, subject: Subject<'a>, shared: &'a Shared) {
    sheet.fixed(r#"<footer class="prov"><div class="scotch"></div>"#);
    sheet.memo(pulldown_cmark::Event::Rule);
    let source = subject.source;
    let described = format!(
        "{}, {}, {}, {}",
        source.name,
        count(source.bytes, "byte"),
        count(subject.lines.len(), "line"),
        source.encoding.label().to_uppercase()
    );
    let check = if shared.source {
        "The reading was made from this text alone. Open this page’s text in the viewer, or compare the SHA-256 with that of your copy."
    } else {
        "The text did not go along, so this page cannot be checked by itself. Compare the SHA-256 with that of your copy."
    };
    let pair = |name: &str, value: Cow<'a, str>, class| (name.to_owned(), value, class);
    let pairs = vec![
        pair("Source", described.into(), ""),
        pair("SHA-256", subject.sha256.into(), "sha"),
        pair("Read by", format!("Amendment Viewer {}, on {}", shared.tool, iso_day(&shared.day)).into(), ""),
        pair("To check", check.into(), ""),
    ];
    sheet.pairs("", false, pairs);
    sheet.fixed(r#"</footer><p class="running" aria-hidden="true">"#);
    sheet.bits.push(Bit::Page(foot(subject, shared).into()));
    sheet.fixed("</p>");
}

/// What stands at the foot of every printed page: where a browser knows no margin boxes, a line of the document.
pub fn foot(subject: Subject<'_>, shared: &Shared) -> String {
    let (head, tail) = (subject.sha256.get(..8).unwrap_or(""), subject.sha256.get(60..).unwrap_or(""));
    format!("{}   SHA-256 {head}…{tail}   read {}", subject.source.name, iso_day(&shared.day))
}
