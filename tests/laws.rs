//! The laws that hold for any text, however torn: nothing panics, nothing is lost, every fact points at its words.

#![allow(clippy::expect_used, clippy::panic)] // A file that cannot be read fails its test.

mod support;

#[path = "laws/law.rs"]
mod law;
#[path = "laws/made.rs"]
mod made;
#[path = "laws/shown.rs"]
mod shown;
#[path = "laws/texts.rs"]
mod texts;
#[path = "laws/walk.rs"]
mod walk;

use law::{Fault, faults, read};
use shown::json;
use texts::{TEARS_TAGS, TWINS, Text, collection, crlf, cuts, fixtures, spread, without};

use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::Value;

/// Faults by the text in which they were found, each kind once a text.
#[derive(Default)]
struct Found(Vec<String>);

impl Found {
    fn add(&mut self, name: &str, how: &str, faults: Vec<Fault>) {
        let kinds = self.0.iter().filter(|known| known.starts_with(name)).count();
        // Torn copies of one text break a law in the same place again and again.
        const ENOUGH: usize = 6;
        for fault in faults.into_iter().take(ENOUGH.saturating_sub(kinds)) {
            let known = self.0.iter().any(|known| known.starts_with(name) && known.contains(&fault.to_string()));
            if !known {
                self.0.push(format!("{name} ({how}): {fault}"));
            }
        }
    }

    #[track_caller]
    fn none(self) {
        assert!(self.0.is_empty(), "{} laws are broken:\n{}", self.0.len(), self.0.join("\n"));
    }
}

#[test]
fn every_fixture_and_its_twins() {
    let mut found = Found::default();
    for Text { name, text } in fixtures() {
        for (how, twin) in TWINS.into_iter().filter(|(how, _)| !(name.ends_with(".htm") && TEARS_TAGS.contains(how))) {
            found.add(&name, how, shown::faults(&twin(&text)));
        }
    }
    found.none();
}

#[test]
fn every_text_cut_short() {
    const MOST: usize = 60;
    let mut found = Found::default();
    for Text { name, text } in fixtures() {
        for cut in cuts(&text, MOST) {
            let Some(prefix) = text.get(..cut) else { continue };
            found.add(&name, &format!("cut at byte {cut}"), faults(prefix));
        }
    }
    found.none();
}

#[test]
fn every_text_without_one_of_its_lines() {
    const MOST: usize = 60;
    let mut found = Found::default();
    for Text { name, text } in fixtures() {
        for line in spread((0..text.lines().count()).collect(), MOST) {
            found.add(&name, &format!("without line {}", line + 1), faults(&without(&text, line)));
        }
    }
    found.none();
}

#[test]
fn texts_that_nobody_would_write() {
    // The same texts every time: a test that fails now and then is not believed.
    let cases = std::env::var("LAWS_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let outcome = runner.run(&made::texts(fixtures()), |text| {
        let broken: Vec<_> = shown::faults(&text).iter().map(Fault::to_string).collect();
        if broken.is_empty() { Ok(()) } else { Err(TestCaseError::fail(broken.join("\n"))) }
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

/// A filing holds many schedules; one schedule over and over finds what grows where it should not.
const TIMES: usize = 25;

#[test]
fn every_text_many_times_over() {
    let mut found = Found::default();
    for Text { name, text } in fixtures() {
        found.add(&name, "many times over", shown::faults(&text.repeat(TIMES)));
    }
    found.none();
}

#[test]
fn line_ends_do_not_change_the_reading() {
    let mut found = Found::default();
    for Text { name, text } in fixtures() {
        found.add(&name, "either line end", line_ends(&text));
    }
    found.none();
}

/// Whether a text says something else with the other line ends.
fn line_ends(text: &str) -> Vec<Fault> {
    let said = |text: &str| read(text).map(|opened| without_places(&json(&opened))["documents"].take());
    match (said(&text.replace("\r\n", "\n")), said(&crlf(text))) {
        (Ok(lf), Ok(crlf)) if lf == crlf => Vec::new(),
        (Ok(_), Ok(_)) => vec![Fault { law: "line ends say nothing".into(), line: 0, words: String::new() }],
        (lf, crlf) => [lf, crlf].into_iter().filter_map(Result::err).collect(),
    }
}

#[test]
fn the_larger_collection() {
    let Some(texts) = collection() else {
        println!("No larger collection of filings lies beside the project: only the fixtures were read.");
        return;
    };
    println!("{} texts of the larger collection", texts.len());
    /// A text as long as this is read whole and not cut short: it would take minutes.
    const SMALL: usize = 12_000;
    // LAWS=all takes every twin and many cuts: minutes, and best with --release.
    let all = std::env::var("LAWS").is_ok_and(|wanted| wanted == "all");
    let most = if all { 200 } else { 6 };
    let mut found = Found::default();
    for Text { name, text } in texts {
        let twins = TWINS.into_iter().take(if all { TWINS.len() } else { 1 });
        for (how, twin) in twins.filter(|(how, _)| !(name.ends_with(".htm") && TEARS_TAGS.contains(how))) {
            found.add(&name, how, shown::faults(&twin(&text)));
        }
        found.add(&name, "either line end", line_ends(&text));
        if all && text.len() < SMALL {
            found.add(&name, "many times over", shown::faults(&text.repeat(TIMES)));
        }
        if text.len() < SMALL {
            for cut in cuts(&text, most) {
                let Some(prefix) = text.get(..cut) else { continue };
                found.add(&name, &format!("cut at byte {cut}"), faults(prefix));
            }
        }
    }
    found.none();
}

/// The reading without what counts characters.
fn without_places(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(without_places).collect(),
        Value::Object(members) => {
            let kept = members.iter().filter(|(key, _)| !matches!(key.as_str(), "at" | "related"));
            Value::Object(kept.map(|(key, value)| (key.clone(), without_places(value))).collect())
        }
        other => other.clone(),
    }
}
