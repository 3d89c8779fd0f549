//! A timeline as a person reads it: a row a portfolio, a column a document.

use std::fmt::Write;

use amendment_viewer::check::timeline::{Consolidated, Row, State, Timeline, Why};
use amendment_viewer::text::lines::Lines;

pub fn told(timeline: &Timeline, names: &[String]) -> String {
    let mut out = String::new();
    let scope = if timeline.scope.is_empty() { String::new() } else { format!(" ({})", timeline.scope) };
    let _ = writeln!(out, "{}{scope}", timeline.agreement.as_deref().unwrap_or("no agreement named"));
    for (i, column) in timeline.columns.iter().enumerate() {
        let number = column.number.map_or("-".to_owned(), |number| format!("No. {number}"));
        let number = if column.is_agreement { "Agreement".to_owned() } else { number };
        let effective =
            if column.effective == column.day { String::new() } else { format!(", effective {}", column.effective) };
        let draft = if column.draft { ", draft" } else { "" };
        let gap = if column.after_gap { ", behind a gap" } else { "" };
        let counts = &column.counts;
        let _ = writeln!(
            out,
            "  [{i}] {number}, {}{effective}{draft}{gap}: {}; +{} -{} ~{} >{}, {} listed{}",
            column.day,
            names.get(column.document).map_or("?", String::as_str),
            counts.added,
            counts.removed,
            counts.renamed,
            counts.moved,
            counts.listed,
            if counts.whole { ", whole" } else { "" }
        );
    }
    for document in &timeline.undated {
        let _ = writeln!(out, "  undated: {}", names.get(*document).map_or("?", String::as_str));
    }
    for gap in &timeline.gaps {
        let _ = writeln!(out, "  missing: {} to {}, before [{}]", gap.first, gap.last, gap.column);
    }
    for (number, columns) in &timeline.twins {
        let _ = writeln!(out, "  No. {number} several times: {columns:?}");
    }
    for (a, b) in &timeline.disorder {
        let _ = writeln!(out, "  numbers run against dates: [{a}], [{b}]");
    }
    for fund in &timeline.funds {
        let name = fund.fund.as_deref().unwrap_or("(no fund)");
        let former = if fund.former.is_empty() {
            String::new()
        } else {
            format!("  until [{}] {}", fund.since, fund.former.join(", "))
        };
        let _ = writeln!(out, "\n{:<58}{}{former}", format!("{} / {name}", fund.schedule), numbers(&fund.in_force));
        let rows = timeline.rows.get(fund.first..fund.first + fund.count).expect("the rows of the fund");
        rows.iter().for_each(|row| told_row(&mut out, row, timeline.repeats(row, timeline.columns.len() - 1)));
    }
    let _ = writeln!(out, "\n{:<58}{}", "in force", numbers(&timeline.totals));
    let _ = writeln!(out, "{:<58}{}", "registrants", numbers(&timeline.registrants));
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n"
}

fn numbers(all: &[usize]) -> String {
    all.iter().map(|number| format!("{number:>3} ")).collect()
}

fn told_row(out: &mut String, row: &Row, repeats: bool) {
    let name = row.names.last().map_or("", |name| name.words.value.as_str());
    let sign = |state: State| match state {
        State::Absent => ".",
        State::Listed => "o",
        State::Carried => "-",
        State::Added => "+",
        State::Removed => "x",
        State::Renamed => "~",
        State::Moved => ">",
    };
    let cells: String = row
        .cells
        .iter()
        .map(|cell| format!("{:>2}{} ", sign(cell.state), if cell.doubt.is_some() { "?" } else { " " }))
        .collect();
    let former: Vec<_> = row.names.iter().rev().skip(1).map(|name| name.words.value.as_str()).collect();
    let former = if former.is_empty() { String::new() } else { format!("  was {}", former.join(", ")) };
    let lone = if row.lone { "  a registrant without portfolios" } else { "" };
    let again = if repeats { "  counted already" } else { "" };
    let _ = writeln!(out, "  {name:<56}{cells}  {}..{}{former}{lone}{again}", row.first, row.last);
}

pub fn told_schedule(list: &Consolidated, timeline: &Timeline, lines: &[Lines<'_>]) -> String {
    let day = list.day.map_or("the end".to_owned(), |day| day.to_string());
    let mut out = format!("as of {day}: {} portfolios in {} rows\n", list.portfolios, list.rows.len());
    for doubt in &list.doubts {
        let why = match doubt.why {
            Why::Missing(first, last) => format!("Nos. {first} to {last} are missing"),
            Why::Start => "only a change is printed".to_owned(),
            Why::NotPrinted => "the new schedule is not printed".to_owned(),
        };
        let _ = writeln!(out, "  uncertain from [{}] on: {why}", doubt.column);
    }
    let place = |(column, cell): (usize, amendment_viewer::check::timeline::Cell)| {
        let document = timeline.columns.get(column).map(|column| column.document);
        let line = document.and_then(|i| lines.get(i)).zip(cell.at).map(|(lines, at)| lines.line_at(at.start) + 1);
        format!("[{column}] line {}", line.map_or("-".to_owned(), |line| line.to_string()))
    };
    for row in &list.rows {
        let former = if row.former.is_empty() { String::new() } else { format!("; was {}", row.former.join(", ")) };
        let doubt = if row.doubt.is_some() { " ?" } else { "" };
        let (home, name) = (&row.home, &row.name.words.value);
        let _ = writeln!(
            out,
            "  {} / {} / {name}: since {}, last {}{former}{doubt}",
            home.schedule,
            home.fund.as_deref().unwrap_or("-"),
            place(row.since),
            place(row.listed)
        );
    }
    out
}
