//! Which parts of a source are markup, and which are lines to be taken as they stand.

use crate::text::Span;

/// A part of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) span: Span,
    pub(super) html: bool,
}

/// Cuts a source where its wrapper says `<TEXT>` and `</TEXT>`: each text is looked at by itself, and the lines of the
/// wrapper stay lines. A source without a wrapper is one text.
pub(super) fn of(source: &str) -> Vec<Region> {
    let mut regions = Vec::new();
    let mut inside = !has_wrapper(source);
    let head = if inside { head(source) } else { 0 };
    let mut start = head;
    push(&mut regions, source, 0, start, false);
    for (at, line) in lines(source).skip_while(|&(at, _)| at < head) {
        let edge = if inside { ends_text(source, at, line) } else { is_tag(line, "<TEXT>") };
        if edge {
            // The tags themselves belong to the wrapper, but not what is glued to them.
            let glued = line.get("<TEXT>".len()..).is_some_and(|rest| !rest.trim().is_empty());
            let length = if glued { "<TEXT>".len() } else { line.len() };
            let cut = if inside { at } else { at + length };
            push(&mut regions, source, start, cut, inside);
            start = cut;
            inside = !inside;
        }
    }
    push(&mut regions, source, start, source.len(), inside || is_html(source.get(start..).unwrap_or("")));
    regions
}

fn push(regions: &mut Vec<Region>, source: &str, start: usize, end: usize, text: bool) {
    let html = text && is_html(source.get(start..end).unwrap_or(""));
    match regions.last_mut() {
        _ if start == end => {}
        Some(last) if !html && !last.html => last.span.end = end as u32,
        _ => regions.push(Region { span: Span::new(start, end), html }),
    }
}

/// Lines with their ends (LF, CR LF or CR), and where they begin.
fn lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = source.get(at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).map_or(rest.len(), |i| i + 1);
        let end = if rest.get(end - 1..=end) == Some("\r\n") { end + 1 } else { end };
        let line = rest.get(..end)?;
        at += end;
        Some((at - end, line))
    })
}

fn is_tag(line: &str, tag: &str) -> bool {
    line.as_bytes().get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()))
}

/// Whether a line ends a text, as the beginning of the next document does; other lines that look like the end tag
/// are a drawing's labels.
fn ends_text(source: &str, at: usize, line: &str) -> bool {
    let next = || source.get(at + line.len()..).unwrap_or("").trim_start();
    let after = ["</DOCUMENT>", "<DOCUMENT>", "<TYPE>", "</SEC-DOCUMENT>", "</SUBMISSION>", "-----END"];
    is_tag(line, "<DOCUMENT>") && at > 0
        || is_tag(line, "</TEXT>") && (next().is_empty() || after.iter().any(|tag| is_tag(next(), tag)))
}

/// How long the lines of the wrapper are that stand before a text without `<TEXT>`.
fn head(source: &str) -> usize {
    let tags = ["<DOCUMENT>", "<TYPE>", "<SEQUENCE>", "<FILENAME>", "<DESCRIPTION>"];
    // A wrapper that was run together with its page is no head: it would take the page along.
    let wraps = |line: &str| tags.iter().any(|tag| is_tag(line, tag)) && !is_html(line);
    lines(source).take_while(|(_, line)| wraps(line)).map(|(at, line)| at + line.len()).last().unwrap_or(0)
}

/// Whether a line says `<TEXT>` before any markup begins.
fn has_wrapper(source: &str) -> bool {
    lines(source).map(|(_, line)| line).take_while(|line| !is_tag(line, "<html")).any(|line| is_tag(line, "<TEXT>"))
}

/// Whether a text is HTML: by a tag that only a page has, or by several that no tagged text of the older kind has.
pub(super) fn is_html(text: &str) -> bool {
    /// One tag may be quoted in plain text.
    const SEVERAL: usize = 3;
    if is_packed(text) {
        return false;
    }
    let mut count = 0;
    for (at, _) in text.match_indices('<') {
        let rest = text.get(at + 1..).unwrap_or("");
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let length = name.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'!').count();
        if name.as_bytes().get(length).is_some_and(|b| !b.is_ascii_whitespace() && !matches!(b, b'>' | b'/')) {
            continue;
        }
        let name = name.get(..length.min(8)).unwrap_or("").to_ascii_lowercase();
        match name.as_str() {
            "html" | "body" | "!doctype" => return true,
            "p" | "br" | "div" | "tr" | "td" | "th" | "font" | "span" | "li" | "center" | "h1" | "h2" | "h3" => {
                count += 1
            }
            _ => {}
        }
        if count >= SEVERAL {
            return true;
        }
    }
    false
}

/// Whether a text is a file packed into letters (a picture, a PDF), in which anything may look like a tag.
fn is_packed(text: &str) -> bool {
    let mut lines = lines(text).map(|(_, line)| line).filter(|line| !line.trim().is_empty()).take(2);
    lines.any(|line| line.strip_prefix("begin ").is_some_and(|mode| mode.starts_with(|c: char| c.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        assert!(is_html("x <!DOCTYPE html>"));
        assert!(is_html("<P>a<BR>b</P>"));
        assert!(!is_html("<PAGE>\n<TABLE>\n<CAPTION>\n<S>  <C>\n<FN>\n</TABLE> <<oak@elm.org> a < b <p"));
        assert!(!is_html(""));
        assert!(!is_html("\n<PDF>\nbegin 644 larch.pdf\nM<P>/<TD>/<BR>/<P>\n"), "a packed file is no page");
    }

    #[test]
    fn a_submission_is_cut_at_its_texts() {
        let source = "<TYPE>A\n<TEXT>\nplain\n</TEXT>\n<TYPE>B\n<TEXT>\n<html>x\n</html>\n</TEXT>\n</DOCUMENT>";
        let parts: Vec<_> = of(source).iter().map(|r| (&source[r.span.range()], r.html)).collect();
        assert_eq!(
            parts,
            [
                ("<TYPE>A\n<TEXT>\nplain\n</TEXT>\n<TYPE>B\n<TEXT>\n", false),
                ("<html>x\n</html>\n", true),
                ("</TEXT>\n</DOCUMENT>", false)
            ]
        );
    }
}
