//! Lines of a list, a table or a schedule: nobody signs there, and no caption reaches up over them.

use crate::read::prose::is_bulleted as is_bulleted_line;
use crate::read::schedule::heading::{id_at, prefix_length};
use crate::read::schedule::value::{Look, look};
use crate::text::fold::{is_blank, is_joined};
use crate::text::lines::Lines;

use super::cells::cells;
use super::label::{Label, is_drawn, label};
use super::lexicon::{count_words, is_entity, is_open, is_title};
use super::running::{has_signed, lower_share, unquoted};

/// No line of a list is longer; running text is told apart elsewhere.
const LONGEST: usize = 500;

/// Whether line `i` belongs to a list by itself, whatever stands around it.
pub(super) fn is_listing(lines: &Lines<'_>, i: usize) -> bool {
    let seen = unquoted(lines.seen(i));
    if seen.is_empty() || seen.len() > LONGEST || has_signed(seen) || label(seen).is_some() {
        return false;
    }
    heads_schedule(lines, i)
        || is_row(lines, i)
        || is_in_columns(lines, i)
        || is_note(seen)
        || is_bulleted(lines, i, seen)
        || is_led(lines, i, seen)
        || is_counted(seen) && !signs_below(lines, i)
}

/// "* Oak Fund" in a run of such lines that a caption of its own follows: a list, not the parties of the signature below.
fn is_bulleted(lines: &Lines<'_>, i: usize, seen: &str) -> bool {
    /// No list is followed farther.
    const FAR: usize = 40;
    let bullet = |seen: &str| seen.starts_with('*') || is_bulleted_line(seen);
    if !bullet(seen) || !seen.contains(char::is_lowercase) {
        return false;
    }
    let below = (i + 1..lines.len()).take(FAR).map(|k| unquoted(lines.seen(k)));
    let mut apart = false;
    for next in below {
        match () {
            () if next.is_empty() => apart = true,
            () if bullet(next) => apart = false,
            () => return apart && label(next).is_none() && !has_signed(next) && is_entity(next),
        }
    }
    false
}

/// "The series to which the Contract applies are:" over names, a line each, and below a blank line a caption of its own: a
/// list, not the parties of the signature below.
fn is_led(lines: &Lines<'_>, i: usize, seen: &str) -> bool {
    /// No list is followed farther.
    const FAR: usize = 40;
    let text = |k: usize| unquoted(lines.seen(k));
    if !seen.contains(char::is_lowercase) {
        return false;
    }
    let up = (i.saturating_sub(FAR)..i).rev().take_while(|&k| !text(k).is_empty()).last().unwrap_or(i);
    let down = (i + 1..lines.len()).take(FAR).take_while(|&k| !text(k).is_empty()).last().unwrap_or(i);
    let above = (up.saturating_sub(FAR)..up).rev().map(text).find(|seen| !seen.is_empty()).unwrap_or("");
    let below = (down + 1..lines.len()).take(FAR).map(text).find(|seen| !seen.is_empty()).unwrap_or("");
    let caption = is_entity(below) && label(below).is_none() && !has_signed(below);
    let named = |k: usize| label(text(k)).is_none() && !has_signed(text(k)) && !text(k).ends_with('.');
    down > up && above.ends_with(':') && lower_share(above) > 0.3 && caption && (up..=down).all(named)
}

/// A schedule's heading that stands alone on its line ("SCHEDULE 2-A", "Annex B (continued)"), and goes on with no
/// caption above ("EACH FUND LISTED ON").
fn heads_schedule(lines: &Lines<'_>, i: usize) -> bool {
    let seen = unquoted(lines.seen(i)).trim_start_matches(['"', '“']);
    // "AMENDED AND RESTATED SCHEDULE A".
    let seen = seen.get(prefix_length(seen)..).unwrap_or(seen);
    let Some(length) = heading(seen) else { return false };
    let rest = seen[length..].trim_matches(|c: char| is_blank(c) || matches!(c, '"' | '”' | '.' | ':'));
    let alone = rest.is_empty() || rest.to_lowercase().starts_with("(cont");
    alone && !i.checked_sub(1).is_some_and(|above| is_open(lines.seen(above)))
}

/// How much of `text` is a schedule's heading: its noun and its letter or number.
fn heading(text: &str) -> Option<usize> {
    const NOUNS: [&str; 5] = ["schedule", "appendix", "exhibit", "annex", "attachment"];
    let noun = text.split(is_blank).next().unwrap_or("");
    let named = text.starts_with(char::is_uppercase) && NOUNS.iter().any(|known| noun.eq_ignore_ascii_case(known));
    named.then(|| id_at(&text[noun.len()..])).flatten().map(|(_, length)| noun.len() + length)
}

/// Where a schedule's heading begins in text whose lines were run together.
pub(super) fn heading_within(text: &str) -> Option<usize> {
    let heads = |at: &usize| heading(&text[*at..]).is_some() && !is_open(&text[..*at]);
    super::lexicon::word_starts(text).into_iter().find(heads)
}

/// A row of a table: a figure, a date or a class beside what it is of, or under another such row.
fn is_row(lines: &Lines<'_>, i: usize) -> bool {
    /// How far up a table is followed.
    const ROWS: usize = 12;
    let from = i.saturating_sub(ROWS);
    (from..=i).rev().map_while(|k| row(lines, k)).any(|told| told)
}

/// For a row whose cells but the first hold values, whether these tell that it is a table's.
fn row(lines: &Lines<'_>, i: usize) -> Option<bool> {
    let seen = lines.seen(i);
    if is_one_cell(seen) || seen.len() > LONGEST {
        return None;
    }
    let cells = cells(lines, i);
    let texts: Vec<&str> = cells.iter().map(|cell| lines.slice(cell.span)).collect();
    let drawn = texts.iter().any(|text| is_drawn(text) || label(text).is_some() || has_signed(text));
    let first = texts.first().filter(|_| texts.len() > 1 && !drawn)?;
    let looks: Vec<Look> = texts.iter().map(|text| look(text)).collect();
    let told = looks.iter().zip(&texts).any(|(look, text)| tells(*look, text));
    let named = is_entity(first) && first.chars().any(char::is_lowercase);
    // "A" is a class where it stands alone in its cell.
    let code = |text: &str| text.len() <= 2 && text.starts_with(|c: char| c.is_ascii_uppercase());
    let mut others = looks.iter().zip(&texts).skip(1);
    others.all(|(look, text)| look.is_value() || code(text)).then_some(told || named)
}

/// Whether nothing parts the line into cells, as is plain of most lines.
fn is_one_cell(seen: &str) -> bool {
    is_joined(seen) && !seen.contains('|')
}

/// A value that stands by no signature: a rate, a fee, a tier.
fn tells(look: Look, text: &str) -> bool {
    let figure = text.contains(|c: char| c.is_ascii_digit()) && text.contains(['%', '$', '.']);
    look == Look::Tier || look == Look::Figure && figure
}

/// A list of names set in columns: three rows of them or more, and the odd name in the row below.
fn is_in_columns(lines: &Lines<'_>, i: usize) -> bool {
    /// Captions stand side by side in fewer rows.
    const ROWS: usize = 3;
    let up = (0..i).rev().take(ROWS).take_while(|&k| is_row_of_names(lines, k)).count();
    if !is_row_of_names(lines, i) {
        let seen = lines.seen(i);
        return up == ROWS && is_entity(seen) && seen.contains(char::is_lowercase);
    }
    let down = (i + 1..lines.len()).take(ROWS).take_while(|&k| is_row_of_names(lines, k)).count();
    up + 1 + down >= ROWS
}

/// Names in ordinary writing side by side.
fn is_row_of_names(lines: &Lines<'_>, i: usize) -> bool {
    let named =
        |text: &str| is_entity(text) && text.contains(char::is_lowercase) && label(text).is_none() && !is_title(text);
    let seen = lines.seen(i);
    let mut before = 'x';
    let wide = |c: char| c == '\t' || is_blank(std::mem::replace(&mut before, c)) && is_blank(c);
    !is_one_cell(seen) && seen.len() <= LONGEST && seen.contains(wide) && {
        let cells: Vec<&str> = cells(lines, i).iter().map(|cell| lines.slice(cell.span)).collect();
        cells.len() > 1 && cells.into_iter().all(named)
    }
}

/// A footnote: a mark, and behind it words that tell something.
fn is_note(seen: &str) -> bool {
    let Some(rest) = past_mark(seen) else { return false };
    let count = count_words(rest);
    rest.starts_with(char::is_alphabetic)
        && (count >= 4 && lower_share(rest) >= 0.5 || count >= 3 && rest.ends_with('.') && lower_share(rest) >= 0.3)
}

/// Whether a mark stands at once below the line: then it is a caption, numbered or not.
fn signs_below(lines: &Lines<'_>, i: usize) -> bool {
    let mut below = (i + 1..lines.len()).take(4).map(|k| unquoted(lines.seen(k))).filter(|seen| !seen.is_empty());
    below.next().is_some_and(|seen| has_signed(seen) || label(seen).is_some_and(|l| l.label == Label::By))
}

/// "3. Oak Growth Fund".
fn is_counted(seen: &str) -> bool {
    let digits = seen.len() - seen.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &seen[digits..];
    let name = rest.trim_start_matches(['.', ')', ' ', '\t']);
    (1..=3).contains(&digits) && rest.starts_with(['.', ')']) && label(name).is_none() && is_entity(name)
}

/// What stands behind a footnote's mark: `1`, `(2)`, `[a]`, `*`, `†`.
fn past_mark(seen: &str) -> Option<&str> {
    let bare = seen.trim_start_matches(['(', '[']);
    let stars = bare.trim_start_matches(['*', '†', '‡', '§', '+', '#']);
    let behind = if stars.len() < bare.len() {
        stars
    } else {
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let mark = if digits > 0 { digits } else { bare.bytes().take_while(u8::is_ascii_lowercase).count() };
        let marked = (1..=2).contains(&mark) && (digits > 0 || bare.len() < seen.len() && mark == 1);
        bare.get(mark..).filter(|_| marked)?
    };
    let closed = behind.trim_start_matches([')', ']', '.']);
    let rest = closed.trim_start_matches(is_blank);
    (rest.len() < behind.len() || stars.len() < bare.len()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(text: &str) -> bool {
        let lines = Lines::of(text);
        is_listing(&lines, lines.len() - 1)
    }

    #[test]
    fn lines_of_lists_and_lines_of_signatures() {
        for text in [
            "SCHEDULE B-2",
            "Oak Trust\nAnnex IV (continued)",
            "Oak Core Fund1\t \tFirst $1 billion\t \t0.75\t%",
            "Oak Core Fund          0.75%",
            "  \t  \t0.70\t% ",
            "Oak Core Fund\t \tMay 1, 2006",
            "2\tName change effective May 1, 2003.",
            "* Waived until the fund has assets of $1 million.",
            "3. Oak Growth Fund",
            "Oak Bond Fund   Oak Cash Fund\nOak Gold Fund   Oak Growth Fund\nOak Tax Fund   Oak Value Fund\nOak World Fund",
            "Oak Growth Fund\tA, B\nOak Select\tA",
        ] {
            assert!(listing(text), "{text}");
        }
        for text in [
            "EACH FUND LISTED ON\nSCHEDULE A",
            "OAK TRUST\t \tELM COMPANY, INC.",
            "Name: Jane Roe          Date: May 1, 2003",
            "Jane Roe          May 1, 2003",
            "By: ______          5.0%",
            "* Attorney-in-fact",
            "New York, NY          10004",
            "Vice President          Treasurer",
        ] {
            assert!(!listing(text), "{text}");
        }
    }
}
