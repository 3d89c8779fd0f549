//! What comparing looks at: a document, and the lines of the text in which it stands.

use crate::model::Document;
use crate::text::lines::Lines;

/// A document and the lines of its whole text, to which its spans belong.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What the document says.
    pub document: &'a Document,
    /// The lines of the text that holds it.
    pub lines: &'a Lines<'a>,
}
