//! The report: what a reading says, for a person who has nothing installed. One composition, shown as HTML or Markdown.

pub mod changes;
mod cover;
mod escape;
mod faults;
pub mod history;
mod instructions;
mod memo;
mod notes;
mod page;
mod provenance;
mod redline;
mod roll;
mod sheet;
mod signatures;
mod source;
mod standalone;
mod style;
mod table;
mod terms;

pub use provenance::running;
pub use standalone::{page_of, standalone};

use serde::Deserialize;

use super::Subject;
use super::view;
use sheet::{Bit, Figures, Sheet};

/// What is shared along with a text.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Shared {
    /// The day of sharing, ISO 8601.
    pub day: String,
    /// The version of the tool.
    pub tool: String,
    /// Whether the source goes along.
    pub source: bool,
    /// The reader's notes.
    pub notes: Vec<Note>,
    /// Which of several reports on one page this is, from 0: what only one element may be called stays one.
    #[serde(default)]
    pub nth: usize,
}

/// A reader's note.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Note {
    /// The key of the node that it is on; empty for one on the document.
    pub key: String,
    /// Markdown.
    pub text: String,
}

/// The report as HTML: what stands in the page's `main`. It holds no scripts and no styles, and what a filing, a note
/// or a file's name says is text in it.
pub fn html(subject: Subject<'_>, shared: &Shared) -> String {
    let view = view::opened(subject);
    page::html(&compose(subject, &view, shared), shared.source, shared.nth)
}

/// The report as Markdown.
pub fn markdown(subject: Subject<'_>, shared: &Shared) -> String {
    let view = view::opened(subject);
    memo::markdown(&compose(subject, &view, shared))
}

fn compose<'a>(subject: Subject<'a>, view: &'a view::Opened<'a>, shared: &'a Shared) -> Vec<Bit<'a>> {
    let mut sheet = Sheet::default();
    if shared.nth == 0 {
        sheet.fixed(ICONS);
    }
    for document in &view.documents {
        // The figures of a document's problems go on where those of the one before ended.
        sheet.figures = Figures::of(document, sheet.problems);
        cover::cover(&mut sheet, document, subject);
        instructions::part(&mut sheet, document);
        roll::parts(&mut sheet, document);
        signatures::part(&mut sheet, document);
        terms::part(&mut sheet, document);
        faults::part(&mut sheet, document);
        sheet.problems += document.problems.len();
    }
    if view.documents.is_empty() {
        cover::nothing(&mut sheet);
    }
    notes::part(&mut sheet, view, &shared.notes);
    if shared.source {
        source::part(&mut sheet, subject);
    }
    provenance::part(&mut sheet, subject, shared);
    sheet.bits
}

/// Drawn once, used by name. The names begin with `r-` so as not to meet those of the page around.
/// The rule that opens a document.
const SCOTCH: &str = r#"<div class="scotch"></div>"#;

const ICONS: &str = concat!(
    r#"<svg class="hid" aria-hidden="true">"#,
    r#"<symbol id="r-error" viewBox="0 0 16 16"><path d="M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2zM5.5 5.5l5 5M10.5 5.5l-5 5"/></symbol>"#,
    r#"<symbol id="r-warning" viewBox="0 0 16 16"><path d="M8 2 14.5 13.5h-13zM8 6.3v3.6M8 11.2v1"/></symbol>"#,
    r#"<symbol id="r-note" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.2"/><path d="M8 7.2V11.4M8 4.4v1.2"/></symbol>"#,
    r#"<symbol id="r-signed" viewBox="0 0 16 16"><path d="M1.5 13.5h13M3 10.5 5 3.5M13 10.5 11 3.5M10 5.6C9.4 4.9 8.6 4.8 7.8 5c-1.2.4-1.2 1.6 0 1.9 1 .3 2 .6 1.9 1.6-.1 1.2-2 1.4-3.3.3"/></symbol>"#,
    r#"<symbol id="r-blank" viewBox="0 0 16 16"><path d="M1.5 13.5H4m2 0h4m2 0h2.5M3 5l4 4M7 5 3 9"/></symbol></svg>"#,
);
