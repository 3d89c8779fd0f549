//! Stems of the verbs that order: authors word the same order in many ways, the stems are few.

use crate::text::known::KnownPhrases;

/// Stems of words that take something out.
pub(super) static TAKES_OUT: KnownPhrases = KnownPhrases::of(&[
    "delet",
    "withdraw",
    "struck",
    "strik",
    "strick",
    "remov",
    "revok",
    "taken out",
    "take out",
    "taking out",
    "discard",
    "vacat",
    "cancel",
    "supersed",
    "displac",
    "cease",
    "annul",
    "rescind",
    "no longer",
    "terminat",
    "liquidat",
    "dropped",
    "drop ",
    "repeal",
    "eliminat",
    "omit",
    "is retired",
    "are retired",
]);

/// Stems of words that put something in the place of something.
pub(super) static PUTS_IN: KnownPhrases = KnownPhrases::of(&[
    "replac",
    "substitut",
    "instead",
    "stead",
    "in lieu",
    "takes the place",
    "take the place",
    "takes its place",
    "take its place",
    "take their place",
    "in its place",
    "in their place",
    "displac",
    "supersed",
    "is restated",
    "are restated",
    "be restated",
    "amended and restated in",
    "is amended and restated",
    "are amended and restated",
    "further amended and restated as",
    "further amended and restated in",
    "further amended and restated to",
    "is hereby amended and restated",
    "are hereby amended and restated",
    "shall be amended and restated",
    "are each amended and restated",
    "are each hereby amended and restated",
    "hereby restated",
    "restated as follows",
    "restated to read",
    "following becomes",
    "following shall become",
    "following shall constitute",
    "following constitutes",
    "to be read",
    "shall read",
    "shall now read",
    "shall henceforth read",
    "shall hereafter read",
    "to read",
    "read as",
    "reads as",
    "read in its entirety",
    "reads in its entirety",
    "reads in full",
    "apply in",
    "following form",
    "agree to an amended",
    " an amended schedule",
    "shall be as set",
    "shall be as appears",
    "shall be as shown",
    "shall be as stated",
    "shall be as it appears",
    "as set out",
    "as set forth in the",
    "shall be as follows",
    "in place of schedule",
    "in place of exhibit",
    "in place of appendix",
    "in place of annex",
    "gives way",
    "give way",
    "makes way",
    "make way",
    "gives place",
    "give place",
    "exchanged for",
    "restate schedule",
    "restate exhibit",
    "restate appendix",
    "restate annex",
    "shall be in the form",
    "conformed to the",
    "to be in the form of",
    "in the place of it",
    "as set forth on",
    "as set forth in exhibit",
    "as set forth in annex",
    "as set forth in appendix",
    "as shown on",
    "amended in its entirety",
    "amended in their entirety",
]);

/// What is said behind a schedule that stands below in full: "Schedule I, as amended, is as follows:".
pub(super) static STANDS_BELOW: KnownPhrases = KnownPhrases::of(&[
    "is as follows",
    "is now as follows",
    "is set forth below",
    "is set out below",
    "appears below",
    "now reads",
]);

/// Stems of words that add.
pub(super) static ADDS: KnownPhrases = KnownPhrases::of(&[
    "added",
    "in addition to",
    "addition of",
    "the addition to",
    "to add ",
    "adds ",
    "adding",
    "supplement",
    "additional",
    "includ",
    "extended to",
    "adopted for",
    " new series",
    " more series",
    "become funds",
    "become a fund",
    "become portfolios",
    "become a portfolio",
    "become series",
    "be covered by",
    "become covered",
    "becomes a fund",
    "becomes a portfolio",
    "made subject to",
    "established and designated",
    "are joined to",
    "is joined to",
    "hereby established",
    "become subject to",
    "becomes subject to",
    "made a part of the",
    "made part of the",
    "become a part of the",
    "becomes a part of the",
    "hereby add ",
    "be a series to which the agreement applies",
    "be a series to which the contract applies",
    "be a fund to which the agreement applies",
    "be a fund to which the contract applies",
    "be a portfolio to which the agreement applies",
    "be a portfolio to which the contract applies",
    "shall be funds for all purposes",
    "shall be series for all purposes",
    "shall be portfolios for all purposes",
]);

/// Stems of words that change wording.
pub(super) static CHANGES: KnownPhrases = KnownPhrases::of(&[
    "gives way",
    "give way",
    "enlarg",
    "it shall say",
    "modif",
    "chang",
    "amend",
    "insert",
    "lowered",
    "raised",
    "reduced",
    "increased",
    "extend",
    "correct",
    "revis",
    "instead",
    "read",
    "words",
    "phrase",
    "set at",
    "become",
    "apply",
    "dropped",
    "redesignat",
    "deemed",
]);

/// "has established the following series", "has organized", "new funds": words that lead to a list of new names.
pub fn begins_series(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "establish",
        "organiz",
        "creat",
        "launch",
        "added",
        "adding",
        "additional",
        " new series",
        "new portfolio",
        "new fund",
        "add the following",
        "be included",
        "be brought under",
        "become subject to",
        "be subject to",
        "be covered by",
    ]
    .iter()
    .any(|stem| lower.contains(stem))
}

/// "This Addendum is made by A and B and supplements their Oak Agreement of May 1, 2004": what the deed as a whole does to
/// the agreement adds nothing to it. The verb gives way to blanks.
fn without_deed(lower: String) -> String {
    /// The agreement's name takes no more words, its determiner among them.
    const NAME: usize = 9;
    let deed = |at: usize, verb: &str| {
        let mut words = lower[at + verb.len()..].split(' ');
        let first = words.next().unwrap_or("");
        let determined = ["its", "their", "the", "that", "a", "an", "such", "said", "our"].contains(&first);
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
        determined && words.take(NAME).map(bare).any(|word| matches!(word.as_str(), "agreement" | "contract" | "plan"))
    };
    let verb = "supplements ";
    match lower.find(verb).filter(|&at| deed(at, verb)) {
        Some(at) => format!("{}{}{}", &lower[..at], " ".repeat(verb.len()), &lower[at + verb.len()..]),
        None => lower,
    }
}

/// A sentence in lower case, blanks in place of the verbs that tell what was done to an agreement before: "(as amended,
/// modified or supplemented, the "Agreement")" changes nothing.
pub(super) fn without_history(lower: String) -> String {
    const VERBS: [&str; 6] = ["amended", "modified", "supplemented", "restated", "revised", "changed"];
    const BETWEEN: [&str; 12] = [
        "and",
        "or",
        "and/or",
        "so",
        "from",
        "time",
        "to",
        "heretofore",
        "previously",
        "otherwise",
        "further",
        "subsequently",
    ];
    let lower = without_deed(lower);
    if !lower.contains("as ") {
        return lower;
    }
    let mut out = String::with_capacity(lower.len());
    let mut history = false;
    for piece in lower.split_inclusive(' ') {
        let word = piece.trim_matches(|c: char| !c.is_alphabetic());
        history = word == "as" || history && (VERBS.contains(&word) || BETWEEN.contains(&word));
        if history && VERBS.contains(&word) {
            out.push_str(&piece.replace(word, &" ".repeat(word.len())));
        } else {
            out.push_str(piece);
        }
    }
    out
}

/// "This is to advise you that Oak Trust has established two series to be known as …": where a sentence in lower case
/// that tells the other party of new series has its verb; the names stand behind it.
pub(super) fn announced_at(lower: &str) -> Option<usize> {
    static TELLS: KnownPhrases = KnownPhrases::of(&[
        "advise you",
        "notify you",
        "notifies you",
        "inform you",
        "be advised",
        "notified that",
        "hereby notif",
    ]);
    // "The Trust has established Oak Fund and requests that you act as agent for it".
    static ASKS: KnownPhrases = KnownPhrases::of(&["requests that", "request that", "requests the", "desires that"]);
    let founded = founded_at(lower)?;
    let asks = ASKS.find_in(lower).is_some_and(|at| at > founded && lower[at..].contains(" act as "));
    (asks || TELLS.find_in(lower).is_some_and(|told| told < founded)).then_some(founded)
}

/// Where words in lower case tell that series were founded.
pub(super) fn founded_at(lower: &str) -> Option<usize> {
    static VERBS: KnownPhrases = KnownPhrases::of(&[
        "has established",
        "have established",
        "has created",
        "have created",
        "has organized",
        "has formed",
        "has launched",
        "has designated",
        "have been established",
        "has been established",
    ]);
    VERBS.find_in(lower)
}

/// Ratification, witness, recital: a sentence that orders nothing.
pub(super) fn confirms(lower: &str) -> bool {
    static CONFIRMS: KnownPhrases = KnownPhrases::of(&[
        "full force",
        "ratified",
        "is confirmed",
        "confirmed in",
        "in all other respects",
        "except as",
        "except to the extent",
        "remain unchanged",
        "in witness",
        "counterpart",
        "whereas",
        "capitalized terms",
        "all other terms",
        "remains in force",
        "are not affected",
        "unaffected",
        "nothing else",
        "not changed in any",
        "incorporated in this",
        "deleted in error",
        "was last ",
        "were last ",
        "was most recently",
    ]);
    // "Apart from paragraphs 1 and 2, the Agreement stands".
    let opens = lower.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with("apart from ");
    opens || CONFIRMS.stand_in(lower)
}
