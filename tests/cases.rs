//! Whole readings: every text of `tests/cases/` against the JSON beside it, which a person has checked.
//!
//! `BLESS=1 cargo test --test cases` writes the JSON anew. A text of `tests/cases/open/` is one that is not read
//! rightly yet; it moves up when it is.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use amendment_viewer::{open, show};
use serde_json::Value;
use support::schema::faults;
use support::{difference, path};

#[test]
fn every_case_reads_as_expected() {
    let cases = cases();
    assert!(cases.len() >= 10, "{} cases", cases.len());
    let schema = fs::read_to_string(path("schema/reading.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let mut differences = Vec::new();
    for case in &cases {
        let json = reading(case);
        let value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(faults(&schema, &value), [""; 0], "{}", case.display());
        let stem = case.file_stem().expect("a name").to_string_lossy();
        differences.extend(difference(&format!("cases/{stem}.json"), &json));
    }
    assert!(differences.is_empty(), "\n{}\nBLESS=1 cargo test writes the files anew.", differences.join("\n"));
}

/// Texts and marked-up texts, in the order of their names.
fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(path("cases")).expect("the cases");
    let mut cases: Vec<_> = entries.map(|entry| entry.expect("a file").path()).filter(|path| is_input(path)).collect();
    cases.sort();
    cases
}

fn is_input(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "txt" || extension == "htm")
}

fn reading(file: &Path) -> String {
    let bytes = fs::read(file).expect("a case can be read");
    let name = file.file_name().expect("a name").to_string_lossy();
    open(&name, &bytes, None).show(show::export::json)
}

/// The filing that the project began with lies beside it where it is worked on. Its facts are counts, not names.
#[test]
fn the_first_filing_reads_as_it_should() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/sample.txt");
    if !file.is_file() {
        println!("../shared/corpus/sample.txt is absent: nothing to compare with.");
        return;
    }
    let reading: Value = serde_json::from_str(&reading(&file)).expect("JSON");
    assert_eq!(reading["source"]["bytes"], 4755);
    assert_eq!(reading["source"]["lines"], 178);
    assert!(reading["source"]["sha256"].as_str().is_some_and(|digest| digest.starts_with("67c1b774")));
    let document = &reading["documents"][0];
    assert_eq!(document["number"], 2);
    assert_eq!(document["agreement"], "AMENDED AND RESTATED MASTER DISTRIBUTION AGREEMENT");
    assert_eq!(document["scope"]["mode"], "only");
    assert_eq!(document["scope"]["classes"], serde_json::json!(["Class B"]));
    assert_eq!(document["dates"]["agreement"]["iso"], "2003-08-18");
    assert_eq!(document["dates"]["amendment"]["iso"], "2003-10-29");
    assert_eq!(document["coverage"], 1.0);
    let list = |field: &str| document[field].as_array().expect(field).clone();
    let terms: Vec<_> = list("terms").iter().map(|t| format!("{} = {}", t["term"], t["meaning"])).collect();
    assert_eq!(terms.len(), 6);
    assert!(terms[1].starts_with("\"Fund\" = \"each registered investment company"), "{}", terms[1]);
    assert!(terms[3].starts_with("\"Portfolio\" = \"each of its series"), "{}", terms[3]);
    let instructions = list("instructions");
    assert_eq!(instructions.len(), 1);
    assert_eq!((&instructions[0]["act"], &instructions[0]["supply"]), (&"replace".into(), &"inline".into()));
    assert_eq!(instructions[0]["target"], "Schedule A-1");
    let funds = list("schedules")[0]["funds"].as_array().expect("funds").clone();
    let counts: Vec<_> = funds.iter().map(|fund| fund["portfolios"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(counts, [1, 15, 12, 3, 5, 6, 7, 1, 3, 1]);
    let signatures = list("signatures");
    assert_eq!(signatures.len(), 2);
    assert_eq!((&signatures[0]["schedule"], &signatures[1]["schedule"]), (&"A-1".into(), &Value::Null));
    assert!(signatures.iter().all(|signature| signature["mark"] == "conformed"));
    let faults: Vec<_> = list("problems").iter().map(|p| format!("{} {}", p["line"], p["rule"])).collect();
    assert_eq!(faults, ["29 \"label-number\"", "123 \"out-of-order\"", "160 \"unbalanced-parenthesis\""]);
}
