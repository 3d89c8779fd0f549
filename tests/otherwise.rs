//! Places that can be read either way, read in the other way: what becomes of the document, and that no word is lost.

#![allow(clippy::expect_used)]

use amendment_viewer::model::{Act, Document, Problem};
use amendment_viewer::{Opened, open, open_as, show};

mod support;

fn case(name: &str) -> Vec<u8> {
    std::fs::read(support::path(&format!("cases/{name}"))).expect("a case")
}

/// The keys of the places that can be read otherwise, with what they would be read as.
fn offers(opened: &Opened) -> Vec<(u32, String)> {
    let problems = opened.reading.documents.iter().flat_map(|document| &document.problems);
    let key = |problem: &Problem| problem.otherwise.as_ref().map(|other| (problem.span.start, other.name.clone()));
    problems.filter_map(key).collect()
}

fn first(opened: &Opened) -> &Document {
    opened.reading.documents.first().expect("a document")
}

/// Funds and their portfolios, as an outline.
fn outline(opened: &Opened) -> Vec<String> {
    let schedules = opened.reading.documents.iter().flat_map(|document| &document.schedules);
    let lines = schedules.flat_map(|schedule| &schedule.funds).flat_map(|fund| {
        let head = fund.name.iter().map(|name| name.value.to_string());
        head.chain(fund.portfolios.iter().map(|one| format!("- {}", one.name.value)))
    });
    lines.collect()
}

#[test]
fn funds_become_portfolios_and_the_way_back_is_the_first_reading() {
    let bytes = case("trusts-by-what-they-are-called.txt");
    let before = open("larkhall.txt", &bytes, None);
    let offered = offers(&before);
    assert_eq!(offered.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["a portfolio"]);
    let (key, _) = offered[0];
    let after = open_as("larkhall.txt", &bytes, None, &[key]);
    let lowered = |line: &String| if line.starts_with("Larkhall") { format!("- {line}") } else { line.clone() };
    assert_eq!(outline(&after), outline(&before).iter().map(lowered).collect::<Vec<_>>());
    let told: Vec<&str> = after
        .reading
        .documents
        .iter()
        .flat_map(|document| &document.problems)
        .filter(|one| one.otherwise.as_ref().is_some_and(|other| other.chosen))
        .map(|one| one.message.as_str())
        .collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("as a person chose; it could be a fund over the names below"), "{told:?}");
    let csv = after.show(show::export::csv);
    assert!(csv.contains("Schedule B,,Larkhall Growth Trust,"), "{csv}");
    assert_eq!(open_as("larkhall.txt", &bytes, None, &[]), before);
    assert_eq!(open_as("larkhall.txt", &bytes, None, &[key + 1, u32::MAX]), before, "no doubt begins there");
}

#[test]
fn an_ordinal_and_a_rename_are_read_the_other_way_each_by_itself() {
    let bytes = case("two-readings.txt");
    let before = open("quillback.txt", &bytes, None);
    let offered = offers(&before);
    let names: Vec<_> = offered.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["No. 8", "another fund"], "lists of unequal length have no second reading that could be named");
    let number = open_as("quillback.txt", &bytes, None, &[offered[0].0]);
    assert_eq!(first(&number).number.as_ref().map(|number| number.value), Some(8));
    assert_eq!(first(&number).instructions, first(&before).instructions);
    let replaced = open_as("quillback.txt", &bytes, None, &[offered[1].0]);
    let orders = &first(&replaced).instructions;
    let named = |act| {
        let mine = orders.iter().filter(move |one| one.act == act);
        mine.flat_map(|one| one.names.iter().map(|name| name.value.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(named(Act::Remove), ["Quillback Cove Fund"]);
    assert_eq!(named(Act::Add), ["Saltmarsh Cove Fund"]);
    assert_eq!(orders.len(), first(&before).instructions.len() + 1);
}
