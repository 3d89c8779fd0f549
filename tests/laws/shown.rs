//! The laws of what leaves a reading: its JSON is as the schema says, and in its report every word of the text is text.

use std::sync::OnceLock;

use amendment_viewer::show::report::{self, Note, Shared};
use amendment_viewer::{Opened, show};
use serde_json::Value;

use crate::law::{self, Fault};
use crate::support::{html, schema};

/// Every law that the reading of `text`, or what is made of it, breaks.
pub fn faults(text: &str) -> Vec<Fault> {
    match law::read(text) {
        Ok(opened) => law::of(&opened).into_iter().chain(of(&opened)).collect(),
        Err(fault) => vec![fault],
    }
}

/// Every law that what is made of a reading breaks.
pub fn of(opened: &Opened) -> Vec<Fault> {
    let fault = |law: &str, words: String| Fault { law: law.to_owned(), line: 0, words };
    let json = schema::faults(schema(), &json(opened)).into_iter();
    // The words of the filing as a reader's note, too: what somebody copies into one.
    let note = Note { key: String::new(), text: opened.flat.text.chars().take(2000).collect() };
    let shared = Shared { day: "2026-11-26".into(), tool: "0".into(), source: true, notes: vec![note], nth: 0 };
    let html = html::faults(&opened.show(|subject| report::html(subject, &shared))).into_iter();
    let json = json.map(|words| fault("the JSON is as the schema says", words));
    json.chain(html.map(|words| fault("the report holds no markup of the text's", words))).collect()
}

/// The JSON that leaves the product.
pub fn json(opened: &Opened) -> Value {
    serde_json::from_str(&opened.show(show::export::json)).expect("what is written is JSON")
}

fn schema() -> &'static Value {
    static SCHEMA: OnceLock<Value> = OnceLock::new();
    SCHEMA.get_or_init(|| {
        serde_json::from_str(include_str!("../schema/reading.schema.json")).expect("the schema is JSON")
    })
}
