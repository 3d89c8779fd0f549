//! Markdown that people write (notes, manuals) as plain steps: what is mark-up in it is shown, never obeyed.

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use serde::Serialize;

/// One step of building elements from Markdown. `br` and `hr` are opened and never closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// An element begins.
    Open(&'static str),
    /// The innermost element ends.
    Close(&'static str),
    /// Text in it, not escaped: it is for a text node.
    Text(String),
    /// An `a` begins that leads to a web page, a mail address or a place in this page.
    Link(String),
}

/// The steps of a Markdown text.
pub fn prose(markdown: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut body = false;
    for event in events(markdown) {
        match event {
            Event::Text(text) => steps.push(Step::Text(text.into_string())),
            Event::Code(text) => {
                steps.extend([Step::Open("code"), Step::Text(text.into_string()), Step::Close("code")]);
            }
            Event::SoftBreak => steps.push(Step::Text("\n".to_owned())),
            Event::HardBreak => steps.push(Step::Open("br")),
            Event::Rule => steps.push(Step::Open("hr")),
            Event::Start(Tag::Link { dest_url, .. }) => steps.push(Step::Link(dest_url.into_string())),
            Event::Start(tag) => names(&tag.to_end()).iter().for_each(|name| steps.push(Step::Open(name))),
            Event::End(end) => {
                // The body of a table is not an event of its own: it lies between its head and its end.
                if matches!(end, TagEnd::Table) && std::mem::take(&mut body) {
                    steps.push(Step::Close("tbody"));
                }
                names(&end).iter().rev().for_each(|name| steps.push(Step::Close(name)));
                if matches!(end, TagEnd::TableHead) {
                    body = true;
                    steps.push(Step::Open("tbody"));
                }
            }
            _ => {}
        }
    }
    steps
}

/// The elements of a tag, outermost first. Heads of tables have cells like any other.
pub(super) fn names(tag: &TagEnd) -> &'static [&'static str] {
    match tag {
        TagEnd::Paragraph => &["p"],
        TagEnd::Heading(_) => &["h3"],
        TagEnd::BlockQuote(_) => &["blockquote"],
        TagEnd::CodeBlock => &["pre", "code"],
        TagEnd::List(true) => &["ol"],
        TagEnd::List(false) => &["ul"],
        TagEnd::Item => &["li"],
        TagEnd::Table => &["table"],
        TagEnd::TableHead => &["thead", "tr"],
        TagEnd::TableRow => &["tr"],
        TagEnd::TableCell => &["td"],
        TagEnd::Emphasis => &["em"],
        TagEnd::Strong => &["strong"],
        TagEnd::Strikethrough => &["del"],
        TagEnd::Link => &["a"],
        _ => &[],
    }
}

/// The events of a Markdown text, made harmless: raw HTML is text, a picture is its description, headings are of one
/// level, and a link leads to a web page, a mail address or a place in this page, or is no link.
pub(super) fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let mut links = Vec::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(markdown, options).filter_map(move |event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(heading())),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(HeadingLevel::H3))),
        Event::Start(Tag::Link { link_type, dest_url, .. }) => {
            let link = safe_link(link_type, dest_url);
            links.push(link.is_some());
            link.map(Event::Start)
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or(false).then_some(event),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        other => Some(other),
    })
}

fn heading() -> Tag<'static> {
    Tag::Heading { level: HeadingLevel::H3, id: None, classes: Vec::new(), attrs: Vec::new() }
}

fn safe_link(kind: LinkType, to: CowStr<'_>) -> Option<Tag<'_>> {
    let to = if kind == LinkType::Email { format!("mailto:{to}").into() } else { to };
    let begins = |scheme: &str| to.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    let known = ["https://", "http://", "mailto:", "#"].into_iter().any(begins);
    let plain = !to.chars().any(|c| c.is_control() || c.is_whitespace());
    (known && plain).then(|| Tag::Link { link_type: LinkType::Inline, dest_url: to, title: "".into(), id: "".into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps in a form to read: elements as tags, text as it is.
    fn shown(markdown: &str) -> String {
        let one = |step: Step| match step {
            Step::Open(name) => format!("<{name}>"),
            Step::Close(name) => format!("</{name}>"),
            Step::Text(text) => text,
            Step::Link(to) => format!("<a {to}>"),
        };
        prose(markdown).into_iter().map(one).collect()
    }

    #[test]
    fn marks_become_elements() {
        assert_eq!(
            shown("# Tab 7\n\nThe **Class B** `A-1`  \nlist"),
            "<h3>Tab 7</h3><p>The <strong>Class B</strong> <code>A-1</code><br>list</p>"
        );
        assert_eq!(shown("1. *a*\n2. b"), "<ol><li><em>a</em></li><li>b</li></ol>");
        assert_eq!(
            shown("|a|b|\n|-|-|\n|c|d|"),
            "<table><thead><tr><td>a</td><td>b</td></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>"
        );
    }

    #[test]
    fn markup_is_shown_and_not_obeyed() {
        assert_eq!(shown("<script>x</script>"), "<p><script>x</script></p>");
        assert_eq!(prose("a <b onclick=x>b").iter().filter(|step| matches!(step, Step::Open(_))).count(), 1);
        assert_eq!(shown("![oak](https://e.example/x.png)"), "<p>oak</p>");
    }

    #[test]
    fn links_lead_only_where_they_may() {
        assert_eq!(
            shown("[a](https://e.example) <b@e.example>"),
            "<p><a https://e.example>a</a> <a mailto:b@e.example>b@e.example</a></p>"
        );
        assert_eq!(shown("[a](#n=a-1/x)"), "<p><a #n=a-1/x>a</a></p>");
        for to in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java&#10;script:x",
            "data:text/html,x",
            "//e.example",
            "file:///x",
            "&#1;javascript:x",
        ] {
            assert_eq!(shown(&format!("[a](<{to}>)")), "<p>a</p>", "{to}");
        }
    }
}
