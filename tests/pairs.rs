//! Two documents against what differs between them: every NAME.a.txt and NAME.b.txt of `tests/pairs/` against
//! NAME.delta, which a person has checked. `BLESS=1 cargo test --test pairs` writes those anew.

#![allow(clippy::expect_used, clippy::panic)]

mod support;

use std::fs;
use std::path::Path;

use amendment_viewer::check::compare::{Change, Delta, Remark, Row};
use amendment_viewer::check::names::evidence::Evidence;
use amendment_viewer::check::stated::verdicts::Verdict;
use amendment_viewer::text::Words;
use amendment_viewer::text::lines::Lines;
use amendment_viewer::{Opened, compare, compare_as, open};
use support::delta::{Texts, told};
use support::{difference, path};

fn opened(file: &Path) -> Opened {
    let name = file.file_name().expect("a name").to_string_lossy();
    open(&name, fs::read(file).expect("a text"), None)
}

fn delta(before: &Opened, after: &Opened) -> Delta {
    compare((before, 0), (after, 0)).expect("both hold a document")
}

fn shown(before: &Opened, after: &Opened) -> String {
    let (a, b) = (Lines::of_flat(&before.flat), Lines::of_flat(&after.flat));
    told(&delta(before, after), &Texts { before: &a, after: &b })
}

#[test]
fn every_pair_differs_as_expected() {
    let entries = fs::read_dir(path("pairs")).expect("the pairs").map(|entry| entry.expect("a file").file_name());
    let mut names: Vec<String> =
        entries.filter_map(|name| name.to_string_lossy().strip_suffix(".a.txt").map(str::to_owned)).collect();
    names.sort();
    assert!(names.len() >= 8, "{} pairs", names.len());
    let mut differences = Vec::new();
    for name in names {
        let side = |side: &str| opened(&path(&format!("pairs/{name}.{side}.txt")));
        differences.extend(difference(&format!("pairs/{name}.delta"), &shown(&side("a"), &side("b"))));
    }
    assert!(differences.is_empty(), "\n{}\nBLESS=1 cargo test writes the files anew.", differences.join("\n"));
}

/// The remarks that stand before everything else, for input that a person may well give.
#[test]
fn what_is_no_pair_is_said_and_still_shown() {
    let pair = |name: &str| {
        let [before, after] = ["a", "b"].map(|side| opened(&path(&format!("pairs/{name}.{side}.txt"))));
        delta(&before, &after)
    };
    assert_eq!(pair("itself").remarks, [Remark::SameText, Remark::NothingChanged]);
    assert_eq!(pair("rewrapped").remarks, [Remark::SameNumber, Remark::NothingChanged]);
    let other = pair("other-agreement");
    assert_eq!(other.remarks, [Remark::Strangers], "said once");
    assert_eq!((other.tally.added, other.tally.removed), (2, 10));
    let backwards = pair("backwards");
    assert_eq!(backwards.remarks, [Remark::Backwards]);
    assert_eq!((backwards.tally.added, backwards.tally.removed), (0, 1), "as they were picked");
    let scope = pair("other-scope");
    assert_eq!(scope.remarks, [Remark::OtherScope]);
    assert_eq!(scope.tally.unchanged, 5);
    assert_eq!(pair("part-before").remarks, [Remark::PartBefore]);
    let empty = pair("empty");
    assert_eq!(empty.remarks, [Remark::EmptyAfter]);
    assert!(!empty.schedules.is_empty(), "what stood before is shown");
    let opened = opened(&path("pairs/itself.a.txt"));
    assert_eq!(compare((&opened, 0), (&opened, 1)), None, "there is no second document");
}

/// Without an agreement or anybody in common no likeness is a renaming or a move, and nobody is blamed for what is not
/// said; the same names in lists of one house are.
#[test]
fn nothing_is_renamed_between_strangers() {
    let [before, after] = ["a", "b"].map(|side| opened(&path(&format!("pairs/strangers.{side}.txt"))));
    let told = delta(&before, &after);
    assert_eq!(told.remarks, [Remark::Strangers]);
    assert_eq!((told.tally.renamed, told.tally.moved), (0, 0));
    assert!(!told.maybe.is_empty(), "what is alike is offered");
    assert!(told.statements.iter().all(|one| one.verdict == Verdict::CannotTell));
    let of_one_house = |opened: &Opened| {
        let text = opened.flat.text.replace("Pelton Services, Inc.", "Fernholm Distributors, Inc.");
        open("b.txt", text.as_bytes(), None)
    };
    let related = delta(&before, &of_one_house(&after));
    assert_eq!(related.remarks, [Remark::OtherAgreement]);
    assert!(related.tally.renamed > 3 && related.tally.moved > 0, "{:?}", related.tally);
}

/// Comparing the other way round finds the same pairs, with what came in and what went out exchanged.
#[test]
fn the_way_back_mirrors_the_way_there() {
    for name in ["family", "values", "moved-and-sorted", "same-place", "rewrapped"] {
        let [before, after] = ["a", "b"].map(|side| opened(&path(&format!("pairs/{name}.{side}.txt"))));
        let (there, back) = (delta(&before, &after).tally, delta(&after, &before).tally);
        assert_eq!(
            (there.added, there.removed, there.moved, there.changed),
            (back.removed, back.added, back.moved, back.changed),
            "{name}"
        );
    }
}

/// Whatever two texts are compared, each portfolio of both sides stands in one row, and none is lost or made up.
#[test]
fn no_portfolio_is_lost_whatever_is_compared() {
    let folder = |name: &str| fs::read_dir(path(name)).expect("a folder").map(|entry| entry.expect("a file").path());
    let text = |file: &std::path::PathBuf| file.extension().is_some_and(|end| end == "txt" || end == "htm");
    let mut files: Vec<_> = ["cases", "pairs", "signatures"].into_iter().flat_map(folder).filter(text).collect();
    files.sort();
    let texts: Vec<Opened> = files.iter().map(|file| opened(file)).collect();
    assert!(texts.len() > 50);
    for (i, before) in texts.iter().enumerate() {
        // Neighbours, and two that have nothing to do with it.
        for after in [i, i + 1, i + 7, i + 23].map(|k| &texts[k % texts.len()]) {
            accounted_for(before, after);
        }
    }
}

fn accounted_for(before: &Opened, after: &Opened) {
    let Some(delta) = compare((before, 0), (after, 0)) else { return };
    let listed = |opened: &Opened| -> Vec<u32> {
        let schedules = &opened.reading.documents[0].schedules;
        let all = schedules.iter().flat_map(|schedule| &schedule.funds).flat_map(|fund| &fund.portfolios);
        all.map(|portfolio| portfolio.name.span.start).collect()
    };
    let rows = || delta.schedules.iter().flat_map(|schedule| &schedule.funds).flat_map(|fund| &fund.rows);
    let sides = |row: &Row| (row.change != Change::MovedHere, row.change != Change::MovedAway);
    let mut old: Vec<u32> =
        rows().filter(|row| sides(row).0).filter_map(|row| Some(row.before.as_ref()?.span.start)).collect();
    let mut new: Vec<u32> =
        rows().filter(|row| sides(row).1).filter_map(|row| Some(row.after.as_ref()?.span.start)).collect();
    // What instructions add or rename stands in no list.
    let there = listed(after);
    new.retain(|at| there.contains(at));
    let names = (&before.source.name, &after.source.name);
    for (mut listed, rows) in [(listed(before), &mut old), (there, &mut new)] {
        listed.sort_unstable();
        rows.sort_unstable();
        assert_eq!(&listed, rows, "{names:?}");
    }
    let words = |which: fn(&amendment_viewer::check::compare::Piece) -> bool| -> usize {
        let pieces = delta.prose.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
        pieces.filter(|piece| which(piece)).map(|piece| piece.text.split(' ').count()).sum()
    };
    let back = compare((after, 0), (before, 0)).expect("both are there");
    let mirrored = |delta: &Delta| -> usize {
        let pieces = delta.prose.paragraphs.iter().flat_map(|paragraph| &paragraph.pieces);
        pieces.filter(|piece| piece.before.is_some()).map(|piece| piece.text.split(' ').count()).sum()
    };
    assert_eq!(words(|piece| piece.after.is_some()), mirrored(&back), "no word of the rest is lost: {names:?}");
}

/// A pair that is only offered becomes a renaming when a person says so; what the text itself settles does not.
#[test]
fn a_person_may_count_two_names_as_one() {
    let [before, after] = ["a", "b"].map(|side| opened(&path(&format!("pairs/same-place.{side}.txt"))));
    let plain = delta(&before, &after);
    let pair = &plain.maybe[0];
    let start = |opened: &Opened, words: &Words| opened.flat.text[..words.span.start as usize].encode_utf16().count();
    let decided = [start(&before, &pair.before) as u32, start(&after, &pair.after) as u32];
    let told = compare_as((&before, 0), (&after, 0), &decided).expect("both hold a document");
    let (one, other) = (&plain.tally, &told.tally);
    assert_eq!((other.renamed, other.added, other.removed), (one.renamed + 1, one.added - 1, one.removed - 1));
    assert_eq!(told.maybe.len(), plain.maybe.len() - 1);
    let rows = |delta: &Delta| -> Vec<Row> {
        delta.schedules.iter().flat_map(|one| &one.funds).flat_map(|fund| &fund.rows).cloned().collect()
    };
    let counted = rows(&told).into_iter().find(|row| row.evidence == Some(Evidence::Decided)).expect("the renaming");
    assert_eq!((&counted.before, &counted.after), (&Some(pair.before.clone()), &Some(pair.after.clone())));
    let kept = rows(&plain).into_iter().find(|row| row.change == Change::Kept).expect("a row that stays");
    let at = |opened: &Opened, words: &Option<Words>| start(opened, words.as_ref().expect("a name")) as u32;
    let settled = [at(&before, &kept.before), decided[1]];
    assert_eq!(compare_as((&before, 0), (&after, 0), &settled).expect("both hold a document").tally, plain.tally);
}
