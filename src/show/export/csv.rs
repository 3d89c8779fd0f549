//! The list of a reading as CSV: one row a portfolio, or one a class where it has classes.

use crate::model::{Cell, Class, Document, Portfolio};
use crate::show::Subject;
use crate::text::Words;

/// A mark of UTF-8 comes first: without it Excel takes the file for one of its own old encodings.
const HEAD: &str = "\u{feff}Schedule,Fund,Portfolio,Class,Values,Formerly,Line\r\n";

/// The heads of the lists of several texts.
pub const HEAD_OF_SEVERAL: &str =
    "\u{feff}File,Agreement,Amendment,Dated,Schedule,Fund,Portfolio,Class,Values,Formerly,Line\r\n";

/// The portfolios of every schedule, with a row of heads. Rows end with CR LF, as the format wants; lines count from 1
/// in the readable text.
pub fn csv(subject: Subject<'_>) -> String {
    let mut out = HEAD.to_owned();
    subject.reading.documents.iter().for_each(|document| list(&mut out, "", document, subject));
    out
}

/// Puts the same rows below those of other texts, each behind the file, and the agreement, ordinal and day of its document.
pub fn csv_below(mut out: String, subject: Subject<'_>) -> String {
    for document in &subject.reading.documents {
        let agreement = document.agreement.as_ref().map_or("", |words| &words.value);
        let number = document.number.as_ref().map(|number| number.value.to_string()).unwrap_or_default();
        let day = document.dates.amendment.as_ref().and_then(|date| date.day);
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        let whose = [&subject.source.name, agreement, &number, &day].map(|text| field(text) + ",").concat();
        list(&mut out, &whose, document, subject);
    }
    out
}

fn list(out: &mut String, whose: &str, document: &Document, subject: Subject<'_>) {
    for schedule in &document.schedules {
        for fund in &schedule.funds {
            let fund_name = fund.name.as_ref().map_or("", |name| &name.value);
            let stem = format!("{whose}{},{}", field(&schedule.label.value), field(fund_name));
            if fund.portfolios.is_empty() {
                let line = fund.name.as_ref().map(|name| line(subject, name)).unwrap_or_default();
                *out += &format!("{stem},,,,,{line}\r\n");
            }
            for portfolio in &fund.portfolios {
                rows(out, &stem, portfolio, subject);
            }
        }
    }
}

fn rows(out: &mut String, stem: &str, portfolio: &Portfolio, subject: Subject<'_>) {
    let mut row = |class: &str, cells: &[Cell], place: &Words| {
        let cells = [portfolio.cells.as_slice(), cells].concat();
        let formerly: Vec<_> = portfolio.formerly.iter().map(|name| name.value.as_str()).collect();
        let fields = [&portfolio.name.value, class, &values(&cells, &portfolio.notes), &formerly.join("; ")]
            .map(field)
            .join(",");
        *out += &format!("{stem},{fields},{}\r\n", line(subject, place));
    };
    for Class { name, cells } in &portfolio.classes {
        row(&name.value, cells, name);
    }
    if portfolio.classes.is_empty() {
        row("", &[], &portfolio.name);
    }
}

fn line(subject: Subject<'_>, words: &Words) -> String {
    (subject.lines.line_at(words.span.start) + 1).to_string()
}

/// What a list says beside a name: its values, and its footnotes.
fn values(cells: &[Cell], notes: &[Words]) -> String {
    let one = |cell: &Cell| match &cell.head {
        Some(head) => format!("{head}: {}", cell.value.value),
        None => cell.value.value.to_string(),
    };
    let notes = notes.iter().map(|note| note.value.to_string());
    cells.iter().map(one).chain(notes).collect::<Vec<_>>().join("; ")
}

/// A field, quoted where it has to be. One that a spreadsheet would take for a formula gets an apostrophe before it,
/// which a spreadsheet takes for "this is text".
pub(super) fn field(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let shown = if formula || text.starts_with(['\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() };
    match shown.contains(['"', ',', ';', '\n', '\r', '\t']) {
        true => format!("\"{}\"", shown.replace('"', "\"\"")),
        false => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_text_to_a_spreadsheet() {
        assert_eq!(field("Oak U.S. Growth Fund"), "Oak U.S. Growth Fund");
        assert_eq!(field("A, \"B\""), "\"A, \"\"B\"\"\"");
        assert_eq!(field("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        for formula in ["+1", "-1", "@SUM(A1)", " =1", "\t=1"] {
            assert!(field(formula).trim_start_matches('"').starts_with('\''), "{formula:?}");
        }
    }
}
