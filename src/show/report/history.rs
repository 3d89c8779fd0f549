//! The history of an agreement and its schedule in force, for a person who has nothing installed.

use pulldown_cmark::HeadingLevel;

use super::sheet::{Bit, Sheet};
use super::table::{Cell, Cited, Look, group, table};
use super::{memo, page};
use crate::check::timeline::{Consolidated, Timeline};
use crate::show::Subject;
use crate::show::view::{self, history as h};
use crate::show::words::{count, iso_day, list};

/// The history of one agreement as HTML. `subjects` are the texts of the documents, index by index; `reports`: which
/// report on the page holds the source of each, empty where they do not stand there.
pub fn timeline_html(subjects: &[Subject<'_>], one: &Timeline, reports: &[u32]) -> String {
    page::html_of_several(&timeline(subjects, one), reports)
}

/// The same as Markdown.
pub fn timeline_markdown(subjects: &[Subject<'_>], one: &Timeline) -> String {
    memo::markdown(&timeline(subjects, one))
}

/// The schedule in force as HTML; `reports` as for the timeline.
pub fn consolidated_html(subjects: &[Subject<'_>], one: &Timeline, list: &Consolidated, reports: &[u32]) -> String {
    page::html_of_several(&in_force(subjects, one, list), reports)
}

/// The same as Markdown.
pub fn consolidated_markdown(subjects: &[Subject<'_>], one: &Timeline, list: &Consolidated) -> String {
    memo::markdown(&in_force(subjects, one, list))
}

/// "Master Distribution Agreement, Class B".
fn agreement(one: &Timeline) -> String {
    let name =
        one.agreement.as_deref().map_or("an agreement that is not named".to_owned(), crate::show::words::ordinary);
    if one.scope.is_empty() { name } else { format!("{name}, {}", one.scope) }
}

/// The head of a column: "No. 3, September 30, 2022".
pub fn head(column: &crate::check::timeline::Column) -> String {
    let name = match column.number {
        _ if column.is_agreement => "Agreement".to_owned(),
        Some(number) => format!("No. {number}"),
        None => "No number".to_owned(),
    };
    format!("{name}, {}", crate::show::words::day(column.day).unwrap_or_else(|| column.day.to_string()))
}

fn timeline<'a>(subjects: &[Subject<'a>], one: &'a Timeline) -> Vec<Bit<'a>> {
    let mut sheet = Sheet::default();
    sheet.fixed(super::SCOTCH);
    let the = if one.agreement.is_some() { "the " } else { "" };
    sheet.heading(HeadingLevel::H1, "", |sheet| sheet.text(format!("Timeline of {the}{}", agreement(one))));
    let name = |index: usize| subjects.get(index).map_or("", |subject| subject.source.name.as_str());
    for said in remarks(one, &name) {
        sheet.paragraph("say", |sheet| sheet.text(said));
    }
    sheet.section("", "Documents", count(one.columns.len(), "document"), |sheet| {
        let rows = one.columns.iter().zip(&one.totals).map(|(column, total)| {
            let counts = &column.counts;
            let effective =
                if column.effective == column.day { String::new() } else { iso_day(&column.effective.to_string()) };
            let did = format!(
                "{} added, {} removed, {} renamed, {} moved",
                counts.added, counts.removed, counts.renamed, counts.moved
            );
            vec![
                Cell::text(head(column)),
                Cell::text(effective),
                Cell::text(name(column.document)),
                Cell::text(did),
                Cell::text(count(*total, "portfolio")),
            ]
        });
        table(sheet, &Look::Told, &["Document", "Effective", "File", "What it does", "In force"], rows);
    });
    sheet.section("", "Portfolios", count(one.rows.len(), "row"), |sheet| {
        for fund in &one.funds {
            let place = [fund.fund.as_deref(), Some(fund.schedule.as_str()).filter(|label| !label.is_empty())];
            let place: Vec<&str> = place.into_iter().flatten().collect();
            let from = one.columns.get(fund.since).filter(|_| !fund.former.is_empty()).map(head);
            let former = from.map(|from| format!(" (since {from}; before that {})", list(&fund.former)));
            let place = format!("{}{}", place.join(", "), former.unwrap_or_default());
            let rows = one.rows.get(fund.first..fund.first + fund.count).unwrap_or(&[]);
            group(sheet, rows.len(), |sheet| {
                sheet.heading(HeadingLevel::H3, "list", |sheet| sheet.text(place));
                table(
                    sheet,
                    &Look::Lives,
                    &["Portfolio", "History"],
                    rows.iter().map(|row| {
                        let names: Vec<&str> = row.names.iter().rev().map(|name| name.words.value.as_str()).collect();
                        let (last, former) =
                            names.split_first().map_or(("", Vec::new()), |(last, former)| (*last, former.to_vec()));
                        let former =
                            if former.is_empty() { String::new() } else { format!(" (before {})", former.join(", ")) };
                        let lone = if row.lone { " (listed without portfolios)" } else { "" };
                        let again = if one.repeats(row, one.columns.len().saturating_sub(1)) {
                            " (in another schedule too, counted once)"
                        } else {
                            ""
                        };
                        vec![
                            Cell::Text("says", format!("{last}{former}{lone}{again}").into()),
                            Cell::Cited("", life(row, one, subjects)),
                        ]
                    }),
                );
            });
        }
    });
    sheet.bits
}

/// What happened to a portfolio, in the order of the documents.
fn life<'a>(row: &crate::check::timeline::Row, one: &Timeline, subjects: &[Subject<'_>]) -> Vec<Cited<'a>> {
    let told = row.cells.iter().zip(&one.columns).enumerate().filter_map(|(i, (cell, column))| {
        let state = h::STATES.get(usize::from(h::state(cell.state))).copied().unwrap_or_default();
        let quiet = matches!(state, "absent" | "carried") || state == "listed" && i != row.first;
        let doubt = if cell.doubt.is_some() { " (uncertain)" } else { "" };
        let lines = subjects.get(column.document).map(|subject| subject.lines);
        let line = cell.at.zip(lines).map_or(0, |(at, lines)| lines.line_at(at.start) + 1);
        (!quiet).then(|| (format!("{state}: {}{doubt}", head(column)).into(), column.document, line))
    });
    let end = if row.in_force { "in force" } else { "not in force" };
    told.chain([(end.into(), 0, 0)]).collect()
}

/// What is to be said before the list: what is missing, double, undated or out of order.
fn remarks<'n>(one: &Timeline, name: &dyn Fn(usize) -> &'n str) -> Vec<String> {
    let mut out: Vec<String> = one
        .gaps
        .iter()
        .map(|gap| crate::check::timeline::Doubt {
            column: gap.column,
            why: crate::check::timeline::Why::Missing(gap.first, gap.last),
        })
        .map(|doubt| {
            let text = h::doubted(doubt, one).text;
            let felt = one.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.doubt == Some(doubt));
            // Where the next one prints the whole list, nothing in it is in doubt.
            let (missing, _) = text.split_once(':').filter(|_| !felt).unwrap_or((&text, ""));
            if felt {
                text
            } else {
                format!("{missing}. The next one prints the whole list, so from there on it is certain.")
            }
        })
        .collect();
    for (number, columns) in &one.twins {
        let files: Vec<String> =
            columns.iter().filter_map(|&i| one.columns.get(i)).map(|column| name(column.document).to_owned()).collect();
        out.push(format!("No. {number} stands several times: {}. One may be a draft or a corrected copy; both are applied in the order of their dates.", list(&files)));
    }
    for &(a, b) in &one.disorder {
        if let (Some(a), Some(b)) = (one.columns.get(a), one.columns.get(b)) {
            out.push(format!(
                "{} is dated before {}, against their numbers; they are applied in the order of their dates.",
                head(a),
                head(b)
            ));
        }
    }
    if !one.undated.is_empty() {
        let files: Vec<String> = one.undated.iter().map(|&i| name(i).to_owned()).collect();
        out.push(format!("Without a date, and so not applied: {}.", list(&files)));
    }
    out
}

/// "156 portfolios, 4 funds without portfolios".
fn in_all(view: &h::ConsolidatedView<'_>) -> String {
    let lone = view.rows.iter().filter(|row| row.lone).count();
    let lone = if lone == 0 { String::new() } else { format!(", {} without portfolios", count(lone, "fund")) };
    format!("{}{lone}", count(view.portfolios, "portfolio"))
}

fn in_force<'a>(subjects: &[Subject<'a>], one: &'a Timeline, list: &'a Consolidated) -> Vec<Bit<'a>> {
    let view = view::consolidated(subjects, one, list);
    let mut sheet = Sheet::default();
    let day = view.day.as_deref().map_or("after the last document".to_owned(), |day| format!("as of {}", iso_day(day)));
    sheet.fixed(super::SCOTCH);
    sheet.heading(HeadingLevel::H1, "", |sheet| sheet.text(format!("Schedule in force {day}")));
    sheet.paragraph("", |sheet| sheet.text(format!("{}: {}", agreement(one), in_all(&view))));
    if view.column < 0 {
        sheet.paragraph("say", |sheet| sheet.text("No document has effect by that day."));
    }
    for doubt in &view.doubts {
        sheet.paragraph("say", |sheet| sheet.text(doubt.text.clone()));
    }
    let cite = |cited: &h::Cited| {
        let column = one.columns.get(cited.column);
        let document = column.map_or(0, |column| column.document);
        Cell::Cited("", vec![(column.map(head).unwrap_or_default().into(), document, cited.line)])
    };
    let doubtful = view.rows.iter().any(|row| row.doubt >= 0);
    let rows: Vec<Vec<Cell<'a>>> = view
        .rows
        .iter()
        .map(|row| {
            let doubt = if row.doubt >= 0 { "uncertain" } else { "" };
            let mut cells = vec![
                Cell::Text("says", if row.lone { "(no portfolio)" } else { row.name.text }.into()),
                Cell::Text("says", row.fund.unwrap_or("").into()),
                Cell::Text("whole", row.schedule.into()),
                cite(&row.since),
                cite(&row.listed),
                Cell::Text("says", row.former.join("; ").into()),
            ];
            cells.extend(doubtful.then(|| Cell::text(doubt)));
            cells
        })
        .collect();
    let heads = ["Portfolio", "Fund", "Schedule", "Put there by", "Printed last by", "Names before", "Note"];
    table(&mut sheet, &Look::Told, &heads[..heads.len() - usize::from(!doubtful)], rows);
    sheet.bits
}
