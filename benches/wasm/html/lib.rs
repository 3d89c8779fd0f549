//! Readers of HTML side by side: how many bytes of text each finds in a page.

use amendment_viewer::text::flat::Flat;
use amendment_viewer::text::source::Source;
use lol_html::{HtmlRewriter, Settings, doc_text, element};
use wasm_bindgen::prelude::wasm_bindgen;

/// The intake: lines of plain text with the way back to the page.
#[wasm_bindgen]
pub fn ours(page: &str) -> usize {
    // Decoded already, as it is for the others.
    Flat::of(&Source { text: page.to_owned().into(), ..Source::default() }).text.len()
}

/// A parser that keeps a tree: its text nodes one after the other.
#[wasm_bindgen]
pub fn tl(page: &str) -> usize {
    let Ok(dom) = tl::parse(page, tl::ParserOptions::default()) else { return 0 };
    let mut out = String::new();
    for node in dom.nodes() {
        if let tl::Node::Raw(text) = node {
            out.push_str(&text.as_utf8_str());
        }
    }
    out.len()
}

/// A rewriter that keeps nothing: the text it comes by.
#[wasm_bindgen]
pub fn lol_html(page: &str) -> usize {
    rewritten(page, false)
}

/// The same, asked for what lays lines out, as the intake is: the style and the columns of every element.
#[wasm_bindgen]
pub fn lol_html_styles(page: &str) -> usize {
    rewritten(page, true)
}

fn rewritten(page: &str, styles: bool) -> usize {
    let mut out = String::new();
    let mut asked = 0;
    let style = element!("*", |element| {
        asked += ["style", "colspan"]
            .iter()
            .filter_map(|name| element.get_attribute(name))
            .map(|value| value.len())
            .sum::<usize>();
        Ok(())
    });
    let settings = Settings {
        element_content_handlers: Some(style).filter(|_| styles).into_iter().collect(),
        document_content_handlers: vec![doc_text!(|text| {
            out.push_str(text.as_str());
            Ok(())
        })],
        ..Settings::new()
    };
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    let written = rewriter.write(page.as_bytes()).and_then(|()| rewriter.end());
    if written.is_ok() { out.len() + asked } else { 0 }
}
