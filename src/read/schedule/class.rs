//! What classes are called, alone and in lists.

use crate::text::known::{KnownPhrases, KnownWords};

/// The name of the class that `text` is, without "Shares": "CLASS A SHARES" → "CLASS A".
pub fn class_name(text: &str) -> Option<&str> {
    static SAYS_SO: KnownPhrases = KnownPhrases::of(&["class", "share"]);
    static CONTINUED: KnownPhrases = KnownPhrases::of(&["(cont", "- cont", "– cont", "— cont", ", cont"]);
    static EVERY: KnownWords = KnownWords::of(&["per", "each", "every", "all", "any", "by", "no", "share"]);
    static JOINTS: KnownWords =
        KnownWords::of(&["of", "or", "and", "for", "in", "to", "per", "name", "names", "type", "designation", "level"]);
    static GENERAL: KnownWords = KnownWords::of(&["share", "fund", "portfolio", "name", "each"]);
    if !SAYS_SO.stand_in(text) {
        return None;
    }
    let mut bare = text.trim().trim_end_matches([':', '*', '"', '”', ',', ';']).trim_end();
    if let Some(at) = CONTINUED.find_in(bare) {
        bare = bare[..at].trim_end();
    }
    // "CLASS A SHARES (0.25%)": what is paid for it.
    let rated = bare.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).filter(|(_, rate)| rate.ends_with('%'));
    let bare = rated.map_or(bare, |(class, _)| class);
    // "CLASS A SHARES -" over its names.
    let bare = bare.trim_end_matches(['-', '–', '—', ' ']);
    let mut bare = bare;
    // "Class A Shares of:" over the names whose shares they are.
    const OVER: [&str; 5] = [
        " of the following funds",
        " of the following portfolios",
        " of the following series",
        " of the following",
        " of",
    ];
    if let Some(over) = OVER.iter().find(|over| crate::text::known::ends(bare, over)) {
        bare = bare[..bare.len() - over.len()].trim_end();
    }
    let whole = bare;
    for ending in [" shares", " share"] {
        let at = bare.len().saturating_sub(ending.len());
        if bare.is_char_boundary(at) && bare[at..].eq_ignore_ascii_case(ending) {
            bare = bare[..at].trim_end();
        }
    }
    let words: Vec<&str> = bare.split_whitespace().collect();
    let code = |word: &str| {
        word.len() <= 4
            && word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let titled = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase())
            && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '\'' | '’'))
    };
    let is_class = |word: &str| word.eq_ignore_ascii_case("class");
    // "CLASS OF SHARES", "Class Names" head a column of classes.
    let joint = |word: &str| JOINTS.has(word);
    // "Class 2": insurance funds count theirs.
    let numbered = |word: &str| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let known = match words.as_slice() {
        [first, second] if is_class(first) => !joint(second) && (code(second) || titled(second) || numbered(second)),
        [one] if shares_only(text, one) => return Some(whole),
        // "Per Class", "Each Class" speak of classes and are none.
        [first, ..] if EVERY.has(first) => false,
        // "Share Class" heads a column.
        [rest @ .., last] if is_class(last) && (1..=3).contains(&rest.len()) => {
            rest.iter().all(titled) && !rest.iter().all(|word| GENERAL.has(word))
        }
        // "Service Class 2".
        [kind, class, number] if is_class(class) && number.len() <= 2 && number.parse::<u8>().is_ok() => titled(kind),
        _ => false,
    };
    known.then_some(bare)
}

/// Words that name a class with "Shares" behind them, and by themselves in a list of classes.
static KINDS: KnownWords = KnownWords::of(&[
    "institutional",
    "investor",
    "advisor",
    "adviser",
    "administrative",
    "service",
    "retail",
    "premier",
    "premium",
    "primary",
    "retirement",
    "select",
    "trust",
    "sweep",
    "reserve",
    "preferred",
    "admiral",
    "investment",
    "individual",
    "participant",
    "fiduciary",
    "consultant",
    "standard",
    "direct",
    "personal",
    "private",
    "capital",
    "exchange",
    "founders",
    "platform",
    "omnibus",
    "consumer",
    "member",
    "legacy",
    "deferred",
]);

/// Words that name one in a list of classes only.
static LISTED: KnownWords = KnownWords::of(&["common", "ultra", "plan", "signal"]);

/// "Institutional Shares", "Advisor Shares": one word of a class and "Shares".
fn shares_only(text: &str, word: &str) -> bool {
    static SHARE: KnownPhrases = KnownPhrases::of(&["share"]);
    KINDS.has(word) && SHARE.stand_in(text)
}

/// "A", "R5", "Institutional": a class as lists of classes write it.
pub fn is_class_item(item: &str) -> bool {
    let item = item.trim();
    let code = item.len() <= 3
        && item.starts_with(|c: char| c.is_ascii_uppercase())
        && item.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    // "Investor A".
    let lettered = item.rsplit_once(' ').is_some_and(|(kind, letter)| {
        KINDS.has(kind) && letter.len() <= 2 && letter.starts_with(|c: char| c.is_ascii_uppercase())
    });
    code || lettered || KINDS.has(item) || LISTED.has(item) || class_name(item).is_some()
}

/// The classes of a list: "A, B, C, Institutional and Administrative". Ranges of bytes of `text`.
pub fn class_items(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at <= text.len() {
        let rest = &text[at..];
        let cut = if rest.is_empty() {
            Some(0)
        } else if rest.starts_with([',', ';', '&', '/']) {
            Some(1)
        } else {
            [" and ", " or "].iter().find(|word| rest.starts_with(**word)).map(|word| word.len())
        };
        if let Some(length) = cut {
            let range = crate::read::prose::trimmed(text, start..at);
            let item = text[range.clone()]
                .trim_start_matches("and ")
                .trim_start_matches("Classes ")
                .trim_start_matches("Class ");
            if !item.is_empty() {
                let first = range.end - item.len();
                out.push(first..first + without_shares(item).len());
            }
            start = at + length;
            at = start.max(at + 1);
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    out
}

/// "I Shares" at the end of a list: the word is said of all its classes.
fn without_shares(item: &str) -> &str {
    let code = |item: &&str| item.len() <= 3 && (is_class_item(item) || item.bytes().all(|b| b.is_ascii_digit()));
    [" Shares", " shares", " SHARES"].iter().find_map(|word| item.strip_suffix(word)).filter(code).unwrap_or(item)
}

pub(super) fn is_class_list(text: &str) -> bool {
    static JOINTS: KnownPhrases = KnownPhrases::of(&[" and ", " or "]);
    if text.len() >= 160 || !text.bytes().any(|b| matches!(b, b',' | b';' | b'&' | b'/')) && !JOINTS.stand_in(text) {
        return false;
    }
    let items = class_items(text);
    let named = |range: &std::ops::Range<usize>| {
        let class = text[..range.start].ends_with("Class ").then(|| range.start - "Class ".len());
        is_class_item(&text[range.clone()]) || class.is_some_and(|start| class_name(&text[start..range.end]).is_some())
    };
    items.len() > 1 && items.iter().all(named)
}
