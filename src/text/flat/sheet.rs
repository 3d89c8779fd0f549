//! What a page's own sheet of styles does not show.

use super::tags::Tag;

/// No page hides more classes; a sheet made to hold a million of them is not looked through for each tag.
const MOST: usize = 200;

/// Adds to `unseen` the classes that a sheet does not show, and takes away those that it shows again: of rules for one
/// class, by itself or of one kind of element, the last counts. What holds on paper alone, or within something else, is
/// left alone.
pub(super) fn unseen_classes<'a>(sheet: &'a str, unseen: &mut Vec<&'a str>) {
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
    let mut tag = Tag::default();
    tag.declare(declared);
    let hidden = tag.hidden();
    (hidden || declared.contains("display") || declared.contains("visibility")).then_some(!hidden)
}

/// "p.none", ".none": the class.
fn class_of(selector: &str) -> Option<&str> {
    let (element, class) = selector.trim_ascii().split_once('.')?;
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (plain(element) && plain(class) && !class.is_empty()).then_some(class)
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
            "@page { margin: 1in } .none { opacity: 0 }",
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
            "} .none { left: -5px; opacity: 0.5 }",
            "",
        ] {
            assert!(shown(sheet, "<p class=\"none\">"), "{sheet}");
        }
    }
}
