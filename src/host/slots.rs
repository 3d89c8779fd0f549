//! The template's slots: elements with known ids whose contents the builder replaces.
//!
//! All slots are found in the template before anything is put into one, so what goes into a slot is never searched.

use anyhow::{Result, bail};
use std::ops::Range;

/// The part of the template between an element's tags, found by the element's id, which must occur once.
///
/// # Errors
/// When the element is absent, occurs twice, is of another kind, or is not closed.
pub fn element(template: &str, tag: &str, id: &str) -> Result<Range<usize>> {
    let at = once(template, &format!(" id=\"{id}\""))?;
    let open = template[..at].rfind('<').unwrap_or(0);
    let Some(rest) = template[open..].strip_prefix(&format!("<{tag}")).filter(|rest| rest.starts_with(' ')) else {
        bail!("the element with id=\"{id}\" in www/index.html must be a <{tag}>");
    };
    let Some(length) = rest.find('>') else {
        bail!("the tag <{tag} id=\"{id}\"> in www/index.html has no end");
    };
    let start = template.len() - rest.len() + length + 1;
    let Some(end) = template[start..].find(&format!("</{tag}>")) else {
        bail!("the element <{tag} id=\"{id}\"> in www/index.html is not closed");
    };
    Ok(start..start + end)
}

/// The value of an attribute that ends with this text and a quotation mark, which must occur once.
///
/// # Errors
/// When it is absent, occurs twice, or is not closed.
pub fn attribute(template: &str, opening: &str) -> Result<Range<usize>> {
    let start = once(template, opening)? + opening.len();
    match template[start..].find('"') {
        Some(end) => Ok(start..start + end),
        None => bail!("the attribute after {opening} in www/index.html has no closing quotation mark"),
    }
}

/// Puts each text into its part of the template.
///
/// # Errors
/// When two parts overlap.
pub fn fill(template: &str, mut parts: Vec<(Range<usize>, &str)>) -> Result<String> {
    parts.sort_by_key(|(part, _)| part.start);
    let mut page = String::with_capacity(template.len() + parts.iter().map(|(_, text)| text.len()).sum::<usize>());
    let mut done = 0;
    for (part, text) in parts {
        if part.start < done {
            bail!("two slots of www/index.html stand inside each other");
        }
        page.push_str(&template[done..part.start]);
        page.push_str(text);
        done = part.end;
    }
    page.push_str(&template[done..]);
    Ok(page)
}

fn once(template: &str, needle: &str) -> Result<usize> {
    let mut found = template.match_indices(needle).map(|(at, _)| at);
    match (found.next(), found.next()) {
        (Some(at), None) => Ok(at),
        (None, _) => bail!("www/index.html has no {}, and the builder needs it", needle.trim()),
        (Some(_), Some(_)) => bail!("www/index.html has {} more than once, and it must occur once", needle.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<style id=\"a\">old</style><script type=\"t\" id=\"b\"></script>";

    #[test]
    fn a_slot_is_what_stands_between_the_tags() {
        assert_eq!(&PAGE[element(PAGE, "style", "a").unwrap()], "old");
        assert_eq!(element(PAGE, "script", "b").unwrap().len(), 0);
    }

    #[test]
    fn what_is_put_in_is_never_searched() {
        let parts =
            vec![(element(PAGE, "script", "b").unwrap(), "B"), (element(PAGE, "style", "a").unwrap(), "id=\"b\">")];
        let page = fill(PAGE, parts).unwrap();
        assert_eq!(page, "<style id=\"a\">id=\"b\"></style><script type=\"t\" id=\"b\">B</script>");
    }

    #[test]
    fn a_template_that_does_not_fit_is_refused_with_the_reason() {
        let why = |template: &str, tag: &str, id: &str| element(template, tag, id).unwrap_err().to_string();
        assert!(why(PAGE, "style", "c").contains("has no id=\"c\""));
        assert!(why(&PAGE.repeat(2), "style", "a").contains("more than once"));
        assert!(why(PAGE, "script", "a").contains("must be a <script>"));
        assert!(why("<p id=\"a\">", "p", "a").contains("not closed"));
        assert!(why("<pre id=\"a\"></pre>", "p", "a").contains("must be a <p>"));
    }
}
