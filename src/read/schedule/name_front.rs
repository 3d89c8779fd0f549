//! What stands before a name: bullets, numbers, "Series of".

use std::ops::Range;

use crate::read::prose::{bullet, trimmed};
use crate::text::fold::is_quote;

use super::name::{Mark, Name};

pub(super) fn strip_front(text: &str, range: &mut Range<usize>, out: &mut Name) {
    loop {
        let rest = &text[range.clone()];
        let Some(first) = rest.chars().next() else { return };
        let after = &rest[first.len_utf8()..];
        let spaced = after.starts_with(' ');
        // "--Oak Fund": two dashes set a name in as a bullet does.
        if let Some(name) = rest.strip_prefix("--").filter(|name| name.trim_start().starts_with(char::is_alphanumeric))
        {
            out.mark = Mark::Bullet;
            range.start = range.end - name.len();
        } else if let Some(length) = bullet(rest) {
            out.mark = Mark::Bullet;
            range.start += length;
        } else if first == '*' && !spaced {
            out.marks.push("*".to_owned());
            range.start += 1;
        } else if spaced
            && (matches!(first, '*' | '-') || first == 'o' && after.trim_start().starts_with(char::is_uppercase))
        {
            out.mark = Mark::Bullet;
            range.start += 1;
        } else if is_quote(first) && rest.matches(is_quote).count() % 2 == 1 {
            range.start += first.len_utf8();
        } else if let Some(length) = owner_front(rest) {
            out.colon = true;
            range.start += length;
        } else if let Some((mark, length)) = enumerator(rest) {
            out.mark = mark;
            range.start += length;
        } else {
            return;
        }
        *range = trimmed(text, range.clone());
    }
}

/// "SERIES OF OAK TRUST" heads the series of a registrant; "Registrant: Oak Trust" does too.
fn owner_front(rest: &str) -> Option<usize> {
    const CALLED: [&str; 6] =
        ["registrant:", "trust:", "company:", "name of trust:", "name of registrant:", "corporation:"];
    let called = CALLED.iter().find(|front| crate::text::known::begins(rest, front)).map(|front| front.len());
    // "For Oak Trust:" over what is added of it.
    let of = Some("for ".len()).filter(|_| crate::text::known::begins(rest, "for ") && rest.trim_end().ends_with(':'));
    let length = series_of(rest).or(called).or(of)?;
    crate::read::vocabulary::ends_like_a_registrant(&rest[length..]).then_some(length)
}

/// How long "Series of", "Portfolios of the" before a registrant's name is.
pub(super) fn series_of(text: &str) -> Option<usize> {
    const FRONTS: [&str; 6] =
        ["series of the ", "series of ", "portfolios of the ", "portfolios of ", "funds of the ", "funds of "];
    let begins = |front: &&&str| text.get(..front.len()).is_some_and(|head| head.eq_ignore_ascii_case(front));
    // "Portfolios of the Trust" names none.
    FRONTS.iter().find(begins).map(|front| front.len()).filter(|_| !crate::read::vocabulary::is_label(text))
}

/// "2.1", "10.2.": the number of an item within an item.
pub(super) fn is_second_number(text: &str) -> bool {
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    text.trim_end_matches('.').split_once('.').is_some_and(|(a, b)| digits(a) && digits(b))
}

/// "3. Oak Fund", "B. Oak Trust", "IV. Equity Funds": never "10 Uncommon Values" or "J. P. Oak Fund".
fn enumerator(rest: &str) -> Option<(Mark, usize)> {
    let (first, name) = rest.split_once(' ').unwrap_or((rest, ""));
    if is_second_number(first) && name.trim_start().starts_with(char::is_uppercase) {
        return Some((Mark::Second, first.len()));
    }
    let (mark, length) = crate::read::prose::item_mark(rest).filter(|(_, length)| *length < rest.len())?;
    if rest[..length].ends_with([',', ':']) {
        return None;
    }
    let kind = match mark {
        _ if mark.starts_with(|c: char| c.is_ascii_digit()) => Mark::Number,
        "I" | "V" | "X" => Mark::Roman,
        _ if mark.len() == 1 && mark.starts_with(|c: char| c.is_ascii_uppercase()) => Mark::Letter,
        _ if mark.chars().all(|c| "IVX".contains(c)) => Mark::Roman,
        "i" | "v" | "x" => Mark::SmallI,
        _ if mark.len() == 1 => Mark::Small,
        _ => Mark::SmallRoman,
    };
    Some((kind, length))
}
