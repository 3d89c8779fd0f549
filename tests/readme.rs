//! What README.md says: its links lead somewhere, and its JSON is what the reader prints.

#![allow(clippy::expect_used)]

mod support;

use amendment_viewer::show;
use serde_json::Value;
use support::{path, sample::sample};

fn readme() -> String {
    std::fs::read_to_string(path("../README.md")).expect("README.md")
}

#[test]
fn links_lead_somewhere() {
    let text = readme();
    let links: Vec<&str> = text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 10, "{links:?}");
    let dead: Vec<_> = links.iter().filter(|link| !path("..").join(link).exists()).collect();
    assert!(dead.is_empty(), "{dead:?}");
}

#[test]
fn the_json_is_part_of_what_is_printed() {
    let text = readme();
    let shown = text.split("```json").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let shown: Value = serde_json::from_str(shown).expect("the example is JSON");
    let printed = serde_json::from_str(&sample().show(show::export::json)).expect("JSON");
    assert_eq!(missing(&shown, &printed, String::new()), [""; 0]);
}

/// Where `part` says what `whole` does not; lists are compared from their beginnings.
fn missing(part: &Value, whole: &Value, at: String) -> Vec<String> {
    match (part, whole) {
        (Value::Object(a), Value::Object(_)) => {
            a.iter().flat_map(|(key, value)| missing(value, &whole[key], format!("{at}/{key}"))).collect()
        }
        (Value::Array(a), Value::Array(b)) if a.len() <= b.len() => {
            a.iter().zip(b).enumerate().flat_map(|(i, (a, b))| missing(a, b, format!("{at}/{i}"))).collect()
        }
        _ if part == whole => Vec::new(),
        _ => vec![format!("{at}: {part} is {whole}")],
    }
}
