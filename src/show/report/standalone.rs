//! The page without scripts: the report as a document of its own.

use super::{Shared, cover, escape, provenance, style};
use crate::show::{Subject, view};
use crate::text::source::sha256;

/// A whole HTML document whose policy allows nothing but its own style. `look` is the style sheet of the product, of
/// which it takes what it needs.
pub fn standalone(subject: Subject<'_>, shared: &Shared, look: &str) -> String {
    let named = view::opened(subject).documents.first().map(|document| cover::title(document, subject));
    let named = named.unwrap_or_else(|| "Reading".to_owned());
    let title = format!("{named}: {}", subject.source.name);
    page_of(&title, &super::html(subject, shared), &provenance::foot(subject, shared).replace('\n', " "), look)
}

/// The same around any report of ours. `title` and `foot`, which stands at the foot of each printed page, are plain text.
/// Of several reports, each in an element of its own with the ids `d0`, `d1` …, `foot` has a line each.
pub fn page_of(title: &str, report: &str, foot: &str, look: &str) -> String {
    let style = style(foot, look);
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&digest(style.as_bytes()))
    );
    let mut named = String::new();
    escape::html(&mut named, title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{named}</title>\n<style>{style}</style>\n</head>\n<body>\n\
         <main class=\"report\" id=\"report\">{report}</main>\n</body>\n</html>\n"
    )
}

/// The part of the look that a report needs, and what stands at the foot of each printed page.
fn style(foot: &str, look: &str) -> String {
    // A style sheet that could end its element, or pull in another, is not ours.
    let lower = look.to_ascii_lowercase();
    let look = if lower.contains("</") || lower.contains("@import") { String::new() } else { style::subset(look) };
    let rule = |foot| format!("{{@bottom-left{{content:\"{}\";font:8pt sans-serif}}}}", css_string(foot));
    let feet: Vec<&str> = foot.lines().collect();
    let rules: String = match feet.as_slice() {
        [] | [_] => format!("@page{}", rule(foot)),
        several => {
            several.iter().enumerate().map(|(i, foot)| format!("@page d{i}{}#d{i}{{page:d{i}}}", rule(foot))).collect()
        }
    };
    look + &rules
}

/// What a string of CSS may hold as it is; everything else by its number.
fn css_string(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '-' | '_' | '(' | ')' | '…');
    text.chars().map(|c| if plain(c) { c.to_string() } else { format!("\\{:x} ", c as u32) }).collect()
}

/// The SHA-256 as bytes.
fn digest(bytes: &[u8]) -> Vec<u8> {
    let hex = sha256(bytes);
    let value = |figure: u8| char::from(figure).to_digit(16).unwrap_or(0) as u8;
    hex.as_bytes().chunks(2).map(|pair| pair.iter().fold(0, |byte, &figure| byte << 4 | value(figure))).collect()
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - three.len()));
        for i in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * i) & 63) as usize];
            out.push(if i > three.len() { '=' } else { char::from(sign) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_everybody_writes_it() {
        assert_eq!([&b""[..], b"f", b"fo", b"foo", b"foob"].map(base64), ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }
}
