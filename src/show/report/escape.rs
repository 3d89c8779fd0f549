//! How text is written so that it is read as text: in HTML, and in Markdown.

use std::fmt::Write;

/// Escapes text for an element of HTML, or for an attribute in double quotes.
pub fn html(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A browser reads a carriage return as a line feed.
            '\r' => out.push('\n'),
            _ => visible(out, c),
        }
    }
}

/// A character as it is; one that would not be seen, or would turn the text around it, by its number instead.
pub fn visible(out: &mut String, c: char) {
    let blank = matches!(c, '\t' | '\n' | '\u{c}');
    if !blank && (c.is_control() || turns(c)) {
        let _ = write!(out, "[U+{:04X}]", c as u32);
    } else {
        out.push(c);
    }
}

/// Marks and overrides of direction, with which a text can be made to look like another.
fn turns(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Escapes a run of Markdown text. At the `start` of a line some signs mean what they do not mean elsewhere, and so
/// does one of them in a `table`.
pub fn markdown(out: &mut String, text: &str, start: bool, table: bool) {
    let mut before = ' ';
    let number = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    for (i, c) in text.char_indices() {
        let after = text[i + c.len_utf8()..].chars().next().unwrap_or(' ');
        let marks = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '&' => after.is_alphanumeric() || after == '#',
            '|' => table,
            '#' | '>' | '-' | '+' | '=' | ':' => start && i == 0,
            '.' | ')' => start && number > 0 && i == number,
            _ => false,
        };
        if marks {
            out.push('\\');
        }
        match c {
            '\n' | '\r' | '\u{c}' | '\t' => out.push(' '),
            // What a bracket of ours stands for is not a link.
            _ if c.is_control() || turns(c) => {
                let _ = write!(out, "\\[U+{:04X}\\]", c as u32);
            }
            _ => out.push(c),
        }
        before = c;
    }
}

/// Text as a span of code in Markdown, between marks longer than any in it.
pub fn code_span(text: &str, table: bool) -> String {
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    let mut inner = String::new();
    text.chars().for_each(|c| visible(&mut inner, c));
    if table {
        inner = inner.replace('|', "\\|");
    }
    format!("{fence}{pad}{inner}{pad}{fence}")
}

/// The length of the longest run of a sign.
pub fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(|run| run.chars().count()).max().unwrap_or(0)
}
