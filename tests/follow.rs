//! What is shown of changes and histories: the views that cross to JavaScript, and what leaves as Markdown, CSV and
//! JSON. `BLESS=1 cargo test --test follow` writes the files of `tests/follow/` anew.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;
use std::fs;

use amendment_viewer::check::names::register::register;
use amendment_viewer::check::timeline::consolidated;
use amendment_viewer::model::Day;
use amendment_viewer::show::report::{changes, history};
use amendment_viewer::show::{Subject, export, view};
use amendment_viewer::{Opened, compare, open, problems_of_set, timelines};
use serde_json::Value;
use support::{agrees, path};

fn opened(file: &str) -> Opened {
    let name = file.rsplit('/').next().expect("a name");
    open(name, fs::read(path(file)).expect("a text"), None)
}

fn pair() -> [Opened; 2] {
    ["pairs/stated.a.txt", "pairs/stated.b.txt"].map(opened)
}

fn set() -> Vec<Opened> {
    ["no1", "no2", "no3", "no6", "no7"].map(|name| opened(&format!("timeline/orders/{name}.txt"))).into()
}

/// Hands over the subjects of several texts at once.
fn subjects<T>(texts: &[Opened], shown: &mut dyn FnMut(&[Subject<'_>]) -> T) -> T {
    fn nest<T>(texts: &[Opened], have: &[Subject<'_>], shown: &mut dyn FnMut(&[Subject<'_>]) -> T) -> T {
        match texts.split_first() {
            None => shown(have),
            Some((first, rest)) => first.show(|subject| nest(rest, &[have, &[subject]].concat(), shown)),
        }
    }
    nest(texts, &[], shown)
}

fn delta_view() -> Value {
    let [before, after] = pair();
    let delta = compare((&before, 0), (&after, 0)).expect("two documents");
    before.show(|a| after.show(|b| serde_json::to_value(view::delta(a, b, &delta)).expect("plain data")))
}

fn timelines_view(texts: &[Opened]) -> Value {
    let documents: Vec<_> = texts.iter().map(|opened| (opened, 0)).collect();
    let (found, problems) = (timelines(&documents), problems_of_set(&documents));
    subjects(texts, &mut |all| serde_json::to_value(view::timelines(all, &found, &problems)).expect("plain data"))
}

fn consolidated_view(texts: &[Opened], day: Option<Day>) -> Value {
    let documents: Vec<_> = texts.iter().map(|opened| (opened, 0)).collect();
    let found = timelines(&documents);
    let one = &found.agreements[0];
    let list = consolidated(one, day);
    subjects(texts, &mut |all| serde_json::to_value(view::consolidated(all, one, &list)).expect("plain data"))
}

#[test]
fn rows_of_changes_are_flat_and_say_why() {
    let view = delta_view();
    let rows = view["rows"].as_array().expect("rows");
    let why: Vec<String> = rows
        .iter()
        .filter(|row| row["change"] != "kept")
        .map(|row| {
            let name = |side: &str| row[side]["text"].as_str().unwrap_or("-").to_owned();
            format!(
                "{} {} → {}: {}",
                row["change"].as_str().expect("a word"),
                name("before"),
                name("after"),
                row["why"].as_str().expect("why")
            )
        })
        .collect();
    assert_eq!(
        why,
        [
            "removed Hollin Demographic Fund → -: Line 10 says it is merged into Hollin Charter Fund",
            "removed Hollin Meridian Growth Fund → -: Not mentioned in lines 9 to 13",
            "added - → Hollin Dividend Fund: Line 9 says it is added",
            "renamed Hollin Advisor Large Cap Fund → Hollin Large Cap Fund: Said in the text: “formerly Hollin Advisor Large Cap Fund”, line 46",
            "added - → Hollin Meridian Fund: Not mentioned in lines 9 to 13",
            "added - → Hollin Mid Cap Fund: Not mentioned in lines 9 to 13",
            "moved-away Hollin Real Property Fund → -: Now under HOLLIN SPECIALTY TRUST, line 61",
            "added - → Hollin Plus Bond Fund: Line 10 says it is added, but to Hollin Income Trust",
            "moved-here Hollin Real Property Fund → Hollin Real Property Fund: From HOLLIN INCOME TRUST, line 48",
        ]
    );
    for (list, members) in [("schedules", "funds"), ("funds", "rows")] {
        let mut next = 0;
        for one in view[list].as_array().expect("a list") {
            assert_eq!(one["first"], next, "{list} follow one another");
            next += one["count"].as_u64().expect("a number");
        }
        assert_eq!(view[members].as_array().map(Vec::len), Some(next as usize));
    }
}

#[test]
fn the_grid_is_flat_and_every_cell_finds_its_line() {
    let texts = set();
    let view = timelines_view(&texts);
    let one = &view["agreements"][0];
    let (rows, columns) = (one["rows"].as_array().expect("rows"), one["columns"].as_array().expect("columns"));
    let number = |list: &str, at: usize| one[list][at].as_i64().expect("a number");
    assert_eq!(one["states"].as_array().map(Vec::len), Some(rows.len() * columns.len()));
    assert_eq!(one["at"].as_array().map(Vec::len), Some(2 * rows.len() * columns.len()));
    let mut cited = 0;
    for (r, row) in rows.iter().enumerate() {
        for c in 0..columns.len() {
            let cell = r * columns.len() + c;
            let line = number("lines", cell);
            if line == 0 {
                continue;
            }
            let text = texts[columns[c]["document"].as_u64().expect("an index") as usize]
                .flat
                .text
                .lines()
                .nth(line as usize - 1);
            let names: Vec<&str> = row["names"]
                .as_array()
                .expect("names")
                .iter()
                .filter_map(|name| name["words"]["text"].as_str())
                .collect();
            let found = text.is_some_and(|text| {
                names.iter().any(|name| text.contains(name.split(' ').next_back().unwrap_or(name)))
            });
            assert!(found, "{names:?} in {text:?}");
            cited += 1;
        }
    }
    assert!(cited >= 15, "{cited}");
    let uncertain = one["doubts"].as_array().expect("doubts").iter().filter(|doubt| **doubt != -1).count();
    assert_eq!(uncertain, 6, "the portfolios in force behind the gap");
    assert_eq!(view["problems"][0]["rule"], "amendment-gap");
}

#[test]
fn changes_leave_as_markdown_and_csv() {
    let [before, after] = pair();
    let delta = compare((&before, 0), (&after, 0)).expect("two documents");
    before.show(|a| {
        after.show(|b| {
            agrees("follow/changes.md", &changes::markdown((a, 0), (b, 0), &delta));
            agrees("follow/changes.csv", &export::changes_csv(a, b, &delta).replace("\r\n", "\n"));
            let json: Value = serde_json::from_str(&export::changes_json((a, 0), (b, 0), &delta)).expect("JSON");
            assert_eq!(json["changes"], delta_view());
            assert_eq!(json["before"]["sha256"], a.sha256);
            let html = changes::html((a, 0), (b, 0), &delta, &[0, 1]);
            assert!(
                html.contains("href=\"#L48\">line 48</a>") && html.contains("href=\"#d1-L9\">line 9</a>"),
                "{html}"
            );
            let glued = html.match_indices("<a class=\"ln\"").filter(|(at, _)| !html[..*at].ends_with(' ')).count();
            assert_eq!(glued, 0, "no number runs on from the words or the year before it");
            let alone = changes::html((a, 0), (b, 0), &delta, &[]);
            assert!(
                !alone.contains("href=\"#") && alone.contains("<span class=\"ln\">line 48</span>"),
                "nothing to lead to"
            );
            assert!(html.contains("<ins>") && html.contains("<del>") && !html.contains("<script"));
        });
    });
}

#[test]
fn histories_leave_as_markdown_and_csv() {
    let texts = set();
    let documents: Vec<_> = texts.iter().map(|opened| (opened, 0)).collect();
    let found = timelines(&documents);
    let one = &found.agreements[0];
    let list = consolidated(one, Some(Day { year: 2015, month: 12, day: 31 }));
    let references: Vec<_> = texts.iter().filter_map(|opened| opened.reading.documents.first()).collect();
    let names = register(&references);
    subjects(&texts, &mut |all| {
        agrees("follow/timeline.md", &history::timeline_markdown(all, one));
        agrees("follow/timeline.csv", &export::timeline_csv(one).replace("\r\n", "\n"));
        agrees("follow/consolidated.md", &history::consolidated_markdown(all, one, &list));
        agrees("follow/consolidated.csv", &export::consolidated_csv(all, one, &list).replace("\r\n", "\n"));
        agrees("follow/names.csv", &export::names_csv(all, &names).replace("\r\n", "\n"));
        let json: Value = serde_json::from_str(&export::consolidated_json(all, one, &list)).expect("JSON");
        assert_eq!(json["schedule"]["day"], "2015-12-31");
        let view = view::timelines(all, &found, &[]);
        let json: Value = serde_json::from_str(&export::timeline_json(all, &view)).expect("JSON");
        assert_eq!(json["timelines"]["agreements"].as_array().map(Vec::len), Some(1));
        let reports = [4, 3, 2, 1, 0];
        for html in [history::timeline_html(all, one, &reports), history::consolidated_html(all, one, &list, &reports)]
        {
            assert!(html.contains("href=\"#d4-L") && html.contains("<table") && !html.contains("<script"));
        }
    });
}

/// A missing amendment leaves a list in doubt only until one prints the whole of it; and a schedule bears the letter that
/// it bears now, whatever it bore when a portfolio went.
#[test]
fn what_a_gap_leaves_certain_is_said_so() {
    let texts: Vec<Opened> = ["1", "2", "3"].map(|name| opened(&format!("timeline/split/{name}.txt"))).into();
    let documents: Vec<_> = texts.iter().map(|opened| (opened, 0)).collect();
    let found = timelines(&documents);
    let told = subjects(&texts, &mut |all| history::timeline_markdown(all, &found.agreements[0]));
    assert!(
        told.contains("Amendment No. 2 is not among these documents. The next one prints the whole list"),
        "{told}"
    );
    assert!(
        told.contains("### LOR ADVISOR FUNDS, Schedule A-1 (since No. 4, January 30, 2003; before that Schedule A)\n"),
        "{told}"
    );
}

/// Words of a filing are text, wherever they end up.
#[test]
fn no_words_of_a_filing_become_markup_or_formulas() {
    let hostile = "=HYPERLINK(1) <script>alert(1)</script> | Fund";
    let mut texts = pair();
    for opened in &mut texts {
        for portfolio in
            opened.reading.documents[0].schedules[0].funds.iter_mut().flat_map(|fund| &mut fund.portfolios).take(1)
        {
            portfolio.name.value = hostile.into();
        }
    }
    let [before, after] = texts;
    let delta = compare((&before, 0), (&after, 0)).expect("two documents");
    before.show(|a| {
        after.show(|b| {
            assert!(!changes::html((a, 0), (b, 0), &delta, &[]).contains("<script"));
            let csv = export::changes_csv(a, b, &delta);
            assert!(csv.contains(",'=HYPERLINK") && !csv.contains(",=HYPERLINK"), "{csv}");
        });
    });
}

/// The declarations that the shell is checked against name every field of these views.
#[test]
fn the_declarations_say_what_crosses() {
    let declared = include_str!("../src/wasm.d.ts");
    let declared: BTreeSet<&str> = declared
        .split(|c: char| !c.is_alphanumeric() && c != '_' && c != ':')
        .filter_map(|word| word.strip_suffix(':'))
        .collect();
    let views = [delta_view(), timelines_view(&set()), consolidated_view(&set(), None)];
    let mut fields = BTreeSet::new();
    views.iter().for_each(|view| collect(view, &mut fields));
    let missing: Vec<_> = fields.iter().filter(|field| !declared.contains(field.as_str())).collect();
    assert!(missing.is_empty(), "not declared: {missing:?}");
    assert!(fields.len() > 60, "{fields:?}");
}

fn collect(value: &Value, fields: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, fields)),
        Value::Object(members) => members.iter().for_each(|(name, member)| {
            fields.insert(name.clone());
            collect(member, fields);
        }),
        _ => {}
    }
}
