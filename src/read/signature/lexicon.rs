//! The vocabulary of signature pages: officers' titles, the ends of company names, words for a party's part.

use crate::text::fold::{is_blank, plain};

/// Words without which hardly any officer's title does.
const TITLE: &str = "president vice secretary treasurer officer director chairman chairwoman chairperson chair manager counsel \
    trustee controller comptroller ceo cfo coo cto cio cco md vp svp evp avp signatory signer attorney-in-fact \
    administrator governor actuary superintendent supervisor accountant auditor assistant vice-president managing \
    member delegate proprietor cashier head";

/// Words that stand before or inside a title and do not make one by themselves.
const TITLE_HELP: &str = "senior executive chief first second general principal financial operating accounting legal compliance \
    investment authorized authorised deputy associate corporate regional global interim acting co partner \
    representative agent person of the and";

/// Ends of a company's name that nothing else has.
const LEGAL: &str = "inc co spc sicav icav dac scsp incorporated corp corporation llc lp llp lllp ltd limited plc na gmbh bv nv sa sas ag spa sl srl lda ltda \
    pty ohg kg oy ab as pc pllc sarl kk cv ulc fsb";

/// Words with which names of companies and trusts commonly end, and others may.
const ENTITY: &str = "company companies co association bank banks trust trusts fund funds portfolio portfolios series group partners \
    partnership holdings holding investors advisors advisers adviser advisor services associates bancorp shares \
    reserves investments securities management capital distributors international systems industries enterprises \
    venture ventures financial insurance society foundation union institute university bancshares bankshares \
    account opportunities technologies communications administrators branch";

/// The words of `text` in lower case, without the punctuation around them and with the points of "L.L.C." taken out.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| is_blank(c) || matches!(c, ',' | '/' | '(' | ')' | ';' | ':')).filter_map(|word| {
        let bare: String = word
            .chars()
            .filter_map(plain)
            .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '&' | '\'' | '▇' | '█'))
            .flat_map(char::to_lowercase)
            .map(without_accent)
            .collect();
        let bare = bare.trim_matches(|c| c == '-' || c == '\'').to_owned();
        (!bare.is_empty()).then_some(bare)
    })
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

fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// Whether the words are an officer's title.
pub(super) fn is_title(text: &str) -> bool {
    let all: Vec<String> = words(text).collect();
    let legal = |w: &String| w.len() > 2 && has(LEGAL, w);
    if all.is_empty() || all.len() > 14 || ends_legal(text) || all.iter().any(legal) {
        return false;
    }
    let strong = all.iter().filter(|w| has(TITLE, w)).count();
    let pair = all.windows(2).any(|w| {
        matches!(
            (w[0].as_str(), w[1].as_str()),
            ("authorized" | "authorised", _) | ("general", "partner") | ("managing", "partner") | ("chief", _)
        )
    });
    strong > 0 || pair || matches!(all[0].as_str(), "its" | "duly") && all.len() > 1
}

/// Whether the words could go on with, or be a part of, a title.
pub(super) fn helps_title(text: &str) -> bool {
    let mut any = false;
    for word in words(text) {
        any = true;
        if !has(TITLE, &word) && !has(TITLE_HELP, &word) {
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
    let last = words(text).last().unwrap_or_default();
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
    let all: Vec<String> = words(text).collect();
    let Some(last) = all.last() else { return false };
    let spelt = all.len() >= 2 && matches!((all[all.len() - 2].as_str(), last.as_str()), ("n", "a") | ("l", "p"));
    // "as" and the like end a name only when they are printed in capitals or with points.
    let short =
        matches!(last.as_str(), "as" | "sa" | "ab" | "ag" | "na" | "co" | "pc" | "sl" | "cv" | "lp" | "nv" | "bv");
    let printed = text.trim_end_matches(|c: char| !c.is_alphanumeric()).rsplit(is_blank).next().unwrap_or("");
    let loud = printed.chars().any(|c| c.is_uppercase());
    spelt || all.len() > 1 && has(LEGAL, last) && (!short || loud) || all.len() == 1 && has(LEGAL, last) && loud
}

/// Whether the words are, or end like, the name of a company or a trust.
pub(super) fn is_entity(text: &str) -> bool {
    let all: Vec<String> = words(text).collect();
    if all.len() < 2 && !ends_legal(text) {
        return all.first().is_some_and(|w| has(ENTITY, w)) && text.chars().all(|c| !c.is_lowercase());
    }
    let entity = |w: &str| has(ENTITY, w) || has(LEGAL, w) && w.len() > 2;
    ends_legal(text) || all.iter().any(|w| w.split('-').any(entity))
}

/// Whether the name may well end here: a legal end, or a word like "Funds" in the last place.
pub(super) fn ends_entity(text: &str) -> bool {
    ends_legal(text) || words(text).last().is_some_and(|w| has(ENTITY, &w))
}

/// Whether the line describes the entity above it ("a Delaware corporation", "as Agent", "f/k/a …").
pub(super) fn is_descriptor(text: &str) -> bool {
    let lower: String =
        text.trim_start().chars().map(|c| if is_blank(c) { ' ' } else { c }).collect::<String>().to_lowercase();
    const STARTS: &[&str] = &[
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
        "for itself",
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
        "for its ",
        "for each ",
        "for and on behalf",
        "on their",
        "with respect to",
        "its capacity",
        "each of its series",
        "severally",
        "for the ",
    ];
    let alone = matches!(lower.trim_end(), "as" | "as a" | "a" | "an" | "by and through");
    (alone || STARTS.iter().any(|start| lower.starts_with(start)))
        && !(lower.starts_with("a ") && text.trim_start().starts_with("A ") && spaced_initials(text))
}

/// "N E V DISTRIBUTORS": letters set apart are a name, not an article.
fn spaced_initials(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    parts.next();
    parts.next().is_some_and(|w| w.chars().count() == 1)
}
