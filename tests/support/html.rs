//! Holds HTML that was made from strangers' words against what our reports are made of: a tag, an attribute, a target
//! or a reference to a character that is none of ours came out of those words.

const ELEMENTS: &str = "a article b blockquote br code dd del div dl dt em footer h1 h2 h3 header hr li ol p path circle pre \
                        section span strong sup svg symbol table tbody td th thead tr u ul use";
const ATTRIBUTES: &str =
    "class id href data-n data-label scope rel aria-hidden aria-label tabindex viewBox d cx cy r start";
/// Where the link of a reader's note may lead, which tells the place it leads to nothing of where it stands.
const NOTED: &str = "a rel=\"noreferrer\" href=\"";
const SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "#"];
const REFERENCES: [&str; 5] = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];

/// What is in the HTML and is none of ours, each with its tag; nothing when every word is text.
pub fn faults(html: &str) -> Vec<String> {
    let mut pieces = html.split('<');
    let before = pieces.next().unwrap_or("");
    let mut faults: Vec<String> = text(before).into_iter().collect();
    for piece in pieces {
        match piece.split_once('>') {
            Some((inner, after)) => faults.extend(tag(inner).into_iter().chain(text(after))),
            None => faults.push(format!("a tag does not end: <{piece}")),
        }
    }
    faults
}

fn known(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// One tag, without its brackets: `name key="value" …`, perhaps closing or closed.
fn tag(inner: &str) -> Option<String> {
    let leads = |to: &str| SCHEMES.iter().any(|scheme| to.to_ascii_lowercase().starts_with(scheme));
    let noted = inner.strip_prefix(NOTED).is_some_and(leads);
    let body = inner.strip_suffix('/').unwrap_or(inner);
    let (name, mut rest) = body.split_once(' ').unwrap_or((body, ""));
    let mut fits = known(ELEMENTS, name.strip_prefix('/').unwrap_or(name));
    while fits && !rest.trim().is_empty() {
        let parts = rest.trim_start().split_once("=\"").and_then(|(key, after)| Some((key, after.split_once('"')?)));
        let Some((key, (value, after))) = parts else { return Some(format!("<{inner}>")) };
        fits = known(ATTRIBUTES, key) && references(value) && (key != "href" || noted || leads_within(value));
        rest = after;
    }
    (!fits).then(|| format!("<{inner}>"))
}

/// A line, a problem or a node of the same page, or one of its pictures.
fn leads_within(target: &str) -> bool {
    ["#L", "#p", "#r-", "#i-", "#d"].iter().any(|start| target.starts_with(start))
}

/// Between tags: whatever could be markup is written as a reference, and what is not seen or turns the text by its number.
fn text(text: &str) -> Option<String> {
    let raw = |c: char| matches!(c, '>' | '"' | '\r' | '\0' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    (text.contains(raw) || !references(text)).then(|| format!("text: {}", text.chars().take(80).collect::<String>()))
}

fn references(text: &str) -> bool {
    text.match_indices('&').all(|(at, _)| REFERENCES.iter().any(|known| text[at..].starts_with(known)))
}
