//! The drafting checks: what they must find, and what they must let pass.
//!
//! Every rule has a text of its own, `tests/lint/RULE.txt`, or a folder of them for a rule that needs several; beside
//! it all that is found there, which a person has checked. `BLESS=1 cargo test --test lint` writes those anew.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use amendment_viewer::check::lint;
use amendment_viewer::model::Problem;
use amendment_viewer::{Opened, open, problems_of_set};
use support::{difference, path, sample};

#[test]
fn the_sample_has_three_faults() {
    let opened = sample::sample();
    let found: Vec<_> = opened.show(|subject| {
        let problems = &subject.reading.documents[0].problems;
        problems
            .iter()
            .map(|problem| {
                let line = subject.lines.line_at(problem.span.start);
                let column = problem.span.start - subject.lines.list[line].span.start + 1;
                format!("{}:{column} {:?} {}: {}", line + 1, problem.severity, problem.rule, problem.message)
            })
            .collect()
    });
    assert_eq!(
        found,
        [
            "29:7 Note label-number: “PORTFOLIOS” on line 29 stands over one name, “NEV Worldwide Allocation Fund”; \
             “NEV SINGLE SERIES TRUST” and “NEV TAX-FREE FUNDS” have the singular.",
            "123:7 Note out-of-order: “NEV Property Fund” on line 123 stands last, after “NEV Total Bond Fund”; \
             every other list of Schedule A-1 is in alphabetical order.",
            "160:53 Warning unbalanced-parenthesis: The parenthesis opened before “LISTED ON SCHEDULE A-1” on line 160 \
             is never closed.",
        ]
    );
}

/// The rules' names, those of the reader's doubts and of sets of documents among them.
fn rules() -> Vec<&'static str> {
    let of_one = lint::RULES.iter().map(|rule| rule.name).chain(["low-confidence"]);
    of_one.chain(lint::SET_RULES.iter().map(|rule| rule.name)).collect()
}

#[test]
fn every_rule_has_a_name_of_its_own_and_a_manual() {
    let names = rules();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    for rule in names {
        let manual = lint::manual(rule).expect("a manual");
        assert!(manual.len() > 60, "{rule}: {manual}");
    }
    assert_eq!(lint::manual("no-such-rule"), None);
}

#[test]
fn every_rule_finds_what_it_is_for() {
    let mut differences = Vec::new();
    for rule in rules() {
        let texts = texts(rule);
        let found = found(&texts);
        assert!(found.lines().any(|line| line.contains(&format!(" {rule}: "))), "{rule} finds nothing:\n{found}");
        differences.extend(difference(&format!("lint/{rule}.found"), &found));
    }
    assert!(differences.is_empty(), "\n{}\nBLESS=1 cargo test writes the files anew.", differences.join("\n"));
}

/// The words that a manual quotes as its example are those of the rule's own text.
#[test]
fn the_example_of_a_manual_is_its_test() {
    for rule in rules().into_iter().filter(|rule| *rule != "low-confidence") {
        let manual = lint::manual(rule).expect("a manual");
        let (_, example) = manual.split_once("Example: ").expect(rule);
        let texts = texts(rule);
        let written: Vec<String> = texts.iter().map(|opened| words_of(&opened.flat.text)).collect();
        let quoted = quoted(example);
        assert!(!quoted.is_empty(), "{rule}: {example}");
        for words in quoted {
            assert!(written.iter().any(|text| text.contains(&words)), "{rule}: {words:?} is not in its text");
        }
    }
}

/// One text, or those of a folder.
fn texts(rule: &str) -> Vec<Opened> {
    let folder = path("lint").join(rule);
    let mut files: Vec<PathBuf> = match fs::read_dir(&folder) {
        Ok(entries) => entries.map(|entry| entry.expect("a file").path()).collect(),
        Err(_) => vec![path("lint").join(format!("{rule}.txt"))],
    };
    files.sort();
    let read = |file: &PathBuf| {
        let name = file.file_name().expect("a name").to_string_lossy();
        open(&name, fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display())), None)
    };
    files.iter().map(read).collect()
}

/// All that is found in some texts, and in all of them together.
fn found(texts: &[Opened]) -> String {
    let documents: Vec<(&Opened, usize)> =
        texts.iter().flat_map(|opened| (0..opened.reading.documents.len()).map(move |i| (opened, i))).collect();
    let own = documents
        .iter()
        .flat_map(|&(opened, i)| opened.reading.documents[i].problems.iter().map(move |problem| told(opened, problem)));
    let together = problems_of_set(&documents).into_iter().map(|(i, problem)| told(documents[i].0, &problem));
    own.chain(together).collect()
}

fn told(opened: &Opened, problem: &Problem) -> String {
    let line = opened.flat.text[..problem.span.start as usize].matches('\n').count() + 1;
    format!("{}:{line} {:?} {}: {}\n", opened.source.name, problem.severity, problem.rule, problem.message)
}

fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in quotation marks, backticks or asterisks; where something is left out, the words before and after it.
fn quoted(example: &str) -> Vec<String> {
    let (mut out, mut rest) = (Vec::new(), example);
    while let Some(at) = rest.find(['"', '`', '*']) {
        let mark = &rest[at..at + 1];
        let Some((inside, behind)) = rest[at + 1..].split_once(mark) else { break };
        let names = if mark == "*" { inside.split(", ").collect() } else { vec![inside] };
        let words = names.into_iter().flat_map(|name| name.split('…')).map(words_of);
        out.extend(words.filter(|words| !words.is_empty()));
        rest = behind;
    }
    out
}
