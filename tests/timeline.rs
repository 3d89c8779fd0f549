//! Sets of documents against their histories: the texts of every folder of `tests/timeline/` against its `expected`,
//! which a person has checked. `BLESS=1 cargo test --test timeline` writes those anew. The days for which the schedule
//! in force is shown are the lines of `days`; without that file, the end.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use amendment_viewer::check::timeline::{State, Timeline, consolidated};
use amendment_viewer::model::Day;
use amendment_viewer::text::lines::Lines;
use amendment_viewer::{Opened, open, problems_of_set, timelines};
use support::timeline::{told, told_schedule};
use support::{difference, path};

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path());
    let mut files: Vec<_> =
        entries.filter(|file| file.extension().is_some_and(|extension| extension == "txt")).collect();
    files.sort();
    files
}

fn opened(files: &[PathBuf]) -> Vec<Opened> {
    let name = |file: &PathBuf| file.file_name().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|file| open(&name(file), fs::read(file).expect("a text"), None)).collect()
}

fn history(texts: &[Opened]) -> Vec<(&Opened, usize)> {
    texts.iter().flat_map(|opened| (0..opened.reading.documents.len()).map(move |i| (opened, i))).collect()
}

fn shown(texts: &[Opened], days: &[Option<Day>]) -> String {
    let documents = history(texts);
    let found = timelines(&documents);
    let names: Vec<String> = documents.iter().map(|(opened, _)| opened.source.name.clone()).collect();
    let lines: Vec<Lines<'_>> = documents.iter().map(|(opened, _)| Lines::of_flat(&opened.flat)).collect();
    let mut out: Vec<String> = Vec::new();
    for timeline in &found.agreements {
        out.push(told(timeline, &names));
        out.extend(days.iter().map(|day| told_schedule(&consolidated(timeline, *day), timeline, &lines)));
    }
    out.extend(found.aside.iter().map(|&i| format!("of no agreement: {}\n", names[i])));
    out.join("\n")
}

fn days(folder: &Path) -> Vec<Option<Day>> {
    let Ok(days) = fs::read_to_string(folder.join("days")) else { return vec![None] };
    let day = |line: &str| {
        let mut parts = line.split('-').map(|part| part.parse::<u16>().expect("a number"));
        let mut part = || parts.next().expect("a day");
        Day { year: part(), month: part() as u8, day: part() as u8 }
    };
    days.lines().map(|line| Some(day(line))).chain([None]).collect()
}

#[test]
fn every_set_has_the_history_expected() {
    let folders = fs::read_dir(path("timeline")).expect("the sets").map(|entry| entry.expect("a folder").path());
    let mut folders: Vec<_> = folders.filter(|folder| folder.is_dir()).collect();
    folders.sort();
    assert!(folders.len() >= 4, "{} sets", folders.len());
    let mut differences = Vec::new();
    for folder in folders {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let texts = opened(&files(&folder));
        differences.extend(difference(&format!("timeline/{name}/expected"), &shown(&texts, &days(&folder))));
    }
    assert!(differences.is_empty(), "\n{}\nBLESS=1 cargo test writes the files anew.", differences.join("\n"));
}

/// The order in which the texts are opened makes no difference.
#[test]
fn a_history_does_not_depend_on_the_order_of_opening() {
    let files = files(&path("timeline/split"));
    let names = |timeline: &Timeline| -> Vec<String> {
        timeline.rows.iter().filter_map(|row| row.names.last()).map(|name| name.words.value.to_string()).collect()
    };
    let there = timelines(&history(&opened(&files)));
    let back: Vec<PathBuf> = files.iter().rev().cloned().collect();
    let back = timelines(&history(&opened(&back)));
    assert_eq!(there.agreements.len(), 1);
    assert_eq!(names(&there.agreements[0]), names(&back.agreements[0]));
    assert_eq!(there.agreements[0].totals, back.agreements[0].totals);
}

/// The drafting check of a set: which number is missing, and where it is noticed.
#[test]
fn a_missing_amendment_is_a_problem_of_the_one_behind_it() {
    let texts = opened(&files(&path("timeline/orders")));
    let found: Vec<_> = problems_of_set(&history(&texts))
        .into_iter()
        .map(|(i, problem)| (texts[i].source.name.clone(), problem.rule, problem.message))
        .collect();
    let message = "Amendments No. 4 and No. 5 are not among these documents: No. 6 follows No. 3.";
    assert_eq!(found, [("no6.txt".to_owned(), "amendment-gap", message.to_owned())]);
    assert!(amendment_viewer::manual("amendment-gap").is_some_and(|manual| manual.contains("Example: ")));
}

/// Three amendments of one agreement lie beside the project where it is worked on. Their facts are counts, not names.
#[test]
fn three_amendments_with_one_missing_read_as_they_should() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/fund");
    if !folder.is_dir() {
        println!("../shared/corpus/fund is absent: nothing to compare with.");
        return;
    }
    let three = |file: &PathBuf| {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        ["t01", "t02", "t03"].iter().any(|start| name.starts_with(start))
    };
    let texts = opened(&files(&folder).into_iter().filter(three).collect::<Vec<_>>());
    let found = timelines(&history(&texts));
    assert_eq!(found.agreements.len(), 1);
    let timeline = &found.agreements[0];
    let numbers: Vec<_> = timeline.columns.iter().map(|column| column.number).collect();
    assert_eq!(numbers, [Some(1), Some(3), Some(4)]);
    assert_eq!(timeline.gaps.iter().map(|gap| (gap.first, gap.last, gap.column)).collect::<Vec<_>>(), [(2, 2, 1)]);
    assert_eq!(timeline.totals, [29, 31, 32]);
    assert_eq!(timeline.registrants.last(), Some(&9), "two stand in both schedules, and are counted once");
    let did: Vec<_> =
        timeline.columns.iter().map(|column| column.counts).map(|c| (c.added, c.removed, c.renamed)).collect();
    assert_eq!(did, [(0, 0, 0), (3, 1, 2), (3, 2, 0)]);
    let renamed = timeline.rows.iter().filter(|row| row.cells.iter().any(|cell| cell.state == State::Renamed)).count();
    assert_eq!(renamed, 2, "one row through both names");
    let schedules: std::collections::BTreeSet<_> = timeline.funds.iter().map(|fund| fund.schedule.as_str()).collect();
    assert_eq!(
        schedules.into_iter().collect::<Vec<_>>(),
        ["Schedule A-1", "Schedule A-2"],
        "by the letter it bears now"
    );
    let list = consolidated(timeline, None);
    assert_eq!((list.rows.len(), list.doubts.as_slice()), (32, [].as_slice()), "the last one prints everything");
}
