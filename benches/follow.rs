//! What following an agreement costs, against reading it: comparing two schedules of 500 portfolios must take less than
//! reading them, and a timeline of 40 amendments less than ten readings of one. `cargo bench --bench follow` prints a
//! table and says where a bound is not kept.
//!
//! Only ratios within one run count: the rounds are interleaved, and the best round of each stage is compared. Where the
//! system tells it, the time is that on the processor: on a busy machine a long stage waits more often than a short one,
//! and would seem to cost more than in proportion.

use std::hint::black_box;
use std::time::{Duration, Instant};

use amendment_viewer::check::timeline::consolidated;
use amendment_viewer::{Opened, compare, open, timelines};

/// Enough for the best round to be a quiet one.
const ROUNDS: usize = 9;
const PORTFOLIOS: usize = 500;
const AMENDMENTS: usize = 40;

fn main() {
    let texts: Vec<String> = (1..=2 * AMENDMENTS).map(amendment).collect();
    let large: Vec<String> = [1, 2].map(|number| list(number, 4 * PORTFOLIOS)).to_vec();
    let opened: Vec<Opened> = texts.iter().map(|text| read(text)).collect();
    let [a, b] = [&large[0], &large[1]].map(|text| read(text));
    let all = |count: usize| opened[..count].iter().map(|opened| (opened, 0)).collect::<Vec<_>>();
    let (half, whole, double) = (all(AMENDMENTS / 2), all(AMENDMENTS), all(2 * AMENDMENTS));
    let history = timelines(&whole);
    assert_eq!(history.agreements.len(), 1, "one agreement");
    let totals = &history.agreements[0].totals;
    assert!(totals.len() == AMENDMENTS && totals.iter().all(|&total| total >= PORTFOLIOS), "{totals:?}");
    let stages: [(&str, &dyn Fn()); 8] = [
        ("read one", &|| drop(black_box(read(&texts[0])))),
        ("read two", &|| drop(black_box([read(&texts[0]), read(&texts[1])]))),
        ("compare two", &|| drop(black_box(compare((&opened[0], 0), (&opened[1], 0))))),
        ("compare two, 4 times as long", &|| drop(black_box(compare((&a, 0), (&b, 0))))),
        ("timeline of 20", &|| drop(black_box(timelines(&half)))),
        ("timeline of 40", &|| drop(black_box(timelines(&whole)))),
        ("timeline of 80", &|| drop(black_box(timelines(&double)))),
        ("consolidated", &|| drop(black_box(consolidated(&history.agreements[0], None)))),
    ];
    let mut best = [Duration::MAX; 8];
    for _ in 0..ROUNDS {
        for ((_, stage), best) in stages.iter().zip(&mut best) {
            let (started, busy) = (Instant::now(), on_processor());
            stage();
            let spent = on_processor().zip(busy).map(|(now, then)| now.saturating_sub(then));
            *best = (*best).min(spent.unwrap_or_else(|| started.elapsed()));
        }
    }
    for ((name, _), best) in stages.iter().zip(best) {
        println!("{name:32}{:>10.3} ms", best.as_secs_f64() * 1000.0);
    }
    let ratio = |a: usize, b: usize| best[a].as_secs_f64() / best[b].as_secs_f64();
    let bounds = [
        ("comparing two, of reading them", ratio(2, 1), 1.0),
        ("four times as long, of once", ratio(3, 2), 5.0),
        ("timeline of 40, of reading one", ratio(5, 0), 10.0),
        ("timeline of 40, of 20", ratio(5, 4), 2.5),
        ("timeline of 80, of 40", ratio(6, 5), 2.5),
    ];
    for (name, ratio, bound) in bounds {
        let kept = if ratio <= bound { "kept" } else { "NOT KEPT" };
        println!("{name:32}{ratio:>10.2}  at most {bound:.1}: {kept}");
    }
}

/// How long this thread has run on a processor; none where the system does not say.
fn on_processor() -> Option<Duration> {
    // The system brings its account up to date when a thread gives way.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn read(text: &str) -> Opened {
    open("bench.txt", text.as_bytes(), None)
}

/// An amendment that replaces the schedule: against the one before, a portfolio comes in, one goes out, one is renamed.
fn amendment(number: usize) -> String {
    list(number, PORTFOLIOS)
}

fn list(number: usize, portfolios: usize) -> String {
    let mut out = format!(
        "                              AMENDMENT NO. {number}\n                                       TO\n\
         \x20                        MASTER DISTRIBUTION AGREEMENT\n\n\
         \x20    The Master Distribution Agreement (the \"Agreement\") made as of May 6, 1990, by and\nbetween Larch Funds \
         Trust (the \"Trust\") and Poplar Distributors, Inc. (the\n\"Distributor\") is hereby amended as follows:\n\n\
         \x20    1. The name of Larch {} Renamed Fund is changed to Larch {} Renamed Fund.\n\n\
         \x20    2. Schedule A of the Agreement is hereby deleted in its entirety and replaced with\nthe following:\n\n\
         \x20                                 \"SCHEDULE A\n",
        number - 1,
        number
    );
    let mut row = |i: usize, name: String| {
        if i.is_multiple_of(20) {
            out.push_str(&format!("\n     LARCH {} FUNDS\n\n", i / 20));
        }
        out.push_str(&format!("     {name}\n"));
    };
    row(0, format!("Larch {number} Renamed Fund"));
    for i in 1..=portfolios {
        // What an amendment adds stays for as long as the list has room for it.
        let age = (number + i) % portfolios;
        let name = if age < number { format!("Larch {i} Younger Value Fund") } else { format!("Larch {i} Value Fund") };
        row(i, name);
    }
    let year = 1991 + number / 12;
    out.push_str(&format!(
        "\"\n\n     All other provisions of the Agreement remain in full force and effect.\n\nDated:  {} {}, {year}\n\n\
         \x20                                  LARCH FUNDS TRUST\n\n\
         \x20                                  By:    /s/ Ada Quist\n                                          ------------\n\
         \x20                                  Name:  Ada Quist\n                                   Title: President\n",
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
            [number % 12],
        number % 28 + 1
    ));
    out
}
