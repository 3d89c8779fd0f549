//! What a page's own sheet of styles does not show.
//!
//! It leaves words out, so it is careful: a rule counts for one class by itself or of one kind of element; what holds on
//! paper alone, or within something else, does not, nor what is clear until a script lets it appear.

use super::tags::Tag;

/// No page hides more classes; a sheet made to hold a million of them is not looked through for each tag.
const MOST: usize = 200;

/// A class, and the kind of element that has it: empty, any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Class<'a> {
    pub(super) element: &'a str,
    pub(super) name: &'a str,
}

/// Whether a sheet is for the screen, as its tag says.
pub(super) fn is_for_screen(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let media = tag.split_once("media").map(|(_, media)| media);
    media.is_none_or(|media| media.contains("screen") || media.contains("all"))
}

/// Adds to `unseen` the classes that a sheet does not show, and takes away those that it shows again: of rules for one
/// class the last counts.
pub(super) fn unseen_classes<'a>(sheet: &'a str, unseen: &mut Vec<Class<'a>>) {
    let mut rest = sheet;
    while let Some((selectors, after)) = rest.split_once('{') {
        // A rule for one medium holds rules itself.
        let group = after_remarks(selectors).starts_with('@');
        let (declared, next) =
            if group { ("", behind_group(after)) } else { after.split_once('}').unwrap_or((after, "")) };
        rest = next;
        let shown = shows(declared);
        for class in after_remarks(selectors).split(',').filter_map(class_of).filter(|_| shown.is_some()) {
            unseen.retain(|one| *one != class);
            if shown == Some(false) && unseen.len() < MOST {
                unseen.push(class);
            }
        }
    }
}

/// Whether declarations show what they are for, if they say anything of that.
fn shows(declared: &str) -> Option<bool> {
    if declared.contains("opacity") {
        return None;
    }
    let mut tag = Tag::default();
    tag.declare(declared);
    let hidden = tag.hidden();
    (hidden || declared.contains("display") || declared.contains("visibility")).then_some(!hidden)
}

/// "p.none", ".none".
fn class_of(selector: &str) -> Option<Class<'_>> {
    let (element, name) = selector.trim_ascii().split_once('.')?;
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (plain(element) && plain(name) && !name.is_empty()).then_some(Class { element, name })
}

/// Selectors behind the remarks and the marks that old browsers wanted around a sheet.
fn after_remarks(selectors: &str) -> &str {
    let behind = selectors.rsplit("*/").next().unwrap_or("").trim_ascii();
    behind.strip_prefix("<!--").unwrap_or(behind).trim_ascii_start()
}

/// What follows a group of rules, of which the brace has been read.
fn behind_group(rules: &str) -> &str {
    let mut deep = 1;
    for (at, sign) in rules.match_indices(['{', '}']) {
        deep = if sign == "{" { deep + 1 } else { deep - 1 };
        if deep == 0 {
            return rules.get(at + 1..).unwrap_or("");
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use crate::text::flat::Flat;
    use crate::text::source::Source;

    /// Whether "Oak" is read on a page with that sheet.
    fn shown(sheet: &str, tag: &str) -> bool {
        let page = format!("<html><head><style>{sheet}</style></head><body>{tag}Oak</p>Elm</body></html>");
        let text = Flat::of(&Source::from_text("page", &page)).text;
        assert!(text.contains("Elm"), "{sheet}");
        text.contains("Oak")
    }

    #[test]
    fn what_a_sheet_does_not_show_is_not_read() {
        for sheet in [
            ".none{display:none}",
            "p.none { color: red; display: none }",
            "<!-- /* the agent's */ .a, .none { visibility: hidden } -->",
            "@page { margin: 1in } .none { display: none }",
            ".none { position: absolute; left: -9999px }",
            ".none { display: block } .none { display: none }",
        ] {
            assert!(!shown(sheet, "<p class=\"x none\">"), "{sheet}");
            assert!(shown(sheet, "<p class=\"nonesuch\">"), "{sheet}");
        }
        for sheet in [
            "@media print { .none { display: none } }",
            ".none { display: none } .none { display: block }",
            ".menu .none { display: none }",
            ".none { color: white",
            "} .none { left: -5px }",
            "td.none { display: none }",
            ".none { opacity: 0; transition: opacity 1s }",
            "",
        ] {
            assert!(shown(sheet, "<p class=\"none\">"), "{sheet}");
        }
    }

    #[test]
    fn what_is_left_out_on_paper_is_read() {
        let page =
            |tag: &str| format!("<html><head>{tag}.none {{ display: none }}</style></head><p class=none>Oak</p>Elm");
        let read = |tag: &str| Flat::of(&Source::from_text("page", &page(tag))).text.contains("Oak");
        assert!(read("<style media=\"print\">") && read("<STYLE TYPE=\"text/css\" MEDIA=PRINT>"));
        assert!(!read("<style media=\"screen, print\">") && !read("<style type=\"text/css\">"));
    }
}
