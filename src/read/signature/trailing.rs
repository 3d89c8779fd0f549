//! What stands behind a name or before a title on the same line and is no part of it.

use crate::read::dates;
use crate::text::Span;
use crate::text::fold::is_blank;
use crate::text::lines::Lines;

use super::label::is_stroke;
use super::lexicon::{count_words, is_title};
use super::name::find_phrase;
use super::piece::Piece;

/// "Its Vice President", "as Trustee and not individually", without the words that only say in what part.
pub(super) fn without_its(lines: &Lines<'_>, span: Span) -> Span {
    let line = lines.slice(span);
    let cut = ["its", "as"].iter().find_map(|word| {
        let rest =
            line.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word)).map(|head| &line[head.len()..])?;
        let tight = rest.trim_start_matches(|c: char| is_blank(c) || c == ':');
        (tight.len() < rest.len()).then_some(line.len() - tight.len())
    });
    let lower = line.to_ascii_lowercase();
    let end = [" and not individually", ", not individually", " but not individually"]
        .iter()
        .find_map(|tail| find_phrase(&lower, tail));
    let (start, end) = (cut.unwrap_or(0), end.unwrap_or(line.len()));
    Span::new(span.start as usize + start.min(end), span.start as usize + end)
}

/// `/s/ Jane Roe 10/8/07`.
pub(super) fn take_trailing_date(lines: &Lines<'_>, own: &mut [Span], date: &mut Vec<Span>) {
    let Some(last) = own.last_mut() else { return };
    let line = lines.slice(*last);
    let Some(found) = dates::find(line).into_iter().last() else { return };
    let closed = line.trim_end().trim_end_matches(')');
    if found.range.end < closed.len() || found.range.start == 0 {
        return;
    }
    let start = last.start as usize;
    date.push(Span::new(start + found.range.start, start + found.range.end));
    let head =
        line[..found.range.start].trim_end_matches(|c: char| is_blank(c) || c == ',' || c == '(' || is_stroke(c));
    let head = head.strip_suffix("Date").or_else(|| head.strip_suffix("on")).unwrap_or(head).trim_end();
    *last = Span::new(start, start + head.len());
}

/// `/s/ Jane Roe, Treasurer` and `/s/ Jane Roe/President`.
pub(super) fn take_trailing_title(lines: &Lines<'_>, mark: &Piece, own: &mut [Span], title: &mut Vec<Span>) {
    let [only] = own else { return };
    let line = lines.slice(*only);
    let start = only.start as usize;
    let cut = line.char_indices().filter(|(_, c)| matches!(c, ',' | '/')).map(|(at, _)| at).find(|&at| {
        // "By: ______, its Treasurer": the place before the title is left open.
        let named = count_words(&line[..at]) >= 2 || at == 0 && mark.ruled;
        is_title(&line[at + 1..]) && named && !is_title(&line[..at])
    });
    let wide = || line.find("   ").filter(|&at| is_title(&line[at..]) && mark.signed);
    let Some(at) = cut.or_else(wide) else { return };
    let rest = line[at..].trim_start_matches(|c: char| is_blank(c) || matches!(c, ',' | '/'));
    title.push(without_its(lines, Span::new(start + line.len() - rest.len(), start + line.len())));
    *only = Span::new(start, start + line[..at].trim_end().len());
}
