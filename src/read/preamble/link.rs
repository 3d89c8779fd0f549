//! The words between a noun and its date, and those behind a date: of what deed it is the day.

use crate::read::title::is_agreement_noun;

use super::noun::is_amendment_word;

/// "is made effective as of", "is entered into, effective".
pub(super) fn made_effective(near: &str) -> bool {
    let link = split_link(near).1;
    let made = ["made", "entered into", "executed", "dated and"].iter().filter_map(|verb| link.rfind(verb)).max();
    made.is_some_and(|at| link[at..].contains("effective"))
}

/// "This Amendment, effective as of D, is by and among A and B": whether what follows a date says who makes the deed.
pub(super) fn is_by(after: &str) -> bool {
    let after = after.trim_start_matches([',', ' ']);
    ["is by and ", "is between ", "is among ", "is made by ", "is entered into by "]
        .iter()
        .any(|w| after.starts_with(w))
}

/// Whether what follows a date says between whom an agreement was made.
pub(super) fn says_who(after: &str) -> bool {
    let after = after.trim_start_matches([',', ' ']);
    ["by and ", "between ", "among ", "as amended"].iter().any(|word| after.starts_with(word))
}

/// "The parties entered into", "the Fund and the Adviser executed": an agreement came about.
pub(super) fn says_made(sentence: &str) -> bool {
    ["entered into", " executed ", " signed ", " concluded ", " made a ", " made an ", " adopted a ", " adopted an "]
        .iter()
        .any(|verb| sentence.contains(verb))
}

/// "the Oak Plan adopted by the Trust pursuant to Rule 18f-3 under the Act": a plan came about, before anything else did.
pub(super) fn adopts_plan(sentence: &str) -> bool {
    let verbs = [" adopted ", " put into force", " put into effect", " put in effect"];
    let Some(at) = verbs.iter().filter_map(|verb| sentence.rfind(verb)).max() else { return false };
    // "the Plan, which each registrant put into force": whose deed it was stands between.
    let at = sentence[..at].rfind(", which ").unwrap_or(at);
    let noun = sentence[..at].trim_end_matches([')', '"', ',', ' ']).rsplit([' ', '"']).next().unwrap_or("");
    let other = [" amended", " restated", " terminated", " approved"].iter().any(|verb| sentence[at..].contains(verb));
    is_agreement_noun(noun) && !other
}

/// "The Oak Agreement entered into by the Trust and the Distributor": an agreement came about by those who made it.
pub(super) fn entered_by(sentence: &str) -> bool {
    let verbs = [" entered into by ", " made by ", " executed by ", " signed by ", " concluded by "];
    let Some(at) = verbs.iter().filter_map(|verb| sentence.rfind(verb)).max() else { return false };
    let noun = sentence[..at].trim_end_matches([')', '"', ',', ' ']).rsplit([' ', '"']).next().unwrap_or("");
    is_agreement_noun(noun)
        && ![" amended", " restated", " terminated"].iter().any(|verb| sentence[at..].contains(verb))
}

/// "The parties, this 6th day of May, 2004, hereby agree": the day of the deed.
pub(super) fn agreed_on(near: &str, after: &str) -> bool {
    let after = after.trim_start_matches([',', ' ']);
    let near = near.trim_end();
    let it_is = ["it is agreed", "it is hereby agreed", "the parties agree", "the parties hereby agree"];
    // "The undersigned agree on May 6, 2004 to amend": they agreed on another day to do something else.
    near.ends_with(" agree on") && ["to amend", "that "].iter().any(|verb| after.starts_with(verb))
        || near.ends_with("this") && ["hereby agree", "agree"].iter().any(|verb| after.starts_with(verb))
        || ["as of the", "as of", "on this", "this"].iter().any(|link| near.ends_with(link))
            && it_is.iter().any(|verb| after.starts_with(verb))
}

/// "The foregoing governs from November 1, 2010 onward".
pub(super) fn onward(near: &str, after: &str) -> bool {
    let after = after.trim_start();
    near.trim_end().ends_with("from") && ["onward", "forward", "on."].iter().any(|word| after.starts_with(word))
}

/// "The parties agree that as of May 1, 1998 Schedule 1 is deleted": from when what is agreed is so.
pub(super) fn agreed_from(near: &str) -> bool {
    let near = near.trim_end();
    [
        "agree that as of",
        "agree that, as of",
        "agree that on",
        "agreed that as of",
        "agreed that, as of",
        "agree that from",
        "agree that, from",
    ]
    .iter()
    .any(|turn| near.ends_with(turn))
}

/// "The effective date of this Amendment shall be May 1, 2003".
pub(super) fn is_effective_date(recent: &str) -> bool {
    let recent = recent.trim_end();
    recent.contains("effective date of") && [" shall be", " is", " will be"].iter().any(|verb| recent.ends_with(verb))
}

/// "beginning May 1, 2003": from when it is so, unless it is a period that begins.
pub(super) fn begins(recent: &str) -> bool {
    const PERIODS: [&str; 8] = ["year", "years", "period", "periods", "quarter", "quarters", "month", "months"];
    let recent = recent.trim_end();
    let head = recent.strip_suffix(" on").or(recent.strip_suffix(" as of")).unwrap_or(recent);
    let before = ["beginning", "starting", "commencing"].iter().find_map(|word| head.strip_suffix(word));
    before.is_some_and(|rest| !PERIODS.contains(&rest.split_whitespace().next_back().unwrap_or("")))
}

/// "The parties agree, this 17th day of October, 2002, that", "it is agreed between them, as of May 1, 2002, that": the
/// day of the deed. "They agreed on May 1, 2000" tells of another.
pub(super) fn agrees(stem: &str, link: &str) -> bool {
    const BETWEEN: [&str; 11] =
        ["by", "and", "between", "among", "the", "parties", "them", "hereto", "hereby", "all", "concerned"];
    let mut words = stem.rsplit(' ').map(|word| word.trim_matches(',')).skip_while(|word| BETWEEN.contains(word));
    let verb = words.next().unwrap_or("");
    let helped = words.take(2).any(|word| matches!(word, "is" | "have" | "has"));
    let now = verb == "agree" || verb == "agrees" || verb == "agreed" && helped || does_so(stem);
    let link = link.trim_matches([',', ' ']);
    now && (link.split(' ').any(|word| word == "this") || matches!(link, "as of" | "as of the"))
}

/// "The Agreement lets the Company add series. It now does so, as of D": the deed that a sentence before spoke of.
fn does_so(stem: &str) -> bool {
    let stem = stem.trim_end_matches([',', ' ']);
    ["now does so", "now do so", "hereby does so", "hereby do so"].iter().any(|deed| stem.ends_with(deed))
}

/// "they now amend it", "Oak Trust and Elm Bank hereby amend": what its parties do.
pub(super) fn ends_amending(stem: &str) -> bool {
    let stem = stem.trim_end_matches([',', ' ']);
    let object = ["it", "the same", "the agreement", "the contract", "the plan", "their agreement"];
    let verb = object.iter().find_map(|what| stem.strip_suffix(what)).unwrap_or(stem).trim_end();
    verb.ends_with(" amend") && !verb.ends_with(" to amend") && !verb.ends_with("may amend")
}

/// "is amended by the Trust and the Distributor as of": who amends is named, and no instrument by which it was done.
pub(super) fn amended_by_parties(sentence: &str) -> bool {
    let verbs = [" is amended by ", " is hereby amended by ", " are hereby amended by ", " are amended by "];
    let after = verbs.iter().find_map(|verb| sentence.rfind(verb).map(|at| &sentence[at + verb.len()..]));
    after.is_some_and(|after| {
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let mut words = after.split_whitespace().map(bare);
        !words.any(|word| {
            is_amendment_word(&word)
                || is_agreement_noun(&word)
                || matches!(word.as_str(), "deleting" | "adding" | "replacing" | "striking" | "substituting")
        })
    })
}

/// "the Oak Plan (the "Plan"), which was adopted under Rule 12b-1 and is dated": the words before the clause in between.
pub(super) fn before_clause(stem: &str) -> Option<&str> {
    let at = [", which was ", ", which is ", ", which has "].iter().filter_map(|clause| stem.rfind(clause)).max()?;
    // A clause that names another thing, or that has ended, says nothing of what the date is of.
    (!stem[at + 1..].contains([',', ';', '"', '('])).then(|| &stem[..at])
}

/// What follows the last full stop behind a word: what a sentence before says is not about this one's date.
pub(super) fn this_sentence(lower: &str) -> &str {
    let stops = lower.match_indices(". ").filter(|(at, _)| {
        let word = lower[..*at].rsplit(' ').next().unwrap_or("");
        word.len() > 4 && word.chars().all(|c| c.is_alphabetic() || c == ')')
    });
    stops.last().map_or(lower, |(at, _)| &lower[at + 2..])
}

/// Whether words say that something is made or entered into and name no agreement since: "This Amendment to the Oak
/// Agreement is entered into by A and B as of".
pub(super) fn made_alone(all: &str) -> bool {
    /// A sentence that says who made it runs no longer.
    const SENTENCE: usize = 4000;
    let lower = last_chars(all, SENTENCE).to_lowercase();
    let main = [" is made ", " is entered into ", " is executed "].iter().filter_map(|verb| lower.rfind(verb)).max();
    let lower = &lower[main.unwrap_or(0)..];
    let mut words = lower.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let made = lower.contains(" made ") || lower.contains("entered into") || lower.contains(" executed ");
    made && !words.any(is_agreement_noun)
}

/// Splits off the words that lead from a noun to its date: ", dated as of the", "is made and entered into as of".
pub(super) fn split_link(lower: &str) -> (&str, &str) {
    const LINKS: [&str; 44] = [
        "operative",
        "signed",
        "make",
        "makes",
        "start",
        "beginning",
        "with",
        "effect",
        "takes",
        "take",
        "opening",
        "have",
        "adopted",
        "entered",
        "after",
        "begins",
        "as",
        "of",
        "the",
        "this",
        "on",
        "from",
        "and",
        "dated",
        "made",
        "entered",
        "into",
        "is",
        "are",
        "effective",
        "executed",
        "date",
        "at",
        "close",
        "business",
        "day",
        "in",
        "was",
        "were",
        "becomes",
        "shall",
        "be",
        "has",
        "been",
    ];
    let mut at = lower.len();
    loop {
        let head = lower[..at].trim_end_matches(|c: char| c.is_whitespace() || c == ',' || c == ':');
        let word = head.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
        if word.is_empty() || !LINKS.contains(&word.trim_matches(['(', ','])) {
            return (head, &lower[head.len()..]);
        }
        at = head.len() - word.len();
    }
}

pub(super) fn last_chars(text: &str, count: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(count))..]
}
