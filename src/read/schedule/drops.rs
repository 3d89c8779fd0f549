//! What stands among the rows of a list and is no row of it: feet, sums, numbers, what is paid for all.

use crate::read::prose::item_mark;
use crate::read::vocabulary::{ends_like_a_name, is_head_words};
use crate::text::lines::Lines;

use super::row::{Cell, Row};
use super::value::{Look, look};

/// "NOTES" over what is said of a list below it names nobody.
pub(super) fn drop_notes_heading(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    let heading = |row: &Row| {
        let text = row.words(lines, 0);
        let bare = text.trim_matches(|c: char| !c.is_alphabetic());
        row.cells.len() == 1 && ["notes", "footnotes", "note"].iter().any(|word| bare.eq_ignore_ascii_case(word))
    };
    rows.retain(|row| !heading(row));
}

/// "Effective as of July 1, 2005" at the foot of a list is said of the list: no other row holds such words alone.
pub(super) fn drop_foot(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    let dated = |row: &Row| {
        let text = row.words(lines, 0);
        row.cells.len() == 1
            && look(&text) == Look::Date
            && text.starts_with(char::is_alphabetic)
            && (text.contains(" of ") || crate::text::known::begins(&text, "effective "))
    };
    if rows.len() > 1
        && rows.last().is_some_and(|last| last.apart && dated(last))
        && rows.iter().filter(|row| dated(row)).count() == 1
    {
        rows.pop();
    }
}

/// "CUSTODY SERVICES FEE SCHEDULE" below the names: what is paid for all of them, and no further names. Below it nothing
/// begins as any of the names does.
pub(super) fn drop_fees(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    let titles = |row: &Row| {
        let text = row.words(lines, 0);
        let ends = ["fee schedule", "schedule of fees", "schedule of charges"];
        let whole = || ends.iter().any(|end| text.eq_ignore_ascii_case(end));
        row.cells.len() == 1 && ends.iter().any(|end| crate::text::known::ends(&text, end)) && (row.apart || whole())
    };
    let Some(at) = rows.iter().position(titles).filter(|at| *at > 0).or_else(|| terms_of_payment(lines, rows)) else {
        return;
    };
    let first = |row: &Row| row.words(lines, 0).split(' ').next().unwrap_or("").to_lowercase();
    let known: Vec<String> = rows[..at].iter().map(first).filter(|word| word.len() > 2).collect();
    let named = rows[..at].iter().any(|row| ends_like_a_name(&row.words(lines, 0)));
    if named && !rows[at + 1..].iter().any(|row| known.contains(&first(row))) {
        rows.truncate(at);
    }
}

/// "Annual Fee Based Upon Market Value" over "Minimum annual fee per fund - $4,800", "$5.50 per disbursement": where the list
/// is followed by what is paid, each item a sum and what it is for. Where that begins.
fn terms_of_payment(lines: &Lines<'_>, rows: &[Row]) -> Option<usize> {
    /// Two such items may be rows of a table.
    const FEWEST: usize = 3;
    let fee = |text: &str| {
        text.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word.to_lowercase().as_str(), "fee" | "fees"))
    };
    let sum = |text: &str| text.contains('$') || text.contains('%') || text.to_lowercase().contains("basis point");
    let item = |row: &Row| {
        let text = row.words(lines, row.cells.len().saturating_sub(1));
        // "0.65% of the next $250 million of assets" is a fund's tier, whatever heads it.
        let tier = ["million", "billion", "assets", "thereafter"].iter().any(|word| text.to_lowercase().contains(word));
        sum(&text)
            && !tier
            && text.contains(' ')
            && text.split(' ').any(|word| matches!(word, "per" | "on" | "for" | "of" | "each"))
    };
    let paid = rows.iter().rev().take_while(|row| item(row)).count();
    let title = rows.len().checked_sub(paid + 1).filter(|title| paid >= FEWEST && *title > 0)?;
    let row = &rows[title];
    (row.cells.len() == 1 && fee(&row.words(lines, 0))).then_some(title)
}

/// "Total  $2,150,000": a sum of the rows above, and no name.
pub(super) fn sums_up(lines: &Lines<'_>, cells: &[Cell]) -> bool {
    let [first, rest @ ..] = cells else { return false };
    let text = lines.words(first.span).value.trim_end_matches(':').to_lowercase();
    let named = matches!(text.as_str(), "total" | "totals" | "grand total" | "subtotal")
        || text.strip_prefix("total ").is_some_and(is_head_words) && !ends_like_a_name(&text);
    named && !rest.is_empty() && rest.iter().all(|cell| look(lines.slice(cell.span)).is_value())
}

/// Numbers that count the rows of a table stand in a column of their own without a dot: they are no part of the list.
pub(super) fn drop_counts(lines: &Lines<'_>, rows: &mut [Row]) {
    let count = |row: &Row| {
        let [first, second, ..] = row.cells.as_slice() else { return None };
        let number = lines.slice(first.span).parse::<u32>().ok()?;
        (row.ruled && look(lines.slice(second.span)) == Look::Words).then_some(number)
    };
    let counts: Vec<u32> = rows.iter().filter_map(count).collect();
    if counts.len() >= 2 && counts.iter().zip(1..).all(|(count, n)| *count == n) {
        for row in rows.iter_mut().filter(|row| count(row).is_some()) {
            row.cells.remove(0);
        }
    }
}

/// "1." over "Oak Fund", "2." over "Elm Fund": where a copy set every number on a line of its own, the names are the list.
pub(super) fn drop_numbers(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    let number = |row: &Row| {
        let text = row.words(lines, 0);
        let (mark, _) = item_mark(&text).filter(|(_, length)| row.cells.len() == 1 && *length == text.len())?;
        mark.parse::<u32>().ok()
    };
    let numbers: Vec<u32> = rows.iter().filter_map(number).collect();
    let led = rows.windows(2).all(|pair| number(&pair[0]).is_none() || number(&pair[1]).is_none());
    if numbers.len() >= 2 && led && numbers.iter().zip(1..).all(|(number, n)| *number == n) {
        rows.retain(|row| number(row).is_none());
    }
}

/// "2" alone among names that have no values, in a copy without blank lines: a page's number.
pub(super) fn drop_page_number(lines: &Lines<'_>, rows: &mut Vec<Row>) {
    let figure = |row: &Row| {
        let text = row.words(lines, 0);
        row.cells.len() == 1 && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit())
    };
    let plain = |row: &Row| row.cells.len() == 1 && !look(&row.words(lines, 0)).is_value();
    if rows.len() > 2
        && rows.iter().filter(|row| figure(row)).count() == 1
        && rows.iter().all(|r| figure(r) || plain(r))
    {
        rows.retain(|row| !figure(row));
    }
}
