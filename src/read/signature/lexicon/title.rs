//! Words of which titles are made.

use std::borrow::Cow;

use crate::text::known::KnownWords;

use super::words::{printed, words};
use super::{LEGAL, ends_legal, is_entity};

/// Words without which hardly any officer's title does.
static TITLE: KnownWords = KnownWords::of(&[
    "president",
    "vice",
    "secretary",
    "treasurer",
    "officer",
    "director",
    "chairman",
    "chairwoman",
    "chairperson",
    "chair",
    "manager",
    "counsel",
    "trustee",
    "controller",
    "comptroller",
    "ceo",
    "cfo",
    "coo",
    "cto",
    "cio",
    "cco",
    "md",
    "vp",
    "svp",
    "evp",
    "avp",
    "clerk",
    "cashier",
    "signatory",
    "signer",
    "attorney-in-fact",
    "administrator",
    "governor",
    "actuary",
    "superintendent",
    "supervisor",
    "accountant",
    "auditor",
    "assistant",
    "vice-president",
    "managing",
    "member",
    "delegate",
    "proprietor",
    "cashier",
    "head",
]);

/// Words that stand before or inside a title and do not make one by themselves.
static TITLE_HELP: KnownWords = KnownWords::of(&[
    "senior",
    "executive",
    "chief",
    "first",
    "second",
    "general",
    "principal",
    "financial",
    "operating",
    "accounting",
    "legal",
    "compliance",
    "investment",
    "authorized",
    "authorised",
    "deputy",
    "associate",
    "corporate",
    "regional",
    "global",
    "interim",
    "acting",
    "co",
    "partner",
    "representative",
    "agent",
    "person",
    "of",
    "the",
    "and",
]);

/// Whether the words are an officer's title.
pub(in crate::read::signature) fn is_title(text: &str) -> bool {
    /// No title has more words.
    const MOST: usize = 14;
    // "Vice President and Secretary of each of the Funds": of whom is no part of the office.
    let text = text.split_once(" of each ").map_or(text, |(office, _)| office);
    let legal = |w: Cow<'_, str>| w.len() > 2 && LEGAL.has(&w);
    if printed(text).take(MOST + 1).count() > MOST || ends_legal(text) || printed(text).any(legal) {
        return false;
    }
    if printed(text).any(|w| TITLE.has(&w)) {
        return true;
    }
    static LEADS: KnownWords = KnownWords::of(&["authorized", "authorised", "chief"]);
    static MANY: KnownWords = KnownWords::of(&["general", "managing"]);
    let pair =
        |(a, b): (Cow<'_, str>, Cow<'_, str>)| LEADS.has(&a) || MANY.has(&a) && b.eq_ignore_ascii_case("partner");
    static OPENS: KnownWords = KnownWords::of(&["its", "duly"]);
    printed(text).zip(printed(text).skip(1)).any(pair)
        || printed(text).next().is_some_and(|w| OPENS.has(&w)) && printed(text).nth(1).is_some() && !is_entity(text)
}

/// Whether the words could go on with, or be a part of, a title.
pub(in crate::read::signature) fn helps_title(text: &str) -> bool {
    let mut any = false;
    for word in printed(text) {
        any = true;
        if !TITLE.has(&word) && !TITLE_HELP.has(&word) {
            return false;
        }
    }
    any
}

/// Whether a title or a name breaks off in the middle: what follows must go on with it.
pub(in crate::read::signature) fn is_open(text: &str) -> bool {
    let text = text.trim_end();
    if text.ends_with(['-', '&', '–', '—', '/']) {
        return true;
    }
    let last = words(text).next_back().unwrap_or_default();
    matches!(
        last.as_str(),
        "and"
            | "of"
            | "the"
            | "chief"
            | "vice"
            | "senior"
            | "assistant"
            | "executive"
            | "managing"
            | "authorized"
            | "&"
            | "for"
            | "to"
            | "general"
            | "principal"
            | "in"
            | "or"
            | "on"
            | "by"
            | "a"
            | "an"
            | "as"
            | "its"
            | "with"
            | "first"
            | "deputy"
            | "associate"
            | "behalf"
    )
}
