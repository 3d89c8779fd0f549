//! The vocabulary of signature pages: officers' titles, the ends of company names, words for a party's part.

use std::borrow::Cow;

use crate::text::fold::{Lower, is_blank, lower, plain};
use crate::text::known::{KnownPhrases, KnownWords};

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

/// Ends of a company's name that nothing else has.
static LEGAL: KnownWords = KnownWords::of(&[
    "inc",
    "co",
    "spc",
    "sicav",
    "icav",
    "dac",
    "scsp",
    "incorporated",
    "corp",
    "corporation",
    "llc",
    "lp",
    "llp",
    "lllp",
    "ltd",
    "limited",
    "plc",
    "na",
    "gmbh",
    "bv",
    "nv",
    "sa",
    "sas",
    "ag",
    "spa",
    "sl",
    "srl",
    "lda",
    "ltda",
    "pty",
    "ohg",
    "kg",
    "oy",
    "ab",
    "as",
    "pc",
    "pllc",
    "sarl",
    "kk",
    "cv",
    "ulc",
    "fsb",
]);

/// Words with which names of companies and trusts commonly end, and others may.
static ENTITY: KnownWords = KnownWords::of(&[
    "company",
    "companies",
    "co",
    "association",
    "bank",
    "banks",
    "trust",
    "trusts",
    "fund",
    "funds",
    "portfolio",
    "portfolios",
    "series",
    "group",
    "partners",
    "partnership",
    "holdings",
    "holding",
    "investors",
    "advisors",
    "advisers",
    "adviser",
    "advisor",
    "services",
    "associates",
    "bancorp",
    "shares",
    "reserves",
    "investments",
    "securities",
    "management",
    "capital",
    "distributors",
    "international",
    "systems",
    "industries",
    "enterprises",
    "venture",
    "ventures",
    "financial",
    "insurance",
    "society",
    "foundation",
    "union",
    "institute",
    "university",
    "bancshares",
    "bankshares",
    "account",
    "opportunities",
    "technologies",
    "communications",
    "administrators",
    "branch",
]);

/// The words of `text` in lower case, without the punctuation around them and with the points of "L.L.C." taken out.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = Lower> + '_ {
    printed(text).map(|word| lower(&word))
}

/// The same with their capitals where they are printed without signs, for lists that do not tell these from small letters.
fn printed(text: &str) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
    text.split(parts_words).filter_map(bare)
}

/// How many words `text` has.
pub(super) fn count_words(text: &str) -> usize {
    text.split(parts_words).filter(|word| word.contains(is_letter)).count()
}

fn parts_words(c: char) -> bool {
    is_blank(c) || matches!(c, ',' | '/' | '(' | ')' | ';' | ':')
}

/// What a word begins and ends with; bars stand for words taken out.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '&' | '▇' | '█')
}

fn bare(word: &str) -> Option<Cow<'_, str>> {
    if !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Some(Cow::Borrowed(word));
    }
    let word = word.trim_matches(|c| !is_letter(c));
    let kept = |c: char| is_letter(c) || matches!(c, '-' | '\'');
    let plainly = word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'\'' | b'&'));
    let bare = if plainly {
        Cow::Borrowed(word)
    } else {
        let letters = word.chars().filter_map(plain).filter(|&c| kept(c)).flat_map(char::to_lowercase);
        Cow::Owned(letters.map(without_accent).collect())
    };
    (!bare.is_empty()).then_some(bare)
}

/// The letter that an accented one is written with where accents are lost.
fn without_accent(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' => 'o',
        'ù'..='ü' | 'ū' | 'ů' => 'u',
        'ý' | 'ÿ' => 'y',
        'š' | 'ś' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        _ => c,
    }
}

/// The text with plain blanks, however wide they were set.
fn plain_blanks(text: &str) -> Cow<'_, str> {
    let plain = |b: u8| b.is_ascii_graphic() || b == b' ';
    if text.bytes().all(plain) { Cow::Borrowed(text) } else { Cow::Owned(text.replace(is_blank, " ")) }
}

/// Where the words after the first begin.
pub(super) fn word_starts(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut blank = false;
    for (at, c) in text.char_indices() {
        if blank && !is_blank(c) {
            out.push(at);
        }
        blank = is_blank(c);
    }
    out
}

/// Whether the words are an officer's title.
pub(super) fn is_title(text: &str) -> bool {
    /// No title has more words.
    const MOST: usize = 14;
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
pub(super) fn helps_title(text: &str) -> bool {
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
pub(super) fn is_open(text: &str) -> bool {
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

/// Whether the last words end a company's name beyond doubt ("Inc.", "LLC", "N.A.").
pub(super) fn ends_legal(text: &str) -> bool {
    let mut back = printed(text).rev();
    let Some(last) = back.next() else { return false };
    // "N. A.", "L. P."
    static PARTED: KnownWords = KnownWords::of(&["a", "p"]);
    if !PARTED.has(&last) && !LEGAL.has(&last) {
        return false;
    }
    let before = back.next();
    let is = |word: &str, is: &str| word.eq_ignore_ascii_case(is);
    let pair = |a, b| is(&last, b) && before.as_deref().is_some_and(|before| is(before, a));
    if pair("n", "a") || pair("l", "p") {
        return true;
    }
    // "as" and the like end a name only when they are printed in capitals or with points.
    static SHORT: KnownWords =
        KnownWords::of(&["as", "sa", "ab", "ag", "na", "co", "pc", "sl", "cv", "lp", "nv", "bv"]);
    let short = SHORT.has(&last);
    let loud = || {
        let printed = text.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit(is_blank).next().unwrap_or("");
        printed.chars().any(|c| c.is_uppercase())
    };
    LEGAL.has(&last) && (before.is_some() && !short || loud())
}

/// Whether the words are, or end like, the name of a company or a trust.
pub(super) fn is_entity(text: &str) -> bool {
    if ends_legal(text) {
        return true;
    }
    let mut all = printed(text);
    let (first, second) = (all.next(), all.next());
    if second.is_none() {
        return first.is_some_and(|w| ENTITY.has(&w)) && text.chars().all(|c| !c.is_lowercase());
    }
    let entity = |w: &str| ENTITY.has(w) || LEGAL.has(w) && w.len() > 2;
    first.into_iter().chain(second).chain(all).any(|w| w.split('-').any(entity))
}

/// Whether the name may well end here: a legal end, or a word like "Funds" in the last place.
pub(super) fn ends_entity(text: &str) -> bool {
    ends_legal(text) || printed(text).next_back().is_some_and(|w| ENTITY.has(&w))
}

/// Whether the line describes the entity above it ("a Delaware corporation", "as Agent", "f/k/a …").
pub(super) fn is_descriptor(text: &str) -> bool {
    static STARTS: KnownPhrases = KnownPhrases::of(&[
        "a ",
        "an ",
        "as ",
        "formerly",
        "f/k/a",
        "d/b/a",
        "a/k/a",
        "successor",
        "and successor",
        "by its ",
        "individually",
        "on behalf of",
        "on its",
        "acting ",
        "solely",
        "in its capacity",
        "in their",
        "not in its",
        "not individually",
        "by and through",
        "organized",
        "and as ",
        "each a ",
        "each as ",
        "each on ",
        "each for ",
        "each acting ",
        "each individually",
        "each severally",
        "each solely",
        "(formerly",
        "(f/k/a",
        "(successor",
        "(acting ",
        "(on behalf of",
        "on their",
        "with respect to",
        "its capacity",
        "each of its series",
        "severally",
        "for ",
    ]);
    let text = text.trim_start();
    let spaced = &*plain_blanks(text);
    let alone = || {
        let bare = spaced.trim_end();
        ["as", "as a", "a", "an", "by and through"].iter().any(|word| bare.eq_ignore_ascii_case(word))
    };
    (STARTS.begin(spaced) || alone()) && !(text.starts_with("A ") && spaced_initials(text))
}

/// "N E V DISTRIBUTORS": letters set apart are a name, not an article.
fn spaced_initials(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    parts.next();
    parts.next().is_some_and(|w| w.chars().count() == 1)
}
