//! The words of a value.

use crate::read::prose::assemble;
use crate::text::fold::is_quote;
use crate::text::lines::Lines;
use crate::text::{Span, Spanned, Words};

/// A value's words; a sign that stood in a cell of its own is set to its number again.
pub(super) fn figure(lines: &Lines<'_>, pieces: &[Span]) -> Words {
    let trimmed: Vec<Span> = pieces
        .iter()
        .map(|&piece| {
            let text = lines.slice(piece);
            let closes = text.ends_with(is_quote) && text.matches(is_quote).count() % 2 == 1;
            let kept = if closes { text.trim_end_matches(is_quote) } else { text };
            Span { start: piece.start, end: piece.start + kept.trim_end_matches([';', ' ']).len() as u32 }
        })
        .collect();
    let mut value = String::new();
    for &piece in &trimmed {
        let text = crate::text::fold::joined(lines.slice(piece)).replace(" %", "%");
        let glued = text.starts_with(['%', ')']) || value.ends_with('$') || value.is_empty();
        value.push_str(if glued { "" } else { " " });
        // "0.90 %" is one figure, set apart to stand under others.
        value.push_str(&text.replace(" %", "%"));
    }
    let words = assemble(lines, trimmed);
    Spanned { value: value.into(), ..words }
}
