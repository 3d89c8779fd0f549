//! What leaves the product: the JSON, its schema, and the CSV.

#![allow(clippy::expect_used)]

mod support;

use amendment_viewer::model::{Class, Fund};
use amendment_viewer::show;
use serde_json::{Value, json};
use support::sample::sample;
use support::schema::faults;
use support::{agrees, words};

#[test]
fn the_schema_describes_the_json() {
    let schema = std::fs::read_to_string(support::path("schema/reading.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let json: Value = serde_json::from_str(&sample().show(show::export::json)).expect("JSON");
    assert_eq!(faults(&schema, &json), [""; 0]);

    // It would not let anything pass.
    for (way, wrong) in [
        ("/format", json!(2)),
        ("/source/sha256", json!("67c1")),
        ("/documents/0/kind", json!("memo")),
        ("/documents/0/dates/amendment/iso", json!("October 29")),
        ("/documents/0/signatures/0/at", json!([1])),
        ("/documents/0/instructions/0/extra", json!(null)),
        ("/documents/0/schedules/0/funds/0/portfolios/0/class_cells", json!({"Class A": [["Fee"]]})),
    ] {
        let mut json = json.clone();
        let (parent, key) = way.rsplit_once('/').expect("a way");
        json.pointer_mut(parent).expect(parent)[key] = wrong;
        assert_ne!(faults(&schema, &json), [""; 0], "{way}");
    }
}

#[test]
fn the_sample_as_csv() {
    let csv = sample().show(show::export::csv);
    assert!(csv.split_inclusive('\n').all(|row| row.ends_with("\r\n")), "rows end with CR LF");
    agrees("cases/sample.csv", &csv.replace("\r\n", "\n"));
}

#[test]
fn footnotes_stand_beside_the_values() {
    let mut opened = sample();
    let portfolio = &mut opened.reading.documents[0].schedules[0].funds[0].portfolios[0];
    portfolio.notes = vec![words("(effective March 15, 2005)"), words("Closed to new investors.")];
    let csv = opened.show(show::export::csv);
    let row = csv.split("\r\n").nth(1).unwrap_or_default();
    assert!(row.contains(",\"(effective March 15, 2005); Closed to new investors.\","), "{row}");
}

#[test]
fn classes_are_rows_and_no_cell_is_a_formula() {
    let mut opened = sample();
    let schedule = &mut opened.reading.documents[0].schedules[0];
    let mut portfolio = schedule.funds[0].portfolios[0].clone();
    portfolio.name.value = "=cmd|' /C calc'!A0".into();
    portfolio.formerly = vec![words("@SUM(A1), Fund"), words("Oak \"Core\" Fund")];
    portfolio.classes = ["Class A", "+Class B"].map(|name| Class { name: words(name), cells: vec![] }).into();
    schedule.funds = vec![Fund { portfolios: vec![portfolio], ..Fund::default() }];
    let csv = opened.show(show::export::csv);
    let rows: Vec<_> = csv.split("\r\n").skip(1).collect();
    let row = |class: &str| {
        format!("Schedule A-1,,'=cmd|' /C calc'!A0,{class},,\"'@SUM(A1), Fund; Oak \"\"Core\"\" Fund\",1")
    };
    assert_eq!(rows, [row("Class A"), row("'+Class B"), String::new()]);
}

#[test]
fn places_in_a_marked_up_source_are_those_of_the_source() {
    use amendment_viewer::text::{Span, flat::Piece};
    let mut opened = sample();
    // As if the source had one line of mark-up, with a character that takes two units, before the text.
    let markup = "<PRE>é𝒜\n";
    opened.source.text = (markup.to_owned() + &opened.flat.text).into();
    let (length, shift) = (opened.flat.text.len(), markup.len());
    opened.flat.pieces = vec![Piece { flat: Span::new(0, length), source: Span::new(shift, shift + length) }];
    let plain: serde_json::Value = serde_json::from_str(&sample().show(show::export::json)).expect("JSON");
    let shifted: serde_json::Value = serde_json::from_str(&opened.show(show::export::json)).expect("JSON");
    let (a, b) = (&plain["documents"][0], &shifted["documents"][0]);
    assert_eq!(b["lines"], serde_json::json!([2, 179]));
    let number = |value: &serde_json::Value| value.as_u64().expect("a number");
    for field in ["signatures", "instructions", "problems", "terms", "schedules"] {
        assert_eq!(number(&b[field][0]["line"]), number(&a[field][0]["line"]) + 1, "{field}");
        assert_eq!(number(&b[field][0]["at"][0]), number(&a[field][0]["at"][0]) + 9, "{field}");
    }
}
