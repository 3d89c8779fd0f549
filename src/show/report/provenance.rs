//! Where the report comes from, and how it can be checked.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Shared;
use super::escape;
use super::sheet::{Bit, Sheet};
use crate::show::words::{count, iso_day, list};
use crate::show::{Subject, filing};
use crate::text::submission::Header;

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
    let filed = subject.filing.map(|header| pair("Filed", filed(header).into(), ""));
    let mut pairs = vec![
        pair("Source", described.into(), ""),
        pair("SHA-256", subject.sha256.into(), "sha"),
        pair("Read by", format!("Amendment Viewer {}, on {}", shared.tool, iso_day(&shared.day)).into(), ""),
        pair("To check", check.into(), ""),
    ];
    pairs.splice(1..1, filed);
    sheet.pairs("", false, pairs);
    sheet.fixed(r#"</footer>"#);
    sheet.fixed(RUNNING.0);
    sheet.bits.push(Bit::Page(foot(subject, shared).into()));
    sheet.fixed(RUNNING.1);
}

/// Around what stands at the foot of every printed page, where a browser knows no margin boxes.
const RUNNING: (&str, &str) = (r#"<p class="running" aria-hidden="true">"#, "</p>");

/// The foot of a report of several documents, for the end of that report. `foot` is plain text.
pub fn running(foot: &str) -> String {
    let mut out = RUNNING.0.to_owned();
    escape::html(&mut out, foot);
    out + RUNNING.1
}

/// What stands at the foot of every printed page: where a browser knows no margin boxes, a line of the document.
pub fn foot(subject: Subject<'_>, shared: &Shared) -> String {
    let (head, tail) = (subject.sha256.get(..8).unwrap_or(""), subject.sha256.get(60..).unwrap_or(""));
    format!("{}   SHA-256 {head}…{tail}   read {}", subject.source.name, iso_day(&shared.day))
}

/// "485BPOS of LARCH TRUST (CIK 0000000044), accession 0000000000-01-000001, April 26, 2001; 2 series, 5 classes".
fn filed(header: &Header) -> String {
    let filing = filing::filing(header);
    let who: Vec<_> = filing.registrants.iter().map(|one| format!("{} (CIK {})", one.name, one.cik)).collect();
    let mut facts = vec![format!("{} of {}", filing.form, list(&who))];
    if !filing.accession.is_empty() {
        facts.push(format!("accession {}", filing.accession));
    }
    if !filing.filed.is_empty() {
        facts.push(iso_day(&filing.filed));
    }
    let series: BTreeSet<_> = filing.series.iter().map(|row| &row.series).collect();
    let classes = filing.series.iter().filter(|row| !row.class.is_empty()).count();
    let covers = format!(
        "; {} series, {}",
        series.len(),
        if classes == 1 { "1 class".to_owned() } else { format!("{classes} classes") }
    );
    facts.join(", ") + if series.is_empty() { "" } else { &covers }
}
