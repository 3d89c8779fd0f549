//! What changed between two documents, for a person who has nothing installed.

use pulldown_cmark::HeadingLevel;

use super::sheet::{Bit, Sheet};
use super::table::{Cell, Look, group, table};
use super::{memo, page, redline};
use crate::check::compare::Delta;
use crate::show::Subject;
use crate::show::view::{self, Words, changes as c};
use crate::show::words::{count, list};

/// A document in a text: the text, and the document's index in it.
pub type One<'a> = (Subject<'a>, usize);

/// The documents' indices among those that the report is of.
pub(super) const BEFORE: usize = 0;
pub(super) const AFTER: usize = 1;

/// The changes as HTML, as [`super::html`] is. `reports`: which report on the page holds the source of the document
/// before, and which of the one after; empty where they do not stand there.
pub fn html(before: One<'_>, after: One<'_>, delta: &Delta, reports: &[u32]) -> String {
    let view = view::delta(before.0, after.0, delta);
    page::html_of_several(&compose(before, after, &view), reports)
}

/// The changes as Markdown.
pub fn markdown(before: One<'_>, after: One<'_>, delta: &Delta) -> String {
    let view = view::delta(before.0, after.0, delta);
    memo::markdown(&compose(before, after, &view))
}

fn compose<'a>(before: One<'a>, after: One<'a>, view: &'a c::DeltaView<'a>) -> Vec<Bit<'a>> {
    let mut sheet = Sheet::default();
    let titles = [title(before), title(after)];
    sheet.fixed(super::SCOTCH);
    sheet.heading(HeadingLevel::H1, "", |sheet| sheet.text("What changed"));
    sheet.paragraph("", |sheet| sheet.text(format!("From {} to {}: {}.", titles[0], titles[1], tally(&view.tally))));
    for remark in &view.remarks {
        sheet.paragraph("say", |sheet| sheet.text(remarked(remark)));
    }
    statements(&mut sheet, view);
    view.schedules.iter().for_each(|schedule| schedule_part(&mut sheet, view, schedule));
    maybe(&mut sheet, view);
    signers(&mut sheet, view);
    redline::part(&mut sheet, view);
    sheet.bits
}

/// Between strangers there is nothing to judge.
const NOT_JUDGED: &str = "What the second document says it does is about the lists of its own agreement; the first is of another, and neither bears it out nor speaks against it.";

/// "Amendment No. 3 (quillon.txt)", and the day where there is one.
pub fn title((subject, index): One<'_>) -> String {
    let document = subject.reading.documents.get(index);
    let number = document.and_then(|document| document.number.as_ref()).map(|number| number.value);
    let named = number.map_or("the document".to_owned(), |number| format!("Amendment No. {number}"));
    format!("{named} in {}", subject.source.name)
}

/// "3 added, 1 removed, 33 unchanged".
pub fn tally(tally: &c::Tally) -> String {
    let counts = [
        (tally.added, "added"),
        (tally.removed, "removed"),
        (tally.renamed, "renamed"),
        (tally.moved, "moved"),
        (tally.changed, "with other values"),
        (tally.unchanged, "unchanged"),
    ];
    let said: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if said.is_empty() { "no portfolios on either side".to_owned() } else { list(&said) }
}

/// A remark in words: what is wrong, and what to make of it.
pub fn remarked(remark: &str) -> &'static str {
    match remark {
        "same-text" => "Both are the same text. Pick another document to compare with.",
        "nothing-changed" => "Nothing changed: the lists, the signers and the rest of the text say the same.",
        "strangers" => {
            "These documents have neither an agreement nor a party in common. They are compared name by name: no likeness counts as a renaming or a move."
        }
        "other-agreement" => "These documents belong to different agreements. They are compared all the same.",
        "other-scope" => "These documents apply to different classes of shares. They are compared all the same.",
        "other-parties" => "These documents have no party in common. They are compared all the same.",
        "empty-before" => "The first document holds nothing that can be compared: all of the second shows as new.",
        "empty-after" => {
            "The second document holds nothing that can be compared: the list of the first is shown as it stood."
        }
        "backwards" => {
            "The second document is dated before the first. Swap them to see the changes in the order of time."
        }
        "same-number" => "Both bear the same number: one may be a draft or a corrected copy of the other.",
        "part-before" => "The first document prints only a change of its schedule: what else stood in it is not known.",
        _ => "",
    }
}

fn cited<'a>(words: impl IntoIterator<Item = &'a Words<'a>>, document: usize) -> Cell<'a> {
    Cell::Cited("says", words.into_iter().map(|words| (words.text.into(), document, words.line)).collect())
}

fn statements<'a>(sheet: &mut Sheet<'a>, view: &'a c::DeltaView<'a>) {
    let verdicts = [
        ("borne-out", "borne out"),
        ("not-borne-out", "not borne out"),
        ("not-stated", "done, not stated"),
        ("cannot-tell", "not for the schedules to show"),
    ];
    let of = |verdict: &str| view.statements.iter().filter(|one| one.verdict == verdict).count();
    let beside = verdicts.iter().map(|(name, words)| (of(name), words)).filter(|(count, _)| *count > 0);
    let beside = beside.map(|(count, words)| format!("{count} {words}")).collect::<Vec<_>>().join(", ");
    if view.statements.is_empty() {
        return;
    }
    if view.remarks.contains(&"strangers") {
        return sheet.section("", "Stated against actual", String::new(), |sheet| {
            sheet.paragraph("", |sheet| sheet.text(NOT_JUDGED));
        });
    }
    sheet.section("", "Stated against actual", beside, |sheet| {
        let mut quoted = None;
        let rows = view.statements.iter().map(|one| {
            let place = one.words.as_ref().map(|words| words.at);
            let again = quoted.replace(place) == Some(place);
            let says = match &one.words {
                Some(_) if again => Cell::Text("aside", "the same".into()),
                Some(words) => Cell::cited(format!("“{}”", words.text), AFTER, words.line),
                None => Cell::text("Nothing"),
            };
            let verdict = verdicts.iter().find(|(name, _)| *name == one.verdict).map_or("", |(_, words)| *words);
            vec![
                says,
                Cell::Text("whole", verdict.into()),
                Cell::text(about(one) + one.shows),
                cited(&one.before, BEFORE),
                cited(&one.after, AFTER),
            ]
        });
        table(sheet, &Look::Words, &["The amendment says", "Verdict", "The schedules show", "Before", "After"], rows);
    });
}

/// "Oak Fund becomes Elm Fund: "; empty where nothing is said.
fn about(one: &c::StatementView<'_>) -> String {
    let names: Vec<&str> = one.names.iter().map(|words| words.text).collect();
    match (names.as_slice(), one.says) {
        ([], _) => String::new(),
        ([first, second, ..], "merge") => format!("{first} into {second}: "),
        ([first, second, ..], "add") => format!("{first}, to {second}: "),
        ([first, second, ..], _) => format!("{first} becomes {second}: "),
        ([first], _) => format!("{first}: "),
    }
}

/// The sign and the word of a change.
pub fn sign(change: &str) -> &'static str {
    match change {
        "added" => "+ added",
        "removed" => "− removed",
        "renamed" => "~ renamed",
        "moved-here" => "→ moved here",
        "moved-away" => "→ moved away",
        "changed" => "* other values",
        "carried" => "carried",
        _ => "unchanged",
    }
}

fn schedule_part<'a>(sheet: &mut Sheet<'a>, view: &'a c::DeltaView<'a>, schedule: &'a c::ScheduleRows<'a>) {
    let labels = |words: &[Words<'_>]| list(&words.iter().map(|words| words.text.to_owned()).collect::<Vec<_>>());
    let (before, after) = (labels(&schedule.before), labels(&schedule.after));
    let name = match (before.is_empty(), after.is_empty()) {
        (true, true) => "By instruction alone".to_owned(),
        (true, false) => after,
        (false, true) => format!("{before}, not printed again"),
        _ if before == after => before,
        _ => format!("{before}, now {after}"),
    };
    let (old, new) = (schedule.count_before, schedule.count_after);
    let then = if old == new { String::new() } else { format!(", then {new}") };
    let beside = format!("{}{then}", count(old, "portfolio"));
    sheet.section("", &name, beside, |sheet| {
        let funds = view.funds.get(schedule.first..schedule.first + schedule.count).unwrap_or(&[]);
        for fund in funds {
            let name = fund.after.as_ref().or(fund.before.as_ref()).map_or("Portfolios", |words| words.text);
            let old = fund
                .before
                .as_ref()
                .filter(|_| fund.change == "renamed")
                .map(|words| format!(", before {}", words.text));
            let list = fund.list.map(|list| format!(" in {list}")).unwrap_or_default();
            let order = if fund.reordered { "; in another order" } else { "" };
            let rows = view.rows.get(fund.first..fund.first + fund.count).unwrap_or(&[]);
            let shown: Vec<&c::RowView<'_>> =
                rows.iter().filter(|row| !matches!(row.change, "kept" | "carried")).collect();
            group(sheet, shown.len(), |sheet| {
                sheet.heading(HeadingLevel::H3, "list", |sheet| {
                    sheet.text(format!("{name}{list}{}", old.unwrap_or_default()))
                });
                sheet.paragraph("", |sheet| sheet.text(format!("{}{order}", tally(&fund.tally))));
                if !shown.is_empty() {
                    let rows = shown.into_iter().map(|row| {
                        vec![
                            Cell::Text("whole", sign(row.change).into()),
                            cited(&row.before, BEFORE),
                            cited(&row.after, AFTER),
                            Cell::text(row.why.as_str()),
                        ]
                    });
                    table(sheet, &Look::Changes, &["Change", "Before", "After", "Why"], rows);
                }
            });
        }
    });
}

fn maybe<'a>(sheet: &mut Sheet<'a>, view: &'a c::DeltaView<'a>) {
    if view.maybe.is_empty() {
        return;
    }
    sheet.section(
        "",
        "Possibly renamed",
        format!("{}; the evidence is thin", count(view.maybe.len(), "pair")),
        |sheet| {
            let rows = view.maybe.iter().map(|pair| {
                vec![cited([&pair.before], BEFORE), cited([&pair.after], AFTER), Cell::text(pair.why.as_str())]
            });
            table(sheet, &Look::Words, &["Before", "After", "Why"], rows);
        },
    );
}

fn signers<'a>(sheet: &mut Sheet<'a>, view: &'a c::DeltaView<'a>) {
    if view.signers.is_empty() {
        return;
    }
    sheet.section("", "Signers", String::new(), |sheet| {
        let rows = view.signers.iter().map(|one| {
            let party = if one.party.is_empty() { "No party named".to_owned() } else { one.party.join("; ") };
            let side = |side: &'a Option<c::SignerSide<'a>>, document: usize| match side {
                Some(side) => {
                    let name = side.name.as_ref().map_or("no name", |words| words.text);
                    let title = side.title.as_ref().map(|words| format!(", {}", words.text)).unwrap_or_default();
                    Cell::cited(format!("{name}{title} ({})", side.mark), document, side.line)
                }
                None => Cell::text("nobody"),
            };
            let changes: Vec<&str> = one.changes.iter().map(|change| signer_change(change)).collect();
            let (before, after) = (side(&one.before, BEFORE), side(&one.after, AFTER));
            vec![Cell::text(party), before, after, Cell::text(changes.join(", "))]
        });
        table(sheet, &Look::Words, &["Party", "Before", "After", "What differs"], rows);
    });
}

fn signer_change(change: &str) -> &'static str {
    match change {
        "new" => "signs now",
        "gone" => "no longer signs",
        "name" => "another name",
        "title" => "another title",
        "mark" => "signed on one side only",
        "party" => "the party reads otherwise",
        _ => "",
    }
}
