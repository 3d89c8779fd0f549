//! Lines that say for whom somebody signs and read like a sentence: "OAK FUNDS, on behalf of its series listed on
//! Schedule A".

use crate::text::lines::Lines;

use super::group::is_group;
use super::label::{Label, label};
use super::lexicon::{ends_entity, ends_legal};
use super::name::name_length;
use super::running::{has_signed, unquoted};

/// How many lines the description of one party takes at most.
const LINES: usize = 6;

/// No line of a caption is longer.
const LONGEST: usize = 300;

/// Whether line `i` begins a caption: a name and what it signs for, in a paragraph that says nothing of it.
pub(super) fn begins_caption(lines: &Lines<'_>, i: usize, seen: &str) -> bool {
    if seen.len() > LONGEST {
        return false;
    }
    let name = name_length(seen);
    (is_group(seen) || name < seen.len() && ends_entity(&seen[..name])) && is_description(lines, i)
}

/// Whether the paragraph from line `i` on has no end of a sentence and no clause with a verb before it ends or somebody
/// signs.
fn is_description(lines: &Lines<'_>, i: usize) -> bool {
    let end = (i + LINES).min(lines.len());
    let mut last = "";
    for k in i..end {
        let seen = unquoted(lines.seen(k));
        let signs = has_signed(seen) || label(seen).is_some_and(|l| l.label == Label::By);
        if seen.is_empty() || signs {
            return !ends_clause(last);
        }
        if says(seen) {
            return false;
        }
        last = seen;
    }
    end == lines.len() && !ends_clause(last)
}

fn ends_clause(line: &str) -> bool {
    line.ends_with(['.', ':', ';']) && !ends_legal(line)
}

/// Whether a verb of a sentence stands in the line.
fn says(line: &str) -> bool {
    const VERBS: [&str; 14] = [
        "is", "are", "was", "were", "has", "have", "had", "shall", "will", "may", "hereby", "agree", "agrees", "desire",
    ];
    super::lexicon::words(line).any(|word| VERBS.contains(&word.as_str()))
}
