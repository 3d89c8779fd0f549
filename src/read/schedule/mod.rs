//! Schedules: the lists of funds and portfolios that an agreement covers.
//!
//! heading → body (rows) → columns → entries (names with their values) → levels → funds.

pub mod aside;
pub mod assemble;
mod below;
mod beside;
pub mod body;
mod boxes;
mod broken;
mod broken_heads;
mod bullets;
mod by_column;
mod class;
pub mod columns;
mod companies;
mod contrast;
mod draft;
mod drops;
pub mod entry;
mod evidence;
mod figure;
mod former;
mod hanging;
mod head_names;
pub mod heading;
mod heads;
mod initial;
mod joined;
mod kinds;
pub mod level;
mod middle;
pub mod name;
mod name_aside;
mod name_class;
mod name_front;
pub mod notes;
mod numbered;
mod offer;
mod one_line;
mod piped;
mod priced;
mod records;
pub mod row;
mod scattered;
mod sets;
mod share;
pub mod subtitle;
mod tails;
mod tally;
mod ticker;
mod tight;
pub mod value;
mod wrap;

use std::collections::HashSet;

use crate::model::{Date, Otherwise, Problem, Schedule, Severity, Way};
use crate::read::dates;
use crate::read::prose::Joined;
use crate::read::vocabulary::{ColumnKind, column_kind, ends_like_a_name};
use crate::text::LineRange;
use crate::text::fold::Folded;
use crate::text::lines::{Lines, Shape};

use entry::Entry;
use heading::Heading;
use level::Level;

/// Reads the schedule under `heading`, whose list stands in `list`; with what is doubtful about it. `signers` are those
/// who sign the document: what is called as they are is a registrant.
pub fn schedule(
    lines: &Lines<'_>,
    heading: &Heading,
    list: LineRange,
    titles: &[Folded],
    signers: &HashSet<Folded>,
) -> (Schedule, Vec<Problem>) {
    let mut body = body::body(lines, list, titles);
    let grid = columns::grid(lines, &body);
    let entries = entry::entries(lines, &mut body, &grid);
    let (levels, doubtful) = level::levels(&entries, grid.columns.len() > 1, signers);
    let mut problems = doubts(&entries, &levels, &doubtful);
    problems.extend(side_by_side(&entries).filter(|_| grid.unsure));
    let schedule = Schedule {
        id: heading.id.clone(),
        label: heading.label.clone(),
        complete: !heading.change,
        as_of: heading.as_of.clone().or_else(|| captions_day(lines, &entries, &levels)),
        columns: grid.columns.iter().filter_map(|column| column.head.clone()).collect(),
        lines: LineRange { start: heading.lines.start, end: last_said(lines, heading, list) },
        funds: assemble::funds(lines, &body, &grid, entries, &levels),
    };
    (schedule, problems)
}

/// "OAK FUNDS / at May 1, 2004": the day that stands with the words over a list is the day as of which it stands.
fn captions_day(lines: &Lines<'_>, entries: &[Entry], levels: &[Level]) -> Option<Date> {
    let captions = entries.iter().zip(levels).take_while(|(_, level)| **level == Level::Caption);
    let said = captions.flat_map(|(entry, _)| &entry.values).map(|value| Joined::of_pieces(lines, &value.pieces));
    said.filter_map(|joined| {
        let found = dates::find(&joined.text).into_iter().next()?;
        Some(Date { day: found.day, written: joined.words(lines, found.range) })
    })
    .next()
}

/// Whether most names of the schedules end as funds' do.
pub fn names_funds(schedules: &[Schedule]) -> bool {
    let names = || schedules.iter().flat_map(|s| &s.funds).flat_map(|fund| &fund.portfolios).map(|one| &one.name.value);
    names().filter(|name| ends_like_a_name(name)).count() * 2 > names().count()
}

/// Whether a list names separate accounts of an insurer, and no fund: its heading or the heads of its columns say so.
pub fn lists_accounts(lines: &Lines<'_>, schedule: &Schedule) -> bool {
    /// How many lines the heading, a subtitle and the heads take.
    const TOP: usize = 8;
    let top = schedule.lines.range().filter(|&i| lines.shape(i) == Shape::Text).take(TOP);
    let heads = |seen: &str| {
        ["separate account", "accounts of the ", "contracts of the "].iter().any(|front| seen.starts_with(front))
            || seen.contains("name of separate account")
    };
    let told = top.into_iter().any(|i| heads(&lines.seen(i).to_lowercase()));
    let funds = |name: &str| {
        let lower = name.to_lowercase();
        // "Oak Series Account" is an account.
        let account = lower.split([' ', '-', '(']).any(|word| word == "account");
        !account
            && ["fund", "portfolio", "series", "etf"]
                .iter()
                .any(|noun| lower.split([' ', '-']).any(|word| word == *noun))
    };
    told && !schedule.funds.iter().flat_map(|fund| &fund.portfolios).any(|portfolio| funds(&portfolio.name.value))
}

/// Whether a paragraph is a note in parentheses or stars whose mark some name of the list above it bears.
pub fn bears_note(lines: &Lines<'_>, list: LineRange, text: &str) -> bool {
    /// The names stand no farther above their notes: each note looks at so many lines alone.
    const FAR: u32 = 400;
    let near = LineRange { start: list.start.max(list.end.saturating_sub(FAR)), end: list.end };
    let marked = notes::footnote_mark(text).filter(|_| !text.starts_with(char::is_alphanumeric));
    marked.is_some_and(|mark| notes::borne_marks(lines, near).contains(mark))
}

/// Whether the lines of `list` are names of funds and say more than the names: values beside them, or classes.
pub fn is_list_of_values(lines: &Lines<'_>, list: LineRange, titles: &[Folded]) -> bool {
    let mut body = body::body(lines, list, titles);
    let grid = columns::grid(lines, &body);
    let entries = entry::entries(lines, &mut body, &grid);
    let names: Vec<&Entry> = entries.iter().filter(|e| !e.class_look && !e.name.name.value.is_empty()).collect();
    // "FUND" over the first column says what the names are of, however they end.
    let head = grid.columns.first().and_then(|column| column.head.as_ref());
    let headed =
        head.is_some_and(|head| matches!(column_kind(&head.value), Some(ColumnKind::Portfolio | ColumnKind::Fund)));
    let named = names.iter().filter(|e| headed || ends_like_a_name(&e.name.name.value)).count();
    let told = entries.iter().filter(|e| e.has_values() || e.class_look).count();
    body.prose.is_empty() && named >= 1 && named * 2 >= names.len() && told >= 2 && told * 2 >= names.len()
}

/// Where the list's last words stand: blanks and page marks after them belong to no list.
fn last_said(lines: &Lines<'_>, heading: &Heading, list: LineRange) -> u32 {
    let says = |&i: &usize| {
        matches!(lines.shape(i), Shape::Text | Shape::Rule) && !crate::read::furniture::is_furniture(lines, i)
    };
    list.range().rev().find(says).map_or(heading.lines.end, |i| i as u32 + 1)
}

/// Columns of names of which nothing says that they are: how they are read, and how they could be.
fn side_by_side(entries: &[Entry]) -> Option<Problem> {
    let named = |entry: &&Entry| !entry.name.name.value.is_empty();
    let beside = entries.iter().filter(named).find(|entry| entry.part > 0)?;
    let first = entries.iter().filter(named).find(|entry| entry.part == 0 && entry.line == beside.line)?;
    let (name, other) = (&first.name.name, &beside.name.name);
    Some(Problem {
        rule: "low-confidence",
        severity: Severity::Note,
        message: format!(
            "“{}” and “{}” stand side by side, and no head says what the columns hold. Both are read as names, column by column; the second could be said of the first, or the names could go on from column to column.",
            name.value, other.value
        ),
        span: name.span,
        related: vec![other.span],
        otherwise: None,
    })
}

/// "Sector" over names that have values: how it is read, and how it could be.
fn kind_or_name(entries: &[Entry], first: usize, rest: &[usize]) -> Problem {
    let name = &entries[first].name.name;
    let more = if rest.is_empty() { String::new() } else { format!(", like {} more in this list", rest.len()) };
    Problem {
        rule: "low-confidence",
        severity: Severity::Note,
        message: format!(
            "“{}” is read as the kind of what stands below it{more}; it could be a name of its own, whose values are missing. It has no values and is not called as the other names are: nothing else tells.",
            name.value
        ),
        span: name.span,
        related: rest.iter().map(|&i| entries[i].name.name.span).collect(),
        otherwise: None,
    }
}

/// Doubtful levels, told once a kind: how the first is read, and how it could be. Not told of a list in which nothing
/// is named as funds are: it is no list of them at either level.
fn doubts(entries: &[Entry], levels: &[Level], doubtful: &[usize]) -> Vec<Problem> {
    if !entries.iter().any(|entry| ends_like_a_name(&entry.name.name.value)) {
        return Vec::new();
    }
    let told = |level: Level| doubtful.iter().copied().filter(move |&i| levels[i] == level);
    let mut out = Vec::new();
    let kinds: Vec<usize> = told(Level::Group).collect();
    out.extend(kinds.split_first().map(|(&first, rest)| kind_or_name(entries, first, rest)));
    let (fund, portfolio) = (("a fund", "a fund over the names below"), ("a portfolio", "a portfolio itself"));
    for (level, read, other, way) in
        [(Level::Fund, fund, portfolio, Way::Portfolios), (Level::Portfolio, portfolio, fund, Way::Funds)]
    {
        let all: Vec<usize> = told(level).collect();
        // Portfolios that nothing follows are no doubt.
        let Some(&first) = all.first().filter(|&&i| level == Level::Fund || i + 1 < entries.len()) else { continue };
        let name = &entries[first].name.name;
        let more =
            if all.len() > 1 { format!(", like {} more set the same way", all.len() - 1) } else { String::new() };
        let told = |read: &str, chosen: &str, other: &str| {
            format!(
                "“{}” is read as {read}{more}{chosen}; it could be {other}. Indent, capitals and labels do not settle it here.",
                name.value
            )
        };
        out.push(Problem {
            rule: "low-confidence",
            severity: Severity::Note,
            message: told(read.1, "", other.1),
            span: name.span,
            related: all.iter().skip(1).map(|&i| entries[i].name.name.span).collect(),
            otherwise: Some(Box::new(Otherwise {
                name: other.0.to_owned(),
                first: read.0.to_owned(),
                message: told(other.1, ", as a person chose", read.1),
                way,
                chosen: false,
            })),
        });
    }
    out
}
