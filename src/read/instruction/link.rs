//! The words that link an old name to the new one.

use std::ops::Range;

use super::rename::Pair;

/// Words between two names that say so where a word before them has said that names change. What helps their verb ("are
/// hereby", "shall be") and the words that call a name one ("references to") stand off.
const LINKS: [&str; 15] = [
    "to",
    "as",
    "by",
    "with",
    "to be",
    "to read",
    "with references to",
    "with a reference to",
    "replaced with",
    "replaced by",
    "deleted and replaced with",
    "deleted and replaced by",
    "and inserting",
    "and substituting",
    "and replacing it with",
];

/// Which of [`LINKS`] are verbs.
const VERBS: std::ops::Range<usize> = 8..12;

/// A link without what helps its verb and what calls a name one.
fn core(link: &str) -> &str {
    let mut link = link;
    for helper in ["are ", "is ", "shall be ", "will be ", "be ", "hereby ", "deemed "] {
        link = link.strip_prefix(helper).unwrap_or(link);
    }
    // "is changed in the Agreement, wherever it occurs, to".
    if link.starts_with("changed ") && link.ends_with(" to") {
        return "to";
    }
    let called = [" references to", " a reference to", " reference to", " the name", " the words"];
    called.iter().find_map(|words| link.strip_suffix(words)).filter(|rest| LINKS.contains(rest)).unwrap_or(link)
}

/// "The name of A is changed to B, and that of C to D": pairs that go on a sentence whose verb is left out, behind its
/// last new name.
pub(super) fn elliptic(text: &str, sides: &[Range<usize>], mut last: Range<usize>) -> Vec<Pair> {
    const JOINTS: [&str; 8] =
        ["and", "and that of", "that of", "and the name of", "the name of", "and those of", "and of", "and likewise"];
    let mut out: Vec<Pair> = Vec::new();
    let from = sides.partition_point(|side| side.start < last.end);
    for pair in sides[from..].chunks_exact(2) {
        let (old, new) = (&pair[0], &pair[1]);
        let joint = text[last.end..old.start].trim_matches(['"', ' ', ',', ';']);
        let joint = joint.strip_suffix(" the").unwrap_or(joint);
        if !(JOINTS.contains(&joint) || joint.is_empty())
            || !matches!(text[old.end..new.start].trim_matches(['"', ' ', ',']), "to" | "as")
        {
            break;
        }
        out.push((old.clone(), new.clone()));
        last = new.clone();
    }
    out
}

/// Pairs of names with hardly a word between: "the name of A to B and the name of C to D", "A (the "Fund") as B".
pub(super) fn linked(text: &str, sides: &[Range<usize>], lead: usize) -> Vec<Pair> {
    let mut out: Vec<Pair> = Vec::new();
    let mut from = lead;
    for pair in sides.windows(2) {
        let (old, new) = (&pair[0], &pair[1]);
        if old.start < from || !is_link(&text[old.end..new.start]) {
            continue;
        }
        from = new.end;
        out.push((old.clone(), new.clone()));
    }
    out
}

/// Whether the words between two names say that the first becomes the second. What parentheses and commas add to the
/// first name ("(the "Fund")", ", a series of the Trust,") says nothing of it.
fn is_link(between: &str) -> bool {
    /// Between the two names of a pair stands no more.
    const LONGEST: usize = 160;
    if between.len() > LONGEST {
        return false;
    }
    let mut rest = between.trim_start_matches(['"', ' ', ',']);
    if let Some(close) = rest.strip_prefix('(').and_then(|inner| inner.find(')')) {
        rest = &rest[close + 2..];
    }
    let rest = rest.trim_matches(['"', ' ', ',']);
    let last = rest.rsplit(", ").next().unwrap_or(rest);
    let strip = |text: &str| {
        let text = text.to_lowercase();
        let text = text.trim_matches(['"', ' ']);
        text.strip_suffix(" the").unwrap_or(text).trim().to_owned()
    };
    LINKS.contains(&core(&strip(rest)))
        || (rest.starts_with("a ") || rest.starts_with("each ")) && LINKS.contains(&core(&strip(last)))
        // "references to Oak Fund in the Advisory Agreement are replaced with".
        || ["in the ", "in schedule", "in appendix", "contained in", "appearing in", "wherever", "set forth in"]
            .iter()
            .any(|place| rest.to_lowercase().starts_with(place))
            && LINKS[VERBS].iter().any(|link| {
                let said = strip(rest);
                let called = [" references to", " a reference to"].iter().find_map(|words| said.strip_suffix(words));
                called.unwrap_or(&said).ends_with(link)
            })
}
